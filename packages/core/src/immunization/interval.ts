import type { EpochDay } from "../time/index.ts"
import type { CompiledInterval } from "./compiled.ts"
import { type Patient, type PatientDose, type PatientSeries } from "./patient.ts"

/** From where an interval runs: a day, and the dose of that day. */
export interface IntervalReference {
  readonly day: EpochDay
  readonly dose: PatientDose | undefined
}

/**
 * What an interval runs from, as far as the doses before a day tell (CALCDTINT-1, -2, -8 and -9); none where there is no such
 * dose or observation: then the interval does not apply.
 *
 * @param before the dose that is judged; absent at the forecast, where all doses lie before
 */
export const referenceOf = (interval: CompiledInterval, course: PatientSeries, patient: Patient, before: PatientDose | undefined): IntervalReference | undefined => {
  switch (interval.from) {
    case "previous": return of(lastWhere(course, ({ status, inadvertent }) => (status === "valid" || status === "notValid") && !inadvertent))
    case "targetDose": return of(course.passed.find(({ target, dose }) => target.number === interval.targetDose && dose !== undefined)?.dose)
    case "mostRecent": return of(mostRecent(interval.vaccines, course, patient, before))
    case "observation": return observedBefore(patient, interval.observation, before)
  }
}

const of = (dose: PatientDose | undefined): IntervalReference | undefined => dose === undefined ? undefined : { day: dose.day, dose }

const lastWhere = ({ evaluations }: PatientSeries, fits: (evaluation: PatientSeries["evaluations"][number]) => boolean): PatientDose | undefined => {
  for (let index = evaluations.length - 1; index >= 0; index--) {
    const evaluation = evaluations[index]!
    if (fits(evaluation)) return evaluation.dose
  }
  return undefined
}

const mostRecent = (vaccines: ReadonlySet<number>, course: PatientSeries, patient: Patient, before: PatientDose | undefined): PatientDose | undefined =>
  patient.doses.findLast((dose) => vaccines.has(dose.vaccine.index) && isBefore(dose, before, course) && !course.evaluations.some((evaluation) => evaluation.dose === dose && evaluation.inadvertent))

/** Whether a dose lies before another: on an earlier day, or on the same and judged before it in this series. Without another: always. */
export const isBefore = (dose: PatientDose, other: PatientDose | undefined, { evaluations }: PatientSeries): boolean =>
  other === undefined || dose.day < other.day || (dose.day === other.day && evaluations.some((evaluation) => evaluation.dose === dose))

/** The last day before the dose, or on it; else the first after, which makes what was given before it worthless. Plans do not. */
const observedBefore = (patient: Patient, observation: string, before: PatientDose | undefined): IntervalReference | undefined => {
  const days = patient.observed.get(observation)
  const day = before === undefined ? days?.at(-1) : days?.findLast((one) => one <= before.day) ?? days?.find((one) => one <= patient.on)
  return day === undefined ? undefined : { day, dose: undefined }
}

/** The first day after the reference on which an episode begins that opens the interval at once ("or next pregnancy"). */
export const nextEpisode = ({ orNextEpisode }: CompiledInterval, reference: IntervalReference, patient: Patient): EpochDay =>
  orNextEpisode === undefined ? Infinity : patient.observed.get(orNextEpisode)?.find((day) => day > reference.day) ?? Infinity
