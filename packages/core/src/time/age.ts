import type { Verdict } from "../logic/verdict.ts"
import { addMonths } from "./addMonths.ts"
import { dateParts } from "./civilDate.ts"
import type { EpochDay } from "./civilDate.ts"
import { addDuration, durationParts } from "./duration.ts"
import type { Duration } from "./duration.ts"
import { TimeError } from "./errors.ts"
import type { DayBounds } from "./partialDate.ts"

/** The least and the greatest age that a birth known within bounds allows, in completed units. */
export interface AgeRange {
  readonly min: number
  readonly max: number
}

/**
 * The latest birth day whose owner has reached the age on day `on`: everyone born on it or before has.
 *
 * Compute it once, then test a whole commune with a comparison of integers. It undoes `dayAgeReached` exactly:
 * `birthDay <= ageCutoff(on, age)` holds if and only if `dayAgeReached(birthDay, age) <= on`; to that end days are
 * taken off first, then months, clamped.
 *
 * The leap-day rule: an age is a comparison of completed years ("đủ N tuổi", full N years), so a person born on 29 February
 * reaches it on 1 March in a common year. This is our reading; no Vietnamese text on leap days was seen. Status: unverified.
 * Throws `TimeError` `TRAMYTE_TIME_INVALID_DURATION`, `TRAMYTE_TIME_INVALID_NUMBER`.
 *
 * @example
 * ```ts
 * import { ageCutoff, civilDate, epochDay } from "@tramyte/core"
 *
 * civilDate(ageCutoff(epochDay("2026-07-15"), { years: 60 })) // => "1966-07-15"
 * civilDate(ageCutoff(epochDay("2026-02-28"), { years: 18 })) // => "2008-02-28"
 * ```
 */
export const ageCutoff = (on: EpochDay, age: Duration): EpochDay => {
  const { months, days } = durationParts(age)
  return addMonths(on - days, -months, "clamp")
}

/**
 * The first day on which somebody born on `birthDay` has the age; the rule for 29 February is told at `ageCutoff`.
 *
 * @example
 * ```ts
 * import { civilDate, dayAgeReached, epochDay } from "@tramyte/core"
 *
 * civilDate(dayAgeReached(epochDay("2008-02-29"), { years: 18 })) // => "2026-03-01"
 * civilDate(dayAgeReached(epochDay("2026-07-15"), { months: 2 })) // => "2026-09-15"
 * ```
 */
export const dayAgeReached = (birthDay: EpochDay, age: Duration): EpochDay => addDuration(birthDay, age, "rollForward")

/**
 * Has a person reached the age on day `on`: `yes` if the latest possible birth has, `no` if even the earliest has not, else `unknown`.
 *
 * Throws `TimeError` `TRAMYTE_TIME_INVALID_BOUNDS` when the bounds of the birth are turned round.
 *
 * @example
 * ```ts
 * import { epochDay, hasReachedAge, partialDateBounds } from "@tramyte/core"
 *
 * const on = epochDay("2026-07-15")
 *
 * hasReachedAge(partialDateBounds("1966-07-15")!, on, { years: 60 }) // => "yes"
 * hasReachedAge(partialDateBounds("1966-07-16")!, on, { years: 60 }) // => "no"
 * hasReachedAge(partialDateBounds("1966")!, on, { years: 60 }) // => "unknown"
 * ```
 */
export const hasReachedAge = (birth: DayBounds, on: EpochDay, age: Duration): Verdict => {
  checkBounds(birth)
  const cutoff = ageCutoff(on, age)
  return birth.hi <= cutoff ? "yes" : birth.lo > cutoff ? "no" : "unknown"
}

/**
 * Age in completed years on day `on` (tuổi tròn), as the range that the bounds of the birth allow.
 *
 * A negative number means: not yet born on that day. Throws `TimeError` `TRAMYTE_TIME_INVALID_BOUNDS`.
 *
 * @example
 * ```ts
 * import { ageInYears, epochDay, partialDateBounds } from "@tramyte/core"
 *
 * ageInYears(partialDateBounds("1956-03-09")!, epochDay("2026-03-08")) // => { min: 69, max: 69 }
 * ageInYears(partialDateBounds("1956")!, epochDay("2026-07-15")) // => { min: 69, max: 70 }
 * ```
 */
export const ageInYears = (birth: DayBounds, on: EpochDay): AgeRange => {
  const { min, max } = ageInMonths(birth, on)
  return { min: Math.floor(min / 12), max: Math.floor(max / 12) }
}

/**
 * Age in completed calendar months on day `on` (tháng tuổi), as the range that the bounds of the birth allow.
 *
 * A child born on the 31st completes a month that has no 31st on the 1st of the next one. A negative number means: not yet born.
 * Not for WHO growth tables, which count an age in days or in months of 30.4375 days. Throws `TimeError` `TRAMYTE_TIME_INVALID_BOUNDS`.
 *
 * @example
 * ```ts
 * import { ageInMonths, epochDay, partialDateBounds } from "@tramyte/core"
 *
 * ageInMonths(partialDateBounds("2026-01-31")!, epochDay("2026-02-28")) // => { min: 0, max: 0 }
 * ageInMonths(partialDateBounds("2026-01-31")!, epochDay("2026-03-01")) // => { min: 1, max: 1 }
 * ```
 */
export const ageInMonths = (birth: DayBounds, on: EpochDay): AgeRange => {
  checkBounds(birth)
  const max = completedMonths(birth.lo, on)
  return { min: birth.hi === birth.lo ? max : completedMonths(birth.hi, on), max }
}

const completedMonths = (birthDay: EpochDay, on: EpochDay): number => {
  const born = dateParts(birthDay)
  const now = dateParts(on)
  return (now.year - born.year) * 12 + now.month - born.month - (now.dayOfMonth < born.dayOfMonth ? 1 : 0)
}

const checkBounds = (birth: DayBounds): void => {
  if (birth.lo <= birth.hi) return
  throw new TimeError(
    "TRAMYTE_TIME_INVALID_BOUNDS",
    `the birth has lo ${birth.lo} and hi ${birth.hi}, but lo must be a day not after hi. Take the bounds from partialDateBounds.`
  )
}
