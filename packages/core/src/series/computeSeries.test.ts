import { describe, expect, it, test } from "vitest"
import { calendarQuarter, calendarYear, type Period } from "../time/index.ts"
import { computeSeries } from "./computeSeries.ts"
import { SeriesError } from "./errors.ts"
import type { SeriesExpression } from "./expression.ts"
import type { CountAsked, PeopleCount, SeriesData } from "./seriesData.ts"
import { cell, entered, july, june, may, number, numbersOf, people, short, units, value } from "./series.fixture.ts"

const counts = (table: Readonly<Record<string, PeopleCount>>) => ({ counts: ({ indicator, count }: CountAsked) => table[`${indicator} ${count}`] }) satisfies SeriesData
const sure = (yes: number): PeopleCount => ({ yes, unknown: 0 })

describe("numbers", () => {
  it("a count, a number from outside, a constant", () => {
    expect(cell(people("seen"), counts({ "seen numerator": { yes: 7, unknown: 0, rulebook: "p@2026.1.0" } }))).toEqual({
      series: "s", unit: "commune", period: july, state: "known", value: 7, flags: [], sources: [{ id: "seen", kind: "counted", source: "p@2026.1.0" }], missing: []
    })
    expect(cell(value("births"), { numbers: [entered("births", 12, { kind: "imported", version: "2" })] })).toEqual({
      series: "s", unit: "commune", period: july, state: "known", value: 12, flags: [], sources: [{ id: "births", kind: "imported", source: "sổ trạm", year: 2026, version: "2" }], missing: []
    })
    expect(cell(number(3), {})).toEqual({ series: "s", unit: "commune", period: july, state: "known", value: 3, flags: [], sources: [], missing: [] })
  })
  it("what nobody told is unknown and named, never zero", () => {
    expect(cell(value("births"), { numbers: [entered("births", 12, { period: june }), entered("births", 5, { unit: "east" }), entered("deaths", 1)] })).toEqual({
      series: "s", unit: "commune", period: july, state: "unknown", flags: [], sources: [], missing: [{ missing: "number", id: "births", unit: "commune", period: july }]
    })
    expect(cell(people("seen", "denominator"), {})).toMatchObject({ state: "unknown", missing: [{ missing: "count", indicator: "seen", count: "denominator", unit: "commune", period: july }] })
  })
  it("zero that somebody told is zero", () => {
    expect(cell(value("births"), { numbers: [entered("births", 0)] })).toMatchObject({ state: "known", value: 0 })
  })
  it("people who are not decided widen it, and are told", () => {
    expect(cell(people("seen"), counts({ "seen numerator": { yes: 7, unknown: 2 } }))).toMatchObject({
      state: "bounded", value: 7, range: { lo: 7, hi: 9 }, missing: [{ missing: "people", indicator: "seen", count: "numerator", unit: "commune", period: july, people: 2 }]
    })
  })
})

describe("arithmetic", () => {
  const data = { numbers: [entered("a", 10), entered("b", 4), entered("c", 2), entered("zero", 0)] }
  const [a, b, c, zero, none] = ["a", "b", "c", "zero", "none"].map(value) as [SeriesExpression, SeriesExpression, SeriesExpression, SeriesExpression, SeriesExpression]
  test.each<[string, SeriesExpression, unknown]>([
    ["a + b + c", { op: "add", of: [a, b, c] }, 16],
    ["a - b - c", { op: "subtract", of: [a, b, c] }, 4],
    ["a × b × c", { op: "multiply", of: [a, b, c] }, 80],
    ["a / b", { op: "divide", of: [a, b] }, 2.5],
    ["b of a", { op: "ratio", of: b, to: a }, 0.4],
    ["b of a in per cent", { op: "ratio", of: b, to: a, per: 100 }, 40],
    ["7 of 100 in per cent: exactly 7", { op: "ratio", of: number(7), to: number(100), per: 100 }, 7],
    ["a / 0", { op: "divide", of: [a, zero] }, "undefined"],
    ["0 / 0", { op: "ratio", of: zero, to: zero }, "undefined"],
    ["a + ?", { op: "add", of: [a, none] }, "unknown"],
    ["0 × ?", { op: "multiply", of: [zero, none] }, "unknown"],
    ["? / 0: no number could mend it", { op: "divide", of: [none, zero] }, "undefined"],
    ["0 / ?", { op: "divide", of: [zero, none] }, "unknown"]
  ])("%s", (_, is, expected) => {
    expect(short(cell(is, data))).toBe(expected)
  })
  it("a share of nothing says why", () => {
    expect(cell({ op: "ratio", of: a, to: zero }, data)).toMatchObject({ state: "undefined", flags: ["divisionByZero"], missing: [] })
    expect(cell({ op: "add", of: [a, { op: "ratio", of: a, to: zero }] }, data, { numbers: [...numbersOf("rate", "a"), ...numbersOf("flow", "zero")] })).toMatchObject({ state: "undefined", flags: ["divisionByZero"] })
  })
  it("a divisor that may turn out as nothing leaves it open, and the people are told", () => {
    const found = cell({ op: "ratio", of: people("seen"), to: people("seen", "denominator") }, counts({ "seen numerator": sure(0), "seen denominator": { yes: 0, unknown: 2 } }))
    expect(found).toMatchObject({ state: "unknown", flags: ["divisorMayBeZero"], missing: [{ missing: "people", count: "denominator", people: 2 }] })
    expect(found).not.toHaveProperty("value")
  })
  it("a mistyped number is no infinity", () => {
    const vast = { numbers: [entered("a", 1e200)] }
    expect(cell({ op: "multiply", of: [a, a] }, vast)).toMatchObject({ state: "undefined", flags: ["tooLarge"] })
    expect(cell({ op: "ratio", of: number(1e307), to: number(1e300), per: 100_000 }, vast)).toMatchObject({ state: "undefined", flags: ["tooLarge"] })
  })
})

describe("ratios", () => {
  const share: SeriesExpression = { op: "ratio", of: value("vaccinated"), to: value("children"), per: 100 }
  test.each([[99, 99, []], [100, 100, []], [101, 101, ["aboveWhole"]], [250, 250, ["aboveWhole"]]])("%i of 100 children are %i per cent, and nothing is clipped", (vaccinated, expected, flags) => {
    expect(cell(share, { numbers: [entered("vaccinated", vaccinated), entered("children", 100)] })).toMatchObject({ state: "known", value: expected, flags })
  })
  const allOf = (of: number): SeriesExpression => ({ op: "ratio", of: number(of), to: number(of), per: 100 })
  it("all of a fraction is all of it: what rounding adds is not flagged", () => {
    const shares = Array.from({ length: 200 }, (_, index) => (index + 1) * 31 / 365)
    const cells = shares.map((share) => cell(allOf(share), {}))
    expect(cells.some(({ value: found }) => found! > 100)).toBe(true)
    expect(cells.flatMap(({ flags }) => flags)).toEqual([])
  })
  it("boys for each 100 girls may be more than 100", () => {
    expect(cell({ op: "ratio", of: value("boys"), to: value("girls"), per: 100, mayExceed: true }, { numbers: [entered("boys", 111), entered("girls", 100)] })).toMatchObject({ value: 111, flags: [] })
  })
  it("its range takes the unknown of both sides", () => {
    const of = (part: string, whole: string): SeriesExpression => ({ op: "ratio", of: people(part), to: people(whole) })
    const data = counts({ "a numerator": { yes: 6, unknown: 2 }, "b numerator": { yes: 8, unknown: 2 } })
    expect(short(cell(of("a", "b"), data))).toEqual(["bounded", 0.75, 0.6, 1])
    expect(cell(of("a", "b"), data).missing).toHaveLength(2)
  })
  it("those in a population are never more than those around it, whoever the unknown are", () => {
    const data = counts({ "seen numerator": { yes: 3, unknown: 4 }, "seen denominator": { yes: 5, unknown: 1 }, "other denominator": { yes: 5, unknown: 1 } })
    const of = (whole: SeriesExpression, wrapped = (one: SeriesExpression) => one): SeriesExpression => ({ op: "ratio", of: wrapped(people("seen")), to: wrapped(whole), per: 100 })
    expect(short(cell(of(people("seen", "denominator")), data))).toEqual(["bounded", 60, 50, 100])
    expect(short(cell(of(people("seen", "denominator"), (one) => ({ op: "offset", of: one, periods: 1 })), data))).toEqual(["bounded", 60, 50, 100])
    expect(short(cell(of(people("other", "denominator")), data))).toEqual(["bounded", 60, 50, 140])
    expect(short(cell(of(people("seen", "denominator"), (one) => ({ op: "window", of: one, over: 2, by: "last" })), data))).toEqual(["bounded", 60, 50, 140])
  })
  it("counts that contradict each other are shown as they are", () => {
    const data = counts({ "seen numerator": { yes: 6, unknown: 1 }, "seen denominator": sure(5) })
    expect(cell({ op: "ratio", of: people("seen"), to: people("seen", "denominator"), per: 100 }, data)).toMatchObject({ value: 120, range: { lo: 120, hi: 140 }, flags: ["aboveWhole"] })
  })
})

describe("time", () => {
  const monthly = { numbers: [entered("n", 1, { period: may }), entered("n", 10, { period: june }), entered("n", 100)] }
  const n = value("n")
  test.each<[string, SeriesExpression, unknown]>([
    ["this month", { op: "offset", of: n, periods: 0 }, 100],
    ["the month before", { op: "offset", of: n, periods: 1 }, 10],
    ["the same month of last year, of which nothing is known", { op: "offset", of: n, years: 1 }, "unknown"],
    ["what came on top of last month", { op: "subtract", of: [n, { op: "offset", of: n, periods: 1 }] }, 90],
    ["the last three months", { op: "window", of: n, over: 3, by: "sum" }, 111],
    ["their mean", { op: "window", of: n, over: 3, by: "mean" }, 37],
    ["four months, of which one is not known", { op: "window", of: n, over: 4, by: "sum" }, "unknown"],
    ["no mean of those that happen to be known", { op: "window", of: n, over: 4, by: "mean" }, "unknown"],
    ["the last known", { op: "window", of: n, over: 4, by: "last" }, 100],
    ["the last two of last month's", { op: "offset", of: { op: "window", of: n, over: 2, by: "sum" }, periods: 1 }, 11]
  ])("%s", (_, is, expected) => {
    expect(short(cell(is, monthly))).toBe(expected)
  })
  it("the year so far goes back to January, and names each month that is missing", () => {
    const found = cell({ op: "window", of: n, over: "yearToDate", by: "sum" }, monthly)
    expect(found.state).toBe("unknown")
    expect(found.missing.map((gap) => "period" in gap ? gap.period.from : "")).toEqual(["2026-04-01", "2026-03-01", "2026-02-01", "2026-01-01"])
    const january = { from: "2026-01-01", until: "2026-02-01" }
    expect(short(cell({ op: "window", of: n, over: "yearToDate", by: "sum" }, { numbers: [entered("n", 5, { period: january })] }, { period: january }))).toBe(5)
  })
  it("a number carried forward says so, and what is missing", () => {
    const stock = numbersOf("stock", "n")
    expect(cell({ op: "window", of: n, over: 3, by: "last" }, { numbers: [entered("n", 8, { period: june })] }, { numbers: stock })).toMatchObject({
      state: "known", value: 8, flags: ["carriedForward"], missing: [{ missing: "number", id: "n", unit: "commune", period: july }]
    })
    expect(cell({ op: "window", of: n, over: 1, by: "last" }, { numbers: [entered("n", 8, { period: june })] }, { numbers: stock })).toMatchObject({ state: "unknown", flags: [] })
  })
  it("a share of nothing last month is no missing number: it is not looked past", () => {
    const ratio: SeriesExpression = { op: "ratio", of: n, to: value("of") }
    expect(short(cell({ op: "window", of: ratio, over: 2, by: "last" }, { numbers: [entered("n", 1), entered("of", 0), entered("n", 1, { period: june }), entered("of", 2, { period: june })] }))).toBe("undefined")
  })
  it("nor is a share that people leave open", () => {
    const data: SeriesData = { counts: ({ count, period }) => period.from < july.from ? sure(2) : count === "numerator" ? sure(0) : { yes: 0, unknown: 1 } }
    expect(cell({ op: "window", of: { op: "ratio", of: people("seen"), to: people("seen", "denominator") }, over: 2, by: "last" }, data)).toMatchObject({ state: "unknown", flags: ["divisorMayBeZero"] })
  })
  it("a quarter from its months: what happened is added up, what stands is that of the last month", () => {
    const quarter = calendarQuarter("2026-06-15")
    const april = { from: "2026-04-01", until: "2026-05-01" }
    const data = { numbers: [entered("n", 1, { period: april }), entered("n", 2, { period: may }), entered("n", 4, { period: june })] }
    expect(short(cell({ op: "rollUp", of: n, from: "month", by: "sum" }, data, { period: quarter }))).toBe(7)
    const ofYear = { numbers: ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"].map((from, index) => entered("n", 10 ** index, { period: calendarQuarter(from) })) }
    expect(short(cell({ op: "rollUp", of: n, from: "quarter", by: "sum" }, ofYear, { period: calendarYear("2026-06-01") }))).toBe(1111)
    expect(short(cell({ op: "rollUp", of: n, from: "month", by: "last" }, data, { period: quarter, numbers: numbersOf("stock", "n") }))).toBe(4)
    expect(short(cell({ op: "rollUp", of: n, from: "month", by: "last" }, { numbers: data.numbers.slice(0, 2) }, { period: quarter, numbers: numbersOf("stock", "n") }))).toBe("unknown")
    expect(short(cell(n, data, { period: quarter }))).toBe("unknown")
  })
  it("people who came in two months are one in the quarter, if they are counted anew", () => {
    const quarter = calendarQuarter("2026-06-15")
    const data: SeriesData = { counts: ({ period }) => sure(period.from === quarter.from && period.until === quarter.until ? 5 : 3) }
    expect(short(cell({ op: "rollUp", of: people("seen"), from: "month", by: "sum" }, data, { period: quarter }))).toBe(9)
    expect(short(cell({ op: "rollUp", of: people("seen"), from: "month", by: "recount" }, data, { period: quarter }))).toBe(5)
  })
  it("a week does not consist of months", () => {
    const week: Period = { from: "2026-07-13", until: "2026-07-20" }
    expect(() => cell({ op: "rollUp", of: n, from: "month", by: "sum" }, monthly, { period: week })).toThrow(SeriesError)
    expect(() => cell({ op: "rollUp", of: n, from: "month", by: "sum" }, monthly, { period: week })).toThrow("TRAMYTE_SERIES_PERIOD at series \"s\": 2026-07-13..2026-07-20 does not consist of whole months")
  })
})

describe("units", () => {
  const n = value("n")
  const sum: SeriesExpression = { op: "rollUp", of: n, by: "sum" }
  const data = { numbers: [entered("n", 3, { unit: "east" }), entered("n", 4, { unit: "west" }), entered("n", 50, { unit: "school" })] }
  it("a commune has the sum of its villages, and not of its schools", () => {
    expect(short(cell(sum, data))).toBe(7)
    expect(short(cell({ op: "rollUp", of: n, from: "school", by: "sum" }, data))).toBe(50)
  })
  it("a village has its own, and a commune no number of its villages unless it is asked for", () => {
    expect(short(cell(sum, data, { unit: "east" }))).toBe(3)
    expect(short(cell(n, data))).toBe("unknown")
  })
  it("one village that told nothing leaves the commune open, and is named", () => {
    expect(cell(sum, { numbers: data.numbers.slice(0, 1) })).toMatchObject({ state: "unknown", missing: [{ missing: "number", id: "n", unit: "west", period: july }] })
  })
  it("the sum of no villages is not zero", () => {
    expect(cell(sum, data, { unit: "school" })).toMatchObject({ state: "unknown", missing: [{ missing: "units", kind: "village", unit: "school" }] })
  })
  it("who was in two villages is one of the commune, if counted anew", () => {
    const moved: SeriesData = { counts: ({ unit }) => sure(unit === "commune" ? 5 : 3) }
    expect(short(cell({ op: "rollUp", of: people("seen"), by: "sum" }, moved))).toBe(6)
    expect(short(cell({ op: "rollUp", of: people("seen"), by: "recount" }, moved))).toBe(5)
  })
  it("villages are found below a province, too", () => {
    const more = [{ id: "province", kind: "facility" }, { id: "other", kind: "commune", parent: "province" }, ...units.map((unit) => unit.id === "commune" ? { ...unit, parent: "province" } : unit)] as const
    expect(short(cell(sum, data, { units: more, of: ["province"] }))).toBe(7)
  })
})

describe("what is asked", () => {
  const definition = { numbers: numbersOf("flow", "n"), series: [{ id: "once", is: value("n") }, { id: "less", is: { op: "subtract", of: [{ op: "use", id: "once" }, { op: "number", is: 100 }] } }] } as const
  const numbers = [entered("n", 1), entered("n", 2, { period: june }), entered("n", 3, { unit: "east" })]
  it("all series of all units in all periods, in that order", () => {
    const cells = computeSeries(definition, { numbers }, { periods: [june, july], units })
    expect(cells).toHaveLength(16)
    expect(cells.slice(0, 3).map(({ series, unit, period, value: found }) => [series, unit, period.from, found])).toEqual([
      ["once", "commune", "2026-06-01", 2], ["once", "commune", "2026-07-01", 1], ["once", "east", "2026-06-01", undefined]
    ])
    expect(JSON.parse(JSON.stringify(cells))).toEqual(cells)
  })
  it("some of them", () => {
    expect(computeSeries(definition, { numbers }, { periods: [july], units, of: ["east"], series: ["less"] })).toMatchObject([{ series: "less", unit: "east", value: -97, flags: ["belowZero"] }])
  })
  it("none", () => {
    expect(computeSeries(definition, {}, { periods: [], units: [] })).toEqual([])
  })
  test.each<[string, () => unknown, string]>([
    ["a series that is not there", () => computeSeries(definition, {}, { periods: [july], units, series: ["onse"] }), "TRAMYTE_SERIES_UNKNOWN at series[0]: there is none called \"onse\"; did you mean \"once\"?"],
    ["a unit that is not there", () => computeSeries(definition, {}, { periods: [july], units, of: ["commune", "north"] }), "TRAMYTE_SERIES_UNIT at of[1]: there is none called \"north\""],
    ["a period that is none", () => computeSeries(definition, {}, { periods: [july, { from: "2026-08-01", until: "2026-08-01" }], units }), "TRAMYTE_SERIES_PERIOD at periods[1]: {\"from\":\"2026-08-01\",\"until\":\"2026-08-01\"} does not fit"],
    ["two units of one id", () => computeSeries(definition, {}, { periods: [july], units: [...units, units[1]] }), "TRAMYTE_SERIES_UNIT at units[4]: there are two units \"east\""],
    ["a unit below itself", () => computeSeries(definition, {}, { periods: [july], units: [{ id: "a", kind: "village", parent: "b" }, { id: "b", kind: "commune", parent: "a" }, { id: "c", kind: "village", parent: "b" }] }), "TRAMYTE_SERIES_UNIT at units[0]: the unit \"a\" lies below itself"],
    ["a definition that is wrong", () => computeSeries({ numbers: [], series: [{ id: "s", is: value("n") }] }, {}, { periods: [july], units }), "TRAMYTE_SERIES_UNKNOWN at series[0].is.id"]
  ])("%s is refused", (_, run, message) => {
    expect(run).toThrow(message)
  })
  it("names of an attacker are names", () => {
    const id = "__proto__"
    const found = computeSeries({ numbers: numbersOf("flow", id), series: [{ id, is: value(id) }] }, { numbers: [entered(id, 4, { unit: id })] }, { periods: [july], units: [{ id, kind: "commune" }] })
    expect(found).toMatchObject([{ series: id, unit: id, value: 4 }])
  })
})

describe("the year's number", () => {
  const year = calendarYear("2026-07-01")
  const births = { numbers: [entered("births", 365, { period: year })] }
  it("stands in each month, or by the month's days", () => {
    expect(cell({ op: "ofYear", of: value("births") }, births)).toMatchObject({ value: 365, flags: [] })
    expect(cell({ op: "ofYear", of: value("births"), proRata: true }, births)).toMatchObject({ value: 31, flags: ["proRata"] })
    expect(cell({ op: "ofYear", of: value("births"), proRata: true }, births, { period: year })).toMatchObject({ value: 365, flags: [] })
  })
  it("a week over New Year takes of both years", () => {
    const week: Period = { from: "2025-12-29", until: "2026-01-05" }
    expect(cell({ op: "ofYear", of: value("births"), proRata: true }, births, { period: week })).toMatchObject({ state: "unknown", missing: [{ id: "births", period: calendarYear("2025-12-29") }] })
    const both = { numbers: [...births.numbers, entered("births", 730, { period: calendarYear("2025-01-01") })] }
    expect(cell({ op: "ofYear", of: value("births"), proRata: true }, both, { period: week }).value).toBeCloseTo(3 * 2 + 4, 10)
  })
})
