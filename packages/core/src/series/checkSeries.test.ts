import * as fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { checkSeries, type SeriesNames } from "./checkSeries.ts"
import { computeSeries } from "./computeSeries.ts"
import type { NumberNature, SeriesDefinition, SeriesExpression } from "./expression.ts"
import { seriesDefinition } from "./seriesShapes.ts"
import { checkShape } from "../pack/shape.ts"
import { july, number, people, value } from "./series.fixture.ts"

const natures: Readonly<Record<string, NumberNature>> = { doses: "flow", births: "flow", stock: "stock", opening: "stock", share: "share", rate: "rate" }
const numbers = Object.entries(natures).map(([id, measures]) => ({ id, measures }))
const names: SeriesNames = { indicators: [{ id: "seen", measures: "period" }, { id: "insured", measures: "state" }, { id: "drop-out", measures: "cohort" }] }

const told = (definition: unknown, known: SeriesNames = names): readonly string[] => checkSeries(definition as SeriesDefinition, known).map(({ code, path, message }) => `${code.slice(15)} ${path}: ${message}`)
const ofOne = (is: unknown): readonly string[] => told({ numbers, series: [{ id: "s", is }] })

describe("sound", () => {
  test.each<[string, SeriesExpression]>([
    ["consumption", { op: "window", of: { op: "subtract", of: [{ op: "add", of: [value("opening"), value("doses")] }, value("stock")] }, over: 12, by: "sum" }],
    ["births expected in a month", { op: "window", of: { op: "ofYear", of: { op: "multiply", of: [value("stock"), value("rate")] }, proRata: true }, over: "yearToDate", by: "sum" }],
    ["the same the other way round", { op: "ofYear", of: { op: "multiply", of: [value("rate"), number(3), value("stock")] }, proRata: true }],
    ["children by coverage", { op: "rollUp", of: { op: "divide", of: [value("doses"), value("share")] }, by: "sum" }],
    ["half of what happened", { op: "window", of: { op: "divide", of: [value("doses"), number(2)] }, over: 2, by: "sum" }],
    ["what share did not come", { op: "subtract", of: [number(1), { op: "ratio", of: people("seen"), to: people("seen", "denominator") }] }],
    ["the mean of a stock, and of a share", { op: "divide", of: [{ op: "window", of: value("stock"), over: 3, by: "mean" }, { op: "window", of: value("share"), over: 3, by: "mean" }] }],
    ["births by last year's rate", { op: "window", of: { op: "multiply", of: [{ op: "ratio", of: { op: "offset", of: value("births"), years: 1 }, to: value("stock"), per: 1_000 }, value("stock"), value("share")] }, over: 2, by: "sum" }],
    ["people behind births", { op: "rollUp", of: { op: "divide", of: [value("births"), value("rate")] }, from: "quarter", by: "last" }],
    ["stocks of villages", { op: "rollUp", of: value("stock"), by: "sum" }],
    ["state of a quarter's last month", { op: "rollUp", of: people("insured"), from: "month", by: "last" }],
    ["people anew", { op: "rollUp", of: { op: "ratio", of: people("seen"), to: people("seen", "denominator"), per: 100_000 }, from: "household", by: "recount" }],
    ["a year's cohort", { op: "window", of: people("drop-out"), over: 4, by: "sum" }],
    ["the year before", { op: "subtract", of: [people("seen"), { op: "offset", of: people("seen"), years: 1 }] }]
  ])("%s", (_, is) => {
    expect(ofOne(is)).toEqual([])
  })
  it("without names, indicators are not looked at", () => {
    expect(told({ numbers: [], series: [{ id: "s", is: people("anything") }] }, {})).toEqual([])
  })
})

describe("what cannot be added up", () => {
  const coverage: SeriesExpression = { op: "ratio", of: people("seen"), to: people("seen", "denominator") }
  test.each<[string, SeriesExpression, string]>([
    ["shares of villages", { op: "rollUp", of: coverage, by: "sum" }, "SORT series[0].is: shares and rates of units cannot be added up; roll up the counts above and below the line, each for itself, and divide then"],
    ["shares of months", { op: "window", of: coverage, over: 3, by: "sum" }, "SORT series[0].is: shares and rates of several periods cannot be added up; add up the counts above and below the line, each for itself, and divide then"],
    ["stocks of months", { op: "window", of: value("stock"), over: 3, by: "sum" }, "SORT series[0].is: a stock of several periods cannot be added up: the same things would count in each; take \"last\" or, in a window, \"mean\""],
    ["a stock and what came in, over a quarter", { op: "rollUp", of: { op: "add", of: [value("doses"), value("stock")] }, from: "month", by: "sum" }, "SORT series[0].is: a stock of several"],
    ["who is insured, over months", { op: "window", of: people("insured"), over: "yearToDate", by: "sum" }, "SORT series[0].is: a stock of several"],
    ["the year's number, over months", { op: "window", of: { op: "ofYear", of: value("births") }, over: 12, by: "sum" }, "SORT series[0].is: a stock of several"],
    ["a share and an amount", { op: "multiply", of: [{ op: "add", of: [coverage, value("doses")] }, number(2)] }, "SORT series[0].is.of[0]: a share and what happened in a period have no sum; bring both to counts, or both to shares"],
    ["a stock less a rate", { op: "subtract", of: [value("stock"), value("rate")] }, "SORT series[0].is: a stock and a rate have no difference"],
    ["a share of people, which are people, over months", { op: "window", of: { op: "multiply", of: [value("share"), value("stock")] }, over: 2, by: "sum" }, "SORT series[0].is: a stock of several"],
    ["births for each of the people, over months", { op: "window", of: { op: "divide", of: [value("births"), value("stock")] }, over: 2, by: "sum" }, "SORT series[0].is: shares and rates of several"],
    ["months of stock, over months", { op: "window", of: { op: "divide", of: [value("stock"), value("doses")] }, over: 2, by: "sum" }, "SORT series[0].is: shares and rates of several"],
    ["a month's part of a rate", { op: "ofYear", of: { op: "multiply", of: [value("share"), value("rate")] }, proRata: true }, "SORT series[0].is: a rate is not less because"],
    ["the month's part of a population", { op: "ofYear", of: value("stock"), proRata: true }, "SORT series[0].is: a stock is not less because a period is shorter; leave \"proRata\" out"],
    ["the last of several villages", { op: "rollUp", of: value("stock"), from: "village", by: "last" } as unknown as SeriesExpression, "SORT series[0].is: units have no order, so that none is the last; roll up with \"sum\", or from \"month\" or \"quarter\""],
    ["the last month's births for the quarter's", { op: "rollUp", of: value("births"), from: "month", by: "last" }, "SORT series[0].is: what happened in the last month is not what happened in the whole period; roll up with \"sum\""],
    ["a number told by somebody, counted anew", { op: "rollUp", of: { op: "add", of: [people("seen"), value("births")] }, from: "quarter", by: "recount" }, "SORT series[0].is: the number \"births\" was told by somebody and cannot be counted anew; roll it up with \"sum\" or \"last\""]
  ])("%s", (_, is, message) => {
    const problems = ofOne(is)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(message)
  })
  it("is found through names, and told where the sum stands", () => {
    expect(told({ numbers, series: [{ id: "coverage", is: coverage }, { id: "s", is: { op: "window", of: { op: "use", id: "coverage" }, over: 2, by: "sum" } }, { id: "t", is: { op: "rollUp", of: { op: "use", id: "u" }, by: "recount" } }, { id: "u", is: value("doses") }] }))
      .toEqual([expect.stringContaining("SORT series[1].is: shares"), expect.stringContaining("SORT series[2].is: the number \"doses\"")])
  })
})

describe("names", () => {
  test.each<[string, SeriesExpression, string]>([
    ["a number", value("dozes"), "UNKNOWN series[0].is.id: there is no number \"dozes\" among those defined; did you mean \"doses\"?"],
    ["a series", { op: "offset", of: { op: "use", id: "other" }, periods: 1 }, "UNKNOWN series[0].is.of.id: there is no series \"other\" among those defined"],
    ["an indicator", { op: "ratio", of: people("seen"), to: people("sene", "denominator") }, "UNKNOWN series[0].is.to.indicator: there is no indicator \"sene\" among those in force; did you mean \"seen\"?"],
    ["an indicator taken for a series", { op: "add", of: [number(1), { op: "use", id: "seen" }] }, "UNKNOWN series[0].is.of[1].id: there is no series \"seen\" among those defined; it is an indicator, so write { \"op\": \"measure\" } with the population to count"],
    ["a number taken for an indicator", people("doses"), "UNKNOWN series[0].is.indicator: there is no indicator \"doses\" among those in force; it is a number, so write { \"op\": \"value\" }"],
    ["a series taken for a number", value("s"), "UNKNOWN series[0].is.id: there is no number \"s\" among those defined; it is a series, so write { \"op\": \"use\" }"]
  ])("%s that does not exist", (_, is, message) => {
    expect(ofOne(is)).toEqual([message])
  })
  it("of populations must be defined by the indicator", () => {
    const indicators: SeriesNames["indicators"] = [
      { id: "seen", measures: "period", denominator: { op: "alive" } },
      { id: "whole", measures: "period", denominator: { type: "registered", when: { op: "alive" } }, exclusion: { op: "alive" }, exception: { op: "alive" } },
      { id: "estimate", measures: "period", denominator: { type: "estimated", estimate: "surviving-infants" } }
    ]
    const counting = (indicator: string) => (["initial", "denominator", "exclusion", "numerator", "exception", "scored"] as const).flatMap((count) =>
      told({ numbers: [], series: [{ id: "s", is: { op: "measure", indicator, count } }] }, { indicators }))
    expect(counting("seen")).toEqual([
      "UNKNOWN series[0].is.count: the indicator \"seen\" defines no exclusion; count another of its populations",
      "UNKNOWN series[0].is.count: the indicator \"seen\" defines no exception; count another of its populations"
    ])
    expect(counting("whole")).toEqual([])
    expect(counting("estimate")).toEqual(["estimate", "defines no exclusion", "defines no exception", "estimate"].map((lacking) => expect.stringContaining(lacking)))
    expect(counting("estimate")[0]).toContain("has an estimate for its denominator and counts nobody there; define the estimate among the numbers and write { \"op\": \"value\" }")
  })
  it("are taken once, and never from an indicator", () => {
    expect(told({ numbers: [...numbers, numbers[0]], series: [{ id: "s", is: number(1) }, { id: "s", is: number(1) }, { id: "seen", is: number(1) }] })).toEqual([
      "ID_TAKEN numbers[6].id: there are two numbers \"doses\"; give each a name of its own",
      "ID_TAKEN series[1].id: there are two series \"s\"; give each a name of its own",
      "ID_TAKEN series[2].id: \"seen\" is an indicator; a number of another kind needs another name, such as \"seen-period\""
    ])
  })
})

describe("circles", () => {
  const use = (id: string, to: string) => ({ id, is: { op: "offset", of: { op: "use", id: to }, periods: 1 } }) as const
  it("of two, of one through an earlier period, each told once", () => {
    expect(told({ numbers, series: [use("a", "b"), use("b", "c"), use("c", "b"), use("d", "d"), { id: "e", is: number(1) }] })).toEqual([
      "CYCLE series[1]: series refer to each other in a circle: b → c → b; let one of them read a count or a number instead (an earlier period of itself does not help: it has no first one)",
      expect.stringContaining("CYCLE series[3]: series refer to each other in a circle: d → d;")
    ])
  })
  it("that are long are told in part", () => {
    const circle = Array.from({ length: 20 }, (_, index) => use(`s${index}`, `s${(index + 1) % 20}`))
    expect(told({ numbers, series: circle })).toEqual([expect.stringContaining("s11 → … (20 series)")])
  })
  it("and chains that are too long are refused; one that is just short enough is computed", () => {
    const chain = (length: number) => ({ numbers: [], series: [...Array.from({ length: length - 1 }, (_, index) => use(`s${index}`, `s${index + 1}`)), { id: `s${length - 1}`, is: number(1) }] })
    expect(told(chain(30))).toEqual([])
    expect(computeSeries(chain(30), {}, { periods: [july], units: [{ id: "u", kind: "commune" }], series: ["s0"] })).toMatchObject([{ value: 1 }])
    expect(told(chain(31))).toEqual(["TOO_DEEP series[0]: from \"s0\" on more than 30 series refer to one another in a row; write fewer steps"])
  })
})

describe("shape", () => {
  test.each<[string, unknown, string]>([
    ["nothing", undefined, "SHAPE series[0].is: is missing; give one such as { \"op\": \"value\", \"id\": \"doses-received\" }"],
    ["a text", "doses", "SHAPE series[0].is: \"doses\" is not a series"],
    ["a misspelt operator", { op: "subtrct", of: [number(1), number(2)] }, "SHAPE series[0].is: there is no operator \"subtrct\"; did you mean \"subtract\"? The operators are measure, value,"],
    ["a misspelt field", { op: "ofYear", of: number(1), prorata: true }, "SHAPE series[0].is.prorata: there is no such field; did you mean \"proRata\"? The fields are op, of, proRata"],
    ["one part", { op: "add", of: [number(1)] }, "SHAPE series[0].is.of: has 1 part; give a list of two series or more"],
    ["three parts where two belong", { op: "divide", of: [number(1), number(2), number(3)] }, "SHAPE series[0].is.of: has 3 parts; give a list of two series"],
    ["a factor that nobody uses", { op: "ratio", of: number(1), to: number(2), per: 10 }, "SHAPE series[0].is.per: 10 does not fit; give one of 1, 100, 1000, 10000, 100000"],
    ["a look ahead", { op: "offset", of: number(1), periods: -1 }, "SHAPE series[0].is.periods: -1 does not fit; give a whole number from 0 to 520"],
    ["both periods and years", { op: "offset", of: number(1), periods: 1, years: 1 }, "SHAPE series[0].is.periods: there is no such field"],
    ["a window of nothing", { op: "window", of: number(1), over: 0, by: "sum" }, "SHAPE series[0].is.over: 0 does not fit; give a whole number of periods from 1 to 520, or \"yearToDate\""],
    ["a population that is none", { op: "measure", indicator: "seen", count: "all" }, "SHAPE series[0].is.count: \"all\" does not fit; give one of initial, denominator"],
    ["a roll-up from nowhere", { op: "rollUp", of: number(1), from: "villages", by: "sum" }, "SHAPE series[0].is.from: \"villages\" does not fit; give one of commune, village, household, school, employer, facility, collaborator, month, quarter; did you mean \"village\"?"],
    ["false for left out", { op: "ofYear", of: number(1), proRata: false }, "SHAPE series[0].is.proRata: false does not fit; give true, or leave it out"],
    ["a number that is none", { op: "number", is: Number.NaN }, "SHAPE series[0].is.is: null does not fit; give a number"]
  ])("%s", (_, is, message) => {
    const problems = ofOne(is)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(message)
  })
  it("a definition without series", () => {
    expect(told({ numbers: [], series: [] })).toEqual(["SHAPE series: give a list"].map(() => expect.stringContaining("SHAPE series")))
  })
  it("no nesting exhausts the stack, not even one without end", () => {
    const nested = (depth: number): unknown => Array.from({ length: depth }).reduce((of) => ({ op: "add", of: [of, number(1)] }), number(1) as unknown)
    expect(ofOne(nested(39))).toEqual([])
    expect(computeSeries({ numbers: [], series: [{ id: "s", is: nested(39) as SeriesExpression }] }, {}, { periods: [july], units: [{ id: "u", kind: "commune" }] })[0]?.value).toBe(40)
    expect(ofOne(nested(60))).toEqual([expect.stringContaining("TOO_DEEP : more than 40 operators hang one below the other")])
    expect(ofOne(nested(100_000))).toEqual([expect.stringContaining("TOO_DEEP")])
    const endless: { op: string; of?: unknown } = { op: "ofYear" }
    endless.of = endless
    expect(ofOne(endless)).toEqual([expect.stringContaining("TOO_DEEP")])
  })
  it("the deepest chain of the deepest series fits the stack", () => {
    const nested = (id: string, depth: number): SeriesExpression => Array.from({ length: depth }).reduce<SeriesExpression>((of) => ({ op: "window", of, over: 1, by: "sum" }), { op: "use", id })
    const series = [...Array.from({ length: 29 }, (_, index) => ({ id: `s${index}`, is: nested(`s${index + 1}`, 39) })), { id: "s29", is: number(1) }]
    expect(told({ numbers: [], series })).toEqual([])
    expect(computeSeries({ numbers: [], series }, {}, { periods: [july], units: [{ id: "u", kind: "commune" }], series: ["s0"] })).toMatchObject([{ value: 1 }])
  })
  it("whatever it is given, it never throws, and computing refuses what it finds", () => {
    const op = fc.constantFrom("measure", "value", "number", "use", "add", "divide", "ratio", "offset", "window", "rollUp", "ofYear", "nothing")
    const field = fc.constantFrom("op", "of", "to", "id", "is", "by", "over", "from", "periods", "years", "count", "indicator")
    const value = fc.oneof(op, fc.anything({ maxDepth: 2 }), fc.record({ op, of: fc.anything({ maxDepth: 2 }) }))
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.dictionary(field, value)), (is) => {
      const definition = { numbers: [], series: [{ id: "s", is }] } as unknown as SeriesDefinition
      const problems = checkSeries(definition)
      if (problems.length > 0) expect(() => computeSeries(definition, {}, { periods: [july], units: [] })).toThrow(problems[0]!.code)
      else expect(computeSeries(definition, {}, { periods: [july], units: [] })).toEqual([])
    }))
    fc.assert(fc.property(fc.anything(), (definition) => void checkSeries(definition as SeriesDefinition)))
  })
  it("the shape says the same without the checks of names", () => {
    const misfits: string[] = []
    checkShape(seriesDefinition, { numbers: [], series: [{ id: "s", is: value("unknown") }] }, "", { misfit: (path) => misfits.push(path), nearest: () => undefined, asSchema: true })
    expect(misfits).toEqual([])
  })
})
