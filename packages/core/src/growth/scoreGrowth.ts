import { shown } from "../citizen/checkFact.ts"
import { GrowthError } from "./errors.ts"
import { emptyScores, findScores, type IndicatorTables } from "./findScores.ts"
import type { GrowthStandards } from "./growthTable.ts"
import { at } from "./indicatorMeasures.ts"
import { settleChild, unsettledChildren } from "./measuredChildren.ts"
import { type GrowthScore, type GrowthScores, type Measurement, type NoScore, type NoScoreCode, noScoreCodes, type StatureUsed } from "./measurement.ts"
import { standardsIndex } from "./standardsIndex.ts"
import { statures } from "./stature.ts"
import { percentileOf } from "./zScore.ts"

/** What is done where WHO's method itself leaves a choice. */
export interface ScoringOptions {
  /**
   * A child said to have been measured standing before 9 months of age. `asUsual`: taken as measured lying, as WHO's survey programs do;
   * `setAside`: no score, as somebody who can still ask should do. Default `asUsual`.
   */
  readonly standingBaby?: "asUsual" | "setAside"
}

/**
 * All z-scores of one measurement by WHO's method (tính điểm z): which table, which correction, and why there is none.
 *
 * Ages go by days where the tables do (a fraction is rounded half up), and by unrounded months of 30.4375 days for limits.
 * Stature is corrected by 0.7 cm where a child was measured otherwise than usual for the age; a measure that is missing is no error.
 *
 * @param standards the tables, in the order of preference
 * @throws GrowthError `TRAMYTE_GROWTH_VALUE` for a word that is none of those that can be said, `TRAMYTE_GROWTH_STANDARDS` where there are no tables
 * @see https://www.who.int/tools/child-growth-standards, and WHO's program anthro, whose published values it gives to the last digit
 * @example
 * ```ts
 * import { scoreGrowth } from "@tramyte/core/growth"
 * import { whoGrowth } from "@tramyte/who-growth"
 *
 * // A girl of 13 months, measured lying
 * const { scores, notScored } = scoreGrowth(whoGrowth, { sex: "female", ageDays: 400, weight: 7.4, lengthHeight: 72, measured: "length", oedema: false })
 * scores.map(({ indicator, z }) => `${indicator} ${z}`) // => ["length-height-for-age -1.28", "weight-for-age -1.82", "weight-for-length-height -1.67", "bmi-for-age -1.49"]
 * scores[0]?.table // => "who-2006/length-height-for-age"
 * notScored[0] // => { indicator: "head-circumference-for-age", code: "notMeasured" }
 * ```
 */
export const scoreGrowth = (standards: GrowthStandards, measurement: Measurement, { standingBaby = "asUsual" }: ScoringOptions = {}): GrowthScores => {
  const { indicators, correctedUntil } = standardsIndex(standards)
  takeChild(measurement, correctedUntil)
  child.statureSetAside[0] = standingBaby === "setAside" ? child.standingBaby[0]! : 0
  const scores: GrowthScore[] = []
  const notScored: NoScore[] = []
  for (const each of indicators) {
    const score = scoreOf(each)
    if (typeof score === "string") notScored.push({ indicator: each.indicator, code: score })
    else scores.push(score)
  }
  const used = child.measures[at.lengthHeight]![0]!
  const bmi = child.measures[at.bmi]![0]!
  return {
    ageDays: known(child.ageDays[0]!), ageMonths: known(child.ageMonths[0]!), stature: used > 0 && used < Infinity ? statureUsed(used) : undefined, bmi: bmi > 0 ? known(bmi) : undefined, scores, notScored
  }
}

/** The one row that single children are scored in, one after the other; nothing of it outlives a call. */
const child = unsettledChildren(1)
const found = emptyScores(1)
const details = { exact: new Float64Array(1), table: new Uint16Array(1) }

const takeChild = (told: Measurement, correctedUntil: number): void => {
  const { sex, ageDays, ageMonths, oedema, measured } = told
  const { measures } = child
  if (oedema !== undefined && oedema !== null && typeof oedema !== "boolean") throw misspelt("oedema", oedema, "true, false, or nothing where nobody looked")
  if (measured !== undefined && measured !== null && measured !== "length" && measured !== "height") throw misspelt("measured", measured, '"length" (lying), "height" (standing), or nothing where nobody said')
  child.sex[0] = sex === "male" ? 1 : sex === "female" ? 2 : 0
  // What has gone through JSON or a database is null where it is not known.
  child.ageDays[0] = ageDays ?? NaN
  child.ageMonths[0] = ageMonths ?? NaN
  child.oedema[0] = oedema === true ? 1 : 0
  child.measured[0] = statures[measured ?? "notSaid"]
  measures[at.weight]![0] = given(told.weight)
  measures[at.lengthHeight]![0] = given(told.lengthHeight)
  measures[at.headCircumference]![0] = given(told.headCircumference)
  measures[at.armCircumference]![0] = given(told.armCircumference)
  measures[at.tricepsSkinfold]![0] = given(told.tricepsSkinfold)
  measures[at.subscapularSkinfold]![0] = given(told.subscapularSkinfold)
  settleChild(child, 0, correctedUntil)
}

/** What is not there is NaN; what is there and no number is infinite, so that it is named as such. */
const given = (value: number | undefined | null): number => value === undefined || value === null ? NaN : Number.isFinite(value) ? value : Infinity

const misspelt = (field: string, value: unknown, mend: string): GrowthError => new GrowthError("TRAMYTE_GROWTH_VALUE", `${field} is ${shown(value)}; give ${mend}`)

const known = (value: number): number | undefined => Number.isFinite(value) ? value : undefined

const statureUsed = (used: number): StatureUsed => {
  const measured = child.measured[0]
  return { used, correction: child.correction[0]!, measured: measured === statures.length ? "length" : measured === statures.height ? "height" : undefined, standingBaby: child.standingBaby[0] === 1 }
}

const scoreOf = (each: IndicatorTables): GrowthScore | NoScoreCode => {
  found.reason[0] = found.implausible[0] = 0
  findScores(each, child, found, details)
  const reason = found.reason[0]!
  if (reason !== 0) return noScoreCodes[reason - 1]!
  return { indicator: each.indicator, z: found.z[0]!, percentile: percentileOf(details.exact[0]!), implausible: found.implausible[0] === 1, table: each.tables[details.table[0]!]!.table.id }
}
