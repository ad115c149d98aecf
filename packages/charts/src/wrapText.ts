/** A label broken into lines; `cut` says that text was left out and the full label must be offered elsewhere. */
export interface WrappedText { readonly lines: readonly string[]; readonly cut: boolean }

// Shares of the font size, a little above Segoe UI, Roboto and Noto Sans: fonts are not known here, and a gap is better than an overlap.
const charWidth = (char: string): number => {
  const base = char.normalize("NFD").charAt(0)
  if (/[iljtfrI.,;:'|!()[\] \u00A0\-/]/.test(base)) return 0.36
  if (/[mwMW@%—…]/.test(base)) return 0.92
  if (/[A-ZĐ]/.test(base)) return 0.69
  if (/[a-z0-9đ]/.test(base)) return 0.59
  return char.codePointAt(0)! < 0x2000 ? 0.65 : 1
}

/** Estimated width of one line, in the units of `size`. */
export const textWidth = (text: string, size: number): number => {
  let width = 0
  for (const char of text.normalize("NFC")) width += charWidth(char)
  return width * size
}

/** Breaks at spaces (not at no-break ones) into at most `maxLines` lines of `maxWidth`; what does not fit ends in an ellipsis. */
export const wrapText = (text: string, maxWidth: number, size: number, maxLines = 2): WrappedText => {
  const words = text.normalize("NFC").split(/[ \t\r\n]+/u).filter((word) => word !== "")
  const lines: string[] = []
  const fit = (line: string) => (textWidth(line, size) <= maxWidth ? line : shorten(line, maxWidth, size))
  for (const [at, word] of words.entries()) {
    const last = lines.at(-1)
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= maxWidth) lines[lines.length - 1] = `${last} ${word}`
    else if (lines.length < maxLines) lines.push(word)
    else {
      lines[lines.length - 1] = shorten(`${last ?? ""} ${words.slice(at).join(" ")}`, maxWidth, size)
      return { lines: lines.map(fit), cut: true }
    }
  }
  const fitted = lines.map(fit)
  return { lines: fitted, cut: fitted.some((line, at) => line !== lines[at]) }
}

/** Writing that fits on one line is kept on one; longer writing may break anywhere. */
export const keepTogether = (text: string, maxWidth: number, size: number): string =>
  (textWidth(text, size) <= maxWidth ? text.replaceAll(" ", "\u00A0") : text)

const shorten = (line: string, maxWidth: number, size: number): string => {
  const chars = Array.from(line)
  while (chars.length > 1 && textWidth(`${chars.join("")}…`, size) > maxWidth) chars.pop()
  return `${chars.join("").trimEnd()}…`
}
