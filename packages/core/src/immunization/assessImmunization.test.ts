import { describe, expect, it } from "vitest"
import { TimeError } from "../time/errors.ts"
import { epochDay } from "../time/index.ts"
import { assessImmunization } from "./assessImmunization.ts"
import { assess, type Child, dose, given, historyOf, measles, prefer, series, small, span } from "./child.fixture.ts"
import { HistoryError } from "./errors.ts"
import { evaluateDoses } from "./evaluateDoses.ts"
import { forecastDoses } from "./forecastDoses.ts"
import { forecastVaccineGroup } from "./forecastVaccineGroup.ts"
import { readPatient } from "./readPatient.ts"
import { relevantSeries } from "./relevantSeries.ts"
import { selectSeries } from "./selectSeries.ts"

const issuesOf = (child: Child): readonly unknown[] => {
  try {
    assess(measles({}), child)
    return []
  } catch (error) {
    if (error instanceof HistoryError) return error.issues.map(({ path, message }) => `${path}: ${message}`)
    throw error
  }
}

describe("a history that cannot be read", () => {
  it.each(["2024-02-30", "2024", "2024-01", "15/01/2024", ""])("a birth date such as %o", (birthDate) => {
    expect(issuesOf({ birthDate })).toEqual([`birthDate: ${JSON.stringify(birthDate)} is no date; write "2026-07-15"`])
  })
  it("dates of death and of observations; everything that is wrong is told at once", () => {
    expect(issuesOf({ birthDate: "x", deathDate: "y", observations: [{ code: "hiv" }, { code: "hiv", date: "2026-02-30" }, { code: "hiv", date: "2026-01-01" }, { code: "allergy", date: "z", unknown: true }] })).toEqual([
      'birthDate: "x" is no date; write "2026-07-15"', 'deathDate: "y" is no date; write "2026-07-15"', 'observations[1].date: "2026-02-30" is no date; write "2026-07-15"', 'observations[3].date: "z" is no date; write "2026-07-15"'
    ])
  })
  it.each([["2026-07-14", []], ["2026-07-15", []], ["2026-07-16", ["birthDate: 2026-07-16 lies after the day of the assessment; ask on a later day"]]])("born on %s, asked on 15 July 2026", (birthDate, expected) => {
    expect(issuesOf({ birthDate })).toEqual(expected)
  })
  it.each([["2024-01-14", ["deathDate: 2024-01-14 lies before the birth; look at both dates"]], ["2024-01-15", []], ["2024-01-16", []]])("born on 15 January 2024, dead on %s", (deathDate, expected) => {
    expect(issuesOf({ deathDate })).toEqual(expected)
  })
  it.each([["0500-12-31", false], ["0501-01-01", true], ["9500-01-01", true]])("born on %s, at the edges of the calendar: %s", (birthDate, readable) => {
    expect(issuesOf({ birthDate, on: "9500-01-01" })).toEqual(readable ? [] : [`birthDate: ${birthDate} is no birth date that a schedule could be reckoned from; look at the year`])
  })
  it.each([["9500-01-01", []], ["9500-01-02", ["on: this day lies too near to an end of the calendar; look at the year"]]])("asked on %s", (on, expected) => {
    expect(issuesOf({ on })).toEqual(expected)
  })
  it("born or asked beyond both edges", () => {
    expect(issuesOf({ birthDate: "9500-01-02", on: "9500-01-02" })).toEqual(["birthDate: 9500-01-02 is no birth date that a schedule could be reckoned from; look at the year", "on: this day lies too near to an end of the calendar; look at the year"])
    expect(issuesOf({ birthDate: "0001-01-01", on: "0500-12-31" })).toEqual(["birthDate: 0001-01-01 is no birth date that a schedule could be reckoned from; look at the year", "on: this day lies too near to an end of the calendar; look at the year"])
    expect(issuesOf({ birthDate: "0001-01-01", on: "0501-01-01" })).toHaveLength(1)
  })
  it("within them the longest spans that a schedule may have stay in the calendar", () => {
    const long = { years: 150, months: 1800, weeks: 5200, days: 36_500 }
    const short = { years: -150, months: -1800, weeks: -5200, days: -36_500 }
    for (const [birthDate, on] of [["0501-01-01", "0501-01-01"], ["9500-01-01", "9500-01-01"]] as const) {
      expect(() => assess(measles({ ages: [{ absMin: short, min: short, max: long, earliestRec: short, latestRec: long }] }, { intervals: [{ from: { previous: true }, absMin: short, max: long, latestRec: long }] }), { birthDate, on, given: [`MV ${on}`, `MV ${on}`] })).not.toThrow()
      expect(() => assess(measles({}, { intervals: [{ from: { previous: true }, min: long }] }), { birthDate, on, given: [`MV ${on}`] })).not.toThrow()
    }
  })
  it("is an error with a code, and says where", () => {
    const error = new HistoryError([{ path: "birthDate", message: "wrong" }, { path: "deathDate", message: "wrong, too" }])
    expect([error.name, error.code, error.message, error.issues.length]).toEqual(["HistoryError", "TRAMYTE_HISTORY_INVALID", "The history cannot be read:\n- birthDate: wrong\n- deathDate: wrong, too", 2])
  })
  it("a wrong dose is no such mistake", () => {
    expect(issuesOf({ given: ["X 2026-02-30"] })).toEqual([])
  })
  it("a day of assessment that is none is a mistake of the program", () => {
    expect(() => assess(measles({}), { on: "2026-02-30" })).toThrow(TimeError)
  })
})

describe("the steps by themselves", () => {
  it("judge, forecast, choose and put together, one after the other", () => {
    const schedule = small({ measles: [
      series("two", [dose({ ages: [{ min: span("9 months"), earliestRec: span("8 months"), latestRec: span("1 year") }] }), dose({ ages: [{ min: span("3 years"), earliestRec: span("1 year"), latestRec: span("2 years") }] })]), series("none", [dose({ preferable: prefer("MR") })])
    ] })
    const patient = readPatient(schedule, historyOf({ given: ["MV 2024-09-01", "MV 2025-01-01"] }), epochDay("2026-07-15"))
    const { courses } = relevantSeries(patient)
    evaluateDoses(courses, patient)
    expect(courses.map(({ series: { source }, valid, next, evaluations }) => [source.id, valid, next, evaluations.map(({ status }) => status)])).toEqual([["two", 1, 1, ["notValid", "valid"]], ["none", 0, 0, ["notValid", "notValid"]]])
    const candidates = courses.map((course) => ({ course, forecast: forecastDoses(course, patient, () => false) }))
    // What the schedule says, before the earliest day is looked at.
    expect(candidates[0]!.forecast).toMatchObject({ earliest: epochDay("2027-01-15"), recommended: epochDay("2027-01-15"), pastDue: epochDay("2027-01-15"), unadjusted: { recommended: epochDay("2025-01-15"), pastDue: epochDay("2026-01-14") } })
    const { prioritized, best } = selectSeries(candidates, patient)
    expect([prioritized, best]).toEqual([[candidates[0]], [candidates[0]]])
    expect(forecastVaccineGroup(schedule.groups[0]!, best, patient)).toMatchObject({ status: "notComplete", doseNumber: 2, earliest: epochDay("2027-01-15"), from: best, needed: best })
  })
})

describe("the whole answer", () => {
  const schedule = small({
    measles: [
      series("two", [dose({ ages: [{ min: span("9 months") }] }), dose({ intervals: [{ from: { previous: true }, min: span("4 weeks") }] })]),
      series("risk", [dose()], { type: "risk", group: "2", indications: [{ observation: "hiv" }] })
    ],
    je: [series("je", [{ preferable: prefer("JE") }], { vaccineGroup: "je" })]
  })
  it("tells each series that the person is on, in the order of the schedule", () => {
    const child: Child = { given: ["MV 2024-12-01", given("X 2025-01-01"), "JE 2025-02-01"], observations: [{ code: "hiv", unknown: true }] }
    const rule = (targetDose: number, part: string) => ({ series: "two", targetDose, part, index: 0 })
    const forecast = { status: "notComplete", targetDose: 2, doseNumber: 2, earliest: "2024-12-29", recommended: "2024-12-29", pastDue: undefined, latest: undefined, vaccines: ["MV"], guidance: [], reasons: [{ code: "minimumInterval", rule: rule(2, "interval"), day: "2024-12-29" }, { code: "latestDose", day: "2024-12-01" }] }
    const { targetDose: _targetDose, ...onTheLine } = forecast
    const done = { status: "complete", targetDose: undefined, doseNumber: undefined, earliest: undefined, recommended: undefined, pastDue: undefined, latest: undefined, vaccines: [], guidance: [], reasons: [{ code: "seriesComplete" }] }
    const { targetDose: _none, ...doneLine } = done
    expect(assess(schedule, child)).toEqual({
      on: "2026-07-15",
      series: [
        {
          antigen: "measles", series: "two", vaccineGroup: "measles", type: "standard", group: "1", prioritized: true, best: true, forecast,
          evaluations: [{ dose: "MV 2024-12-01", antigen: "measles", series: "two", status: "valid", targetDose: 1, reasons: [], timely: undefined }]
        },
        {
          antigen: "je", series: "je", vaccineGroup: "je", type: "standard", group: "1", prioritized: true, best: true, forecast: done,
          evaluations: [{ dose: "JE 2025-02-01", antigen: "je", series: "je", status: "valid", targetDose: 1, reasons: [], timely: undefined }]
        }
      ],
      groups: [
        { vaccineGroup: "measles", type: "standard", series: ["two"], antigens: ["measles"], ...onTheLine },
        { vaccineGroup: "je", type: "standard", series: ["je"], antigens: [], ...doneLine }
      ],
      setAside: [{ dose: "X 2025-01-01", code: "unknownVaccine", message: '"X" is no vaccine of the schedule; map the code, or add the vaccine' }],
      inconclusive: [{ antigen: "measles", series: "risk", vaccineGroup: "measles", observations: ["hiv"], sexUnknown: false }],
      undecided: []
    })
  })
  it("of a schedule without series is empty", () => {
    expect(assess(small({}), { given: ["MV 2026-01-01"] })).toEqual({ on: "2026-07-15", series: [], groups: [], setAside: [], inconclusive: [], undecided: [] })
  })
  it("asked on an earlier day knows nothing of later doses", () => {
    const all: Child = { given: ["MV 2024-12-01", "MV 2025-01-01"] }
    expect(assess(schedule, { ...all, on: "2024-12-31" }).series).toEqual(assess(schedule, { given: ["MV 2024-12-01"], on: "2024-12-31" }).series)
    expect(assess(schedule, { ...all, on: "2025-01-01" }).series[0]!.forecast.status).toBe("complete")
  })
  it("does not touch what it was given", () => {
    const history = historyOf({ given: ["MV 2025-01-01", "MV 2024-12-01"], observations: [{ code: "hiv", date: "2025-01-01" }] })
    const before = structuredClone(history)
    assessImmunization(schedule, history, "2026-07-15")
    expect(history).toEqual(before)
  })
})
