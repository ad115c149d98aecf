import type { CourseForecast } from "./forecastDoses.ts"
import { ageDay, type Patient, type PatientSeries, spanAfter, standsOn } from "./patient.ts"

/** One series with its forecast: what rivals are told apart by. */
export interface Candidate {
  readonly course: PatientSeries
  readonly forecast: CourseForecast
}

/** What chapter 8 picks for one antigen. */
export interface Selected {
  /** The best of each series group. */
  readonly prioritized: readonly Candidate[]
  /** Those of them whose need no equivalent group serves already. */
  readonly best: readonly Candidate[]
}

/** Picks the series that count for one antigen (CDSi chapter 8): first within each series group, then among groups. */
export const selectSeries = (candidates: readonly Candidate[], patient: Patient): Selected => {
  const [only] = candidates
  if (candidates.length === 1 && only !== undefined) return goesOn(only, patient) ? { prioritized: candidates, best: candidates } : nothing
  const byGroup = new Map<string, Candidate>()
  const seen = new Set<string>()
  for (const { course: { series: { source: { group } } } } of candidates) {
    if (seen.has(group)) continue
    seen.add(group)
    const one = prioritize(candidates.filter(({ course }) => course.series.source.group === group), patient)
    if (one !== undefined) byGroup.set(group, one)
  }
  const prioritized = [...byGroup.values()]
  return { prioritized, best: prioritized.filter((one) => isBest(one, byGroup)) }
}

const nothing: Selected = { prioritized: [], best: [] }

/** Somebody who is too young for a series, and has not begun it, is not told of it yet; and one for evaluation only counts when it is complete. */
const goesOn = (one: Candidate, patient: Patient): boolean =>
  (one.course.valid > 0 || mayStart(one, patient)) && (one.course.series.source.type !== "evaluationOnly" || isComplete(one))

const isComplete = ({ forecast }: Candidate): boolean => forecast.status === "complete"
const isInProcess = ({ course, forecast }: Candidate): boolean => course.valid > 0 && forecast.status === "notComplete"

/** Table 8-14. */
const isBest = (one: Candidate, prioritized: ReadonlyMap<string, Candidate>): boolean => {
  if (isComplete(one)) return true
  const { type, equivalentGroups = [] } = one.course.series.source
  const equivalent = equivalentGroups.flatMap((group) => prioritized.get(group) ?? [])
  if (type === "evaluationOnly" || equivalent.some(isComplete)) return false
  return type === "risk" || !equivalent.some(({ course }) => course.series.source.type === "risk")
}

/** Tables 8-1 to 8-3: the one series of a group that goes on. */
const prioritize = (rivals: readonly Candidate[], patient: Patient): Candidate | undefined => {
  if (rivals.every((rival) => rival.course.valid === 0 && !mayStart(rival, patient))) return undefined
  const allowed = rivals.filter(({ forecast }) => forecast.status !== "contraindicated")
  const candidates = allowed.length === 0 ? rivals : allowed
  const byDefault = candidates.filter(isDefault)
  const scorable = scorableOf(candidates, rivals, byDefault.length > 0, patient)
  if (scorable.length === 0) return byDefault[0] ?? rivals.find(isDefault)
  if (scorable.length === 1) return scorable[0]
  const complete = scorable.filter(isComplete)
  if (complete.length === 1) return complete[0]
  if (complete.length > 1) return highest(complete, scoreComplete)
  const inProcess = scorable.filter(isInProcess)
  if (inProcess.length === 1) return inProcess[0]
  if (inProcess.length > 1) return highest(inProcess, scoreInProcess(patient))
  return byDefault[0] ?? highest(scorable, scoreUnbegun(patient))
}

const isDefault = ({ course }: Candidate): boolean => course.series.source.selection?.default === true

/** Somebody who is too young for every series of a group, and has begun none, is not told of it yet. */
const mayStart = ({ course: { series: { minAgeToStart } } }: Candidate, patient: Patient): boolean => minAgeToStart === undefined || patient.on >= ageDay(patient, minAgeToStart)

/** SELECTSCORE-2. */
const scorableOf = (candidates: readonly Candidate[], rivals: readonly Candidate[], hasDefault: boolean, patient: Patient): readonly Candidate[] => {
  const ofType = (type: string): readonly Candidate[] => candidates.filter(({ course }) => course.series.source.type === type)
  const priority = rivals.reduce<string | undefined>((best, { course: { series } }) => series.source.type === "risk" && (best === undefined || series.priority < best) ? series.priority : best, undefined)
  const begun = ofType("standard").filter((one) => one.course.valid > 0 && startedInTime(one, patient))
  return [
    ...ofType("risk").filter(({ course }) => course.series.priority === priority),
    ...(begun.length > 0 || hasDefault ? begun : ofType("standard")),
    ...ofType("evaluationOnly").filter(isComplete)
  ]
}

const startedInTime = ({ course }: Candidate, patient: Patient): boolean => {
  const { maxAgeToStart } = course.series
  const first = course.passed.find(({ dose }) => dose !== undefined)?.dose
  return first !== undefined && (maxAgeToStart === undefined || first.day < ageDay(patient, maxAgeToStart))
}

/** The score of one rival among all; a comparison is over the same number for each. */
type Score = (rivals: readonly Candidate[]) => (one: Candidate) => number

const highest = (rivals: readonly Candidate[], score: Score): Candidate => {
  const scoreOf = score(rivals)
  let best = rivals[0]!
  let most = -Infinity
  for (const rival of rivals) {
    const points = scoreOf(rival)
    if (points > most || (points === most && rival.course.series.preference < best.course.series.preference)) {
      best = rival
      most = points
    }
  }
  return best
}

/** Whoever alone has the largest number gets `won`, several share `tied`, the others get `lost`. */
const compared = (rivals: readonly Candidate[], valueOf: (one: Candidate) => number, [won, tied, lost]: readonly [number, number, number]): (one: Candidate) => number => {
  const values = rivals.map(valueOf)
  const top = Math.max(...values)
  const shared = values.filter((value) => value === top).length > 1
  return (one) => valueOf(one) < top ? lost : shared ? tied : won
}

const judged = (fits: (one: Candidate) => boolean, points: number): (one: Candidate) => number => (one) => fits(one) ? points : -points

const sum = (...scores: readonly ((one: Candidate) => number)[]): (one: Candidate) => number => (one) => scores.reduce((total, score) => total + score(one), 0)

/** Table 8-4. */
const scoreComplete: Score = (rivals) => compared(rivals, ({ course }) => course.valid, [1, 0, -1])

/** Table 8-5. */
const scoreInProcess = (patient: Patient): Score => (rivals) => sum(
  judged((one) => isProductPath(one) && one.course.evaluations.every(({ status }) => status === "valid"), 2),
  judged((one) => isCompletable(one, patient), 3),
  compared(rivals, ({ course }) => course.valid, [2, 0, -2]),
  compared(rivals, (one) => -remaining(one), [2, 0, -2]),
  compared(rivals, (one) => -finishDay(one, patient), [1, 0, -1])
)

/** Table 8-6. */
const scoreUnbegun = (patient: Patient): Score => (rivals) => sum(
  compared(rivals, ({ forecast }) => -(forecast.earliest ?? Infinity), [1, 0, -1]),
  judged((one) => isCompletable(one, patient), 1),
  judged((one) => !isProductPath(one), 1)
)

const isProductPath = ({ course }: Candidate): boolean => course.series.source.selection?.productPath === true

const remaining = ({ course, forecast }: Candidate): number => course.series.targets.length - ((forecast.target?.number ?? course.series.targets.length + 1) - 1)

/** SELECTB-12: the day on which the last dose could be given at the soonest. */
const finishDay = ({ course, forecast }: Candidate, patient: Patient): number => {
  if (forecast.earliest === undefined || forecast.target === undefined) return Infinity
  let finish = forecast.earliest
  for (const { intervals } of course.series.targets.slice(forecast.target.number)) {
    for (const interval of intervals) if (interval.min !== undefined && standsOn(interval, patient.on)) finish = Math.max(finish, spanAfter(forecast.earliest, interval.min, patient))
  }
  return finish
}

const isCompletable = (one: Candidate, patient: Patient): boolean => {
  const max = one.course.series.targets.at(-1)?.ages.find((age) => standsOn(age, patient.on))?.max
  return finishDay(one, patient) < (max === undefined ? Infinity : ageDay(patient, max))
}
