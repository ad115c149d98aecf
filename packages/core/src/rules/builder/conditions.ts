import type { Duration } from "../../time/index.ts"
import type { ParameterRef, Point, Predicate } from "../predicate.ts"
import type { SomeWindow } from "./windows.ts"

/** All of these hold (và). */
export const all = (...of: readonly Predicate[]): Predicate => ({ op: "all", of })

/** At least one of these holds (hoặc). */
export const any = (...of: readonly Predicate[]): Predicate => ({ op: "any", of })

/** It does not hold (không). What is unknown stays unknown. */
export const not = (of: Predicate): Predicate => ({ op: "not", of })

/** Takes what is unknown for no. Write it only where the law wants proof. */
export const sure = (of: Predicate): Predicate => ({ op: "sure", of })

/** Whether the question can be answered at all. */
export const known = (of: Predicate): Predicate => ({ op: "known", of })

/** Another rule, by its id: `rule("vietnam/elderly")`. */
export const rule = (id: string): Predicate => ({ op: "rule", id })

/** A choice of the station that is true or false: the parameter of this id. */
export const flag = (id: string): Predicate => ({ op: "flag", param: id })

/** Everybody (mọi người). */
export const everybody: Predicate = { op: "all", of: [] }

/** Women and girls (nữ). */
export const female: Predicate = { op: "sex", is: ["female"] }

/** Men and boys (nam). */
export const male: Predicate = { op: "sex", is: ["male"] }

/** Born and not dead on the day (còn sống). */
export const alive: Predicate = { op: "alive" }

/** Born and not dead on another day: `aliveOn(startOfPeriod)`. */
export const aliveOn = (at: Point): Predicate => ({ op: "alive", at })

/**
 * A point of time lies in a window (trong khoảng): of the person, or of a fact that was named. Unknown if the point is.
 *
 * @example
 * ```ts
 * import { after, birth, isWithin, startOf, weeks } from "@tramyte/core/pack"
 *
 * isWithin(startOf("dose"), { from: birth, through: after(birth, weeks(6)) }) // => { op: "within", point: { startOf: "dose" }, in: { from: "birth", through: { shift: "birth", plus: { weeks: 6 } } } }
 * ```
 */
export const isWithin = (point: Point, window: SomeWindow): Predicate => ({ op: "within", point, in: window })

/** Bounds of a time, one of them at least: `atLeast` takes in its edge, `below` leaves it out. */
export type DurationBounds =
  | { readonly atLeast: Duration | ParameterRef; readonly below?: Duration | ParameterRef }
  | { readonly atLeast?: Duration | ParameterRef; readonly below: Duration | ParameterRef }

/**
 * Of this age in completed years, months, weeks or days (đủ tuổi) on a day; the day of the question, unless `at` says another.
 *
 * Somebody born on 29 February reaches an age on 1 March of a common year. With only a year or month of birth known, an age
 * near the bound is unknown.
 *
 * @param bounds `atLeast` 60 years is from the 60th birthday on; `below` 6 years ends the day before the 6th
 * @example
 * ```ts
 * import { aged, endOfYear, param, years } from "@tramyte/core/pack"
 *
 * aged({ atLeast: years(6), below: years(18) }) // => { op: "age", atLeast: { years: 6 }, below: { years: 18 } }
 * aged({ atLeast: param("vietnam/elderly-age"), at: endOfYear }) // => { op: "age", atLeast: { param: "vietnam/elderly-age" }, at: { shift: "yearEnd", minus: { days: 1 } } }
 * ```
 */
export const aged = (bounds: DurationBounds & { readonly at?: Point }): Predicate => ({ op: "age", ...bounds })

/**
 * Pregnant, and this far (tuổi thai), on a day: the time since the pregnancy's fact began, which is the first day of the last
 * menstrual period. Unknown where no pregnancy is on record.
 *
 * @example
 * ```ts
 * import { all, female, gestationalAge, weeks } from "@tramyte/core/pack"
 *
 * export const dueForGlucoseTest = all(female, gestationalAge({ atLeast: weeks(24), below: weeks(29) }))
 * ```
 */
export const gestationalAge = ({ at = "on", ...bounds }: DurationBounds & { readonly at?: Point }): Predicate =>
  ({ op: "elapsed", which: "last", in: { kind: "pregnancy", activeAt: at }, ...bounds, ...(at === "on" ? {} : { at }) })
