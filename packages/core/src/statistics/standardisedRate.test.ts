import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { expectClose } from "./closeness.fixture.ts"
import { agedPopulation, segiStandard, standardisedRates } from "./standardisedRates.fixture.ts"
import { type AgeGroup, standardisedRate } from "./standardisedRate.ts"
import { whoWorldStandard } from "./standardPopulation.ts"

const groupsOf = (events: "hypertension" | "stroke"): readonly AgeGroup[] => agedPopulation.map((group) => ({ from: group.from, population: group.population, count: group[events] }))

it("the world standard has 18 groups of five years and sums to 100.03, as it was published", () => {
  expect(whoWorldStandard.map(({ from }) => from)).toEqual(agedPopulation.map(({ from }) => from))
  expect(whoWorldStandard.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100.03, 10)
})

describe("the standardised rate", () => {
  it.each(standardisedRates)("of $events on the standard $standard is the reference's", ({ events, standard, count, crude, rate, lo, hi }) => {
    const found = standardisedRate(groupsOf(events), standard === "segi" ? { standard: segiStandard } : {})
    expect(found).toMatchObject({ count, population: 13_023, per: 100_000, level: 0.95 })
    expectClose(found.crude, crude, 12)
    expectClose(found.standardised?.rate, rate, 12)
    expectClose(found.standardised?.lo, lo, 12)
    expectClose(found.standardised?.hi, hi, 12)
    expect(found).not.toHaveProperty("notStandardised")
  })
  it("is not told below 10 events, the crude rate is", () => {
    const few = (count: number) => standardisedRate([{ from: 0, count: 0, population: 900 }, { from: 60, count, population: 100 }], { per: 1000 })
    expect(few(9)).toEqual({ count: 9, population: 1000, per: 1000, level: 0.95, crude: 9, notStandardised: "fewerThan10Events" })
    expect(few(10).standardised?.rate).toBeGreaterThan(0)
  })
  it("is not told where an age group has nobody", () => {
    expect(standardisedRate([{ from: 0, count: 50, population: 900 }, { from: 85, count: 0, population: 0 }]).notStandardised).toBe("ageGroupWithoutPeople")
    expect(standardisedRate([{ from: 0, count: 0, population: 0 }])).toEqual({ count: 0, population: 0, per: 100_000, level: 0.95, notStandardised: "ageGroupWithoutPeople" })
  })
  it("takes wider age groups, whose weights add up, and ages that begin later than at birth", () => {
    // 60+ weighs 11.95 of 100.03.
    const wide = standardisedRate([{ from: 0, count: 10, population: 1000 }, { from: 60, count: 40, population: 200 }], { per: 1 })
    expectClose(wide.standardised?.rate, (88.08 * 0.01 + 11.95 * 0.2) / 100.03, 12)
    // 60-69 weigh 6.68, 70+ weigh 5.27.
    const elders = standardisedRate([{ from: 60, count: 10, population: 100 }, { from: 70, count: 10, population: 50 }], { per: 1 })
    expectClose(elders.standardised?.rate, (6.68 * 0.1 + 5.27 * 0.2) / 11.95, 12)
  })
  it("of a population with one rate at all ages is that rate, with its interval around it", () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 90 }), fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 18, maxLength: 18 }), (share, hundreds) => {
      const found = standardisedRate(hundreds.map((many, index) => ({ from: index * 5, count: many * share, population: many * 100 })), { per: 100 })
      expectClose(found.standardised?.rate, share)
      expectClose(found.crude, share)
      expect(found.standardised!.lo).toBeLessThan(share)
      expect(found.standardised!.hi).toBeGreaterThan(share)
    }))
  })
  it("has a wider interval at a higher level", () => {
    const [at95, at99] = [0.95, 0.998].map((level) => standardisedRate(groupsOf("stroke"), { level }).standardised)
    expect(at99!.lo).toBeLessThan(at95!.lo)
    expect(at99!.hi).toBeGreaterThan(at95!.hi)
  })
  it.each([[[], "there are no age groups"], [[0, 7], "the age group from 7 years"], [[10, 5], "the age group from 5 years"], [[0, 0], "the age group from 0 years"]] as const)("refuses age groups that begin at %j", (starts, problem) => {
    const run = () => standardisedRate(starts.map((from) => ({ from, count: 10, population: 100 })))
    expect(run).toThrow(`TRAMYTE_STATISTICS_INVALID_AGE_GROUPS: standardisedRate: ${problem}`)
    expect(run).toThrow("Give them from the youngest to the oldest, beginning at some of 0, 5, 10, ")
  })
  it("refuses counts and populations that cannot be", () => {
    expect(() => standardisedRate([{ from: 0, count: 1.5, population: 100 }])).toThrow("count from 0 years is 1.5")
    expect(() => standardisedRate([{ from: 0, count: 1, population: -1 }])).toThrow("population from 0 years is -1")
    expect(() => standardisedRate(groupsOf("stroke"), { level: 95 })).toThrow("standardisedRate: the level is 95.")
    expect(() => standardisedRate(groupsOf("stroke"), { per: 0 })).toThrow("standardisedRate: per is 0.")
    expect(() => standardisedRate([{ from: 0, count: 10, population: 9 }], { standard: [{ from: 0, weight: 0 }] })).toThrow("standardisedRate: a weight of the standard is 0.")
  })
})
