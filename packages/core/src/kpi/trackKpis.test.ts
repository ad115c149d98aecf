import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { HealthRecord } from "../citizen/record.ts"
import { composePacks } from "../pack/composePacks.ts"
import { item } from "../pack/smallPack.fixture.ts"
import { predicates, records, vocabulary } from "../rules/arbitrary.fixture.ts"
import type { Predicate } from "../rules/predicate.ts"
import { computeKpis } from "./computeKpi.ts"
import { explainRevision } from "./explainRevision.ts"
import type { Indicator } from "./indicator.ts"
import { trackKpis } from "./trackKpis.ts"

const period = { from: "2026-01-01", until: "2027-01-01" } as const
const rulesWith = (one: Partial<Indicator>) => composePacks([{ ...vocabulary, indicators: [{ ...item("p/i"), basis: "person", measures: "state", numerator: { op: "alive" }, direction: "up", ...one }] }]).on("2026-12-31")
const indicators: fc.Arbitrary<Partial<Indicator>> = fc.record({ denominator: predicates, exclusion: predicates, numerator: predicates, exception: predicates }, { requiredKeys: ["numerator"] })
const people = fc.array(records, { maxLength: 6 })
const named = (given: readonly HealthRecord[]): readonly HealthRecord[] => given.map((record, index) => ({ ...record, person: { ...record.person, id: `p${index}` } }))

describe("indicators kept up to date", () => {
  it("are those of a full computation after any changes, to the fingerprint of the input", () => {
    fc.assert(fc.property(indicators, people, people, fc.array(fc.nat(5)), (one, first, second, gone) => {
      const rules = rulesWith(one)
      const tracker = trackKpis(rules, { period, by: ["sex", "ageBand"] })
      const now = new Map<string, HealthRecord>()
      for (const record of [...named(first), ...named(second)]) {
        tracker.setPerson(record)
        now.set(record.person.id, record)
      }
      for (const index of gone) expect(tracker.removePerson(`p${index}`)).toBe(now.delete(`p${index}`))
      expect(tracker.reports()).toEqual(computeKpis(rules, { period, by: ["sex", "ageBand"], records: [...now.values()] }))
    }), { numRuns: 200 })
  })
})

describe("a fact", () => {
  it("changes only its own person", () => {
    fc.assert(fc.property(indicators, people, records, (one, given, other) => {
      const rules = rulesWith(one)
      const all = named(given)
      const standing = (some: readonly HealthRecord[]) => computeKpis(rules, { period, records: some, people: true })[0]!.people!
      const changed = all.map((record, index) => index === 0 ? { ...other, person: { ...other.person, id: "p0" } } : record)
      expect(standing(changed).slice(1)).toEqual(standing(all).slice(1))
    }), { numRuns: 200 })
  })
})

describe("a revision", () => {
  const seen: Predicate = { op: "exists", in: { kind: "encounter", startsIn: { from: "periodFrom", until: "periodUntil" } } }
  const rules = rulesWith({ numerator: seen })
  const visit = (id: string, recorded: string) => ({ id, kind: "encounter", start: "2026-05-01", recorded })
  const complete = { encounter: "2026-12-31" }
  const knownAt = { before: "2027-01-05", after: "2027-03-31" }
  it("names the late facts without which nothing would have changed, and no others", () => {
    const { before, after, changed } = explainRevision(rules, "p/i", {
      period, knownAt,
      records: [
        { person: { id: "a" }, facts: [visit("late", "2027-02-01"), { id: "other", kind: "observation", start: "2026-05-01", recorded: "2027-02-02" }], complete },
        { person: { id: "b" }, facts: [visit("early", "2026-05-01"), visit("again", "2027-02-01")], complete },
        { person: { id: "c" }, facts: [visit("too-late", "2027-05-01")], complete }
      ]
    })
    expect([before.scored, after.scored]).toEqual([{ yes: 1, no: 2, unknown: 0 }, { yes: 2, no: 1, unknown: 0 }])
    expect(changed.map(({ id, lateFacts, lateLists }) => [id, lateFacts.map((fact) => fact.id), lateLists])).toEqual([["a", ["late"], []]])
  })
  it("tells a correction, and a list that became complete", () => {
    const { changed } = explainRevision(rules, "p/i", {
      period: { from: "2026-01-01", until: "2026-07-01" }, knownAt: { before: "2026-06-15", after: "2026-08-01" },
      records: [
        { person: { id: "a" }, facts: [visit("wrong", "2026-05-02"), { ...visit("right", "2026-07-20"), start: "2025-05-01", supersedes: "wrong" }], complete: { encounter: "2026-06-15" } },
        { person: { id: "b" }, facts: [], complete: { encounter: "2026-07-20" } }
      ]
    })
    expect(changed.map(({ id, lateFacts, lateLists }) => [id, lateFacts.map((fact) => fact.id), lateLists])).toEqual([["a", ["right"], []], ["b", [], ["encounter"]]])
  })
  it("computed again from the same facts is the same report to the digit", () => {
    fc.assert(fc.property(indicators, people, fc.constantFrom("2025-06-01", "2026-07-15", "2028-01-01"), (one, given, day) => {
      const law = rulesWith(one)
      const report = (some: readonly HealthRecord[]) => computeKpis(law, { period, knownAt: day, records: some })
      const known = named(given)
      expect(report(known.map((record) => ({ ...record, facts: record.facts.toReversed() })))).toEqual(report(known))
    }), { numRuns: 100 })
  })
})
