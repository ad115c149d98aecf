import type { EpochDay } from "../time/index.ts"
import { noChange } from "./code.ts"
import type { CutDay } from "./cutDay.ts"
import { lookupNames } from "./generate.ts"
import { looksAtEnds, wordsOf } from "./loopCode.ts"
import type { DayTest, TimeTest } from "./node.ts"
import type { DayNumber, FlipTest, Layout, Piece, TableUse } from "./piece.ts"
import { horizon, type Timeline } from "./timeline.ts"

/** What hangs on the day of the question alone, as a generated function takes it: worked out once for all people. */
export interface DayTables {
  readonly today: EpochDay
  readonly days: Int32Array
  readonly flips: Uint16Array
  readonly flipBase: Int32Array
  readonly flipLength: Int32Array
  readonly flipOffset: Int32Array
  /** By the number of the table. */
  readonly tables: readonly TableDays[]
  /** In how many days everybody has to be looked at again. */
  readonly cap: number
}

/** For each day of facts, the sets that it fits, as bits. Days before the first and after the last are as these. */
export interface TableDays {
  readonly base: EpochDay
  readonly last: number
  readonly endBase: EpochDay
  readonly endLast: number
  /** By word of bits, and by name. */
  readonly lookups: readonly Readonly<Record<string, Int32Array>>[]
}

/** Works out the tables of a day. */
export const dayTables = (piece: Piece, line: Timeline, today: EpochDay): DayTables => {
  const flips = piece.next ? flipTables(piece.flips.list, line, today) : noFlips
  const tables: TableDays[] = []
  for (const use of piece.tables.values()) tables[use.table] = tableDays(use, line, today)
  return { today, days: Int32Array.from(piece.days.list, (number) => dayNumber(number, line, today, piece.next)), ...flips, tables }
}

const dayNumber = (number: DayNumber, line: Timeline, today: EpochDay, next: boolean): number => {
  switch (number.op) {
    case "cut": return line.on(number.cut, today) + number.plus
    case "day": return number.day
    case "emptied": {
      const empty = (day: EpochDay): boolean => line.on(number.from, day) >= line.on(number.until, day)
      return next ? firstAhead((ahead) => empty(today + ahead) !== empty(today)) : noChange
    }
    case "moves": return next ? firstAhead((ahead) => line.on(number.cut, today + ahead) !== line.on(number.cut, today)) : noChange
  }
}

const firstAhead = (differs: (ahead: number) => boolean): number => {
  for (let ahead = 1; ahead <= horizon; ahead++) if (differs(ahead)) return ahead
  return noChange
}

const noFlips = { flips: new Uint16Array(0), flipBase: new Int32Array(0), flipLength: new Int32Array(0), flipOffset: new Int32Array(0), cap: horizon + 1 }

/** For each list of comparisons: for the days that will come to lie on the other side of a cut day, in how many days. */
const flipTables = (lists: readonly (readonly FlipTest[])[], line: Timeline, today: EpochDay): Omit<DayTables, "today" | "days" | "tables"> => {
  const ahead = new Map<string, Int32Array>()
  let cap = horizon + 1
  const cutsAhead = (cut: CutDay): Int32Array => {
    const known = ahead.get(cut.key)
    if (known !== undefined) return known
    const days = Int32Array.from({ length: horizon + 1 }, (_, index) => line.on(cut, today + index))
    // No cut day ever goes back; if one did, nothing beyond would be promised.
    for (let index = 1; index < days.length; index++) if (days[index]! < days[index - 1]!) cap = Math.min(cap, index)
    ahead.set(cut.key, days)
    return days
  }
  const flipBase = new Int32Array(lists.length)
  const flipLength = new Int32Array(lists.length)
  const flipOffset = new Int32Array(lists.length)
  let total = 0
  lists.forEach((tests, at) => {
    flipBase[at] = Math.min(...tests.map(({ cut, plus }) => cutsAhead(cut)[0]! - plus)) + 1
    flipLength[at] = Math.max(...tests.map(({ cut, plus }) => cutsAhead(cut)[horizon]! - plus)) + 1 - flipBase[at]!
    flipOffset[at] = total
    total += flipLength[at]!
  })
  const flips = new Uint16Array(total).fill(noChange)
  lists.forEach((tests, at) => {
    const zero = flipOffset[at]! - flipBase[at]!
    for (const { cut, plus } of tests) {
      const days = cutsAhead(cut)
      for (let index = 1; index <= horizon; index++) {
        for (let place = zero + days[index - 1]! - plus + 1; place <= zero + days[index]! - plus; place++) if (index < flips[place]!) flips[place] = index
      }
    }
  })
  return { flips, flipBase, flipLength, flipOffset, cap }
}

/** A comparison of a day that a table holds: at most, or after. */
interface HeldTest {
  readonly column: string
  readonly after: boolean
  readonly day: EpochDay
}

/** Every fact of a table without columns of ends ends the day after its start; without a last day of the start it is known. */
const heldTest = ({ column, after, cut }: DayTest, { hi, ends }: Layout, line: Timeline, today: EpochDay): HeldTest => {
  const isEnd = column === "endLo" || column === "endHi"
  const start = hi && (column === "hi" || column === "endHi") ? "hi" : "lo"
  return { column: isEnd && ends ? column : start, after, day: line.on(cut, today) - (isEnd && !ends ? 1 : 0) }
}

const tableDays = (use: TableUse, line: Timeline, today: EpochDay): TableDays => {
  const { layout, sets } = use
  const ends = looksAtEnds(use)
  const held = (tests: readonly DayTest[]): readonly HeldTest[] => tests.map((test) => heldTest(test, layout, line, today))
  const testsOf = ({ sure, possible, either }: TimeTest) => ({ sure: held(sure), possible: held(possible), either: either === undefined ? undefined : held(either) })
  const all = sets.map(({ set: { time } }) => testsOf(time))
  const days = (isEnd: boolean): readonly EpochDay[] =>
    all.flatMap(({ sure, possible, either }) => [...sure, ...possible, ...either ?? []]).filter(({ column }) => column.startsWith("end") === isEnd).map(({ day }) => day)
  const [starts, endings] = [rangeOf(days(false)), rangeOf(days(true))]
  const lookups = wordsOf(use).map((word) => Object.fromEntries(lookupNames(use).map((name) => {
    const { base, last } = name === "sendLo" || name === "mendHi" ? endings : starts
    const lookup = new Int32Array(last + 1)
    sets.forEach(({ place, set: { time } }, at) => {
      if (place >> 5 !== word) return
      const { sure, possible, either } = all[at]!
      const column = name === "seither" ? "lo" : name.slice(1)
      const tests = name[0] === "s" ? sure : possible
      const window = time.window
      const empty = name === "mlo" && window !== undefined && line.on(window.from, today) >= line.on(window.until, today)
      const wanted = name === "seither" ? either?.slice(0, 1) : [
        ...tests.filter((test) => test.column === column),
        ...either === undefined || name[0] === "m" ? [] : name === "sendLo" ? either.slice(1) : !ends && name === "slo" ? either.slice(0, 1) : []
      ]
      if (wanted !== undefined && !empty) setBit(lookup, 1 << (place & 31), base, wanted)
    })
    return [name, lookup]
  })))
  return { base: starts.base, last: starts.last, endBase: endings.base, endLast: endings.last, lookups }
}

const rangeOf = (days: readonly EpochDay[]): { readonly base: EpochDay; readonly last: number } => {
  if (days.length === 0) return { base: 0, last: 0 }
  const base = Math.min(...days)
  return { base, last: Math.max(...days) + 1 - base }
}

/** Sets a bit for the days for which all tests hold. */
const setBit = (lookup: Int32Array, bit: number, base: EpochDay, tests: readonly HeldTest[]): void => {
  let first = 0
  let last = lookup.length - 1
  for (const { after, day } of tests) {
    if (after) first = Math.max(first, day + 1 - base)
    else last = Math.min(last, day - base)
  }
  for (let place = first; place <= last; place++) lookup[place]! |= bit
}
