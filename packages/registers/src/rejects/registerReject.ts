import type { Text } from "@tramyte/core"
import type { RegisterField } from "../mapping/registerMapping.ts"
import type { RegisterRejectCode, RejectSeverity } from "./rejectCodes.ts"

/** What could not be taken, or should be looked at: where it stands, why, and how to mend it. */
export interface RegisterReject {
  readonly file: string
  /** The line of the file on which the row begins, counted from 1 with the header; absent for a whole file. */
  readonly line?: number
  /** What was not taken: the whole file, the whole row, or one field of a row that was taken otherwise. */
  readonly scope: "file" | "row" | "field"
  readonly field?: RegisterField
  /** The header of the column as the file has it, or the path in an NDJSON line, `observations[2].on`. */
  readonly column?: string
  readonly code: RegisterRejectCode
  readonly severity: RejectSeverity
  readonly reason: Text
  readonly mend: Text
  /** The text that was found there. */
  readonly value?: string
  /** The row as the file has it. */
  readonly raw?: string
  /** The cells of the row, where it could be split. */
  readonly cells?: readonly string[]
}
