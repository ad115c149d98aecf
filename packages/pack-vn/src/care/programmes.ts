import type { Programme } from "./programme.ts"
import { antenatalCare } from "./antenatalCare.ts"
import { births } from "./births.ts"
import { cervicalScreening } from "./cervicalScreening.ts"
import { checkupCoverage } from "./checkupCoverage.ts"
import { community } from "./community.ts"
import { diabetesControl } from "./diabetesControl.ts"
import { hypertensionCare } from "./hypertensionCare.ts"
import { hypertensionControl } from "./hypertensionControl.ts"
import { hypertensionStates } from "./hypertensionStates.ts"
import { infants } from "./infants.ts"
import { overdueHypertension } from "./overdueHypertension.ts"
import { recordsAndInsurance } from "./recordsAndInsurance.ts"
import { referrals } from "./referrals.ts"

/** What a commune station is measured by, programme by programme (chỉ tiêu theo chương trình). */
export const programmes: readonly Programme[] = [
  hypertensionCare, hypertensionControl, hypertensionStates, overdueHypertension, diabetesControl, antenatalCare, births, infants, checkupCoverage, cervicalScreening, referrals, community, recordsAndInsurance
]
