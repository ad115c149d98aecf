import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Fact } from "../citizen/fact.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { readRecord } from "../citizen/readRecord.ts"
import { records } from "../rules/arbitrary.fixture.ts"
import { addDigest, digestOf, noDigest, recordDigest } from "./digest.ts"

const digest = (record: HealthRecord): string => digestOf(recordDigest(readRecord(record)))
const reading: Fact = {
  id: "f1", kind: "observation", code: ["blood-pressure"], start: "2026-05-01", recorded: "2026-05-02", unit: "mm[Hg]",
  components: { systolic: 140, diastolic: 90 }, qualifiers: { class: ["ambulatory"] }, links: { encounter: "e1" }
}
const other: Fact = { id: "f2", kind: "visit", start: "2026-05-01", recorded: "2026-05-02" }
const of = (...facts: readonly Fact[]): HealthRecord => ({ person: { id: "a", sex: "female", birthDate: "1956" }, facts, complete: { visit: "2026-06-30", observation: "2026-06-30" } })
const base = of(reading, other)

describe("the fingerprint of a person", () => {
  it("does not tell in which order facts, components, links and complete kinds were written", () => {
    const turned: Fact = { ...reading, components: { diastolic: 90, systolic: 140 } }
    expect(digest({ ...of(other, turned), complete: { observation: "2026-06-30", visit: "2026-06-30" } })).toBe(digest(base))
  })
  it.each<[string, HealthRecord]>([
    ["another person", { ...base, person: { ...base.person, id: "b" } }],
    ["another sex", { ...base, person: { ...base.person, sex: "male" } }],
    ["a birth known more exactly", { ...base, person: { ...base.person, birthDate: "1956-01" } }],
    ["a death", { ...base, person: { ...base.person, deathDate: "2026-06-01" } }],
    ["a fact less", of(reading)],
    ["a list that is known for longer", { ...base, complete: { visit: "2026-06-30", observation: "2026-07-01" } }],
    ["a list that is not known", { ...base, complete: { visit: "2026-06-30" } }],
    ...([
      { id: "f3" }, { kind: "assessment" }, { code: ["blood", "pressure"] }, { code: [] }, { status: "preliminary" }, { start: "2026-05-02" }, { start: "2026-05" }, { end: "2026-05-02" },
      { at: "2026-05-01T08:00:00+07:00" }, { endAt: "2026-05-01T08:00:00+07:00" }, { recorded: "2026-05-03" }, { value: 140 }, { value: "140" }, { value: true }, { value: false }, { value: "" },
      { unit: "kPa" }, { components: { systolic: 141, diastolic: 90 } }, { components: { systolic: 90, diastolic: 140 } }, { components: { systolic: 140 } }, { components: {} },
      { valueCode: ["high"] }, { valueCode: [] }, { qualifiers: { class: ["emergency"] } }, { qualifiers: { category: ["ambulatory"] } }, { links: { encounter: "e2" } }, { links: { visit: "e1" } }
    ] as const).map((change): [string, HealthRecord] => [JSON.stringify(change), of({ ...reading, ...change } as Fact, other)])
  ])("tells of %s", (_, changed) => {
    expect(digest(changed)).not.toBe(digest(base))
  })
  it("tells 0.1 from 0.2, and not 0 from -0", () => {
    expect(digest(of({ ...reading, value: 0.1 }))).not.toBe(digest(of({ ...reading, value: 0.2 })))
    expect(digest(of({ ...reading, value: -0 }))).toBe(digest(of({ ...reading, value: 0 })))
  })
  it("tells whose a fact is: two people who swap theirs", () => {
    const both = (first: Fact, second: Fact): string => {
      const sum = noDigest()
      addDigest(sum, recordDigest(readRecord({ person: { id: "a" }, facts: [first] })), 1)
      addDigest(sum, recordDigest(readRecord({ person: { id: "b" }, facts: [second] })), 1)
      return digestOf(sum)
    }
    expect(both(reading, other)).not.toBe(both(other, reading))
  })
  it("is equal for equal records, whatever they hold", () => {
    fc.assert(fc.property(records, (record) => {
      expect(digest(structuredClone(record))).toBe(digest(record))
      expect(digest({ ...record, facts: record.facts.toReversed() })).toBe(digest(record))
    }))
  })
})
