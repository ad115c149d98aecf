import type { Fact } from "@tramyte/core"
import type { RecordStoreMethods } from "../ports/recordStore.ts"
import type { SecurityContext } from "../ports/securityContext.ts"
import { expectSame } from "./expectSame.ts"
import {
  analyst, auditor, batchOf, clerk, collaborator, collect, expectRefusal, expectTrue, factOf, morning, operator, peopleOf, read, residenceOf as home, station, unitsOf, withoutVersion
} from "./storageBatches.ts"
import type { StorageCase } from "./storageCase.ts"
import { rulesOfCases } from "./storageRules.ts"

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
const people = (store: RecordStoreMethods, context: SecurityContext, villages?: readonly string[]): Promise<readonly string[]> =>
  peopleOf(store, context, villages === undefined ? {} : { villages })

/** Every method of the port, as somebody may call it. */
const calls: Readonly<Record<Exclude<keyof RecordStoreMethods, "close">, (store: RecordStoreMethods, context: SecurityContext) => Promise<unknown>>> = {
  write: (store, context) => store.write(context, batchOf(`w-${context?.role}`, "2026-01-10", {})),
  undo: (store, context) => store.undo(context, "w-station", morning("2026-01-10")),
  batches: (store, context) => collect(store.batches(context)),
  conflicts: (store, context) => collect(store.conflicts(context)),
  record: (store, context) => store.record(context, "dong"),
  records: (store, context) => collect(store.records(context)),
  units: (store, context) => collect(store.units(context)),
  identifiers: (store, context) => collect(store.identifiers(context)),
  counts: (store, context) => store.counts(context),
  changesSince: (store, context) => collect(store.changesSince(context)),
  outbox: (store, context) => collect(store.outbox(context)),
  acknowledge: (store, context) => store.acknowledge(context, [], morning("2026-01-10")),
  kpi: (store, context) => store.kpi(context, rulesOfCases, { period: { from: "2026-01-01", until: "2026-02-01" } }),
  list: (store, context) => store.list(context, rulesOfCases, { op: "alive" }),
  history: (store, context) => collect(store.history(context)),
  restore: async (store, context) => store.restore(context, await collect(store.history(operator("10903")))),
  verify: (store, context) => store.verify(context)
}
const methods = Object.keys(calls) as (keyof typeof calls)[]

/** What each role may call: all else is denied. */
const allowed: Readonly<Record<SecurityContext["role"], readonly (keyof typeof calls)[]>> = {
  station: ["write", "undo", "batches", "conflicts", "record", "records", "units", "identifiers", "counts", "changesSince", "outbox", "acknowledge", "kpi", "list"],
  collaborator: ["write", "record", "records", "units", "identifiers", "counts", "changesSince", "kpi", "list"],
  analyst: ["record", "records", "units", "counts", "kpi", "list"],
  auditor: ["batches", "counts", "verify"],
  operator: ["history", "restore", "verify"]
}

/** What must be true of who may read and write. */
export const accessCases: readonly StorageCase[] = [
  {
    name: "denies every call without a whole security context",
    run: async (store) => {
      await settle(store)
      const broken: readonly unknown[] = [undefined, null, {}, "station", { ...clerk, actor: "" }, { ...clerk, role: "admin" }, { ...clerk, role: "__proto__" },
        { ...clerk, purpose: "curiosity" }, { ...clerk, commune: undefined }, { ...clerk, villages: "10903-01" }, { ...collaborator("10903"), villages: undefined }]
      for (const context of broken as readonly SecurityContext[]) {
        for (const name of methods) {
          // Only whoever keeps the store can make a history to restore: any lines will do here.
          const call = name === "restore" ? () => store.restore(context, []) : () => calls[name](store, context)
          await expectRefusal(call, "TRAMYTE_STORE_ACCESS_DENIED", `${name} with ${JSON.stringify(context)}`)
        }
      }
    }
  },
  ...([clerk, collaborator("10903", "10903-01"), analyst("10903"), auditor("10903"), operator("10903")] as const).map((context): StorageCase => ({
    name: `of a role what it may, and nothing else: ${context.role}`,
    run: async (store) => {
      await settle(store)
      for (const name of methods) {
        if (allowed[context.role].includes(name)) await calls[name](store, context)
        else await expectRefusal(() => calls[name](store, context), "TRAMYTE_STORE_ACCESS_DENIED", `${name} as ${context.role}`)
      }
    }
  })),
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
    name: "a person outside a context is as if absent: in records, versions, changes, identifiers and lists",
    run: async (store) => {
      await settle(store)
      await store.write(clerk, batchOf("b3", "2026-01-11", { facts: [factOf("far", { subject: "next-door", kind: "identifier", code: ["personal-number"], value: "7" })] }))
      const outside = ["next-door", "theirs"]
      const seen = [
        ...(await collect(store.identifiers(clerk))).map((entry) => entry.subject), ...(await people(store, clerk)),
        ...Object.values(await store.list(clerk, rulesOfCases, { op: "alive" })).flat(),
        ...(await collect(store.changesSince(clerk))).flatMap((change) => change.version === undefined ? [] : [change.subject])
      ]
      expectSame(seen.filter((id) => outside.includes(id)), [], "who is next door, as this station sees it")
      expectTrue(seen.includes("dong"), "the station does not see its own people")
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
      expectSame(await peopleOf(store, clerk, { knownAt: "2026-02-09" }), ["doai", "dong", "homeless"], "as known before")
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
      expectSame((await unitsOf(store, collaborator("10903", "10903-01"))).map((record) => record.unit.id), ["10903-01", "h1"], "units of the village")
      expectSame((await store.counts(collaborator("10903", "10903-01"))).persons, 1, "persons counted")
      await expectRefusal(() => people(store, collaborator("10903", "10903-01"), ["10903-02"]), "TRAMYTE_STORE_ACCESS_DENIED", "a question beyond the context")
    }
  },
  {
    name: "villages that are no list of ids are refused",
    run: async (store) => {
      await settle(store)
      for (const villages of ["10903-01", 7, {}, [7], [null]] as unknown as readonly (readonly string[])[]) await expectRefusal(() => people(store, clerk, villages), "TRAMYTE_STORE_INVALID", `villages ${JSON.stringify(villages)}`)
    }
  },
  {
    name: "an analyst reads no names, no numbers, no row keys",
    run: async (store) => {
      await settle(store)
      const record = await read(store, "dong", undefined, analyst("10903"))
      const { source: _, ...residence } = home("dong", "10903", "10903-01")
      expectSame(record, { person: { id: "dong" }, facts: [residence], complete: { merit: "2026-01-10", "merit/martyr": "2026-01-10" } }, "the record")
      expectSame((await collect(store.records(analyst("10903")))).map(withoutVersion).find(({ person }) => person.id === "dong"), record, "the stream")
      expectSame((await unitsOf(store, analyst("10903"))).map(({ unit }) => unit.name), ["Cẩm Giàng", undefined, undefined], "names of units")
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
        "a merge": { merges: [{ from: "doai", into: "dong" }] }, "a message": { messages: [{ id: "m", topic: "fhir", payload: 1 }] },
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
