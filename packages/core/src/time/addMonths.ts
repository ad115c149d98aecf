import { dateParts, daysInMonth, epochDayOf } from "./civilDate.ts"
import type { EpochDay } from "./civilDate.ts"
import { wholeNumber } from "./errors.ts"

/**
 * What happens when the month reached has no such day, as with 31 January + 1 month.
 *
 * - `clamp`: the last day of that month (28 or 29 February), as date-fns, PostgreSQL and DuckDB do;
 * - `rollForward`: the first day of the month after (1 March), as the CDSi logic specification does (CALCDT-5).
 */
export type MonthPolicy = "clamp" | "rollForward"

/**
 * The same day of the month, `n` calendar months later (earlier when `n` is negative).
 *
 * Always compute from the anchor, such as the birth date or the previous dose; never chain: 31 January + 1 month + 1 month is
 * 28 March when clamped twice, but 31 January + 2 months is 31 March.
 * Throws `TimeError` `TRAMYTE_TIME_INVALID_NUMBER` when the day or `n` is not a whole number.
 *
 * @example
 * ```ts
 * import { addMonths, civilDate, epochDay } from "@tramyte/core"
 *
 * civilDate(addMonths(epochDay("2026-01-31"), 1, "clamp")) // => "2026-02-28"
 * civilDate(addMonths(epochDay("2026-03-31"), 6, "rollForward")) // => "2026-10-01"
 * civilDate(addMonths(epochDay("2026-03-31"), -1, "clamp")) // => "2026-02-28"
 * ```
 */
export const addMonths = (day: EpochDay, n: number, policy: MonthPolicy): EpochDay => {
  const from = dateParts(wholeNumber(day, "addMonths(day)"))
  const monthCount = from.year * 12 + from.month - 1 + wholeNumber(n, "addMonths(n)")
  const year = Math.floor(monthCount / 12)
  const month = monthCount - year * 12 + 1
  const last = from.dayOfMonth > 28 ? daysInMonth(year, month) : 28
  if (from.dayOfMonth <= last) return epochDayOf(year, month, from.dayOfMonth)
  return epochDayOf(year, month, last) + (policy === "rollForward" ? 1 : 0)
}

/**
 * The same day of the year, `n` years later (earlier when `n` is negative); only 29 February needs the policy.
 *
 * Throws `TimeError` `TRAMYTE_TIME_INVALID_NUMBER` when the day or `n` is not a whole number.
 *
 * @example
 * ```ts
 * import { addYears, civilDate, epochDay } from "@tramyte/core"
 *
 * civilDate(addYears(epochDay("2024-02-29"), 1, "clamp")) // => "2025-02-28"
 * civilDate(addYears(epochDay("2024-02-29"), 1, "rollForward")) // => "2025-03-01"
 * ```
 */
export const addYears = (day: EpochDay, n: number, policy: MonthPolicy): EpochDay => addMonths(day, n * 12, policy)
