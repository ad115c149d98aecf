import { describe, expect, it } from "vitest"
import { dose, measles, observations, prefer, scheduleOf, series, small, span, type ToldAntigens, vaccines } from "./child.fixture.ts"
import { compileSchedule } from "./compileSchedule.ts"
import { ScheduleError, type ScheduleProblem } from "./errors.ts"
import type { Antigen, ImmunizationSchedule, IntervalRule, Series, SkipCondition, Span, TargetDose } from "./schedule.ts"

const problemsOf = (antigens: ToldAntigens, more: Partial<ImmunizationSchedule> = {}): readonly ScheduleProblem[] => {
  try {
    compileSchedule(scheduleOf(antigens, more))
    return []
  } catch (error) {
    if (error instanceof ScheduleError) return error.problems
    throw error
  }
}
const short = (problems: readonly ScheduleProblem[]): readonly string[] => problems.map(({ code, at }) => `${code.replace("TRAMYTE_SCHEDULE_", "")} ${at}`)

const ofAntigen = (more: Omit<Antigen, "id" | "series">): readonly string[] => short(problemsOf({ measles: { series: [series("m", [dose()])], ...more } }))
const ofSeries = (more: Partial<Series>): readonly string[] => short(problemsOf({ measles: [series("m", [dose()], more)] }))
const ofDose = (...targets: readonly TargetDose[]): readonly string[] => short(problemsOf({ measles: [series("m", targets)] }))
const inDose = (problem: string): string => problem.replace(" ", " antigens[0].series[0].doses[0].")

describe("a schedule that can be used", () => {
  it("throws nothing, and is kept as it was", () => {
    const source = scheduleOf({ measles: [series("m", [dose()])] })
    expect(compileSchedule(source).source).toBe(source)
    expect(problemsOf({})).toEqual([])
    expect(() => compileSchedule({ id: "empty", version: "1", label: { vi: "", en: "" }, monthPolicy: "clamp", antigens: [], vaccines: [], vaccineGroups: [] })).not.toThrow()
  })
  it("finds vaccines by each of their codes, and series by their ids", () => {
    const compiled = small({ measles: [series("m", [dose()])], je: [series("je", [{ preferable: prefer("JE") }], { vaccineGroup: "je" })] }, { vaccines: vaccines.map((one) => one.code === "JE" ? { ...one, codes: ["CVX|39", "CVX|134"] } : one) })
    expect([...compiled.series].map(([id, one]) => [id, one.antigen.source.id])).toEqual([["m", "measles"], ["je", "je"]])
    for (const code of ["JE", "CVX|39", "CVX|134"]) expect(compiled.vaccines.get(code)?.code).toBe("JE")
    expect(compiled.vaccines.get("MV")?.code).toBe("MV")
    expect(compiled.vaccines.size).toBe(vaccines.length + 2)
  })
  it("may be frozen", () => {
    const freeze = <Value>(value: Value): Value => {
      if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
      return value
    }
    expect(() => compileSchedule(freeze(structuredClone(scheduleOf({ measles: [series("m", [dose()])] }))))).not.toThrow()
  })
  it("numbers equal spans once, whatever their units", () => {
    expect(measles({ ages: [{ min: span("1 year"), max: span("12 months") }] }).spanList.length).toBe(1)
    expect(measles({ ages: [{ min: span("2 weeks"), max: span("14 days") }] }).spanList.length).toBe(1)
    expect(measles({ ages: [{ min: span("1 year"), max: span("365 days") }] }).spanList.length).toBe(2)
    expect(measles({ ages: [{ absMin: span("1 month - 4 days"), min: span("1 month"), max: span("1 month + 4 days") }] }).spanList.length).toBe(3)
  })
})

describe("one error tells everything", () => {
  const wrong = { measles: [series("m", [dose({ preferable: prefer("XX") }), dose({ inadvertent: ["YY"] })])] }
  it("what, where, and how to mend it", () => {
    expect(problemsOf(wrong)).toEqual([
      { code: "TRAMYTE_SCHEDULE_UNKNOWN", at: "antigens[0].series[0].doses[0].preferable[0].vaccine", message: '"XX" is not among the vaccines of the schedule; add it there, or mend the name' },
      { code: "TRAMYTE_SCHEDULE_UNKNOWN", at: "antigens[0].series[0].doses[1].inadvertent[0]", message: '"YY" is not among the vaccines of the schedule; add it there, or mend the name' }
    ])
  })
  it("its message names the schedule and lists them", () => {
    expect(() => small(wrong)).toThrow(ScheduleError)
    expect(() => small(wrong)).toThrow(/^The schedule "small" cannot be used:\n- TRAMYTE_SCHEDULE_UNKNOWN at antigens\[0\]\.series\[0\]\.doses\[0\]\.preferable\[0\]\.vaccine: "XX" .*\n- TRAMYTE_SCHEDULE_UNKNOWN at .*"YY"/u)
  })
  it("its code is that of the first", () => {
    const error = new ScheduleError("s", [{ code: "TRAMYTE_SCHEDULE_TAKEN", at: "a", message: "b" }, { code: "TRAMYTE_SCHEDULE_UNKNOWN", at: "c", message: "d" }])
    expect([error.name, error.code, error.message]).toEqual(["ScheduleError", "TRAMYTE_SCHEDULE_TAKEN", 'The schedule "s" cannot be used:\n- TRAMYTE_SCHEDULE_TAKEN at a: b\n- TRAMYTE_SCHEDULE_UNKNOWN at c: d'])
    expect(new ScheduleError("s", []).code).toBe("TRAMYTE_SCHEDULE_INVALID")
  })
})

describe("two things of one name", () => {
  it("vaccines, by any of their codes", () => {
    const [first, second, ...rest] = vaccines
    expect(problemsOf({}, { vaccines: [...vaccines, first!] })).toEqual([{ code: "TRAMYTE_SCHEDULE_TAKEN", at: `vaccines[${vaccines.length}]`, message: '"MV" stands twice; give each its own' }])
    expect(short(problemsOf({}, { vaccines: [first!, { ...second!, codes: ["MV"] }, ...rest] }))).toEqual(["TAKEN vaccines[1]"])
    expect(short(problemsOf({}, { vaccines: [{ ...first!, codes: ["MV"] }, second!, ...rest] }))).toEqual(["TAKEN vaccines[0]"])
    expect(short(problemsOf({}, { vaccines: [{ ...first!, codes: ["a"] }, { ...second!, codes: ["b"] }, ...rest] }))).toEqual([])
  })
  it("antigens, and series of any antigens", () => {
    const { antigens } = scheduleOf({})
    expect(short(problemsOf({}, { antigens: [...antigens, { id: "measles", series: [] }] }))).toEqual([`TAKEN antigens[${antigens.length}].id`])
    expect(short(problemsOf({ measles: [series("m", [dose()]), series("m", [dose()])] }))).toEqual(["TAKEN antigens[0].series[1].id"])
    expect(short(problemsOf({ measles: [series("m", [dose()])], rubella: [series("m", [dose()], { vaccineGroup: "rubella" })] }))).toEqual(["TAKEN antigens[1].series[0].id"])
  })
})

describe("one thing listed twice", () => {
  const label = { vi: "", en: "" }
  it("vaccine groups, observations, antigens of a vaccine group", () => {
    expect(short(problemsOf({}, { vaccineGroups: [{ id: "g", label, antigens: ["je"] }, { id: "h", label, antigens: ["je"] }, { id: "g", label, antigens: ["measles"] }] }))).toEqual(["TAKEN vaccineGroups[2].id"])
    expect(short(problemsOf({}, { observations: [{ code: "hiv", label }, { code: "b", label }, { code: "hiv", label }] }))).toEqual(["TAKEN observations[2].code"])
    expect(short(problemsOf({}, { vaccineGroups: [{ id: "h", label, antigens: ["je"] }, { id: "g", label, antigens: ["measles", "je", "measles"] }] }))).toEqual(["TAKEN vaccineGroups[1].antigens[2]"])
  })
})

describe("two rows for one pair of vaccines", () => {
  const [first, ...same] = [{ begin: span("1 day"), minEnd: span("24 days"), end: span("28 days") }, { begin: span("1 day"), minEnd: span("24 days"), end: span("4 weeks") }]
  const pair = { previous: "MV", current: "JE" }
  it("may say the same", () => {
    expect(problemsOf({}, { conflicts: [{ ...pair, ...first! }, ...same.map((one) => ({ ...pair, ...one }))] })).toEqual([])
    expect(problemsOf({}, { conflicts: [{ ...pair, ...first! }, { previous: "JE", current: "MV", ...first!, end: span("30 days") }, { previous: "MR", current: "JE", ...first!, end: span("30 days") }] })).toEqual([])
  })
  it.each(["begin", "minEnd", "end"] as const)("may not differ, in their %s", (edge) => {
    expect(problemsOf({}, { conflicts: [{ ...pair, ...first! }, { ...pair, ...first!, [edge]: span("20 days") }] })).toEqual([
      { code: "TRAMYTE_SCHEDULE_TAKEN", at: "conflicts[1]", message: '"MV" and "JE" stand in another row with other spans; keep one of them' }
    ])
  })
  it("of which one vaccine is unknown, everything else is looked at", () => {
    expect(short(problemsOf({}, { conflicts: [{ previous: "XX", current: "YY", ...first!, begin: { days: 0.5 } }] })).toSorted()).toEqual(["INVALID conflicts[0].begin", "UNKNOWN conflicts[0].current", "UNKNOWN conflicts[0].previous"])
  })
})

describe("what stands for a rule in answers", () => {
  it("names its part, and which of several it is", () => {
    const [target] = small({ measles: [series("m", [dose({
      ages: [{}, {}], intervals: [{ from: { previous: true } }], allowableIntervals: [{ from: { previous: true } }], allowable: [{ vaccine: "MR" }], skips: [{ context: "both", sets: [{ conditions: [{ kind: "age", endAge: {} }] }] }]
    })])] }).series.get("m")!.targets
    const { ages, intervals, allowableIntervals, preferable, allowable, skips, refs } = target!
    expect([...ages, ...intervals, ...allowableIntervals, ...preferable, ...allowable, ...skips].map(({ ref }) => [ref.series, ref.targetDose, ref.part, ref.index])).toEqual([
      ["m", 1, "age", 0], ["m", 1, "age", 1], ["m", 1, "interval", 0], ["m", 1, "allowableInterval", 0], ["m", 1, "preferable", 0], ["m", 1, "allowable", 0], ["m", 1, "skip", 0]
    ])
    const ref = (part: string) => ({ series: "m", targetDose: 1, part })
    expect(refs).toStrictEqual({ inadvertent: ref("inadvertent"), vaccine: ref("preferable"), conflict: ref("conflict"), lot: ref("lot"), season: ref("season") })
  })
})

describe("names that refer to nothing", () => {
  it("antigens of vaccines and of vaccine groups", () => {
    expect(short(problemsOf({}, { vaccines: [...vaccines, { code: "A", label: { vi: "", en: "" }, antigens: [{ antigen: "measles" }, { antigen: "XX" }] }] }))).toEqual([`UNKNOWN vaccines[${vaccines.length}].antigens[1].antigen`])
    expect(problemsOf({}, { vaccines: [...vaccines, { code: "A", label: { vi: "", en: "" }, antigens: [{ antigen: "XX" }] }] })[0]?.message).toBe('"XX" is not among the antigens of the schedule; add it there, or mend the name')
    expect(problemsOf({}, { vaccineGroups: [{ id: "g", label: { vi: "", en: "" }, antigens: ["measles", "XX"] }] })).toEqual([
      { code: "TRAMYTE_SCHEDULE_UNKNOWN", at: "vaccineGroups[0].antigens[1]", message: '"XX" is not among the antigens of the schedule; add it there, or mend the name' }
    ])
  })
  it("vaccines of conflicts, on both sides", () => {
    const conflict = { begin: span("1 day"), minEnd: span("2 days"), end: span("2 days") }
    expect(short(problemsOf({}, { conflicts: [{ previous: "MV", current: "JE", ...conflict }, { previous: "XX", current: "JE", ...conflict }, { previous: "MV", current: "YY", ...conflict }] }))).toEqual(["UNKNOWN conflicts[1].previous", "UNKNOWN conflicts[2].current"])
  })
  it("vaccines of target doses", () => {
    expect(ofDose({ preferable: [{ vaccine: "MV" }, { vaccine: "XX" }] })).toEqual([inDose("UNKNOWN preferable[1].vaccine")])
    expect(ofDose({ allowable: [{ vaccine: "XX" }] })).toEqual([inDose("UNKNOWN allowable[0].vaccine")])
    expect(ofDose({ inadvertent: ["MV", "XX"] })).toEqual([inDose("UNKNOWN inadvertent[1]")])
    expect(ofDose({ intervals: [{ from: { mostRecent: ["MV", "XX"] } }] })).toEqual([inDose("UNKNOWN intervals[0].from.mostRecent[1]")])
    expect(ofDose({ allowableIntervals: [{ from: { mostRecent: ["XX"] } }] })).toEqual([inDose("UNKNOWN allowableIntervals[0].from.mostRecent[0]")])
    expect(ofDose({ skips: [{ context: "both", sets: [{ conditions: [{ kind: "count", compare: "equalTo", doses: 1, vaccines: ["XX"] }] }] }] })).toEqual([inDose("UNKNOWN skips[0].sets[0].conditions[0].vaccines[0]")])
    expect(ofSeries({ considers: { vaccines: ["MV", "XX"] } })).toEqual(["UNKNOWN antigens[0].series[0].considers.vaccines[1]"])
  })
  it("observations", () => {
    expect(problemsOf({ measles: [series("m", [dose()], { indications: [{ observation: "XX" }] })] })).toEqual([
      { code: "TRAMYTE_SCHEDULE_UNKNOWN", at: "antigens[0].series[0].indications[0].observation", message: '"XX" is not among the observations of the schedule; add it there, or mend the code' }
    ])
    expect(ofAntigen({ immunity: { history: ["hiv", "XX"] } })).toEqual(["UNKNOWN antigens[0].immunity.history[1]"])
    expect(ofAntigen({ immunity: { birth: [{ before: "1957-01-01", except: ["hiv", "XX"] }] } })).toEqual(["UNKNOWN antigens[0].immunity.birth[0].except[1]"])
    expect(ofAntigen({ contraindications: { antigen: [{ observation: "hiv" }, { observation: "XX" }] } })).toEqual(["UNKNOWN antigens[0].contraindications.antigen[1].observation"])
    expect(ofAntigen({ contraindications: { vaccine: [{ observation: "XX", vaccines: [{ vaccine: "MV" }, { vaccine: "YY" }] }] } })).toEqual(["UNKNOWN antigens[0].contraindications.vaccine[0].observation", "UNKNOWN antigens[0].contraindications.vaccine[0].vaccines[1].vaccine"])
    expect(ofDose({ intervals: [{ from: { observation: "XX" } }] })).toEqual([inDose("UNKNOWN intervals[0].from.observation")])
    expect(ofDose({ intervals: [{ from: { previous: true }, orNextEpisode: "XX" }] })).toEqual([inDose("UNKNOWN intervals[0].orNextEpisode")])
    expect(short(problemsOf({ measles: { series: [], immunity: { history: [observations![0]!.code] } } }))).toEqual([])
    const { observations: _observations, ...bare } = scheduleOf({ measles: { series: [], immunity: { history: ["hiv"] } } })
    expect(() => compileSchedule(bare)).toThrow(/"hiv" is not among the observations/u)
  })
  it("vaccine groups, and groups that do not list the antigen", () => {
    expect(problemsOf({ measles: [series("m", [dose()], { vaccineGroup: "XX" })] })).toEqual([
      { code: "TRAMYTE_SCHEDULE_UNKNOWN", at: "antigens[0].series[0].vaccineGroup", message: '"XX" is not among the vaccineGroups of the schedule; add it there, or mend the name' }
    ])
    expect(problemsOf({ measles: [series("m", [dose()], { vaccineGroup: "je" })] })).toEqual([
      { code: "TRAMYTE_SCHEDULE_INVALID", at: "antigens[0].series[0].vaccineGroup", message: '"je" does not list measles among its antigens; add it there, or name another group' }
    ])
  })
  it("series groups of the same antigen", () => {
    expect(problemsOf({ measles: [series("m", [dose()], { equivalentGroups: ["1", "2"] })] })).toEqual([
      { code: "TRAMYTE_SCHEDULE_UNKNOWN", at: "antigens[0].series[0].equivalentGroups[1]", message: 'no series of measles is of group "2"; mend the name' }
    ])
    const asks = (...groups: readonly string[]): TargetDose => ({ skips: [{ context: "both", sets: [{ conditions: [{ kind: "completedSeries", groups }] }] }] })
    expect(short(problemsOf({ measles: [series("m", [dose(asks("2", "3"))]), series("n", [dose()], { group: "2" })] }))).toEqual([inDose("UNKNOWN skips[0].sets[0].conditions[0].groups[1]")])
    expect(short(problemsOf({ measles: [series("m", [dose(asks("2"))])], rubella: [series("r", [dose()], { vaccineGroup: "rubella", group: "2" })] }))).toEqual([inDose("UNKNOWN skips[0].sets[0].conditions[0].groups[0]")])
    expect(short(problemsOf({ measles: [series("m", [dose(asks("2"))]), series("n", [dose()], { group: "2" })] }))).toEqual([])
  })
  it.each([[0, true], [1, false], [2, true], [3, true], [1.5, true], [-1, true], [Number.NaN, true]])("the second of two doses keeps a distance from dose %d: wrong is %s", (targetDose, wrong) => {
    const from = (more: IntervalRule) => ofDose({}, { intervals: [more] })
    expect(from({ from: { targetDose } })).toEqual(wrong ? ["UNKNOWN antigens[0].series[0].doses[1].intervals[0].from.targetDose"] : [])
  })
  it("says which dose does not come before which", () => {
    expect(problemsOf({ measles: [series("m", [dose({ intervals: [{ from: { targetDose: 1 } }] }), dose()])] })[0]?.message).toBe('dose 1 does not come before dose 1 in the 2 doses of "m"')
  })
})

describe("what can never be used", () => {
  it("a series without doses", () => {
    expect(problemsOf({ measles: [series("m", [])] })).toEqual([{ code: "TRAMYTE_SCHEDULE_INVALID", at: "antigens[0].series[0].doses", message: "a series needs at least one dose" }])
  })
  it.each([[[]], [[{ conditions: [] }]], [[{ conditions: [{ kind: "age" } as SkipCondition] }, { conditions: [] }]]])("a skip with the sets %o", (sets) => {
    expect(ofDose({ skips: [{ context: "both", sets }] })).toEqual([inDose("INVALID skips[0].sets")])
    expect(problemsOf({ measles: [series("m", [dose({ skips: [{ context: "both", sets }] })])] })[0]?.message).toBe("a skip needs sets, and each set conditions; one without would always hold, or never")
  })
  const spans: readonly Span[] = [{ years: 1.5 }, { months: Number.NaN }, { weeks: Infinity }, { days: 0.1 }, { years: 151 }, { years: -151 }, { months: 1801 }, { months: -1801 }, { weeks: 5201 }, { weeks: -5201 }, { days: 36_501 }, { days: -36_501 }]
  it.each(spans)("a span of %o", (wrong) => {
    expect(problemsOf({ measles: [series("m", [dose({ ages: [{ min: wrong }] })])] })).toEqual([{
      code: "TRAMYTE_SCHEDULE_INVALID", at: "antigens[0].series[0].doses[0].ages[0].min", message: `${JSON.stringify(wrong)} is no span; give whole numbers of years, months, weeks and days, such as { weeks: 6, days: -4 }`
    }])
  })
  it.each<Span>([{ years: 150 }, { years: -150 }, { months: 1800 }, { months: -1800 }, { weeks: 5200 }, { weeks: -5200 }, { days: 36_500 }, { days: -36_500, weeks: -5200 }, {}, { years: 0, months: 0, weeks: 0, days: 0 }])("but one of %o", (right) => {
    expect(ofDose({ ages: [{ min: right }] })).toEqual([])
  })

  const ill: Span = { days: 0.5 }
  it("a span anywhere", () => {
    const limits = ["absMin", "min", "earliestRec", "latestRec", "max"] as const
    for (const limit of limits) {
      expect(ofDose({ ages: [{}, { [limit]: ill }] })).toEqual([inDose(`INVALID ages[1].${limit}`)])
      expect(ofDose({ intervals: [{ from: { previous: true }, [limit]: ill }] })).toEqual([inDose(`INVALID intervals[0].${limit}`)])
      expect(ofDose({ allowableIntervals: [{ from: { previous: true }, [limit]: ill }] })).toEqual([inDose(`INVALID allowableIntervals[0].${limit}`)])
    }
    for (const edge of ["beginAge", "endAge"] as const) {
      const window = { [edge]: ill }
      expect(ofDose({ preferable: [{ vaccine: "MV", ...window }] })).toEqual([inDose(`INVALID preferable[0].${edge}`)])
      expect(ofDose({ allowable: [{ vaccine: "MV", ...window }] })).toEqual([inDose(`INVALID allowable[0].${edge}`)])
      expect(ofDose({ skips: [{ context: "both", sets: [{ conditions: [{ kind: "age", ...window }] }] }] })).toEqual([inDose(`INVALID skips[0].sets[0].conditions[0].${edge}`)])
      expect(ofDose({ skips: [{ context: "both", sets: [{ conditions: [{ kind: "count", compare: "equalTo", doses: 1, ...window }] }] }] })).toEqual([inDose(`INVALID skips[0].sets[0].conditions[0].${edge}`)])
      expect(ofSeries({ considers: window })).toEqual([`INVALID antigens[0].series[0].considers.${edge}`])
      expect(ofSeries({ offered: window })).toEqual([`INVALID antigens[0].series[0].offered.${edge}`])
      expect(ofSeries({ indications: [{ observation: "hiv", ...window }] })).toEqual([`INVALID antigens[0].series[0].indications[0].${edge}`])
      expect(ofAntigen({ contraindications: { antigen: [{ observation: "hiv", ...window }] } })).toEqual([`INVALID antigens[0].contraindications.antigen[0].${edge}`])
      expect(ofAntigen({ contraindications: { vaccine: [{ observation: "hiv", ...window, vaccines: [{ vaccine: "MV" }] }] } })).toEqual([`INVALID antigens[0].contraindications.vaccine[0].${edge}`])
      expect(ofAntigen({ contraindications: { vaccine: [{ observation: "hiv", vaccines: [{ vaccine: "MV", ...window }] }] } })).toEqual([`INVALID antigens[0].contraindications.vaccine[0].vaccines[0].${edge}`])
      expect(short(problemsOf({}, { vaccines: vaccines.with(0, { ...vaccines[0]!, antigens: [{ antigen: "measles", ...window }] }) }))).toEqual([`INVALID vaccines[0].antigens[0].${edge}`])
    }
    for (const edge of ["begin", "minEnd", "end"] as const) expect(short(problemsOf({}, { conflicts: [{ previous: "MV", current: "JE", begin: {}, minEnd: {}, end: {}, [edge]: ill }] }))).toEqual([`INVALID conflicts[0].${edge}`])
    for (const age of ["minAgeToStart", "maxAgeToStart"] as const) expect(ofSeries({ selection: { [age]: ill } })).toEqual([`INVALID antigens[0].series[0].selection.${age}`])
    expect(ofDose({ skips: [{ context: "both", sets: [{ conditions: [{ kind: "interval", interval: ill }] }] }] })).toEqual([inDose("INVALID skips[0].sets[0].conditions[0].interval")])
  })
  it("a date anywhere", () => {
    const none = "2026-02-30"
    expect(problemsOf({ measles: { series: [], immunity: { birth: [{ before: none }] } } })).toEqual([{ code: "TRAMYTE_SCHEDULE_INVALID", at: "antigens[0].immunity.birth[0].before", message: '"2026-02-30" is no date; write "2026-07-15"' }])
    for (const edge of ["effective", "cessation"] as const) {
      expect(ofDose({ ages: [{ [edge]: none }] })).toEqual([inDose(`INVALID ages[0].${edge}`)])
      expect(ofDose({ intervals: [{ from: { previous: true }, [edge]: none }] })).toEqual([inDose(`INVALID intervals[0].${edge}`)])
      expect(ofDose({ skips: [{ context: "both", sets: [{ conditions: [{ kind: "age" }], [edge]: none }] }] })).toEqual([inDose(`INVALID skips[0].sets[0].${edge}`)])
    }
    for (const edge of ["from", "until"] as const) {
      expect(ofDose({ season: { [edge]: none } })).toEqual([inDose(`INVALID season.${edge}`)])
      expect(ofDose({ skips: [{ context: "both", sets: [{ conditions: [{ kind: "count", compare: "equalTo", doses: 1, [edge]: none }] }] }] })).toEqual([inDose(`INVALID skips[0].sets[0].conditions[0].${edge}`)])
    }
  })
  it.each([["2026-01-01", "2026-01-01", []], ["2026-01-02", "2026-01-01", [inDose("INVALID ages[0]")]], ["2026-01-01", "2026-01-02", []]])("a rule from %s to %s", (effective, cessation, expected) => {
    expect(ofDose({ ages: [{ effective, cessation }] })).toEqual(expected)
    expect(ofDose({ intervals: [{ from: { previous: true }, effective, cessation }] })).toEqual(expected.map((one) => one.replace("ages", "intervals")))
  })
  it.each([["2026-01-01", "2026-01-01", false], ["2026-01-02", "2026-01-01", true], ["2026-01-01", undefined, false], [undefined, "2026-01-01", false]])("a set of conditions from %s to %s", (effective, cessation, wrong) => {
    const standing = { ...(effective === undefined ? {} : { effective }), ...(cessation === undefined ? {} : { cessation }) }
    expect(ofDose({ skips: [{ context: "both", sets: [{ conditions: [{ kind: "age" }] }, { conditions: [{ kind: "age" }], ...standing }] }] })).toEqual(wrong ? [inDose("INVALID skips[0].sets[1]")] : [])
  })
  it.each([["2026-01-01", "2026-01-02", false], ["2026-01-01", "2026-01-01", true], ["2026-01-01", undefined, false], [undefined, "2026-01-01", false]])("a count of doses from %s until before %s", (from, until, wrong) => {
    const days = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
    expect(ofDose({ skips: [{ context: "both", sets: [{ conditions: [{ kind: "age" }, { kind: "count", compare: "equalTo", doses: 1, ...days }] }] }] })).toEqual(wrong ? [inDose("INVALID skips[0].sets[0].conditions[1]")] : [])
  })
  it.each([["2026-01-01", "2026-01-01", false], ["2026-01-02", "2026-01-01", true], ["2026-01-01", undefined, false], [undefined, "2026-01-01", false]])("a season from %s to %s", (from, until, wrong) => {
    expect(ofDose({ season: { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) } })).toEqual(wrong ? [inDose("INVALID season")] : [])
  })
  it("in words", () => {
    expect(problemsOf({ measles: [series("m", [dose({ ages: [{ effective: "2026-01-02", cessation: "2026-01-01" }] })])] })[0]?.message).toBe('ends before it begins; it would never stand: mend "effective" or "cessation"')
    expect(problemsOf({ measles: [series("m", [dose({ ages: [{ min: span("2 years"), max: span("1 year") }] })])] })[0]?.message).toBe('"min" lies beyond "max"; nothing could fit both')
    expect(problemsOf({ measles: [series("m", [dose({ ages: [{ earliestRec: span("2 years"), latestRec: span("1 year") }] })])] })[0]?.message).toBe('"earliestRec" lies beyond "latestRec"; nothing could fit both')
    expect(problemsOf({ measles: [series("m", [dose({ preferable: [{ vaccine: "MV", beginAge: span("2 years"), endAge: span("1 year") }] })])] })[0]?.message).toBe('"beginAge" lies beyond "endAge"; nothing could fit both')
    expect(problemsOf({ measles: [series("m", [dose({ season: { from: "2026-01-02", until: "2026-01-01" } })])] })[0]?.message).toBe("ends before it begins; it would never hold: mend one of the days")
  })
  it.each([
    [{ absMin: "1 year", min: "9 months" }, "absMin"], [{ min: "2 years", max: "1 year" }, "min"], [{ absMin: "2 years", max: "1 year" }, "absMin"], [{ earliestRec: "2 years", latestRec: "1 year" }, "earliestRec"],
    [{ absMin: "9 months - 4 days", min: "9 months", max: "2 years" }, undefined], [{ min: "1 year", max: "1 year" }, undefined],
    // Months have no one length: four weeks and a month are not surely out of order.
    [{ absMin: "1 month", min: "4 weeks" }, undefined], [{ absMin: "1 month", min: "25 days" }, "absMin"], [{ absMin: "31 days", min: "26 days" }, undefined], [{ absMin: "32 days", min: "26 days" }, "absMin"],
    // A recommendation may lie anywhere.
    [{ min: "2 years", earliestRec: "1 year" }, undefined], [{ max: "1 year", latestRec: "2 years" }, undefined]
  ] as readonly [Record<string, string>, string | undefined][])("limits out of order, %o: %s", (limits, at) => {
    const rule = Object.fromEntries(Object.entries(limits).map(([limit, said]) => [limit, span(said)]))
    expect(ofDose({ ages: [rule] })).toEqual(at === undefined ? [] : [inDose(`INVALID ages[0].${at}`)])
    expect(ofDose({ intervals: [{ from: { previous: true }, ...rule }] })).toEqual(at === undefined ? [] : [inDose(`INVALID intervals[0].${at}`)])
  })
  it("ages that begin after they end", () => {
    const turned = { beginAge: span("2 years"), endAge: span("1 year") }
    expect(ofDose({ preferable: [{ vaccine: "MV", ...turned }] })).toEqual([inDose("INVALID preferable[0].beginAge")])
    expect(ofSeries({ offered: turned })).toEqual(["INVALID antigens[0].series[0].offered.beginAge"])
  })
})

describe("series groups that ask each other whether they are complete", () => {
  const asks = (id: string, group: string, ...groups: readonly string[]): Series => series(id, [dose(), dose(groups.length === 0 ? {} : { skips: [{ context: "both", sets: [{ conditions: [{ kind: "age" }, { kind: "completedSeries", groups }] }] }] })], { group })
  const circles = (...all: readonly Series[]): readonly string[] => problemsOf({ je: [series("je", [{}], { vaccineGroup: "je" })], measles: all }).map(({ code, at, message }) => `${code} ${at} ${message.match(/group "(.)"/u)?.[1] ?? ""}`)
  const circle = (group: string): string => `TRAMYTE_SCHEDULE_INVALID antigens[1].series ${group}`
  it("in a line are right", () => {
    expect(circles(asks("a", "1", "2"), asks("b", "2", "3"), asks("c", "3"))).toEqual([])
    expect(circles(asks("a", "1", "2", "3"), asks("b", "2", "3"), asks("c", "3"))).toEqual([])
    expect(circles(asks("a", "1"), asks("b", "2", "1"), asks("c", "3", "1"))).toEqual([])
  })
  it("in a circle are not: nobody could tell which comes first", () => {
    expect(circles(asks("a", "1", "1"))).toEqual([circle("1")])
    expect(circles(asks("a", "1", "2"), asks("b", "2", "1"))).toEqual([circle("1"), circle("2")])
    expect(circles(asks("a", "1", "2"), asks("b", "2", "3"), asks("c", "3", "1"))).toEqual([circle("1"), circle("2"), circle("3")])
    // Group 1 is not in the circle that it asks.
    expect(circles(asks("a", "1", "2"), asks("b", "2", "3"), asks("c", "3", "2"))).toEqual([circle("2"), circle("3")])
    // By way of another series of the same group.
    expect(circles(asks("a", "1", "2"), asks("b", "2"), asks("c", "2", "1"))).toEqual([circle("1"), circle("2")])
  })
  it("are told with their antigen", () => {
    expect(problemsOf({ measles: [asks("a", "1", "1")] })).toEqual([{
      code: "TRAMYTE_SCHEDULE_INVALID", at: "antigens[0].series", message: 'the series of group "1" of measles ask, by way of each other, whether they are complete themselves; leave one of the questions out'
    }])
  })
})

describe("anything wrong in later places", () => {
  it("is told with its own place", () => {
    const problems = problemsOf({
      measles: [series("m", [dose()])],
      je: [series("a", [{}], { vaccineGroup: "je" }), series("b", [{}, { ages: [{}, { min: { days: 0.5 } }], skips: [{ context: "both", sets: [{ conditions: [{ kind: "age" }] }, { conditions: [{ kind: "age" }, { kind: "interval", interval: { days: 0.5 } }] }] }] }], { vaccineGroup: "je" })]
    })
    expect(short(problems)).toEqual(["INVALID antigens[1].series[1].doses[1].ages[1].min", "INVALID antigens[1].series[1].doses[1].skips[0].sets[1].conditions[1].interval"])
  })
})
