import type { SQLInputValue } from "node:sqlite"
import type { Connection } from "./connection.ts"

/** How many rows one statement takes: enough to make the cost of a call small, few enough to stay within SQLite's variables. */
export const rowsAtOnce = 64

/** Inserts rows that lie one after the other in a list; answers how many went in, as `onConflict` may leave some out. */
export const rowInserter = (connection: Connection, table: string, columns: readonly string[], onConflict = ""): (rows: SQLInputValue[]) => number => {
  const width = columns.length
  const row = `(${columns.map(() => "?").join(", ")})`
  const into = `INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(", ")}) VALUES `
  const many = `${into}${Array.from({ length: rowsAtOnce }, () => row).join(", ")} ${onConflict}`
  const one = `${into}${row} ${onConflict}`
  return (rows) => {
    if (rows.length === rowsAtOnce * width) return connection.run(many, ...rows)
    let changes = 0
    for (let at = 0; at < rows.length; at += width) changes += connection.run(one, ...rows.slice(at, at + width))
    return changes
  }
}
