import type { ListType } from "./values.ts"

/** A statement as PostgreSQL takes it. */
export interface Numbered {
  readonly text: string
  /** The types of the parameters that are lists, by their place. */
  readonly lists: readonly (ListType | undefined)[]
}

/** Numbers the placeholders of statements: `?` becomes `$1`, `$2` …, but not within quotes and comments. Each text is read once. */
export const placeholders = (most = 2000): (sql: string) => Numbered => {
  const known = new Map<string, Numbered>()
  return (sql) => {
    let numbered = known.get(sql)
    if (numbered === undefined) {
      numbered = numberedOf(sql)
      if (known.size >= most) known.delete(known.keys().next().value!)
      known.set(sql, numbered)
    }
    return numbered
  }
}

const part = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?(?:::(bigint|double precision|text)\[\])?/g

const numberedOf = (sql: string): Numbered => {
  if (!sql.includes("?")) return { text: sql, lists: [] }
  const lists: (ListType | undefined)[] = []
  const text = sql.replace(part, (found, list: ListType | undefined) => {
    if (!found.startsWith("?")) return found
    lists.push(list)
    return `$${lists.length}${found.slice(1)}`
  })
  return { text, lists }
}
