import { composePacks, type Duration, type Fact, type HealthRecord, partialDateBounds, type Person, type Predicate, type Rulebook, type RulesInForce } from "@tramyte/core"
import { contextOn, type EvaluationContext } from "@tramyte/core/engine"
import type { DatedItem, FixedPoint, Pack, PlainFacts } from "@tramyte/core/pack"
import { epochDay } from "@tramyte/core"
import * as fc from "fast-check"

const item = (id: string): DatedItem => ({ id: `p/${id}`, label: { vi: id, en: id }, from: "2020-01-01", cites: [{ ref: "law" }], status: "unverified" })

/** The pack that questions refer to. */
export const questionPack: Pack = {
  format: 1, id: "p", version: "2026.1.0", label: { vi: "Gói", en: "Pack" },
  citations: [{ id: "law", issuer: "Quốc hội", number: "1/2020/QH", year: 2020, title: { vi: "Luật", en: "The law" } }],
  factKinds: [{ kind: "survey", shape: "event", label: { vi: "khảo sát", en: "survey" }, question: { vi: "Đã khảo sát chưa?", en: "Was there a survey?" } }],
  parameters: [
    { ...item("on"), value: true }, { ...item("off"), value: false }, { ...item("two"), value: 2 }, { ...item("age"), value: { years: 18 } },
    { ...item("list"), value: ["a"] }, { ...item("commune"), value: "c1" }
  ],
  valueSets: [["set", "a", "b"], ["other-set", "z"]].map(([id, ...codes]) => ({ ...item(id!), codes: codes.map((code) => ({ code, label: { vi: code, en: code } })) })),
  freshness: [{ ...item("fresh-insurance"), kind: "insurance", days: 30 }, { ...item("fresh-observation"), kind: "observation", days: 1 }],
  rules: [
    { ...item("adult"), when: { op: "age", atLeast: { param: "p/age" } } },
    { ...item("seen"), when: { op: "any", of: [{ op: "exists", in: { kind: "observation", startsIn: { from: "yearStart", until: "yearEnd" } } }, { op: "rule", id: "p/adult" }] } }
  ]
}

/** What the questions of `question` may refer to: a pack "p" with parameters, a value set, rules, freshness and an event kind of its own. */
export const questionRulebook: Rulebook = composePacks([questionPack])

/** Its rules on 15 July 2026. */
export const questionRules: RulesInForce = questionRulebook.on("2026-07-15")

/** The days that questions are asked about: a plain day, a quarter read on its last day, a leap day, and the turn of a year. */
export const questionContexts: readonly EvaluationContext[] = [
  contextOn(epochDay("2026-07-15")), contextOn(epochDay("2026-06-30"), { from: epochDay("2026-04-01"), until: epochDay("2026-07-01") }),
  contextOn(epochDay("2024-02-29")), contextOn(epochDay("2026-12-31"), { from: epochDay("2026-01-01"), until: epochDay("2027-01-01") })
]

// Days crowd around the borders on purpose, so that facts and questions meet on them.
const dates = fc.constantFrom(
  "2026-07-14", "2026-07-15", "2026-07-16", "2026-06-30", "2026-07-01", "2026-04-01", "2026-03-31", "2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01",
  "2024-02-28", "2024-02-29", "2024-03-01", "2025-02-28", "2026-07", "2026-06", "2024-02", "2024", "2025", "2026", "2027"
)
const births = fc.constantFrom(
  "1966-07-14", "1966-07-15", "1966-07-16", "1966-07", "1966", "1950", "1966-06-30", "2008-02-29", "2008-07-15", "2008-07-16", "2008", "2006-02-28", "2006-03-01", "2026-07-15", "2026"
)
const kinds = ["condition", "observation", "insurance", "survey"] as const

const fact: fc.Arbitrary<Omit<Fact, "id">> = fc.record({
  kind: fc.constantFrom(...kinds),
  recorded: fc.constantFrom("2024-02-29", "2025-06-01", "2026-07-15", "2026-07-15T10:00:00+07:00", "2028-01-01"),
  code: fc.constantFrom([], ["a"], ["a"], ["b"], ["z"], ["a", "z"]),
  status: fc.constantFrom("final", "final", "final", "final", "preliminary", "planned", "notDone", "enteredInError"),
  start: fc.oneof({ weight: 6, arbitrary: dates }, { weight: 1, arbitrary: fc.constant("unknown") }),
  end: fc.oneof(dates, fc.constantFrom("ongoing", "unknown")),
  at: fc.constantFrom("2026-07-15T08:00:00+07:00", "2026-07-15T01:00:00Z", "2026-07-15T09:00:00+07:00"),
  value: fc.constantFrom<number | string>(4, 4.5, 5, 6, "5"),
  components: fc.constantFrom({ systolic: 5 }, { systolic: 6, diastolic: 4 }, { diastolic: 5 }),
  links: fc.constantFrom({}, { commune: "c1" }, { commune: "c2" }, { village: "c1" }, { commune: "c1", village: "v" })
}, { requiredKeys: ["kind", "recorded"] })

const completeDays = fc.constantFrom("2024-02-29", "2026-06-29", "2026-07-14", "2026-07-15", "2026-08-14", "2026-12-31", "2026-12-31", "2026-12-31", "2027-01-30")
const endsBeforeItBegins = ({ at, end, start = at?.slice(0, 10) }: Omit<Fact, "id">): boolean =>
  (partialDateBounds(end ?? "")?.hi ?? Infinity) < (partialDateBounds(start ?? "")?.lo ?? -Infinity)

const plainFact: fc.Arbitrary<Omit<Fact, "id">> = fc.record({
  kind: fc.constantFrom(...kinds), recorded: fc.constant("2028-01-01"), code: fc.constantFrom(["a"], ["a"], ["b"]), end: fc.constantFrom("ongoing", "2028"),
  start: fc.constantFrom("2026-07-14", "2026-06-30", "2026-05-01", "2026-01-01", "2025-07-15", "2025-12-31", "2024-02-29", "2024-02-28", "2023-01-01"),
  value: fc.constantFrom(4, 4.5, 5, 6), components: fc.constantFrom({ systolic: 4 }, { systolic: 5 }, { systolic: 6, diastolic: 5 }), links: fc.constantFrom({ commune: "c1" }, { commune: "c2" })
}, { requiredKeys: ["kind", "recorded", "code", "start", "value"] })

/** Facts of one kind mostly, and often of one day, so that those of one set stand beside each other. */
const factsOf = (one: fc.Arbitrary<Omit<Fact, "id">>): fc.Arbitrary<{ readonly kind: string; readonly facts: readonly Fact[] }> =>
  fc.tuple(fc.constantFrom(...kinds), dates, fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), one), { maxLength: 6 })).map(([kind, start, facts]) => ({
    kind,
    facts: facts.map(([own, ownDay, each]) => ({ ...each, ...(own === 0 ? {} : { kind }), ...(ownDay === 0 ? { start } : {}), ...(ownDay === 1 && each.start !== undefined && each.end !== undefined ? { end: each.start } : {}) }))
      .filter((each) => !endsBeforeItBegins(each)).map((each, index) => ({ ...each, id: `f${index}` }))
  }))

/** Up to which days kinds are known completely, and of every third person single codes. */
const complete = fc.tuple(
  fc.record({ condition: completeDays, observation: completeDays, insurance: completeDays, survey: completeDays }, { requiredKeys: [] }),
  fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.dictionary(fc.constantFrom(...kinds.flatMap((kind) => ["a", "b", "z"].map((code) => `${kind}/${code}`))), completeDays, { minKeys: 2, maxKeys: 8 }) })
).map(([ofKinds, ofCodes]) => ({ ...ofKinds, ...ofCodes }))
const persons: fc.Arbitrary<Person> = fc.record({
  id: fc.constant("p"), sex: fc.constantFrom("male", "female", "other"), birthDate: births,
  deathDate: fc.constantFrom("2026-07-14", "2026-07-15", "2026-07-16", "2026-07", "2026", "2024-02-29")
}, { requiredKeys: ["id"] })

/**
 * A person whose days lie on the borders that questions ask about: fields missing, partial dates, facts of every status, ties,
 * and kinds known up to some day. Of every second person one kind is known well, so that its first and last fact are.
 */
export const questionRecord = (): fc.Arbitrary<HealthRecord> => fc.oneof(
  fc.tuple(persons, factsOf(fact), complete).map(([person, { facts }, known]) => ({ person, facts, complete: known })),
  fc.tuple(persons, factsOf(plainFact), complete).map(([person, { facts, kind }, known]) => ({ person, facts, complete: { ...known, [kind]: "2027-01-30" } }))
)

const durations: fc.Arbitrary<Duration | { readonly param: string }> = fc.constantFrom({ years: 1 }, { months: 1 }, { days: 1 }, { weeks: 2 }, { months: 6 }, { param: "p/age" })
const points: fc.Arbitrary<FixedPoint> = fc.oneof(
  fc.constantFrom<FixedPoint>("on", "on", "yearStart", "yearEnd", "periodFrom", "periodUntil", { schoolYearStart: { month: 9, day: 1 } }),
  fc.record({ shift: fc.constantFrom<FixedPoint>("on", "yearStart", "periodUntil"), plus: durations, minus: durations }, { requiredKeys: ["shift"] })
)
const comparison = fc.record({ atLeast: fc.constantFrom(5, { param: "p/two" }), above: fc.constantFrom(4, 4.5), atMost: fc.constant(5), below: fc.constant(6) }, { requiredKeys: [] })
const valueComparison = fc.tuple(comparison, fc.constantFrom(undefined, undefined, "systolic", "diastolic"))
  .map(([is, component]) => component === undefined ? is : { ...is, component })
const windows = fc.oneof(
  fc.record({ from: points, until: points }),
  fc.constantFrom<{ readonly from: FixedPoint; readonly until: FixedPoint }>(
    { from: { shift: "on", minus: { years: 2 } }, until: { shift: "on", plus: { days: 1 } } }, { from: { shift: "on", minus: { years: 2 } }, until: "on" },
    { from: "periodFrom", until: "periodUntil" }
  )
)
const times: fc.Arbitrary<Partial<PlainFacts>> = fc.oneof(
  fc.constant({}), fc.oneof(fc.constant<FixedPoint>("on"), points).map((activeAt) => ({ activeAt })), windows.map((startsIn) => ({ startsIn })), windows.map((overlaps) => ({ overlaps }))
)
const sets: fc.Arbitrary<PlainFacts> = fc.tuple(
  fc.oneof(fc.record({ kind: fc.constantFrom(...kinds) }), fc.record({
    kind: fc.constantFrom(...kinds),
    codes: fc.constantFrom<NonNullable<PlainFacts["codes"]>>(["a"], ["b", "z"], { valueSet: "p/set" }, { param: "p/list" }, []),
    status: fc.constantFrom<NonNullable<PlainFacts["status"]>>(["final"], ["notDone"], ["planned", "final"], ["final", "preliminary"], []),
    links: fc.constantFrom<NonNullable<PlainFacts["links"]>>({ commune: "c1" }, { commune: { param: "p/commune" } }, { commune: "c1", village: "v" }, { constructor: "c1" }, {}),
    value: valueComparison
  }, { requiredKeys: ["kind"] })),
  times
).map(([set, time]) => ({ ...set, ...time }))

/** Wide sets, for first and last facts. */
const wideSets: fc.Arbitrary<PlainFacts> = fc.oneof(sets, fc.record({
  kind: fc.constantFrom(...kinds), codes: fc.constant(["a"]),
  startsIn: fc.constant<{ readonly from: FixedPoint; readonly until: FixedPoint }>({ from: { shift: "on", minus: { years: 2 } }, until: { shift: "on", plus: { days: 1 } } })
}, { requiredKeys: ["kind"] }))

type Operator = Predicate["op"]
const leaves: { readonly [Op in Exclude<Operator, "all" | "any" | "not" | "sure" | "known" | "compare" | "within">]: fc.Arbitrary<Extract<Predicate, { readonly op: Op }>> } = {
  sex: fc.record({ op: fc.constant("sex"), is: fc.subarray(["male", "female", "other"] as const) }),
  age: fc.record({ op: fc.constant("age"), atLeast: fc.constantFrom({ years: 60 }, { years: 18 }, { param: "p/age" }), below: fc.constantFrom({ years: 60 }, { years: 65, months: 1 }), at: points }, { requiredKeys: ["op"] }),
  alive: fc.record({ op: fc.constant("alive"), at: points }, { requiredKeys: ["op"] }),
  exists: fc.record({ op: fc.constant("exists"), in: sets }),
  count: fc.record({ op: fc.constant("count"), in: sets, atLeast: fc.constantFrom(0, 1, 2, 3, 1.5, { param: "p/two" }) }),
  value: fc.record({ op: fc.constant("value"), which: fc.constantFrom("first", "last"), in: wideSets, is: valueComparison }),
  change: fc.record({
    op: fc.constant("change"), in: wideSets,
    is: fc.tuple(fc.record({ atLeast: fc.constantFrom(0, -1), above: fc.constant(0), atMost: fc.constant(0), below: fc.constant(1) }, { requiredKeys: [] }), fc.constantFrom(undefined, "systolic"))
      .map(([is, component]) => component === undefined ? is : { ...is, component })
  }),
  elapsed: fc.record({ op: fc.constant("elapsed"), which: fc.constantFrom("first", "last"), in: wideSets, atLeast: durations, below: fc.constantFrom({ years: 2 }, { months: 3 }), at: points },
    { requiredKeys: ["op", "which", "in"] }),
  flag: fc.record({ op: fc.constant("flag"), param: fc.constantFrom("p/on", "p/off") }),
  rule: fc.record({ op: fc.constant("rule"), id: fc.constantFrom("p/adult", "p/seen") })
}

const trees = fc.letrec<{ tree: Predicate }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    ...Object.values(leaves),
    fc.record({ op: fc.constantFrom("all", "any"), of: fc.array(tie("tree"), { maxLength: 3 }) }),
    fc.record({ op: fc.constantFrom("not", "sure", "known"), of: tie("tree") })
  )
})).tree

/** A question of one operator, or a tree of several; it may refer to what is in `questionRules`. */
export const question = (op?: keyof typeof leaves): fc.Arbitrary<Predicate> => op === undefined ? trees : leaves[op]

/** The operators that ask something of the person themselves, each with questions of its own. */
export const questionOperators = Object.keys(leaves) as readonly (keyof typeof leaves)[]
