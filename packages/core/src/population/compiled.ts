import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { Predicate } from "../rules/predicate.ts"
import type { Protocol } from "../screening/protocol.ts"
import type { Columns } from "./columns.ts"
import { ownDay } from "./cutDay.ts"
import { type DayTables, dayTables } from "./dayTables.ts"
import { generate, type Generated, type PieceQuestion } from "./generate.ts"
import type { Node } from "./node.ts"
import type { Shift, TableUse } from "./piece.ts"
import { type ProtocolPlan, protocolPlan, whomItConcerns } from "./protocolPlan.ts"
import { firstShifted, shiftedBase, shiftedDays } from "./sinceCode.ts"
import type { Timeline } from "./timeline.ts"
import { translator } from "./translate.ts"
import { wordsOf } from "./loopCode.ts"
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
  readonly state: Uint8Array[]
  readonly dueFrom: Int32Array[]
  readonly dueBy: Int32Array[]
  readonly last: Int32Array[]
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
  readonly protocols: number
  readonly dones: number
  /** Readies everything for a day; then people are evaluated: those of a list, or all from an index until another. */
  readonly prepare: (line: Timeline, today: EpochDay) => PreparedDay
}

export interface PreparedDay {
  /** In how many days everybody has to be looked at again. */
  readonly cap: number
  readonly evaluate: (results: Results, from: number, until: number, list: Int32Array | null) => void
}

/** One generated function with what it is given besides the day. */
interface Part {
  readonly generated: Generated
  readonly run: (columns: Columns, day: unknown, results: unknown, from: number, until: number, list: Int32Array | null) => void
  readonly firstWord: number
  readonly words: number
  readonly bounds: Float64Array
  readonly shifts: readonly Shifted[]
  readonly classes: readonly ClassMasks[]
}

interface Shifted {
  readonly days: Int32Array
  readonly move: (day: EpochDay) => number
}

/** Makes the code. Where code may not be made from text, `new Function` throws, and so does this: an `EvalError`. */
export const compileQuestions = (asked: readonly AskedQuestion[], rules: RulesInForce, columns: Columns, next: boolean): Compiled => {
  const translate = translator(rules, columns)
  const on = translate.cuts.point("on", ownDay)
  const dones = new Map<number, number>()
  const plans = asked.map(({ when, protocol }): { readonly node: Node; readonly plan?: ProtocolPlan } =>
    protocol === undefined ? { node: translate.node(when) } : { node: translate.node(whomItConcerns(protocol)), plan: protocolPlan(protocol, rules, translate) })
  let protocols = 0
  const questions = plans.map(({ node, plan }): PieceQuestion => {
    if (plan === undefined) return { node }
    const done = dones.get(plan.done.id) ?? dones.size
    dones.set(plan.done.id, done)
    return { node, due: { plan, at: { protocol: protocols++, done } } }
  })
  const layoutOf = (table: number) => ({ hi: columns.tables[table]!.hi !== undefined, ends: columns.tables[table]!.endLo !== undefined })
  const parts: Part[] = []
  const places: Place[] = []
  let words = 0
  for (const group of inGroups(questions)) {
    const part = partOf(generate(group, next, on, layoutOf), words, Math.ceil(group.length / 32))
    group.forEach(({ due }, at) => places.push({ word: words + (at >> 5), bit: 1 << (at & 31), ...(due === undefined ? {} : { due: due.at }) }))
    words += part.words
    parts.push(part)
  }
  return {
    places,
    words,
    protocols,
    dones: dones.size,
    prepare: (line, today) => {
      const days = parts.map((part) => dayTables(part.generated.piece, line, today))
      const ready = parts.map((part, at) => given(part, days[at]!))
      let written: Results | undefined
      let results: readonly Results[] = []
      return {
        cap: Math.min(...days.map(({ cap }) => cap), Infinity),
        evaluate: (into, from, until, list) => {
          if (into !== written) {
            written = into
            results = parts.map((part) => outputs(part, into))
          }
          parts.forEach((part, at) => {
            for (const masks of part.classes) if (masks.known < columns.tables[masks.use.table]!.classes.samples.length) learnClasses(masks, columns)
            part.run(columns, ready[at], results[at], from, until, list)
          })
        }
      }
    }
  }
}

/** Questions one after the other, in groups that make code of a size that the machine still optimises. */
const inGroups = (questions: readonly PieceQuestion[]): readonly (readonly PieceQuestion[])[] => {
  const groups: PieceQuestion[][] = []
  let seen = new Set<Node>()
  let size = Infinity
  for (const question of questions) {
    if (size > largest) {
      groups.push([])
      seen = new Set()
      size = 0
    }
    groups.at(-1)!.push(question)
    const before = seen.size
    addParts(question.node, seen)
    size += seen.size - before + (question.due === undefined ? 0 : nodesOfProtocol)
  }
  return groups
}

/** In nodes; a protocol makes about as much code as some of them. */
const largest = 400
const nodesOfProtocol = 12

const addParts = (node: Node, into: Set<Node>): void => {
  if (into.has(node)) return
  into.add(node)
  if (node.op === "all" || node.op === "any") for (const part of node.of) addParts(part, into)
  else if (node.op === "not" || node.op === "sure" || node.op === "known") addParts(node.of, into)
}

const partOf = (generated: Generated, firstWord: number, words: number): Part => ({
  generated,
  // The text is made of numbers and of names chosen here alone: packs and records give no part of it.
  run: new Function("P", "X", "O", "from", "to", "list", generated.source) as Part["run"],
  firstWord,
  words,
  bounds: Float64Array.from(generated.piece.bounds.list),
  shifts: generated.piece.shifts.list.map(shiftedBy),
  classes: [...generated.piece.tables.values()].map(classMasks)
})

/** Days moved on, each worked out when it is first needed. */
const shiftedBy = ({ move }: Shift): Shifted => {
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
}

/** Which sets the facts of each class surely and possibly fit, as bits; grows with the classes. */
interface ClassMasks {
  readonly use: TableUse
  readonly masks: { sure: Int32Array; possible: Int32Array }
  known: number
}

const classMasks = (use: TableUse): ClassMasks => ({ use, masks: { sure: new Int32Array(0), possible: new Int32Array(0) }, known: 0 })

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

const given = (part: Part, day: DayTables): unknown => {
  const tables: unknown[] = []
  for (const { use, masks } of part.classes) tables[use.table] = { days: day.tables[use.table]!, masks }
  return { ...day, tables, bounds: part.bounds, shifts: part.shifts }
}

const outputs = ({ firstWord, words }: Part, results: Results): Results => ({
  ...results,
  yes: results.yes.slice(firstWord, firstWord + words),
  may: results.may.slice(firstWord, firstWord + words)
})
