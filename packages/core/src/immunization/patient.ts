import { addMonths, civilDate, type EpochDay } from "../time/index.ts"
import type { CompiledRow, CompiledSchedule, CompiledSeries, CompiledSpan, CompiledTarget, CompiledVaccine, CompiledWindow } from "./compiled.ts"
import type { DoseGiven } from "./history.ts"
import type { DoseReason, DoseStatus, ForecastReason, SetAsideDose } from "./assessment.ts"

/** What makes doses of an antigen needless, or forbids them. */
export interface Protection {
  readonly immune: ForecastReason | undefined
  readonly contraindicated: ForecastReason | undefined
  /** Vaccines that are ruled out, each with the observation that rules it out. */
  readonly barredVaccines: ReadonlyMap<number, string>
  /** What the schedule says to whoever vaccinates somebody with these observations (FORECASTGUIDANCE-1). */
  readonly guidance: readonly string[]
}

/** One dose that takes part, with its day as a number. */
export interface PatientDose {
  readonly given: DoseGiven
  readonly vaccine: CompiledVaccine
  readonly day: EpochDay
  /** The antigens that it has at the age of the person, by index. */
  readonly antigens: readonly number[]
  /** What all series so far made of it: it was valid in one, or in none; absent while none has judged it. */
  judged: "valid" | "notValid" | undefined
}

/** A person made ready for one schedule and one day. */
export interface Person {
  readonly schedule: CompiledSchedule
  readonly on: EpochDay
  readonly birth: EpochDay
  readonly birthInstant: number | undefined
  /** Infinity for the living. */
  readonly death: EpochDay
  readonly sex: "female" | "male" | "unknown"
  readonly country: string | undefined
  /** The days on which something was observed, the earliest first; none where only the fact is known. */
  readonly observed: ReadonlyMap<string, readonly EpochDay[]>
  /** What may hold or not. */
  readonly notKnown: ReadonlySet<string>
  /** The day on which the person reaches an age, by slot of the span; NaN until it is asked for. */
  readonly ages: Float64Array
  /** By the index of the antigen, as far as it was asked for. */
  readonly protections: (Protection | undefined)[]
}

/** A person with the doses that take part, in their order. */
export interface Patient extends Person {
  readonly doses: readonly PatientDose[]
  readonly setAside: readonly SetAsideDose[]
}

/** What became of one target dose: it was satisfied by a dose, or it was not needed. */
export interface TargetState {
  readonly target: CompiledTarget
  readonly dose: PatientDose | undefined
}

/** The verdict on one dose in one series. */
export interface Evaluation {
  readonly dose: PatientDose
  readonly status: DoseStatus
  readonly target: CompiledTarget | undefined
  readonly reasons: readonly DoseReason[]
  readonly inadvertent: boolean
  readonly timely: "yes" | "no" | "unknown" | undefined
}

/** A relevant series on its way: which target doses are behind, which one is next, and how each dose was judged. */
export interface PatientSeries {
  readonly series: CompiledSeries
  /** Where the next target dose stands in the series; its length when none is left. */
  next: number
  readonly passed: TargetState[]
  readonly evaluations: Evaluation[]
  /** How many doses are valid. */
  valid: number
}

/** The day that lies a span after another, under the month policy of the schedule (CALCDT-1 to 5). */
export const spanAfter = (day: EpochDay, { months, days }: CompiledSpan, { schedule }: Person): EpochDay =>
  (months === 0 ? day : addMonths(day, months, schedule.policy)) + days

/** The day on which the person reaches an age. */
export const ageDay = (patient: Person, span: CompiledSpan): EpochDay => {
  const known = patient.ages[span.slot]!
  return known === known ? known : patient.ages[span.slot] = spanAfter(patient.birth, span, patient)
}

/** Whether a day lies in a window of ages, from its begin until before its end. */
export const inWindow = (patient: Person, { begin, end }: CompiledWindow, day: EpochDay): boolean =>
  (begin === undefined || day >= ageDay(patient, begin)) && (end === undefined || day < ageDay(patient, end))

/** Whether a rule stands on a day. */
export const standsOn = ({ effective, cessation }: CompiledRow, day: EpochDay): boolean => effective <= day && day <= cessation

/** A day as text. Most answers share few days, so that each of this time is written once and kept. */
export const textOf = (day: EpochDay): string =>
  day > firstKept && day < lastKept ? kept[day - firstKept] ??= civilDate(day) : civilDate(day)

// 1900 to 2100.
const firstKept: EpochDay = -25_567
const lastKept: EpochDay = 47_482
const kept: (string | undefined)[] = []
