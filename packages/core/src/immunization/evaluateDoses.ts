import { evaluateDose } from "./evaluateDose.ts"
import type { CompiledTarget } from "./compiled.ts"
import { type Evaluation, inWindow, type Patient, type PatientDose, type PatientSeries } from "./patient.ts"
import { skipOf } from "./conditionalSkip.ts"
import { isSpoilt, spoiltBy } from "./spoilt.ts"

/**
 * Judges every dose in every series that looks at it, in the order in which they were given (CDSi chapters 4 and 6).
 *
 * All series go forward together, day by day: so what a dose is worth elsewhere (a conflict with another vaccine, a series
 * that is complete) is known from the doses before it, and later doses never change the verdict on earlier ones.
 */
export const evaluateDoses = (courses: readonly PatientSeries[], patient: Patient): void => {
  const { doses } = patient
  if (doses.length === 0) return
  const byAntigen = coursesByAntigen(courses)
  let first = 0
  while (first < doses.length) {
    let end = first + 1
    while (end < doses.length && doses[end]!.day === doses[first]!.day) end++
    const ofDay = end - first === doses.length ? doses : doses.slice(first, end)
    for (const antigen of antigensOf(ofDay)) {
      const rivals = byAntigen[antigen] ?? nobody
      // As it stood before the day: which series of an antigen is judged first says nothing.
      const complete = rivals.length > 0 && rivals[0]!.series.antigen.asksComplete ? completeBefore(ofDay[0]!, rivals, patient) : none
      for (const course of rivals) {
        if (ofDay.length > 1) placeAll(ofDay.filter((dose) => dose.antigens.includes(antigen) && isConsidered(dose, course, patient)), course, complete, patient)
        else if (isConsidered(ofDay[0]!, course, patient)) placeAll(ofDay, course, complete, patient)
      }
    }
    first = end
  }
}

const nobody: readonly never[] = []
const none: ReadonlySet<string> = new Set()

const antigensOf = (doses: readonly PatientDose[]): Iterable<number> => doses.length === 1 ? doses[0]!.antigens : new Set(doses.flatMap(({ antigens }) => antigens))

/** By the index of the antigen. */
const coursesByAntigen = (courses: readonly PatientSeries[]): readonly (readonly PatientSeries[] | undefined)[] => {
  const byAntigen: PatientSeries[][] = []
  for (const course of courses) (byAntigen[course.series.antigen.index] ??= []).push(course)
  return byAntigen
}

const isConsidered = (dose: PatientDose, { series: { considers } }: PatientSeries, patient: Patient): boolean =>
  (considers.vaccines === undefined || considers.vaccines.has(dose.vaccine.index)) && inWindow(patient, considers, dose.day)

/**
 * Holds the doses of one day against the target doses, one after the other: for each target dose the first that satisfies it.
 * Which code has the smaller number says nothing, and a mistaken dose must not push a right one of the same day aside.
 */
const placeAll = (doses: readonly PatientDose[], course: PatientSeries, complete: ReadonlySet<string>, patient: Patient): void => {
  if (doses.length === 1 && !isSpoilt(doses[0]!)) {
    const target = nextTarget(doses[0]!, course, complete, patient)
    return settle(target === undefined ? needless(doses[0]!) : evaluateDose(doses[0]!, target, course, patient), course)
  }
  const spoilt = doses.filter(isSpoilt)
  let usable = spoilt.length === 0 ? doses : doses.filter((dose) => !isSpoilt(dose))
  while (usable.length > 0) {
    const target = nextTarget(usable[0]!, course, complete, patient)
    const evaluations = usable.map((dose) => target === undefined ? needless(dose) : evaluateDose(dose, target, course, patient))
    const chosen = evaluations.find((one) => one.status === "valid" && isPreferred(one)) ?? evaluations.find(({ status }) => status === "valid") ?? evaluations[0]!
    settle(chosen, course)
    usable = usable.filter((dose) => dose !== chosen.dose)
  }
  // What was spoilt is held against no rule (CDSi 6.1), and makes no target dose needless.
  for (const dose of spoilt) {
    const target = course.series.targets[course.next]
    settle(target === undefined ? needless(dose) : { ...needless(dose), status: "substandard", target, reasons: [spoiltBy(dose, target)] }, course)
  }
}

const isPreferred = ({ reasons }: Evaluation): boolean => !reasons.some(({ code }) => code === "allowableVaccine")

/** A dose for which no target dose is left. */
const needless = (dose: PatientDose): Evaluation =>
  ({ dose, status: "extraneous", target: undefined, reasons: [{ code: "seriesAlreadyComplete" }], inadvertent: false, timely: undefined })

const settle = (evaluation: Evaluation, course: PatientSeries): void => {
  const { dose, status, target } = evaluation
  course.evaluations.push(evaluation)
  if (status !== "valid" || target === undefined) {
    dose.judged ??= "notValid"
    return
  }
  dose.judged = "valid"
  course.passed.push({ target, dose })
  course.valid++
  if (!target.recurring) course.next++
}

/** The next target dose; those that are not needed on the day of the dose are passed. */
const nextTarget = (dose: PatientDose, course: PatientSeries, complete: ReadonlySet<string>, patient: Patient): CompiledTarget | undefined => {
  for (;;) {
    const target = course.series.targets[course.next]
    if (target === undefined || target.skips.length === 0) return target
    const skip = skipOf(target, course, patient, { context: "evaluation", day: dose.day, lawOf: dose.day, before: dose, isComplete: (groups) => groups.some((group) => complete.has(group)) })
    if (skip === undefined) return target
    course.passed.push({ target, dose: undefined })
    course.next++
  }
}

/** The groups of which a series was complete by the doses before one. One may be so because another is: no schedule asks in a circle. */
const completeBefore = (dose: PatientDose, rivals: readonly PatientSeries[], patient: Patient): ReadonlySet<string> => {
  const complete = new Set<string>()
  for (;;) {
    const found = rivals.filter((rival) => !complete.has(rival.series.source.group) && wasComplete(rival, dose, complete, patient))
    if (found.length === 0) return complete
    for (const { series } of found) complete.add(series.source.group)
  }
}

/** At least one dose was valid, and what is left would not be needed on the day. */
const wasComplete = (course: PatientSeries, dose: PatientDose, complete: ReadonlySet<string>, patient: Patient): boolean => course.valid > 0 && course.series.targets.slice(course.next).every((target) =>
  skipOf(target, course, patient, { context: "forecast", day: dose.day, lawOf: dose.day, before: dose, isComplete: (groups) => groups.some((group) => complete.has(group)) }) !== undefined)
