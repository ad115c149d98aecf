import type { GrowthStandards } from "@tramyte/core/growth"
import { armCircumferenceForAge2006 } from "./tables/armCircumferenceForAge2006.ts"
import { bmiForAge2006 } from "./tables/bmiForAge2006.ts"
import { headCircumferenceForAge2006 } from "./tables/headCircumferenceForAge2006.ts"
import { lengthHeightForAge2006 } from "./tables/lengthHeightForAge2006.ts"
import { subscapularSkinfoldForAge2006 } from "./tables/subscapularSkinfoldForAge2006.ts"
import { tricepsSkinfoldForAge2006 } from "./tables/tricepsSkinfoldForAge2006.ts"
import { weightForAge2006 } from "./tables/weightForAge2006.ts"
import { weightForHeight2006 } from "./tables/weightForHeight2006.ts"
import { weightForLength2006 } from "./tables/weightForLength2006.ts"

/** The WHO Child Growth Standards (chuẩn tăng trưởng trẻ em của WHO): under 60 months. */
export const who2006: GrowthStandards = {
  tables: [
    lengthHeightForAge2006, weightForAge2006, weightForLength2006, weightForHeight2006, bmiForAge2006,
    headCircumferenceForAge2006, armCircumferenceForAge2006, tricepsSkinfoldForAge2006, subscapularSkinfoldForAge2006
  ]
}
