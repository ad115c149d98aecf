import { type Duration, type EpochDay, epochDay, type ParameterRef } from "@tramyte/core"
import type { FixedPoint, MonthDay } from "@tramyte/core/pack"
import { dayOf, partsOf, plus } from "./naiveCalendar.ts"
import type { LawOfDay } from "./lawOfDay.ts"

/** The days that a question is asked about; one object for all people, as the core keeps what it works out for one. */
export interface Asking {
  readonly on: EpochDay
  readonly period?: { readonly from: EpochDay; readonly until: EpochDay }
  readonly utcOffset?: number
}

/** The day of a point of a rule. */
export const naivePoint = (point: FixedPoint, { on, period }: Asking, law: LawOfDay): EpochDay => {
  const { year } = partsOf(on)
  switch (point) {
    case "on": return on
    case "yearStart": return dayOf(year, 1, 1)
    case "yearEnd": return dayOf(year + 1, 1, 1)
    case "periodFrom": return period === undefined ? dayOf(year, 1, 1) : period.from
    case "periodUntil": return period === undefined ? on + 1 : period.until
  }
  if ("schoolYearStart" in point) {
    const { day, month } = ("param" in point.schoolYearStart ? law.value(point.schoolYearStart) : point.schoolYearStart) as MonthDay
    return dayOf(year, month, day) > on ? dayOf(year - 1, month, day) : dayOf(year, month, day)
  }
  if ("date" in point) return epochDay(point.date)
  if ("floor" in point) {
    const { month, year: its } = partsOf(naivePoint(point.floor, { on, ...(period === undefined ? {} : { period }) }, law))
    return dayOf(its, point.to === "year" ? 1 : point.to === "quarter" ? Math.floor((month - 1) / 3) * 3 + 1 : month, 1)
  }
  let day = naivePoint(point.shift, { on, ...(period === undefined ? {} : { period }) }, law)
  if (point.plus !== undefined) day = plus(day, naiveSpan(point.plus, law), "lastOfMonth")
  if (point.minus !== undefined) day = plus(day, naiveSpan(point.minus, law), "lastOfMonth", -1)
  return day
}

/** A duration written out, or the parameter that holds it. */
export const naiveSpan = (span: Duration | ParameterRef, law: LawOfDay): Duration => "param" in span ? law.value(span) as Duration : span
