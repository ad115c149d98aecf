import { describe, expect, it } from "vitest"
import { epochDay } from "../time/index.ts"
import { classification, band, growthItem, growthItems, growthLaw, pretermRules } from "./growthPack.fixture.ts"
import type { GrowthItem } from "./growthItem.ts"
import type { GrowthStandards } from "./growthTable.ts"
import type { DayMeasures } from "./measuresOfRecord.ts"
import { madeNewborn } from "./newborn.fixture.ts"
import { pretermChild } from "./preterm.ts"
import { someRows } from "./tables.fixture.ts"
import { type MeasuredPerson, visitOf, without } from "./visitOf.ts"

const standards: GrowthStandards = { ...someRows(), newborn: madeNewborn }
const birth = epochDay("2024-07-01")
const girl: MeasuredPerson = { sex: "female", birth, births: { lo: birth, hi: birth }, preterm: undefined }
const onDay = (age: number, more: Partial<DayMeasures> = {}): DayMeasures => {
  const values = more.values ?? { weight: 8.1 }
  return { day: birth + age, values, facts: Object.fromEntries(Object.keys(values).map((measure) => [measure, `${measure}-fact`])), setAside: [], ...more }
}
const visit = (day: DayMeasures, { person = girl, items = growthItems, tables = standards }: { readonly person?: MeasuredPerson; readonly items?: readonly GrowthItem[]; readonly tables?: GrowthStandards } = {}) => visitOf(day, person, growthLaw(items), tables)
const scores = (...all: Parameters<typeof visit>) => Object.fromEntries(visit(...all).scores.map(({ table, z }) => [table, z]))

describe("what one day says", () => {
  it("of a girl of 13 months and 8.1 kg", () => {
    const { notScored, ...told } = visit(onDay(400, { values: { weight: 8.1, lengthHeight: 74.5, armCircumference: 12.4 }, measured: "length", oedema: false }))
    expect(told).toMatchObject({
      on: "2025-08-05", day: birth + 400, ageDays: 400, measurement: { sex: "female", ageDays: 400, weight: 8.1, lengthHeight: 74.5, armCircumference: 12.4, measured: "length", oedema: false },
      facts: { weight: "weight-fact", lengthHeight: "lengthHeight-fact", armCircumference: "armCircumference-fact" }, stature: { used: 74.5, correction: 0, measured: "length", standingBaby: false }, bmi: 8.1 / 0.745 ** 2, setAside: []
    })
    expect(told.scores.map(({ z }) => z)).toEqual([-0.34, -1.05, -1.23, -1.71])
    expect(told.classes.map(({ code }) => code)).toEqual(["normal-height", "normal-weight", "small-arm", "mam"])
    expect(notScored.map(({ code }) => code)).toEqual(["statureOutOfRange", "notMeasured", "notMeasured", "notMeasured"])
  })
  it("leaves out what is not known", () => {
    const told = visit(onDay(400))
    for (const field of ["correctedAgeDays", "stature", "bmi"]) expect(told).not.toHaveProperty(field)
    expect(told.measurement).toEqual({ weight: 8.1, sex: "female", ageDays: 400 })
  })
  it("without a birth date nothing goes by age", () => {
    const told = visit(onDay(0, { values: { weight: 12, lengthHeight: 87, armCircumference: 11 }, oedema: true }), { person: { ...girl, birth: undefined } })
    expect([told.ageDays, told.scores, told.measurement]).toEqual([NaN, [], { sex: "female", weight: 12, lengthHeight: 87, armCircumference: 11, oedema: true }])
    expect(told.classes.map(({ code }) => code)).toEqual(["oedema", "sam"])
  })
  it("a baby said to have stood has no score of stature: it can be asked again", () => {
    expect(visit(onDay(273, { values: { weight: 8, lengthHeight: 70 }, measured: "height" })).setAside).toEqual([{ fact: "lengthHeight-fact", measure: "lengthHeight", code: "standingBaby" }])
  })
  it("classes lead to findings", () => {
    const told = visit(onDay(730, { values: { lengthHeight: 75 }, oedema: true }))
    expect(told.classes.map(({ code, of }) => [code, of])).toEqual([["severely-stunted", "length-height-for-age"], ["oedema", "oedema"], ["sam", undefined], ["refer", undefined]])
  })
})

describe("a child of whom the month of birth is known", () => {
  const day = epochDay("2025-12-15")
  const bornIn = (from: string, to: string): MeasuredPerson => ({ sex: "female", birth: undefined, births: { lo: epochDay(from), hi: epochDay(to) }, preterm: undefined })
  const told = (person: MeasuredPerson, values: DayMeasures["values"]) => visit({ day, values, facts: Object.fromEntries(Object.keys(values).map((one) => [one, one])), setAside: [] }, { person })

  it("is called by what holds on whichever day it was", () => {
    // 6 months are 182.6 days: on 15 December who was born by 15 June has them
    const arm = (from: string, to: string) => told(bornIn(from, to), { armCircumference: 11 }).classes.map(({ code }) => code)
    expect([arm("2025-06-01", "2025-06-15"), arm("2025-06-01", "2025-06-16"), arm("2025-06-17", "2025-06-30")]).toEqual([["very-small-arm", "sam"], [], []])
    expect([arm("2020-12-31", "2021-01-31"), arm("2020-12-01", "2020-12-31")]).toEqual([["very-small-arm", "sam"], []])
  })
  it("has a weight-for-length/height, unless it may be 5 years old", () => {
    const { scores, notScored } = told(bornIn("2020-12-01", "2020-12-31"), { weight: 12, lengthHeight: 87 })
    expect([scores, notScored[0]]).toEqual([[], { indicator: "weight-for-length-height", code: "ageUnknown" }])
    expect(notScored.length).toBe(8)
    expect(told(bornIn("2020-12-16", "2020-12-31"), { weight: 12, lengthHeight: 87 }).scores.map(({ indicator }) => indicator)).toEqual(["weight-for-length-height"])
  })
})

describe("a child born too early", () => {
  const early = (days: number): MeasuredPerson => ({ ...girl, preterm: pretermChild(days, birth, pretermRules) })
  const person = early(210)
  it("is compared with others born too early until 64 weeks after the last menstrual period", () => {
    expect(scores(onDay(237, { values: { weight: 5 } }), { person })).toEqual({ "preterm/weight": 7.52 })
    expect(scores(onDay(0, { values: { weight: 1.1 } }), { person })).toEqual({ "birth/weight": 1 })
    expect(visit(onDay(237, { values: { weight: 5 } }), { person }).correctedAgeDays).toBe(167)
  })
  it("then by the age it would have, until the second birthday", () => {
    // 470 days, 70 of them too early: as a girl of 400 days
    const told = visit(onDay(470), { person })
    expect([told.ageDays, told.correctedAgeDays, told.scores.map(({ z, table }) => [z, table])]).toEqual([470, 400, [[-1.05, "young/weight"]]])
    expect(told.measurement.ageDays).toBe(470)
  })
  it("and from then on like all", () => {
    expect(visit(onDay(729), { person }).correctedAgeDays).toBe(659)
    const told = visit(onDay(730, { values: { weight: 11 } }), { person })
    expect(told).not.toHaveProperty("correctedAgeDays")
    expect(told.scores.map(({ z }) => z)).toEqual([-0.34])
  })
  it("is classed by the corrected age too: the arm from 6 months on", () => {
    const arm = (age: number) => visit(onDay(age, { values: { armCircumference: 11 } }), { person }).classes.map(({ code }) => code)
    // 6 months are 182.6 days: 252 days less 70 are 182
    expect([arm(252), arm(253)]).toEqual([[], ["very-small-arm", "sam"]])
  })
  it("that is said to have stood before 9 months of corrected age has no score of stature", () => {
    const stood = (age: number) => visit(onDay(age, { values: { lengthHeight: 70 }, measured: "height" }), { person })
    expect([343, 344].map((age) => stood(age).scores.map(({ indicator }) => indicator))).toEqual([[], ["length-height-for-age"]])
    expect(stood(343).setAside.map(({ code }) => code)).toEqual(["standingBaby"])
  })
  it("of 37 weeks is not", () => expect(visit(onDay(470), { person: early(259) })).not.toHaveProperty("correctedAgeDays"))
  it("without a sex has no score, by whichever standard", () => {
    expect([10, 470].map((age) => visit(onDay(age), { person: { ...person, sex: undefined } }).scores.length)).toEqual([0, 0])
  })
  it("without standards of preterm growth has no score before term, and then the corrected age", () => {
    const tables = someRows()
    const told = visit(onDay(69, { values: { weight: 3 } }), { person, tables })
    expect([told.scores, told.correctedAgeDays, told.classes]).toEqual([[], -1, []])
    expect(visit(onDay(70, { values: { weight: 3 } }), { person, tables }).scores.map(({ z, table }) => [z, table])).toEqual([[-0.52, "young/weight"]])
  })
})

describe("measures that no child of the age can have", () => {
  const range = (id: string, measure: "weight" | "lengthHeight", from: number, through: number, ages?: { from: number; until: number }) => growthItem(id, { plausibility: { measure, range: { from, through, ...(ages === undefined ? {} : { ages }) } } })
  const items = [...growthItems, range("weights", "weight", 0.5, 58), range("lengths", "lengthHeight", 38, 150, { from: 0, until: 60 }), growthItem("slips", { plausibility: { measure: "weight", jumpInZ: 3 } })]
  const beyond = (age: number, values: DayMeasures["values"], person = girl) => visit(onDay(age, { values }), { items, person }).setAside.map(({ fact, measure, code, value }) => [fact, measure, code, value])

  it.each([[0.49, true], [3, false], [20, false], [58.01, true]])("a weight of %f kg is set aside: %s", (weight, gone) => {
    expect(beyond(400, { weight })).toEqual(gone ? [["weight-fact", "weight", "beyondLimits", weight]] : [])
  })
  it("both ends of a range are believed", () => {
    const tight = [...growthItems, range("tight", "weight", 8, 12)]
    expect([7.99, 8, 12, 12.01].map((weight) => visit(onDay(400, { values: { weight } }), { items: tight }).setAside.length)).toEqual([1, 0, 0, 1])
  })
  it("a range is for the ages from the first on, and before the last", () => {
    const aged = [...growthItems, range("aged", "weight", 8, 12, { from: 400 / 30.4375, until: 730 / 30.4375 })]
    expect([399, 400, 729, 730].map((age) => visit(onDay(age, { values: { weight: 7 } }), { items: aged }).setAside.length)).toEqual([0, 1, 1, 0])
  })
  it("of a child born too early they are asked when standards of preterm growth end", () => {
    const heavy = [...growthItems, range("heavy", "weight", 4, 20)]
    const person: MeasuredPerson = { ...girl, preterm: pretermChild(210, birth, pretermRules) }
    expect([237, 238].map((age) => visit(onDay(age, { values: { weight: 3.5 } }), { items: heavy, person }).setAside.map(({ code }) => code))).toEqual([[], ["beyondLimits"]])
  })
  it("at other ages they may be had", () => {
    expect(beyond(400, { lengthHeight: 160 })).toEqual([["lengthHeight-fact", "lengthHeight", "beyondLimits", 160]])
    expect([beyond(1826, { lengthHeight: 160 }).length, beyond(1827, { lengthHeight: 160 }).length]).toEqual([1, 0])
    expect(beyond(400, { lengthHeight: 160 }, { ...girl, birth: undefined })).toEqual([])
  })
  it("take no other measure with them, and are told beside those that the day itself set aside", () => {
    const before = { fact: "old", measure: "weight", code: "repeated" } as const
    const told = visit(onDay(400, { values: { weight: 81, lengthHeight: 74.5 }, setAside: [before] }), { items })
    expect(told.measurement).toEqual({ lengthHeight: 74.5, sex: "female", ageDays: 400 })
    expect(told.scores.map(({ indicator }) => indicator)).toEqual(["length-height-for-age"])
    expect(told.setAside.map(({ code }) => code)).toEqual(["repeated", "beyondLimits"])
    expect(told.facts).toEqual({ weight: "weight-fact", lengthHeight: "lengthHeight-fact" })
  })
  it("are set aside once, however many rules say so", () => expect(visit(onDay(400, { values: { weight: 81 } }), { items: [...items, range("again", "weight", 1, 30)] }).setAside.length).toBe(1))
  it("a suspected slip of the pen is told", () => expect(visit(onDay(400, { values: { weight: 81 } }), { items }).setAside[0]?.suspected).toBeDefined())
})

describe("rules that say nothing of a class", () => {
  it("call nobody anything", () => expect(visit(onDay(400), { items: [classification("x", "head-circumference-for-age", { from: 0, until: 60 }, band("any"))] }).classes).toEqual([]))
})

describe("measures without some of them", () => {
  const values = { weight: 7, lengthHeight: 70 }
  it("are the same where none is set aside", () => expect(without(values, [])).toBe(values))
  it("lose only those", () => expect(without(values, [{ fact: "f", measure: "weight", code: "beyondLimits" }, { fact: "g", measure: "oedema", code: "notNumber" }])).toEqual({ lengthHeight: 70 }))
})
