import { computeKpi, type Period } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { lastDayOf, personWith, type Standing, standings, type Told } from "../counted.fixture.ts"
import { loadCare } from "./loadCare.ts"

const rules = loadCare("vietnam", "2026-11-30")
const november: Period = { from: "2026-11-01", until: "2026-12-01" }
const day = lastDayOf(november)

const diagnosed = (start: string): Told => ({ kind: "condition", code: ["I10"], start, end: "ongoing" })
const visit = (start: string): Told => ({ kind: "encounter", code: ["ncd-visit"], start })
const pressure = (start: string, systolic = 130, diastolic = 80): Told => ({ kind: "observation", code: ["blood-pressure"], start, components: { systolic, diastolic } })
const dispensed = (start: string): Told => ({ kind: "dispensing", start })

/** The state in which the breakdown puts a patient, and the standing in each of the indicators. */
const stateOf = (facts: readonly Told[], period = november, more: Partial<Parameters<typeof personWith>[1]> = {}): string | undefined =>
  computeKpi(rules, "vietnam-care/hypertension-under-care", { records: [personWith(facts, { day: lastDayOf(period), ...more })], period }).strata[0]?.values[0]?.key
const stands = (indicator: string, facts: readonly Told[], period = november): Standing | undefined =>
  standings(rules, `vietnam-care/hypertension-${indicator}`, personWith(facts, { day: lastDayOf(period) }), period)[0]

const long = diagnosed("2020-03-15")

describe("the state of a patient at the end of November 2026, by calendar months", () => {
  it.each<[string, readonly Told[], string | undefined]>([
    ["registered on 1 September", [diagnosed("2026-09-01")], "new"],
    ["registered on 31 August: four calendar months, so no longer new", [diagnosed("2026-08-31"), pressure("2026-11-02")], "controlled"],
    ["registered a year ago in December, never seen since: the grace of registration", [diagnosed("2025-12-01")], "missed"],
    ["registered a year ago in November, never seen since", [diagnosed("2025-11-30")], "lost"],
    ["last seen in December of last year", [long, visit("2025-12-01")], "missed"],
    ["last seen in November of last year", [long, visit("2025-11-30")], "lost"],
    ["medicine in September is a visit, without blood pressure", [long, dispensed("2026-09-01"), pressure("2026-08-31")], "not-measured"],
    ["last seen on 31 August", [long, pressure("2026-08-31")], "missed"],
    ["139/89 on 1 September", [long, pressure("2026-09-01", 139, 89)], "controlled"],
    ["140/80", [long, pressure("2026-09-01", 140, 80)], "uncontrolled"],
    ["120/90", [long, pressure("2026-09-01", 120, 90)], "uncontrolled"],
    ["first controlled, then not", [long, pressure("2026-09-01", 120, 80), pressure("2026-11-30", 150, 80)], "uncontrolled"],
    ["measured on the last day of the month", [long, pressure("2026-11-30")], "controlled"],
    ["measured after the month", [long, pressure("2026-12-01")], "lost"],
    ["without hypertension", [pressure("2026-11-30")], undefined]
  ])("%s: %s", (_, facts, state) => {
    expect(stateOf(facts)).toBe(state)
  })

  it("the dead are left out from the day of death on, and not before", () => {
    expect(stateOf([long, pressure("2026-11-02")], november, { deathDate: "2026-11-30" })).toBe(undefined)
    expect(stateOf([long, pressure("2026-11-02")], november, { deathDate: "2026-12-01" })).toBe("controlled")
  })

  it("what is not known leaves the state unknown", () => {
    expect(stateOf([long, pressure("2026-08-02")], november, { unlisted: ["encounter"] })).toBe("unknown")
    expect(stateOf([diagnosed("2026")], november)).toBe("unknown")
  })

  it.each<[Period, string, string]>([
    [{ from: "2026-02-01", until: "2026-03-01" }, "2025-12-01", "2025-11-30"],
    [{ from: "2024-02-01", until: "2024-03-01" }, "2023-12-01", "2023-11-30"],
    [{ from: "2026-01-01", until: "2026-04-01" }, "2026-01-01", "2025-12-31"]
  ])("three months at the end of %o begin on %s", (period, first, before) => {
    expect([stateOf([diagnosed(first)], period), stateOf([diagnosed(before), pressure(before)], period)]).toEqual(["new", "missed"])
  })
})

describe("the indicators", () => {
  const patients = {
    new: [diagnosed("2026-10-10"), pressure("2026-10-10")], lost: [long, visit("2025-05-05")], missed: [long, visit("2026-05-05")], notMeasured: [long, visit("2026-10-05")],
    controlled: [long, pressure("2026-10-05")], uncontrolled: [long, pressure("2026-10-05", 170, 100)], healthy: [pressure("2026-10-05")]
  } as const
  it.each<[string, readonly Standing[]]>([
    ["under-care", ["in", "out", "in", "in", "in", "in", "outside"]],
    ["lost-to-follow-up", ["out", "in", "out", "out", "out", "out", "outside"]],
    ["newly-registered", ["in", "outside", "out", "out", "out", "out", "outside"]],
    ["missed-visits", ["excluded", "outside", "in", "out", "out", "out", "outside"]],
    ["visited-not-measured", ["excluded", "outside", "out", "in", "out", "out", "outside"]],
    ["controlled", ["excluded", "outside", "out", "out", "in", "out", "outside"]],
    ["uncontrolled", ["excluded", "outside", "out", "out", "out", "in", "outside"]]
  ])("%s", (indicator, expected) => {
    expect(Object.values(patients).map((facts) => stands(indicator, facts))).toEqual(expected)
  })

  it("what is not known completely leaves them open or unknown", () => {
    const of = (indicator: string, unlisted: readonly string[]) => standings(rules, `vietnam-care/hypertension-${indicator}`, personWith([long, visit("2026-05-05")], { day, unlisted }), november)[0]
    expect([of("under-care", ["condition"]), of("lost-to-follow-up", ["condition"])]).toEqual(["in", "out"])
    expect([of("missed-visits", ["encounter"]), of("controlled", ["observation"]), of("uncontrolled", ["observation"])]).toEqual(["unknown", "unknown", "unknown"])
    const unseen = (indicator: string) => standings(rules, `vietnam-care/hypertension-${indicator}`, personWith([long], { day, unlisted: ["dispensing"] }), november)[0]
    expect(["under-care", "lost-to-follow-up", "newly-registered", "visited-not-measured"].map(unseen)).toEqual(["unknown", "unknown", "open", "open"])
  })
})

describe("quarters: the period form and the cohort form are two indicators", () => {
  const quarter: Period = { from: "2026-10-01", until: "2027-01-01" }
  it.each<[string, readonly Told[], Standing, Standing]>([
    ["long registered, controlled this quarter", [long, pressure("2026-10-01", 130, 80)], "in", "outside"],
    ["long registered, controlled last quarter only", [long, pressure("2026-09-30", 130, 80)], "out", "outside"],
    ["registered on the first day of last quarter, controlled this quarter", [diagnosed("2026-07-01"), pressure("2026-12-31", 130, 80)], "in", "in"],
    ["registered on the last day of last quarter, uncontrolled", [diagnosed("2026-09-30"), pressure("2026-12-31", 140, 80)], "out", "out"],
    ["registered last quarter, not seen this quarter", [diagnosed("2026-08-15"), pressure("2026-08-15", 120, 70)], "out", "out"],
    ["registered the quarter before the last", [diagnosed("2026-06-30"), pressure("2026-12-31", 130, 80)], "in", "outside"],
    ["registered this quarter", [diagnosed("2026-10-01"), pressure("2026-12-31", 130, 80)], "excluded", "outside"],
    ["lost to follow-up", [long, visit("2025-12-31")], "outside", "outside"],
    ["without hypertension", [pressure("2026-10-01", 130, 80)], "outside", "outside"]
  ])("%s", (_, facts, period, cohort) => {
    expect([stands("control-quarter", facts, quarter), stands("control-quarterly-cohort", facts, quarter)]).toEqual([period, cohort])
  })

  it("the cohort is broken down by outcome", () => {
    const records = [[pressure("2026-10-09", 130, 80)], [pressure("2026-10-01", 150, 80)], [pressure("2026-09-30", 150, 80), visit("2026-10-09")], []].map((facts, index) => personWith([diagnosed("2026-08-01"), ...facts], { day: lastDayOf(quarter), id: `p${index}` }))
    expect(computeKpi(rules, "vietnam-care/hypertension-control-quarterly-cohort", { records, period: quarter }).strata[0]?.values.map(({ key, of }) => [key, of])).toEqual([["controlled", 1], ["uncontrolled", 1], ["not-seen", 2]])
  })

  it("not known whether she was seen", () => {
    expect(standings(rules, "vietnam-care/hypertension-control-quarterly-cohort", personWith([diagnosed("2026-08-01")], { day: lastDayOf(quarter), unlisted: ["observation"] }), quarter)).toEqual(["unknown"])
  })
})

describe("identities that Simple's dashboards keep", () => {
  const days = fc.constantFrom("2024-01-31", "2025-05-31", "2025-06-01", "2025-08-31", "2025-09-01", "2025-11-30", "2025-12-01", "2026-02-28", "2026-05-31", "2026-06-01", "2026-08-31", "2026-09-01", "2026-11-01", "2026-11-30", "2026-12-01")
  const fact = fc.oneof(days.map(visit), days.map(dispensed), fc.tuple(days, fc.constantFrom(120, 139, 140, 180), fc.constantFrom(70, 89, 90, 110)).map(([on, systolic, diastolic]) => pressure(on, systolic, diastolic)), days.map(diagnosed))
  const people = fc.array(fc.tuple(fc.array(fact, { maxLength: 5 }), fc.boolean()), { minLength: 1, maxLength: 12 })
    .map((all) => all.map(([facts, ill], index) => personWith([...(ill ? [diagnosed("2024-01-31")] : []), ...facts], { day: "2027-01-31", id: `p${index}` })))
  const count = (indicator: string, records: ReturnType<typeof personWith>[], period: Period) => computeKpi(rules, `vietnam-care/hypertension-${indicator}`, { records, period })

  it("under care are the new, the controlled, the uncontrolled, those without a visit and those not measured; with the lost, all registered", () => {
    fc.assert(fc.property(people, fc.constantFrom<Period>(november, { from: "2026-02-01", until: "2026-03-01" }, { from: "2026-08-01", until: "2026-09-01" }), (records, period) => {
      const yes = (indicator: string) => count(indicator, records, period).scored.yes
      const registered = count("under-care", records, period).of
      expect(yes("newly-registered") + yes("missed-visits") + yes("visited-not-measured") + yes("controlled") + yes("uncontrolled")).toBe(yes("under-care"))
      expect(yes("under-care") + yes("lost-to-follow-up")).toBe(registered)
      const strata = count("under-care", records, period).strata[0]!.values
      expect(strata.reduce((sum, { of }) => sum + of, 0)).toBe(registered)
      const of = (key: string) => strata.find((stratum) => stratum.key === key)?.of ?? 0
      expect([of("new"), of("lost"), of("missed"), of("not-measured"), of("controlled"), of("uncontrolled")])
        .toEqual(["newly-registered", "lost-to-follow-up", "missed-visits", "visited-not-measured", "controlled", "uncontrolled"].map(yes))
    }), { numRuns: 60 })
  })

  it("the new of a month are the registered of the month less those of three months before", () => {
    fc.assert(fc.property(people, (records) => {
      const registered = (period: Period) => count("under-care", records, period).of
      expect(count("newly-registered", records, november).scored.yes).toBe(registered(november) - registered({ from: "2026-08-01", until: "2026-09-01" }))
    }), { numRuns: 60 })
  })
})
