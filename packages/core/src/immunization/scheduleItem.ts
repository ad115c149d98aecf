import type { DatedItem } from "../rules/dated.ts"
import type { Facts, ParameterRef, Predicate } from "../rules/predicate.ts"
import type { ImmunizationSchedule, Span } from "./schedule.ts"

/**
 * A schedule as a pack has it: the law of some time (`from`, `until`), and how a health record tells what the schedule asks.
 * A later law is another item of the same id.
 */
export interface ScheduleItem extends DatedItem {
  readonly schedule: ImmunizationSchedule
  /** A dose for which the schedule names no day by which it is late counts as late so long after it became due. */
  readonly overdueAfter?: Span | ParameterRef
  /**
   * How each observation of the schedule is seen in a record; one that is not named here is never seen. `birth` is known to the
   * engine: its facts tell the hour of birth, for doses that are due within hours.
   */
  readonly observed?: Readonly<Record<string, ObservedInRecord>>
}

/** Holds or not on the day (`when`), or one dated episode each (`facts`), which begins where the fact starts. */
export type ObservedInRecord =
  | { readonly when: Predicate }
  | { readonly facts: Facts }
