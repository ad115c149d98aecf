import type { CivilDate } from "../../time/index.ts"
import type { Campaign, Session } from "../campaign.ts"
import { refuse } from "../errors.ts"
import { byTime } from "./byTime.ts"
import { checkVillageDays } from "./checkVillageDays.ts"
import { chooseSites, type Coming, type Ways, waysOf } from "./chooseSites.ts"
import { inOrder } from "./dayMatch.ts"
import { dealt, give, hardestFirst, type Open, openOf, seatsFor, sum, type Village, villageOf } from "./dealing.ts"
import { inTurn } from "./inTurn.ts"
import { seatNeeds } from "./seatNeeds.ts"
import type { VillageNeed, VillageSize } from "./villageSizes.ts"

/** What the days of villages are made from. */
export interface VillageDaysRequest {
  /** Those that already have villages stay as they are; those of organisations are nobody else's. */
  readonly sessions: readonly Session[]
  /** From `villageSizes`. */
  readonly villages: readonly VillageSize[]
  /** Minutes by village and site; where nothing is known, the site is farther than all others. */
  readonly travel?: NonNullable<Campaign["travel"]>
  /** How many minutes farther than to the nearest site a village may be sent so that villages are done in an earlier week. Default 15; 0: always the nearest that has room. */
  readonly detour?: number
  /** More places than people, as a share of the people: for who cannot come on one of the days. Default 0. */
  readonly slack?: number
  /** Villages whose days come first. Others follow by id. */
  readonly order?: readonly string[]
}

/** The days of villages, for the station to change by hand: what has villages is left as it is when it is asked again. */
export interface VillageDays {
  /** In the order of days; those that no village needs are open to all. */
  readonly sessions: readonly Session[]
  readonly days: readonly DaysOfVillage[]
  /** Villages with fewer places than people, or fewer of what some of them need: a scarce room, or a part of the day. */
  readonly noRoom: readonly VillageWithoutRoom[]
}

/** When a village comes. */
export interface DaysOfVillage {
  readonly village: string
  readonly people: number
  /** The first and the last of its days; nothing if it has none. */
  readonly first?: CivilDate
  readonly last?: CivilDate
  /** How many of the places of each session are meant for it, and how many of those with each scarce room. */
  readonly sessions: readonly { readonly session: string; readonly places: number; readonly rooms?: Readonly<Record<string, number>> }[]
}

/** A village that has not all that it needs. */
export interface VillageWithoutRoom {
  readonly village: string
  readonly people: number
  readonly places: number
  /** Those needs for which there are fewer places than people. */
  readonly needs?: readonly (VillageNeed & { readonly places: number })[]
}

/**
 * Gives villages their days (lịch khám theo thôn): each goes to a site that is near and where it is done early, with one session after the other until there is
 * room for its people.
 *
 * A village stays together if any site still has room for all of it; else it is divided. Nobody is sent more than `detour` minutes farther than to the nearest site
 * while there is room: within that, the week in which the last village is done counts before the way. At a site the villages come in turn, each beginning with a
 * session of its own where the places suffice for that. Whoever needs a scarce room, or must come in the morning, has a place where that is, as close as can be to
 * the days of the village: so villages share a session where a machine is seldom there, and none of its places is lost. Sessions are never promised more people than
 * they have places, and if there are as many places as people, everyone has one; with fewer than people and slack, the slack is cut. People's windows are not looked
 * at: `allocateSlots` does, and the slack is for them.
 *
 * The order of groups decides who has a place, never who comes first: a veteran of the last village comes when that village does. Who is to come sooner has
 * `urgency`, and may come on the day of another village unless the campaign says `villageDays: "only"`.
 *
 * Throws `CampaignError` with everything that is wrong.
 *
 * @example
 * ```ts
 * import { type Session, villageDays } from "@tramyte/core/campaign"
 *
 * const session = (site: string, day: string, xray?: number): Session => ({ id: `${site} ${day}`, site, day, capacity: 40, ...(xray === undefined ? {} : { rooms: { "x-ray": xray } }) })
 * const { days, sessions } = villageDays({
 *   sessions: [session("station-1", "2026-07-06"), session("station-1", "2026-07-07"), session("station-1", "2026-07-08", 12), session("hall", "2026-07-06")],
 *   villages: [{ village: "Đông", people: 70 }, { village: "Tây", people: 30, needs: [{ rooms: ["x-ray"], people: 8 }] }],
 *   travel: { "Đông": { "station-1": 5, hall: 20 }, "Tây": { "station-1": 15, hall: 5 } }
 * })
 * days.map(({ village, first, last, sessions: of }) => [village, first, last, of.map(({ session, places }) => `${session}: ${places}`)]) // => [["Tây", "2026-07-06", "2026-07-08", ["hall 2026-07-06: 22", "station-1 2026-07-08: 8"]], ["Đông", "2026-07-06", "2026-07-07", ["station-1 2026-07-06: 40", "station-1 2026-07-07: 30"]]]
 * sessions.map(({ villages }) => villages ?? "all") // => [["Tây"], ["Đông"], ["Đông"], ["Tây"]]
 * ```
 */
export const villageDays = (request: VillageDaysRequest): VillageDays => {
  refuse(checkVillageDays(request))
  const { slack = 0, order = [], detour = 15 } = request
  const rank = new Map(order.map((village, at) => [village, at]))
  const rankOf = ({ village }: VillageSize): number => rank.get(village) ?? order.length
  const villages = request.villages.toSorted((a, b) => rankOf(a) - rankOf(b) || byName(a, b)).map((size) => villageOf(size, slack))
  const all = request.sessions.toSorted(byTime).map(openOf).filter(({ session }) => session.organisation === undefined)
  const open = all.filter(({ session }) => session.villages === undefined)
  const byHand = all.filter(({ session }) => session.villages !== undefined)
  giveByHand(byHand, open, villages)
  cutSlack(villages, sum(open.map(({ places }) => places)))
  const ways = waysOf(request.travel, detour)
  const coming = chooseSites(villages, open, ways, detour)
  seatNeeds({ villages, open, coming, ways, detour })
  for (const each of byHand) dealOut(each, villages, () => 0)
  giveTheRest(villages, open, coming, ways)
  const named = new Map(open.map((each) => [each.session.id, villages.filter(({ days }) => days.has(each)).map(({ village }) => village).toSorted(inOrder)]))
  return {
    sessions: request.sessions.toSorted(byTime).map((session) => (named.get(session.id) ?? []).length === 0 ? session : { ...session, villages: named.get(session.id)! }),
    days: villages.map((village) => daysOf(village, all)).toSorted(byName),
    noRoom: villages.flatMap(withoutRoom).toSorted(byName)
  }
}

const byName = (a: { readonly village: string }, b: { readonly village: string }): number => inOrder(a.village, b.village)

/** The sessions whose villages the station has named: first for who needs what is there; those who need what is only elsewhere keep a place for that. */
const giveByHand = (byHand: readonly Open[], open: readonly Open[], villages: readonly Village[]): void => {
  for (const each of byHand) {
    const coming = villages.filter(({ village }) => each.session.villages!.includes(village))
    for (const { key } of hardestFirst(coming, [each])) {
      const same = coming.flatMap((village) => village.needs.filter((need) => need.key === key).map((need) => ({ village, need })))
      const shares = dealt(same.map(({ need }) => need.people - need.given), seatsFor(same[0]!.need, each))
      same.forEach(({ village, need }, at) => give(village, each, shares[at]!, need))
    }
  }
  const elsewhere = new Map(villages.map((village) => [village, sum(village.needs.map((need) => Math.min(need.people - need.given, sum(open.map((each) => seatsFor(need, each))))))]))
  for (const each of byHand) dealOut(each, villages, (village) => elsewhere.get(village)!)
}

/** What is left of such a session, by how many people of its villages have no place yet, then for their slack. */
const dealOut = (open: Open, villages: readonly Village[], less: (village: Village) => number): void => {
  const coming = villages.filter(({ village }) => open.session.villages!.includes(village))
  for (const most of [({ people }: Village) => people, ({ wanted }: Village) => wanted]) {
    const shares = dealt(coming.map((village) => Math.max(0, most(village) - less(village) - village.places)), open.places)
    coming.forEach((village, at) => give(village, open, shares[at]!))
  }
}

/** Where people and slack do not fit, each village has its share of what is left beside the people. */
const cutSlack = (villages: readonly Village[], places: number): void => {
  const missing = villages.map(({ people, places: given }) => Math.max(0, people - given))
  const spare = dealt(villages.map((village, at) => village.wanted - village.places - missing[at]!), Math.max(0, places - sum(missing)))
  villages.forEach((village, at) => { village.wanted = village.places + missing[at]! + spare[at]! })
}

/** Everybody who has no place yet, in turn at the village's own site; where others have it, at the next. */
const giveTheRest = (villages: readonly Village[], open: readonly Open[], coming: ReadonlyMap<string, readonly Coming[]>, ways: Ways): void => {
  const left = new Map([...coming.keys()].map((site) => [site, sum(open.filter(({ session }) => session.site === site).map(({ places }) => places))]))
  const given = new Map([...coming.keys()].map((site) => [site, new Map<Village, number>()]))
  const take = (village: Village, site: string, most: number): void => {
    const here = given.get(site)!
    const rest = village.wanted - village.places - sum([...given.values()].map((each) => each.get(village) ?? 0))
    const taken = Math.min(rest, most, left.get(site)!)
    left.set(site, left.get(site)! - taken)
    here.set(village, (here.get(village) ?? 0) + taken)
  }
  for (const [site, all] of coming) for (const { village, wanted } of all) take(village, site, wanted)
  for (const village of villages) {
    for (const site of [...coming.keys()].toSorted((a, b) => ways(village.village, a) - ways(village.village, b) || inOrder(a, b))) take(village, site, Infinity)
  }
  for (const [site, all] of given) {
    const there = open.filter(({ session }) => session.site === site)
    inTurn(villages.map((village) => ({ village, wanted: all.get(village) ?? 0 })), there.map(({ places }) => places), (village, at, places) => give(village, there[at]!, places))
  }
}

const daysOf = ({ village, people, days }: Village, all: readonly Open[]): DaysOfVillage => {
  const own = all.filter((each) => days.has(each))
  const [first, last] = [own[0]?.session.day, own.at(-1)?.session.day]
  return {
    village,
    people,
    ...(first === undefined || last === undefined ? {} : { first, last }),
    sessions: own.map((each) => {
      const { places, rooms } = days.get(each)!
      return { session: each.session.id, places, ...(rooms.size === 0 ? {} : { rooms: Object.fromEntries([...rooms].toSorted(([a], [b]) => inOrder(a, b))) }) }
    })
  }
}

const withoutRoom = ({ village, people, places, needs }: Village): readonly VillageWithoutRoom[] => {
  const short = needs.flatMap(({ rooms, part, people: all, given }) => given >= all ? [] : [{ rooms, ...(part === undefined ? {} : { part }), people: all, places: given }])
  return places >= people && short.length === 0 ? [] : [{ village, people, places, ...(short.length === 0 ? {} : { needs: short }) }]
}
