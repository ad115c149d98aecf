import { addDuration, dateParts, type Duration, epochDay, type EpochDay, epochDayOf } from "../time/index.ts"
import type { CalendarUnit, FixedPoint, MonthDay, ParameterRef } from "./predicate.ts"

/** The days that a question is asked about. Make it once and share it among all people: what hangs on it is kept. */
export interface EvaluationContext {
  /** The day facts and ages are read at. */
  readonly on: EpochDay
  /** The reporting period (half-open), where there is one. */
  readonly period?: { readonly from: EpochDay; readonly until: EpochDay }
  /** What local time is ahead of UTC, in minutes, where instants are compared. Default: each by the clock on the wall where it was written. */
  readonly utcOffset?: number
}

/** A context for the questions of one day, or of one reporting period read on its last day. */
export const contextOn = (on: EpochDay, period?: EvaluationContext["period"]): EvaluationContext => period === undefined ? { on } : { on, period }

/** Looks up the value of a parameter that is in force. */
export type ParameterValues = (reference: ParameterRef) => unknown

/**
 * Remembers what was worked out for the last two contexts, so that a commune costs one computation, even where each person
 * is asked about this year and the last.
 */
export const perContext = <T>(compute: (context: EvaluationContext) => T): (context: EvaluationContext) => T => {
  let last: EvaluationContext | undefined
  let before: EvaluationContext | undefined
  let lastValue: T | undefined
  let beforeValue: T | undefined
  return (context) => {
    if (context === last) return lastValue as T
    if (context === before) return beforeValue as T
    before = last
    beforeValue = lastValue
    last = context
    return lastValue = compute(context)
  }
}

/** Turns a point of a rule into a function of the context. */
export const pointAt = (point: FixedPoint, value: ParameterValues): (context: EvaluationContext) => EpochDay =>
  point === "on" ? (context) => context.on : perContext(computePoint(point, value))

const computePoint = (point: FixedPoint, value: ParameterValues): (context: EvaluationContext) => EpochDay => {
  switch (point) {
    case "on": return (context) => context.on
    case "yearStart": return (context) => epochDayOf(dateParts(context.on).year, 1, 1)
    case "yearEnd": return (context) => epochDayOf(dateParts(context.on).year + 1, 1, 1)
    case "periodFrom": return (context) => context.period?.from ?? epochDayOf(dateParts(context.on).year, 1, 1)
    case "periodUntil": return (context) => context.period?.until ?? context.on + 1
  }
  if ("schoolYearStart" in point) {
    const start = ("param" in point.schoolYearStart ? value(point.schoolYearStart) : point.schoolYearStart) as MonthDay
    return (context) => {
      const year = dateParts(context.on).year
      const day = epochDayOf(year, start.month, start.day)
      return day <= context.on ? day : epochDayOf(year - 1, start.month, start.day)
    }
  }
  if ("date" in point) {
    const day = epochDay(point.date)
    return () => day
  }
  if ("floor" in point) {
    const base = computePoint(point.floor, value)
    return (context) => floorTo(base(context), point.to)
  }
  const base = computePoint(point.shift, value)
  const plus = durationOf(point.plus, value)
  const minus = durationOf(point.minus, value)
  return (context) => {
    let day = base(context)
    if (plus !== undefined) day = addDuration(day, plus, "clamp")
    return minus === undefined ? day : addDuration(day, minus, "clamp", -1)
  }
}

/** The first day of the calendar unit that a day lies in. */
export const floorTo = (day: EpochDay, unit: CalendarUnit): EpochDay => {
  const { year, month } = dateParts(day)
  return epochDayOf(year, unit === "year" ? 1 : unit === "quarter" ? month - (month - 1) % 3 : month, 1)
}

/** A duration written out, or the parameter that holds it. */
export const durationOf = (duration: Duration | ParameterRef | undefined, value: ParameterValues): Duration | undefined =>
  duration === undefined ? undefined : "param" in duration ? value(duration) as Duration : duration
