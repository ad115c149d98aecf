import { describe, expect, it } from "vitest"
import type { Verdict } from "../logic/verdict.ts"
import { ask, type Asked, item, type ToldFact, traceOf } from "../pack/smallPack.fixture.ts"
import type { Facts } from "./predicate.ts"

/** Whether one fact fits a set: `yes` surely, `unknown` perhaps, `no` not at all (the kind is known completely). */
const fits = (facts: Omit<Facts, "kind">, fact: ToldFact, asked: Asked = {}): Verdict => {
  const kind = fact.kind ?? "condition"
  return ask({ op: "exists", in: { kind, ...facts } }, { facts: [{ kind, ...fact }], complete: { [kind]: "9999-12-31" } }, asked)
}

describe("status", () => {
  it("is final unless another is asked for; a preliminary fact may fit", () => {
    expect(fits({}, {})).toBe("yes")
    expect(fits({}, { status: "final" })).toBe("yes")
    expect(fits({}, { status: "preliminary" })).toBe("unknown")
    expect(fits({}, { status: "planned" })).toBe("no")
    expect(fits({}, { status: "notDone" })).toBe("no")
    expect(fits({}, { status: "enteredInError" })).toBe("no")
  })
  it("may be another: a refusal is a fact of its own", () => {
    expect(fits({ status: ["notDone"] }, { status: "notDone" })).toBe("yes")
    expect(fits({ status: ["notDone"] }, {})).toBe("no")
    expect(fits({ status: ["planned", "final"] }, { status: "planned", start: "2026-07-01" })).toBe("yes")
    expect(fits({ status: ["planned", "final"] }, {})).toBe("yes")
    expect(fits({ status: ["notDone"] }, { status: "preliminary" })).toBe("unknown")
    expect(fits({ status: ["preliminary"] }, { status: "preliminary" })).toBe("yes")
  })
})

describe("codes", () => {
  it("one of them is enough; a fact without codes may fit", () => {
    expect(fits({ codes: ["a", "b"] }, { code: ["b"] })).toBe("yes")
    expect(fits({ codes: ["a"] }, { code: ["x", "a"] })).toBe("yes")
    expect(fits({ codes: ["a"] }, { code: ["x"] })).toBe("no")
    expect(fits({ codes: ["a"] }, { code: [] })).toBe("unknown")
    expect(fits({ codes: ["a"] }, {})).toBe("unknown")
    expect(fits({ codes: [] }, { code: ["a"] })).toBe("no")
  })
  it("come from a value set or a parameter", () => {
    const pack = { valueSets: [{ ...item("p/set"), codes: [{ code: "a", label: { vi: "a", en: "a" } }] }], parameters: [{ ...item("p/list"), value: ["b"] }] }
    expect(fits({ codes: { valueSet: "p/set" } }, { code: ["a"] }, { pack })).toBe("yes")
    expect(fits({ codes: { valueSet: "p/set" } }, { code: ["b"] }, { pack })).toBe("no")
    expect(fits({ codes: { param: "p/list" } }, { code: ["b"] }, { pack })).toBe("yes")
    expect(fits({ codes: { param: "p/list" } }, { code: ["a"] }, { pack })).toBe("no")
  })
})

describe("links", () => {
  it("must all be the same; a fact without one may fit", () => {
    const links = { commune: "10903", village: "v1" }
    expect(fits({ links }, { links: { ...links, household: "h" } })).toBe("yes")
    expect(fits({ links }, { links: { commune: "10903" } })).toBe("unknown")
    expect(fits({ links }, {})).toBe("unknown")
    expect(fits({ links }, { links: { village: "v2" } })).toBe("no")
    expect(fits({ links }, { links: { commune: "10903", village: "v2" } })).toBe("no")
  })
  it("come from a parameter", () => {
    const pack = { parameters: [{ ...item("p/commune"), value: "10903" }] }
    expect(fits({ links: { commune: { param: "p/commune" } } }, { links: { commune: "10903" } }, { pack })).toBe("yes")
    expect(fits({ links: { commune: { param: "p/commune" } } }, { links: { commune: "11284" } }, { pack })).toBe("no")
  })
  it.each(["constructor", "__proto__", "toString"])("by the role %s are not found in the language's own names", (role) => {
    const links = JSON.parse(`{"${role}":"x"}`) as Record<string, string>
    expect(fits({ links }, { links: {} })).toBe("unknown")
    expect(fits({ links }, { links })).toBe("yes")
  })
})

describe("values", () => {
  it.each<[NonNullable<Facts["value"]>, number, Verdict]>([
    [{ atLeast: 5 }, 4.9, "no"], [{ atLeast: 5 }, 5, "yes"], [{ above: 5 }, 5, "no"], [{ above: 5 }, 5.1, "yes"],
    [{ atMost: 5 }, 5, "yes"], [{ atMost: 5 }, 5.1, "no"], [{ below: 5 }, 4.9, "yes"], [{ below: 5 }, 5, "no"],
    [{ atLeast: 5, below: 7 }, 6, "yes"], [{ atLeast: 5, below: 7 }, 7, "no"], [{ above: 5, atMost: 7 }, 5, "no"], [{ above: 5, atMost: 7 }, 7, "yes"]
  ])("%o of %d: %s", (value, number, expected) => expect(fits({ value }, { value: number })).toBe(expected))

  it("of a fact without a number may fit", () => {
    expect(fits({ value: { atLeast: 5 } }, {})).toBe("unknown")
    expect(fits({ value: { atLeast: 5 } }, { value: "9" })).toBe("unknown")
    expect(fits({ value: { atLeast: 5, component: "systolic" } }, { value: 9 })).toBe("unknown")
    expect(fits({ value: { atLeast: 5, component: "systolic" } }, { components: { systolic: 9 } })).toBe("yes")
    expect(fits({ value: { atLeast: 5, component: "constructor" } }, { components: { systolic: 9 } })).toBe("unknown")
  })
  it("are bounded by parameters", () => {
    const pack = { parameters: [{ ...item("p/n"), value: 5 }] }
    expect(fits({ value: { below: { param: "p/n" } } }, { value: 4 }, { pack })).toBe("yes")
    expect(fits({ value: { below: { param: "p/n" } } }, { value: 5 }, { pack })).toBe("no")
  })
})

describe("with no time asked for", () => {
  it.each<[string, ToldFact, Verdict]>([
    ["what began before", { start: "2026-07-14" }, "yes"], ["what began today", { start: "2026-07-15" }, "yes"], ["what begins tomorrow", { start: "2026-07-16" }, "no"],
    ["what began this month", { start: "2026-07", recorded: "2026-07-20" }, "unknown"], ["what is over", { start: "2020-01-01", end: "2021-01-01" }, "yes"],
    ["what was recorded today", { recorded: "2026-07-15" }, "yes"], ["what was recorded tomorrow without a start", { recorded: "2026-07-16" }, "unknown"]
  ])("%s counts: %s", (_what, fact, expected) => expect(fits({}, fact)).toBe(expected))
})

describe("active at a day (15 July 2026)", () => {
  it.each<[string, ToldFact, Verdict]>([
    ["from today", { start: "2026-07-15" }, "yes"],
    ["from tomorrow", { start: "2026-07-16" }, "no"],
    ["until today, which is no longer in it", { start: "2020-01-01", end: "2026-07-15" }, "no"],
    ["until tomorrow", { start: "2020-01-01", end: "2026-07-16" }, "yes"],
    ["until some day of July", { start: "2020-01-01", end: "2026-07" }, "unknown"],
    ["until some day of August", { start: "2020-01-01", end: "2026-08" }, "yes"],
    ["until some day of June", { start: "2020-01-01", end: "2026-06" }, "no"],
    ["end not known", { start: "2020-01-01", end: "unknown" }, "unknown"],
    ["end left out", { start: "2020-01-01", end: undefined }, "unknown"],
    ["end not known, but it began today", { start: "2026-07-15", end: "unknown" }, "yes"],
    ["start not known, recorded before", { recorded: "2026-07-15" }, "yes"],
    ["start not known, recorded later", { recorded: "2026-07-16" }, "unknown"],
    ["from some day of July, recorded on the 20th", { start: "2026-07", recorded: "2026-07-20" }, "unknown"],
    ["from some day of July, recorded on the 15th", { start: "2026-07", recorded: "2026-07-15" }, "yes"],
    ["on no day: ended on the day it began", { start: "2026-07-15", end: "2026-07-15" }, "no"],
    ["a visit of today", { kind: "encounter", start: "2026-07-15" }, "yes"],
    ["a visit of yesterday", { kind: "encounter", start: "2026-07-14" }, "no"],
    ["a visit of this month", { kind: "encounter", start: "2026-07", recorded: "2026-07-20" }, "unknown"]
  ])("%s", (_what, fact, expected) => expect(fits({ activeAt: "on" }, fact)).toBe(expected))

  it("until some day of this month, on its first day: it may be that day", () => {
    expect(fits({ activeAt: "on" }, { start: "2020-01-01", end: "2026-07" }, { on: "2026-07-01" })).toBe("unknown")
    expect(fits({ activeAt: "on" }, { start: "2020-01-01", end: "2026-07" }, { on: "2026-06-30" })).toBe("yes")
  })
  it("29 February is a day like others", () => {
    expect(fits({ activeAt: "on" }, { start: "2024-02-29", end: "2024-03-01" }, { on: "2024-02-28" })).toBe("no")
    expect(fits({ activeAt: "on" }, { start: "2024-02-29", end: "2024-03-01" }, { on: "2024-02-29" })).toBe("yes")
    expect(fits({ activeAt: "on" }, { start: "2024-02-29", end: "2024-03-01" }, { on: "2024-03-01" })).toBe("no")
  })
})

const year: Facts["startsIn"] = { from: "yearStart", until: "yearEnd" }
const nowhere: Facts["startsIn"] = { from: "yearEnd", until: "yearStart" }

describe("starts in a window (the year 2026)", () => {
  it.each<[string, ToldFact, Verdict]>([
    ["the day before", { start: "2025-12-31" }, "no"], ["the first day", { start: "2026-01-01" }, "yes"], ["the last day", { start: "2026-12-31" }, "yes"],
    ["the day after", { start: "2027-01-01" }, "no"], ["the whole year", { start: "2026", recorded: "2028-01-01" }, "yes"], ["another year", { start: "2025" }, "no"],
    ["not known, recorded in the year", {}, "unknown"], ["not known, recorded before", { recorded: "2025-12-31" }, "no"], ["not known, recorded on its first day", { recorded: "2026-01-01" }, "unknown"]
  ])("%s", (_what, fact, expected) => expect(fits({ startsIn: year! }, fact)).toBe(expected))

  it("half inside may fit", () => {
    const window = { from: { shift: "yearStart", plus: { months: 6 } }, until: "yearEnd" } as const
    expect(fits({ startsIn: window }, { kind: "encounter", start: "2026", recorded: "2027-01-01" })).toBe("unknown")
    expect(fits({ startsIn: window }, { kind: "encounter", start: "2026-06" })).toBe("no")
    expect(fits({ startsIn: window }, { kind: "encounter", start: "2026-07" })).toBe("yes")
  })
  it("up to the day after the window may fit", () => {
    const window = { from: { shift: "yearStart", plus: { months: 6 } }, until: { shift: "on", plus: { days: 1 } } } as const
    expect(fits({ startsIn: window }, { start: "2026-07", recorded: "2026-07-15" })).toBe("yes")
    expect(fits({ startsIn: window }, { start: "2026-07", recorded: "2026-07-16" })).toBe("unknown")
  })
  it("nothing starts in a window without days", () => {
    expect(fits({ startsIn: nowhere! }, { start: "2026-05-05" })).toBe("no")
    expect(fits({ startsIn: nowhere! }, { end: "ongoing" })).toBe("no")
    expect(fits({ startsIn: { from: "on", until: "on" } }, { start: "2026-07", recorded: "2026-07-31" })).toBe("no")
  })
})

describe("overlaps a window (the year 2026)", () => {
  it.each<[string, ToldFact, Verdict]>([
    ["ended the day before the window, half-open", { start: "2020-01-01", end: "2026-01-01" }, "no"],
    ["ended after its first day", { start: "2020-01-01", end: "2026-01-02" }, "yes"],
    ["began on its last day", { start: "2026-12-31" }, "yes"],
    ["began the day after", { start: "2027-01-01" }, "no"],
    ["all around it", { start: "2020-01-01", end: "2030-01-01" }, "yes"],
    ["end not known, began before", { start: "2020-01-01", end: "unknown" }, "unknown"],
    ["end not known, began inside", { start: "2026-05-05", end: "unknown" }, "yes"],
    ["end some day of January 2026", { start: "2020-01-01", end: "2026-01" }, "unknown"],
    ["end some day of 2025", { start: "2020-01-01", end: "2025" }, "no"],
    ["on no day", { start: "2026-05-05", end: "2026-05-05" }, "no"],
    ["start not known, goes on", { recorded: "2026-12-31" }, "yes"],
    ["start not known, goes on, recorded later", { recorded: "2027-01-01" }, "unknown"],
    ["start not known, over before", { end: "2026-01-01" }, "no"]
  ])("%s", (_what, fact, expected) => expect(fits({ overlaps: year! }, fact)).toBe(expected))

  it("what began inside it and ended some day of a year that may lie before it", () => {
    expect(fits({ overlaps: { from: { shift: "yearStart", plus: { months: 2 } }, until: "yearEnd" } }, { start: "2026-05-05", end: "2026" })).toBe("yes")
    expect(fits({ overlaps: { from: { shift: "yearStart", plus: { months: 2 } }, until: "yearEnd" } }, { start: "2026-03-01", end: "2026" })).toBe("yes")
    expect(fits({ overlaps: { from: { shift: "yearStart", plus: { months: 2 } }, until: "yearEnd" } }, { start: "2026-02-28", end: "2026" })).toBe("unknown")
  })
  it("nothing overlaps a window without days", () => {
    expect(fits({ overlaps: nowhere! }, { start: "2020-01-01" })).toBe("no")
    expect(fits({ overlaps: { from: "on", until: "on" } }, { start: "2020-01-01" })).toBe("no")
  })
})

describe("an event that a pack defines", () => {
  const pack = { factKinds: [{ kind: "talk", shape: "event" as const, label: { vi: "nói chuyện", en: "talk" }, question: { vi: "?", en: "?" } }] }
  it("lasts one day, like those of the core", () => {
    const talk = { kind: "talk", start: "2026-07-14", end: undefined }
    expect(fits({ activeAt: "on" }, talk, { pack })).toBe("no")
    expect(fits({ activeAt: "on" }, talk, { pack, on: "2026-07-14" })).toBe("yes")
    expect(fits({ overlaps: { from: "on", until: "yearEnd" } }, talk, { pack })).toBe("no")
    expect(fits({ activeAt: "on" }, { ...talk, end: "2026-07-20" }, { pack })).toBe("yes")
  })
})

describe("completeness: when the absence of a fact is believed", () => {
  const none = (facts: Omit<Facts, "kind">, through: string, asked: Asked = {}): Verdict => ask({ op: "exists", in: { kind: "condition", ...facts } }, { complete: { condition: through } }, asked)

  it("up to the day asked about", () => {
    expect(none({}, "2026-07-14")).toBe("unknown")
    expect(none({}, "2026-07-15")).toBe("no")
    expect(none({ activeAt: "yearStart" }, "2025-12-31")).toBe("unknown")
    expect(none({ activeAt: "yearStart" }, "2026-01-01")).toBe("no")
  })
  it("up to the last day of a window, or the day of the question if that is earlier", () => {
    const lastYear = { from: { shift: "yearStart", minus: { years: 1 } }, until: "yearStart" } as const
    expect(none({ startsIn: lastYear }, "2025-12-30")).toBe("unknown")
    expect(none({ startsIn: lastYear }, "2025-12-31")).toBe("no")
    expect(none({ overlaps: { from: "yearStart", until: "yearEnd" } }, "2026-07-14")).toBe("unknown")
    expect(none({ overlaps: { from: "yearStart", until: "yearEnd" } }, "2026-07-15")).toBe("no")
  })
  it("for as many days more as the pack's freshness says", () => {
    const pack = { freshness: [{ ...item("p/fresh"), kind: "condition", days: 30 }] }
    expect(none({}, "2026-06-15", { pack })).toBe("no")
    expect(none({}, "2026-06-14", { pack })).toBe("unknown")
  })
  it("is kind by kind", () => {
    expect(ask({ op: "exists", in: { kind: "condition" } }, { complete: ["risk"] })).toBe("unknown")
  })
})

describe("the window in a trace", () => {
  it("is a day, or a half-open span", () => {
    expect(traceOf({ op: "exists", in: { kind: "condition", activeAt: "yearStart" } }, {})).toMatchObject({ at: "2026-01-01" })
    expect(traceOf({ op: "exists", in: { kind: "condition" } }, {})).toMatchObject({ at: "2026-07-15" })
    const span = traceOf({ op: "exists", in: { kind: "condition", startsIn: year! } }, {})
    expect(span).toMatchObject({ during: { from: "2026-01-01", until: "2027-01-01" } })
    expect(span).not.toHaveProperty("at")
    expect(traceOf({ op: "exists", in: { kind: "condition", overlaps: { from: "on", until: { shift: "on", plus: { days: 1 } } } } }, {})).toMatchObject({ at: "2026-07-15" })
  })
})

describe("a list of who has it now (insured, poor, with merit …)", () => {
  const insuredOn = (day: string, days = 0): Verdict => ask(
    { op: "exists", in: { kind: "insurance", activeAt: { shift: "on", minus: { days } } } },
    { complete: { insurance: "2026-07-15" } },
    { on: day, pack: { freshness: [{ ...item("p/fresh"), kind: "insurance", days: 31 }] } }
  )

  it("tells who does not have it, on its day and as long as it is fresh", () => {
    expect(insuredOn("2026-07-15")).toBe("no")
    expect(insuredOn("2026-08-15")).toBe("no")
    expect(insuredOn("2026-08-16")).toBe("unknown")
  })

  it("says nothing about who had it long before: they are no longer listed", () => {
    expect(insuredOn("2026-07-15", 31)).toBe("no")
    expect(insuredOn("2026-07-15", 32)).toBe("unknown")
    expect(insuredOn("2026-01-31")).toBe("unknown")
  })

  it("differs from a record, which has all that there ever was", () => {
    expect(ask({ op: "exists", in: { kind: "condition", activeAt: { shift: "on", minus: { years: 1 } } } }, { complete: { condition: "2026-07-15" } })).toBe("no")
  })
})
