import { describe, expect, it } from "vitest"
import { epochDay } from "../time/index.ts"
import { assess, type Child, dose, historyOf, prefer, series, small, span, theDay } from "./child.fixture.ts"
import type { CourseForecast } from "./forecastDoses.ts"
import { readPatient } from "./readPatient.ts"
import { relevantSeries } from "./relevantSeries.ts"
import type { Selection, Series, TargetDose } from "./schedule.ts"
import { type Candidate, selectSeries } from "./selectSeries.ts"
import type { SeriesStatus } from "./assessment.ts"

/** One rival as a test tells of it: what it says of itself, what was given, and its forecast. */
interface Rival extends Selection, Partial<Pick<Series, "type" | "group" | "equivalentGroups">> {
  readonly doses?: readonly TargetDose[]
  readonly status?: SeriesStatus
  /** How many doses count; the days on which they were given. */
  readonly valid?: readonly string[]
  /** Judged, and not valid. */
  readonly wrong?: number
  /** The next target, from 1, and when it could be given at the soonest. */
  readonly next?: number
  readonly earliest?: string
}

const aDay = "2026-01-01"

/** Born on 15 January 2024, asked on 15 July 2026: which of these series are picked, and which count in the end. */
const select = (rivals: Readonly<Record<string, Rival>>): { readonly prioritized: readonly string[]; readonly best: readonly string[] } => {
  const all = Object.entries(rivals)
  const schedule = small({ measles: all.map(([id, { doses = [{}, {}, {}], type = "standard", group = "1", equivalentGroups = [], valid: _valid, status: _status, wrong: _wrong, next: _next, earliest: _earliest, ...selection }]) =>
    series(id, doses.map(dose), { type, group, equivalentGroups, selection })) })
  const days = new Set([aDay, ...all.flatMap(([, { valid = [] }]) => valid)])
  const patient = readPatient(schedule, historyOf({ given: [...days].map((day) => `MV ${day}`) }), epochDay(theDay))
  const given = (date: string) => patient.doses.find(({ day }) => day === epochDay(date))!
  const candidates = relevantSeries(patient).courses.map((course): Candidate => {
    const { status = "notComplete", valid = [], wrong = 0, next = valid.length + 1, earliest } = rivals[course.series.source.id]!
    const target = course.series.targets[next - 1]
    valid.forEach((date, index) => {
      course.passed.push({ target: course.series.targets[index]!, dose: given(date) })
      course.evaluations.push({ dose: given(date), status: "valid", target: course.series.targets[index], reasons: [], inadvertent: false, timely: undefined })
    })
    for (let index = 0; index < wrong; index++) course.evaluations.push({ dose: given(aDay), status: "notValid", target, reasons: [], inadvertent: false, timely: undefined })
    course.valid = valid.length
    const forecast: CourseForecast = {
      status, reasons: [], doseNumber: undefined, recommended: undefined, pastDue: undefined, latest: undefined, unadjusted: { recommended: undefined, pastDue: undefined }, vaccines: [],
      target: status === "notComplete" ? target : undefined, earliest: status === "notComplete" ? epochDay(earliest ?? "2026-08-01") : undefined
    }
    return { course, forecast }
  })
  const { prioritized, best } = selectSeries(candidates, patient)
  const ids = (some: readonly Candidate[]): readonly string[] => some.map(({ course }) => course.series.source.id)
  return { prioritized: ids(prioritized), best: ids(best) }
}
const pick = (rivals: Readonly<Record<string, Rival>>): string | undefined => {
  const { prioritized } = select(rivals)
  expect(prioritized.length).toBeLessThan(2)
  // Among equals the order of the series counts; nowhere else.
  return prioritized[0]
}
/** Whatever the order in which the rivals stand. */
const pickAnyway = (rivals: Readonly<Record<string, Rival>>): string | undefined => {
  const picked = pick(rivals)
  expect(pick(Object.fromEntries(Object.entries(rivals).toReversed()))).toBe(picked)
  return picked
}

const one = ["2025-02-01"]
const two = ["2025-02-01", "2025-03-01"]

describe("a group of one series", () => {
  it.each(["notComplete", "complete", "immune", "contraindicated", "notRecommended", "agedOut"] as const)("%s: it is the one", (status) => {
    expect(pick({ only: { status } })).toBe("only")
    expect(pick({ only: { status, type: "risk" } })).toBe("only")
  })
  it("which only judges counts when it is complete", () => {
    expect(pick({ only: { type: "evaluationOnly", status: "notComplete", valid: one } })).toBeUndefined()
    expect(pick({ only: { type: "evaluationOnly", status: "complete", valid: one } })).toBe("only")
  })
})

describe("who is too young for every series of a group", () => {
  it.each([["30 months", "b"], ["30 months + 1 day", undefined]])("begins at %s, which is on the day: %s", (age, expected) => {
    expect(pick({ a: { minAgeToStart: span("5 years") }, b: { minAgeToStart: span(age), preference: 1 } })).toBe(expected)
  })
  it.each([["30 months", "only"], ["30 months + 1 day", undefined]])("or for the only one: at %s %s", (age, expected) => {
    expect(pick({ only: { minAgeToStart: span(age) } })).toBe(expected)
    expect(pick({ only: { minAgeToStart: span(age), valid: one } })).toBe("only")
    expect(select({ only: { minAgeToStart: span(age) }, else: { group: "2" } }).prioritized).toEqual(expected === undefined ? ["else"] : ["only", "else"])
  })
  it("is told of it when one of them has begun, or asks no age", () => {
    expect(pick({ a: { minAgeToStart: span("5 years") }, b: { minAgeToStart: span("5 years"), valid: one } })).toBe("b")
    expect(pick({ a: { minAgeToStart: span("5 years"), preference: 1 }, b: {} })).toBe("a")
  })
})

describe("contraindicated series", () => {
  it("leave the field to others, even if these did nothing", () => {
    expect(pickAnyway({ a: { status: "contraindicated", valid: two, preference: 1 }, b: { preference: 2 } })).toBe("b")
    expect(pickAnyway({ a: { status: "contraindicated", default: true }, b: {} })).toBe("b")
  })
  it("speak where there is no other", () => {
    expect(pickAnyway({ a: { status: "contraindicated", preference: 2 }, b: { status: "contraindicated", preference: 1 } })).toBe("b")
  })
})

describe("which series are compared at all", () => {
  it("of risk series those with the first letter in the group", () => {
    expect(pickAnyway({ a: { type: "risk", priority: "B", preference: 1 }, b: { type: "risk", priority: "A", preference: 2 } })).toBe("b")
    expect(pickAnyway({ a: { type: "risk", priority: "B", preference: 1 }, b: { type: "risk", preference: 2 } })).toBe("b")
    expect(pickAnyway({ a: { type: "risk", priority: "C", preference: 1 }, b: { type: "risk", priority: "B", preference: 3 }, c: { type: "risk", priority: "B", preference: 2 } })).toBe("c")
  })
  it("without a letter it is the first one", () => {
    expect(pickAnyway({ a: { type: "risk", priority: "A", preference: 2 }, b: { type: "risk", preference: 1 } })).toBe("b")
    expect(pickAnyway({ a: { type: "risk", priority: "A", preference: 1 }, b: { type: "risk", preference: 2 } })).toBe("a")
  })
  it("the letter is that of all series that the person is on, also those contraindicated", () => {
    expect(pickAnyway({ a: { type: "risk", priority: "A", status: "contraindicated" }, b: { type: "risk", priority: "B" } })).toBeUndefined()
    expect(pickAnyway({ a: { type: "risk", priority: "A", status: "contraindicated" }, b: { type: "risk", priority: "B", default: true } })).toBe("b")
    // Nothing else is left: the default speaks, though it is contraindicated; of two defaults one that is not.
    expect(pickAnyway({ a: { type: "risk", priority: "A", status: "contraindicated", default: true }, b: { type: "risk", priority: "B" } })).toBe("a")
    expect(pickAnyway({ a: { type: "risk", priority: "A", status: "contraindicated", default: true }, b: { type: "risk", priority: "B", default: true } })).toBe("b")
  })
  it("letters of standard series say nothing", () => {
    expect(pickAnyway({ a: { priority: "A", status: "contraindicated" }, b: { type: "risk", priority: "B" } })).toBe("b")
    expect(pickAnyway({ a: { priority: "B", preference: 1 }, b: { priority: "A", preference: 2 } })).toBe("a")
  })
  it("of standard series those begun; without any begun, all", () => {
    expect(pickAnyway({ a: { preference: 1 }, b: { preference: 2, valid: one } })).toBe("b")
    expect(pickAnyway({ a: { preference: 1, status: "agedOut" }, b: { preference: 2 }, c: { status: "agedOut", valid: one, preference: 3 } })).toBe("c")
    expect(pickAnyway({ a: { preference: 2 }, b: { preference: 1 } })).toBe("b")
  })
  it("without any begun, the default", () => {
    expect(pickAnyway({ a: { preference: 1 }, b: { preference: 2, default: true } })).toBe("b")
    // Of two defaults the first in the schedule.
    expect(pick({ a: { preference: 1 }, b: { preference: 3, default: true }, c: { default: true, preference: 2 } })).toBe("b")
    expect(pick({ a: { default: true, preference: 3 }, b: { default: true, preference: 1 } })).toBe("a")
    expect(pickAnyway({ a: { preference: 1, default: false }, b: { preference: 2, default: true } })).toBe("b")
  })
  it.each([["2025-01-14", "b"], ["2025-01-15", "a"], ["2025-01-16", "a"]])("begun before the greatest age to start, one year: on %s, %s is picked", (day, expected) => {
    expect(pickAnyway({ a: { default: true, preference: 1 }, b: { maxAgeToStart: span("1 year"), valid: [day], preference: 2 } })).toBe(expected)
    expect(pickAnyway({ a: { preference: 1 }, b: { maxAgeToStart: span("1 year"), valid: [day, "2025-06-01"], preference: 2, status: "complete" } })).toBe("b")
    expect(pickAnyway({ a: { preference: 1, valid: one }, b: { maxAgeToStart: span("1 year"), valid: [day, "2025-06-01"], preference: 2 } })).toBe(expected)
  })
  it("the only one begun, though a default stands beside it and it can be given no more", () => {
    expect(pickAnyway({ a: { default: true, preference: 1 }, b: { valid: one, status: "agedOut", preference: 2 } })).toBe("b")
  })
  it.each([["2025-01-14", "late"], ["2025-01-15", "any"]])("a dose that was skipped is no beginning: the first one given counts (%s: %s)", (day, expected) => {
    const skipped = dose({ skips: [{ context: "both", sets: [{ conditions: [{ kind: "age" }] }] }] })
    const schedule = small({ measles: [series("any", [dose(), dose(), dose()], { selection: { preference: 1 } }), series("late", [skipped, dose(), dose()], { selection: { maxAgeToStart: span("1 year"), preference: 2 } })] })
    expect(assess(schedule, { given: [`MV ${day}`] }).series.find(({ prioritized }) => prioritized)?.series).toBe(expected)
  })
  it("begun too late everywhere is as if nothing was given", () => {
    expect(pickAnyway({ a: { preference: 1 }, b: { maxAgeToStart: span("6 months"), valid: one, preference: 2 } })).toBe("b")
    expect(pickAnyway({ a: { preference: 1, default: true }, b: { maxAgeToStart: span("6 months"), valid: one, preference: 2 } })).toBe("a")
  })
  it("of those that only judge, the complete ones", () => {
    expect(pickAnyway({ a: { preference: 1 }, b: { type: "evaluationOnly", status: "complete", valid: one, preference: 2 } })).toBe("b")
    expect(pickAnyway({ a: { preference: 2 }, b: { type: "evaluationOnly", valid: one, preference: 1 } })).toBe("a")
  })
})

describe("which one is picked without points", () => {
  it("the only one that is complete", () => {
    expect(pickAnyway({ a: { valid: two, preference: 1 }, b: { status: "complete", valid: one, preference: 2 } })).toBe("b")
    expect(pickAnyway({ a: { type: "risk", valid: two, preference: 1 }, b: { type: "risk", status: "complete", valid: one, preference: 2 }, c: { type: "risk", preference: 0, default: true } })).toBe("b")
  })
  it("the only one in process", () => {
    expect(pickAnyway({ a: { type: "risk", preference: 1 }, b: { type: "risk", valid: one, preference: 2 } })).toBe("b")
    expect(pickAnyway({ a: { type: "risk", preference: 1, default: true }, b: { type: "risk", valid: one, preference: 2 } })).toBe("b")
    expect(pickAnyway({ a: { type: "risk", preference: 1, valid: two, status: "agedOut" }, b: { type: "risk", valid: one, preference: 2 } })).toBe("b")
  })
  it("the default, where none is begun", () => {
    expect(pickAnyway({ a: { type: "risk", preference: 1 }, b: { type: "risk", preference: 2, default: true } })).toBe("b")
    expect(pickAnyway({ a: { type: "risk", preference: 1, valid: one, status: "agedOut" }, b: { type: "risk", preference: 2, default: true } })).toBe("b")
  })
  it("the default goes on where it can, also if it is not compared", () => {
    expect(pickAnyway({ a: { type: "risk", preference: 1 }, b: { type: "risk", preference: 2 }, c: { default: true } })).toBe("c")
  })
})

describe("points among complete series (table 8-4)", () => {
  it("for most valid doses", () => {
    expect(pickAnyway({ a: { status: "complete", valid: one, preference: 1 }, b: { status: "complete", valid: two, preference: 2 } })).toBe("b")
    expect(pickAnyway({ a: { status: "complete", valid: one, preference: 1 }, b: { status: "complete", valid: two, preference: 3 }, c: { status: "complete", valid: two, preference: 2 } })).toBe("c")
  })
  it("equals by preference", () => {
    expect(pickAnyway({ a: { status: "complete", valid: one, preference: 2 }, b: { status: "complete", valid: one, preference: 1 } })).toBe("b")
    expect(pickAnyway({ a: { status: "complete", valid: one }, b: { status: "complete", valid: one, preference: 9 } })).toBe("b")
    expect(pick({ a: { status: "complete", valid: one }, b: { status: "complete", valid: one } })).toBe("a")
  })
  it("those in process do not take part", () => {
    expect(pickAnyway({ a: { status: "complete", valid: one, preference: 2 }, b: { status: "complete", valid: one, preference: 1 }, c: { valid: two, preference: 0 } })).toBe("b")
  })
})

// In each, "b" is the one that is not preferred: it wins by points alone.
const preferred = (rival: Rival): Rival => ({ valid: one, preference: 1, ...rival })
const other = (rival: Rival): Rival => ({ valid: one, preference: 2, ...rival })

describe("points among series in process (table 8-5)", () => {
  it("equals by preference", () => {
    expect(pickAnyway({ a: preferred({}), b: other({}) })).toBe("a")
  })
  it("a product path on which every dose was valid", () => {
    expect(pickAnyway({ a: preferred({}), b: other({ productPath: true }) })).toBe("b")
    expect(pickAnyway({ a: preferred({}), b: other({ productPath: true, wrong: 1 }) })).toBe("a")
    expect(pickAnyway({ a: preferred({ productPath: true }), b: other({ productPath: true }) })).toBe("a")
    expect(pickAnyway({ a: preferred({ productPath: true, wrong: 1 }), b: other({ productPath: true }) })).toBe("b")
    expect(pickAnyway({ a: preferred({ wrong: 3 }), b: other({}) })).toBe("a")
  })
  // The last dose before 3 years, on 15 January 2027.
  const until: readonly TargetDose[] = [{}, {}, { ages: [{ max: span("3 years") }] }]
  it("one that can be finished in time", () => {
    expect(pickAnyway({ a: preferred({ doses: until, earliest: "2027-01-15" }), b: other({ earliest: "2027-01-15" }) })).toBe("b")
    expect(pickAnyway({ a: preferred({ doses: until, earliest: "2027-01-14" }), b: other({ earliest: "2027-01-14" }) })).toBe("a")
  })
  it("finished means: the longest of the least intervals that are left, after the next dose", () => {
    const intervals = (...mins: readonly string[]): readonly TargetDose[] => [
      {}, { intervals: [{ from: { previous: true }, min: span("1 year") }] },
      { ages: [{ max: span("3 years") }], intervals: mins.map((min) => ({ from: { previous: true }, min: span(min) })) }
    ]
    expect(pickAnyway({ a: preferred({ doses: intervals("14 days", "1 month"), earliest: "2026-12-14" }), b: other({ earliest: "2026-12-14" }) })).toBe("b")
    expect(pickAnyway({ a: preferred({ doses: intervals("1 month", "14 days"), earliest: "2026-12-15" }), b: other({ earliest: "2026-12-15" }) })).toBe("b")
    // Both can be finished; the other one sooner: one point against minus one.
    expect(pickAnyway({ a: preferred({ doses: intervals("1 month"), earliest: "2026-12-14" }), b: other({ earliest: "2027-01-14" }) })).toBe("a")
    expect(pickAnyway({ a: preferred({ doses: intervals("1 month"), earliest: "2026-12-15" }), b: other({ earliest: "2027-01-15" }) })).toBe("b")
    // An interval that does not stand on the day is none.
    const past: readonly TargetDose[] = [{}, {}, { ages: [{ max: span("3 years") }], intervals: [{ from: { previous: true }, min: span("1 year"), cessation: "2026-07-14" }] }]
    expect(pickAnyway({ a: preferred({ doses: past, earliest: "2027-01-14" }), b: other({ earliest: "2027-01-14" }) })).toBe("a")
    const standing: readonly TargetDose[] = [{}, {}, { ages: [{ max: span("3 years") }], intervals: [{ from: { previous: true }, min: span("1 year"), cessation: "2026-07-15" }] }]
    expect(pickAnyway({ a: preferred({ doses: standing, earliest: "2027-01-14" }), b: other({ earliest: "2027-01-14" }) })).toBe("b")
    // Without a least interval the next dose is the end.
    const none: readonly TargetDose[] = [{}, {}, { ages: [{ max: span("3 years") }], intervals: [{ from: { previous: true }, absMin: span("1 year") }] }]
    expect(pickAnyway({ a: preferred({ doses: none, earliest: "2027-01-14" }), b: other({ earliest: "2027-01-14" }) })).toBe("a")
  })
  it("the end is that of the last dose, by the rule that stands", () => {
    const rules: readonly TargetDose[] = [{ ages: [{ max: span("1 year") }] }, { ages: [{ max: span("1 year") }] }, { ages: [{ max: span("1 year"), cessation: "2026-07-14" }, { max: span("3 years"), effective: "2026-07-15" }] }]
    expect(pickAnyway({ a: preferred({ doses: rules, earliest: "2027-01-14" }), b: other({ earliest: "2027-01-14" }) })).toBe("a")
    expect(pickAnyway({ a: preferred({ doses: rules, earliest: "2027-01-15" }), b: other({ earliest: "2027-01-15" }) })).toBe("b")
  })
  it("most valid doses", () => {
    // As many are left in both.
    expect(pickAnyway({ a: preferred({}), b: other({ valid: two, doses: [{}, {}, {}, {}] }) })).toBe("b")
    expect(pickAnyway({ a: preferred({ doses: [{}, {}, {}, {}], valid: two, preference: 2 }), b: other({ valid: two, doses: [{}, {}, {}, {}], preference: 1 }) })).toBe("b")
  })
  it("fewest left", () => {
    expect(pickAnyway({ a: preferred({}), b: other({ doses: [{}, {}] }) })).toBe("b")
    expect(pickAnyway({ a: preferred({}), b: other({ next: 3 }) })).toBe("b")
  })
  it("finished soonest", () => {
    expect(pickAnyway({ a: preferred({ earliest: "2026-08-02" }), b: other({ earliest: "2026-08-01" }) })).toBe("b")
    expect(pickAnyway({ a: preferred({ earliest: "2026-08-01" }), b: other({ earliest: "2026-08-01" }) })).toBe("a")
  })
  const unfinishable: Rival = { doses: [{}, {}, { ages: [{ max: span("2 years") }] }] }
  const productPath: Rival = { productPath: true }
  const moreValid: Rival = { valid: two, doses: [{}, {}, {}, {}] }
  const fewerLeft: Rival = { doses: [{}, {}] }
  const sooner: Rival = { earliest: "2026-07-20" }
  it.each([
    // What one has against what the other has: 6 points for finishing in time, 4 for a product path, for valid doses and for fewest left, 2 for finishing soonest.
    [productPath, moreValid, "tie"], [productPath, fewerLeft, "tie"], [moreValid, fewerLeft, "tie"],
    [productPath, sooner, "first"], [moreValid, sooner, "first"], [fewerLeft, sooner, "first"],
    [{ ...sooner, ...unfinishable }, {}, "second"], [{ ...productPath, ...unfinishable }, {}, "second"], [{ ...productPath, ...sooner, ...unfinishable }, {}, "tie"],
    [{ ...fewerLeft, doses: [{}, { ages: [{ max: span("2 years") }] }] }, {}, "second"], [{ ...moreValid, doses: [{}, {}, {}, { ages: [{ max: span("2 years") }] }] }, {}, "second"],
    [{ ...productPath, ...fewerLeft, doses: [{}, { ages: [{ max: span("2 years") }] }] }, {}, "first"], [{ ...productPath, ...sooner }, moreValid, "first"], [{ ...moreValid, ...sooner }, fewerLeft, "first"]
  ] as readonly [Rival, Rival, string][])("%o against %o: %s", (first, second, expected) => {
    const [a, b] = [pickAnyway({ a: preferred(first), b: other(second) }), pickAnyway({ a: other(first), b: preferred(second) })]
    expect([a, b]).toEqual(expected === "tie" ? ["a", "b"] : expected === "first" ? ["a", "a"] : ["b", "b"])
  })
  it("two that share the first place get no points for it, the third loses some", () => {
    expect(pickAnyway({ a: preferred({}), b: other(moreValid), c: other({ ...moreValid, preference: 3 }) })).toBe("b")
    // "b" and "c" share most valid doses (0 each), "a" loses 2 there; its product path gives it 4 more.
    expect(pickAnyway({ a: preferred(productPath), b: other(moreValid), c: other({ ...moreValid, preference: 3 }) })).toBe("a")
    // "a" alone is soonest: 1 against -1, not enough against 0 against -2.
    expect(pickAnyway({ a: preferred(sooner), b: other(moreValid), c: other({ ...moreValid, preference: 3 }) })).toBe("a")
    expect(pickAnyway({ a: other(sooner), b: preferred(moreValid), c: other({ ...moreValid, preference: 3 }) })).toBe("b")
  })
})

describe("points among series not begun (table 8-6)", () => {
  const a = (rival: Rival): Rival => ({ preference: 1, ...rival })
  const b = (rival: Rival): Rival => ({ preference: 2, ...rival })
  const late: readonly TargetDose[] = [{}, { ages: [{ max: span("2 years") }] }]
  it("equals by preference, then by their order", () => {
    expect(pickAnyway({ a: a({}), b: b({}) })).toBe("a")
    expect(pick({ a: {}, b: {} })).toBe("a")
  })
  it("one that starts soonest", () => {
    expect(pickAnyway({ a: a({ earliest: "2026-08-02" }), b: b({ earliest: "2026-08-01" }) })).toBe("b")
    expect(pickAnyway({ a: a({ status: "agedOut" }), b: b({ earliest: "2026-08-01" }) })).toBe("b")
  })
  it("one that can be finished in time", () => {
    expect(pickAnyway({ a: a({ doses: late }), b: b({}) })).toBe("b")
    // Two points for finishing, two for starting first.
    expect(pickAnyway({ a: a({ doses: late, earliest: "2026-07-20" }), b: b({}) })).toBe("a")
    expect(pickAnyway({ a: b({ doses: late, earliest: "2026-07-20" }), b: a({}) })).toBe("b")
  })
  it("one that is no product path", () => {
    expect(pickAnyway({ a: a({ productPath: true }), b: b({}) })).toBe("b")
    expect(pickAnyway({ a: a({ productPath: true }), b: b({ productPath: true }) })).toBe("a")
    expect(pickAnyway({ a: a({ productPath: true }), b: b({ doses: late }) })).toBe("a")
    expect(pickAnyway({ a: b({ productPath: true }), b: a({ doses: late }) })).toBe("b")
    expect(pickAnyway({ a: a({ productPath: true, earliest: "2026-07-20" }), b: b({}) })).toBe("a")
    expect(pickAnyway({ a: b({ productPath: true, earliest: "2026-07-20" }), b: a({}) })).toBe("b")
  })
  it("neither can be given any more: nothing is told apart but the preference", () => {
    expect(pickAnyway({ a: { status: "agedOut", preference: 2 }, b: { status: "agedOut", preference: 1 } })).toBe("b")
  })
})

describe("among groups (table 8-14)", () => {
  it("the best of each group counts, where groups are not equivalent", () => {
    expect(select({ a: {}, b: { group: "2" }, c: { group: "2", preference: 1 } })).toEqual({ prioritized: ["a", "c"], best: ["a", "c"] })
    expect(select({ b: { group: "2" }, a: {}, c: { group: "2", preference: 1 } })).toEqual({ prioritized: ["c", "a"], best: ["c", "a"] })
  })
  it("what is complete counts always", () => {
    expect(select({ a: { status: "complete", equivalentGroups: ["2"] }, b: { group: "2", status: "complete", equivalentGroups: ["1"] } }).best).toEqual(["a", "b"])
    expect(select({ a: { status: "complete", type: "evaluationOnly", equivalentGroups: ["2"] }, b: { group: "2", type: "risk", equivalentGroups: ["1"] } }).best).toEqual(["a"])
  })
  it("nothing else counts beside a complete one of an equivalent group", () => {
    expect(select({ a: { equivalentGroups: ["2"] }, b: { group: "2", status: "complete" } }).best).toEqual(["b"])
    expect(select({ a: { type: "risk", equivalentGroups: ["2"] }, b: { group: "2", status: "complete" } }).best).toEqual(["b"])
    expect(select({ a: {}, b: { group: "2", status: "complete" } }).best).toEqual(["a", "b"])
  })
  it("a standard series does not count beside one for a risk in an equivalent group", () => {
    expect(select({ a: { equivalentGroups: ["2"] }, b: { group: "2", type: "risk", equivalentGroups: ["1"] } }).best).toEqual(["b"])
    expect(select({ a: { equivalentGroups: ["2"] }, b: { group: "2" } }).best).toEqual(["a", "b"])
    expect(select({ a: { type: "risk", equivalentGroups: ["2"] }, b: { group: "2", type: "risk", equivalentGroups: ["1"] } }).best).toEqual(["a", "b"])
  })
  it("equivalence goes one way: the group that names another gives way to it", () => {
    expect(select({ a: {}, b: { group: "2", type: "risk", equivalentGroups: ["1"] } }).best).toEqual(["a", "b"])
    expect(select({ a: { equivalentGroups: ["2", "3"] }, b: { group: "2" }, c: { group: "3", type: "risk" } }).best).toEqual(["b", "c"])
    expect(select({ a: { equivalentGroups: ["3", "2"] }, b: { group: "2", type: "risk" }, c: { group: "3" } }).best).toEqual(["b", "c"])
  })
  it("a group of which nobody is told yet stands in no one's way", () => {
    expect(select({ a: { equivalentGroups: ["2"] }, b: { group: "2", type: "risk", minAgeToStart: span("5 years") } })).toEqual({ prioritized: ["a"], best: ["a"] })
  })
  it("what only judges does not count unless it is complete", () => {
    expect(select({ a: { type: "evaluationOnly", default: true }, b: { group: "2" } })).toEqual({ prioritized: ["a", "b"], best: ["b"] })
    expect(select({ a: { type: "evaluationOnly", status: "complete" }, b: { group: "2" } }).best).toEqual(["a", "b"])
    expect(select({ a: { type: "evaluationOnly", valid: one }, b: { group: "2" } })).toEqual({ prioritized: ["b"], best: ["b"] })
  })
})

describe("in an answer", () => {
  const child: Child = { given: ["MV 2025-01-01"] }
  it("the picked series are marked, and only they are on the card", () => {
    const schedule = small({ measles: [series("two", [dose(), dose()]), series("one", [dose({ preferable: prefer("MR") })])], je: [series("je", [{ preferable: prefer("JE") }], { vaccineGroup: "je" })] })
    const assessment = assess(schedule, child)
    expect(assessment.series.map(({ series: id, prioritized, best }) => [id, prioritized, best])).toEqual([["two", true, true], ["one", false, false], ["je", true, true]])
    expect(assessment.groups.map(({ vaccineGroup, series: ids }) => [vaccineGroup, ids])).toEqual([["measles", ["two"]], ["je", ["je"]]])
  })
  it("best of its group, but not of all", () => {
    const schedule = small({ measles: [series("all", [dose(), dose()], { equivalentGroups: ["risk"] }), series("risk", [dose(), dose(), dose()], { group: "risk", type: "risk", indications: [{ observation: "hiv" }] })] })
    const flags = (one: Child) => assess(schedule, one).series.map(({ series: id, prioritized, best }) => [id, prioritized, best])
    expect(flags({ ...child, observations: [{ code: "hiv" }] })).toEqual([["all", true, false], ["risk", true, true]])
    expect(flags(child)).toEqual([["all", true, true]])
  })
})
