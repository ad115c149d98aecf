import type { UnitKind } from "../citizen/record.ts"
import type { Text } from "../language/text.ts"
import type { DatedItem } from "../rules/dated.ts"
import type { Facts, ParameterRef, Predicate, Quantity } from "../rules/predicate.ts"
import type { CivilDate } from "../time/index.ts"

/** What a plan promises: a share to reach, by a day if the plan says one. */
export interface Target {
  /** Share from 0 to 1. */
  readonly share: number
  /** The first day by which it must stand, `"2031-01-01"` for "by the end of 2030"; absent: the plan gives no date. */
  readonly by?: CivilDate
  /** The shares to reach on the way, by the calendar year at whose end they must stand: `{ "2026": 0.95 }`. */
  readonly byYear?: Readonly<Record<string, number>>
}

/** Counts events instead of people: each fact of a set counts for itself, and the questions may speak of it by its name. */
export interface EventBasis {
  readonly event: Facts
  readonly as: string
}

/**
 * Of whom the share is: of people on the register (the default), of those insured, or of a number that somebody estimated.
 * The type travels with the result, because a share of a register and one of an estimate must never be compared unseen.
 */
export type Denominator =
  | Predicate
  | { readonly type: "registered" | "insured"; readonly when: Predicate }
  /** `estimate` names a number of people a year that comes with the data; `proRata`: only the period's part of the year. */
  | { readonly type: "estimated"; readonly estimate: string; readonly proRata?: boolean }

/** A breakdown into ordered bands: the first whose condition holds takes the subject; who fits none has the rest. */
export interface OrderedStrata {
  readonly id: string
  readonly label?: Text
  readonly bands: readonly { readonly id: string; readonly label?: Text; readonly when: Predicate }[]
  readonly otherwise: { readonly id: string; readonly label?: Text }
}

/** To which unit a person counts: the unit linked by this role from the last fact of a set, residence in a village by default. */
export interface Attribution {
  readonly in: Facts
  readonly link: string
}

/** A number of each subject instead of a yes or no: how many days from referral to visit, with its median over all. */
export interface ContinuousMeasure {
  readonly value: Quantity
  /** UCUM unit, for the reader. */
  readonly unit?: string
  /** Percentiles to tell besides the median, `[90]`. */
  readonly percentiles?: readonly number[]
}

/** When a number is too small to be shown outside. */
export interface SmallNumbers {
  /** Counts from 1 up to but without this are hidden. */
  readonly hideBelow: number | ParameterRef
}

/**
 * An indicator of a plan (chỉ tiêu): who is counted, and who of them has it. The populations lie within one another by
 * construction, in three-valued logic; a subject whose facts do not decide is counted as unknown, apart.
 *
 * - initial: everybody it speaks of (default: all subjects).
 * - denominator: of those, who should have it.
 * - exclusion: of the denominator, who is taken out.
 * - numerator: of what remains, who has it.
 * - exception: of what remains and has it not, who is taken out with good reason.
 */
export interface Indicator extends DatedItem {
  /** What one unit of the count is. */
  readonly basis: "person" | UnitKind | EventBasis
  /**
   * `period`: what happened in a period; `state`: as it stands on the period's last day; `cohort`: what became, by the end of
   * the period, of those who entered in an earlier one. A period form and a cohort form are two indicators with two names.
   */
  readonly measures: "period" | "state" | "cohort"
  readonly initial?: Predicate
  /** Default: all of the initial population. */
  readonly denominator?: Denominator
  readonly exclusion?: Predicate
  readonly numerator: Predicate
  readonly exception?: Predicate
  /** A number over those in the numerator. */
  readonly continuous?: ContinuousMeasure
  /** Breakdowns that belong to the definition. */
  readonly strata?: readonly OrderedStrata[]
  readonly attribution?: Attribution
  readonly target?: Target
  /** Whether a greater share is better. */
  readonly direction: "up" | "down"
  readonly smallNumbers?: SmallNumbers
}
