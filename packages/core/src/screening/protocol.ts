import type { DatedItem } from "../rules/dated.ts"
import type { PlainFacts, MonthDay, ParameterRef, Predicate } from "../rules/predicate.ts"
import type { Duration, MonthPolicy } from "../time/index.ts"

/** Again after an interval from the last time; it may be done `opensBefore` ahead of the day. */
export interface IntervalRecurrence {
  readonly every: Duration | ParameterRef
  readonly policy?: MonthPolicy
  readonly opensBefore?: Duration | ParameterRef
}

/** A number of times in each calendar or school year: fewer than `min` leaves the right unmet, `target` is aimed at. */
export interface YearlyRecurrence {
  readonly perYear: { readonly min: number | ParameterRef; readonly target?: number | ParameterRef }
  /** `"calendar"` or `"school"`, or the parameter that says which. */
  readonly year: "calendar" | "school" | ParameterRef
  readonly schoolYearStart?: MonthDay | ParameterRef
}

/** Once in a life. */
export interface OnceRecurrence {
  readonly once: true
}

/** How often. */
export type Recurrence = IntervalRecurrence | YearlyRecurrence | OnceRecurrence

/**
 * A screening protocol (quy trình sàng lọc): who is examined for what, how often, and what counts as done.
 */
export interface Protocol extends DatedItem {
  /** What is done, as a code that a schedule or an order can carry: `"annual-checkup"`, `"blood-pressure"`. */
  readonly item: string
  /** From this age on and below that age, both optional; kept apart from `who` because they date the first due day. */
  readonly ages?: { readonly from?: Duration | ParameterRef; readonly until?: Duration | ParameterRef }
  readonly who: Predicate
  readonly recurrence: Recurrence
  /** The facts that count as done. Leave out their dates: the protocol looks at all up to the day. */
  readonly doneBy: Omit<PlainFacts, "activeAt" | "startsIn" | "overlaps">
  /** The more urgent, the smaller; orders a worklist. Default 5. */
  readonly urgency?: number
}
