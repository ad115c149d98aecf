import type { Pack } from "@tramyte/core"
import { nationalCitations } from "./citations.ts"
import { checkups } from "./vietnam/checkups.ts"
import { entitlement } from "./vietnam/entitlement.ts"
import { freshness } from "./vietnam/freshness.ts"
import { parameters } from "./vietnam/parameters.ts"
import { rules } from "./vietnam/rules.ts"
import { screening } from "./vietnam/screening.ts"
import { subjectCodes } from "./vietnam/subjectCodes.ts"
import { valueSets } from "./vietnam/valueSets.ts"
import { calendars } from "./vietnam/workingCalendar.ts"
import { text } from "@tramyte/core/pack"

/** The national pack of Viet Nam: who is entitled to checkups, which are due, and the lists and values that local packs build on. */
export const vietNam: Pack = {
  format: 1,
  id: "vietnam",
  version: "2026.1.0",
  label: text("Việt Nam", "Viet Nam"),
  citations: nationalCitations,
  parameters,
  valueSets,
  rules,
  groupings: [entitlement, subjectCodes],
  protocols: [...checkups, ...screening],
  calendars,
  freshness
}
