import type { Completeness } from "@tramyte/core"
import { communeReader } from "../fields/readCommune.ts"
import { learnVillages, villageIndex } from "../fields/villageIndex.ts"
import { countColumn } from "../files/countColumn.ts"
import { decodeFile } from "../files/decodeFile.ts"
import { bytesOf, type RegisterFile } from "../files/registerFile.ts"
import type { RegisterRejectCode } from "../rejects/rejectCodes.ts"
import type { RegisterReject } from "../rejects/registerReject.ts"
import { type RejectDetail, rejectSentences } from "../rejects/rejectSentences.ts"
import { completenessOf } from "./completeness.ts"
import { addUnit, doubt, type FileDraft, type ImportState, placeCode, placeText, type SourceState } from "./importState.ts"
import { allKinds, kindSet } from "./kindSet.ts"
import { wordReaders } from "./readClues.ts"
import { type OpenFile, openRows, type ReadRow } from "./readRows.ts"
import { type FileDesk, fileDesk } from "./rowDesk.ts"
import { suspects } from "./suspects.ts"
import { takeCollaborator } from "./takeCollaborator.ts"
import { takeListed } from "./takeListed.ts"
import { takeResident, type Turn } from "./takeResident.ts"

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
  readonly rows: { read: number; taken: number; rejected: number; elsewhere: number }
  readonly draft?: FileDraft
  readonly complete: { readonly subject: string; readonly kinds: Completeness }[]
  readonly header: readonly string[]
  readonly delimiter: string
  readonly mended: boolean
}

/** Reads a whole file into what it would store. A file that cannot be read is refused whole, and says why. */
export const readRegister = async (file: RegisterFile, state: ImportState, onProgress: (progress: ImportProgress) => void): Promise<ReadFile> => {
  const rejects: RegisterReject[] = []
  const empty = { rejects, rows: { read: 0, taken: 0, rejected: 0, elsewhere: 0 }, complete: [], header: [], delimiter: ",", mended: false }
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
  const rows = takeRows(open, state, draft, rejects, onProgress)
  if (file.mapping.about === "collaborators" && rows.rejected === 0) completeUnits(state, draft)
  const complete = completenessOf(state, draft, open.mended)
  return { rejects, rows, draft, complete, header: open.header, delimiter: open.delimiter, mended: open.mended }
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
  const source: SourceState = state.sources.get(sourceKey) ?? { rows: new Map(), rejected: new Set(), taken: new Map(), entries: new Map(), files: [] }
  state.sources.set(sourceKey, source)
  source.files.push(file.name)
  const draft: FileDraft = {
    file: file.name, asOf, mapping, source,
    yields: kindSet(mapping.yields),
    completes: kindSet(mapping.completes),
    words: wordReaders(mapping),
    readCommune: communeReader(state.commune, mapping.codes.commune),
    persons: new Map(), units: [], facts: [], listed: new Map(), doubtful: new Map(), villageRows: new Map(), unitComplete: []
  }
  addUnit(state, draft, { id: state.commune.code, kind: "commune", name: state.commune.name })
  for (const { id, name } of state.villages.villages) addUnit(state, draft, { id, kind: "village", parent: state.commune.code, name })
  return draft
}

const takeRows = (open: OpenFile, state: ImportState, draft: FileDraft, rejects: RegisterReject[], onProgress: (progress: ImportProgress) => void): ReadFile["rows"] => {
  const desk = fileDesk(draft.file, draft.mapping, open.columns, rejects)
  const rows = { read: 0, taken: 0, rejected: 0, elsewhere: 0 }
  const ignored = open.columns.at.rowNumber
  const twinKeys: string[] = []
  const waiting: WaitingRow[] = []
  const close = (row: ReadRow, key: string): void => {
    const rejected = desk.isRejected()
    if (rejected) draft.source.rejected.add(key)
    rows[rejected ? "rejected" : "taken"]++
    if (!rejected && desk.isElsewhere()) rows.elsewhere++
    if (!rejected || draft.mapping.covers === "listed" || draft.mapping.about === "collaborators") return
    for (const person of suspects(row.cells, state.people)) doubt(draft, person.id, allKinds)
  }
  const take = (row: ReadRow, key: string): void => {
    const said = rejects.length
    desk.put(row)
    if (takeRow(desk, state, draft, row, false) === "done") return close(row, key)
    waiting.push({ row, key, said: [] })
    rejects.length = said
  }
  open.rows((row) => {
    rows.read++
    if (rows.read % 10_000 === 0) onProgress({ file: draft.file, rows: rows.read, read: false })
    const key = rowKey(row, ignored)
    const twin = draft.source.rows.get(key)
    if (twin === undefined) {
      draft.source.rows.set(key, placeCode(draft.source, row.line))
      return take(row, key)
    }
    desk.put(row)
    desk.note("TRAMYTE_REGISTER_DUPLICATE_ROW", { other: placeText(draft.source, twin) })
    twinKeys.push(key)
  })
  for (const { key, said } of lastTurns(desk, state, draft, waiting, rejects)) {
    const rejected = said.some(({ scope, severity }) => scope === "row" && severity === "error")
    rejects.push(...said)
    if (rejected) draft.source.rejected.add(key)
    rows[rejected ? "rejected" : "taken"]++
  }
  // A row that is there twice is taken or rejected as the first.
  for (const key of twinKeys) rows[draft.source.rejected.has(key) ? "rejected" : "taken"]++
  rejects.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  onProgress({ file: draft.file, rows: rows.read, read: true })
  return rows
}

interface WaitingRow {
  readonly row: ReadRow
  readonly key: string
  /** What was said about it. */
  readonly said: readonly RegisterReject[]
}

/**
 * Takes the rows that waited until all others were read. One that is taken may show whose another is, so the rest is tried
 * again until nothing changes: then reading the same file a second time finds nothing new either.
 */
const lastTurns = (desk: FileDesk, state: ImportState, draft: FileDraft, waiting: readonly WaitingRow[], rejects: RegisterReject[]): readonly WaitingRow[] => {
  const done: WaitingRow[] = []
  let open = waiting
  for (let changed = true; changed && open.length > 0;) {
    changed = false
    const refused: WaitingRow[] = []
    for (const { row, key } of open) {
      const before = rejects.length
      desk.put(row)
      takeRow(desk, state, draft, row, true)
      const said = rejects.splice(before)
      if (desk.isRejected()) refused.push({ row, key, said })
      else {
        done.push({ row, key, said })
        changed = true
      }
    }
    open = refused
  }
  return [...done, ...open]
}

/** Takes one row; whatever goes wrong in it stays with it. */
const takeRow = (desk: FileDesk, state: ImportState, draft: FileDraft, row: ReadRow, last: boolean): Turn => {
  if (row.broken !== undefined) {
    desk.rejectRow(row.broken, row.detail)
    return "done"
  }
  const facts = draft.facts.length
  try {
    if (draft.mapping.about === "residents") return takeResident(desk, state, draft, last)
    if (draft.mapping.about === "collaborators") takeCollaborator(desk, state, draft)
    else takeListed(desk, state, draft, row.item)
  } catch (error) {
    draft.facts.length = facts
    desk.rejectRow("TRAMYTE_REGISTER_INVALID_VALUE", { value: row.raw().slice(0, 80), other: error instanceof Error ? error.message : String(error) })
  }
  return "done"
}

/**
 * What makes two rows the same: all cells but the running number. A digest of 128 bits, so that 200,000 rows are compared in
 * little memory; that two rows of a file meet by chance is less likely than 10⁻²⁰.
 */
const rowKey = ({ cells, item, raw }: ReadRow, ignored: number | undefined): string => {
  let [a, b, c, d] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35]
  const parts = item === undefined ? cells : [raw()]
  for (let at = 0; at < parts.length; at++) {
    if (at === ignored) continue
    const part = parts[at]!
    for (let index = 0; index < part.length; index++) {
      const unit = part.charCodeAt(index)
      a = Math.imul(a ^ unit, 0x01000193)
      b = Math.imul(b ^ unit, 0x5bd1e995) ^ b >>> 13
      c = Math.imul(c + unit, 0xcc9e2d51) ^ c >>> 15
      d = Math.imul(d ^ unit, 0x1b873593) ^ d >>> 16
    }
    a = Math.imul(a ^ 0x1f, 0x01000193)
    b = Math.imul(b ^ 0x1f, 0x5bd1e995) ^ b >>> 13
    c = Math.imul(c + 0x1f, 0xcc9e2d51) ^ c >>> 15
    d = Math.imul(d ^ 0x1f, 0x1b873593) ^ d >>> 16
  }
  return String.fromCharCode(a & 0xffff, a >>> 16, b & 0xffff, b >>> 16, c & 0xffff, c >>> 16, d & 0xffff, d >>> 16)
}

/** A whole list of collaborators says which villages have none. */
const completeUnits = (state: ImportState, draft: FileDraft): void => {
  const kinds: Completeness = Object.fromEntries(draft.mapping.completes.map((kind) => [kind, draft.asOf]))
  for (const { id } of state.villages.villages) draft.unitComplete.push({ subject: id, kinds })
}
