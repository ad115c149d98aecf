import { describe, expect, it, test } from "vitest"
import type { MeasureCount, SeriesExpression } from "./expression.ts"
import { liesWithin } from "./liesWithin.ts"
import { number, people, value } from "./series.fixture.ts"

const count = (count: MeasureCount, indicator = "i"): SeriesExpression => ({ op: "measure", indicator, count })
const counts = ["initial", "denominator", "exclusion", "scored", "numerator", "exception"] as const

describe("populations", () => {
  test.each<[MeasureCount, readonly MeasureCount[]]>([
    ["initial", ["initial"]],
    ["denominator", ["initial", "denominator"]],
    ["exclusion", ["initial", "denominator", "exclusion"]],
    ["scored", ["initial", "denominator", "scored"]],
    ["numerator", ["initial", "denominator", "scored", "numerator"]],
    ["exception", ["initial", "denominator", "exception"]]
  ])("%s lies in %j", (part, wholes) => {
    expect(counts.filter((whole) => liesWithin(count(part), count(whole)))).toEqual(wholes)
    expect(counts.filter((whole) => liesWithin(count(part), count(whole, "other")))).toEqual([])
  })
})

describe("what is done to both", () => {
  const [part, whole] = [people("i"), people("i", "denominator")]
  test.each<[string, (of: SeriesExpression) => SeriesExpression]>([
    ["periods back", (of) => ({ op: "offset", of, periods: 1 })], ["years back", (of) => ({ op: "offset", of, years: 1 })],
    ["the sum of a window", (of) => ({ op: "window", of, over: 3, by: "sum" })], ["the mean", (of) => ({ op: "window", of, over: "yearToDate", by: "mean" })],
    ["the sum of villages", (of) => ({ op: "rollUp", of, by: "sum" })], ["the year's", (of) => ({ op: "ofYear", of, proRata: true })],
    ["several", (of) => ({ op: "rollUp", of: { op: "window", of: { op: "offset", of, periods: 2 }, over: 2, by: "sum" }, by: "sum" })]
  ])("%s", (_, wrapped) => {
    expect(liesWithin(wrapped(part), wrapped(whole))).toBe(true)
    expect(liesWithin(wrapped(whole), wrapped(part))).toBe(false)
    expect(liesWithin(wrapped(part), whole)).toBe(false)
    expect(liesWithin(part, wrapped(whole))).toBe(false)
  })
  it("in another way for each says nothing", () => {
    expect(liesWithin({ op: "offset", of: part, periods: 1 }, { op: "offset", of: whole, periods: 2 })).toBe(false)
    expect(liesWithin({ op: "offset", of: part, periods: 1 }, { op: "offset", of: whole, years: 1 })).toBe(false)
    expect(liesWithin({ op: "window", of: part, over: 2, by: "sum" }, { op: "window", of: whole, over: 2, by: "mean" })).toBe(false)
    expect(liesWithin({ op: "ofYear", of: part }, { op: "ofYear", of: whole, proRata: true })).toBe(false)
  })
  it("the latest known of two need not be of one period", () => {
    expect(liesWithin({ op: "window", of: part, over: 2, by: "last" }, { op: "window", of: whole, over: 2, by: "last" })).toBe(false)
  })
  it("of other series nothing is said", () => {
    const twice = (of: SeriesExpression): SeriesExpression => ({ op: "add", of: [of, of] })
    for (const one of [value("n"), number(1), twice(part)]) expect(liesWithin(one, one)).toBe(false)
    expect(liesWithin(twice(part), twice(whole))).toBe(false)
  })
})
