import type { Seating } from "./seating.ts"

/** Where a chain of moves may end. */
export interface ChainEnds {
  /** Only in these sessions; not said: in any. */
  readonly sessions?: readonly number[]
  /** Somebody of this group gives up the place, instead of a place that is free. */
  readonly group?: number
}

/**
 * Serves more people by chains of moves: somebody takes the place of another, who takes the place of a third, and the last finds a free one; nobody who is served goes
 * without (unless the ends say so). The shortest chains first.
 *
 * Where rooms nest, whom the sessions can serve together makes a union of matroids, and the shortest chains find all that can be served, those who come first in `waiting` before the
 * others; where rooms cross, they find what they find.
 *
 * @returns who is served now, and did not before
 * @see Knuth: Matroid partitioning (1973); Schrijver: Combinatorial Optimization (2003), chapter 42
 */
export const serveByChains = (seats: Seating, waiting: readonly number[], ends: ChainEnds = {}): readonly number[] => {
  const served: number[] = []
  let ways = waysFrom(seats, ends)
  // For whom there is none as everybody sits now.
  const without = new Set<number>()
  const isServed = (person: number): void => {
    without.clear()
    served.push(person)
  }
  for (const person of waiting) {
    if (without.has(seats.type(person))) continue
    if (ends.sessions?.every((session) => seats.left(session, undefined) <= 0)) break
    const free = ends.group === undefined ? seats.open(person).find((session) => (ends.sessions?.includes(session) ?? true) && seats.fits(seats.kind[person]!, session)) : undefined
    if (free !== undefined) {
      seats.put(person, free)
      ways.stale()
      isServed(person)
      continue
    }
    const wasFresh = ways.isFresh()
    if (ways.isReached(person) && ways.take(person)) {
      isServed(person)
      continue
    }
    // Nobody is reached who was not before others found a place; but the ways change.
    if (!wasFresh) {
      ways = waysFrom(seats, ends)
      if (ways.isReached(person) && ways.take(person)) {
        isServed(person)
        continue
      }
    }
    without.add(seats.type(person))
  }
  return served
}

interface Ways {
  /** Nobody has moved since. */
  readonly isFresh: () => boolean
  readonly stale: () => void
  /** Whether there may be a chain for that person. */
  readonly isReached: (person: number) => boolean
  /** Moves everybody of a shortest chain; false, with nobody moved, if there is none any more. */
  readonly take: (person: number) => boolean
}

/** How many moves it takes, by session and kind of rooms, until somebody of that kind has a place there: found from the ends, as far as it is asked for. */
const waysFrom = (seats: Seating, { sessions, group }: ChainEnds): Ways => {
  const { people, kinds, kind, type, at, here, open, isOpen, fits, fitsWithout, put, leave, work } = seats
  const count = here.length
  const moves = new Int32Array(count * kinds).fill(-1)
  // By session and kind: whether one of that kind can leave.
  const isLeft = new Uint8Array(count * kinds)
  const isDead = new Uint8Array(count * kinds)
  // One person stands for all in the same session for whom everything is the same.
  const byKind: (readonly number[] | undefined)[] = []
  const ofKind = (one: number): readonly number[] => {
    if (byKind[one] === undefined) {
      work.spend(people.length)
      byKind[one] = here.flatMap((list) => unlike(list.filter((person) => kind[person] === one)))
    }
    return byKind[one]
  }
  const unlike = (list: readonly number[]): readonly number[] => {
    const seen = new Set<number>()
    return list.filter((person) => !seen.has(type(person)) && seen.add(type(person)))
  }
  const givesUp = (one: number, session: number): number | undefined => group === undefined ? undefined
    : here[session]!.find((person) => people[person]!.priority === group && fitsWithout(one, session, person))
  let edge: number[] = []
  work.spend(count * kinds + (group === undefined ? 0 : kinds * people.length / 4))
  for (const session of sessions ?? here.keys()) {
    for (let one = 0; one < kinds; one++) {
      if (group === undefined ? !fits(one, session) : givesUp(one, session) === undefined) continue
      moves[session * kinds + one] = 0
      edge.push(session * kinds + one)
    }
  }
  let depth = 0
  let isFresh = true
  const deepen = (): void => {
    depth++
    const next: number[] = []
    for (const state of edge) {
      const [target, its] = [Math.floor(state / kinds), state % kinds]
      const those = ofKind(its)
      work.spend(those.length)
      for (const person of those) {
        const from = at[person]!
        if (isLeft[from * kinds + its] === 1 || from === target || !isOpen(person, target)) continue
        // What somebody of that kind leaves there is the same, whoever it is.
        isLeft[from * kinds + its] = 1
        for (let one = 0; one < kinds; one++) {
          if (moves[from * kinds + one] !== -1 || !fitsWithout(one, from, person)) continue
          moves[from * kinds + one] = depth
          next.push(from * kinds + one)
        }
      }
      byKind[its] = those.filter((person) => isLeft[at[person]! * kinds + its] === 0)
    }
    edge = next
  }
  const nearest = (person: number): number => {
    let found = -1
    for (const session of open(person)) {
      const state = session * kinds + kind[person]!
      if (moves[state]! >= 0 && isDead[state] === 0 && (found < 0 || moves[state]! < moves[found]!)) found = state
    }
    return found
  }
  /** Seats somebody, whoever must move for it first; the log tells who sat where before. */
  const seat = (person: number, session: number, log: [person: number, from: number][]): boolean => {
    const state = session * kinds + kind[person]!
    if (isDead[state] === 1) return false
    const length = log.length
    const undo = (): void => {
      while (log.length > length) {
        const [who, from] = log.pop()!
        if (at[who]! >= 0) leave(who)
        if (from >= 0) put(who, from)
      }
    }
    const sit = (): boolean => {
      if (!fits(kind[person]!, session)) return false
      log.push([person, -1])
      put(person, session)
      return true
    }
    if (moves[state] === 0) {
      const other = givesUp(kind[person]!, session)
      if (other !== undefined) {
        log.push([other, session])
        leave(other)
      }
      if ((group === undefined || other !== undefined) && sit()) return true
      undo()
    } else {
      for (const other of unlike(here[session]!)) {
        work.spend(open(other).length)
        if (!fitsWithout(kind[person]!, session, other)) continue
        for (const next of open(other)) {
          if (next === session || moves[next * kinds + kind[other]!] !== moves[state]! - 1) continue
          log.push([other, session])
          leave(other)
          if (seat(other, next, log) && sit()) return true
          undo()
        }
      }
    }
    isDead[state] = 1
    return false
  }
  return {
    isFresh: () => isFresh,
    stale: () => { isFresh = false },
    isReached: (person) => {
      while (nearest(person) < 0 && edge.length > 0) {
        if (!isFresh || !work.isLeft(1)) return false
        deepen()
      }
      return nearest(person) >= 0
    },
    take: (person) => {
      const state = nearest(person)
      if (state < 0 || !seat(person, Math.floor(state / kinds), [])) return false
      isFresh = false
      return true
    }
  }
}
