import { assignGroups, type AssignedGroup, type GroupAssignment } from "../../groups/assignGroups.ts"
import { standsFor } from "../../pack/inForce.ts"
import type { RulesInForce } from "../../pack/rulesInForce.ts"
import type { AskOptions, Subject } from "../../rules/answer.ts"
import { refuse } from "../errors.ts"
import { contributionProblems } from "./checkMoney.ts"
import type { Contribution, ItemPayers, MoneyRules, PayerAnswer, PayerStanding } from "./money.ts"

/** What is asked besides who the person is. */
export interface PayerOptions extends AskOptions {
  readonly money: Pick<MoneyRules, "payers">
  readonly items?: readonly string[]
  readonly contributions?: readonly Contribution[]
}

/**
 * Who pays the examination of a person, item by item (nguồn chi trả), with source and status. A person of several classes, or
 * whose class is not known, has no payer: that is said with those who could be, and with the facts to ask for, and never guessed.
 *
 * @param rules rules with payers in force
 * @param subject the person
 * @param options the names of the rules, the items, and what the health insurance fund or donors pay of them
 * @throws CampaignError for contributions that are no whole đồng, or to items that are not asked for; RulesError when no payers are in force
 * @example
 * ```ts
 * import { payersOf } from "@tramyte/core/campaign"
 * import { campaignMoney as money, loadCampaign } from "@tramyte/pack-vn/campaign"
 *
 * const rules = loadCampaign("cam-giang", "2026-07-15")
 * const worker = { id: "p1", birthDate: "1961-02-03", employment: "contract", education: false } as const
 * payersOf(rules, worker, { money }).payer?.id // => "vietnam-campaign/payer-employer"
 *
 * const elder = { id: "p2", birthDate: "1950", employment: false, education: false } as const
 * const answer = payersOf(rules, elder, { money, items: ["glucose"], contributions: [{ item: "glucose", by: "health-insurance", amount: 15000 }] })
 * answer.payer?.id // => "vietnam-campaign/payer-budget"
 * answer.items // => [{ item: "glucose", by: [{ payer: "health-insurance", amount: 15000 }, { payer: "vietnam-campaign/payer-budget", amount: "rest" }] }]
 *
 * payersOf(rules, { id: "p3", birthDate: "1961" }, { money }).standing // => "unknown"
 * ```
 */
export const payersOf = (rules: RulesInForce, subject: Subject, { money, items = [], contributions = [], ...asked }: PayerOptions): PayerAnswer => {
  refuse(contributionProblems({ items, contributions }, ""))
  const { on, asOf, rulebook, missing, why, sources, status, certainty, ...assignment } = assignGroups(rules, subject, { ...asked, grouping: money.payers })
  const { standing, payer, couldPay } = standingOf(assignment, residualPayer(rules, money))
  return {
    subject: assignment.subject, on, asOf, rulebook, certainty, missing, why, sources, status, standing, ...(payer === undefined ? {} : { payer }), couldPay,
    items: items.map((item) => itemPayers(item, contributions, payer))
  }
}

/** How sure the payer is, from the groups that hold and that may hold, and the one for whom none does. */
export const standingOf = ({ inScope, matches, couldBe, group }: Pick<GroupAssignment, "inScope" | "matches" | "couldBe" | "group">, residual: AssignedGroup | undefined): {
  readonly standing: PayerStanding
  readonly payer?: AssignedGroup
  readonly couldPay: readonly AssignedGroup[]
} => {
  if (inScope === "no") return { standing: "outside", couldPay: [] }
  if (matches.length > 1) return { standing: "several", couldPay: [...matches, ...couldBe] }
  if (group !== undefined && inScope === "yes") return { standing: couldBe.length > 0 ? "provisional" : "decided", payer: group, couldPay: couldBe }
  return { standing: "unknown", couldPay: [...matches, ...couldBe, ...(matches.length > 0 || residual === undefined ? [] : [residual])] }
}

/** Who pays for those whom no other payer takes. */
export const residualPayer = (rules: RulesInForce, { payers }: Pick<MoneyRules, "payers">): AssignedGroup | undefined => {
  const grouping = rules.groupings.find((one) => standsFor(one, payers))
  return grouping?.otherwise === undefined ? undefined : { id: grouping.otherwise.id, label: grouping.otherwise.label, order: grouping.groups.length + 1 }
}

const itemPayers = (item: string, contributions: readonly Contribution[], payer: AssignedGroup | undefined): ItemPayers => {
  const given = contributions.filter((one) => one.item === item)
  const rest = payer === undefined || given.some(({ amount }) => amount === undefined) ? [] : [{ payer: payer.id, amount: "rest" as const }]
  return { item, by: [...given.map(({ by, amount }) => ({ payer: by, amount: amount ?? "all" as const })), ...rest] }
}
