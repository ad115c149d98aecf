import { civilDate, type DayBounds, type EpochDay } from "../time/index.ts"
import { type AgeBounds, classesOf, findingsOf } from "./classify.ts"
import type { GrowthRules } from "./growthRules.ts"
import { daysPerMonth, type GrowthStandards } from "./growthTable.ts"
import type { GrowthSex } from "./indicator.ts"
import { hiddenByOedema } from "./indicatorMeasures.ts"
import type { DayMeasures } from "./measuresOfRecord.ts"
import type { GrowthScore, GrowthScores, Measure, Measurement } from "./measurement.ts"
import { type PretermChild, pretermScores } from "./preterm.ts"
import { scoreGrowth } from "./scoreGrowth.ts"
import { indicatorForAge } from "./trend/line.ts"
import { suspectedSlip } from "./trend/suspectedSlip.ts"
import { measureAtZ } from "./zScore.ts"
import type { GrowthVisit, SetAsideMeasure } from "./visit.ts"

/** Whose measures they are. */
export interface MeasuredPerson {
  readonly sex: GrowthSex | undefined
  /** Not known exactly: then nothing by age. */
  readonly birth: EpochDay | undefined
  /** The days on which the child may be born. */
  readonly births: DayBounds | undefined
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
  const wild = [...wildMeasures(used, day, measurement, standards), ...standing(used, day)]
  if (wild.length > 0) return visitOf({ ...day, values: without(day.values, wild), setAside: [...day.setAside, ...wild] }, person, rules, standards)
  const ages = agesOf(used, day.day, person)
  const { stature, bmi, notScored } = used
  // Tables that need no age are for under-fives all the same.
  const scores = used.ageMonths === undefined && ages.max >= underFive && person.births !== undefined ? [] : used.scores
  // Somebody who writes anything but a no of oedema does not mean that the child is normal.
  const doubted = day.setAside.some(({ measure, code }) => measure === "oedema" && code === "notUnderstood")
  const classes = classesOf(rules, ages, scores, measurement).map((one) => doubted && one.of !== undefined && hiddenByOedema.has(one.of) ? { ...one, implausible: true as const } : one)
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
    notScored: scores === used.scores ? notScored : [...used.scores.map(({ indicator }) => ({ indicator, code: "ageUnknown" as const })), ...notScored],
    classes: [...classes, ...findingsOf(rules, classes)],
    setAside: [...day.setAside, ...refused]
  }
}

/** Months. */
const underFive = 60

/** The age in months by which the child was scored, or between which it lies; nothing is known of a child without a birth date. */
const agesOf = ({ ageMonths }: GrowthScores, day: EpochDay, { births }: MeasuredPerson): AgeBounds =>
  ageMonths !== undefined ? { min: ageMonths, max: ageMonths } : births === undefined ? { min: -Infinity, max: Infinity } : { min: (day - births.hi) / daysPerMonth, max: (day - births.lo) / daysPerMonth }

/**
 * So many standard deviations above, and with so small a share of the median, nobody lives: the number was not measured, it was miswritten. No medical
 * limits; WHO's are far within.
 */
const nobody = { above: 25, shareOfMedian: 1 / 4 }

const wildMeasures = ({ scores, ageDays, ageMonths, stature }: GrowthScores, { values, facts }: DayMeasures, measurement: Measurement, standards: GrowthStandards): readonly SetAsideMeasure[] => {
  const isWild = ({ indicator, z, table: id, implausible }: GrowthScore, measure: Measure): boolean => {
    if (!implausible) return false
    const used = indicator === "length-height-for-age" ? stature!.used : values[measure]!
    return z > nobody.above || standards.tables.some((table) => table.id === id && used < nobody.shareOfMedian * measureAtZ(table, measurement.sex!, (table.axis === "day" ? ageDays : ageMonths)!, 0))
  }
  return (Object.keys(values) as Measure[]).filter((measure) => scores.some((score) => score.indicator === indicatorForAge[measure] && isWild(score, measure))).map((measure) => {
    const suspected = suspectedSlip(standards, measurement, measure)
    return { fact: facts[measure]!, measure, code: "beyondLimits", ...(suspected === undefined ? {} : { suspected }) }
  })
}

/** A baby cannot have stood. */
const standing = ({ notScored }: GrowthScores, { facts }: DayMeasures): readonly SetAsideMeasure[] =>
  notScored.some(({ code }) => code === "standingBaby") ? [{ fact: facts.lengthHeight!, measure: "lengthHeight", code: "standingBaby" }] : []

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
