import type { Seating } from "./seating.ts"
import { serveByChains } from "./serveByChains.ts"
import { serveBySwaps } from "./serveBySwaps.ts"

/** Serves whoever can be, the highest group first: by chains of moves that end at a free place, then by such that end with somebody of a lower group, the lowest first, who goes without. */
export const serveInOrder = (seats: Seating): void => {
  const { people, at } = seats
  const groups = [...new Set(people.map(({ priority }) => priority))]
  const without = (group: number): readonly number[] => [...people.keys()].filter((person) => at[person]! < 0 && people[person]!.priority === group)
  for (const group of groups) {
    if (without(group).length > 0) serveByChains(seats, without(group))
    for (const lower of groups.toReversed()) {
      const waiting = lower > group ? without(group) : []
      if (waiting.length > 0) serveByChains(seats, waiting, { group: lower })
    }
    if (without(group).length > 0) serveBySwaps(seats, without(group))
  }
}
