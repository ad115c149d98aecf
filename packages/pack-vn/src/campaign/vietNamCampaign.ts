import type { Pack } from "@tramyte/core"
import { text } from "@tramyte/core/pack"
import { campaignCitations } from "./citations.ts"
import { doorParameters, doorPrecedence } from "./doorPrecedence.ts"
import { incidents } from "./incidents.ts"
import { moneyParameters, moneyRules, moneyValueSets } from "./moneyItems.ts"
import { payers } from "./payers.ts"
import { sessionChecklist } from "./sessionChecklist.ts"

/** The rules of a campaign of examinations (chiến dịch khám sức khỏe): who pays and how much, who comes first at the door, what a session needs, who is told of incidents. */
export const vietNamCampaign: Pack = {
  format: 1,
  id: "vietnam-campaign",
  version: "2026.1.0",
  label: text("Tổ chức khám sức khỏe cho người dân", "Campaigns of examinations"),
  needs: [{ pack: "vietnam", version: ">=2026.1.0" }],
  citations: campaignCitations,
  parameters: [...moneyParameters, ...doorParameters],
  valueSets: moneyValueSets,
  rules: moneyRules,
  groupings: [payers, doorPrecedence],
  checklists: [...sessionChecklist, ...incidents]
}
