import { cleanText } from "../named.ts"

/** Markup, as opposed to text: only `html` makes it, so that text from data can never become markup. */
export interface Html {
  readonly markup: string
}

/** What may stand in a template: text and numbers are escaped, markup is not, lists are joined, nothing is nothing. */
export type Part = Html | string | number | undefined | readonly Part[]

/** Joins a template into markup; every text in it is escaped. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: strings.map((text, at) => text + (at < parts.length ? write(parts[at]) : "")).join("")
})

const write = (part: Part): string => {
  if (part === undefined) return ""
  if (typeof part === "string") return cleanText(part).replace(/[&<>"'`]/g, (char) => `&#${char.charCodeAt(0)};`)
  if (typeof part === "number") return String(part)
  return "markup" in part ? part.markup : part.map(write).join("")
}
