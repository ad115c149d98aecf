/** Rows as a CSV for a spreadsheet, the same bytes as the lists that are written beside the report. */
export const safeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`

const csvCell = (text: string): string => {
  // What begins like this, a spreadsheet would run as a formula.
  const safe = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text
  return /[",\r\n\u2028\u2029;\t]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}
