import type { Facts, Point, Predicate, Quantity } from "@tramyte/core"
import type { Narrowing, Reading, Window } from "@tramyte/core/pack"
import * as fc from "fast-check"
import { measureKinds, measureSpans } from "./measureRecords.ts"

/*
 * Questions that hang on one word of the language each, with the plainest of everything else: where a word is misread, one of
 * them comes out otherwise.
 */

const kind = fc.constantFrom(...measureKinds)
const span = fc.constantFrom(...measureSpans.slice(0, 5))
const grain = fc.constantFrom<"day" | "instant">("day", "instant")
const onset = fc.constantFrom<Point>(
  "on", "on", "on", "periodFrom", "yearStart", { floor: "on", to: "month" }, { floor: "on", to: "quarter" }, { floor: { date: "2026-05-20" }, to: "quarter" }, { date: "2026-07-01" }, { date: "2026-01-31" }, { date: "2024-02-29" }
)
const near: fc.Arbitrary<Point> = fc.oneof(onset, fc.tuple(onset, span, fc.constantFrom("plus", "minus", "minus")).map(([shift, by, way]): Point => ({ shift, [way]: by })))

/** A window of one or two edges around a point. */
const windowAround = (point: fc.Arbitrary<Point>): fc.Arbitrary<Window> => fc.oneof(
  fc.tuple(point, fc.constantFrom("from", "after", "until", "through"), grain).map(([at, edge, by]): Window => ({ [edge]: at, grain: by })),
  fc.tuple(point, span, fc.constantFrom("from", "after"), fc.constantFrom("until", "through"), fc.boolean(), grain).map(([at, by, first, last, back, one]): Window =>
    ({ ...(back ? { [first]: { shift: at, minus: by }, [last]: at } : { [first]: at, [last]: { shift: at, plus: by } }), grain: one }))
)

const reading = fc.constantFrom<Reading>({}, {}, { component: "systolic" }, { unit: "mmol/L" }, { unit: "mmol/L", convert: { "mg/dL": 0.0555 } }, { unit: "kg" })
const number = fc.constantFrom(4, 4.5, 5, 5, 6, 7)
const bound = fc.constantFrom("atLeast", "above", "atMost", "below")

/** One condition of a set. */
const narrowing: fc.Arbitrary<Narrowing> = fc.oneof(
  fc.constantFrom<Narrowing>(
    { codes: ["a"] }, { codes: ["b", "z"] }, { status: ["final", "planned"] }, { status: ["notDone"] }, { links: { commune: "c1" } }, { valueCodes: ["positive"] }, { valueCodes: ["5"] }, { valueCodes: ["true"] },
    { qualifiers: { class: ["emergency"] } }, { qualifiers: { class: { codes: ["emergency"], absent: "fits" } } }, { qualifiers: { class: { codes: ["other"], absent: "out" } } }, { qualifiers: { class: { noneOf: ["emergency"] } } }
  ),
  fc.tuple(fc.constantFrom("has", "lacks"), fc.constantFrom("code", "value", "number", "valueCode", "unit", "start", "end", "instant", "links.encounter", "qualifiers.class", "components.systolic")).map(([side, part]): Narrowing =>
    ({ [side]: [part] }) as Narrowing),
  fc.tuple(bound, number, reading).map(([name, at, read]): Narrowing => ({ value: { [name]: at, ...read } })),
  fc.tuple(fc.constantFrom("startsIn", "startsIn", "endsIn", "overlaps"), windowAround(near)).map(([time, window]): Narrowing => ({ [time]: window })),
  fc.oneof(near, fc.constant<Point>("birth")).map((activeAt): Narrowing => ({ activeAt })),
  fc.tuple(kind, fc.constantFrom<Narrowing>({ codes: ["a"] }, { has: ["number"] }, { value: { atLeast: 5 } }, { qualifiers: { class: ["emergency"] } })).map(([of, by]): Narrowing => ({ except: { kind: of, ...by } }))
)
const anyTime: Narrowing = { startsIn: { from: { date: "1900-01-01" }, until: { date: "2100-01-01" } } }
const one: fc.Arbitrary<Facts> = fc.tuple(kind, narrowing).map(([of, by]): Facts => ({ kind: of, ...by }))
const all: fc.Arbitrary<Facts> = fc.tuple(kind, fc.constantFrom<Narrowing>({}, anyTime, { ...anyTime, status: ["final", "planned", "notDone"] }, { codes: ["a"] }, { ...anyTime, has: ["number"] })).map(([of, by]): Facts => ({ kind: of, ...by }))
const pick: fc.Arbitrary<NonNullable<Narrowing["pick"]>> = fc.oneof(
  fc.constantFrom("first", "last"), fc.tuple(fc.constantFrom("first", "last"), fc.constantFrom("end", "recorded", "value")).map(([which, by]) => ({ which, by }))
)
const picked: fc.Arbitrary<Facts> = fc.tuple(all, pick).map(([of, which]): Facts => ({ of, pick: which }))
const unit = fc.constantFrom("hours", "days", "weeks", "weeks", "months", "months", "years")
const pointOf: fc.Arbitrary<Point> = fc.oneof(
  fc.constantFrom<Point>("birth", "birth", "death", { use: "m/last-seen" }), picked.map((startOf): Point => ({ startOf })), picked.map((endOf): Point => ({ endOf })), picked.map((recordedOf): Point => ({ recordedOf }))
)
const moved: fc.Arbitrary<Point> = fc.oneof(pointOf, fc.tuple(pointOf, span, fc.constantFrom("plus", "minus")).map(([shift, by, way]): Point => ({ shift, [way]: by })), pointOf.map((floor): Point => ({ floor, to: "month" })))

const quantity: fc.Arbitrary<Quantity> = fc.oneof(
  fc.tuple(fc.constantFrom("count", "distinctDays"), fc.oneof(all, one)).map(([get, within]): Quantity => ({ get, in: within })),
  fc.tuple(fc.constantFrom("min", "max", "sum", "mean"), all, reading).map(([get, within, read]): Quantity => ({ get, in: within, ...read })),
  fc.tuple(picked, reading).map(([within, read]): Quantity => ({ get: "value", in: within, ...read }))
)
const minus: fc.Arbitrary<Quantity> = fc.tuple(quantity, quantity, fc.constantFrom("plus", "minus")).map(([a, b, get]): Quantity => ({ get, of: [a, b] }))
const time: fc.Arbitrary<Quantity> = fc.oneof(
  fc.tuple(all, unit).map(([of, by]): Quantity => ({ get: "time", from: { startOf: { of, pick: "first" } }, until: { startOf: { of, pick: "last" } }, in: by })),
  fc.tuple(pointOf, fc.oneof(near, pointOf), unit).map(([from, until, by]): Quantity => ({ get: "time", from, until, in: by })), fc.tuple(unit, near).map(([by, at]): Quantity => ({ get: "age", in: by, at }))
)

/** What is asked of a fact named x. */
const ofX: fc.Arbitrary<Predicate> = fc.oneof(
  fc.constantFrom<Predicate>(
    { op: "exists", in: { linkedFrom: "x", link: "encounter" } }, { op: "rule", id: "m/x-measured" }, { op: "exists", in: { fact: "x", codes: ["a"] } }, { op: "compare", what: { get: "use", id: "m/lasted" }, is: { atLeast: 1 } },
    { op: "exists", in: { linkedFrom: "x", link: "encounter", codes: ["a"] } }
  ),
  fc.tuple(kind, windowAround(fc.constantFrom<Point>({ startOf: "x" }, { endOf: "x" }, { recordedOf: "x" })), fc.constantFrom("startsIn", "endsIn", "overlaps")).map(([of, window, field]): Predicate =>
    ({ op: "exists", in: { kind: of, [field]: window } })),
  fc.tuple(number, reading, bound).map(([at, read, name]): Predicate => ({ op: "compare", what: { get: "value", in: "x", ...read }, is: { [name]: at } }))
)

/** A question that hangs on one word. */
export const sharpQuestion: fc.Arbitrary<Predicate> = fc.oneof(
  one.map((within): Predicate => ({ op: "exists", in: within })),
  fc.tuple(one, fc.constantFrom(1, 2, 3)).map(([within, atLeast]): Predicate => ({ op: "count", in: within, atLeast })),
  fc.tuple(fc.array(one, { minLength: 2, maxLength: 2 }), fc.constantFrom(1, 2, 3)).map(([anyOf, atLeast]): Predicate => ({ op: "count", in: { anyOf }, atLeast })),
  fc.tuple(kind, ofX, fc.constantFrom(1, 2)).map(([of, where, atLeast]): Predicate => ({ op: "count", in: { kind: of, ...anyTime, as: "x", where }, atLeast })),
  fc.tuple(picked, narrowing).map(([of, by]): Predicate => ({ op: "exists", in: { of, ...by } })),
  fc.tuple(moved, windowAround(near)).map(([point, window]): Predicate => ({ op: "within", point, in: window })),
  fc.tuple(fc.oneof(quantity, quantity, minus), bound, fc.constantFrom(0, 1, 2, 3, 4.5, 5, 6)).map(([what, name, at]): Predicate => ({ op: "compare", what, is: { [name]: at } })),
  fc.tuple(time, bound, fc.constantFrom(-1, 0, 1, 1, 2, 12, 18)).map(([what, name, at]): Predicate => ({ op: "compare", what, is: { [name]: at } })),
  fc.tuple(fc.constantFrom("first", "last"), all, bound, number, reading).map(([which, within, name, at, read]): Predicate => ({ op: "value", which, in: within, is: { [name]: at, ...read } })),
  fc.tuple(all, bound, fc.constantFrom(0, 0, 0.5, 1)).map(([within, name, at]): Predicate => ({ op: "change", in: within, is: { [name]: at } })),
  fc.tuple(fc.constantFrom("first", "last"), all, span, fc.constantFrom("atLeast", "below"), fc.oneof(near, pointOf)).map(([which, within, length, name, at]): Predicate => ({ op: "elapsed", which, in: within, [name]: length, at })),
  fc.tuple(fc.constantFrom({ years: 18 }, { years: 1 }, { months: 1 }), fc.constantFrom("atLeast", "below"), fc.oneof(near, pointOf)).map(([length, name, at]): Predicate => ({ op: "age", [name]: length, at })),
  fc.oneof(near, pointOf).map((at): Predicate => ({ op: "alive", at }))
)
