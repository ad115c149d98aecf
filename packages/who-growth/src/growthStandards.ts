import type { GrowthStandards } from "@tramyte/core/growth"
import { intergrowth21st } from "./intergrowth21st.ts"
import { whoGrowth } from "./whoGrowth.ts"

/**
 * All of them: `whoGrowth` with the INTERGROWTH-21st standards for newborn and preterm children (trẻ sơ sinh, trẻ sinh non).
 *
 * To be taken where preterm children are followed.
 *
 * @example
 * ```ts
 * import { growthStandards, whoGrowth } from "@tramyte/who-growth"
 *
 * growthStandards.tables === whoGrowth.tables // => true
 * growthStandards.newborn?.map(({ id }) => id).at(0) // => "intergrowth-21st/newborn-weight"
 * ```
 */
export const growthStandards: GrowthStandards = { ...whoGrowth, newborn: intergrowth21st }
