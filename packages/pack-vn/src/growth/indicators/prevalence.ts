import type { GrowthIndicator } from "@tramyte/core/growth"
import type { Definition, Indicator, OrderedStrata, Text } from "@tramyte/core"
import { aged, all, anyOf, cite, definedSet, months, startOf, sure, text } from "@tramyte/core/pack"
import type { Programme, Source } from "../../care/programme.ts"
import { named } from "../items.ts"
import { type Among, assessed, counted, defined, surveillance, under5, under5InPeriod } from "./frame.ts"

const note = text(
  "Lần đo tin được gần nhất trong kỳ, khi trẻ dưới 5 tuổi; mẫu số là trẻ có lần đo đó. Một trẻ có thể thuộc nhiều thể. Trẻ phù không tính được z-score cân nặng, được tính là gầy còm và nhẹ cân như phần mềm của WHO.",
  "The last plausible measurement of the period while under 5; the denominator are children with one. A child may be in several. Children with oedema have no z-score of weight and count as wasted and underweight, as in WHO's program."
)

const source: Source = { cites: [surveillance[1], surveillance[0], cite("who-anthro-2026")], status: "secondary", note }

const plausible = { noneOf: ["implausible"], absent: "fits" } as const

/** Z-scores of an indicator that are not implausible. */
export const scoresOf = (indicator: GrowthIndicator) => assessed("growth-score").qualified({ indicator: { codes: [indicator], absent: "out" }, flag: plausible })

/** Has one of these classes. */
export const called = (...codes: readonly string[]) => ({ class: { codes, absent: "out" } }) as const

const oedema = assessed("growth-class").qualified(called("oedema"))

const lastHeight = named("last-height-under-5")
const lastWeight = named("last-weight-under-5")
const lastWeightForHeight = named("last-weight-for-height-under-5")
const lastCriteria = named("last-acute-malnutrition-under-5")

/** Who has a last measurement of the period that tells, and by its classes. */
const lastOf = (name: string, label: Text, set: { readonly last: { readonly data: Definition["facts"] } }): Definition => defined(name, label, source, { facts: set.last.data! })

const definitions: readonly Definition[] = [
  lastOf("last-height-under-5", text("Z-score chiều cao theo tuổi gần nhất trong kỳ, dưới 5 tuổi", "Last z-score of height-for-age of the period, under 5"),
    scoresOf("length-height-for-age").inPeriod().named("measured").where(under5(startOf("measured")))),
  lastOf("last-weight-under-5", text("Z-score cân nặng theo tuổi, hoặc phù, gần nhất trong kỳ, dưới 5 tuổi", "Last z-score of weight-for-age, or oedema, of the period, under 5"),
    anyOf(scoresOf("weight-for-age"), oedema).inPeriod().named("measured").where(under5(startOf("measured")))),
  lastOf("last-weight-for-height-under-5", text("Z-score cân nặng theo chiều cao, hoặc phù, gần nhất trong kỳ, dưới 5 tuổi", "Last z-score of weight-for-height, or oedema, of the period, under 5"),
    anyOf(scoresOf("weight-for-length-height"), oedema).inPeriod().named("measured").where(under5(startOf("measured")))),
  lastOf("last-acute-malnutrition-under-5", text("Lần khám gần nhất trong kỳ có một tiêu chuẩn của suy dinh dưỡng cấp tính, dưới 5 tuổi", "Last visit of the period with a criterion of acute malnutrition, under 5"),
    assessed("growth-visit").inPeriod().named("measured").where(all(under5(startOf("measured")),
      assessed("growth-class").qualified({ criterion: { codes: ["weight-for-length-height", "armCircumference", "oedema"], absent: "out" } }).within({ from: startOf("measured"), through: startOf("measured") }).exist()
    )))
]

const bands = [["0-5", 6], ["6-11", 12], ["12-23", 24], ["24-35", 36], ["36-47", 48]] as const

/** Ages at the measurement, as WHO's program breaks them down. */
const byAge = (set: string): OrderedStrata => ({
  id: "age",
  label: text("Tháng tuổi khi đo", "Months of age when measured"),
  bands: bands.map(([id, below]) => ({ id, label: text(`${id} tháng`, `${id} months`), when: aged({ below: months(below), at: startOf(definedSet(set)) }) })),
  otherwise: { id: "48-59", label: text("48–59 tháng", "48–59 months") }
})

const share = (set: string, numerator: Indicator["numerator"]): Among => (residents) => ({
  basis: "person", measures: "period", initial: all(under5InPeriod, residents), denominator: sure(definedSet(set).exist()), numerator, strata: [byAge(set)], direction: "down"
})

const withClass = (set: string, ...codes: readonly string[]) => definedSet(set).qualified(called(...codes)).exist()

/** Stunted, and so on, among under-fives who were measured: what both national and local indicators count. */
export const shares = {
  stunting: share(lastHeight, withClass(lastHeight, "severely-stunted", "stunted")),
  severeStunting: share(lastHeight, withClass(lastHeight, "severely-stunted")),
  underweight: share(lastWeight, withClass(lastWeight, "severely-underweight", "underweight", "oedema")),
  severeUnderweight: share(lastWeight, withClass(lastWeight, "severely-underweight", "oedema")),
  wasting: share(lastWeightForHeight, withClass(lastWeightForHeight, "severely-wasted", "wasted", "oedema")),
  severeWasting: share(lastWeightForHeight, withClass(lastWeightForHeight, "severely-wasted", "oedema")),
  overweight: share(lastWeightForHeight, withClass(lastWeightForHeight, "overweight", "obese")),
  obesity: share(lastWeightForHeight, withClass(lastWeightForHeight, "obese"))
} as const

const acute = (...grades: readonly string[]): Among => share(lastCriteria,
  definedSet(lastCriteria).named("visit").where(assessed("growth-class").qualified(called(...grades)).within({ from: startOf("visit"), through: startOf("visit") }).exist()).exist())

const acuteSource: Source = {
  ...source,
  cites: [...source.cites, cite("who-unicef-acute-malnutrition-2009")],
  status: "unverified",
  note: text("Theo bất kỳ tiêu chuẩn nào: cân nặng theo chiều cao, vòng cánh tay, phù; mẫu số là trẻ có ít nhất một tiêu chuẩn trong kỳ, lấy lần gần nhất. Ngưỡng của hướng dẫn Việt Nam chưa thấy.",
    "By any criterion: weight-for-height, arm circumference, oedema; the denominator are children with one at least in the period, of whom the last counts. The cut-offs of the Vietnamese guideline were not seen.")
}

const under5s = (vi: string, en: string): Text => text(`Tỷ lệ ${vi} ở trẻ dưới 5 tuổi được cân đo`, `${en} among under-fives measured`)

/** Malnutrition of under-fives (tỷ lệ suy dinh dưỡng trẻ dưới 5 tuổi). */
export const prevalence: Programme = {
  definitions,
  indicators: [
    counted("stunting", under5s("thấp còi", "Stunting"), source, shares.stunting),
    counted("severe-stunting", under5s("thấp còi nặng", "Severe stunting"), source, shares.severeStunting),
    counted("underweight", under5s("nhẹ cân", "Underweight"), source, shares.underweight),
    counted("severe-underweight", under5s("nhẹ cân nặng", "Severe underweight"), source, shares.severeUnderweight),
    counted("wasting", under5s("gầy còm", "Wasting"), source, shares.wasting),
    counted("severe-wasting", under5s("gầy còm nặng", "Severe wasting"), source, shares.severeWasting),
    counted("overweight", under5s("thừa cân, béo phì", "Overweight and obesity"), source, shares.overweight),
    counted("obesity", under5s("béo phì", "Obesity"), source, shares.obesity),
    counted("acute-malnutrition-by-any-criterion", under5s("suy dinh dưỡng cấp tính", "Acute malnutrition by any criterion"), acuteSource, acute("severe-acute-malnutrition", "moderate-acute-malnutrition")),
    counted("severe-acute-malnutrition-by-any-criterion", under5s("suy dinh dưỡng cấp tính nặng", "Severe acute malnutrition by any criterion"), acuteSource, acute("severe-acute-malnutrition"))
  ]
}
