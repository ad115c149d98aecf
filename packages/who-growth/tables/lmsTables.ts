import type { GrowthTable } from "@tramyte/core/growth"
import type { Expected } from "./readTables.ts"

/** One LMS table to be generated: its export, what is said of it, and its file. */
export interface LmsTable extends Expected {
  readonly name: string
  readonly title: string
  readonly about: Omit<GrowthTable, "rows">
}

type Kind = Pick<GrowthTable, "indicator" | "beyond3" | "implausible">

const length: Kind = { indicator: "length-height-for-age", beyond3: "computed", implausible: { below: -6, above: 6 } }
const weight: Kind = { indicator: "weight-for-age", beyond3: "restricted", implausible: { below: -6, above: 5 } }
const within5 = (indicator: GrowthTable["indicator"]): Kind => ({ indicator, beyond3: "restricted", implausible: { below: -5, above: 5 } })

const source2006 = "WHO Child Growth Standards: length/height-for-age, weight-for-age, weight-for-length, weight-for-height and body mass index-for-age (Geneva, 2006), expanded tables"
const laterSource2006 = "WHO Child Growth Standards: head circumference-for-age, arm circumference-for-age, triceps skinfold-for-age and subscapular skinfold-for-age (Geneva, 2007), expanded tables"
const source2007 = "WHO Growth Reference 5-19 years (Bulletin of the World Health Organization 2007; 85: 660-667), tables by month"

/** Age in days is rounded before it is looked up: from day 90.5 on a child has the row of day 91. */
const day91 = 90.5 / 30.4375

const byDay = (name: string, title: string, file: string, kind: Kind, from: 0 | 91 = 0): LmsTable => ({
  name: `${name}2006`, title: `WHO 2006, ${title}, from day ${from} to day 1856`, file: `who2006_${file}_day_to1856.csv`, first: from, step: 1, rows: 1857 - from,
  about: {
    id: `who-2006/${kind.indicator}`, ...kind, axis: "day", ages: { from: from === 0 ? 0 : day91, until: 60 },
    source: ["hcfa", "acfa", "tsfa", "ssfa"].includes(file) ? laterSource2006 : source2006
  }
})

const byStature = (name: string, title: string, file: string, stature: "length" | "height", first: number, rows: number): LmsTable => ({
  name: `${name}2006`, title: `WHO 2006, ${title}, from ${first} to ${first + (rows - 1) / 10} cm`, file: `who2006_${file}_cm.csv`, first, step: 0.1, rows,
  about: { id: `who-2006/weight-for-${stature}`, ...within5("weight-for-length-height"), axis: "cm", stature, ages: { from: 0, until: 60 }, source: source2006 }
})

const byMonth = (name: string, title: string, file: string, kind: Kind, through: number): LmsTable => ({
  name: `${name}2007`, title: `WHO 2007, ${title}, from month 60 to month ${through}`, file: `who2007_${file}_month.csv`, first: 60, step: 1, rows: through - 58,
  about: { id: `who-2007/${kind.indicator === "length-height-for-age" ? "height-for-age" : kind.indicator}`, ...kind, axis: "month", ages: { from: 60, through }, source: source2007 }
})

/** All LMS tables, in WHO's order. */
export const lmsTables: readonly LmsTable[] = [
  byDay("lengthHeightForAge", "length-for-age up to day 730 and height-for-age from day 731 on, cm", "lhfa", length),
  byDay("weightForAge", "weight-for-age, kg", "wfa", weight),
  byStature("weightForLength", "weight-for-length, kg", "wfl", "length", 45, 651),
  byStature("weightForHeight", "weight-for-height, kg", "wfh", "height", 65, 551),
  byDay("bmiForAge", "BMI-for-age, kg/m²", "bfa", within5("bmi-for-age")),
  byDay("headCircumferenceForAge", "head circumference-for-age, cm", "hcfa", within5("head-circumference-for-age")),
  byDay("armCircumferenceForAge", "arm circumference-for-age, cm", "acfa", within5("arm-circumference-for-age"), 91),
  byDay("tricepsSkinfoldForAge", "triceps skinfold-for-age, mm", "tsfa", within5("triceps-skinfold-for-age"), 91),
  byDay("subscapularSkinfoldForAge", "subscapular skinfold-for-age, mm", "ssfa", within5("subscapular-skinfold-for-age"), 91),
  byMonth("heightForAge", "height-for-age, cm", "hfa", length, 228),
  byMonth("weightForAge", "weight-for-age, kg", "wfa", weight, 120),
  byMonth("bmiForAge", "BMI-for-age, kg/m²", "bfa", within5("bmi-for-age"), 228)
]
