import { describe, expect, it } from "vitest"
import type { HealthRecord } from "../citizen/record.ts"
import { computeKpis } from "../kpi/computeKpi.ts"
import type { Indicator } from "../kpi/indicator.ts"
import { item, rulesOn } from "../pack/smallPack.fixture.ts"
import type { Predicate } from "../rules/predicate.ts"
import { calendarMonth } from "../time/index.ts"
import { checkSeries } from "./checkSeries.ts"
import { computeSeries, type SeriesCell } from "./computeSeries.ts"
import type { SeriesDefinition } from "./expression.ts"
import { may, people, units } from "./series.fixture.ts"

// Drop-out from dose 1 to dose 3. Period form: (doses 1 of the period - doses 3 of the period) / doses 1 of the period; the
// doses are of different children, so that it may be negative. Cohort form: of the children who had dose 1 in the period, who
// had no dose 3 by then; a child is one child, so that it cannot be. WHO describes one and computes the other (IMMZ.IND.35):
// they are two things with two names.

const inPeriod = (code: string): Predicate => ({ op: "exists", in: { kind: "immunization", codes: [code], startsIn: { from: "periodFrom", until: "periodUntil" } } })
const byNow = (code: string): Predicate => ({ op: "exists", in: { kind: "immunization", codes: [code], startsIn: { from: { shift: "periodFrom", minus: { years: 2 } }, until: "periodUntil" } } })
const indicator = (name: string, more: Pick<Indicator, "numerator" | "denominator" | "measures">): Indicator => ({ ...item(`p/${name}`), basis: "person", direction: "down", ...more })

const indicators = [
  indicator("penta-1", { measures: "period", denominator: { op: "alive" }, numerator: inPeriod("penta-1") }),
  indicator("penta-3", { measures: "period", denominator: { op: "alive" }, numerator: inPeriod("penta-3") }),
  indicator("drop-out-cohort", { measures: "cohort", denominator: inPeriod("penta-1"), numerator: { op: "not", of: byNow("penta-3") } })
]
const definition: SeriesDefinition = {
  numbers: [],
  series: [
    { id: "p/drop-out-period", is: { op: "ratio", of: { op: "subtract", of: [people("p/penta-1"), people("p/penta-3")] }, to: people("p/penta-1"), per: 100 } },
    { id: "p/drop-out-cohort-percent", is: { op: "ratio", of: people("p/drop-out-cohort"), to: people("p/drop-out-cohort", "denominator"), per: 100 } }
  ]
}

const child = (id: string, doses: Readonly<Record<string, string>>, complete = true): HealthRecord => ({
  person: { id, birthDate: "2026-01-10" },
  facts: Object.entries(doses).map(([code, start]) => ({ id: `${id}-${code}`, kind: "immunization", code: [code], start, recorded: start })),
  ...(complete ? { complete: { immunization: "2026-06-30", death: "2026-06-30" } } : {})
})

const compute = (records: readonly HealthRecord[], period = may): readonly SeriesCell[] => {
  const counts = computeKpis(rulesOn("2026-05-31", { indicators }), { records, period }).map((report) => ({ unit: "commune", report }))
  return computeSeries(definition, { counts }, { periods: [period], units, of: ["commune"] })
}

describe("drop-out", () => {
  it("both forms are sound", () => {
    expect(checkSeries(definition, { indicators })).toEqual([])
  })
  it("in a steady month they agree", () => {
    const cells = compute([
      child("a", { "penta-1": "2026-05-02", "penta-3": "2026-05-30" }), child("b", { "penta-1": "2026-05-02" })
    ])
    expect(cells.map(({ state, value }) => [state, value])).toEqual([["known", 50], ["known", 50]])
  })
  it("after a month without vaccine, more third doses than first ones: the period form is negative and flagged, the cohort form is not", () => {
    const older = (id: string) => child(id, { "penta-1": "2026-03-02", "penta-3": "2026-05-20" })
    const [period, cohort] = compute([child("a", { "penta-1": "2026-05-02" }), child("b", { "penta-1": "2026-05-02", "penta-3": "2026-05-30" }), older("c"), older("d")])
    expect(period).toMatchObject({ state: "known", value: -50, flags: ["belowZero"] })
    expect(cohort).toMatchObject({ state: "known", value: 50, flags: [] })
  })
  it("nobody began: neither has a share of nothing", () => {
    expect(compute([child("a", {})]).map(({ state, flags }) => [state, flags])).toEqual([["undefined", ["divisionByZero"]], ["undefined", ["divisionByZero"]]])
  })
  it("a child of whom not all doses are known leaves the cohort form between two numbers", () => {
    const [, cohort] = compute([child("a", { "penta-1": "2026-05-02" }), child("b", { "penta-1": "2026-05-02" }, false)])
    expect(cohort).toMatchObject({ state: "bounded", value: 50, range: { lo: 50, hi: 100 }, sources: [{ id: "p/drop-out-cohort", kind: "counted", source: "p@2026.1.0" }] })
  })
  it("in a month of which nobody reported, it is unknown", () => {
    const counts = computeKpis(rulesOn("2026-05-31", { indicators }), { records: [], period: may }).map((report) => ({ unit: "commune", report }))
    expect(computeSeries(definition, { counts }, { periods: [calendarMonth("2026-04-01")], units, of: ["commune"] }).map(({ state }) => state)).toEqual(["unknown", "unknown"])
  })
  it("one name for both is refused", () => {
    expect(checkSeries({ numbers: [], series: [{ id: "p/drop-out-cohort", is: definition.series[0]!.is }] }, { indicators })).toMatchObject([{
      code: "TRAMYTE_SERIES_ID_TAKEN", path: "series[0].id", message: "\"p/drop-out-cohort\" is an indicator; a number of another kind needs another name, such as \"p/drop-out-cohort-period\""
    }])
  })
})
