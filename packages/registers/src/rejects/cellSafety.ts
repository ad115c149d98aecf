/**
 * Makes a cell safe for spreadsheets: one that would be run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line
 * break) gets an apostrophe in front. `plainCell` takes exactly that apostrophe off again.
 * Source: OWASP, CSV Injection.
 *
 * @example
 * ```ts
 * import { plainCell, safeCell } from "@tramyte/registers"
 *
 * safeCell("=HYPERLINK(1)") // => "'=HYPERLINK(1)"
 * plainCell("'=HYPERLINK(1)") // => "=HYPERLINK(1)"
 * safeCell("Nguyễn Văn An") // => "Nguyễn Văn An"
 * ```
 */
export const safeCell = (text: string): string => dangerous.test(text) ? `'${text}` : text

/** Takes off the apostrophe that `safeCell` put on. */
export const plainCell = (text: string): string => text.charCodeAt(0) === APOSTROPHE && dangerous.test(text) ? text.slice(1) : text

const APOSTROPHE = 39
/** Apostrophes before the mark count too, so that a cell that had one already comes back as it was. */
const dangerous = /^'*[=+\-@\t\r\n]/

/** Cells as one line of a CSV file, safe for spreadsheets, ended by CRLF. */
export const csvLine = (cells: readonly string[], delimiter: string): string =>
  `${cells.map((cell) => csvCell(safeCell(cell), delimiter)).join(delimiter)}\r\n`

const csvCell = (text: string, delimiter: string): string =>
  text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text
