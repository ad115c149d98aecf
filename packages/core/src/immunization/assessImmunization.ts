import { type CivilDate, type EpochDay, epochDay, parseCivilDate } from "../time/index.ts"
import type { DoseEvaluation, ImmunizationAssessment, SeriesAssessment, SeriesForecast, VaccineGroupForecast } from "./assessment.ts"
import type { CompiledSchedule } from "./compiled.ts"
import { HistoryError } from "./errors.ts"
import { evaluateDoses } from "./evaluateDoses.ts"
import { type CourseForecast, forecastDoses } from "./forecastDoses.ts"
import { forecastVaccineGroup, type GroupForecast } from "./forecastVaccineGroup.ts"
import type { VaccinationHistory } from "./history.ts"
import { type Evaluation, inWindow, type Patient, type PatientSeries, textOf } from "./patient.ts"
import { protectionOf } from "./protection.ts"
import { readPatient } from "./readPatient.ts"
import { isReckonable } from "./reckonable.ts"
import { relevantSeries } from "./relevantSeries.ts"
import { undecidedBy } from "./undecidedBy.ts"
import type { SeriesType } from "./schedule.ts"
import { type Candidate, selectSeries } from "./selectSeries.ts"

/**
 * Says what each dose given is worth, and what comes next: the four steps of the CDSi logic specification in their order.
 *
 * @param schedule made by `compileSchedule`
 * @param history the doses and observations of one person
 * @param on the day of the assessment; doses after it take no part
 * @throws HistoryError `TRAMYTE_HISTORY_INVALID` for dates of birth, death or observations that are none or contradict each other
 * @example
 * ```ts
 * import { assessImmunization, compileSchedule } from "@tramyte/core/immunization"
 *
 * const schedule = compileSchedule({
 *   id: "example", version: "1", label: { vi: "ví dụ", en: "example" }, monthPolicy: "rollForward",
 *   vaccines: [{ code: "measles", label: { vi: "sởi", en: "measles" }, antigens: [{ antigen: "measles" }] }],
 *   vaccineGroups: [{ id: "measles", label: { vi: "sởi", en: "measles" }, antigens: ["measles"] }],
 *   antigens: [{
 *     id: "measles",
 *     series: [{
 *       id: "measles-2", vaccineGroup: "measles", type: "standard", group: "1",
 *       doses: [
 *         { ages: [{ min: { months: 9 } }], preferable: [{ vaccine: "measles", forecast: true }] },
 *         { ages: [{ min: { months: 18 } }], intervals: [{ from: { previous: true }, min: { weeks: 4 } }], preferable: [{ vaccine: "measles", forecast: true }] }
 *       ]
 *     }]
 *   }]
 * })
 * const child = { birthDate: "2026-01-31", doses: [{ id: "1", date: "2026-09-15", vaccine: "measles" }] }
 * const { series, groups } = assessImmunization(schedule, child, "2026-10-15")
 * series[0]?.evaluations[0]?.reasons[0] // => { code: "ageTooYoung", rule: { series: "measles-2", targetDose: 1, part: "age", index: 0 }, day: "2026-10-31" }
 * groups[0]?.earliest // => "2026-10-31"
 * ```
 */
export const assessImmunization = (schedule: CompiledSchedule, history: VaccinationHistory, on: CivilDate): ImmunizationAssessment => {
  const day = epochDay(on)
  checkHistory(history, day)
  const patient = readPatient(schedule, history, day)
  const { courses, inconclusive } = relevantSeries(patient)
  evaluateDoses(courses, patient)
  const candidates = forecastAll(courses, patient)
  const selected = byAntigen(candidates).map((rivals) => selectSeries(rivals, patient))
  const groups = groupForecasts(selected.flatMap(({ best }) => best), patient)
  const prioritized = new Set(selected.flatMap((one) => one.prioritized))
  const best = new Set(groups.flatMap(({ forecast }) => forecast.from))
  return {
    on,
    series: candidates.map((candidate) => seriesAssessment(candidate, { best: best.has(candidate), prioritized: prioritized.has(candidate) }, patient)),
    groups: groups.map((group) => line(group, patient)),
    setAside: patient.setAside,
    inconclusive,
    undecided: undecidedBy(courses, patient)
  }
}

const checkHistory = ({ birthDate, deathDate, observations = [] }: VaccinationHistory, on: EpochDay): void => {
  const issues: { readonly path: string; readonly message: string }[] = []
  const read = (path: string, date: string): EpochDay | undefined => {
    const day = parseCivilDate(date)
    if (day === undefined) issues.push({ path, message: `${JSON.stringify(date)} is no date; write "2026-07-15"` })
    return day
  }
  const birth = read("birthDate", birthDate)
  const death = deathDate === undefined ? undefined : read("deathDate", deathDate)
  observations.forEach(({ date }, index) => void (date === undefined ? undefined : read(`observations[${index}].date`, date)))
  if (birth !== undefined && !isReckonable(birth)) issues.push({ path: "birthDate", message: `${birthDate} is no birth date that a schedule could be reckoned from; look at the year` })
  if (birth !== undefined && birth > on) issues.push({ path: "birthDate", message: `${birthDate} lies after the day of the assessment; ask on a later day` })
  if (birth !== undefined && death !== undefined && death < birth) issues.push({ path: "deathDate", message: `${String(deathDate)} lies before the birth; look at both dates` })
  if (!isReckonable(on)) issues.push({ path: "on", message: "this day lies too near to an end of the calendar; look at the year" })
  if (issues.length > 0) throw new HistoryError(issues)
}

/** Forecasts all series; one that asks whether another is complete has it forecast first. No schedule asks in a circle. */
const forecastAll = (courses: readonly PatientSeries[], patient: Patient): readonly Candidate[] => {
  const forecasts = new Map<PatientSeries, CourseForecast>()
  const forecastOf = (course: PatientSeries): CourseForecast => {
    if (!course.series.antigen.asksComplete) return forecastDoses(course, patient, never)
    let forecast = forecasts.get(course)
    if (forecast === undefined) {
      forecast = forecastDoses(course, patient, (groups) => courses.some((other) =>
        other.series.antigen === course.series.antigen && groups.includes(other.series.source.group) && forecastOf(other).status === "complete"))
      forecasts.set(course, forecast)
    }
    return forecast
  }
  return courses.map((course) => ({ course, forecast: forecastOf(course) }))
}

const never = (): boolean => false

/** The rivals for each antigen; series come in the order of their antigens. */
const byAntigen = (candidates: readonly Candidate[]): readonly (readonly Candidate[])[] => {
  const rivals: Candidate[][] = []
  let antigen: unknown
  for (const candidate of candidates) {
    if (candidate.course.series.antigen === antigen) rivals.at(-1)!.push(candidate)
    else rivals.push([candidate])
    antigen = candidate.course.series.antigen
  }
  return rivals
}

interface TypedForecast {
  readonly vaccineGroup: string
  readonly type: SeriesType
  readonly forecast: GroupForecast
}

const groupForecasts = (best: readonly Candidate[], patient: Patient): readonly TypedForecast[] => {
  const byGroup = new Map<string, Candidate[]>()
  for (const one of best) {
    const { vaccineGroup } = one.course.series.source
    const same = byGroup.get(vaccineGroup)
    if (same === undefined) byGroup.set(vaccineGroup, [one])
    else same.push(one)
  }
  const lines: TypedForecast[] = []
  for (const group of patient.schedule.groups) {
    const ofGroup = byGroup.get(group.source.id)
    if (ofGroup === undefined) continue
    for (const type of types) {
      const ofType = ofGroup.length === 1 && ofGroup[0]!.course.series.source.type === type ? ofGroup : ofGroup.filter(({ course }) => course.series.source.type === type)
      if (ofType.length > 0) lines.push({ vaccineGroup: group.source.id, type, forecast: forecastVaccineGroup(group, ofType, patient) })
    }
  }
  return lines
}

const types: readonly SeriesType[] = ["standard", "risk", "evaluationOnly"]

const line = ({ vaccineGroup, type, forecast }: TypedForecast, patient: Patient): VaccineGroupForecast => {
  const spoken = forecast.status === "notComplete" ? forecast.needed : forecast.from
  return {
    vaccineGroup,
    type,
    status: forecast.status,
    doseNumber: forecast.doseNumber,
    earliest: dateOf(forecast.earliest),
    recommended: dateOf(forecast.recommended),
    pastDue: dateOf(forecast.pastDue),
    latest: dateOf(forecast.latest),
    vaccines: forecast.status !== "notComplete" ? nothing : codesOf(spoken.length === 1 ? spoken[0]!.forecast.vaccines : [...new Set(spoken.flatMap((one) => one.forecast.vaccines))], patient),
    antigens: distinct(forecast.needed.map(({ course }) => course.series.antigen.source.id)),
    series: forecast.from.map(({ course }) => course.series.source.id),
    reasons: spoken.length === 1 ? spoken[0]!.forecast.reasons : spoken.flatMap((one) => one.forecast.reasons),
    guidance: spoken.length === 1 ? guidanceOf(spoken[0]!, patient) : [...new Set(spoken.flatMap((one) => guidanceOf(one, patient)))]
  }
}

/** FORECASTGUIDANCE-1: of the series, of every indication that holds, and of what speaks against it. */
const guidanceOf = ({ course: { series } }: Candidate, patient: Patient): readonly string[] => {
  if (patient.observed.size === 0) return series.guidance
  const indicated = series.indications.flatMap((one) => one.guidance !== undefined && patient.observed.has(one.observation) && inWindow(patient, one, patient.on) ? [one.guidance] : [])
  return [...new Set([...series.guidance, ...indicated, ...protectionOf(series.antigen, patient).guidance])]
}

const seriesAssessment = (candidate: Candidate, picked: Pick<SeriesAssessment, "best" | "prioritized">, patient: Patient): SeriesAssessment => {
  const { series, evaluations } = candidate.course
  const { source, antigen } = series
  return {
    antigen: antigen.source.id,
    series: source.id,
    vaccineGroup: source.vaccineGroup,
    type: source.type,
    group: source.group,
    evaluations: evaluations.length === 0 ? nothing : evaluations.map((evaluation) => doseEvaluation(evaluation, antigen.source.id, source.id)),
    forecast: seriesForecast(candidate, patient),
    ...picked
  }
}

const doseEvaluation = ({ dose, status, target, reasons, timely }: Evaluation, antigen: string, series: string): DoseEvaluation =>
  ({ dose: dose.given.id, antigen, series, status, targetDose: target?.number, reasons, timely })

const seriesForecast = (candidate: Candidate, patient: Patient): SeriesForecast => {
  const { status, reasons, target, doseNumber, earliest, recommended, pastDue, latest, vaccines } = candidate.forecast
  return {
    status,
    reasons,
    targetDose: target?.number,
    doseNumber,
    earliest: dateOf(earliest),
    recommended: dateOf(recommended),
    pastDue: dateOf(pastDue),
    latest: dateOf(latest),
    vaccines: codesOf(vaccines, patient),
    guidance: guidanceOf(candidate, patient)
  }
}

const nothing: readonly never[] = []

const distinct = (ids: readonly string[]): readonly string[] => ids.length < 2 ? ids : [...new Set(ids)]

const codesOf = (vaccines: readonly number[], { schedule }: Patient): readonly string[] => vaccines.length === 0 ? nothing : vaccines.map((index) => schedule.vaccineList[index]!.code)

const dateOf = (day: EpochDay | undefined): CivilDate | undefined => day === undefined ? undefined : textOf(day)
