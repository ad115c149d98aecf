import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { WriteBatch } from "../ports/recordStore.ts"
import { factOf, morning } from "../testing/storageBatches.ts"
import { contentDigest } from "./contentDigest.ts"

const plain: WriteBatch = { id: "b", recorded: morning("2026-01-10"), label: "list.csv" }
const full: WriteBatch = {
  ...plain, persons: [{ id: "p1", sex: "female", birthDate: "1956" }], units: [{ id: "v1", kind: "village", parent: "10903", name: "Thôn Đông" }],
  facts: [factOf("1", { code: ["x", "y"], value: 1.5, links: { b: "2", a: "1" }, components: { systolic: 120 }, valueCode: ["z"], qualifiers: { class: ["e"] }, end: "ongoing" })], complete: [{ subject: "p1", kinds: { risk: "2026-01-10" } }]
}
const withMore: WriteBatch = { ...full, merges: [{ from: "p2", into: "p1" }], messages: [{ id: "m", topic: "t", payload: { a: 1, b: [null] } }] }

describe("the check sum of a batch", () => {
  it("of files of old is still the same", () => {
    // As version 1 of the SQLite file wrote them.
    expect([contentDigest(plain), contentDigest(full)]).toEqual(["77a8dabbaa00ac94", "8a7d18fff05e196e"])
    expect(contentDigest({ ...full, merges: [], messages: [], expects: [{ subject: "p1" }] })).toBe(contentDigest(full))
  })
  it("does not look at labels, ids of facts, times of recording, what was expected, and the order of keys", () => {
    const again: WriteBatch = {
      ...withMore, id: "c", label: "again", recorded: morning("2027-01-10"), expects: [{ subject: "p1", version: "3" }],
      facts: withMore.facts!.map((fact) => ({ ...fact, id: "other", recorded: "2027-01-01", links: { a: "1", b: "2" } })), messages: [{ payload: { b: [null], a: 1 }, topic: "t", id: "m" }]
    }
    expect(contentDigest(again)).toBe(contentDigest(withMore))
  })
  it.each<[string, Partial<WriteBatch>]>([
    ["another person", { persons: [] }], ["another name of a unit", { units: [{ ...full.units![0]!, name: "Thôn Đoài" }] }], ["another value", { facts: [{ ...full.facts![0]!, value: "1.5" }] }],
    ["another order of codes", { facts: [{ ...full.facts![0]!, code: ["y", "x"] }] }], ["another day", { complete: [{ subject: "p1", kinds: { risk: "2026-01-11" } }] }],
    ["the merge the other way", { merges: [{ from: "p1", into: "p2" }] }], ["no merge", { merges: [] }], ["two merges", { merges: [...withMore.merges!, { from: "p3", into: "p1" }] }],
    ["another payload", { messages: [{ id: "m", topic: "t", payload: { a: 1, b: [] } }] }], ["another topic", { messages: [{ id: "m", topic: "u", payload: { a: 1, b: [null] } }] }],
    ["a subject", { messages: [{ id: "m", topic: "t", subject: "p1", payload: { a: 1, b: [null] } }] }], ["no message", { messages: [] }]
  ])("tells %s", (_what, more) => {
    expect(contentDigest({ ...withMore, ...more })).not.toBe(contentDigest(withMore))
  })
  it("tells payloads apart as JSON does", () => {
    const of = (payload: unknown): string => contentDigest({ ...plain, messages: [{ id: "m", topic: "t", payload: payload as never }] })
    const sorted = (value: unknown): string => JSON.stringify(value, (_key, each: unknown) => typeof each === "object" && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => a < b ? -1 : 1)) : each)
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(of(a) === of(b)).toBe(sorted(a) === sorted(b))
    }))
  })
})
