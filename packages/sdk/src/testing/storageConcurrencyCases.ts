import type { RecordStoreMethods, WriteReceipt } from "../ports/recordStore.ts"
import { isStoreError } from "../ports/storeError.ts"
import { expectSame } from "./expectSame.ts"
import { batchOf, clerk, collect, expectRefusal, expectTrue, factOf, keeper, morning, peopleOf, read, receipt, together } from "./storageBatches.ts"
import type { StorageCase, StorageTools } from "./storageCase.ts"

const many = Array.from({ length: 12 }, (_, index) => index)

/** The same sentences hold for one handle whose calls overlap, and for two handles on the same data. */
const handles: readonly (readonly [string, (store: RecordStoreMethods, tools: StorageTools) => Promise<readonly RecordStoreMethods[]>, "openSame" | undefined])[] = [
  ["calls that overlap", async (store) => [store, store], undefined],
  ["two open handles", async (store, { openSame }) => [store, await openSame(store)], "openSame"]
]

const settled = async (calls: readonly Promise<WriteReceipt>[]): Promise<{ readonly receipts: readonly WriteReceipt[]; readonly codes: readonly string[] }> => {
  const answers = await Promise.allSettled(calls)
  for (const answer of answers) if (answer.status === "rejected" && !isStoreError(answer.reason)) throw new Error(`threw ${String(answer.reason)}, which is no StoreError`, { cause: answer.reason })
  return {
    receipts: answers.flatMap((answer) => answer.status === "fulfilled" ? [answer.value] : []),
    codes: answers.flatMap((answer) => answer.status === "rejected" ? [(answer.reason as { readonly code: string }).code] : [])
  }
}

/** What must be true where several write and read at once. */
export const concurrencyCases: readonly StorageCase[] = [
  ...handles.flatMap(([how, open, needs]): readonly StorageCase[] => {
    const one = (name: string, run: (stores: readonly [RecordStoreMethods, RecordStoreMethods]) => Promise<void>): StorageCase => ({
      name: `${how}: ${name}`, ...(needs === undefined ? {} : { needs }),
      run: async (store, tools) => run(await open(store, tools) as unknown as readonly [RecordStoreMethods, RecordStoreMethods])
    })
    return [
      one("what one wrote the other reads at once", async ([left, right]) => {
        await left.write(clerk, batchOf("b1", "2026-01-10", { persons: [{ id: "p1" }], messages: [{ id: "m", topic: "fhir", payload: 1 }] }))
        expectSame(await right.record(clerk, "p1"), await left.record(clerk, "p1"), "the record")
        await right.acknowledge(clerk, ["m"], morning("2026-01-11"))
        await right.undo(clerk, "b1", morning("2026-01-11"))
        expectSame([await read(left), (await collect(left.outbox(clerk))).map(({ id }) => id)], [undefined, ["withdraw:m"]], "what the first reads then")
      }),
      one("the same batch from all sides is stored once", async (stores) => {
        const batch = batchOf("b1", "2026-01-10", { persons: [{ id: "p1" }], facts: [factOf("1"), factOf("2")], messages: [{ id: "m", topic: "fhir", payload: 1 }] })
        const { codes, receipts } = await settled(many.map((index) => stores[index % 2]!.write(clerk, batch)))
        expectSame([codes, receipts.filter(({ factsStored }) => factsStored === 2).length, receipts.filter(({ unchanged }) => unchanged >= 3).length], [[], 1, many.length - 1], "refusals, and receipts of who stored it and who did not")
        expectSame([(await read(stores[0]))?.facts, (await collect(stores[0].outbox(clerk))).length, (await collect(stores[1].batches(clerk))).length], [[factOf("1"), factOf("2")], 1, 1], "the store")
      }),
      one("everybody's batches about the same people and rows are stored whole, in one order", async (stores) => {
        await stores[0].write(clerk, batchOf("b", "2026-01-10", { persons: [{ id: "p1" }] }))
        const { codes, receipts } = await settled(many.map((index) => stores[index % 2]!.write(clerk, batchOf(`b${index}`, "2026-01-10", { facts: [factOf("same", { value: index }), factOf(`own-${index}`, { value: index })] }))))
        expectSame(codes, [], "refusals")
        const { facts, superseded } = await stores[1].counts(clerk)
        expectSame([facts, superseded, receipts.reduce((sum, { factsSuperseded }) => sum + factsSuperseded, 0)], [many.length + 1, many.length - 1, many.length - 1], "facts that stand, that were superseded, and that the receipts say were")
        const last = (await collect(stores[0].batches(clerk))).at(-1)!.id
        expectSame((await read(stores[1]))?.facts.find((fact) => fact.id === "f-same")?.value, Number(last.slice(1)), "the value of the batch that was written last")
        expectSame(await stores[0].verify(keeper), [], "what does not fit together")
      }),
      one("of those who expect the same version one writes, and all others are kept", async (stores) => {
        await stores[0].write(clerk, batchOf("b", "2026-01-10", { persons: [{ id: "p1" }], facts: [factOf("1", { value: -1 })] }))
        const version = (await stores[0].record(clerk, "p1"))!.version!
        const { codes, receipts } = await settled(many.map((index) => stores[index % 2]!.write(clerk, batchOf(`b${index}`, "2026-01-10", { facts: [factOf("1", { value: index })], expects: [{ subject: "p1", version }] }))))
        expectSame([receipts.length, codes], [1, many.slice(1).map(() => "TRAMYTE_STORE_VERSION_CONFLICT")], "who wrote, and who did not")
        const kept = (await collect(stores[1].conflicts(clerk))).map(({ batch }) => batch.id)
        expectSame([...kept, receipts[0]!.batch].sort(), many.map((index) => `b${index}`).sort(), "all batches: the kept and the stored")
      }),
      one("a batch that is undone while others rest on it is undone or rested on, never both", async (stores) => {
        for (const round of many) {
          await stores[0].write(clerk, batchOf(`a${round}`, "2026-01-10", { persons: [{ id: `p${round}` }] }))
          const undone = await Promise.allSettled([stores[0].undo(clerk, `a${round}`, morning("2026-01-11")), stores[1].write(clerk, batchOf(`b${round}`, "2026-01-11", { facts: [factOf(`${round}`, { subject: `p${round}` })] }))])
          expectSame(undone.map(({ status }) => status).sort(), ["fulfilled", "rejected"], "undoing and writing at once")
        }
        expectSame(await stores[1].verify(keeper), [], "what does not fit together")
      })
    ]
  }),
  {
    name: "a stream reads one state, whatever is written meanwhile",
    run: async (store) => {
      const ids = Array.from({ length: 300 }, (_, index) => `p${String(index).padStart(3, "0")}`)
      const round = (number: number) => batchOf(`b${number}`, "2026-01-10", { persons: number === 0 ? ids.map((id) => ({ id })) : [], facts: ids.map((subject) => factOf(subject, { subject, value: number })) })
      await store.write(clerk, round(0))
      for (const start of [1, 10]) {
        const values = new Set<unknown>()
        let [read, number] = [0, start]
        for await (const record of store.records(clerk)) {
          for (const fact of record.facts) values.add(fact.value)
          if (++read % 60 === 0) await store.write(clerk, round(number++))
        }
        expectSame([values.size, read], [1, ids.length], "how many states were read, and of how many people")
      }
    }
  },
  {
    name: "a batch that is repeated after others have corrected it brings nothing back",
    run: async (store) => {
      const batch = batchOf("b1", "2026-01-10", { persons: [{ id: "p1" }], facts: [factOf("1", { value: 1 })], complete: [{ subject: "p1", kinds: { risk: "2026-01-10" } }] })
      await store.write(clerk, batch)
      await store.write(clerk, batchOf("b2", "2026-02-10", { facts: [factOf("1", { value: 2 })] }))
      for (let again = 0; again < 3; again++) expectSame((await store.write(clerk, batch)).factsStored, 0, "what the repetition stored")
      expectSame([(await read(store))?.facts.map(({ value }) => value), (await collect(store.batches(clerk))).length], [[2], 2], "the store")
      await store.undo(clerk, "b2", morning("2026-03-10"))
      await expectRefusal(() => store.write(clerk, batchOf("b2", "2026-02-10", { facts: [factOf("1", { value: 2 })] })), "TRAMYTE_STORE_BATCH_CONFLICT", "an undone batch that comes late")
      expectSame((await read(store))?.facts.map(({ value }) => value), [1], "the store after the late batch")
    }
  },
  {
    name: "a batch with another label, time or fact ids is the same batch",
    run: async (store) => {
      const batch = batchOf("b1", "2026-01-10", { persons: [{ id: "p1" }], facts: [factOf("1")] })
      await store.write(clerk, batch)
      expectSame(await store.write(clerk, { ...batchOf("b1", "2026-01-12", { persons: [{ id: "p1" }], facts: [factOf("1", { id: "other", recorded: "2026-01-12" })] }), label: "again" }), receipt("b1", { unchanged: 2 }), "the receipt")
      const [stored] = await collect(store.batches(clerk))
      expectSame([stored?.label, stored?.recorded], [batch.label, batch.recorded], "label and time")
    }
  },
  {
    name: "readers never see half of a batch",
    run: async (store) => {
      const ids = many.map((index) => `p${index}`)
      const watch = async () => {
        for (let look = 0; look < 40; look++) {
          const there = await peopleOf(store, clerk)
          expectTrue(there.length % ids.length === 0, `a reader sees ${there.length} people, which is no whole number of batches`)
          const { facts, persons } = await store.counts(clerk)
          expectTrue(facts === persons, `a reader counts ${persons} people and ${facts} facts`)
        }
      }
      const writing = many.map((batch) => store.write(clerk, batchOf(`b${batch}`, "2026-01-10", { persons: ids.map((id) => ({ id: `${batch}-${id}` })), facts: ids.map((id) => factOf(`${batch}-${id}`, { subject: `${batch}-${id}` })) })))
      await together<unknown>([...writing, watch(), watch()])
    }
  }
]
