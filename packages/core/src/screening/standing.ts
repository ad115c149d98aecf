import { alwaysBefore, type FactView, type RecordView } from "../citizen/readRecord.ts"
import type { Question } from "../rules/question.ts"
import { durationOf, type EvaluationContext, type ParameterValues } from "../rules/context.ts"
import type { DatedItem } from "../rules/dated.ts"
import type { FactSet } from "../rules/factSet.ts"
import type { MonthDay, ParameterRef } from "../rules/predicate.ts"
import { addDuration, type CivilDate, civilDate, dateParts, type EpochDay, epochDay, epochDayOf } from "../time/index.ts"
import type { IntervalRecurrence, Protocol, YearlyRecurrence } from "./protocol.ts"

/**
 * `due`: may be done now, still on time. `overdue`: should have been done before. `upToDate`: nothing to do now, since it was
 * done or `dueFrom` lies ahead. `unknown`: the facts do not decide whether it applies or was done; the dates then say when it
 * is due if it was not.
 */
export type ScreeningState = "due" | "overdue" | "upToDate" | "unknown"

/** A protocol with its questions compiled for the rules in force. */
export interface PreparedProtocol {
  readonly protocol: Protocol & { readonly replaces?: DatedItem }
  readonly eligible: Question
  readonly done: Question
  readonly doneBy: FactSet
  readonly value: ParameterValues
  /** The context of a day, one object each. */
  readonly contextAt: (day: EpochDay) => EvaluationContext
}

/** How one protocol stands for one person, taking for granted that it applies. */
export interface Standing {
  readonly state: ScreeningState
  /** The first day on which it may be done. */
  readonly dueFrom?: CivilDate
  /** The last day on which it is on time. */
  readonly dueBy?: CivilDate
  /** The last day on which it surely was done; where that day is not fully known, the first that it may be. */
  readonly lastDone?: CivilDate
  /** How often it surely was done in the current year, and how many more are aimed at, for a right counted by the year. */
  readonly doneThisYear?: number
  readonly stillAimedAt?: number
}

/** Works out the state and the dates from what was done, for somebody entitled since a day. */
export const standingOf = (prepared: PreparedProtocol, view: RecordView, context: EvaluationContext, entitledSince: EpochDay): Standing => {
  const { recurrence, from } = prepared.protocol
  const since = Math.max(epochDay(from), entitledSince)
  const done = history(prepared, view, context)
  const standing = "perYear" in recurrence ? byYear(prepared, recurrence, view, context, done, since)
    : "every" in recurrence ? byInterval(prepared, recurrence, context, done, since)
    : onceOnly(context, done, since)
  return done.last === undefined ? standing : { ...standing, lastDone: civilDate(done.last) }
}

/** When it surely was done, when it may have been, and whether that is all. */
interface History {
  readonly sure: readonly FactView[]
  readonly possible: readonly FactView[]
  readonly complete: boolean
  /** The last day on which it was done; where that day is not fully known, the first that it may be. */
  readonly last: EpochDay | undefined
}

const history = ({ doneBy }: PreparedProtocol, view: RecordView, context: EvaluationContext): History => {
  const sure: FactView[] = []
  const possible: FactView[] = []
  let last: EpochDay | undefined
  for (const fact of view.facts.get(doneBy.kind) ?? []) {
    const fit = doneBy.fit(fact, context)
    if (fit === "possible") possible.push(fact)
    if (fit !== "sure") continue
    sure.push(fact)
    // Of what was done nobody knows when, there is no first possible day.
    if (fact.startLo > alwaysBefore && (last === undefined || fact.startLo > last)) last = fact.startLo
  }
  return { sure, possible, complete: doneBy.isComplete(view, context), last }
}

const onceOnly = ({ on }: EvaluationContext, done: History, since: EpochDay): Standing => {
  if (done.sure.length > 0) return { state: "upToDate" }
  const state = on < since ? "upToDate" : done.complete && done.possible.length === 0 ? "due" : "unknown"
  return { state, dueFrom: civilDate(since) }
}

const byInterval = ({ value }: PreparedProtocol, recurrence: IntervalRecurrence, { on }: EvaluationContext, done: History, since: EpochDay): Standing => {
  const every = durationOf(recurrence.every, value)!
  const opensBefore = durationOf(recurrence.opensBefore, value)
  const policy = recurrence.policy ?? "clamp"
  const datesAfter = (last: EpochDay | undefined): { readonly dueFrom: EpochDay; readonly dueBy: EpochDay } => {
    const dueBy = addDuration(last ?? since, every, policy)
    const opens = opensBefore === undefined ? dueBy : addDuration(dueBy, opensBefore, "clamp", -1)
    return { dueFrom: last === undefined ? since : Math.max(opens, last + 1), dueBy }
  }
  const stateAfter = (last: EpochDay | undefined): ScreeningState => {
    const { dueFrom, dueBy } = datesAfter(last)
    return on < dueFrom ? "upToDate" : on > dueBy ? "overdue" : "due"
  }
  const { dueFrom, dueBy } = datesAfter(done.last)
  const state = stateAfter(done.last)
  // A time that may have been, or one that this record does not know of, could have moved the next one on.
  const perhaps = done.complete ? latestOf([...done.possible, ...done.sure], on) : on
  return { state: stateAfter(perhaps) === state ? state : "unknown", dueFrom: civilDate(dueFrom), dueBy: civilDate(dueBy) }
}

/** The last day, up to `on`, on which one of the facts may have been. */
const latestOf = (facts: readonly FactView[], on: EpochDay): EpochDay | undefined =>
  facts.length === 0 ? undefined : Math.min(on, Math.max(...facts.map((fact) => fact.startHi)))

const byYear = (
  prepared: PreparedProtocol, recurrence: YearlyRecurrence, view: RecordView, { on }: EvaluationContext, done: History, since: EpochDay
): Standing => {
  const min = numberOf(recurrence.perYear.min, prepared)
  const target = Math.max(min, numberOf(recurrence.perYear.target ?? min, prepared))
  const [from, until] = yearOf(recurrence, on, prepared.value)
  const sure = done.sure.filter((fact) => fact.startLo >= from && fact.startHi < until).length
  const counted = { doneThisYear: sure, stillAimedAt: Math.max(0, target - sure) }
  if (sure >= min) return { state: "upToDate", ...counted }
  const dates = { dueFrom: civilDate(Math.max(from, since)), dueBy: civilDate(yearOf(recurrence, Math.max(on, since), prepared.value)[1] - 1) }
  if (on < since) return { state: "upToDate", ...dates, ...counted }
  if (mayLieIn(done, from, until) >= min || !done.complete) return { state: "unknown", ...dates, ...counted }
  const overdue = missedLastYear(prepared, recurrence, view, from, done, min, since)
  return { state: overdue ? "overdue" : "due", ...dates, ...counted }
}

const numberOf = (given: number | ParameterRef, { value }: PreparedProtocol): number => typeof given === "number" ? given : value(given) as number

const mayLieIn = (done: History, from: EpochDay, until: EpochDay): number =>
  [...done.sure, ...done.possible].filter((fact) => fact.startHi >= from && fact.startLo < until).length

/** Overdue: all of last year was under this rule, the person was entitled, and the right was not met then either. */
const missedLastYear = (
  prepared: PreparedProtocol, recurrence: YearlyRecurrence, view: RecordView, from: EpochDay, done: History, min: number, since: EpochDay
): boolean => {
  const [before] = yearOf(recurrence, from - 1, prepared.value)
  return since <= before && prepared.eligible.verdict(view, prepared.contextAt(from - 1)) === "yes" && mayLieIn(done, before, from) < min
}

const yearOf = (recurrence: YearlyRecurrence, on: EpochDay, value: ParameterValues): readonly [EpochDay, EpochDay] => {
  const start = startOf(recurrence, value)
  const { year } = dateParts(on)
  const begun = epochDayOf(year, start.month, start.day) <= on ? year : year - 1
  return [epochDayOf(begun, start.month, start.day), epochDayOf(begun + 1, start.month, start.day)]
}

const startOf = (recurrence: YearlyRecurrence, value: ParameterValues): MonthDay => {
  const year = typeof recurrence.year === "string" ? recurrence.year : value(recurrence.year) as "calendar" | "school"
  if (year === "calendar") return { month: 1, day: 1 }
  const start = recurrence.schoolYearStart ?? { month: 9, day: 1 }
  return "param" in start ? value(start) as MonthDay : start
}
