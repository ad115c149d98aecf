import { describe, expect, it } from "vitest"
import type { HistoryLine } from "../ports/history.ts"
import { memoryStore } from "./memoryStore.ts"

const clerk = { actor: "lan", role: "station", purpose: "import", commune: "10903" } as const
const operator = { actor: "an", role: "operator", purpose: "maintenance", commune: "10903" } as const
const at = (day: string): string => `${day}T08:00:00+07:00`
const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

describe("memoryStore", () => {
  it("smoke", async () => {
    const store = memoryStore()
    await store.write(clerk, { id: "b1", recorded: at("2026-01-01"), label: "", persons: [{ id: "p1" }, { id: "p2" }], facts: [{ id: "f", subject: "p2", kind: "merit", recorded: "2026-01-01", source: { id: "s", key: "1" } }] })
    await store.write(clerk, { id: "b2", recorded: at("2026-01-02"), label: "", merges: [{ from: "p2", into: "p1" }], messages: [{ id: "m", topic: "t", payload: { a: 1 } }] })
    expect(await store.record(clerk, "p2")).toEqual({ person: { id: "p1" }, facts: [{ id: "f", subject: "p1", kind: "merit", recorded: "2026-01-01", source: { id: "s", key: "1" } }], version: "2", mergedFrom: ["p2"] })
    expect(await collect(store.changesSince(clerk))).toEqual([{ subject: "p1", is: "person", version: "2", cursor: "2.1" }, { subject: "p2", is: "person", mergedInto: "p1", cursor: "2.2" }])
    const lines = await collect(store.history(operator))
    const other = memoryStore()
    expect(await other.restore(operator, lines)).toEqual({ batches: 2, known: 0 })
    expect(await other.restore(operator, lines)).toEqual({ batches: 0, known: 2 })
    expect(await collect(other.history(operator))).toEqual(lines satisfies HistoryLine[])
    expect(await collect(other.outbox(clerk))).toEqual([{ id: "m", topic: "t", payload: { a: 1 }, batch: "b2", recorded: at("2026-01-02") }])
  })
})
