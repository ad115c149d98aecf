import { type Fact, type HealthRecord, readRecord } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { memoryStore } from "../memory/memoryStore.ts"
import { batchOf, clerk, peopleOf } from "../testing/storageBatches.ts"
import { mayResideOn } from "./mayResideOn.ts"
import { type Move, moveFacts } from "./moveFacts.ts"
import { moveHousehold } from "./moveHousehold.ts"
import { splitHousehold } from "./splitHousehold.ts"

const note = { recorded: "2026-03-10", source: { id: "residence-desk", key: "CT01/117" } }
const toWest: Move = { ...note, on: "2026-03-09", commune: "10903", village: "west", household: "h2" }
const home = (village: string, more: Partial<Fact> = {}): Fact =>
  ({ id: `in-${village}`, kind: "residence", code: ["permanent"], recorded: "2020-01-01", start: "2020-01-01", end: "ongoing", source: { id: "residents", key: village }, links: { commune: "10903", village }, ...more })
const member = (household: string, more: Partial<Fact> = {}): Fact =>
  ({ id: `of-${household}`, kind: "household", code: ["head"], recorded: "2020-01-01", start: "2020-01-01", end: "ongoing", source: { id: "residents", key: household }, links: { household }, ...more })
const person = (id: string, ...facts: readonly Fact[]): HealthRecord => ({ person: { id }, facts })
const lan = person("lan", home("east"), member("h1"))

/** A record with the facts of a move, as a store would give it. */
const after = (record: HealthRecord, facts: readonly Fact[]): HealthRecord => {
  const own = facts.filter((fact) => fact.subject === record.person.id)
  const superseded = new Set(own.map((fact) => fact.supersedes))
  return { ...record, facts: [...record.facts.filter((fact) => !superseded.has(fact.id)), ...own] }
}
const villagesOn = (record: HealthRecord, day: string): readonly string[] => record.facts.filter((fact) => mayResideOn(fact, day)).map((fact) => fact.links!["village"] ?? "?")
const codes = ({ issues }: { readonly issues: readonly { readonly code: string; readonly person?: string }[] }): readonly (string | undefined)[] => issues.map(({ code }) => code.slice("TRAMYTE_MOVE_".length))

describe("bà Lan moves from the east village to the west on 9 March 2026", () => {
  it("the old residence ends on that day by a correction, the new one begins; so does the household", () => {
    const { facts, issues, units } = moveFacts(lan, toWest)
    expect([issues, units]).toEqual([[], []])
    expect(facts.map(({ code, end, kind, links, start, supersedes }) => ({ kind, code, start, end, to: links?.["village"] ?? links?.["household"], supersedes }))).toEqual([
      { kind: "residence", code: ["permanent"], start: "2020-01-01", end: "2026-03-09", to: "east", supersedes: "in-east" },
      { kind: "residence", code: ["permanent"], start: "2026-03-09", end: "ongoing", to: "west", supersedes: undefined },
      { kind: "household", code: ["head"], start: "2020-01-01", end: "2026-03-09", to: "h1", supersedes: "of-h1" },
      { kind: "household", code: undefined, start: "2026-03-09", end: "ongoing", to: "h2", supersedes: undefined }
    ])
    expect(new Set(facts.map((fact) => fact.source!.key)).size).toBe(4)
  })
  it("the day before she lives in the east, on the day in the west", () => {
    const moved = after(lan, moveFacts(lan, toWest).facts)
    expect([villagesOn(moved, "2026-03-08"), villagesOn(moved, "2026-03-09")]).toEqual([["east"], ["west"]])
  })
  it("if only the month is known, she may live in both of them in that month, and nowhere else", () => {
    const { facts } = moveFacts(lan, { ...toWest, on: "2026-03" })
    const moved = after(lan, facts)
    expect(["2026-02-28", "2026-03-01", "2026-03-30", "2026-03-31"].map((day) => villagesOn(moved, day))).toEqual([["east"], ["east", "west"], ["east", "west"], ["west"]])
    expect(() => readRecord(moved)).not.toThrow()
  })
  it("of the household that she is in already she stays a member; without one she leaves it; a head is told", () => {
    expect(moveFacts(lan, { ...toWest, household: "h1" }).facts.map(({ kind }) => kind)).toEqual(["residence", "residence"])
    const { household: _, ...alone } = toWest
    expect(moveFacts(lan, alone).facts.map(({ end, kind }) => [kind, end])).toEqual([["residence", "2026-03-09"], ["residence", "ongoing"], ["household", "2026-03-09"]])
    expect(moveFacts(lan, { ...toWest, role: ["head"] }).facts.at(-1)?.code).toEqual(["head"])
  })
  it("nobody knows where to: the residence ends, and no other begins", () => {
    const gone = moveFacts(lan, { ...note, on: "2026-03-09" })
    expect(gone.facts.map(({ end, kind }) => [kind, end])).toEqual([["residence", "2026-03-09"], ["household", "2026-03-09"]])
    expect(moveFacts(lan, { ...note, on: "2026-03-09", commune: "11284" }).facts[1]?.links).toEqual({ commune: "11284" })
  })
  it("a stay that was to end later ends now, and loses no other word of it", () => {
    const stay = person("lan", home("east", { code: ["temporary"], end: "2026-12-31", status: "preliminary", qualifiers: { reason: ["work"] } }))
    const [ended, begun] = moveFacts(stay, toWest).facts
    expect([ended?.end, ended?.status, ended?.qualifiers, begun?.code, begun?.end]).toEqual(["2026-03-09", "preliminary", { reason: ["work"] }, ["temporary"], "ongoing"])
    expect(moveFacts(person("lan", home("east", { endAt: "2026-12-31T08:00:00+07:00", end: undefined } as unknown as Fact)), toWest).facts[0]).not.toHaveProperty("endAt")
  })
  it("her permanent residence stays where she has a temporary one to leave", () => {
    const two = person("lan", home("east"), home("camp", { code: ["temporary"], start: "2025" }))
    expect(codes(moveFacts(two, toWest))).toEqual(["SEVERAL_RESIDENCES"])
    expect(moveFacts(two, { ...toWest, leaves: "camp" }).facts.map(({ links, supersedes }) => [links?.["village"], supersedes]).slice(0, 2)).toEqual([["camp", "in-camp"], ["west", undefined]])
  })
})

describe("what cannot be is said, and nothing is written", () => {
  const cases: readonly (readonly [string, HealthRecord, Partial<Move>, string])[] = [
    ["she has no residence", person("lan"), {}, "NO_RESIDENCE"],
    ["her residence had ended", person("lan", home("east", { end: "2026-03-09" })), {}, "NO_RESIDENCE"],
    ["it was entered in error", person("lan", home("east", { status: "enteredInError" })), {}, "NO_RESIDENCE"],
    ["not in that village", lan, { leaves: "north" }, "NO_RESIDENCE"],
    ["it began after that day", person("lan", home("east", { start: "2026-04-01" })), {}, "BEFORE_RESIDENCE"],
    ["it began on that day", person("lan", home("east", { start: "2026-03-09" })), {}, "BEFORE_RESIDENCE"],
    ["it began in the year after", person("lan", home("east", { start: "2027" })), {}, "BEFORE_RESIDENCE"],
    ["she has moved on since", person("lan", home("east", { end: "2026-06-01" }), home("north", { start: "2026-06-01" })), {}, "LATER_RESIDENCE"],
    ["she has moved on that very day", person("lan", home("east", { end: "2026-04-01" }), home("north", { start: "2026-03-09" })), {}, "LATER_RESIDENCE"],
    ["she lives there already", person("lan", home("west")), {}, "SAME_PLACE"],
    ["she had died", { ...lan, person: { id: "lan", deathDate: "2026-03-08" } }, {}, "DEAD"],
    ["she had died the year before", { ...lan, person: { id: "lan", deathDate: "2025" } }, {}, "DEAD"],
    ["no day", lan, { on: "9/3/2026" }, "INVALID"],
    ["no time of recording", lan, { recorded: "today" }, "INVALID"],
    ["no source", lan, { source: { id: "", key: "1" } }, "INVALID"],
    ["no village", lan, { village: "" }, "INVALID"]
  ]
  it.each(cases)("%s", (_what, record, more, code) => {
    const plan = moveFacts(record, { ...toWest, ...more })
    expect([codes(plan), plan.facts]).toEqual([[code], []])
    expect(plan.issues[0]?.message.length).toBeGreaterThan(20)
  })
  it("but she may have moved within the month in which she came, and died on the day", () => {
    expect(codes(moveFacts(person("lan", home("east", { start: "2026-03-08" })), toWest))).toEqual([])
    expect(codes(moveFacts(person("lan", home("east", { start: "2026-03" })), { ...toWest, on: "2026-03" }))).toEqual([])
    expect(codes(moveFacts(person("lan", home("east", { start: "unknown", end: "unknown" })), toWest))).toEqual([])
    for (const deathDate of ["2026-03-09", "2026-03", "2026"]) expect(codes(moveFacts({ ...lan, person: { id: "lan", deathDate } }, toWest))).toEqual([])
  })
  it("told twice, the second is refused", () => {
    const moved = after(lan, moveFacts(lan, toWest).facts)
    expect(codes(moveFacts(moved, toWest))).toEqual(["DONE"])
    expect(codes(moveFacts(moved, { ...toWest, on: "2026-05-01", village: "north", source: { id: "police", key: note.source.key } }))).toEqual([])
  })
})

describe("a household", () => {
  const family = [lan, person("minh", home("east"), member("h1", { code: [] })), person("an", home("east"), home("camp", { code: ["temporary"] }), member("h1"))]
  const others = [person("binh", home("east"), member("h9")), person("gone", home("east"), member("h1", { end: "2025" })), { ...person("dead", home("east"), member("h1")), person: { id: "dead", deathDate: "2024" } }]
  const household = { id: "h1", kind: "household", parent: "east", name: "Nguyễn Thị Lan" } as const
  it("moves whole: its members and nobody else, together, and the unit with them", () => {
    const { facts, issues, units } = moveHousehold({ ...note, household, records: [...family, ...others], on: "2026-03-09", commune: "10903", village: "west" })
    expect([issues, units]).toEqual([[], [{ ...household, parent: "west" }]])
    expect(facts.map(({ links, subject, supersedes }) => [subject, links?.["village"], supersedes])).toEqual(["lan", "minh", "an"].flatMap((id) => [[id, "east", "in-east"], [id, "west", undefined]]))
  })
  it("of which one cannot move stays, with every reason", () => {
    const plan = moveHousehold({ ...note, household, records: [lan, person("x", member("h1")), person("y", home("west"), member("h1"))], on: "2026-03-09", commune: "10903", village: "west" })
    expect([plan.facts, plan.units, plan.issues.map(({ code, person: who }) => [who, code])]).toEqual([[], [], [["x", "TRAMYTE_MOVE_NO_RESIDENCE"], ["y", "TRAMYTE_MOVE_SAME_PLACE"]]])
    expect(codes(moveHousehold({ ...note, household, records: others, on: "2026-03-09", commune: "10903", village: "west" }))).toEqual(["NO_MEMBER"])
  })
  it("is split: some leave for their own, in the same village or another", () => {
    const into = { id: "h2", kind: "household", parent: "east" } as const
    const same = splitHousehold({ ...note, household, into, leaving: family.slice(1), head: "an", on: "2026-03-09" })
    expect(same.units).toEqual([into])
    expect(same.facts.map(({ code, end, links, subject }) => [subject, links?.["household"], end, code])).toEqual([
      ["minh", "h1", "2026-03-09", []], ["minh", "h2", "ongoing", undefined], ["an", "h1", "2026-03-09", ["head"]], ["an", "h2", "ongoing", ["head"]]
    ])
    const away = splitHousehold({ ...note, household, into: { ...into, parent: "west" }, leaving: [lan], commune: "10903", on: "2026-03-09" })
    expect(away.facts).toEqual(moveFacts(lan, toWest).facts)
  })
  it("is not split by strangers, by nobody, or under a head who stays", () => {
    const into = { id: "h2", kind: "household", parent: "east" } as const
    const split = (leaving: readonly HealthRecord[], head?: string) => codes(splitHousehold({ ...note, household, into, leaving, on: "2026-03-09", ...(head === undefined ? {} : { head }) }))
    expect([split([lan, others[0]!]), split([]), split([lan], "minh"), split([others[1]!])]).toEqual([["NO_MEMBER"], ["NO_MEMBER"], ["NO_MEMBER"], ["NO_MEMBER"]])
  })
})

it("whatever the days, a move that is possible leaves nobody without a home, reads without fault, and changes nothing before it", () => {
  const date = fc.constantFrom("2025", "2026", "2026-02", "2026-03", "2026-03-08", "2026-03-09", "2026-03-10", "2026-04", "2027")
  const days = ["2025-06-01", "2026-02-15", "2026-03-08", "2026-03-09", "2026-03-31", "2026-04-01", "2027-12-31"]
  let moved = 0
  fc.assert(fc.property(fc.option(date, { nil: "unknown" }), fc.constantFrom("ongoing", "unknown", "2028"), date, (start, end, on) => {
    const record = person("lan", home("east", { start, end }))
    const plan = moveFacts(record, { ...toWest, on })
    if (plan.issues.length > 0) return
    moved++
    const then = after(record, plan.facts)
    readRecord(then)
    for (const day of days) {
      if (villagesOn(record, day).length > 0) expect(villagesOn(then, day).length).toBeGreaterThan(0)
      if (`${day}`.slice(0, on.length) < on) expect(villagesOn(then, day)).toEqual(villagesOn(record, day))
    }
  }), { numRuns: 300 })
  expect(moved).toBeGreaterThan(50)
})

it("in a store: she moves, the register is read again, the move is undone", async () => {
  const store = memoryStore()
  const register = { persons: [{ id: "lan" }], facts: lan.facts.map((fact) => ({ ...fact, subject: "lan" })) }
  await store.write(clerk, batchOf("register", "2026-01-10", register))
  const { facts } = moveFacts((await store.record(clerk, "lan"))!, toWest)
  await store.write(clerk, batchOf("move", "2026-03-10", { facts }))
  await store.write(clerk, batchOf("again", "2026-03-11", register))
  const there = (residentOn: string) => Promise.all(["east", "west"].map(async (village) => (await peopleOf(store, clerk, { villages: [village], residentOn })).length))
  expect([await there("2026-03-08"), await there("2026-03-09")]).toEqual([[1, 0], [0, 1]])
  await store.undo(clerk, "move", "2026-03-12T08:00:00+07:00")
  expect(await there("2026-03-09")).toEqual([1, 0])
})
