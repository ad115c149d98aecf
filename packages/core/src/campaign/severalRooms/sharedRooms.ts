import type { Invitee } from "../campaign.ts"
import type { CampaignCosts } from "../campaignCosts.ts"
import type { RoomNest } from "../roomNest.ts"

/** People who need the same rooms have places of their own in each session: then rooms nest whatever people need. */
export interface SharedRooms {
  /** The rooms that cross others and the people need, and the innermost other one, as one name; nothing for whoever needs none that crosses. */
  readonly shareOf: (person: Invitee) => string | undefined
  readonly shares: readonly { readonly share: string; readonly crossing: readonly string[] }[]
  readonly nest: RoomNest
  /** The same costs, with so many places for a share in a session. */
  readonly withPlaces: (places: (session: number, share: string) => number) => CampaignCosts
}

/** Divides the rooms that cross. */
export const sharedRooms = (people: readonly Invitee[], costs: CampaignCosts, nest: RoomNest): SharedRooms => {
  const crossing = new Set(nest.crossing)
  const names = new Map<string, { readonly share: string; readonly crossing: readonly string[]; readonly inner: string | undefined }>()
  const known = new Map<readonly string[], string | undefined>()
  const shareOf = (person: Invitee): string | undefined => {
    if (person.rooms === undefined) return undefined
    if (known.has(person.rooms)) return known.get(person.rooms)
    const needed = [...new Set(person.rooms)].filter((room) => crossing.has(room)).sort()
    const inner = nest.innermost(person)
    // No room is called so.
    const share = needed.length === 0 ? undefined : `\u0000${JSON.stringify([needed, inner])}`
    if (share !== undefined) names.set(share, { share, crossing: needed, inner })
    known.set(person.rooms, share)
    return share
  }
  people.forEach(shareOf)
  const shares = [...names.values()].sort((a, b) => a.share < b.share ? -1 : 1)
  return {
    shareOf,
    shares,
    nest: {
      crossing: [],
      around: new Map([...nest.around, ...shares.flatMap(({ share, inner }): readonly (readonly [string, string])[] => inner === undefined ? [] : [[share, inner]])]),
      innermost: (person) => shareOf(person) ?? nest.innermost(person)
    },
    withPlaces: (places) => ({
      ...costs,
      sessions: costs.sessions.map((at, session) => {
        const own = shares.map(({ share }) => [share, places(session, share)] as const)
        return { ...at, session: { ...at.session, rooms: { ...at.session.rooms, ...Object.fromEntries(own) } } }
      })
    })
  }
}
