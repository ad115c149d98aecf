import type { GrowthIndicator, LmsRows, Measurement } from "@tramyte/core/growth"
import {
  armCircumferenceForAge2006, bmiForAge2006, bmiForAge2007, headCircumferenceForAge2006, heightForAge2007, lengthHeightForAge2006, subscapularSkinfoldForAge2006, tricepsSkinfoldForAge2006, weightForAge2006, weightForAge2007,
  weightForHeight2006, weightForLength2006
} from "./index.ts"

/**
 * WHO's method once more, written down straight from its description and as plainly as can be, so that the library's own may be held
 * against it. Whoever mends one of the two must not look at the other.
 */
export interface SecondScore {
  readonly z: number
  readonly implausible: boolean
}

interface Lms { readonly l: number; readonly m: number; readonly s: number }

const daysOfMonth = 30.4375

const row = ({ l, m, s }: LmsRows, index: number): Lms | undefined => m[index] === undefined ? undefined : { l: l[index]!, m: m[index]!, s: s[index]! }

const onDay = (rows: LmsRows, day: number): Lms | undefined => row(rows, day - rows.first)

/** Linear between a row and the next. */
const between = (rows: LmsRows, at: number, perUnit: number): Lms | undefined => {
  const whole = Math.trunc(at * perUnit)
  const index = whole - Math.round(rows.first * perUnit)
  const part = (at - whole / perUnit) * perUnit
  const [low, high] = [row(rows, index), row(rows, index + 1)]
  if (low === undefined || !(part > 0)) return low
  return high === undefined ? undefined : { l: low.l + part * (high.l - low.l), m: low.m + part * (high.m - low.m), s: low.s + part * (high.s - low.s) }
}

const atSd = ({ l, m, s }: Lms, sd: number): number => m * Math.pow(1 + l * s * sd, 1 / l)

const scoreOf = (lms: Lms | undefined, value: number, restricted: boolean, below: number, above: number): SecondScore | undefined => {
  if (lms === undefined) return undefined
  const { l, m, s } = lms
  let z = (Math.pow(value / m, l) - 1) / (l * s)
  if (restricted && z > 3) z = 3 + (value - atSd(lms, 3)) / (atSd(lms, 3) - atSd(lms, 2))
  if (restricted && z < -3) z = -3 + (value - atSd(lms, -3)) / (atSd(lms, -2) - atSd(lms, -3))
  const rounded = Math.round(z * 100) / 100 + 0
  return { z: rounded, implausible: rounded < below || rounded > above }
}

const positive = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value) && value > 0

/** The scores that WHO gives, by indicator; `border` in months between the standards of 2006 and the reference of 2007. */
export const secondScores = (child: Measurement, border: number): Partial<Record<GrowthIndicator, SecondScore>> => {
  const { sex, ageDays, ageMonths, weight, lengthHeight, headCircumference, armCircumference, tricepsSkinfold, subscapularSkinfold, oedema } = child
  const scores: Partial<Record<GrowthIndicator, SecondScore>> = {}
  const put = (indicator: GrowthIndicator, score: SecondScore | undefined): void => { if (score !== undefined) scores[indicator] = score }
  if (sex === undefined) return scores
  const months = ageDays === undefined ? ageMonths : ageDays / daysOfMonth
  const days = months === undefined ? undefined : Math.floor((ageDays ?? months * daysOfMonth) + 0.5)
  if (months !== undefined && months < 0) return scores
  const weighed = positive(weight) && oedema !== true ? weight : undefined

  if (months === undefined || months < border) {
    let { measured } = child
    if (measured === "height" && months !== undefined && months < 9) measured = undefined
    let stature = positive(lengthHeight) ? lengthHeight : undefined
    if (stature !== undefined && days !== undefined && days < 731 && measured === "height") stature += 0.7
    else if (stature !== undefined && days !== undefined && days >= 731 && measured === "length") stature -= 0.7
    if (stature !== undefined && stature <= 0) stature = undefined
    if (days !== undefined) {
      const by = (indicator: GrowthIndicator, { rows }: { readonly rows: Readonly<Record<"male" | "female", LmsRows>> }, value: number | undefined, restricted = true, below = -5, above = 5) => {
        if (positive(value)) put(indicator, scoreOf(onDay(rows[sex], days), value, restricted, below, above))
      }
      by("length-height-for-age", lengthHeightForAge2006, stature, false, -6, 6)
      by("weight-for-age", weightForAge2006, weighed, true, -6, 5)
      by("bmi-for-age", bmiForAge2006, weighed === undefined || stature === undefined ? undefined : weighed / (stature / 100) ** 2)
      by("head-circumference-for-age", headCircumferenceForAge2006, headCircumference)
      by("arm-circumference-for-age", armCircumferenceForAge2006, armCircumference)
      by("triceps-skinfold-for-age", tricepsSkinfoldForAge2006, tricepsSkinfold)
      by("subscapular-skinfold-for-age", subscapularSkinfoldForAge2006, subscapularSkinfold)
    }
    if (stature !== undefined && weighed !== undefined) {
      const lying = days !== undefined ? days < 731 : measured !== undefined ? measured === "length" : stature < 87
      const [table, from, through] = lying ? [weightForLength2006, 45, 110] as const : [weightForHeight2006, 65, 120] as const
      if (stature >= from && stature <= through) put("weight-for-length-height", scoreOf(between(table.rows[sex], stature, 10), weighed, true, -5, 5))
    }
  } else {
    if (positive(lengthHeight) && months <= 228) put("length-height-for-age", scoreOf(between(heightForAge2007.rows[sex], months, 1), lengthHeight, false, -6, 6))
    if (weighed !== undefined && months <= 120) put("weight-for-age", scoreOf(between(weightForAge2007.rows[sex], months, 1), weighed, true, -6, 5))
    if (weighed !== undefined && positive(lengthHeight) && months <= 228) put("bmi-for-age", scoreOf(between(bmiForAge2007.rows[sex], months, 1), weighed / (lengthHeight / 100) ** 2, true, -5, 5))
  }
  return scores
}
