import { type GrowthIndicator, growthIndicators } from "./indicator.ts"

/** Places of the measures of a child; BMI is made of two of them. */
export const at = { weight: 0, lengthHeight: 1, headCircumference: 2, armCircumference: 3, tricepsSkinfold: 4, subscapularSkinfold: 5, bmi: 6 } as const

/** What an indicator is made of. Oedema hides how little a child weighs, and a wrong stature spoils whatever it is in. */
export interface IndicatorMeasures {
  /** The place of what is compared. */
  readonly value: number
  readonly weight: boolean
  readonly stature: boolean
}

export const indicatorMeasures: Readonly<Record<GrowthIndicator, IndicatorMeasures>> = {
  "length-height-for-age": { value: at.lengthHeight, weight: false, stature: true },
  "weight-for-age": { value: at.weight, weight: true, stature: false },
  "weight-for-length-height": { value: at.weight, weight: true, stature: true },
  "bmi-for-age": { value: at.bmi, weight: true, stature: true },
  "head-circumference-for-age": { value: at.headCircumference, weight: false, stature: false },
  "arm-circumference-for-age": { value: at.armCircumference, weight: false, stature: false },
  "triceps-skinfold-for-age": { value: at.tricepsSkinfold, weight: false, stature: false },
  "subscapular-skinfold-for-age": { value: at.subscapularSkinfold, weight: false, stature: false }
}

/** Indicators that oedema hides. */
export const hiddenByOedema: ReadonlySet<string> = new Set(growthIndicators.filter((indicator) => indicatorMeasures[indicator].weight))
