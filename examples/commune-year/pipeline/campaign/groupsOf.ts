import type { RulesInForce } from "@tramyte/core"
import type { CampaignYear } from "./campaignYear.ts"

/** The ordered grouping whose order is that of priority: the plan's own, or that of the decree. */
export const groupsOf = (rules: RulesInForce): CampaignYear["groups"] => {
  const grouping = rules.groupings.findLast(({ main, mode }) => main === true && mode === "first") ?? rules.groupings.find(({ id }) => id === "vietnam/entitlement")!
  const order = grouping.order === undefined ? undefined : rules.parameter(grouping.order.param) as readonly string[]
  const groups = order === undefined ? grouping.groups : grouping.groups.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  return [...groups, ...grouping.otherwise === undefined ? [] : [grouping.otherwise]].map(({ label }, at) => ({ priority: at + 1, label }))
}
