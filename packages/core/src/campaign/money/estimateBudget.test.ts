import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { item } from "../../pack/smallPack.fixture.ts"
import type { CampaignError } from "../errors.ts"
import { estimateBudget } from "./estimateBudget.ts"
import type { MoneyFindingCode, PersonToEstimate } from "./money.ts"
import { money, poor, rulesOfMoney } from "./money.fixture.ts"
import { itemsAbove } from "./withinCap.ts"

const rules = rulesOfMoney()
const prices = { exam: 50_000, blood: 100_000, scan: 200_000, extra: 1_000 }
const estimate = (people: readonly PersonToEstimate[], more: Partial<Parameters<typeof estimateBudget>[2]> = {}, law = rules) => estimateBudget(law, people, { money, prices, ...more })
const one = (items: readonly string[], more: object = {}, rest: Partial<PersonToEstimate> = {}): PersonToEstimate => ({ person: poor("p1", more), items, ...rest })
const found = (result: ReturnType<typeof estimate>, code: MoneyFindingCode) => result.findings.filter((finding) => finding.code === code).map(({ code: _code, says: _says, ...rest }) => rest)

describe("what it costs, and whom", () => {
  it("the budget, for the poor; a donor part of it", () => {
    const { people, byPayer, undecided, total } = estimate([one(["exam", "blood"], {}, { contributions: [{ item: "blood", by: "donor", amount: 40_000 }], village: "v1", group: "g2" })])
    expect(people).toEqual([{ id: "p1", standing: "decided", payer: "p/budget", total: 150_000, parts: [{ payer: "p/budget", amount: 110_000 }, { payer: "donor", amount: 40_000 }], village: "v1", group: "g2" }])
    expect([byPayer, undecided, total]).toEqual([[{ payer: "donor", people: 1, amount: 40_000 }, { payer: "p/budget", people: 1, amount: 110_000 }], { people: 0, amount: 0 }, 150_000])
  })

  it("says nothing of what is not known", () => {
    const both = { education: "primary", employment: "contract" }
    expect(estimate([one(["exam"], both)]).people).toStrictEqual([{ id: "p1", standing: "several", total: 50_000, parts: [{ amount: 50_000 }] }])
    expect(estimate([one([])]).people).toStrictEqual([{ id: "p1", standing: "decided", payer: "p/budget", total: 0, parts: [] }])
  })

  it("a donor who pays all leaves nothing to the budget", () => {
    expect(estimate([one(["exam"], {}, { contributions: [{ item: "exam", by: "donor" }] })]).people[0]!.parts).toEqual([{ payer: "donor", amount: 50_000 }])
  })

  it("of somebody with two payers: nobody, and it is told before", () => {
    const result = estimate([one(["exam"], { education: "primary", employment: "contract" })])
    expect([result.byPayer, result.undecided]).toEqual([[], { people: 1, amount: 50_000 }])
    expect(found(result, "payerOpen")).toEqual([{ people: ["p1"], amount: 50_000, payers: ["p/school", "p/employer"] }])
  })

  it("of several people with the same open question: told once, with the sum", () => {
    const both = { education: "primary", employment: "contract" }
    const result = estimate([one(["exam"], both), { person: poor("p2", both), items: ["blood"] }, { person: poor("p3", { employment: undefined }), items: ["scan"] }])
    expect(found(result, "payerOpen")).toEqual([
      { people: ["p1", "p2"], amount: 150_000, payers: ["p/school", "p/employer"] }, { people: ["p3"], amount: 200_000, payers: ["p/employer", "p/budget", "p/others"] }
    ])
    expect(result.findings.find(({ code }) => code === "payerOpen")!.says.vi).toBe("Chưa xác định nguồn chi trả 150.000 đồng của 2 người; có thể là: Nhà trường; Người sử dụng lao động")
  })

  it("for a payer that a missing fact could change: estimated, and told", () => {
    const result = estimate([one(["exam"], { education: "primary", employment: undefined })])
    expect([result.byPayer, found(result, "payerProvisional")]).toEqual([[{ payer: "p/school", people: 1, amount: 50_000 }], [{ people: ["p1"], amount: 50_000, payers: ["p/school", "p/employer"] }]])
    expect(result.findings.at(-1)!.says).toEqual({
      vi: "50.000 đồng của 1 người tạm tính cho: Nhà trường; còn thiếu thông tin, có thể là: Người sử dụng lao động",
      en: "VND 50,000 for 1 is estimated for: School; a fact is missing, it could also be: Employer"
    })
    expect(found(estimate([one(["exam"])]), "payerProvisional")).toEqual([])
  })

  it("nobody and nothing is an estimate, too", () => {
    expect(estimate([])).toMatchObject({ on: "2026-07-15", people: [], byPayer: [], total: 0, findings: [] })
    expect(estimate([one([])]).total).toBe(0)
  })

  it("the sums are exact, and the order of people changes none", () => {
    const person = fc.record({ kind: fc.constantFrom({}, { employment: "contract" }, { education: "primary" }, { poverty: "none" }, { education: "primary", employment: "contract" }), items: fc.uniqueArray(fc.constantFrom(...Object.keys(prices), "unpriced")), part: fc.nat(1_000) })
    fc.assert(fc.property(fc.array(person, { maxLength: 12 }), (told) => {
      const people = told.map(({ kind, items, part }, index): PersonToEstimate => ({
        person: poor(`p${index}`, kind), items, contributions: items.map((item, place) => ({ item, by: place % 2 === 0 ? "__proto__" : "insurance", amount: part }))
      }))
      const [there, back] = [estimate(people), estimate(people.toReversed())]
      const sum = (amounts: readonly { readonly amount: number }[]) => amounts.reduce((total, { amount }) => total + amount, 0)
      const priced = told.reduce((total, { items }) => total + items.reduce((own, item) => own + ((prices as Record<string, number>)[item] ?? 0), 0), 0)
      expect([there.total, sum(there.byPayer) + there.undecided.amount, there.people.reduce((total, { parts }) => total + sum(parts), 0)]).toEqual([priced, priced, priced])
      expect([back.byPayer, back.undecided, back.total]).toEqual([there.byPayer, there.undecided, there.total])
    }))
  })
})

describe("what is told before the money is asked for", () => {
  it.each([[50_000, undefined], [50_001, 1]])("the cap is 350,000: with an item of %i", (extra, amount) => {
    const result = estimate([one(["exam", "blood", "scan"])], { prices: { exam: extra, blood: 100_000, scan: 200_000 } })
    expect(found(result, "aboveCap").map((finding) => finding.amount)).toEqual(amount === undefined ? [] : [amount])
  })

  it("which items could go, the fewest that will do, and in words", () => {
    const result = estimate([one(["exam", "blood", "scan", "extra"])])
    expect(found(result, "aboveCap")).toEqual([{ people: ["p1"], amount: 1_000, items: ["extra"] }])
    expect(result.findings.find(({ code }) => code === "aboveCap")!.says).toEqual({
      vi: "Vượt mức 350.000 đồng là 1.000 đồng; có thể bỏ: extra", en: "Above the cap of VND 350,000 by VND 1,000; could go: extra"
    })
  })

  it("what a donor pays is not under the cap; an employer's people are not, either", () => {
    const all = ["exam", "blood", "scan", "extra"]
    expect(found(estimate([one(all, {}, { contributions: [{ item: "extra", by: "donor" }] })]), "aboveCap")).toEqual([])
    expect(found(estimate([one(all, { employment: "contract" })]), "aboveCap")).toEqual([])
    expect(found(estimate([one(all, { poverty: "none" })]), "aboveCap")).toHaveLength(1)
    expect(found(estimate([one(all, { education: "primary", employment: "contract" })]), "aboveCap")).toEqual([])
  })

  it("a province may raise the cap, with its source", () => {
    const law = rulesOfMoney({
      citations: [{ id: "resolution", issuer: "HĐND", number: "9/2026/NQ-HĐND", year: 2026, title: { vi: "Nghị quyết", en: "Resolution" } }],
      parameters: [{ ...item("q/cap", { overrides: "p/cap", cites: [{ ref: "resolution", at: "Điều 1" }] }), value: 400_000 }]
    })
    const result = estimate([one(["exam", "blood", "scan", "extra"])], {}, law)
    expect([result.cap.amount, result.cap.sources.map(({ ref }) => ref), result.cap.status, found(result, "aboveCap")]).toEqual([400_000, ["resolution"], "verified", []])
    const { cap } = estimate([])
    expect([cap.amount, cap.sources.map(({ ref }) => ref), cap.status]).toEqual([350_000, ["law"], "secondary"])
  })

  it("items that are not free, told once for all people", () => {
    const result = estimate([one(["exam", "extra"]), { person: poor("p2"), items: ["extra"] }])
    expect(found(result, "notFree")).toEqual([{ people: ["p1", "p2"], item: "extra" }])
    expect(found(result, "freeUnknown")).toEqual([])
  })

  it("while nobody knows what is free, that is told", () => {
    const law = rulesOfMoney({ valueSets: [{ ...item("q/free", { overrides: "p/free" }), codes: [] }] })
    const result = estimate([one(["exam"])], {}, law)
    expect([found(result, "freeUnknown"), found(result, "notFree")]).toEqual([[{ people: ["p1"], item: "exam" }], []])
  })

  it("items without a price are in no sum", () => {
    const result = estimate([one(["exam", "constructor"])])
    expect([found(result, "noPrice"), result.total]).toEqual([[{ people: ["p1"], item: "constructor" }], 50_000])
  })

  it.each([["2026-01-01", true], ["2025-12-31", false]])("examined on %s: a second time in the year", (on, second) => {
    const result = estimate([one(["exam"], { examinations: [{ on, kind: "screening" }] })])
    expect(found(result, "secondThisYear")).toEqual(second ? [{ people: ["p1"], amount: 50_000 }] : [])
  })

  it("twice in one estimate is a second time, too", () => {
    expect(found(estimate([one(["exam"]), one(["blood"])]), "secondThisYear")).toEqual([{ people: ["p1"], amount: 100_000 }])
  })

  it("whether examined this year is not known", () => {
    const { examinations: _unknown, ...open } = poor("p1")
    const result = estimate([{ person: open, items: ["exam"] }])
    expect([found(result, "examinedUnknown"), found(result, "secondThisYear")]).toEqual([[{ people: ["p1"] }], []])
    expect(estimate([one(["exam"])]).findings).toEqual([])
  })

  it("an employer's people who were to be charged to the budget", () => {
    expect(found(estimate([one(["exam"], { employment: "contract" }, { charged: "p/budget" })]), "otherPayer")).toEqual([{ people: ["p1"], amount: 50_000, payers: ["p/budget", "p/employer"] }])
    expect(found(estimate([one(["exam"], {}, { charged: "p/budget" })]), "otherPayer")).toEqual([])
    expect(found(estimate([one(["exam"])]), "otherPayer")).toEqual([])
    expect(found(estimate([one(["exam"], { education: "primary", employment: "contract" }, { charged: "p/budget" })]), "otherPayer")).toEqual([])
  })
})

describe("in words", () => {
  const said = (...people: readonly PersonToEstimate[]) => estimate(people, { prices: { ...prices, scan: 1_234_567 } }).findings.map(({ says }) => says)
  it("names items and payers as people know them", () => {
    expect(said(one(["scan"]))).toEqual([{ vi: "Vượt mức 350.000 đồng là 884.567 đồng; có thể bỏ: siêu âm", en: "Above the cap of VND 350,000 by VND 884,567; could go: scan" }])
    expect(said(one(["extra"]))).toEqual([{ vi: "“extra” của 1 người nằm ngoài danh mục miễn phí", en: "\"extra\", for 1, is not among the items that are free" }])
    expect(said(one(["x"])).at(-1)).toEqual({ vi: "“x” của 1 người chưa có giá, chưa tính vào dự toán", en: "\"x\", for 1, has no price and is not in the estimate" })
    expect(said(one(["exam"], { employment: "contract" }, { charged: "p/others" }))).toEqual([{
      vi: "Dự toán tính cho: Ngân sách, nếu còn; theo quy định: Người sử dụng lao động (50.000 đồng)", en: "Estimated for: Budget, if any is left; by the rules: Employer (VND 50,000)"
    }])
    expect(said(one(["exam"], { employment: "contract" }, { charged: "q/unknown" }))[0]!.vi).toContain("tính cho: q/unknown;")
    expect(said(one(["exam"], { examinations: [{ on: "2026-02-01" }] }))).toEqual([{ vi: "Đã khám trong năm: không thanh toán lần hai (50.000 đồng)", en: "Examined in this year already: not to be paid twice (VND 50,000)" }])
    expect(said(one(["exam"], { examinations: undefined }))).toEqual([{ vi: "Chưa biết 1 người đã khám trong năm hay chưa", en: "Whether 1 were examined in this year is not known" }])
    expect(said(one(["exam"], { deathDate: "2026-01-01" }))).toEqual([{ vi: "Chưa xác định nguồn chi trả 50.000 đồng của 1 người; có thể là: không rõ", en: "Nobody is named to pay VND 50,000 for 1; it could be: not known" }])
  })
})

describe("which items could go", () => {
  const items = (...amounts: readonly number[]) => amounts.map((amount, index) => ({ item: `i${index}`, amount }))
  it.each([
    [items(10, 20, 30), 60, []], [items(10, 20, 30), 59, ["i0"]], [items(10, 20, 30), 45, ["i1"]], [items(10, 20, 30), 25, ["i2", "i0"]], [items(5, 5), 4, ["i0", "i1"]], [items(7, 7), 7, ["i1"]], [items(), 0, []]
  ])("%j above %i: %j", (given, cap, going) => expect(itemsAbove(given, cap).toSorted()).toEqual(going.toSorted()))

  it("of equal prices the last by name goes, in whatever order they stand; dear ones go first", () => {
    expect(itemsAbove(items(7, 7, 7), 7)).toEqual(["i0", "i2"])
    expect(itemsAbove(items(7, 7, 7).toReversed(), 7)).toEqual(["i0", "i2"])
    expect(itemsAbove(items(), -1)).toEqual([])
  })

  it("the rest is within the cap, and no fewer items would do", () => {
    fc.assert(fc.property(fc.array(fc.nat(50), { maxLength: 6 }), fc.nat(150), (amounts, cap) => {
      const given = items(...amounts)
      const going = itemsAbove(given, cap)
      const rest = given.filter((one) => !going.includes(one.item)).reduce((sum, { amount }) => sum + amount, 0)
      expect(rest).toBeLessThanOrEqual(cap)
      const dropped = amounts.toSorted((a, b) => b - a)
      const fewest = dropped.findIndex((_amount, count) => dropped.slice(count).reduce((sum, amount) => sum + amount, 0) <= cap)
      expect(going.length).toBe(fewest === -1 ? dropped.length : fewest)
    }))
  })
})

describe("bad input is refused before any work, all of it", () => {
  const problems = (work: () => unknown): readonly string[] => {
    try {
      work()
      return []
    } catch (error) {
      return (error as CampaignError).problems.map(({ code, where }) => `${code.slice(17)} ${where}`)
    }
  }
  it("fractions, negatives, what is no number, items and contributions that do not fit", () => {
    expect(problems(() => estimate([one(["exam", "exam"]), one(["exam"], {}, { contributions: [{ item: "blood", by: "x", amount: -1 }] })], { prices: { exam: 0.5, blood: Number.NaN, scan: -1, extra: 2 ** 53 } }))).toEqual([
      "NUMBER prices.exam", "NUMBER prices.blood", "NUMBER prices.scan", "NUMBER prices.extra", "DUPLICATE people[0].items", "UNKNOWN people[1].contributions[0].item", "NUMBER people[1].contributions[0].amount"
    ])
  })
  it("more than an item costs", () => {
    const paid = (amount: number) => problems(() => estimate([one(["exam"], {}, { contributions: [{ item: "exam", by: "a", amount: 30_000 }, { item: "exam", by: "b", amount }] })]))
    expect([paid(20_000), paid(20_001)]).toEqual([[], ["NUMBER people[0].contributions"]])
    expect(problems(() => estimate([one(["exam"], {}, { contributions: [{ item: "exam", by: "a" }, { item: "exam", by: "b", amount: 1 }] })]))).toEqual(["NUMBER people[0].contributions"])
  })
  it("sums beyond what can be counted exactly", () => {
    expect(problems(() => estimate([one(["exam"]), { person: poor("p2"), items: ["exam"] }], { prices: { exam: Number.MAX_SAFE_INTEGER } }))).toEqual(["NUMBER prices"])
  })
  it("a cap that is no amount of money", () => {
    const law = rulesOfMoney({ parameters: [{ ...item("q/cap", { overrides: "p/cap" }), value: 350_000.5 }] })
    expect(problems(() => estimate([], {}, law))).toEqual(["NUMBER p/cap"])
  })
})
