/** The longest text that an id, key, kind, code, label or role may be, in UTF-16 units. */
export const longestText = 400

/** The longest name of a unit, or text that a fact has for its value. */
export const longestValue = 10_000

/**
 * Whether a text can be an id, a key, a kind or a code in every store: not empty, at most 400 UTF-16 units, without U+0000 and
 * without half of a surrogate pair. No store holds another one, so a question about it is answered without asking the database.
 *
 * @example
 * ```ts
 * import { isKeptText } from "@tramyte/sdk"
 *
 * isKeptText("Nguyễn Văn An") // => true
 * isKeptText("") // => false
 * isKeptText("a\u0000b") // => false
 * ```
 */
export const isKeptText = (value: unknown): value is string => typeof value === "string" && value !== "" && value.length <= longestText && canBeKept(value)

/** PostgreSQL cannot keep U+0000, and a half of a surrogate pair has no UTF-8 form: no database could give it back. */
export const canBeKept = (text: string): boolean => (text as string & { isWellFormed: () => boolean }).isWellFormed() && !text.includes("\u0000")

/** What keeps a value from being a text of at most `limit` units that may not be empty; nothing, if it is one. */
export const textProblem = (value: unknown, limit = longestText): string | undefined =>
  typeof value !== "string" || value === "" ? `${show(value)} is not a non-empty text` : contentProblem(value, limit)

/** The same where a text may be empty. */
export const contentProblem = (value: unknown, limit = longestText): string | undefined => {
  if (typeof value !== "string") return `${show(value)} is not a text`
  if (value.length > limit) return `${show(value)} has ${value.length} characters; at most ${limit} are kept`
  if (value.includes("\u0000")) return `${show(value)} holds the character U+0000, which not every database can keep; take it out`
  return canBeKept(value) ? undefined : `${show(value)} holds half of a surrogate pair, which is no character; mend the text where it was cut`
}

/** A value as messages show it. */
export const show = (value: unknown): string => {
  const text = typeof value === "string" ? JSON.stringify(value.length > 100 ? `${value.slice(0, 60)}…` : value) : shownData(value)
  return text.length > 120 ? `${text.slice(0, 80)}…` : text
}

const shownData = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return Object.prototype.toString.call(value)
  }
}
