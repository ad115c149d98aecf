import type { RulesInForce } from "@tramyte/core"
import type { CampaignYear } from "./campaignYear.ts"

/** A group of the campaign, and its place in the grouping that puts people into it. */
export type CampaignGroup = CampaignYear["groups"][number] & { readonly inGrouping: number }

/**
 * Whose turn it is first: the plan's own groups in their order; where a plan has none that exclude each other, the decree's classes. Those are looked at in an order that says who pays, not who
 * comes first: class a (elderly, disabled, poor, merit) comes first, as letter 1129/TTg-KGVX asks (as reported, not read).
 */
export const groupsOf = (rules: RulesInForce): readonly CampaignGroup[] => {
  const own = rules.groupings.findLast(({ main, mode }) => main === true && mode === "first")
  const grouping = own ?? rules.groupings.find(({ id }) => id === "vietnam/entitlement")!
  const order = grouping.order === undefined ? undefined : rules.parameter(grouping.order.param) as readonly string[]
  const groups = order === undefined ? grouping.groups : grouping.groups.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  const looked = [...groups, ...grouping.otherwise === undefined ? [] : [grouping.otherwise]].map(({ id, label }, at) => ({ id, label, inGrouping: at + 1 }))
  return looked.toSorted((a, b) => Number(b.id === "vietnam/class-a") - Number(a.id === "vietnam/class-a")).map(({ label, inGrouping }, at) => ({ priority: at + 1, label, inGrouping }))
}
