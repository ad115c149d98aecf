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
    observed: observedDays(history),
    notKnown: notKnownOf(history),
    ages: new Float64Array(schedule.spanList.length).fill(NaN),
    protections: []
  }
  return { ...person, ...readDoses(person, history) }
}

/** What may hold: of an observation that surely does, nothing is left to know. */
const notKnownOf = ({ observations = [] }: VaccinationHistory): ReadonlySet<string> => {
  const known = new Set(observations.filter(({ unknown }) => unknown !== true).map(({ code }) => code))
  return new Set(observations.filter(({ code, unknown }) => unknown === true && !known.has(code)).map(({ code }) => code))
}

/** By code. What is planned is observed, too: a transplantation, a journey (CDSi: "occurred or will occur"). */
const observedDays = ({ observations }: VaccinationHistory): ReadonlyMap<string, readonly EpochDay[]> => {
  const observed = new Map<string, EpochDay[]>()
  for (const { code, date, unknown } of observations ?? []) {
    if (unknown === true) continue
    const days = observed.get(code) ?? []
    if (date !== undefined) days.push(parseCivilDate(date)!)
    observed.set(code, days)
  }
  for (const days of observed.values()) days.sort((a, b) => a - b)
  return observed
}
