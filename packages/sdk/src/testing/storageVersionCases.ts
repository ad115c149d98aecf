import type { RecordStoreMethods } from "../ports/recordStore.ts"
import { expectSame } from "./expectSame.ts"
import {
  batchOf, type BatchContent, clerk, collect, expectRefusal, expectTrue, factOf, morning, neighbour, read, receipt, wholeState
} from "./storageBatches.ts"
import type { StorageCase } from "./storageCase.ts"

const versionOf = async (store: RecordStoreMethods, id = "p1"): Promise<string | undefined> => (await store.record(clerk, id))?.version
const begin = (store: RecordStoreMethods) => store.write(clerk, batchOf("people", "2026-01-10", {
  persons: [{ id: "p1", birthDate: "1956" }, { id: "p2" }], units: [{ id: "v1", kind: "village" }], facts: [factOf("1", { value: 1 })]
}))
/** A batch that says what it read. */
const seen = (id: string, version: string | undefined, content: BatchContent, subject = "p1") =>
  batchOf(id, "2026-02-10", { ...content, expects: [{ subject, ...(version === undefined ? {} : { version }) }] })
const conflicts = (store: RecordStoreMethods) => collect(store.conflicts(clerk))
const value = (number: number): BatchContent => ({ facts: [factOf("1", { value: number })] })

/** A batch that was refused since somebody else wrote in between: it stands in `conflicts` as "late". */
const late = async (store: RecordStoreMethods) => {
  await begin(store)
  const read = await versionOf(store)
  await store.write(clerk, batchOf("other", "2026-02-09", value(2)))
  const batch = seen("late", read, { ...value(3), persons: [{ id: "p9" }], messages: [{ id: "m1", topic: "fhir", payload: { p: 1 } }] })
  const error = await expectRefusal(() => store.write(clerk, batch), "TRAMYTE_STORE_VERSION_CONFLICT", "the late batch")
  return { batch, error, read, found: (await versionOf(store))! }
}

/** What must be true of versions and of two who write at once. */
export const versionCases: readonly StorageCase[] = [
  {
    name: "a version changes with every write and undo that touches the record, and with nothing else",
    run: async (store) => {
      await begin(store)
      const changing: Readonly<Record<string, () => Promise<unknown>>> = {
        "a new fact": () => store.write(clerk, batchOf("b1", "2026-02-01", { facts: [factOf("2")] })),
        "a correction": () => store.write(clerk, batchOf("b2", "2026-02-02", value(2))),
        "a fact that supersedes by name": () => store.write(clerk, batchOf("b3", "2026-02-03", { facts: [factOf("3", { supersedes: "f-2" })] })),
        "an attribute": () => store.write(clerk, batchOf("b4", "2026-02-04", { persons: [{ id: "p1", birthDate: "1957" }] })),
        "completeness": () => store.write(clerk, batchOf("b5", "2026-02-05", { complete: [{ subject: "p1", kinds: { risk: "2026-02-05" } }] })),
        "an undo": () => store.undo(clerk, "b5", morning("2026-02-06")),
        "an undo of a correction": () => store.undo(clerk, "b2", morning("2026-02-06")),
        "a fact that moves away": () => store.write(clerk, batchOf("b6", "2026-02-06", { facts: [factOf("1", { subject: "p2", value: 1 })] })),
        "a merge": () => store.write(clerk, batchOf("b7", "2026-02-07", { merges: [{ from: "p2", into: "p1" }] })),
        "a fact of a merged part": () => store.write(clerk, batchOf("b8", "2026-02-08", { facts: [factOf("8", { subject: "p2" })] })),
        "parting": () => store.undo(clerk, "b7", morning("2026-02-09"))
      }
      const former = new Set([await versionOf(store)])
      for (const [what, change] of Object.entries(changing)) {
        await change()
        const now = await versionOf(store)
        expectTrue(typeof now === "string" && now !== "" && !former.has(now), `${what}: the version is ${JSON.stringify(now)}, as it was before or none`)
        former.add(now)
      }
    }
  },
  {
    name: "a version stays while nothing changes, and is the same wherever it is read",
    run: async (store) => {
      await begin(store)
      const before = await versionOf(store)
      await store.write(clerk, batchOf("b1", "2026-02-01", { facts: [factOf("2", { subject: "p2" })] }))
      await store.write(clerk, batchOf("b2", "2026-02-02", { persons: [{ id: "p1", birthDate: "1956" }], ...value(1) }))
      await expectRefusal(() => store.write(clerk, batchOf("b3", "2026-02-03", { facts: [factOf("4"), factOf("5", { subject: "nobody" })] })), "TRAMYTE_STORE_INVALID", "a wrong batch")
      expectSame(await versionOf(store), before, "the version after others were written, the same again, and a refused batch")
      const streamed = (await collect(store.records(clerk))).find(({ person }) => person.id === "p1")?.version
      const told = (await collect(store.changesSince(clerk))).find(({ subject }) => subject === "p1")?.version
      expectSame([streamed, told], [before, before], "the version in the stream and among the changes")
      expectSame((await store.record(clerk, "p1", { knownAt: "2026-01-31" }))?.version, undefined, "the version of what was known earlier")
    }
  },
  {
    name: "units have versions too",
    run: async (store) => {
      await begin(store)
      const version = async () => (await collect(store.units(clerk)))[0]?.version
      const before = await version()
      await store.write(clerk, batchOf("b1", "2026-02-01", { units: [{ id: "v1", kind: "village", name: "Thôn Đông" }] }))
      const after = await version()
      expectTrue(before !== undefined && after !== undefined && before !== after, `the unit's version was ${before}, is ${after}`)
      await expectRefusal(() => store.write(clerk, seen("b2", before, { units: [{ id: "v1", kind: "village", name: "Thôn Đoài" }] }, "v1")), "TRAMYTE_STORE_VERSION_CONFLICT", "the former version")
      await store.write(clerk, seen("b3", after, { units: [{ id: "v1", kind: "village", name: "Thôn Đoài" }] }, "v1"))
    }
  },
  {
    name: "who read the present version writes; who expects nobody writes somebody new",
    run: async (store) => {
      await begin(store)
      expectSame(await store.write(clerk, seen("b1", await versionOf(store), value(2))), receipt("b1", { factsStored: 1, factsSuperseded: 1 }), "the receipt")
      await store.write(clerk, seen("b2", undefined, { persons: [{ id: "new" }] }, "new"))
      expectSame([(await read(store))?.facts[0]?.value, (await read(store, "new"))?.person.id, await conflicts(store)], [2, "new", []], "the store")
    }
  },
  {
    name: "who read a former version stores nothing, learns what stands, and loses nothing: the batch is kept",
    run: async (store) => {
      const before = await begin(store).then(() => wholeState(store))
      const version = await versionOf(store)
      await store.write(clerk, batchOf("other", "2026-02-09", value(2)))
      const [state, found] = [await wholeState(store), await versionOf(store)]
      const batch = seen("late", version, { ...value(3), persons: [{ id: "p9" }], messages: [{ id: "m1", topic: "fhir", payload: { p: 1 } }] })
      const { isRetryable, reason } = await expectRefusal(() => store.write(clerk, batch), "TRAMYTE_STORE_VERSION_CONFLICT", "the late batch")
      expectSame([reason, isRetryable], [{ _tag: "VersionConflict", batch: "late", subjects: [{ subject: "p1", version, found }] }, false], "the error")
      expectSame(await wholeState(store), state, "the store")
      expectSame([await collect(store.outbox(clerk)), (await collect(store.batches(clerk))).map(({ id }) => id)], [[], ["people", "other"]], "messages and batches")
      expectSame(await conflicts(store), [{ batch, actor: clerk.actor, purpose: clerk.purpose, subjects: [{ subject: "p1", version, found }] }], "the conflict")
      expectTrue(JSON.stringify(before) !== JSON.stringify(state), "the other batch changed nothing")
    }
  },
  {
    name: "expecting somebody who is not there, or nobody where somebody is, is a conflict too",
    run: async (store) => {
      await begin(store)
      const found = await versionOf(store)
      await expectRefusal(() => store.write(clerk, seen("x1", "1", { persons: [{ id: "gone" }] }, "gone")), "TRAMYTE_STORE_VERSION_CONFLICT", "a version of nobody")
      await expectRefusal(() => store.write(clerk, seen("x2", undefined, value(5))), "TRAMYTE_STORE_VERSION_CONFLICT", "nobody, where p1 is")
      expectSame((await conflicts(store)).map(({ subjects }) => subjects), [[{ subject: "gone", version: "1" }], [{ subject: "p1", found }]], "the conflicts")
    }
  },
  {
    name: "of two who read the same version one writes and the other is kept: neither is lost",
    run: async (store) => {
      await begin(store)
      const version = await versionOf(store)
      const answers = await Promise.allSettled(["left", "right"].map((id, index) => store.write(clerk, seen(id, version, value(index + 10)))))
      expectSame(answers.map((answer) => answer.status).sort(), ["fulfilled", "rejected"], "the answers")
      const [winner, loser] = answers[0]!.status === "fulfilled" ? [10, "right"] : [11, "left"]
      expectSame([(await read(store))?.facts[0]?.value, (await conflicts(store)).map(({ batch }) => batch.id)], [winner, [loser]], "the store")
    }
  },
  {
    name: "the same id written again, with the version of then and any content, settles a conflict",
    run: async (store) => {
      const { found } = await late(store)
      expectSame((await store.write(clerk, seen("late", found, value(4)))).factsStored, 1, "what the settling batch stored")
      expectSame([(await read(store))?.facts[0]?.value, await conflicts(store)], [4, []], "the value, and the conflicts")
      expectSame(await store.write(clerk, seen("late", found, value(4))), receipt("late", { unchanged: 1 }), "the settling batch again")
    }
  },
  {
    name: "a batch that is late again stands once in the conflicts, as it was last",
    run: async (store) => {
      const { found, read } = await late(store)
      const again = seen("late", read, value(7))
      await expectRefusal(() => store.write(clerk, again), "TRAMYTE_STORE_VERSION_CONFLICT", "late again")
      expectSame(await conflicts(store), [{ batch: again, actor: clerk.actor, purpose: clerk.purpose, subjects: [{ subject: "p1", version: read, found }] }], "the conflicts")
    }
  },
  {
    name: "undoing a batch that stands in conflict drops what was not stored, and frees its id",
    run: async (store) => {
      await late(store)
      const state = await wholeState(store)
      await expectRefusal(() => store.undo(neighbour, "late", morning("2026-03-10")), "TRAMYTE_STORE_BATCH_UNKNOWN", "somebody else's conflict")
      await store.undo(clerk, "late", morning("2026-03-10"))
      expectSame([await conflicts(store), await wholeState(store)], [[], state], "the conflicts, and the store")
      expectSame((await store.write(clerk, batchOf("late", "2026-03-11", { persons: [{ id: "p7" }] }))).persons, 1, "another batch under the free id")
    }
  },
  {
    name: "conflicts come in the order in which they arose, to the station of the commune only",
    run: async (store) => {
      const { read } = await late(store)
      await expectRefusal(() => store.write(clerk, seen("a-later", read, value(8))), "TRAMYTE_STORE_VERSION_CONFLICT", "another late batch")
      expectSame((await conflicts(store)).map(({ batch }) => batch.id), ["late", "a-later"], "the conflicts")
      expectSame(await collect(store.conflicts(neighbour)), [], "as the neighbour sees them")
    }
  },
  {
    name: "a batch that was stored is unchanged when it is repeated, though its expectations are long past",
    run: async (store) => {
      await begin(store)
      const batch = seen("b1", await versionOf(store), value(2))
      await store.write(clerk, batch)
      await store.write(clerk, batchOf("b2", "2026-03-10", value(3)))
      expectSame(await store.write(clerk, batch), receipt("b1", { unchanged: 1 }), "the receipt")
      expectSame([(await read(store))?.facts[0]?.value, await conflicts(store)], [3, []], "the value, and the conflicts")
    }
  },
  {
    name: "what is expected of a merged person is expected of the record that they stand in",
    run: async (store) => {
      await begin(store)
      const alone = await versionOf(store, "p2")
      await store.write(clerk, batchOf("m", "2026-02-09", { merges: [{ from: "p2", into: "p1" }] }))
      await expectRefusal(() => store.write(clerk, seen("x", alone, value(5), "p2")), "TRAMYTE_STORE_VERSION_CONFLICT", "the version that p2 had alone")
      await store.write(clerk, seen("y", await versionOf(store), value(5), "p2"))
      expectSame((await read(store))?.facts[0]?.value, 5, "the value")
    }
  },
  {
    name: "a wrong batch is told what is wrong, whatever it expects, and leaves no conflict",
    run: async (store) => {
      await begin(store)
      await expectRefusal(() => store.write(clerk, seen("x", "former", { facts: [factOf("1", { start: "2026-02-30" })] })), "TRAMYTE_STORE_INVALID", "a wrong date")
      expectSame(await conflicts(store), [], "the conflicts")
    }
  }
]
