import type { Fact } from "@tramyte/core"
import { historyDigest } from "../records/historyDigest.ts"
import type { HistoryLine } from "../ports/history.ts"
import { expectSame } from "./expectSame.ts"
import { batchOf, clerk, collaborator, collect, expectRefusal, factOf, keeper, morning, neighbour, numberOf, read, residenceOf as home, unitsOf } from "./storageBatches.ts"
import type { StorageCase } from "./storageCase.ts"

/** What communes that share a store must not be able to do to each other, nor one transaction to the next. */
export const neighbourCases: readonly StorageCase[] = [
  {
    name: "a neighbour who describes an id that others place their units under draws nothing to itself",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", {
        units: [{ id: "h1", kind: "household", parent: "10903-01", name: "Nguyễn Văn An" }, { id: "v2", kind: "village", parent: "10903" }], facts: [factOf("poor", { subject: "h1", kind: "poverty" })]
      }))
      await store.write(neighbour, batchOf("b2", "2026-01-11", { units: [{ id: "10903-01", kind: "village", parent: "10888" }, { id: "10903", kind: "commune", parent: "10888" }, { id: "10888", kind: "commune" }] }))
      expectSame((await unitsOf(store, neighbour)).map(({ unit }) => unit.id).filter((id) => id === "h1" || id === "v2"), [], "what the neighbour reads of ours")
      expectSame((await unitsOf(store)).map(({ unit }) => unit.id).filter((id) => id === "h1" || id === "v2"), ["h1", "v2"], "what we read")
    }
  },
  {
    name: "whoever wrote somebody cannot draw them back after they moved and others wrote about them",
    run: async (store) => {
      await store.write(neighbour, batchOf("b1", "2026-01-10", { persons: [{ id: "p" }] }))
      await store.write(neighbour, batchOf("b2", "2026-01-10", { facts: [home("p", "10903", "10903-01")] }))
      const mend = () => store.write(neighbour, batchOf("b3", "2026-01-11", { facts: [home("p", "10903", "10903-02")] }))
      expectSame((await mend()).factsSuperseded, 1, "a wrong village is mended while nobody else has written")
      await store.write(clerk, batchOf("b4", "2026-01-12", { facts: [factOf("i10", { subject: "p", kind: "condition", code: ["I10"] })] }))
      await expectRefusal(() => store.write(neighbour, batchOf("b5", "2026-01-13", { facts: [home("p", "10888", "10888-01")] })), "TRAMYTE_STORE_ACCESS_DENIED", "moving back by writing")
      await expectRefusal(() => store.write(neighbour, batchOf("b6", "2026-01-13", { persons: [{ id: "p", birthDate: "1990" }] })), "TRAMYTE_STORE_ACCESS_DENIED", "another birth date")
      await expectRefusal(() => store.undo(neighbour, "b3", morning("2026-01-13")), "TRAMYTE_STORE_ACCESS_DENIED", "moving back by undoing")
      expectSame(await read(store, "p", undefined, neighbour), undefined, "what the neighbour reads")
    }
  },
  {
    name: "somebody else's refused batch is not settled by whoever comes upon its id",
    run: async (store) => {
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [{ id: "p1" }], facts: [home("p1", "10903", "10903-01")] }))
      const late = batchOf("late", "2026-01-11", { facts: [factOf("1")], expects: [{ subject: "p1", version: "none such" }] })
      await expectRefusal(() => store.write(clerk, late), "TRAMYTE_STORE_VERSION_CONFLICT", "a stale write")
      await expectRefusal(() => store.write(collaborator("10903", "10903-01"), batchOf("late", "2026-01-12", {})), "TRAMYTE_STORE_ACCESS_DENIED", "an empty batch of that id")
      expectSame((await collect(store.conflicts(clerk))).map(({ batch }) => batch), [late], "the conflict")
    }
  },
  {
    name: "rows of several registers may have the same numbers and ids, and all their identifiers are found",
    run: async (store) => {
      const row = (source: string, value: string, subject: string): Fact => numberOf("1", value, { subject, source: { id: source, key: "1" } })
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: [{ id: "p1" }, { id: "p2" }, { id: "p3" }], facts: [row("a", "111", "p1"), row("a", "111", "p1"), row("b", "222", "p2"), row("c", "222", "p3")] }))
      const found = async (value: string) => (await collect(store.identifiers(clerk, { value }))).map(({ subject }) => subject)
      expectSame([await found("111"), await found("222")], [["p1"], ["p2", "p3"]], "who has the numbers")
    }
  },
  {
    name: "a restore that fails at its last batch leaves nothing behind, not even in what the store remembers",
    run: async (store) => {
      const links = (text: string, key: string): Fact => factOf(key, { subject: "p", links: { a: text } })
      const head = (id: string): HistoryLine => ({ batch: { id, label: "", recorded: morning("2026-01-10"), actor: "an", purpose: "import", commune: "10903", digest: "x", restsOn: [] } })
      await store.write(clerk, batchOf("taken", "2026-01-09", {}))
      const lines: readonly HistoryLine[] = [
        { history: { format: 1 } }, head("r1"), { person: { id: "q" } }, { fact: links("wrong", "1") }, { fact: links("wrong", "2") }, head("r2"), { fact: links("other", "1") }, head("taken")
      ].map((line): HistoryLine => "fact" in line ? { fact: { ...line.fact, subject: "q" } } : line as HistoryLine)
      const sum = historyDigest()
      for (const line of lines) sum.add(JSON.stringify(line))
      await expectRefusal(() => store.restore(keeper, [...lines, { end: { lines: lines.length, digest: sum.text() } }]), "TRAMYTE_STORE_BATCH_CONFLICT", "a history with a batch id that is taken")
      await store.write(clerk, batchOf("b1", "2026-01-11", { persons: [{ id: "p" }], facts: [links("right", "1"), links("right", "2")] }))
      expectSame((await read(store, "p"))?.facts.map((fact) => fact.links), [{ a: "right" }, { a: "right" }], "the links")
      expectSame(await read(store, "q"), undefined, "whom the refused history told of")
    }
  },
  {
    name: "a history that was edited by hand is refused where a batch would be, whatever its check sum",
    run: async (store) => {
      const edited = async (change: (line: HistoryLine) => HistoryLine, what: string): Promise<void> => {
        const fact: Fact = factOf("1", { subject: "p" })
        const lines = ([
          { history: { format: 1 } }, { batch: { id: "r", label: "", recorded: morning("2026-01-10"), actor: "an", purpose: "import", commune: "10903", digest: "x", restsOn: [] } },
          { person: { id: "p" } }, { fact }, { message: { id: "m", topic: "t", payload: 1 } }, { undo: { batch: "r", recorded: morning("2026-01-11") } }
        ] satisfies readonly HistoryLine[]).map(change)
        const sum = historyDigest()
        for (const line of lines) sum.add(JSON.stringify(line))
        await expectRefusal(() => store.restore(keeper, [...lines, { end: { lines: lines.length, digest: sum.text() } }]), "TRAMYTE_STORE_INVALID", what)
      }
      const ofFact = (more: object) => (line: HistoryLine): HistoryLine => "fact" in line ? { fact: { ...line.fact, ...more } } : line
      const ofBatch = (more: object) => (line: HistoryLine): HistoryLine => "batch" in line ? { batch: { ...line.batch, ...more } } : line
      await edited(ofFact({ start: "abc" }), "a start that is no date")
      await edited(ofFact({ status: "xx" }), "a status that is none")
      await edited(ofFact({ links: "10903" }), "links that are a text")
      await edited(ofFact({ value: { a: 1 } }), "a value that is an object")
      await edited(ofFact({ more: 1 }), "an unknown field")
      await edited(ofFact({ source: undefined }), "a fact without a source")
      await edited(ofBatch({ recorded: "1970-01-01T00:00:00Z" }), "a batch of 1970")
      await edited(ofBatch({ restsOn: ["nobody"] }), "resting on nobody")
      await edited(ofBatch({ purpose: "'; DROP TABLE fact" }), "a purpose that is none")
      await edited((line) => "undo" in line ? { undo: { ...line.undo, recorded: "2300-01-01T00:00:00Z" } } : line, "an undo of 2300")
      await edited((line) => "message" in line ? { message: { ...line.message, id: "withdraw:m" } } : line, "a message as only the store writes it")
      expectSame(await collect(store.batches(clerk)), [], "the batches")
    }
  },
  {
    name: "so many doubles of one person are a mistake",
    run: async (store) => {
      const persons = Array.from({ length: 102 }, (_, index) => ({ id: `p${index}` }))
      const merges = (count: number) => Array.from({ length: count }, (_, index) => ({ from: `p${index}`, into: `p${index + 1}` }))
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons }))
      await expectRefusal(() => store.write(clerk, batchOf("b2", "2026-01-11", { merges: merges(100) })), "TRAMYTE_STORE_INVALID", "a chain of 101")
      await store.write(clerk, batchOf("b3", "2026-01-11", { merges: merges(99) }))
      expectSame((await read(store, "p0"))?.mergedFrom?.length, 99, "those merged")
    }
  }
]
