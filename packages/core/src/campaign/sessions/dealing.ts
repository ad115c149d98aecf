import type { Session } from "../campaign.ts"
import { placesOf } from "../campaignCosts.ts"
import { type CivilDate, type EpochDay, epochDay } from "../../time/index.ts"
import type { VillageNeed, VillageSize } from "./villageSizes.ts"
import { keyOf } from "./villageSizes.ts"

/** A village while its days are dealt. */
export interface Village {
  readonly village: string
  readonly people: number
  /** With slack. */
  wanted: number
  places: number
  readonly needs: readonly Need[]
  readonly days: Map<Open, Share>
}

/** What people of a village need, and how many of them have it; `slack` on top of that. */
export interface Need extends VillageNeed {
  readonly key: string
  readonly slack: number
  given: number
}

/** A session and what is left of it. */
export interface Open {
  readonly session: Session
  readonly day: EpochDay
  places: number
  readonly rooms: Map<string, number>
}

interface Share {
  places: number
  readonly rooms: Map<string, number>
}

export const openOf = (session: Session): Open =>
  ({ session, day: epochDay(session.day satisfies CivilDate), places: session.capacity, rooms: new Map(Object.entries(session.rooms ?? {})) })

export const villageOf = ({ village, people, needs = [] }: VillageSize, slack: number): Village => {
  const more = (count: number): number => Math.ceil(count * slack - 1e-9)
  return {
    village, people, wanted: people + more(people), places: 0, days: new Map(),
    needs: needs.filter(({ rooms, part }) => rooms.length > 0 || part !== undefined).map((need) => ({ ...need, rooms: [...new Set(need.rooms)], key: keyOf(need), slack: more(need.people), given: 0 }))
  }
}

/** Gives a village places of a session, with a need or for anybody. */
export const give = (village: Village, open: Open, places: number, need?: Need): void => {
  if (places === 0) return
  const share = village.days.get(open) ?? { places: 0, rooms: new Map() }
  village.days.set(open, share)
  share.places += places
  village.places += places
  open.places -= places
  for (const room of need?.rooms ?? []) {
    share.rooms.set(room, (share.rooms.get(room) ?? 0) + places)
    open.rooms.set(room, open.rooms.get(room)! - places)
  }
  if (need !== undefined) need.given += places
}

/** How many people with a need a session can still take. */
export const seatsFor = ({ rooms, part }: Pick<VillageNeed, "rooms" | "part">, { session, places, rooms: left }: Open): number => {
  if (part !== undefined && session.part !== undefined && session.part !== part) return 0
  return rooms.reduce((seats, room) => placesOf(session, room) === 0 ? 0 : Math.min(seats, left.get(room)!), places)
}

/** Everyone what is wanted, or, if that is too much, each a share of what there is; what does not divide goes to the first. */
export const dealt = (wanted: readonly number[], places: number): readonly number[] => {
  const all = sum(wanted)
  if (all <= places) return wanted
  // Whole numbers are multiplied before they are divided, so that the shares never sum to more.
  const shares = wanted.map((each) => Math.floor(each * places / all))
  let left = places - sum(shares)
  return shares.map((share, at) => {
    const more = Math.min(left, wanted[at]! - share)
    left -= more
    return share + more
  })
}

/** The needs of all villages, those first that are the hardest to meet: several rooms at once, then what there is least of. */
export const hardestFirst = (villages: readonly Village[], open: readonly Open[]): readonly Need[] => {
  const all = new Map<string, Need>()
  const wanted = new Map<string, number>()
  for (const need of villages.flatMap(({ needs }) => needs)) {
    all.set(need.key, need)
    wanted.set(need.key, (wanted.get(need.key) ?? 0) + need.people)
  }
  const ease = new Map([...all].map(([key, need]) => [key, sum(open.map((each) => seatsFor(need, each))) / (wanted.get(key)! || 1)]))
  return [...all.values()].toSorted((a, b) => b.rooms.length - a.rooms.length || ease.get(a.key)! - ease.get(b.key)! || (a.key < b.key ? -1 : 1))
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
