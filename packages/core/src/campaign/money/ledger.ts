import type { CivilDate } from "../../time/index.ts"
import type { Dong } from "./money.ts"

/** Money that a source gives for a time (kinh phí được giao): the state budget by level, the health insurance fund, a donor. */
export interface BudgetLine {
  readonly id: string
  /** Your own name of the source: `"commune-budget"`, `"health-insurance"`, `"donor-abc"`. */
  readonly source: string
  readonly amount: Dong
  readonly from: CivilDate
  /** The first day for which it is no longer. */
  readonly until: CivilDate
  /** Only for this village or group; not said: for all of them together. */
  readonly village?: string
  readonly group?: string
}

/** Money that is promised because somebody has a session (cam kết chi). */
export interface Commitment {
  readonly id: string
  readonly person: string
  readonly source: string
  readonly amount: Dong
  /** The day of the session: the money is of the time in which it lies. */
  readonly day: CivilDate
  readonly village?: string
  readonly group?: string
}

/** Money that was paid after somebody was examined (quyết toán). It closes the commitment: what it leaves is free again. */
export interface Settlement {
  readonly id: string
  /** Id of the commitment. */
  readonly commitment: string
  readonly amount: Dong
  readonly day: CivilDate
}

/** Equipment or supplies that somebody gave (tài trợ bằng hiện vật). It is no money, whatever it may be worth. */
export interface DonationInKind {
  readonly id: string
  readonly donor: string
  /** What it is, by the code of the checklist: it may be given to `readinessOf` as goods. */
  readonly code: string
  readonly count: number
  readonly day: CivilDate
  /** What it is worth, if somebody said so; in no sum of money. */
  readonly worth?: Dong
}

/** All that is known of the money of a campaign (sổ theo dõi kinh phí). */
export interface Ledger {
  readonly budget: readonly BudgetLine[]
  readonly commitments: readonly Commitment[]
  readonly settlements: readonly Settlement[]
  /** Ids of commitments that came to nothing: somebody did not come, or comes another day. */
  readonly released?: readonly string[]
  readonly inKind?: readonly DonationInKind[]
}

/** By what money is told apart. */
export type BalanceBy = "source" | "village" | "group"

/** What there is, what is promised, what is paid, and what is left. */
export interface Amounts {
  readonly budget: Dong
  /** Promised and not paid yet. */
  readonly committed: Dong
  readonly settled: Dong
  /** What is left; below nothing where more is spent than there is. */
  readonly free: number
}

/** One line of a balance. What is not said of the money has no village or group. */
export interface BalanceRow extends Amounts {
  readonly source?: string
  readonly village?: string
  readonly group?: string
  /** Examinations that were paid: people and days. */
  readonly examinations: number
  /** What one cost, in whole đồng, halves up; absent where there is none. */
  readonly costPerExamination?: Dong
}

/** Something about money that must be looked at. */
export type BalanceFinding =
  /** More is promised and paid than there is. By source, and by village or group where they have money of their own. */
  | { readonly code: "overdrawn"; readonly source: string; readonly village?: string; readonly group?: string; readonly amount: Dong }
  /** More was paid than was promised. */
  | { readonly code: "aboveCommitment"; readonly commitment: string; readonly amount: Dong }
  /** A commitment was settled again. */
  | { readonly code: "paidTwice"; readonly commitment: string; readonly person: string; readonly amount: Dong }
  /** A second examination of the person in one calendar year was paid, from whichever source. */
  | { readonly code: "secondThisYear"; readonly person: string; readonly commitment: string; readonly amount: Dong }
  /** Promised again, by the same source for the same person and calendar year, while nothing of the earlier is paid or released: the plan was changed, and the money was not. */
  | { readonly code: "committedTwice"; readonly person: string; readonly source: string; readonly commitment: string; readonly amount: Dong }
  /** Paid although it had been released. */
  | { readonly code: "paidReleased"; readonly commitment: string; readonly amount: Dong }
  /** Money for a time that lies only partly in the one asked for: it is not counted, for nobody said how it is divided. */
  | { readonly code: "partlyInPeriod"; readonly budget: string; readonly amount: Dong }

/** How the money of a time stands (cân đối kinh phí). */
export interface Balance {
  readonly rows: readonly BalanceRow[]
  /** The sum of the rows, to the đồng; examinations counted once, however many sources paid them. */
  readonly total: BalanceRow
  /** Given in kind, by donor and code. */
  readonly inKind: readonly { readonly donor: string; readonly code: string; readonly count: number; readonly worth?: Dong }[]
  readonly findings: readonly BalanceFinding[]
}
