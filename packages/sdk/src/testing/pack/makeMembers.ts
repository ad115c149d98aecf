import { civilDate, epochDay, type Fact, type Facts, type Point, type Predicate, type Verdict } from "@tramyte/core"
import type { CodeList, Comparison, Narrowing, ValueComparison, Window } from "@tramyte/core/pack"
import { naiveSet } from "../naive/naiveFacts.ts"
import { edgesOf, pointAt } from "../naive/naiveTimes.ts"
import { askedFor, type Draft, type Room, type Span } from "./draft.ts"
import { withFacts } from "./factCandidates.ts"
import type { LawOfDay } from "./lawOfDay.ts"
import { codesOf } from "./naiveVerdict.ts"
import type { Probe } from "./probe.ts"

/** A draft with a fact that was made to belong to a set. */
export interface Made {
  readonly draft: Draft
  readonly id: string
}

/** What is needed to make members of sets. */
export interface Making {
  readonly probe: Probe
  /** Makes a draft on which a question comes out as wanted: the conditions within sets. */
  readonly reach: (tree: Predicate, wanted: readonly Verdict[], draft: Draft) => Iterable<Draft>
  /** Puts what is to be tried in an order. */
  readonly inOrder: <T>(list: readonly T[]) => readonly T[]
  /** How many members were made before: each lies on a day of its own, if there is room. */
  readonly nth: number
  /** What the condition of the outermost set should come out as; `yes` if nothing is said. */
  readonly where?: readonly Verdict[]
}

const anyDay: Span = { from: -Infinity, through: Infinity }
const anywhere: Room = { starts: anyDay, lasts: anyDay, holds: [], numbers: {}, bounds: {}, timed: false }

/**
 * Makes a fact that fulfils all that a set says at once, through all the sets that it is taken from: the days are chosen inside of all
 * windows, the numbers between all bounds, and what a condition within says of the fact, or of others, is made after it.
 */
export function* makeMember(set: Facts, draft: Draft, making: Making): Generator<Made> {
  const inner: Making = { probe: making.probe, reach: making.reach, inOrder: making.inOrder, nth: making.nth }
  if ("anyOf" in set) for (const part of making.inOrder(set.anyOf)) yield* narrowedAll(makeMember(part, draft, inner), set, making)
  else if ("of" in set) yield* narrowedAll(makeMember(set.of, draft, inner), set, making)
  else if ("fact" in set) {
    const id = draft.names.get(set.fact)
    if (id !== undefined) yield* narrowed({ draft, id }, set, making)
  } else if ("linkedFrom" in set) yield* referred(set, draft, making)
  else if ("kind" in set) {
    // What is there may already be what is asked for: the visit itself a reading.
    const there = making.nth > 0 ? [] : draft.person.facts.filter(({ kind }) => kind === set.kind)
    const isNamed = new Set(draft.names.values())
    for (const { id } of there.filter((fact) => isNamed.has(fact.id))) yield* narrowed({ draft, id }, set, making)
    const person = withFacts(draft.person, [{ kind: set.kind, recorded: civilDate(making.probe.asking.on) }])
    const { id } = person.facts.at(-1)!
    yield* narrowed({ draft: { ...draft, person, rooms: new Map([...draft.rooms, [id, anywhere]]) }, id }, set, making)
    for (const one of there.filter((fact) => !isNamed.has(fact.id))) yield* narrowed({ draft, id: one.id }, set, making)
  }
}

function* narrowedAll(made: Iterable<Made>, by: Narrowing, making: Making): Generator<Made> {
  for (const one of made) yield* narrowed(one, by, making)
}

/** The fact that a named fact refers to: another named one, or any on record. */
function* referred(set: Extract<Facts, { readonly linkedFrom: string }>, draft: Draft, making: Making): Generator<Made> {
  const from = draft.names.get(set.linkedFrom)
  const fact = draft.person.facts.find(({ id }) => id === from)
  if (fact === undefined) return
  for (const id of new Set([...draft.names.values(), ...draft.person.facts.map((one) => one.id)])) {
    if (id !== fact.id) yield* narrowed({ draft: changed(draft, { ...fact, links: { ...fact.links, [set.link]: id } }), id }, set, making)
  }
}

const changed = (draft: Draft, fact: Fact): Draft => ({ ...draft, person: { ...draft.person, facts: draft.person.facts.map((one) => one.id === fact.id ? fact : one) } })

/** All ways to let a fact fulfil what a set is narrowed by. */
function* narrowed({ draft, id }: Made, by: Narrowing, making: Making): Generator<Made> {
  const { probe } = making
  const fact = draft.person.facts.find((one) => one.id === id)
  if (fact === undefined) return
  const before = draft.rooms.get(id) ?? roomOf(fact, probe)
  const room = roomWithin(before, by, draft, making)
  if (room === undefined) return
  const said = { ...withNumbers(fact, room, by), ...parts(by, fact, probe.law) }
  const times = room === before && fact.start !== undefined ? [{}] : timesIn(room, fact.kind, making)
  for (const time of times) for (const more of choices(by, said, probe.law)) {
    const whole = without({ ...said, ...time, ...more }, by)
    const next: Draft = { ...changed(draft, whole), rooms: new Map([...draft.rooms, [id, room]]) }
    const named: Draft = by.as === undefined ? next : { ...next, names: new Map([...next.names, [by.as, id]]) }
    if (by.where === undefined) yield { draft: named, id }
    // A name ends with its set, unless another set gave it.
    else for (const one of making.reach(by.where, making.where ?? ["yes"], named)) {
      // What was made for the condition may have undone what the fact was taken from.
      if (stillBelongs(by, id, { ...one, names: draft.names }, probe)) yield { draft: { ...one, names: draft.names }, id }
    }
  }
}

/** Whether a fact belongs to the set of which another is made. */
const stillBelongs = (by: Narrowing | Facts, id: string, draft: Draft, probe: Probe): boolean =>
  !("of" in by) || naiveSet(by.of, askedFor(draft, probe)).members.some(({ fact, fit }) => fact.fact.id === id && fit === "sure")

/** Of what stands already, the days stay as they are. */
const roomOf = (fact: Fact, { view }: Probe): Room => {
  const read = view({ person: { id: "p" }, facts: [fact] }).facts.get(fact.kind)?.[0]
  return read === undefined ? anywhere : { ...anywhere, timed: true, starts: { from: read.startLo, through: read.startHi } }
}

/** The room that is left when a narrowing holds, too; nothing if there is none. */
const roomWithin = (room: Room, by: Narrowing, draft: Draft, { probe }: Making): Room | undefined => {
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

const common = (a: Span, b: Span): Span => ({ from: Math.max(a.from, b.from), through: Math.min(a.through, b.through) })

const number = (bound: Comparison["atLeast"], law: LawOfDay): number | undefined => bound === undefined || typeof bound === "number" ? bound : law.value(bound) as number

const boundsOf = ({ above, atLeast, atMost, below }: Comparison, law: LawOfDay): readonly number[] =>
  [above, atLeast, atMost, below].flatMap((bound) => number(bound, law) ?? [])

const fulfils = (is: Comparison, law: LawOfDay) => (found: number): boolean => {
  const [above, atLeast, atMost, below] = [is.above, is.atLeast, is.atMost, is.below].map((bound) => number(bound, law))
  return (above === undefined || found > above) && (atLeast === undefined || found >= atLeast) && (atMost === undefined || found <= atMost) && (below === undefined || found < below)
}

/** Numbers that fulfil all comparisons: between the bounds, on them, beyond them. */
const withNumbers = (fact: Fact, room: Room, by: Narrowing): Fact => {
  let { value } = fact
  const components: Record<string, number> = { ...fact.components }
  for (const [component, tests] of Object.entries(room.numbers)) {
    const bounds = [...room.bounds[component] ?? []].sort((a, b) => a - b)
    const between = bounds.slice(1).map((bound, index) => (bound + bounds[index]!) / 2)
    const fitting = [...between, ...bounds.map((bound) => bound > 1 ? bound - 1 : bound / 2), ...bounds, ...bounds.map((bound) => bound + 1), ...bounds.map((bound) => bound - 1)].find((one) => tests.every((test) => test(one)))
    if (fitting === undefined) continue
    if (component === "") value = fitting
    else components[component] = fitting
  }
  const unit = ([by.value ?? []].flat() as readonly ValueComparison[]).find((one) => one.unit !== undefined)?.unit
  return { ...fact, ...(value === undefined ? {} : { value }), ...(Object.keys(components).length === 0 ? {} : { components }), ...(unit === undefined ? {} : { unit }) }
}

/** What a narrowing says of status, references, and parts that must be there. */
const parts = ({ has = [], links = {}, status }: Narrowing, fact: Fact, law: LawOfDay): Partial<Fact> => {
  const part: { -readonly [field in keyof Fact]?: Fact[field] } = {}
  if (status !== undefined && !status.includes(fact.status ?? "final")) part.status = status[0]!
  const linked = { ...fact.links, ...Object.fromEntries(Object.entries(links).map(([role, id]) => [role, typeof id === "string" ? id : law.value(id) as string])) }
  const qualified = { ...fact.qualifiers }
  const components = { ...fact.components }
  for (const one of has) {
    const [field, name] = one.split(/\.(.*)/s) as [string, string?]
    if (name !== undefined && field === "links") linked[name] ??= "elsewhere"
    else if (name !== undefined && field === "qualifiers") qualified[name] ??= ["other"]
    else if (name !== undefined) components[name] ??= 1
    else if (one === "value" || one === "number") part.value = fact.value ?? 1
    else if (one === "valueCode") part.valueCode = fact.valueCode ?? ["other"]
    else if (one === "unit") part.unit = fact.unit ?? "1"
    else if (one === "code") part.code = fact.code ?? ["other"]
  }
  if (Object.keys(linked).length > 0) part.links = linked
  if (Object.keys(qualified).length > 0) part.qualifiers = qualified
  if (Object.keys(components).length > 0) part.components = components
  return part
}

const mostCodes = 3

/** The codes, results and qualifiers with which a fact fulfils a narrowing; what it already says stays. */
function* choices({ codes, qualifiers = {}, valueCodes }: Narrowing, fact: Fact, law: LawOfDay): Generator<Partial<Fact>> {
  const added = (asked: CodeList | undefined, said: readonly string[] | undefined): readonly (readonly string[] | undefined)[] => {
    if (asked === undefined) return [said]
    const list = codesOf(asked, law)
    return said?.some((one) => list.includes(one)) === true ? [said] : list.slice(0, mostCodes).map((code) => [...said ?? [], code])
  }
  const named = Object.entries(qualifiers).map(([name, test]) => {
    const said = fact.qualifiers?.[name]
    const list = typeof test === "object" && "noneOf" in test ? undefined : (typeof test === "object" && "codes" in test ? test.codes : test) as CodeList
    return [name, list === undefined ? said ?? ["none-of-these"] : added(list, said)[0] ?? []] as const
  })
  const qualified = named.length === 0 ? {} : { qualifiers: { ...fact.qualifiers, ...Object.fromEntries(named) } }
  for (const code of added(codes, fact.code)) for (const valueCode of added(valueCodes, fact.valueCode)) {
    yield { ...(code === undefined ? {} : { code }), ...(valueCode === undefined ? {} : { valueCode }), ...qualified }
  }
}

/** Without the parts that a fact must not have. */
const without = (fact: Fact, { has = [], lacks = [] }: Narrowing): Fact => {
  const day = fact.start !== undefined && fact.start.length === 10 ? fact.start : undefined
  const left: Record<string, unknown> = {
    ...fact, ...(has.includes("instant") && day !== undefined ? { at: `${day}T08:00:00+07:00` } : {}),
    ...(has.includes("end") && day !== undefined && (fact.end === undefined || fact.end === "ongoing") ? { end: civilDate(epochDay(day) + 1) } : {})
  }
  for (const one of lacks) {
    const [field, name] = one.split(/\.(.*)/s) as [string, string?]
    if (name === undefined) for (const gone of one === "number" ? ["value", "components"] : one === "value" ? ["value", "components", "valueCode"] : [one]) delete left[gone]
    else if (typeof left[field] === "object") left[field] = Object.fromEntries(Object.entries(left[field] as object).filter(([role]) => role !== name))
  }
  return left as unknown as Fact
}

/** When a fact may be, the likeliest first. */
function* timesIn(room: Room, kind: string, { nth, probe: { asking, law } }: Making): Generator<Partial<Fact>> {
  const begun: Span = room.timed ? anyDay : { from: -Infinity, through: asking.on }
  if (law.kind(kind).shape === "event") {
    for (const start of daysIn([room.starts, room.lasts, ...room.holds, begun].reduce(common), nth, asking.on)) yield { start: civilDate(start) }
    return
  }
  const ends = room.lasts.from === -Infinity && room.lasts.through === Infinity
  const [latest, earliest] = [Math.min(...room.holds.map(({ through }) => through)), Math.max(...room.holds.map(({ from }) => from))]
  const starts = common(room.starts, { from: -Infinity, through: Math.min(latest, begun.through, room.holds.length === 0 && room.starts.through === Infinity ? asking.on : Infinity) })
  if (ends) {
    for (const start of daysIn(starts, nth, asking.on)) yield { start: civilDate(start), end: "ongoing" }
    return
  }
  for (const last of daysIn(common(room.lasts, { from: earliest, through: Infinity }), nth, asking.on)) {
    // Ten months before its end lies far enough for what must happen between.
    for (const start of daysIn(common(starts, { from: -Infinity, through: last - (starts.from > last - 280 ? 0 : 279) }), nth, asking.on)) yield { start: civilDate(start), end: civilDate(last + 1) }
  }
}

/** The earliest and latest day that is looked at. */
const [first, final] = [-690_000, 2_800_000]

/** A few days of a stretch, each time others. */
const daysIn = ({ from, through }: Span, nth: number, on: number): readonly number[] => {
  const [open, ever] = [from < first, through > final]
  const near = open && ever ? [on - nth, on - 30 - nth, on - 300 - nth, on - 3000 - nth]
    : open ? [through - nth, through - 30 - nth, through - 300 - nth, through - 3000 - nth]
    : ever ? [from + nth, from + 30 + nth]
    : [through - nth, from + nth, Math.floor((from + through) / 2) - nth]
  return [...new Set(near)].filter((day) => day >= Math.max(from, first) && day <= Math.min(through, final))
}
