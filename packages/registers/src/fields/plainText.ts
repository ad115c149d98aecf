/** Marks that a text copied from a page or a spreadsheet carries without showing them. */
const invisible = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g
const spaces = /\s+/g
const marks = /[\u0300-\u036f]/g

/** A cell as people read it: composed (NFC), without invisible marks, spaces collapsed and trimmed. */
export const plainText = (text: string): string => {
  const composed = text.normalize("NFC")
  return needsTrim(composed) ? composed.replace(invisible, "").replace(spaces, " ").trim() : composed
}

/** What two spellings of one word share: the plain text in lower case, with its accents. */
export const wordKey = (text: string): string => plainText(text).toLowerCase()

/** The same without accents: for suggesting, and for places that are known already, never for telling communes apart. */
export const withoutAccents = (text: string): string =>
  wordKey(text).normalize("NFD").replace(marks, "").replaceAll("đ", "d")

/** Most cells are plain already; a look at their characters is cheaper than three replacements. */
const needsTrim = (text: string): boolean => {
  const last = text.length - 1
  if (last < 0) return false
  let before = 32
  for (let at = 0; at <= last; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 32 ? before === 32 || at === last : unit < 32 || unit === 0xa0 || unit === 0xad || unit >= 0x2000) return true
    before = unit
  }
  return false
}
