import type { DayBounds, EpochDay } from "../time/index.ts"
import { addMonths } from "../time/index.ts"
import type { CompiledSchedule } from "./compiled.ts"

/**
 * The births that are worth asking for where the day is not known exactly, the last one first: every day of a month; of a longer
 * stretch its ends, every fifteenth day, and every day on which some age of the schedule would be reached on one of the days.
 * Where all of them give the same, so does every other day but for chance.
 *
 * @param days the day of the question, and those of the doses
 */
export const possibleBirths = ({ lo, hi }: DayBounds, days: readonly EpochDay[], { spanList, policy }: CompiledSchedule): readonly EpochDay[] => {
  const births = new Set<EpochDay>([hi, lo])
  const add = (day: EpochDay): void => {
    if (day > lo && day < hi) births.add(day)
  }
  if (hi - lo < 31) {
    for (let day = lo; day < hi; day++) births.add(day)
    return [...births]
  }
  for (let day = lo; day < hi; day += 15) add(day)
  for (const span of spanList) {
    for (const day of days) {
      const turning = addMonths(day, -span.months, policy) - span.days
      for (const near of [-1, 0, 1]) add(turning + near)
    }
  }
  return [...births]
}
