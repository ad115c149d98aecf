import { GrowthError } from "../errors.ts"
import { type GrowthIndicator, growthIndicators } from "../indicator.ts"
import { type AgeHeaping, ageHeaping, ageRatio, type RatioTest, sexRatio } from "./ageAndSexQuality.ts"
import { onlyFields } from "./checkedOptions.ts"
import { belief, beliefOf } from "./cutOffs.ts"
import { type DigitPreference, digitPreference } from "./digitPreference.ts"
import { type GrowthSurvey, monthsOf, rowsOf } from "./growthSurvey.ts"
import { gradeOf, type QualityGrade } from "./qualityGrade.ts"
import { type Spread, spreadOf } from "./spread.ts"

/** How good the data of a survey or a register are. Figures; grades only where somebody published them. */
export interface GrowthDataQuality {
  readonly rows: number
  readonly age: {
    readonly unknown: number
    /** Of birth dates that are known to the day, in percent of all rows; undefined where the survey does not say. */
    readonly exactPercent: number | undefined
    /** Children of 6 to 29 months to those of 30 to 59. */
    readonly ratio: RatioTest | undefined
    readonly heaping: AgeHeaping | undefined
  }
  readonly sex: {
    readonly male: number
    readonly female: number
    readonly unknown: number
    /** Boys to girls. */
    readonly ratio: RatioTest | undefined
  }
  readonly measures: Readonly<Partial<Record<QualityMeasure, MeasureQuality>>>
  readonly scores: Readonly<Partial<Record<GrowthIndicator, ScoreQuality>>>
  /** The plausibility checks of SMART on weight-for-length/height. */
  readonly smart: SmartChecks | undefined
}

/** What is measured. */
export type QualityMeasure = "weight" | "lengthHeight" | "armCircumference"

/** One measure. */
export interface MeasureQuality {
  /** Rows without it. */
  readonly missing: number
  /** By the first decimal: 0.1 kg, 0.1 cm. */
  readonly digits: DigitPreference | undefined
}

/** The z-scores of one indicator. */
export interface ScoreQuality {
  /** Rows without a z-score: not measured, or out of the standard's ages. Not those with oedema where weight is in the indicator. */
  readonly missing: number
  readonly missingPercent: number
  readonly oedema: number
  /** Biologically implausible by WHO's limits, and in percent of all z-scores. */
  readonly implausible: number
  readonly implausiblePercent: number
  /** Of the plausible ones. */
  readonly spread: Spread | undefined
  /** Whether the standard deviation is below, within or above what 51 national surveys had (`sdOfSurveys`). */
  readonly sdAmongSurveys: "below" | "within" | "above" | undefined
}

/**
 * The checks of ENA for SMART on weight-for-length/height, without what is implausible for this survey: farther than 3 from its mean.
 * Made for one homogeneous place; where many are put together the standard deviation is greater without any fault.
 */
export interface SmartChecks {
  /** Farther than 3 from the mean, in percent: up to 2.5 excellent, 5 good, 7.5 acceptable. */
  readonly outsidePercent: number
  readonly outsideGrade: QualityGrade
  /** Of the others. SD: 0.9 to 1.1 excellent, 0.85 to 1.15 good, 0.8 to 1.2 acceptable. Skewness and kurtosis: below 0.2, 0.4, 0.6. */
  readonly spread: Spread
  readonly sdGrade: QualityGrade | undefined
  readonly skewnessGrade: QualityGrade | undefined
  readonly kurtosisGrade: QualityGrade | undefined
}

/**
 * The 5th and 95th percentile of the standard deviation of z-scores in 51 Demographic and Health Surveys of children under five, by WHO's
 * standards of 2006. What surveys have, not what they should: the authors hold that measuring badly widens it.
 *
 * @see https://pmc.ncbi.nlm.nih.gov/articles/PMC2636355 (Z. Mei and L. M. Grummer-Strawn, Bulletin of the World Health Organization 85 (2007) 441-448)
 */
export const sdOfSurveys: Readonly<Partial<Record<GrowthIndicator, readonly [p5: number, p95: number]>>> = {
  "length-height-for-age": [1.35, 1.95],
  "weight-for-age": [1.17, 1.46],
  "weight-for-length-height": [1.08, 1.5],
  "bmi-for-age": [1.08, 1.55]
}

/** What is known of the population. */
export interface QualityOptions {
  /** Boys for one girl; default 1. More boys than girls are born: give what the register or the census has. */
  readonly boysPerGirl?: number
}

/**
 * How good the measurements of a survey or a register are (chất lượng số liệu): what is missing, flagged, too widely spread, rounded, or
 * told in whole years. To be read before prevalence: bad measuring widens the spread, and makes malnutrition look more common than it is.
 *
 * Every row counts once, without weights: this is about those who measured.
 *
 * @throws GrowthError `TRAMYTE_GROWTH_COLUMN_LENGTH`, `TRAMYTE_GROWTH_DESIGN` for a survey without scores or an unknown option, `TRAMYTE_GROWTH_NUMBER`
 * @see https://nutriverse.io/nipnTK, the data quality toolkit of National Information Platforms for Nutrition; https://smartmethodology.org, SMART Manual 2.0 (2017); limits as in https://mphimo.github.io/mwana
 * @example
 * ```ts
 * import { growthDataQuality } from "@tramyte/core/growth"
 *
 * const survey = {
 *   scores: { "weight-for-age": { z: [-1.2, 0.4, -0.3, NaN, 5.6] } },
 *   ageMonths: [12, 24, 24.2, 36, 47], sex: [1, 2, 2, 1, 2], weight: [8.5, 12, 11.5, NaN, 30]
 * }
 * const { scores, measures, age } = growthDataQuality(survey)
 * scores["weight-for-age"]?.missing // => 1
 * scores["weight-for-age"]?.implausiblePercent // => 25
 * measures.weight?.digits?.counts // => [2, 0, 0, 0, 0, 2, 0, 0, 0, 0]
 * age.heaping?.wholeYearsPercent // => 80
 * ```
 */
export const growthDataQuality = (survey: GrowthSurvey, options: QualityOptions = {}): GrowthDataQuality => {
  onlyFields("the options object of growthDataQuality", options, ["boysPerGirl"])
  const { boysPerGirl = 1 } = options
  if (!(boysPerGirl > 0 && Number.isFinite(boysPerGirl))) throw new GrowthError("TRAMYTE_GROWTH_NUMBER", `boysPerGirl is ${String(boysPerGirl)}; give a number above 0, 1.1 for eleven boys to ten girls`)
  const rows = rowsOf(survey)
  const ageMonths = monthsOf(survey, rows)
  const [male, female] = [count(survey.sex, rows, (sex) => sex === 1), count(survey.sex, rows, (sex) => sex === 2)]
  const believed = new Map(growthIndicators.flatMap((indicator) => {
    const scores = survey.scores[indicator]
    return scores === undefined ? [] : [[indicator, beliefOf(indicator, scores, survey)] as const]
  }))
  const thinness = believed.get("weight-for-length-height")
  return {
    rows,
    age: {
      unknown: count(ageMonths, rows, Number.isNaN),
      exactPercent: survey.exactBirthDate && percentOf(count(survey.exactBirthDate, rows, (exact) => exact === 1), rows),
      ratio: ageRatio(ageMonths),
      heaping: ageHeaping(ageMonths)
    },
    sex: { male, female, unknown: rows - male - female, ratio: sexRatio(male, female, boysPerGirl) },
    measures: Object.fromEntries(measures.flatMap((measure) => {
      const column = survey[measure]
      return column === undefined ? [] : [[measure, { missing: count(column, rows, Number.isNaN), digits: digitPreference(column) }]]
    })),
    scores: Object.fromEntries([...believed].map(([indicator, { z, why }]) => [indicator, scoreQuality(indicator, z, why)])),
    smart: thinness && smartChecks(thinness.z)
  }
}

const measures: readonly QualityMeasure[] = ["weight", "lengthHeight", "armCircumference"]

const count = (column: ArrayLike<number> | undefined, rows: number, holds: (value: number) => boolean): number => {
  let sum = 0
  if (column !== undefined) for (let row = 0; row < rows; row++) if (holds(column[row]!)) sum++
  return sum
}

const percentOf = (part: number, all: number): number => all === 0 ? 0 : 100 * part / all

const scoreQuality = (indicator: GrowthIndicator, z: Float64Array, why: Uint8Array): ScoreQuality => {
  const [missing, oedema, implausible] = [belief.missing, belief.oedema, belief.implausible].map((reason) => count(why, why.length, (one) => one === reason)) as [number, number, number]
  const spread = spreadOf(z)
  const range = sdOfSurveys[indicator]
  return {
    missing, missingPercent: percentOf(missing, z.length), oedema, implausible, implausiblePercent: percentOf(implausible, implausible + (spread?.n ?? 0)), spread,
    sdAmongSurveys: range === undefined || spread?.sd === undefined ? undefined : spread.sd < range[0] ? "below" : spread.sd > range[1] ? "above" : "within"
  }
}

const smartChecks = (z: Float64Array): SmartChecks | undefined => {
  const all = spreadOf(z)
  const spread = all && spreadOf(z, all.mean - 3, all.mean + 3)
  if (spread === undefined) return undefined
  const { n, sd, skewness, kurtosis } = spread
  const outsidePercent = percentOf(all!.n - n, all!.n)
  const small = (value: number | undefined): QualityGrade | undefined => value === undefined ? undefined : gradeOf([Math.abs(value) < 0.2, Math.abs(value) < 0.4, Math.abs(value) < 0.6])
  return {
    outsidePercent,
    outsideGrade: gradeOf([outsidePercent <= 2.5, outsidePercent <= 5, outsidePercent <= 7.5]),
    spread,
    sdGrade: sd === undefined ? undefined : gradeOf([sd > 0.9 && sd < 1.1, sd > 0.85 && sd < 1.15, sd > 0.8 && sd < 1.2]),
    skewnessGrade: small(skewness),
    kurtosisGrade: small(kurtosis)
  }
}
