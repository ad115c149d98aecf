import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { GrowthSign, SignRule } from "../growthItem.ts"
import type { GrowthVisit } from "../visit.ts"
import { signsAtEachVisit, signsOf, type SignItem, type SignOptions, type SignVerdict } from "./signsOf.ts"
import { bimonthly, born, plain, type Said, scored, visit, weighings } from "./visits.fixture.ts"

const sign = (when: SignRule, more: Partial<GrowthSign> = {}): SignItem => ({ item: { id: `test/${when.sign}` }, is: { code: when.sign, label: { vi: when.sign, en: when.sign }, when, ...more } })

const ask = (when: SignRule, visits: readonly GrowthVisit[], more: Partial<SignOptions> & Partial<GrowthSign> = {}): SignVerdict => {
  const { ages, ...options } = more
  return signsOf([sign(when, ages === undefined ? {} : { ages })], visits, { standards: plain, ...options })[0]!
}

const short = ({ verdict, reason }: SignVerdict): string => `${verdict} ${reason}`

const loss: SignRule = { sign: "weightLoss", moreThan: 0.1 }
const newborn: SignRule = { sign: "newbornLoss", moreThanPercent: 10, withinDays: 14 }
const flat: SignRule = { sign: "flatLine", visits: 3, apart: { days: 25 } }
// NICE NG75 with spaces of 0.67 z
const fall: SignRule = { sign: "centileFall", indicator: "weight-for-age", spaceInZ: 0.67, spaces: [{ fromCentileBelow: 9, spaces: 1 }, { fromCentileBelow: 91, spaces: 2 }, { spaces: 3 }] }
const low: SignRule = { sign: "lowCentile", indicator: "weight-for-age", below: 2 }
const little: SignRule = { sign: "lowIncrement", measure: "weight", belowZ: -2, times: 2 }
const conditional: SignRule = { sign: "lowConditionalGain", indicator: "weight-for-age", belowZ: -2 }

describe("weight loss", () => {
  it.each([
    [8.1, 8, "no notSeen"], [8.1, 7.99, "yes lostWeight"], [8.1, 8.1, "no notSeen"], [8.1, 8.5, "no notSeen"]
  ])("from %s to %s kg, when the scale may err by 100 g: %s", (before, now, verdict) => {
    expect(short(ask(loss, weighings([200, before], [230, now])))).toBe(verdict)
  })
  it("rests on the last two weighings, and tells them", () => {
    expect(ask(loss, weighings([100, 9], [200, 7], [230, 6.5])).evidence).toMatchObject({ points: [{ ageDays: 200, value: 7, fact: "weight-200" }, { ageDays: 230, value: 6.5 }], gain: -0.5, days: 30 })
  })
  it("cannot be told of one weighing, or of none", () => {
    expect(short(ask(loss, weighings([200, 7])))).toBe("unknown tooFewMeasures")
    expect(short(ask(loss, []))).toBe("unknown notMeasured")
    expect(short(ask(loss, [visit({ ageDays: 200, lengthHeight: 70 })]))).toBe("unknown notMeasured")
  })
  it("is none when a weight was implausible, or weighed water", () => {
    const slip = visit({ ageDays: 215, weight: 70, z: { "weight-for-age": 20 }, implausible: ["weight-for-age"] })
    const swollen = visit({ ageDays: 220, weight: 8.2, oedema: true })
    expect(short(ask(loss, [...weighings([200, 7]), slip, swollen, ...weighings([230, 7.1])]))).toBe("no notSeen")
  })
  it("counts from the birth weight where that is known", () => {
    expect(short(ask(loss, weighings([30, 3]), { birthWeight: { kg: 3.3, fact: "b" } }))).toBe("yes lostWeight")
    expect(ask(loss, weighings([30, 3]), { birthWeight: { kg: 3.3, fact: "b" } }).evidence.points[0]).toMatchObject({ on: "2026-01-01", ageDays: 0, value: 3.3, z: 1, fact: "b" })
  })
  it("is looked for at some ages only, if the pack says so: 0.5 month is day 15.2", () => {
    const ages = { from: 0.5, until: 60 }
    expect(short(ask(loss, weighings([0, 3.4], [15, 3.1]), { ages }))).toBe("no otherAge")
    expect(short(ask(loss, weighings([0, 3.4], [16, 3.1]), { ages }))).toBe("yes lostWeight")
    expect(short(ask(loss, [visit({ ageDays: 100, weight: 5, birthUnknown: true }), visit({ ageDays: 130, weight: 4, birthUnknown: true })], { ages }))).toBe("unknown ageUnknown")
  })
  it("ages are from the first and before the second", () => {
    const fell = weighings([100, 5], [487, 4])
    const until = (months: number) => short(ask(loss, fell, { ages: { from: 0, until: months } }))
    const from = (months: number) => short(ask(loss, fell, { ages: { from: months, until: 60 } }))
    // Day 487 is exactly 16 months.
    expect([until(16), until(16.01), from(16), from(16.01)]).toEqual(["no otherAge", "yes lostWeight", "yes lostWeight", "no otherAge"])
    expect(short(ask(loss, [visit({ ageDays: 487, lengthHeight: 70 })], { ages: { from: 20, until: 60 } }))).toBe("no otherAge")
    expect(short(ask(loss, [], { ages: { from: 20, until: 60 } }))).toBe("unknown notMeasured")
  })
  it("a weight at birth that is one of the visits stands, whatever else is told", () => {
    expect(ask(newborn, weighings([0, 3.4], [4, 3]), { birthWeight: { kg: 2.9 } })).toMatchObject({ verdict: "yes", evidence: { points: [{ value: 3.4, fact: "weight-0" }, { value: 3 }] } })
  })
  it("a birth weight that is no weight is none, and one that cannot be has no z-score", () => {
    expect(short(ask(loss, weighings([30, 3]), { birthWeight: { kg: 0 } }))).toBe("unknown tooFewMeasures")
    expect(ask(loss, weighings([30, 3]), { birthWeight: { kg: 6 } }).evidence.points[0]).not.toHaveProperty("z")
    expect(ask(loss, [visit({ ageDays: 30, weight: 3, sex: undefined })], { birthWeight: { kg: 3.3 } }).evidence.points[0]).toEqual({ on: "2026-01-01", day: born, ageDays: 0, assessedAgeDays: 0, value: 3.3 })
    expect(ask(loss, weighings([30, 3]), { birthWeight: { kg: 3.3 }, standards: { tables: plain.tables.slice(1) } }).evidence.points[0]).not.toHaveProperty("z")
    expect(short(ask(loss, [], { birthWeight: { kg: 3.3 } }))).toBe("unknown notMeasured")
  })
  it("needs no birth date", () => {
    const visits = [visit({ ageDays: 100, weight: 5, birthUnknown: true }), visit({ ageDays: 130, weight: 4, birthUnknown: true })]
    expect(short(ask(loss, visits, { birthWeight: { kg: 3.3 } }))).toBe("yes lostWeight")
  })
})

describe("loss of birth weight in the first days", () => {
  it.each([[4, 3.0, "no notSeen"], [4, 2.88, "no notSeen"], [4, 2.87, "yes lostOfBirthWeight"], [14, 2.87, "yes lostOfBirthWeight"], [15, 2.87, "no otherAge"]])("3.2 kg at birth, day %s: %s kg: %s", (day, kg, verdict) => {
    expect(short(ask(newborn, weighings([0, 3.2], [day, kg])))).toBe(verdict)
  })
  it("tells how much", () => {
    expect(ask(newborn, weighings([4, 2.8]), { birthWeight: { kg: 3.2 } }).evidence).toMatchObject({ points: [{ ageDays: 0, value: 3.2 }, { ageDays: 4, value: 2.8 }], gain: -0.4, percent: 12.5, days: 4 })
  })
  it("cannot be told without the birth weight, or without a weight after it", () => {
    expect(short(ask(newborn, weighings([4, 2.8])))).toBe("unknown birthWeightUnknown")
    expect(ask(newborn, weighings([4, 2.8])).evidence.points.map(({ value }) => value)).toEqual([2.8])
    expect(short(ask(newborn, weighings([0, 3.2])))).toBe("unknown tooFewMeasures")
    expect(short(ask(newborn, []))).toBe("unknown notMeasured")
  })
})

describe("a flat line", () => {
  it.each([
    ["three weighings without gain", [[200, 7], [230, 7], [260, 7]], "yes gainedNothing"],
    ["falling", [[200, 7.2], [230, 7.1], [260, 7]], "yes gainedNothing"],
    ["a gain between the first two", [[200, 6.9], [230, 7], [260, 7]], "no notSeen"],
    ["a gain at last", [[200, 7], [230, 7], [260, 7.1]], "no notSeen"],
    ["a gain before them", [[170, 6], [200, 7], [230, 7], [260, 7]], "yes gainedNothing"],
    ["one weighing", [[260, 7]], "unknown tooFewMeasures"],
    ["none", [], "unknown notMeasured"],
    ["two weighings without gain", [[230, 7], [260, 7]], "unknown tooFewMeasures"],
    ["two weighings with gain", [[230, 7], [260, 7.1]], "no notSeen"],
    ["one of them too near: 24 days", [[206, 7], [230, 7], [260, 7]], "unknown tooFewMeasures"],
    ["just far enough: 25 days", [[205, 7], [230, 7], [260, 7]], "yes gainedNothing"],
    ["others in between are passed over", [[200, 7], [220, 6.5], [230, 7], [240, 7.1], [260, 7]], "yes gainedNothing"]
  ] as const)("%s: %s", (_, line, verdict) => {
    expect(short(ask(flat, weighings(...line)))).toBe(verdict)
  })
  it.each([
    ["lost 100 g, as much as the scale errs", [[200, 7], [230, 7], [260, 6.9]], "yes gainedNothing", "no notSeen"],
    ["lost 110 g", [[200, 7], [230, 7], [260, 6.89]], "no notSeen", "yes lostWeight"],
    ["lost 400 g", [[200, 7.4], [230, 7.4], [260, 7]], "no notSeen", "yes lostWeight"],
    ["lost 200 g, little by little", [[200, 7.2], [230, 7.1], [260, 7]], "yes gainedNothing", "no notSeen"],
    ["lost much once, and has not made it good since", [[200, 7.5], [230, 7], [260, 7]], "yes gainedNothing", "no notSeen"],
    ["lost what it had gained since, a week ago", [[200, 7], [230, 7], [253, 7.5], [260, 7]], "no notSeen", "yes lostWeight"],
    ["one weighing, and a loss since", [[230, 7], [260, 6.5]], "no notSeen", "yes lostWeight"]
  ] as const)("a line that falls is not flat, it is a loss, told once: %s", (_, line, flatVerdict, lossVerdict) => {
    expect([ask(flat, weighings(...line)), ask(loss, weighings(...line))].map(short)).toEqual([flatVerdict, lossVerdict])
  })
  it("tells the change of z a month", () => {
    expect(ask(flat, weighings([200, 7, -0.5], [230, 7, -0.8], [260, 7, -1.1])).evidence).toMatchObject({ gain: 0, days: 60, zChange: -0.6, zChangePerMonth: -0.304375 })
    expect(ask(flat, weighings([200, 7, -0.5], [230, 7], [260, 7])).evidence).not.toHaveProperty("zChange")
    expect(ask(flat, weighings([200, 7], [230, 7], [260, 7, -0.5])).evidence).not.toHaveProperty("zChange")
  })
  it("calendar months are kept within the month", () => {
    // Born on 1 January: day 30 is 31 January, day 58 is 28 February.
    const monthly: SignRule = { sign: "flatLine", visits: 2, apart: { months: 1 } }
    expect(short(ask(monthly, weighings([30, 4], [58, 4])))).toBe("yes gainedNothing")
    expect(short(ask(monthly, weighings([30, 4], [57, 4])))).toBe("unknown tooFewMeasures")
  })
})

describe("falling through centiles", () => {
  it.each([
    [-1.5, -2.16, "no notSeen", 1], [-1.5, -2.17, "yes fellThroughCentiles", 1],
    [0, -1.33, "no notSeen", 2], [0, -1.34, "yes fellThroughCentiles", 2],
    [1.5, -0.5, "no notSeen", 3], [1.5, -0.51, "yes fellThroughCentiles", 3],
    [0, 2, "no notSeen", 2]
  ])("from %s at birth to %s: %s (of %s spaces)", (birth, now, verdict, spacesNeeded) => {
    const found = ask(fall, weighings([0, 3, birth], [100, 4, now]))
    expect(short(found)).toBe(verdict)
    expect(found.evidence).toMatchObject({ reference: "birthWeight", spacesNeeded, zChange: Math.round((now - birth) * 100) / 100 })
  })
  it("just one space is one, whatever the binary fractions", () => {
    expect(short(ask(fall, weighings([0, 3, -1.53], [100, 4, -2.2])))).toBe("yes fellThroughCentiles")
  })
  it("the 9th centile is 1.34 SD below: who is born there may fall two spaces", () => {
    expect(ask(fall, weighings([0, 3, -1.34], [100, 4, -2])).evidence.spacesNeeded).toBe(2)
    expect(ask(fall, weighings([0, 3, -1.35], [100, 4, -2])).evidence.spacesNeeded).toBe(1)
  })
  it("without a birth weight it counts from the first visit, and says so", () => {
    expect(ask(fall, weighings([30, 4, 0], [100, 4.5, -1.5])).evidence).toMatchObject({ reference: "firstVisit", spaces: tidySpaces(1.5), percentile: 50 })
  })
  it("a birth weight that is told stands before the visits: 3.3 kg is +1 by the plain standard", () => {
    expect(ask(fall, weighings([30, 3.2, -0.5], [60, 3, -1.5]), { birthWeight: { kg: 3.3 } }).evidence).toMatchObject({ reference: "birthWeight", zChange: -2.5, days: 60 })
  })
  it("after a preterm birth only a z-score that is told counts", () => {
    const visits = [visit({ ageDays: 60, correctedAgeDays: 30, weight: 3.5, z: { "weight-for-age": 0 } }), visit({ ageDays: 90, correctedAgeDays: 60, weight: 3.5, z: { "weight-for-age": -1 } })]
    expect(ask(fall, visits, { birthWeight: { kg: 2 } }).evidence).toMatchObject({ reference: "firstVisit", zChange: -1 })
    expect(ask(fall, visits, { birthWeight: { kg: 2, z: 0.5 } }).evidence).toMatchObject({ reference: "birthWeight", zChange: -1.5 })
  })
  it("length counts from the first visit, even if the birth weight is known", () => {
    const length: SignRule = { ...fall, indicator: "length-height-for-age" }
    const visits = [visit({ ageDays: 30, lengthHeight: 52, z: { "length-height-for-age": 0 } }), visit({ ageDays: 100, lengthHeight: 54, z: { "length-height-for-age": -1.5 } })]
    expect(ask(length, visits, { birthWeight: { kg: 3 } })).toMatchObject({ verdict: "yes", evidence: { reference: "firstVisit", gain: 2 } })
  })
  it("cannot be told of one visit, of implausible scores, or without a sex", () => {
    expect(short(ask(fall, weighings([30, 4, 0])))).toBe("unknown tooFewMeasures")
    expect(short(ask(fall, [...weighings([30, 4, 0]), visit({ ageDays: 60, weight: 1, z: { "weight-for-age": -7 }, implausible: ["weight-for-age"] })]))).toBe("unknown tooFewMeasures")
    expect(short(ask(fall, [visit({ ageDays: 60, weight: 4, sex: undefined })]))).toBe("unknown sexUnknown")
    expect(short(ask(fall, []))).toBe("unknown notMeasured")
  })
})

const tidySpaces = (z: number): number => Math.round(z / 0.67 * 1e6) / 1e6

describe("below a centile", () => {
  it.each([[-2.05, "no notSeen"], [-2.06, "yes belowCentile"]])("weight at %s SD, of which the 2nd centile is -2.054: %s", (z, verdict) => {
    expect(short(ask(low, weighings([30, 4, 0], [100, 4.5, z])))).toBe(verdict)
  })
  it("goes by the last visit with a score", () => {
    expect(ask(low, [...weighings([100, 4, -2.5]), visit({ ageDays: 130, lengthHeight: 60 })]).evidence).toMatchObject({ points: [{ ageDays: 100 }], percentile: expect.closeTo(0.62, 2) })
  })
  it("cannot be told without a score", () => {
    expect(short(ask(low, [visit({ ageDays: 130, lengthHeight: 60 })]))).toBe("unknown notMeasured")
    expect(short(ask(low, [visit({ ageDays: 130, weight: 6, sex: undefined })]))).toBe("unknown sexUnknown")
  })
})

describe("low increments", () => {
  // Boys from 2 to 3 and 3 to 4 months gain 815 g and 617 g at the median; -2 SD is near 400 and 250 g.
  it.each([
    ["two low gains", [[61, 5], [91, 5.2], [122, 5.3]], "yes gainedLittle"],
    ["the last one is not low", [[61, 5], [91, 5.2], [122, 5.8]], "no notSeen"],
    ["the one before is not low", [[61, 5], [91, 5.8], [122, 5.9]], "no notSeen"],
    ["one low gain", [[91, 5.2], [122, 5.3]], "unknown tooFewMeasures"],
    ["one gain that is not low", [[91, 5.2], [122, 5.8]], "no notSeen"],
    ["what was before them does not matter", [[30, 4], [61, 5.4], [91, 5.5], [122, 5.6]], "yes gainedLittle"],
    ["a loss below the table is low, too", [[61, 5.6], [91, 5.7], [122, 5.2]], "yes gainedLittle"],
    ["weighings in between, at no distance of a table, are passed over", [[61, 5], [70, 5.4], [91, 5.2], [100, 5.6], [122, 5.3]], "yes gainedLittle"]
  ] as const)("%s: %s", (_, line, verdict) => {
    expect(short(ask(little, weighings(...line)))).toBe(verdict)
  })
  it("of weight counts from birth", () => {
    expect(short(ask({ ...little, times: 1 }, weighings([28, 3.2]), { birthWeight: { kg: 3.2 } }))).toBe("yes gainedLittle")
    expect(short(ask({ ...little, times: 1 }, weighings([28, 4.2]), { birthWeight: { kg: 3.2 } }))).toBe("no notSeen")
    const preterm = [visit({ ageDays: 28, correctedAgeDays: -28, weight: 3.2 })]
    expect(short(ask({ ...little, times: 1 }, preterm, { birthWeight: { kg: 3.2 } }))).toBe("unknown beyondAges")
  })
  it("a gain at the cut-off itself is not low", () => {
    const { evidence } = ask({ ...little, times: 1 }, weighings([91, 5.2], [122, 5.3]))
    const z = evidence.increments?.[0]?.velocity
    expect(short(ask({ ...little, times: 1, belowZ: z?.assessable === true ? z.z : 0 }, weighings([91, 5.2], [122, 5.3])))).toBe("no notSeen")
  })
  it("tells the last two weighings where it cannot be told", () => {
    expect(ask(little, weighings([61, 5], [71, 5], [81, 5])).evidence.points.map(({ ageDays }) => ageDays)).toEqual([71, 81])
  })
  it("tells the gains, the newest first, and where each begins", () => {
    const { evidence } = ask(little, weighings([61, 5], [91, 5.2], [122, 5.3]))
    expect(evidence.points.map(({ ageDays }) => ageDays)).toEqual([61, 91, 122])
    expect(evidence.increments?.map(({ gain, velocity }) => [gain, velocity.assessable && velocity.z < -2])).toEqual([[0.1, true], [0.2, true]])
    expect(evidence).toMatchObject({ days: 61, gain: 0.3 })
  })
  it("of length too, the child measured lying", () => {
    const length: SignRule = { sign: "lowIncrement", measure: "length", belowZ: -2, times: 1 }
    const grown = (cm: number) => ask(length, [visit({ ageDays: 92, lengthHeight: 61 }), visit({ ageDays: 153, lengthHeight: 61 + cm })])
    expect([grown(2.5), grown(2.7), grown(0)].map(short)).toEqual(["yes gainedLittle", "no notSeen", "yes gainedLittle"])
  })
  it("a length that did not grow is as low as the curve goes, -5.03 at that age, and tells nothing of what is asked below", () => {
    const still = (belowZ: number) => ask({ sign: "lowIncrement", measure: "length", belowZ, times: 1 }, [visit({ ageDays: 92, lengthHeight: 61 }), visit({ ageDays: 153, lengthHeight: 61 })])
    expect([still(-5.03), still(-5.04)].map(short)).toEqual(["yes gainedLittle", "unknown intervalNotAssessable"])
  })
  it("where the curve goes down for ever, whatever lies below it is low", () => {
    const rows = bimonthly.rows.male.map((row) => ({ ...row, l: -0.05 }))
    const endless = { ...plain, velocity: [{ ...bimonthly, rows: { male: rows, female: rows } }] }
    const found = ask({ ...little, times: 1, belowZ: -9 }, weighings([92, 6], [153, 5.3]), { standards: endless })
    expect(short(found)).toBe("yes gainedLittle")
    expect(found.evidence.increments?.[0]?.velocity).toEqual({ assessable: false, code: "belowTable", days: 61 })
  })
  it("cannot be told at ages for which there are no tables: those of the cases end at eight months", () => {
    expect(short(ask(little, weighings([400, 8], [430, 8], [461, 8])))).toBe("unknown beyondAges")
    expect(short(ask(little, weighings([400, 8], [410, 8], [420, 8])))).toBe("unknown intervalNotAssessable")
  })
  it("cannot be told of weighings at no distance of a table", () => {
    expect(short(ask(little, weighings([61, 5], [71, 5], [81, 5])))).toBe("unknown intervalNotAssessable")
    expect(short(ask(little, weighings([61, 5], [91, 5.2], [122, 5.3]), { standards: { tables: [] } }))).toBe("unknown intervalNotAssessable")
    expect(short(ask(little, weighings([61, 5])))).toBe("unknown tooFewMeasures")
    expect(short(ask(little, [visit({ ageDays: 61, weight: 5, sex: undefined }), visit({ ageDays: 91, weight: 5, sex: undefined })]))).toBe("unknown sexUnknown")
  })
})

describe("low conditional gain", () => {
  const correlation = () => 0.8
  it("tells how far the z-score moved, and where it was to be expected", () => {
    expect(ask(conditional, weighings([61, 5, -2], [91, 5.2, -2.8]), { correlation })).toMatchObject({ verdict: "no", evidence: { zChange: -0.8, expectedZ: -1.6, conditionalZ: -2 } })
    expect(ask(conditional, weighings([61, 5, 0], [80, 5.2, 0], [88, 5.2, -3]), { correlation }).evidence.points.map(({ ageDays }) => ageDays)).toEqual([80, 88])
  })
  it("of indices of two measures, too", () => {
    const slim = (ageDays: number, z: number) => ({ ...visit({ ageDays, weight: 6, lengthHeight: 65, z: { "bmi-for-age": z, "weight-for-length-height": z, "length-height-for-age": z } }), bmi: 14.2 })
    const visits = [slim(100, 0), slim(130, -2)]
    expect((["bmi-for-age", "weight-for-length-height", "length-height-for-age"] as const).map((indicator) => ask({ ...conditional, indicator }, visits, { correlation }).evidence.points.map(({ value, fact }) => [value, fact])))
      .toEqual([[[14.2, "weight-100"], [14.2, "weight-130"]], [[6, "weight-100"], [6, "weight-130"]], [[65, "lengthHeight-100"], [65, "lengthHeight-130"]]])
  })
  it.each([[-2, -2.79, "no notSeen"], [-2, -2.81, "yes gainedLessThanExpected"], [0, -1.19, "no notSeen"], [0, -1.21, "yes gainedLessThanExpected"]])("from %s to %s, when r is 0.8: %s", (z1, z2, verdict) => {
    expect(short(ask(conditional, weighings([61, 5, z1], [91, 5.2, z2]), { correlation }))).toBe(verdict)
  })
  it("asks for the ages as assessed, of the last visit and of one four weeks before", () => {
    const asked: unknown[] = []
    const visits = [visit({ ageDays: 90, correctedAgeDays: 60, weight: 4, z: { "weight-for-age": 0 } }), ...weighings([110, 4.4, 0]), visit({ ageDays: 130, correctedAgeDays: 100, weight: 5, z: { "weight-for-age": 0 } })]
    const found = ask(conditional, visits, { correlation: (...question) => { asked.push(question); return 0.8 } })
    expect(asked).toEqual([["weight-for-age", "male", 60, 100]])
    expect(found.evidence).toMatchObject({ days: 40, gain: 1, zChange: 0, expectedZ: 0, conditionalZ: 0 })
  })
  it("cannot be told without a correlation, within four weeks, or of one visit", () => {
    expect(short(ask(conditional, weighings([61, 5, 0], [91, 5.2, -3])))).toBe("unknown noCorrelation")
    expect(short(ask(conditional, weighings([61, 5, 0], [91, 5.2, -3]), { correlation: () => undefined }))).toBe("unknown noCorrelation")
    expect(short(ask(conditional, weighings([61, 5, 0], [91, 5.2, -3]), { correlation: () => 1 }))).toBe("unknown noCorrelation")
    expect(short(ask(conditional, weighings([61, 5, 0], [88, 5.2, -3]), { correlation }))).toBe("unknown intervalNotAssessable")
    expect(short(ask(conditional, weighings([61, 5, 0], [89, 5.2, -3]), { correlation }))).toBe("yes gainedLessThanExpected")
    expect(short(ask(conditional, weighings([61, 5, 0]), { correlation }))).toBe("unknown tooFewMeasures")
    expect(short(ask(conditional, [visit({ ageDays: 61, weight: 5, sex: undefined })], { correlation }))).toBe("unknown sexUnknown")
  })
})

const all = [loss, newborn, flat, fall, low, little, conditional].map((when) => sign(when))
const options: SignOptions = { standards: plain, correlation: () => 0.8 }

describe("signs together", () => {
  it("each names its rule, its kind and its label; nothing is left out", () => {
    expect(signsOf(all, [], options).map(({ rule, sign: kind, verdict }) => [rule, kind, verdict])).toEqual(all.map(({ item, is }) => [item.id, is.when.sign, "unknown"]))
    expect(signsOf(all, [], options)[0]?.label).toEqual({ vi: "weightLoss", en: "weightLoss" })
  })
  it("a loss that was made good is none now, and is still told of its visit", () => {
    const visits = weighings([200, 7], [230, 6.5], [260, 7.5])
    expect(short(ask(loss, visits))).toBe("no notSeen")
    expect(signsAtEachVisit([sign(loss)], visits, options).map(({ visit: { ageDays }, signs }) => [ageDays, signs[0]?.verdict])).toEqual([[200, "unknown"], [230, "yes"], [260, "no"]])
  })
})

describe("laws", () => {
  const said: fc.Arbitrary<Said> = fc.record({
    ageDays: fc.integer({ min: 0, max: 400 }), weight: fc.integer({ min: 20, max: 120 }).map((hectograms) => hectograms / 10), oedema: fc.constantFrom(false, false, false, true)
  })
  const line = fc.uniqueArray(said, { selector: ({ ageDays }) => ageDays, maxLength: 7 }).map((all) => scored(...all.toSorted((a, b) => a.ageDays - b.ageDays)))
  it("a later visit takes nothing away from what was seen before", () => {
    fc.assert(fc.property(line, fc.integer({ min: 0, max: 7 }), (visits, known) => {
      const before = signsAtEachVisit(all, visits.slice(0, known), options)
      expect(signsAtEachVisit(all, visits, options).slice(0, before.length)).toEqual(before)
    }))
  })
  it("weights at which nobody may look change no sign", () => {
    fc.assert(fc.property(line, (visits) => {
      expect(signsOf(all, visits.filter(({ measurement }) => measurement.oedema === false), options)).toEqual(signsOf(all, visits, options))
    }))
  })
  it("whoever is told has a reason that fits the verdict, and evidence unless nothing was measured", () => {
    const seen = new Set(["lostWeight", "lostOfBirthWeight", "gainedNothing", "fellThroughCentiles", "belowCentile", "gainedLittle", "gainedLessThanExpected"])
    fc.assert(fc.property(line, (visits) => {
      for (const { verdict, reason, evidence } of signsOf(all, visits, options)) {
        expect(verdict === "yes").toBe(seen.has(reason))
        if (verdict !== "unknown") expect(evidence.points.length).toBeGreaterThan(0)
      }
    }))
  })
  it("the heavier the last weight, the fewer signs of loss: never from no to yes", () => {
    const falling = [loss, flat, fall, low, little].map((when) => sign(when))
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 3, max: 13 }), { minLength: 2, maxLength: 6 }), fc.integer({ min: 30, max: 50 }), fc.integer({ min: 1, max: 12 }), (months, last, more) => {
      const days = months.toSorted((a, b) => a - b)
      const withLast = (hectograms: number) => signsOf(falling, scored(...days.map((month, index) => ({ ageDays: month * 30, weight: index === days.length - 1 ? hectograms / 10 : 5 }))), options)
      const heavier = withLast(last + more)
      const lighter = withLast(last)
      // A line that falls more is no flat one, but a loss: of the two the one or the other.
      const [lostBefore, flatBefore, ...othersBefore] = lighter
      const [lostThen, flatThen, ...othersThen] = heavier
      if (lostBefore?.verdict === "no") expect(lostThen?.verdict).toBe("no")
      if (lostBefore?.verdict === "no" && flatBefore?.verdict === "no") expect(flatThen?.verdict).toBe("no")
      othersBefore.forEach(({ verdict }, index) => { if (verdict === "no") expect(othersThen[index]?.verdict).toBe("no") })
      for (const verdicts of [lighter, heavier]) expect(verdicts.slice(0, 2).filter(({ verdict }) => verdict === "yes").length).toBeLessThan(2)
    }))
  })
})
