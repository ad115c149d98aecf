import { expectSame } from "./expectSame.ts"
import { batchOf, clerk, collect, expectRefusal, factOf, numberOf, read, unitsOf, wholeState } from "./storageBatches.ts"
import type { StorageCase } from "./storageCase.ts"

/** What must be true of reading, and of stores side by side. */
export const readingCases: readonly StorageCase[] = [
  {
    name: "the later day of completeness counts, also when it was written first",
    run: async (store) => {
      const complete = (id: string, day: string, kinds: Readonly<Record<string, string>>) => store.write(clerk, batchOf(id, day, { complete: [{ subject: "p1", kinds }] }))
      await store.write(clerk, batchOf("b0", "2026-01-01", { persons: [{ id: "p1" }] }))
      await complete("b1", "2026-02-01", { merit: "2026-01-31", poverty: "2026-01-31" })
      await complete("b2", "2026-03-01", { merit: "2026-02-28", poverty: "2025-12-31", "assessment/growth-score": "2026-02-28" })
      expectSame((await read(store))?.complete, { merit: "2026-02-28", poverty: "2026-01-31", "assessment/growth-score": "2026-02-28" }, "now")
      expectSame((await read(store, "p1", "2026-02-15"))?.complete, { merit: "2026-01-31", poverty: "2026-01-31" }, "as known in between")
      expectSame((await read(store, "p1", "2026-01-15"))?.complete, undefined, "as known before")
      await store.undo(clerk, "b2", "2026-03-02T08:00:00+07:00")
      expectSame((await read(store))?.complete, { merit: "2026-01-31", poverty: "2026-01-31" }, "after undoing")
    }
  },
  {
    name: "what was undone counts as known until it was undone",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [{ id: "p1" }], facts: [factOf("1", { value: 1, recorded: "2026-01-10" })] }))
      await store.write(clerk, batchOf("b2", "2026-02-10", { facts: [factOf("1", { value: 2, recorded: "2026-02-10" })] }))
      await store.undo(clerk, "b2", "2026-03-10T08:00:00+07:00")
      const known = async (day: string) => (await read(store, "p1", day))?.facts.map((fact) => fact.value)
      expectSame([await known("2026-02-01"), await known("2026-02-10"), await known("2026-03-09"), await known("2026-03-10")], [[1], [2], [2], [1]], "the values known")
    }
  },
  {
    name: "an instant asks for what was known by its second, a day for all of it",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [{ id: "p1" }], facts: [factOf("1", { recorded: "2026-01-10T08:00:00+07:00" }), factOf("2", { recorded: "2026-01-10T17:00:00+07:00" })] }))
      expectSame((await read(store, "p1", "2026-01-10T12:00:00+07:00"))?.facts.length, 1, "at noon")
      expectSame((await read(store, "p1", "2026-01-10"))?.facts.length, 2, "by the end of the day")
      await expectRefusal(() => read(store, "p1", "10/01/2026"), "TRAMYTE_STORE_INVALID", "a day in another spelling")
    }
  },
  {
    name: "records and units come ordered by id, by code points",
    run: async (store) => {
      const ids = ["a", "B", "p10", "p9", "Đ", "\uffee", "𠀀", "_"]
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: ids.map((id) => ({ id })), units: ids.map((id) => ({ id: `u${id}`, kind: "village" })) }))
      const ordered = ["B", "_", "a", "p10", "p9", "Đ", "\uffee", "𠀀"]
      expectSame((await collect(store.records(clerk))).map((record) => record.person.id), ordered, "persons")
      expectSame((await collect(store.units(clerk))).map((record) => record.unit.id), ordered.map((id) => `u${id}`), "units")
    }
  },
  {
    name: "units carry facts and completeness, and are no persons",
    run: async (store) => {
      const unit = { id: "v1", kind: "village", parent: "10903", name: "Thôn Đông" } as const
      const fact = factOf("1", { subject: "v1", kind: "activity", start: "2026-01" })
      await store.write(clerk, batchOf("b1", "2026-01-10", { units: [unit, { id: "u2", kind: "school" }], facts: [fact], complete: [{ subject: "v1", kinds: { activity: "2026-01-31" } }] }))
      expectSame(await unitsOf(store), [{ unit: { id: "u2", kind: "school" }, facts: [] }, { unit, facts: [fact], complete: { activity: "2026-01-31" } }], "the units")
      expectSame([await read(store, "v1"), await collect(store.records(clerk))], [undefined, []], "the persons")
    }
  },
  {
    name: "identifiers are the current ones, for matching",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [{ id: "p2" }, { id: "p1" }], facts: [
        numberOf("1", "030056000001", { subject: "p2" }), numberOf("2", "030056000002"), numberOf("3", "030056000003", { status: "enteredInError" }), numberOf("4", 12),
        factOf("5", { kind: "identifier", value: "without a system" })
      ] }))
      await store.write(clerk, batchOf("b2", "2026-02-10", { facts: [numberOf("1", "030056000009", { subject: "p2" })] }))
      const entry = (subject: string, value: string) => ({ subject, system: "personal-number", value })
      expectSame(await collect(store.identifiers(clerk)), [entry("p1", "030056000002"), entry("p1", "12"), entry("p2", "030056000009")], "the identifiers")
    }
  },
  {
    name: "a stream can be broken off, run beside others, and shows the state at its beginning or later",
    run: async (store) => {
      const persons = Array.from({ length: 1200 }, (_, index) => ({ id: `p${String(index).padStart(4, "0")}` }))
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons }))
      for await (const record of store.records(clerk)) {
        expectSame(record.person.id, "p0000", "the first")
        break
      }
      const [left, right] = [store.records(clerk)[Symbol.asyncIterator](), store.records(clerk)[Symbol.asyncIterator]()]
      await left.next()
      expectSame([(await left.next()).value?.person.id, (await right.next()).value?.person.id], ["p0001", "p0000"], "two streams side by side")
      await store.write(clerk, batchOf("b2", "2026-01-11", { persons: [{ id: "q" }] }))
      await left.return?.()
      let rest = 1
      for (let next = await right.next(); next.done !== true; next = await right.next()) rest++
      if (rest !== 1200 && rest !== 1201) throw new Error(`a write during the stream: ${rest} persons of 1200 or 1201`)
      expectSame((await store.counts(clerk)).persons, 1201, "persons in the end")
    }
  },
  {
    name: "counts say how much is there",
    run: async (store) => {
      expectSame(await store.counts(clerk), { persons: 0, units: 0, facts: 0, superseded: 0 }, "an empty store")
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [{ id: "p1" }, { id: "p2" }], units: [{ id: "v1", kind: "village" }], facts: [factOf("1", { value: 1 }), factOf("2")] }))
      await store.write(clerk, batchOf("b2", "2026-02-10", { facts: [factOf("1", { value: 2 })] }))
      expectSame(await store.counts(clerk), { persons: 2, units: 1, facts: 2, superseded: 1, asOf: "2026-02-10" }, "after two batches")
    }
  },
  {
    name: "lists its batches in the order of writing",
    run: async (store) => {
      await store.write(clerk, batchOf("b2", "2026-01-10", { persons: [{ id: "p1" }], facts: [factOf("1")] }))
      await store.write(clerk, batchOf("b1", "2026-01-09", {}))
      expectSame(await collect(store.batches(clerk)), [
        { id: "b2", label: "batch b2", recorded: "2026-01-10T08:00:00+07:00", actor: "station-10903", purpose: "import", factsStored: 1 },
        { id: "b1", label: "batch b1", recorded: "2026-01-09T08:00:00+07:00", actor: "station-10903", purpose: "import", factsStored: 0 }
      ], "the batches")
    }
  },
  {
    name: "two stores share nothing",
    run: async (store, { openAnother }) => {
      const another = await openAnother()
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [{ id: "p1" }] }))
      expectSame([await read(another), (await another.counts(clerk)).persons], [undefined, 0], "the other store")
    }
  },
  {
    name: "ids such as __proto__ are ids like others",
    run: async (store) => {
      const facts = [factOf("__proto__", { subject: "__proto__", kind: "__proto__", links: { constructor: "__proto__" } })]
      const complete = [{ subject: "__proto__", kinds: Object.fromEntries([["__proto__", "2026-01-01"]]) }]
      await store.write(clerk, batchOf("__proto__", "2026-01-10", { persons: [{ id: "__proto__" }], facts, complete }))
      const record = await read(store, "__proto__")
      expectSame([record?.facts, Object.entries(record?.complete ?? {})], [facts, [["__proto__", "2026-01-01"]]], "the record")
    }
  },
  {
    name: "keeps everything when it is opened again",
    needs: "reopen",
    run: async (store, { reopen }) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [{ id: "p1" }], units: [{ id: "v1", kind: "village" }], facts: [factOf("1", { value: 1, code: ["c"] })], complete: [{ subject: "p1", kinds: { risk: "2026-01-10" } }] }))
      await store.write(clerk, batchOf("b2", "2026-02-10", { facts: [factOf("1", { value: 2, code: ["c"] })] }))
      const before = [await wholeState(store), await collect(store.batches(clerk))]
      const again = await reopen(store)
      expectSame([await wholeState(again), await collect(again.batches(clerk))], before, "the store")
      await again.undo(clerk, "b2", "2026-03-10T08:00:00+07:00")
      expectSame((await read(again))?.facts[0]?.value, 1, "undoing what was written before")
    }
  },
  {
    name: "a closed store says so",
    run: async (store) => {
      await store.close()
      await expectRefusal(() => store.counts(clerk), "TRAMYTE_STORE_UNAVAILABLE", "counts")
      await expectRefusal(() => store.write(clerk, batchOf("b1", "2026-01-10", {})), "TRAMYTE_STORE_UNAVAILABLE", "write")
      await expectRefusal(() => collect(store.records(clerk)), "TRAMYTE_STORE_UNAVAILABLE", "records")
    }
  }
]
