import type { HistoryLine } from "../ports/history.ts"
import type { RecordStoreMethods } from "../ports/recordStore.ts"
import { isStoreError } from "../ports/storeError.ts"
import { expectSame } from "./expectSame.ts"
import {
  batchOf, clerk, collaborator, collect, expectRefusal, expectTrue, factOf, keeper, morning, neighbour, numberOf, operator, read, receipt, residenceOf, wholeState
} from "./storageBatches.ts"
import type { StorageCase } from "./storageCase.ts"
import { readers, settledViewOf } from "./storageViews.ts"

/** The days on which something came in or was taken back in `live`, and the days between. */
const days = ["2026-01-09", "2026-01-10", "2026-01-31", "2026-02-10", "2026-02-28", "2026-03-10", "2026-04-10", "2026-05-10"]

/** A store as it is after some months: corrections, repeats, undoing, two communes, merges, messages, a conflict. */
const live = async (store: RecordStoreMethods): Promise<void> => {
  await store.write(clerk, batchOf("b1", "2026-01-10", {
    persons: [{ id: "p1", birthDate: "1956" }, { id: "p2" }, { id: "p3" }], units: [{ id: "10903", kind: "commune" }, { id: "10903-01", kind: "village", parent: "10903", name: "Thôn Đông" }],
    facts: [factOf("1", { value: 1 }), numberOf("2", "030056000001"), residenceOf("p2", "10903", "10903-01"), factOf("3", { subject: "10903-01", kind: "activity" })],
    complete: [{ subject: "p1", kinds: { risk: "2026-01-10" } }], messages: [{ id: "m1", topic: "fhir", subject: "p1", payload: { x: [1, "Hoà"] } }, { id: "m2", topic: "fhir", payload: null }]
  }))
  await store.write(neighbour, batchOf("n1", "2026-01-31", { persons: [{ id: "q1" }], facts: [factOf("1", { subject: "q1" })], messages: [{ id: "m1", topic: "fhir", payload: "theirs" }] }))
  const version = (await store.record(clerk, "p1"))?.version
  await store.write(clerk, batchOf("b2", "2026-02-10", {
    persons: [{ id: "p1", birthDate: "1956-03" }], units: [{ id: "10903-01", kind: "village", parent: "10903", name: "Thôn Đoài" }],
    facts: [factOf("1", { value: 2, recorded: "2026-02-10" }), factOf("4", { supersedes: "f-2", kind: "identifier", code: ["personal-number"], value: "030056000002" }), numberOf("2", "030056000001")]
  }))
  await store.write(collaborator("10903", "10903-01"), batchOf("v1", "2026-02-10", { facts: [factOf("visit", { subject: "p2", kind: "visit" })] }))
  await store.acknowledge(clerk, ["m1"], morning("2026-02-11"))
  await store.write(clerk, batchOf("m", "2026-02-28", { merges: [{ from: "p3", into: "p1" }] }))
  await store.write(clerk, batchOf("b3", "2026-02-28", { facts: [factOf("5", { subject: "p3" })], messages: [{ id: "m3", topic: "portal", payload: {} }, { id: "m4", topic: "portal", payload: {} }] }))
  await store.write(clerk, batchOf("again", "2026-03-10", { persons: [{ id: "p2" }], facts: [factOf("1", { value: 2 })] }))
  await expectRefusal(() => store.write(clerk, batchOf("late", "2026-03-10", { facts: [factOf("1", { value: 9 })], expects: [{ subject: "p1", ...(version === undefined ? {} : { version }) }] })), "TRAMYTE_STORE_VERSION_CONFLICT", "the late batch")
  await store.acknowledge(clerk, ["m3"], morning("2026-03-11"))
  await store.undo(clerk, "b3", morning("2026-04-10"))
  await store.undo(clerk, "m", morning("2026-04-10"))
  await store.write(clerk, batchOf("m'", "2026-05-10", { merges: [{ from: "p2", into: "p3" }] }))
  await store.acknowledge(clerk, ["withdraw:m3"], morning("2026-05-10"))
}
const historyOf = (store: RecordStoreMethods) => collect(store.history(keeper))
const expectEqualStores = async (actual: RecordStoreMethods, wanted: RecordStoreMethods, what: string): Promise<void> => {
  for (const reader of readers) {
    for (const knownAt of [undefined, ...days]) expectSame(await settledViewOf(actual, reader, knownAt), await settledViewOf(wanted, reader, knownAt), `${what}: ${reader.role} of ${reader.commune}${knownAt === undefined ? "" : ` as known at ${knownAt}`}`)
  }
}
const isEmpty = async (store: RecordStoreMethods, what: string): Promise<void> => {
  expectSame([await wholeState(store), await collect(store.batches(clerk)), await collect(store.outbox(clerk)), await collect(store.conflicts(clerk)), (await historyOf(store)).length], [[[], [], [], { persons: 0, units: 0, facts: 0, superseded: 0 }], [], [], [], 2], what)
}
/** Any text of a line made another one. */
const altered = (line: HistoryLine): HistoryLine => JSON.parse(JSON.stringify(line).replace(/"(\d{4}-\d\d-\d\d)/, '"2027-01-02').replace('"p1"', '"p2"').replace('"m1"', '"mX"')) as HistoryLine

/** What must be true of a copy of a store. */
export const restoreCases: readonly StorageCase[] = [
  {
    name: "a history written into another store gives every answer that it gave there, at every time",
    run: async (store, { openAnother }) => {
      await live(store)
      const [lines, copy] = [await historyOf(store), await openAnother()]
      expectSame(await copy.restore(operator("10888"), lines), { batches: 8, known: 0 }, "what was restored")
      await expectEqualStores(copy, store, "the copy")
      expectSame(await historyOf(copy), lines, "the history of the copy")
    }
  },
  {
    name: "a restored store goes on as the first would have: repeats, corrections, undoing, withdrawals, settling",
    run: async (store, { openAnother }) => {
      await live(store)
      const copy = await openAnother()
      await copy.restore(keeper, store.history(keeper))
      for (const each of [store, copy]) {
        expectSame(await each.write(clerk, batchOf("again", "2026-03-10", { persons: [{ id: "p2" }], facts: [factOf("1", { value: 2 })] })), receipt("again", { unchanged: 2 }), "a batch that changed nothing, again")
        await expectRefusal(() => each.write(clerk, batchOf("again", "2026-03-10", { persons: [{ id: "p2" }] })), "TRAMYTE_STORE_BATCH_CONFLICT", "its id with other content")
        await expectRefusal(() => each.write(clerk, batchOf("b3", "2026-06-10", {})), "TRAMYTE_STORE_BATCH_CONFLICT", "the id of an undone batch")
        const { reason } = await expectRefusal(() => each.undo(clerk, "b2", morning("2026-06-10")), "TRAMYTE_STORE_BATCH_CONFLICT", "undoing what others rest on")
        expectSame(reason, { _tag: "BatchConflict", batch: "b2", dependents: ["again"] }, "the batches to undo first")
        const version = (await each.record(clerk, "p1"))!.version!
        await each.write(clerk, batchOf("late", "2026-06-10", { facts: [factOf("1", { value: 9 })], expects: [{ subject: "p1", version }] }))
        await each.write(clerk, batchOf("b5", "2026-06-11", { facts: [factOf("new", { subject: "p2" })], messages: [{ id: "m2", topic: "fhir", payload: null }] }))
        await each.undo(clerk, "m'", morning("2026-06-12"))
      }
      await expectEqualStores(copy, store, "the copy")
    }
  },
  {
    name: "restoring twice, or into a store that holds the beginning, adds only what is missing",
    run: async (store, { openAnother }) => {
      await store.write(clerk, batchOf("b0", "2026-01-01", { persons: [{ id: "p0" }] }))
      const copy = await openAnother()
      expectSame(await copy.restore(keeper, await historyOf(store)), { batches: 1, known: 0 }, "the beginning")
      await live(store)
      expectSame(await copy.restore(keeper, await historyOf(store)), { batches: 8, known: 1 }, "the rest")
      expectSame(await copy.restore(keeper, await historyOf(store)), { batches: 0, known: 9 }, "the whole again")
      await expectEqualStores(copy, store, "the copy")
    }
  },
  {
    name: "an empty history restores nothing",
    run: async (store, { openAnother }) => {
      const [lines, copy] = [await historyOf(store), await openAnother()]
      expectSame([lines.map((line) => Object.keys(line)[0]), await copy.restore(keeper, lines)], [["history", "end"], { batches: 0, known: 0 }], "the history, and what was restored")
      await isEmpty(copy, "the copy")
    }
  },
  {
    name: "a history of which a line is missing, double, altered, out of place or foreign is refused, with nothing written",
    run: async (store, { openAnother }) => {
      await live(store)
      const [lines, copy] = [await historyOf(store), await openAnother()]
      const damaged = async (what: string, wrong: readonly unknown[]) => {
        if (JSON.stringify(wrong) === JSON.stringify(lines)) return
        await expectRefusal(() => copy.restore(keeper, wrong as readonly HistoryLine[]), "TRAMYTE_STORE_INVALID", what)
      }
      for (const [index, line] of lines.entries()) {
        const name = `line ${index + 1} (${JSON.stringify(line).slice(0, 60)})`
        const [before, after] = [lines.slice(0, index), lines.slice(index + 1)]
        await damaged(`${name} missing`, [...before, ...after])
        await damaged(`the end missing from ${name} on`, before)
        await damaged(`${name} twice`, [...before, line, line, ...after])
        await damaged(`${name} altered`, [...before, altered(line), ...after])
        if (index + 1 < lines.length) await damaged(`${name} after the next`, [...before, after[0], line, ...after.slice(1)])
      }
      for (const foreign of [{ foreign: 1 }, {}, null, undefined, "text", 7, [], { person: { id: "x" }, unit: { id: "x", kind: "village" } }, { __proto__: null }]) {
        await damaged(`a foreign line: ${String(JSON.stringify(foreign))}`, [...lines.slice(0, 3), foreign, ...lines.slice(3)])
        await damaged(`a foreign line at the end: ${String(JSON.stringify(foreign))}`, [...lines, foreign])
      }
      await isEmpty(copy, "the store after the refusals")
      expectSame(await copy.restore(keeper, lines), { batches: 8, known: 0 }, "the sound history after them")
    }
  },
  {
    name: "a history whose source fails half way leaves nothing behind",
    run: async (store, { openAnother }) => {
      await live(store)
      const [lines, copy] = [await historyOf(store), await openAnother()]
      const failing = async function*() {
        yield* lines.slice(0, lines.length - 3)
        throw new Error("the disk was taken out")
      }
      const thrown = await copy.restore(keeper, failing()).then(() => undefined, (error: unknown) => error)
      expectTrue(thrown instanceof Error && (isStoreError(thrown) || thrown.message === "the disk was taken out"), `restoring from a failing source: ${String(thrown)}`)
      await isEmpty(copy, "the store after it")
    }
  },
  {
    name: "a history that contradicts what a store holds is refused, with nothing written",
    run: async (store, { openAnother }) => {
      await live(store)
      const copy = await openAnother()
      await copy.write(clerk, batchOf("b2", "2026-01-10", { persons: [{ id: "other" }] }))
      const before = [await wholeState(copy), await historyOf(copy)]
      const error = await copy.restore(keeper, await historyOf(store)).then(() => undefined, (thrown: unknown) => thrown)
      expectTrue(isStoreError(error) && ["TRAMYTE_STORE_BATCH_CONFLICT", "TRAMYTE_STORE_INVALID"].includes(error.code), `another batch of the same id: ${String(error)}`)
      expectSame([await wholeState(copy), await historyOf(copy)], before, "the store")
    }
  },
  {
    name: "a history can be read while others write, and is whole",
    run: async (store, { openAnother }) => {
      await live(store)
      const [lines, copy]: [HistoryLine[], RecordStoreMethods] = [[], await openAnother()]
      let number = 0
      for await (const line of store.history(keeper)) {
        lines.push(line)
        if (number < 8) await store.write(clerk, batchOf(`w${number++}`, "2026-06-10", { persons: [{ id: `w${number}` }] }))
      }
      const { batches } = await copy.restore(keeper, lines)
      expectTrue(batches >= 8 && batches <= 16, `the copy holds ${batches} batches`)
      expectSame(await read(copy, "p1"), await read(store, "p1"), "the record of p1")
      expectSame(await copy.verify(keeper), [], "what does not fit together in the copy")
    }
  },
  {
    name: "verify finds nothing wrong with what was written through the port",
    run: async (store) => {
      expectSame(await store.verify(keeper), [], "what is wrong with an empty store")
      await live(store)
      expectSame(await store.verify(keeper), [], "what is wrong")
    }
  }
]
