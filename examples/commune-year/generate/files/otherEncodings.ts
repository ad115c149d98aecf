/** UTF-16, little end first, with its byte order mark: what "Unicode text" means in a spreadsheet. */
export const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, "utf16le")

/**
 * Windows-1258, the Vietnamese code page of old office programs: letters with a hook or a roof have a byte each, the five tones
 * are bytes of their own after the letter. Anything else becomes `?`.
 * Source: Unicode Consortium, mapping table CP1258.TXT.
 */
export const windows1258 = (text: string): Buffer => {
  const bytes: number[] = []
  for (const character of text.normalize("NFD").normalize("NFC")) {
    const [letter = "", ...marks] = character.normalize("NFD")
    const shape = marks.find((mark) => !tones.has(mark)) ?? ""
    const tone = marks.find((mark) => tones.has(mark))
    const base = (letter + shape).normalize("NFC")
    const code = base.codePointAt(0) ?? 0
    bytes.push(letters.get(base) ?? (code < 0x80 ? code : 0x3f))
    if (tone !== undefined) bytes.push(tones.get(tone) as number)
  }
  return Buffer.from(bytes)
}

const tones = new Map([["\u0300", 0xcc], ["\u0309", 0xd2], ["\u0303", 0xde], ["\u0301", 0xec], ["\u0323", 0xf2]])
const letters = new Map([
  ["Â", 0xc2], ["Ă", 0xc3], ["Ê", 0xca], ["Đ", 0xd0], ["Ô", 0xd4], ["Ơ", 0xd5], ["Ư", 0xdd],
  ["â", 0xe2], ["ă", 0xe3], ["ê", 0xea], ["đ", 0xf0], ["ô", 0xf4], ["ơ", 0xf5], ["ư", 0xfd]
])
