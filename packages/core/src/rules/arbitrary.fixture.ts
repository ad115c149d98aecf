import fc from "fast-check"
import type { Fact } from "../citizen/fact.ts"
import { alwaysAfter, alwaysBefore, type FactView, readRecord, type RecordView } from "../citizen/readRecord.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { composePacks } from "../pack/composePacks.ts"
import { item, smallPack, theDay } from "../pack/smallPack.fixture.ts"
import { contextOn, type EvaluationContext } from "./context.ts"
import type { PlainFacts as Facts, FixedPoint as Point, Predicate } from "./predicate.ts"
import { type DayBounds, type EpochDay, epochDay, partialDateBounds } from "../time/index.ts"

/** What random predicates may refer to. */
export const vocabulary = smallPack({
  parameters: [
    { ...item("p/on"), value: true }, { ...item("p/off"), value: false }, { ...item("p/two"), value: 2 }, { ...item("p/age"), value: { years: 18 } },
    { ...item("p/list"), value: ["a"] }, { ...item("p/commune"), value: "c1" }
  ],
  valueSets: [{ ...item("p/set"), codes: [{ code: "a", label: { vi: "a", en: "a" } }, { code: "b", label: { vi: "b", en: "b" } }] }],
  rules: [
    { ...item("p/adult"), when: { op: "age", atLeast: { param: "p/age" } } },
    { ...item("p/seen"), when: { op: "any", of: [{ op: "exists", in: { kind: "observation", startsIn: { from: "yearStart", until: "yearEnd" } } }, { op: "rule", id: "p/adult" }] } }
  ]
})

/** The rules of the day that random predicates are asked under. */
export const rules = composePacks([vocabulary]).on(theDay)

/** The day, the year to it as a period, and a leap day. */
export const contexts: fc.Arbitrary<EvaluationContext> = fc.constantFrom(
  contextOn(epochDay(theDay)), contextOn(epochDay("2026-06-30"), { from: epochDay("2026-04-01"), until: epochDay("2026-07-01") }), contextOn(epochDay("2024-02-29"))
)

/** The kinds that random predicates speak of, one of states and one of events: few, so that facts and questions meet. */
export const kinds = ["condition", "observation"] as const

// Dates crowd around the borders on purpose: the day, the turns of years, the leap day, and those known in part.
const dates = fc.constantFrom(
  "2026-07-14", "2026-07-15", "2026-07-16", "2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01", "2024-02-28", "2024-02-29", "2024-03-01",
  "2026-07", "2026-06", "2026-08", "2024-02", "2024", "2025", "2026", "2027"
)
const births = fc.constantFrom(
  "1966-07-14", "1966-07-15", "1966-07-16", "1966-07", "1966", "1950", "2008-02-29", "2008-07-15", "2008-07-16", "2008", "2026-07-15", "2026-07-16", "2026"
)
const recordings = fc.constantFrom("2024-02-29", "2025-06-01", "2026-07-15", "2026-07-15T10:00:00+07:00", "2026-07-16", "2028-01-01")

const factsOf: fc.Arbitrary<Omit<Fact, "id">> = fc.record({
  kind: fc.constantFrom(...kinds, ...kinds, "risk"),
  recorded: recordings,
  code: fc.constantFrom([], ["a"], ["b"], ["z"], ["a", "z"]),
  status: fc.constantFrom("final", "final", "preliminary", "planned", "notDone", "enteredInError"),
  start: fc.oneof(dates, fc.constant("unknown")),
  end: fc.oneof(dates, fc.constantFrom("ongoing", "ongoing", "unknown")),
  at: fc.constantFrom("2026-07-15T08:00:00+07:00", "2026-07-15T01:00:00Z", "2026-07-15T09:00:00+07:00"),
  value: fc.constantFrom<number | string>(4, 5, 6, "5"),
  links: fc.constantFrom({}, { commune: "c1" }, { commune: "c2" })
}, { requiredKeys: ["kind", "recorded"] })

const boundsOf = (date: string | undefined): DayBounds | undefined => date === undefined ? undefined : partialDateBounds(date)

const completeDays = fc.constantFrom("2024-02-29", "2025-12-31", "2026-07-14", "2026-07-15", "2026-12-31", "2026-12-31")

/** Of every second record, some codes are known further or less far than their kind. */
const codesComplete = fc.oneof(fc.constant({}), fc.dictionary(fc.constantFrom(...kinds.flatMap((kind) => ["a", "a", "b", "z"].map((code) => `${kind}/${code}`))), completeDays, { minKeys: 1, maxKeys: 6 }))

/** Records with missing fields, partial dates, facts of every status, and kinds known completely up to some day. */
export const records: fc.Arbitrary<HealthRecord> = fc.record({
  person: fc.record({
    id: fc.constant("p1"), sex: fc.constantFrom("male", "female", "other"), birthDate: births, deathDate: fc.constantFrom("2026-07-14", "2026-07-15", "2026-07-16", "2026-07", "2026")
  }, { requiredKeys: ["id"] }),
  facts: fc.array(factsOf, { maxLength: 6 }).map((facts) => facts
    // An instant is its day's, where no day is told; here it stands only beside one.
    .map(({ at, ...fact }) => at === undefined || fact.start === undefined ? fact : { ...fact, at })
    .filter(({ start, end }) => (boundsOf(end)?.hi ?? Infinity) >= (boundsOf(start)?.lo ?? -Infinity))
    .map((fact, index) => ({ ...fact, id: `f${index}` }))),
  complete: fc.tuple(fc.record({ condition: completeDays, observation: completeDays, risk: completeDays }, { requiredKeys: [] }), codesComplete).map(([ofKinds, ofCodes]) => ({ ...ofKinds, ...ofCodes }))
}, { requiredKeys: ["person", "facts"] })

/** Views of such records, read as they are. */
export const views: fc.Arbitrary<RecordView> = records.map((record) => readRecord(record))

const spans = fc.constantFrom({ years: 1 }, { months: 1 }, { days: 1 }, { weeks: 2 }, { param: "p/age" })
const points: fc.Arbitrary<Point> = fc.oneof(
  fc.constantFrom<Point>("on", "on", "yearStart", "yearEnd", "periodFrom", "periodUntil", { schoolYearStart: { month: 9, day: 1 } }),
  fc.record({ shift: fc.constantFrom<Point>("on", "yearStart", "yearEnd"), plus: spans, minus: spans }, { requiredKeys: ["shift"] })
)
const bounds = fc.record({ atLeast: fc.constantFrom(5, { param: "p/two" }), above: fc.constant(4), atMost: fc.constant(5), below: fc.constant(6) }, { requiredKeys: [] })
const windows = fc.record({ from: points, until: points })
const times: fc.Arbitrary<Partial<Facts>> = fc.oneof(
  fc.constant({}), points.map((activeAt) => ({ activeAt })), windows.map((startsIn) => ({ startsIn })), windows.map((overlaps) => ({ overlaps }))
)

/** Descriptions of facts of every form. */
export const sets: fc.Arbitrary<Facts> = fc.tuple(
  fc.oneof(fc.record({ kind: fc.constantFrom(...kinds) }), fc.record({
    kind: fc.constantFrom(...kinds),
    codes: fc.constantFrom<NonNullable<Facts["codes"]>>(["a"], ["b", "z"], { valueSet: "p/set" }, { param: "p/list" }),
    status: fc.constantFrom<NonNullable<Facts["status"]>>(["final"], ["notDone"], ["planned", "final"]),
    links: fc.constantFrom<NonNullable<Facts["links"]>>({ commune: "c1" }, { commune: { param: "p/commune" } }),
    value: bounds
  }, { requiredKeys: ["kind"] })),
  times
).map(([set, time]) => ({ ...set, ...time }))

/** Questions about one set of facts. */
export const factPredicates: fc.Arbitrary<Predicate> = fc.oneof(
  fc.record({ op: fc.constant("exists"), in: sets }),
  fc.record({ op: fc.constant("count"), in: sets, atLeast: fc.constantFrom(0, 1, 3, { param: "p/two" }) }),
  fc.record({ op: fc.constant("value"), which: fc.constantFrom("first", "last"), in: sets, is: bounds }),
  fc.record({ op: fc.constant("change"), in: sets, is: fc.record({ atLeast: fc.constantFrom(0, -1), above: fc.constant(0), below: fc.constant(1) }, { requiredKeys: [] }) }),
  fc.record({ op: fc.constant("elapsed"), which: fc.constantFrom("first", "last"), in: sets, atLeast: spans, below: fc.constantFrom({ years: 2 }, { months: 3 }), at: points },
    { requiredKeys: ["op", "which", "in"] })
)

const leaves: readonly fc.Arbitrary<Predicate>[] = [
  fc.record({ op: fc.constant("sex"), is: fc.subarray(["male", "female", "other"] as const) }),
  fc.record({ op: fc.constant("age"), atLeast: fc.constantFrom({ years: 60 }, { param: "p/age" }), below: fc.constantFrom({ years: 60 }, { years: 65, months: 1 }), at: points }, { requiredKeys: ["op"] }),
  fc.record({ op: fc.constant("alive"), at: points }, { requiredKeys: ["op"] }),
  factPredicates,
  fc.record({ op: fc.constant("flag"), param: fc.constantFrom("p/on", "p/off") }),
  fc.record({ op: fc.constant("rule"), id: fc.constantFrom("p/adult", "p/seen") })
]

const trees = (...unary: readonly ("not" | "sure" | "known")[]): fc.Arbitrary<Predicate> => fc.letrec<{ tree: Predicate }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    ...leaves,
    fc.record({ op: fc.constantFrom("all", "any"), of: fc.array(tie("tree"), { maxLength: 3 }) }),
    fc.record({ op: fc.constantFrom(...unary), of: tie("tree") })
  )
})).tree

/** Predicates in which every unknown stays unknown: without `sure` and `known`. */
export const plainPredicates: fc.Arbitrary<Predicate> = trees("not")

/** Predicates of every operator. */
export const predicates: fc.Arbitrary<Predicate> = trees("not", "sure", "known")

/** Draws whole numbers from `lo` to `hi`, both included; often one of the two, where the borders are. */
export type Draw = (lo: number, hi: number) => number

/** A source of choices for learning what is missing. */
export const draws: fc.Arbitrary<() => Draw> = fc.array(fc.nat(), { minLength: 40, maxLength: 40 }).map((numbers) => () => {
  let next = 0
  return (lo, hi) => {
    const drawn = numbers[next++ % numbers.length]!
    return drawn % 3 === 0 ? lo : drawn % 3 === 1 ? hi : lo + drawn % (hi - lo + 1)
  }
})

/**
 * The same person with everything known that a `wanted` question could ask for, in some way that agrees with what was known:
 * days narrowed to one, preliminary facts confirmed or withdrawn, codes, links and values filled in, kinds complete, after
 * facts were added that nobody knew of.
 */
export const learned = (view: RecordView, on: EpochDay, draw: Draw, wanted: (fact: string) => boolean = () => true): RecordView => {
  const day = ({ lo, hi }: DayBounds): DayBounds => {
    const drawn = draw(lo, hi)
    return { lo: drawn, hi: drawn }
  }
  const facts = new Map(view.facts)
  const complete = new Map(view.complete)
  for (const kind of kinds) {
    if (!wanted(kind)) continue
    facts.set(kind, [...(view.facts.get(kind) ?? []).flatMap((fact) => learnedFact(fact, draw)), ...unknownOf(kind, view, on, draw)])
    complete.set(kind, alwaysAfter)
  }
  return {
    ...view,
    facts,
    complete,
    sex: view.sex ?? (wanted("sex") ? (["male", "female", "other"] as const)[draw(0, 2)] : undefined),
    birth: wanted("birthDate") ? day(view.birth ?? { lo: epochDay("1940-01-01"), hi: epochDay("2027-01-01") }) : view.birth,
    death: view.death !== undefined && wanted("deathDate") ? day(view.death) : view.death
  }
}

const earliest = epochDay("2020-01-01")
const latest = epochDay("2030-01-01")

const learnedFact = (view: FactView, draw: Draw): readonly FactView[] => {
  const preliminary = view.fact.status === "preliminary"
  if (preliminary && draw(0, 1) === 0) return []
  const fact: Fact = {
    ...view.fact,
    status: preliminary ? "final" : view.fact.status ?? "final",
    code: view.fact.code === undefined || view.fact.code.length === 0 ? [["a", "b", "z"][draw(0, 2)]!] : view.fact.code,
    links: { commune: ["c1", "c2"][draw(0, 1)]!, ...view.fact.links },
    value: typeof view.fact.value === "number" ? view.fact.value : draw(3, 7)
  }
  const isDay = view.fact.end === undefined && view.endHi !== alwaysAfter
  const lo = Math.max(view.startLo, Math.min(earliest, view.startHi))
  const start = draw(lo, Math.max(lo, Math.min(view.startHi, latest, isDay ? latest : view.endHi - 1)))
  if (isDay) return [{ fact, startLo: start, startHi: start, endLo: start + 1, endHi: start + 1 }]
  if (view.endLo === view.endHi) return [{ ...view, fact, startLo: start, startHi: start }]
  const first = Math.min(Math.max(view.endLo, start + 1), view.endHi)
  const end = draw(first, Math.max(first, Math.min(view.endHi, latest)))
  return [{ fact, startLo: start, startHi: start, endLo: end, endHi: end }]
}

/** Facts of a kind that had begun by the day, but after the kind, or their code, was known completely. */
const unknownOf = (kind: string, { complete }: RecordView, on: EpochDay, draw: Draw): readonly FactView[] => {
  const code = ["a", "b", "z"][draw(0, 2)]!
  const first = Math.max(complete.get(kind) ?? alwaysBefore, complete.get(`${kind}/${code}`) ?? alwaysBefore) + 1
  if (first > on || draw(0, 2) === 0) return []
  const start = draw(Math.max(first, Math.min(earliest, on)), on)
  const fact: Fact = { id: "new", kind, code: [code], links: { commune: "c1" }, value: draw(3, 7), recorded: "2028-01-01" }
  const end = kind === "observation" ? start + 1 : alwaysAfter
  return [{ fact, startLo: start, startHi: start, endLo: end, endHi: end }]
}
