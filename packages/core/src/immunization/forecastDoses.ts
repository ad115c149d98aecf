import type { EpochDay } from "../time/index.ts"
import type { ForecastReason, SeriesStatus } from "./assessment.ts"
import type { CompiledAge, CompiledInterval, CompiledSpan, CompiledTarget } from "./compiled.ts"
import { skipOf } from "./conditionalSkip.ts"
import { protectionOf } from "./protection.ts"
import type { RuleRef } from "./reasons.ts"
import { nextEpisode, referenceOf } from "./interval.ts"
import { ageDay, inWindow, type Patient, type PatientDose, type PatientSeries, type Protection, spanAfter, standsOn, textOf } from "./patient.ts"

/** What comes next in one series, with days as numbers. */
export interface CourseForecast {
  readonly status: SeriesStatus
  readonly reasons: readonly ForecastReason[]
  readonly target: CompiledTarget | undefined
  readonly doseNumber: number | undefined
  readonly earliest: EpochDay | undefined
  readonly recommended: EpochDay | undefined
  readonly pastDue: EpochDay | undefined
  readonly latest: EpochDay | undefined
  /** What the schedule says of the recommended and past-due days, before the earliest day is looked at. */
  readonly unadjusted: { readonly recommended: EpochDay | undefined; readonly pastDue: EpochDay | undefined }
  readonly vaccines: readonly number[]
}

/**
 * Says what comes next in one series on the day of the assessment (CDSi chapter 7): whether a dose is needed, which one, from
 * when, and what with.
 *
 * @param isComplete whether a series of some groups of the same antigen is complete, for skips that ask it
 */
export const forecastDoses = (course: PatientSeries, patient: Patient, isComplete: (groups: readonly string[]) => boolean): CourseForecast => {
  const { targets, antigen } = course.series
  const protection = protectionOf(antigen, patient)
  // The columns of table 7-10 overlap: what is complete stays so, whatever else is known of the person.
  const spared = (): CourseForecast | undefined => {
    if (patient.death <= patient.on) return without("notRecommended", { code: "died", day: textOf(patient.death) })
    if (protection.immune !== undefined) return without("immune", protection.immune)
    const barred = protection.contraindicated ?? seriesContraindication(course, protection)
    return barred === undefined ? undefined : without("contraindicated", barred)
  }
  let next = course.next
  let day = patient.on
  for (;;) {
    const target = targets[next]
    if (target === undefined) return course.valid > 0 ? without("complete", { code: "seriesComplete" }) : spared() ?? without("notRecommended", { code: "noDoseNeeded" })
    if (skipOf(target, course, patient, { context: "forecast", day, lawOf: patient.on, before: undefined, isComplete }) !== undefined) {
      next++
      day = patient.on
      continue
    }
    const forecast = spared() ?? forecastTarget(target, course, patient, protection)
    // 7.6: what would no longer be needed on the day it could be given is not forecast.
    if (forecast.earliest === undefined || day === forecast.earliest || target.skips.length === 0) return forecast
    day = forecast.earliest
    if (skipOf(target, course, patient, { context: "forecast", day, lawOf: patient.on, before: undefined, isComplete }) === undefined) return forecast
  }
}

const without = (status: SeriesStatus, reason: ForecastReason): CourseForecast => ({
  status, reasons: [reason], target: undefined, doseNumber: undefined, earliest: undefined, recommended: undefined, pastDue: undefined, latest: undefined,
  unadjusted: { recommended: undefined, pastDue: undefined }, vaccines: []
})

/** 7.3: every vaccine that the series prefers or allows is ruled out. */
const seriesContraindication = ({ series }: PatientSeries, { barredVaccines }: Protection): ForecastReason | undefined => {
  if (barredVaccines.size === 0) return undefined
  let reason: ForecastReason | undefined
  for (const { preferable, allowable } of series.targets) {
    for (const { vaccine } of [...preferable, ...allowable]) {
      const observation = barredVaccines.get(vaccine)
      if (observation === undefined) return undefined
      reason ??= { code: "vaccinesContraindicated", observation }
    }
  }
  return reason
}

const forecastTarget = (target: CompiledTarget, course: PatientSeries, patient: Patient, protection: Protection): CourseForecast => {
  const { on } = patient
  const { offered } = course.series
  const offeredUntil = offered.end === undefined ? Infinity : ageDay(patient, offered.end)
  if (on >= offeredUntil) return without("agedOut", { code: "noLongerOffered", day: textOf(offeredUntil) })
  if (on > target.seasonUntil) return without("notRecommended", { code: "seasonOver", rule: target.refs.season, day: textOf(target.seasonUntil) })
  const age = target.ages.find((row) => standsOn(row, on))
  const intervals = runningIntervals(target, course, patient)
  const end = firstTooLate(age, intervals, offeredUntil, patient)
  if (on >= end.day) return without("agedOut", { ...end, day: textOf(end.day) })

  const reasons: ForecastReason[] = []
  const earliest = candidateEarliest(target, age, intervals, course, patient, reasons)
  if (earliest >= end.day) return without("agedOut", { ...end, code: "cannotFinishInTime", day: textOf(end.day) })

  const ageRecommended = age?.earliestRec === undefined ? undefined : ageDay(patient, age.earliestRec)
  const recommended = ageRecommended ?? latestOf(intervals, "earliestRec", patient)
  const agePastDue = age?.latestRec === undefined ? undefined : ageDay(patient, age.latestRec)
  const late = agePastDue ?? latestOf(intervals, "latestRec", patient)
  const pastDue = late === undefined ? undefined : late - 1
  const adjusted = Math.max(earliest, recommended ?? earliest)
  return {
    status: "notComplete",
    reasons,
    target,
    doseNumber: doseNumberOf(course),
    earliest,
    recommended: adjusted,
    pastDue: pastDue === undefined ? undefined : Math.max(earliest, pastDue),
    latest: end.day === Infinity ? undefined : end.day - 1,
    unadjusted: { recommended, pastDue },
    vaccines: recommendedVaccines(target, protection, patient, earliest, adjusted)
  }
}

/** An interval with the day that it runs from. */
interface RunningInterval {
  readonly interval: CompiledInterval
  readonly from: EpochDay
  /** The day on which a new episode opens it at once; Infinity if there is none. */
  readonly episode: EpochDay
}

const runningIntervals = ({ intervals }: CompiledTarget, course: PatientSeries, patient: Patient): readonly RunningInterval[] => {
  const running: RunningInterval[] = []
  for (const interval of intervals) {
    if (!standsOn(interval, patient.on)) continue
    const reference = referenceOf(interval, course, patient, undefined)
    if (reference !== undefined) running.push({ interval, from: reference.day, episode: nextEpisode(interval, reference, patient) })
  }
  return running
}

type RecommendedPart = "earliestRec" | "latestRec"

const dayOf = ({ from, episode }: RunningInterval, span: CompiledSpan, patient: Patient): EpochDay => Math.min(spanAfter(from, span, patient), episode)

const latestOf = (intervals: readonly RunningInterval[], part: RecommendedPart, patient: Patient): EpochDay | undefined => {
  let latest: EpochDay | undefined
  for (const running of intervals) {
    const span = running.interval[part]
    if (span === undefined) continue
    const day = part === "latestRec" ? spanAfter(running.from, span, patient) : dayOf(running, span, patient)
    if (latest === undefined || day > latest) latest = day
  }
  return latest
}

/** The first day on which it is too late, and what makes it so: the end of the offer, the age, or an interval that is too long. */
const firstTooLate = (age: CompiledAge | undefined, intervals: readonly RunningInterval[], offeredUntil: EpochDay, patient: Patient): TooLate => {
  let end: TooLate = { day: offeredUntil, code: "noLongerOffered" }
  if (age?.max !== undefined && ageDay(patient, age.max) < end.day) end = { day: ageDay(patient, age.max), code: "tooOld", rule: age.ref }
  for (const { interval: { max, ref }, from } of intervals) {
    if (max !== undefined && spanAfter(from, max, patient) < end.day) end = { day: spanAfter(from, max, patient), code: "tooLongAfter", rule: ref }
  }
  return end
}

interface TooLate {
  readonly day: EpochDay
  readonly code: "noLongerOffered" | "tooOld" | "tooLongAfter"
  readonly rule?: RuleRef
}

/** FORECASTDTCAN-1: the latest of everything that has to be waited for. */
const candidateEarliest = (
  target: CompiledTarget, age: CompiledAge | undefined, intervals: readonly RunningInterval[], course: PatientSeries, patient: Patient, reasons: ForecastReason[]
): EpochDay => {
  let earliest = patient.birth
  const wait = (day: EpochDay, code: ForecastReason["code"], rule: ForecastReason["rule"]): void => {
    reasons.push({ code, rule, day: textOf(day) })
    if (day > earliest) earliest = day
  }
  const minimumAge = age?.min ?? age?.absMin
  if (minimumAge !== undefined) wait(ageDay(patient, minimumAge), "minimumAge", age?.ref)
  const { offered } = course.series
  if (offered.begin !== undefined) wait(ageDay(patient, offered.begin), "firstOffered", undefined)
  for (const running of intervals) {
    const span = running.interval.min ?? running.interval.absMin
    if (span !== undefined) wait(dayOf(running, span, patient), "minimumInterval", running.interval.ref)
  }
  const conflict = conflictEnd(target, patient)
  if (conflict !== undefined) wait(conflict, "vaccineConflict", target.refs.conflict)
  if (target.seasonFrom !== -Infinity) wait(target.seasonFrom, "seasonStart", target.refs.season)
  const { evaluations } = course
  for (const { inadvertent, dose } of evaluations) if (inadvertent) wait(dose.day, "inadvertentDose", target.refs.inadvertent)
  const last = evaluations.at(-1)
  if (last !== undefined) wait(last.dose.day, "latestDose", undefined)
  return earliest
}

/** CALCDTCONFLICT-3: when the last dose of anything no longer stands in the way of a preferred vaccine. */
const conflictEnd = ({ preferable }: CompiledTarget, patient: Patient): EpochDay | undefined => {
  let latest: EpochDay | undefined
  if (patient.doses.length === 0) return latest
  for (const { vaccine } of preferable) {
    const conflicts = conflictsOf(patient, vaccine)
    if (conflicts.size === 0) continue
    for (const dose of patient.doses) {
      const conflict = conflicts.get(dose.vaccine.index)
      if (conflict === undefined) continue
      const end = spanAfter(dose.day, conflict.end, patient)
      if (latest === undefined || end > latest) latest = end
    }
  }
  return latest
}

const conflictsOf = ({ schedule }: Patient, vaccine: number): PatientDose["vaccine"]["conflicts"] => schedule.vaccineList[vaccine]!.conflicts

/** FORECASTDN-1: how many are satisfied, and one; of those for a season, only what was given in this one. */
const doseNumberOf = ({ passed }: PatientSeries): number => {
  let satisfied = 0
  for (const { target, dose } of passed) if (dose !== undefined && dose.day >= target.seasonFrom) satisfied++
  return satisfied + 1
}

/**
 * FORECASTRECVAC-1: what may be named, is not ruled out, and fits the age on the earliest or the recommended day. Of days that
 * have gone by, the day of the assessment counts: nobody gives a pupil what he should have had as a baby.
 */
const recommendedVaccines = ({ preferable }: CompiledTarget, { barredVaccines }: Protection, patient: Patient, earliest: EpochDay, recommended: EpochDay): readonly number[] => {
  const [soonest, best] = [Math.max(patient.on, earliest), Math.max(patient.on, recommended)]
  const vaccines: number[] = []
  for (const row of preferable) {
    if (row.forecast && !barredVaccines.has(row.vaccine) && (inWindow(patient, row, soonest) || inWindow(patient, row, best)) && !vaccines.includes(row.vaccine)) vaccines.push(row.vaccine)
  }
  return vaccines
}
