import { assignGroups } from "../../groups/assignGroups.ts"
import { standsFor } from "../../pack/inForce.ts"
import type { RulesInForce } from "../../pack/rulesInForce.ts"
import { type AskOptions, contextFor, sourcesOfItems, viewOf } from "../../rules/answer.ts"
import { refuse } from "../errors.ts"
import { dongProblem, estimateProblems } from "./checkMoney.ts"
import { findingsOf, type Found, type MoneyNames } from "./moneyFindings.ts"
import type { BudgetEstimate, Dong, EstimatedPerson, MoneyRules, PersonToEstimate } from "./money.ts"
import { residualPayer, standingOf } from "./payersOf.ts"
import { itemsAbove } from "./withinCap.ts"

/** What an estimate is made with. */
export interface EstimateOptions extends AskOptions {
  readonly money: MoneyRules
  /** What each item costs at the facility, in đồng: its prices under health insurance (giá BHYT). */
  readonly prices: Readonly<Record<string, Dong>>
}

/**
 * What the examinations of people will cost, and whom, with everything that is to be looked at before the money is asked for:
 * items that are not free, estimates above the cap, items without a price, second examinations in the year, people whom somebody
 * else is to pay for (lập dự toán).
 *
 * The cap limits what is left for a payer whom it limits after others' contributions. Sums are exact: whole đồng, no fractions.
 *
 * @param rules the law of the day for which the estimate is made
 * @param people those to be examined, with the items of their examinations
 * @param options the names of the rules (`campaignMoney`), and the prices of the facility
 * @throws CampaignError with all that is wrong with amounts, items and contributions; RulesError when a rule is not in force
 * @example
 * ```ts
 * import { estimateBudget } from "@tramyte/core/campaign"
 * import { campaignMoney as money, loadCampaign } from "@tramyte/pack-vn/campaign"
 *
 * const rules = loadCampaign("cam-giang", "2026-07-15")
 * const person = { id: "p1", birthDate: "1950", employment: false, education: false, examinations: [] } as const
 * const prices = { consultation: 40000, ultrasound: 60000, "chest-x-ray": 80000, ct: 500000 }
 * const { total, findings } = estimateBudget(rules, [{ person, items: Object.keys(prices) }], { money, prices })
 * total // => 680000
 * findings.find(({ code }) => code === "aboveCap")?.amount // => 330000
 * findings.find(({ code }) => code === "aboveCap")?.items // => ["ct"]
 * ```
 */
export const estimateBudget = (rules: RulesInForce, people: readonly PersonToEstimate[], { money, prices, ...asked }: EstimateOptions): BudgetEstimate => {
  const cap = rules.parameter(money.cap) as Dong
  refuse([...dongProblem(cap, money.cap), ...estimateProblems(people, prices)])
  const capped = new Set(rules.parameter(money.capped) as readonly string[])
  const free = new Set(rules.scope.valueSet(money.free))
  const examined = rules.question({ op: "rule", id: money.examined })
  const context = contextFor(rules, asked)
  const residual = residualPayer(rules, money)
  const found: Found[] = []
  const before = new Set<string>()
  const estimated = people.map(({ person, items, contributions = [], charged, village, group }): EstimatedPerson => {
    const view = viewOf(person, rules, asked)
    const id = view.subject
    const { standing, payer, couldPay } = standingOf(assignGroups(rules, view, { ...asked, grouping: money.payers, reasons: false }), residual)
    const parts = new Map<string | undefined, Dong>()
    const add = (by: string | undefined, amount: Dong): void => void parts.set(by, (parts.get(by) ?? 0) + amount)
    const own: { readonly item: string; readonly amount: Dong }[] = []
    let total = 0
    for (const item of items) {
      if (!free.has(item)) found.push({ code: free.size === 0 ? "freeUnknown" : "notFree", person: id, item })
      const price = Object.hasOwn(prices, item) ? prices[item] : undefined
      if (price === undefined) {
        found.push({ code: "noPrice", person: id, item })
        continue
      }
      total += price
      let rest = price
      for (const { by, amount = price } of contributions.filter((one) => one.item === item)) {
        add(by, amount)
        rest -= amount
      }
      add(payer?.id, rest)
      own.push({ item, amount: rest })
    }
    const left = own.reduce((sum, { amount }) => sum + amount, 0)
    if (payer === undefined) found.push({ code: "payerOpen", person: id, amount: left, payers: couldPay.map((one) => one.id) })
    else if (standing === "provisional") found.push({ code: "payerProvisional", person: id, amount: left, payers: [payer, ...couldPay].map((one) => one.id) })
    if (payer !== undefined && capped.has(payer.id) && left > cap) found.push({ code: "aboveCap", person: id, amount: left - cap, items: itemsAbove(own, cap) })
    if (charged !== undefined && payer !== undefined && charged !== payer.id) found.push({ code: "otherPayer", person: id, amount: left, payers: [charged, payer.id] })
    const already = before.has(id) ? "yes" : examined.verdict(view, context)
    if (already === "yes") found.push({ code: "secondThisYear", person: id, amount: total })
    else if (already === "unknown") found.push({ code: "examinedUnknown", person: id })
    before.add(id)
    return {
      id, standing, ...(payer === undefined ? {} : { payer: payer.id }), total,
      parts: [...parts].filter(([, amount]) => amount > 0).map(([by, amount]) => ({ ...(by === undefined ? {} : { payer: by }), amount })),
      ...(village === undefined ? {} : { village }), ...(group === undefined ? {} : { group })
    }
  })
  return {
    on: rules.on,
    cap: { amount: cap, ...sourcesOfItems(rules.parameters.filter((parameter) => standsFor(parameter, money.cap)), rules) },
    people: estimated,
    ...sumsOf(estimated),
    findings: findingsOf(found, cap, { item: rules.scope.codeLabel, payer: payerNames(rules, money) })
  }
}

const payerNames = (rules: RulesInForce, { payers }: MoneyRules): MoneyNames["payer"] => {
  const grouping = rules.groupings.find((one) => standsFor(one, payers))
  const labels = new Map([...grouping?.groups ?? [], ...(grouping?.otherwise === undefined ? [] : [grouping.otherwise])].map(({ id, label }) => [id, label]))
  return (id) => labels.get(id) ?? { vi: id, en: id }
}

const sumsOf = (people: readonly EstimatedPerson[]): Pick<BudgetEstimate, "byPayer" | "undecided" | "total"> => {
  const sums = new Map<string | undefined, { people: number; amount: Dong }>()
  for (const { parts } of people) {
    for (const { payer, amount } of parts) {
      const sum = sums.get(payer) ?? { people: 0, amount: 0 }
      sums.set(payer, { people: sum.people + 1, amount: sum.amount + amount })
    }
  }
  return {
    byPayer: [...sums].flatMap(([payer, sum]) => payer === undefined ? [] : [{ payer, ...sum }]).toSorted((a, b) => a.payer < b.payer ? -1 : 1),
    undecided: sums.get(undefined) ?? { people: 0, amount: 0 },
    total: people.reduce((sum, { total }) => sum + total, 0)
  }
}
