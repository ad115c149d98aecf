import { describe, expect, it, test } from "vitest"
import type { SeriesExpression } from "./expression.ts"
import { number, people, value } from "./series.fixture.ts"
import { type SeriesSort, sorter } from "./seriesSort.ts"

const parts = { flow: value("flow"), stock: value("stock"), share: value("share"), rate: value("rate"), constant: number(1) } as const
const sorts = Object.keys(parts) as readonly (keyof typeof parts)[]
const numbers = (["flow", "stock", "share", "rate"] as const).map((id) => ({ id, measures: id }))
const looked = (is: SeriesExpression): { readonly sort: SeriesSort; readonly paths: readonly string[] } => {
  const paths: string[] = []
  const sort = sorter({ numbers, series: [{ id: "s", is }] }, [{ id: "state", measures: "state" }, { id: "period", measures: "period" }, { id: "cohort", measures: "cohort" }], (path) => paths.push(path))("s")
  return { sort, paths }
}
const sortOf = (is: SeriesExpression): SeriesSort => looked(is).sort

describe("two parts", () => {
  // Rows: the first part; columns: the second, in the order flow, stock, share, rate, constant. "-": they do not go together.
  test.each<["add" | "subtract" | "multiply" | "divide", keyof typeof parts, string]>([
    ["add", "flow", "flow stock - - flow"], ["add", "stock", "stock stock - - stock"], ["add", "share", "- - share rate share"], ["add", "rate", "- - rate rate rate"], ["add", "constant", "flow stock share rate constant"],
    ["subtract", "flow", "flow stock - - flow"], ["subtract", "stock", "stock flow - - stock"], ["subtract", "share", "- - share rate share"], ["subtract", "rate", "- - rate rate rate"], ["subtract", "constant", "flow stock share rate constant"],
    ["multiply", "flow", "flow flow flow flow flow"], ["multiply", "stock", "flow flow stock flow stock"], ["multiply", "share", "flow stock share rate share"], ["multiply", "rate", "flow flow rate rate rate"], ["multiply", "constant", "flow stock share rate constant"],
    ["divide", "flow", "share rate flow stock flow"], ["divide", "stock", "share share stock share stock"], ["divide", "share", "share share share share share"], ["divide", "rate", "share share rate share rate"], ["divide", "constant", "share share share share constant"]
  ])("%s: %s and each other", (op, first, expected) => {
    expect(sorts.map((second) => {
      const { sort, paths } = looked({ op, of: [parts[first], parts[second]] })
      return paths.length > 0 ? "-" : sort
    }).join(" ")).toBe(expected)
  })
  it("a ratio is a share, or a rate of what happens to a stock", () => {
    const ratio = (of: keyof typeof parts, to: keyof typeof parts): SeriesSort => sortOf({ op: "ratio", of: parts[of], to: parts[to] })
    expect([ratio("flow", "flow"), ratio("stock", "stock"), ratio("flow", "stock"), ratio("flow", "share"), ratio("constant", "constant")]).toEqual(["share", "share", "rate", "share", "share"])
  })
})

describe("one part", () => {
  it("what an indicator counts: a state is a stock", () => {
    expect(["state", "period", "cohort", "other"].map((id) => sortOf(people(id)))).toEqual(["stock", "flow", "flow", "flow"])
  })
  test.each<[string, (of: SeriesExpression) => SeriesExpression, string]>([
    ["an earlier period", (of) => ({ op: "offset", of, periods: 1 }), "flow stock share rate constant"],
    ["the mean of a window", (of) => ({ op: "window", of, over: 2, by: "mean" }), "flow stock share rate constant"],
    ["the sum of a window", (of) => ({ op: "window", of, over: 2, by: "sum" }), "flow - - - constant"],
    ["the sum of villages", (of) => ({ op: "rollUp", of, by: "sum" }), "flow stock - - constant"],
    ["the sum of months", (of) => ({ op: "rollUp", of, from: "month", by: "sum" }), "flow - - - constant"],
    ["the last month", (of) => ({ op: "rollUp", of, from: "month", by: "last" }), "- stock share rate constant"],
    ["counted anew", (of) => ({ op: "rollUp", of, by: "recount" }), "- - - - constant"],
    ["the year's, which stands in each month", (of) => ({ op: "ofYear", of }), "stock stock share rate constant"],
    ["the year's by days", (of) => ({ op: "ofYear", of, proRata: true }), "flow - - - constant"]
  ])("%s", (_, wrapped, expected) => {
    expect(sorts.map((sort) => {
      const found = looked(wrapped(parts[sort]))
      return found.paths.length > 0 ? "-" : found.sort
    }).join(" ")).toBe(expected)
  })
})

describe("where it stands", () => {
  const wrong: SeriesExpression = { op: "window", of: value("share"), over: 2, by: "sum" }
  test.each<[SeriesExpression, string]>([
    [{ op: "offset", of: wrong, periods: 1 }, "of"], [{ op: "window", of: wrong, over: 2, by: "mean" }, "of"], [{ op: "rollUp", of: wrong, from: "month", by: "last" }, "of"],
    [{ op: "ofYear", of: wrong }, "of"], [{ op: "ratio", of: number(1), to: wrong }, "to"], [{ op: "subtract", of: [number(1), number(2), wrong] }, "of[2]"],
    [{ op: "multiply", of: [wrong, number(2)] }, "of[0]"], [{ op: "divide", of: [number(1), wrong] }, "of[1]"]
  ])("%j", (is, path) => {
    expect(looked(is).paths).toEqual([`series[0].is.${path}`])
  })
  it("each series is looked at once, however often it is used", () => {
    const paths: string[] = []
    const sort = sorter({ numbers, series: [{ id: "s", is: wrong }, { id: "t", is: { op: "add", of: [{ op: "use", id: "s" }, { op: "use", id: "s" }] } }] }, [], (path) => paths.push(path))
    expect([sort("t"), sort("s")]).toEqual(["share", "share"])
    expect(paths).toEqual(["series[0].is"])
  })
})
