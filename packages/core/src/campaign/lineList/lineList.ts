import type { CivilDate, PartialDate } from "../../time/index.ts"

/** Who hands in a list: a village (thôn), a school, an employer, an association (hội, đoàn thể), or a register that was read. */
export type ListSourceKind = "village" | "school" | "employer" | "association" | "register"

/** Who or what a list speaks for. */
export interface ListSource {
  readonly kind: ListSourceKind
  /** Your own id of the village, school or employer. */
  readonly id: string
}

/** One row of a list that was handed in: the person in the register, if that is known already, and what was written. */
export interface ListRow {
  /** How the list numbers its rows (STT). Default: the place in the list, from `"1"`. */
  readonly row?: string
  /** Id in the register, where the row was understood; without it the row waits for `matchRows`. */
  readonly person?: string
  readonly name?: string
  readonly birthDate?: PartialDate
  /** Personal identification number (số định danh) as written. */
  readonly number?: string
  /** Village by your own id. */
  readonly village?: string
  readonly household?: string
  /** The group that the list claims, by its id. */
  readonly group?: string
  readonly note?: string
}

/** A list as somebody handed it in (danh sách gửi lên). It is kept as it is; what turns out wrong is said beside it. */
export interface HandedInList {
  /** An id of your own, one for each list that is handed in: `"thon-3-2026-07"`. */
  readonly id: string
  readonly source: ListSource
  /** Who handed it in, and on which day. */
  readonly by: string
  readonly on: CivilDate
  readonly people: readonly ListRow[]
}

/** A list that counts no longer, and why. */
export interface Withdrawal {
  readonly list: string
  readonly by: string
  readonly on: CivilDate
  readonly because: string
}

/** Who a row is in the register; without `person`, that an earlier match was wrong. */
export interface RowMatch {
  readonly list: string
  readonly row: string
  readonly person?: string
  readonly by: string
  readonly on: CivilDate
}

/** `proposed`: nobody looked at it yet. `disputed`: somebody objects, and it is being looked into. */
export type VerificationState = "proposed" | "confirmed" | "disputed" | "rejected"

/** What sources may contradict each other in. */
export type DisputedField = "birthDate" | "village" | "household" | "group"

/** What somebody found out about an entry (kết quả xác minh). */
export interface Verification {
  /** The entry: id in the register, or `list#row`. */
  readonly id: string
  readonly state: VerificationState
  readonly by: string
  readonly on: CivilDate
  /** Must be told where an entry is disputed or rejected. */
  readonly because?: string
  /** What is right where sources contradict each other. */
  readonly settles?: Readonly<Partial<Record<DisputedField, string>>>
}

/** One change of a list. */
export interface ListChange {
  readonly version: number
  readonly on: CivilDate
  readonly by: string
  readonly what: "handedIn" | "withdrawn" | "matched" | "verified"
  /** The lists or entries concerned. */
  readonly of: readonly string[]
}

/**
 * The list of people to be examined (danh sách đối tượng khám): all that was said about it. Who is on it follows from that:
 * `entriesOf`. Nothing in it is ever taken out, and lists may come in any order.
 */
export interface LineList {
  /** 0 for an empty list; each change makes the next. */
  readonly version: number
  /** The day of the latest change; none yet in an empty list. */
  readonly on?: CivilDate
  /** By id. */
  readonly lists: readonly HandedInList[]
  readonly withdrawn: readonly Withdrawal[]
  readonly matches: readonly RowMatch[]
  readonly verifications: readonly Verification[]
  readonly changes: readonly ListChange[]
}

/** A list on which nobody is yet. */
export const emptyLineList: LineList = { version: 0, lists: [], withdrawn: [], matches: [], verifications: [], changes: [] }

/** The id of an entry that is not in the register: its list and row. */
export const rowId = (list: string, row: string): string => `${list}#${row}`
