import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { Predicate } from "../rules/predicate.ts"
import type { Protocol } from "../screening/protocol.ts"
import { listedDays } from "./codeLists.ts"
import type { Columns } from "./columns.ts"
import { ownDay } from "./cutDay.ts"
import { dayTables } from "./dayTables.ts"
import { type CodeQuestion, generate } from "./generate.ts"
import { block, type DueRow, nextSlot, peopleSlot, type Shift, slotStride, type TableUse } from "./program.ts"
import { protocolPlan } from "./protocolPlan.ts"
import { firstShifted, shiftedBase, shiftedDays } from "./sinceCode.ts"
import type { Timeline } from "./timeline.ts"
import { translator } from "./translate.ts"
import { wordsOf } from "./tableCode.ts"
import type { EpochDay } from "../time/index.ts"

/** What is asked of people: questions by id; those with a protocol also when it is due. */
export interface AskedQuestion {
  readonly id: string
  readonly when: Predicate
  readonly protocol?: Protocol
}

/** The results of a run as columns; the words hold the verdicts of up to 32 questions each as bits. */
export interface Results {
  readonly yes: Int32Array[]
  readonly may: Int32Array[]
  next: Int32Array
  /** A row for each person: the states of the protocols by their numbers, and their dates. */
  readonly states: Uint8Array
  readonly dates: Int32Array
}

/** Where the verdict of a question, and the dates of a protocol, stand in the results. */
export interface Place {
  readonly word: number
  readonly bit: number
  readonly due?: { readonly protocol: number; readonly done: number }
}

/** Questions made into code for the law of a day. */
export interface Compiled {
  readonly places: readonly Place[]
  readonly words: number
  readonly dueRow: DueRow
  /** Readies everything for a day; then people are evaluated: those of a list, or all from an index until another. */
  readonly prepare: (line: Timeline, today: EpochDay) => PreparedDay
}

export interface PreparedDay {
  /** In how many days everybody has to be looked at again. */
  readonly cap: number
  /** Of people of a list, or all from an index until another; with the latest day on which each is looked at again. */
  readonly evaluate: (results: Results, latest: EpochDay, from: number, until: number, list: Int32Array | null) => void
}

interface Shifted {
  readonly days: Int32Array
  readonly move: (day: EpochDay) => number
}

type Generated = (columns: Columns, day: unknown, results: Results, many: number) => void

/** Makes the code. Where code may not be made from text, `new Function` throws, and so does this: an `EvalError`. */
export const compileQuestions = (asked: readonly AskedQuestion[], rules: RulesInForce, columns: Columns, next: boolean): Compiled => {
  const translate = translator(rules, columns)
  const on = translate.cuts.point("on", ownDay)
  const dones = new Map<number, number>()
  let protocols = 0
  const questions = asked.map(({ when, protocol }, at): CodeQuestion => {
    const place = { word: at >> 5, bit: 1 << (at & 31) }
    if (protocol === undefined) return { ...place, node: translate.node(when) }
    const plan = protocolPlan(protocol, rules, translate)
    const done = dones.get(plan.done.id) ?? dones.size
    dones.set(plan.done.id, done)
    return { ...place, node: plan.eligible, due: { plan, at: { protocol: protocols++, done } } }
  })
  const dueRow: DueRow = { protocols, dones: dones.size }
  const { program, sources } = generate(questions, next, on, columns.tables, dueRow)
  const { functions, slots } = functionsOf(sources, program.slots.length, columns)
  const masks: ClassMasks["masks"][] = []
  const classes = [...program.tables.values()].map((use): ClassMasks => ({ use, masks: masks[use.table] = { sure: new Int32Array(0), possible: new Int32Array(0) }, known: 0 }))
  const lists: (Int32Array[])[] = []
  const codes = [...program.tables.values()].filter(({ entries }) => entries.list.length > 0).map((use): CodeDays => ({ use, days: lists[use.table] = [], known: -1 }))
  const fixed = { lists, bounds: Float64Array.from(program.bounds.list), shifts: program.shifts.list.map((shift) => shiftedBy(shift, columns)), masks }
  return {
    places: questions.map(({ word, bit, due }) => ({ word, bit, ...(due === undefined ? {} : { due: due.at }) })),
    words: Math.ceil(asked.length / 32),
    dueRow,
    prepare: (line, today) => {
      const day = dayTables(program, line, today)
      const given = { ...day, ...fixed }
      return {
        cap: day.cap,
        evaluate: (results, latest, from, until, list) => {
          for (const known of classes) if (known.known < columns.tables[known.use.table]!.classes.samples.length) learnClasses(known, columns)
          for (const known of codes) if (known.known < columns.tables[known.use.table]!.lists.held.length) learnLists(known, columns)
          for (let first = from; first < until; first += block) {
            const many = Math.min(block, until - first)
            for (let at = 0; at < many; at++) {
              slots[peopleSlot + at] = list === null ? first + at : list[first + at]!
              slots[nextSlot + at] = latest - today
            }
            if (list === null) results.states.fill(0, first * protocols, (first + many) * protocols)
            else for (let at = 0; at < many; at++) results.states.fill(0, list[first + at]! * protocols, (list[first + at]! + 1) * protocols)
            for (const run of functions) run(columns, given, results, many)
            for (let at = 0; at < many; at++) results.next[slots[peopleSlot + at]!] = today + slots[nextSlot + at]!
          }
        }
      }
    }
  }
}

/** What was made for a population: functions by their text, and days moved on. Who asks the same again finds it ready. */
interface Made {
  /** One array for all functions, known to them for good: the machine then need not look it up, nor check its bounds. */
  slots: Int32Array
  readonly functions: Map<string, Generated>
  readonly shifts: Map<string, Shifted>
}

const made = new WeakMap<Columns, Made>()

const madeFor = (columns: Columns): Made => {
  const known = made.get(columns) ?? { slots: new Int32Array(fewestSlots * slotStride), functions: new Map(), shifts: new Map() }
  made.set(columns, known)
  return known
}

/** What a map holds, or else makes; of more than `most`, those used longest ago are forgotten. */
const kept = <T>(map: Map<string, T>, key: string, make: () => T, most: number): T => {
  const value = map.get(key) ?? make()
  map.delete(key)
  map.set(key, value)
  if (map.size > most) map.delete(map.keys().next().value!)
  return value
}

const functionsOf = (sources: readonly string[], slots: number, columns: Columns) => {
  const known = madeFor(columns)
  if (slots * slotStride > known.slots.length) {
    known.slots = new Int32Array(2 * slots * slotStride)
    known.functions.clear()
  }
  // The text is made of numbers and of names chosen here alone: packs and records give no part of it.
  const functions = sources.map((source) => kept(known.functions, source, () => (new Function("S", source) as (slots: Int32Array) => Generated)(known.slots), 512))
  return { functions, slots: known.slots }
}

const fewestSlots = 512

/** Days moved on, each worked out when it is first needed. */
const shiftedBy = ({ key, move }: Shift, columns: Columns): Shifted => kept(madeFor(columns).shifts, key, () => {
  const days = new Int32Array(shiftedDays)
  return {
    days,
    move: (day) => {
      const moved = move(day) + shiftedBase
      const place = day - firstShifted
      if (place >= 0 && place < shiftedDays) days[place] = moved
      return moved
    }
  }
}, 256)

/** Which sets the facts of each class surely and possibly fit, as bits; grows with the classes. */
interface ClassMasks {
  readonly use: TableUse
  readonly masks: { sure: Int32Array; possible: Int32Array }
  known: number
}

const learnClasses = (classes: ClassMasks, columns: Columns): void => {
  const { use, masks } = classes
  const { samples } = columns.tables[use.table]!.classes
  const words = wordsOf(use).length
  const [sure, possible] = [new Int32Array(samples.length * words), new Int32Array(samples.length * words)]
  sure.set(masks.sure)
  possible.set(masks.possible)
  for (let at = classes.known; at < samples.length; at++) {
    // Begun long ago: only what the class is made of decides.
    const fact = { fact: samples[at]!, startLo: -1, startHi: -1, endLo: 0, endHi: 0 }
    for (const { place, set } of use.sets) {
      const fit = set.classes.fit(fact, longAgo)
      if (fit !== "out") possible[at * words + (place >> 5)]! |= 1 << (place & 31)
      if (fit === "sure") sure[at * words + (place >> 5)]! |= 1 << (place & 31)
    }
  }
  masks.sure = sure
  masks.possible = possible
  classes.known = samples.length
}

const longAgo = { on: 0 }

/** Up to which day codes are known, for each list that a table holds; grows with the lists. */
interface CodeDays {
  readonly use: TableUse
  readonly days: Int32Array[]
  known: number
}

const learnLists = (codes: CodeDays, columns: Columns): void => {
  const { use, days } = codes
  const { lists, reads } = columns.tables[use.table]!
  use.entries.list.forEach((entries, at) => days[at] = listedDays(lists, reads.kind, entries))
  codes.known = lists.held.length
}
