import { describe, expect, it } from "vitest"
import { type Child, dose, given, measles, next, prefer, series, small, span, verdict, verdicts } from "./child.fixture.ts"
import type { CompiledSchedule } from "./compiled.ts"
import type { ConditionalSkip, SkipCondition, SkipCount, SkipSet, TargetDose } from "./schedule.ts"

const skip = (context: ConditionalSkip["context"], ...conditions: readonly SkipCondition[]): TargetDose => ({ skips: [{ context, sets: [{ conditions }] }] })
const fromTwoYears: SkipCondition = { kind: "age", beginAge: span("2 years") }

/** Two doses of the measles vaccine, the first one of which may be skipped. */
const first = (more: TargetDose): CompiledSchedule => measles(more, {})
/** Whether the first dose was skipped when a dose was given. */
const isSkipped = (schedule: CompiledSchedule, child: Child): boolean => verdict(schedule, child)?.startsWith("valid 2") === true
/** Whether the first dose is skipped at the forecast. */
const isSkippedNext = (schedule: CompiledSchedule, child: Child): boolean => next(schedule, child)["targetDose"] === 2

describe("when a skip is looked at", () => {
  it.each([["evaluation", true, false], ["forecast", false, true], ["both", true, true]] as const)("%s", (context, atDose, atForecast) => {
    const schedule = first(skip(context, fromTwoYears))
    expect(isSkipped(schedule, { given: ["MV 2026-01-15"] })).toBe(atDose)
    expect(isSkippedNext(schedule, {})).toBe(atForecast)
  })
  it("at a dose on its day, at the forecast on that of the assessment", () => {
    const schedule = first(skip("both", fromTwoYears))
    expect(isSkipped(schedule, { given: ["MV 2026-01-14"] })).toBe(false)
    expect(isSkipped(schedule, { given: ["MV 2026-01-15"] })).toBe(true)
    expect(isSkippedNext(schedule, { on: "2026-01-14" })).toBe(false)
    expect(isSkippedNext(schedule, { on: "2026-01-15" })).toBe(true)
  })
  it("the dose that finds a target skipped is held against the next one", () => {
    const schedule = measles(skip("both", fromTwoYears), skip("both", { kind: "age", beginAge: span("25 months") }), {})
    expect(verdicts(schedule, { given: ["MV 2026-01-01"] })).toEqual(["valid 1"])
    expect(verdicts(schedule, { given: ["MV 2026-01-15"] })).toEqual(["valid 2"])
    expect(verdicts(schedule, { given: ["MV 2026-02-15"] })).toEqual(["valid 3"])
  })
  it("what one dose skipped stays skipped for the next", () => {
    const schedule = measles(skip("evaluation", { kind: "age", endAge: span("2 years") }), {}, {})
    expect(verdicts(schedule, { given: ["MV 2026-01-14", "MV 2026-01-15"] })).toEqual(["valid 2", "valid 3"])
  })
  it("with nothing left the dose was not needed", () => {
    expect(verdicts(measles(skip("both", fromTwoYears)), { given: ["MV 2026-01-15"] })).toEqual(["extraneous: seriesAlreadyComplete"])
  })
  it("a spoilt dose skips nothing", () => {
    expect(verdicts(first(skip("evaluation", { kind: "age", endAge: span("2 years") })), { given: [given("MV 2026-01-14", { substandard: true }), "MV 2026-01-15"] })).toEqual(["substandard 1: substandardDose", "valid 1"])
  })
})

describe("skips, sets and conditions together", () => {
  const yes: SkipCondition = { kind: "age", beginAge: span("0 days") }
  const no: SkipCondition = { kind: "age", beginAge: span("90 years") }
  const set = (logic: SkipSet["logic"], ...conditions: readonly SkipCondition[]): SkipSet => ({ conditions, ...(logic === undefined ? {} : { logic }) })
  const asked = (...skips: readonly Omit<ConditionalSkip, "context">[]): boolean => isSkipped(first({ skips: skips.map((one) => ({ context: "both", ...one })) }), { given: ["MV 2026-01-15"] })

  it.each([
    [undefined, [yes, yes], true], [undefined, [yes, no], false], [undefined, [no, no], false], ["all", [yes, yes], true], ["all", [no, yes], false],
    ["any", [yes, yes], true], ["any", [no, yes], true], ["any", [yes, no], true], ["any", [no, no], false], [undefined, [no], false], ["any", [yes], true]
  ] as const)("a set with %s of %o holds: %s", (logic, conditions, expected) => {
    expect(asked({ sets: [set(logic, ...conditions)] })).toBe(expected)
  })
  it.each([
    [undefined, [yes, yes], true], [undefined, [yes, no], false], ["all", [yes, yes], true], ["all", [no, yes], false], ["any", [no, yes], true], ["any", [yes, no], true], ["any", [no, no], false]
  ] as const)("a skip with %s of the sets %o holds: %s", (logic, conditions, expected) => {
    expect(asked({ sets: conditions.map((one) => set(undefined, one)), ...(logic === undefined ? {} : { logic }) })).toBe(expected)
  })
  it("one skip of several is enough", () => {
    expect(asked({ sets: [set(undefined, no)] }, { sets: [set(undefined, yes)] })).toBe(true)
    expect(asked({ sets: [set(undefined, yes)] }, { sets: [set(undefined, no)] })).toBe(true)
    expect(asked({ sets: [set(undefined, no)] }, { sets: [set(undefined, no)] })).toBe(false)
    expect(asked()).toBe(false)
  })
  it("a skip of another context is passed over for the next one", () => {
    const schedule = first({ skips: [{ context: "forecast", sets: [set(undefined, yes)] }, { context: "evaluation", sets: [set(undefined, yes)] }] })
    expect(isSkipped(schedule, { given: ["MV 2026-01-15"] })).toBe(true)
  })
  it.each([
    [{ effective: "2026-01-16" }, false], [{ effective: "2026-01-15" }, true], [{ cessation: "2026-01-15" }, true], [{ cessation: "2026-01-14" }, false], [{ effective: "2026-01-15", cessation: "2026-01-15" }, true]
  ])("a set of %o stands on 15 January 2026: %s", (effective, expected) => {
    expect(asked({ sets: [{ ...set(undefined, yes), ...effective }] })).toBe(expected)
  })
  it("at the forecast the sets of the day of the assessment stand, also for the day on which the dose could be given", () => {
    const from = (standing: object): CompiledSchedule => measles({ ages: [{ min: span("3 years") }], skips: [{ context: "forecast", sets: [{ ...set(undefined, { kind: "age", beginAge: span("35 months") }), ...standing }] }] }, {})
    // The first dose could be given from 15 January 2027 on, when it would no longer be needed.
    expect(isSkippedNext(from({}), {})).toBe(true)
    expect(isSkippedNext(from({ cessation: "2026-12-31" }), {})).toBe(true)
    expect(isSkippedNext(from({ effective: "2026-07-16" }), {})).toBe(false)
    expect(isSkippedNext(from({ effective: "2026-07-15" }), {})).toBe(true)
    expect(isSkippedNext(from({ cessation: "2026-07-14" }), {})).toBe(false)
  })
  it("a set that does not stand is as if it were not there", () => {
    const past = { ...set(undefined, no), cessation: "2020-12-31" }
    expect(asked({ sets: [past, set(undefined, yes)] })).toBe(true)
    expect(asked({ logic: "any", sets: [{ ...set(undefined, yes), cessation: "2020-12-31" }, set(undefined, no)] })).toBe(false)
    expect(asked({ sets: [past] })).toBe(false)
  })
})

describe("by age", () => {
  const schedule = first(skip("both", { kind: "age", beginAge: span("2 years"), endAge: span("25 months") }))
  it.each([["2026-01-14", false], ["2026-01-15", true], ["2026-02-14", true], ["2026-02-15", false]])("from 2 years until before 25 months: on %s %s", (day, expected) => {
    expect(isSkipped(schedule, { given: [`MV ${day}`] })).toBe(expected)
    expect(isSkippedNext(schedule, { on: day })).toBe(expected)
  })
})

describe("so long after the dose before", () => {
  const schedule = measles({}, skip("both", { kind: "interval", interval: span("1 month") }), {})
  it.each([["2026-02-28", false], ["2026-03-01", true]])("a month after 31 January is 1 March: on %s %s", (day, expected) => {
    expect(verdict(schedule, { given: ["MV 2026-01-31", `MV ${day}`] })).toBe(expected ? "valid 3" : "valid 2")
    expect(next(schedule, { given: ["MV 2026-01-31"], on: day })["targetDose"]).toBe(expected ? 3 : 2)
  })
  it("needs a dose before, of whatever worth, in this series", () => {
    const atFirst = measles(skip("both", { kind: "interval", interval: span("1 day") }), {})
    expect(verdicts(atFirst, { given: ["MV 2026-01-31"] })).toEqual(["valid 1"])
    expect(isSkippedNext(atFirst, {})).toBe(false)
    expect(verdicts(atFirst, { given: ["MMR 2026-01-31", "MV 2026-02-01"] })).toEqual(["notValid 1: vaccineNotAllowed", "valid 2"])
    expect(verdicts(atFirst, { given: [given("MV 2026-01-31", { substandard: true }), "MV 2026-02-01"] })).toEqual(["substandard 1: substandardDose", "valid 2"])
    expect(verdicts(atFirst, { given: ["JE 2026-01-31", "MV 2026-02-01"] })).toEqual(["valid 1"])
  })
  it("runs from the last one of several", () => {
    expect(verdict(schedule, { given: ["MV 2026-01-01", "MMR 2026-01-31", "MV 2026-02-28"] })).toBe("valid 2")
  })
})

describe("by the number of doses", () => {
  const count = (more: Partial<SkipCount> = {}): SkipCondition => ({ kind: "count", compare: "greaterThan", doses: 1, ...more })
  /** Whether the first dose was skipped at the last dose given, or by those before it. */
  const counted = (condition: SkipCondition, child: Child): boolean => isSkipped(first(skip("both", condition)), child)

  it.each([
    ["greaterThan", [false, false, true]], ["equalTo", [false, true, false]], ["lessThan", [true, false, false]]
  ] as const)("%s 1: after no, one and two doses before it %o", (compare, expected) => {
    const wrong = ["MMR 2026-01-01", "MMR 2026-01-02"]
    expect([0, 1, 2].map((doses) => next(measles(skip("forecast", count({ compare })), {}), { given: wrong.slice(0, doses) })["targetDose"] === 2)).toEqual(expected)
  })
  it("at a dose, only those before it count", () => {
    const schedule = measles(skip("both", count()), {})
    expect(verdicts(schedule, { given: ["MMR 2026-01-01", "MMR 2026-01-02", "MV 2026-01-03"] })).toEqual(["notValid 1: vaccineNotAllowed", "notValid 1: vaccineNotAllowed", "valid 2"])
    expect(verdicts(schedule, { given: ["MMR 2026-01-01", "MV 2026-01-02", "MV 2026-01-03"] })).toEqual(["notValid 1: vaccineNotAllowed", "valid 1", "valid 2"])
    expect(verdicts(schedule, { given: ["MMR 2026-01-01", "MV 2026-01-02"] })).toEqual(["notValid 1: vaccineNotAllowed", "valid 1"])
  })
  it("whatever they are worth, unless only valid ones are asked for", () => {
    const doses = ["MMR 2026-01-01", given("MV 2026-01-02", { substandard: true }), "MV 2026-01-05"]
    expect(counted(count(), { given: doses })).toBe(true)
    expect(counted(count({ validOnly: true }), { given: doses })).toBe(false)
    expect(counted(count({ validOnly: true, doses: 0 }), { given: doses })).toBe(false)
    const valid = measles({}, {}, skip("both", count({ validOnly: true })), {})
    expect(verdicts(valid, { given: ["MV 2026-01-01", "MV 2026-01-02", "MV 2026-01-03"] })).toEqual(["valid 1", "valid 2", "valid 4"])
    expect(verdicts(valid, { given: ["MV 2026-01-01", "MMR 2026-01-02", "MV 2026-01-03", "MV 2026-01-04"] }).at(-1)).toBe("valid 4")
  })
  it("of the named vaccines, whatever they protect against", () => {
    const named = count({ vaccines: ["JE", "MR"], doses: 0 })
    expect(counted(named, { given: ["JE 2026-01-01", "MV 2026-01-05"] })).toBe(true)
    expect(counted(named, { given: ["MR 2026-01-01", "MV 2026-01-05"] })).toBe(true)
    expect(counted(named, { given: ["OPV 2026-01-01", "MV 2026-01-05"] })).toBe(false)
  })
  it("of any vaccine that has the antigen, where none is named", () => {
    const any = count({ doses: 0 })
    expect(counted(any, { given: ["MMR 2026-01-01", "MV 2026-01-05"] })).toBe(true)
    expect(counted(any, { given: ["JE 2026-01-01", "MV 2026-01-05"] })).toBe(false)
  })
  it("valid doses of named vaccines only", () => {
    const schedule = measles({ preferable: prefer("MV", "MR") }, skip("both", count({ validOnly: true, vaccines: ["MR"], doses: 0 })), {})
    expect(verdicts(schedule, { given: ["MR 2026-01-01", "MV 2026-01-05"] })).toEqual(["valid 1", "valid 3"])
    expect(verdicts(schedule, { given: ["MV 2026-01-01", "MV 2026-01-05"] })).toEqual(["valid 1", "valid 2"])
  })
  it.each([["2025-01-14", false], ["2025-01-15", true], ["2026-01-14", true], ["2026-01-15", false]])("given at an age from 1 until before 2 years: %s %s", (day, expected) => {
    expect(counted(count({ doses: 0, beginAge: span("1 year"), endAge: span("2 years") }), { given: [`MMR ${day}`, "MV 2026-06-01"] })).toBe(expected)
  })
  it.each([["2025-01-14", false], ["2025-01-15", true], ["2026-01-14", true], ["2026-01-15", false]])("given from 15 January 2025 until before 15 January 2026: %s %s", (day, expected) => {
    expect(counted(count({ doses: 0, from: "2025-01-15", until: "2026-01-15" }), { given: [`MMR ${day}`, "MV 2026-06-01"] })).toBe(expected)
    expect(next(measles({}, skip("both", count({ validOnly: true, doses: 0, from: "2025-01-15", until: "2026-01-15" })), {}), { given: [`MV ${day}`] })["targetDose"]).toBe(expected ? 3 : 2)
  })
})

describe("where a series of a group is complete", () => {
  const completed = (...groups: readonly string[]): TargetDose => skip("both", { kind: "completedSeries", groups })
  const basic = series("basic", [dose(), dose()], { group: "basic" })
  const booster = (...groups: readonly string[]) => series("booster", [dose(completed(...groups)), dose()], { group: "booster" })
  const schedule = small({ measles: [basic, booster("basic")] })

  it("at a dose, by the doses of the days before it", () => {
    expect(verdicts(schedule, { given: ["MV 2026-01-01"] }, "booster")).toEqual(["valid 1"])
    expect(verdicts(schedule, { given: ["MR 2026-01-01", "MV 2026-02-01", "MV 2026-03-01"] }, "booster")).toEqual(["notValid 1: vaccineNotAllowed", "valid 1", "valid 2"])
    const late = small({ measles: [basic, series("booster", [dose({ ...completed("basic"), ages: [{ min: span("26 months") }] }), dose()], { group: "booster" })] })
    expect(verdicts(late, { given: ["MV 2026-01-01", "MV 2026-02-01", "MV 2026-03-01"] }, "booster")).toEqual(["notValid 1: ageTooYoung 2026-03-15", "notValid 1: ageTooYoung 2026-03-15", "valid 2"])
  })
  it("at the forecast, by its forecast", () => {
    expect(next(schedule, {}, "booster")["targetDose"]).toBe(1)
    const skippedToTheEnd = small({ measles: [series("basic", [dose(), dose(skip("forecast", fromTwoYears))], { group: "basic" }), series("booster", [dose({ preferable: prefer("MR"), ...completed("basic") }), dose()], { group: "booster" })] })
    expect(next(skippedToTheEnd, { given: ["MV 2026-01-01"], on: "2026-01-14" }, "booster")["targetDose"]).toBe(1)
    expect(next(skippedToTheEnd, { given: ["MV 2026-01-01"], on: "2026-01-15" }, "booster")["targetDose"]).toBe(2)
  })
  it("in whatever order the series stand", () => {
    const late = series("booster", [dose({ ...completed("basic"), preferable: prefer("MR") }), dose({ preferable: prefer("MR") })], { group: "booster" })
    for (const both of [[basic, late], [late, basic]]) {
      expect(next(small({ measles: both }), { given: ["MV 2026-01-01"] }, "booster")["targetDose"]).toBe(1)
      expect(next(small({ measles: both }), { given: ["MV 2026-01-01", "MV 2026-01-02"] }, "booster")["targetDose"]).toBe(2)
      expect(verdicts(small({ measles: both }), { given: ["MV 2026-01-01", "MV 2026-01-02", "MR 2026-02-01"] }, "booster").at(-1)).toBe("valid 2")
    }
  })
  it("at a dose as at a forecast: a series whose other doses would be skipped is complete", () => {
    const skippable = series("basic", [dose(), dose(skip("forecast", fromTwoYears))], { group: "basic" })
    const late = series("booster", [dose({ ...completed("basic"), preferable: prefer("MR") }), dose({ preferable: prefer("MR") })], { group: "booster" })
    for (const both of [[skippable, late], [late, skippable]]) {
      expect(verdicts(small({ measles: both }), { given: ["MV 2026-01-01", "MR 2026-01-14"] }, "booster").at(-1)).toBe("valid 1")
      expect(verdicts(small({ measles: both }), { given: ["MV 2026-01-01", "MR 2026-01-15"] }, "booster").at(-1)).toBe("valid 2")
      expect(verdicts(small({ measles: both }), { given: ["MR 2026-01-15"] }, "booster").at(-1)).toBe("valid 1")
    }
  })
  it("also by way of a third: one that is complete because another one is", () => {
    const [a, b] = [series("a", [dose()], { group: "basic" }), series("b", [dose(), dose({ ...skip("forecast", { kind: "completedSeries", groups: ["basic"] }), preferable: prefer("RV") })], { group: "middle" })]
    const c = series("c", [dose({ ...completed("middle"), preferable: prefer("MR") }), dose({ preferable: prefer("MR") })], { group: "last" })
    for (const all of [[a, b, c], [c, b, a], [b, c, a]]) {
      const chain = small({ measles: all })
      expect(next(chain, { given: ["MV 2026-01-01"] }, "b")).toEqual({ status: "complete" })
      expect(next(chain, { given: ["MV 2026-01-01"] }, "c")["targetDose"]).toBe(2)
      expect(verdicts(chain, { given: ["MV 2026-01-01", "MR 2026-02-01"] }, "c").at(-1)).toBe("valid 2")
      expect(verdicts(chain, { given: ["MR 2026-02-01"] }, "c")).toEqual(["valid 1"])
    }
  })
  it("wherever among other skips, sets and conditions it is asked", () => {
    const [never, asks]: readonly SkipCondition[] = [{ kind: "age", beginAge: span("90 years") }, { kind: "completedSeries", groups: ["basic"] }]
    const places: readonly TargetDose["skips"][] = [
      [{ context: "both", sets: [{ conditions: [never!] }] }, { context: "both", sets: [{ conditions: [asks!] }] }],
      [{ context: "both", logic: "any", sets: [{ conditions: [never!] }, { conditions: [asks!] }] }],
      [{ context: "both", sets: [{ logic: "any", conditions: [never!, asks!] }] }]
    ]
    for (const skips of places) {
      const late = series("booster", [dose({ skips: skips!, preferable: prefer("MR") }), dose({ preferable: prefer("MR") })], { group: "booster" })
      const schedule = small({ measles: [series("other", [dose(), dose()], { group: "other" }), late, series("basic", [dose()], { group: "basic" })] })
      expect(verdicts(schedule, { given: ["MV 2026-01-01", "MR 2026-02-01"] }, "booster").at(-1)).toBe("valid 2")
      expect(next(schedule, { given: ["MV 2026-01-01"] }, "booster")["targetDose"]).toBe(2)
      expect(next(schedule, {}, "booster")["targetDose"]).toBe(1)
    }
  })
  it("one of the named groups is enough", () => {
    const other = series("other", [dose({ preferable: prefer("MMR") })], { group: "other" })
    const late = series("booster", [dose({ ...completed("basic", "other"), preferable: prefer("MR") }), dose({ preferable: prefer("MR") })], { group: "booster" })
    expect(verdicts(small({ measles: [basic, other, late] }), { given: ["MMR 2026-01-01", "MR 2026-02-01"] }, "booster").at(-1)).toBe("valid 2")
    expect(next(small({ measles: [basic, other, late] }), { given: ["MMR 2026-01-01"] }, "booster")["targetDose"]).toBe(2)
  })
  it("a series in which everything was skipped and nothing was given is not complete", () => {
    const skipped = series("basic", [dose(skip("both", fromTwoYears))], { group: "basic" })
    const late = series("booster", [dose({ ...completed("basic"), preferable: prefer("MR") }), dose({ preferable: prefer("MR") })], { group: "booster" })
    expect(verdicts(small({ measles: [skipped, late] }), { given: ["MV 2026-02-01", "MR 2026-03-01"] }, "booster").at(-1)).toBe("valid 1")
    expect(next(small({ measles: [skipped, late] }), { given: ["MV 2026-02-01"] }, "booster")["targetDose"]).toBe(1)
  })
  it("a series of another disease does not count, even if its group is called the same", () => {
    const rubella = series("rubella", [dose({ preferable: prefer("RV") })], { group: "basic", vaccineGroup: "rubella" })
    const late = series("booster", [dose({ ...completed("basic"), preferable: prefer("MR") }), dose({ preferable: prefer("MR") })], { group: "booster" })
    const both = small({ measles: [series("basic", [dose()], { group: "basic" }), late], rubella: [rubella] })
    expect(next(both, { given: ["RV 2026-01-01"] }, "booster")["targetDose"]).toBe(1)
    expect(verdicts(both, { given: ["RV 2026-01-01", "MR 2026-02-01"] }, "booster")).toEqual(["valid 1"])
    expect(next(both, { given: ["MV 2026-01-01"] }, "booster")["targetDose"]).toBe(2)
  })
})
