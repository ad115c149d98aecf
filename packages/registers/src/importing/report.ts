import type { CivilDate } from "@tramyte/core"
import { rejectFile } from "../rejects/rejectsCsv.ts"
import type { RegisterReject } from "../rejects/registerReject.ts"
import type { RegisterRejectCode } from "../rejects/rejectCodes.ts"

/** What became of one file. */
export interface FileReport {
  readonly file: string
  /** The id of the mapping. */
  readonly mapping: string
  readonly asOf: CivilDate
  /** The batch in the store; absent when the file was refused whole or had nothing to store. */
  readonly batch?: string
  /** Why the whole file was refused. */
  readonly refused?: RegisterRejectCode
  /** It was a reject file that came back mended: it says nothing about people who are not in it. */
  readonly mended: boolean
  /** Rows without the header and empty lines: `read` is `taken` + `rejected`; `elsewhere`, of those taken, are about people of other communes. */
  readonly rows: { readonly read: number; readonly taken: number; readonly rejected: number; readonly elsewhere: number }
  /** Fields that were not taken in rows that were. */
  readonly fieldsRejected: number
  readonly notes: number
  readonly persons: number
  readonly units: number
  readonly factsStored: number
  readonly factsSuperseded: number
  /** Of these, facts of earlier lists that ended because this list no longer says them. */
  readonly factsEnded: number
  /** Persons, units and facts that the store had already. */
  readonly unchanged: number
  /** How the file's columns are called and separated, to write its reject file. */
  readonly header: readonly string[]
  readonly delimiter: string
  readonly shape: "csv" | "ndjson"
}

/** What became of an import. */
export interface ImportReport {
  /** The batches that were written, in order; `undoImport` takes them back. */
  readonly batches: readonly string[]
  readonly files: readonly FileReport[]
  /** Everything that was not taken or should be looked at, file by file, in the order of lines. */
  readonly rejects: readonly RegisterReject[]
}

/** A file for a person to mend. */
export interface RejectFile {
  /** The name of the register file that the rows are from. */
  readonly name: string
  readonly text: string
}

/**
 * For each register file, the rows to mend with what to mend behind them: the same columns, so that the mended file is dropped
 * in again as it is.
 */
export const rejectFiles = (report: ImportReport): readonly RejectFile[] => {
  const byFile = new Map<string, RegisterReject[]>()
  for (const reject of report.rejects) {
    const others = byFile.get(reject.file)
    if (others === undefined) byFile.set(reject.file, [reject])
    else others.push(reject)
  }
  return report.files.flatMap((file): readonly RejectFile[] => {
    const text = rejectFile(file, byFile.get(file.file) ?? [])
    return text === undefined ? [] : [{ name: file.file, text }]
  })
}
