import { evaluateDose, spoiltBy } from "./evaluateDose.ts"
import type { CompiledTarget } from "./compiled.ts"
import { type Patient, type PatientDose, type PatientSeries, inWindow } from "./patient.ts"
import { skipOf } from "./conditionalSkip.ts"

/**
 * Judges every dose in every series that looks at it, in the order in which they were given (CDSi chapters 4 and 6).
 *
 * All series go forward together, dose by dose: so what a dose is worth elsewhere (a conflict with another vaccine, a series
 * that is complete) is known from the doses before it, and later doses never change the verdict on earlier ones.
 */
export const evaluateDoses = (courses: readonly PatientSeries[], patient: Patient): void => {
  if (patient.doses.length === 0) return
  const byAntigen = coursesByAntigen(courses)
  for (const dose of patient.doses) {
    for (const antigen of dose.antigens) {
      for (const course of byAntigen.get(antigen) ?? []) {
        if (isConsidered(dose, course, patient)) place(dose, course, byAntigen.get(antigen)!, patient)
      }
    }
  }
}

const coursesByAntigen = (courses: readonly PatientSeries[]): ReadonlyMap<number, readonly PatientSeries[]> => {
  const byAntigen = new Map<number, PatientSeries[]>()
  for (const course of courses) {
    const { index } = course.series.antigen
    const same = byAntigen.get(index)
    if (same === undefined) byAntigen.set(index, [course])
    else same.push(course)
  }
  return byAntigen
}

const isConsidered = (dose: PatientDose, { series: { considers } }: PatientSeries, patient: Patient): boolean =>
  (considers.vaccines === undefined || considers.vaccines.has(dose.vaccine.index)) && inWindow(patient, considers, dose.day)

/** Holds a dose against the next target dose that is not skipped. */
const place = (dose: PatientDose, course: PatientSeries, rivals: readonly PatientSeries[], patient: Patient): void => {
  const target = nextTarget(dose, course, rivals, patient)
  if (target === undefined) {
    const spoilt = spoiltBy(dose, undefined)
    course.evaluations.push({ dose, status: spoilt === undefined ? "extraneous" : "substandard", target, reasons: [spoilt ?? { code: "seriesAlreadyComplete" }], inadvertent: false, timely: undefined })
    return
  }
  const evaluation = evaluateDose(dose, target, course, patient)
  course.evaluations.push(evaluation)
  if (evaluation.status === "valid") {
    course.passed.push({ target, dose })
    course.valid++
    if (!target.recurring) course.next++
    dose.judged = "valid"
  } else dose.judged ??= "notValid"
}

/** The next target dose; those that are not needed on the day of the dose are passed. */
const nextTarget = (dose: PatientDose, course: PatientSeries, rivals: readonly PatientSeries[], patient: Patient): CompiledTarget | undefined => {
  for (;;) {
    const target = course.series.targets[course.next]
    if (target === undefined || target.skips.length === 0) return target
    const skip = skipOf(target, course, patient, { context: "evaluation", day: dose.day, before: dose, isComplete: (groups) => rivals.some((rival) => groups.includes(rival.series.source.group) && isFinished(rival)) })
    if (skip === undefined) return target
    course.passed.push({ target, dose: undefined })
    course.next++
  }
}

/** Whether no target dose is left and at least one was satisfied. */
export const isFinished = ({ next, series, valid }: PatientSeries): boolean => next >= series.targets.length && valid > 0
