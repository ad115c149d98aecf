import { addDuration, civilDate, type Duration, epochDay, type Fact, type HealthRecord } from "@tramyte/core"
import type { DoseGiven, VaccinationHistory } from "@tramyte/core/immunization"

// People with the doses that they are likely to have, given late, left out and sometimes too early. Seeded.
const random = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

/** A dose and the age at which it is usually given. */
type Usual = readonly [vaccine: string, age: Duration]

const american: readonly Usual[] = [
  ["08", {}], ["08", { months: 1 }], ["08", { months: 6 }],
  ...[2, 4, 6].flatMap((months): readonly Usual[] => [["20", { months }], ["10", { months }], ["17", { months }], ["133", { months }], ["116", { months }]]),
  ["03", { months: 12 }], ["21", { months: 12 }], ["83", { months: 12 }], ["17", { months: 12 }], ["133", { months: 12 }], ["20", { months: 15 }], ["83", { months: 18 }],
  ["130", { years: 4 }], ["03", { years: 4 }], ["21", { years: 4 }], ["115", { years: 11 }], ["165", { years: 11 }], ["165", { years: 11, months: 6 }], ["114", { years: 11 }], ["114", { years: 16 }],
  ["09", { years: 21 }], ["187", { years: 50 }], ["187", { years: 50, months: 3 }], ["216", { years: 66 }], ["150", { years: 30 }], ["213", { years: 40 }]
]

const vietnamese: readonly Usual[] = [
  ["hepb-birth", {}], ["bcg", { days: 2 }],
  ...[2, 3, 4].flatMap((months): readonly Usual[] => [["dpt-hepb-hib", { months }], ["bopv", { months }]]),
  ["ipv", { months: 5 }], ["ipv", { months: 9 }], ["measles", { months: 9 }], ["je-inactivated", { months: 12 }], ["je-inactivated", { months: 12, days: 10 }], ["mr", { months: 18 }], ["dpt", { months: 18 }], ["je-inactivated", { months: 24, days: 10 }]
]

const today = epochDay("2026-10-15")

const dosesOf = (birth: number, usual: readonly Usual[], next: () => number): readonly { readonly vaccine: string; readonly day: number }[] =>
  usual.flatMap(([vaccine, age]) => {
    if (next() < 0.15) return []
    const delay = next() < 0.1 ? -Math.floor(next() * 20) : Math.floor(next() * next() * 120)
    const day = addDuration(birth, age, "clamp") + delay
    return day < birth || day > today ? [] : [{ vaccine, day }]
  })

/** Half of them children under six, the others of every age. */
export const americanPatients = (count: number): readonly VaccinationHistory[] => {
  const next = random(1)
  return Array.from({ length: count }, (_, index): VaccinationHistory => {
    const birth = today - Math.floor(next() * 365.25 * (index % 2 === 0 ? 6 : 90))
    const doses = dosesOf(birth, american, next).map(({ vaccine, day }, dose): DoseGiven => ({ id: `d${dose}`, vaccine, date: civilDate(day) }))
    return { birthDate: civilDate(birth), sex: next() < 0.5 ? "female" : "male", doses }
  })
}

/** Children under five of a commune, with the doses of the national programme. */
export const underFives = (count: number): readonly HealthRecord[] => {
  const next = random(2)
  return Array.from({ length: count }, (_, index): HealthRecord => {
    const birth = today - Math.floor(next() * 365.25 * 5)
    const facts = dosesOf(birth, vietnamese, next).map(({ vaccine, day }, dose): Fact =>
      ({ id: `c${index}/${dose}`, kind: "immunization", code: [vaccine], start: civilDate(day), recorded: civilDate(day) }))
    return { person: { id: `c${index}`, sex: next() < 0.5 ? "female" : "male", birthDate: civilDate(birth) }, facts, complete: { immunization: "2026-10-15", residence: "2026-10-15", pregnancy: "2026-10-15" } }
  })
}
