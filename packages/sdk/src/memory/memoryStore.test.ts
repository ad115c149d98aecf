import type { Fact } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import type { RecordStoreMethods, WriteBatch } from "../ports/recordStore.ts"
import { isStoreError, type StoreError } from "../ports/storeError.ts"
import { collect, keeper, morning, station } from "../testing/storageBatches.ts"
import { memoryStore } from "./memoryStore.ts"

const clerk = station("10903")
const neighbour = station("10888")
const batch = (id: string, day: string, content: Partial<WriteBatch>): WriteBatch => ({ id, recorded: morning(day), label: id, ...content })
const fact = (id: string, subject: string, more: Partial<Fact> = {}): Fact => ({ id, subject, kind: "merit", recorded: "2026-01-10", source: { id: "list", key: `${subject}/${id}` }, ...more })
const errorOf = async (asked: Promise<unknown>): Promise<StoreError> => {
  const error: unknown = await asked.then(() => undefined, (thrown: unknown) => thrown)
  if (!isStoreError(error)) throw new Error(`expected a StoreError, got ${String(error)}`)
  return error
}
const factsOf = async (store: RecordStoreMethods, id: string, knownAt?: string) =>
  (await store.record(clerk, id, knownAt === undefined ? {} : { knownAt }))?.facts.map(({ id: own, subject }) => [own, subject])

describe("Bà Lan was entered twice, as p1 and as p2", () => {
  const twice = async (): Promise<RecordStoreMethods> => {
    const store = memoryStore()
    await store.write(clerk, batch("b1", "2026-01-10", { persons: [{ id: "p1", birthDate: "1956" }, { id: "p2", birthDate: "1956-03-09" }, { id: "p3" }], units: [{ id: "v1", kind: "village" }], facts: [fact("1", "p2"), fact("2", "p1"), fact("3", "p2")] }))
    await store.write(clerk, batch("b2", "2026-02-10", { merges: [{ from: "p2", into: "p1" }] }))
    return store
  }
  it("is read once, under p1, with the facts of both in the order in which they came", async () => {
    const store = await twice()
    const record = await store.record(clerk, "p2")
    expect(record).toEqual(await store.record(clerk, "p1"))
    expect([record?.person, record?.mergedFrom]).toEqual([{ id: "p1", birthDate: "1956" }, ["p2"]])
    expect(await factsOf(store, "p1")).toEqual([["1", "p1"], ["2", "p1"], ["3", "p1"]])
    expect((await store.counts(clerk)).persons).toBe(2)
  })
  it("was two people as known before, and is two again once the merge is undone, with what was written under each since", async () => {
    const store = await twice()
    await store.write(clerk, batch("b3", "2026-02-11", { facts: [fact("4", "p2")] }))
    expect(await factsOf(store, "p1")).toEqual([["1", "p1"], ["2", "p1"], ["3", "p1"], ["4", "p1"]])
    expect([await factsOf(store, "p1", "2026-02-09"), await factsOf(store, "p2", "2026-02-09")]).toEqual([[["2", "p1"]], [["1", "p2"], ["3", "p2"]]])
    await store.undo(clerk, "b2", morning("2026-03-10"))
    expect([await factsOf(store, "p1"), await factsOf(store, "p2")]).toEqual([[["2", "p1"]], [["1", "p2"], ["3", "p2"], ["4", "p2"]]])
    expect(await factsOf(store, "p1", "2026-03-09")).toHaveLength(4)
  })
  it("ids that both lists gave are kept apart, and whoever reads the record can correct either", async () => {
    const store = memoryStore()
    await store.write(clerk, batch("b1", "2026-01-10", { persons: [{ id: "p1" }, { id: "p2" }], facts: [fact("f", "p1"), fact("f", "p2"), fact("g", "p2", { supersedes: "f" })] }))
    await store.write(clerk, batch("b2", "2026-01-11", { facts: [fact("f", "p2", { source: { id: "other", key: "f" } })] }))
    await store.write(clerk, batch("b3", "2026-01-12", { merges: [{ from: "p2", into: "p1" }] }))
    const shown = (await store.record(clerk, "p1"))!.facts.map(({ id, supersedes }) => [id, supersedes])
    expect(shown).toEqual([["f", undefined], ["g", "p2/f"], ["p2/f", undefined]])
    await store.write(clerk, batch("b4", "2026-01-13", { facts: [fact("h", "p1", { supersedes: "p2/f" })] }))
    expect(await factsOf(store, "p1")).toEqual([["f", "p1"], ["g", "p1"], ["h", "p1"]])
    await store.write(clerk, batch("b5", "2026-01-14", { facts: [fact("i", "p2", { supersedes: "g" })] }))
    expect(await factsOf(store, "p1")).toEqual([["f", "p1"], ["h", "p1"], ["i", "p1"]])
    await store.undo(clerk, "b3", morning("2026-01-15"))
    expect([await factsOf(store, "p1"), await factsOf(store, "p2")]).toEqual([[["f", "p1"], ["h", "p1"]], [["i", "p2"]]])
  })
  it.each<[string, string, string, string]>([
    ["somebody whom nobody wrote", "p9", "p1", "merges[0].from"], ["into somebody whom nobody wrote", "p3", "p9", "merges[0].into"], ["a village", "v1", "p1", "merges[0].from"], ["into a village", "p3", "v1", "merges[0].into"],
    ["somebody into themselves", "p3", "p3", "merges[0].into"], ["somebody twice", "p2", "p3", "merges[0].from"], ["in a circle", "p1", "p2", "merges[0].into"]
  ])("cannot be merged: %s", async (_what, from, into, path) => {
    const store = await twice()
    const { reason } = await errorOf(store.write(clerk, batch("b3", "2026-02-11", { merges: [{ from, into }] })))
    expect(reason._tag === "Invalid" && reason.issues.map((issue) => issue.path)).toEqual([path])
  })
  it("stays known to both communes where the two lived", async () => {
    const store = memoryStore()
    const home = (subject: string, commune: string) => fact(`home-${subject}`, subject, { kind: "residence", links: { commune, village: `${commune}-01` } })
    await store.write(clerk, batch("b1", "2026-01-10", { persons: [{ id: "p1" }, { id: "p2" }], facts: [home("p1", "10903"), home("p2", "10888")] }))
    await store.write(clerk, batch("b2", "2026-01-11", { merges: [{ from: "p2", into: "p1" }] }))
    expect((await store.record(neighbour, "p2"))?.person.id).toBe("p1")
    expect((await errorOf(store.write(neighbour, batch("b3", "2026-01-12", { merges: [{ from: "p1", into: "p3" }] })))).code).toBe("TRAMYTE_STORE_INVALID")
    const stranger = station("11284")
    expect((await errorOf(store.write(stranger, batch("b3", "2026-01-12", { facts: [fact("x", "p2")] })))).code).toBe("TRAMYTE_STORE_ACCESS_DENIED")
  })
  it("more of them come by id", async () => {
    const store = memoryStore()
    const ids = ["a", "p10", "p9", "Đ", "\uffee", "𠀀"]
    await store.write(clerk, batch("b1", "2026-01-01", { persons: ["p1", ...ids].map((id) => ({ id })) }))
    for (const id of ids.toReversed()) await store.write(clerk, batch(`merge ${id}`, "2026-01-02", { merges: [{ from: id, into: "p1" }] }))
    expect((await store.record(clerk, "p1"))?.mergedFrom).toEqual(ids)
  })
  it("merged by skewed clocks: of what would close a circle the merge before counts", async () => {
    const store = memoryStore()
    await store.write(clerk, batch("b1", "2026-01-01", { persons: [{ id: "p1" }, { id: "p2" }, { id: "p3" }] }))
    for (const [id, from, into] of [["b2", "p1", "p3"], ["b3", "p2", "p1"]] as const) {
      await store.write(clerk, batch(id, "2026-03-01", { merges: [{ from, into }] }))
      await store.undo(clerk, id, morning("2026-04-01"))
    }
    await store.write(clerk, batch("b4", "2026-03-02", { merges: [{ from: "p1", into: "p2" }] }))
    expect((await collect(store.records(clerk, { knownAt: "2026-03-15" }))).map(({ mergedFrom, person }) => [person.id, mergedFrom])).toEqual([["p3", ["p1", "p2"]]])
  })
  it("merged by skewed clocks in a circle, nobody is lost", async () => {
    const store = memoryStore()
    await store.write(clerk, batch("b1", "2026-01-01", { persons: [{ id: "p1" }, { id: "p2" }], facts: [fact("1", "p1", { recorded: "2026-01-01" }), fact("2", "p2", { recorded: "2026-01-01" })] }))
    await store.write(clerk, batch("b2", "2026-03-01", { merges: [{ from: "p1", into: "p2" }] }))
    await store.undo(clerk, "b2", morning("2026-04-01"))
    await store.write(clerk, batch("b3", "2026-02-01", { merges: [{ from: "p2", into: "p1" }] }))
    expect(await factsOf(store, "p1", "2026-03-15")).toEqual([["1", "p2"], ["2", "p2"]])
    expect(await factsOf(store, "p1")).toEqual([["1", "p1"], ["2", "p1"]])
  })
})

describe("two nurses write about the same person", () => {
  const begun = async (): Promise<readonly [RecordStoreMethods, string]> => {
    const store = memoryStore()
    await store.write(clerk, batch("b1", "2026-01-10", { persons: [{ id: "p1" }] }))
    return [store, (await store.record(clerk, "p1"))!.version!]
  }
  it("the second is told, what she wrote is kept, and goes in once she has read again", async () => {
    const [store, version] = await begun()
    await store.write(clerk, batch("b2", "2026-01-11", { facts: [fact("1", "p1")], expects: [{ subject: "p1", version }] }))
    const late = batch("b3", "2026-01-11", { facts: [fact("2", "p1")], expects: [{ subject: "p1", version }] })
    const error = await errorOf(store.write(clerk, late))
    expect(error.code).toBe("TRAMYTE_STORE_VERSION_CONFLICT")
    const found = (await store.record(clerk, "p1"))!.version!
    expect(error.reason).toEqual({ _tag: "VersionConflict", batch: "b3", subjects: [{ subject: "p1", version, found }] })
    expect(await collect(store.conflicts(clerk))).toEqual([{ batch: late, actor: clerk.actor, purpose: clerk.purpose, subjects: [{ subject: "p1", version, found }] }])
    expect([await collect(store.conflicts(neighbour)), await factsOf(store, "p1")]).toEqual([[], [["1", "p1"]]])
    await store.write(clerk, { ...late, expects: [{ subject: "p1", version: found }] })
    expect([await collect(store.conflicts(clerk)), await factsOf(store, "p1")]).toEqual([[], [["1", "p1"], ["2", "p1"]]])
    // Written again as it was: known, and no conflict.
    expect(await store.write(clerk, late)).toMatchObject({ factsStored: 0, unchanged: 1 })
  })
  it("of people elsewhere nobody learns a version by guessing", async () => {
    const [store] = await begun()
    expect((await errorOf(store.write(neighbour, batch("b2", "2026-01-11", { expects: [{ subject: "p1" }] })))).code).toBe("TRAMYTE_STORE_ACCESS_DENIED")
    expect(await collect(store.conflicts(neighbour))).toEqual([])
  })
  it("or she drops it, and the id is free again", async () => {
    const [store] = await begun()
    const late = batch("b3", "2026-01-11", { facts: [fact("2", "p1")], expects: [{ subject: "p1" }] })
    await errorOf(store.write(clerk, late))
    await errorOf(store.write(clerk, batch("b4", "2026-01-11", { expects: [{ subject: "p1", version: "?" }, { subject: "nobody", version: "1" }] })))
    await errorOf(store.write(clerk, late))
    expect((await collect(store.conflicts(clerk))).map(({ batch: { id }, subjects }) => [id, subjects.length])).toEqual([["b4", 2], ["b3", 1]])
    await store.undo(clerk, "b3", morning("2026-01-12"))
    await store.undo(clerk, "b4", morning("2026-01-12"))
    expect(await collect(store.conflicts(clerk))).toEqual([])
    expect((await errorOf(store.undo(clerk, "b3", morning("2026-01-12")))).code).toBe("TRAMYTE_STORE_BATCH_UNKNOWN")
    expect((await store.write(clerk, batch("b3", "2026-01-12", { persons: [{ id: "p2" }], expects: [{ subject: "p2" }] }))).persons).toBe(1)
  })
  it("a register that is read again changes nobody's version; a correction, and taking it back, does", async () => {
    const [store] = await begun()
    const version = async () => (await store.record(clerk, "p1"))?.version
    const register = { persons: [{ id: "p1" }], facts: [fact("1", "p1")], complete: [{ subject: "p1", kinds: { merit: "2026-01-10" } }] }
    await store.write(clerk, batch("b2", "2026-01-11", register))
    const first = await version()
    await store.write(clerk, batch("b3", "2026-01-12", register))
    expect(await version()).toBe(first)
    expect((await errorOf(store.undo(clerk, "b2", morning("2026-01-13")))).reason).toEqual({ _tag: "BatchConflict", batch: "b2", dependents: ["b3"] })
    const list = { complete: [{ subject: "p1", kinds: { risk: "2026-01-10" } }] }
    await store.write(clerk, batch("list", "2026-01-12", list))
    await store.write(clerk, batch("list again", "2026-01-13", list))
    expect((await errorOf(store.undo(clerk, "list", morning("2026-01-13")))).reason).toEqual({ _tag: "BatchConflict", batch: "list", dependents: ["list again"] })
    await store.write(clerk, batch("b4", "2026-01-13", { complete: [{ subject: "p1", kinds: { merit: "2026-01-13" } }] }))
    const second = await version()
    await store.undo(clerk, "b4", morning("2026-01-14"))
    expect(new Set([first, second, await version()]).size).toBe(3)
  })
})

describe("what is to be told to other systems", () => {
  it("stands in the outbox until somebody acknowledges it, and is taken back with its batch", async () => {
    const store = memoryStore()
    const told = { id: "m1", topic: "fhir", subject: "p1", payload: { born: "1956", more: [1, null] } } as const
    await store.write(clerk, batch("b1", "2026-01-10", { persons: [{ id: "p1" }], messages: [told, { id: "m2", topic: "portal", payload: 2 }] }))
    const pending = { ...told, batch: "b1", recorded: morning("2026-01-10") }
    expect(await collect(store.outbox(clerk, { topic: "fhir" }))).toEqual([pending])
    expect(await collect(store.outbox(neighbour))).toEqual([])
    await store.acknowledge(clerk, ["m1", "unknown"], morning("2026-01-11"))
    expect((await collect(store.outbox(clerk))).map(({ id }) => id)).toEqual(["m2"])
    await store.undo(clerk, "b1", morning("2026-01-12"))
    expect(await collect(store.outbox(clerk))).toEqual([
      { ...pending, id: "withdraw:m1", withdraws: "m1", recorded: morning("2026-01-12") },
      { id: "withdraw:m2", topic: "portal", payload: 2, withdraws: "m2", batch: "b1", recorded: morning("2026-01-12") }
    ])
    const again = await errorOf(store.write(clerk, batch("b2", "2026-01-13", { messages: [told] })))
    expect(again.reason._tag === "Invalid" && again.reason.issues.map(({ path }) => path)).toEqual(["messages[0].id"])
    await store.write(neighbour, batch("b3", "2026-01-13", { messages: [told] }))
    expect(await collect(store.outbox(neighbour))).toHaveLength(1)
  })
  it("the same message again changes nothing, another one under its id is refused", async () => {
    const store = memoryStore()
    const message = { id: "m1", topic: "fhir", payload: { a: 1, b: 2 } }
    await store.write(clerk, batch("b1", "2026-01-10", { messages: [message] }))
    await store.write(clerk, batch("b2", "2026-01-11", { messages: [{ ...message, payload: { b: 2, a: 1 } }] }))
    expect(await collect(store.outbox(clerk))).toHaveLength(1)
    expect((await errorOf(store.undo(clerk, "b1", morning("2026-01-12")))).code).toBe("TRAMYTE_STORE_BATCH_CONFLICT")
    expect((await errorOf(store.write(clerk, batch("b3", "2026-01-12", { messages: [{ ...message, topic: "portal" }] })))).code).toBe("TRAMYTE_STORE_INVALID")
  })
})

describe("what is other than before", () => {
  it("is told once each, in the order of the last change, and gone is gone", async () => {
    const store = memoryStore()
    await store.write(clerk, batch("b1", "2026-01-10", { persons: [{ id: "p1" }, { id: "p2" }, { id: "p3" }] }))
    await store.write(clerk, batch("b2", "2026-01-11", { facts: [fact("1", "p1")] }))
    const first = await collect(store.changesSince(clerk))
    expect(first.map(({ subject }) => subject)).toEqual(["p2", "p3", "p1"])
    expect(await collect(store.changesSince(clerk, first[0]!.cursor))).toEqual(first.slice(1))
    expect(await collect(store.changesSince(clerk, first[1]!.cursor))).toEqual([first[2]])
    await store.write(clerk, batch("b3", "2026-01-12", { merges: [{ from: "p3", into: "p2" }] }))
    await store.write(clerk, batch("b4", "2026-01-13", { merges: [{ from: "p2", into: "p1" }] }))
    const later = await collect(store.changesSince(clerk, first.at(-1)!.cursor))
    expect(later.map(({ mergedInto, subject, version }) => [subject, mergedInto, version !== undefined])).toEqual([["p3", "p2", false], ["p1", undefined, true], ["p2", "p1", false]])
    await store.write(clerk, batch("b5", "2026-01-14", { facts: [fact("2", "p3")] }))
    expect((await collect(store.changesSince(clerk, later.at(-1)!.cursor))).map(({ subject }) => subject)).toEqual(["p1", "p3"])
    for (const id of ["b5", "b4", "b3", "b2"]) await store.undo(clerk, id, morning("2026-01-15"))
    await store.undo(clerk, "b1", morning("2026-01-16"))
    expect((await collect(store.changesSince(clerk))).map(({ version }) => version)).toEqual([undefined, undefined, undefined])
  })
  it("the commune where somebody lived until a correction hears that she is gone, the others nothing", async () => {
    const store = memoryStore()
    const home = (commune: string): Fact => fact("home", "p1", { kind: "residence", links: { commune, village: `${commune}-01` } })
    await store.write(clerk, batch("b1", "2026-01-10", { persons: [{ id: "p1" }], facts: [home("10888")] }))
    const [first] = await collect(store.changesSince(neighbour))
    expect(first?.version).toBeDefined()
    await store.write(clerk, batch("b2", "2026-01-11", { facts: [home("10903")] }))
    expect((await collect(store.changesSince(neighbour, first!.cursor))).map(({ is, subject, version }) => [subject, is, version])).toEqual([["p1", "person", undefined]])
    expect(await collect(store.changesSince(station("11284")))).toEqual([])
    expect(await collect(store.changesSince({ ...neighbour, villages: ["10888-01"] }))).toEqual([])
  })
  it("the commune that read her only while she was merged with somebody of theirs hears that she is gone", async () => {
    const store = memoryStore()
    const home = (subject: string, commune: string): Fact => fact("home", subject, { kind: "residence", links: { commune, village: `${commune}-01` } })
    await store.write(clerk, batch("b1", "2026-01-10", { persons: [{ id: "p1" }, { id: "p4" }], facts: [home("p1", "10888"), home("p4", "10903")] }))
    await store.write(clerk, batch("b2", "2026-01-11", { merges: [{ from: "p1", into: "p4" }] }))
    const merged = await collect(store.changesSince(neighbour))
    expect(merged.map(({ subject, version }) => [subject, version !== undefined])).toEqual([["p1", false], ["p4", true]])
    await store.undo(clerk, "b2", morning("2026-01-12"))
    expect((await collect(store.changesSince(neighbour, merged.at(-1)!.cursor))).map(({ subject, version }) => [subject, version !== undefined])).toEqual([["p1", true], ["p4", false]])
  })
  it("the neighbour hears nothing of it", async () => {
    const store = memoryStore()
    await store.write(clerk, batch("b1", "2026-01-10", { persons: [{ id: "p1" }] }))
    expect(await collect(store.changesSince(neighbour))).toEqual([])
  })
  it.each(["", "1", "one.two", "1.2.3", "-1.0", "9.1"])("%j is no cursor", async (cursor) => {
    const store = memoryStore()
    await store.write(clerk, batch("b1", "2026-01-10", { persons: [{ id: "p1" }] }))
    const { reason } = await errorOf(collect(store.changesSince(clerk, cursor)))
    expect(reason._tag === "Invalid" && reason.issues.map(({ path }) => path)).toEqual(["cursor"])
  })
})

describe("a copy of the store", () => {
  const filled = async (): Promise<RecordStoreMethods> => {
    const store = memoryStore()
    await store.write(clerk, batch("b1", "2026-01-10", { persons: [{ id: "p1" }, { id: "p2" }], facts: [fact("1", "p1")], complete: [{ subject: "p1", kinds: { merit: "2026-01-10" } }], messages: [{ id: "m1", topic: "t", payload: 1 }] }))
    await store.acknowledge(clerk, ["m1"], morning("2026-01-11"))
    await store.write(clerk, batch("b2", "2026-01-12", { facts: [fact("1", "p1", { value: 2 }), fact("1", "p2")], merges: [{ from: "p2", into: "p1" }] }))
    await store.undo(clerk, "b2", morning("2026-01-13"))
    await errorOf(store.write(clerk, batch("b3", "2026-01-14", { expects: [{ subject: "p1", version: "?" }] })))
    return store
  }
  it("is written line by line", async () => {
    const lines = await collect((await filled()).history(keeper))
    expect(lines.map((line) => Object.keys(line)[0])).toEqual(["history", "batch", "person", "person", "fact", "complete", "message", "delivered", "batch", "fact", "fact", "merge", "undo", "conflict", "end"])
  })
  it("gives all of it back, and passes over what is here already", async () => {
    const lines = await collect((await filled()).history(keeper))
    const copy = memoryStore()
    await copy.write(clerk, batch("own", "2026-01-20", { persons: [{ id: "p7" }] }))
    expect(await copy.restore(keeper, lines)).toEqual({ batches: 2, known: 0 })
    expect(await copy.restore(keeper, lines)).toEqual({ batches: 0, known: 2 })
    expect((await collect(copy.batches(clerk))).map(({ id, undone }) => [id, undone])).toEqual([["own", undefined], ["b1", undefined], ["b2", morning("2026-01-13")]])
    expect(await collect(copy.conflicts(clerk))).toHaveLength(1)
  })
  it("knows what rests on what, also where a register only said the same again", async () => {
    const [store, copy] = [memoryStore(), memoryStore()]
    const register = { persons: [{ id: "p1" }], facts: [fact("1", "p1")] }
    await store.write(clerk, batch("b1", "2026-01-10", register))
    await store.write(clerk, batch("b2", "2026-01-11", register))
    await copy.restore(keeper, store.history(keeper))
    expect((await errorOf(copy.undo(clerk, "b1", morning("2026-01-12")))).reason).toEqual({ _tag: "BatchConflict", batch: "b1", dependents: ["b2"] })
  })
  it("that does not fit what is here changes nothing", async () => {
    const lines = await collect((await filled()).history(keeper))
    const copy = memoryStore()
    await copy.write(clerk, batch("b2", "2026-01-20", { persons: [{ id: "p7" }] }))
    expect((await errorOf(copy.restore(keeper, lines))).code).toBe("TRAMYTE_STORE_BATCH_CONFLICT")
    expect([(await copy.counts(clerk)).persons, await collect(copy.conflicts(clerk))]).toEqual([1, []])
  })
})

it("who lives in a village on a day: before, on and after a move", async () => {
  const store = memoryStore()
  const home = (id: string, village: string, more: Partial<Fact>): Fact => fact(id, "p1", { kind: "residence", links: { commune: "10903", village }, ...more })
  await store.write(clerk, batch("b1", "2026-01-10", { persons: [{ id: "p1" }], facts: [home("1", "east", { start: "2020", end: "2026-03-09" }), home("2", "west", { start: "2026-03-09", end: "ongoing" })] }))
  const there = async (village: string, residentOn: string) => (await collect(store.records(clerk, { villages: [village], residentOn }))).length
  expect([await there("east", "2019-12-31"), await there("east", "2020-01-01"), await there("east", "2026-03-08"), await there("east", "2026-03-09")]).toEqual([0, 1, 1, 0])
  expect([await there("west", "2026-03-08"), await there("west", "2026-03-09")]).toEqual([0, 1])
  expect(await collect(store.records(clerk, { villages: ["east"] }))).toHaveLength(1)
  for (const query of [{ residentOn: "2026-03-09" }, { villages: ["east"], residentOn: "2026-03" }]) {
    const { reason } = await errorOf(collect(store.records(clerk, query)))
    expect(reason._tag === "Invalid" && reason.issues.map(({ path }) => path)).toEqual(["residentOn"])
  }
})

it("numbers of other systems come with their days, and can be looked up", async () => {
  const store = memoryStore()
  const number = (id: string, system: string, value: string | number, more: Partial<Fact> = {}) => fact(id, "p1", { kind: "identifier", code: [system], value, ...more })
  await store.write(clerk, batch("b1", "2026-01-10", { persons: [{ id: "p1" }], facts: [number("1", "personal", "030", { start: "2021", end: "2026-01-01" }), number("2", "personal", 31, { start: "2026-01-01", end: "ongoing" }), number("3", "card", "030")] }))
  expect(await collect(store.identifiers(clerk, { value: "030" }))).toEqual([{ subject: "p1", system: "personal", value: "030", start: "2021", end: "2026-01-01" }, { subject: "p1", system: "card", value: "030" }])
  expect(await collect(store.identifiers(clerk, { system: "personal", value: "31" }))).toEqual([{ subject: "p1", system: "personal", value: "31", start: "2026-01-01", end: "ongoing" }])
  expect(await collect(store.identifiers(clerk))).toHaveLength(3)
})
