import type { DatedItem } from "../rules/dated.ts"
import type { Predicate } from "../rules/predicate.ts"
import type { CivilDate } from "../time/index.ts"

/** What a plan promises: a share to reach, by a day if the plan says one. */
export interface Target {
  /** Share from 0 to 1. */
  readonly share: number
  /** The first day by which it must stand, `"2031-01-01"` for "by the end of 2030"; absent: the plan gives no date. */
  readonly by?: CivilDate
}

/**
 * An indicator of a plan (chỉ tiêu) in its simplest honest form: who is counted, and who of them has it. A person whose
 * facts do not decide is counted as unknown, apart.
 */
export interface Indicator extends DatedItem {
  /** What one unit of the count is. */
  readonly basis: "person" | "village"
  /** Over a period, or as it stands on the period's last day. Only says how to word it. */
  readonly measures: "period" | "state"
  readonly denominator: Predicate
  /** Taken out of the denominator. */
  readonly exclusion?: Predicate
  readonly numerator: Predicate
  readonly target?: Target
  /** Whether a greater share is better. */
  readonly direction: "up" | "down"
}
