import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { CampaignError } from "../errors.ts"
import { balance } from "./balance.ts"
import type { BudgetLine, Commitment, Ledger, Settlement } from "./ledger.ts"

const period = { from: "2026-01-01", until: "2027-01-01" }
const line = (amount: number, more: Partial<BudgetLine> = {}): BudgetLine => ({ id: `b${amount}`, source: "city", amount, ...period, ...more })
const promise = (id: string, amount: number, more: Partial<Commitment> = {}): Commitment => ({ id, person: id, source: "city", amount, day: "2026-07-06", ...more })
const payment = (commitment: string, amount: number, more: Partial<Settlement> = {}): Settlement => ({ id: `s-${commitment}`, commitment, amount, day: "2026-07-20", ...more })
const ledger = (more: Partial<Ledger>): Ledger => ({ budget: [], commitments: [], settlements: [], ...more })
const of = (more: Partial<Ledger>, options: Partial<Parameters<typeof balance>[1]> = {}) => balance(ledger(more), { period, ...options })
const amounts = ({ budget, committed, settled, free }: { readonly budget: number; readonly committed: number; readonly settled: number; readonly free: number }) => [budget, committed, settled, free]

describe("what is left", () => {
  it("a promise takes from it; a payment closes the promise and frees what it leaves", () => {
    expect(amounts(of({ budget: [line(1000)], commitments: [promise("a", 300)] }).total)).toEqual([1000, 300, 0, 700])
    expect(amounts(of({ budget: [line(1000)], commitments: [promise("a", 300)], settlements: [payment("a", 250)] }).total)).toEqual([1000, 0, 250, 750])
  })

  it("whoever did not come is released", () => {
    expect(amounts(of({ budget: [line(1000)], commitments: [promise("a", 300), promise("b", 100)], released: ["a"] }).total)).toEqual([1000, 100, 0, 900])
  })

  it("more than there is: overdrawn, by how much", () => {
    expect(of({ budget: [line(300)], commitments: [promise("a", 300)] }).findings).toEqual([])
    expect(of({ budget: [line(300)], commitments: [promise("a", 301)] }).findings).toEqual([{ code: "overdrawn", source: "city", amount: 1 }])
    expect(of({ commitments: [promise("a", 5)] }).findings).toEqual([{ code: "overdrawn", source: "city", amount: 5 }])
  })

  it("one source does not pay for another", () => {
    const { rows, findings } = of({ budget: [line(1000), line(10, { source: "donor" })], commitments: [promise("a", 30, { source: "donor" })] })
    expect(rows.map(({ source, free }) => [source, free])).toEqual([["city", 1000], ["donor", -20]])
    expect(findings).toEqual([{ code: "overdrawn", source: "donor", amount: 20 }])
  })
})

describe("money belongs to the time of the session", () => {
  it.each([["2025-12-31", 0], ["2026-01-01", 7], ["2026-12-31", 7], ["2027-01-01", 0]])("a session on %s, paid in the next year", (day, settled) => {
    expect(of({ budget: [line(10)], commitments: [promise("a", 9, { day })], settlements: [payment("a", 7, { day: "2027-01-20" })] }).total.settled).toBe(settled)
  })

  it("a budget that lies only partly in it is named and not counted", () => {
    const { total, findings } = of({ budget: [line(10), line(20, { until: "2027-01-02" }), line(40, { from: "2025-12-31" }), line(80, { from: "2027-01-01", until: "2028-01-01" }), line(160, { from: "2025-01-01", until: "2026-01-01" })] })
    expect([total.budget, findings]).toEqual([10, [{ code: "partlyInPeriod", budget: "b20", amount: 20 }, { code: "partlyInPeriod", budget: "b40", amount: 40 }]])
  })

  it("a supplement for half of the year counts", () => expect(of({ budget: [line(10), line(20, { from: "2026-07-01" })] }).total.budget).toBe(30))
})

describe("by source, village and group", () => {
  const commitments = [promise("a", 1, { village: "v1", group: "g1" }), promise("b", 2, { village: "v1", group: "g2" }), promise("c", 4, { village: "v2", group: "g1" }), promise("d", 8)]
  it("says nothing of what a row has not", () => {
    expect(of({ budget: [line(3)] }, { by: ["source", "village"] }).rows).toStrictEqual([{ source: "city", budget: 3, committed: 0, settled: 0, free: 3, examinations: 0 }])
  })
  it("rows in order; what has no village has a row of its own", () => {
    const rows = (by: readonly ("source" | "village" | "group")[]) => of({ budget: [line(100)], commitments }, { by }).rows.map(({ budget, committed, settled: _settled, free: _free, examinations: _none, ...place }) => [place, budget, committed])
    expect(rows(["village"])).toEqual([[{ village: "v1" }, 0, 3], [{ village: "v2" }, 0, 4], [{}, 100, 8]])
    expect(rows(["group"])).toEqual([[{ group: "g1" }, 0, 5], [{ group: "g2" }, 0, 2], [{}, 100, 8]])
    expect(rows(["source", "village", "group"])[0]).toEqual([{ source: "city", village: "v1", group: "g1" }, 0, 1])
    expect(rows([])).toEqual([[{}, 100, 15]])
  })

  it("a village is overdrawn only if it has money of its own", () => {
    const findings = (...budget: readonly BudgetLine[]) => of({ budget: [line(100), ...budget], commitments }).findings
    expect(findings()).toEqual([])
    expect(findings(line(2, { village: "v1" }))).toEqual([{ code: "overdrawn", source: "city", village: "v1", amount: 1 }])
    expect(findings(line(4, { group: "g1" }))).toEqual([{ code: "overdrawn", source: "city", group: "g1", amount: 1 }])
    expect(findings(line(1, { village: "v1", group: "g2" }))).toEqual([{ code: "overdrawn", source: "city", village: "v1", group: "g2", amount: 1 }])
    // Money of a group of the village is money of the village.
    expect(findings(line(2, { village: "v1" }), line(3, { village: "v1", group: "g2" }))).toEqual([])
  })
})

describe("payments that must be looked at", () => {
  const budget = [line(10_000)]
  it("more than was promised", () => {
    expect(of({ budget, commitments: [promise("a", 100)], settlements: [payment("a", 100)] }).findings).toEqual([])
    expect(of({ budget, commitments: [promise("a", 100)], settlements: [payment("a", 101)] }).findings).toEqual([{ code: "aboveCommitment", commitment: "a", amount: 1 }])
  })
  it("the same promise twice", () => {
    const settlements = [payment("a", 90, { id: "s2", day: "2026-08-01" }), payment("a", 100, { id: "s1" })]
    expect(of({ budget, commitments: [promise("a", 100)], settlements }).findings).toEqual([{ code: "paidTwice", commitment: "a", person: "a", amount: 90 }])
  })
  it("on one day the first by its id counts", () => {
    const settlements = [payment("a", 90, { id: "s2" }), payment("a", 100, { id: "s1" }), payment("a", 80, { id: "s3" })]
    expect(of({ budget, commitments: [promise("a", 100)], settlements }).findings.map((finding) => "amount" in finding ? finding.amount : 0)).toEqual([80, 90])
  })
  it("each payment after the first day is told; what is only promised is no payment", () => {
    const commitments = ["2026-03-01", "2026-05-01", "2026-05-01", "2026-08-01"].map((day, index) => promise(`c${index}`, 1, { person: "p", day }))
    const told = (...paid: readonly number[]) => of({ budget, commitments, settlements: paid.map((index) => payment(`c${index}`, 1)) }).findings.filter(({ code }) => code !== "committedTwice").map((finding) => "commitment" in finding ? finding.commitment : "")
    expect(told(0, 1, 2)).toEqual(["c1", "c2"])
    expect(told(1, 2)).toEqual([])
    expect(told(3)).toEqual([])
    expect(told(1, 3)).toEqual(["c3"])
  })
  it("several findings stand in an order of their own", () => {
    const commitments = [promise("z", 5, { source: "z" }), promise("a", 5, { source: "a" })]
    expect(of({ commitments, settlements: [payment("z", 6)] }).findings.map((finding) => [finding.code, "source" in finding ? finding.source : ""])).toEqual([["aboveCommitment", ""], ["overdrawn", "a"], ["overdrawn", "z"]])
  })
  it("although it had been released", () => {
    expect(of({ budget, commitments: [promise("a", 100)], settlements: [payment("a", 60)], released: ["a"] }).findings).toEqual([{ code: "paidReleased", commitment: "a", amount: 60 }])
  })
  it("a second examination in the year, whoever pays; one examination of two payers is one", () => {
    const twice = (day: string) => of({
      budget: [...budget, line(500, { source: "donor" })], settlements: [payment("b", 20), payment("a", 10)],
      commitments: [promise("b", 20, { person: "p", day, source: "donor" }), promise("a", 10, { person: "p" })]
    }).findings
    expect(twice("2026-07-06")).toEqual([])
    expect(twice("2026-11-06")).toEqual([{ code: "secondThisYear", person: "p", commitment: "b", amount: 20 }])
    expect(twice("2026-02-06")).toEqual([{ code: "secondThisYear", person: "p", commitment: "a", amount: 10 }])
    const years = { period: { from: "2026-01-01", until: "2028-01-01" } }
    expect(of({ commitments: [promise("a", 1, { person: "p" }), promise("b", 1, { person: "p", day: "2027-07-06" })], settlements: [payment("a", 0), payment("b", 0)] }, years).findings.filter(({ code }) => code === "secondThisYear")).toEqual([])
  })
})

describe("what an examination cost", () => {
  const paid = (...each: readonly number[]) => of({ commitments: each.map((amount, index) => promise(`c${index}`, amount)), settlements: each.map((amount, index) => payment(`c${index}`, amount)) }).total
  it.each([[[100], 100], [[100, 101], 101], [[100, 100, 101], 100], [[100, 101, 101], 101], [[], undefined]])("%j: %s", (each, cost) => expect(paid(...each).costPerExamination).toBe(cost))
  it("an examination that two sources paid is one", () => {
    const { total, rows } = of({ commitments: [promise("a", 100, { person: "p" }), promise("b", 50, { person: "p", source: "donor" })], settlements: [payment("a", 100), payment("b", 50)] })
    expect([total.examinations, total.costPerExamination, rows.map(({ examinations, costPerExamination }) => [examinations, costPerExamination])]).toEqual([1, 150, [[1, 100], [1, 50]]])
  })
})

it("what was given in kind stands beside the money, by donor and code", () => {
  const day = "2026-03-01"
  const { inKind, total } = of({ inKind: [
    { id: "1", donor: "x", code: "gloves", count: 100, day, worth: 5 }, { id: "2", donor: "x", code: "gloves", count: 50, day }, { id: "3", donor: "a", code: "gloves", count: 1, day }, { id: "4", donor: "x", code: "masks", count: 9, day: "2025-03-01" }
  ] })
  expect([inKind, amounts(total)]).toEqual([[{ donor: "a", code: "gloves", count: 1 }, { donor: "x", code: "gloves", count: 150, worth: 5 }], [0, 0, 0, 0]])
})

describe("laws", () => {
  const place = fc.record({ village: fc.constantFrom("v1", "v2", "__proto__"), group: fc.constantFrom("g1", "g2") }, { requiredKeys: [] })
  const source = fc.constantFrom("city", "donor", "constructor")
  const dong = fc.nat(1_000_000)
  const whole = fc.record({
    budget: fc.array(fc.tuple(source, dong, place), { maxLength: 5 }),
    commitments: fc.array(fc.tuple(source, dong, place, fc.nat(3), fc.constantFrom("2026-01-01", "2026-12-31", "2027-01-01")), { maxLength: 12 }),
    paid: fc.array(fc.tuple(fc.nat(11), dong), { maxLength: 8 }), released: fc.array(fc.nat(11), { maxLength: 3 }),
    by: fc.subarray(["source", "village", "group"] as const)
  }).map(({ budget, commitments, paid, released, by }) => ({
    by,
    ledger: {
      budget: budget.map(([from, amount, where], index) => line(amount, { id: `b${index}`, source: from, ...where })),
      commitments: commitments.map(([from, amount, where, person, day], index) => promise(`c${index}`, amount, { source: from, person: `p${person}`, day, ...where })),
      settlements: paid.flatMap(([index, amount], id) => index < commitments.length ? [payment(`c${index}`, amount, { id: `s${id}` })] : []),
      released: released.flatMap((index) => index < commitments.length ? [`c${index}`] : [])
    } satisfies Ledger
  }))

  it("the rows add up to the total, and nothing is lost or made", () => {
    fc.assert(fc.property(whole, ({ ledger: given, by }) => {
      const { rows, total } = balance(given, { period, by })
      const sum = (of: (row: typeof total) => number) => rows.reduce((all, row) => all + of(row), 0)
      expect([sum((row) => row.budget), sum((row) => row.committed), sum((row) => row.settled), sum((row) => row.free)]).toEqual(amounts(total))
      expect(total.free).toBe(total.budget - total.committed - total.settled)
      const inYear = given.commitments.filter(({ day }) => day < "2027-01-01").map(({ id }) => id)
      expect(total.settled).toBe(given.settlements.filter(({ commitment }) => inYear.includes(commitment)).reduce((all, { amount }) => all + amount, 0))
    }))
  })

  it("the order of entries changes nothing", () => {
    fc.assert(fc.property(whole, ({ ledger: given, by }) => {
      const turned = { budget: given.budget.toReversed(), commitments: given.commitments.toReversed(), settlements: given.settlements.toReversed(), released: given.released.toReversed() }
      const [one, other] = [balance(given, { period, by }), balance(turned, { period, by })]
      expect(other).toEqual(one)
    }))
  })

  it("a source that is overdrawn by so much is whole with so much more", () => {
    fc.assert(fc.property(whole, ({ ledger: given }) => {
      const missing = balance(given, { period }).findings.flatMap((one) => one.code === "overdrawn" && one.village === undefined && one.group === undefined ? [one] : [])
      const budget = [...given.budget, ...missing.map(({ source: from, amount }, index) => line(amount, { id: `more${index}`, source: from }))]
      const sources = balance({ ...given, budget }, { period })
      expect(sources.findings.filter((one) => one.code === "overdrawn" && one.village === undefined && one.group === undefined)).toEqual([])
      expect(sources.rows.every(({ free }) => free >= 0)).toBe(true)
    }))
  })
})

it("bad input is told whole, before any work", () => {
  const problemsOf = (work: () => unknown): readonly string[] => {
    try {
      work()
      return []
    } catch (error) {
      return (error as CampaignError).problems.map(({ code, where }) => `${code.slice(17)} ${where}`)
    }
  }
  const bad = ledger({
    budget: [line(0.5), line(0.5, { from: "2026-01-01", until: "2026-01-01" }), line(1, { from: "x" })], commitments: [promise("a", -1), promise("a", 1, { day: "2026-02-30" })],
    settlements: [payment("b", Number.NaN, { day: "" })], released: ["c"],
    inKind: [{ id: "k", donor: "d", code: "c", count: 0, day: "2026-01-01", worth: 1.5 }, { id: "k", donor: "d", code: "c", count: 1, day: "no" }]
  })
  expect(problemsOf(() => balance(bad, { period: { from: "2026", until: "2027-01-01" } })).toSorted()).toEqual([
    "DAY budget[2].from", "DAY commitments[1].day", "DAY inKind[1].day", "DAY period.from", "DAY settlements[0].day", "DUPLICATE budget[1].id", "DUPLICATE commitments[1].id", "DUPLICATE inKind[1].id",
    "NUMBER budget[0].amount", "NUMBER budget[1].amount", "NUMBER commitments[0].amount", "NUMBER inKind[0].count", "NUMBER inKind[0].worth", "NUMBER settlements[0].amount",
    "UNKNOWN released[0]", "UNKNOWN settlements[0].commitment", "WINDOW budget[1]", "WINDOW budget[2]"
  ])
  expect(problemsOf(() => of({}, { period: { from: "2026-01-01", until: "2026-01-01" } }))).toEqual(["WINDOW period"])
  expect(problemsOf(() => of({ budget: [line(Number.MAX_SAFE_INTEGER), line(1)] }))).toEqual(["NUMBER budget"])
  expect(problemsOf(() => of({ settlements: [payment("a", 1), payment("a", 1)], commitments: [promise("a", 1)] }))).toEqual(["DUPLICATE settlements[1].id"])
})

it("finds money that a changed plan promises a second time, until the first promise is released", () => {
  const promise = (id: string, day: string, source = "city") => ({ id, person: "p1", source, amount: 100, day })
  const year = { period: { from: "2026-01-01", until: "2028-01-01" } }
  const budget = ["city", "donor"].map((source) => ({ id: source, source, amount: 1000, from: "2026-01-01", until: "2028-01-01" }))
  const codes = (commitments: readonly ReturnType<typeof promise>[], more: object = {}) => balance({ budget, commitments, settlements: [], ...more }, year).findings
  expect(codes([promise("late", "2026-07-20"), promise("soon", "2026-07-06")])).toEqual([{ code: "committedTwice", person: "p1", source: "city", commitment: "late", amount: 100 }])
  expect(codes([promise("late", "2026-07-20"), promise("soon", "2026-07-06")], { released: ["soon"] })).toEqual([])
  expect(codes([promise("one", "2026-07-06"), promise("other", "2026-07-06", "donor")])).toEqual([])
  expect(codes([promise("one", "2026-07-06"), promise("next", "2027-07-06")])).toEqual([])
  expect(codes([promise("one", "2026-07-06"), { ...promise("other", "2026-07-06"), person: "p2" }])).toEqual([])
})
