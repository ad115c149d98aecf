import type { Campaign, Invitee, Session } from "../campaign.ts"
import { refuse } from "../errors.ts"
import { byTime } from "./byTime.ts"
import { checkVillageDays } from "./checkVillageDays.ts"
import { inOrder } from "./dayMatch.ts"
import { homeVisit } from "./homeVisit.ts"

/** How many people of a village are to be examined. */
export interface VillageSize {
  readonly village: string
  readonly people: number
}

/** What the days of villages are made from. */
export interface VillageDaysRequest {
  /** Those that already have villages stay as they are; those of organisations are nobody else's. */
  readonly sessions: readonly Session[]
  readonly villages: readonly VillageSize[]
  /** Minutes by village and site; where nothing is known, the site is farther than all others. */
  readonly travel?: NonNullable<Campaign["travel"]>
  /** More places than people, as a share of the people: for scarce rooms, and for who cannot come on one of the days. Default 0. */
  readonly slack?: number
  /** Villages whose days come first. Others follow by id. */
  readonly order?: readonly string[]
}

/** The days of villages, for the station to change by hand: what has villages is left as it is when it is asked again. */
export interface VillageDays {
  /** In the order of days; those that no village needs are open to all. */
  readonly sessions: readonly Session[]
  readonly days: readonly DaysOfVillage[]
  /** Villages with fewer places than people. */
  readonly noRoom: readonly { readonly village: string; readonly people: number; readonly places: number }[]
}

/** When a village comes. */
export interface DaysOfVillage {
  readonly village: string
  readonly people: number
  /** How many of the places of each session are meant for it. */
  readonly sessions: readonly { readonly session: string; readonly places: number }[]
}

/**
 * Gives villages their days (lịch khám theo thôn): each goes to a near site, with one session after the other until there is room for its people.
 *
 * The shortest ways are given first, and a village stays together if any site still has room for all of it; else it is divided. At a site the villages come in
 * turn, each beginning with a session of its own where the places suffice for that. Sessions are never promised more people than they have places, and if there
 * are as many places as people, everyone has one; with fewer than people and slack, the slack is cut. Scarce rooms and people's windows are not looked at:
 * `allocateSlots` does, and the slack is for them.
 *
 * Throws `CampaignError` with everything that is wrong.
 *
 * @example
 * ```ts
 * import { type Session, villageDays } from "@tramyte/core/campaign"
 *
 * const session = (site: string, day: string): Session => ({ id: `${site} ${day}`, site, day, capacity: 40 })
 * const { days, sessions } = villageDays({
 *   sessions: [session("station-1", "2026-07-06"), session("station-1", "2026-07-07"), session("station-1", "2026-07-08"), session("hall", "2026-07-06")],
 *   villages: [{ village: "Đông", people: 70 }, { village: "Tây", people: 30 }],
 *   travel: { "Đông": { "station-1": 5, hall: 20 }, "Tây": { "station-1": 15, hall: 5 } }
 * })
 * days.map(({ village, sessions: of }) => [village, of.map(({ session, places }) => `${session}: ${places}`)]) // => [["Tây", ["hall 2026-07-06: 30"]], ["Đông", ["station-1 2026-07-06: 40", "station-1 2026-07-07: 30"]]]
 * sessions.map(({ villages }) => villages ?? "all") // => [["Tây"], ["Đông"], ["Đông"], "all"]
 * ```
 */
export const villageDays = (request: VillageDaysRequest): VillageDays => {
  refuse(checkVillageDays(request))
  const { slack = 0, order = [] } = request
  const rank = new Map(order.map((village, at) => [village, at]))
  const rankOf = ({ village }: VillageSize): number => rank.get(village) ?? order.length
  const villages = request.villages.toSorted((a, b) => rankOf(a) - rankOf(b) || byName(a, b))
    .map(({ village, people }): Village => ({ village, people, wanted: people + Math.ceil(people * slack - 1e-9), places: 0, days: [] }))
  const sessions = request.sessions.toSorted(byTime)
  const free = sessions.filter(({ organisation, villages: given }) => organisation === undefined && given === undefined)
  for (const session of sessions) if (session.organisation === undefined && session.villages !== undefined) giveByHand(session, session.villages, villages)
  cutSlack(villages, sum(free.map(({ capacity }) => capacity)))
  for (const [site, coming] of siteOfVillages(villages, free, request.travel)) giveInTurn(coming, free.filter((session) => session.site === site))
  const named = new Map<string, string[]>()
  const turn = new Map(sessions.map(({ id }, at) => [id, at]))
  for (const { village, days } of villages) for (const { session } of days) named.set(session, [...named.get(session) ?? [], village])
  return {
    sessions: sessions.map((session) => {
      const found = free.includes(session) ? named.get(session.id) : undefined
      return found === undefined ? session : { ...session, villages: found.toSorted(inOrder) }
    }),
    days: villages.map(({ village, people, days }) => ({ village, people, sessions: days.toSorted((a, b) => turn.get(a.session)! - turn.get(b.session)!) })).toSorted(byName),
    noRoom: villages.filter(({ people, places }) => places < people).map(({ village, people, places }) => ({ village, people, places })).toSorted(byName)
  }
}

/**
 * How many people of each village are to be examined, for `villageDays`: those whose day no organisation laid down. Who has no village is not among them.
 *
 * @example
 * ```ts
 * import { villageSizes } from "@tramyte/core/campaign"
 *
 * villageSizes([{ village: "Đông" }, { village: "Tây" }, { village: "Đông" }, { village: "Đông", fixed: ["factory 2026-07-07 shoes"] }]) // => [{ village: "Tây", people: 1 }, { village: "Đông", people: 2 }]
 * ```
 */
export const villageSizes = (people: readonly Pick<Invitee, "village" | "fixed" | "rooms">[]): readonly VillageSize[] => {
  const sizes = new Map<string, number>()
  for (const { village, fixed, rooms } of people) if (village !== undefined && fixed === undefined && rooms?.includes(homeVisit) !== true) sizes.set(village, (sizes.get(village) ?? 0) + 1)
  return [...sizes].toSorted(([a], [b]) => inOrder(a, b)).map(([village, count]) => ({ village, people: count }))
}

interface Village {
  readonly village: string
  readonly people: number
  /** With slack. */
  wanted: number
  places: number
  readonly days: { readonly session: string; readonly places: number }[]
}

const byName = (a: VillageSize, b: VillageSize): number => inOrder(a.village, b.village)

const give = (village: Village, session: Session, places: number): void => {
  if (places === 0) return
  village.places += places
  village.days.push({ session: session.id, places })
}

/** The places of a session whose villages the station has named: by how many people still need one, then for their slack. */
const giveByHand = (session: Session, named: readonly string[], villages: readonly Village[]): void => {
  const coming = villages.filter(({ village }) => named.includes(village))
  const people = dealt(coming.map((village) => Math.max(0, village.people - village.places)), session.capacity)
  const more = dealt(coming.map((village, at) => village.wanted - village.places - people[at]!), session.capacity - sum(people))
  coming.forEach((village, at) => give(village, session, people[at]! + more[at]!))
}

/** Everyone what is wanted, or, if that is too much, each a share of what there is; what does not divide goes to the first. */
const dealt = (wanted: readonly number[], places: number): readonly number[] => {
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

/** Where people and slack do not fit, each village has its share of what is left beside the people. */
const cutSlack = (villages: readonly Village[], places: number): void => {
  const missing = villages.map(({ people, places: given }) => Math.max(0, people - given))
  const spare = dealt(villages.map((village, at) => village.wanted - village.places - missing[at]!), Math.max(0, places - sum(missing)))
  villages.forEach((village, at) => { village.wanted = village.places + missing[at]! + spare[at]! })
}

interface Coming {
  readonly village: Village
  readonly wanted: number
}

/** Which villages come to a site, and for how many places. */
const siteOfVillages = (villages: readonly Village[], free: readonly Session[], travel: Campaign["travel"] = {}): ReadonlyMap<string, readonly Coming[]> => {
  const ways = new Map(Object.entries(travel).map(([village, sites]) => [village, new Map(Object.entries(sites))]))
  const left = new Map<string, number>()
  for (const { site, capacity } of free) left.set(site, (left.get(site) ?? 0) + capacity)
  const need = new Map(villages.map((village) => [village, village.wanted - village.places]))
  const sites = [...left.keys()]
  const pairs = villages.flatMap((village, rank) => sites.map((site) => ({ village, rank, site, minutes: ways.get(village.village)?.get(site) ?? Infinity })))
    .toSorted((a, b) => (a.minutes === b.minutes ? 0 : a.minutes - b.minutes) || a.rank - b.rank || inOrder(a.site, b.site))
  const found = new Map<string, Coming[]>(sites.map((site) => [site, []]))
  for (const whole of [true, false]) {
    for (const { village, site } of pairs) {
      const [wanted, places] = [need.get(village)!, left.get(site)!]
      if (wanted === 0 || places === 0 || (whole && wanted > places)) continue
      const taken = Math.min(wanted, places)
      found.get(site)!.push({ village, wanted: taken })
      need.set(village, wanted - taken)
      left.set(site, places - taken)
    }
  }
  const rank = new Map(villages.map((village, at) => [village, at]))
  return new Map([...found].map(([site, coming]) => [site, coming.toSorted((a, b) => rank.get(a.village)! - rank.get(b.village)!)]))
}

/** One village after the other; the next begins with a session of its own if all that come after it still have room then. */
const giveInTurn = (coming: readonly Coming[], sessions: readonly Session[]): void => {
  const left = sessions.map(({ capacity }) => capacity)
  let at = 0
  coming.forEach(({ village, wanted }, turn) => {
    const isBegun = at < sessions.length && left[at]! < sessions[at]!.capacity
    const toCome = sum(coming.slice(turn).map((each) => each.wanted))
    if (isBegun && wanted > left[at]! && toCome <= sum(left.slice(at + 1))) at++
    for (let rest = wanted; rest > 0;) {
      const places = Math.min(rest, left[at]!)
      give(village, sessions[at]!, places)
      rest -= places
      left[at]! -= places
      if (left[at] === 0) at++
    }
  })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
