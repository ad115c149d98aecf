import { describe, expect, it } from "vitest"
import type { GrowthVisit } from "../visit.ts"
import { lineOf } from "./line.ts"
import { type Said, visit } from "./visits.fixture.ts"

const statures = (...said: readonly Said[]): readonly number[] => lineOf(said.map(visit), "lengthHeight").map(({ value }) => value)

describe("the line of a measure", () => {
  it("stature is as if lying: from day 731 on 0.7 cm more", () => {
    expect(statures({ ageDays: 730, lengthHeight: 86 }, { ageDays: 731, lengthHeight: 86 })).toEqual([86, 86.7])
  })
  it("after a preterm birth the corrected age decides", () => {
    expect(statures({ ageDays: 770, correctedAgeDays: 730, lengthHeight: 86 }, { ageDays: 771, correctedAgeDays: 731, lengthHeight: 86 })).toEqual([86, 86.7])
  })
  it("at an age that nobody knows, how it was measured", () => {
    expect(statures({ ageDays: 10, birthUnknown: true, lengthHeight: 86, measured: "height" }, { ageDays: 20, birthUnknown: true, lengthHeight: 86, measured: "length" }, { ageDays: 30, birthUnknown: true, lengthHeight: 86 })).toEqual([86.7, 86, 86])
  })
  it("a baby that is said to have stood is not in it", () => {
    const stood: GrowthVisit = { ...visit({ ageDays: 100, lengthHeight: 60 }), stature: { used: 60, correction: 0, measured: undefined, standingBaby: true } }
    expect(lineOf([stood], "lengthHeight")).toEqual([])
  })
  it("the other measures stand as they are", () => {
    const [point] = lineOf([visit({ ageDays: 800, armCircumference: 13.5 })], "armCircumference")
    expect(point).toEqual({ on: "2028-03-11", day: visit({ ageDays: 800 }).day, ageDays: 800, assessedAgeDays: 800, value: 13.5, fact: "armCircumference-800" })
  })
  it.each([0, -1, NaN, Infinity])("%s kg is no weight", (weight) => {
    expect(lineOf([visit({ ageDays: 100, weight })], "weight")).toEqual([])
  })
  it("implausible z-scores are in it only where that is asked for", () => {
    const visits = [visit({ ageDays: 100, weight: 60, z: { "weight-for-age": 20 }, implausible: ["weight-for-age"] })]
    expect([lineOf(visits, "weight").length, lineOf(visits, "weight", "doubtful").length]).toEqual([0, 1])
  })
  it("a weight with oedema is in neither", () => {
    const visits = [visit({ ageDays: 100, weight: 6, oedema: true }), visit({ ageDays: 130, weight: 6, oedema: false })]
    expect(lineOf(visits, "weight", "doubtful").map(({ ageDays }) => ageDays)).toEqual([130])
  })
  it("oedema says nothing of length", () => {
    expect(statures({ ageDays: 100, lengthHeight: 60, oedema: true })).toEqual([60])
  })
})
