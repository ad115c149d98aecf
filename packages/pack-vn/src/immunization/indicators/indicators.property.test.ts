import { civilDate, computeKpis, epochDay, type HealthRecord } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Standing, Told } from "../../counted.fixture.ts"
import { child, invalid, type Line, notJudged, rules, valid, year } from "./assessed.fixture.ts"
import { countedDoses, type DoseName } from "./doses.ts"
import { named } from "./items.ts"

const lines: readonly (readonly [Line, string, string])[] = [
  ["hepb-birth", "hepb", "hepb-birth"], ["bcg", "tuberculosis", "bcg"], ["dpt", "pertussis", "dpt"], ["hepb", "hepb", "hepb"], ["hib", "hib", "hib"], ["bopv", "polio", "bopv"], ["ipv", "polio", "ipv"],
  ["measles", "measles", "measles"], ["rubella", "rubella", "mr"], ["je", "je", "je-inactivated"]
]

/** Ages in days on and around the borders of the schedule and of the cohorts. */
const ages = [0, 1, 2, 27, 30, 31, 32, 60, 61, 62, 91, 92, 93, 120, 121, 151, 152, 182, 183, 272, 273, 274, 303, 304, 364, 365, 366, 396, 397, 546, 547, 577, 578, 729, 730, 731, 745, 1094, 1095, 1096]

const dosesOf = ([line, antigen, vaccine]: (typeof lines)[number], born: number): fc.Arbitrary<readonly Told[]> => fc.array(
  fc.record({ age: fc.constantFrom(...ages.filter((age) => line !== "hepb-birth" || age < 28)), how: fc.constantFrom("valid", "valid", "valid", "invalid", "month") }), { maxLength: 4 }
).map((given) => {
  let ordinal = 0
  return given.toSorted((a, b) => a.age - b.age).map(({ age, how }): Told => {
    const start = civilDate(born + age)
    return how === "valid" ? valid(line, ++ordinal, start, line === "hepb-birth" ? { timely: [age === 0 ? "yes" : "no"] } : {}) : how === "invalid" ? invalid(line, start, "notValid", "ageTooYoung") : notJudged(antigen, vaccine, start.slice(0, 7))
  })
})

const anyChild: fc.Arbitrary<HealthRecord> = fc.tuple(fc.constantFrom("2023-02-28", "2023-12-31", "2024-01-01", "2024-02-29", "2024-12-31", "2025-01-01", "2025-10-01", "2025-12-31"), fc.constantFrom("whole", "whole", "lacking")).chain(([birthDate, register]) =>
  fc.tuple(...lines.map((line) => dosesOf(line, epochDay(birthDate)))).map((doses) => child(doses.flat(), { birthDate, ...(register === "lacking" ? { unlisted: ["assessment"] } : {}) })))

const names = Object.keys(countedDoses) as readonly DoseName[]
const indicators = rules.indicators.filter(({ basis, id }) => basis === "person" && id.startsWith(named(""))).map(({ id }) => id)

/** Where children stand in each indicator of the year, by indicator. */
const standingsOf = (records: readonly HealthRecord[]): readonly ReadonlyMap<string, Standing>[] => {
  const found = records.map(() => new Map<string, Standing>())
  for (const { indicator, people = [] } of computeKpis(rules, { records, period: year, people: true, indicators })) {
    for (const [place, { scored, undecided }] of people.entries()) {
      found[place]!.set(indicator.slice(named("").length), undecided === true ? "open" : scored === undefined ? "outside" : ({ yes: "in", no: "out", unknown: "unknown" } as const)[scored])
    }
  }
  return found
}

// Several at a time: making the indicators ready takes longer than asking them.
const check = (law: (of: (indicator: string) => Standing) => void): void => fc.assert(fc.property(fc.array(anyChild, { minLength: 1, maxLength: 20 }), (records) => {
  for (const found of standingsOf(records)) law((indicator) => found.get(indicator)!)
}), { numRuns: 25 })
const opposite: Readonly<Partial<Record<Standing, Standing>>> = { in: "out", out: "in" }

describe("for whatever doses", () => {
  it("who had a dose on time had it; who did not have it did not have it on time", () => {
    check((of) => {
      for (const name of names) {
        const [coverage, onTime] = [of(`coverage-${name}`), of(`on-time-${name}`)]
        if (onTime === "in") expect([name, coverage]).toEqual([name, "in"])
        if (coverage === "out") expect([name, onTime]).toEqual([name, "out"])
      }
    })
  })
  it("later doses of a line come after earlier ones", () => {
    check((of) => {
      for (const [later, earlier] of [["dpt3", "dpt1"], ["ipv2", "ipv1"], ["je2", "je1"]] as const) if (of(`coverage-${later}`) === "in") expect([later, of(`coverage-${earlier}`)]).toEqual([later, "in"])
    })
  })
  it("who is fully immunized has each dose, and on time if on time", () => {
    check((of) => {
      if (of("fully-immunized-on-time-at-1") === "in") expect(of("fully-immunized-at-1")).toBe("in")
      if (of("fully-immunized-at-1") === "in") expect(["bcg", "dpt3", "hib3", "hepatitis-b3", "polio3", "ipv1", "measles1"].map((name) => of(`coverage-${name}`))).toEqual(Array(7).fill("in"))
    })
  })
  it("zero-dose is to be without DPT 1, under-immunized without DPT 3, and drop-out with the one and without the other", () => {
    check((of) => {
      const [first, third] = [of("coverage-dpt1"), of("coverage-dpt3")]
      expect([of("zero-dose"), of("under-immunized")]).toEqual([opposite[first] ?? first, opposite[third] ?? third])
      expect(of("drop-out-dpt1-dpt3")).toBe(first === "in" ? opposite[third] ?? third : first === "unknown" ? "open" : "outside")
    })
  })
  it("what a record lacks never makes a no, and the order of facts does not matter", () => {
    fc.assert(fc.property(fc.array(anyChild, { minLength: 1, maxLength: 20 }), (records) => {
      const found = standingsOf(records)
      expect(standingsOf(records.map((record) => ({ ...record, facts: record.facts.toReversed() })))).toEqual(found)
      const lacking = standingsOf(records.map(({ complete: { assessment: _, ...complete } = {}, ...record }) => ({ ...record, complete })))
      for (const [place, standings] of lacking.entries()) {
        for (const [name, standing] of standings) {
          if (standing !== "open") expect([name, standing]).toEqual([name, standing === found[place]!.get(name) ? standing : "unknown"])
          if (/^(coverage|on-time|fully)/.test(name)) expect([name, standing]).not.toEqual([name, "out"])
        }
      }
    }), { numRuns: 25 })
  })
})
