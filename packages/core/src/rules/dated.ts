import type { Text } from "../language/text.ts"
import type { CivilDate } from "../time/index.ts"

/**
 * How far the text behind a rule was checked.
 * `verified`: the act itself was read; `secondary`: read in a faithful report of it; `unverified`: nobody could see the text.
 * The weakest status of all rules that gave an answer is the status of the answer.
 */
export type RuleStatus = "verified" | "secondary" | "unverified"

const weakness: Readonly<Record<RuleStatus, number>> = { verified: 0, secondary: 1, unverified: 2 }

/** The weaker of two statuses. */
export const weakerStatus = (a: RuleStatus, b: RuleStatus): RuleStatus => weakness[a] >= weakness[b] ? a : b

/** The better checked of two statuses. */
export const strongerStatus = (a: RuleStatus, b: RuleStatus): RuleStatus => weakness[a] <= weakness[b] ? a : b

/** A legal act or guideline (văn bản) by its key. Numbers restart each year: issuer, number and year tell it together. */
export interface ActKey {
  /** Who issued it: `"Chính phủ"`, `"UBND xã Cẩm Giàng"`. */
  readonly issuer: string
  /** The number as printed, `"165/2026/NĐ-CP"`; empty for a text that carries none. */
  readonly number: string
  readonly year: number
}

/** An act that another replaces (thay thế) as a whole. An act that is only amended in part is not named as superseded. */
export interface SupersededAct extends ActKey {
  /** The first day on which it is replaced, where that is another than the first day of the act that replaces it. */
  readonly from?: CivilDate
}

/** A legal act or guideline that rules cite. */
export interface Citation extends ActKey {
  readonly id: string
  readonly title: Text
  /** The day it was signed. */
  readonly signed?: CivilDate
  /** Its first day in force (ngày có hiệu lực). */
  readonly from?: CivilDate
  /** The acts that it replaces, cited by some pack or not. */
  readonly supersedes?: readonly SupersededAct[]
}

/** The place in a cited text that carries a rule. */
export interface CiteRef {
  /** Id of a citation of this pack or of a pack that it needs. */
  readonly ref: string
  /** Article, section or page: `"Điều 69.2.a"`. */
  readonly at?: string
}

/** What every dated item of a pack has: an id, a name, a validity, sources and a truthful status. */
export interface DatedItem {
  /** `"<pack id>/<name>"`. The same id may stand several times with periods that meet without gap or overlap. */
  readonly id: string
  readonly label: Text
  /** First day in force. */
  readonly from: CivilDate
  /** First day no longer in force; absent: still in force. */
  readonly until?: CivilDate
  readonly cites: readonly CiteRef[]
  readonly status: RuleStatus
  /** The day a person last read the source for this item. */
  readonly reviewedOn?: CivilDate
  /** The day by which a person should read the source again; once it has passed, `checkLaw` warns. */
  readonly reviewBy?: CivilDate
  /** What the source leaves open and how it was decided here. */
  readonly note?: Text
  /** The id of an item of a higher pack that this one replaces while it is in force. */
  readonly overrides?: string
}
