import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Pack } from "../pack/pack.ts"
import { composePacks } from "../pack/composePacks.ts"
import { item, rulesOn, smallPack, type Told, told } from "../pack/smallPack.fixture.ts"
import { views } from "../rules/arbitrary.fixture.ts"
import { planScreening, type ScreeningItem, type ScreeningOptions } from "./planScreening.ts"
import type { Protocol } from "./protocol.ts"

const everybody = { op: "alive" } as const
const checkup = { kind: "encounter" } as const
const protocol = (recurrence: Protocol["recurrence"], more: Partial<Protocol> = {}): Protocol => ({ ...item("p/x"), item: "checkup", who: everybody, recurrence, doneBy: checkup, ...more })
const done = (...starts: readonly string[]) => starts.map((start) => ({ kind: "encounter", start, recorded: "2026-07-15" }))

/** What one protocol says of one person on a day; birth, completeness and the rest unless told otherwise. */
const stand = (one: Protocol, facts: Told["facts"] & object, on = "2026-07-15", more: Told & ScreeningOptions = {}): ScreeningItem | undefined => {
  const { asOf, ...person } = more
  const view = told({ birthDate: "1980-01-01", complete: { encounter: "2030-01-01" }, facts, ...person })
  return planScreening(rulesOn(on, { protocols: [one] }), view, asOf === undefined ? {} : { asOf }).items[0]
}
const short = (found: ScreeningItem | undefined) => found === undefined ? undefined : [found.state, found.dueFrom, found.dueBy, found.lastDone]

describe("again after an interval (every 6 months, may be done a month ahead)", () => {
  const again = protocol({ every: { months: 6 }, opensBefore: { months: 1 } }, { from: "2024-01-01" })

  it.each([
    ["2026-05-31", "upToDate"], ["2026-06-01", "due"], ["2026-06-30", "due"], ["2026-07-01", "due"], ["2026-07-02", "overdue"]
  ])("done on 1 January 2026, on %s it is %s", (on, state) => {
    expect(short(stand(again, done("2026-01-01"), on))).toEqual([state, "2026-06-01", "2026-07-01", "2026-01-01"])
  })
  it("counts from the last time, in whichever order they come", () => {
    for (const starts of [["2025-01-01", "2026-03-01"], ["2026-03-01", "2025-01-01"]]) expect(short(stand(again, done(...starts)))).toEqual(["upToDate", "2026-08-01", "2026-09-01", "2026-03-01"])
  })
  it("without opening ahead is due on the one day, and never before the day after the last", () => {
    const exact = protocol({ every: { months: 6 } }, { from: "2024-01-01" })
    expect([["2026-06-30", "upToDate"], ["2026-07-01", "due"], ["2026-07-02", "overdue"]].every(([on, state]) => stand(exact, done("2026-01-01"), on)?.state === state)).toBe(true)
    expect(short(stand(protocol({ every: { days: 3 }, opensBefore: { days: 9 } }), done("2026-07-15")))).toEqual(["upToDate", "2026-07-16", "2026-07-18", "2026-07-15"])
  })
  it("at a month's end follows the policy", () => {
    const monthly = (policy?: "clamp" | "rollForward") => protocol({ every: { months: 1 }, ...(policy === undefined ? {} : { policy }) })
    expect(stand(monthly(), done("2026-01-31"), "2026-02-01")?.dueBy).toBe("2026-02-28")
    expect(stand(monthly("clamp"), done("2026-01-31"), "2026-02-01")?.dueBy).toBe("2026-02-28")
    expect(stand(monthly("rollForward"), done("2026-01-31"), "2026-02-01")?.dueBy).toBe("2026-03-01")
    expect(stand(protocol({ every: { years: 1 } }), done("2024-02-29"), "2024-03-01")?.dueBy).toBe("2025-02-28")
  })
  it("never done: due since the rule is in force, overdue an interval later", () => {
    expect(short(stand(again, [], "2024-01-01"))).toEqual(["due", "2024-01-01", "2024-07-01", undefined])
    expect(short(stand(again, [], "2024-07-01"))).toEqual(["due", "2024-01-01", "2024-07-01", undefined])
    expect(short(stand(again, [], "2024-07-02"))).toEqual(["overdue", "2024-01-01", "2024-07-01", undefined])
  })
  it("done long before the rule: overdue since the interval after it ended", () => {
    expect(short(stand(again, done("2023-06-30"), "2024-01-01"))).toEqual(["overdue", "2023-11-30", "2023-12-30", "2023-06-30"])
  })
  it("history not known: unknown, unless it is up to date anyhow", () => {
    const unknown = { complete: [] }
    expect(short(stand(again, [], "2026-07-15", unknown))).toEqual(["unknown", "2024-01-01", "2024-07-01", undefined])
    expect(short(stand(again, done("2026-01-01"), "2026-07-15", unknown))).toEqual(["unknown", "2026-06-01", "2026-07-01", "2026-01-01"])
    expect(stand(again, done("2026-07-01"), "2026-07-15", unknown)?.state).toBe("upToDate")
    expect(stand(again, done("2026-07-15"), "2026-07-15", unknown)?.state).toBe("upToDate")
  })
  it("a time that may have been leaves it unknown only while it matters", () => {
    const perhaps = (start: string) => [{ kind: "encounter", start, recorded: "2026-07-15", status: "preliminary" as const }]
    expect(stand(again, perhaps("2026-06-01"))?.state).toBe("unknown")
    expect(stand(again, perhaps("2020-01-01"))?.state).toBe("overdue")
    expect(stand(again, [...done("2026-01-01"), ...perhaps("2025-06-01")])?.state).toBe("overdue")
    expect(stand(again, [...done("2026-01-01"), ...perhaps("2026-01-20")], "2026-06-25")?.state).toBe("due")
    expect(stand(again, [...done("2026-01-01"), ...perhaps("2026-01-20")], "2026-06-10")?.state).toBe("unknown")
    expect(stand(again, [...done("2026-01-01"), ...perhaps("2026-01-15")], "2026-07-15")?.state).toBe("unknown")
    expect(stand(again, [...done("2026-01-01"), ...perhaps("2026-01-14")], "2026-07-15")?.state).toBe("overdue")
  })
  it("done some day of a month: from the first such day, unknown while the last matters", () => {
    expect(short(stand(again, done("2026-01"), "2026-05-31"))).toEqual(["upToDate", "2026-06-01", "2026-07-01", "2026-01-01"])
    expect(stand(again, done("2026-01"), "2026-06-15")?.state).toBe("unknown")
    expect(stand(again, done("2026-01"), "2026-07-01")?.state).toBe("due")
    expect(stand(again, done("2026-01"), "2026-07-15")?.state).toBe("unknown")
    expect(stand(again, done("2026-01"), "2026-08-01")?.state).toBe("overdue")
  })
  it("done, but nobody knows when: no date, and unknown while the recording is fresh", () => {
    const once = (recorded: string) => [{ kind: "encounter", recorded }]
    expect(short(stand(again, once("2026-07-10")))).toEqual(["unknown", "2024-01-01", "2024-07-01", undefined])
    expect(stand(again, once("2025-01-01"))?.state).toBe("overdue")
  })
  it("what is not done, not yet, or something else does not count", () => {
    const bp = protocol({ every: { months: 6 } }, { from: "2026-01-01", doneBy: { kind: "encounter", codes: ["bp"] } })
    expect(stand(bp, [{ kind: "encounter", start: "2026-02-01", code: ["x"] }])?.lastDone).toBeUndefined()
    expect(stand(bp, [{ kind: "encounter", start: "2026-02-01", code: ["bp"], status: "notDone" }])?.lastDone).toBeUndefined()
    expect(stand(bp, [{ kind: "encounter", start: "2026-07-16", code: ["bp"] }])?.lastDone).toBeUndefined()
    expect(stand(bp, [{ kind: "encounter", start: "2026-07-15", code: ["bp"] }])?.lastDone).toBe("2026-07-15")
  })
  it("takes its lengths from parameters", () => {
    const pack: Partial<Pack> = { parameters: [{ ...item("p/every"), value: { months: 6 } }, { ...item("p/ahead"), value: { months: 1 } }], protocols: [{ ...again, recurrence: { every: { param: "p/every" }, opensBefore: { param: "p/ahead" } } }] }
    expect(short(planScreening(rulesOn("2026-07-15", pack), told({ complete: ["encounter"], facts: done("2026-01-01") })).items[0])).toEqual(["overdue", "2026-06-01", "2026-07-01", "2026-01-01"])
  })
})

describe("a number of times a year (at least once, two aimed at)", () => {
  const yearly = protocol({ perYear: { min: 1, target: 2 }, year: "calendar" }, { from: "2025-01-01" })
  const counted = (found: ScreeningItem | undefined) => [...short(found)!, found?.doneThisYear, found?.stillAimedAt]

  it.each<[string, readonly string[], string, number, number]>([
    ["never", [], "overdue", 0, 2], ["last year", ["2025-12-31"], "due", 0, 2], ["on New Year's Day", ["2026-01-01"], "upToDate", 1, 1],
    ["twice this year", ["2026-01-01", "2026-07-15"], "upToDate", 2, 0], ["three times", ["2026-01-01", "2026-02-01", "2026-03-01"], "upToDate", 3, 0]
  ])("done %s", (_what, starts, state, doneThisYear, stillAimedAt) => {
    const found = stand(yearly, done(...starts))
    expect(found).toMatchObject({ state, doneThisYear, stillAimedAt })
    expect([found?.dueFrom, found?.dueBy]).toEqual(state === "upToDate" ? [undefined, undefined] : ["2026-01-01", "2026-12-31"])
  })
  it("is due on the last day of the year, and overdue on the first of the next", () => {
    expect(stand(yearly, done("2025-05-01"), "2026-12-31")?.state).toBe("due")
    expect(stand(yearly, done("2025-05-01"), "2027-01-01")?.state).toBe("overdue")
  })
  it("is overdue only if the whole of last year was under the rule", () => {
    for (const [from, state] of [["2025-01-01", "overdue"], ["2025-01-02", "due"], ["2025-07-01", "due"]] as const) expect(stand({ ...yearly, from }, [])?.state).toBe(state)
  })
  it("is overdue only if the person was entitled all of last year, and lived", () => {
    const from6 = { ...yearly, ages: { from: { years: 6 } } }
    expect(stand(from6, [], "2026-07-15", { birthDate: "2019-01-01" })?.state).toBe("overdue")
    expect(stand(from6, [], "2026-07-15", { birthDate: "2019-01-02" })?.state).toBe("due")
    expect(stand(yearly, [], "2026-07-15", { birthDate: "2025-01-02" })?.state).toBe("due")
    expect(stand(yearly, [], "2026-07-15", { birthDate: "2025-01-01" })?.state).toBe("overdue")
    expect(stand(yearly, [], "2026-07-15", { deathDate: "2026-07-15" })).toBeUndefined()
    const workers = { ...yearly, who: { op: "exists", in: { kind: "employment", activeAt: "on" } } as const }
    expect(stand(workers, [{ kind: "employment", start: "2025-01-01" }])?.state).toBe("overdue")
    expect(stand(workers, [{ kind: "employment", start: "2025-01-02" }])?.state).toBe("due")
    const moved = [{ kind: "employment", start: "2020-01-01", end: "2025-06-01" }, { kind: "employment", start: "2026-01-01" }] as const
    expect(stand(workers, moved)).toMatchObject({ state: "due", dueFrom: "2026-01-01" })
  })
  it("is due from the day of entitlement, if that is in the year", () => {
    expect(short(stand({ ...yearly, ages: { from: { years: 6 } } }, [], "2026-07-15", { birthDate: "2020-03-01" }))).toEqual(["due", "2026-03-01", "2026-12-31", undefined])
    expect(stand({ ...yearly, from: "2026-07-01" }, [])?.dueFrom).toBe("2026-07-01")
  })
  it("is overdue only by what was missed last year, from its first day to its last", () => {
    const twice = protocol({ perYear: { min: 2 }, year: "calendar" }, { from: "2024-01-01" })
    expect(stand(yearly, done("2025-01-01"))?.state).toBe("due")
    expect(stand(yearly, done("2024-12-31"))?.state).toBe("overdue")
    expect(stand(twice, done("2025-06-01", "2026-01-01"))?.state).toBe("overdue")
    expect(stand(twice, done("2025-06-01", "2025-12-31"))?.state).toBe("due")
  })
  it("is overdue only if the person was entitled at the end of last year", () => {
    const without = { ...yearly, who: { op: "not", of: { op: "exists", in: { kind: "condition", activeAt: "on" } } } as const }
    const ill = (end: string) => stand(without, [{ kind: "condition", start: "2020-01-01", end }], "2026-07-15", { complete: { encounter: "2030-01-01", condition: "2030-01-01" } })?.state
    expect([ill("2025-12-31"), ill("2026-01-01")]).toEqual(["overdue", "due"])
  })
  it("begins on the first day of the rule", () => {
    expect(stand({ ...yearly, from: "2026-07-15" }, [])?.state).toBe("due")
    expect(stand(protocol({ once: true }, { from: "2026-07-15" }), [])?.state).toBe("due")
  })
  it("two are needed where the rule says so", () => {
    const twice = protocol({ perYear: { min: 2 }, year: "calendar" }, { from: "2026-01-01" })
    expect(counted(stand(twice, done("2026-02-01")))).toEqual(["due", "2026-01-01", "2026-12-31", "2026-02-01", 1, 1])
    expect(stand(twice, done("2026-02-01", "2026-03-01"))?.state).toBe("upToDate")
  })
  it("never aims at fewer than are needed", () => {
    expect(stand(protocol({ perYear: { min: 2, target: 1 }, year: "calendar" }), [])?.stillAimedAt).toBe(2)
  })
  it("unknown: when the history is not, or a time may have been in this year", () => {
    const unknown = { complete: [] }
    expect(counted(stand(yearly, [], "2026-07-15", unknown))).toEqual(["unknown", "2026-01-01", "2026-12-31", undefined, 0, 2])
    expect(stand(yearly, done("2026-01-01"), "2026-07-15", unknown)?.state).toBe("upToDate")
    expect(stand(yearly, [{ kind: "encounter", start: "2026-02-01", status: "preliminary" }])?.state).toBe("unknown")
    expect(stand(yearly, [{ kind: "encounter", start: "2025-12-31", status: "preliminary" }])?.state).toBe("due")
    expect(stand(yearly, done("2026"))?.state).toBe("upToDate")
    expect(stand(yearly, done("2024"))?.state).toBe("overdue")
    expect(stand(yearly, [{ kind: "encounter", recorded: "2026-07-15" }])?.state).toBe("unknown")
    expect(stand(yearly, [{ kind: "encounter", recorded: "2025-12-31" }])?.state).toBe("due")
  })
  it("asks for the history when that is what is missing", () => {
    const found = stand(yearly, [], "2026-07-15", { complete: [] })
    expect([found?.certainty, found?.missing.map(({ fact }) => fact)]).toEqual(["unknown", ["encounter"]])
    expect(stand(yearly, [])).toMatchObject({ certainty: "sure", missing: [] })
  })

  describe("by the school year from 5 September", () => {
    const school = protocol({ perYear: { min: 1 }, year: "school", schoolYearStart: { month: 9, day: 5 } }, { from: "2024-09-05" })
    it.each([["2026-09-04", "2025-09-05", "2026-09-04"], ["2026-09-05", "2026-09-05", "2027-09-04"]])("on %s it runs from %s to %s", (on, dueFrom, dueBy) => {
      expect(short(stand(school, done("2025-09-04", "2024-10-01"), on))?.slice(1, 3)).toEqual([dueFrom, dueBy])
    })
    it("counts what was done in it", () => {
      expect(stand(school, done("2025-09-05"), "2026-09-04")?.state).toBe("upToDate")
      expect(stand(school, done("2025-09-04"), "2026-09-04")?.state).toBe("due")
      expect(stand(school, done("2024-09-04"), "2026-09-04")?.state).toBe("overdue")
      expect(stand({ ...school, from: "2024-09-06" }, [], "2026-09-04")?.state).toBe("due")
    })
    it("from 1 September unless told; year and start may be parameters", () => {
      const pack = (year: string): Partial<Pack> => ({
        parameters: [{ ...item("p/year"), value: year }, { ...item("p/start"), value: { month: 9, day: 5 } }, { ...item("p/min"), value: 2 }],
        protocols: [protocol({ perYear: { min: { param: "p/min" }, target: { param: "p/min" } }, year: { param: "p/year" }, schoolYearStart: { param: "p/start" } })]
      })
      const found = (year: string) => planScreening(rulesOn("2026-07-15", pack(year)), told({ complete: ["encounter"] })).items[0]
      expect([found("school")?.dueBy, found("calendar")?.dueBy, found("school")?.stillAimedAt]).toEqual(["2026-09-04", "2026-12-31", 2])
      expect(stand(protocol({ perYear: { min: 1 }, year: "school" }), [])?.dueBy).toBe("2026-08-31")
    })
  })
})

describe("once in a life", () => {
  const once = protocol({ once: true }, { from: "2026-07-01" })
  it("is due until it was done, and asks where that is not known", () => {
    expect(short(stand(once, []))).toEqual(["due", "2026-07-01", undefined, undefined])
    expect(short(stand(once, done("2010-01-01")))).toEqual(["upToDate", undefined, undefined, "2010-01-01"])
    expect(short(stand(once, [{ kind: "encounter", recorded: "2020-01-01" }]))).toEqual(["upToDate", undefined, undefined, undefined])
    expect(stand(once, [{ kind: "encounter", start: "2020-01-01", status: "preliminary" }])?.state).toBe("unknown")
    expect(stand(once, [], "2026-07-15", { complete: [] })?.state).toBe("unknown")
  })
})

describe("whom it is for", () => {
  const from40to70 = protocol({ perYear: { min: 1 }, year: "calendar" }, { ages: { from: { years: 40 }, until: { years: 70 } } })
  it.each([["1986-07-15", true], ["1986-07-16", false], ["1956-07-16", true], ["1956-07-15", false]])("born on %s, from 40 and below 70 on 15 July 2026: %s", (birthDate, applies) => {
    expect(stand(from40to70, [], "2026-07-15", { birthDate }) !== undefined).toBe(applies)
  })
  it("may be known not to have begun yet, and then is nothing to do", () => {
    expect(stand({ ...from40to70, from: "2026-07-16" }, [])).toBeUndefined()
  })
  it("unknown age: unknown, with the days if it applies, and the question", () => {
    const found = stand({ ...from40to70, from: "2025-01-01" }, [], "2026-07-15", { birthDate: "1986" })
    expect([...short(found)!, found?.certainty, found?.missing.map(({ fact }) => fact)]).toEqual(["unknown", "2026-01-01", "2026-12-31", undefined, "unknown", ["birthDate"]])
    const school = { ...from40to70, recurrence: { perYear: { min: 1 }, year: "school" } as const }
    expect(short(stand(school, [], "2026-07-15", { birthDate: "1986" }))).toEqual(["unknown", "2025-09-01", "2026-08-31", undefined])
    const noBirth = planScreening(rulesOn("2026-07-15", { protocols: [from40to70] }), told({ complete: ["encounter"] })).items[0]
    expect([...short(noBirth)!, noBirth?.missing.map(({ fact }) => fact)]).toEqual(["unknown", "2026-01-01", "2026-12-31", undefined, ["birthDate"]])
  })
  it("asks for each missing fact once", () => {
    const seen = protocol({ once: true }, { who: { op: "any", of: [{ op: "exists", in: { kind: "encounter", activeAt: "yearStart" } }, { op: "exists", in: { kind: "merit" } }] } })
    expect(stand(seen, [], "2026-07-15", { complete: [] })?.missing.map(({ fact }) => fact)).toEqual(["encounter", "merit"])
  })
  it("ages may be parameters", () => {
    const pack: Partial<Pack> = { parameters: [{ ...item("p/from"), value: { years: 40 } }], protocols: [{ ...from40to70, from: "2026-01-01", ages: { from: { param: "p/from" } } }] }
    expect(planScreening(rulesOn("2026-07-15", pack), told({ birthDate: "1986-05-01", complete: ["encounter"] })).items[0]?.dueFrom).toBe("2026-05-01")
  })
})

describe("facts read at another day than the law's", () => {
  const kinds: readonly Protocol["recurrence"][] = [{ once: true }, { every: { years: 1 } }, { perYear: { min: 1 }, year: "calendar" }]
  it("before the rule is in force there is nothing to do yet", () => {
    const found = kinds.map((recurrence) => short(stand(protocol(recurrence, { from: "2026-07-01" }), [], "2026-07-15", { asOf: "2025-03-01" })))
    expect(found).toEqual([["upToDate", "2026-07-01", undefined, undefined], ["upToDate", "2026-07-01", "2027-07-01", undefined], ["upToDate", "2026-07-01", "2026-12-31", undefined]])
  })
  it("is told in the answer", () => expect(stand(protocol({ once: true }), [], "2026-07-15", { asOf: "2026-07-01" })).toMatchObject({ on: "2026-07-15", asOf: "2026-07-01" }))
})

describe("a plan", () => {
  const many = (...protocols: readonly Protocol[]) => rulesOn("2026-07-15", { protocols })
  const named = (id: string, recurrence: Protocol["recurrence"], more: Partial<Protocol> = {}) => ({ ...protocol(recurrence, more), id: `p/${id}`, item: id })
  const all = many(
    named("z-due", { perYear: { min: 1 }, year: "calendar" }, { from: "2026-01-01" }), named("done", { perYear: { min: 0 }, year: "calendar" }),
    named("unknown", { once: true }, { doneBy: { kind: "immunization" } }), named("late", { perYear: { min: 1 }, year: "calendar" }, { from: "2024-01-01" }),
    named("urgent", { perYear: { min: 1 }, year: "calendar" }, { from: "2026-01-01", urgency: 1 }), named("a-due", { perYear: { min: 1 }, year: "calendar" }, { from: "2026-01-01" }),
    named("soon", { every: { months: 1 } }, { from: "2026-07-01" }), named("open-end", { once: true })
  )
  const person = told({ birthDate: "1980-01-01", complete: ["encounter"] })

  it("puts the most urgent first: overdue, due, unknown, done; then by urgency, last day, and name", () => {
    expect(planScreening(all, person).items.map((one) => one.item)).toEqual(["late", "urgent", "soon", "a-due", "z-due", "open-end", "unknown", "done"])
  })
  it("may be of some protocols only; one that is not in force gives nothing, and a misspelt one is an error", () => {
    expect(planScreening(all, person, { protocols: ["p/late"] }).items.map((one) => one.item)).toEqual(["late"])
    const later = composePacks([smallPack({ protocols: [protocol({ once: true }, { from: "2027-01-01" })] })])
    expect(planScreening(later.on("2026-07-15"), person, { protocols: ["p/x"] }).items).toEqual([])
    expect(() => planScreening(all, person, { protocols: ["p/other"] })).toThrow(expect.objectContaining({ code: "TRAMYTE_RULES_UNKNOWN" }))
  })
  it("names an overridden protocol by either id, with both sources", () => {
    const local = smallPack({ id: "c", citations: [], protocols: [{ ...protocol({ once: true }), ...item("c/x", { overrides: "p/x", cites: [{ ref: "law", at: "2" }] }) }] })
    const rules = composePacks([smallPack({ protocols: [protocol({ once: true }, { cites: [{ ref: "law", at: "1" }] })] }), local]).on("2026-07-15")
    const [found] = planScreening(rules, person, { protocols: ["p/x"] }).items
    expect([found?.protocol, found?.sources.map(({ at }) => at)]).toEqual(["c/x", ["2", "1"]])
  })
  it("of a list is the list of plans", () => {
    const people = [{ id: "x", birthDate: "1980" }, { id: "y" }]
    expect(planScreening(all, people)).toEqual(people.map((one) => planScreening(all, one)))
    expect(planScreening(all, people).map(({ subject, on }) => [subject, on])).toEqual([["x", "2026-07-15"], ["y", "2026-07-15"]])
  })
  it("tells what it is, why, from which source and how far that was checked", () => {
    const [found] = planScreening(many(named("x", { once: true }, { status: "unverified" })), person).items
    expect(found).toMatchObject({ subject: "p1", protocol: "p/x", item: "x", label: { en: "p/x (en)" }, urgency: 5, status: "unverified", rulebook: "p@2026.1.0" })
    expect(found?.sources.map(({ ref }) => ref)).toEqual(["law"])
    expect(found?.why.map(({ op, verdict }) => [op, verdict])).toEqual([["rule", "yes"], ["exists", "no"]])
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  })
  it("names the law of its interval, and both laws where a province replaced it", () => {
    const act = (id: string) => ({ id, issuer: "x", number: id, year: 2026, title: { vi: id, en: id } })
    const national = smallPack({
      citations: [act("law"), act("decree")],
      parameters: [{ ...item("p/interval", { cites: [{ ref: "decree", at: "5" }] }), value: { years: 1 } }],
      protocols: [protocol({ every: { param: "p/interval" } })]
    })
    const local: Pack = {
      ...smallPack(), id: "q", citations: [act("decision")],
      parameters: [{ ...item("q/interval", { cites: [{ ref: "decision" }], status: "secondary", overrides: "p/interval" }), value: { months: 6 } }]
    }
    const view = told({ birthDate: "1980-01-01", complete: ["encounter"], facts: done("2026-01-01") })
    const [yearly] = planScreening(composePacks([national]).on("2026-07-15"), view).items
    const [halfYearly] = planScreening(composePacks([national, local]).on("2026-07-15"), view).items
    expect([yearly?.dueBy, yearly?.status, yearly?.sources.map(({ ref }) => ref)]).toEqual(["2027-01-01", "verified", ["law", "decree"]])
    expect([halfYearly?.dueBy, halfYearly?.status, halfYearly?.sources.map(({ ref }) => ref)]).toEqual(["2026-07-01", "secondary", ["law", "decision", "decree"]])
    expect(halfYearly?.why[0]).toMatchObject({ op: "rule", uses: [{ id: "q/interval", overrides: { id: "p/interval" } }] })
  })
  it("of anybody holds together", () => {
    fc.assert(fc.property(views, (view) => {
      for (const one of planScreening(all, view).items) {
        if (one.dueFrom !== undefined && one.dueBy !== undefined) expect(one.dueFrom <= one.dueBy).toBe(true)
        if (one.state === "due") expect(one.dueFrom! <= "2026-07-15" && (one.dueBy ?? "9") >= "2026-07-15").toBe(true)
        expect(one.certainty === "sure").toBe(one.missing.length === 0)
        expect(one.certainty === "unknown").toBe(one.state === "unknown")
      }
    }))
  })
})
