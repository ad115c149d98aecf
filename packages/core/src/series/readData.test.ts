import { describe, expect, it, test } from "vitest"
import { calendarMonth } from "../time/index.ts"
import type { CountedFigures, CountedReport, SeriesData, UnitReport } from "./seriesData.ts"
import { cell, entered, july, june, people, short, units, value } from "./series.fixture.ts"

describe("numbers told several times", () => {
  const n = value("n")
  it("the one recorded last stands, whatever the order", () => {
    const numbers = [entered("n", 1, { recorded: "2026-08-01" }), entered("n", 2, { recorded: "2026-08-10", version: "2" }), entered("n", 3)]
    expect(cell(n, { numbers })).toMatchObject({ value: 2, sources: [{ version: "2" }] })
    expect(cell(n, { numbers: numbers.toReversed() }).value).toBe(2)
  })
  test.each([["2026-08-09", 1], ["2026-08-10", 2], ["2026-07-31", 3]])("as it was known on %s: %i", (knownAt, expected) => {
    expect(cell(n, { numbers: [entered("n", 1, { recorded: "2026-08-01" }), entered("n", 2, { recorded: "2026-08-10" }), entered("n", 3)] }, { knownAt }).value).toBe(expected)
  })
  it("not yet known is missing", () => {
    expect(cell(n, { numbers: [entered("n", 1, { recorded: "2026-08-01" })] }, { knownAt: "2026-07-31" })).toMatchObject({ state: "unknown", missing: [{ missing: "number", id: "n" }] })
  })
  it("the same one twice is one", () => {
    expect(cell(n, { numbers: [entered("n", 1), entered("n", 1)] })).toMatchObject({ state: "known", value: 1, flags: [] })
  })
  it("two that contradict each other are none, and both are shown", () => {
    expect(cell(n, { numbers: [entered("n", 1), entered("n", 2), entered("n", 1)] })).toMatchObject({
      state: "unknown", flags: ["conflictingNumbers"], missing: [{ missing: "agreement", id: "n", unit: "commune", period: july, numbers: [1, 2] }]
    })
    expect(cell(n, { numbers: [entered("n", 1), entered("n", 2), entered("n", 3, { recorded: "2026-08-01" })] })).toMatchObject({ value: 3, flags: [] })
  })
})

describe("numbers that cannot be read", () => {
  test.each<[string, unknown, string]>([
    ["no number", { ...entered("n", 1), value: "1" }, "numbers[0].value: \"1\" does not fit; give a number"],
    ["infinite", entered("n", Number.POSITIVE_INFINITY), "numbers[0].value"],
    ["without a source", { ...entered("n", 1), source: undefined }, "numbers[0].source: is missing"],
    ["of no period", { ...entered("n", 1), period: { from: "2026-07-01", until: "2026-06-31" } }, "numbers[0].period"],
    ["misspelt", { ...entered("n", 1), vesion: "2" }, "numbers[0].vesion: there is no such field; did you mean \"version\"?"],
    ["of a kind that does not exist", { ...entered("n", 1), kind: "guessed" }, "numbers[0].kind"]
  ])("%s", (_, number, message) => {
    expect(() => cell(value("n"), { numbers: [number] } as SeriesData)).toThrow(message)
    expect(() => cell(value("n"), { numbers: [number] } as SeriesData)).toThrow("TRAMYTE_SERIES_DATA")
  })
  test.each([[{ yes: -1, unknown: 0 }], [{ yes: 1, unknown: 0.5 }], [{ yes: Number.NaN, unknown: 0 }]])("%j is no count", (count) => {
    expect(() => cell(people("i"), { counts: () => count })).toThrow(`${JSON.stringify(count)} is no count; give whole numbers from 0 up`)
    expect(() => cell(people("i"), { counts: () => count })).toThrow("TRAMYTE_SERIES_DATA at the numerator of \"i\" in \"commune\", 2026-07-01..2026-08-01")
  })
})

describe("reports of indicators", () => {
  const populations = (denominator: readonly [number, number], numerator: readonly [number, number]): CountedFigures["populations"] =>
    ({ denominator: { yes: denominator[0], unknown: denominator[1] }, numerator: { yes: numerator[0], unknown: numerator[1] } })
  const report = (more: Partial<CountedReport> = {}): UnitReport => ({ unit: "commune", report: { indicator: "i", period: july, rulebook: "p@2026.1.0", populations: populations([10, 1], [4, 2]), ...more } })
  const byVillage = (values: Readonly<Record<string, CountedFigures["populations"]>>): Partial<CountedReport> =>
    ({ strata: [{ by: "sex", values: [] }, { by: "village", values: Object.entries(values).map(([key, of]) => ({ key, populations: of })) }] })

  it("give the counts of their unit and period, and the rulebook as the source", () => {
    expect(cell(people("i"), { counts: [report()] })).toMatchObject({ state: "bounded", value: 4, range: { lo: 4, hi: 6 }, sources: [{ id: "i", kind: "counted", source: "p@2026.1.0" }] })
    expect(short(cell(people("i", "denominator"), { counts: [report(), report({ period: june, populations: populations([7, 0], [0, 0]) })] }, { period: june }))).toBe(7)
  })
  it("say nothing of other units, periods, indicators and populations", () => {
    expect(short(cell(people("i"), { counts: [report()] }, { unit: "east" }))).toBe("unknown")
    expect(short(cell(people("i"), { counts: [report()] }, { period: calendarMonth("2026-08-01") }))).toBe("unknown")
    expect(short(cell(people("other"), { counts: [report()] }))).toBe("unknown")
    expect(short(cell({ op: "measure", indicator: "i", count: "exclusion" }, { counts: [report()] }))).toBe("unknown")
  })
  it("give the counts of villages, too; a village of nobody has zero, which is not missing", () => {
    const counts = [report(byVillage({ east: populations([10, 1], [4, 2]) }))]
    expect(short(cell(people("i"), { counts }, { unit: "east" }))).toEqual(["bounded", 4, 4, 6])
    expect(cell(people("i"), { counts }, { unit: "west" })).toMatchObject({ state: "known", value: 0, missing: [] })
  })
  it("people of no known village may belong to any, so that the sum of villages has room for what is counted anew", () => {
    const counts = [report(byVillage({ east: populations([6, 0], [3, 1]), west: populations([3, 0], [1, 0]), unknown: populations([1, 1], [0, 1]) }))]
    expect(short(cell(people("i", "denominator"), { counts }, { unit: "east" }))).toEqual(["bounded", 6, 6, 8])
    expect(short(cell(people("i"), { counts }, { unit: "west" }))).toEqual(["bounded", 1, 1, 2])
    expect(short(cell({ op: "rollUp", of: people("i", "denominator"), by: "sum" }, { counts }))).toEqual(["bounded", 9, 9, 13])
    expect(short(cell({ op: "rollUp", of: people("i", "denominator"), by: "recount" }, { counts }))).toEqual(["bounded", 10, 10, 11])
  })
  it("tell of whom the share is, unless that is an estimate", () => {
    const scored = (more: Partial<CountedReport>) => short(cell({ op: "measure", indicator: "i", count: "scored" }, { counts: [report({ of: 9, undecided: 1, ...more })] }))
    expect(scored({})).toEqual(["bounded", 9, 9, 10])
    expect(scored({ denominatorType: "insured" })).toEqual(["bounded", 9, 9, 10])
    expect(scored({ denominatorType: "estimated" })).toBe("unknown")
    const inWest = [report({ of: 9, undecided: 1, strata: [{ by: "village", values: [{ key: "west", populations: populations([5, 0], [0, 0]), of: 4, undecided: 0 }, { key: "unknown", populations: {}, of: 1, undecided: 1 }] }] })]
    expect(short(cell({ op: "measure", indicator: "i", count: "scored" }, { counts: inWest }, { unit: "west" }))).toEqual(["bounded", 4, 4, 6])
    expect(short(cell({ op: "measure", indicator: "i", count: "scored" }, { counts: inWest }, { unit: "east" }))).toEqual(["bounded", 0, 0, 2])
  })
  it("of a village stand for it, whatever they say of villages", () => {
    const ofEast: UnitReport = { ...report(byVillage({ east: populations([1, 0], [1, 0]) })), unit: "east" }
    expect(short(cell(people("i"), { counts: [ofEast] }, { unit: "east" }))).toEqual(["bounded", 4, 4, 6])
  })
  it("may be of people of no known village, as a unit of its own", () => {
    const counts = [report(byVillage({ east: populations([6, 0], [3, 1]), unknown: populations([1, 1], [0, 1]) }))]
    const more = [...units, { id: "unknown", kind: "village", parent: "commune" }] as const
    expect(short(cell(people("i", "denominator"), { counts }, { units: more, unit: "unknown" }))).toEqual(["bounded", 1, 1, 2])
  })
  it("need not say by which rulebook they were counted", () => {
    const { rulebook: _, ...without } = report().report
    expect(cell(people("i"), { counts: [{ unit: "commune", report: without }] }).sources).toStrictEqual([{ id: "i", kind: "counted" }])
    expect(cell(value("n"), { numbers: [entered("n", 1)] }).sources).toStrictEqual([{ id: "n", kind: "entered", source: "sổ trạm", year: 2026 }])
  })
  it("of one unit and period twice, with other results, is refused", () => {
    expect(short(cell(people("i"), { counts: [report(), report()] }))).toEqual(["bounded", 4, 4, 6])
    expect(() => cell(people("i"), { counts: [report(), report({ populations: populations([10, 2], [4, 2]) })] })).toThrow("the denominator of")
    expect(() => cell(people("i"), { counts: [report(), report({ populations: populations([10, 1], [5, 2]) })] })).toThrow("TRAMYTE_SERIES_DATA at counts[1]: the numerator of \"i\" in \"commune\", 2026-07-01..2026-08-01, was counted before with another result")
  })
})
