import { describe, expect, it } from "vitest"
import { item, type Told, traceOf } from "../pack/smallPack.fixture.ts"
import type { Pack } from "../pack/pack.ts"
import type { Predicate } from "./predicate.ts"
import { reasonsOf } from "./reasons.ts"

const code = (name: string) => ({ code: name, label: { vi: `${name} (vi)`, en: `${name} illness` } })
const pack: Partial<Pack> = {
  parameters: [{ ...item("p/on"), value: true }, { ...item("p/off"), value: false }],
  valueSets: [{ ...item("p/set"), codes: ["a", "b", "c", "d"].map(code) }],
  rules: [{ ...item("p/elder", { label: { vi: "người cao tuổi", en: "elderly" } }), when: { op: "age", atLeast: { years: 60 } } }, { ...item("p/switch", { label: { vi: "bật", en: "switched on" } }), when: { op: "flag", param: "p/off" } }]
}
const why = (predicate: Predicate, person: Told, recorded = false) => reasonsOf(traceOf(predicate, person, { pack }), "en", recorded)

const merit: Predicate = { op: "exists", in: { kind: "merit", activeAt: "on" } }
const poor: Predicate = { op: "exists", in: { kind: "poverty", activeAt: "on" } }
const woman: Predicate = { op: "sex", is: ["female"] }
const elder: Predicate = { op: "age", atLeast: { years: 60 } }
const any = (...of: readonly Predicate[]): Predicate => ({ op: "any", of })
const all = (...of: readonly Predicate[]): Predicate => ({ op: "all", of })
const not = (of: Predicate): Predicate => ({ op: "not", of })
const both: Told = { sex: "female", birthDate: "1950-01-01", facts: [{}, { kind: "poverty" }] }
const neither: Told = { sex: "male", birthDate: "2000-01-01", complete: ["merit", "poverty"] }

describe("where one part is enough", () => {
  it("each that holds is told, unless it says no more than another", () => {
    expect(why(any(merit, poor), both)).toEqual(["meritorious service", "household poverty"])
    expect(why(any(merit, all(merit, poor)), both)).toEqual(["meritorious service"])
    expect(why(any(all(poor, merit), merit), both)).toEqual(["meritorious service"])
    expect(why(any(all(merit, poor), all(woman, merit)), both)).toEqual(["meritorious service", "household poverty", "female", "meritorious service"])
  })
  it("of two that say the same the first is told", () => {
    expect(why(any(merit, merit), both)).toEqual(["meritorious service"])
    expect(why(any(all(merit, poor), all(poor, merit)), both)).toEqual(["meritorious service", "household poverty"])
  })
  it("a station's choice is enough, and says nothing", () => {
    expect(why(any({ op: "flag", param: "p/on" }, elder), both)).toEqual([])
  })
  it("for a no of all as for a yes of any", () => {
    expect(why(all(merit, all(merit, poor)), neither)).toEqual(["no meritorious service"])
  })
})

describe("where all parts are needed", () => {
  it("each is told", () => {
    expect(why(all(woman, merit), both)).toEqual(["female", "meritorious service"])
    expect(why(any(merit, poor), neither)).toEqual(["no meritorious service", "no household poverty"])
    expect(why(all(merit, merit), both)).toEqual(["meritorious service", "meritorious service"])
  })
})

describe("the reason of a no", () => {
  it("names a rule with its reasons, or without any", () => {
    expect(why({ op: "rule", id: "p/elder" }, neither)).toEqual(["not: elderly (not: at least 60 years (26 years on 2026-07-15))"])
    expect(why({ op: "rule", id: "p/switch" }, neither)).toEqual(["not: switched on"])
    expect(why({ op: "rule", id: "p/elder" }, both)).toEqual(["at least 60 years (76 years on 2026-07-15)"])
    const several = traceOf({ op: "rule", id: "p/both" }, neither, { pack: { rules: [{ ...item("p/both"), when: any(merit, poor) }] } })
    expect(reasonsOf(several, "en")).toEqual(["not: p/both (en) (no meritorious service; no household poverty)"])
  })
  it("is told through not and sure", () => {
    expect(why(not(merit), neither)).toEqual(["no meritorious service"])
    expect(why(not(elder), neither)).toEqual(["not: at least 60 years (26 years on 2026-07-15)"])
    expect(why({ op: "sure", of: not(not(merit)) }, both)).toEqual(["meritorious service"])
  })
  it("of the dead is the death; of the living nothing", () => {
    expect(why({ op: "alive" }, { deathDate: "2026-01-01" })).toEqual(["has died"])
    expect(why({ op: "alive" }, {})).toEqual([])
  })
  it("says nothing of a choice or of what is known", () => {
    expect([why({ op: "flag", param: "p/off" }, {}), why({ op: "known", of: merit }, {}), why(woman, {})]).toEqual([[], [], []])
  })
  it("of too few facts names those that are there", () => {
    const twice: Predicate = { op: "count", in: { kind: "condition", codes: ["a"] }, atLeast: 2 }
    expect(why(twice, { facts: [{ kind: "condition", code: ["a"], start: "2020-01-01" }], complete: ["condition"] })).toEqual(["not: health condition: a illness (since 2020-01-01)"])
  })
  it("names what was looked for, three of many", () => {
    const none = (...codes: readonly string[]) => why({ op: "exists", in: { kind: "condition", codes } }, { complete: ["condition"] })
    expect(none("a")).toEqual(["no health condition: a illness"])
    expect(none("a", "b", "c")).toEqual(["no health condition: a illness, b illness, c illness"])
    expect(none("a", "b", "c", "d")).toEqual(["no health condition: a illness, b illness, c illness, …"])
  })
})

describe("facts in a reason", () => {
  const ill = (...facts: NonNullable<Told["facts"]>) => why({ op: "exists", in: { kind: "condition", codes: { valueSet: "p/set" } } }, { facts: facts.map((fact) => ({ kind: "condition", ...fact })) })
  it("are named by those of their codes that were asked for", () => {
    expect(ill({ code: ["a", "z"], start: "2020" })).toEqual(["health condition: a illness (since 2020)"])
    expect(ill({ code: ["a", "b"] })).toEqual(["health condition: a illness b illness"])
    expect(ill({ code: ["a"], start: "2020" }, { code: ["b"], start: "unknown" })).toEqual(["health condition: a illness (since 2020), b illness"])
  })
  it("without a name are told of by their kind, and by the day of recording if that is asked for", () => {
    expect(why(merit, { facts: [{ start: "2020-01-01" }] })).toEqual(["meritorious service"])
    expect(why(merit, { facts: [{ start: "2020-01-01", recorded: "2026-07-01T08:00:00+07:00" }] }, true)).toEqual(["meritorious service: (since 2020-01-01, recorded 2026-07-01)"])
  })

  const weighed = (start: string, value: number) => ({ kind: "observation", code: ["weight"], start, value })
  const weights = { kind: "observation", codes: ["weight"] } as const
  const three: Told = { facts: [weighed("2026-01-01", 60), weighed("2026-03-01", 70), weighed("2026-06-01", 62)], complete: ["observation"] }
  it("of the first or the last value is that one", () => {
    expect(why({ op: "value", which: "first", in: weights, is: { below: 65 } }, three)).toEqual(["measurement: weight 60 (on 2026-01-01)"])
    expect(why({ op: "value", which: "last", in: weights, is: { below: 65 } }, three)).toEqual(["measurement: weight 62 (on 2026-06-01)"])
    expect(why({ op: "value", which: "last", in: weights, is: { above: 65 } }, three)).toEqual(["not: measurement: weight 62 (on 2026-06-01)"])
  })
  it("of a change are the first and the last, with the difference and its sign", () => {
    const grew: Predicate = { op: "change", in: weights, is: { above: 0 } }
    expect(why(grew, three)).toEqual(["measurement: weight 60 (on 2026-01-01), weight 62 (on 2026-06-01), changed by +2"])
    expect(why(grew, { ...three, facts: [weighed("2026-01-01", 60), weighed("2026-03-01", 60)] })).toEqual(["not: measurement: weight 60 (on 2026-01-01), weight 60 (on 2026-03-01), changed by 0"])
  })
  it("of a time that has passed are counted from the one that matters", () => {
    expect(why({ op: "elapsed", which: "first", in: weights, atLeast: { months: 6 }, below: { years: 1 } }, three)).toEqual(["measurement: weight 60 (on 2026-01-01), at least 6 months, under 1 year on 2026-07-15"])
  })
})
