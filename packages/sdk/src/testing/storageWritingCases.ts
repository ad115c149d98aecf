import type { Fact, HealthRecord } from "@tramyte/core"
import * as fc from "fast-check"
import { expectSame } from "./expectSame.ts"
import { factValue } from "./facts.ts"
import { record as records } from "./records.ts"
import { batchOf, type BatchContent, clerk, collect, expectInvalid, expectRefusal, factOf, read, receipt, unitsOf, wholeState } from "./storageBatches.ts"
import type { StorageCase } from "./storageCase.ts"

const p1 = { id: "p1", birthDate: "1956" } as const

/** What must be true of writing and undoing. */
export const writingCases: readonly StorageCase[] = [
  {
    name: "gives back every field of a fact as it was written",
    run: async (store) => {
      const full: Required<Fact> = {
        id: "f-1", subject: "p1", kind: "observation", code: ["blood-pressure", ""].slice(0, 1), status: "preliminary", start: "2026-01-02", end: "2026-01",
        at: "2026-01-02T08:30:00.5+07:00", endAt: "2026-01-02T09:00:00+07:00", recorded: "2026-01-03T09:00:00+07:00", source: { id: "sổ khám", key: "dòng 1" }, supersedes: "f-0", value: 12.5, unit: "mm[Hg]",
        components: { systolic: 142, diastolic: 88.5 }, valueCode: ["high"], qualifiers: { bodySite: ["left-arm"], method: [] },
        links: { facility: "trạm", encounter: "e-1" }
      }
      const least: Fact = { id: "f-2", subject: "p1", kind: "merit", recorded: "2026-01-03", source: { id: "s", key: "2" } }
      const edges = ["unknown", "1956", "1956-03", "2024-02-29"].map((start, index): Fact => ({ ...least, id: `e-${index}`, source: { id: "s", key: `e-${index}` }, start, end: ["ongoing", "unknown", "1957", "2024-03-01"][index]! }))
      const empty: Fact = { ...least, id: "f-3", source: { id: "s", key: "3" }, code: [], links: {}, components: {} }
      const facts = [full, least, ...edges, empty]
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [p1], facts }))
      expectSame(await read(store), { person: p1, facts }, "the record")
    }
  },
  {
    name: "gives back every value: false, 0, the empty text, large numbers, both normal forms",
    run: async (store) => {
      const values = [...fc.sample(factValue(), { numRuns: 300, seed: 1 }), false, true, 0, "", 2 ** 53, 1e100, -1e100, 1e-100, -1e-100, -0.1, "0012", "Hoà".normalize("NFD"), "Hoà".normalize("NFC"), "𠀀"]
      const facts = values.map((value, index) => factOf(`v-${index}`, { value }))
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [p1], facts }))
      const back = (await read(store))?.facts ?? []
      expectSame(back.map((fact) => fact.value), values, "the values")
      expectSame(back.map((fact) => typeof fact.value), values.map((value) => typeof value), "their types")
    }
  },
  {
    name: "gives back generated records",
    run: async (store) => {
      const drawn = new Map(fc.sample(records(), { numRuns: 60, seed: 2 }).map((record) => [record.person.id, record]))
      const all = [...drawn.values()].map((record) => ({ ...record, facts: record.facts.filter((fact) => fact.supersedes === undefined && fact.kind !== "residence") }))
      await store.write(clerk, batchOf("b1", "2026-12-31", {
        persons: all.map((record) => record.person), facts: all.flatMap((record) => record.facts),
        complete: all.flatMap((record) => record.complete === undefined ? [] : [{ subject: record.person.id, kinds: record.complete }])
      }))
      for (const record of all) expectSame(await read(store, record.person.id), record, `the record of ${record.person.id}`)
    }
  },
  {
    name: "writing the same batch again changes nothing",
    run: async (store) => {
      const batch = batchOf("b1", "2026-01-10", { persons: [p1], facts: [factOf("1"), factOf("2")], units: [{ id: "v1", kind: "village" }] })
      expectSame(await store.write(clerk, batch), receipt("b1", { persons: 1, units: 1, factsStored: 2 }), "the first receipt")
      const before = [await read(store), await store.counts(clerk), await collect(store.batches(clerk))]
      expectSame(await store.write(clerk, batch), receipt("b1", { unchanged: 4 }), "the second receipt")
      expectSame([await read(store), await store.counts(clerk), await collect(store.batches(clerk))], before, "the store")
    }
  },
  {
    name: "refuses other content under a known batch id",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [p1], facts: [factOf("1")] }))
      await expectRefusal(() => store.write(clerk, batchOf("b1", "2026-01-10", { persons: [p1], facts: [factOf("2")] })), "TRAMYTE_STORE_BATCH_CONFLICT", "other content")
      expectSame((await read(store))?.facts, [factOf("1")], "the facts")
    }
  },
  {
    name: "the same fact from another batch, at another time, under another id, is unchanged",
    run: async (store) => {
      const fact = factOf("1", { links: { a: "1", b: "2" }, components: { y: 1, x: 2 }, code: ["c"] })
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [p1], facts: [fact] }))
      const again = { ...fact, id: "another", recorded: "2026-02-10", links: { b: "2", a: "1" }, components: { x: 2, y: 1 } }
      expectSame(await store.write(clerk, batchOf("b2", "2026-02-10", { persons: [p1], facts: [again] })), receipt("b2", { unchanged: 2 }), "the receipt")
      expectSame((await read(store))?.facts, [fact], "the facts")
    }
  },
  {
    name: "other content supersedes, and what was known before can still be read",
    run: async (store) => {
      const [before, after] = [factOf("1", { value: 1 }), factOf("1", { value: 2, recorded: "2026-02-10" })]
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [p1], facts: [before] }))
      expectSame(await store.write(clerk, batchOf("b2", "2026-02-10", { facts: [after] })), receipt("b2", { factsStored: 1, factsSuperseded: 1 }), "the receipt")
      expectSame((await read(store))?.facts, [after], "now")
      expectSame((await read(store, "p1", "2026-02-09"))?.facts, [before], "as known the day before")
      expectSame((await read(store, "p1", "2026-02-10"))?.facts, [after], "as known that day")
      expectSame(await read(store, "p1", "2026-01-09"), undefined, "before anything was known")
    }
  },
  {
    name: "a fact that changes and changes back has three versions",
    run: async (store) => {
      const versions = [1, 2, 1].map((value, index) => factOf("1", { value, recorded: `2026-0${index + 1}-10` }))
      for (const [index, fact] of versions.entries()) await store.write(clerk, batchOf(`b${index}`, `2026-0${index + 1}-10`, { ...(index === 0 ? { persons: [p1] } : {}), facts: [fact] }))
      for (const [index, fact] of versions.entries()) expectSame((await read(store, "p1", `2026-0${index + 1}-28`))?.facts, [fact], `version ${index + 1}`)
      expectSame((await read(store))?.facts, versions.slice(2), "now")
      expectSame((await store.counts(clerk)).superseded, 2, "superseded")
    }
  },
  {
    name: "a fact that names the one it supersedes takes its place",
    run: async (store) => {
      const after = factOf("2", { supersedes: "f-1", recorded: "2026-02-10" })
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [p1], facts: [factOf("1")] }))
      await store.write(clerk, batchOf("b2", "2026-02-10", { facts: [after] }))
      expectSame((await read(store))?.facts, [after], "now")
      expectSame((await read(store, "p1", "2026-02-09"))?.facts, [factOf("1")], "the day before")
      await store.undo(clerk, "b2", "2026-03-01T08:00:00+07:00")
      expectSame((await read(store))?.facts, [factOf("1")], "after undoing")
    }
  },
  {
    name: "a fact superseded by name does not come back when its register is read again, but when the register says something new",
    run: async (store) => {
      const correction = factOf("by hand", { supersedes: "f-1", value: 2 })
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [p1], facts: [factOf("1", { value: 1 })] }))
      await store.write(clerk, batchOf("b2", "2026-02-10", { facts: [correction] }))
      expectSame(await store.write(clerk, batchOf("b3", "2026-03-10", { facts: [factOf("1", { value: 1 })] })), receipt("b3", { unchanged: 1 }), "the register read again")
      expectSame((await read(store))?.facts, [correction], "after that")
      const news = factOf("1", { value: 3 })
      expectSame(await store.write(clerk, batchOf("b4", "2026-04-10", { facts: [news] })), receipt("b4", { factsStored: 1 }), "the register says something new")
      expectSame((await read(store))?.facts, [correction, news], "after that")
      await store.undo(clerk, "b2", "2026-05-10T08:00:00+07:00")
      expectSame((await read(store))?.facts, [news], "after undoing the correction by hand")
      await store.undo(clerk, "b4", "2026-05-11T08:00:00+07:00")
      expectSame((await read(store))?.facts, [factOf("1", { value: 1 })], "after undoing the news too")
    }
  },
  {
    name: "a fact that moves to another person leaves the first",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [p1, { id: "p2" }], facts: [factOf("1")] }))
      await store.write(clerk, batchOf("b2", "2026-02-10", { facts: [factOf("1", { subject: "p2", recorded: "2026-02-10" })] }))
      expectSame([(await read(store, "p1"))?.facts.length, (await read(store, "p2"))?.facts.length], [0, 1], "facts of p1 and p2")
      expectSame((await read(store, "p1", "2026-02-09"))?.facts, [factOf("1")], "the day before")
    }
  },
  {
    name: "a list is known from the day it comes in, whichever day it describes",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [p1] }))
      await store.write(clerk, batchOf("b2", "2026-03-10", { facts: [factOf("1", { recorded: "2026-02-01" })] }))
      expectSame((await read(store, "p1", "2026-03-09"))?.facts, [], "before it came in, though after its own day")
      expectSame((await read(store, "p1", "2026-03-10"))?.facts, [factOf("1", { recorded: "2026-02-01" })], "on the day it came in")
      await store.write(clerk, batchOf("b3", "2026-04-10", { facts: [factOf("1", { recorded: "2026-02-01", end: "2026-02-15" })] }))
      expectSame((await read(store, "p1", "2026-04-09"))?.facts, [factOf("1", { recorded: "2026-02-01" })], "before the correction came in")
      expectSame((await read(store, "p1", "2026-04-10"))?.facts, [factOf("1", { recorded: "2026-02-01", end: "2026-02-15" })], "once it came in")
    }
  },
  {
    name: "attributes of persons and units are corrected by version",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [p1], units: [{ id: "v1", kind: "village", parent: "10903", name: "Thôn Đông" }] }))
      const wanted = { id: "p1", birthDate: "1956-03-09", sex: "female", deathDate: "2026-01-31" } as const
      await store.write(clerk, batchOf("b2", "2026-02-10", { persons: [wanted], units: [{ id: "v1", kind: "village", parent: "10903", name: "Thôn Đoài" }] }))
      expectSame((await read(store))?.person, wanted, "the person now")
      expectSame((await read(store, "p1", "2026-01-31"))?.person, p1, "the person as known before")
      expectSame((await unitsOf(store)).map(({ unit }) => unit.name), ["Thôn Đoài"], "the unit now")
      expectSame((await unitsOf(store, clerk, { knownAt: "2026-01-31" })).map(({ unit }) => unit.name), ["Thôn Đông"], "the unit as known before")
    }
  },
  {
    name: "undoing a batch restores exactly the state before",
    run: async (store) => {
      const village = (name: string) => ({ id: "v1", kind: "village", parent: "10903", name }) as const
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [p1], units: [village("A")], facts: [factOf("1", { value: 1 }), factOf("2")], complete: [{ subject: "p1", kinds: { risk: "2026-01-10" } }] }))
      const state = () => wholeState(store)
      const before = await state()
      await store.write(clerk, batchOf("b2", "2026-02-10", {
        persons: [{ id: "p1", sex: "male" }, { id: "p2" }], units: [village("B"), { id: "v2", kind: "village" }],
        facts: [factOf("1", { value: 2 }), factOf("2", { end: "2026-01-31" }), factOf("3", { kind: "identifier", code: ["n"], value: "1" }), factOf("4", { subject: "p2" })],
        complete: [{ subject: "p1", kinds: { risk: "2026-02-10", merit: "2026-02-10" } }]
      }))
      const after = await state()
      await store.undo(clerk, "b2", "2026-03-01T08:00:00+07:00")
      expectSame(await state(), before, "the state after undoing")
      await store.undo(clerk, "b2", "2026-04-01T08:00:00+07:00")
      expectSame((await collect(store.batches(clerk))).map((batch) => batch.undone), [undefined, "2026-03-01T08:00:00+07:00"], "undoing twice")
      const known = await collect(store.records(clerk, { knownAt: "2026-02-28" }))
      expectSame(known.map((record) => record.person), (after[0] as readonly HealthRecord[]).map((record) => record.person), "what was known in between")
      await expectRefusal(() => store.write(clerk, batchOf("b2", "2026-02-10", {})), "TRAMYTE_STORE_BATCH_CONFLICT", "the id of an undone batch")
    }
  },
  {
    name: "what was undone can be written again under a new id",
    run: async (store) => {
      const content = { persons: [p1], facts: [factOf("1")] }
      await store.write(clerk, batchOf("b1", "2026-01-10", content))
      await store.undo(clerk, "b1", "2026-01-11T08:00:00+07:00")
      expectSame(await read(store), undefined, "after undoing")
      expectSame(await store.write(clerk, batchOf("b2", "2026-01-12", content)), receipt("b2", { persons: 1, factsStored: 1 }), "the receipt")
      expectSame((await read(store))?.facts, [factOf("1")], "the facts")
    }
  },
  {
    name: "a batch that later ones rest on is not undone before them",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [p1], facts: [factOf("1", { value: 1 })] }))
      await store.write(clerk, batchOf("b2", "2026-02-10", { facts: [factOf("1", { value: 2 })] }))
      await store.write(clerk, batchOf("b3", "2026-02-11", { facts: [factOf("1", { value: 2 })] }))
      const undo = (id: string) => store.undo(clerk, id, "2026-03-01T08:00:00+07:00")
      const refused = await expectRefusal(() => undo("b1"), "TRAMYTE_STORE_BATCH_CONFLICT", "undoing what was corrected")
      expectSame(refused.reason, { _tag: "BatchConflict", batch: "b1", dependents: ["b2", "b3"] }, "the batches to undo first")
      await expectRefusal(() => undo("b2"), "TRAMYTE_STORE_BATCH_CONFLICT", "undoing what was repeated")
      expectSame((await read(store))?.facts[0]?.value, 2, "the value after the refusals")
      for (const id of ["b3", "b2", "b1"]) await undo(id)
      expectSame(await read(store), undefined, "after undoing all")
      await expectRefusal(() => undo("b9"), "TRAMYTE_STORE_BATCH_UNKNOWN", "undoing what was never written")
    }
  },
  {
    name: "a batch with one wrong item stores nothing and names every wrong field",
    run: async (store) => {
      await store.write(clerk, batchOf("b0", "2026-01-01", { persons: [{ id: "p0" }] }))
      const wrong: readonly (readonly [string, BatchContent])[] = [
        ["facts[1].subject", { facts: [factOf("1"), factOf("2", { subject: "nobody" })] }],
        ["facts[1].start", { facts: [factOf("1"), factOf("2", { start: "2026-02-30" })] }],
        ["facts[1].value", { facts: [factOf("1"), factOf("2", { value: Number.NaN })] }],
        ["facts[1].value", { facts: [factOf("1"), factOf("2", { value: "\ud800" })] }],
        ...[1.1e100, -1.1e100, 9e-101, Number.MIN_VALUE].map((value): readonly [string, BatchContent] => ["facts[1].value", { facts: [factOf("1"), factOf("2", { value })] }]),
        ["facts[1].components", { facts: [factOf("1"), factOf("2", { components: { systolic: 1e101 } })] }],
        ["facts[1].source.id", { facts: [factOf("1"), { ...factOf("2"), source: { id: "", key: "k" } }] }],
        ["facts[1].recorded", { facts: [factOf("1"), factOf("2", { recorded: "yesterday" })] }],
        ["facts[1]", { facts: [factOf("1", { value: 1 }), factOf("1", { value: 2 })] }],
        ["persons[1]", { persons: [p1, { id: "p1", birthDate: "1957" }] }],
        ["persons[1].birthDate", { persons: [p1, { id: "p2", birthDate: "31/12/1957" }] }],
        ["units[0]", { units: [{ id: "p0", kind: "village" }] }],
        ["complete[0].subject", { complete: [{ subject: "nobody", kinds: { merit: "2026-01-01" } }] }],
        ["complete[0].kinds.merit", { complete: [{ subject: "p0", kinds: { merit: "2026" } }] }]
      ]
      const before = await store.counts(clerk)
      for (const [path, content] of wrong) {
        await expectInvalid(() => store.write(clerk, batchOf("b1", "2026-01-10", { persons: [p1], ...content })), [path], path)
        expectSame(await store.counts(clerk), before, `the counts after ${path}`)
      }
      expectSame((await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [p1], facts: [factOf("1")] }))).factsStored, 1, "the mended batch")
    }
  },
  {
    name: "a large batch goes in whole, in order, and comes back unchanged when repeated",
    run: async (store) => {
      const persons = Array.from({ length: 150 }, (_, index) => ({ id: `p${String(index).padStart(3, "0")}` }))
      const facts = persons.flatMap(({ id }) => [2, 1, 3].map((number) => factOf(`${id}/${number}`, { subject: id, value: number })))
      // Repeats lie among what is new.
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: persons.filter((_, index) => index % 7 === 0), facts: facts.filter((_, index) => Math.floor(index / 3) % 7 === 0) }))
      const second = await store.write(clerk, batchOf("b2", "2026-01-11", { persons, facts }))
      expectSame(second, receipt("b2", { persons: 128, factsStored: 384, unchanged: 88 }), "the receipt")
      const all = await collect(store.records(clerk))
      expectSame(all.map((record) => record.person), persons, "the persons")
      expectSame(all.map((record) => record.facts.map((fact) => fact.value)), persons.map(() => [2, 1, 3]), "the facts in the order of writing")
    }
  }
]
