import type { Fact } from "@tramyte/core"
import type { RecordStoreMethods } from "../ports/recordStore.ts"
import { expectSame } from "./expectSame.ts"
import { batchOf, clerk, collect, expectRefusal, factOf, morning, neighbour, numberOf, peopleOf, residenceOf, station, unitsOf } from "./storageBatches.ts"
import type { StorageCase } from "./storageCase.ts"

const [east, west] = ["10903-01", "10903-02"]

/** A life in two villages: until the day in the one, from then on in the other. */
const lives = (person: string, until: string, from: string, more: Partial<Fact> = {}): readonly Fact[] => [
  residenceOf(person, "10903", east!, { start: "2020-01-01", end: until, ...more }),
  { ...residenceOf(person, "10903", west!, { start: from, end: "ongoing", ...more }), id: `f-second-${person}`, source: { id: "list", key: `second-${person}` } }
]
const residents = async (store: RecordStoreMethods, day: string, knownAt?: string) => {
  const known = knownAt === undefined ? {} : { knownAt }
  return [await peopleOf(store, clerk, { villages: [east!], residentOn: day, ...known }), await peopleOf(store, clerk, { villages: [west!], residentOn: day, ...known })]
}

/** What must be true of places and numbers that are somebody's for a time. */
export const moveCases: readonly StorageCase[] = [
  {
    name: "somebody who moved lives in the one village until the day before, in the other from the day on",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-04-10", { persons: [{ id: "p1" }], facts: lives("p1", "2026-03-01", "2026-03-01") }))
      const days: readonly (readonly [string, readonly string[], readonly string[]])[] = [
        ["2019-12-31", [], []], ["2020-01-01", ["p1"], []], ["2026-02-28", ["p1"], []], ["2026-03-01", [], ["p1"]], ["2026-03-02", [], ["p1"]], ["2030-01-01", [], ["p1"]]
      ]
      for (const [day, ...wanted] of days) expectSame(await residents(store, day), wanted, `the residents on ${day}`)
      expectSame([await peopleOf(store, clerk, { villages: [east!] }), await peopleOf(store, clerk, { villages: [west!] })], [["p1"], ["p1"]], "whoever has lived there")
    }
  },
  {
    name: "where the day of a move is known by the month, or not at all, somebody possibly lives in both",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-04-10", {
        persons: [{ id: "month" }, { id: "unknown" }, { id: "undated" }],
        facts: [...lives("month", "2026-03", "2026-03"), ...lives("unknown", "unknown", "unknown"), residenceOf("undated", "10903", east!)]
      }))
      expectSame(await residents(store, "2026-02-28"), [["month", "undated", "unknown"], ["unknown"]], "the day before the month")
      expectSame(await residents(store, "2026-03-15"), [["month", "undated", "unknown"], ["month", "unknown"]], "in the month")
      expectSame(await residents(store, "2026-04-01"), [["undated", "unknown"], ["month", "unknown"]], "the day after the month")
    }
  },
  {
    name: "in error, denied or planned, nobody lives anywhere, on any day",
    run: async (store) => {
      const facts = (["enteredInError", "notDone", "planned"] as const).map((status) => residenceOf(status, "10903", east!, { status, start: "2020-01-01", end: "ongoing" }))
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: facts.map(({ subject }) => ({ id: subject! })), facts }))
      expectSame(await residents(store, "2026-01-01"), [[], []], "the residents")
    }
  },
  {
    name: "a move that becomes known later is not there before, and one taken back never was",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [{ id: "p1" }], facts: [residenceOf("p1", "10903", east!, { start: "2020-01-01", end: "ongoing" })] }))
      await store.write(clerk, batchOf("b2", "2026-04-10", { facts: lives("p1", "2026-03-01", "2026-03-01", { recorded: "2026-04-10" }) }))
      expectSame(await residents(store, "2026-03-15"), [[], ["p1"]], "now")
      expectSame(await residents(store, "2026-03-15", "2026-04-09"), [["p1"], []], "as known before")
      await store.undo(clerk, "b2", morning("2026-05-10"))
      expectSame(await residents(store, "2026-03-15"), [["p1"], []], "after it was taken back")
      expectSame(await residents(store, "2026-03-15", "2026-05-09"), [[], ["p1"]], "as known before it was taken back")
    }
  },
  {
    name: "a household moves whole, or in part, and back when it is undone",
    run: async (store) => {
      const family = ["mother", "father", "child"]
      const member = (id: string, more: Partial<Fact> = {}) => factOf(`house-${id}`, { subject: id, kind: "household", links: { household: "h1" }, start: "2020-01-01", end: "ongoing", ...more })
      await store.write(clerk, batchOf("b1", "2026-01-10", {
        persons: family.map((id) => ({ id })), units: [{ id: east!, kind: "village", parent: "10903" }, { id: west!, kind: "village", parent: "10903" }, { id: "h1", kind: "household", parent: east! }],
        facts: family.flatMap((id) => [residenceOf(id, "10903", east!, { start: "2020-01-01", end: "ongoing" }), member(id)])
      }))
      const before = await residents(store, "2026-06-01")
      await store.write(clerk, batchOf("b2", "2026-03-10", { units: [{ id: "h1", kind: "household", parent: west! }], facts: family.flatMap((id) => lives(id, "2026-03-01", "2026-03-01")) }))
      expectSame(await residents(store, "2026-06-01"), [[], ["child", "father", "mother"]], "after all moved")
      expectSame((await unitsOf(store)).find(({ unit }) => unit.id === "h1")?.unit.parent, west, "where the household is")
      expectSame((await unitsOf(store, clerk, { knownAt: "2026-03-09" })).find(({ unit }) => unit.id === "h1")?.unit.parent, east, "where it was known to be before")
      await store.undo(clerk, "b2", morning("2026-04-10"))
      expectSame(await residents(store, "2026-06-01"), before, "after it was undone")
      await store.write(clerk, batchOf("b3", "2026-04-11", { facts: [...lives("child", "2026-04-01", "2026-04-01"), member("child", { end: "2026-04-01" })] }))
      expectSame(await residents(store, "2026-06-01"), [["father", "mother"], ["child"]], "after the child left")
    }
  },
  {
    name: "a village that comes to another commune takes its households along; people go with their own residence",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", {
        persons: [{ id: "p1" }], units: [{ id: "10903", kind: "commune" }, { id: "10888", kind: "commune" }, { id: east!, kind: "village", parent: "10903" }, { id: "h1", kind: "household", parent: east! }],
        facts: [residenceOf("p1", "10903", east!)]
      }))
      const units = async (commune: string, knownAt?: string) => (await unitsOf(store, station(commune), knownAt === undefined ? {} : { knownAt })).map(({ unit }) => unit.id)
      await store.write(clerk, batchOf("b2", "2026-07-01", { units: [{ id: east!, kind: "village", parent: "10888" }] }))
      expectSame([await units("10903"), await units("10888")], [["10903"], ["10888", east, "h1"]], "the units of both")
      expectSame([await units("10903", "2026-06-30"), await units("10888", "2026-06-30")], [["10903", east, "h1"], ["10888"]], "the units of both, as known before")
      expectSame([await peopleOf(store, clerk), await peopleOf(store, neighbour)], [["p1"], []], "the people, whose residence says the former commune")
      await store.write(clerk, batchOf("b3", "2026-07-02", { facts: [residenceOf("p1", "10888", east!, { recorded: "2026-07-02" })] }))
      expectSame([await peopleOf(store, clerk), await peopleOf(store, neighbour)], [[], ["p1"]], "the people, whose residence says the new one")
    }
  },
  {
    name: "a day that is none is refused",
    run: async (store) => {
      for (const day of ["2026-02-30", "yesterday", "2026-03", "", "2026-03-01T08:00:00+07:00"]) {
        await expectRefusal(() => peopleOf(store, clerk, { villages: [east!], residentOn: day }), "TRAMYTE_STORE_INVALID", `residentOn ${JSON.stringify(day)}`)
      }
    }
  },
  {
    name: "identifiers say from when until when they are somebody's",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [{ id: "p1" }], facts: [
        numberOf("1", "old", { start: "2010", end: "2021-07-01" }), numberOf("2", "new", { start: "2021-07-01", end: "ongoing" }), numberOf("3", "always", { start: "always" }), numberOf("4", "unknown", { start: "unknown", end: "unknown" }), numberOf("5", "plain")
      ] }))
      const entry = (value: string, more: object = {}) => ({ subject: "p1", system: "personal-number", value, ...more })
      expectSame(await collect(store.identifiers(clerk)), [
        entry("old", { start: "2010", end: "2021-07-01" }), entry("new", { start: "2021-07-01", end: "ongoing" }), entry("always", { start: "always" }), entry("unknown", { start: "unknown", end: "unknown" }), entry("plain")
      ], "the identifiers")
    }
  },
  {
    name: "identifiers are found by system and by value, exactly as they are written",
    run: async (store) => {
      const insurance = { code: ["insurance-number"] }
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [{ id: "p1" }, { id: "p2" }], facts: [
        numberOf("1", "030056000001"), numberOf("2", "030056000001", { subject: "p2", ...insurance }), numberOf("3", "%", insurance), numberOf("4", 12, { subject: "p2" }), numberOf("5", "Hoà".normalize("NFD"))
      ] }))
      const found = async (query: { readonly system?: string; readonly value?: string }) => (await collect(store.identifiers(clerk, query))).map(({ subject, value }) => `${subject} ${value}`)
      expectSame(await found({ system: "insurance-number" }), ["p1 %", "p2 030056000001"], "by system")
      expectSame(await found({ value: "030056000001" }), ["p1 030056000001", "p2 030056000001"], "by value")
      expectSame(await found({ system: "personal-number", value: "030056000001" }), ["p1 030056000001"], "by both")
      expectSame(await found({ value: "12" }), ["p2 12"], "a number, by its text")
      for (const query of [{ value: "0300560000" }, { value: "0300560000%" }, { value: "03005600000_" }, { value: "30056000001" }, { value: "030056000001 " }, { value: "Hoà".normalize("NFC") }, { system: "Personal-Number" }, { system: "" }]) {
        expectSame(await found(query), [], `by ${JSON.stringify(query)}`)
      }
    }
  }
]
