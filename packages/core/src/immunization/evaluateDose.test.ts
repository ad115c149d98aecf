import { describe, expect, it } from "vitest"
import { assess, type Child, dose, given, measles, prefer, seriesOf, series, small, span, verdict, verdicts } from "./child.fixture.ts"
import type { CompiledSchedule } from "./compiled.ts"
import type { AgeRule, IntervalRule, TargetDose } from "./schedule.ts"

/** What becomes of one measles dose of a child born on 15 January 2024, by its day. */
const onDay = (schedule: CompiledSchedule, day: string, child: Child = {}): string | undefined => verdict(schedule, { ...child, given: [...child.given ?? [], `MV ${day}`] })

describe("age: too young, by grace, old enough, too old", () => {
  const schedule = measles({ ages: [{ absMin: span("9 months - 4 days"), min: span("9 months"), max: span("5 years") }] })
  it.each([
    ["2024-10-10", "notValid 1: ageTooYoung 2024-10-11"],
    ["2024-10-11", "valid 1: gracePeriodAge 2024-10-15"],
    ["2024-10-14", "valid 1: gracePeriodAge 2024-10-15"],
    ["2024-10-15", "valid 1"]
  ])("a dose on %s is %s", (day, expected) => {
    expect(onDay(schedule, day)).toBe(expected)
  })
  it.each([["2029-01-14", "valid 1"], ["2029-01-15", "extraneous 1: ageTooOld 2029-01-15"], ["2029-01-16", "extraneous 1: ageTooOld 2029-01-15"]])("a dose on %s is %s", (day, expected) => {
    expect(onDay(schedule, day, { on: "2030-01-01" })).toBe(expected)
  })
  it("names the rule that it was held against", () => {
    const [evaluation] = seriesOf(assess(schedule, { given: ["MV 2024-10-10"] })).evaluations
    expect(evaluation).toEqual({
      dose: "MV 2024-10-10", antigen: "measles", series: "measles", status: "notValid", targetDose: 1, timely: undefined,
      reasons: [{ code: "ageTooYoung", rule: { series: "measles", targetDose: 1, part: "age", index: 0 }, day: "2024-10-11" }]
    })
  })

  it.each([["2024-10-14", "notValid 1: ageTooYoung 2024-10-15"], ["2024-10-15", "valid 1"]])("without grace the least age is the only border (%s)", (day, expected) => {
    expect(onDay(measles({ ages: [{ min: span("9 months") }] }), day)).toBe(expected)
  })
  it.each([["2024-10-14", "notValid 1: ageTooYoung 2024-10-15"], ["2024-10-15", "valid 1"]])("an absolute least age stands by itself (%s)", (day, expected) => {
    expect(onDay(measles({ ages: [{ absMin: span("9 months") }] }), day)).toBe(expected)
  })
  it("a dose without rules of age counts from birth to death", () => {
    expect(onDay(measles({}), "2024-01-15")).toBe("valid 1")
    expect(onDay(measles({ ages: [] }), "2024-01-15")).toBe("valid 1")
    expect(onDay(measles({ ages: [{}] }), "2024-01-15")).toBe("valid 1")
  })
  it("a dose that came too late was not needed, whatever else is wrong with it", () => {
    expect(verdict(measles({ ages: [{ max: span("1 year") }] }), { given: ["MMR 2025-01-15"] })).toBe("extraneous 1: ageTooOld 2025-01-15, vaccineNotAllowed")
  })

  const changed: readonly AgeRule[] = [
    { min: span("9 months"), cessation: "2025-06-30" },
    { min: span("12 months"), effective: "2025-07-01", cessation: "2025-12-31" }
  ]
  it.each([
    ["2025-06-30", "valid 1"], ["2025-07-01", "notValid 1: ageTooYoung 2025-08-15"], ["2025-08-14", "notValid 1: ageTooYoung 2025-08-15"], ["2025-08-15", "valid 1"], ["2025-12-31", "valid 1"],
    // Nothing stands any more: nothing is asked.
    ["2026-01-01", "valid 1"]
  ])("where the rule changed, the one of the day of the dose counts (%s)", (day, expected) => {
    expect(onDay(measles({ ages: changed }), day, { birthDate: "2024-08-15" })).toBe(expected)
  })
  it("the rule that stands is the one that is named", () => {
    const [evaluation] = seriesOf(assess(measles({ ages: changed }), { birthDate: "2024-08-15", given: ["MV 2025-07-01"] })).evaluations
    expect(evaluation?.reasons[0]?.rule).toEqual({ series: "measles", targetDose: 1, part: "age", index: 1 })
  })
})

describe("within hours of birth", () => {
  const schedule = small({ hepb: [series("hepb", [{ preferable: prefer("HepB"), ages: [{ withinHours: 24 }] }], { vaccineGroup: "hepb" })] })
  const timely = (day: string, child: Child = {}, at?: string): unknown =>
    seriesOf(assess(schedule, { birthDate: "2026-03-01", ...child, given: [given(`HepB ${day}`, at === undefined ? {} : { at })] })).evaluations[0]?.timely
  const birth = { birthInstant: "2026-03-01T22:00:00+07:00" }

  it.each([
    ["2026-03-02", "2026-03-02T21:59:59+07:00", "yes"],
    ["2026-03-02", "2026-03-02T22:00:00+07:00", "yes"],
    ["2026-03-02", "2026-03-02T22:00:01+07:00", "no"],
    // The same instant, told from elsewhere.
    ["2026-03-02", "2026-03-02T15:00:00Z", "yes"],
    ["2026-03-02", "2026-03-02T15:00:01Z", "no"]
  ])("with both instants the hours are counted (%s, at %s: %s)", (day, at, expected) => {
    expect(timely(day, birth, at)).toBe(expected)
  })
  it.each([["2026-03-01", "yes"], ["2026-03-02", "unknown"], ["2026-03-03", "no"]])("with days alone the day of birth is in time and the next one cannot be told (%s: %s)", (day, expected) => {
    expect(timely(day)).toBe(expected)
    expect(timely(day, birth)).toBe(expected)
    expect(timely(day, {}, `${day}T23:00:00+07:00`)).toBe(expected)
  })
  it.each([["2026-03-02", "yes"], ["2026-03-03", "unknown"], ["2026-03-04", "no"]])("48 hours reach a day further (%s: %s)", (day, expected) => {
    const twoDays = small({ hepb: [series("hepb", [{ preferable: prefer("HepB"), ages: [{ withinHours: 48 }] }], { vaccineGroup: "hepb" })] })
    expect(seriesOf(assess(twoDays, { birthDate: "2026-03-01", given: [`HepB ${day}`] })).evaluations[0]?.timely).toBe(expected)
  })
  it("at the very instant of birth it is in time; with fewer hours than a day the day of birth says nothing", () => {
    const twelve = small({ hepb: [series("hepb", [{ preferable: prefer("HepB"), ages: [{ withinHours: 12 }] }], { vaccineGroup: "hepb" })] })
    const answer = (more: Child, at?: string) => seriesOf(assess(twelve, { birthDate: "2026-03-01", ...more, given: [given("HepB 2026-03-01", at === undefined ? {} : { at })] })).evaluations[0]?.timely
    expect(answer(birth, "2026-03-01T22:00:00+07:00")).toBe("yes")
    expect(answer(birth, "2026-03-01T21:59:59+07:00")).toBe("unknown")
    expect(answer(birth)).toBe("unknown")
  })
  it("says nothing of whether the dose counts", () => {
    expect(verdicts(schedule, { birthDate: "2026-03-01", given: ["HepB 2026-04-01"] })).toEqual(["valid 1"])
  })
  it("is asked only where the rule stands, and has hours", () => {
    const dated = (rule: AgeRule) => small({ hepb: [series("hepb", [{ preferable: prefer("HepB"), ages: [{}, rule] }], { vaccineGroup: "hepb" })] })
    const answer = (rule: AgeRule): unknown => seriesOf(assess(dated(rule), { birthDate: "2026-03-01", given: ["HepB 2026-03-01"] })).evaluations[0]?.timely
    expect(answer({ withinHours: 24, effective: "2026-03-01", cessation: "2026-03-01" })).toBe("yes")
    expect(answer({ withinHours: 24, effective: "2026-03-02" })).toBeUndefined()
    expect(answer({ withinHours: 24, cessation: "2026-02-28" })).toBeUndefined()
    expect(answer({})).toBeUndefined()
  })
})

/** Two doses; the second keeps these distances. The first is given on 31 January 2026. */
const second = (...intervals: readonly IntervalRule[]): CompiledSchedule => measles({}, { intervals })
const after = (schedule: CompiledSchedule, day: string, child: Child = {}): string | undefined => onDay(schedule, day, { ...child, given: ["MV 2026-01-31"] })

describe("intervals: too soon, by grace, far enough, too late", () => {
  const schedule = second({ from: { previous: true }, absMin: span("4 weeks - 4 days"), min: span("4 weeks"), max: span("12 weeks") })
  it.each([
    ["2026-02-23", "notValid 2: intervalTooShort 2026-02-24 after MV 2026-01-31"],
    ["2026-02-24", "valid 2: gracePeriodInterval 2026-02-28 after MV 2026-01-31"],
    ["2026-02-27", "valid 2: gracePeriodInterval 2026-02-28 after MV 2026-01-31"],
    ["2026-02-28", "valid 2"],
    ["2026-04-24", "valid 2"],
    ["2026-04-25", "notValid 2: intervalTooLong 2026-04-25 after MV 2026-01-31"],
    ["2026-04-26", "notValid 2: intervalTooLong 2026-04-25 after MV 2026-01-31"]
  ])("a second dose on %s is %s", (day, expected) => {
    expect(after(schedule, day)).toBe(expected)
  })
  it.each([["2026-02-27", "notValid 2: intervalTooShort 2026-02-28 after MV 2026-01-31"], ["2026-02-28", "valid 2"]])("without grace there is one border (%s)", (day, expected) => {
    expect(after(second({ from: { previous: true }, min: span("4 weeks") }), day)).toBe(expected)
    expect(after(second({ from: { previous: true }, absMin: span("4 weeks") }), day)).toBe(expected)
  })
  it("an upper window alone asks for no distance", () => {
    expect(after(second({ from: { previous: true }, max: span("1 week") }), "2026-02-01")).toBe("valid 2")
    expect(after(second({ from: { previous: true }, max: span("1 week") }), "2026-02-07")).toBe("notValid 2: intervalTooLong 2026-02-07 after MV 2026-01-31")
  })
  it("a rule that asks nothing keeps nothing away", () => {
    expect(after(second({ from: { previous: true } }), "2026-02-01")).toBe("valid 2")
    expect(after(second(), "2026-02-01")).toBe("valid 2")
  })
  it("names the rule and the dose", () => {
    const reasons = seriesOf(assess(second({ from: { previous: true } }, { from: { previous: true }, min: span("4 weeks") }), { given: ["MV 2026-01-31", "MV 2026-02-01"] })).evaluations[1]?.reasons
    expect(reasons).toEqual([{ code: "intervalTooShort", rule: { series: "measles", targetDose: 2, part: "interval", index: 1 }, day: "2026-02-28", otherDose: "MV 2026-01-31" }])
  })
  it("all intervals must be kept, and all that are not are told", () => {
    const both = second({ from: { previous: true }, min: span("4 weeks") }, { from: { targetDose: 1 }, min: span("8 weeks") })
    expect(after(both, "2026-02-27")).toBe("notValid 2: intervalTooShort 2026-02-28 after MV 2026-01-31, intervalTooShort 2026-03-28 after MV 2026-01-31")
    expect(after(both, "2026-02-28")).toBe("notValid 2: intervalTooShort 2026-03-28 after MV 2026-01-31")
    expect(after(both, "2026-03-28")).toBe("valid 2")
  })
  it.each([
    ["2026-02-15", "2026-02-15", "notValid 2: intervalTooShort 2026-02-28 after MV 2026-01-31"],
    ["2026-02-16", "2026-03-01", "valid 2"],
    ["2026-01-01", "2026-02-14", "valid 2"],
    ["2026-01-01", "2026-02-15", "notValid 2: intervalTooShort 2026-02-28 after MV 2026-01-31"]
  ])("a rule from %s to %s, both included, says of 15 February: %s", (effective, cessation, expected) => {
    expect(after(second({ from: { previous: true }, min: span("4 weeks"), effective, cessation }), "2026-02-15")).toBe(expected)
  })
  it("too young and too soon are both told, age first", () => {
    const strict = measles({}, { ages: [{ min: span("3 years") }], intervals: [{ from: { previous: true }, min: span("4 weeks") }] })
    expect(after(strict, "2026-02-01")).toBe("notValid 2: ageTooYoung 2027-01-15, intervalTooShort 2026-02-28 after MV 2026-01-31")
  })
})

describe("allowable intervals", () => {
  const schedule = measles({}, {
    intervals: [{ from: { previous: true }, min: span("6 months") }],
    allowableIntervals: [{ from: { previous: true }, absMin: span("4 weeks") }]
  })
  it.each([
    ["2026-02-27", "notValid 2: intervalTooShort 2026-07-31 after MV 2026-01-31"],
    ["2026-02-28", "valid 2: allowableInterval"],
    ["2026-07-30", "valid 2: allowableInterval"],
    ["2026-07-31", "valid 2"]
  ])("excuse a dose that is too soon by the others: on %s it is %s", (day, expected) => {
    expect(after(schedule, day, { on: "2026-08-01" })).toBe(expected)
  })
  it("must all be kept", () => {
    const two = measles({}, {
      intervals: [{ from: { previous: true }, min: span("6 months") }],
      allowableIntervals: [{ from: { previous: true }, absMin: span("4 weeks") }, { from: { targetDose: 1 }, absMin: span("5 weeks") }]
    })
    expect(after(two, "2026-03-06")).toBe("notValid 2: intervalTooShort 2026-07-31 after MV 2026-01-31")
    expect(after(two, "2026-03-07")).toBe("valid 2: allowableInterval")
  })
  it("name the first that excused it", () => {
    const evaluation = (...allowableIntervals: readonly IntervalRule[]) => seriesOf(assess(measles({}, { intervals: [{ from: { previous: true }, min: span("6 months") }], allowableIntervals }), { given: ["MV 2026-01-31", "MV 2026-02-01"] })).evaluations[1]
    expect(evaluation({ from: { observation: "hiv" } }, { from: { previous: true } })?.reasons).toEqual([{ code: "allowableInterval", rule: { series: "measles", targetDose: 2, part: "allowableInterval", index: 1 } }])
  })
  it("excuse nothing where they do not stand, or have nothing to run from", () => {
    const excused = (...allowableIntervals: readonly IntervalRule[]) => after(measles({}, { intervals: [{ from: { previous: true }, min: span("6 months") }], allowableIntervals }), "2026-02-14")
    const [kept, tooLong]: readonly IntervalRule[] = [{ from: { previous: true }, absMin: span("1 week") }, { from: { previous: true }, absMin: span("1 month") }]
    const tooShort = "notValid 2: intervalTooShort 2026-07-31 after MV 2026-01-31"
    expect(excused({ ...kept!, cessation: "2026-02-13" })).toBe(tooShort)
    expect(excused({ ...kept!, cessation: "2026-02-14" })).toBe("valid 2: allowableInterval")
    expect(excused({ ...kept!, from: { observation: "hiv" } })).toBe(tooShort)
    expect(excused({ ...kept!, cessation: "2026-02-13" }, kept!)).toBe("valid 2: allowableInterval")
    expect(excused(kept!, { ...tooLong!, cessation: "2026-02-13" })).toBe("valid 2: allowableInterval")
    expect(excused(kept!, tooLong!)).toBe(tooShort)
    expect(excused(tooLong!, kept!)).toBe(tooShort)
  })
  it("ask for nothing where the others do not", () => {
    expect(after(measles({}, { allowableIntervals: [{ from: { previous: true }, absMin: span("4 weeks") }] }), "2026-02-01")).toBe("valid 2")
  })
  it("what excuses leaves no other reason of intervals, but those of age stay", () => {
    const early = measles({}, {
      ages: [{ absMin: span("2 years"), min: span("3 years") }],
      intervals: [{ from: { previous: true }, min: span("6 months") }],
      allowableIntervals: [{ from: { previous: true }, absMin: span("4 weeks") }]
    })
    expect(after(early, "2026-03-01")).toBe("valid 2: gracePeriodAge 2027-01-15, allowableInterval")
  })
})

describe("conflicts between vaccines", () => {
  const jeAfterMeasles = { previous: "MV", current: "JE", begin: span("1 day"), minEnd: span("24 days"), end: span("28 days") }
  const targets: readonly TargetDose[] = [{ preferable: prefer("JE") }, { preferable: prefer("JE") }]
  const je = small({ measles: [series("measles", [dose({ ages: [{ min: span("9 months") }] })])], je: [series("je", targets, { vaccineGroup: "je" })] }, { conflicts: [jeAfterMeasles] })
  const jeOn = (first: string, day: string): string | undefined => verdict(je, { given: [first, `JE ${day}`] }, "je")

  it.each([
    // On the same day there is none.
    ["2025-03-01", "valid 1"],
    ["2025-03-02", "notValid 1: vaccineConflict 2025-03-25 after MV 2025-03-01"],
    ["2025-03-24", "notValid 1: vaccineConflict 2025-03-25 after MV 2025-03-01"],
    ["2025-03-25", "valid 1"]
  ])("after a dose that counts, the shorter end stands: %s is %s", (day, expected) => {
    expect(jeOn("MV 2025-03-01", day)).toBe(expected)
  })
  it.each([
    ["2024-03-02", "notValid 1: vaccineConflict 2024-03-29 after MV 2024-03-01"],
    ["2024-03-28", "notValid 1: vaccineConflict 2024-03-29 after MV 2024-03-01"],
    ["2024-03-29", "valid 1"]
  ])("after a dose that does not count, the longer one does: %s is %s", (day, expected) => {
    expect(jeOn("MV 2024-03-01", day)).toBe(expected)
  })
  it("so has one that was not needed, or was spoilt", () => {
    expect(verdict(je, { given: ["MV 2025-01-01", "MV 2025-03-01", "JE 2025-03-28"] }, "je")).toBe("notValid 1: vaccineConflict 2025-03-29 after MV 2025-03-01")
    expect(verdict(je, { given: [given("MV 2025-03-01", { substandard: true }), "JE 2025-03-28"] }, "je")).toBe("notValid 1: vaccineConflict 2025-03-29 after MV 2025-03-01")
  })
  it("a dose that no series judged has the shorter end", () => {
    const alone = small({ je: [series("je", targets, { vaccineGroup: "je" })] }, { conflicts: [jeAfterMeasles] })
    expect(verdict(alone, { given: ["MV 2024-03-01", "JE 2024-03-24"] })).toBe("notValid 1: vaccineConflict 2024-03-25 after MV 2024-03-01")
    expect(verdict(alone, { given: ["MV 2024-03-01", "JE 2024-03-25"] })).toBe("valid 1")
  })
  it("a dose that counts in one of two series has the shorter end, in whatever order they stand", () => {
    const young = series("young", [dose()])
    const old = series("old", [dose({ ages: [{ min: span("9 months") }] })])
    for (const both of [[young, old], [old, young]]) {
      const schedule = small({ measles: both, je: [series("je", targets, { vaccineGroup: "je" })] }, { conflicts: [jeAfterMeasles] })
      expect(verdict(schedule, { given: ["MV 2024-03-01", "JE 2024-03-25"] }, "je")).toBe("valid 1")
    }
  })
  it("nothing is asked of the first vaccine after the second, nor of the same vaccine", () => {
    expect(verdict(je, { given: ["JE 2025-03-01", "MV 2025-03-02"] }, "measles")).toBe("valid 1")
    expect(verdicts(je, { given: ["JE 2025-03-01", "JE 2025-03-02"] }, "je")).toEqual(["valid 1", "valid 2"])
  })
  it("begins on the day that the schedule says", () => {
    const later = small({ je: [series("je", targets, { vaccineGroup: "je" })] }, { conflicts: [{ ...jeAfterMeasles, begin: span("5 days") }] })
    expect(verdict(later, { given: ["MV 2025-03-01", "JE 2025-03-05"] })).toBe("valid 1")
    expect(verdict(later, { given: ["MV 2025-03-01", "JE 2025-03-06"] })).toBe("notValid 1: vaccineConflict 2025-03-25 after MV 2025-03-01")
  })
  it("doses of one day do not conflict, even where the conflict begins at once", () => {
    const atOnce = small({ je: [series("je", targets, { vaccineGroup: "je" })] }, { conflicts: [{ ...jeAfterMeasles, begin: {} }] })
    expect(verdicts(atOnce, { given: ["MV 2025-03-01", "JE 2025-03-01"] })).toEqual(["valid 1"])
    expect(verdicts(atOnce, { given: ["MV 2025-03-02", "JE 2025-03-01"] })).toEqual(["valid 1"])
  })
  it("every conflicting dose is told, with the rule", () => {
    const reasons = seriesOf(assess(je, { given: ["MV 2025-03-01", "MV 2025-03-10", "JE 2025-03-12"] }), "je").evaluations[0]?.reasons
    const rule = { series: "je", targetDose: 1, part: "conflict" }
    expect(reasons).toEqual([
      { code: "vaccineConflict", rule, day: "2025-03-25", otherDose: "MV 2025-03-01" },
      { code: "vaccineConflict", rule, day: "2025-04-07", otherDose: "MV 2025-03-10" }
    ])
  })
  it("a dose too near to one of two keeps its distance from the other in vain", () => {
    expect(jeOn("MV 2025-03-01", "2025-03-12")).toBe("notValid 1: vaccineConflict 2025-03-25 after MV 2025-03-01")
    expect(verdict(je, { given: ["MV 2025-01-01", "MV 2025-03-01", "JE 2025-03-12"] }, "je")).toBe("notValid 1: vaccineConflict 2025-03-29 after MV 2025-03-01")
    expect(verdict(je, { given: ["OPV 2025-03-01", "MV 2025-03-01", "JE 2025-03-12"] }, "je")).toBe("notValid 1: vaccineConflict 2025-03-25 after MV 2025-03-01")
  })
})

describe("the vaccine", () => {
  it("must be one that the dose prefers or allows", () => {
    const schedule = measles({ allowable: [{ vaccine: "MR" }] })
    expect(verdict(schedule, { given: ["MV 2026-01-01"] })).toBe("valid 1")
    expect(verdict(schedule, { given: ["MR 2026-01-01"] })).toBe("valid 1: allowableVaccine")
    expect(verdict(schedule, { given: ["MMR 2026-01-01"] })).toBe("notValid 1: vaccineNotAllowed")
  })
  it("names the rule by which it was allowed, or was not", () => {
    const rulesOf = (told: string) => seriesOf(assess(measles({ allowable: [{ vaccine: "MR" }] }), { given: [told] })).evaluations[0]?.reasons[0]?.rule
    expect(rulesOf("MR 2026-01-01")).toEqual({ series: "measles", targetDose: 1, part: "allowable", index: 0 })
    expect(rulesOf("MMR 2026-01-01")).toEqual({ series: "measles", targetDose: 1, part: "preferable" })
  })

  const aged = { beginAge: span("1 year"), endAge: span("2 years") }
  it.each([["2025-01-14", "notValid 1: vaccineAtWrongAge"], ["2025-01-15", "valid 1"], ["2026-01-14", "valid 1"], ["2026-01-15", "notValid 1: vaccineAtWrongAge"]])("preferred from 1 until before 2 years: on %s it is %s", (day, expected) => {
    expect(onDay(measles({ preferable: [{ vaccine: "MV", ...aged }] }), day)).toBe(expected)
  })
  it.each([["2025-01-14", "notValid 1: vaccineAtWrongAge"], ["2025-01-15", "valid 1: allowableVaccine"], ["2026-01-14", "valid 1: allowableVaccine"], ["2026-01-15", "notValid 1: vaccineAtWrongAge"]])("allowed from 1 until before 2 years: on %s it is %s", (day, expected) => {
    expect(onDay(measles({ preferable: [], allowable: [{ vaccine: "MV", ...aged }] }), day)).toBe(expected)
  })
  it("one row that fits is enough, wherever it stands", () => {
    const schedule = measles({ preferable: [{ vaccine: "MV", endAge: span("1 year") }, { vaccine: "MV", beginAge: span("2 years") }], allowable: [{ vaccine: "MV", endAge: span("18 months") }, { vaccine: "MV" }] })
    expect(onDay(schedule, "2025-01-14")).toBe("valid 1")
    expect(onDay(schedule, "2025-01-15")).toBe("valid 1: allowableVaccine")
    expect(onDay(schedule, "2025-07-15")).toBe("valid 1: allowableVaccine")
    expect(onDay(schedule, "2026-01-15")).toBe("valid 1")
  })
  it("the last row of its code tells why it did not fit", () => {
    const rule = (targets: TargetDose) => seriesOf(assess(measles(targets), { given: ["MV 2026-01-01"] })).evaluations[0]?.reasons[0]
    expect(rule({ preferable: [{ vaccine: "MV", endAge: span("1 year") }, { vaccine: "MR" }] })).toEqual({ code: "vaccineAtWrongAge", rule: { series: "measles", targetDose: 1, part: "preferable", index: 0 } })
    expect(rule({ preferable: [], allowable: [{ vaccine: "MR" }, { vaccine: "MV", endAge: span("1 year") }] })).toEqual({ code: "vaccineAtWrongAge", rule: { series: "measles", targetDose: 1, part: "allowable", index: 1 } })
  })

  const product = measles({ preferable: [{ vaccine: "MV", tradeName: "MVVAC", manufacturer: "POLYVAC" }] })
  it.each([
    [{ tradeName: "MVVAC", manufacturer: "POLYVAC" }, "valid 1"],
    [{ tradeName: "MVVAC" }, "valid 1"],
    [{ manufacturer: "POLYVAC" }, "valid 1"],
    [{}, "notValid 1: wrongProduct"],
    [{ tradeName: "Other" }, "notValid 1: wrongProduct"],
    [{ manufacturer: "Other" }, "notValid 1: wrongProduct"],
    [{ tradeName: "MVVAC", manufacturer: "Other" }, "notValid 1: wrongProduct"],
    [{ tradeName: "Other", manufacturer: "POLYVAC" }, "notValid 1: wrongProduct"]
  ])("where a product is named, the dose must be known to be of it: %o is %s", (more, expected) => {
    expect(verdict(product, { given: [given("MV 2026-01-01", more)] })).toBe(expected)
  })
  it("a row that names only one of the two asks only that", () => {
    const named = measles({ preferable: [{ vaccine: "MV", tradeName: "MVVAC" }] })
    expect(verdict(named, { given: [given("MV 2026-01-01", { tradeName: "MVVAC", manufacturer: "Other" })] })).toBe("valid 1")
    expect(verdict(named, { given: [given("MV 2026-01-01", { manufacturer: "Other" })] })).toBe("notValid 1: wrongProduct")
    const made = measles({ preferable: [{ vaccine: "MV", manufacturer: "POLYVAC" }] })
    expect(verdict(made, { given: [given("MV 2026-01-01", { manufacturer: "POLYVAC", tradeName: "Other" })] })).toBe("valid 1")
    expect(verdict(made, { given: [given("MV 2026-01-01", { tradeName: "Other" })] })).toBe("notValid 1: wrongProduct")
  })
  it("names the row of the product", () => {
    const reason = seriesOf(assess(product, { given: ["MV 2026-01-01"] })).evaluations[0]?.reasons
    expect(reason).toEqual([{ code: "wrongProduct", rule: { series: "measles", targetDose: 1, part: "preferable", index: 0 } }])
  })

  it.each([[0.4, "valid 1: volumeLessThanRecommended"], [0.5, "valid 1"], [0.6, "valid 1"], [undefined, "valid 1"]])("a volume of %s mL where 0.5 are wanted: %s", (volume, expected) => {
    const schedule = measles({ preferable: [{ vaccine: "MV", volume: 0.5 }] })
    expect(verdict(schedule, { given: [given("MV 2026-01-01", volume === undefined ? {} : { volume })] })).toBe(expected)
    expect(verdict(measles({}), { given: [given("MV 2026-01-01", volume === undefined ? {} : { volume })] })).toBe("valid 1")
  })
  it("names the row of the volume", () => {
    const reason = seriesOf(assess(measles({ preferable: [{ vaccine: "MR" }, { vaccine: "MV", volume: 0.5 }] }), { given: [given("MV 2026-01-01", { volume: 0.4 })] })).evaluations[0]?.reasons
    expect(reason).toEqual([{ code: "volumeLessThanRecommended", rule: { series: "measles", targetDose: 1, part: "preferable", index: 1 } }])
  })
})

describe("a vaccine given by mistake", () => {
  const schedule = measles({ inadvertent: ["MR"], ages: [{ min: span("9 months") }] }, { intervals: [{ from: { previous: true }, min: span("4 weeks") }] })
  it("never counts, and nothing else is asked of it", () => {
    expect(verdicts(schedule, { given: ["MR 2024-02-01"] })).toEqual(["notValid 1: inadvertentVaccine"])
    expect(seriesOf(assess(schedule, { given: ["MR 2024-02-01"] })).evaluations[0]?.reasons[0]?.rule).toEqual({ series: "measles", targetDose: 1, part: "inadvertent" })
  })
  it("is one where the target dose says so, and only there", () => {
    expect(verdicts(schedule, { given: ["MV 2026-01-01", "MR 2026-02-01"] })).toEqual(["valid 1", "notValid 2: vaccineNotAllowed"])
  })
  it("keeps no other dose away, while another wrong dose does", () => {
    const close = measles({ inadvertent: ["MR"], intervals: [{ from: { previous: true }, min: span("4 weeks") }] })
    expect(verdicts(close, { given: ["MR 2026-01-01", "MV 2026-01-02"] })).toEqual(["notValid 1: inadvertentVaccine", "valid 1"])
    expect(verdicts(close, { given: ["MMR 2026-01-01", "MV 2026-01-02"] })).toEqual(["notValid 1: vaccineNotAllowed", "notValid 1: intervalTooShort 2026-01-29 after MMR 2026-01-01"])
  })
})

describe("a dose that could not work", () => {
  const schedule = measles({}, { intervals: [{ from: { previous: true }, min: span("4 weeks") }] })
  it("is set apart as substandard, and the next one is held against the same target dose", () => {
    expect(verdicts(schedule, { given: [given("MV 2026-01-01", { substandard: true }), "MV 2026-01-02"] })).toEqual(["substandard 1: substandardDose", "valid 1"])
  })
  it("is no reference for intervals", () => {
    expect(verdicts(schedule, { given: ["MV 2026-01-01", given("MV 2026-01-28", { substandard: true }), "MV 2026-01-29"] })).toEqual(["valid 1", "substandard 2: substandardDose", "valid 2"])
  })
  it("is not one because it was looked at", () => {
    expect(verdicts(schedule, { given: [given("MV 2026-01-01", { substandard: false })] })).toEqual(["valid 1"])
  })
  it.each([
    ["2026-02-27", "2026-02-28", "valid 1"], ["2026-02-28", "2026-02-28", "valid 1"], ["2026-03-01", "2026-02-28", "substandard 1: lotExpired"],
    // A month lasts to its end.
    ["2026-02-28", "2026-02", "valid 1"], ["2026-03-01", "2026-02", "substandard 1: lotExpired"],
    ["2024-02-29", "2024-02", "valid 1"], ["2024-03-01", "2024-02", "substandard 1: lotExpired"],
    ["2025-12-31", "2025-12", "valid 1"], ["2026-01-01", "2025-12", "substandard 1: lotExpired"],
    ["2025-09-30", "2025-09", "valid 1"], ["2025-10-01", "2025-09", "substandard 1: lotExpired"],
    ["2025-11-30", "2025-11", "valid 1"], ["2025-12-01", "2025-11", "substandard 1: lotExpired"]
  ])("given on %s from a lot until %s: %s", (day, expires, expected) => {
    expect(verdict(schedule, { given: [given(`MV ${day}`, { expires })] })).toBe(expected)
  })
  it("names the target dose at which it was found", () => {
    const reason = seriesOf(assess(schedule, { given: ["MV 2026-01-01", given("MV 2026-02-01", { expires: "2026-01" })] })).evaluations[1]
    expect(reason).toMatchObject({ targetDose: 2, timely: undefined, reasons: [{ code: "lotExpired", rule: { series: "measles", targetDose: 2, part: "lot" } }] })
  })
})
