import type { CodeTable } from "../mapping/registerMapping.ts"
import { wordKey } from "./plainText.ts"

/** What a word of a register means: codes, a known no (`false`), or nothing that the table knows (`undefined`). */
export type WordMeaning = readonly string[] | false | undefined

/** Looks words of one column up; each spelling is folded once and remembered. */
export type WordReader = (text: string) => WordMeaning

/**
 * Makes the reader of a code table. Words are compared composed (NFC), without regard to case and repeated spaces, with their
 * accents.
 *
 * @example
 * ```ts
 * import { wordReader } from "@tramyte/registers"
 *
 * const occupation = wordReader({ words: { "Nông dân": ["freelance"], "Nội trợ": false }, unknown: "rejectField" })
 * occupation("NÔNG  DÂN") // => ["freelance"]
 * occupation("Nội trợ") // => false
 * occupation("Phi công") // => undefined
 * ```
 */
export const wordReader = (table: CodeTable): WordReader => {
  const byKey = new Map<string, Exclude<WordMeaning, undefined>>()
  for (const [word, codes] of Object.entries(table.words)) byKey.set(wordKey(word), typeof codes === "string" ? [codes] : codes)
  const bySpelling = new Map<string, WordMeaning>()
  return (text) => {
    const known = bySpelling.get(text)
    if (known !== undefined || bySpelling.has(text)) return known
    const meaning = byKey.get(wordKey(text))
    // A column of free text must not fill the memory.
    if (bySpelling.size < 10_000) bySpelling.set(text, meaning)
    return meaning
  }
}
