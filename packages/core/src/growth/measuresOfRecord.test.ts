import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Fact } from "../citizen/fact.ts"
import { readRecord } from "../citizen/readRecord.ts"
import { epochDay } from "../time/index.ts"
import { measuresOfRecord } from "./measuresOfRecord.ts"

type Told = Partial<Fact> & { readonly code: readonly string[] }

const facts = (told: readonly Told[]): readonly Fact[] => told.map((one, index) => ({ id: `f${index}`, kind: "observation", start: "2026-07-01", recorded: "2026-07-01", ...one }))
const read = (told: readonly Told[], until = "2026-07-15") => measuresOfRecord(readRecord({ person: { id: "c1" }, facts: facts(told) }), epochDay(until))
const dayOf = (...told: readonly Told[]) => read(told).days[0]
const values = (...told: readonly Told[]) => dayOf(...told)?.values
const setAside = (...told: readonly Told[]) => dayOf(...told)?.setAside.map(({ on: _on, ...rest }) => rest)

describe("codes of measures", () => {
  it.each([
    ["weight", "weight", "kg"], ["29463-7", "weight", "kg"], ["LOINC|29463-7", "weight", "kg"],
    ["height", "lengthHeight", "cm"], ["length", "lengthHeight", "cm"], ["8302-2", "lengthHeight", "cm"], ["LOINC|8306-3", "lengthHeight", "cm"], ["8308-9", "lengthHeight", "cm"],
    ["head-circumference", "headCircumference", "cm"], ["9843-4", "headCircumference", "cm"], ["muac", "armCircumference", "cm"], ["triceps-skinfold", "tricepsSkinfold", "mm"], ["subscapular-skinfold", "subscapularSkinfold", "mm"]
  ])("%s", (code, measure, unit) => expect(dayOf({ code: [code], value: 12.5, unit })).toMatchObject({ values: { [measure]: 12.5 }, facts: { [measure]: "f0" }, setAside: [] }))
  it.each(["birth-weight", "8339-4"])("%s is of the day of birth, whenever it was written down", (code) => {
    const view = readRecord({ person: { id: "c1" }, facts: facts([{ code: [code], value: 3.1, unit: "kg" }]) })
    const told = (birth?: string) => measuresOfRecord(view, epochDay("2026-07-15"), birth === undefined ? undefined : epochDay(birth))
    expect(told("2026-05-02").days).toMatchObject([{ day: epochDay("2026-05-02"), values: { weight: 3.1 } }])
    expect(told()).toMatchObject({ days: [], undated: [{ fact: "f0", measure: "weight", code: "birthUnknown" }] })
    expect(told("2026-07-16")).toMatchObject({ days: [], undated: [{ fact: "f0", code: "ageNegative" }] })
  })
  it("the first that means a measure counts, whatever stands before it", () => {
    expect(values({ code: ["local|7", "muac", "weight"], value: 13, unit: "cm" })).toEqual({ armCircumference: 13 })
  })
  it.each([["blood-glucose"], ["SNOMED|29463-7"], ["__proto__"], ["LOINC|weightless"], []])("%j is none", (...code) => expect(read([{ code, value: 5, unit: "kg" }])).toEqual({ days: [], undated: [] }))
  it("without any code is none", () => {
    const [{ code: _code, ...bare }] = facts([{ code: [], value: 5, unit: "kg" }]) as [Fact]
    expect(measuresOfRecord(readRecord({ person: { id: "c1" }, facts: [bare] }), epochDay("2026-07-15"))).toEqual({ days: [], undated: [] })
  })
  it("only observations are measures", () => expect(read([{ code: ["weight"], value: 5, unit: "kg", kind: "condition" }])).toEqual({ days: [], undated: [] }))
})

describe("units", () => {
  it.each([
    ["weight", 7.25, "kg", "weight", 7.25], ["weight", 7250, "g", "weight", 7.25], ["weight", 16, "[lb_av]", "weight", 7.25747792], ["weight", 16, "lb", "weight", 7.25747792], ["length", 0.655, "m", "lengthHeight", 65.5], ["length", 655, "mm", "lengthHeight", 65.5],
    ["length", 25.5, "in", "lengthHeight", 64.77], ["muac", 128, "mm", "armCircumference", 12.8], ["triceps-skinfold", 0.7, "cm", "tricepsSkinfold", 7], ["head-circumference", 0.451, "m", "headCircumference", 45.1]
  ])("%s of %f %s", (code, value, unit, measure, expected) => expect(values({ code: [code], value, unit })).toEqual({ [measure]: expected }))
  it.each(["cm", "stone", "", "Kg", "constructor"])("a weight in %j is set aside, not guessed", (unit) => {
    expect(dayOf({ code: ["weight"], value: 7, unit })).toMatchObject({ values: {}, facts: {}, setAside: [{ fact: "f0", measure: "weight", code: "unitUnknown", value: 7, unit }] })
  })
  it("without a unit too", () => expect(setAside({ code: ["weight"], value: 7 })).toEqual([{ fact: "f0", measure: "weight", code: "unitUnknown", value: 7 }]))
})

describe("values that are none", () => {
  it.each(["7.2", true])("%j", (value) => expect(setAside({ code: ["weight"], value, unit: "kg" })).toEqual([{ fact: "f0", measure: "weight", code: "notNumber", value, unit: "kg" }]))
  it("none at all", () => expect(setAside({ code: ["weight"], unit: "kg" })).toEqual([{ fact: "f0", measure: "weight", code: "notNumber", unit: "kg" }]))
  it.each([0, -7])("%f", (value) => expect(setAside({ code: ["weight"], value, unit: "kg" })).toEqual([{ fact: "f0", measure: "weight", code: "measureNotPositive", value, unit: "kg" }]))
})

describe("oedema", () => {
  it.each([true, false])("%s", (value) => expect(dayOf({ code: ["oedema"], value })).toEqual({ day: epochDay("2026-07-01"), values: {}, facts: { oedema: "f0" }, oedema: value, setAside: [] }))
  it.each([[1, true], [0, false], ["+", true], ["+++", true], ["-", false], ["Có", true], ["không", false], ["Y", true], ["phù nhẹ", true], ["Không phù", false], ["phù không", false], [" + ", true]])("graded %j: %s", (value, oedema) => expect(dayOf({ code: ["oedema"], value })).toMatchObject({ oedema, setAside: [] }))
  it.each(["nặng", "không rõ", "nghi phù", 7, "constructor"])("told as %j is not understood", (value) => {
    const found = dayOf({ code: ["oedema"], value })
    expect(found).not.toHaveProperty("oedema")
    expect(found?.setAside).toEqual([{ fact: "f0", measure: "oedema", code: "notUnderstood", on: "2026-07-01", value }])
  })
})

describe("how stature was measured", () => {
  it.each([
    ["length", undefined, "length"], ["height", undefined, undefined], ["8302-2", undefined, undefined], ["8306-3", undefined, "length"], ["8308-9", undefined, "height"],
    ["height", "lying", "length"], ["height", "standing", "height"], ["length", "standing", "height"], ["8306-3", "standing", "height"], ["height", "sitting", undefined], ["length", "sitting", "length"]
  ])("%s, position %s: %s", (code, position, expected) => {
    expect(dayOf({ code: [code], value: 70, unit: "cm", ...(position === undefined ? {} : { qualifiers: { position: [position] } }) })?.measured).toBe(expected)
  })
  it("goes with the stature that stands", () => {
    const lying: Told = { code: ["length"], value: 70, unit: "cm" }
    expect(dayOf(lying, { code: ["height"], value: 71, unit: "cm" })).not.toHaveProperty("measured")
    expect(dayOf({ code: ["height"], value: 71, unit: "cm" }, lying)?.measured).toBe("length")
    expect(dayOf(lying, { code: ["height"], value: "tall", unit: "cm" })?.measured).toBe("length")
  })
  it("is not told by other qualifiers", () => expect(dayOf({ code: ["length"], value: 70, unit: "cm", qualifiers: { device: ["board"] } })?.measured).toBe("length"))
  it("of a weight it says nothing", () => expect(dayOf({ code: ["weight"], value: 7, unit: "kg", qualifiers: { position: ["lying"] } })).not.toHaveProperty("measured"))
})

describe("days", () => {
  it("are told in order, each with its own measures", () => {
    const { days } = read([{ code: ["weight"], value: 8, unit: "kg", start: "2026-07-10" }, { code: ["weight"], value: 7, unit: "kg", start: "2026-05-10" }, { code: ["length"], value: 70, unit: "cm", start: "2026-07-10" }])
    expect(days.map(({ day, values: told }) => [day - epochDay("2026-05-10"), told])).toEqual([[0, { weight: 7 }], [61, { weight: 8, lengthHeight: 70 }]])
  })
  it("after the day on which facts are read do not count, that day does", () => {
    const told: readonly Told[] = ["2026-07-15", "2026-07-16"].map((start) => ({ code: ["weight"], value: 7, unit: "kg", start }))
    expect(read(told).days.map(({ day }) => day)).toEqual([epochDay("2026-07-15")])
    expect(read(told, "2026-07-14")).toEqual({ days: [], undated: [] })
  })
  it.each(["2026-07", "2026", "unknown"])("that nobody knows (%s): not certain", (start) => {
    expect(read([{ code: ["weight"], value: 7, unit: "kg", start, recorded: "2026-07-10" }])).toEqual({ days: [], undated: [{ fact: "f0", measure: "weight", code: "notCertain", value: 7, unit: "kg" }] })
  })
  it("recorded on the first day of the month that is told: it was that day", () => {
    expect(read([{ code: ["weight"], value: 7, unit: "kg", start: "2026-07", recorded: "2026-07-01" }]).days.map(({ day }) => day)).toEqual([epochDay("2026-07-01")])
  })
  it("in a month that has not begun does not count", () => expect(read([{ code: ["weight"], value: 7, unit: "kg", start: "2026-08" }])).toEqual({ days: [], undated: [] }))
})

describe("status", () => {
  const weighed = (status: NonNullable<Fact["status"]>) => read([{ code: ["weight"], value: 7, unit: "kg", status }])
  it("final counts", () => expect(weighed("final").days.length).toBe(1))
  it("preliminary is not certain", () => expect(weighed("preliminary")).toEqual({ days: [], undated: [{ fact: "f0", measure: "weight", code: "notCertain", on: "2026-07-01", value: 7, unit: "kg" }] }))
  it.each(["planned", "notDone", "enteredInError"] as const)("%s is no measure", (status) => expect(weighed(status)).toEqual({ days: [], undated: [] }))
  it("what a later fact corrects is none", () => {
    expect(values({ code: ["weight"], value: 70, unit: "kg" }, { code: ["weight"], value: 7, unit: "kg", supersedes: "f0" })).toEqual({ weight: 7 })
    expect(setAside({ code: ["weight"], value: 70, unit: "kg" }, { code: ["weight"], value: 7, unit: "kg", supersedes: "f0" })).toEqual([])
  })
})

describe("the same measure twice on a day", () => {
  const first: Told = { code: ["weight"], value: 7, unit: "kg", recorded: "2026-07-01" }
  const shuffled = (...told: readonly Told[]) => told.map((one, index) => ({ ...one, id: `m${index}` }))
  const both = (a: Told, b: Told) => {
    const [one, two] = shuffled(a, b) as [Told, Told]
    return [dayOf(one, two), dayOf(two, one)]
  }
  it.each([
    ["recorded later", { ...first, value: 8, recorded: "2026-07-02" }], ["at a later hour", { ...first, value: 8, at: "2026-07-01T09:00:00+07:00" }], ["of a greater id, for want of anything else", { ...first, value: 8 }]
  ])("the one stands that was %s, in whichever order they come", (_, second) => {
    for (const found of both(first, second)) {
      expect(found).toMatchObject({ values: { weight: 8 }, facts: { weight: "m1" }, setAside: [{ fact: "m0", measure: "weight", code: "repeated" }] })
    }
  })
  it("the hour and the day of recording go before the id", () => {
    const told = (...all: readonly Told[]) => values(...shuffled(...all))
    expect(told({ ...first, value: 8, recorded: "2026-07-02" }, first)).toEqual({ weight: 8 })
    expect(told({ ...first, value: 8, at: "2026-07-01T09:00:00+07:00" }, { ...first, at: "2026-07-01T08:00:00+07:00" })).toEqual({ weight: 8 })
    expect(told({ ...first, value: 8, at: "2026-07-01T09:00:00+07:00" }, first)).toEqual({ weight: 8 })
  })
  it("the other code of the same measure is a repetition too", () => {
    expect(setAside({ code: ["length"], value: 70, unit: "cm" }, { code: ["height"], value: 70, unit: "cm" })).toMatchObject([{ fact: "f0", measure: "lengthHeight", code: "repeated" }])
  })
  it("what is no number replaces nothing", () => {
    expect(dayOf(first, { ...first, value: "heavy", recorded: "2026-07-02" })).toMatchObject({ values: { weight: 7 }, facts: { weight: "f0" }, setAside: [{ fact: "f1", code: "notNumber" }] })
  })
  it("oedema too: the last word counts", () => {
    expect(dayOf({ code: ["oedema"], value: true }, { code: ["oedema"], value: false, recorded: "2026-07-02" })).toMatchObject({ oedema: false, facts: { oedema: "f1" }, setAside: [{ fact: "f0", measure: "oedema", code: "repeated" }] })
  })
})

describe("laws", () => {
  const told = fc.array(fc.record({
    code: fc.constantFrom(["weight"], ["length"], ["height"], ["muac"], ["oedema"], ["smoking"], ["8308-9"]), value: fc.constantFrom<Fact["value"]>(7, 7000, 70, 0, -1, "x", true, false, undefined), unit: fc.constantFrom("kg", "g", "cm", "mm", "stone", undefined),
    start: fc.constantFrom("2026-07-01", "2026-07-02", "2026-07", "unknown", "2026-07-20"), recorded: fc.constantFrom("2026-07-01", "2026-07-03"), status: fc.constantFrom("final", "preliminary", "planned", "notDone", undefined)
  }), { maxLength: 12 }).map((all) => all.map((one, index) => ({ ...Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)), id: `f${index}`, kind: "observation" }) as Told & Fact))

  it("the order of facts changes nothing but the order of what is set aside", () => {
    const sorted = ({ days, undated }: ReturnType<typeof read>) => ({ days: days.map((day) => ({ ...day, setAside: day.setAside.map((one) => JSON.stringify(one)).toSorted() })), undated: undated.map((one) => JSON.stringify(one)).toSorted() })
    fc.assert(fc.property(told, fc.infiniteStream(fc.nat(1000)), (all, dice) => {
      const keyed = all.map((one) => ({ one, key: dice.next().value! }))
      expect(sorted(read(keyed.toSorted((a, b) => a.key - b.key).map(({ one }) => one)))).toEqual(sorted(read(all)))
    }))
  })
  it("nothing is lost: each measure stands, or is set aside with a reason, once", () => {
    fc.assert(fc.property(told, (all) => {
      const { days, undated } = read(all)
      const seen = [...undated, ...days.flatMap(({ setAside: gone }) => gone)].map(({ fact }) => fact)
      const used = days.flatMap(({ facts: ids }) => Object.values(ids))
      const expected = all.filter(({ code, status, start }) => code[0] !== "smoking" && status !== "planned" && status !== "notDone" && start !== "2026-07-20").map(({ id }) => id)
      expect([...seen, ...used].toSorted()).toEqual(expected.toSorted())
      for (const { values: kept } of days) for (const value of Object.values(kept)) expect(value).toBeGreaterThan(0)
    }))
  })
})
