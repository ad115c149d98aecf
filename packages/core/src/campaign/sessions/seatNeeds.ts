import type { EpochDay } from "../../time/index.ts"
import type { Coming, Ways } from "./chooseSites.ts"
import { dealt, give, hardestFirst, type Need, type Open, seatsFor, sum, type Village } from "./dealing.ts"
import { inTurn } from "./inTurn.ts"

/** What the people who need more than a place are seated by. */
export interface Seating {
  readonly villages: readonly Village[]
  /** The sessions of all villages, in the order of days. */
  readonly open: readonly Open[]
  readonly coming: ReadonlyMap<string, readonly Coming[]>
  readonly ways: Ways
  readonly detour: number
}

/**
 * Gives those who need a scarce room, or one part of the day, their places before all others, so that no room stands idle on another village's day: near, and as
 * close as can be to the days on which their village comes. Where there is less than is needed, each village has its share. Slack comes after all people, on days that the village has anyway.
 */
export const seatNeeds = (seating: Seating): void => {
  const { villages, open } = seating
  const daysOf = expectedDays(seating)
  for (const isSlack of [false, true]) {
    for (const hardest of hardestFirst(villages, open)) {
      const coming = villages.flatMap((village) => village.needs.filter(({ key }) => key === hardest.key).flatMap((need) => {
        const wanted = isSlack ? Math.min(need.people + need.slack - need.given, spareOf(village)) : need.people - need.given
        return wanted > 0 ? [{ village, need, wanted }] : []
      }))
      const quota = dealt(coming.map(({ wanted }) => wanted), sum(open.map((each) => seatsFor(hardest, each))))
      seat(coming.map((each, at) => ({ ...each, left: quota[at]! })), seating, daysOf, isSlack)
    }
  }
}

/** Places for slack: what a village is to have beyond its people, of whom those without needs are still to come. */
const spareOf = ({ wanted, places, people, needs }: Village): number =>
  wanted - Math.max(places, people + sum(needs.map(({ given, people: all }) => Math.max(0, given - all))))

type Days = (village: Village) => readonly (readonly [EpochDay, EpochDay])[]

const seat = (coming: readonly { readonly village: Village; readonly need: Need; left: number }[], { open, ways, detour }: Seating, daysOf: Days, isSlack: boolean): void => {
  const sites = [...new Set(open.map(({ session }) => session.site))]
  const pairs = coming.flatMap((each, rank) => {
    const { village } = each.village
    const nearest = Math.min(...sites.map((site) => ways(village, site)))
    const days = daysOf(each.village)
    const begins = Math.min(...days.map(([first]) => first))
    return open.flatMap((at, turn) => {
      if (seatsFor(each.need, at) === 0) return []
      const minutes = ways(village, at.session.site)
      const apart = Math.min(...days.map(([first, last]) => Math.max(0, first - at.day, at.day - last)))
      // Slack is worth no other day.
      if (isSlack && apart > 0 && !each.village.days.has(at)) return []
      return [{ each, at, rank, turn, begins, minutes, beyond: Math.max(0, minutes - nearest - detour), apart: days.length === 0 ? 0 : apart }]
    })
    // Within the detour in the order of the villages' days: what one has too little of, it takes of the next days, and the next of those after.
  }).toSorted((a, b) => a.beyond - b.beyond || (a.begins < b.begins ? -1 : a.begins > b.begins ? 1 : 0) || a.rank - b.rank || a.apart - b.apart || a.minutes - b.minutes || a.turn - b.turn)
  for (const { each, at } of pairs) {
    const places = Math.min(each.left, seatsFor(each.need, at))
    give(each.village, at, places, each.need)
    each.left -= places
  }
}

/** From when until when each village comes to its sites if nobody needs more than a place. */
const expectedDays = ({ coming, open }: Seating): Days => {
  const days = new Map<Village, [EpochDay, EpochDay][]>()
  for (const [site, all] of coming) {
    const there = open.filter(({ session }) => session.site === site)
    const found = new Map<Village, [EpochDay, EpochDay]>()
    inTurn(all, there.map(({ places }) => places), (village, at) => {
      const day = there[at]!.day
      found.set(village, [found.get(village)?.[0] ?? day, day])
    })
    for (const [village, stretch] of found) days.set(village, [...days.get(village) ?? [], stretch])
  }
  return (village) => days.get(village) ?? []
}
