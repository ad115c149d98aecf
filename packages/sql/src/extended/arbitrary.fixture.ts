import { composePacks, type Fact, type Facts, type HealthRecord, type Pack, type Point, type Predicate, type Quantity, type Window } from "@tramyte/core"
import { contextOn, type EvaluationContext } from "@tramyte/core/engine"
import { epochDay } from "@tramyte/core"
import * as fc from "fast-check"

const item = { label: { vi: "x", en: "x" }, from: "2020-01-01", cites: [{ ref: "law" }], status: "unverified" } as const
const readings: Facts = { kind: "observation", startsIn: { from: "yearStart", through: "on" }, as: "r", where: { op: "not", of: { op: "exists", in: { linkedFrom: "r", link: "encounter", codes: ["a"] } } } }

/** What generated questions refer to: parameters, codes, and definitions of every sort, with and without free names. */
export const extendedPack: Pack = {
  format: 1, id: "q", version: "2026.1.0", label: { vi: "x", en: "x" }, citations: [{ id: "law", issuer: "x", number: "1", year: 2020, title: { vi: "x", en: "x" } }],
  factKinds: [{ kind: "test", shape: "event", label: { vi: "x", en: "x" }, question: { vi: "x", en: "x" } }],
  parameters: [{ ...item, id: "q/two", value: 2 }, { ...item, id: "q/span", value: { months: 1, days: 3 } }, { ...item, id: "q/list", value: ["a"] }, { ...item, id: "q/off", value: false }],
  valueSets: [
    { ...item, id: "q/set", codes: [{ code: "a", label: { vi: "a", en: "a" } }, { code: "b", label: { vi: "b", en: "b" } }] },
    { ...item, id: "q/more", codes: [{ code: "z", label: { vi: "z", en: "z" } }] }
  ],
  freshness: [{ ...item, id: "q/fresh", kind: "insurance", days: 30 }],
  rules: [{ ...item, id: "q/adult", when: { op: "age", atLeast: { years: 18 } } }, { ...item, id: "q/seen", when: { op: "exists", in: { use: "q/readings" } } }],
  definitions: [
    { ...item, id: "q/readings", facts: readings },
    { ...item, id: "q/last", facts: { of: { use: "q/readings" }, pick: "last" } },
    { ...item, id: "q/plain", facts: { kind: "condition", codes: { valueSet: "q/set" } } },
    { ...item, id: "q/start", point: { startOf: { use: "q/last" } } },
    { ...item, id: "q/least", quantity: { get: "min", in: { use: "q/readings", startsIn: { from: { use: "q/start" }, through: { use: "q/start" } } } } },
    { ...item, id: "q/near", when: { op: "within", point: { startOf: "x" }, in: { from: { shift: "on", minus: { months: 3 } } } } },
    { ...item, id: "q/after", facts: { kind: "condition", startsIn: { from: { startOf: "x" } } } },
    { ...item, id: "q/known", when: { op: "all", of: [{ op: "rule", id: "q/seen" }, { op: "rule", id: "q/adult" }] } }
  ]
}

/** The rules of the day that extended questions are asked under. */
export const extendedRules = composePacks([extendedPack]).on("2026-07-15")

/** The day, a quarter read on its last day, a leap day, and true time at UTC+7. */
export const extendedContexts: readonly EvaluationContext[] = [
  contextOn(epochDay("2026-07-15")), { on: epochDay("2026-06-30"), period: { from: epochDay("2026-04-01"), until: epochDay("2026-07-01") } },
  contextOn(epochDay("2024-02-29")), { on: epochDay("2026-07-15"), utcOffset: 420 }
]

const kinds = ["observation", "condition", "encounter", "insurance", "test"] as const
const dates = fc.constantFrom(
  "2026-07-14", "2026-07-15", "2026-07-16", "2026-06-30", "2026-07-01", "2025-12-31", "2026-01-01", "2026-01-31", "2026-03-31", "2026-02-28", "2024-02-28", "2024-02-29", "2024-03-01", "2025-07-15",
  "2026-07", "2026-06", "2024-02", "2025", "2026", "2023"
)
const instants = fc.constantFrom(
  "2026-07-15T08:00:00+07:00", "2026-07-15T01:00:00Z", "2026-07-15T07:59:59.999+07:00", "2026-07-15T00:00:00+07:00", "2026-07-14T23:59:59.999+07:00", "2026-07-14T17:00:00Z", "2026-07-15T09:00:00-05:00", "2026-06-30T23:30:00+07:00", "2024-02-29T12:00:00+07:00"
)
const codes = fc.constantFrom([], ["a"], ["b"], ["z"], ["a", "z"])

const facts: fc.Arbitrary<Omit<Fact, "id">> = fc.record({
  kind: fc.constantFrom(...kinds, "observation", "observation", "condition"),
  recorded: fc.constantFrom("2024-02-29", "2025-06-01", "2026-07-15", "2026-07-15T10:00:00+07:00", "2026-07-15T03:30:00Z", "2026-07-16", "2028-01-01"),
  code: codes,
  status: fc.constantFrom("final", "final", "final", "final", "preliminary", "planned", "notDone"),
  start: fc.oneof({ weight: 6, arbitrary: dates }, { weight: 1, arbitrary: fc.constantFrom("unknown", "always") }),
  end: fc.oneof(dates, fc.constantFrom("ongoing", "ongoing", "unknown")),
  at: instants, endAt: instants,
  value: fc.constantFrom<number | string | boolean>(4, 5, 6, 0.1, 0.2, 0.3, 7.5, "a", true),
  unit: fc.constantFrom("mmol/L", "mg/dL", "g", "kg"),
  components: fc.constantFrom({ systolic: 140, diastolic: 90 }, { systolic: 139 }, { diastolic: 80 }, {}),
  valueCode: codes,
  qualifiers: fc.constantFrom({}, { class: ["a"] }, { class: ["b", "z"], reason: ["a"] }, { reason: [] }),
  links: fc.constantFrom({}, { encounter: "f0" }, { encounter: "f1" }, { encounter: "f2" }, { encounter: "gone" }, { commune: "c1" })
}, { requiredKeys: ["kind", "recorded"] })

/** Facts that are told oftener than each alone would be, so that some are known well. */
const known: fc.Arbitrary<Omit<Fact, "id">> = fc.record({
  kind: fc.constantFrom(...kinds), recorded: fc.constant("2026-07-15"), code: fc.constantFrom(["a"], ["b"]), start: fc.constantFrom("2026-07-14", "2026-07-15", "2026-06-30", "2026-01-31", "2024-02-29", "2025-07-15"),
  value: fc.constantFrom(4, 5, 6), unit: fc.constantFrom("mmol/L", "mg/dL"), components: fc.constantFrom({ systolic: 140, diastolic: 90 }, { systolic: 139 }), links: fc.constantFrom({}, { encounter: "f0" }, { encounter: "f1" }),
  end: fc.constantFrom("ongoing", "2026-07-15", "2026-07-16")
}, { requiredKeys: ["kind", "recorded", "code", "start"] })

const completeDays = fc.constantFrom("2024-02-29", "2025-12-31", "2026-07-14", "2026-07-15", "2026-12-31", "2026-12-31", "2026-12-31", "2026-12-31")

/** Records with missing fields, partial dates, instants on both sides of midnight, links to what is there and what is not. */
export const extendedRecords: fc.Arbitrary<HealthRecord> = fc.record({
  person: fc.record({
    id: fc.constant("p1"), sex: fc.constantFrom("male", "female"), deathDate: fc.constantFrom("2026-07-14", "2026-07-15", "2026-07", "2026"),
    birthDate: fc.constantFrom("1966-07-15", "1966", "2008-02-29", "2008-07-15", "2008-07-16", "2024-01-31", "2024-02-29", "2026-05-31", "2026-06-15", "2026")
  }, { requiredKeys: ["id"] }),
  facts: fc.array(fc.oneof(facts, known, known), { maxLength: 7 }),
  complete: fc.tuple(
    fc.record({ condition: completeDays, observation: completeDays, encounter: completeDays, insurance: completeDays, test: completeDays }, { requiredKeys: [] }),
    fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.dictionary(fc.constantFrom(...kinds.flatMap((kind) => ["a", "b", "z"].map((code) => `${kind}/${code}`))), completeDays, { minKeys: 2, maxKeys: 8 }) })
  ).map(([ofKinds, ofCodes]) => ({ ...ofKinds, ...ofCodes }))
}, { requiredKeys: ["person", "facts"] }).map(({ facts: told, ...record }) => ({ ...record, facts: told.map((fact, index) => sound({ ...fact, id: `f${index}` } as Fact)) }))

const first = (date: string | undefined): string => date === undefined || date === "unknown" || date === "always" ? "0001-01-01" : date === "ongoing" ? "9999-12-31" : date.padEnd(10, "-01")
/** Leaves out what contradicts what else is told. */
const sound = (fact: Fact): Fact => {
  const { at, end, endAt, ...rest } = fact
  const start = fact.start ?? at?.slice(0, 10)
  const withAt = at === undefined || (fact.start !== undefined && fact.start !== at.slice(0, 10)) ? {} : { at }
  const last = end !== undefined && end !== "unknown" && end !== "ongoing" && end.length === 10 && end < first(start) ? undefined : end !== undefined && end.length < 10 && end !== "ongoing" && end !== "unknown" ? undefined : end
  const ended = endAt === undefined || last !== undefined || endAt.slice(0, 10) < first(start).slice(0, 10) || (start !== undefined && start.length < 10) || (at !== undefined && Date.parse(endAt) < Date.parse(at)) ? {} : { endAt }
  return { ...rest, ...withAt, ...(last === undefined ? {} : { end: last }), ...ended }
}

const spans = fc.constantFrom({ years: 1 }, { months: 1 }, { days: 1 }, { weeks: 2 }, { months: 6, days: 2 }, { param: "q/span" })
const reading = fc.constantFrom({}, {}, { component: "systolic" }, { unit: "mmol/L" }, { unit: "mmol/L", convert: { "mg/dL": 0.0555 } }, { unit: "kg" }, { component: "diastolic", unit: "mg/dL" })
const bounds = fc.record({ atLeast: fc.constantFrom(5, { param: "q/two" }), above: fc.constantFrom(4, 0.6), atMost: fc.constantFrom(5, 139), below: fc.constantFrom(6, 140) }, { requiredKeys: [] })
const codeLists = fc.constantFrom(["a"], ["b", "z"], { valueSet: "q/set" }, { valueSet: ["q/set", "q/more"] }, { param: "q/list" })

interface Trees {
  readonly point: Point
  readonly window: Window
  readonly facts: Facts
  readonly quantity: Quantity
  readonly predicate: Predicate
}

/** Trees in which facts of these names may be spoken of; so many levels deep. */
const trees = (names: readonly string[], depth: number): { readonly [part in keyof Trees]: fc.Arbitrary<Trees[part]> } => {
  const made = treesMade.get(`${names.join()} ${depth}`)
  if (made !== undefined) return made
  const inner = depth > 0 ? trees(names, depth - 1) : undefined
  const fixed = fc.constantFrom<Point>("on", "on", "yearStart", "yearEnd", "periodFrom", "periodUntil", { shift: "on", minus: { months: 1 } })
  const aFact = names.length === 0 ? [] : [fc.constantFrom(...names).chain((name) => fc.constantFrom<Point>({ startOf: name }, { endOf: name }, { recordedOf: name }))]
  const simple: fc.Arbitrary<Point> = fc.oneof(fixed, fc.constantFrom<Point>("birth", "death"), ...aFact, ...aFact)
  const point: fc.Arbitrary<Point> = inner === undefined ? simple : fc.oneof(
    simple, simple,
    fc.record({ shift: inner.point, plus: spans, minus: spans }, { requiredKeys: ["shift"] }) as fc.Arbitrary<Point>,
    fc.record({ floor: inner.point, to: fc.constantFrom("month", "quarter", "year") }) as fc.Arbitrary<Point>,
    fc.oneof(inner.facts.map((facts): Facts => ({ ...facts, pick: "last" })), inner.facts).chain((facts) => fc.constantFrom<Point>({ startOf: facts }, { endOf: facts }, { recordedOf: facts })),
    fc.constant<Point>({ use: "q/start" })
  )
  const window: fc.Arbitrary<Window> = fc.record({ from: point, after: point, until: point, through: point, grain: fc.constantFrom("day", "instant") }, { requiredKeys: [] })
    .map(({ after, from, grain, through, until }): Window => ({
      ...(from !== undefined ? { from } : after !== undefined ? { after } : {}), ...(until !== undefined ? { until } : through !== undefined ? { through } : from === undefined && after === undefined ? { through: "on" } : {}), ...(grain === undefined ? {} : { grain })
    }))
  const source: fc.Arbitrary<Facts> = fc.oneof(
    ...Array.from({ length: 4 }, () => fc.record({ kind: fc.constantFrom(...kinds) }) as fc.Arbitrary<Facts>),
    ...(inner === undefined ? [] : [fc.array(inner.facts, { maxLength: 3, minLength: 1 }).map((anyOf): Facts => ({ anyOf })), inner.facts.map((of): Facts => ({ of }))]),
    fc.constantFrom<Facts>({ use: "q/readings" }, { use: "q/last" }, { use: "q/plain" }),
    ...(names.length === 0 ? [] : [fc.constantFrom(...names).chain((name) => fc.constantFrom<Facts>({ fact: name }, { linkedFrom: name, link: "encounter" }, { linkedFrom: name, link: "encounter" }))]),
    ...(names.includes("x") ? [fc.constant<Facts>({ use: "q/after" })] : [])
  )
  const qualifier = fc.oneof(codeLists, fc.record({ codes: codeLists, absent: fc.constantFrom("may", "fits", "out") }, { requiredKeys: ["codes"] }), fc.record({ noneOf: codeLists, absent: fc.constantFrom("may", "fits", "out") }, { requiredKeys: ["noneOf"] }))
  const parts = fc.subarray(["code", "value", "number", "valueCode", "unit", "start", "end", "instant", "links.encounter", "qualifiers.class", "components.systolic"] as const, { maxLength: 2 })
  const narrowing = fc.record({
    codes: codeLists, status: fc.constantFrom(["final"], ["notDone"], ["planned", "final"]), links: fc.constantFrom({ commune: "c1" }, { encounter: "f0" }),
    value: fc.oneof(fc.tuple(reading, bounds).map(([a, b]) => ({ ...a, ...b })), fc.array(fc.tuple(reading, bounds).map(([a, b]) => ({ ...a, ...b })), { minLength: 1, maxLength: 2 })),
    activeAt: point, startsIn: window, endsIn: window, overlaps: window, valueCodes: codeLists, qualifiers: fc.record({ class: qualifier, reason: qualifier }, { requiredKeys: [] }), has: parts, lacks: parts,
    ...(inner === undefined ? {} : { except: inner.facts }),
    pick: fc.oneof(fc.constantFrom("first", "last"), fc.tuple(fc.record({ which: fc.constantFrom("first", "last"), by: fc.constantFrom("end", "recorded", "value") }), reading).map(([a, b]) => ({ ...a, ...b })))
  }, { requiredKeys: [] })
  // Few narrowings at once: with all of them nothing would be left.
  const some = fc.tuple(narrowing, fc.integer({ min: 0, max: 2 ** 14 - 1 }), fc.integer({ min: 0, max: 2 ** 14 - 1 })).map(([all, a, b]) => Object.fromEntries(Object.entries(all).filter((_one, index) => ((a & b) >> index & 1) === 1)))
  const where = depth === 0 ? fc.constant({}) : fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: fc.constantFrom("x", "y").chain((as) => trees([...new Set([...names, as])], depth - 1).predicate.map((one) => ({ as, where: one }))) })
  const facts = fc.tuple(source, some, where).map(([a, b, c]) => ({ ...a, ...b, ...c }) as Facts)
  const factOrSet = names.length === 0 ? facts.map((one): Facts => ({ ...one, pick: "last" })) : fc.oneof(fc.constantFrom(...names), facts.map((one): Facts => ({ ...one, pick: "first" })))
  const quantity: fc.Arbitrary<Quantity> = fc.oneof(
    fc.record({ get: fc.constantFrom("count", "distinctDays"), in: facts }) as fc.Arbitrary<Quantity>,
    fc.tuple(fc.constantFrom("min", "max", "sum", "mean"), facts, reading).map(([get, set, more]) => ({ get, in: set, ...more }) as Quantity),
    fc.tuple(factOrSet, reading).map(([set, more]) => ({ get: "value", in: set, ...more }) as Quantity),
    fc.record({ get: fc.constant("age"), in: fc.constantFrom("days", "weeks", "months", "years", "hours"), at: point }, { requiredKeys: ["get", "in"] }) as fc.Arbitrary<Quantity>,
    fc.record({ get: fc.constant("time"), from: point, until: point, in: fc.constantFrom("days", "weeks", "months", "years", "hours") }) as fc.Arbitrary<Quantity>,
    fc.constantFrom<Quantity>({ get: "use", id: "q/least" }, { get: "number", is: 5 }),
    ...(inner === undefined ? [] : [fc.array(inner.quantity, { minLength: 1, maxLength: 2 }).map((of): Quantity => ({ get: "plus", of })), fc.tuple(inner.quantity, inner.quantity).map((of): Quantity => ({ get: "minus", of }))])
  )
  const compared = fc.oneof(fc.constantFrom(0, 1, 2, 5, 6, 12, 30, 140, { param: "q/two" }), ...(inner === undefined ? [] : [inner.quantity]))
  const leaf: fc.Arbitrary<Predicate> = fc.oneof(
    fc.record({ op: fc.constant("exists"), in: facts }) as fc.Arbitrary<Predicate>, fc.record({ op: fc.constant("exists"), in: facts }) as fc.Arbitrary<Predicate>,
    fc.record({ op: fc.constant("count"), in: facts, atLeast: fc.constantFrom(0, 1, 2, { param: "q/two" }) }) as fc.Arbitrary<Predicate>,
    fc.record({ op: fc.constant("value"), which: fc.constantFrom("first", "last"), in: facts, is: fc.tuple(reading, bounds).map(([a, b]) => ({ ...a, ...b })) }) as fc.Arbitrary<Predicate>,
    fc.record({ op: fc.constant("change"), in: facts, is: fc.tuple(reading, bounds).map(([a, b]) => ({ ...a, ...b })) }) as fc.Arbitrary<Predicate>,
    fc.record({ op: fc.constant("elapsed"), which: fc.constantFrom("first", "last"), in: facts, atLeast: spans, below: fc.constantFrom({ years: 2 }, { months: 3 }), at: point }, { requiredKeys: ["op", "which", "in"] }) as fc.Arbitrary<Predicate>,
    fc.record({ op: fc.constant("compare"), what: quantity, is: fc.record({ atLeast: compared, above: compared, atMost: compared, below: compared }, { requiredKeys: [] }) }) as fc.Arbitrary<Predicate>,
    fc.record({ op: fc.constant("compare"), what: quantity, is: fc.record({ atLeast: compared }) }) as fc.Arbitrary<Predicate>,
    fc.record({ op: fc.constant("within"), point, in: window }) as fc.Arbitrary<Predicate>,
    fc.record({ op: fc.constant("age"), atLeast: spans, below: fc.constantFrom({ years: 60 }, { years: 18 }, { months: 6 }), at: point }, { requiredKeys: ["op", "at"] }) as fc.Arbitrary<Predicate>,
    fc.record({ op: fc.constant("alive"), at: point }) as fc.Arbitrary<Predicate>,
    fc.constantFrom<Predicate>({ op: "rule", id: "q/seen" }, { op: "rule", id: "q/adult" }, { op: "rule", id: "q/known" }, { op: "sex", is: ["female"] }, { op: "flag", param: "q/off" }),
    ...(names.includes("x") ? [fc.constant<Predicate>({ op: "rule", id: "q/near" })] : [])
  )
  const predicate: fc.Arbitrary<Predicate> = inner === undefined ? leaf : fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: fc.record({ op: fc.constantFrom("all", "any"), of: fc.array(inner.predicate, { maxLength: 3 }) }) as fc.Arbitrary<Predicate> },
    { weight: 1, arbitrary: fc.record({ op: fc.constantFrom("not", "sure", "known"), of: inner.predicate }) as fc.Arbitrary<Predicate> }
  )
  const found = { point, window, facts, quantity, predicate }
  treesMade.set(`${names.join()} ${depth}`, found)
  return found
}
const treesMade = new Map<string, ReturnType<typeof trees>>()

/** Questions of the extended language, so many levels deep. */
export const extendedQuestions = (depth: number): fc.Arbitrary<Predicate> => trees([], depth).predicate

/** Numbers of the extended language. */
export const extendedQuantities = (depth: number): fc.Arbitrary<Quantity> => trees([], depth).quantity
