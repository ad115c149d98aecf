import type { CampaignProblem } from "../errors.ts"
import type { Contribution, PersonToEstimate } from "./money.ts"

/** What is wrong with an amount of money, if anything. */
export const dongProblem = (amount: number, where: string): readonly CampaignProblem[] =>
  Number.isSafeInteger(amount) && amount >= 0 ? [] : [{ code: "TRAMYTE_CAMPAIGN_NUMBER", where, message: `${String(amount)} is no amount of money; give whole đồng from 0 up` }]

/** What is wrong with what others pay. */
export const contributionProblems = ({ items, contributions = [] }: { readonly items: readonly string[]; readonly contributions?: readonly Contribution[] }, where: string): readonly CampaignProblem[] => {
  const known = new Set(items)
  const problems: CampaignProblem[] = items.length === known.size ? [] : [{ code: "TRAMYTE_CAMPAIGN_DUPLICATE", where: `${where}items`, message: "an item is there twice; give each once" }]
  contributions.forEach(({ item, amount }, index) => {
    const at = `${where}contributions[${index}]`
    if (!known.has(item)) problems.push({ code: "TRAMYTE_CAMPAIGN_UNKNOWN", where: `${at}.item`, message: `"${item}" is not among the items; contribute to one of ${items.join(", ") || "the items"}` })
    if (amount !== undefined) problems.push(...dongProblem(amount, `${at}.amount`))
  })
  return problems
}

/** What is wrong with people, items and prices of an estimate. */
export const estimateProblems = (people: readonly PersonToEstimate[], prices: Readonly<Record<string, number>>): readonly CampaignProblem[] => {
  const problems = [...Object.entries(prices).flatMap(([item, price]) => dongProblem(price, `prices.${item}`)), ...people.flatMap((person, index) => contributionProblems(person, `people[${index}].`))]
  if (problems.length > 0) return problems
  let sum = 0
  people.forEach(({ items, contributions = [] }, index) => {
    for (const item of items) {
      const price = Object.hasOwn(prices, item) ? prices[item]! : undefined
      if (price === undefined) continue
      sum += price
      const given = contributions.filter((one) => one.item === item)
      const paid = given.reduce((total, { amount = price }) => total + amount, 0)
      if (paid > price) problems.push({ code: "TRAMYTE_CAMPAIGN_NUMBER", where: `people[${index}].contributions`, message: `${paid} đồng are paid for "${item}", which costs ${price}; give no more than its price` })
    }
  })
  return [...problems, ...dongProblem(sum, "prices")]
}
