import { describe, expect, it } from "vitest"
import type { Verdict } from "../logic/verdict.ts"
import { ask, item, law, rulesOn, smallPack, type Told, told, traceOf } from "../pack/smallPack.fixture.ts"
import { composePacks } from "../pack/composePacks.ts"
import { contextOn } from "./context.ts"
import type { Predicate } from "./predicate.ts"
import { epochDay } from "../time/index.ts"

const yes: Predicate = { op: "all", of: [] }
const no: Predicate = { op: "any", of: [] }
const open: Predicate = { op: "exists", in: { kind: "merit" } }
const parts: Readonly<Record<Verdict, Predicate>> = { yes, no, unknown: open }

describe("and, or, not", () => {
  it.each<[Verdict, Verdict, Verdict, Verdict]>([
    ["yes", "yes", "yes", "yes"], ["yes", "unknown", "unknown", "yes"], ["yes", "no", "no", "yes"],
    ["unknown", "unknown", "unknown", "unknown"], ["unknown", "no", "no", "unknown"], ["no", "no", "no", "no"]
  ])("%s with %s: all says %s, any says %s", (left, right, all, any) => {
    for (const of of [[parts[left], parts[right]], [parts[right], parts[left]]]) {
      expect(ask({ op: "all", of }, {})).toBe(all)
      expect(ask({ op: "any", of }, {})).toBe(any)
    }
  })

  it.each<["not" | "sure" | "known", Verdict, Verdict]>([
    ["not", "yes", "no"], ["not", "no", "yes"], ["not", "unknown", "unknown"],
    ["sure", "yes", "yes"], ["sure", "no", "no"], ["sure", "unknown", "no"],
    ["known", "yes", "yes"], ["known", "no", "yes"], ["known", "unknown", "no"]
  ])("%s of %s is %s", (op, verdict, expected) => expect(ask({ op, of: parts[verdict] }, {})).toBe(expected))
})

describe("sex", () => {
  const women: Predicate = { op: "sex", is: ["female"] }
  it("is compared, and unknown if it is not known", () => {
    expect(ask(women, { sex: "female" })).toBe("yes")
    expect(ask(women, { sex: "male" })).toBe("no")
    expect(ask(women, {})).toBe("unknown")
  })
  it("stands in the trace as found", () => {
    expect(traceOf(women, { sex: "male" })).toEqual({ op: "sex", verdict: "no", is: ["female"], found: "male" })
    expect(traceOf(women, {})).toStrictEqual({ op: "sex", verdict: "unknown", is: ["female"] })
  })
})

describe("age, on 15 July 2026", () => {
  const from60: Predicate = { op: "age", atLeast: { years: 60 } }
  const below6: Predicate = { op: "age", below: { years: 6 } }
  const from40to59: Predicate = { op: "age", atLeast: { years: 40 }, below: { years: 60 } }

  it.each<[string, Predicate, string | undefined, Verdict]>([
    ["60 on the day itself", from60, "1966-07-15", "yes"],
    ["60 the day before", from60, "1966-07-14", "yes"],
    ["60 tomorrow", from60, "1966-07-16", "no"],
    ["born in July 1966", from60, "1966-07", "unknown"],
    ["born in June 1966", from60, "1966-06", "yes"],
    ["born in August 1966", from60, "1966-08", "no"],
    ["born in 1965", from60, "1965", "yes"],
    ["born in 1966", from60, "1966", "unknown"],
    ["born in 1967", from60, "1967", "no"],
    ["no birth date", from60, undefined, "unknown"],
    ["6 on the day itself is no longer below 6", below6, "2020-07-15", "no"],
    ["6 tomorrow", below6, "2020-07-16", "yes"],
    ["born in 2020", below6, "2020", "unknown"],
    ["born in 2021", below6, "2021", "yes"],
    ["born today", below6, "2026-07-15", "yes"],
    ["not born yet", below6, "2026-07-16", "no"],
    ["born in July 2026, perhaps not yet", below6, "2026-07", "unknown"],
    ["40 today", from40to59, "1986-07-15", "yes"],
    ["40 tomorrow", from40to59, "1986-07-16", "no"],
    ["59 until tomorrow", from40to59, "1966-07-16", "yes"],
    ["60 today", from40to59, "1966-07-15", "no"],
    ["in 1966: may be 60 already", from40to59, "1966", "unknown"],
    ["in 1986: may not be 40", from40to59, "1986", "unknown"]
  ])("%s", (_what, predicate, birthDate, expected) => expect(ask(predicate, birthDate === undefined ? {} : { birthDate })).toBe(expected))

  it.each<[string, Verdict]>([["2026-02-27", "no"], ["2026-02-28", "no"], ["2026-03-01", "yes"], ["2028-02-28", "yes"]])(
    "born on 29 February 2008, is 18 on %s: %s", (on, expected) => expect(ask({ op: "age", atLeast: { years: 18 } }, { birthDate: "2008-02-29" }, { on })).toBe(expected))
  it.each<[string, Verdict]>([["2028-02-28", "no"], ["2028-02-29", "yes"]])(
    "born on 29 February 2008, is 20 on %s: %s", (on, expected) => expect(ask({ op: "age", atLeast: { years: 20 } }, { birthDate: "2008-02-29" }, { on })).toBe(expected))

  it("born in the month in which the age is reached: on its first day not known", () => {
    expect(ask(below6, { birthDate: "2020-07" }, { on: "2026-07-01" })).toBe("unknown")
    expect(ask(below6, { birthDate: "2020-07" }, { on: "2026-06-30" })).toBe("yes")
    expect(ask(below6, { birthDate: "2020-07" }, { on: "2026-07-31" })).toBe("no")
  })
  it("may be asked at another day, and in months, weeks and days", () => {
    const atYearEnd: Predicate = { op: "age", atLeast: { years: 60 }, at: { shift: "yearEnd", minus: { days: 1 } } }
    expect(ask(atYearEnd, { birthDate: "1966-12-31" })).toBe("yes")
    expect(ask(atYearEnd, { birthDate: "1967-01-01" })).toBe("no")
    expect(ask({ op: "age", atLeast: { months: 2 } }, { birthDate: "2026-05-15" })).toBe("yes")
    expect(ask({ op: "age", atLeast: { months: 2 } }, { birthDate: "2026-05-16" })).toBe("no")
    expect(ask({ op: "age", atLeast: { weeks: 6 } }, { birthDate: "2026-06-03" })).toBe("yes")
    expect(ask({ op: "age", atLeast: { weeks: 6 } }, { birthDate: "2026-06-04" })).toBe("no")
  })

  it("takes its bounds from parameters", () => {
    const pack = { parameters: [{ ...item("p/old"), value: { years: 75 } }] }
    expect(ask({ op: "age", atLeast: { param: "p/old" } }, { birthDate: "1951-07-15" }, { pack })).toBe("yes")
    expect(ask({ op: "age", atLeast: { param: "p/old" } }, { birthDate: "1951-07-16" }, { pack })).toBe("no")
    expect(ask({ op: "age", below: { param: "p/old" } }, { birthDate: "1951-07-16" }, { pack })).toBe("yes")
  })

  it("gives the same answers when days are asked in turn", () => {
    const question = rulesOn("2026-07-15").question(from60)
    const [today, tomorrow] = [contextOn(epochDay("2026-07-15")), contextOn(epochDay("2026-07-16"))]
    const view = told({ birthDate: "1966-07-16" })
    expect([today, tomorrow, today, tomorrow, contextOn(epochDay("2026-07-16")), today].map((context) => question.verdict(view, context))).toEqual(["no", "yes", "no", "yes", "yes", "no"])
  })

  it("tells the years in the trace", () => {
    expect(traceOf(from40to59, { birthDate: "1966" })).toStrictEqual({
      op: "age", verdict: "unknown", atLeast: { years: 40 }, below: { years: 60 }, at: "2026-07-15", years: { min: 59, max: 60 }
    })
    expect(traceOf(from60, {})).toStrictEqual({ op: "age", verdict: "unknown", atLeast: { years: 60 }, at: "2026-07-15" })
  })
})

describe("alive", () => {
  it.each<[string, string | undefined, Verdict]>([
    ["no death recorded", undefined, "yes"], ["died yesterday", "2026-07-14", "no"], ["died today", "2026-07-15", "no"],
    ["died tomorrow", "2026-07-16", "yes"], ["died this month", "2026-07", "unknown"], ["died last year", "2025", "no"]
  ])("%s", (_what, deathDate, expected) => expect(ask({ op: "alive" }, deathDate === undefined ? {} : { deathDate })).toBe(expected))
  it("may be asked at another day", () => {
    expect(ask({ op: "alive", at: "yearStart" }, { deathDate: "2026-01-02" })).toBe("yes")
    expect(traceOf({ op: "alive", at: "yearStart" }, { deathDate: "2026-01-01" })).toEqual({ op: "alive", verdict: "no", at: "2026-01-01" })
  })
})

describe("exists and count", () => {
  const three: Predicate = { op: "count", in: { kind: "merit" }, atLeast: 3 }
  const sure = {}
  const possible = { status: "preliminary" } as const

  it.each<[string, Told, Verdict, Verdict]>([
    ["nothing known", {}, "unknown", "unknown"],
    ["known that there is none", { complete: ["merit"] }, "no", "no"],
    ["one", { facts: [sure] }, "yes", "unknown"],
    ["one, and that is all", { facts: [sure], complete: ["merit"] }, "yes", "no"],
    ["a preliminary one, and that is all", { facts: [possible], complete: ["merit"] }, "unknown", "no"],
    ["two and a preliminary one, and that is all", { facts: [sure, sure, possible], complete: ["merit"] }, "yes", "unknown"],
    ["one and two preliminary ones, and that is all", { facts: [sure, possible, possible], complete: ["merit"] }, "yes", "unknown"],
    ["one and one preliminary one, and that is all", { facts: [sure, possible], complete: ["merit"] }, "yes", "no"],
    ["three", { facts: [sure, sure, sure] }, "yes", "yes"],
    ["three of another kind", { facts: [{ kind: "risk" }, { kind: "risk" }, { kind: "risk" }], complete: ["merit"] }, "no", "no"]
  ])("%s", (_what, person, one, many) => {
    expect(ask(open, person)).toBe(one)
    expect(ask(three, person)).toBe(many)
  })

  it("takes the number from a parameter; none are needed for 0", () => {
    const pack = { parameters: [{ ...item("p/n"), value: 2 }] }
    expect(ask({ op: "count", in: { kind: "merit" }, atLeast: { param: "p/n" } }, { facts: [sure, sure] }, { pack })).toBe("yes")
    expect(ask({ op: "count", in: { kind: "merit" }, atLeast: { param: "p/n" } }, { facts: [sure], complete: ["merit"] }, { pack })).toBe("no")
    expect(ask({ op: "count", in: { kind: "merit" }, atLeast: 0 }, {})).toBe("yes")
  })

  it("names in the trace what was found, what may fit, and what to ask", () => {
    const trace = traceOf(three, { facts: [{ id: "b", code: ["x"], start: "2026-02-01", value: 5 }, { id: "a", start: "2026-01-01", end: "2027-01-01" }, { id: "c", ...possible }, { id: "d", status: "notDone" }] })
    expect(trace).toEqual({
      op: "count", verdict: "unknown", atLeast: 3, kind: "merit", shape: "state", label: { vi: "người có công", en: "meritorious service" }, at: "2026-07-15", complete: false,
      codes: [{ code: "x", label: { vi: "x", en: "x" } }],
      found: [{ id: "a", start: "2026-01-01", end: "2027-01-01", recorded: "2026-07-01" }, { id: "b", code: ["x"], start: "2026-02-01", end: "ongoing", recorded: "2026-07-01", value: 5 }],
      possible: [{ id: "c", end: "ongoing", recorded: "2026-07-01" }],
      question: { vi: "Có phải người có công với cách mạng không?", en: "Is this a person with meritorious service?" }
    })
    expect(traceOf(open, {})).not.toHaveProperty("atLeast")
  })

  it("names codes as the value sets do, and kinds as the packs do", () => {
    const pack = {
      valueSets: [{ ...item("p/set"), codes: [{ code: "x", label: { vi: "Ích", en: "Ex" } }] }],
      factKinds: [{ kind: "hobby", shape: "state" as const, label: { vi: "thú vui", en: "hobby" }, question: { vi: "Thích gì?", en: "Which hobby?" } }]
    }
    const trace = traceOf({ op: "exists", in: { kind: "hobby", codes: ["x", "y"] } }, {}, { pack })
    expect(trace).toMatchObject({ label: { en: "hobby" }, question: { en: "Which hobby?" }, codes: [{ code: "x", label: { vi: "Ích", en: "Ex" } }, { code: "y", label: { vi: "y", en: "y" } }] })
  })
})

describe("value of the last", () => {
  const high: Predicate = { op: "value", which: "last", in: { kind: "observation" }, is: { atLeast: 140 } }
  const reading = (start: string, value: number | undefined, more = {}) => ({ kind: "observation", start, recorded: "2026-07-10", ...(value === undefined ? {} : { value }), ...more })
  const last = (...facts: Told["facts"] & object): Verdict => ask(high, { facts, complete: ["observation"] })

  it("compares the last value, in whichever order they come", () => {
    expect(last(reading("2026-01-01", 150), reading("2026-02-01", 130))).toBe("no")
    expect(last(reading("2026-02-01", 150), reading("2026-01-01", 130))).toBe("yes")
    expect(last(reading("2026-02-01", 140))).toBe("yes")
    expect(last(reading("2026-02-01", 139.9))).toBe("no")
  })
  it("is unknown without any, without a value, and when not all are known", () => {
    expect(last()).toBe("unknown")
    expect(last(reading("2026-02-01", undefined))).toBe("unknown")
    expect(ask(high, { facts: [reading("2026-02-01", 150)] })).toBe("unknown")
  })
  it("is unknown when a possible fact could be later, or on the same day", () => {
    const preliminary = { status: "preliminary" as const }
    expect(last(reading("2026-02-01", 150), reading("2026-01-31", 130, preliminary))).toBe("yes")
    expect(last(reading("2026-02-01", 150), reading("2026-02-01", 130, preliminary))).toBe("unknown")
    expect(last(reading("2026-02-01", 150), reading("2026-02-02", 130, preliminary))).toBe("unknown")
    expect(last(reading("2026-02-01", 150, preliminary))).toBe("unknown")
  })
  it("is unknown when days overlap that are not fully known", () => {
    expect(last(reading("2026-02", 150), reading("2026-01", 130))).toBe("yes")
    expect(last(reading("2026-02", 150), reading("2026-02-15", 130))).toBe("unknown")
    expect(last(reading("2026-02-15", 130), reading("2026-02", 150))).toBe("unknown")
    expect(last(reading("2026-02", 150), reading("2026-02", 130))).toBe("unknown")
    expect(last(reading("2026-02", 150), reading("2026-01-31", 130))).toBe("yes")
    expect(last(reading("2026-02", 150), reading("2026-02-01", 130))).toBe("unknown")
    expect(last(reading("2026-02-28", 150), reading("2026-02", 130))).toBe("unknown")
    expect(last(reading("2026-02", 130), reading("2026-02-28", 150))).toBe("unknown")
    expect(last(reading("2026-03-01", 150), reading("2026-02", 130))).toBe("yes")
    expect(last(reading("2026", 150))).toBe("yes")
  })
  it("on one day is decided by the instant, then by the recording, then by the id", () => {
    const at = (hour: string, offset = "+07:00") => ({ at: `2026-02-01T${hour}:00${offset}` })
    const both = (a: object, b: object): readonly Verdict[] => {
      const [first, second] = [reading("2026-02-01", 150, { id: "a", ...a }), reading("2026-02-01", 130, { id: "b", ...b })]
      return [last(first, second), last(second, first)]
    }
    expect(both(at("09:00"), at("08:00"))).toEqual(["yes", "yes"])
    expect(both(at("08:00"), at("09:00"))).toEqual(["no", "no"])
    expect(both(at("08:00"), {})).toEqual(["yes", "yes"])
    expect(both(at("08:00"), { ...at("01:00", "Z"), recorded: "2026-02-01" })).toEqual(["yes", "yes"])
    expect(both({ recorded: "2026-02-03" }, { recorded: "2026-02-02" })).toEqual(["yes", "yes"])
    expect(both({}, {})).toEqual(["no", "no"])
  })
  it("has one order for any three on one day, whatever is missing", () => {
    const a = reading("2026-02-01", 150, { id: "a", at: "2026-02-01T10:00:00+07:00", recorded: "2026-02-01" })
    const b = reading("2026-02-01", 130, { id: "b", recorded: "2026-02-02" })
    const c = reading("2026-02-01", 130, { id: "c", at: "2026-02-01T09:00:00+07:00", recorded: "2026-02-03" })
    for (const facts of [[a, b, c], [a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]]) expect(last(...facts)).toBe("yes")
  })
  it("does not care about facts that do not fit, whenever they were", () => {
    const weighed = { ...high, in: { kind: "observation", codes: ["bp"] } } as const
    expect(ask(weighed, { facts: [reading("2026-02-01", 150, { code: ["bp"] }), reading("2026-03", 70, { code: ["weight"] })], complete: ["observation"] })).toBe("yes")
  })
  it("may compare one component, and only facts that fit", () => {
    const systolic: Predicate = { op: "value", which: "last", in: { kind: "observation", codes: ["bp"] }, is: { component: "systolic", atLeast: 140 } }
    const bp = reading("2026-02-01", undefined, { code: ["bp"], components: { systolic: 142, diastolic: 80 } })
    expect(ask(systolic, { facts: [bp, reading("2026-03-01", 1, { code: ["weight"] })], complete: ["observation"] })).toBe("yes")
    expect(ask({ ...systolic, is: { component: "diastolic", atLeast: 140 } }, { facts: [bp], complete: ["observation"] })).toBe("no")
    expect(ask({ ...systolic, is: { component: "mean", atLeast: 140 } }, { facts: [bp], complete: ["observation"] })).toBe("unknown")
  })
  it("traces the bounds with their numbers, and the readings from the oldest to the last", () => {
    const pack = { parameters: [{ ...item("p/limit"), value: 135 }] }
    const trace = traceOf({ ...high, is: { above: { param: "p/limit" }, below: 200 } }, { facts: [reading("2026-02-01", 150, { id: "late" }), reading("2026-01-01", 130, { id: "early" })], complete: ["observation"] }, { pack })
    expect(trace).toMatchObject({ op: "value", verdict: "yes", is: { above: 135, below: 200 }, found: [{ id: "early" }, { id: "late" }] })
  })
})

describe("flags and rules", () => {
  const pack = {
    parameters: [{ ...item("p/on"), value: true }, { ...item("p/off"), value: false }],
    rules: [{ ...item("p/elder", { status: "secondary" }), when: { op: "age", atLeast: { years: 60 } } as const }]
  }
  it("a flag is a parameter that is true or false", () => {
    expect(ask({ op: "flag", param: "p/on" }, {}, { pack })).toBe("yes")
    expect(ask({ op: "flag", param: "p/off" }, {}, { pack })).toBe("no")
    expect(traceOf({ op: "flag", param: "p/on" }, {}, { pack })).toEqual({
      op: "flag", verdict: "yes", param: "p/on", label: { vi: "p/on (vi)", en: "p/on (en)" },
      uses: [expect.objectContaining({ id: "p/on" })]
    })
  })
  it("a rule is asked by its id, and names its sources in the trace", () => {
    expect(ask({ op: "rule", id: "p/elder" }, { birthDate: "1966-07-15" }, { pack })).toBe("yes")
    expect(ask({ op: "rule", id: "p/elder" }, { birthDate: "1966-07-16" }, { pack })).toBe("no")
    expect(traceOf({ op: "rule", id: "p/elder" }, {}, { pack })).toMatchObject({ op: "rule", id: "p/elder", verdict: "unknown", status: "secondary", cites: [{ ref: "law" }], of: { op: "age" } })
  })
  it("an overriding rule answers in place of the higher one, and names both sources", () => {
    const plan = { ...law, id: "plan" }
    const commune = smallPack({
      id: "c", citations: [plan],
      rules: [{ ...item("c/elder", { overrides: "p/elder", cites: [{ ref: "plan", at: "II.1" }] }), when: { op: "age", atLeast: { years: 55 } } }]
    })
    const rules = composePacks([smallPack(pack), commune]).on("2026-07-15")
    const trace = rules.question({ op: "rule", id: "p/elder" }).trace(told({ birthDate: "1970" }), contextOn(rules.day))
    expect(trace).toMatchObject({ id: "c/elder", verdict: "yes", cites: [{ ref: "plan", at: "II.1" }], overrides: { id: "p/elder", cites: [{ ref: "law" }] } })
    expect(rules.question({ op: "rule", id: "c/elder" }).trace(told({ birthDate: "1970" }), contextOn(rules.day))).toEqual(trace)
  })
})
