import type { VelocityTable } from "@tramyte/core/growth"
import { headVelocity2Months2009 } from "./tables/headVelocity2Months2009.ts"
import { headVelocity3Months2009 } from "./tables/headVelocity3Months2009.ts"
import { headVelocity6Months2009 } from "./tables/headVelocity6Months2009.ts"
import { lengthVelocity2Months2009 } from "./tables/lengthVelocity2Months2009.ts"
import { lengthVelocity3Months2009 } from "./tables/lengthVelocity3Months2009.ts"
import { lengthVelocity4Months2009 } from "./tables/lengthVelocity4Months2009.ts"
import { lengthVelocity6Months2009 } from "./tables/lengthVelocity6Months2009.ts"
import { weightVelocity1Month2009 } from "./tables/weightVelocity1Month2009.ts"
import { weightVelocity2Months2009 } from "./tables/weightVelocity2Months2009.ts"
import { weightVelocity3Months2009 } from "./tables/weightVelocity3Months2009.ts"
import { weightVelocity4Months2009 } from "./tables/weightVelocity4Months2009.ts"
import { weightVelocity6Months2009 } from "./tables/weightVelocity6Months2009.ts"

/** The WHO growth velocity standards of 2009 (vận tốc tăng trưởng): increments from birth to 24 months, head circumference over 2 and 3 months to 12 months. */
export const who2009: readonly VelocityTable[] = [
  weightVelocity1Month2009, weightVelocity2Months2009, weightVelocity3Months2009, weightVelocity4Months2009, weightVelocity6Months2009,
  lengthVelocity2Months2009, lengthVelocity3Months2009, lengthVelocity4Months2009, lengthVelocity6Months2009,
  headVelocity2Months2009, headVelocity3Months2009, headVelocity6Months2009
]
