/** What a parameter of a statement holds. */
export type SqlValue = number | string | null

/** A piece of SQL with the values of its placeholders (`?`), in their order. */
export interface Sql {
  readonly text: string
  readonly params: readonly SqlValue[]
}

/** SQL that was written here: no text of a user or a pack ever comes this way. */
export const plain = (text: string): Sql => ({ text, params: [] })

/** Nothing. */
export const nothing: Sql = plain("")

/**
 * Writes a piece of SQL: pieces are put in, values become placeholders. A piece of several lines goes on below the
 * beginning of the line that it is put in.
 */
export const sql = (texts: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql => {
  let text = texts[0]!
  const params: SqlValue[] = []
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!
    if (typeof part === "object" && part !== null) {
      text += part.text.replaceAll("\n", `\n${indentOf(text)}`)
      params.push(...part.params)
    } else {
      text += "?"
      params.push(part)
    }
    text += texts[index + 1]!
  }
  return { text, params }
}

/** Pieces one after the other, with a text between them. */
export const join = (pieces: readonly Sql[], between: string): Sql =>
  ({ text: pieces.map(({ text }) => text).join(between), params: pieces.flatMap(({ params }) => params) })

const indentOf = (text: string): string => /^ */.exec(text.slice(text.lastIndexOf("\n") + 1))![0]
