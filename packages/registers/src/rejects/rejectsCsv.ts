import { csvLine } from "./cellSafety.ts"
import type { RegisterReject } from "./registerReject.ts"

/** The columns that a reject file has after those of the register; by them an import knows a mended file. */
export const rejectColumns = ["Mã lỗi", "Trường", "Lý do", "Cách sửa", "Reason (en)", "How to mend (en)"] as const

const BOM = "\ufeff"

/**
 * All rejects and notes in one CSV: file, line, field, code, severity, reason and mend in both languages, the value found and
 * the row as the file has it. UTF-8 with a byte order mark and CRLF, so that Excel opens it as it is; no cell runs as a formula.
 *
 * @example
 * ```ts
 * import { rejectsCsv } from "@tramyte/registers"
 *
 * rejectsCsv([]).split("\r\n")[0]?.slice(1, 16) // => "file,line,scope"
 * ```
 */
export const rejectsCsv = (rejects: readonly RegisterReject[]): string => {
  const lines = [csvLine(["file", "line", "scope", "field", "column", "code", "severity", "reason_vi", "reason_en", "mend_vi", "mend_en", "value", "row"], ",")]
  for (const { file, line, scope, field, column, code, severity, reason, mend, value, raw } of rejects) {
    lines.push(csvLine([
      file, line === undefined ? "" : String(line), scope, field ?? "", column ?? "", code, severity,
      reason.vi, reason.en, mend.vi, mend.en, value ?? "", raw ?? ""
    ], ","))
  }
  return BOM + lines.join("")
}

/** The header of a register file as it was read. */
export interface RejectFileShape {
  readonly file: string
  readonly shape: "csv" | "ndjson"
  readonly header: readonly string[]
  readonly delimiter: string
}

/**
 * The rows of one register that were not taken, or not wholly: the same columns, and behind them what to mend. A clerk mends
 * the rows and drops the file in again. For NDJSON the lines are as they were; their reasons are in the combined file.
 * `undefined` when there is nothing to mend in it.
 */
export const rejectFile = ({ file, shape, header, delimiter }: RejectFileShape, rejects: readonly RegisterReject[]): string | undefined => {
  const rows = new Map<number, RegisterReject[]>()
  for (const reject of rejects) {
    if (reject.file !== file || reject.severity !== "error" || reject.line === undefined) continue
    const others = rows.get(reject.line)
    if (others === undefined) rows.set(reject.line, [reject])
    else others.push(reject)
  }
  if (rows.size === 0) return undefined
  const inOrder = [...rows].toSorted(([a], [b]) => a - b).map(([, found]) => found)
  if (shape === "ndjson") return inOrder.map(([first]) => `${first!.raw ?? ""}\n`).join("")
  const lines = [csvLine([...header, ...rejectColumns], delimiter)]
  for (const found of inOrder) {
    const cells = found[0]!.cells ?? [found[0]!.raw ?? ""]
    // A row with too many cells keeps them all, in its last column, so that the reasons stand in theirs.
    const fitted = cells.length > header.length ? [...cells.slice(0, header.length - 1), cells.slice(header.length - 1).join(delimiter)] : cells
    const padded = [...fitted, ...Array.from({ length: header.length - fitted.length }, () => "")]
    const all = (of: (reject: RegisterReject) => string): string => found.map(of).join(" | ")
    lines.push(csvLine([
      ...padded, all((reject) => reject.code), all((reject) => reject.column ?? ""), all((reject) => reject.reason.vi), all((reject) => reject.mend.vi),
      all((reject) => reject.reason.en), all((reject) => reject.mend.en)
    ], delimiter))
  }
  return BOM + lines.join("")
}
