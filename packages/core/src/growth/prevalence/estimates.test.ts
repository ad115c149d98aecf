import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { estimateMean } from "./estimateMean.ts"
import { estimateProportion } from "./estimateProportion.ts"
import { naiveEstimate, naiveInterval, type NaiveRow } from "./naiveEstimate.fixture.ts"
import { surveyDesign } from "./surveyDesign.ts"

/** A row of a survey, before anything is checked. */
interface Row {
  readonly weight: number
  readonly cluster: string | undefined
  readonly stratum: number | undefined
  readonly inDomain: boolean
  readonly yes: 0 | 1 | undefined
  readonly measure: number | undefined
}

const row: fc.Arbitrary<Row> = fc.record({
  weight: fc.oneof({ weight: 4, arbitrary: fc.double({ min: 0.1, max: 50, noNaN: true }) }, fc.constantFrom(1, 1, 0, NaN)),
  cluster: fc.option(fc.constantFrom("a", "b", "c", "d", "e"), { nil: undefined, freq: 12 }),
  // One of nine strata: many have a single cluster.
  stratum: fc.option(fc.nat(8), { nil: undefined, freq: 12 }),
  inDomain: fc.boolean(),
  yes: fc.constantFrom(0, 0, 1, undefined),
  measure: fc.oneof({ weight: 5, arbitrary: fc.double({ min: -6, max: 6, noNaN: true }) }, fc.constantFrom(-1.23, undefined))
})
const rows = fc.array(row, { maxLength: 40 })
const columns = fc.record({ weights: fc.boolean(), clusters: fc.boolean(), strata: fc.boolean() })

type Columns = Readonly<Record<"weights" | "clusters" | "strata", boolean>>

const designOf = (of: readonly Row[], { weights, clusters, strata }: Columns) => surveyDesign({
  n: of.length,
  weights: weights ? of.map(({ weight }) => weight) : undefined,
  clusters: clusters ? of.map(({ cluster }) => cluster) : undefined,
  strata: strata ? of.map(({ stratum }) => stratum) : undefined
})

const naiveRows = (of: readonly Row[], { weights, clusters, strata }: Columns, value: (row: Row) => number | undefined): readonly NaiveRow[] => of
  .filter(({ cluster, stratum }) => (!clusters || cluster !== undefined) && (!strata || stratum !== undefined))
  .map((one) => ({
    weight: weights ? Number.isNaN(one.weight) ? 0 : one.weight : 1,
    cluster: clusters ? one.cluster : undefined,
    stratum: strata ? one.stratum : undefined,
    value: one.inDomain ? value(one) : undefined
  }))

const yesOf = (of: readonly Row[]) => of.map(({ yes }) => yes)
const measureOf = (of: readonly Row[]) => of.map(({ measure }) => measure ?? NaN)
const domainOf = (of: readonly Row[]) => of.map(({ inDomain }) => inDomain)

const expectNear = (actual: number | undefined, expected: number | undefined, tolerance = 1e-9): void => {
  if (expected === undefined) expect(actual).toBeUndefined()
  else expect(Math.abs(actual! - expected), `${actual} instead of ${expected}`).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(expected)))
}

describe("estimates of generated surveys are those of the formulas", () => {
  it("for shares", () => fc.assert(fc.property(rows, columns, (of, given) => {
    const actual = estimateProportion(designOf(of, given), yesOf(of), domainOf(of))
    const expected = naiveEstimate(naiveRows(of, given, ({ yes }) => yes))
    if (expected === undefined) {
      expect(actual).toBeUndefined()
      return
    }
    const [lower, upper] = naiveInterval(expected)
    expect([actual?.n, actual?.degreesOfFreedom]).toEqual([expected.n, expected.degreesOfFreedom])
    expectNear(actual?.weighted, expected.weighted)
    expectNear(actual?.percent, 100 * expected.estimate)
    expectNear(actual?.standardError, 100 * expected.standardError, 1e-7)
    expectNear(actual?.lower, lower && 100 * lower, 1e-6)
    expectNear(actual?.upper, upper && 100 * upper, 1e-6)
  }), { numRuns: 600 }))

  it("for means", () => fc.assert(fc.property(rows, columns, (of, given) => {
    const actual = estimateMean(designOf(of, given), measureOf(of), domainOf(of))
    const expected = naiveEstimate(naiveRows(of, given, ({ measure }) => measure))
    if (expected === undefined) {
      expect(actual).toBeUndefined()
      return
    }
    expect([actual?.n, actual?.degreesOfFreedom]).toEqual([expected.n, expected.degreesOfFreedom])
    expectNear(actual?.mean, expected.estimate)
    expectNear(actual?.standardError, expected.standardError)
    if (expected.degreesOfFreedom === 0) expect(actual?.lower).toBeUndefined()
    else expectNear((actual!.upper! + actual!.lower!) / 2, expected.estimate)
  }), { numRuns: 600 }))
})

describe("laws", () => {
  const same = (of: readonly Row[], others: readonly Row[], given: Columns): void => {
    const shares = [of, others].map((each) => estimateProportion(designOf(each, given), yesOf(each), domainOf(each)))
    const means = [of, others].map((each) => estimateMean(designOf(each, given), measureOf(each), domainOf(each)))
    for (const key of ["percent", "standardError", "lower", "upper"] as const) expectNear(shares[1]?.[key], shares[0]?.[key], key === "percent" ? 1e-12 : 1e-9)
    for (const key of ["mean", "standardError", "lower", "upper"] as const) expectNear(means[1]?.[key], means[0]?.[key], key === "mean" ? 1e-12 : 1e-9)
  }
  const all = { weights: true, clusters: true, strata: true }

  it("the order of rows changes nothing", () => fc.assert(fc.property(
    rows.chain((of) => fc.tuple(fc.constant(of), fc.shuffledSubarray([...of], { minLength: of.length }))), columns, ([of, shuffled], given) => same(of, shuffled, given)
  )))

  it("weights matter only in proportion", () => fc.assert(fc.property(rows, fc.double({ min: 0.001, max: 1e6, noNaN: true }), columns, (of, by, given) =>
    same(of, of.map((one) => ({ ...one, weight: one.weight * by })), { ...given, weights: true }))))

  it("a row may stand in two halves of its weight, in its cluster", () => fc.assert(fc.property(rows, (of) => {
    if (!designOf(of, all).clustered) return
    same(of, of.flatMap((one) => [{ ...one, weight: one.weight / 2 }, { ...one, weight: one.weight / 2 }]), all)
  })))

  it("one cluster for all is none", () => fc.assert(fc.property(rows, (of) => {
    const inOne = of.map((one) => ({ ...one, cluster: "everybody" }))
    same(inOne, inOne.map((one) => ({ ...one })), { weights: true, clusters: false, strata: true })
    expect(designOf(inOne, all)).toEqual(designOf(inOne, { ...all, clusters: false }))
  })))

  it("an interval encloses its share, within 0 and 100", () => fc.assert(fc.property(rows, columns, (of, given) => {
    const { percent, lower, upper } = estimateProportion(designOf(of, given), yesOf(of)) ?? { percent: 0, lower: 0, upper: 0 }
    if (lower === undefined || upper === undefined) return
    for (const [less, more] of [[0, lower], [lower, percent], [percent, upper], [upper, 100]] as const) expect(less).toBeLessThanOrEqual(more + 1e-9)
  })))
})

describe("shares at the edges", () => {
  const n = 400
  const design = { "by chance": surveyDesign({ n }), weighted: surveyDesign({ n, weights: Array.from({ length: n }, () => 2.5) }), "in clusters": surveyDesign({ n, clusters: Array.from({ length: n }, (_, at) => at % 40) }) }
  const plans = ["by chance", "weighted", "in clusters"] as const
  const having = (many: number) => Array.from({ length: n }, (_, at) => at < many)

  it.each(plans)("%s: 0 %% and 100 %% have no width", (plan) => {
    const of = design[plan]
    expect(estimateProportion(of, having(0))).toMatchObject({ percent: 0, standardError: 0, lower: 0, upper: 0 })
    expect(estimateProportion(of, having(n))).toMatchObject({ percent: 100, standardError: 0, lower: 100, upper: 100 })
  })

  // WHO's program anthro 1.1.0 takes 1 % for 100 % of 1 in weighted surveys, and gives an interval from 1 to 1.
  it.each(plans)("%s: exactly 1 %% is a share like any other", (plan) => {
    const of = design[plan]
    const { percent, lower, upper } = estimateProportion(of, having(4))!
    expect(percent).toBe(1)
    expect(lower).toBeGreaterThan(0.3)
    expect(lower).toBeLessThan(0.4)
    expect(upper).toBeGreaterThan(2.5)
    expect(upper).toBeLessThan(2.7)
  })

  it("one row, no rows, no row of the group, no weight", () => {
    expect(estimateProportion(surveyDesign({ n: 1 }), [true])).toEqual({ percent: 100, standardError: 0, lower: 100, upper: 100, n: 1, weighted: 1, degreesOfFreedom: 0 })
    expect(estimateMean(surveyDesign({ n: 1 }), [-1.5])).toEqual({ mean: -1.5, standardError: 0, lower: undefined, upper: undefined, sd: undefined, n: 1, weighted: 1, degreesOfFreedom: 0 })
    expect([estimateProportion(surveyDesign({ n: 0 }), []), estimateMean(surveyDesign({ n: 0 }), [])]).toEqual([undefined, undefined])
    expect(estimateProportion(surveyDesign({ n: 2 }), [true, false], [false, false])).toBeUndefined()
    expect(estimateMean(surveyDesign({ n: 2, weights: [0, NaN] }), [1, 2])).toBeUndefined()
  })

  it("values that are all equal have no spread", () => {
    for (const of of Object.values(design)) expect(estimateMean(of, Array.from({ length: n }, () => -1.37))).toMatchObject({ mean: expect.closeTo(-1.37, 12), standardError: expect.closeTo(0, 12), sd: expect.closeTo(0, 12) })
  })
})
