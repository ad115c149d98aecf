import type { Programme } from "./indicators/programme.ts"
import { antenatalCare } from "./indicators/antenatalCare.ts"
import { births } from "./indicators/births.ts"
import { cervicalScreening } from "./indicators/cervicalScreening.ts"
import { checkupCoverage } from "./indicators/checkupCoverage.ts"
import { community } from "./indicators/community.ts"
import { diabetesControl } from "./indicators/diabetesControl.ts"
import { hypertensionCare } from "./indicators/hypertensionCare.ts"
import { hypertensionControl } from "./indicators/hypertensionControl.ts"
import { hypertensionStates } from "./indicators/hypertensionStates.ts"
import { infants } from "./indicators/infants.ts"
import { overdueHypertension } from "./indicators/overdueHypertension.ts"
import { recordsAndInsurance } from "./indicators/recordsAndInsurance.ts"
import { referrals } from "./indicators/referrals.ts"

/** What a commune station is measured by, programme by programme (chỉ tiêu theo chương trình). */
export const programmes: readonly Programme[] = [
  hypertensionCare, hypertensionControl, hypertensionStates, overdueHypertension, diabetesControl, antenatalCare, births, infants, checkupCoverage, cervicalScreening, referrals, community, recordsAndInsurance
]
