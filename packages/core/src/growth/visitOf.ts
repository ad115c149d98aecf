import { civilDate, type EpochDay } from "../time/index.ts"
import { classesOf, findingsOf } from "./classify.ts"
import type { GrowthRules } from "./growthRules.ts"
import { daysPerMonth, type GrowthStandards } from "./growthTable.ts"
import type { GrowthSex } from "./indicator.ts"
import type { DayMeasures } from "./measuresOfRecord.ts"
import type { GrowthScores, Measure, Measurement } from "./measurement.ts"
import { type PretermChild, pretermScores } from "./preterm.ts"
import { scoreGrowth } from "./scoreGrowth.ts"
import { suspectedSlip } from "./trend/suspectedSlip.ts"
import type { GrowthVisit, SetAsideMeasure } from "./visit.ts"

/** Whose measures they are. */
export interface MeasuredPerson {
  readonly sex: GrowthSex | undefined
  /** Not known exactly: then nothing by age. */
  readonly birth: EpochDay | undefined
  /** Born too early. */
  readonly preterm: PretermChild | undefined
}

/** What the measures of one day say. */
export const visitOf = (day: DayMeasures, person: MeasuredPerson, rules: GrowthRules, standards: GrowthStandards): GrowthVisit => {
  const ageDays = person.birth === undefined ? NaN : day.day - person.birth
  const refused = refusedMeasures(day, ageDays, person, rules, standards)
  const values = without(day.values, refused)
  const measurement: Measurement = {
    ...values,
    sex: person.sex,
    ...(Number.isNaN(ageDays) ? {} : { ageDays }),
    ...(day.measured === undefined ? {} : { measured: day.measured }),
    ...(day.oedema === undefined ? {} : { oedema: day.oedema })
  }
  const { used, correctedAgeDays } = scoresOf(measurement, ageDays, person.preterm, standards)
  const { stature, bmi, ageMonths, scores, notScored } = used
  const classes = classesOf(rules, ageMonths, scores, measurement)
  return {
    on: civilDate(day.day),
    day: day.day,
    ageDays,
    ...(correctedAgeDays === undefined ? {} : { correctedAgeDays }),
    measurement,
    facts: day.facts,
    ...(stature === undefined ? {} : { stature }),
    ...(bmi === undefined ? {} : { bmi }),
    scores,
    notScored,
    classes: [...classes, ...findingsOf(rules, classes.map(({ code }) => code))],
    setAside: [...day.setAside, ...refused]
  }
}

/** A child born too early is first compared with others born too early, then by the age it would have, then like all. */
const scoresOf = (measurement: Measurement, ageDays: number, preterm: PretermChild | undefined, standards: GrowthStandards): { readonly used: GrowthScores; readonly correctedAgeDays?: number } => {
  const plain = (): GrowthScores => scoreGrowth(standards, measurement, { standingBaby: "setAside" })
  if (preterm === undefined || Number.isNaN(ageDays) || ageDays < 0 || ageDays >= preterm.correctUntil) return { used: plain() }
  const correctedAgeDays = ageDays - preterm.bornEarlyBy
  const early = pretermScores(standards, measurement, ageDays, preterm)
  if (early !== undefined) return { used: early, correctedAgeDays }
  return { used: scoreGrowth(standards, { ...measurement, ageDays: correctedAgeDays }, { standingBaby: "setAside" }), correctedAgeDays }
}

/** Measures beyond what a pack believes of any child of the age, each once, with the slip that would explain it. */
const refusedMeasures = ({ values, facts }: DayMeasures, ageDays: number, { sex, preterm }: MeasuredPerson, { plausibility }: GrowthRules, standards: GrowthStandards): readonly SetAsideMeasure[] => {
  // What nobody believes of children born at term is true of the smallest born too early.
  if (preterm !== undefined && preterm.gestationDays + ageDays < preterm.pretermStandardUntil) return []
  const ageMonths = ageDays / daysPerMonth
  const refused = new Set(plausibility.flatMap(({ is: { measure, range } }): readonly Measure[] => {
    const value = values[measure]
    if (range === undefined || value === undefined || (value >= range.from && value <= range.through)) return []
    return range.ages === undefined || (ageMonths >= range.ages.from && ageMonths < range.ages.until) ? [measure] : []
  }))
  return [...refused].map((measure): SetAsideMeasure => {
    const suspected = suspectedSlip(standards, { ...values, sex, ageDays }, measure)
    return { fact: facts[measure]!, measure, code: "beyondLimits", value: values[measure]!, ...(suspected === undefined ? {} : { suspected }) }
  })
}

/** The measures without those that were set aside. */
export const without = (values: DayMeasures["values"], setAside: readonly SetAsideMeasure[]): DayMeasures["values"] => {
  if (setAside.length === 0) return values
  const gone = new Set<string>(setAside.map(({ measure }) => measure))
  return Object.fromEntries(Object.entries(values).filter(([measure]) => !gone.has(measure))) as Partial<Record<Measure, number>>
}
