import type { Seating } from "./seating.ts"
import { serveByChains } from "./serveByChains.ts"
import { serveBySwaps } from "./serveBySwaps.ts"

/**
 * Serves whoever can be, the highest group first: by chains of moves that end at a free place, then by such that end with somebody of a lower group, the lowest first, who goes without; and
 * anew, as long as that changes who is served. Nobody stays without whose rooms are held by people of lower groups.
 *
 * @returns whether anybody is served who was not
 */
export const serveInOrder = (seats: Seating): boolean => {
  const { people, at } = seats
  const groups = [...new Set(people.map(({ priority }) => priority))]
  const without = (group: number): readonly number[] => [...people.keys()].filter((person) => at[person]! < 0 && people[person]!.priority === group)
  const serve = (group: number): boolean => {
    const waiting = without(group)
    if (waiting.length === 0) return false
    serveByChains(seats, waiting)
    for (const lower of groups.toReversed()) {
      const left = lower > group ? without(group) : []
      if (left.length > 0) serveByChains(seats, left, { group: lower })
    }
    serveBySwaps(seats, without(group))
    return without(group).length < waiting.length
  }
  let isChanged = false
  // Who moves for one may open a way for another.
  while (groups.filter(serve).length > 0) isChanged = true
  return isChanged
}
