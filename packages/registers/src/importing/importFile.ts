import type { Completeness } from "@tramyte/core"
import { communeReader } from "../fields/readCommune.ts"
import { learnVillages, villageIndex } from "../fields/villageIndex.ts"
import { countColumn } from "../files/countColumn.ts"
import { decodeFile } from "../files/decodeFile.ts"
import { bytesOf, type RegisterFile } from "../files/registerFile.ts"
import type { RegisterRejectCode } from "../rejects/rejectCodes.ts"
import type { RegisterReject } from "../rejects/registerReject.ts"
import { type RejectDetail, rejectSentences } from "../rejects/rejectSentences.ts"
import { completenessOf, type Cover, coverOf } from "./completeness.ts"
import { mayEnd } from "./earlierWord.ts"
import { addUnit, type FileDraft, type ImportState, type SourceState } from "./importState.ts"
import { kindBit, kindSet } from "./kindSet.ts"
import { wordReaders } from "./readClues.ts"
import { type OpenFile, openRows } from "./readRows.ts"
import { type RowCounts, takeRows } from "./takeRows.ts"

/** How far an import is. */
export interface ImportProgress {
  readonly file: string
  /** Rows read of this file so far. */
  readonly rows: number
  /** The whole file was read; what it holds is being stored. */
  readonly read: boolean
}

/** What one file comes to, before it is stored. */
export interface ReadFile {
  readonly refused?: RegisterRejectCode
  readonly rejects: RegisterReject[]
  readonly rows: RowCounts
  readonly draft?: FileDraft
  readonly complete: { readonly subject: string; readonly kinds: Completeness }[]
  readonly cover: Cover
  /** How many facts of earlier lists it ends. */
  ended: number
  readonly header: readonly string[]
  readonly delimiter: string
  readonly mended: boolean
}

/** Reads a whole file into what it would store. A file that cannot be read is refused whole, and says why. */
export const readRegister = async (file: RegisterFile, state: ImportState, onProgress: (progress: ImportProgress) => void): Promise<ReadFile> => {
  const rejects: RegisterReject[] = []
  const empty = { rejects, rows: { read: 0, taken: 0, rejected: 0, elsewhere: 0 }, complete: [], cover: { of: "rows" } as const, ended: 0, header: [], delimiter: ",", mended: false }
  const refuse = (code: RegisterRejectCode, detail: RejectDetail = {}): ReadFile => {
    rejects.push(fileReject(file.name, code, detail))
    return { ...empty, refused: code }
  }
  let bytes: Uint8Array
  try {
    bytes = await bytesOf(file)
  } catch (error) {
    return refuse("TRAMYTE_REGISTER_FILE_UNREADABLE", { other: error instanceof Error ? error.message : String(error) })
  }
  const decoded = decodeFile(bytes)
  if (!decoded.ok) return refuse("TRAMYTE_REGISTER_ENCODING", { other: decoded.guess })
  const open = openRows(decoded.bytes, file.mapping)
  if (open === undefined) return refuse("TRAMYTE_REGISTER_EMPTY_FILE")
  if (open.missing.length > 0) return refuse("TRAMYTE_REGISTER_MISSING_COLUMN", { other: open.missing.join(", "), nearest: open.header.filter((name) => name !== "").slice(0, 20) })
  if (decoded.from !== "UTF-8") rejects.push({ ...fileReject(file.name, "TRAMYTE_REGISTER_ENCODING", { other: decoded.from }), severity: "note" })
  if (file.mapping.about === "residents" && !state.villagesGiven) learn(decoded.bytes, open, state)
  const draft = draftOf(file, state)
  const rows = takeRows(open, state, draft, { rejects, onRows: (count, done) => onProgress({ file: file.name, rows: count, read: done }) })
  if (file.mapping.about === "collaborators" && rows.rejected === 0) completeUnits(state, draft)
  // Of the several rows of a person only those that were mended are there.
  if (open.mended) for (const [person, kinds] of draft.listed) draft.listed.set(person, kinds & ~kindBit("immunization"))
  const cover = coverOf(draft, open.mended)
  const complete = completenessOf(state, draft, cover)
  return { rejects, rows, draft, complete, cover, ended: 0, header: open.header, delimiter: open.delimiter, mended: open.mended }
}

/** A reject of a whole file. */
export const fileReject = (file: string, code: RegisterRejectCode, detail: RejectDetail): RegisterReject => {
  const sentence = rejectSentences[code]
  return { file, scope: "file", code, severity: sentence.severity, reason: sentence.reason(detail), mend: sentence.mend(detail) }
}

/** Learns the commune's villages from the names that the register uses, before its rows are taken. */
const learn = (bytes: Buffer, open: OpenFile, state: ImportState): void => {
  const at = open.columns.at.village
  if (at === undefined) return
  const counts = countColumn(bytes, open.delimiter, at, open.start) ?? countRows(open, at)
  state.villages = villageIndex(learnVillages(state.commune.code, counts, state.villages.villages))
}

const countRows = (open: OpenFile, at: number): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  open.rows(({ broken, cells }) => {
    const text = broken === undefined ? cells[at]?.trim() ?? "" : ""
    if (text !== "") counts.set(text, (counts.get(text) ?? 0) + 1)
  })
  return counts
}

const draftOf = (file: RegisterFile, state: ImportState): FileDraft => {
  const { mapping, asOf } = file
  const sourceKey = JSON.stringify([mapping.source, asOf])
  const source: SourceState = state.sources.get(sourceKey) ?? { rows: new Map(), rejected: new Set(), lost: [], taken: new Map(), entries: new Map(), files: [] }
  state.sources.set(sourceKey, source)
  source.files.push(file.name)
  const draft: FileDraft = {
    file: file.name, asOf, mapping, source,
    yields: kindSet(mapping.yields),
    completes: kindSet(mapping.completes),
    ends: mayEnd(mapping),
    words: wordReaders(mapping),
    readCommune: communeReader(state.commune, mapping.codes.commune),
    persons: new Map(), units: [], facts: [], listed: new Map(), doubtful: new Map(), villageRows: new Map(), unitComplete: []
  }
  addUnit(state, draft, { id: state.commune.code, kind: "commune", name: state.commune.name })
  for (const { id, name } of state.villages.villages) addUnit(state, draft, { id, kind: "village", parent: state.commune.code, name })
  return draft
}

/** A whole list of collaborators says which villages have none. */
const completeUnits = (state: ImportState, draft: FileDraft): void => {
  const kinds: Completeness = Object.fromEntries(draft.mapping.completes.map((kind) => [kind, draft.asOf]))
  for (const { id } of state.villages.villages) draft.unitComplete.push({ subject: id, kinds })
}
