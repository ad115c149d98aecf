import type { RecordStoreMethods, SubjectChange } from "../ports/recordStore.ts"
import type { SecurityContext } from "../ports/securityContext.ts"
import { expectSame } from "./expectSame.ts"
import { batchOf, clerk, collaborator, collect, expectRefusal, expectTrue, factOf, keeper, morning, neighbour, residenceOf, together } from "./storageBatches.ts"
import type { StorageCase } from "./storageCase.ts"

const changes = (store: RecordStoreMethods, cursor?: string, context: SecurityContext = clerk) => collect(store.changesSince(context, cursor))
const idsOf = (list: readonly SubjectChange[]) => list.map(({ subject }) => subject)
/** Where a consumer goes on from. */
const last = (list: readonly SubjectChange[], otherwise?: string): string | undefined => list.at(-1)?.cursor ?? otherwise
const persons = (...ids: readonly string[]) => ids.map((id) => ({ id }))

/** The versions that the store shows of all that a context reads. */
const standing = async (store: RecordStoreMethods, context: SecurityContext = clerk): Promise<ReadonlyMap<string, string | undefined>> => new Map([
  ...(await collect(store.records(context))).map((record) => [record.person.id, record.version] as const),
  ...(await collect(store.units(context))).map((record) => [record.unit.id, record.version] as const)
])

/** A copy that a consumer keeps: what it heard last of each. */
const hear = (copy: Map<string, string | undefined>, { subject, version }: SubjectChange): void => {
  if (version === undefined) copy.delete(subject)
  else copy.set(subject, version)
}
const expectCopy = async (store: RecordStoreMethods, copy: ReadonlyMap<string, string | undefined>, what: string, context: SecurityContext = clerk) =>
  expectSame(Object.fromEntries([...copy].sort()), Object.fromEntries([...await standing(store, context)].sort()), what)

/** What must be true of learning what changed. */
export const changeCases: readonly StorageCase[] = [
  {
    name: "tells of each person and unit once, in the order of their last change, with the version that stands",
    run: async (store) => {
      expectSame(await changes(store), [], "the changes of an empty store")
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: persons("p1", "p2"), units: [{ id: "v1", kind: "village" }] }))
      await store.write(clerk, batchOf("b2", "2026-01-11", { persons: persons("p3") }))
      await store.write(clerk, batchOf("b3", "2026-01-12", { facts: [factOf("1")] }))
      const told = await changes(store)
      expectSame(idsOf(told).slice(2), ["p3", "p1"], "the last two")
      expectSame(idsOf(told).slice(0, 2).sort(), ["p2", "v1"], "the first two")
      expectSame(Object.fromEntries(told.map(({ is, subject }) => [subject, is])), { p1: "person", p2: "person", p3: "person", v1: "unit" }, "what they are")
      await expectCopy(store, new Map(told.map(({ subject, version }) => [subject, version])), "the versions")
    }
  },
  {
    name: "goes on from every cursor with exactly what came after it",
    run: async (store) => {
      for (let number = 0; number < 6; number++) await store.write(clerk, batchOf(`b${number}`, "2026-01-10", { persons: persons(`p${number}`, `q${number}`) }))
      const all = await changes(store)
      expectSame(all.length, 12, "how many changed")
      for (const [index, { cursor }] of all.entries()) expectSame(await changes(store, cursor), all.slice(index + 1), `the changes after ${index + 1}`)
    }
  },
  {
    name: "passes over nothing that is written while somebody listens, and comes to an end",
    run: async (store) => {
      await store.write(clerk, batchOf("b", "2026-01-10", { persons: persons(...Array.from({ length: 20 }, (_, index) => `p${index}`)) }))
      const copy = new Map<string, string | undefined>()
      let [cursor, written, heard]: [string | undefined, number, number] = [undefined, 0, 0]
      for (let round = 0; round < 30; round++) {
        for await (const change of store.changesSince(clerk, cursor)) {
          hear(copy, change)
          cursor = change.cursor
          heard++
          // People who were told already, and people who are still to come, change while the consumer is at it.
          if (written < 30) {
            const id = written++
            await store.write(clerk, batchOf(`w${id}`, "2026-01-11", { facts: [factOf(`${id}`, { subject: `p${(id * 7) % 20}` })], persons: id % 3 === 0 ? persons(`new${id}`) : [] }))
          }
          if (heard > 500) throw new Error("the changes do not come to an end")
        }
      }
      expectTrue(written === 30, `only ${written} of 30 batches could be written while listening`)
      for await (const change of store.changesSince(clerk, cursor)) hear(copy, change)
      await expectCopy(store, copy, "the consumer's copy")
    }
  },
  {
    name: "passes over nothing where writers overlap, each listener by its own cursor",
    run: async (store) => {
      const writers = [0, 1, 2, 3].map(async (writer) => {
        for (let number = 0; number < 8; number++) await store.write(clerk, batchOf(`b${writer}-${number}`, "2026-01-10", { persons: persons(`p${writer}-${number}`), facts: [factOf(`${writer}-${number}`, { subject: `p${writer}-${number}` })] }))
      })
      const copies = [1, 3].map(async (step) => {
        const copy = new Map<string, string | undefined>()
        let cursor: string | undefined
        for (let round = 0; round < 40 * step; round++) {
          for await (const change of store.changesSince(clerk, cursor)) {
            hear(copy, change)
            cursor = change.cursor
            // Breaks off now and then: what was not heard comes next time.
            if ((round + copy.size) % 5 === step) break
          }
          await Promise.resolve()
        }
        return { copy, cursor }
      })
      const listeners = together(copies)
      await together([...writers, listeners.then(() => undefined)])
      for (const { copy, cursor } of await listeners) {
        for await (const change of store.changesSince(clerk, cursor)) hear(copy, change)
        await expectCopy(store, copy, "a listener's copy")
      }
    }
  },
  {
    name: "tells who is gone: undone, merged, or moved to another commune; and who is back",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: persons("merged", "into", "moves") }))
      await store.write(clerk, batchOf("b2", "2026-01-10", { persons: persons("mistake") }))
      let cursor = last(await changes(store))
      const next = async () => {
        const told = await changes(store, cursor)
        cursor = last(told, cursor)
        return Object.fromEntries(told.map(({ mergedInto, subject, version }) => [subject, version === undefined ? { gone: true, ...(mergedInto === undefined ? {} : { mergedInto }) } : "here"]))
      }
      expectSame(await next(), {}, "the changes when nothing happened")
      await store.undo(clerk, "b2", morning("2026-02-10"))
      expectSame(await next(), { mistake: { gone: true } }, "after undoing")
      await store.write(clerk, batchOf("m", "2026-02-10", { merges: [{ from: "merged", into: "into" }] }))
      expectSame(await next(), { merged: { gone: true, mergedInto: "into" }, into: "here" }, "after merging")
      await store.write(clerk, batchOf("away", "2026-02-11", { facts: [residenceOf("moves", "10888", "10888-01")] }))
      expectSame(await next(), { moves: { gone: true } }, "after moving away")
      await store.undo(clerk, "m", morning("2026-02-12"))
      await store.undo(clerk, "away", morning("2026-02-12"))
      expectSame(await next(), { merged: "here", into: "here", moves: "here" }, "after both were taken back")
      expectSame(await next(), {}, "the changes when nothing happened since")
    }
  },
  {
    name: "what was written about a merged person changes the record that they stand in",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: persons("p1", "p2") }))
      await store.write(clerk, batchOf("m", "2026-01-11", { merges: [{ from: "p2", into: "p1" }] }))
      const [copy, told] = [new Map<string, string | undefined>(), await changes(store)]
      for (const change of told) hear(copy, change)
      await store.write(clerk, batchOf("b2", "2026-01-12", { facts: [factOf("1", { subject: "p2" })] }))
      for (const change of await changes(store, last(told))) hear(copy, change)
      await expectCopy(store, copy, "the consumer's copy")
    }
  },
  {
    name: "tells each context of those whom it reaches",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: persons("east", "west"), facts: [residenceOf("east", "10903", "10903-01"), residenceOf("west", "10903", "10903-02")] }))
      await store.write(neighbour, batchOf("b2", "2026-01-10", { persons: persons("theirs") }))
      const here = async (context: SecurityContext) => (await changes(store, undefined, context)).flatMap(({ subject, version }) => version === undefined ? [] : [subject]).sort()
      expectSame([await here(clerk), await here(neighbour), await here(collaborator("10903", "10903-02"))], [["east", "west"], ["theirs"], ["west"]], "who is told to whom")
      const cursor = last(await changes(store, undefined, neighbour))
      await store.write(clerk, batchOf("b3", "2026-01-11", { facts: [residenceOf("east", "10888", "10888-01")] }))
      const moved = await changes(store, cursor, neighbour)
      expectSame(idsOf(moved), ["east"], "who moved to the neighbour")
      await store.undo(clerk, "b3", morning("2026-01-12"))
      expectSame((await changes(store, last(moved), neighbour)).map(({ subject, version }) => [subject, version]), [["east", undefined]], "who is gone from the neighbour, who did not write them")
    }
  },
  {
    name: "whoever read somebody only while they were merged is told that they are gone",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: persons("p1", "p2"), facts: [residenceOf("p1", "10903", "10903-01"), residenceOf("p2", "10888", "10888-01")] }))
      const copy = new Map<string, string | undefined>()
      let cursor: string | undefined
      const listen = async (what: string) => {
        for (const change of await changes(store, cursor, neighbour)) {
          hear(copy, change)
          cursor = change.cursor
        }
        await expectCopy(store, copy, `the neighbour's copy ${what}`, neighbour)
      }
      await listen("before")
      await store.write(clerk, batchOf("m", "2026-01-11", { merges: [{ from: "p2", into: "p1" }] }))
      await listen("while they are one")
      await store.undo(clerk, "m", morning("2026-01-12"))
      await listen("after they parted")
    }
  },
  {
    name: "what changed nothing is no change",
    run: async (store) => {
      const batch = batchOf("b1", "2026-01-10", { persons: persons("p1"), facts: [factOf("1")], complete: [{ subject: "p1", kinds: { risk: "2026-01-10" } }] })
      await store.write(clerk, batch)
      const told = await changes(store)
      await store.write(clerk, batch)
      await store.write(clerk, { ...batch, id: "b2" })
      await store.write(clerk, batchOf("b3", "2026-01-11", { complete: [{ subject: "p1", kinds: {} }] }))
      expectSame(await changes(store, last(told)), [], "the changes after the same was written twice more")
    }
  },
  {
    name: "a cursor from before the store was set back to an older copy is refused, since it would pass over what is new",
    run: async (store, { openAnother }) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: persons("p1") }))
      const [copy, lines] = [await openAnother(), await collect(store.history(keeper))]
      await store.write(clerk, batchOf("b2", "2026-01-11", { persons: persons("p2") }))
      await store.write(clerk, batchOf("b3", "2026-01-11", { persons: persons("p3") }))
      const cursor = last(await changes(store))
      await copy.restore(keeper, lines)
      await expectRefusal(() => changes(copy, cursor), "TRAMYTE_STORE_INVALID", "a cursor ahead of the store")
    }
  },
  {
    name: "a text that is no cursor is refused",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: persons("p1") }))
      for (const cursor of ["", "x", "1.2.3.4", "-1", "NaN", "__proto__", "' OR 1=1 --", "1".repeat(2000), "\u0000", " 1.1", "1e3.1", "0x1.1", "१.१"]) {
        await expectRefusal(() => changes(store, cursor), "TRAMYTE_STORE_INVALID", `the cursor ${JSON.stringify(cursor).slice(0, 40)}`)
      }
    }
  }
]
