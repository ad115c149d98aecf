import { type Fact, parseCivilDate, partialDateBounds, readRecord, recordFromProfile } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { checkBatch } from "../index.ts"
import { arb } from "./arb.ts"

const sample = <T>(arbitrary: fc.Arbitrary<T>): readonly T[] => fc.sample(arbitrary, { numRuns: 1000, seed: 20_260_701 })
const facts = (): readonly Fact[] => sample(arb.record()).flatMap((record) => record.facts)

/** How often, in 1,000 samples at least, each edge case occurs. */
const edges: readonly (readonly [name: string, atLeast: number, count: () => number])[] = [
  ["days that are a 29 February", 50, () => sample(arb.day()).filter((day) => day.endsWith("02-29")).length],
  ["days that end a month", 50, () => sample(arb.day()).filter((day) => parseCivilDate(`${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, "0")}`) === undefined).length],
  ["days that begin a month", 50, () => sample(arb.day()).filter((day) => day.endsWith("-01")).length],
  ["the day on which the law changed, 2026-07-01", 10, () => sample(arb.day()).filter((day) => day === "2026-07-01").length],
  ["the day before the law changed", 5, () => sample(arb.day()).filter((day) => day === "2026-06-30").length],
  ["the very day, near a day", 200, () => sample(arb.dayNear("2026-07-01")).filter((day) => day === "2026-07-01").length],
  ["the day before, near a day", 150, () => sample(arb.dayNear(20_635)).filter((day) => day === 20_634).length],
  ["the birthday that reaches 60", 1, () => sample(arb.anniversary("1966-03-09")).filter((day) => day === "2026-03-09").length],
  ["the day before a birthday", 150, () => sample(arb.anniversary("1966-03-09")).filter((day) => day.endsWith("03-08")).length],
  ["28 February of a common year, for a leap-day birth", 150, () => sample(arb.anniversary("1964-02-29")).filter((day) => day.endsWith("02-28")).length],
  ["dates known by the year alone", 200, () => sample(arb.partialDate()).filter((date) => date.length === 4).length],
  ["dates known by the month", 100, () => sample(arb.partialDate()).filter((date) => date.length === 7).length],
  ["elders born in an unknown month", 150, () => sample(arb.citizen()).filter((person) => person.birthDate?.length === 4 && person.birthDate < "1966").length],
  ["births on a 29 February", 20, () => sample(arb.citizen()).filter((person) => person.birthDate?.endsWith("02-29")).length],
  ["citizens of unknown birth", 30, () => sample(arb.citizen()).filter((person) => person.birthDate === undefined).length],
  ["citizens of unknown sex", 30, () => sample(arb.citizen()).filter((person) => person.sex === undefined).length],
  ["the deceased", 20, () => sample(arb.citizen()).filter((person) => person.deathDate !== undefined).length],
  ["the living", 800, () => sample(arb.citizen()).filter((person) => person.deathDate === undefined).length],
  ["Cẩm Giàng", 150, () => sample(arb.communeCode()).filter((code) => code === "10903").length],
  ["Cẩm Giang, its neighbour by name", 150, () => sample(arb.communeCode()).filter((code) => code === "10888").length],
  ["other communes", 30, () => sample(arb.communeCode()).filter((code) => !["10903", "10888", "11284"].includes(code)).length],
  ["personal numbers with a leading zero", 500, () => sample(arb.personalId()).filter((id) => id.startsWith("0")).length],
  ["names in NFD", 200, () => sample(arb.name()).filter((name) => name !== name.normalize("NFC")).length],
  ["facts of unknown start", 30, () => facts().filter((fact) => fact.start === undefined || fact.start === "unknown").length],
  ["facts of unknown end", 100, () => facts().filter((fact) => fact.end === "unknown").length],
  ["facts that are not final", 100, () => facts().filter((fact) => fact.status !== undefined && fact.status !== "final").length],
  ["numbers issued anew", 100, () => sample(arb.record()).filter((record) => record.facts.filter((fact) => fact.kind === "identifier" && fact.value !== undefined).length >= 2).length],
  ["corrections", 50, () => sample(arb.record()).filter((record) => record.facts.some((fact) => fact.supersedes !== undefined)).length],
  ["records without a fact", 10, () => sample(arb.record()).filter((record) => record.facts.length === 0).length],
  ["profiles without merit, a known no, and a yes", 100, () => Math.min(...[undefined, false, true].map((merit) => sample(arb.profile()).filter((profile) => profile.merit === merit).length))],
  ["values that are false, 0 or empty", 30, () => sample(arb.factValue()).filter((value) => value === false || value === 0 || value === "").length]
]

describe("the generators reach on purpose", () => {
  it.each(edges)("%s: at least %i", (_name, atLeast, count) => {
    expect(count()).toBeGreaterThanOrEqual(atLeast)
  })
})

describe("what they generate can be used", () => {
  it("partial dates and days are of the calendar", () => {
    fc.assert(fc.property(arb.partialDate(), arb.dayNear(arb.birthday()), arb.anniversary(), arb.day(), (date, near, age, day) => {
      expect([partialDateBounds(date), parseCivilDate(near), parseCivilDate(age), parseCivilDate(day)]).not.toContain(undefined)
    }))
  })
  it("days near a day are near", () => {
    fc.assert(fc.property(arb.dayNear(20_635), (day) => Math.abs(day - 20_635) <= 14))
  })
  it("days keep to their range", () => {
    fc.assert(fc.property(arb.day({ min: "2026-06-15", max: "2026-07-20" }), (day) => day >= "2026-06-15" && day <= "2026-07-20"))
  })
  it("records can be read and stored", () => {
    fc.assert(fc.property(arb.record(), (record) => {
      expect(readRecord(record).subject).toBe(record.person.id)
      expect(checkBatch({ id: "b", label: "", recorded: "2026-12-31T00:00:00+07:00", persons: [record.person], facts: record.facts })).toEqual([])
    }))
  })
  it("profiles become records", () => {
    fc.assert(fc.property(arb.profile(), (profile) => {
      expect(recordFromProfile(profile, "2026-07-15").person.id).toBe(profile.id)
    }))
  })
  it("a personal number tells sex and century (Nghị định 137/2015/NĐ-CP)", () => {
    fc.assert(fc.property(arb.personalId({ birthYear: 2004, sex: "female" }), (id) => /^0\d\d304\d{6}$/.test(id)))
    fc.assert(fc.property(arb.personalId({ birthYear: 1956, sex: "male" }), (id) => /^0\d\d056\d{6}$/.test(id)))
  })
})

describe("counter-examples are small", () => {
  const smallest = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => boolean): T => {
    const result = fc.check(fc.property(arbitrary, holds), { seed: 1, numRuns: 1000 })
    return result.counterexample![0]
  }
  it("a day shrinks to the plain day beside the edge", () => {
    expect(smallest(arb.day(), (day) => day < "2026-03-10")).toBe("2026-03-10")
  })
  it("a record shrinks to the one fact that matters", () => {
    const record = smallest(arb.record(), ({ facts: all }) => !all.some((fact) => fact.kind === "merit"))
    expect(record.facts.map((fact) => fact.kind)).toEqual(["merit"])
    expect(record.complete).toBeUndefined()
  })
  it("a profile shrinks to the one field that matters", () => {
    expect(Object.keys(smallest(arb.profile(), (profile) => profile.pregnant !== true))).toEqual(["id", "pregnant"])
  })
})
