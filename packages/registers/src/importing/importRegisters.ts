import type { Unit } from "@tramyte/core"
import { isStoreError, type RecordStoreMethods, type SecurityContext, type WriteReceipt } from "@tramyte/sdk"
import type { KnownCommune } from "../fields/readCommune.ts"
import { type KnownVillage, villageIndex } from "../fields/villageIndex.ts"
import { bytesOf, type RegisterFile } from "../files/registerFile.ts"
import { peopleIndex, personOfRecord } from "../people/peopleIndex.ts"
import type { RegisterReject } from "../rejects/registerReject.ts"
import type { RegisterRejectCode } from "../rejects/rejectCodes.ts"
import { endable, mayEnd, remember, wordOfRecord } from "./earlierWord.ts"
import { type OneList, settleWithEarlier } from "./endings.ts"
import { fileReject, type ImportProgress, type ReadFile, readRegister } from "./importFile.ts"
import type { ImportState } from "./importState.ts"
import { noKinds } from "./kindSet.ts"
import { noLongerListed } from "./noLongerListed.ts"
import type { FileReport, ImportReport } from "./report.ts"

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
    for (const { file, batch, read, stored } of await takeList(request, state, list)) {
      for (const reject of read.rejects) rejects.push(reject)
      if (stored.receipt !== undefined) batches.push(batch)
      reports.set(file, reportOf(file, read, stored))
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

interface ListFile {
  readonly file: RegisterFile
  readonly batch: string
}

/** Resident registers first: all other lists attach to their people. Files of one source and day are one list. */
const listsOf = ({ files, batch }: ImportRequest): readonly (readonly ListFile[])[] => {
  const seen = new Map<string, number>()
  const lists = new Map<string, ListFile[]>()
  for (const file of [...files.filter(({ mapping }) => mapping.about === "residents"), ...files.filter(({ mapping }) => mapping.about !== "residents")]) {
    const times = (seen.get(file.name) ?? 0) + 1
    seen.set(file.name, times)
    const entry = { file, batch: times === 1 ? `${batch}/${file.name}` : `${batch}/${file.name}#${times}` }
    const key = mayEnd(file.mapping) === noKinds ? JSON.stringify(entry.batch) : JSON.stringify([file.mapping.source, file.asOf])
    const others = lists.get(key)
    if (others === undefined) lists.set(key, [entry])
    else others.push(entry)
  }
  return [...lists.values()]
}

interface TakenFile extends ListFile {
  readonly read: ReadFile
  readonly stored: Stored
}

/**
 * Reads and stores the files of one list. What none of them says is known only once all are read, so that is done first; but
 * files of a resident register go one by one, since each says by itself what ended for its people.
 */
const takeList = async (request: ImportRequest, state: ImportState, files: readonly ListFile[]): Promise<readonly TakenFile[]> => {
  const list: OneList = { told: new Set(), whole: true }
  const taken: TakenFile[] = []
  const isRegister = files[0]!.file.mapping.about === "residents"
  const laterOnes = (file: RegisterFile): boolean => request.files.some((other) => other.mapping.source === file.mapping.source && other.asOf !== file.asOf)
  for (let open = files; open.length > 0;) {
    const together = isRegister ? open.slice(0, 1) : open
    if (together.length > 1) open = await Promise.all(open.map(inMemory))
    const reads: ReadFile[] = []
    for (const { file } of isRegister ? together : open) reads.push(await readRegister(file, state, request.onProgress ?? (() => undefined)))
    list.whole &&= reads.every(({ refused }) => refused === undefined)
    settleWithEarlier(state, reads, list)
    let at = 0
    // Once the store has refused one, the others are read again, so that they do not rest on it.
    for (let refused = false; at < reads.length && !refused; at++) {
      const [{ batch, file }, read] = [open[at]!, reads[at]!]
      const stored = await store(request, state, file, batch, read)
      refused = stored.refused !== undefined && read.draft !== undefined
      if (refused) list.whole = false
      else if (laterOnes(file)) remember(state, read)
      taken.push({ file: files[taken.length]!.file, batch, read, stored })
    }
    open = open.slice(at)
  }
  const last = taken.at(-1)!.read
  if (isRegister && list.whole && last.draft !== undefined && taken.some(({ read }) => !read.mended)) last.rejects.push(...noLongerListed(state, last.draft))
  return taken
}

/** The same file with its bytes, which can be read twice. One that cannot be read says so when it is its turn. */
const inMemory = async (entry: ListFile): Promise<ListFile> => {
  const { asOf, mapping, name } = entry.file
  try {
    return { ...entry, file: { asOf, mapping, name, bytes: await bytesOf(entry.file) } }
  } catch {
    return entry
  }
}

const loadState = async ({ store, context, commune, villages, files, newId }: ImportRequest): Promise<ImportState> => {
  const people = peopleIndex()
  const kinds = endable(files.map(({ mapping }) => mapping))
  const earlier: ImportState["earlier"] = new Map()
  for await (const record of store.records(context)) {
    people.add(personOfRecord(record))
    if (kinds.size > 0) earlier.set(record.person.id, wordOfRecord(record, kinds))
  }
  const units = new Map<string, Unit>()
  for await (const { unit } of store.units(context)) units.set(unit.id, unit)
  const known = [...units.values()].flatMap((unit): readonly KnownVillage[] => unit.kind === "village" ? [{ id: unit.id, name: unit.name ?? unit.id }] : [])
  return {
    commune, newId: newId ?? (() => globalThis.crypto.randomUUID()), people, units, villages: villageIndex(villages ?? known), villagesGiven: villages !== undefined,
    endable: kinds, earlier, sources: new Map()
  }
}

interface Stored {
  readonly batch?: string
  readonly receipt?: WriteReceipt
  readonly refused?: RegisterRejectCode
}

const store = async (request: ImportRequest, state: ImportState, file: RegisterFile, batch: string, read: ReadFile): Promise<Stored> => {
  const { draft } = read
  if (draft === undefined) return read.refused === undefined ? {} : { refused: read.refused }
  // Ids are the batch's own; the store knows a fact again by its source and key.
  const facts = draft.facts
  for (let index = 0; index < facts.length; index++) (facts[index] as { id: string }).id = `${batch}#${index.toString(36)}`
  try {
    const receipt = await request.store.write(request.context, {
      id: batch, recorded: request.recorded, label: `${file.name}, ${file.asOf}`,
      persons: [...draft.persons.values()], units: draft.units, facts, complete: read.complete
    })
    return { batch, receipt }
  } catch (error) {
    if (isStoreError(error) && error.reason._tag === "AccessDenied") throw error
    const message = error instanceof Error ? error.message : String(error)
    read.rejects.push(fileReject(file.name, "TRAMYTE_REGISTER_STORE_REFUSED", { other: message.slice(0, 2000) }))
    read.rows.rejected += read.rows.taken
    read.rows.taken = 0
    read.rows.elsewhere = 0
    read.ended = 0
    // What this file had added is forgotten again, so that later files do not rest on it.
    const { earlier, people, units, villages } = await loadState(request)
    Object.assign(state, { earlier, people, units, villages })
    state.sources.clear()
    return { refused: "TRAMYTE_REGISTER_STORE_REFUSED" }
  }
}

const reportOf = (file: RegisterFile, read: ReadFile, { batch, receipt, refused }: Stored): FileReport => ({
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
