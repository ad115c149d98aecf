import type { Step } from "@tramyte/sql/store"

/** Counts rows as they are added, to know when the database's statistics of tables no longer fit. */
export interface Growth {
  /** Notes a step of a write that is not committed yet. */
  readonly saw: (step: Step) => void
  /** To be called once the write is committed; names the tables that are to be looked at again. */
  readonly committed: () => readonly string[]
}

/**
 * Plans are made from statistics, and the server looks at tables by itself only once a minute: an import into an empty store would
 * be read for a minute with plans for an empty one (measured: ten times as slow). So a table is looked at when the rows that this
 * program added have doubled.
 */
export const growthOf = (least = 1000): { readonly write: () => Growth } => {
  const added = new Map<string, number>()
  const known = new Map<string, number>()
  return {
    write: () => {
      const rows = new Map<string, number>()
      return {
        saw: (step) => {
          if ("insert" in step) rows.set(step.insert, (rows.get(step.insert) ?? 0) + step.rows.length)
        },
        committed: () => {
          for (const [table, count] of rows) added.set(table, (added.get(table) ?? 0) + count)
          const isDue = [...added].some(([table, count]) => count - (known.get(table) ?? 0) >= Math.max(least, known.get(table) ?? 0))
          if (!isDue) return []
          const grown = [...added].filter(([table, count]) => count > (known.get(table) ?? 0)).map(([table]) => table)
          for (const table of grown) known.set(table, added.get(table)!)
          return grown
        }
      }
    }
  }
}
