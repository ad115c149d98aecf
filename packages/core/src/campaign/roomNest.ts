import type { Invitee } from "./campaign.ts"

/**
 * How the people who need rooms lie in one another. Where everyone who needs one of two rooms needs the other too, or nobody needs both, the rooms nest: a
 * person enters the innermost and needs a place in each around it, and a campaign is an exact flow.
 */
export interface RoomNest {
  /** Rooms that cross others: they cannot be part of the nest. */
  readonly crossing: readonly string[]
  /** The next room around a room. */
  readonly around: ReadonlyMap<string, string>
  /** The innermost of a person's rooms. */
  readonly innermost: (person: Invitee) => string | undefined
}

/** Finds the nest; of rooms that cross, those that most people need stay in it, since they bind the most. */
export const roomNest = (people: readonly Invitee[]): RoomNest => {
  // Only which rooms go together counts, and how often.
  const sets = new Map<string, { readonly rooms: readonly string[]; people: number }>()
  const need = new Map<string, number>()
  for (const { rooms = [] } of people) {
    if (rooms.length === 0) continue
    for (const room of rooms) need.set(room, (need.get(room) ?? 0) + 1)
    const key = JSON.stringify([...rooms].sort())
    const known = sets.get(key)
    if (known === undefined) sets.set(key, { rooms, people: 1 })
    else known.people++
  }
  const byNeed = [...need.keys()].sort((a, b) => need.get(b)! - need.get(a)! || (a < b ? -1 : 1))
  const all = [...sets.values()]
  const nests = (inner: string, outer: string): boolean => {
    const both = all.filter(({ rooms }) => rooms.includes(inner) && rooms.includes(outer))
    return both.length === 0 || all.every(({ rooms }) => !rooms.includes(inner) || rooms.includes(outer))
  }
  const inNest: string[] = []
  for (const room of byNeed) if (inNest.every((outer) => nests(room, outer))) inNest.push(room)
  const place = new Map(inNest.map((room, at) => [room, at]))
  // The rooms come from the outermost on, so of two that nest the later is the inner one.
  const deepest = (rooms: readonly string[], before = Infinity): string | undefined => rooms.reduce<string | undefined>((found, room) => {
    const at = place.get(room)
    return at !== undefined && at < before && at > (found === undefined ? -1 : place.get(found)!) ? room : found
  }, undefined)
  const around = new Map(inNest.flatMap((room): readonly (readonly [string, string])[] => {
    const outer = deepest(all.find(({ rooms }) => rooms.includes(room))!.rooms, place.get(room)!)
    return outer === undefined ? [] : [[room, outer]]
  }))
  return { crossing: byNeed.filter((room) => !place.has(room)), around, innermost: ({ rooms }) => rooms === undefined ? undefined : deepest(rooms) }
}
