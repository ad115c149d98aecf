import type { NewbornStandard } from "@tramyte/core/growth"
import { pretermHeadCircumference, pretermLength, pretermWeight, pretermWeightForLength } from "./intergrowth/pretermGrowth.ts"
import { newbornHeadCircumference } from "./tables/newbornHeadCircumference.ts"
import { newbornLength } from "./tables/newbornLength.ts"
import { newbornWeight } from "./tables/newbornWeight.ts"

/**
 * The INTERGROWTH-21st standards: size at birth from 24+0 to 44+6 weeks of gestation, and growth after a preterm birth
 * (trẻ sinh non) from 27 to 64 weeks after the last menstrual period.
 *
 * They are no part of `whoGrowth`, so that who does not need them does not load them; `growthStandards` has both.
 *
 * @example
 * ```ts
 * import { intergrowth21st, newbornWeight } from "@tramyte/who-growth"
 *
 * intergrowth21st.length // => 7
 * // A boy of 1.4 kg, born after 32 weeks and 3 days
 * newbornWeight.z("male", 32 * 7 + 3, 1.4)?.toFixed(2) // => "-1.39"
 * // The weight that one in two of such boys has
 * newbornWeight.measure("male", 32 * 7 + 3, 0)?.toFixed(3) // => "1.831"
 * ```
 */
export const intergrowth21st: readonly NewbornStandard[] = [
  newbornWeight, newbornLength, newbornHeadCircumference, pretermWeight, pretermLength, pretermHeadCircumference, pretermWeightForLength
]
