import { refuse } from "../errors.ts"
import { checkSaid, checkText, wrong } from "./checkStatements.ts"
import type { LineList, Withdrawal } from "./lineList.ts"
import { nextVersion } from "./nextVersion.ts"

/**
 * Takes a list out of what counts, and says why. Who stands on no other list is an entry no longer; the list itself stays,
 * with all that was found out about its people, so that it can be told later who was on it.
 *
 * @throws CampaignError `TRAMYTE_CAMPAIGN_UNKNOWN` for a list that nobody handed in; `TRAMYTE_CAMPAIGN_DAY`, `TRAMYTE_CAMPAIGN_LIST` without day, name or reason
 */
export const withdrawList = (list: LineList, withdrawal: Withdrawal): LineList => {
  refuse([
    ...(list.lists.some(({ id }) => id === withdrawal.list) ? [] : [wrong("UNKNOWN", "withdrawal.list", `nobody handed in a list "${withdrawal.list}"`)]),
    ...checkSaid(withdrawal, "withdrawal."),
    ...checkText(withdrawal.because, "withdrawal.because", "say why the list is withdrawn")
  ])
  if (list.withdrawn.some((one) => one.list === withdrawal.list)) return list
  const withdrawn = [...list.withdrawn, withdrawal].toSorted((a, b) => a.list < b.list ? -1 : 1)
  return nextVersion(list, { withdrawn }, { on: withdrawal.on, by: withdrawal.by, what: "withdrawn", of: [withdrawal.list] })
}
