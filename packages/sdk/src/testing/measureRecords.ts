import { civilDate, type Duration, epochDay, type Fact, type FactStatus, type FactValue, type HealthRecord, type Person, readRecord } from "@tramyte/core"
import * as fc from "fast-check"
import { plus } from "./pack/naiveCalendar.ts"

/** The kinds of facts that generated measures speak of: events and states of the core, a list of who has it now, and an event of a pack. */
export const measureKinds = ["encounter", "observation", "condition", "insurance", "survey"] as const

/** The kind of a generated fact. */
export type MeasureKind = (typeof measureKinds)[number]

/** The lengths of time that generated measures use: the days of facts lie so far from each other, or a day beside. */
export const measureSpans: readonly Duration[] = [{ days: 1 }, { weeks: 1 }, { months: 1 }, { months: 3 }, { years: 1 }, { years: 18 }]

// Ordinary days, edges of months, quarters and years, leap days, and days beside them.
const anchors = ["2026-07-15", "2026-06-30", "2026-07-01", "2026-04-01", "2026-01-31", "2026-01-01", "2025-12-31", "2024-02-29", "2024-03-01", "2026-02-28", "2026-12-31"].map(epochDay)

const times = ["00:00:00", "00:00:00.001", "08:00:00", "08:00:00.001", "07:59:59.999", "12:00:00", "16:59:59.999", "17:00:00", "23:59:59.999"]
const offsets = ["+07:00", "+07:00", "+07:00", "Z", "+08:00", "-05:00", "+05:30"]

const tens = Array.from({ length: 14 }, () => 10)

/** A day that lies a length of time, or none, from one of the days that everything of a record crowds around; mostly exactly. */
const near = (anchor: number): fc.Arbitrary<number> => fc.tuple(
  fc.constantFrom(0, 0, 0, 1, -1), fc.option(fc.constantFrom(...measureSpans.slice(0, 5)), { nil: {} as Duration, freq: 3 }), fc.constantFrom<1 | -1>(1, -1, -1)
).map(([beside, span, sign]) => plus(anchor, span, "lastOfMonth", sign) + beside)

/** The text of a day, now and then only its month or year. */
const dated = (day: fc.Arbitrary<number>): fc.Arbitrary<string> => fc.tuple(day, fc.constantFrom(10, 10, 10, 10, 10, 10, 7, 4)).map(([one, length]) => civilDate(one).slice(0, length))

const instantOn = (day: fc.Arbitrary<number>): fc.Arbitrary<string> =>
  fc.tuple(day, fc.constantFrom(...times), fc.constantFrom(...offsets)).map(([one, time, offset]) => `${civilDate(one)}T${time}${offset}`)

const statuses = fc.constantFrom<FactStatus | undefined>(...Array.from({ length: 12 }, () => undefined), "final", "preliminary", "planned", "notDone")

/** Left out in one of so many draws. */
const leftOut = <T>(arbitrary: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq })

type DrawnFact = Omit<Fact, "id">

const isEvent = (kind: MeasureKind): boolean => kind !== "condition" && kind !== "insurance"

/** When a fact holds: on days and at instants that fit together, open, unknown, or said twice. */
const timeOf = (kind: MeasureKind, anchor: number): fc.Arbitrary<Partial<DrawnFact>> => fc.record({
  day: near(anchor),
  written: fc.constantFrom(...tens, 7, 4),
  start: fc.constantFrom(...Array.from({ length: 17 }, () => "day"), "unknown", "always", undefined),
  at: fc.constantFrom(false, false, true),
  beside: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, -1),
  time: fc.constantFrom(...times), offset: fc.constantFrom(...offsets),
  end: fc.constantFrom("none", "none", ...(isEvent(kind) ? ["none", "none", "none", "day"] : ["day", "day", "day", "ongoing", "ongoing"]), "ongoing", "unknown"),
  length: fc.constantFrom(0, 1, 1, 2, 7, 8, 30, 31, 365),
  endWritten: fc.constantFrom(10, 10, 10, 10, 7),
  endAt: fc.constantFrom(false, false, false, false, true),
  hours: fc.constantFrom(0, 1, 16, 24)
}).map(({ at, beside, day, end, endAt, endWritten, hours, length, offset, start, time, written }): Partial<DrawnFact> => {
  const instant = `${civilDate(day + beside)}T${time}${offset}`
  const ended = `${civilDate(day + beside + Math.floor(hours / 24))}T${time}${offset}`
  return {
    ...(start === undefined ? {} : { start: start === "day" ? civilDate(day).slice(0, written) : start }),
    ...(at || start === undefined ? { at: instant } : {}),
    ...(end === "none" ? {} : { end: end === "day" ? civilDate(day + length).slice(0, endWritten) : end }),
    // What never held did not end at an instant either.
    ...(endAt && !(end === "day" && length === 0) && end !== "unknown" ? { endAt: ended } : {})
  }
})

const values: fc.Arbitrary<Partial<DrawnFact>> = fc.record({
  value: fc.constantFrom<FactValue>(4, 4.5, 5, 5, 5, 6, 6, 7, 0.1, 0.2, 0.3, 90, 5000, "5", "positive", true),
  unit: fc.constantFrom("mmol/L", "mmol/L", "mg/dL", "kg", "g", "mmol/l", "constructor"),
  components: fc.constantFrom({ systolic: 5 }, { systolic: 6, diastolic: 4 }, { diastolic: 5 }),
  valueCode: fc.constantFrom(["positive"], ["negative"], ["negative", "positive"], [])
}, { requiredKeys: [] }).chain((drawn) => fc.nat({ max: 2 }).map((chance): Partial<DrawnFact> => chance === 0 ? drawn : { value: 5, ...drawn }))

const fact = (anchor: number, main: MeasureKind): fc.Arbitrary<DrawnFact> => fc.constantFrom<MeasureKind>(main, main, main, main, main, ...measureKinds).chain((kind) => fc.tuple(
  timeOf(kind, anchor),
  fc.record({
    code: leftOut(fc.constantFrom([], ["a"], ["a"], ["a"], ["a"], ["a"], ["b"], ["z"], ["a", "z"]), 12),
    status: statuses,
    recorded: fc.oneof(
      fc.constant("2028-01-01"), fc.constant("2028-01-01"), near(anchor).map(civilDate), instantOn(near(anchor)), fc.constantFrom(civilDate(anchor), `${civilDate(anchor)}T08:00:00+07:00`, `${civilDate(anchor)}T23:00:00Z`)
    ),
    qualifiers: leftOut(fc.constantFrom<NonNullable<Fact["qualifiers"]>>({ class: ["emergency"] }, { class: ["other"] }, { class: ["emergency", "other"], intent: ["plan"] }, { class: [] })),
    links: leftOut(fc.constantFrom<NonNullable<Fact["links"]>>({ encounter: "f0" }, { encounter: "f1" }, { encounter: "gone" }, { commune: "c1" }, { commune: "c2", encounter: "f0" }, {}))
  }),
  fc.oneof(values, values, fc.constant<Partial<DrawnFact>>({}))
).map(([time, more, value]) => ({ kind, ...time, ...given(more), ...value }) as DrawnFact)).filter(isReadable)

/** The same without what is undefined. */
const given = <T extends object>(fields: T): Partial<T> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>

/** Whether a fact can be read, and does not say that it ended at an instant though by its days it never held. */
const isReadable = (one: DrawnFact): boolean => {
  try {
    const view = readRecord({ person: { id: "p" }, facts: [{ id: "f", ...one }] }).facts.get(one.kind)?.[0]
    return view === undefined || one.endAt === undefined || view.endHi > view.startLo
  } catch {
    return false
  }
}

const person = (anchor: number): fc.Arbitrary<Person> => fc.record({
  sex: leftOut(fc.constantFrom("female", "male", "other"), 6),
  birthDate: leftOut(dated(fc.oneof(near(anchor), fc.constantFrom(0, 1, -1).map((beside) => plus(anchor, { years: 18 }, "lastOfMonth", -1) + beside), fc.constantFrom(-5055, -21_000))), 9),
  deathDate: leftOut(dated(near(anchor)))
}).chain((one) => fc.nat({ max: 3 }).map((chance): Person => given({ id: "p", ...one, ...(chance === 0 ? {} : { deathDate: undefined }) }) as Person))

const complete = (anchor: number, main: MeasureKind): fc.Arbitrary<NonNullable<HealthRecord["complete"]>> => {
  const day = fc.oneof({ weight: 6, arbitrary: fc.constant("2028-02-01") }, { weight: 2, arbitrary: near(anchor).map(civilDate) }, { weight: 1, arbitrary: fc.constant(undefined) })
  // Of some people, single codes are known completely instead.
  const codes = fc.uniqueArray(fc.tuple(fc.constantFrom(main, main, ...measureKinds), fc.constantFrom("a", "a", "b", "z"), day), { maxLength: 6, selector: ([kind, code]) => `${kind}/${code}` })
    .map((each) => Object.fromEntries(each.map(([kind, code, known]) => [`${kind}/${code}`, known])))
  return fc.tuple(fc.record(Object.fromEntries(measureKinds.map((kind) => [kind, day]))), fc.nat({ max: 4 }), codes)
    .map(([days, chance, known]) => given({ ...days, ...(chance > 1 ? { [main]: "2028-02-01" } : {}), ...(chance === 1 ? { [main]: undefined, ...known } : {}) }) as NonNullable<HealthRecord["complete"]>)
}

/**
 * A record whose days and instants crowd around the borders of generated measures: a day, a millisecond beside them, ends of months,
 * leap days, times of several offsets, dates without a day, open, unknown and always, several facts on a day, what says nothing of code,
 * value, unit or link, references to what is there and what is not, and kinds that are known completely up to some day or not at all.
 */
export const measureRecord = (): fc.Arbitrary<HealthRecord> => fc.tuple(fc.constantFrom(...anchors), fc.constantFrom(...measureKinds)).chain(([anchor, main]) =>
  fc.tuple(person(anchor), fc.array(fc.tuple(fact(anchor, main), fc.nat({ max: 4 })), { maxLength: 7 }), complete(anchor, main)).map(([who, facts, known]): HealthRecord => ({
    person: who,
    facts: facts.map(([one, repeats], index): Fact => {
      const before = facts[index - 1]?.[0]
      // Now and then the very same times as the fact before it, or the same day at another hour.
      const { at: _at, end: _end, endAt: _endAt, start: _start, ...rest } = one
      const again = before === undefined || repeats > 1 ? one : { ...rest, ...timesOf(before), ...(repeats === 1 && before.at !== undefined ? { at: `${before.at.slice(0, 11)}${times[index % times.length]!}+07:00` } : {}) }
      return { id: `f${index}`, ...(isReadable(again) ? again : one) }
    }),
    complete: known
  })))

const timesOf = ({ at, end, endAt, start }: DrawnFact): Partial<DrawnFact> =>
  given({ at, end, endAt, start }) as Partial<DrawnFact>
