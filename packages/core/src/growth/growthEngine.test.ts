import { describe, expect, it } from "vitest"
import type { Fact } from "../citizen/fact.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { deriveFacts } from "../derivedFacts/deriveFacts.ts"
import { growthEngine } from "./growthEngine.ts"
import type { GrowthItem } from "./growthItem.ts"
import { finding, growthItem, growthItems, growthRulesOn } from "./growthPack.fixture.ts"
import { allItems, atAge, bornOn, observed, standards, today } from "./growthRecord.fixture.ts"

const weight = (age: number, kg: number) => observed(`w${age}`, "weight", atAge(age), kg, "kg")
const length = (age: number, cm: number) => observed(`l${age}`, "length", atAge(age), cm, "cm")

interface Told { readonly person?: Partial<HealthRecord["person"]>; readonly items?: readonly GrowthItem[]; readonly asOf?: string }
const derived = (facts: readonly Fact[], { person = {}, items = allItems, asOf = today }: Told = {}) =>
  deriveFacts(growthRulesOn(items), { person: { id: "c1", sex: "female", birthDate: bornOn, ...person }, facts, complete: { observation: today } }, [growthEngine({ standards })], { asOf })

/** The facts of one code, with what makes them differ. */
const ofCode = (code: string, ...all: Parameters<typeof derived>) => {
  const { record, problems } = derived(...all)
  expect(problems).toEqual([])
  return record.facts.filter((fact) => fact.kind === "assessment" && fact.code?.includes(code) === true)
    .map(({ start, end, status, value, unit, qualifiers, links }) => JSON.parse(JSON.stringify({ start, end, status, value, unit, qualifiers, links })) as Partial<Fact>)
}

describe("a visit as facts", () => {
  const facts = [weight(400, 8.1), length(400, 74.5), observed("o", "oedema", atAge(400), false)]
  it("is its day, age in completed months and what was measured", () => {
    expect(ofCode("growth-visit", facts)).toEqual([{ start: "2025-08-19", value: 13, qualifiers: { measures: ["weight", "lengthHeight", "oedema"] } }])
    expect(ofCode("growth-visit", facts, { person: { birthDate: "2024" } })).toEqual([{ start: "2025-08-19", qualifiers: { measures: ["weight", "lengthHeight", "oedema"] } }])
  })
  it("names no measure that was not believed", () => expect(ofCode("growth-visit", [weight(400, 99), length(400, 74.5)])).toMatchObject([{ qualifiers: { measures: ["lengthHeight"] } }]))
  it("is none where nothing was measured that can be used", () => expect(ofCode("growth-visit", [weight(400, 99), observed("x", "length", atAge(401), "tall", "cm")])).toEqual([]))
  it("has its scores", () => {
    expect(ofCode("growth-score", facts)).toEqual([
      { start: "2025-08-19", value: -0.34, qualifiers: { indicator: ["length-height-for-age"], table: ["young/length-height"] } }, { start: "2025-08-19", value: -1.05, qualifiers: { indicator: ["weight-for-age"], table: ["young/weight"] } },
      { start: "2025-08-19", value: -1.23, qualifiers: { indicator: ["bmi-for-age"], table: ["young/bmi"] } }
    ])
  })
  it("flags those that nobody believes", () => expect(ofCode("growth-score", [weight(400, 4)])).toMatchObject([{ value: -6.12, qualifiers: { flag: ["implausible"] } }]))
  it("has the classes of its day, with the criterion", () => {
    const classes = ofCode("growth-class", [length(400, 68), weight(730, 8), length(730, 86.5), observed("o", "oedema", today, true)])
    expect(classes.map(({ start, qualifiers }) => [start, qualifiers?.["class"]?.[0], qualifiers?.["criterion"]?.[0]])).toEqual([
      ["2025-08-19", "stunted", "length-height-for-age"], [today, "normal-height", "length-height-for-age"], [today, "oedema", "oedema"], [today, "sam", "finding"]
    ])
  })
  it("at the last visit has the findings with the signs in them, at earlier ones without", () => {
    const faltering = (...all: Parameters<typeof derived>) => ofCode("growth-class", ...all).filter(({ qualifiers }) => qualifiers?.["class"]?.[0] === "faltering").map(({ start }) => start)
    expect(faltering([weight(399, 9), weight(400, 8.5)])).toEqual([atAge(400)])
    expect(faltering([weight(399, 9), weight(400, 8.5), weight(401, 9.2)])).toEqual([])
  })
})

describe("what is to be measured again, as facts", () => {
  it("names the indicator, on the day of the last visit", () => {
    expect(ofCode("growth-measure-again", [weight(400, 4), length(399, 74.5)])).toEqual([{ start: "2025-08-19", qualifiers: { indicator: ["weight-for-age"] } }])
    expect(ofCode("growth-measure-again", [weight(400, 8.1)])).toEqual([])
  })
})

describe("what several rules say alike", () => {
  it("a name that two findings give is written, and no result is lost", () => {
    const both = [...growthItems, finding("again", ["sam", ["oedema"]])]
    expect(ofCode("growth-class", [observed("o", "oedema", today, true)], { items: both }).length).toBeGreaterThanOrEqual(2)
  })
  it("a weight that two rules refuse is set aside once", () => {
    const range = (id: string, through: number) => growthItem(id, { plausibility: { measure: "weight", range: { from: 1, through } } })
    expect(ofCode("growth-set-aside", [weight(400, 50)], { items: [...growthItems, range("a", 30), range("b", 40)] })).toEqual([{ start: today, qualifiers: { reason: ["beyondLimits"], measure: ["weight"] }, links: { observation: "w400" } }])
  })
})

describe("signs as facts", () => {
  it("of the last visit: those that are seen, and those that may be there", () => {
    const signs = (facts: readonly Fact[]) => Object.fromEntries(ofCode("growth-sign", facts).map(({ qualifiers, status }) => [qualifiers?.["sign"]?.[0], status ?? "seen"]))
    expect(signs([weight(399, 9), weight(400, 8.5)])).toMatchObject({ "weight-loss": "seen", "low-gain": "preliminary" })
    expect(signs([weight(399, 9), weight(400, 9.1)])).not.toHaveProperty("weight-loss")
  })
})

describe("what comes next as facts", () => {
  it("the weighing, from its day on, and overdue from the day after", () => {
    const next = (asOf: string) => (["weighing-due", "weighing-overdue"] as const).map((code) => ofCode(code, [weight(400, 8.1)], { asOf }).map(({ start, end }) => [start, end]))
    expect(next("2025-09-01")).toEqual([[["2025-09-19", "ongoing"]], []])
    expect(next("2025-09-19")).toEqual([[["2025-09-19", "ongoing"]], []])
    expect(next("2025-09-20")).toEqual([[["2025-09-19", "ongoing"]], [["2025-09-20", "ongoing"]]])
  })
  it("doses in the round, and for a child at risk", () => {
    expect(ofCode("supplement-due", [observed("o", "oedema", today, true)])).toEqual([
      { start: "2026-12-01", end: "ongoing", value: 200_000, unit: "[iU]", qualifiers: { supplement: ["p/vitamin-a"], reason: ["round"] } },
      { start: today, end: "ongoing", value: 100_000, unit: "[iU]", qualifiers: { supplement: ["p/vitamin-a"], reason: ["at-risk"] } }
    ])
  })
  it("milestones to watch and to refer, never for crawling alone", () => {
    expect(ofCode("milestone-refer", [observed("m", "walk-alone", atAge(540), false), observed("c", "crawl", atAge(540), false)]).map(({ qualifiers }) => qualifiers)).toEqual([{ milestone: ["walk-alone"] }])
    expect(ofCode("milestone-watch", [observed("m", "walk-alone", atAge(510), false)], { asOf: atAge(510) }).map(({ qualifiers }) => qualifiers)).toEqual([{ milestone: ["walk-alone"] }])
    expect(ofCode("milestone-watch", [observed("m", "walk-alone", atAge(450), false)], { asOf: atAge(450) })).toEqual([])
    expect(ofCode("milestone-refer", [observed("m", "walk-alone", atAge(450), true)], { asOf: atAge(600) })).toEqual([])
  })
})

describe("the engine", () => {
  it("says up to which day its results are complete", () => {
    const { record } = derived([weight(400, 8.1)])
    expect(record.complete?.["assessment"]).toBe(today)
    const known = deriveFacts(growthRulesOn(allItems), { person: { id: "c1" }, facts: [], complete: {} }, [growthEngine({ standards })])
    expect(known.record.complete).not.toHaveProperty("assessment")
  })
  it("writes under its name and version", () => expect(derived([weight(400, 8.1)]).record.facts.at(-1)?.source?.id).toBe("tramyte/growth@1.0.0"))
  it("of a child of whom nothing is known writes nothing but what is to be done", () => {
    expect(derived([], { person: { birthDate: "2024" } }).record.facts.filter(({ code }) => code?.[0] !== "growth-sign")).toEqual([])
  })
})
