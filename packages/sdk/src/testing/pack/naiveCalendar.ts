import type { Duration, EpochDay } from "@tramyte/core"

/*
 * Calendar arithmetic as one would do it on paper, with the platform's own calendar: the cut-offs of the core are held
 * against it, so it shares no code with them.
 */

const millisecondsOfDay = 86_400_000

/** A day by its year, month (1 to 12) and day of the month; days beyond a month run on into the next. */
export const dayOf = (year: number, month: number, dayOfMonth: number): EpochDay => {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, dayOfMonth)
  return Math.round(date.getTime() / millisecondsOfDay)
}

/** Year, month and day of the month of a day. */
export const partsOf = (day: EpochDay): { readonly year: number; readonly month: number; readonly dayOfMonth: number } => {
  const date = new Date(day * millisecondsOfDay)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() }
}

/** What to do with a day that its month lacks: take the last of the month, or the first of the next. */
export type MissingDay = "lastOfMonth" | "firstOfNext"

/** A day some years, months, weeks and days later (or earlier, with sign -1). */
export const plus = (day: EpochDay, { days = 0, months = 0, weeks = 0, years = 0 }: Duration, missing: MissingDay, sign: 1 | -1 = 1): EpochDay => {
  const { dayOfMonth, month, year } = partsOf(day)
  const wanted = month + sign * (years * 12 + months)
  const firstOfNext = dayOf(year, wanted + 1, 1)
  const there = dayOf(year, wanted, dayOfMonth)
  const moved = there < firstOfNext ? there : missing === "firstOfNext" ? firstOfNext : firstOfNext - 1
  return moved + sign * (weeks * 7 + days)
}

/** The day on which something that began on a day has lasted so long: who is born on 29 February is a year older on 1 March. */
export const dayReached = (begun: EpochDay, span: Duration): EpochDay => plus(begun, span, "firstOfNext")

/** A day as text, `"2026-07-15"`; nothing beyond the years 1 to 9999. */
export const dayText = (day: EpochDay): string | undefined => {
  const { dayOfMonth, month, year } = partsOf(day)
  if (!(year >= 1 && year <= 9999)) return undefined
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`
}
