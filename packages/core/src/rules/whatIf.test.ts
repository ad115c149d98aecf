import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { assignGroups, type GroupAnswer } from "../groups/assignGroups.ts"
import type { CitizenProfile } from "../citizen/profile.ts"
import { readRecord } from "../citizen/readRecord.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { item, rulesOn } from "../pack/smallPack.fixture.ts"
import { planScreening, type ScreeningPlan } from "../screening/planScreening.ts"
import { records } from "./arbitrary.fixture.ts"
import type { Predicate } from "./predicate.ts"
import { type Ask, type Change, whatIf } from "./whatIf.ts"
import { whatWouldChange } from "./whatWouldChange.ts"

const label = { vi: "nhóm", en: "group" }
const holds = (kind: string, codes?: readonly string[]): Predicate => ({ op: "exists", in: { kind, ...(codes === undefined ? {} : { codes }), activeAt: "on" } })
const elder: Predicate = { op: "age", atLeast: { years: 60 } }
const group = (id: string, when: Predicate) => ({ id: `p/${id}`, label, when })
const rules = rulesOn("2026-07-15", {
  groupings: [{
    ...item("p/plan"), mode: "first", main: true, scope: { op: "alive" }, otherwise: { id: "p/rest", label },
    groups: [group("merit", holds("merit")), group("elder", elder), group("poor", holds("poverty", ["poor", "nearPoor"])), group("soldier", holds("employment", ["military"]))]
  }],
  protocols: [{ ...item("p/checkup"), from: "2020-01-01", item: "checkup", who: elder, recurrence: { every: { years: 1 } }, doneBy: { kind: "encounter" } }],
  freshness: ["merit", "poverty", "employment", "encounter"].map((kind) => ({ ...item(`p/fresh-${kind}`), kind, days: 30 }))
})
const groups: Ask<GroupAnswer> = (law, person) => assignGroups(law, person)
const plans: Ask<ScreeningPlan> = (law, person) => planScreening(law, person)
const known: CitizenProfile = { id: "x", birthDate: "1990-05-01", sex: "female", merit: false, poverty: "none", employment: false, examinations: [] }
const fields = (profile: CitizenProfile | HealthRecord, change: Change) => Object.fromEntries(whatIf(rules, profile, change, groups).changed.map(({ field, before, after }) => [field, [before, after]]))

describe("what if", () => {
  it("she were registered as poor", () => {
    expect(fields(known, { profile: { poverty: "poor" } })).toEqual({ group: ["p/rest", "p/poor"], matches: [[], ["p/poor"]] })
  })
  it("he turns 60 tomorrow: on the day before nothing changes, on the day his group and his checkup do", () => {
    const he: CitizenProfile = { ...known, sex: "male", birthDate: "1966-07-17" }
    expect(fields(he, { on: "2026-07-16" })).toEqual({})
    expect(fields(he, { on: "2026-07-17" })).toEqual({ group: ["p/rest", "p/elder"], matches: [[], ["p/elder"]] })
    expect(whatIf(rules, he, { on: "2026-07-17" }, plans).changed).toContainEqual({ field: "items[p/checkup].state", after: "due" })
  })
  it("he was born on a 29 February: sixty on 1 March of a common year", () => {
    const he: CitizenProfile = { ...known, birthDate: "1968-02-29" }
    expect([fields(he, { on: "2028-02-28" }), fields(he, { on: "2028-02-29" })["group"]]).toEqual([{}, ["p/rest", "p/elder"]])
    expect([fields({ ...he, birthDate: "1972-02-29" }, { on: "2033-02-28" })["group"], fields({ ...he, birthDate: "1976-02-29" }, { on: "2035-03-01" })]).toEqual([["p/rest", "p/elder"], {}])
  })
  it("the card of merit turned up", () => {
    expect(fields(known, { facts: [{ kind: "merit", end: "ongoing" }] })["group"]).toEqual(["p/rest", "p/merit"])
  })
  it("she had not been examined, or long ago: she is overdue", () => {
    const record: HealthRecord = { person: { id: "x", birthDate: "1950" }, facts: [{ id: "visit", kind: "encounter", start: "2026-05-01", recorded: "2026-05-01" }], complete: { encounter: "2026-07-15" } }
    const states = (change: Change) => {
      const { before, after } = whatIf(rules, record, change, plans)
      return [before.items[0]?.state, after.items[0]?.state]
    }
    expect(states({ without: ["visit"] })).toEqual(["upToDate", "overdue"])
    expect(states({ without: ["encounter"] })).toEqual(["upToDate", "overdue"])
    expect(states({ facts: [{ kind: "encounter", start: "2025-01-01", supersedes: "visit" }] })).toEqual(["upToDate", "overdue"])
  })
  it("the list of merit were complete: what was provisional is sure", () => {
    const { merit: _merit, ...rest } = known
    expect(fields(rest, { known: ["merit"] })).toEqual({ couldBe: [["p/merit"], []], certainty: ["provisional", "sure"] })
  })
  it("the birth date were not known", () => {
    expect(fields({ ...known, birthDate: "1950" }, { without: ["birthDate"] })).toMatchObject({ group: ["p/elder", "p/rest"], certainty: ["sure", "provisional"] })
  })
  it("works alike on a profile, a record, and a record read before; and leaves them as they were", () => {
    const record: HealthRecord = { person: { id: "x", birthDate: "1990" }, facts: [{ id: "f", kind: "poverty", code: ["poor"], end: "ongoing", recorded: "2026-01-01" }], complete: { poverty: "2026-07-15" } }
    const [before, view] = [JSON.stringify(record), readRecord(record)]
    const change: Change = { profile: { poverty: "none", merit: false } }
    expect(whatIf(rules, view, change, groups)).toEqual(whatIf(rules, record, change, groups))
    expect(whatIf(rules, record, change, groups).after.group?.id).toBe("p/rest")
    expect([JSON.stringify(record), assignGroups(rules, view).group?.id]).toEqual([before, "p/poor"])
  })
  it("what cannot be read is an error in the data", () => {
    expect(() => whatIf(rules, known, { person: { birthDate: "soon" } }, groups)).toThrow(expect.objectContaining({ code: "TRAMYTE_CITIZEN_INVALID" }))
    expect(() => whatIf(rules, known, { on: "tomorrow" }, groups)).toThrow(expect.objectContaining({ name: "TimeError" }))
  })
  it("nothing is different, for anybody", () => {
    fc.assert(fc.property(records, (record) => {
      for (const ask of [groups, plans] as readonly Ask<unknown>[]) expect(whatIf(rules, record, {}, ask).changed).toEqual([])
    }))
  })
  it("is the same as asking of the changed record itself", () => {
    fc.assert(fc.property(records, fc.constantFrom("1950", "1966-07-15", "2020"), (record, birthDate) => {
      const changed: HealthRecord = { ...record, person: { ...record.person, birthDate }, complete: { ...record.complete, merit: "2026-07-15" } }
      expect(whatIf(rules, record, { person: { birthDate }, known: ["merit"] }, groups).after).toEqual(assignGroups(rules, changed))
    }))
  })
})

describe("what would make it otherwise", () => {
  const outcomes = (profile: CitizenProfile) => Object.fromEntries(whatWouldChange(rules, profile, groups).map(({ fact, could }) => [fact, could.map(({ answer }) => `${answer.group?.id} ${answer.certainty}`)]))

  it("is nothing, where all is known", () => expect(outcomes(known)).toEqual({}))
  it("is merit, where only that is missing: with it, she is in that group; without, sure to be where she is", () => {
    const { merit: _merit, ...rest } = known
    expect(outcomes(rest)).toEqual({ merit: ["p/rest sure", "p/merit sure"] })
  })
  it("is the birthday, where only the year is known: sixty already, or not yet", () => {
    const [birth] = whatWouldChange(rules, { ...known, birthDate: "1966" }, groups)
    expect(birth?.could.map((one) => [one.if.person?.birthDate, one.answer.group?.id])).toEqual([["1966-01-01", "p/elder"], ["1966-07-16", "p/rest"]])
  })
  it("is each code that is asked about, once for each outcome", () => {
    const { poverty: _poverty, employment: _employment, ...rest } = known
    const changes = whatWouldChange(rules, rest, groups)
    expect(changes.map(({ fact }) => fact)).toEqual(["poverty", "employment"])
    expect(changes[0]?.could.map((one) => [one.if.facts?.[0]?.code, one.answer.group?.id])).toEqual([[undefined, "p/rest"], [["poor"], "p/poor"]])
  })
  it("is the birth date in a plan: sixty long ago, sixty today, or not yet", () => {
    const { birthDate: _birthDate, ...rest } = known
    const [birth] = whatWouldChange(rules, rest, plans)
    expect(birth?.could.map((one) => one.answer.items.map(({ state }) => state))).toEqual([["overdue"], ["due"], []])
  })
  it("every fact that an answer misses is told, in its order, and every outcome differs from the answer", () => {
    fc.assert(fc.property(records, (record) => {
      const answer = assignGroups(rules, record)
      const changes = whatWouldChange(rules, record, groups)
      expect(changes.map(({ fact }) => fact)).toEqual(answer.missing.map(({ fact }) => fact))
      for (const { could } of changes) for (const { changed } of could) expect(changed.length).toBeGreaterThan(0)
    }))
  })
})
