import { findHeader } from "../files/findHeader.ts"
import { readCsv, rowText } from "../files/readCsv.ts"
import type { RegisterField, RegisterMapping } from "../mapping/registerMapping.ts"
import { plainCell } from "../rejects/cellSafety.ts"
import type { RegisterRejectCode } from "../rejects/rejectCodes.ts"
import type { RejectDetail } from "../rejects/rejectSentences.ts"
import type { FileColumns, RowSource } from "./rowDesk.ts"

/** A row that can be taken, or one that is broken as a whole. */
export interface ReadRow extends RowSource {
  readonly broken?: RegisterRejectCode
  readonly detail?: RejectDetail
  /** The line's object, in NDJSON. */
  readonly item?: Readonly<Record<string, unknown>>
}

/** A file whose columns were found. */
export interface OpenFile {
  readonly columns: FileColumns
  readonly header: readonly string[]
  readonly delimiter: string
  /** The byte at which rows begin. */
  readonly start: number
  readonly missing: readonly string[]
  readonly mended: boolean
  /** Hands on one row after another; empty lines are passed over. */
  readonly rows: (take: (row: ReadRow) => void) => void
}

/** Finds the columns of a file; `undefined` when there is no row at all. */
export const openRows = (bytes: Buffer, mapping: RegisterMapping): OpenFile | undefined => mapping.shape === "csv" ? openCsv(bytes, mapping) : openNdjson(bytes, mapping)

const openCsv = (bytes: Buffer, mapping: RegisterMapping): OpenFile | undefined => {
  const found = findHeader(bytes, mapping)
  if (found === undefined) return undefined
  const width = found.header.length
  return {
    columns: { at: found.at, header: (field) => found.header[found.at[field] ?? -1] ?? firstHeader(mapping, field) },
    header: found.mended ? found.header.slice(0, found.header.findIndex((name) => name === "Mã lỗi")) : found.header,
    delimiter: found.delimiter,
    start: found.end,
    missing: found.missing,
    mended: found.mended,
    rows: (take) => readCsv(bytes, {
      delimiter: found.delimiter,
      columns: () => width,
      row: ({ cells, line, from, to, broken }) => {
        if (line <= found.line) return
        const raw = (): string => rowText(bytes, from, to)
        if (broken) return take({ line, cells: raw().split(found.delimiter), raw, broken: "TRAMYTE_REGISTER_BROKEN_QUOTE" })
        if (cells.every((cell) => cell.trim() === "")) return
        if (cells.length !== width) return take({ line, cells, raw, broken: "TRAMYTE_REGISTER_WRONG_COLUMN_COUNT", detail: { other: `${cells.length} ≠ ${width}` } })
        take({ line, cells: found.mended ? cells.slice(0, width).map(plainCell) : cells, raw })
      }
    })
  }
}

const firstHeader = (mapping: RegisterMapping, field: RegisterField): string => {
  const header = mapping.columns[field]?.header
  return header === undefined ? field : typeof header === "string" ? header : header[0] ?? field
}

/** Properties that hold text; the others are lists with a shape of their own. */
const lists: ReadonlySet<string> = new Set(["record", "encounters", "observations", "conditions", "procedures", "pregnancy", "risks"] satisfies readonly RegisterField[])

const openNdjson = (bytes: Buffer, mapping: RegisterMapping): OpenFile | undefined => {
  if (bytes.toString("latin1", 0, 65_536).trim() === "" && bytes.toString("utf8").trim() === "") return undefined
  const fields = (Object.keys(mapping.columns) as RegisterField[]).filter((field) => !lists.has(field))
  const spellings = fields.map((field) => {
    const header = mapping.columns[field]!.header
    return typeof header === "string" ? [header] : header
  })
  const textAt = (item: Readonly<Record<string, unknown>>, index: number): string => {
    for (const name of spellings[index]!) {
      const value = Object.hasOwn(item, name) ? item[name] : undefined
      if (typeof value === "string") return value
      if (typeof value === "number" || typeof value === "boolean") return String(value)
    }
    return ""
  }
  return {
    columns: { at: Object.fromEntries(fields.map((field, index) => [field, index])), header: (field) => firstHeader(mapping, field) },
    header: [],
    delimiter: "",
    start: 0,
    missing: [],
    mended: false,
    rows: (take) => {
      let line = 0
      for (let from = 0; from < bytes.length;) {
        const newline = bytes.indexOf(10, from)
        const end = newline < 0 ? bytes.length : newline
        const text = bytes.toString("utf8", from, end).replace(/\r$/, "")
        from = end + 1
        line++
        if (text.trim() === "") continue
        const item = parseObject(text)
        const raw = (): string => text
        if (typeof item === "string") take({ line, cells: text.split("\""), raw, broken: "TRAMYTE_REGISTER_BROKEN_JSON", ...(item === "" ? {} : { detail: { other: item } }) })
        else take({ line, cells: fields.map((_, index) => textAt(item, index)), raw, item })
      }
    }
  }
}

const parseObject = (text: string): Readonly<Record<string, unknown>> | string => {
  try {
    const item: unknown = JSON.parse(text)
    return typeof item === "object" && item !== null && !Array.isArray(item) ? item as Record<string, unknown> : ""
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 120) : ""
  }
}
