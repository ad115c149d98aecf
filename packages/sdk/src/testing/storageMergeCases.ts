import type { RecordStoreMethods } from "../ports/recordStore.ts"
import { expectSame } from "./expectSame.ts"
import {
  batchOf, type BatchContent, clerk, collaborator, collect, expectInvalid, expectRefusal, expectTrue, factOf, morning, neighbour, numberOf, peopleOf, read, receipt, residenceOf, wholeState
} from "./storageBatches.ts"
import type { StorageCase } from "./storageCase.ts"
import { rulesOfCases } from "./storageRules.ts"

const persons = [{ id: "p1", birthDate: "1956" }, { id: "p2", birthDate: "1957", sex: "female" }, { id: "p3" }] as const

/** Three records, of which the first two are of one woman, and the third may be. */
const three = async (store: RecordStoreMethods): Promise<void> => {
  await store.write(clerk, batchOf("people", "2026-01-10", {
    persons, facts: [numberOf("1", "030056000001"), numberOf("2", "030156000002", { subject: "p2" }), factOf("3", { subject: "p3" })],
    complete: [{ subject: "p1", kinds: { risk: "2026-01-10", merit: "2026-01-10" } }, { subject: "p2", kinds: { risk: "2026-02-10" } }]
  }))
}
const merge = (store: RecordStoreMethods, id: string, day: string, from: string, into: string) =>
  store.write(clerk, batchOf(id, day, { merges: [{ from, into }] }))
const undo = (store: RecordStoreMethods, id: string, day: string) => store.undo(clerk, id, morning(day))
const idsOf = async (store: RecordStoreMethods, id = "p1", knownAt?: string) => (await read(store, id, knownAt))?.facts.map((fact) => fact.id)

/** What must be true of two records that are of one person. */
export const mergeCases: readonly StorageCase[] = [
  {
    name: "two records that were merged are read as one, under both ids, and counted once",
    run: async (store) => {
      await three(store)
      expectSame(await merge(store, "m", "2026-02-10", "p2", "p1"), receipt("m", {}), "the receipt")
      expectSame(await read(store, "p1"), {
        person: persons[0], facts: [numberOf("1", "030056000001"), numberOf("2", "030156000002")], complete: { risk: "2026-02-10", merit: "2026-01-10" }, mergedFrom: ["p2"]
      }, "the record")
      expectSame(await store.record(clerk, "p2"), await store.record(clerk, "p1"), "the record by the other id")
      expectSame(await peopleOf(store, clerk), ["p1", "p3"], "the people")
      expectSame((await collect(store.identifiers(clerk))).map(({ subject, value }) => [subject, value]), [["p1", "030056000001"], ["p1", "030156000002"]], "the identifiers")
      expectSame(await store.counts(clerk), { persons: 2, units: 0, facts: 3, superseded: 0, asOf: "2026-02-10" }, "the counts")
    }
  },
  {
    name: "taking a merge back makes two of one, exactly as they were",
    run: async (store) => {
      await three(store)
      const before = await wholeState(store)
      await merge(store, "m", "2026-01-10", "p2", "p1")
      await undo(store, "m", "2026-02-11")
      expectSame(await wholeState(store), before, "the state after undoing")
      expectSame(await store.write(clerk, batchOf("again", "2026-02-12", { merges: [{ from: "p1", into: "p2" }] })), receipt("again", {}), "merging them the other way round")
      expectSame((await read(store))?.person, persons[1], "the person then")
    }
  },
  {
    name: "what is written later about a merged person is read in the other's record, and goes with them when they part",
    run: async (store) => {
      await three(store)
      await merge(store, "m", "2026-02-10", "p2", "p1")
      const visit = factOf("visit", { subject: "p2", kind: "visit", recorded: "2026-03-10" })
      await store.write(clerk, batchOf("later", "2026-03-10", { facts: [visit], complete: [{ subject: "p2", kinds: { visit: "2026-03-10" } }] }))
      expectSame((await read(store))?.facts.find((fact) => fact.kind === "visit"), { ...visit, subject: "p1" }, "the visit under p1")
      expectSame((await read(store))?.complete?.["visit"], "2026-03-10", "what is complete under p1")
      await store.write(clerk, batchOf("own", "2026-03-11", { facts: [factOf("own")] }))
      expectSame(await idsOf(store), ["f-1", "f-2", "f-visit", "f-own"], "the facts in the order of writing, whoever's they are")
      await undo(store, "m", "2026-04-10")
      expectSame([await idsOf(store), await idsOf(store, "p2")], [["f-1", "f-own"], ["f-2", "f-visit"]], "the facts of each after they parted")
      expectSame((await read(store, "p2"))?.facts.at(-1), visit, "the visit under p2")
      expectSame((await read(store, "p1"))?.complete, { risk: "2026-01-10", merit: "2026-01-10" }, "what is complete of p1")
    }
  },
  {
    name: "a register that still names a merged person repeats and corrects as before",
    run: async (store) => {
      await three(store)
      await merge(store, "m", "2026-02-10", "p2", "p1")
      const again = { persons: [persons[1]], facts: [numberOf("2", "030156000002", { subject: "p2" })] }
      expectSame(await store.write(clerk, batchOf("again", "2026-03-10", again)), receipt("again", { unchanged: 2 }), "the register read again")
      const news = { facts: [numberOf("2", "030156000009", { subject: "p2" })] }
      expectSame(await store.write(clerk, batchOf("news", "2026-04-10", news)), receipt("news", { factsStored: 1, factsSuperseded: 1 }), "the register corrected")
      expectSame((await read(store))?.facts.map((fact) => fact.value), ["030056000001", "030156000009"], "the numbers")
    }
  },
  {
    name: "chains of merges end at the last record, and open again link by link",
    run: async (store) => {
      await three(store)
      await merge(store, "m1", "2026-02-10", "p3", "p2")
      await merge(store, "m2", "2026-03-10", "p2", "p1")
      for (const id of ["p1", "p2", "p3"]) expectSame([await idsOf(store, id), (await read(store, id))?.person.id], [["f-1", "f-2", "f-3"], "p1"], `the record by ${id}`)
      expectSame((await read(store))?.mergedFrom, ["p2", "p3"], "merged from")
      await undo(store, "m1", "2026-04-10")
      expectSame([await idsOf(store), await idsOf(store, "p2"), await idsOf(store, "p3")], [["f-1", "f-2"], ["f-1", "f-2"], ["f-3"]], "after the first link was opened")
      await undo(store, "m2", "2026-04-11")
      expectSame(await peopleOf(store, clerk), ["p1", "p2", "p3"], "after both")
    }
  },
  {
    name: "as known before a merge there are two, as known before it was taken back there is one",
    run: async (store) => {
      await three(store)
      await merge(store, "m", "2026-03-10", "p2", "p1")
      await undo(store, "m", "2026-05-10")
      const known = async (knownAt: string) => [await peopleOf(store, clerk, { knownAt }), await idsOf(store, "p2", knownAt), (await read(store, "p1", knownAt))?.mergedFrom]
      const two = [["p1", "p2", "p3"], ["f-2"], undefined]
      const one = [["p1", "p3"], ["f-1", "f-2"], ["p2"]]
      for (const [day, wanted] of [["2026-03-09", two], ["2026-03-10", one], ["2026-05-09", one], ["2026-05-10", two]] as const) expectSame(await known(day), wanted, `as known on ${day}`)
    }
  },
  {
    name: "a merge that cannot be is refused by name, with nothing written",
    run: async (store) => {
      await three(store)
      await store.write(clerk, batchOf("unit", "2026-01-10", { units: [{ id: "v1", kind: "village" }] }))
      await merge(store, "m", "2026-02-10", "p2", "p1")
      const before = [await wholeState(store), await collect(store.batches(clerk))]
      const refused: readonly (readonly [string, string, string, string])[] = [
        ["from nobody", "nobody", "p1", "merges[0].from"], ["into nobody", "p1", "nobody", "merges[0].into"], ["from a unit", "v1", "p1", "merges[0].from"],
        ["into a unit", "p1", "v1", "merges[0].into"], ["a person already merged", "p2", "p3", "merges[0].from"]
      ]
      for (const [what, from, into, path] of refused) {
        await expectInvalid(() => store.write(clerk, batchOf("x", "2026-03-10", { persons: [{ id: "new" }], merges: [{ from, into }] })), [path], what)
      }
      await expectRefusal(() => merge(store, "x", "2026-03-10", "p3", "p3"), "TRAMYTE_STORE_INVALID", "a person into themselves")
      await expectRefusal(() => merge(store, "x", "2026-03-10", "p1", "p2"), "TRAMYTE_STORE_INVALID", "a circle")
      expectSame([await wholeState(store), await collect(store.batches(clerk))], before, "the store")
    }
  },
  {
    name: "where both have a fact of one id, the merged record can still be read, and each can be corrected",
    run: async (store) => {
      const same = (subject: string, key: string, more: object = {}) => factOf(key, { id: "f", subject, value: key, ...more })
      await store.write(clerk, batchOf("b", "2026-01-10", { persons: [persons[0], persons[1]], facts: [same("p2", "theirs"), same("p1", "own")] }))
      await merge(store, "m", "2026-02-10", "p2", "p1")
      expectSame((await read(store))?.facts.map(({ id, value }) => [id, value]).sort(), [["f", "own"], ["p2/f", "theirs"]], "the facts")
      await store.list(clerk, rulesOfCases, { op: "exists", in: { kind: "risk" } })
      await store.write(clerk, batchOf("c1", "2026-03-10", { facts: [factOf("c1", { supersedes: "p2/f", value: "corrected" })] }))
      expectSame((await read(store))?.facts.map(({ value }) => value).sort(), ["corrected", "own"], "after the one that is read under another id was corrected")
      await store.undo(clerk, "c1", morning("2026-03-11"))
      await undo(store, "m", "2026-03-11")
      expectSame([await idsOf(store), await idsOf(store, "p2")], [["f"], ["f"]], "after they parted")
    }
  },
  {
    name: "whoever reads a merged record can take the place of each of its facts",
    run: async (store) => {
      await three(store)
      await merge(store, "m", "2026-02-10", "p2", "p1")
      const told = await store.write(clerk, batchOf("c", "2026-03-10", { facts: [factOf("c", { subject: "p1", supersedes: "f-2" })] }))
      expectSame([told.factsSuperseded, await idsOf(store)], [1, ["f-1", "f-c"]], "superseded, and the facts")
      await store.undo(clerk, "c", morning("2026-03-11"))
      expectSame(await idsOf(store), ["f-1", "f-2"], "after undoing")
    }
  },
  {
    name: "nothing rests on a merge, and a merge rests on those who wrote the two",
    run: async (store) => {
      await three(store)
      await store.write(clerk, batchOf("p4", "2026-01-11", { persons: [{ id: "p4" }] }))
      await merge(store, "m", "2026-02-10", "p4", "p1")
      await store.write(clerk, batchOf("later", "2026-02-11", { facts: [factOf("4", { subject: "p4" })] }))
      for (const [batch, dependents] of [["p4", ["m", "later"]], ["people", ["m"]]] as const) {
        const { reason } = await expectRefusal(() => undo(store, batch, "2026-03-10"), "TRAMYTE_STORE_BATCH_CONFLICT", `undoing ${batch}`)
        expectSame(reason, { _tag: "BatchConflict", batch, dependents }, "the batches to undo first")
      }
      await undo(store, "m", "2026-03-10")
      expectSame(await idsOf(store, "p4"), ["f-4"], "what was written about p4 meanwhile")
    }
  },
  {
    name: "a batch may write two people and merge them",
    run: async (store) => {
      const content: BatchContent = { persons: [persons[0], persons[1]], facts: [factOf("1"), factOf("2", { subject: "p2" })], merges: [{ from: "p2", into: "p1" }] }
      await store.write(clerk, batchOf("b", "2026-01-10", content))
      expectSame([await peopleOf(store, clerk), await idsOf(store, "p2")], [["p1"], ["f-1", "f-2"]], "the people")
      const { batch, factsStored } = await store.write(clerk, batchOf("b", "2026-01-10", content))
      expectSame([batch, factsStored], ["b", 0], "the same batch again")
      await expectRefusal(() => store.write(clerk, batchOf("b", "2026-01-10", { ...content, merges: [{ from: "p1", into: "p2" }] })), "TRAMYTE_STORE_BATCH_CONFLICT", "the same id with the merge turned round")
      await undo(store, "b", "2026-01-11")
      expectSame(await wholeState(store), [[], [], [], { persons: 0, units: 0, facts: 0, superseded: 0 }], "after undoing")
    }
  },
  {
    name: "a merged record belongs to the homes of all its parts",
    run: async (store) => {
      await three(store)
      await store.write(clerk, batchOf("homes", "2026-01-11", { facts: [residenceOf("p1", "10903", "10903-01"), residenceOf("p2", "10888", "10888-01")] }))
      await merge(store, "m", "2026-02-10", "p2", "p1")
      expectSame(await peopleOf(store, neighbour), ["p1"], "whom the neighbour reads")
      expectSame((await read(store, "p2", undefined, neighbour))?.person, persons[0], "the record by the id that the neighbour knows")
      expectSame(await peopleOf(store, collaborator("10888", "10888-01")), ["p1"], "whom the village's collaborator reads")
      expectSame(await peopleOf(store, clerk, { villages: ["10903-01"] }), ["p1"], "a question about the village")
      await undo(store, "m", "2026-03-10")
      expectSame([await peopleOf(store, neighbour), await peopleOf(store, clerk)], [["p2"], ["p1", "p3"]], "after they parted")
    }
  },
  {
    name: "whoever may not write about both may not merge them",
    run: async (store) => {
      await three(store)
      await store.write(neighbour, batchOf("theirs", "2026-01-10", { persons: [{ id: "q1" }, { id: "q2" }] }))
      for (const [from, into] of [["p2", "q1"], ["q1", "p2"], ["q1", "q2"]] as const) {
        await expectRefusal(() => merge(store, "x", "2026-02-10", from, into), "TRAMYTE_STORE_ACCESS_DENIED", `${from} into ${into}`)
      }
      await store.write(neighbour, batchOf("q", "2026-02-10", { merges: [{ from: "q1", into: "q2" }] }))
      expectTrue((await peopleOf(store, neighbour)).join() === "q2", "the neighbour's own merge was not carried out")
    }
  }
]
