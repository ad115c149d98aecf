import type { Seating } from "./seating.ts"
import { serveByChains } from "./serveByChains.ts"

/** So many sessions are tried for each person. */
const tries = 12

/**
 * Serves people for whom several others must make room at once, as happens where rooms cross: one has the ultrasound that is needed, another the ECG. All of them find another place, or
 * those who do not are of a lower group.
 *
 * @returns whether anybody is served who was not
 */
export const serveBySwaps = (seats: Seating, waiting: readonly number[]): boolean => {
  const { people, open, at } = seats
  let found = false
  for (const person of waiting) {
    if (at[person]! >= 0) continue
    const group = people[person]!.priority
    const choices = open(person).flatMap((session) => {
      const those = whoMakesRoom(seats, person, session)
      return those === undefined ? [] : [{ session, those }]
    }).sort((a, b) => a.those.length - b.those.length || a.session - b.session).slice(0, tries)
    // First without a loss, then at the cost of lower groups.
    const isSeated = [false, true].some((isLossAllowed) => choices.some(({ session, those }) => {
      if (those.some((other) => at[other] !== session)) return false
      const back = seats.remember()
      for (const other of those) seats.leave(other)
      if (!seats.fits(seats.kind[person]!, session)) return back(), false
      seats.put(person, session)
      serveByChains(seats, those)
      const lost = those.filter((other) => at[other]! < 0)
      if (lost.length === 0 || (isLossAllowed && lost.every((other) => people[other]!.priority > group))) return true
      back()
      return false
    }))
    found ||= isSeated
  }
  return found
}

/** Of each room that is full the lowest who has it, best who has several of them; nothing if that is not enough. */
const whoMakesRoom = (seats: Seating, person: number, session: number): readonly number[] | undefined => {
  const { kind, here, people } = seats
  const those: number[] = []
  const missing = (): number => seats.lacks(kind[person]!, session, those)
  for (let left = missing(); left > 0; left = missing()) {
    let best: { readonly other: number; readonly left: number } | undefined
    for (const other of here[session]!) {
      if (those.includes(other)) continue
      those.push(other)
      const after = missing()
      those.pop()
      if (after < left && (best === undefined || after < best.left || (after === best.left && people[other]!.priority > people[best.other]!.priority))) best = { other, left: after }
    }
    if (best === undefined) return undefined
    those.push(best.other)
  }
  return those
}
