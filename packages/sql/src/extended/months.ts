import { alwaysAfter, alwaysBefore } from "@tramyte/core/engine"
import type { Dialect } from "../dialect.ts"
import { plain, type Sql, sql } from "../sql.ts"

// The calendar repeats after 400 years. Days are looked up in the first 400 years of q_month from 1970 on, and moved back.
const cycleDays = 146_097
const cycleMonths = 4800
/** Whole cycles that make every day positive, open ends too. */
const ahead = cycleDays * 100

/** How a day is moved: days first, then months (clamped at their end) or back to the first day of so many months, then days. */
export interface Move {
  readonly daysBefore?: number
  readonly months?: number
  readonly floor?: 1 | 3 | 12
  readonly daysAfter?: number
}

/** A whole number of a duration, written out: as a parameter it could come as a floating one, and be divided as such. */
export const whole = (number: number): Sql => plain(String(Math.trunc(number)))

/** A day moved, as an expression; open ends stay open, and what is not known stays unknown. */
export const movedDay = (day: Sql, { daysAfter = 0, daysBefore = 0, floor, months = 0 }: Move, { once, types }: Dialect): Sql => {
  if (months === 0 && floor === undefined && daysAfter + daysBefore === 0) return day
  const open = (moved: Sql): Sql => sql`CASE WHEN x.d <= ${plain(String(alwaysBefore))} THEN ${plain(String(alwaysBefore))} WHEN x.d >= ${plain(String(alwaysAfter))} THEN ${plain(String(alwaysAfter))} ELSE ${moved} END`
  const of = sql`FROM (SELECT CAST(${day} AS ${plain(types.integer)}) AS d${plain(once)}) x`
  if (months === 0 && floor === undefined) return sql`(SELECT ${open(sql`x.d + ${whole(daysAfter + daysBefore)}`)} ${of})`
  // Whole cycles are days; what is left lies within the table.
  const cycles = Math.trunc(months / cycleMonths)
  const from = daysBefore === 0 ? plain("x.d") : sql`(x.d + ${whole(daysBefore)})`
  const place = sql`(${from} + ${plain(String(ahead))}) % ${plain(String(cycleDays))}`
  const target = floor === undefined
    ? sql`(SELECT t.first_day + CASE WHEN m.dom < t.length THEN m.dom ELSE t.length - 1 END FROM q_month t WHERE t.month = m.month + ${whole(months - cycles * cycleMonths)})`
    : sql`(SELECT t.first_day FROM q_month t WHERE t.month = m.month - m.month % ${plain(String(floor))})`
  return sql`(SELECT ${open(sql`${from} - ${place} + ${whole(cycles * cycleDays + daysAfter)} + (
    SELECT ${target}
    FROM (SELECT c.month, ${place} - c.first_day AS dom FROM q_month c WHERE c.first_day <= ${place} ORDER BY c.first_day DESC LIMIT 1) m
  )`)} ${of})`
}

/** Beyond the codes of all days. */
export const codeAfter = 1_000_000_000

/** A day as one number from which months are counted: 32 times its month, and the day within it; -1 and `codeAfter` for open ends. */
export const dayCode = (day: Sql, { once, types }: Dialect): Sql => {
  const place = plain(`(x.d + ${ahead}) % ${cycleDays}`)
  return sql`(SELECT CASE WHEN x.d <= ${plain(String(alwaysBefore))} THEN -1 WHEN x.d >= ${plain(String(alwaysAfter))} THEN ${plain(String(codeAfter))}
    ELSE (SELECT (${plain(`(x.d + ${ahead}) / ${cycleDays} * ${cycleMonths}`)} + c.month) * 32 + ${place} - c.first_day FROM q_month c WHERE c.first_day <= ${place} ORDER BY c.first_day DESC LIMIT 1) END
  FROM (SELECT CAST(${day} AS ${plain(types.integer)}) AS d${plain(once)}) x)`
}

/** Completed months between two days given by their codes, the earlier first. */
export const monthsBetween = (from: Sql, until: Sql): Sql => sql`(${until} / 32 - ${from} / 32 - CASE WHEN ${until} % 32 < ${from} % 32 THEN 1 ELSE 0 END)`
