import { daysPerMonth, measureAtZ } from "@tramyte/core/growth"
import {
  armCircumferenceForAge2006, bmiForAge2007, headCircumferenceForAge2006, heightForAge2007, lengthHeightForAge2006, weightForAge2006, weightForHeight2006, weightForLength2006
} from "@tramyte/who-growth"
import { bornPreterm, term } from "./gestation.ts"
import { grownDays, type GrowthPath, type Standing } from "./growthPath.ts"

/** What a child truly measures on a day: kg and cm. Length, lying, until two years; height, standing, after. */
export interface Body {
  readonly weight: number
  readonly stature: number
  readonly head: number | undefined
  readonly arm: number | undefined
}

/** Turns where a child stands into kilograms and centimetres, by the tables of WHO; before its term, between its size at birth and that at term. */
export const bodyOf = (path: GrowthPath, standing: Standing, ageDays: number): Body => {
  const days = Math.round(grownDays(path, ageDays))
  if (days >= 0) return bodyAt(path, standing, days, ageDays)
  const { centimetres, kilograms } = bornPreterm(path.gestationDays)
  const atTerm = bodyAt(path, standing, 0, 0)
  const done = ageDays / (term - path.gestationDays)
  const [weight, stature] = [kilograms * (1 + 0.12 * standing.weight), centimetres * (1 + 0.04 * standing.height)]
  return { weight: weight * (atTerm.weight / weight) ** done, stature: stature + (atTerm.stature - stature) * done, head: undefined, arm: undefined }
}

const bodyAt = ({ arm, head, sex }: GrowthPath, standing: Standing, days: number, ageDays: number): Body => {
  const months = days / daysPerMonth
  if (months >= 60) {
    const stature = measureAtZ(heightForAge2007, sex, Math.min(months, 228), standing.height)
    return { stature, weight: measureAtZ(bmiForAge2007, sex, Math.min(months, 228), standing.weight) * (stature / 100) ** 2, head: undefined, arm: undefined }
  }
  const lying = ageDays < 731
  // The table of lengths ends where that of heights begins: a child who is younger by its term than by its birth stands between the two.
  const stature = measureAtZ(lengthHeightForAge2006, sex, days, standing.height) + (days < 731 && !lying ? -0.7 : 0)
  const forStature = measureAtZ(lying ? weightForLength2006 : weightForHeight2006, sex, stature, standing.weight)
  return {
    stature,
    weight: Number.isNaN(forStature) ? measureAtZ(weightForAge2006, sex, days, (standing.height + standing.weight) * 0.7) : forStature,
    head: measureAtZ(headCircumferenceForAge2006, sex, days, standing.height * 0.4 + head),
    arm: days < 91 ? undefined : measureAtZ(armCircumferenceForAge2006, sex, days, standing.weight * 0.75 + standing.height * 0.2 + arm)
  }
}
