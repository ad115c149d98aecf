import type { RulesInForce, Verdict } from "@tramyte/core"
import { answersOf, type SqlOptions, type SqlQuestion, type SqlStatement, statement } from "./compileSql.ts"
import { plain, sql } from "./sql.ts"

/** Which part of a list, and how much of it. */
export interface ListOptions extends SqlOptions {
  /** `"unknown"` is the list of those to clarify. */
  readonly answer: Verdict
  /** At most so many people. */
  readonly limit?: number
  /** Only people whose ids come after this one: the last of the page before. */
  readonly after?: string
}

/**
 * Writes one of the three parts of a list as SQL: those to whom a question applies, those to whom it does not, and those
 * to clarify, whose answer rests on something that is not known. Rows are numbers and ids, in the order of ids by their bytes.
 *
 * @throws RulesError `TRAMYTE_RULES_NOT_IN_FORCE` for a rule or parameter that is not in force
 * @example
 * ```ts
 * import { listSql } from "@tramyte/sql"
 * import { loadVietNam } from "@tramyte/pack-vn"
 *
 * const { sql } = listSql(loadVietNam("2026-07-15"), { op: "sex", is: ["female"] }, { answer: "unknown", limit: 100 })
 * sql // => "SELECT p.n, p.id\nFROM q_person p\nWHERE (p.sex = ?) IS NULL\nORDER BY p.id LIMIT ?"
 * ```
 */
export const listSql = (rules: RulesInForce, question: SqlQuestion, options: ListOptions): SqlStatement => {
  const asked = answersOf(rules, question, options)
  const after = options.after === undefined ? plain("") : sql`p.id > ${options.after} AND `
  const limit = options.limit === undefined ? plain("") : sql` LIMIT ${options.limit}`
  return statement(sql`${asked.with}SELECT p.n, p.id
FROM ${asked.people}
WHERE ${after}(${asked.questions[0]!}) ${plain(is[options.answer])}
ORDER BY p.id${limit}`, options)
}

const is: Readonly<Record<Verdict, string>> = { yes: "IS TRUE", no: "IS FALSE", unknown: "IS NULL" }
