import { type Estimates, type Fact, type HealthRecord, type Period, type Predicate, type Rulebook, type UnitRecord, composePacks } from "@tramyte/core"
import type { Denominator, EventBasis, Indicator, OrderedStrata, Pack } from "@tramyte/core/pack"
import * as fc from "fast-check"
import { measureRecord } from "./measureRecords.ts"
import { measurePacks, measureParts, measureQuestion } from "./measures.ts"

/** The periods that generated indicators are counted in: a month, a quarter, a year, and a leap day. */
export const measurePeriods: readonly Period[] = [
  { from: "2026-07-01", until: "2026-08-01" }, { from: "2026-04-01", until: "2026-07-01" }, { from: "2026-01-01", until: "2027-01-01" }, { from: "2024-02-29", until: "2024-03-01" }
]

/** Estimated numbers for indicators whose denominator is one. */
export const measureEstimates: Estimates = [
  { id: "births", year: 2026, value: 3, source: "district" }, { id: "births", year: 2026, value: 4, source: "district", version: "2" }, { id: "births", year: 2024, value: 366, source: "district" },
  { id: "births", unit: "v1", year: 2026, value: 1, source: "district" }
]

/** Questions of which most people give one answer or the other, as those of real indicators. */
const plain: readonly Predicate[] = [
  { op: "alive" }, { op: "sex", is: ["female"] }, { op: "age", atLeast: { years: 18 } }, { op: "exists", in: { kind: "observation", codes: ["a"] } }, { op: "exists", in: { kind: "encounter" } },
  { op: "exists", in: { kind: "encounter", startsIn: { from: { shift: "on", minus: { years: 1 } }, through: "on" } } }, { op: "compare", what: { get: "max", in: { kind: "observation" } }, is: { atLeast: 5 } },
  { op: "any", of: [{ op: "exists", in: { kind: "condition" } }, { op: "exists", in: { kind: "insurance", activeAt: "on" } }] }
]
const ofEvent: readonly Predicate[] = [
  { op: "compare", what: { get: "value", in: "x" }, is: { atLeast: 5 } }, { op: "exists", in: { fact: "x", codes: ["a"] } }, { op: "within", point: { startOf: "x" }, in: { from: { shift: "on", minus: { months: 3 } } } },
  { op: "exists", in: { kind: "encounter", startsIn: { from: { startOf: "x" }, through: { shift: { startOf: "x" }, plus: { months: 1 } } } } }, { op: "exists", in: { linkedFrom: "x", link: "encounter" } }
]

/** Left out in one of so many draws. */
const optional = <T>(arbitrary: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq })

/**
 * An indicator of any form: of people, units or events, with any of the populations, a denominator of each type, breakdowns, and a
 * continuous measure.
 */
export const measureIndicator = (id = "k/one"): fc.Arbitrary<Indicator> => fc.constantFrom("person", "person", "person", "village", "event", "event").chain((sort) => {
  const names = sort === "event" ? ["x"] : []
  const asked = fc.oneof(
    { arbitrary: fc.constantFrom(...plain, ...(sort === "event" ? [...ofEvent, ...ofEvent] : [])), weight: 3 },
    { arbitrary: sort === "event" ? measureParts.questionOf("x", 1) : measureQuestion(1), weight: 2 }
  )
  const entry = fc.oneof({ arbitrary: fc.constantFrom<Predicate>({ op: "alive" }, { op: "all", of: [] }, { op: "not", of: { op: "sex", is: ["male"] } }), weight: 2 }, { arbitrary: asked, weight: 1 })
  const denominator: fc.Arbitrary<Denominator | undefined> = fc.oneof(
    { arbitrary: entry, weight: 5 }, { arbitrary: fc.constant(undefined), weight: 1 },
    { arbitrary: fc.tuple(fc.constantFrom("registered", "insured"), entry).map(([type, when]): Denominator => ({ type, when })), weight: 1 },
    { arbitrary: fc.constantFrom<Denominator>({ type: "estimated", estimate: "births" }, { type: "estimated", estimate: "births", proRata: true }, { type: "estimated", estimate: "nothing" }), weight: 1 }
  )
  const basis: fc.Arbitrary<Indicator["basis"]> = sort !== "event" ? fc.constant(sort as "person" | "village") : fc.oneof(
    fc.constantFrom<EventBasis>({ event: { kind: "encounter" }, as: "x" }, { event: { kind: "observation", has: ["number"] }, as: "x" }), measureParts.set(1).map((event): EventBasis => ({ event, as: "x" }))
  )
  const strata: fc.Arbitrary<OrderedStrata> = fc.tuple(asked, asked).map(([one, two]) =>
    ({ id: "bands", bands: [{ id: "first", when: one }, { id: "second", when: two }], otherwise: { id: "rest" } }))
  return fc.record({
    basis, denominator, numerator: asked, initial: optional(entry), exclusion: optional(asked), exception: optional(asked),
    strata: optional(strata.map((one) => [one])),
    continuous: optional(fc.tuple(measureParts.quantity(names), fc.constantFrom<readonly number[] | undefined>(undefined, [90], [25, 75])).map(([value, percentiles]) => ({ value, ...(percentiles === undefined ? {} : { percentiles }) }))),
    attribution: fc.constantFrom(undefined, undefined, undefined, { in: { kind: "encounter" }, link: "commune" }),
    measures: fc.constantFrom("period", "state", "cohort"), direction: fc.constantFrom("up", "down")
  }).map((drawn) => ({
    id, label: { vi: id, en: id }, from: "2020-01-01", cites: [{ ref: "law" }], status: "unverified",
    ...Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined))
  }) as unknown as Indicator)
})

/** A pack with generated indicators, after the packs that they refer to. */
export const measurePackOf = (indicators: readonly Indicator[]): readonly Pack[] =>
  [...measurePacks, { format: 1, id: "k", version: "2026.1.0", label: { vi: "k", en: "k" }, needs: [{ pack: "m" }], citations: [], indicators }]

/** The rulebook of generated indicators. */
export const measureRulebookOf = (indicators: readonly Indicator[]): Rulebook => composePacks(measurePackOf(indicators))

const villages = ["v1", "v2", "v3"]

/** Where somebody lives: at one place, two, or none that is known. */
const residences: fc.Arbitrary<readonly Fact[]> = fc.array(fc.record({
  village: fc.constantFrom(...villages), code: fc.constantFrom(["permanent"], ["temporary"], []), start: fc.constantFrom("2020-01-01", "2026-04-01", "2026-07-31", "2027"),
  end: fc.constantFrom("ongoing", "ongoing", "2026-07-01", "2026-08-01", "unknown"), status: fc.constantFrom("final", "final", "final", "planned")
}), { maxLength: 2 }).map((homes) => homes.filter(({ end, start }) => end >= start || end.length > 10 || !/^\d/.test(end)).map(({ village, ...home }, index): Fact =>
  ({ ...home, id: `home-${index}`, kind: "residence", recorded: "2028-01-01", links: { village } }) as Fact))

/** People, and the villages in which they live. */
export interface MeasurePopulation {
  readonly records: readonly HealthRecord[]
  readonly units: readonly UnitRecord[]
}

/** A few people with ids of their own, and villages of which facts are known as well. */
export const measurePopulation = (size = 16): fc.Arbitrary<MeasurePopulation> => fc.record({
  records: fc.array(fc.tuple(measureRecord(), residences), { minLength: Math.floor(size / 4), maxLength: size }).map((people) =>
    people.map(([record, homes], index): HealthRecord => ({ ...record, person: { ...record.person, id: `p${index}` }, facts: [...record.facts, ...homes] }))),
  units: fc.array(measureRecord(), { maxLength: 2 }).map((units) => units.map(({ complete, facts }, index): UnitRecord => ({ unit: { id: villages[index]!, kind: "village" }, facts, ...(complete === undefined ? {} : { complete }) })))
})
