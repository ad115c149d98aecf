import type { RulesInForce } from "@tramyte/core"
import { answersOf, type SqlOptions, type SqlQuestion, type SqlStatement, statement } from "./compileSql.ts"
import type { Dialect } from "./dialect.ts"
import type { EpochDay } from "@tramyte/core"
import { join, plain, type Sql, sql } from "./sql.ts"

/** What people are counted by. */
export type CountBy = "village" | "sex"

/**
 * Writes the counts of questions as one SQL statement: for each question `yes1`, `no1`, `unknown1`, `yes2`, … in one row, or
 * in one row for each village and sex, which then come first. What is not known of a person counts as `"unknown"`.
 *
 * @throws RulesError `TRAMYTE_RULES_NOT_IN_FORCE` for a rule or parameter that is not in force
 * @example
 * ```ts
 * import { DatabaseSync } from "node:sqlite"
 * import { readRecord } from "@tramyte/core"
 * import { loadVietNam } from "@tramyte/pack-vn"
 * import { countSql, createTables, insertInto, rowMaker, sqlite, tableNames } from "@tramyte/sql"
 *
 * const db = new DatabaseSync(":memory:")
 * for (const create of createTables(sqlite)) db.exec(create)
 * const rows = rowMaker().rowsOf(readRecord({ person: { id: "p1", sex: "female" }, facts: [] }), 1)
 * for (const table of tableNames) for (const row of rows[table]) db.prepare(insertInto(table, sqlite)).run(...row)
 *
 * const { sql, params } = countSql(loadVietNam("2026-07-15"), { op: "age", atLeast: { years: 60 } }, { by: ["sex"] })
 * const counts = { ...db.prepare(sql).get(...params) }
 *
 * counts // => { sex: "female", yes1: 0, no1: 0, unknown1: 1 }
 * ```
 */
export const countSql = (
  rules: RulesInForce, questions: SqlQuestion | readonly SqlQuestion[], options: SqlOptions & { readonly by?: readonly CountBy[] } = {}
): SqlStatement => {
  const asked = answersOf(rules, questions, options)
  const by = [...new Set(options.by ?? [])]
  const keys = join(by.map((one) => plain(one)), ", ")
  const keyColumns = by.map((one) => one === "sex" ? plain("coalesce(p.sex, 'unknown') AS sex") : sql`coalesce(${village(asked.place.context.on, asked.place.dialect)}, 'unknown') AS village`)
  const answers = asked.questions.map((one, index) => sql`${one} AS ${plain(`answer${index + 1}`)}`)
  const counts = asked.questions.map((_one, index) => plain(countsOf(index + 1)))
  const grouped = by.length === 0 ? plain("") : sql`
GROUP BY ${keys}
ORDER BY ${keys}`
  return statement(sql`${asked.with}SELECT ${join([...by.map((one) => plain(one)), ...counts], ",\n  ")}
FROM (
  SELECT ${join([...keyColumns, ...answers], ",\n")}
  FROM ${asked.people}${plain(asked.place.dialect.once)}
) answered${grouped}`, options)
}

const countsOf = (n: number): string => {
  const yes = `count(CASE WHEN answer${n} THEN 1 END)`
  return `${yes} AS yes${n}, count(answer${n}) - ${yes} AS no${n}, count(*) - count(answer${n}) AS unknown${n}`
}

/** Where somebody surely lives on the day: of several residences the permanent one, then the latest. As indicators break people down. */
export const village = (on: EpochDay, { oneOf }: Dialect): Sql => sql`(
  SELECT l.target FROM q_fact f JOIN q_link l ON l.links = f.links AND l.role = ${"village"}
  WHERE f.kind = ${"residence"} AND f.person = p.n AND f.status = 'final' AND f.start_hi <= ${on} AND f.end_lo > ${on}
  ORDER BY coalesce(f.codes IN (SELECT codes FROM q_code WHERE ${oneOf(plain("code"), ["permanent"])}), FALSE) DESC, f.start_hi DESC, f.place DESC LIMIT 1
)`
