import { describe, expect, it } from "vitest"
import { type Child, dose, given, measles, prefer, series, small, span, verdict, verdicts } from "./child.fixture.ts"
import type { CompiledSchedule } from "./compiled.ts"
import type { IntervalFrom, IntervalRule, TargetDose } from "./schedule.ts"

const fourWeeks = (from: IntervalFrom, more: Omit<IntervalRule, "from"> = {}): TargetDose => ({ intervals: [{ from, min: span("4 weeks"), ...more }] })

describe("an interval from the dose before", () => {
  const schedule = measles({}, fourWeeks({ previous: true }), fourWeeks({ previous: true }))
  it("runs from the last dose that was judged, whether it counted or not", () => {
    expect(verdicts(schedule, { given: ["MV 2026-01-01", "MV 2026-01-20", "MV 2026-02-10"] })).toEqual([
      "valid 1", "notValid 2: intervalTooShort 2026-01-29 after MV 2026-01-01", "notValid 2: intervalTooShort 2026-02-17 after MV 2026-01-20"
    ])
  })
  it("does not run from a dose that came too late, was spoilt or was a mistake", () => {
    const tooLate = measles({ ages: [{ max: span("1 year"), cessation: "2026-01-10" }], ...fourWeeks({ previous: true }) })
    expect(verdicts(tooLate, { given: ["MV 2026-01-10", "MV 2026-01-11"] })).toEqual(["extraneous 1: ageTooOld 2025-01-15", "valid 1"])
    expect(verdicts(schedule, { given: ["MV 2026-01-01", given("MV 2026-01-28", { substandard: true }), "MV 2026-01-29"] }).at(-1)).toBe("valid 2")
    const mistaken = measles({}, { inadvertent: ["MR"], ...fourWeeks({ previous: true }) })
    expect(verdicts(mistaken, { given: ["MV 2026-01-01", "MR 2026-01-28", "MV 2026-01-29"] }).at(-1)).toBe("valid 2")
  })
  it("does not apply to the first dose", () => {
    expect(verdict(measles(fourWeeks({ previous: true })), { given: ["MV 2026-01-01"] })).toBe("valid 1")
  })
})

describe("an interval from the dose that satisfied a target", () => {
  const schedule = measles({}, {}, { intervals: [{ from: { targetDose: 1 }, min: span("8 weeks") }] })
  it("runs from that one, not from what came between", () => {
    expect(verdicts(schedule, { given: ["MV 2026-01-01", "MV 2026-02-20", "MV 2026-02-25"] }).at(-1)).toBe("notValid 3: intervalTooShort 2026-02-26 after MV 2026-01-01")
    expect(verdicts(schedule, { given: ["MV 2026-01-01", "MV 2026-02-20", "MV 2026-02-26"] }).at(-1)).toBe("valid 3")
  })
  it("runs from the second of two, where that is asked", () => {
    const fromSecond = measles({}, {}, { intervals: [{ from: { targetDose: 2 }, min: span("8 weeks") }] })
    expect(verdicts(fromSecond, { given: ["MV 2026-01-01", "MV 2026-02-20", "MV 2026-04-16"] }).at(-1)).toBe("notValid 3: intervalTooShort 2026-04-17 after MV 2026-02-20")
  })
  it("does not apply where that target was skipped", () => {
    const skipped = measles({ skips: [{ context: "both", sets: [{ conditions: [{ kind: "age", beginAge: span("2 years") }] }] }] }, {}, { intervals: [{ from: { targetDose: 1 }, min: span("8 weeks") }] })
    expect(verdicts(skipped, { given: ["MV 2026-02-01", "MV 2026-02-02"] })).toEqual(["valid 2", "valid 3"])
    const second = measles({ skips: [{ context: "both", sets: [{ conditions: [{ kind: "age", beginAge: span("2 years") }] }] }] }, {}, { intervals: [{ from: { targetDose: 2 }, min: span("8 weeks") }] })
    expect(verdicts(second, { given: ["MV 2026-02-01", "MV 2026-02-02"] })).toEqual(["valid 2", "notValid 3: intervalTooShort 2026-03-29 after MV 2026-02-01"])
  })
})

describe("an interval from the last dose of some vaccines", () => {
  const schedule = measles({ preferable: prefer("MV", "MR") }, { preferable: prefer("MV", "MR"), ...fourWeeks({ mostRecent: ["MR", "JE"] }) })
  it("runs from the last one of them, of whatever disease", () => {
    expect(verdict(schedule, { given: ["MR 2026-01-01", "JE 2026-01-10", "MV 2026-02-06"] })).toBe("notValid 2: intervalTooShort 2026-02-07 after JE 2026-01-10")
    expect(verdict(schedule, { given: ["MR 2026-01-01", "JE 2026-01-10", "MV 2026-02-07"] })).toBe("valid 2")
    expect(verdict(schedule, { given: ["JE 2026-01-01", "MR 2026-01-10", "MV 2026-02-06"] })).toBe("notValid 2: intervalTooShort 2026-02-07 after MR 2026-01-10")
  })
  it("does not apply without one, and does not run from the dose itself or later ones", () => {
    expect(verdict(schedule, { given: ["MV 2026-01-01", "MV 2026-01-02"] })).toBe("valid 2")
    expect(verdicts(schedule, { given: ["MV 2026-01-01", "MR 2026-01-02", "JE 2026-01-03"] })).toEqual(["valid 1", "valid 2"])
  })
  it("does not run from a mistake", () => {
    const mistaken = measles({ preferable: prefer("MV") }, { inadvertent: ["MR"], ...fourWeeks({ mostRecent: ["MV", "MR"] }) })
    expect(verdict(mistaken, { given: ["MV 2026-01-01", "MR 2026-01-28", "MV 2026-01-29"] })).toBe("valid 2")
    expect(verdict(mistaken, { given: ["MV 2026-01-01", "MMR 2026-01-28", "MV 2026-01-29"] })).toBe("valid 2")
    expect(verdict(mistaken, { given: ["MV 2026-01-02", "MR 2026-01-28", "MV 2026-01-29"] })).toBe("notValid 2: intervalTooShort 2026-01-30 after MV 2026-01-02")
  })
})

describe("an interval from an observation", () => {
  const schedule = measles(fourWeeks({ observation: "transplant" }))
  const seen = (...dates: readonly string[]): Child => ({ observations: dates.map((date) => ({ code: "transplant", date })) })
  it.each([["2026-03-28", "notValid 1: intervalTooShort 2026-03-29"], ["2026-03-29", "valid 1"]])("runs from its day: on %s the dose is %s", (day, expected) => {
    expect(verdict(schedule, { ...seen("2026-03-01"), given: [`MV ${day}`] })).toBe(expected)
  })
  it("a dose before it does not count any more", () => {
    expect(verdict(schedule, { ...seen("2026-03-01"), given: ["MV 2026-02-01"] })).toBe("notValid 1: intervalTooShort 2026-03-29")
  })
  it("of several the last one before the dose counts, or the first one after it", () => {
    const days = ["2024-06-01", "2026-01-01", "2026-07-01"]
    const on = (day: string): string | undefined => verdict(schedule, { ...seen(...days.toReversed()), given: [`MV ${day}`] })
    expect(on("2024-05-31")).toBe("notValid 1: intervalTooShort 2024-06-29")
    expect(on("2024-06-28")).toBe("notValid 1: intervalTooShort 2024-06-29")
    expect(on("2024-06-29")).toBe("valid 1")
    expect(on("2025-12-31")).toBe("valid 1")
    expect(on("2026-01-01")).toBe("notValid 1: intervalTooShort 2026-01-29")
    expect(on("2026-01-29")).toBe("valid 1")
  })
  it.each([["2026-07-14", "notValid 1: intervalTooShort 2026-08-11"], ["2026-07-15", "notValid 1: intervalTooShort 2026-08-12"], ["2026-07-16", "valid 1"]])("what is only planned takes nothing from doses before it: on %s, asked on 15 July", (planned, expected) => {
    expect(verdict(schedule, { ...seen(planned), given: ["MV 2026-02-01"] })).toBe(expected)
  })
  it("does not apply where it was not seen, or nobody knows when", () => {
    expect(verdict(schedule, { given: ["MV 2026-03-01"] })).toBe("valid 1")
    expect(verdict(schedule, { observations: [{ code: "transplant" }], given: ["MV 2026-03-01"] })).toBe("valid 1")
    expect(verdict(schedule, { observations: [{ code: "hiv", date: "2026-02-28" }], given: ["MV 2026-03-01"] })).toBe("valid 1")
    expect(verdict(schedule, { observations: [{ code: "transplant", date: "2026-02-28", unknown: true }], given: ["MV 2026-03-01"] })).toBe("valid 1")
  })
  it("one with a day among those without is enough", () => {
    const both: Child = { observations: [{ code: "transplant" }, { code: "transplant", date: "2026-02-28" }, { code: "transplant" }] }
    expect(verdict(schedule, { ...both, given: ["MV 2026-03-01"] })).toBe("notValid 1: intervalTooShort 2026-03-28")
  })
})

describe("or the next pregnancy", () => {
  // The third dose of tetanus for women: a year after the second, or in the next pregnancy.
  const schedule = small({ tetanus: [series("women", [
    { preferable: prefer("Td") }, { preferable: prefer("Td"), intervals: [{ from: { previous: true }, absMin: span("11 months"), min: span("1 year"), orNextEpisode: "pregnant" }] }
  ], { vaccineGroup: "tetanus" })] })
  const ask = (day: string, ...pregnancies: readonly string[]): string | undefined =>
    verdict(schedule, { birthDate: "2000-01-01", on: "2027-06-01", observations: pregnancies.map((date) => ({ code: "pregnant", date })), given: ["Td 2026-01-01", `Td ${day}`] })

  it.each([
    ["2026-03-31", ["2026-04-01"], "notValid 2: intervalTooShort 2026-04-01 after Td 2026-01-01"],
    ["2026-04-01", ["2026-04-01"], "valid 2"],
    ["2026-04-02", ["2026-04-01"], "valid 2"],
    // The pregnancy in which the dose before was given is not the next one.
    ["2026-04-02", ["2025-10-01"], "notValid 2: intervalTooShort 2026-12-01 after Td 2026-01-01"],
    ["2026-04-02", ["2026-01-01"], "notValid 2: intervalTooShort 2026-12-01 after Td 2026-01-01"],
    ["2026-04-02", ["2026-01-02"], "valid 2"],
    ["2026-04-02", [], "notValid 2: intervalTooShort 2026-12-01 after Td 2026-01-01"],
    ["2026-12-01", [], "valid 2: gracePeriodInterval 2027-01-01 after Td 2026-01-01"],
    ["2027-01-01", [], "valid 2"],
    // A pregnancy after the year has passed keeps nobody waiting.
    ["2027-01-01", ["2027-05-01"], "valid 2"],
    ["2026-12-01", ["2027-05-01"], "valid 2: gracePeriodInterval 2027-01-01 after Td 2026-01-01"],
    ["2026-12-15", ["2026-12-10"], "valid 2"],
    ["2026-12-05", ["2026-12-10"], "valid 2: gracePeriodInterval 2026-12-10 after Td 2026-01-01"],
    // Of several the first one after the dose opens it.
    ["2026-04-02", ["2025-01-01", "2026-04-01", "2026-06-01"], "valid 2"],
    ["2026-04-02", ["2026-06-01", "2026-04-01"], "valid 2"]
  ])("on %s, pregnant from %o: %s", (day, pregnancies, expected) => {
    expect(ask(day, ...pregnancies)).toBe(expected)
  })
  it("is of no use where the observation says no day", () => {
    expect(verdict(schedule, { birthDate: "2000-01-01", observations: [{ code: "pregnant" }], given: ["Td 2026-01-01", "Td 2026-04-02"] })).toBe("notValid 2: intervalTooShort 2026-12-01 after Td 2026-01-01")
  })
  it("opens no upper window again", () => {
    const closing = small({ tetanus: [series("women", [
      { preferable: prefer("Td") }, { preferable: prefer("Td"), intervals: [{ from: { previous: true }, min: span("1 year"), max: span("2 years"), orNextEpisode: "pregnant" }] }
    ], { vaccineGroup: "tetanus" })] })
    const on = (day: string): string | undefined => verdict(closing, { birthDate: "2000-01-01", on: "2030-01-01", observations: [{ code: "pregnant", date: "2027-12-01" }], given: ["Td 2026-01-01", `Td ${day}`] })
    expect(on("2027-12-31")).toBe("valid 2")
    expect(on("2028-01-01")).toBe("notValid 2: intervalTooLong 2028-01-01 after Td 2026-01-01")
  })
})

describe("the rest of a schedule with intervals", () => {
  it("asks each dose its own", () => {
    const schedule: CompiledSchedule = measles({}, fourWeeks({ previous: true }), { intervals: [{ from: { previous: true }, min: span("6 months") }] })
    expect(verdicts(schedule, { given: ["MV 2025-01-31", "MV 2025-02-28", "MV 2025-08-27", "MV 2026-02-26", "MV 2026-02-27"] })).toEqual([
      "valid 1", "valid 2", "notValid 3: intervalTooShort 2025-08-28 after MV 2025-02-28", "notValid 3: intervalTooShort 2026-02-27 after MV 2025-08-27", "notValid 3: intervalTooShort 2026-08-26 after MV 2026-02-26"
    ])
  })
  it("of a dose without vaccines nothing can count", () => {
    expect(verdict(small({ measles: [series("m", [dose({ preferable: [] })])] }), { given: ["MV 2026-01-01"] })).toBe("notValid 1: vaccineNotAllowed")
    expect(verdict(small({ measles: [series("m", [{}])] }), { given: ["MV 2026-01-01"] })).toBe("notValid 1: vaccineNotAllowed")
  })
})
