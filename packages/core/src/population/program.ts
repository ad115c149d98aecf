import type { EpochDay } from "../time/index.ts"
import { personRow, rowLength } from "./columns.ts"
import type { Code } from "./code.ts"
import type { CutDay } from "./cutDay.ts"
import type { CompleteTest, SetNode, TimeTest } from "./node.ts"

/**
 * Generated functions in the making. For a block of people, first a function for each kind of fact goes over the facts and
 * leaves what was asked of them in slots, a number a person; then functions over people answer questions from these.
 */
export interface Program {
  /** Whether the next change is worked out. */
  readonly next: boolean
  /** How the rows of each table are. */
  readonly layouts: readonly Layout[]
  /** Whole numbers of the day. */
  readonly days: Listed<DayNumber>
  /** Numbers that facts are compared with. */
  readonly bounds: Listed<number>
  /** For each, the first change of some comparisons ahead, by the day compared. */
  readonly flips: Listed<readonly FlipTest[]>
  /** Days moved on by a length of time. */
  readonly shifts: Listed<Shift>
  /** How many protocols there are, and how many numbers a person's row of dates has. */
  readonly dueRow: DueRow
  readonly tables: Map<number, TableUse>
  /** Columns of the person whose days are compared with cut days: whatever comes of it, such a day is a day to look again. */
  readonly watched: Map<string, FlipTest[]>
  /** Slots by the names of what is in them. */
  readonly slots: string[]
  /** Where a name in the code comes from: something given to the function, or something of the person at hand. */
  readonly given: Map<string, string>
  readonly ofPerson: Map<string, string>
}

/** A growing list without doubles. */
export interface Listed<T> {
  readonly list: T[]
  readonly places: Map<string, number>
}

const listed = () => ({ list: [], places: new Map<string, number>() })

/** A number that depends on the day of the question alone. */
export type DayNumber =
  | { readonly op: "cut"; readonly cut: CutDay; readonly plus: number }
  | { readonly op: "day"; readonly day: EpochDay }
  /** A mask: a window has a day in it. */
  | { readonly op: "filled"; readonly from: CutDay; readonly until: CutDay }
  /** In how many days that changes. */
  | { readonly op: "emptied"; readonly from: CutDay; readonly until: CutDay }
  /** In how many days a cut day moves. */
  | { readonly op: "moves"; readonly cut: CutDay }

/** A day plus `plus` comes to be at most a cut day. */
export interface FlipTest {
  readonly cut: CutDay
  readonly plus: number
}

/** Moves a day on. */
export interface Shift {
  readonly key: string
  readonly move: (day: EpochDay) => EpochDay
  /** By how many days, where it is the same for all. */
  readonly days: number | undefined
}

/** How a program uses the facts of one kind. */
export interface TableUse {
  readonly table: number
  readonly layout: Layout
  readonly sets: SetUse[]
  readonly completes: CompleteTest[]
  /** The codes for which it is asked how far they are known; only where of some person they are further than the kind. */
  readonly entries: Listed<readonly string[]>
}

/** The rows of due dates: first and last day of each protocol, then when each kind of thing was last done. */
export interface DueRow {
  readonly protocols: number
  readonly dones: number
}

/** How many numbers such a row has. */
export const dueRowLength = ({ protocols, dones }: DueRow): number => 2 * protocols + dones

/** Which columns of days a table has, and whether of some person some codes are known further than the kind. */
export interface Layout {
  readonly hi: boolean
  readonly ends: boolean
  readonly coded: boolean
}

/** How a program uses one set of facts; each demand adds to the loop over the facts. */
export interface SetUse {
  readonly set: SetNode
  readonly table: TableUse
  /** Its number among the sets of the table: word and bit of the masks. */
  readonly place: number
  readonly name: string
  readonly demands: Set<Demand>
  /** For the change of a count: how many of the facts that fit longest are looked at. */
  longest: number
}

/**
 * What is wanted of the facts of a set.
 * `exists`: whether one does, or may though nobody recorded it. `count`: how many fit. `sinceSurely`, `sinceEarliest`: the first day since when one fits. `first`, `last`: the row of that
 * fact. `beginFirst`, `beginLast`: the days within which that fact began. `history`: when it was last, and may have been.
 * `watch`: any day on which a fact begins or ceases to fit is a day to look again. For windows, which facts leave all the
 * time, more exactly: `anyFlip`, the first such day; `existsFlip`, `countFlip`, `firstFlip`, `lastFlip`, the first on which that
 * matters to such a question.
 */
export type Demand =
  | "exists" | "count" | "sinceSurely" | "sinceEarliest" | "first" | "last" | "beginFirst" | "beginLast" | "history"
  | "watch" | "anyFlip" | "existsFlip" | "countFlip" | "firstFlip" | "lastFlip"

/** How many people are evaluated together: few enough that their slots stay near the processor. */
export const block = 256

/** From slot to slot in numbers: not a power of two, or all slots of a person would contend for one place in the cache. */
export const slotStride = block + 16

/** The first slots: who the people of the block are, and in how many days each is looked at again. */
export const ownSlots = ["people", "next"] as const

/** Where they begin. */
export const [peopleSlot, nextSlot] = [0, slotStride]

export const newProgram = (next: boolean, layouts: Program["layouts"], dueRow: DueRow): Program => {
  return {
    next, layouts, dueRow, days: listed(), bounds: listed(), flips: listed(), shifts: listed(), tables: new Map(), watched: new Map(),
    slots: [...ownSlots], given: new Map([["F", "X.flips"], ["today", "X.today"]]), ofPerson: new Map()
  }
}

const placeOf = <T>(listed: Listed<T>, key: string, value: T, name: (place: number) => void): number => {
  const known = listed.places.get(key)
  if (known !== undefined) return known
  const place = listed.list.push(value) - 1
  listed.places.set(key, place)
  name(place)
  return place
}

/** The name of a number of the day. */
export const dayNumber = (program: Program, number: DayNumber): string => {
  const key = JSON.stringify([number.op, "cut" in number ? number.cut.key : "day" in number ? number.day : [number.from.key, number.until.key], "plus" in number ? number.plus : 0])
  return `c${placeOf(program.days, key, number, (place) => program.given.set(`c${place}`, `X.days[${place}]`))}`
}

export const bound = (program: Program, number: number): string =>
  `f${placeOf(program.bounds, String(number), number, (place) => program.given.set(`f${place}`, `X.bounds[${place}]`))}`

/** The names of a shift's kept days and of the function that works one out. */
export const shiftNames = (program: Program, shift: Shift): { readonly kept: string; readonly move: string } => {
  const at = placeOf(program.shifts, shift.key, shift, (place) => {
    program.given.set(`kept${place}`, `X.shifts[${place}].days`)
    program.given.set(`move${place}`, `X.shifts[${place}].move`)
  })
  return { kept: `kept${at}`, move: `move${at}` }
}

/** A number in the row of the person at hand. */
export const column = (program: Program, name: keyof typeof personRow): string => {
  program.ofPerson.set(`p_${name}`, `${personNumber(program, personRow[name])}`)
  return `p_${name}`
}

/** The number at a place in the row of the person at hand. */
export const personNumber = (program: Program, place: number): string => {
  program.given.set("people", "P.people")
  return `people[p * ${rowLength({ tables: program.layouts })} + ${place} | 0]`
}

/** The number of a set's test of completeness among those of its table. */
export const completePlace = (program: Program, set: SetNode): number => {
  const { table: { completes, layout } } = useSet(program, set)
  const { after, notAfter, entries } = set.complete
  const same = completes.findIndex((one) => one.after.key === after.key && one.notAfter?.key === notAfter?.key && (!layout.coded || JSON.stringify(one.entries) === JSON.stringify(entries)))
  return same >= 0 ? same : completes.push(set.complete) - 1
}

/** The name of the days up to which codes are known, one for each list that the table holds. */
export const codeDays = (program: Program, { table, entries }: TableUse, asked: readonly string[]): string => {
  const name = (place: number): string => `k${table}l${place}`
  return name(placeOf(entries, JSON.stringify(asked), asked, (place) => program.given.set(name(place), `X.lists[${table}][${place}]`)))
}

/** A column of numbers of a kind's facts. */
export const numbers = (program: Program, table: number, place: number): string => {
  program.given.set(`k${table}_number${place}`, `P.tables[${table}].numbers[${place}]`)
  return `k${table}_number${place}`
}

/** What a table's loop left for the person at hand. */
export const slot = (program: Program, name: string): string => {
  if (!program.slots.includes(name)) {
    program.slots.push(name)
    program.ofPerson.set(name, slotOf(program, name))
  }
  return name
}

/** Where a slot stands for the person at hand. */
export const slotOf = ({ slots }: Program, name: string): string => slotAt(slots.indexOf(name))

/** The slot of a number, for the person at hand. */
export const slotAt = (place: number): string => `S[b + ${place * slotStride}]`

/** A mask: the day is at most a cut day. */
export const atMost = (program: Program, to: Code, day: string, cut: CutDay, plus = 0): string =>
  to.named(`${day} - ${dayNumber(program, { op: "cut", cut, plus: 1 - plus })} >> 31`)

/** The number of a look-up of first changes: its first day, how many, and where they stand. */
export const flipPlace = (program: Program, tests: readonly FlipTest[]): number =>
  placeOf(program.flips, tests.map(({ cut, plus }) => `${cut.key} ${plus}`).join(", "), tests, (place) => {
    program.given.set(`g${place}`, `X.flipBase[${place}]`)
    program.given.set(`n${place}`, `X.flipLength[${place}]`)
    program.given.set(`o${place}`, `X.flipOffset[${place}]`)
  })

/** In how many days one of the comparisons of a day comes out otherwise. */
export const flip = (program: Program, to: Code, day: string, tests: readonly FlipTest[]): string => {
  const at = flipPlace(program, tests)
  return to.named(`((d = ${day} - g${at} | 0) >>> 0 < n${at} ? F[o${at} + d | 0] : 32767)`)
}

/** How the program uses a set; made at the first use. */
export const useSet = (program: Program, set: SetNode, ...demands: readonly Demand[]): SetUse => {
  let table = program.tables.get(set.table)
  if (table === undefined) program.tables.set(set.table, table = { table: set.table, layout: program.layouts[set.table]!, sets: [], completes: [], entries: listed() })
  let use = table.sets.find((known) => known.set === set)
  if (use === undefined) {
    use = { set, table, place: table.sets.length, name: `t${set.table}s${table.sets.length}`, demands: new Set(), longest: 1 }
    table.sets.push(use)
  }
  for (const demand of demands) use.demands.add(demand)
  return use
}

/** A day of the person at hand is compared with a cut day: on the day that it is passed, everything is looked at again. */
export const watch = (program: Program, day: string, cut: CutDay): void => {
  const tests = program.watched.get(day) ?? []
  program.watched.set(day, tests)
  if (program.next && !tests.some((test) => test.cut.key === cut.key)) tests.push({ cut, plus: 0 })
}

/** Where a table holds the day that a test asks for, and how much earlier: without columns of ends, a fact ends the day after its start. */
export const heldDay = (asked: TimeTest["sure"][number]["column"], { hi, ends }: Layout): { readonly column: string; readonly plus: number } => {
  const isEnd = asked === "endLo" || asked === "endHi"
  if (isEnd && ends) return { column: asked, plus: 0 }
  return { column: hi && (asked === "hi" || asked === "endHi") ? "hi" : "lo", plus: isEnd ? 1 : 0 }
}
