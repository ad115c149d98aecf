import type { RegisterReject } from "../rejects/registerReject.ts"
import { type FileDraft, type ImportState, placeCode, placeText } from "./importState.ts"
import { kindBit, noKinds } from "./kindSet.ts"
import type { OpenFile, ReadRow } from "./readRows.ts"
import { type FileDesk, fileDesk } from "./rowDesk.ts"
import { doubtSuspects, type LostRow } from "./suspects.ts"
import { takeCollaborator } from "./takeCollaborator.ts"
import { takeListed } from "./takeListed.ts"
import { takeResident, type Turn } from "./takeResident.ts"

/** How many rows were read and what became of them. */
export interface RowCounts {
  read: number
  taken: number
  rejected: number
  elsewhere: number
}

/** Where rejects go, and who hears of the progress. */
export interface TakeOptions {
  readonly rejects: RegisterReject[]
  readonly onRows: (rows: number, done: boolean) => void
}

/** Takes every row of a file, and says in `rejects` what could not be taken. `onRows` hears how many were read. */
export const takeRows = (open: OpenFile, state: ImportState, draft: FileDraft, { rejects, onRows }: TakeOptions): RowCounts => {
  const desk = fileDesk(draft.file, draft.mapping, open.columns, rejects)
  const rows: RowCounts = { read: 0, taken: 0, rejected: 0, elsewhere: 0 }
  const ignored = open.columns.at.rowNumber
  const twinKeys: string[] = []
  const waiting: WaitingRow[] = []
  const missed: LostRow[] = []
  const birthAt = open.columns.at.birthDate
  // Only where somebody is missed: a list that says nothing by silence loses nothing with a row. A row of doses is missed by whomever others list.
  const saysBySilence = draft.mapping.covers !== "listed" || (draft.completes & kindBit("immunization")) !== noKinds
  const isMissed = draft.mapping.about === "residents" ? state.earlier.size > 0 : saysBySilence && draft.mapping.about !== "collaborators"
  const reject = (row: ReadRow, key: string): void => {
    draft.source.rejected.add(key)
    if (isMissed) missed.push({ cells: row.cells, birthDate: row.broken !== undefined || birthAt === undefined ? undefined : row.cells[birthAt] ?? "" })
  }
  const close = (row: ReadRow, key: string): void => {
    const rejected = desk.isRejected()
    if (rejected) reject(row, key)
    rows[rejected ? "rejected" : "taken"]++
    if (!rejected && desk.isElsewhere()) rows.elsewhere++
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
    if (rows.read % 10_000 === 0) onRows(rows.read, false)
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
  for (const { key, row, said } of lastTurns(desk, state, draft, waiting, rejects)) {
    const rejected = said.some(({ scope, severity }) => scope === "row" && severity === "error")
    rejects.push(...said)
    if (rejected) reject(row, key)
    rows[rejected ? "rejected" : "taken"]++
  }
  draft.source.lost.push(...missed)
  if (draft.mapping.about !== "residents") doubtSuspects(draft, missed, state.people)
  // A row that is there twice is taken or rejected as the first.
  for (const key of twinKeys) rows[draft.source.rejected.has(key) ? "rejected" : "taken"]++
  rejects.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  onRows(rows.read, true)
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
