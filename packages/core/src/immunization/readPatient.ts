import { type EpochDay, parseCivilDate } from "../time/index.ts"
import type { CompiledSchedule } from "./compiled.ts"
import type { VaccinationHistory } from "./history.ts"
import type { Patient, Person } from "./patient.ts"
import { readDoses } from "./readDoses.ts"

/** Reads a history against a schedule. Doses that cannot take part are set aside, each with its reason. */
export const readPatient = (schedule: CompiledSchedule, history: VaccinationHistory, on: EpochDay): Patient => {
  const birth = parseCivilDate(history.birthDate)!
  const person: Person = {
    schedule,
    on,
    birth,
    birthInstant: history.birthInstant === undefined ? undefined : Date.parse(history.birthInstant),
    death: history.deathDate === undefined ? Infinity : parseCivilDate(history.deathDate)!,
    sex: history.sex === "female" || history.sex === "male" ? history.sex : "unknown",
    country: history.birthCountry,
    observed: observedDays(history, on),
    notKnown: new Set(history.observations?.filter(({ unknown }) => unknown === true).map(({ code }) => code)),
    ages: new Float64Array(schedule.spans).fill(NaN),
    protections: []
  }
  return { ...person, ...readDoses(person, history) }
}

/** What is said to begin after the day is not observed yet. */
const observedDays = ({ observations }: VaccinationHistory, on: EpochDay): ReadonlyMap<string, readonly EpochDay[]> => {
  const observed = new Map<string, EpochDay[]>()
  for (const { code, date, unknown } of observations ?? []) {
    const day = date === undefined ? undefined : parseCivilDate(date)
    if (unknown === true || (day !== undefined && day > on)) continue
    const days = observed.get(code) ?? []
    if (day !== undefined) days.push(day)
    observed.set(code, days)
  }
  for (const days of observed.values()) days.sort((a, b) => a - b)
  return observed
}
