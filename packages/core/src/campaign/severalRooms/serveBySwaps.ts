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
  const { people, open, at, type, work } = seats
  // For whom there is nothing as everybody sits now.
  const without = new Set<number>()
  for (const person of waiting) {
    if (at[person]! >= 0 || without.has(type(person))) continue
    const group = people[person]!.priority
    const choices = (mayLeave: (other: number) => boolean): readonly Choice[] => open(person).flatMap((session) => {
      const those = whoMakesRoom(seats, person, session, mayLeave)
      return those === undefined ? [] : [{ session, those }]
    }).sort((a, b) => a.those.length - b.those.length || a.session - b.session)
    const seat = ({ session, those }: Choice, mayLose: (other: number) => boolean): boolean => {
      work.spend(people.length)
      const back = seats.remember()
      for (const other of those) seats.leave(other)
      seats.put(person, session)
      serveByChains(seats, those)
      if (those.every((other) => at[other]! >= 0 || mayLose(other))) return true
      back()
      return false
    }
    const isLower = (other: number): boolean => people[other]!.priority > group
    const anybody = work.isLeft(1) ? choices(() => true).slice(0, tries) : []
    // First without a loss, then at the cost of lower groups.
    const isSeated = anybody.some((choice) => seat(choice, () => false)) || anybody.some((choice) => seat(choice, isLower)) || choices(isLower).slice(0, 1).some((choice) => seat(choice, isLower))
    if (isSeated) without.clear()
    else without.add(type(person))
  }
  return waiting.some((person) => at[person]! >= 0)
}

interface Choice {
  readonly session: number
  readonly those: readonly number[]
}

/** Of each room that is full the lowest who has it and may leave, best who has several of them; nothing if that is not enough. */
const whoMakesRoom = ({ kind, here, people, lacks, work }: Seating, person: number, session: number, mayLeave: (other: number) => boolean): readonly number[] | undefined => {
  const those: number[] = []
  const missing = (): number => lacks(kind[person]!, session, those)
  for (let left = missing(); left > 0; left = missing()) {
    let best: { readonly other: number; readonly left: number } | undefined
    work.spend(here[session]!.length * 4)
    for (const other of here[session]!) {
      if (those.includes(other) || !mayLeave(other)) continue
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
