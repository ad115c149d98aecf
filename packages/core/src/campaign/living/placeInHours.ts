/** Somebody who is to come in one of some hours. */
export interface Comer {
  /** Each once. */
  readonly rooms: readonly string[]
  /** Of each hour, whether the person can come then. */
  readonly canCome: readonly boolean[]
}

/** Equal for people who can change places. */
export const alikeKey = ({ rooms, canCome }: Comer): string => JSON.stringify([rooms, canCome])

/** At most so many people in an hour, and in its rooms. */
export interface HourLimit {
  readonly people: number
  readonly rooms: ReadonlyMap<string, number>
}

/**
 * Gives people an hour in which there is room for them and for all that they need, the first of them the earliest; who finds none moves others on.
 *
 * Where nobody needs more than one room that search is complete: it follows the augmenting paths of a flow from people through rooms to hours, so whoever
 * is left could not have been placed by anybody. With several rooms it is a search that may miss a way.
 *
 * @returns the hour of each; -1 for who is left
 */
export const placeInHours = (comers: readonly Comer[], limits: readonly HourLimit[]): number[] => {
  const hourOf = comers.map(() => -1)
  const there = limits.map(() => new Set<number>())
  const used = limits.map(() => new Map<string, number>())
  const usedRoom = (hour: number, room: string): number => used[hour]!.get(room) ?? 0
  const limitOf = (hour: number, room: string): number => limits[hour]!.rooms.get(room) ?? 0
  const put = (who: number, hour: number): void => {
    if (hourOf[who]! >= 0) {
      there[hourOf[who]!]!.delete(who)
      for (const room of comers[who]!.rooms) used[hourOf[who]!]!.set(room, usedRoom(hourOf[who]!, room) - 1)
    }
    hourOf[who] = hour
    if (hour < 0) return
    there[hour]!.add(who)
    for (const room of comers[who]!.rooms) used[hour]!.set(room, usedRoom(hour, room) + 1)
  }
  /** Whether there is room, if `leaving` went. */
  const fits = (who: number, hour: number, leaving?: number): boolean => {
    const { rooms, canCome } = comers[who]!
    if (canCome[hour] !== true || there[hour]!.size - (leaving === undefined ? 0 : 1) >= limits[hour]!.people) return false
    return rooms.every((room) => usedRoom(hour, room) - (leaving !== undefined && comers[leaving]!.rooms.includes(room) ? 1 : 0) < limitOf(hour, room))
  }
  const isWithin = (hour: number): boolean => there[hour]!.size <= limits[hour]!.people && [...used[hour]!].every(([room, count]) => count <= limitOf(hour, room))

  /** Puts somebody where there is room, or moves one after another, the last to where there is. */
  const makeRoom = (first: number): void => {
    const cameFrom = new Map<number, { readonly who: number; readonly hour: number } | undefined>([[first, undefined]])
    for (const who of cameFrom.keys()) {
      for (let hour = 0; hour < limits.length; hour++) {
        if (hour === hourOf[who] || comers[who]!.canCome[hour] !== true) continue
        if (fits(who, hour)) return moveAlong(who, hour, cameFrom)
        // Who was placed last gives way first.
        for (const other of [...there[hour]!].sort((a, b) => b - a)) if (!cameFrom.has(other) && fits(who, hour, other)) cameFrom.set(other, { who, hour })
      }
    }
  }
  const moveAlong = (last: number, free: number, cameFrom: ReadonlyMap<number, { readonly who: number; readonly hour: number } | undefined>): void => {
    const moves: [who: number, from: number, to: number][] = [[last, hourOf[last]!, free]]
    for (let step = cameFrom.get(last); step !== undefined; step = cameFrom.get(step.who)) moves.push([step.who, hourOf[step.who]!, step.hour])
    for (const [who, , to] of moves) put(who, to)
    // With several rooms, moves that fit one by one may not fit together.
    if (!moves.every(([, , to]) => isWithin(to))) for (const [who, from] of moves.toReversed()) put(who, from)
  }

  for (const who of comers.keys()) makeRoom(who)
  return hourOf
}
