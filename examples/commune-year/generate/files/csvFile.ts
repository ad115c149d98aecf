import { openTextFile } from "./textFile.ts"

export interface CsvOptions {
  readonly delimiter: ";" | ","
  readonly bom: boolean
  /** Spreadsheets on Windows end lines with both characters. */
  readonly lineEnd: "\n" | "\r\n"
}

/** A CSV file (RFC 4180) that counts its rows. */
export interface CsvFile {
  readonly row: (fields: readonly string[]) => void
  readonly close: () => number
}

export const openCsvFile = (path: string, headers: readonly string[], options: CsvOptions): CsvFile => {
  const file = openTextFile(path, options.bom)
  let rows = 0
  file.write(csvLine(headers, options))
  return {
    row: (fields) => {
      rows += 1
      file.write(csvLine(fields, options))
    },
    close: () => {
      file.close()
      return rows
    }
  }
}

/** One line with its end; a field is quoted where it must be. */
export const csvLine = (fields: readonly string[], { delimiter, lineEnd }: CsvOptions): string => {
  let line = ""
  for (const [at, field] of fields.entries()) line += (at === 0 ? "" : delimiter) + quoted(field, delimiter)
  return line + lineEnd
}

const quoted = (field: string, delimiter: string): string =>
  field.includes(delimiter) || field.includes("\"") || field.includes("\n") ? `"${field.replaceAll("\"", "\"\"")}"` : field
