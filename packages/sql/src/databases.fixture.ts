import type { RecordView, UnitKind } from "@tramyte/core"
import type { SqlStatement } from "./compileSql.ts"
import { type Dialect, postgres, sqlite } from "./dialect.ts"
import type { SqlRows } from "./kpi/kpiReports.ts"
import { newPostgres } from "./postgres.fixture.ts"
import { filledSqlite, rowsOfStatement } from "./sqlite.fixture.ts"

/** A database of a test's own with the tables of questions, which may be filled again and again. */
export interface QuestionDatabase {
  readonly rows: (statement: SqlStatement) => Promise<SqlRows>
  /** Puts people, and units of these kinds, in the place of whoever is there, numbered from 1. */
  readonly fill: (subjects: readonly RecordView[], kinds?: readonly (UnitKind | undefined)[]) => Promise<void>
  readonly close: () => Promise<void>
}

const newSqlite = async (): Promise<QuestionDatabase> => {
  let db = filledSqlite([])
  return {
    rows: async (statement) => rowsOfStatement(db, statement),
    fill: async (subjects, kinds) => {
      db.close()
      db = filledSqlite(subjects, kinds)
    },
    close: async () => db.close()
  }
}

/** Both databases, each with its dialect and how to have a new one. */
export const databases: readonly (readonly [name: string, dialect: Dialect, open: () => Promise<QuestionDatabase>])[] = [["SQLite", sqlite, newSqlite], ["PostgreSQL", postgres, newPostgres]]

/** Generated people all have one id: here each has another. */
export const apart = (people: readonly RecordView[]): readonly RecordView[] => people.map((view, index) => ({ ...view, subject: `${view.subject}-${index}` }))

/** The answers of a statement that asks one question, in the order of people's numbers. */
export const answersIn = async (db: QuestionDatabase, statement: SqlStatement): Promise<readonly unknown[]> =>
  (await db.rows(statement)).toSorted(([a], [b]) => (a as number) - (b as number)).map(([, , answer]) => answer)
