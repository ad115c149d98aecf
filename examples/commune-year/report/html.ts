/** Markup, as opposed to text: only `html` and `raw` make it, so that text from data can never become markup. */
export interface Html {
  readonly markup: string
}

/** What may stand in a template: text and numbers are escaped, markup is not, lists are joined, nothing is nothing. */
export type Part = Html | string | number | undefined | readonly Part[]

/** Joins a template into markup; every text in it is escaped. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: strings.map((text, at) => text + (at < parts.length ? write(parts[at]) : "")).join("")
})

/** Markup that was made and escaped elsewhere (the charts). */
export const raw = (markup: string): Html => ({ markup })

/** Text made safe for an element or a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(UNWANTED, "\uFFFD").replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`)

const write = (part: Part): string => {
  if (part === undefined) return ""
  if (typeof part === "string") return escapeHtml(part)
  if (typeof part === "number") return String(part)
  return "markup" in part ? part.markup : part.map(write).join("")
}

// Control characters are no text in HTML, and bidirectional overrides in a hostile name would turn the text around it.
const UNWANTED = /[^\t\n\r\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]|[\u202A-\u202E\u2066-\u2069]/gu
