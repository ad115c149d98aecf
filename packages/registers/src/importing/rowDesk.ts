import type { RegisterField, RegisterMapping } from "../mapping/registerMapping.ts"
import type { RegisterRejectCode } from "../rejects/rejectCodes.ts"
import type { RegisterReject } from "../rejects/registerReject.ts"
import { type RejectDetail, rejectSentences } from "../rejects/rejectSentences.ts"

/** What is said about a row: the field it concerns, or a path within an NDJSON line, and the details of the sentence. */
export interface Remark extends RejectDetail {
  readonly field?: RegisterField
}

/** One row on the desk: its cells by field, and the rejects and notes about it. The same desk serves row after row. */
export interface RowDesk {
  readonly file: string
  readonly line: () => number
  /** The row was rejected. */
  readonly isRejected: () => boolean
  /** The row is about somebody who belongs elsewhere; it was understood, and nothing of it is stored. */
  readonly setElsewhere: () => void
  readonly isElsewhere: () => boolean
  readonly has: (field: RegisterField) => boolean
  /** The text of a field, trimmed; empty where the row or the file has none. */
  readonly text: (field: RegisterField) => string
  /** What the file calls the column of a field. */
  readonly header: (field: RegisterField) => string
  /** All texts of the row, to guess whom a rejected one is about. */
  readonly texts: () => readonly string[]
  /** Nothing of the row is taken. */
  readonly rejectRow: (code: RegisterRejectCode, remark?: Remark) => void
  /** One field is not taken; in a field that the mapping requires, the row is not. */
  readonly rejectField: (code: RegisterRejectCode, remark: Remark) => void
  /** The row falls with a field that was rejected: without it nothing can be done. */
  readonly fallWith: (field: RegisterField) => void
  /** It was taken; somebody should look at it. */
  readonly note: (code: RegisterRejectCode, remark: Remark) => void
}

/** A row as its file has it. */
export interface RowSource {
  readonly line: number
  readonly cells: readonly string[]
  readonly raw: () => string
}

/** The desk of one file, with the hands that put rows on it. */
export interface FileDesk extends RowDesk {
  readonly put: (row: RowSource) => void
}

/** Makes the desk of a file. */
export const fileDesk = (file: string, mapping: RegisterMapping, columns: FileColumns, rejects: RegisterReject[]): FileDesk => {
  let row: RowSource = { line: 0, cells: [], raw: () => "" }
  let rejected = false
  let elsewhere = false
  const required = (field: RegisterField | undefined): boolean => field !== undefined && mapping.columns[field]?.required === true
  const say = (scope: "row" | "field", severity: "error" | "note", code: RegisterRejectCode, remark: Remark): void => {
    const sentence = rejectSentences[code]
    const header = remark.column ?? (remark.field === undefined ? undefined : columns.header(remark.field))
    const detail: RejectDetail = { ...remark, column: header }
    rejects.push({
      file, line: row.line, scope, code, severity, reason: sentence.reason(detail), mend: sentence.mend(detail),
      ...(remark.field === undefined ? {} : { field: remark.field }),
      ...(header === undefined ? {} : { column: header }),
      ...(remark.value === undefined ? {} : { value: remark.value }),
      raw: row.raw(), ...(mapping.shape === "csv" && row.cells.length > 0 ? { cells: row.cells } : {})
    })
  }
  return {
    file,
    put: (next) => {
      row = next
      rejected = false
      elsewhere = false
    },
    line: () => row.line,
    isRejected: () => rejected,
    setElsewhere: () => {
      elsewhere = true
    },
    isElsewhere: () => elsewhere,
    has: (field) => columns.at[field] !== undefined,
    text: (field) => {
      const at = columns.at[field]
      return at === undefined ? "" : (row.cells[at] ?? "").trim()
    },
    header: columns.header,
    texts: () => row.cells,
    rejectRow: (code, remark = {}) => {
      rejected = true
      say("row", "error", code, remark)
    },
    rejectField: (code, remark) => {
      if (required(remark.field)) rejected = true
      say(required(remark.field) ? "row" : "field", "error", code, remark)
    },
    fallWith: (field) => {
      rejected = true
      const at = rejects.findLastIndex((reject) => reject.line === row.line && reject.file === file && reject.field === field && reject.severity === "error")
      if (at >= 0) rejects[at] = { ...rejects[at]!, scope: "row" }
    },
    note: (code, remark) => say(remark.field === undefined ? "row" : "field", "note", code, remark)
  }
}

/** Where the columns of a file stand and what they are called there. */
export interface FileColumns {
  readonly at: Readonly<Partial<Record<RegisterField, number>>>
  readonly header: (field: RegisterField) => string
}
