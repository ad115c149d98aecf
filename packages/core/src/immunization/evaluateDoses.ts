import { evaluateDose } from "./evaluateDose.ts"
import type { CompiledTarget } from "./compiled.ts"
import { type Patient, type PatientDose, type PatientSeries, inWindow } from "./patient.ts"
import { skipOf } from "./conditionalSkip.ts"
import { spoiltBy } from "./spoilt.ts"

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
    const ofDay = doses.slice(first, end)
    for (const antigen of antigensOf(ofDay)) {
      const rivals = byAntigen.get(antigen) ?? nobody
      // As it stood before the day: which series of an antigen is judged first says nothing.
      const complete = rivals.length > 0 && rivals[0]!.series.antigen.asksComplete ? new Set(rivals.filter(isFinished).map(({ series }) => series.source.group)) : none
      for (const course of rivals) {
        const considered = ofDay.filter((dose) => dose.antigens.includes(antigen) && isConsidered(dose, course, patient))
        for (const dose of considered.length > 1 ? bestFirst(considered, course) : considered) place(dose, course, complete, patient)
      }
    }
    first = end
  }
}

const nobody: readonly never[] = []
const none: ReadonlySet<string> = new Set()

const antigensOf = (doses: readonly PatientDose[]): Iterable<number> => doses.length === 1 ? doses[0]!.antigens : new Set(doses.flatMap(({ antigens }) => antigens))

/**
 * Of several doses of one day the one that fits the next target dose best comes first: which code has the smaller number says
 * nothing, and a mistaken dose must not push a right one of the same day aside.
 */
const bestFirst = (doses: readonly PatientDose[], { series: { targets }, next }: PatientSeries): readonly PatientDose[] => {
  const target = targets[next]
  const fit = (dose: PatientDose): number => {
    const { vaccine: { index } } = dose
    if (target === undefined || spoiltBy(dose, target) !== undefined) return 3
    if (target.preferable.some(({ vaccine }) => vaccine === index)) return 0
    return target.allowable.some(({ vaccine }) => vaccine === index) ? 1 : 2
  }
  // Sorting is stable: among equals the order of the doses stays.
  return doses.toSorted((a, b) => fit(a) - fit(b))
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

/** Holds a dose against the next target dose that is not skipped. What was spoilt is not held against any. */
const place = (dose: PatientDose, course: PatientSeries, complete: ReadonlySet<string>, patient: Patient): void => {
  const current = course.series.targets[course.next]
  const spoilt = current === undefined ? undefined : spoiltBy(dose, current)
  if (spoilt !== undefined) {
    course.evaluations.push({ dose, status: "substandard", target: current, reasons: [spoilt], inadvertent: false, timely: undefined })
    return
  }
  const target = nextTarget(dose, course, complete, patient)
  if (target === undefined) {
    course.evaluations.push({ dose, status: "extraneous", target, reasons: [{ code: "seriesAlreadyComplete" }], inadvertent: false, timely: undefined })
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
const nextTarget = (dose: PatientDose, course: PatientSeries, complete: ReadonlySet<string>, patient: Patient): CompiledTarget | undefined => {
  for (;;) {
    const target = course.series.targets[course.next]
    if (target === undefined || target.skips.length === 0) return target
    const skip = skipOf(target, course, patient, { context: "evaluation", day: dose.day, before: dose, isComplete: (groups) => groups.some((group) => complete.has(group)) })
    if (skip === undefined) return target
    course.passed.push({ target, dose: undefined })
    course.next++
  }
}

/** Whether no target dose is left and at least one was satisfied. */
const isFinished = ({ next, series, valid }: PatientSeries): boolean => next >= series.targets.length && valid > 0
