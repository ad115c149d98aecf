import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { type HealthRecord, readRecord } from "@tramyte/core"
import { assessImmunization, compileSchedule, type ImmunizationSchedule, planVaccination, type VaccinationHistory } from "@tramyte/core/immunization"
import { loadImmunization } from "@tramyte/pack-vn/immunization"
import { americanPatients, underFives } from "./vaccinated.fixture.ts"

// What each dose is worth and what comes next: CDC's schedule with all its antigens, and a commune's children on Viet Nam's.
const on = "2026-10-15"

const print = (name: string, value: number, unit: string, n: number, more: { readonly limit?: number } = {}): void =>
  console.log(JSON.stringify({ name: `immunization: ${name}`, value: Number(value.toPrecision(3)), unit, n, ...more }))

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!
/** Processor time of this thread: what else runs on the machine does not count. */
const now = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1e3
}
const milliseconds = (run: () => unknown): number => {
  const started = now()
  run()
  return now() - started
}
const rounds = (count: number, run: () => unknown): number => median(Array.from({ length: count }, () => {
  globalThis.gc?.()
  return milliseconds(run)
}))

const file = createRequire(import.meta.url).resolve("@tramyte/cdsi/schedule.json")
const read = (): ImmunizationSchedule => JSON.parse(readFileSync(file, "utf8")) as ImmunizationSchedule
print("loading CDC's schedule, the first time", milliseconds(() => compileSchedule(read())), "ms", 1, { limit: 50 })
const cdc = compileSchedule(read())

const patients = americanPatients(2_000)
const doses = patients.reduce((sum, { doses: given }) => sum + given.length, 0)
const assessAll = (of: readonly VaccinationHistory[]): void => { for (const one of of) assessImmunization(cdc, one, on) }
assessAll(patients)
print(`one patient, ${cdc.antigens.length} antigens, ${(doses / patients.length).toFixed(1)} doses`, rounds(9, () => assessAll(patients)) / patients.length, "ms", patients.length, { limit: 0.3 })
const newborns = patients.map((one) => ({ ...one, doses: [] }))
print("one patient without doses", rounds(9, () => assessAll(newborns)) / newborns.length, "ms", newborns.length, { limit: 0.3 })

const rules = loadImmunization("cam-giang", on)
const children = underFives(3_500)
const views = children.map((record: HealthRecord) => readRecord(record))
const vietNam = compileSchedule(rules.schedules.at(-1)!.schedule)
const histories = children.map(({ person, facts }): VaccinationHistory => ({
  birthDate: person.birthDate!, sex: person.sex!, doses: facts.filter(({ kind }) => kind === "immunization").map(({ id, start, code }) => ({ id, date: start as string, vaccine: code![0]! }))
}))
const assessChildren = (): void => { for (const one of histories) assessImmunization(vietNam, one, on) }
assessChildren()
print("a commune's 3,500 under-fives assessed on Viet Nam's schedule", rounds(9, assessChildren), "ms", histories.length, { limit: 100 })
planVaccination(rules, views)
print("the same from health records, as plans with sources and doses to give", rounds(9, () => planVaccination(rules, views)), "ms", views.length)
