import type { GrowthSex } from "@tramyte/core/growth"
import type { NormalCurve } from "./normalCurve.ts"

/*
 * Size at birth before 33 weeks of gestation, by exact weeks: J. Villar et al., INTERGROWTH-21st very preterm size at birth
 * reference charts, Lancet 387 (2016) 844-845. The article prints the curves; their equations come from its authors.
 */

/** Weight, kg: the logarithm is normal. */
export const veryPretermWeight = (sex: GrowthSex, weeks: number): NormalCurve =>
  ({ mean: -7.00303 + 1.325911 * Math.sqrt(weeks) + 0.0571937 * boy(sex), sd: Math.sqrt(0.0373218), logarithm: true })

/** Length, cm. */
export const veryPretermLength = (sex: GrowthSex, weeks: number): NormalCurve =>
  ({ mean: 1.307633 + 1.270022 * weeks + 0.4263885 * boy(sex), sd: Math.sqrt(6.757543), logarithm: false })

/** Head circumference, cm. */
export const veryPretermHeadCircumference = (sex: GrowthSex, weeks: number): NormalCurve =>
  ({ mean: 0.7866522 + 0.887638 * weeks + 0.2513385 * boy(sex), sd: Math.sqrt(2.433481), logarithm: false })

const boy = (sex: GrowthSex): 0 | 1 => sex === "male" ? 1 : 0
