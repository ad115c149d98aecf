import { computeKpi } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { loadGrowth } from "../loadGrowth.ts"
import { arm, birthDate, child, halfYear, height, heightOfZ, oedema, rules, stands, weight, weightForLengthOfZ, weightOfZ, year } from "./measured.fixture.ts"

const june = "2026-06-01"

describe("height for age", () => {
  it.each([[-3.01, "in", "in"], [-3, "in", "out"], [-2.01, "in", "out"], [-2, "out", "out"], [0, "out", "out"], [3.5, "out", "out"]] as const)("z %f", (z, stunted, severely) => {
    expect(stands(["stunting", "severe-stunting"], [heightOfZ(june, z)])).toEqual([stunted, severely])
  })
  it("an implausible height is no measurement", () => {
    expect(stands(["stunting"], [height(june, 52)])).toEqual(["outside"])
    expect(stands(["stunting"], [heightOfZ("2026-03-01", -2.5), height(june, 52)])).toEqual(["in"])
  })
})

describe("weight for age", () => {
  it.each([[-3.01, "in", "in"], [-3, "in", "out"], [-2.01, "in", "out"], [-2, "out", "out"], [2.5, "out", "out"]] as const)("z %f", (z, under, severely) => {
    expect(stands(["underweight", "severe-underweight"], [weightOfZ(june, z)])).toEqual([under, severely])
  })
  it("without a height nothing is said of wasting", () => expect(stands(["wasting", "overweight"], [weightOfZ(june, -2.5)])).toEqual(["outside", "outside"]))
})

describe("weight for length", () => {
  const all = ["wasting", "severe-wasting", "overweight", "obesity", "acute-malnutrition-by-any-criterion", "severe-acute-malnutrition-by-any-criterion"]
  it.each([
    [-3.01, "in", "in", "out", "out", "in", "in"], [-3, "in", "out", "out", "out", "in", "out"], [-2, "out", "out", "out", "out", "out", "out"],
    [2, "out", "out", "out", "out", "out", "out"], [2.01, "out", "out", "in", "out", "out", "out"], [3, "out", "out", "in", "out", "out", "out"], [3.01, "out", "out", "in", "in", "out", "out"]
  ] as const)("z %f", (z, ...expected) => {
    expect(stands(all, weightForLengthOfZ(june, z))).toEqual(expected)
  })
})

describe("oedema", () => {
  it("counts as wasted and underweight, as WHO's program has it, and as severe acute malnutrition", () => {
    expect(stands(["wasting", "severe-wasting", "underweight", "severe-underweight", "overweight", "severe-acute-malnutrition-by-any-criterion"], [oedema(june), ...weightForLengthOfZ(june, 2.5)]))
      .toEqual(["in", "in", "in", "in", "out", "in"])
  })
  it("tells nothing of height", () => expect(stands(["stunting"], [oedema(june), heightOfZ(june, 0)])).toEqual(["out"]))
})

describe("acute malnutrition by the arm", () => {
  const both = ["acute-malnutrition-by-any-criterion", "severe-acute-malnutrition-by-any-criterion"]
  it.each([[11.4, "in", "in"], [11.5, "in", "out"], [12.4, "in", "out"], [12.5, "out", "out"]] as const)("%f cm", (cm, any, severe) => expect(stands(both, [arm(june, cm)])).toEqual([any, severe]))
  it("either criterion is enough", () => {
    expect(stands(both, [arm(june, 13), ...weightForLengthOfZ(june, -2.5)])).toEqual(["in", "out"])
    expect(stands(both, [arm(june, 11.4), ...weightForLengthOfZ(june, 0)])).toEqual(["in", "in"])
  })
  it("an arm is no criterion before six months", () => {
    expect(stands(both, [arm("2026-06-30", 11)], { birthDate: "2026-01-15" })).toEqual(["outside", "outside"])
    expect(stands(both, [arm("2026-07-20", 11)], { birthDate: "2026-01-15" })).toEqual(["in", "in"])
  })
  it("a station of the northern midlands takes 13.5 cm", () => {
    const law = loadGrowth("vietnam", "2026-12-31", { choices: { "vietnam-growth/moderate-arm-circumference-below": 13.5 } })
    expect(stands(both, [arm(june, 13)], { law })).toEqual(["in", "out"])
  })
  it("a later visit without any criterion does not hide an earlier one", () => {
    expect(stands(both, [arm(june, 11.4), weight("2026-08-01", 9)])).toEqual(["in", "in"])
    expect(stands(both, [arm(june, 11.4), arm("2026-08-01", 13)])).toEqual(["out", "out"])
  })
})

describe("which measurement counts", () => {
  it("the last of the period", () => {
    expect(stands(["stunting"], [heightOfZ("2026-02-01", -2.5), heightOfZ(june, -1)])).toEqual(["out"])
    expect(stands(["stunting"], [heightOfZ("2026-02-01", -1), heightOfZ(june, -2.5)])).toEqual(["in"])
    expect(stands(["stunting"], [heightOfZ("2026-02-01", -1), heightOfZ("2026-08-01", -2.5)], { period: halfYear })).toEqual(["out"])
  })
  it.each([["2025-12-31", "outside"], ["2026-01-01", "in"], ["2026-06-30", "in"], ["2026-07-01", "outside"]] as const)("measured on %s, for the first half of 2026", (start, expected) => {
    expect(stands(["stunting"], [heightOfZ(start, -2.5)], { period: halfYear })).toEqual([expected])
  })
  it("while under five, on the day of the measurement", () => {
    const born = "2021-06-10"
    const on = (start: string) => stands(["stunting"], [heightOfZ(start, -2.5, born)], { birthDate: born })[0]
    expect([on("2026-06-09"), on("2026-06-10")]).toEqual(["in", "outside"])
  })
  it("born on 29 February: five on 1 March", () => {
    const born = "2020-02-29"
    const on = (start: string) => stands(["stunting"], [heightOfZ(start, -2.5, born)], { birthDate: born, period: { from: "2025-01-01", until: "2026-01-01" }, law: loadGrowth("vietnam", "2025-12-31") })[0]
    expect([on("2025-02-28"), on("2025-03-01")]).toEqual(["in", "outside"])
  })
})

describe("who is counted", () => {
  const stunted = [heightOfZ(june, -2.5)]
  it("residents who live on the last day", () => {
    expect(stands(["stunting"], stunted, { deathDate: "2026-11-01" })).toEqual(["outside"])
  })
  it("a record that may lack measurements: whoever was measured counts, and which was the last is not known", () => {
    expect(stands(["stunting"], stunted, { unlisted: ["observation"] })).toEqual(["unknown"])
    expect(stands(["stunting"], [], { unlisted: ["observation"] })).toEqual(["outside"])
  })
  it("a child whose birth is known by its year has no class by age", () => expect(stands(["stunting", "underweight"], stunted, { birthDate: "2024" })).toEqual(["outside", "outside"]))
})

it("a commune's children by age when they were measured", () => {
  const girl = (id: string, born: string, z: number) => {
    const record = child([heightOfZ(june, z, born)], { birthDate: born })
    return { ...record, person: { ...record.person, id } }
  }
  const records = [girl("a", "2026-01-01", -1), girl("b", "2025-11-01", -2.5), girl("c", birthDate, -2.5), girl("d", birthDate, 0), girl("e", "2021-07-01", -4)]
  const { rate, strata, of } = computeKpi(rules, "vietnam-growth/stunting", { records, period: year })
  expect([of, rate]).toEqual([5, 0.6])
  expect(strata.find(({ by }) => by === "age")?.values.map(({ key, of: all, rate: share }) => [key, all, share])).toEqual([["0-5", 1, 0], ["6-11", 1, 1], ["12-23", 2, 0.5], ["48-59", 1, 1]])
})
