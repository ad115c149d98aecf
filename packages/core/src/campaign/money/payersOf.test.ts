import { describe, expect, it } from "vitest"
import { CampaignError } from "../errors.ts"
import { money, poor, rulesOfMoney } from "./money.fixture.ts"
import { payersOf } from "./payersOf.ts"

const rules = rulesOfMoney()
const ask = (more: object) => {
  const { standing, payer, couldPay } = payersOf(rules, poor("p1", more), { money })
  return [standing, payer?.id, couldPay.map(({ id }) => id)]
}

describe("who pays", () => {
  it.each<[string, object, readonly unknown[]]>([
    ["the budget, for the poor", {}, ["decided", "p/budget", []]],
    ["the employer, for a worker", { employment: "contract" }, ["decided", "p/employer", []]],
    ["the school, for a pupil", { education: "primary" }, ["decided", "p/school", []]],
    ["the budget as far as it reaches, for everybody else", { poverty: "none" }, ["decided", "p/others", []]],
    ["a working pupil: two, and nobody guesses", { education: "upperSecondary", employment: "apprentice" }, ["several", undefined, ["p/school", "p/employer"]]],
    ["a pupil of whom nobody knows whether there is work: another payer may come", { education: "primary", employment: undefined }, ["provisional", "p/school", ["p/employer"]]],
    ["a poor person of whom nobody knows whether there is work", { employment: undefined }, ["unknown", undefined, ["p/employer", "p/budget", "p/others"]]],
    ["of whom poverty is not known", { poverty: undefined }, ["unknown", undefined, ["p/budget", "p/others"]]],
    ["who died", { deathDate: "2026-01-01" }, ["outside", undefined, []]]
  ])("%s", (_, more, answer) => expect(ask(Object.fromEntries(Object.entries(more)))).toEqual(answer))

  it("of whom nobody knows whether they live: nobody is named", () => {
    expect(ask({ deathDate: "2026" })).toEqual(["unknown", undefined, ["p/budget"]])
    expect(ask({ deathDate: "2026", poverty: "none" })).toEqual(["unknown", undefined, ["p/others"]])
  })

  it("with the facts to ask for, and the source of that payer", () => {
    const answer = payersOf(rules, poor("p1", { employment: "contract" }), { money })
    expect(answer.sources.map(({ ref, at }) => [ref, at])).toEqual([["law", "Điều 21"]])
    expect([answer.subject, answer.on, answer.certainty, answer.status]).toEqual(["p1", "2026-07-15", "sure", "verified"])
    const { employment: _unknown, ...open } = poor("p1")
    expect(payersOf(rules, open, { money }).missing.map(({ fact }) => fact)).toEqual(["employment"])
  })
})

describe("item by item", () => {
  const itemsOf = (contributions: Parameters<typeof payersOf>[2]["contributions"] & object, more: object = {}) =>
    payersOf(rules, poor("p1", more), { money, items: ["exam", "blood"], contributions }).items.map(({ item, by }) => [item, ...by.map(({ payer, amount }) => `${payer} ${amount}`)])

  it("the payer pays what nobody else does", () => {
    expect(itemsOf([])).toEqual([["exam", "p/budget rest"], ["blood", "p/budget rest"]])
    expect(itemsOf([{ item: "blood", by: "insurance", amount: 10_000 }, { item: "blood", by: "donor", amount: 5_000 }])).toEqual([["exam", "p/budget rest"], ["blood", "insurance 10000", "donor 5000", "p/budget rest"]])
    expect(itemsOf([{ item: "blood", by: "donor" }])).toEqual([["exam", "p/budget rest"], ["blood", "donor all"]])
  })

  it("nobody pays the rest where the payer is open", () => {
    expect(itemsOf([{ item: "blood", by: "donor", amount: 1 }], { employment: "contract", education: "primary" })).toEqual([["exam"], ["blood", "donor 1"]])
  })

  it.each([
    [{ item: "scan", by: "donor" }, "UNKNOWN contributions[0].item"], [{ item: "exam", by: "donor", amount: 0.5 }, "NUMBER contributions[0].amount"], [{ item: "exam", by: "donor", amount: -1 }, "NUMBER contributions[0].amount"]
  ])("%j is refused", (contribution, problem) => {
    try {
      itemsOf([contribution])
      expect.unreachable()
    } catch (error) {
      expect((error as CampaignError).problems.map(({ code, where }) => `${code.slice(17)} ${where}`)).toEqual([problem])
    }
  })

  it("an item twice is refused", () => expect(() => payersOf(rules, poor("p1"), { money, items: ["exam", "exam"] })).toThrow(CampaignError))
})
