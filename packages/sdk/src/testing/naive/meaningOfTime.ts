import type { Duration, FactView } from "@tramyte/core"
import { alwaysAfter, alwaysBefore } from "@tramyte/core/engine"
import type { CalendarUnit, TimeUnit } from "@tramyte/core/pack"
import { dayOf, dayReached, partsOf, plus } from "../pack/naiveCalendar.ts"
import { beyond, type Bounds, type Edges, exactly, type Fit, type Grain, millisecondsOfDay } from "./bounds.ts"

/** What the words of time mean. `isEvent` says that a fact of its kind, unless it is said when it ends, lasts one day. */
export interface MeaningOfTime {
  /** The days on which a fact may begin. */
  readonly firstDay: (fact: FactView) => Bounds
  /** The days that may be the last on which it holds; nothing if there is no day on which it holds. */
  readonly lastDay: (fact: FactView, isEvent: boolean) => Bounds | undefined
  readonly firstInstant: (fact: FactView, days: Bounds, utcOffset: number | undefined) => Bounds
  readonly lastInstant: (fact: FactView, isEvent: boolean, days: Bounds, first: Bounds, utcOffset: number | undefined) => Bounds
  /** Milliseconds of the clock on the wall, or of local time at an offset. */
  readonly instant: (text: string, utcOffset: number | undefined) => number
  /** The day of a question at a grain. */
  readonly ofQuestion: (day: number, grain: Grain) => Bounds
  /** A day of a person or a fact at a grain. */
  readonly ofPerson: (days: Bounds, grain: Grain) => Bounds
  /** When somebody dies of whom no death is recorded. */
  readonly noDeath: Bounds | undefined
  /** Whether a point may never come about: of what lasts until then, no time can be told. */
  readonly isNever: (at: Bounds) => boolean
  readonly recorded: (text: string, grain: Grain, utcOffset: number | undefined) => Bounds
  /** A day some time later, or earlier. */
  readonly shift: (day: number, by: Duration, sign: 1 | -1) => number
  readonly floor: (day: number, to: CalendarUnit) => number
  /** What comes next after a point that is not to belong to a window, or belongs to it as its last. */
  readonly after: (at: Bounds) => Bounds
  readonly through: (at: Bounds) => Bounds
  /** Lies in the window. */
  readonly liesIn: (time: Bounds, edges: Edges) => Fit
  /** Holds somewhere in the window, from its first time to its last. */
  readonly meets: (first: Bounds, last: Bounds, edges: Edges) => Fit
  /** Holds on a day. */
  readonly holdsOn: (first: Bounds, last: Bounds, day: Bounds) => Fit
  /** With no time asked for: began by the day of the question. */
  readonly begun: (first: Bounds, on: number) => Fit
  /** The day on which something has lasted so long. */
  readonly reached: (begun: number, span: Duration) => number
  /** Completed units from one day to another; hours from one instant to another. */
  readonly completed: (from: number, until: number, unit: TimeUnit) => number
}

const day = (given: number): number => given <= alwaysBefore ? -beyond : given >= alwaysAfter ? beyond : given

/** @param the the whole meaning, so that a word that rests on another takes it as it is there */
export const meaningOfTime = (the: () => MeaningOfTime): MeaningOfTime => ({
  firstDay: ({ startHi, startLo }) => ({ lo: day(startLo), hi: day(startHi) }),
  lastDay: ({ endHi, endLo, fact, startHi, startLo }, isEvent) => {
    if (isEvent && fact.end === undefined && fact.endAt === undefined) return { lo: day(startLo), hi: day(startHi) }
    const last = (end: number): number => end >= alwaysAfter ? beyond : day(end - 1)
    const [lo, hi] = [Math.max(day(startLo), last(endLo)), last(endHi)]
    return hi < lo ? undefined : { lo, hi }
  },
  firstInstant: ({ fact }, days, utcOffset) => fact.at === undefined ? the().ofPerson(days, "instant") : exactly(the().instant(fact.at, utcOffset)),
  lastInstant: ({ fact }, isEvent, days, first, utcOffset) => {
    if (fact.endAt !== undefined) return exactly(the().instant(fact.endAt, utcOffset))
    if (isEvent && fact.end === undefined && fact.at !== undefined) return exactly(the().instant(fact.at, utcOffset))
    const { hi, lo } = the().ofPerson(days, "instant")
    // It ends no earlier than it begins.
    return { lo: Math.max(lo, first.lo), hi }
  },
  instant: (text, utcOffset) => {
    if (utcOffset !== undefined) return Date.parse(text) + utcOffset * 60_000
    // As it was written: the same digits, read as if they were of UTC.
    return Date.parse(text.replace(/(Z|[+-]\d\d:\d\d)$/, "Z"))
  },
  ofQuestion: (one, grain) => exactly(grain === "day" ? one : one * millisecondsOfDay),
  ofPerson: ({ hi, lo }, grain) => grain === "day" ? { lo, hi } : { lo: isBeyond(lo) ? lo : lo * millisecondsOfDay, hi: isBeyond(hi) ? hi : hi * millisecondsOfDay + millisecondsOfDay - 1 },
  noDeath: exactly(beyond),
  isNever: ({ hi }) => hi >= beyond,
  recorded: (text, grain, utcOffset) => {
    const on = Date.parse(text.slice(0, 10)) / millisecondsOfDay
    return grain === "instant" && text.length > 10 ? exactly(the().instant(text, utcOffset)) : the().ofPerson(exactly(on), grain)
  },
  shift: (one, by, sign) => plus(one, by, "lastOfMonth", sign),
  floor: (one, to) => {
    const { month, year } = partsOf(one)
    return to === "year" ? dayOf(year, 1, 1) : to === "quarter" ? dayOf(year, [1, 1, 1, 4, 4, 4, 7, 7, 7, 10, 10, 10][month - 1]!, 1) : dayOf(year, month, 1)
  },
  after: ({ hi, lo }) => ({ lo: lo + 1, hi: hi + 1 }),
  through: ({ hi, lo }) => ({ lo: lo + 1, hi: hi + 1 }),
  liesIn: (time, { from, until }) => {
    if (isEmpty({ from, until })) return "out"
    if (from !== undefined && time.hi < from.lo) return "out"
    if (until !== undefined && time.lo >= until.hi) return "out"
    return (from === undefined || time.lo >= from.hi) && (until === undefined || time.hi < until.lo) ? "sure" : "possible"
  },
  meets: (first, last, { from, until }) => {
    if (isEmpty({ from, until })) return "out"
    // What ends before it begins, as a day and an instant that contradict each other may say, holds at no time.
    if (last.hi < first.lo) return "out"
    if (from !== undefined && last.hi < from.lo) return "out"
    if (until !== undefined && first.lo >= until.hi) return "out"
    const endsLateEnough = from === undefined || last.lo >= from.hi || first.lo >= from.hi
    const beginsInTime = until === undefined || first.hi < until.lo
    // A window of which it is not sure that it has any day at all surely meets nothing, unless it begins no later than a fact within it.
    const isThere = from === undefined || until === undefined || from.hi < until.lo || first.lo >= from.hi
    return endsLateEnough && beginsInTime && isThere ? "sure" : "possible"
  },
  holdsOn: (first, last, on) => first.lo > on.hi || last.hi < on.lo ? "out" : first.hi <= on.lo && on.hi <= last.lo ? "sure" : "possible",
  begun: (first, on) => first.lo > on ? "out" : first.hi <= on ? "sure" : "possible",
  reached: (begun, span) => isBeyond(begun) ? begun : dayReached(begun, span),
  completed: (from, until, unit) => {
    if (from <= -beyond || until >= beyond) return Infinity
    if (from >= beyond || until <= -beyond) return -Infinity
    const backwards = until < from
    const [begun, now] = backwards ? [until, from] : [from, until]
    const counted = wholeUnits(begun, now, unit)
    // Not -0, which no reader expects.
    return backwards && counted !== 0 ? -counted : counted
  }
})

/** Whether there is no day in a window, wherever its edges lie. */
export const isEmpty = ({ from, until }: Edges): boolean => from !== undefined && until !== undefined && until.hi <= from.lo

export const isBeyond = (at: number): boolean => Math.abs(at) >= beyond

/** How often the unit has gone by. */
const wholeUnits = (from: number, until: number, unit: TimeUnit): number => {
  // Between instants.
  if (unit === "hours") return Math.floor((until - from) / 3_600_000)
  if (unit === "days") return until - from
  if (unit === "weeks") return Math.floor((until - from) / 7)
  const [begun, now] = [partsOf(from), partsOf(until)]
  // A month has gone by on the day of the same number, or on the first of the next where there is none.
  const months = (now.year - begun.year) * 12 + (now.month - begun.month) + (now.dayOfMonth >= begun.dayOfMonth ? 0 : -1)
  return unit === "months" ? months : Math.floor(months / 12)
}
