import { stringify } from "csv-stringify/sync"

/** A cell of a list; nothing is an empty cell. */
export type CsvCell = string | number | undefined

/**
 * Rows as a CSV that a spreadsheet opens as it is: UTF-8 with a byte order mark, lines that end in CRLF, and no text that a spreadsheet
 * would run as a formula.
 */
export const csvText = (header: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  stringify([header, ...rows].map((row) => row.map((cell) => cell ?? "")), { bom: true, record_delimiter: "windows", escape_formulas: true, quoted_match: /[\r\n\u2028\u2029;\t]/ })
