import type { EpochDay } from "../time/index.ts"
import type { CompiledCondition, CompiledCount, CompiledSkip, CompiledTarget } from "./compiled.ts"
import { isBefore } from "./interval.ts"
import { ageDay, inWindow, type Patient, type PatientDose, type PatientSeries, spanAfter } from "./patient.ts"

/** When and in which light a skip is looked at: at a dose given, with the doses before it, or at the forecast, with all. */
export interface SkipQuestion {
  readonly context: "evaluation" | "forecast"
  readonly day: EpochDay
  /** The day by which sets stand (RELEVANT-1 and -2): of the dose, or of the assessment, also where a later day is looked at. */
  readonly lawOf: EpochDay
  /** The doses of anything that count: those before this one; all when absent. */
  readonly before: PatientDose | undefined
  /** Whether a series of one of these groups of the same antigen is complete. */
  readonly isComplete: (groups: readonly string[]) => boolean
}

/** The skip that makes a target dose unnecessary; one is enough (CDSi 6.2 and 7.1). */
export const skipOf = (target: CompiledTarget, course: PatientSeries, patient: Patient, question: SkipQuestion): CompiledSkip | undefined => {
  for (const skip of target.skips) {
    if (skip.context !== "both" && skip.context !== question.context) continue
    if (holds(skip, course, patient, question)) return skip
  }
  return undefined
}

const holds = ({ all, sets }: CompiledSkip, course: PatientSeries, patient: Patient, question: SkipQuestion): boolean => {
  const standing = sets.filter(({ effective, cessation }) => effective <= question.lawOf && question.lawOf <= cessation)
  if (standing.length === 0) return false
  const setHolds = (set: CompiledSkip["sets"][number]): boolean => set.all
    ? set.conditions.every((condition) => isMet(condition, course, patient, question))
    : set.conditions.some((condition) => isMet(condition, course, patient, question))
  return all ? standing.every(setHolds) : standing.some(setHolds)
}

const isMet = (condition: CompiledCondition, course: PatientSeries, patient: Patient, question: SkipQuestion): boolean => {
  switch (condition.kind) {
    case "age": return inWindow(patient, condition, question.day)
    case "completedSeries": return question.isComplete(condition.groups)
    case "interval": {
      const last = course.evaluations.at(-1)?.dose
      return last !== undefined && question.day >= spanAfter(last.day, condition.interval, patient)
    }
    case "count": {
      const count = condition.validOnly ? countValid(condition, course, patient) : countAll(condition, course, patient, question.before)
      return condition.compare === "greaterThan" ? count > condition.doses : condition.compare === "lessThan" ? count < condition.doses : count === condition.doses
    }
  }
}

const countValid = (condition: CompiledCount, course: PatientSeries, patient: Patient): number => {
  let count = 0
  for (const { dose, status } of course.evaluations) if (status === "valid" && isCounted(dose, condition, course, patient)) count++
  return count
}

/** Every dose counts, whatever a series made of it; at a dose given only those before it. */
const countAll = (condition: CompiledCount, course: PatientSeries, patient: Patient, before: PatientDose | undefined): number => {
  let count = 0
  for (const dose of patient.doses) if (isBefore(dose, before, course) && isCounted(dose, condition, course, patient)) count++
  return count
}

const isCounted = (dose: PatientDose, { vaccines, begin, end, from, until }: CompiledCount, course: PatientSeries, patient: Patient): boolean =>
  (vaccines === undefined ? dose.antigens.includes(course.series.antigen.index) : vaccines.has(dose.vaccine.index)) &&
  dose.day >= from && dose.day < until &&
  (begin === undefined || dose.day >= ageDay(patient, begin)) && (end === undefined || dose.day < ageDay(patient, end))
