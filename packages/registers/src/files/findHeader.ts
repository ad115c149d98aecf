import { wordKey } from "../fields/plainText.ts"
import type { RegisterField, RegisterMapping } from "../mapping/registerMapping.ts"
import { readCsv } from "./readCsv.ts"

/** Where a register's columns stand. */
export interface FoundHeader {
  /** The line of the header; rows begin below it. */
  readonly line: number
  /** The byte at which rows begin. */
  readonly end: number
  readonly header: readonly string[]
  readonly delimiter: string
  /** The column of each field that the file has. */
  readonly at: Readonly<Partial<Record<RegisterField, number>>>
  /** Headers of required fields that were not found. */
  readonly missing: readonly string[]
  /** The file is a reject file that comes back mended: it has the columns that say what to mend. */
  readonly mended: boolean
}

/**
 * Finds the header row and the delimiter: the row among the first ten, split by the delimiter, under which most fields are
 * found. So a title above the table, and a spreadsheet that writes semicolons, need no setting.
 */
export const findHeader = (bytes: Buffer, mapping: RegisterMapping): FoundHeader | undefined => {
  const delimiters = mapping.delimiter === undefined || mapping.delimiter === "auto" ? [";", ",", "\t", "|"] : [mapping.delimiter]
  let best: FoundHeader | undefined
  let most = -1
  for (const delimiter of delimiters) {
    let seen = 0
    readCsv(bytes, {
      delimiter,
      columns: () => 0,
      row: ({ cells, line, to, broken }) => {
        seen++
        if (!broken && cells.some((cell) => cell.trim() !== "")) {
          const found = match(cells, { line, end: to, delimiter }, mapping)
          const fields = Object.keys(found.at).length
          if (fields > most) {
            best = found
            most = fields
          }
        }
        return seen >= 10
      }
    })
  }
  return best
}

const match = (cells: readonly string[], place: Pick<FoundHeader, "line" | "end" | "delimiter">, mapping: RegisterMapping): FoundHeader => {
  const keys = cells.map(headerKey)
  const at: Partial<Record<RegisterField, number>> = {}
  const missing: string[] = []
  const taken = new Set<number>()
  for (const [field, column] of Object.entries(mapping.columns)) {
    const spellings = typeof column.header === "string" ? [column.header] : column.header
    const found = spellings.map((spelling) => keys.findIndex((key, index) => key === headerKey(spelling) && !taken.has(index))).find((index) => index >= 0)
    if (found !== undefined) {
      at[field as RegisterField] = found
      taken.add(found)
    } else if (column.required === true) missing.push(`“${spellings[0] ?? field}”`)
  }
  return { ...place, header: cells.map((cell) => cell.trim()), at, missing, mended: keys.includes(headerKey("Mã lỗi")) && keys.includes(headerKey("Cách sửa")) }
}

/** A header without the marks that people put behind it (`Họ và tên (*)`, `Ngày sinh:`). */
const headerKey = (text: string): string => wordKey(text).replace(/\s*(\(\*\)|[*:])\s*$/, "")
