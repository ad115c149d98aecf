import type { Fact } from "@tramyte/core"
import type { RecordStoreMethods } from "../ports/recordStore.ts"
import type { SecurityContext } from "../ports/securityContext.ts"
import { expectSame } from "./expectSame.ts"
import type { StorageCase } from "./storageCase.ts"
import { analyst, auditor, collaborator, collect, station } from "./storageHistory.ts"
import { batchOf, clerk, expectRefusal, factOf } from "./storageWritingCases.ts"

const home = (subject: string, commune: string, village: string, more: Partial<Fact> = {}): Fact =>
  factOf(`home-${subject}`, { subject, kind: "residence", links: { commune, village }, ...more })

/** Five people: two villages of one commune, one of no known home, one next door, one whom the neighbour wrote. */
const settle = async (store: RecordStoreMethods): Promise<void> => {
  await store.write(clerk, batchOf("b1", "2026-01-10", {
    persons: ["dong", "doai", "homeless", "next-door"].map((id) => ({ id })),
    units: [{ id: "10903", kind: "commune", name: "Cẩm Giàng" }, { id: "10903-01", kind: "village", parent: "10903" }, { id: "h1", kind: "household", parent: "10903-01", name: "Nguyễn Văn An" }],
    facts: [
      home("dong", "10903", "10903-01"), home("doai", "10903", "10903-02"), home("next-door", "10888", "10888-01"),
      factOf("name", { subject: "dong", kind: "name", value: "Nguyễn Văn An" }), factOf("number", { subject: "dong", kind: "identifier", code: ["personal-number"], value: "030056000001" })
    ],
    complete: [{ subject: "dong", kinds: { name: "2026-01-10", merit: "2026-01-10", "name/birth-name": "2026-01-10", "merit/martyr": "2026-01-10" } }]
  }))
  await store.write(station("10888"), batchOf("b2", "2026-01-10", { persons: [{ id: "theirs" }] }))
}
const people = async (store: RecordStoreMethods, context: SecurityContext, villages?: readonly string[]): Promise<readonly string[]> =>
  (await collect(store.records(context, villages === undefined ? {} : { villages }))).map((record) => record.person.id)

/** What must be true of who may read and write. */
export const accessCases: readonly StorageCase[] = [
  {
    name: "denies every call without a whole security context",
    run: async (store) => {
      await settle(store)
      const broken: readonly unknown[] = [undefined, null, {}, "station", { ...clerk, actor: "" }, { ...clerk, role: "admin" }, { ...clerk, role: "__proto__" },
        { ...clerk, purpose: "curiosity" }, { ...clerk, commune: undefined }, { ...clerk, villages: "10903-01" }, { ...collaborator("10903"), villages: undefined }]
      for (const context of broken as readonly SecurityContext[]) {
        const calls: Readonly<Record<string, () => Promise<unknown>>> = {
          write: () => store.write(context, batchOf("b9", "2026-01-10", {})), undo: () => store.undo(context, "b1", "2026-01-10T08:00:00+07:00"),
          batches: () => collect(store.batches(context)), record: () => store.record(context, "dong"), records: () => collect(store.records(context)),
          units: () => collect(store.units(context)), identifiers: () => collect(store.identifiers(context)), counts: () => store.counts(context)
        }
        for (const [name, call] of Object.entries(calls)) await expectRefusal(call, "TRAMYTE_STORE_ACCESS_DENIED", `${name} with ${JSON.stringify(context)}`)
      }
    }
  },
  {
    name: "each role may do what it may, and nothing else",
    run: async (store) => {
      await settle(store)
      const calls: Readonly<Record<string, (context: SecurityContext) => Promise<unknown>>> = {
        write: (context) => store.write(context, batchOf(`w-${context.role}`, "2026-01-10", {})), undo: (context) => store.undo(context, "w-station", "2026-01-10T08:00:00+07:00"),
        batches: (context) => collect(store.batches(context)), record: (context) => store.record(context, "dong"), records: (context) => collect(store.records(context)),
        units: (context) => collect(store.units(context)), identifiers: (context) => collect(store.identifiers(context)), counts: (context) => store.counts(context)
      }
      const allowed: readonly (readonly [SecurityContext, readonly string[]])[] = [
        [clerk, Object.keys(calls)], [collaborator("10903", "10903-01"), ["write", "record", "records", "units", "identifiers", "counts"]],
        [analyst("10903"), ["record", "records", "units", "counts"]], [auditor("10903"), ["batches", "counts"]]
      ]
      for (const [context, names] of allowed) {
        for (const [name, call] of Object.entries(calls)) {
          if (names.includes(name)) await call(context)
          else await expectRefusal(() => call(context), "TRAMYTE_STORE_ACCESS_DENIED", `${name} as ${context.role}`)
        }
      }
    }
  },
  {
    name: "a station sees the people of its commune: by residence, else by who wrote them",
    run: async (store) => {
      await settle(store)
      expectSame(await people(store, clerk), ["doai", "dong", "homeless"], "10903")
      expectSame(await people(store, station("10888")), ["next-door", "theirs"], "10888")
      expectSame(await people(store, station("11284")), [], "11284")
      expectSame(await store.record(clerk, "next-door"), undefined, "a person of another commune is as if absent")
      expectSame((await store.counts(clerk)).persons, 3, "persons counted")
      expectSame((await collect(store.batches(clerk))).map((batch) => batch.id), ["b1"], "batches")
      await expectRefusal(() => store.undo(clerk, "b2", "2026-01-11T08:00:00+07:00"), "TRAMYTE_STORE_BATCH_UNKNOWN", "undoing a batch of another commune")
    }
  },
  {
    name: "residences in error, denied or planned do not place a person",
    run: async (store) => {
      const facts = (["enteredInError", "notDone", "planned"] as const).map((status) => home(status, "10888", "10888-01", { status }))
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: facts.map((fact) => ({ id: fact.subject! })), facts }))
      expectSame([(await people(store, clerk)).length, (await people(store, station("10888"))).length], [3, 0], "persons of 10903 and 10888")
    }
  },
  {
    name: "a person whose residence is corrected moves; as known before, nothing changes",
    run: async (store) => {
      await settle(store)
      await store.write(clerk, batchOf("b3", "2026-02-10", { facts: [home("dong", "10888", "10888-01", { recorded: "2026-02-10" })] }))
      expectSame([await people(store, clerk), await people(store, station("10888"))], [["doai", "homeless"], ["dong", "next-door", "theirs"]], "now")
      expectSame((await collect(store.records(clerk, { knownAt: "2026-02-09" }))).map((record) => record.person.id), ["doai", "dong", "homeless"], "as known before")
    }
  },
  {
    name: "villages limit what is read, and may not be exceeded",
    run: async (store) => {
      await settle(store)
      expectSame(await people(store, collaborator("10903", "10903-01")), ["dong"], "a collaborator of one village")
      expectSame(await people(store, collaborator("10903", "10903-01", "10903-02"), ["10903-02"]), ["doai"], "a question about one of two")
      expectSame(await people(store, { ...clerk, villages: ["10903-02"] }), ["doai"], "a station with villages")
      expectSame(await people(store, clerk, ["10903-01"]), ["dong"], "a station's question")
      expectSame(await people(store, collaborator("10903")), [], "a collaborator of no village")
      expectSame(await people(store, collaborator("10888", "10903-01")), [], "a village of another commune")
      expectSame(await store.record(collaborator("10903", "10903-01"), "doai"), undefined, "a person of another village")
      expectSame((await collect(store.units(collaborator("10903", "10903-01")))).map((record) => record.unit.id), ["10903-01", "h1"], "units of the village")
      expectSame((await store.counts(collaborator("10903", "10903-01"))).persons, 1, "persons counted")
      await expectRefusal(() => people(store, collaborator("10903", "10903-01"), ["10903-02"]), "TRAMYTE_STORE_ACCESS_DENIED", "a question beyond the context")
    }
  },
  {
    name: "an analyst reads no names, no numbers, no row keys",
    run: async (store) => {
      await settle(store)
      const record = await store.record(analyst("10903"), "dong")
      const { source: _, ...residence } = home("dong", "10903", "10903-01")
      expectSame(record, { person: { id: "dong" }, facts: [residence], complete: { merit: "2026-01-10", "merit/martyr": "2026-01-10" } }, "the record")
      expectSame((await collect(store.records(analyst("10903")))).find(({ person }) => person.id === "dong"), record, "the stream")
      expectSame((await collect(store.units(analyst("10903")))).map(({ unit }) => unit.name), ["Cẩm Giàng", undefined, undefined], "names of units")
    }
  },
  {
    name: "a collaborator writes visits and contacts of its villages only",
    run: async (store) => {
      await settle(store)
      const who = collaborator("10903", "10903-01")
      const visit = (subject: string, more: Partial<Fact> = {}) => factOf(`visit-${subject}`, { subject, kind: "visit", start: "2026-01-11", ...more })
      await store.write(who, batchOf("v1", "2026-01-11", { facts: [visit("dong")] }))
      const denied: Readonly<Record<string, object>> = {
        "a visit elsewhere": { facts: [visit("doai")] }, "a diagnosis": { facts: [visit("dong", { kind: "condition" })] }, "a person": { persons: [{ id: "new" }] },
        "a unit": { units: [{ id: "new", kind: "village" }] }, "completeness": { complete: [{ subject: "dong", kinds: { visit: "2026-01-11" } }] },
        "a visit in the place of a residence": { facts: [visit("dong", { source: { id: "list", key: "home-dong" } })] },
        "a visit that supersedes a residence": { facts: [visit("dong", { source: { id: "x", key: "x" }, supersedes: "f-home-dong" })] }
      }
      for (const [what, content] of Object.entries(denied)) {
        await expectRefusal(() => store.write(who, batchOf("v2", "2026-01-12", content)), "TRAMYTE_STORE_ACCESS_DENIED", what)
      }
      expectSame((await store.record(clerk, "dong"))?.facts.map((fact) => fact.kind), ["residence", "name", "identifier", "visit"], "what dong has")
    }
  },
  {
    name: "a station writes nothing about people of another commune, and sources of two communes do not meet",
    run: async (store) => {
      await settle(store)
      await expectRefusal(() => store.write(station("10888"), batchOf("x", "2026-01-11", { facts: [factOf("x", { subject: "dong" })] })), "TRAMYTE_STORE_ACCESS_DENIED", "a fact about a neighbour")
      await expectRefusal(() => store.write(station("10888"), batchOf("x", "2026-01-11", { persons: [{ id: "dong", sex: "male" }] })), "TRAMYTE_STORE_ACCESS_DENIED", "a neighbour's attributes")
      await store.write(station("10888"), batchOf("y", "2026-01-11", { facts: [factOf("name", { subject: "theirs", kind: "name", value: "Bình" })] }))
      expectSame((await store.record(clerk, "dong"))?.facts.find((fact) => fact.kind === "name")?.value, "Nguyễn Văn An", "the fact of the same source and key")
    }
  }
]
