import type { Text } from "@tramyte/core"
import type { GrowthIndicator } from "@tramyte/core/growth"
import { aged, all, cite, definedSet, param, startOf, startOfPeriod, sure, text, years } from "@tramyte/core/pack"
import type { Programme, Source } from "../../care/programme.ts"
import { named } from "../items.ts"
import { type Among, counted, defined, given, surveillance } from "./frame.ts"
import { called, classesBy } from "./prevalence.ts"

const source: Source = {
  cites: [cite("who-growth-reference-2007"), ...surveillance],
  status: "secondary",
  note: text("Lần đo tin được gần nhất trong kỳ, từ 5 đến trước 19 tuổi, theo tham chiếu WHO 2007; mẫu số là trẻ có lần đo đó. Mẫu của Thông tư 15/2026 chia 5–18 tuổi; ngưỡng của mẫu chưa thấy.",
    "The last plausible measurement of the period, from 5 until 19 years, by the WHO reference of 2007; the denominator are children with one. The forms of Circular 15/2026 go by 5–18 years; their cut-offs were not seen.")
}

const [from, until] = [param(named("under-5-until")), param(named("school-age-until"))]

const classes = (name: string, label: Text, indicator: GrowthIndicator) =>
  defined(name, label, source, { facts: classesBy(indicator).inPeriod().named("measured").where(aged({ atLeast: from, below: until, at: startOf("measured") })).data })

const [bmi, heights] = [named("bmi-5-to-18"), named("heights-5-to-18")]

const share = (set: string, ...codes: readonly string[]): Among => (residents) => ({
  basis: "person", measures: "period", initial: all(aged({ atLeast: from }), aged({ below: until, at: startOfPeriod }), residents), denominator: sure(definedSet(set).exist()),
  numerator: definedSet(set).last.qualified(called(...codes)).exist(), direction: "down"
})

/** Overweight and so on of school age, among those measured: what both national and local indicators count. */
export const schoolAgeShares = {
  overweight: share(bmi, "overweight", "obese"),
  obesity: share(bmi, "obese"),
  thinness: share(bmi, "thin", "severely-thin"),
  severeThinness: share(bmi, "severely-thin"),
  stunting: share(heights, "stunted", "severely-stunted")
} as const

const of = (vi: string, en: string): Text => text(`Tỷ lệ ${vi} ở trẻ 5–18 tuổi được cân đo`, `${en} at 5–18 years among those measured`)

/** Overweight, obesity and thinness of school age (thừa cân, béo phì, gầy tuổi học đường). */
export const schoolAge: Programme = {
  parameters: [given("school-age-until", text("Tuổi học đường đến trước khi đủ", "School age ends at"), { cites: [cite("who-growth-reference-2007"), ...surveillance], status: "secondary" }, years(19))],
  definitions: [
    classes("bmi-5-to-18", text("Phân loại BMI theo tuổi trong kỳ, 5–18 tuổi", "Classes of BMI-for-age in the period, 5–18 years"), "bmi-for-age"),
    classes("heights-5-to-18", text("Phân loại chiều cao theo tuổi trong kỳ, 5–18 tuổi", "Classes of height-for-age in the period, 5–18 years"), "length-height-for-age")
  ],
  indicators: [
    counted("overweight-5-to-18", of("thừa cân, béo phì", "Overweight and obesity"), source, schoolAgeShares.overweight),
    counted("obesity-5-to-18", of("béo phì", "Obesity"), source, schoolAgeShares.obesity),
    counted("thinness-5-to-18", of("gầy", "Thinness"), source, schoolAgeShares.thinness),
    counted("severe-thinness-5-to-18", of("gầy nặng", "Severe thinness"), source, schoolAgeShares.severeThinness),
    counted("stunting-5-to-18", of("thấp còi", "Stunting"), { ...source, status: "unverified" }, schoolAgeShares.stunting)
  ]
}
