import { durationParts } from "../time/duration.ts"
import { addDuration, type EpochDay } from "../time/index.ts"
import type { PretermRules } from "./growthItem.ts"
import type { GrowthStandards, NewbornStandard } from "./growthTable.ts"
import { daysPerMonth } from "./growthTable.ts"
import { growthIndicators, type GrowthSex } from "./indicator.ts"
import { indicatorMeasures } from "./indicatorMeasures.ts"
import { farthestZ, roundedZ } from "./lms.ts"
import type { GrowthScore, GrowthScores, Measurement, NoScore, NoScoreCode } from "./measurement.ts"
import { scoreGrowth } from "./scoreGrowth.ts"
import { isBeyondWhoLimits } from "./whoLimits.ts"
import { percentileOf } from "./zScore.ts"

/** A child that was born too early. */
export interface PretermChild {
  /** Days of gestation at birth. */
  readonly gestationDays: number
  /** Days between the birth and the day on which the child should have been born. */
  readonly bornEarlyBy: number
  /** Days since the last menstrual period until which standards of preterm growth are taken. */
  readonly pretermStandardUntil: number
  /** Chronological age in days from which nothing is corrected any more. */
  readonly correctUntil: number
}

/** Forty weeks from the first day of the last menstrual period: when a child should be born. */
const term = 280

/** Whether a child of so many days of gestation was born too early, by the rules of a pack; without rules nobody is. */
export const pretermChild = (gestationDays: number | undefined, birth: EpochDay | undefined, rules: PretermRules | undefined): PretermChild | undefined => {
  if (gestationDays === undefined || birth === undefined || rules === undefined || gestationDays >= durationParts(rules.bornBefore).days) return undefined
  return {
    gestationDays,
    bornEarlyBy: term - gestationDays,
    pretermStandardUntil: durationParts(rules.pretermStandardUntil).days,
    correctUntil: addDuration(birth, rules.correctUntil, "rollForward") - birth
  }
}

/**
 * Scores of a newborn by the weeks of gestation, or of a child after a preterm birth by the weeks since the last menstrual
 * period; nothing where the standards hold none for that time.
 */
export const pretermScores = (standards: GrowthStandards, measurement: Measurement, ageDays: number, { gestationDays, pretermStandardUntil }: PretermChild): GrowthScores | undefined => {
  const { newborn = [] } = standards
  const days = gestationDays + ageDays
  // Before the day on which it should have been born no other standard is meant for the child.
  if (days >= pretermStandardUntil || (newborn.length === 0 && days >= term)) return undefined
  const ofPhase = newborn.filter(({ axis }) => ageDays === 0 ? axis === "gestational-day" : axis !== "gestational-day")
  const scores = newbornScores(ofPhase, measurement, ageDays, days)
  return days < term || ageDays === 0 ? scores : withWeightForLength(scores, standards, measurement, days - term)
}

/**
 * From the day on which it should have been born the weight of a child is compared with its length by the table for all children, which needs no age: the
 * preterm one then contradicts the preterm weight and length (median children would be overweight, severely wasted ones normal).
 */
const withWeightForLength = (early: GrowthScores, standards: GrowthStandards, measurement: Measurement, correctedAgeDays: number): GrowthScores => {
  const { scores, notScored } = scoreGrowth(standards, { ...measurement, ageDays: correctedAgeDays }, { standingBaby: "setAside" })
  const isIt = ({ indicator }: Pick<NoScore, "indicator">): boolean => indicator === "weight-for-length-height"
  return { ...early, scores: [...early.scores.filter((one) => !isIt(one)), ...scores.filter(isIt)], notScored: [...early.notScored.filter((one) => !isIt(one)), ...notScored.filter(isIt)] }
}

/** Size at birth by the days of gestation (cân nặng, chiều dài theo tuổi thai), of any newborn. */
export const birthScores = ({ newborn = [] }: GrowthStandards, measurement: Measurement, gestationDays: number): readonly GrowthScore[] =>
  newbornScores(newborn.filter(({ axis }) => axis === "gestational-day"), measurement, 0, gestationDays).scores

const newbornScores = (standards: readonly NewbornStandard[], measurement: Measurement, ageDays: number, days: number): GrowthScores => {
  const { sex, weight, lengthHeight, headCircumference, oedema } = measurement
  const scores: GrowthScore[] = []
  const notScored: NoScore[] = []
  for (const indicator of growthIndicators) {
    const standard = standards.find((one) => one.indicator === indicator)
    const measure = indicator === "length-height-for-age" ? lengthHeight : indicator === "head-circumference-for-age" ? headCircumference : weight
    if (standard === undefined) notScored.push({ indicator, code: "noTable" })
    else if (measure === undefined || (standard.axis === "cm" && lengthHeight === undefined)) notScored.push({ indicator, code: "notMeasured" })
    else if (sex === undefined) notScored.push({ indicator, code: "sexUnknown" })
    else if (oedema === true && indicatorMeasures[indicator].weight) notScored.push({ indicator, code: "oedema" })
    else {
      const score = scoreBy(standard, sex, standard.axis === "cm" ? lengthHeight! : days, measure)
      if (score === undefined) notScored.push({ indicator, code: noScoreBy(standard, standard.axis === "cm" ? lengthHeight! : days) })
      else scores.push(score)
    }
  }
  return {
    ageDays, ageMonths: ageDays / daysPerMonth, bmi: undefined, scores, notScored,
    stature: lengthHeight === undefined ? undefined : { used: lengthHeight, correction: 0, measured: measurement.measured, standingBaby: false }
  }
}

/** Off the axis, or so far out that the standard tells nothing. */
const noScoreBy = ({ axis, range: [first, last] }: NewbornStandard, at: number): NoScoreCode =>
  at >= first && at <= last ? "beyondLimits" : axis === "cm" ? "statureOutOfRange" : "ageOutOfRange"

const scoreBy = ({ id, indicator, z: zOf }: NewbornStandard, sex: GrowthSex, at: number, measure: number): GrowthScore | undefined => {
  const exact = zOf(sex, at, measure)
  if (exact === undefined || !(Math.abs(exact) < farthestZ)) return undefined
  const z = roundedZ(exact)
  return { indicator, z, percentile: percentileOf(exact), implausible: isBeyondWhoLimits(indicator, z), table: id }
}
