import type { GrowthStandards } from "@tramyte/core/growth"
import { bmiForAge2007 } from "./tables/bmiForAge2007.ts"
import { heightForAge2007 } from "./tables/heightForAge2007.ts"
import { weightForAge2007 } from "./tables/weightForAge2007.ts"

/** The WHO Growth Reference of 2007: from 60 months to 228, weight-for-age to 120. */
export const who2007: GrowthStandards = { tables: [heightForAge2007, weightForAge2007, bmiForAge2007] }
