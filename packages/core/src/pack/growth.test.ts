import { describe, expect, it } from "vitest"
import type { Band, GrowthItem, SignRule } from "../growth/growthItem.ts"
import { band, classification, finding, growthItem, growthItems, growthPack } from "../growth/growthPack.fixture.ts"
import { allItems } from "../growth/growthRecord.fixture.ts"
import type { GrowthTable, LmsRows } from "../growth/growthTable.ts"
import { someRows } from "../growth/tables.fixture.ts"
import { checkPacks } from "./checkPacks.ts"
import { composePacks } from "./composePacks.ts"
import { item, smallPack } from "./smallPack.fixture.ts"

/** What is wrong with a pack that has these items besides sound ones: code, place and message. */
const wrong = (growth: readonly unknown[]) => checkPacks([smallPack(growthPack(growth as readonly GrowthItem[]))]).map(({ code, at, message }) => [code, at, message])
const growthOnly = (growth: readonly unknown[]) => wrong(growth).map(([code, at, message]) => {
  expect(code).toBe("TRAMYTE_PACK_GROWTH")
  return [at, message]
})
const bands = (...all: readonly Band[]) => growthOnly([classification("x", "weight-for-age", { from: 0, until: 60 }, ...all)])

describe("sound rules about growth", () => {
  it("of every kind are no problem", () => {
    expect(wrong(growthItems)).toEqual([])
    expect(wrong(allItems)).toEqual([])
    expect(wrong(someRows().tables.map((table, index) => growthItem(`t${index}`, { table })))).toEqual([])
  })
  it("are in force by the day, as all rules are", () => {
    const book = composePacks([smallPack(growthPack([{ ...growthItem("a", { plausibility: { measure: "weight", jumpInZ: 3 } }), from: "2026-07-01" }]))])
    expect([book.on("2026-06-30").growth.length, book.on("2026-07-01").growth.length]).toEqual([0, 1])
  })
  it("are replaced by a more local pack that says so", () => {
    const local = smallPack({ id: "local", citations: [], growth: [{ ...item("local/loss", { overrides: "p/loss" }), sign: { code: "weight-loss", label: { vi: "x", en: "x" }, when: { sign: "weightLoss", moreThan: 0.5 } } }] })
    const { growth } = composePacks([smallPack(growthPack(allItems)), local]).on("2026-07-15")
    expect(growth.filter(({ sign }) => sign?.code === "weight-loss").map(({ id, sign }) => [id, sign?.when])).toEqual([["local/loss", { sign: "weightLoss", moreThan: 0.5 }]])
  })
})

describe("an item", () => {
  it("says one thing", () => {
    expect(wrong([growthItem("x", {})])).toEqual([["TRAMYTE_PACK_VALUE", "growth/p/x", ": says nothing about growth; give one of classification, finding, sign, weighing, supplement, milestones, plausibility, preterm, classesHold, table"]])
    expect(wrong([growthItem("x", { plausibility: { measure: "weight" }, preterm: { bornBefore: { weeks: 37 }, pretermStandardUntil: { weeks: 64 }, correctUntil: { years: 2 } } })]).map(([, , message]) => message))
      .toEqual([": says plausibility and preterm about growth; give one of classification, finding, sign, weighing, supplement, milestones, plausibility, preterm, classesHold, table"])
  })
})

describe("a classification", () => {
  it("of no age", () => {
    expect(growthOnly([classification("x", "weight-for-age", { from: 60, until: 60 }, band("a"))])).toEqual([["growth/p/x/classification.ages", "holds no age; make from, 60, less than until, 60"]])
    expect(growthOnly([classification("x", "weight-for-age", { from: 61, until: 60 }, band("a"))]).length).toBe(1)
  })
  const never = (later: string, earlier: string, index: number) => [`growth/p/x/classification.bands[${index}]`, `"${later}" is never reached, because all of it is "${earlier}" already; put the narrower band first`]
  it("with a band that is never reached", () => {
    expect(bands(band("low", { below: -2 }), band("lower", { below: -3 }))).toEqual([never("lower", "low", 1)])
    expect(bands(band("low", { below: -2 }), band("low-too", { below: -2 }))).toEqual([never("low-too", "low", 1)])
    expect(bands(band("high", { above: 1 }), band("higher", { above: 2 }))).toEqual([never("higher", "high", 1)])
    expect(bands(band("any"), band("low", { below: -2 }))).toEqual([never("low", "any", 1)])
    expect(bands(band("wide", { above: -2, below: 2 }), band("middle", { above: -1, below: 1 }), band("rest"))).toEqual([never("middle", "wide", 1)])
    expect(bands(band("a", { below: -3 }), band("b", { below: { param: "p/small-arm-below" } }), band("c"), band("d", { above: 3 }))).toEqual([never("d", "c", 3)])
  })
  it("with bands that all can be reached", () => {
    expect(bands(band("lower", { below: -3 }), band("low", { below: -2 }), band("highest", { above: 3 }), band("high", { above: 2 }), band("normal"))).toEqual([])
    expect(bands(band("low", { below: -2 }), band("not-low", { above: -2 }), band("border"))).toEqual([])
    expect(bands(band("middle", { above: -1, below: 1 }), band("wide", { above: -2, below: 2 }), band("low", { below: 2 }))).toEqual([])
    // A parameter may turn out smaller or greater.
    expect(bands(band("a", { below: { param: "p/small-arm-below" } }), band("b", { below: -3 }), band("c"))).toEqual([])
    expect(bands(band("a", { below: -3 }), band("b", { below: { param: "p/small-arm-below" } }))).toEqual([])
  })
  it("by a parameter that is none", () => expect(wrong([classification("x", "weight-for-age", { from: 0, until: 60 }, band("a", { below: { param: "p/small-arm-bellow" } }))])).toEqual([[expect.stringMatching("REFERENCE|UNKNOWN"), expect.stringContaining("growth/p/x"), expect.stringContaining("p/small-arm-bellow")]]))
})

describe("a code that nobody is called by", () => {
  const nobody = (code: string, meant = "") => expect.stringMatching(new RegExp(`^nobody is ever called "${code}"; name a code of a classification, a sign or a finding.*${meant}$`, "u")) as string
  it("in a finding", () => {
    expect(growthOnly([...growthItems, finding("x", ["bad", ["wasted"], ["stuntd"]])])).toEqual([["growth/p/x/finding.grades[0].all[1]", nobody("stuntd", "did you mean \"stunted\"\\?")]])
  })
  it("in a rule of weighing", () => {
    expect(growthOnly([...growthItems, growthItem("x", { weighing: [{ every: { months: 1 } }, { state: ["sam", "qqqqqqqqqqqq"], every: { weeks: 1 } }] })])).toEqual([["growth/p/x/weighing[1].state", nobody("qqqqqqqqqqqq")]])
  })
  it("is no problem where a sign or a finding gives it", () => {
    expect(wrong([...allItems, finding("x", ["bad", ["weight-loss"], ["sam"]]), growthItem("y", { weighing: [{ state: ["weight-loss", "bad"], every: { weeks: 1 } }] })])).toEqual([])
  })
  it("not yet, because its finding comes later, or is this very one", () => {
    const late = finding("late", ["refer-at-once", ["sam"]])
    const at = "growth/p/late/finding.grades[0].all[0]"
    expect(growthOnly([late, ...growthItems])).toEqual([[at, "\"sam\" is found later, or by this very item; put the finding that gives it first"]])
    expect(growthOnly([finding("late", ["sam", ["sam"]])])).toEqual([[at, "\"sam\" is found later, or by this very item; put the finding that gives it first"]])
    expect(growthOnly([...growthItems, late])).toEqual([])
    // Signs and classes are known before any finding, wherever they stand.
    expect(growthOnly([finding("early", ["bad", ["oedema"]]), ...growthItems])).toEqual([])
  })
})

describe("what could never hold", () => {
  it("a round that ends before it begins", () => {
    const rounds = (from: number, through: number) => growthOnly([growthItem("x", { supplement: { codes: ["a"], rounds: [{ month: 6, from: 1, through: 2 }, { month: 12, from, through }], notWithin: { months: 4 }, doses: [{ from: { months: 6 }, until: { months: 36 }, amount: 1, unit: "[iU]" }] } })])
    expect(rounds(2, 1)).toEqual([["growth/p/x/supplement.rounds[1]", "ends on day 1, before it begins on day 2"]])
    expect(rounds(2, 2)).toEqual([])
  })
  it("milestones at which children are referred before they are watched", () => {
    const milestones = (watchFrom: number, referFrom: number) => growthOnly([growthItem("x", { milestones: { watchFrom, referFrom, checkBefore: 1, neverAlone: [] } })])
    expect(milestones(99, 97)).toEqual([["growth/p/x/milestones", "children would be referred before they are watched; make watchFrom at most referFrom"]])
    expect(milestones(97, 97)).toEqual([])
  })
  it("a range that holds nothing", () => {
    const range = (from: number, through: number) => growthOnly([growthItem("x", { plausibility: { measure: "weight", range: { from, through } } })])
    expect(range(58, 0.9)).toEqual([["growth/p/x/plausibility.range", "nothing lies between its ends; turn them round"]])
    expect(range(5, 5)).toEqual([])
  })
  it("a pregnancy counted in months or years", () => {
    const preterm = (more: object) => growthOnly([growthItem("x", { preterm: { bornBefore: { weeks: 37 }, pretermStandardUntil: { weeks: 64 }, correctUntil: { years: 2 }, ...more } })])
    expect(preterm({ bornBefore: { months: 8 } })).toEqual([["growth/p/x/preterm.bornBefore", "a pregnancy is counted in weeks and days; give these"]])
    expect(preterm({ pretermStandardUntil: { years: 1, weeks: 2 } })).toEqual([["growth/p/x/preterm.pretermStandardUntil", "a pregnancy is counted in weeks and days; give these"]])
    expect(preterm({ bornBefore: { weeks: 36, days: 6 }, correctUntil: { months: 24 } })).toEqual([])
  })
})

describe("a table", () => {
  const rows: LmsRows = { first: 0, step: 1, l: [1, 1], m: [10, 11], s: [0.1, 0.1] }
  const table = (more: Partial<GrowthTable>, male: Partial<LmsRows> = {}): GrowthTable =>
    ({ id: "own", indicator: "weight-for-age", axis: "month", ages: { from: 0, until: 2 }, beyond3: "restricted", implausible: { below: -6, above: 5 }, source: "own", rows: { male: { ...rows, ...male }, female: rows }, ...more })
  const told = (more: Partial<GrowthTable>, male?: Partial<LmsRows>) => growthOnly([growthItem("x", { table: table(more, male) })])

  it("for no age", () => {
    for (const ages of [{ from: 2, until: 2 }, { from: 3, through: 2 }, { from: 0, until: 5, through: -1 }]) expect(told({ ages })).toEqual([["growth/p/x/table.ages", "holds no age"]])
    for (const ages of [{ from: 2, through: 2 }, { from: 0 }, { from: 0, until: 1 }]) expect(told({ ages })).toEqual([])
  })
  it("with columns of different length", () => {
    expect(told({}, { l: [1] })).toEqual([["growth/p/x/table.rows.male", "has 1 L, 2 M and 2 S; give one of each in every row"]])
    expect(told({}, { s: [0.1, 0.1, 0.1] })).toEqual([["growth/p/x/table.rows.male", "has 2 L, 2 M and 3 S; give one of each in every row"]])
    expect(growthOnly([growthItem("x", { table: { ...table({}), rows: { male: rows, female: { ...rows, m: [10] } } } })]).map(([at]) => at)).toEqual(["growth/p/x/table.rows.female"])
  })
  it("with an M or S that is not above 0", () => {
    for (const male of [{ m: [10, 0] }, { m: [-1, 10] }, { s: [0.1, 0] }]) expect(told({}, male)).toEqual([["growth/p/x/table.rows.male", "has an M or S that is not above 0"]])
    expect(told({}, { l: [0, -1] })).toEqual([])
  })
  it("with steps that do not divide 1", () => {
    for (const step of [0.3, 2, 0.7]) expect(told({}, { step })).toEqual([["growth/p/x/table.rows.male.step", "rows stand 1 apart, or an even part of 1 such as 0.1"]])
    for (const step of [0.1, 0.5, 1]) expect(told({}, { step })).toEqual([])
  })
})

describe("misspelt or mistyped fields", () => {
  const sign = (when: unknown): unknown => growthItem("x", { sign: { code: "a", label: { vi: "a", en: "a" }, when: when as SignRule } })
  it.each([
    ["a sign of no kind", sign({ sign: "weightLos" }), "sign.when"], ["a share above 100 %", sign({ sign: "newbornLoss", moreThanPercent: 110, withinDays: 14 }), "moreThanPercent"], ["one visit in a row", sign({ sign: "flatLine", visits: 1, apart: { weeks: 3 } }), "visits"],
    ["an indicator that is none", classification("x", "weight" as "oedema", { from: 0, until: 60 }, band("a")), "classification.of"], ["no bands", classification("x", "weight-for-age", { from: 0, until: 60 }), "classification.bands"],
    ["no age", classification("x", "weight-for-age", { from: 0 } as never, band("a")), "classification.ages"], ["a measure that is none", growthItem("x", { plausibility: { measure: "height" as "weight" } }), "plausibility.measure"],
    ["a month 13", growthItem("x", { supplement: { codes: ["a"], rounds: [{ month: 13, from: 1, through: 2 }], notWithin: { months: 4 }, doses: [{ from: { months: 6 }, until: { months: 36 }, amount: 1, unit: "[iU]" }] } }), "rounds[0].month"],
    ["a step of 0", growthItem("x", { table: { id: "t", indicator: "weight-for-age", axis: "day", ages: { from: 0 }, beyond3: "restricted", implausible: { below: -6, above: 5 }, source: "s", rows: { male: { first: 0, step: 0, l: [1], m: [1], s: [1] }, female: { first: 0, step: 1, l: [1], m: [1], s: [1] } } } }), "table.rows.male.step"]
  ] as const)("%s", (_, broken, place) => {
    const found = wrong([broken])
    expect(found.map(([code]) => code)).toContain("TRAMYTE_PACK_VALUE")
    expect(found.map(([, at, message]) => `${at} ${message}`).join(" ")).toContain(place)
  })
})
