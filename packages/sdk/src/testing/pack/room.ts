import type { Fact, Point } from "@tramyte/core"
import type { Comparison, Narrowing, ValueComparison, Window } from "@tramyte/core/pack"
import { edgesOf, pointAt } from "../naive/naiveTimes.ts"
import { askedFor, type Draft } from "./draft.ts"
import type { LawOfDay } from "./lawOfDay.ts"
import type { Probe } from "./probe.ts"

/** Numbers from one to another, both of them among them. */
export interface Span {
  readonly from: number
  readonly through: number
}

/** Between what a fact can still be moved without leaving the sets it was made for. */
export interface Room {
  /** On which days it may begin, on which its last day may lie, and stretches of days of which it must hold on one. */
  readonly starts: Span
  readonly lasts: Span
  readonly holds: readonly Span[]
  /** What its numbers must fulfil, by component; `""` is the value itself. */
  readonly numbers: Readonly<Record<string, readonly ((number: number) => boolean)[]>>
  /** The bounds of its numbers. */
  readonly bounds: Readonly<Record<string, readonly number[]>>
  /** Whether anything was said of when it is. */
  readonly timed: boolean
}

/** Any day at all. */
export const anyDay: Span = { from: -Infinity, through: Infinity }
/** The room of a fact of which nothing was said yet. */
export const anywhere: Room = { starts: anyDay, lasts: anyDay, holds: [], numbers: {}, bounds: {}, timed: false }

/** Of what stands already, the days stay as they are. */
export const roomOf = (fact: Fact, { view }: Probe): Room => {
  const read = view({ person: { id: "p" }, facts: [fact] }).facts.get(fact.kind)?.[0]
  return read === undefined ? anywhere : { ...anywhere, timed: true, starts: { from: read.startLo, through: read.startHi } }
}

/** The room that is left when a narrowing holds, too; nothing if there is none. */
export const roomWithin = (room: Room, by: Narrowing, draft: Draft, probe: Probe): Room | undefined => {
  const { activeAt, endsIn, overlaps, startsIn } = by
  const values = [by.value ?? []].flat() as readonly ValueComparison[]
  if (activeAt === undefined && endsIn === undefined && overlaps === undefined && startsIn === undefined && values.length === 0) return room
  const asked = askedFor(draft, probe)
  const day = (point: Point): Span => {
    const at = pointAt(point, "day", asked)
    return at === undefined ? anyDay : { from: at.hi, through: at.lo }
  }
  // By instants a window is met on the whole days within it.
  const days = (window: Window): Span => {
    const { from, until } = edgesOf({ ...window, grain: "day" }, asked)
    return { from: from?.hi ?? -Infinity, through: (until?.lo ?? Infinity) - 1 }
  }
  const numbers = { ...room.numbers }
  const bounds = { ...room.bounds }
  for (const value of values) {
    const component = value.component ?? ""
    numbers[component] = [...numbers[component] ?? [], fulfils(value, probe.law)]
    bounds[component] = [...bounds[component] ?? [], ...boundsOf(value, probe.law)]
  }
  const next: Room = {
    starts: startsIn === undefined ? room.starts : common(room.starts, days(startsIn)),
    lasts: endsIn === undefined ? room.lasts : common(room.lasts, days(endsIn)),
    holds: [...room.holds, ...(overlaps === undefined ? [] : [days(overlaps)]), ...(activeAt === undefined ? [] : [day(activeAt)])],
    numbers, bounds,
    timed: room.timed || startsIn !== undefined || endsIn !== undefined || overlaps !== undefined || activeAt !== undefined
  }
  return [next.starts, next.lasts, ...next.holds].some(({ from, through }) => from > through) ? undefined : next
}

/** What lies in both. */
export const common = (a: Span, b: Span): Span => ({ from: Math.max(a.from, b.from), through: Math.min(a.through, b.through) })

const number = (bound: Comparison["atLeast"], law: LawOfDay): number | undefined => bound === undefined || typeof bound === "number" ? bound : law.value(bound) as number

const boundsOf = ({ above, atLeast, atMost, below }: Comparison, law: LawOfDay): readonly number[] =>
  [above, atLeast, atMost, below].flatMap((bound) => number(bound, law) ?? [])

const fulfils = (is: Comparison, law: LawOfDay) => (found: number): boolean => {
  const [above, atLeast, atMost, below] = [is.above, is.atLeast, is.atMost, is.below].map((bound) => number(bound, law))
  return (above === undefined || found > above) && (atLeast === undefined || found >= atLeast) && (atMost === undefined || found <= atMost) && (below === undefined || found < below)
}
