import { alwaysAfter, alwaysBefore, type FactView, type RecordView } from "../citizen/readRecord.ts"
import { addDuration, type DayBounds, parseCivilDate } from "../time/index.ts"
import { durationOf, type EvaluationContext, floorTo, perContext, pointAt } from "./context.ts"
import type { FactQuery } from "./factQuery.ts"
import { lastsOneDay } from "./factSet.ts"
import { isFixed } from "./plain.ts"
import type { Facts, Point, Window } from "./predicate.ts"
import { type CompileScope, factNamed } from "./question.ts"

/** How exactly time is compared: by epoch days, or by milliseconds of local time. */
export type Grain = "day" | "instant"

/** Between which days or milliseconds something lies. */
export type Bounds = DayBounds

/** A point of time of a person: nothing if it is not known at all. */
export type PointOf = (view: RecordView, context: EvaluationContext) => Bounds | undefined

const msPerDay = 86_400_000

/** Compiles a point for one grain. */
export const pointOf = (point: Point, grain: Grain, scope: CompileScope): PointOf => {
  if (isFixed(point)) {
    const at = pointAt(point, scope.value)
    const bounds = perContext((context) => inGrain({ lo: at(context), hi: at(context) }, grain))
    return (_view, context) => bounds(context)
  }
  if (point === "birth" || point === "death") {
    // A person is taken to live until a death is recorded, here as where `alive` asks.
    const unrecorded = point === "death" ? inGrain(noEnd, grain) : undefined
    return ({ [point]: day }) => day === undefined ? unrecorded : grain === "day" ? day : instantsOf(day)
  }
  if ("use" in point) return scope.point(point.use, scope)[grain]
  if ("shift" in point) {
    const base = pointOf(point.shift, grain, scope)
    const [plus, minus] = [durationOf(point.plus, scope.value), durationOf(point.minus, scope.value)]
    return mapped(base, grain, (day) => {
      const later = plus === undefined ? day : addDuration(day, plus, "clamp")
      return minus === undefined ? later : addDuration(later, minus, "clamp", -1)
    })
  }
  if ("floor" in point) {
    const { to } = point
    return mapped(pointOf(point.floor, grain, scope), grain, (day) => floorTo(day, to), false)
  }
  if ("startOf" in point) return ofFact(point.startOf, grain === "day" ? startDays : startInstants, scope)
  if ("endOf" in point) return ofFact(point.endOf, grain === "day" ? lastDays : endInstants, scope)
  return ofFact(point.recordedOf, grain === "day" ? recordedDays : recordedInstants, scope)
}

/** Days as days, or as the instants at which they begin. */
const inGrain = ({ lo, hi }: Bounds, grain: Grain): Bounds => grain === "day" ? { lo, hi } : { lo: lo * msPerDay, hi: hi * msPerDay }

/** Moves the day of a point; at instant grain the time of day stays, or is the beginning of the day. Open ends stay open. */
const mapped = (base: PointOf, grain: Grain, move: (day: number) => number, timeStays = true): PointOf => {
  const moved = (day: number): number => day <= alwaysBefore ? alwaysBefore : day >= alwaysAfter ? alwaysAfter : move(day)
  const at = grain === "day" ? moved : (ms: number): number => {
    const day = Math.floor(ms / msPerDay)
    return moved(day) * msPerDay + (timeStays ? ms - day * msPerDay : 0)
  }
  return (view, context) => {
    const found = base(view, context)
    return found === undefined ? undefined : { lo: at(found.lo), hi: found.lo === found.hi ? at(found.lo) : at(found.hi) }
  }
}

type Times = (fact: FactView, context: EvaluationContext) => Bounds | undefined

const ofFact = (which: string | Facts, times: Times, scope: CompileScope): PointOf => {
  const one = oneFact(which, scope)
  return (view, context) => {
    const fact = one(view, context)
    return fact === undefined ? undefined : times(lasting(fact, scope), context)
  }
}

/** A fact with its days as its kind has them: a record is read without the packs, and does not know that a kind of theirs is an event. */
export const lasting = (fact: FactView, scope: CompileScope): FactView =>
  fact.fact.end === undefined && fact.endHi >= alwaysAfter && scope.factKind(fact.fact.kind).shape === "event" ? lastsOneDay(fact) : fact

/** A named fact, or the one fact of a set; nothing if it is not sure which that is. */
export const oneFact = (which: string | Facts, scope: CompileScope): (view: RecordView, context: EvaluationContext) => FactView | undefined => {
  if (typeof which === "string") {
    const named = factNamed(which, scope)
    return () => named.fact
  }
  const query: FactQuery = scope.query(which, scope)
  return (view, context) => {
    const { facts, sure, complete } = query.members(view, context)
    return facts.length === 1 && sure[0] === true && complete ? facts[0] : undefined
  }
}

/** The instants of days; before all days there is but one. */
const instantsOf = ({ lo, hi }: Bounds): Bounds => ({ lo: lo * msPerDay, hi: hi <= alwaysBefore ? hi * msPerDay : hi * msPerDay + msPerDay - 1 })

/** An instant as milliseconds of local time: of the clock on the wall where it was written, unless an offset from UTC is asked for. */
const localMs = (instant: string, { utcOffset }: EvaluationContext): Bounds => {
  const ms = Date.parse(instant) + (utcOffset ?? offsetOf(instant)) * 60_000
  return { lo: ms, hi: ms }
}

const offsetOf = (instant: string): number => {
  if (instant.endsWith("Z")) return 0
  const at = instant.length - 6
  return (instant[at] === "-" ? -1 : 1) * (Number(instant.slice(at + 1, at + 3)) * 60 + Number(instant.slice(at + 4)))
}

/** The days on which a fact may begin. */
export const startDays: Times = ({ startLo, startHi }) => ({ lo: startLo, hi: startHi })

/** Beyond every day: where what is ongoing ends. */
const noEnd: Bounds = { lo: alwaysAfter, hi: alwaysAfter }

/** The days that may be its last; none for what ended before it began, and so never held. */
export const lastDays: Times = ({ startLo, endLo, endHi }) =>
  endHi <= startLo ? undefined : ({ lo: endLo >= alwaysAfter ? alwaysAfter : Math.max(startLo, endLo - 1), hi: endHi >= alwaysAfter ? alwaysAfter : endHi - 1 })

/** The instants at which a fact may begin. */
export const startInstants: Times = (view, context) => view.fact.at === undefined ? instantsOf(startDays(view, context)!) : localMs(view.fact.at, context)

/** The instants at which it may end: what happened at an instant, and has no end, ended then. */
export const endInstants: Times = (view, context) => {
  const { fact, endHi } = view
  if (fact.endAt !== undefined) return localMs(fact.endAt, context)
  if (fact.end === undefined && fact.at !== undefined && endHi < alwaysAfter) return localMs(fact.at, context)
  const last = lastDays(view, context)
  if (last === undefined) return undefined
  const { lo, hi } = last
  return { lo: Math.max(lo * msPerDay, startInstants(view, context)!.lo), hi: hi >= alwaysAfter ? hi * msPerDay : (hi + 1) * msPerDay - 1 }
}

const recordedDays: Times = ({ fact }) => {
  const day = parseCivilDate(fact.recorded.slice(0, 10))
  return day === undefined ? undefined : { lo: day, hi: day }
}

const recordedInstants: Times = (view, context) => view.fact.recorded.length > 10 ? localMs(view.fact.recorded, context) : instantsOf(recordedDays(view, context)!)

/** A window of a person, half-open: both edges within bounds. */
export interface WindowBounds {
  readonly from: Bounds
  readonly until: Bounds
}

/** Compiles a window: edges that are not known may lie anywhere, those left out lie beyond all days, so that even what never ends lies within. */
export const windowOf = ({ from, after, until, through, grain = "day" }: Window, scope: CompileScope): (view: RecordView, context: EvaluationContext) => WindowBounds => {
  const any = inGrain({ lo: alwaysBefore, hi: alwaysAfter + 1 }, grain)
  const edge = (at: Point | undefined, before: Point | undefined, open: number): ((view: RecordView, context: EvaluationContext) => Bounds) => {
    const told = before ?? at
    const beyond = { lo: open, hi: open }
    if (told === undefined) return () => beyond
    const point = pointOf(told, grain, scope)
    return (view, context) => {
      const found = point(view, context)
      return found === undefined ? any : before === undefined ? found : { lo: found.lo + 1, hi: found.hi + 1 }
    }
  }
  const [begin, end] = [edge(from, after, any.lo), edge(until, through, any.hi)]
  const edges = (view: RecordView, context: EvaluationContext): WindowBounds => ({ from: begin(view, context), until: end(view, context) })
  return [from, after, until, through].every((at) => at === undefined || isFixed(at)) ? sameForAll(edges) : edges
}

/** What depends on the question alone is worked out once for everybody. */
const sameForAll = (edges: (view: RecordView, context: EvaluationContext) => WindowBounds): typeof edges => {
  let asked: EvaluationContext | undefined
  let found: WindowBounds | undefined
  return (view, context) => {
    if (found === undefined || context !== asked) found = edges(view, asked = context)
    return found
  }
}

/** Whether a time within bounds lies in a window. */
export const liesIn = (time: Bounds, { from, until }: WindowBounds): "sure" | "possible" | "out" => {
  if (time.hi < from.lo || time.lo >= until.hi || until.hi <= from.lo) return "out"
  return time.lo >= from.hi && time.hi < until.lo ? "sure" : "possible"
}

/** Whether what lasts from one time to another, both included, holds at a time. */
export const holdsAt = (start: Bounds, end: Bounds, at: Bounds): "sure" | "possible" | "out" => {
  if (start.lo > at.hi || end.hi < at.lo || end.hi < start.lo) return "out"
  return start.hi <= at.lo && end.lo >= at.hi ? "sure" : "possible"
}

/** The days of a window that was worked out at a grain: those on which something of it may lie. */
export const daysOf = ({ from, until }: WindowBounds, grain: Grain): WindowBounds => grain === "day" ? { from, until } : {
  from: { lo: Math.floor(from.lo / msPerDay), hi: Math.floor(from.hi / msPerDay) },
  until: { lo: Math.floor((until.lo - 1) / msPerDay) + 1, hi: Math.floor((until.hi - 1) / msPerDay) + 1 }
}

/** Whether what lasts from one time to another, both included, has a part in a window. */
export const meets = (start: Bounds, end: Bounds, { from, until }: WindowBounds): "sure" | "possible" | "out" => {
  if (start.lo >= until.hi || end.hi < from.lo || until.hi <= from.lo || end.hi < start.lo) return "out"
  return start.hi < until.lo && (start.lo >= from.hi || (end.lo >= from.hi && from.hi < until.lo)) ? "sure" : "possible"
}
