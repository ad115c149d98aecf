import { composePacks, epochDay, type Facts, type Point, type Predicate, type Quantity, type Rulebook, type RulesInForce } from "@tramyte/core"
import { contextOn, type EvaluationContext } from "@tramyte/core/engine"
import type { CodeList, Comparison, DatedItem, FactPart, FixedPoint, Narrowing, Pack, QualifierTest, QuantityComparison, Reading, ValueComparison, Window } from "@tramyte/core/pack"
import * as fc from "fast-check"
import { measureSpans } from "./measureRecords.ts"
import { sharpQuestion } from "./measureSharp.ts"
import { questionPack } from "./questions.ts"

const item = (id: string): DatedItem => ({ id: `m/${id}`, label: { vi: id, en: id }, from: "2020-01-01", cites: [{ ref: "law" }], status: "unverified" })

/** What generated measures refer to by name, besides what questions do: sets, numbers, points and conditions, some of which speak of a fact named "x". */
export const measurePack: Pack = {
  format: 1, id: "m", version: "2026.1.0", label: { vi: "Chỉ số", en: "Measures" }, needs: [{ pack: "p" }], citations: [],
  definitions: [
    { ...item("seen"), facts: { kind: "encounter", startsIn: { from: { shift: "on", minus: { years: 1 } }, through: "on" } } },
    { ...item("seen-or-measured"), facts: { anyOf: [{ use: "m/seen" }, { kind: "observation", codes: ["a"] }] } },
    { ...item("since-x"), facts: { kind: "observation", startsIn: { from: { startOf: "x" }, through: { shift: { startOf: "x" }, plus: { months: 1 } } } } },
    { ...item("how-often"), quantity: { get: "count", in: { use: "m/seen-or-measured" } } },
    { ...item("lasted"), quantity: { get: "time", from: { startOf: "x" }, until: { endOf: "x" }, in: "days" } },
    { ...item("last-seen"), point: { startOf: { use: "m/seen", pick: "last" } } },
    { ...item("month-of-x"), point: { floor: { startOf: "x" }, to: "month" } },
    { ...item("is-seen"), when: { op: "exists", in: { use: "m/seen" } } },
    { ...item("x-measured"), when: { op: "exists", in: { use: "m/since-x" } } }
  ]
}

/** The packs that generated measures refer to. */
export const measurePacks: readonly Pack[] = [questionPack, measurePack]

/** The rulebook of both. */
export const measureRulebook: Rulebook = composePacks(measurePacks)

/** Its rules on 15 July 2026. */
export const measureRules: RulesInForce = measureRulebook.on("2026-07-15")

/** The days that measures are asked about: a plain day, the end of February, a quarter, a leap day, a year; and true time at two offsets. */
export const measureContexts: readonly EvaluationContext[] = [
  contextOn(epochDay("2026-07-15")), contextOn(epochDay("2026-02-28")), contextOn(epochDay("2026-06-30"), { from: epochDay("2026-04-01"), until: epochDay("2026-07-01") }), contextOn(epochDay("2024-02-29")),
  contextOn(epochDay("2026-12-31"), { from: epochDay("2026-01-01"), until: epochDay("2027-01-01") }),
  { ...contextOn(epochDay("2026-07-15")), utcOffset: 420 }, { ...contextOn(epochDay("2026-07-01")), utcOffset: 0 }, { ...contextOn(epochDay("2026-02-28")), utcOffset: 420 }
]

type Names = readonly string[]

type Kept<T> = (depth: number, names: Names) => fc.Arbitrary<T>

/** One arbitrary for each depth and the names known there: they are made once, however often they stand in each other. */
const kept = <T>(make: Kept<T>): Kept<T> => {
  const made = new Map<string, fc.Arbitrary<T>>()
  return (depth, names) => {
    const key = `${depth} ${names.join(" ")}`
    const known = made.get(key)
    if (known !== undefined) return known
    const arbitrary = make(depth, names)
    made.set(key, arbitrary)
    return arbitrary
  }
}

const partly = <T extends object>(parts: { readonly [Field in keyof T]: fc.Arbitrary<T[Field]> }, freq = 3): fc.Arbitrary<Partial<T>> =>
  fc.tuple(fc.record(parts as Parameters<typeof fc.record>[0]), fc.tuple(...Object.keys(parts).map(() => fc.nat({ max: freq })))).map(([all, chances]) =>
    Object.fromEntries(Object.entries(all).filter((_, index) => chances[index] === freq)) as Partial<T>)

const spans = fc.constantFrom(...measureSpans, { param: "p/age" })

const fixed: fc.Arbitrary<FixedPoint> = fc.oneof(
  fc.constantFrom<FixedPoint>("on", "on", "yearStart", "yearEnd", "periodFrom", "periodUntil", { schoolYearStart: { month: 9, day: 1 } }, { date: "2026-07-01" }, { date: "2024-02-29" }),
  fc.record({ shift: fc.constantFrom<FixedPoint>("on", "yearStart", "periodUntil", { floor: "on", to: "month" }), plus: spans, minus: spans }, { requiredKeys: ["shift"] }),
  fc.record({ floor: fc.constantFrom<FixedPoint>("on", { shift: "on", minus: { months: 1 } }), to: fc.constantFrom("month", "quarter", "year") })
)

/** A point of any form: one of the day asked for, the person, a fact, or a definition. */
const point: Kept<Point> = kept<Point>((depth, names) => {
  const plain = fc.oneof({ arbitrary: fixed, weight: 3 }, { arbitrary: fc.constantFrom<Point>("birth", "birth", "death"), weight: 2 })
  const named = names.map((name) => fc.constantFrom<Point>({ startOf: name }, { startOf: name }, { endOf: name }, { recordedOf: name }))
  const ofDefinition = fc.constantFrom<Point>({ use: "m/last-seen" }, ...(names.includes("x") ? [{ use: "m/month-of-x" }] : []))
  if (depth <= 0) return fc.oneof(plain, ...named)
  const inner = point(depth - 1, names)
  const one = set(depth - 1, names).chain((facts) => fc.constantFrom<Facts>({ of: facts, pick: "last" }, { of: facts, pick: "first" }, facts))
  return fc.oneof(
    { arbitrary: plain, weight: 3 }, ...named.map((arbitrary) => ({ arbitrary, weight: 6 })), { arbitrary: ofDefinition, weight: 1 },
    { arbitrary: fc.oneof(one.map((startOf): Point => ({ startOf })), one.map((endOf): Point => ({ endOf })), one.map((recordedOf): Point => ({ recordedOf }))), weight: 2 },
    { arbitrary: fc.record({ shift: inner, plus: spans, minus: spans }, { requiredKeys: ["shift"] }) as fc.Arbitrary<Point>, weight: 2 },
    { arbitrary: fc.record({ floor: inner, to: fc.constantFrom("month", "quarter", "year") }), weight: 1 }
  )
})

/** A window with edges of every sort, by days and by instants: often of a length that facts lie apart. */
const window: Kept<Window> = kept<Window>((depth, names) => {
  const edge = point(depth, names)
  const around = fc.tuple(edge, fc.constantFrom("from", "after"), fc.constantFrom("until", "through"), spans, fc.boolean()).map(([at, first, last, span, back]): Window =>
    back ? { [first]: { shift: at, minus: span }, [last]: at } : { [first]: at, [last]: { shift: at, plus: span } })
  const wide = fc.tuple(fc.constantFrom<Window>({ from: { shift: "on", minus: { years: 1 } } }, { after: { shift: "on", minus: { years: 3 } } }, {}, { from: "birth" }), fc.constantFrom<Window>({ through: "on" }, { until: "on" }, { until: "periodUntil" }))
    .map(([begin, end]): Window => ({ ...begin, ...end }))
  const any = fc.tuple(edge, edge, fc.constantFrom("from", "after", undefined), fc.constantFrom("until", "through", undefined)).map(([one, other, first, last]): Window =>
    ({ ...(first === undefined ? {} : { [first]: one }), ...(last !== undefined ? { [last]: other } : first === undefined ? { through: other } : {}) }))
  return fc.tuple(fc.oneof(wide, around, around, any), fc.constantFrom("day", undefined, undefined, "instant", "instant")).map(([edges, grain]): Window => ({ ...edges, ...(grain === undefined ? {} : { grain: grain as "day" | "instant" }) }))
})

const reading: fc.Arbitrary<Reading> = fc.oneof(
  { arbitrary: fc.constant<Reading>({}), weight: 8 },
  { arbitrary: fc.constantFrom<Reading>({ component: "systolic" }, { component: "diastolic" }, { unit: "mmol/L" }, { unit: "mmol/L", convert: { "mg/dL": 0.0555 } }, { unit: "kg" }, { unit: "g" }), weight: 3 }
)
const numbers = fc.constantFrom(4, 4.5, 5, 5, 6, 0.3, 0.6, { param: "p/two" })
const comparison: fc.Arbitrary<Comparison> = fc.oneof(
  { arbitrary: fc.oneof(numbers.map((atLeast): Comparison => ({ atLeast })), numbers.map((above): Comparison => ({ above })), numbers.map((atMost): Comparison => ({ atMost })), numbers.map((below): Comparison => ({ below }))), weight: 5 },
  { arbitrary: fc.tuple(numbers, numbers).map(([atLeast, below]): Comparison => ({ atLeast, below })), weight: 1 }
)
const valueComparison: fc.Arbitrary<ValueComparison> = fc.tuple(comparison, reading).map(([is, read]) => ({ ...is, ...read }))
const codes: fc.Arbitrary<CodeList> = fc.constantFrom<CodeList>(["a"], ["a"], ["b", "z"], { valueSet: "p/set" }, { valueSet: ["p/set", "p/other-set"] }, { param: "p/list" })
const resultCodes = fc.constantFrom<CodeList>(["positive"], ["negative"], ["5"], ["true"])
const qualifierCodes = fc.constantFrom<CodeList>(["emergency"], ["other", "plan"])
const absent = fc.constantFrom("may", "fits", "out")
const qualifierTest: fc.Arbitrary<CodeList | QualifierTest> = fc.oneof(
  qualifierCodes, fc.record({ codes: qualifierCodes, absent }, { requiredKeys: ["codes"] }) as fc.Arbitrary<QualifierTest>, fc.record({ noneOf: qualifierCodes, absent }, { requiredKeys: ["noneOf"] }) as fc.Arbitrary<QualifierTest>
)
const parts = fc.array(fc.constantFrom<FactPart>("code", "value", "number", "valueCode", "unit", "start", "end", "instant", "links.encounter", "qualifiers.class", "components.systolic"), { minLength: 1, maxLength: 1 })
const picks: fc.Arbitrary<NonNullable<Narrowing["pick"]>> = fc.oneof(
  fc.constantFrom("first", "last"),
  fc.tuple(fc.constantFrom("first", "last"), fc.constantFrom("end", "recorded", "value"), reading).map(([which, by, read]) => ({ which, by, ...(by === "value" ? read : {}) }))
)

/** What narrows a set, each condition now and then. */
const narrowing: Kept<Narrowing> = kept<Narrowing>((depth, names) => {
  const own: fc.Arbitrary<Narrowing> = partly<Required<Omit<Narrowing, "as" | "where" | "except" | "activeAt" | "startsIn" | "endsIn" | "overlaps">>>({
    codes,
    status: fc.constantFrom<NonNullable<Narrowing["status"]>>(["final"], ["notDone"], ["planned", "final"], ["final", "preliminary"]),
    links: fc.constantFrom<NonNullable<Narrowing["links"]>>({ commune: "c1" }, { commune: { param: "p/commune" } }, { constructor: "c1" }),
    value: fc.oneof(valueComparison, fc.tuple(valueComparison, valueComparison)),
    valueCodes: resultCodes,
    qualifiers: qualifierTest.map((test) => ({ class: test })),
    has: parts, lacks: parts,
    pick: picks
  }, 9)
  const timed: fc.Arbitrary<Narrowing> = fc.oneof(
    { arbitrary: fc.constant<Narrowing>({}), weight: 3 },
    { arbitrary: point(depth - 1, names).map((activeAt): Narrowing => ({ activeAt })), weight: 1 },
    ...(["startsIn", "startsIn", "endsIn", "overlaps"] as const).map((time) => ({ arbitrary: window(depth - 1, names).map((one): Narrowing => ({ [time]: one })), weight: 1 })),
    { arbitrary: fc.tuple(window(0, names), window(0, names)).map(([startsIn, overlaps]): Narrowing => ({ startsIn, overlaps })), weight: 1 }
  )
  if (depth <= 0) return fc.tuple(own, timed).map(([narrow, time]) => ({ ...narrow, ...time }))
  const asked = fc.constantFrom("x", "x", "y", undefined).chain((as) =>
    predicate(depth - 1, as === undefined || names.includes(as) ? names : [...names, as]).map((where): Narrowing => ({ ...(as === undefined ? {} : { as }), where })))
  const nested: fc.Arbitrary<Narrowing> = fc.oneof(
    { arbitrary: fc.constant<Narrowing>({}), weight: 3 }, { arbitrary: asked, weight: 2 }, { arbitrary: set(depth - 1, names).map((except): Narrowing => ({ except })), weight: 1 }
  )
  return fc.tuple(own, timed, nested).map(([narrow, time, within]) => ({ ...narrow, ...time, ...within }))
})

const kinds = fc.constantFrom("encounter", "encounter", "observation", "observation", "observation", "condition", "condition", "insurance", "survey")

/** A set that many facts belong to, so that there is something to tell first from last, and least from greatest. */
const wideSet: fc.Arbitrary<Facts> = fc.tuple(kinds, fc.constantFrom<Narrowing>(
  {}, {}, { startsIn: { through: "on" } }, { codes: ["a"] }, { overlaps: { from: { shift: "on", minus: { years: 1 } }, through: "on" } }, { has: ["number"] }, { startsIn: { from: "birth", through: "on" } },
  { except: { kind: "observation", codes: ["b"] } }, { status: ["final", "preliminary", "planned", "notDone"] }, { startsIn: { after: { shift: "on", minus: { years: 3 } }, until: "periodUntil", grain: "instant" } },
  { startsIn: { until: "on", grain: "instant" } }, { startsIn: { from: "on", grain: "instant" } }, { endsIn: { through: "on", grain: "instant" } }
)).map(([kind, by]): Facts => ({ kind, ...by }))

/** A set from any source. */
const set: Kept<Facts> = kept<Facts>((depth, names) => {
  const ofKind = fc.tuple(kinds, narrowing(depth, names)).map(([kind, by]): Facts => ({ kind, ...by }))
  if (depth <= 0) return fc.oneof(ofKind, wideSet)
  const inner = set(depth - 1, names)
  const by = fc.oneof(fc.constant<Narrowing>({}), narrowing(depth - 1, names))
  const sources = fc.oneof(
    { arbitrary: fc.array(inner, { minLength: 1, maxLength: 3 }).map((anyOf): Facts => ({ anyOf })), weight: 2 },
    { arbitrary: inner.map((of): Facts => ({ of })), weight: 2 },
    { arbitrary: fc.constantFrom<Facts>({ use: "m/seen" }, { use: "m/seen-or-measured" }, ...(names.includes("x") ? [{ use: "m/since-x" }] : [])), weight: 1 },
    ...names.map((name) => ({ arbitrary: fc.constantFrom<Facts>({ fact: name }, { linkedFrom: name, link: "encounter" }), weight: 2 }))
  )
  return fc.oneof({ arbitrary: ofKind, weight: 4 }, { arbitrary: wideSet, weight: 2 }, { arbitrary: fc.tuple(sources, by).map(([source, narrow]): Facts => ({ ...source, ...narrow })), weight: 5 })
})

const units = fc.constantFrom("hours", "days", "weeks", "months", "years")

/** A number of any form. */
const quantity: Kept<Quantity> = kept<Quantity>((depth, names) => {
  const facts = fc.oneof(set(depth - 1, names), wideSet)
  const edge = point(depth - 1, names)
  return fc.oneof(
    fc.tuple(fc.constantFrom("count", "distinctDays"), facts).map(([get, within]): Quantity => ({ get, in: within })),
    fc.tuple(fc.oneof(facts.map((of): Facts => ({ of, pick: "last" })), facts, ...names.map((name) => fc.constant(name))), reading).map(([within, read]): Quantity => ({ get: "value", in: within, ...read })),
    fc.tuple(fc.constantFrom("min", "max", "sum", "mean"), facts, reading).map(([get, within, read]): Quantity => ({ get, in: within, ...read })),
    fc.tuple(units, edge).map(([unit, at]): Quantity => ({ get: "age", in: unit, at })),
    fc.tuple(edge, edge, units).map(([from, until, unit]): Quantity => ({ get: "time", from, until, in: unit })),
    fc.tuple(wideSet, fc.constantFrom<Point>("on", "birth", ...names.map((name) => ({ startOf: name }))), fc.constantFrom("first", "last"), units).map(([within, one, pick, unit]): Quantity =>
      ({ get: "time", from: { startOf: { of: within, pick } }, until: one, in: unit })),
    ...(depth <= 0 ? [] : [fc.tuple(fc.constantFrom("plus", "minus"), quantity(depth - 1, names), quantity(depth - 1, names)).map(([get, one, other]): Quantity => ({ get, of: [one, other] }))]),
    fc.constantFrom<Quantity>({ get: "use", id: "m/how-often" }, ...(names.includes("x") ? [{ get: "use", id: "m/lasted" } as const] : []))
  )
})

const limits = fc.constantFrom(0, 1, 1, 2, 2, 3, 5, 7, 18, 30, 365, { param: "p/two" })
const quantityComparison: Kept<QuantityComparison> = kept<QuantityComparison>((depth, names) => {
  const bound = depth <= 1 ? limits : fc.oneof({ arbitrary: limits, weight: 4 }, { arbitrary: quantity(depth - 1, names), weight: 1 })
  return fc.tuple(fc.constantFrom("atLeast", "above", "atMost", "below"), bound, fc.option(fc.tuple(fc.constantFrom("atLeast", "below"), bound), { freq: 5 }))
    .map(([name, given, other]): QuantityComparison => ({ [name]: given, ...(other === null ? {} : { [other[0]]: other[1] }) }))
})

const lengths = fc.oneof(spans.map((atLeast) => ({ atLeast })), spans.map((below) => ({ below })), fc.constant({ atLeast: { days: 1 }, below: { years: 1 } }))

/** A question of any operator, the deeper the more it may hold. */
const predicate: Kept<Predicate> = kept<Predicate>((depth, names) => {
  const facts = set(depth, names)
  const wide = fc.oneof(facts, wideSet)
  const which = fc.constantFrom("first", "last")
  const at = point(depth, names)
  const leaves: readonly fc.Arbitrary<Predicate>[] = [
    facts.map((within): Predicate => ({ op: "exists", in: within })),
    fc.tuple(wide, fc.constantFrom(1, 2, 2, 3, { param: "p/two" })).map(([within, atLeast]): Predicate => ({ op: "count", in: within, atLeast })),
    fc.tuple(quantity(depth, names), quantityComparison(depth, names)).map(([what, is]): Predicate => ({ op: "compare", what, is })),
    fc.tuple(at, window(depth, names)).map(([one, within]): Predicate => ({ op: "within", point: one, in: within })),
    ...(names.length === 0 ? [] : [fc.constantFrom(...names).chain((name) => fc.oneof(
      fc.constant<Predicate>({ op: "exists", in: { linkedFrom: name, link: "encounter" } }), narrowing(depth - 1, names).map((by): Predicate => ({ op: "exists", in: { fact: name, ...by } })),
      fc.tuple(numbers, reading).map(([atLeast, read]): Predicate => ({ op: "compare", what: { get: "value", in: name, ...read }, is: { atLeast } }))
    ))]),
    fc.tuple(wideSet, picks, reading, comparison).map(([of, pick, read, is]): Predicate => ({ op: "compare", what: { get: "value", in: { of, pick }, ...read }, is })),
    fc.tuple(wideSet, units, fc.constantFrom(1, 1, 2), fc.constantFrom("atLeast", "below", "above")).map(([of, unit, limit, bound]): Predicate =>
      ({ op: "compare", what: { get: "time", from: { startOf: { of, pick: "first" } }, until: { startOf: { of, pick: "last" } }, in: unit }, is: { [bound]: limit } })),
    fc.tuple(fc.constantFrom("min", "max", "sum", "mean"), wideSet, reading, comparison).map(([get, within, read, is]): Predicate => ({ op: "compare", what: { get, in: within, ...read }, is })),
    fc.tuple(fc.constantFrom({ years: 1 }, { param: "p/age" }), fc.boolean()).map(([length, reached]): Predicate => ({ op: "age", ...(reached ? { atLeast: length } : { below: length }) })),
    fc.tuple(which, wide, valueComparison).map(([first, within, is]): Predicate => ({ op: "value", which: first, in: within, is })),
    fc.tuple(wide, valueComparison, fc.constantFrom({ atLeast: 0 }, { above: 0 }, { atMost: -0.5 }, { below: 1 })).map(([within, { component, unit }, is]): Predicate =>
      ({ op: "change", in: within, is: { ...is, ...(component === undefined ? {} : { component }), ...(unit === undefined ? {} : { unit }) } })),
    fc.tuple(which, wide, lengths, fc.oneof(fc.constant<Point>("on"), at)).map(([first, within, length, point]): Predicate => ({ op: "elapsed", which: first, in: within, ...length, at: point })),
    fc.tuple(lengths, at).map(([length, point]): Predicate => ({ op: "age", ...length, at: point })),
    at.map((one): Predicate => ({ op: "alive", at: one })),
    fc.constantFrom<Predicate>({ op: "sex", is: ["female"] }, { op: "flag", param: "p/on" }, { op: "rule", id: "m/is-seen" }, { op: "rule", id: "p/adult" }, ...(names.includes("x") ? [{ op: "rule", id: "m/x-measured" } as const] : []))
  ]
  if (depth <= 0) return fc.oneof(...leaves)
  const inner = predicate(depth - 1, names)
  return fc.oneof(
    ...leaves.slice(0, 8).map((arbitrary) => ({ arbitrary, weight: 4 })), ...leaves.slice(8).map((arbitrary) => ({ arbitrary, weight: 2 })),
    { arbitrary: fc.record({ op: fc.constantFrom("all", "any"), of: fc.array(inner, { maxLength: 3 }) }), weight: 2 },
    { arbitrary: fc.record({ op: fc.constantFrom("not", "not", "sure", "known"), of: inner }), weight: 2 }
  )
})

/** A question of any form of the language, every second one hanging on one word of it, over what is in `measureRules`; `depth` says how deep its sets and points stand in each other. */
export const measureQuestion = (depth = 2): fc.Arbitrary<Predicate> => fc.oneof(predicate(depth, []), sharpQuestion)

/** A set, a question of a named fact, and a number, for what is made of them. */
export const measureParts = { set: (depth = 2) => set(depth, []), questionOf: (name: string, depth = 2) => predicate(depth, [name]), quantity: (names: Names = [], depth = 1) => quantity(depth, names) } as const
