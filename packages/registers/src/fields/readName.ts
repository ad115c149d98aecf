import { plainText } from "./plainText.ts"
import { read, type Reading, unreadable } from "./reading.ts"

/** A name to show, and the key under which it is compared. */
export interface PersonName {
  readonly display: string
  /** Lower case with accents: Hà and Hạ stay two names, Hoà and Hòa are two ways of typing one. */
  readonly key: string
}

/**
 * Reads a person's name: composed (NFC), spaces collapsed; a name written all in capitals is shown with capital initials.
 * Names are letters with spaces, apostrophes, hyphens and dots; anything else, such as a formula, is no name.
 *
 * Rejects: `TRAMYTE_REGISTER_INVALID_NAME`.
 *
 * @example
 * ```ts
 * import { readName } from "@tramyte/registers"
 *
 * readName("NGUYỄN  VĂN AN") // => { ok: true, value: { display: "Nguyễn Văn An", key: "nguyễn văn an" } }
 * readName("=HYPERLINK(1)") // => { ok: false, code: "TRAMYTE_REGISTER_INVALID_NAME" }
 * ```
 */
export const readName = (text: string): Reading<PersonName> => {
  const name = plainText(text)
  if (!letters.test(name)) return unreadable("TRAMYTE_REGISTER_INVALID_NAME")
  const lower = name.toLowerCase()
  return read({ display: name.length > 1 && name === name.toUpperCase() ? capitalised(lower) : name, key: lower.replace(openSyllable, oldToneMark) })
}

const letters = /^\p{L}[\p{L}\p{M} '’.-]{0,99}$/u

/** In oa, oe and uy without a letter behind them keyboards put the tone on either vowel; the key has it on the first. */
const openSyllable = /(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu
const oldToneMark = (pair: string): string => {
  const [letter = "", tone = ""] = pair[1]!.normalize("NFD")
  return `${pair[0]!}${tone}`.normalize("NFC") + letter
}

const capitalised = (key: string): string => key.replace(/(^|[ '’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
