import type { GrowthClass } from "@tramyte/core/growth"
import type { Definition, Indicator, OrderedStrata, Text } from "@tramyte/core"
import { aged, all, cite, definedSet, months, startOf, sure, text } from "@tramyte/core/pack"
import type { Programme, Source } from "../../care/programme.ts"
import { named } from "../items.ts"
import { type Among, assessed, counted, defined, surveillance, under5, under5InPeriod } from "./frame.ts"

const note = text(
  "Lần đo tin được gần nhất trong kỳ, khi trẻ dưới 5 tuổi; mẫu số là trẻ có lần đo đó. Một trẻ có thể thuộc nhiều thể. Trẻ phù không tính được z-score cân nặng, được tính là gầy còm và nhẹ cân như phần mềm của WHO.",
  "The last plausible measurement of the period while under 5; the denominator are children with one. A child may be in several. Children with oedema have no z-score of weight and count as wasted and underweight, as in WHO's program."
)

const source: Source = { cites: [surveillance[1], surveillance[0], cite("who-anthro-2026")], status: "secondary", note }

type Criterion = NonNullable<GrowthClass["of"]>

const oneOf = (...codes: readonly string[]) => ({ codes, absent: "out" }) as const

/** What children were called by a criterion: implausible z-scores call nobody anything. */
export const classesBy = (...criteria: readonly Criterion[]) => assessed("growth-class").qualified({ criterion: oneOf(...criteria) })

/** Was called one of these. */
export const called = (...codes: readonly string[]) => ({ class: oneOf(...codes) }) as const

const heights = named("heights-under-5")
const weights = named("weights-under-5")
const weightsForHeight = named("weights-for-height-under-5")
const acuteCriteria = named("acute-malnutrition-criteria-under-5")

/** What a child was called in the period, while under five. */
const classes = (name: string, vi: string, en: string, ...criteria: readonly Criterion[]): Definition =>
  defined(name, text(`Phân loại ${vi} trong kỳ, dưới 5 tuổi`, `Classes of ${en} in the period, under 5`), source, { facts: classesBy(...criteria).inPeriod().named("measured").where(under5(startOf("measured"))).data })

const definitions: readonly Definition[] = [
  classes("heights-under-5", "chiều cao theo tuổi", "height-for-age", "length-height-for-age"),
  classes("weights-under-5", "cân nặng theo tuổi, hoặc phù,", "weight-for-age, or oedema,", "weight-for-age", "oedema"),
  classes("weights-for-height-under-5", "cân nặng theo chiều cao, hoặc phù,", "weight-for-height, or oedema,", "weight-for-length-height", "oedema"),
  defined("acute-malnutrition-criteria-under-5", text("Lần khám trong kỳ có một tiêu chuẩn của suy dinh dưỡng cấp tính, dưới 5 tuổi", "Visits of the period with a criterion of acute malnutrition, under 5"), source, {
    facts: assessed("growth-visit").inPeriod().named("measured").where(all(under5(startOf("measured")),
      classesBy("weight-for-length-height", "armCircumference", "oedema").within({ from: startOf("measured"), through: startOf("measured") }).exist())).data
  })
]

const bands = [["0-5", 6], ["6-11", 12], ["12-23", 24], ["24-35", 36], ["36-47", 48]] as const

/** Ages at the measurement, as WHO's program breaks them down. */
const byAge = (set: string): OrderedStrata => ({
  id: "age",
  label: text("Tháng tuổi khi đo", "Months of age when measured"),
  bands: bands.map(([id, below]) => ({ id, label: text(`${id} tháng`, `${id} months`), when: aged({ below: months(below), at: startOf(definedSet(set).last) }) })),
  otherwise: { id: "48-59", label: text("48–59 tháng", "48–59 months") }
})

/** Whoever has a measurement counts, whatever others the record may lack; which was the last is then not known. */
const share = (set: string, numerator: Indicator["numerator"]): Among => (residents) => ({
  basis: "person", measures: "period", initial: all(under5InPeriod, residents), denominator: sure(definedSet(set).exist()), numerator, strata: [byAge(set)], direction: "down"
})

const withClass = (set: string, ...codes: readonly string[]) => definedSet(set).last.qualified(called(...codes)).exist()

/** Stunted, and so on, among under-fives who were measured: what both national and local indicators count. */
export const shares = {
  stunting: share(heights, withClass(heights, "severely-stunted", "stunted")),
  severeStunting: share(heights, withClass(heights, "severely-stunted")),
  underweight: share(weights, withClass(weights, "severely-underweight", "underweight", "oedema")),
  severeUnderweight: share(weights, withClass(weights, "severely-underweight", "oedema")),
  wasting: share(weightsForHeight, withClass(weightsForHeight, "severely-wasted", "wasted", "oedema")),
  severeWasting: share(weightsForHeight, withClass(weightsForHeight, "severely-wasted", "oedema")),
  overweight: share(weightsForHeight, withClass(weightsForHeight, "overweight", "obese")),
  obesity: share(weightsForHeight, withClass(weightsForHeight, "obese"))
} as const

const acute = (...grades: readonly string[]): Among => share(acuteCriteria,
  definedSet(acuteCriteria).last.named("visit").where(assessed("growth-class").qualified(called(...grades)).within({ from: startOf("visit"), through: startOf("visit") }).exist()).exist())

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
