import { deriveFacts, epochDay, type HealthRecord, type Period, type RulesInForce } from "@tramyte/core"
import { growthEngine, measureAtZ } from "@tramyte/core/growth"
import { whoGrowth } from "@tramyte/who-growth"
import { lastDayOf, personWith, type Standing, standings, type Told } from "../../counted.fixture.ts"
import { named } from "../items.ts"
import { loadGrowth } from "../loadGrowth.ts"

/** The reporting half-year and year of all cases. */
export const halfYear: Period = { from: "2026-01-01", until: "2026-07-01" }
export const year: Period = { from: "2026-01-01", until: "2027-01-01" }

const day = "2026-12-31"
export const rules = loadGrowth("vietnam", day)

/** The girl of most cases: 18 months old on 1 June 2026. */
export const birthDate = "2024-12-01"

const home: Told = { kind: "residence", code: ["permanent"], start: "2016-01-01", end: "ongoing", links: { commune: "11284", village: "11284-01" } }

const observed = (start: string, code: string, value: number | boolean, unit?: string): Told => ({ kind: "observation", code: [code], start, value, ...(unit === undefined ? {} : { unit }) })

export const weight = (start: string, kg: number): Told => observed(start, "weight", kg, "kg")
export const height = (start: string, cm: number): Told => observed(start, "height", cm, "cm")
export const arm = (start: string, cm: number): Told => observed(start, "muac", cm, "cm")
export const oedema = (start: string): Told => observed(start, "oedema", true)

const table = (id: string) => whoGrowth.tables.find((one) => one.id === id)!
const rounded = (value: number): number => Math.round(value * 1e5) / 1e5

/** A length (below two years) or height of a girl with this z-score. */
export const heightOfZ = (start: string, z: number, born = birthDate): Told => {
  const age = epochDay(start) - epochDay(born)
  const cm = rounded(measureAtZ(table("who-2006/length-height-for-age"), "female", age, z))
  return { ...height(start, cm), qualifiers: { position: [age < 731 ? "lying" : "standing"] } }
}

/** A weight of a girl with this z-score for her age. */
export const weightOfZ = (start: string, z: number, born = birthDate): Told => weight(start, rounded(measureAtZ(table("who-2006/weight-for-age"), "female", epochDay(start) - epochDay(born), z)))

/** A head circumference of a girl with this z-score. */
export const headOfZ = (start: string, z: number, born = birthDate): Told =>
  observed(start, "head-circumference", rounded(measureAtZ(table("who-2006/head-circumference-for-age"), "female", Math.min(epochDay(start) - epochDay(born), 1856), z)), "cm")

/** Length 80 cm (below two years), and the weight of a girl with this z-score for it. */
export const weightForLengthOfZ = (start: string, z: number): readonly Told[] =>
  [{ ...height(start, 80), qualifiers: { position: ["lying"] } }, weight(start, rounded(measureAtZ(table("who-2006/weight-for-length"), "female", 80, z)))]

/** Height 140 cm, and the weight of a girl of school age with this z-score of BMI. */
export const bmiOfZ = (start: string, z: number, born: string): readonly Told[] => {
  const bmi = measureAtZ(table("who-2007/bmi-for-age"), "female", (epochDay(start) - epochDay(born)) / 30.4375, z)
  return [height(start, 140), weight(start, rounded(bmi * 1.4 ** 2))]
}

/** What a case says of a child besides what was measured. */
export type More = Partial<Parameters<typeof personWith>[1]>

/** The record of a resident girl with what the growth engine makes of it on a day. */
export const child = (told: readonly Told[], more: More = {}, law: RulesInForce = rules, asOf = day): HealthRecord => {
  const { record, problems } = deriveFacts(law, personWith([home, ...told], { day: asOf, birthDate, ...more }), [growthEngine({ standards: whoGrowth })], { asOf })
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("\n"))
  return record
}

/** Where a girl stands in indicators of a period. */
export const stands = (indicators: readonly string[], told: readonly Told[], { period = year, law = rules, ...more }: More & { readonly period?: Period; readonly law?: RulesInForce } = {}): readonly (Standing | undefined)[] => {
  const record = child(told, more, law, lastDayOf(period))
  return indicators.map((indicator) => standings(law, indicator.includes("/") ? indicator : named(indicator), record, period)[0])
}
