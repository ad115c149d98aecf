import type { Connection } from "./connection.ts"

/** Texts that repeat, each stored once and known by its number. */
export interface Terms {
  /** The number of a text; a new one is stored. */
  readonly number: (connection: Connection, text: string) => number
  /** The number of a text, or the text itself where the table has grown full of such texts. */
  readonly numberOrText: (connection: Connection, text: string) => number | string
  readonly text: (connection: Connection, term: number) => string
  /** What a JSON text says, read once: the same frozen value for all who hold it. */
  readonly json: (connection: Connection, term: number | string) => unknown
  /** After a rollback, numbers given out in it stand for nothing. */
  readonly forget: () => void
}

/**
 * The terms of one file. So many texts are worth a number; beyond, they do not repeat (an instant for each visit, a
 * household for each link).
 */
export const termsOf = (most = 100_000): Terms => {
  const numbers = new Map<string, number>()
  const texts: (string | undefined)[] = []
  const values: unknown[] = []
  let full = false
  const stored = (connection: Connection, text: string): number | undefined => {
    const row = connection.first("SELECT n FROM term WHERE text = ?", text)
    if (row === undefined) return undefined
    const n = row[0] as number
    numbers.set(text, n)
    return n
  }
  const add = (connection: Connection, text: string): number => {
    const [n] = connection.first("INSERT INTO term (text) VALUES (?) RETURNING n", text) as [number]
    numbers.set(text, n)
    return n
  }
  /** Also right where another process filled the table: no text has a number here and stands written out there. */
  const addUnlessFull = (connection: Connection, text: string): number | string => {
    if (full) return text
    const n = add(connection, text)
    if (n <= most) return n
    full = true
    numbers.delete(text)
    connection.run("DELETE FROM term WHERE n = ?", n)
    return text
  }
  const textOf = (connection: Connection, term: number): string =>
    texts[term] ??= (connection.first("SELECT text FROM term WHERE n = ?", term) as [string])[0]
  return {
    number: (connection, text) => numbers.get(text) ?? stored(connection, text) ?? add(connection, text),
    numberOrText: (connection, text) => numbers.get(text) ?? stored(connection, text) ?? addUnlessFull(connection, text),
    text: textOf,
    json: (connection, term) => typeof term === "string" ? JSON.parse(term) : values[term] ??= Object.freeze(JSON.parse(textOf(connection, term))),
    forget: () => {
      numbers.clear()
      texts.length = 0
      values.length = 0
      full = false
    }
  }
}
