import { civilDate, type RecordView, type UnitKind } from "@tramyte/core"
import type { EvaluationContext } from "@tramyte/core/engine"
import type { RuleEngine } from "@tramyte/sdk/testing"
import { compileSql, type SqlOptions, type SqlStatement, statement } from "./compileSql.ts"
import { type Dialect, postgres, sqlite } from "./dialect.ts"
import type { SqlRows } from "./kpi/kpiReports.ts"
import { newPostgres } from "./postgres.fixture.ts"
import { newSqlite } from "./sqlite.fixture.ts"

/** A database of a test's own with the tables of questions, which may be filled again and again. */
export interface QuestionDatabase {
  readonly rows: (statement: SqlStatement) => Promise<SqlRows>
  /** Puts people, and units of these kinds, in the place of whoever is there, numbered from 1. */
  readonly store: (subjects: readonly RecordView[], kinds?: readonly (UnitKind | undefined)[]) => Promise<void>
  readonly close: () => Promise<void>
}

/** Both databases, each with its dialect and how to have a new one. */
export const databases: readonly (readonly [name: string, dialect: Dialect, open: () => Promise<QuestionDatabase>])[] = [["SQLite", sqlite, newSqlite], ["PostgreSQL", postgres, newPostgres]]

/** Generated people all have one id: here each has another. */
export const apart = (people: readonly RecordView[]): readonly RecordView[] => people.map((view, index) => ({ ...view, subject: `${view.subject}-${index}` }))

/** The options that ask about the days of a context. */
export const optionsOf = ({ on, period, utcOffset }: EvaluationContext): SqlOptions =>
  ({ asOf: civilDate(on), ...(utcOffset === undefined ? {} : { utcOffset }), ...(period === undefined ? {} : { period: { from: civilDate(period.from), until: civilDate(period.until) } }) })

/** Rows in the order of people's numbers. */
export const inOrderOfPeople = (rows: SqlRows): SqlRows => rows.toSorted(([a], [b]) => (a as number) - (b as number))

/** The answers of a statement that asks one question, in the order of people's numbers. */
export const answersIn = async (db: QuestionDatabase, asked: SqlStatement): Promise<readonly unknown[]> => inOrderOfPeople(await db.rows(asked)).map(([, , answer]) => answer)

/** SQL in a database as an engine. */
export const sqlEngine = (name: string, db: QuestionDatabase, more: SqlOptions): RuleEngine => {
  let filled: readonly RecordView[] | undefined
  return {
    name,
    verdicts: async (rules, questions, context, people) => {
      if (filled !== people) await db.store(apart(people))
      filled = people
      const found: Uint8Array[] = []
      for (const question of questions) found.push(Uint8Array.from(await answersIn(db, compileSql(rules, question, { ...optionsOf(context), ...more })), (answer) => answer === null ? 2 : answer as number))
      return found
    }
  }
}

/** The dialect with every placeholder as `?`, so that statements may be changed before they are numbered. */
export const unnumbered = (dialect: Dialect): Dialect => ({ ...dialect, placeholder: () => "?" })

/** What somebody could have written wrongly, and where; a `?` that is no longer needed stays as `? IS NOT NULL`. In which database alone, if not in both. */
export type Mutant = readonly [what: string, from: RegExp, to: string, only?: "SQLite" | "PostgreSQL"]

/** The mutants for one database. */
export const mutantsIn = (database: string, mutants: readonly Mutant[]): readonly (readonly [what: string, from: RegExp, to: string])[] =>
  mutants.flatMap(([what, from, to, only = database]) => only === database ? [[what, from, to] as const] : [])

/** Looks whether a mutant changes a statement, and any answer of one: `statements` have unnumbered placeholders. */
export const mutantWatch = (db: () => QuestionDatabase, dialect: Dialect, statements: readonly SqlStatement[]) => {
  const found = new Map<number, string>()
  const answersOf = async (index: number, text: string): Promise<string> =>
    JSON.stringify(inOrderOfPeople(await db().rows(statement({ text, params: statements[index]!.params }, { dialect }))).map(([n, , answer]) => [n, answer]))
  return async ([, from, to]: Mutant): Promise<{ readonly changed: number; readonly noticed: number }> => {
    let changed = 0
    for (const [index, { sql }] of statements.entries()) {
      const turned = sql.replaceAll(from, to)
      if (turned === sql) continue
      changed++
      let expected = found.get(index)
      if (expected === undefined) found.set(index, expected = await answersOf(index, sql))
      if (await answersOf(index, turned) !== expected) return { changed, noticed: 1 }
    }
    return { changed, noticed: 0 }
  }
}
