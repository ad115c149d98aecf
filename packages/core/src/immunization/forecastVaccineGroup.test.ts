import { describe, expect, it } from "vitest"
import type { VaccineGroupForecast } from "./assessment.ts"
import { assess, type Child, dose, prefer, scheduleOf, series, small, span } from "./child.fixture.ts"
import { compileSchedule } from "./compileSchedule.ts"
import type { CompiledSchedule } from "./compiled.ts"
import type { Antigen, ImmunizationSchedule, Series, TargetDose, VaccineGroup } from "./schedule.ts"

const label = { vi: "", en: "" }

/** Measles and rubella, forecast together: each with one series of these doses. */
const together = (measles: readonly TargetDose[], rubella: readonly TargetDose[], more: Partial<VaccineGroup> = {}, antigens: Partial<Record<"measles" | "rubella", Partial<Antigen>>> = {}, schedule: Partial<ImmunizationSchedule> = {}): CompiledSchedule => {
  const of = (id: "measles" | "rubella", doses: readonly TargetDose[]) => ({ series: [series(id, doses.map((one) => ({ preferable: prefer("MR"), ...one })), { vaccineGroup: "MR" })], ...antigens[id] })
  return compileSchedule(scheduleOf({ measles: of("measles", measles), rubella: of("rubella", rubella) }, { vaccineGroups: [{ id: "MR", label, antigens: ["measles", "rubella"], ...more }], ...schedule }))
}

const lines = (schedule: CompiledSchedule, child: Child = {}): readonly VaccineGroupForecast[] => assess(schedule, child).groups
const line = (schedule: CompiledSchedule, child: Child = {}): VaccineGroupForecast => {
  const all = lines(schedule, child)
  expect(all).toHaveLength(1)
  return all[0]!
}

describe("a group of one antigen", () => {
  const schedule = small({ measles: [series("m", [dose({ ages: [{ min: span("9 months"), earliestRec: span("1 year"), latestRec: span("15 months"), max: span("5 years") }] })], { guidance: ["mind the cold chain"] })] })
  it("says what its series says", () => {
    expect(line(schedule)).toEqual({
      vaccineGroup: "measles", type: "standard", series: ["m"], antigens: ["measles"], status: "notComplete", doseNumber: 1,
      earliest: "2024-10-15", recommended: "2025-01-15", pastDue: "2025-04-14", latest: "2029-01-14", vaccines: ["MV"], guidance: ["mind the cold chain"],
      reasons: [{ code: "minimumAge", rule: { series: "m", targetDose: 1, part: "age", index: 0 }, day: "2024-10-15" }]
    })
  })
  it("without a dose to give it has no days", () => {
    expect(line(schedule, { given: ["MV 2025-01-01"] })).toEqual({
      vaccineGroup: "measles", type: "standard", series: ["m"], antigens: [], status: "complete", doseNumber: undefined, earliest: undefined, recommended: undefined, pastDue: undefined, latest: undefined,
      vaccines: [], guidance: ["mind the cold chain"], reasons: [{ code: "seriesComplete" }]
    })
  })
})

describe("several needs for one antigen", () => {
  const late = dose({ ages: [{ max: span("1 year") }] })
  type Told = readonly [id: string, doses: readonly TargetDose[], more?: Partial<Series>]
  const groups = (...all: readonly Told[]): CompiledSchedule =>
    small({ measles: all.map(([id, doses, more], index) => series(id, doses, { group: String(index), ...more })) })
  it("the one that is not met speaks, then the one that is complete, wherever they stand", () => {
    const done = ["done", [dose()]] as const
    const open = ["open", [dose(), dose()]] as const
    const old = ["old", [dose(), late]] as const
    const child: Child = { given: ["MV 2025-06-01"] }
    const spoken = (...all: readonly Told[]) => line(groups(...all), child)
    for (const all of [[done, open], [open, done], [old, open], [open, old], [open, done, old], [old, done, open]]) expect(spoken(...all)).toMatchObject({ status: "notComplete", series: ["open"] })
    for (const all of [[done, old], [old, done]]) expect(spoken(...all)).toMatchObject({ status: "complete", series: ["done"] })
    expect(spoken(old, ["older", [dose(), late]])).toMatchObject({ status: "agedOut", series: ["old"] })
    expect(spoken(done, ["doner", [dose()]])).toMatchObject({ status: "complete", series: ["done"] })
  })
  it("of several that are not met all speak: the earliest day of each kind counts, and the largest number", () => {
    const twice = (...distances: readonly string[]): readonly TargetDose[] => distances.map((said, index) => dose(index === 0 ? {} : { intervals: [{ from: { previous: true }, min: span(said), latestRec: span("8 months") }], ages: [{ max: span("5 years") }] }))
    const both = groups(["a", [...twice("", "6 months"), dose()]], ["b", [...twice("", "1 month", "7 months")]])
    const child: Child = { given: ["MV 2026-05-01", "MR 2026-05-01"] }
    for (const one of [both, groups(["b", twice("", "1 month", "7 months")], ["a", [...twice("", "6 months"), dose()]])]) {
      expect(line(one, child)).toMatchObject({ status: "notComplete", earliest: "2026-06-01", recommended: "2026-06-01", pastDue: "2026-12-31", latest: "2029-01-14", doseNumber: 2, antigens: ["measles"] })
      expect(line(one, child).series.toSorted()).toEqual(["a", "b"])
    }
  })
  it("only the one that speaks is marked as best", () => {
    const assessment = assess(groups(["a", [dose()]], ["b", [dose(), dose()]]), { given: ["MV 2025-06-01"] })
    expect(assessment.series.map(({ series: id, prioritized, best }) => [id, prioritized, best])).toEqual([["a", true, false], ["b", true, true]])
  })
  it("a series for a risk has a line of its own", () => {
    const both = groups(["all", [dose()]], ["risk", [dose(), dose()], { type: "risk", indications: [{ observation: "hiv" }] }])
    expect(lines(both, { given: ["MV 2025-06-01"], observations: [{ code: "hiv" }] }).map(({ type, status, series: ids }) => [type, status, ids])).toEqual([["standard", "complete", ["all"]], ["risk", "notComplete", ["risk"]]])
    expect(lines(both, { given: ["MV 2025-06-01"] }).map(({ type }) => type)).toEqual(["standard"])
  })
  it("so has one that only judges, the last of all", () => {
    const all = groups(["judge", [dose()], { type: "evaluationOnly" }], ["risk", [dose()], { type: "risk" }], ["all", [dose()]])
    expect(lines(all, { given: ["MV 2025-06-01"] }).map(({ type, series: ids }) => [type, ids])).toEqual([["standard", ["all"]], ["risk", ["risk"]], ["evaluationOnly", ["judge"]]])
    expect(lines(all).map(({ type }) => type)).toEqual(["standard", "risk"])
  })
  it("without any series of a group there is no line", () => {
    expect(lines(small({ measles: [series("m", [dose()], { sexes: ["female"] })] }), { sex: "male" })).toEqual([])
  })
})

describe("lines stand", () => {
  it("in the order of the vaccine groups, not of the antigens", () => {
    const schedule = small({ je: [series("je", [{ preferable: prefer("JE") }], { vaccineGroup: "je" })], measles: [series("m", [dose()])] })
    expect(lines(schedule).map(({ vaccineGroup }) => vaccineGroup)).toEqual(["measles", "je"])
  })
  it("one antigen may have series in two vaccine groups", () => {
    const two = compileSchedule(scheduleOf({ measles: [series("m", [dose()]), series("r", [dose()], { vaccineGroup: "MR", group: "2" })] }, { vaccineGroups: [{ id: "measles", label, antigens: ["measles"] }, { id: "MR", label, antigens: ["measles", "rubella"] }] }))
    expect(lines(two).map(({ vaccineGroup, series: ids }) => [vaccineGroup, ids])).toEqual([["measles", ["m"]], ["MR", ["r"]]])
  })
})

describe("a group of several antigens: status (table 9-4)", () => {
  // What each antigen would say by itself.
  const states = {
    contraindicated: { contraindications: { antigen: [{ observation: "allergy" }] } },
    immune: { immunity: { history: ["had-measles"] } }
  }
  const of = { complete: [{}], notComplete: [{}, {}], agedOut: [{}, { ages: [{ max: span("1 year") }] }], notRecommended: [{}, { season: { until: "2026-01-01" } }], contraindicated: [{}, {}], immune: [{}, {}] } as const
  type State = keyof typeof of
  const status = (measles: State, rubella: State): string => line(
    together(of[measles], of[rubella], {}, { measles: measles in states ? states[measles as "immune"] : {}, rubella: rubella in states ? states[rubella as "immune"] : {} }),
    { given: ["MR 2025-06-01"], observations: [{ code: "allergy" }, { code: "had-measles" }] }
  ).status
  const gravest: readonly State[] = ["contraindicated", "agedOut", "notRecommended", "notComplete"]
  it.each(gravest.flatMap((one, index) => [...gravest.slice(index), "complete", "immune"].map((another) => [one, another as State] as const)))("%s and %s: the graver one, in either order", (one, another) => {
    expect(status(one, another)).toBe(one)
    expect(status(another, one)).toBe(one)
  })
  it("all immune is immune, all complete or immune is complete", () => {
    expect(status("immune", "immune")).toBe("immune")
    expect(status("complete", "complete")).toBe("complete")
    expect(status("immune", "complete")).toBe("complete")
    expect(status("complete", "immune")).toBe("complete")
  })
  it("where the group may not be given, the antigens that need a dose are told, and no days", () => {
    const barred = together([{}], [{}, {}], {}, { measles: states.contraindicated })
    expect(line(barred, { observations: [{ code: "allergy" }] })).toMatchObject({
      status: "contraindicated", antigens: ["rubella"], series: ["measles", "rubella"], doseNumber: undefined, earliest: undefined, recommended: undefined, pastDue: undefined, latest: undefined
    })
    expect(line(barred, { observations: [{ code: "allergy" }] }).vaccines).toEqual([])
    expect(line(barred, { observations: [{ code: "allergy" }] }).reasons.map(({ code }) => code)).toEqual(["antigenContraindicated"])
  })
})

describe("a group of several antigens, one of which the programme no longer offers at this age", () => {
  const offered = (measles: readonly TargetDose[], rubella: readonly TargetDose[], both = false): CompiledSchedule => {
    const of = (id: string, doses: readonly TargetDose[], closed: boolean) => [series(id, doses.map((one) => ({ preferable: prefer("MR"), ...one })), { vaccineGroup: "MR", ...(closed ? { offered: { endAge: span("1 year") } } : {}) })]
    return compileSchedule(scheduleOf({ measles: of("measles", measles, true), rubella: of("rubella", rubella, both) }, { vaccineGroups: [{ id: "MR", label, antigens: ["measles", "rubella"] }] }))
  }
  it("the others go on", () => {
    expect(line(offered([{}], [{}]))).toMatchObject({ status: "notComplete", antigens: ["rubella"], series: ["measles", "rubella"], earliest: "2024-01-15" })
    expect(line(offered([{}, {}], [{}]), { given: ["MR 2026-01-01"] })).toMatchObject({ status: "complete", antigens: [] })
    expect(line(offered([{}], [{ ages: [{ max: span("2 years") }] }]))).toMatchObject({ status: "agedOut" })
  })
  it("where none is offered, the line is closed", () => {
    expect(line(offered([{}], [{}], true))).toMatchObject({ status: "agedOut", reasons: [{ code: "noLongerOffered" }, { code: "noLongerOffered" }] })
  })
})

describe("a group of several antigens: days", () => {
  const year = (min: string, more: object = {}): TargetDose => ({ ages: [{ min: span(min), ...more }] })
  it("all are given together, when the last of them can be", () => {
    const schedule = together([year("9 months", { earliestRec: span("10 months"), latestRec: span("11 months"), max: span("5 years") })], [year("1 year", { earliestRec: span("15 months"), latestRec: span("18 months"), max: span("4 years") })])
    expect(line(schedule)).toMatchObject({ status: "notComplete", earliest: "2025-01-15", recommended: "2025-01-15", pastDue: "2025-01-15", latest: "2028-01-14", antigens: ["measles", "rubella"] })
    const turned = together([year("1 year", { earliestRec: span("15 months"), latestRec: span("18 months") })], [year("9 months", { earliestRec: span("16 months"), latestRec: span("17 months") })])
    expect(line(turned)).toMatchObject({ earliest: "2025-01-15", recommended: "2025-04-15", pastDue: "2025-06-14", latest: undefined })
  })
  it("those that need none do not hold it up", () => {
    const schedule = together([{}, year("3 years")], [year("10 months")])
    const child: Child = { given: ["MV 2025-06-01", "MR 2025-06-01"] }
    expect(line(schedule, child)).toMatchObject({ status: "notComplete", earliest: "2027-01-15", antigens: ["measles"], series: ["measles", "rubella"] })
  })
  it("an antigen without a day leaves it to the others", () => {
    const schedule = together([{}], [year("1 year", { latestRec: span("2 years"), max: span("4 years") })])
    expect(line(schedule)).toMatchObject({ earliest: "2025-01-15", pastDue: "2026-01-14", latest: "2028-01-14" })
  })
  it("reasons, vaccines and guidance are those of the antigens that need a dose, each once", () => {
    const [guided, told] = [{ guidance: ["both", "measles"] }, { guidance: ["both", "rubella"] }]
    const of = (id: string, doses: readonly TargetDose[], more: Partial<Series>) => [series(id, doses, { vaccineGroup: "MR", ...more })]
    const schedule = compileSchedule(scheduleOf({
      measles: of("m", [{ preferable: prefer("MR", "MV") }], guided), rubella: of("r", [{ preferable: prefer("RV", "MR") }], told)
    }, { vaccineGroups: [{ id: "MR", label, antigens: ["measles", "rubella"] }] }))
    expect(line(schedule)).toMatchObject({ vaccines: ["MR", "MV", "RV"], guidance: ["both", "measles", "rubella"], reasons: [] })
    expect(line(schedule, { given: ["MV 2026-01-01"] })).toMatchObject({ vaccines: ["RV", "MR"], guidance: ["both", "rubella"], reasons: [] })
    expect(line(schedule, { given: ["MR 2026-01-01"] })).toMatchObject({ status: "complete", vaccines: [], guidance: ["both", "measles", "rubella"], reasons: [{ code: "seriesComplete" }, { code: "seriesComplete" }] })
  })
  it("one that goes first waits for nothing but what was given", () => {
    const first = (...intervals: readonly object[]): readonly TargetDose[] => [{}, { intervals: intervals as NonNullable<TargetDose["intervals"]> }]
    const month = { from: { previous: true }, min: span("1 month") } as const
    const year = { from: { previous: true }, min: span("1 year") } as const
    const child: Child = { given: ["MR 2026-01-01"] }
    const earliest = (...all: Parameters<typeof together>) => line(together(...all), child).earliest
    expect(earliest(first(month), first(year))).toBe("2027-01-01")
    expect(earliest(first({ ...month, override: true }), first(year))).toBe("2026-02-01")
    expect(earliest(first(year), first({ ...month, override: true }))).toBe("2026-02-01")
    // All of its intervals must go first, of those that stand.
    expect(earliest(first({ ...month, override: true }, month), first(year))).toBe("2027-01-01")
    expect(earliest(first({ ...month, override: true }, { ...month, cessation: "2026-07-14" }), first(year))).toBe("2026-02-01")
    expect(earliest(first({ ...month, override: true }, { ...month, cessation: "2026-07-15" }), first(year))).toBe("2027-01-01")
    expect(earliest(first({ ...month, override: true, cessation: "2026-07-14" }), first(year))).toBe("2027-01-01")
    // One that goes first also where it is the later one: the earliest day of all counts.
    expect(earliest(first(month), first({ ...year, override: true }))).toBe("2026-02-01")
  })
  it("one that goes first waits for the last dose of the group, of any of its antigens", () => {
    const priority: readonly TargetDose[] = [{ preferable: prefer("MV") }, { preferable: prefer("MV"), intervals: [{ from: { previous: true }, min: span("1 month"), override: true }] }]
    const waits: readonly TargetDose[] = [{ preferable: prefer("RV") }, { preferable: prefer("RV"), intervals: [{ from: { previous: true }, min: span("1 year") }] }]
    expect(line(together(priority, waits), { given: ["MV 2026-01-01", "RV 2026-01-10"] }).earliest).toBe("2026-02-01")
    expect(line(together(priority, waits), { given: ["MV 2026-01-01", "RV 2026-02-10"] }).earliest).toBe("2026-02-10")
    expect(line(together(priority, waits), { given: ["MV 2026-01-01", "RV 2026-01-10", "JE 2026-05-01"] }).earliest).toBe("2026-02-01")
  })
  it("also for a dose that has other antigens besides, and before any was given for nothing", () => {
    const priority: readonly TargetDose[] = [{ preferable: prefer("MMR") }, { preferable: prefer("MR"), intervals: [{ from: { targetDose: 1 }, min: span("1 month"), override: true }] }]
    const waits: readonly TargetDose[] = [{ preferable: prefer("MMR") }, { preferable: prefer("RV"), intervals: [{ from: { targetDose: 1 }, min: span("1 year") }] }]
    // The second dose is of measles, mumps and rubella; mumps is not of the group.
    expect(line(together(priority, waits), { given: ["MMR 2026-01-01", "MMR 2026-03-01"] }).earliest).toBe("2026-03-01")
    const first = (override: boolean): readonly TargetDose[] => [{ ages: [{ min: span("9 months") }], intervals: [{ from: { previous: true }, min: span("1 month"), ...(override ? { override } : {}) }] }]
    expect(line(together(first(true), [{ ages: [{ min: span("1 year") }] }])).earliest).toBe("2024-10-15")
    expect(line(together(first(false), [{ ages: [{ min: span("1 year") }] }])).earliest).toBe("2025-01-15")
  })
  it("one alone that needs a dose has its own day", () => {
    const schedule = together([{}, { intervals: [{ from: { previous: true }, min: span("1 year") }] }], [{}])
    expect(line(schedule, { given: ["MR 2026-01-01"] }).earliest).toBe("2027-01-01")
  })
})

describe("a group of several antigens: the number of the dose", () => {
  const numbers = (more: Partial<VaccineGroup>) => line(together([{}, {}, {}], [{}, {}, {}], more), { given: ["MR 2026-01-01", "RV 2026-02-01"] })
  const doses = (administerFull?: boolean) => {
    const schedule = together([{ preferable: prefer("MR") }, {}, {}], [{ preferable: prefer("MR", "RV") }, { preferable: prefer("RV") }, {}], administerFull === undefined ? {} : { administerFull })
    return line(schedule, { given: ["MR 2026-01-01", "RV 2026-02-01"] }).doseNumber
  }
  it("is the largest, unless all are given as one product", () => {
    expect(doses()).toBe(3)
    expect(doses(false)).toBe(3)
    expect(doses(true)).toBe(2)
    expect(numbers({ administerFull: true }).doseNumber).toBe(2)
  })
  it("counts only antigens that need a dose", () => {
    const schedule = together([{}], [{}, {}], { administerFull: true })
    expect(line(schedule, { given: ["MR 2026-01-01"] }).doseNumber).toBe(2)
  })
})
