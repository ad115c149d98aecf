import type { CivilDate } from "../time/index.ts"
import { assessImmunization } from "./assessImmunization.ts"
import type { DoseEvaluation, DoseReason, ImmunizationAssessment, SeriesAssessment } from "./assessment.ts"
import { compileSchedule } from "./compileSchedule.ts"
import type { CompiledSchedule } from "./compiled.ts"
import type { DoseGiven, VaccinationHistory } from "./history.ts"
import type { Antigen, ImmunizationSchedule, PreferableVaccine, Series, Span, TargetDose } from "./schedule.ts"

const units = { year: "years", month: "months", week: "weeks", day: "days" } as const

/** A length of time as people say it, "6 weeks - 4 days". */
export const span = (said: string): Span => Object.fromEntries([...said.matchAll(/(-?) ?(\d+) (year|month|week|day)s?/g)].map(([, sign, count, unit]) =>
  [units[unit as keyof typeof units], sign === "-" ? -Number(count) : Number(count)]))

const label = (name: string) => ({ vi: `${name} (vi)`, en: `${name} (en)` })

/** The vaccines of all small schedules, with what they protect against. */
export const vaccines: ImmunizationSchedule["vaccines"] = Object.entries({
  MV: ["measles"], MMR: ["measles", "mumps", "rubella"], MR: ["measles", "rubella"], RV: ["rubella"], JE: ["je"], HepB: ["hepb"], OPV: ["polio"], DPT: ["diphtheria", "pertussis", "tetanus"], Td: ["diphtheria", "tetanus"]
}).map(([code, antigens]) => ({ code, label: label(code), antigens: antigens.map((antigen) => ({ antigen })) }))

const known = ["measles", "mumps", "rubella", "je", "hepb", "polio", "diphtheria", "pertussis", "tetanus"]

/** What may be seen of people in small schedules. */
export const observations: ImmunizationSchedule["observations"] = ["pregnant", "hiv", "transplant", "had-measles", "allergy", "health-worker"].map((code) => ({ code, label: label(code) }))

/** The antigens of a small schedule: series alone, or with what else an antigen says. */
export type ToldAntigens = Readonly<Record<string, readonly Series[] | Omit<Antigen, "id">>>

/** A schedule with these antigens; the others that vaccines name have no series. Each antigen is a vaccine group of its own. */
export const scheduleOf = (antigens: ToldAntigens, more: Partial<ImmunizationSchedule> = {}): ImmunizationSchedule => ({
  id: "small",
  version: "1",
  label: label("small"),
  monthPolicy: "rollForward",
  antigens: [...new Set([...Object.keys(antigens), ...known])].map((id) => {
    const told = antigens[id] ?? []
    return "series" in told ? { id, ...told } : { id, series: told }
  }),
  vaccines,
  vaccineGroups: known.map((id) => ({ id, label: label(id), antigens: [id] })),
  observations,
  ...more
})

/** The same, ready to be asked. */
export const small = (antigens: ToldAntigens, more: Partial<ImmunizationSchedule> = {}): CompiledSchedule => compileSchedule(scheduleOf(antigens, more))

/** A standard series of the vaccine group "measles", in the series group "1". */
export const series = (id: string, doses: readonly TargetDose[], more: Partial<Series> = {}): Series => ({ id, vaccineGroup: "measles", type: "standard", group: "1", doses, ...more })

/** Vaccines that may be recommended. */
export const prefer = (...codes: readonly string[]): readonly PreferableVaccine[] => codes.map((vaccine) => ({ vaccine, forecast: true }))

/** A dose of the measles vaccine, with nothing that could keep it from counting, unless told. */
export const dose = (more: TargetDose = {}): TargetDose => ({ preferable: prefer("MV"), ...more })

/** A schedule with one series against measles, of these doses. */
export const measles = (...doses: readonly TargetDose[]): CompiledSchedule => small({ measles: [series("measles", doses.map(dose))] })

/** Somebody as a test tells of one: doses as "MV 2026-03-01", which is their id too, or as they are. */
export interface Child extends Omit<Partial<VaccinationHistory>, "doses"> {
  readonly given?: readonly (string | DoseGiven)[]
  /** The day of the assessment. */
  readonly on?: CivilDate
}

export const theDay: CivilDate = "2026-07-15"

/** A dose by what a card says of it, "MV 2026-03-01". */
export const given = (told: string, more: Partial<DoseGiven> = {}): DoseGiven => {
  const [vaccine = "", date = ""] = told.split(" ")
  return { id: told, vaccine, date, ...more }
}

export const historyOf = ({ given: doses = [], on: _on, ...child }: Child): VaccinationHistory =>
  ({ birthDate: "2024-01-15", ...child, doses: doses.map((one) => typeof one === "string" ? given(one) : one) })

export const assess = (schedule: CompiledSchedule, child: Child): ImmunizationAssessment => assessImmunization(schedule, historyOf(child), child.on ?? theDay)

/** One series of the answer; the first one, unless named. */
export const seriesOf = ({ series: all }: ImmunizationAssessment, id?: string): SeriesAssessment => {
  const found = id === undefined ? all[0] : all.find((one) => one.series === id)
  if (found === undefined) throw new Error(`no series ${id} in ${all.map((one) => one.series).join(", ")}`)
  return found
}

const reasonAsTold = ({ code, day, otherDose }: DoseReason): string => [code, day, otherDose === undefined ? undefined : `after ${otherDose}`].filter((part) => part !== undefined).join(" ")

/** "notValid 1: ageTooYoung 2026-03-01": what became of a dose, the target dose that it was held against, and why. */
export const told = ({ status, targetDose, reasons }: DoseEvaluation): string =>
  `${status}${targetDose === undefined ? "" : ` ${targetDose}`}${reasons.length === 0 ? "" : `: ${reasons.map(reasonAsTold).join(", ")}`}`

/** What became of each dose in a series, in the order in which they were given. */
export const verdicts = (schedule: CompiledSchedule, child: Child, id?: string): readonly string[] => seriesOf(assess(schedule, child), id).evaluations.map(told)

/** What became of the last dose. */
export const verdict = (schedule: CompiledSchedule, child: Child, id?: string): string | undefined => verdicts(schedule, child, id).at(-1)

/** What comes next in a series, in the fields that matter for a card: only those that are there. */
export const next = (schedule: CompiledSchedule, child: Child, id?: string): Readonly<Record<string, unknown>> => {
  const { status, targetDose, earliest, recommended, pastDue, latest } = seriesOf(assess(schedule, child), id).forecast
  return Object.fromEntries(Object.entries({ status, targetDose, earliest, recommended, pastDue, latest }).filter(([, value]) => value !== undefined))
}

/** Why: "minimumAge 2026-03-01", in the order of the answer. */
export const why = (schedule: CompiledSchedule, child: Child, id?: string): readonly string[] =>
  seriesOf(assess(schedule, child), id).forecast.reasons.map(({ code, day, observation }) => [code, day, observation].filter((part) => part !== undefined).join(" "))
