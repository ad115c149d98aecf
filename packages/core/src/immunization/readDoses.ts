import { type EpochDay, parseCivilDate } from "../time/index.ts"
import type { SetAsideDose } from "./assessment.ts"
import type { CompiledVaccine } from "./compiled.ts"
import type { DoseGiven, VaccinationHistory } from "./history.ts"
import { inWindow, type PatientDose, type Person } from "./patient.ts"
import { isSpoilt } from "./spoilt.ts"

/** The doses that take part, in their order, and those that do not. The order of input does not matter. */
export const readDoses = (patient: Person, history: VaccinationHistory): { readonly doses: readonly PatientDose[]; readonly setAside: readonly SetAsideDose[] } => {
  const doses: PatientDose[] = []
  const setAside: SetAsideDose[] = []
    for (const given of history.doses) {
    const day = parseCivilDate(given.date)
    const vaccine = patient.schedule.vaccines.get(given.vaccine)
    const problem = problemOf(given, day, vaccine === undefined, patient)
    if (problem !== undefined) setAside.push({ dose: given.id, ...problem })
    else if (day !== undefined && vaccine !== undefined) {
      doses.push({ given, vaccine, day, antigens: vaccine.always ?? antigensAt(day, vaccine, patient), judged: undefined })
    }
  }
  const kept = doses.length < 2 ? doses : withoutDuplicates(doses.sort(inOrder), setAside)
  return { doses: kept, setAside: setAside.sort((a, b) => byText(a.dose, b.dose)) }
}

const antigensAt = (day: EpochDay, { antigens }: CompiledVaccine, patient: Person): readonly number[] =>
  [...new Set(antigens.filter((association) => inWindow(patient, association, day)).map(({ antigen }) => antigen))]

type Problem = Pick<SetAsideDose, "code" | "message">

const problemOf = (given: DoseGiven, day: EpochDay | undefined, unknown: boolean, { birth, on, death }: Person): Problem | undefined => {
  if (day === undefined) return { code: "impossibleDate", message: `"${given.date}" is no date; write "2026-07-15"` }
  if (unknown) return { code: "unknownVaccine", message: `"${given.vaccine}" is no vaccine of the schedule; map the code, or add the vaccine` }
  if (day < birth) return { code: "beforeBirth", message: `${given.date} lies before the birth; look at both dates` }
  if (day > death) return { code: "afterDeath", message: `${given.date} lies after the death; look at both dates` }
  if (day > on) return { code: "inTheFuture", message: `${given.date} lies after the day of the assessment; it is planned, or the date is wrong` }
  return undefined
}

/** By day, then by instant where both are known, then by what they are: an order that does not hang on that of the input. */
const inOrder = (a: PatientDose, b: PatientDose): number =>
  a.day - b.day || byNumber(instantOf(a.given.at), instantOf(b.given.at)) || a.vaccine.index - b.vaccine.index || byText(a.given.id, b.given.id)

/** What has no instant comes after what has one. */
const instantOf = (at: string | undefined): number => {
  const instant = at === undefined ? NaN : Date.parse(at)
  return Number.isNaN(instant) ? Infinity : instant
}

const byNumber = (a: number, b: number): number => a === b ? 0 : a < b ? -1 : 1

const byText = (a: string, b: string): number => a === b ? 0 : a < b ? -1 : 1

/** The same vaccine twice on one day is one dose that was told twice: the record that tells most of a usable dose is kept. */
const withoutDuplicates = (doses: PatientDose[], setAside: SetAsideDose[]): readonly PatientDose[] => {
  const kept = new Map<number, PatientDose>()
  for (const dose of doses) {
    const other = kept.get(keyOf(dose))
    if (other === undefined || told(dose) > told(other)) kept.set(keyOf(dose), dose)
  }
  if (kept.size === doses.length) return doses
  return doses.filter((dose) => {
    const one = kept.get(keyOf(dose))!
    if (one !== dose) setAside.push({ dose: dose.given.id, code: "duplicate", message: `the same vaccine on the same day as "${one.given.id}"; one of them is counted` })
    return one === dose
  })
}

/** One number for a vaccine on a day; no schedule has a hundred thousand vaccines. */
const keyOf = ({ day, vaccine }: PatientDose): number => day * 100_000 + vaccine.index

/** How much speaks for one of two records of the same dose: that it was usable, then that its product is known. */
const told = (dose: PatientDose): number => (isSpoilt(dose) ? 0 : 2) + (dose.given.manufacturer === undefined && dose.given.tradeName === undefined ? 0 : 1)
