import type { EpochDay } from "../time/index.ts"
import { noChange } from "./code.ts"
import type { CutDay } from "./cutDay.ts"
import type { DayNumber, FlipTest, Program } from "./program.ts"
import { horizon, type Timeline } from "./timeline.ts"

/** What hangs on the day of the question alone, as a generated function takes it: worked out once for all people. */
export interface DayTables {
  readonly today: EpochDay
  readonly days: Int32Array
  readonly flips: Uint16Array
  readonly flipBase: Int32Array
  readonly flipLength: Uint32Array
  readonly flipOffset: Int32Array
  /** In how many days everybody has to be looked at again. */
  readonly cap: number
}

/** Works out the tables of a day. */
export const dayTables = ({ days, flips, next }: Program, line: Timeline, today: EpochDay): DayTables => ({
  today,
  days: Int32Array.from(days.list, (number) => dayNumber(number, line, today, next)),
  ...next ? flipTables(flips.list, line, today) : noFlips
})

const dayNumber = (number: DayNumber, line: Timeline, today: EpochDay, next: boolean): number => {
  switch (number.op) {
    case "cut": return line.on(number.cut, today) + number.plus
    case "day": return number.day
    case "filled": return isFilled(number, line, today) ? -1 : 0
    case "emptied": return next ? firstAhead((ahead) => isFilled(number, line, today + ahead) !== isFilled(number, line, today)) : noChange
    case "moves": return next ? firstAhead((ahead) => line.on(number.cut, today + ahead) !== line.on(number.cut, today)) : noChange
  }
}

const isFilled = ({ from, until }: { readonly from: CutDay; readonly until: CutDay }, line: Timeline, day: EpochDay): boolean => line.on(from, day) < line.on(until, day)

const firstAhead = (differs: (ahead: number) => boolean): number => {
  for (let ahead = 1; ahead <= horizon; ahead++) if (differs(ahead)) return ahead
  return noChange
}

const noFlips = { flips: new Uint16Array(0), flipBase: new Int32Array(0), flipLength: new Uint32Array(0), flipOffset: new Int32Array(0), cap: horizon + 1 }

/** For each list of comparisons: for the days that will come to lie on the other side of a cut day, in how many days. */
const flipTables = (lists: readonly (readonly FlipTest[])[], line: Timeline, today: EpochDay): Omit<DayTables, "today" | "days"> => {
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
  // Without a sign, so that the generated code compares whole numbers.
  const flipLength = new Uint32Array(lists.length)
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
