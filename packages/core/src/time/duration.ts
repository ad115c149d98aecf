import { addMonths } from "./addMonths.ts"
import type { MonthPolicy } from "./addMonths.ts"
import type { EpochDay } from "./civilDate.ts"
import { TimeError } from "./errors.ts"

/** A length of time as plain data (khoảng thời gian), each part a whole number from 0 up: `{ "years": 1, "months": 6 }`. */
export interface Duration {
  readonly years?: number
  readonly months?: number
  readonly weeks?: number
  readonly days?: number
}

/** A duration in the two units that count: calendar months, and days. */
export interface DurationParts {
  readonly months: number
  readonly days: number
}

/**
 * The day that lies a duration after `day`, or before it when `sign` is -1.
 *
 * Years and months are one step of 12 x years + months under the policy, then come weeks and days; so a step is never chained.
 * Going back is not the inverse of going forward at month ends; to ask who has reached an age, use `ageCutoff`.
 * Throws `TimeError` `TRAMYTE_TIME_INVALID_DURATION` for a negative, broken or empty part.
 *
 * @example
 * ```ts
 * import { addDuration, civilDate, epochDay } from "@tramyte/core"
 *
 * civilDate(addDuration(epochDay("2026-01-31"), { months: 1, days: 4 }, "rollForward")) // => "2026-03-05"
 * civilDate(addDuration(epochDay("2026-07-15"), { weeks: 2 }, "clamp", -1)) // => "2026-07-01"
 * ```
 */
export const addDuration = (day: EpochDay, duration: Duration, policy: MonthPolicy, sign: 1 | -1 = 1): EpochDay => {
  const { months, days } = durationParts(duration)
  return addMonths(day, sign * months, policy) + sign * days
}

/** Folds years into months and weeks into days. Throws `TRAMYTE_TIME_INVALID_DURATION`. */
export const durationParts = (duration: Duration): DurationParts => {
  const { years = 0, months = 0, weeks = 0, days = 0 } = duration
  if (isCount(years) && isCount(months) && isCount(weeks) && isCount(days)) {
    return { months: years * 12 + months, days: weeks * 7 + days }
  }
  throw new TimeError(
    "TRAMYTE_TIME_INVALID_DURATION",
    `${JSON.stringify(duration)} is not a duration. Give years, months, weeks and days as whole numbers from 0 up, ` +
      "such as { months: 18 } for one and a half years; go back in time with sign -1."
  )
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
