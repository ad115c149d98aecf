import { stringify } from "csv-stringify/browser/esm/sync"
import { cleanText } from "../named.ts"

/** A cell; nothing is an empty one. */
export type CsvCell = string | number | undefined

/**
 * Rows as a CSV that a spreadsheet opens as it is: UTF-8 with a byte order mark, lines that end in CRLF, and no text that a spreadsheet would run as a
 * formula (a cell that begins with =, +, -, @, a tab or a return, also after spaces, gets an apostrophe before it).
 */
export const csvText = (header: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  stringify([header, ...rows].map((row) => row.map((cell) => typeof cell === "string" ? harmless(cleanText(cell)) : cell ?? "")), {
    bom: true, record_delimiter: "windows", escape_formulas: true, quoted_match: /[\r\n\u2028\u2029;\t]/
  })

// csv-stringify guards the first letter; some spreadsheets pass over spaces before it.
const harmless = (text: string): string => /^[\s\u200B\uFEFF]+[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text
