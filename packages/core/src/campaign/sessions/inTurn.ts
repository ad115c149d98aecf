import type { Coming } from "./chooseSites.ts"
import { sum, type Village } from "./dealing.ts"

/**
 * One village after the other; the next begins with a session of its own if all that come after it still have room then. There must be places for all.
 *
 * @param places of each session
 * @param take is told which village has how many places in which of the sessions
 */
export const inTurn = (coming: readonly Coming[], places: readonly number[], take: (village: Village, session: number, places: number) => void): void => {
  const left = [...places]
  let at = 0
  coming.forEach(({ village, wanted }, turn) => {
    const isBegun = at < left.length && left[at]! < places[at]!
    const toCome = sum(coming.slice(turn).map((each) => each.wanted))
    if (isBegun && wanted > left[at]! && toCome <= sum(left.slice(at + 1))) at++
    for (let rest = wanted; rest > 0;) {
      const taken = Math.min(rest, left[at]!)
      if (taken > 0) take(village, at, taken)
      rest -= taken
      left[at]! -= taken
      if (left[at] === 0) at++
    }
  })
}
