import { civilDate, type Fact, type Facts, type Predicate, type Verdict } from "@tramyte/core"
import type { Narrowing } from "@tramyte/core/pack"
import { naiveSet } from "../naive/naiveFacts.ts"
import { askedFor, type Draft } from "./draft.ts"
import { withFacts } from "./factCandidates.ts"
import { timesIn } from "./factTimes.ts"
import type { Probe } from "./probe.ts"
import { anywhere, roomOf, roomWithin } from "./room.ts"
import { choices, parts, without, withNumbers } from "./narrowedFact.ts"

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
  /** Takes one of the facts that may yet be made; false when there is none left. */
  readonly spend: () => boolean
  /** How many members were made before: each lies on a day of its own, if there is room. */
  readonly nth: number
  /** What the condition of the outermost set should come out as; `yes` if nothing is said. */
  readonly where?: readonly Verdict[]
}

/**
 * Makes a fact that fulfils all that a set says at once, through all the sets that it is taken from: the days are chosen inside of all
 * windows, the numbers between all bounds, and what a condition within says of the fact, or of others, is made after it.
 */
export function* makeMember(set: Facts, draft: Draft, making: Making): Generator<Made> {
  const inner: Making = { probe: making.probe, reach: making.reach, inOrder: making.inOrder, spend: making.spend, nth: making.nth }
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
  const room = roomWithin(before, by, draft, probe)
  if (room === undefined) return
  const counted = withNumbers(fact, room, by)
  const said = { ...counted, ...parts(by, counted, probe.law) }
  const times = room === before && fact.start !== undefined ? [{}] : timesIn(room, fact.kind, making)
  for (const time of times) for (const more of choices(by, said, probe.law)) {
    if (!making.spend()) return
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
