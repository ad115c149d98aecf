import type { Facts, FactView, ParameterRef, Point } from "@tramyte/core"
import type { Duration } from "@tramyte/core"
import type { Window } from "@tramyte/core/pack"
import { naivePoint, naiveSpan } from "../pack/naiveDays.ts"
import type { Asked } from "./asked.ts"
import { anywhere, beyond, type Bounds, type Edges, type Grain, millisecondsOfDay } from "./bounds.ts"
import type { NaiveSet } from "./meaningOfFacts.ts"

/** When a point of time is, at a grain; nothing if that is not known at all. */
export const pointAt = (point: Point, grain: Grain, asked: Asked): Bounds | undefined => {
  const { asking, law, meaning, view } = asked
  if (point === "birth") return view.birth === undefined ? undefined : meaning.ofPerson(view.birth, grain)
  if (point === "death") return view.death === undefined ? meaning.noDeath : meaning.ofPerson(view.death, grain)
  if (typeof point === "string" || "schoolYearStart" in point || "date" in point) return meaning.ofQuestion(naivePoint(point, asking, law), grain)
  if ("use" in point) return pointAt(law.definition(point.use).point!, grain, asked)
  if ("shift" in point) return shifted(pointAt(point.shift, grain, asked), point, grain, asked)
  if ("floor" in point) {
    const at = pointAt(point.floor, grain, asked)
    // The first day of its unit; an instant goes back to the first of that day.
    return at && mapped(at, (one) => {
      const day = grain === "day" ? one : Math.floor(one / millisecondsOfDay)
      return meaning.floor(day, point.to) * (grain === "day" ? 1 : millisecondsOfDay)
    })
  }
  const fact = "startOf" in point ? theFact(point.startOf, asked) : "endOf" in point ? theFact(point.endOf, asked) : "recordedOf" in point ? theFact(point.recordedOf, asked) : undefined
  if (fact === undefined) return undefined
  if ("startOf" in point) return beginning(fact, grain, asked)
  return "endOf" in point ? ending(fact, grain, asked) : meaning.recorded(fact.fact.recorded, grain, asking.utcOffset)
}

const mapped = ({ hi, lo }: Bounds, move: (at: number) => number): Bounds => {
  const open = (at: number): number => Math.abs(at) >= beyond ? at : move(at)
  return { lo: open(lo), hi: open(hi) }
}

const shifted = (at: Bounds | undefined, { minus, plus }: { readonly plus?: Duration | ParameterRef; readonly minus?: Duration | ParameterRef }, grain: Grain, { law, meaning }: Asked): Bounds | undefined =>
  at && mapped(at, (one) => {
    let day = grain === "day" ? one : Math.floor(one / millisecondsOfDay)
    const timeOfDay = grain === "day" ? 0 : one - day * millisecondsOfDay
    if (plus !== undefined) day = meaning.shift(day, naiveSpan(plus, law), 1)
    if (minus !== undefined) day = meaning.shift(day, naiveSpan(minus, law), -1)
    return grain === "day" ? day : day * millisecondsOfDay + timeOfDay
  })

/** A fact by its name, or the one fact of a set. */
export const theFact = (which: string | Facts, asked: Asked): FactView | undefined =>
  typeof which === "string" ? asked.names.get(which) : theOnlyOne(asked.setOf(which, asked))

/** The one member of a set; nothing if it has none, or several, or it is not sure. */
export const theOnlyOne = ({ complete, members: [only, ...others] }: NaiveSet): FactView | undefined =>
  complete && only?.fit === "sure" && others.length === 0 ? only.fact : undefined

/** When a fact begins. */
export const beginning = (fact: FactView, grain: Grain, { asking, meaning }: Asked): Bounds => {
  const days = meaning.firstDay(fact)
  return grain === "day" ? days : meaning.firstInstant(fact, days, asking.utcOffset)
}

/** When a fact ends: its last day, or the instant; nothing if there is no day on which it holds. */
export const ending = (fact: FactView, grain: Grain, asked: Asked): Bounds | undefined => {
  const { asking, law, meaning } = asked
  const isEvent = law.kind(fact.fact.kind).shape === "event"
  const days = meaning.lastDay(fact, isEvent)
  if (days === undefined || grain === "day") return days
  return meaning.lastInstant(fact, isEvent, days, beginning(fact, "instant", asked), asking.utcOffset)
}

/** The edges of a window, half-open. An edge whose point is not known may lie anywhere. */
export const edgesOf = (window: Window, asked: Asked, grain: Grain = window.grain ?? "day"): Edges => {
  const { after, through } = asked.meaning
  const at = (point: Point | undefined, next: (at: Bounds) => Bounds): Bounds | undefined => {
    if (point === undefined) return undefined
    const found = pointAt(point, grain, asked)
    return found === undefined ? anywhere : next(found)
  }
  const same = (one: Bounds): Bounds => one
  return { from: at(window.from, same) ?? at(window.after, after), until: at(window.until, same) ?? at(window.through, through) }
}

/** The whole days that a window has a part of, as far out as its edges may lie: what must be known for it to be known. */
export const daysOf = (window: Window, asked: Asked): { readonly from: number | undefined; readonly until: number | undefined } => {
  const { from, until } = edgesOf(window, asked)
  if (window.grain !== "instant") return { from: from?.lo, until: until?.hi }
  const dayOf = (at: number): number => Math.abs(at) >= beyond ? at : Math.floor(at / millisecondsOfDay)
  return { from: from === undefined ? undefined : dayOf(from.lo), until: until === undefined ? undefined : dayOf(until.hi - 1) + 1 }
}

