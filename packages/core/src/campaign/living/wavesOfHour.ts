import { grouped } from "../../language/grouped.ts"
import type { ArrivalWave } from "./arrivalWaves.ts"
import { type Guest, householdKey } from "./guest.ts"
import type { SessionHour } from "./hoursOfSession.ts"
import { timeOfDay } from "./timeOfDay.ts"

/** Deals the people of an hour, in their order, evenly over its waves; who lives together comes together, so that a wave may be larger than others by a household. */
export const wavesOfHour = ({ from, until }: SessionHour, guests: readonly Guest[], minutes: number): readonly ArrivalWave[] => {
  const units = grouped(guests.map(({ person }) => person), householdKey)
  const starts = Array.from({ length: Math.ceil((until - from) / minutes) }, (_, wave) => from + wave * minutes)
  const waves = starts.map((): string[] => [])
  let before = 0
  for (const unit of units.values()) {
    // The wave in which the first of them would come if each came at a time of their own.
    const time = from + before / guests.length * (until - from)
    waves[starts.findLastIndex((start) => start <= time)]!.push(...unit.map(({ id }) => id))
    before += unit.length
  }
  return starts.flatMap((start, wave): readonly ArrivalWave[] =>
    waves[wave]!.length === 0 ? [] : [{ from: timeOfDay(start), until: timeOfDay(starts[wave + 1] ?? until), people: waves[wave]! }])
}
