import type { SqlRows } from "../kpi/kpiReports.ts"

/** A value of a parameter or a cell. */
export type Cell = number | string | null

/** One thing that a database is asked to do. */
export type Step =
  /** A query or a command, with the values of its placeholders (`?`) in their order; a list is the value of one that `dialect.given` wrote. */
  | { readonly sql: string; readonly params: readonly (Cell | readonly Cell[])[] }
  /** Rows to be added to a table, however many; with `known` those whose key is there already are left out. No rows come back. */
  | { readonly insert: string; readonly rows: readonly (readonly Cell[])[]; readonly known?: "leaveOut" }

/**
 * What a store does, told step by step and carried out by whoever pulls: a driver gives each step to its database and hands
 * the rows back. The same steps thus run at once (SQLite) and with waiting (PostgreSQL), and stop wherever a test wants
 * them to. Rows are lists of values in the order of the columns.
 */
export type Steps<A> = Generator<Step, A, SqlRows>

/** Asks for rows. */
export function* rows(sql: string, ...params: readonly (Cell | readonly Cell[])[]): Steps<SqlRows> {
  return yield { sql, params }
}

/** Asks for the first row. */
export function* first(sql: string, ...params: readonly (Cell | readonly Cell[])[]): Steps<SqlRows[number] | undefined> {
  return (yield { sql, params })[0]
}

/** Does something that gives no rows. */
export function* run(sql: string, ...params: readonly (Cell | readonly Cell[])[]): Steps<void> {
  yield { sql, params }
}

/** Adds rows to a table, in the order of its columns. */
export function* insert(table: string, added: readonly (readonly Cell[])[], known?: "leaveOut"): Steps<void> {
  if (added.length > 0) yield { insert: table, rows: added, ...(known === undefined ? {} : { known }) }
}

/** Carries steps out one after the other, where each is done at once. What a step throws is thrown where it was asked for. */
export const runSteps = <A>(steps: Steps<A>, execute: (step: Step) => SqlRows): A => {
  let next = steps.next()
  while (next.done !== true) {
    let found: SqlRows
    try {
      found = execute(next.value)
    } catch (error) {
      next = steps.throw(error)
      continue
    }
    next = steps.next(found)
  }
  return next.value
}

/** The same where each step is waited for. */
export const runStepsAsync = async <A>(steps: Steps<A>, execute: (step: Step) => Promise<SqlRows>): Promise<A> => {
  let next = steps.next()
  while (next.done !== true) {
    let found: SqlRows
    try {
      found = await execute(next.value)
    } catch (error) {
      next = steps.throw(error)
      continue
    }
    next = steps.next(found)
  }
  return next.value
}
