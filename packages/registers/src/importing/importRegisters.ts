import type { RecordStoreMethods, SecurityContext } from "@tramyte/sdk"
import type { KnownCommune } from "../fields/readCommune.ts"
import type { KnownVillage } from "../fields/villageIndex.ts"
import type { RegisterFile } from "../files/registerFile.ts"
import type { RegisterReject } from "../rejects/registerReject.ts"
import type { ImportProgress } from "./importFile.ts"
import { loadState } from "./loadState.ts"
import type { FileReport, ImportReport } from "./report.ts"
import { listsOf, takeList, type TakenFile } from "./takeList.ts"

/** What is imported, by whom, into which store. */
export interface ImportRequest {
  readonly store: RecordStoreMethods
  /** A station's context with the purpose `import`, for the same commune. */
  readonly context: SecurityContext
  readonly commune: KnownCommune
  /** The commune's villages with their ids; left out, they are learned from the resident register. */
  readonly villages?: readonly KnownVillage[]
  /**
   * Files in any order: resident registers are read first, the others in the order given, and files of one source and day
   * together, as they are one list.
   */
  readonly files: readonly RegisterFile[]
  /**
   * When it came into this store: an instant with offset, `"2026-10-15T08:00:00+07:00"`; `knownAt` goes by it. The facts
   * themselves are recorded on their list's day, by which what has no beginning of its own (an employment, a disability)
   * had begun.
   */
  readonly recorded: string
  /** An id for this import that no other import of the store has; each file's batch is named `<batch>/<file>`. */
  readonly batch: string
  /** Makes ids of new persons. Default: random UUIDs. */
  readonly newId?: () => string
  readonly onProgress?: (progress: ImportProgress) => void
}

/**
 * Imports register files into a store: each file in one batch, all of it or nothing. One broken row, field or file never
 * stops the rest, and nothing disappears: for every file, rows read are rows taken plus rows rejected, and each reject says
 * what to mend. Importing the same files again changes nothing; a mended row dropped in again adds only what it mended.
 *
 * A whole list that no longer names somebody ends what the last one of its source said of them, as of its own day (and never
 * before that began); a list that comes late does not undo a later one. Who is missing from a later resident register is only
 * named in a note.
 *
 * Rejects only for what is wrong with the call itself (a context that may not write); what is wrong with files is in the report.
 *
 * @example
 * ```ts
 * import { importRegisters, registerMappings } from "@tramyte/registers"
 * import { memoryStore } from "@tramyte/sdk"
 *
 * const text = "Số định danh cá nhân;Họ và tên;Ngày sinh;Giới tính;Thôn\n30056012345;NGUYỄN VĂN AN;9/3/1956;Nam;Đông\n;Trần Thị Bé;31/02/1990;Nữ;Đông\n"
 * const report = await importRegisters({
 *   store: memoryStore(),
 *   context: { actor: "lan", role: "station", purpose: "import", commune: "10903" },
 *   commune: { code: "10903", name: "Cẩm Giàng" },
 *   files: [{ name: "dan-cu.csv", mapping: registerMappings.residents, asOf: "2026-10-15", bytes: new TextEncoder().encode(text) }],
 *   recorded: "2026-10-15T08:00:00+07:00",
 *   batch: "import-1"
 * })
 * report.files[0]?.rows // => { read: 2, taken: 1, rejected: 1, elsewhere: 0 }
 * report.rejects.map((reject) => reject.code) // => ["TRAMYTE_REGISTER_MENDED_NUMBER", "TRAMYTE_REGISTER_INVALID_DATE"]
 * ```
 */
export const importRegisters = async (request: ImportRequest): Promise<ImportReport> => {
  if (request.context.commune !== request.commune.code) {
    throw new RangeError(`The context is for the commune ${request.context.commune}, the files for ${request.commune.code}. Give the context of the same commune.`)
  }
  const state = await loadState(request)
  const rejects: RegisterReject[] = []
  const reports = new Map<RegisterFile, FileReport>()
  const batches: string[] = []
  for (const list of listsOf(request)) {
    for (const taken of await takeList(request, state, list)) {
      for (const reject of taken.read.rejects) rejects.push(reject)
      if (taken.stored.receipt !== undefined) batches.push(taken.batch)
      reports.set(taken.file, reportOf(taken))
    }
  }
  return { batches, files: request.files.map((file) => reports.get(file)!), rejects }
}

/** Takes a whole import back, last batch first. `recorded` is when it was undone. */
export const undoImport = async (
  { store, context }: Pick<ImportRequest, "store" | "context">, batches: readonly string[], recorded: string
): Promise<void> => {
  for (const batch of batches.toReversed()) await store.undo(context, batch, recorded)
}

const reportOf = ({ file, read, stored: { batch, receipt, refused } }: TakenFile): FileReport => ({
  file: file.name, mapping: file.mapping.id, asOf: file.asOf,
  ...(batch === undefined ? {} : { batch }),
  ...(refused === undefined ? {} : { refused }),
  mended: read.mended,
  rows: read.rows,
  fieldsRejected: read.rejects.filter(({ scope, severity }) => scope === "field" && severity === "error").length,
  notes: read.rejects.filter(({ severity }) => severity === "note").length,
  persons: receipt?.persons ?? 0,
  units: receipt?.units ?? 0,
  factsStored: receipt?.factsStored ?? 0,
  factsSuperseded: receipt?.factsSuperseded ?? 0,
  factsEnded: read.ended,
  unchanged: receipt?.unchanged ?? 0,
  header: read.header,
  delimiter: read.delimiter,
  shape: file.mapping.shape
})
