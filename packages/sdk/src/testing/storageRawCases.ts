import type { Fact } from "@tramyte/core"
import { memoryStore } from "../memory/memoryStore.ts"
import type { RecordStoreMethods } from "../ports/recordStore.ts"
import type { SecurityContext } from "../ports/securityContext.ts"
import { expectSame } from "./expectSame.ts"
import { batchOf, clerk, collect, factOf, keeper, morning, neighbour, numberOf, residenceOf, station } from "./storageBatches.ts"
import type { RawFact, StorageCase } from "./storageCase.ts"

/** A text that is equal for equal facts, whatever the order of their keys. */
const canonical = (value: unknown): string => JSON.stringify(value, (_, entry: unknown) =>
  typeof entry === "object" && entry !== null && !Array.isArray(entry) ? Object.fromEntries(Object.entries(entry).sort(([a], [b]) => a < b ? -1 : 1)) : entry)

/** A fact by all but its id and the one it supersedes: where two parts of a merged record have facts of one id, those of the other are read under another id. */
const nameless = ({ id: _, supersedes: __, ...fact }: Fact): string => canonical(fact)

/** What must lie in the database after the same calls: every fact of every batch once, and of those that stand, that they do. */
const wanted = async (model: RecordStoreMethods, communes: readonly string[]): Promise<{ readonly facts: readonly string[]; readonly standing: readonly string[] }> => {
  const facts: string[] = []
  let batch = ""
  for (const line of await collect(model.history(keeper))) {
    if ("batch" in line) batch = line.batch.id
    if ("fact" in line) facts.push(canonical({ batch, fact: line.fact }))
  }
  const readers: readonly SecurityContext[] = communes.map(station)
  const standing = new Set<string>()
  for (const reader of readers) {
    for (const record of await collect(model.records(reader))) for (const fact of record.facts) standing.add(nameless(fact))
    for (const unit of await collect(model.units(reader))) for (const fact of unit.facts) standing.add(nameless(fact))
  }
  return { facts: facts.sort(), standing: [...standing].sort() }
}

/**
 * Throws unless what lies in a database is what a model holds after the same calls: every acknowledged fact once and unchanged,
 * the superseded and the undone still there, and those marked that stand.
 *
 * @param communes whose stations wrote, and to which residences link
 */
export const expectRaw = async (found: readonly RawFact[], model: RecordStoreMethods, communes: readonly string[]): Promise<void> => {
  const { facts, standing } = await wanted(model, communes)
  expectSame(found.map(({ batch, fact }) => canonical({ batch, fact })).sort(), facts, "the facts in the database, with their batches")
  const wholes = await wholesOf(model, communes)
  const read = (fact: Fact): string => nameless({ ...fact, subject: wholes.get(fact.subject!) ?? fact.subject! })
  // Every fact that stands is read by some station: nobody is gone about whom a fact stands.
  expectSame([...new Set(found.filter(({ stands }) => stands).map(({ fact }) => read(fact)))].sort(), standing, "the facts that the database marks as standing")
}

/** Under which record each merged id is read. */
const wholesOf = async (model: RecordStoreMethods, communes: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const wholes = new Map<string, string>()
  for (const commune of communes) for (const { mergedFrom = [], person } of await collect(model.records(station(commune)))) for (const part of mergedFrom) wholes.set(part, person.id)
  return wholes
}

/** What a station does in some weeks: corrections by row and by name, repeats, moves of facts, merges, undoing, a refused batch. */
const weeks: readonly ((store: RecordStoreMethods) => Promise<unknown>)[] = [
  (store) => store.write(clerk, batchOf("b1", "2026-01-10", {
    persons: [{ id: "p1" }, { id: "p2" }], units: [{ id: "v1", kind: "village", parent: "10903" }],
    facts: [
      factOf("1", { value: 1 }), factOf("2", { value: "Hoà".normalize("NFD"), code: ["a", "b"], status: "preliminary", start: "2026-01", end: "unknown", unit: "mg", valueCode: [], qualifiers: { site: ["left"] } }),
      numberOf("3", "030056000001", { subject: "p2" }), residenceOf("p2", "10903", "v1", { start: "2020", end: "ongoing" }), factOf("4", { subject: "v1", kind: "activity", components: { a: 0.1, b: 2 ** 53 } }),
      factOf("5", { value: false, at: "2026-01-02T08:30:00.5+07:00", endAt: "2026-01-02T09:00:00+07:00" }), factOf("6", { value: "" })
    ]
  })),
  (store) => store.write(clerk, batchOf("b2", "2026-02-10", { facts: [factOf("1", { value: 2 }), factOf("2b", { supersedes: "f-2" }), factOf("3", { kind: "identifier", code: ["personal-number"], value: "030056000001" })] })),
  (store) => store.write(clerk, batchOf("b3", "2026-02-11", { facts: [factOf("1", { value: 2 }), factOf("1", { value: 2 })] })),
  (store) => store.write(clerk, batchOf("b1", "2026-01-10", {})).catch(() => undefined),
  (store) => store.write(clerk, batchOf("b4", "2026-03-10", { facts: [factOf("1", { value: 3 }), factOf("7")], merges: [{ from: "p2", into: "p1" }] })),
  (store) => store.write(neighbour, batchOf("n1", "2026-03-10", { persons: [{ id: "q1" }], facts: [factOf("1", { subject: "q1", value: 9 })] })),
  (store) => store.write(clerk, batchOf("wrong", "2026-03-11", { facts: [factOf("8"), factOf("9", { subject: "nobody" })] })).catch(() => undefined),
  (store) => store.undo(clerk, "b4", morning("2026-04-10")),
  (store) => store.write(clerk, batchOf("b5", "2026-04-11", { facts: [factOf("1", { value: 4, subject: "p2" })], merges: [{ from: "p1", into: "p2" }] }))
]

/** What must lie in the database, as somebody sees it who does not use the adapter. */
export const rawCases: readonly StorageCase[] = [
  {
    name: "behind the adapter every acknowledged fact lies once and unchanged, the superseded and the undone too",
    needs: "raw",
    run: async (store, { raw }) => {
      const model = memoryStore()
      for (const [index, step] of weeks.entries()) {
        await step(store)
        await step(model)
        try {
          await expectRaw(await raw(store), model, ["10903", "10888"])
        } catch (error) {
          throw new Error(`after step ${index + 1}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
        }
      }
    }
  },
  {
    name: "behind the adapter a large batch lies whole, and nothing of a refused one",
    needs: "raw",
    run: async (store, { raw }) => {
      const ids = Array.from({ length: 200 }, (_, index) => `p${index}`)
      const facts = ids.flatMap((subject) => [1, 2, 3].map((value) => factOf(`${subject}/${value}`, { subject, value })))
      await store.write(clerk, batchOf("b1", "2026-01-10", { persons: ids.map((id) => ({ id })), facts }))
      await store.write(clerk, batchOf("b2", "2026-01-10", { facts: [...facts.map((fact) => ({ ...fact, value: 9, source: { id: "other", key: fact.id } })), factOf("x", { subject: "nobody" })] })).catch(() => undefined)
      const found = await raw(store)
      expectSame([found.length, found.filter(({ stands }) => stands).length, new Set(found.map(({ fact }) => fact.id)).size, new Set(found.map(({ batch }) => batch)).size], [600, 600, 600, 1], "facts, those that stand, different ones, and batches")
    }
  }
]
