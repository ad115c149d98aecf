import fc from "fast-check"
import { beforeEach, describe, expect, it } from "vitest"
import { CitizenError } from "../citizen/errors.ts"
import type { CitizenProfile } from "../citizen/profile.ts"
import { recordFromProfile } from "../citizen/profile.ts"
import { readRecord } from "../citizen/readRecord.ts"
import { composePacks } from "../pack/composePacks.ts"
import { choicesPack } from "../pack/choicesPack.ts"
import { RulesError } from "../pack/errors.ts"
import type { Pack } from "../pack/pack.ts"
import { item, law, rulesOn, smallPack, told } from "../pack/smallPack.fixture.ts"
import { views } from "../rules/arbitrary.fixture.ts"
import { contextOn } from "../rules/context.ts"
import type { Predicate } from "../rules/predicate.ts"
import { epochDay } from "../time/index.ts"
import { assignGroups, type GroupAnswer, type GroupOptions, mainGroupsOf } from "./assignGroups.ts"
import type { Grouping } from "./grouping.ts"

const holds = (kind: string, codes?: readonly string[]): Predicate => ({ op: "exists", in: { kind, ...(codes === undefined ? {} : { codes }), activeAt: "on" } })
const group = (id: string, when: Predicate, more = {}) => ({ id: `p/${id}`, label: { vi: `nhóm ${id}`, en: `group ${id}` }, when, ...more })

const plan: Grouping = {
  ...item("p/plan", { cites: [{ ref: "law", at: "I" }] }), mode: "first", main: true,
  scope: holds("residence", ["permanent"]),
  groups: [
    group("merit", holds("merit"), { cites: [{ ref: "law", at: "I.1" }] }),
    group("elder", { op: "age", atLeast: { years: 60 } }, { status: "secondary" }),
    group("poor", holds("poverty", ["poor"]))
  ],
  otherwise: { id: "p/rest", label: { vi: "còn lại", en: "rest" }, cites: [{ ref: "law", at: "I.4" }], status: "unverified" }
}
const managed: Grouping = { ...plan, ...item("p/managed"), mode: "every", main: false, groups: plan.groups.map((one) => ({ ...one, id: `${one.id}-m` })), otherwise: { id: "p/none", label: { vi: "không", en: "none" } } }

const pack: Partial<Pack> = { groupings: [plan, managed] }
let rules = rulesOn("2026-07-15", pack)
beforeEach(() => {
  rules = rulesOn("2026-07-15", pack)
})
const home = { type: "permanent" } as const
const known = { merit: false, poverty: "none", birthDate: "2000", residence: home } as const

const assign = (profile: Omit<CitizenProfile, "id">, options: GroupOptions = {}): GroupAnswer => assignGroups(rules, { id: "x", ...profile }, options)
const ids = (groups: readonly { readonly id: string }[]): readonly string[] => groups.map(({ id }) => id)
const short = (answer: GroupAnswer) => [answer.group?.id, answer.certainty, ids(answer.matches), ids(answer.couldBe), answer.missing.map(({ fact }) => fact)]
const every: GroupOptions = { grouping: "p/managed" }

describe("an ordered grouping", () => {
  it("gives the first match, and names all", () => {
    expect(short(assign({ ...known, merit: true, birthDate: "1950", poverty: "poor" }))).toEqual(["p/merit", "sure", ["p/merit", "p/elder", "p/poor"], [], []])
    expect(short(assign({ ...known, birthDate: "1950", poverty: "poor" }))).toEqual(["p/elder", "sure", ["p/elder", "p/poor"], [], []])
  })
  it("gives the residual group to whom no other takes", () => {
    expect(short(assign(known))).toEqual(["p/rest", "sure", [], [], []])
  })
  it("is provisional while a group ahead is open, and asks for what is missing", () => {
    const { merit: _merit, ...rest } = known
    expect(short(assign({ ...rest, birthDate: "1950" }))).toEqual(["p/elder", "provisional", ["p/elder"], ["p/merit"], ["merit"]])
    expect(short(assign(rest))).toEqual(["p/rest", "provisional", [], ["p/merit"], ["merit"]])
    expect(short(assign({ residence: home }))).toEqual(["p/rest", "provisional", [], ["p/merit", "p/elder", "p/poor"], ["merit", "birthDate", "poverty"]])
  })
  it("does not care about groups behind the first match", () => {
    expect(short(assign({ residence: home, merit: true }))).toEqual(["p/merit", "sure", ["p/merit"], [], []])
    expect(short(assign({ residence: home, merit: false, birthDate: "1950" }))).toEqual(["p/elder", "sure", ["p/elder"], [], []])
  })
  it("counts from 1 in the order of precedence, the residual group last", () => {
    expect(assign(known).group).toEqual({ id: "p/rest", label: { vi: "còn lại", en: "rest" }, order: 4 })
    expect(assign({ ...known, poverty: "poor" }).group).toEqual({ id: "p/poor", label: { vi: "nhóm poor", en: "group poor" }, order: 3 })
  })
  it.each([["1966-07-14", "p/elder"], ["1966-07-15", "p/elder"], ["1966-07-16", "p/rest"]])("born on %s is in %s", (birthDate, expected) => {
    expect(assign({ ...known, birthDate }).group?.id).toBe(expected)
  })
})

describe("a grouping in which every match counts", () => {
  it("leaves every open group open", () => {
    expect(short(assign({ residence: home, merit: true }, every))).toEqual(["p/merit-m", "provisional", ["p/merit-m"], ["p/elder-m", "p/poor-m"], ["birthDate", "poverty"]])
  })
  it("gives no residual group while one is open", () => {
    expect(short(assign(known, every))).toEqual(["p/none", "sure", [], [], []])
    expect(short(assign({ ...known, birthDate: "1966" }, every))).toEqual([undefined, "provisional", [], ["p/elder-m"], ["birthDate"]])
  })
})

describe("whom it is about", () => {
  it("surely not: no group, nothing to ask", () => {
    const answer = assign({ residence: { type: "temporary" } })
    expect([answer.inScope, ...short(answer)]).toEqual(["no", undefined, "sure", [], [], []])
    expect(answer.why.map(({ op, verdict }) => [op, verdict])).toEqual([["exists", "no"]])
  })
  it("not known: the answer is unknown, and asks for that first", () => {
    const answer = assign({ ...known, residence: {}, birthDate: "1966" })
    expect([answer.inScope, ...short(answer)]).toEqual(["unknown", "p/rest", "unknown", [], ["p/elder"], ["residence", "birthDate"]])
  })
})

describe("what every answer tells", () => {
  it("the person, the days, the rulebook and the grouping", () => {
    expect(assign(known)).toMatchObject({ subject: "x", on: "2026-07-15", asOf: "2026-07-15", rulebook: "p@2026.1.0", grouping: "p/plan", inScope: "yes" })
    expect(assign(known, { asOf: "2026-01-01" })).toMatchObject({ on: "2026-07-15", asOf: "2026-01-01" })
  })
  it("the sources of the groups that gave it, and the weakest status", () => {
    const merit = assign({ ...known, merit: true })
    expect([merit.sources.map(({ at }) => at), merit.status]).toEqual([["I.1"], "verified"])
    expect(merit.sources[0]).toEqual({ ref: "law", at: "I.1", citation: law })
    const elder = assign({ ...known, birthDate: "1950" })
    expect([elder.sources.map(({ at }) => at), elder.status]).toEqual([["I"], "secondary"])
    const rest = assign(known)
    expect([rest.sources.map(({ at }) => at), rest.status]).toEqual([["I.4"], "unverified"])
    expect(assign({ ...known, merit: true, birthDate: "1950" }).status).toBe("secondary")
  })
  it("why: the traces of matches, of the residual group, of open groups", () => {
    const why = (profile: Omit<CitizenProfile, "id">) => assign(profile).why.map((trace) => [trace.op === "rule" ? trace.id : trace.op, trace.verdict])
    expect(why({ ...known, merit: true, poverty: "poor" })).toEqual([["p/merit", "yes"], ["p/poor", "yes"]])
    expect(why({ ...known, birthDate: "1966" })).toEqual([["p/rest", "yes"], ["p/elder", "unknown"]])
  })
  it("plain data", () => {
    const answer = assign({ ...known, birthDate: "1966" })
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  })
})

describe("the order of groups", () => {
  const ordered = smallPack({ ...pack, groupings: [{ ...plan, order: { param: "p/order" } }], parameters: [{ ...item("p/order"), value: ["p/poor", "p/elder", "p/merit"] }] })
  const both = { id: "x", ...known, merit: true, poverty: "poor" } as const
  it("may be a parameter", () => {
    const answer = assignGroups(composePacks([ordered]).on("2026-07-15"), both)
    expect([answer.group?.id, ids(answer.matches), answer.matches.map(({ order }) => order)]).toEqual(["p/poor", ["p/poor", "p/merit"], [1, 3]])
  })
  it("and a choice of the station", () => {
    const station = choicesPack([ordered], { "p/order": ["p/merit", "p/poor", "p/elder"] }, { issuer: "Trạm" })
    expect(assignGroups(composePacks([ordered, station]).on("2026-07-15"), both).group?.id).toBe("p/merit")
  })
})

describe("an overriding grouping", () => {
  it("answers in place of the one it replaces, and names both sources", () => {
    const local = smallPack({ id: "c", citations: [{ ...law, id: "plan" }], groupings: [{ ...plan, ...item("c/plan", { overrides: "p/plan", cites: [{ ref: "plan" }] }), groups: [{ ...plan.groups[1]!, id: "c/elder" }], otherwise: { id: "c/rest", label: { vi: "x", en: "x" } } }] })
    const answer = assignGroups(composePacks([smallPack(pack), local]).on("2026-07-15"), { id: "x", ...known, birthDate: "1950" })
    expect([answer.grouping, answer.group?.id]).toEqual(["c/plan", "c/elder"])
    expect(answer.sources.map(({ ref }) => ref)).toEqual(["plan", "law"])
  })
})

describe("the forms of a call", () => {
  const profile: CitizenProfile = { id: "x", ...known, birthDate: "1950" }
  it("a profile, a record and a read record give the same answer", () => {
    const record = recordFromProfile(profile, "2026-07-15")
    expect(assignGroups(rules, record)).toEqual(assignGroups(rules, profile))
    expect(assignGroups(rules, readRecord(record))).toEqual(assignGroups(rules, profile))
  })
  it("a list gives the list of single answers", () => {
    const people: readonly CitizenProfile[] = [profile, { id: "y" }, { id: "z", residence: home }]
    expect(assignGroups(rules, people)).toEqual(people.map((one) => assignGroups(rules, one)))
    expect(assignGroups(rules, [])).toEqual([])
  })
  it("a profile is read on the day asked about", () => {
    expect(assignGroups(rules, profile, { asOf: "2025-01-01" }).certainty).toBe("sure")
    expect(assignGroups(rules, { ...profile, birthDate: "1966-07-15" }, { asOf: "2026-07-14" }).group?.id).toBe("p/rest")
  })
  it("each grouping keeps its own answers", () => {
    const asked = [undefined, "p/managed", "p/plan", undefined].map((grouping) => assign(known, grouping === undefined ? {} : { grouping }).grouping)
    expect(asked).toEqual(["p/plan", "p/managed", "p/plan", "p/plan"])
  })
  it("knownAt hides what was recorded later", () => {
    const record = { person: { id: "x", birthDate: "2000" }, facts: [{ id: "f", kind: "merit", end: "ongoing", recorded: "2026-07-10" }] } as const
    expect(ids(assignGroups(rules, record).matches)).toEqual(["p/merit"])
    expect(ids(assignGroups(rules, record, { knownAt: "2026-07-09" }).matches)).toEqual([])
  })
  it("a grouping that is not in force is an error that names those which are", () => {
    expect(() => assign(known, { grouping: "p/other" })).toThrow(RulesError)
    expect(() => assign(known, { grouping: "p/other" })).toThrow(expect.objectContaining({ code: "TRAMYTE_RULES_NOT_IN_FORCE" }))
    expect(() => assign(known, { grouping: "p/other" })).toThrow("The grouping \"p/other\" is in force on 2026-07-15 (p@2026.1.0); in force are p/plan, p/managed".replace("is in force on", "is not in force on"))
    expect(() => assignGroups(rulesOn("2026-07-15"), { id: "x" })).toThrow("No main grouping is in force on 2026-07-15 (p@2026.1.0); in force are none")
  })
  it("what is no person is an error in the data", () => {
    for (const wrong of [null, "x", 5, { id: "x", subject: "y" }, { person: null }, undefined]) expect(() => assignGroups(rules, wrong as unknown as CitizenProfile)).toThrow(CitizenError)
  })
})

describe("for counting", () => {
  const keys = (grouping: Grouping, profile: Omit<CitizenProfile, "id">): readonly string[] => {
    const counted = rulesOn("2026-07-15", { groupings: [{ ...grouping, main: true }] })
    return mainGroupsOf(counted, readRecord(recordFromProfile({ id: "x", ...profile }, "2026-07-15")), contextOn(epochDay("2026-07-15")))
  }
  it("asks first for what decides whether the plan is about the person", () => {
    expect(assign({}).missing.map(({ fact }) => fact)).toEqual(["residence", "merit", "birthDate", "poverty"])
  })
  it("one key each in an ordered grouping, several where every match counts", () => {
    const both = { ...known, merit: true, poverty: "poor" } as const
    expect([keys(plan, both), keys(managed, both)]).toEqual([["p/merit"], ["p/merit-m", "p/poor-m"]])
    expect([keys(plan, known), keys(managed, known)]).toEqual([["p/rest"], ["p/none"]])
  })
  it("who is surely outside, and of whom it is not known", () => {
    expect(keys(plan, { ...known, residence: { type: "temporary" } })).toEqual(["outside"])
    expect(keys(plan, { ...known, residence: {} })).toEqual(["unknown"])
    expect(keys(managed, { ...known, birthDate: "1966" })).toEqual(["unknown"])
    const { otherwise: _otherwise, ...bare } = managed
    expect(keys(bare, known)).toEqual(["none"])
  })
  it("always agrees with the answer that has reasons", () => {
    const context = contextOn(rules.day)
    fc.assert(fc.property(views, (view) => {
      const { inScope, group } = assignGroups(rules, view)
      expect(mainGroupsOf(rules, view, context)).toEqual([inScope === "yes" ? group!.id : inScope === "no" ? "outside" : "unknown"])
    }))
  })
})

describe("any person at all", () => {
  const open = rulesOn("2026-07-15", { groupings: [{ ...plan, scope: { op: "alive" } }] })
  it("has exactly one group of an ordered grouping if in its scope, and none outside", () => {
    fc.assert(fc.property(views, (view) => {
      const answer = assignGroups(open, view)
      expect(answer.group === undefined).toBe(answer.inScope === "no")
      expect(answer.certainty === "sure").toBe(answer.missing.length === 0)
      if (answer.matches[0] !== undefined && answer.inScope !== "no") expect(answer.group).toEqual(answer.matches[0])
      expect(answer.couldBe.every(({ order }) => order < answer.group!.order)).toBe(true)
    }))
  })
  it("has the same groups without the reasons", () => {
    fc.assert(fc.property(views, fc.constantFrom("p/plan", "p/managed"), (view, grouping) => {
      const asked = rulesOn("2026-07-15", { groupings: [{ ...plan, scope: { op: "sex", is: ["male"] } }, managed] })
      const without = assignGroups(asked, view, { grouping, reasons: false })
      expect(assignGroups(asked, view, { grouping })).toMatchObject(without)
      expect(Object.keys(without)).not.toContain("why")
    }))
  })
  it("told in a test, reads like one", () => {
    expect(assignGroups(open, told({ birthDate: "1950", complete: ["merit"] })).group?.id).toBe("p/elder")
  })
})
