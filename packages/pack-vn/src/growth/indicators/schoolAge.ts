import type { Text } from "@tramyte/core"
import type { GrowthIndicator } from "@tramyte/core/growth"
import { after, aged, all, cite, definedSet, facts, months, on, param, startOf, startOfPeriod, startOfSchoolYear, sure, text, valueSet, years } from "@tramyte/core/pack"
import type { Programme, Source } from "../../care/programme.ts"
import { choice } from "../../write.ts"
import { named } from "../items.ts"
import { sinceSchoolHealth } from "../weighing.ts"
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

/** Who goes to school, nursery schools too; at this age they are pupils and the last of the nursery. */
export const pupil = facts("education").coded(valueSet("vietnam/pupil-levels")).activeOn(on).exist()

const measurings = named("measurings-of-school-year")

const measuredInSchoolYear = (numerator: ReturnType<Among>["numerator"]): Among => (residents) => ({
  basis: "person", measures: "period", initial: all(aged({ atLeast: from, below: until }), pupil, residents), numerator, direction: "up"
})

/** Pupils who were weighed and measured, once and twice in the school year: what shares among those measured are worth. */
export const pupilsMeasured = {
  once: measuredInSchoolYear(definedSet(measurings).exist()),
  twice: measuredInSchoolYear(definedSet(measurings).named("first").where(definedSet(measurings).within({ from: after(startOf("first"), param(named("pupils-measured-apart"))) }).exist()).exist())
} as const

const schoolHealth: Source = {
  cites: [cite("joint-circular-13-2016")],
  status: "unverified",
  from: sinceSchoolHealth,
  note: text("Học sinh 5–18 tuổi có lần đo tính được BMI tin được, từ đầu năm học đến hết kỳ. Thông tư: đánh giá BMI ít nhất 2 lần mỗi năm học. Tỷ lệ hai lần chỉ có nghĩa khi kỳ kết thúc vào cuối năm học, từ tháng 5.",
    "Pupils of 5–18 years with a plausible BMI, from the start of the school year to the end of the period. The circular: BMI at least twice a school year. The share of those measured twice means something where the period ends with the school year, from May on.")
}

const of = (vi: string, en: string): Text => text(`Tỷ lệ ${vi} ở trẻ 5–18 tuổi được cân đo`, `${en} at 5–18 years among those measured`)

/** Overweight, obesity and thinness of school age (thừa cân, béo phì, gầy tuổi học đường). */
export const schoolAge: Programme = {
  parameters: [
    given("school-age-until", text("Tuổi học đường đến trước khi đủ", "School age ends at"), { cites: [cite("who-growth-reference-2007"), ...surveillance], status: "secondary" }, years(19)),
    choice(named("pupils-measured-apart"), text("Hai lần cân đo trong năm học cách nhau ít nhất", "Two measurements of a school year are apart by at least"), months(2),
      text("Thông tư chỉ nói ít nhất 2 lần mỗi năm học; đo lại ngay sau đó không phải lần thứ hai.", "The circular says at least twice a school year; measuring again right away is no second time."), cite("joint-circular-13-2016"))
  ],
  definitions: [
    classes("bmi-5-to-18", text("Phân loại BMI theo tuổi trong kỳ, 5–18 tuổi", "Classes of BMI-for-age in the period, 5–18 years"), "bmi-for-age"),
    classes("heights-5-to-18", text("Phân loại chiều cao theo tuổi trong kỳ, 5–18 tuổi", "Classes of height-for-age in the period, 5–18 years"), "length-height-for-age"),
    defined("measurings-of-school-year", text("Lần cân đo tính được BMI trong năm học, đến hết kỳ", "Measurements with a BMI in the school year, to the end of the period"), schoolHealth, {
      facts: classesBy("bmi-for-age").within({ from: startOfSchoolYear(param("vietnam/school-year-start")), through: on }).data
    })
  ],
  indicators: [
    counted("overweight-5-to-18", of("thừa cân, béo phì", "Overweight and obesity"), source, schoolAgeShares.overweight),
    counted("obesity-5-to-18", of("béo phì", "Obesity"), source, schoolAgeShares.obesity),
    counted("thinness-5-to-18", of("gầy", "Thinness"), source, schoolAgeShares.thinness),
    counted("severe-thinness-5-to-18", of("gầy nặng", "Severe thinness"), source, schoolAgeShares.severeThinness),
    counted("stunting-5-to-18", of("thấp còi", "Stunting"), { ...source, status: "unverified" }, schoolAgeShares.stunting),
    counted("pupils-measured", text("Tỷ lệ học sinh được cân đo trong năm học", "Share of pupils weighed and measured this school year"), schoolHealth, pupilsMeasured.once),
    counted("pupils-measured-twice", text("Tỷ lệ học sinh được cân đo ít nhất 2 lần trong năm học", "Share of pupils weighed and measured at least twice this school year"), schoolHealth, pupilsMeasured.twice)
  ]
}
