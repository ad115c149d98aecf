import type { Campaign } from "../campaign.ts"
import { inOrder } from "./dayMatch.ts"
import { type Open, sum, type Village } from "./dealing.ts"

/** How far it is for each village to each site. */
export type Ways = (village: string, site: string) => number

/** How many places a village is to have at a site. */
export interface Coming {
  readonly village: Village
  readonly wanted: number
}

/** Minutes by village and site; a way that nobody knows is longer than every detour that anybody may be asked to make. */
export const waysOf = (travel: Campaign["travel"] = {}, detour: number): Ways => {
  const ways = new Map(Object.entries(travel).map(([village, sites]) => [village, new Map(Object.entries(sites))]))
  const unknown = Math.max(0, ...[...ways.values()].flatMap((sites) => [...sites.values()])) + detour + 1
  return (village, site) => ways.get(village)?.get(site) ?? unknown
}

/**
 * Which villages come to which site, and for how many places. A village stays together where any site has room for all of it: on the shortest way, or up to `detour`
 * minutes farther if villages are done in an earlier week then. What is left is divided among the sites, the near one first.
 */
export const chooseSites = (villages: readonly Village[], open: readonly Open[], ways: Ways, detour: number): ReadonlyMap<string, readonly Coming[]> => {
  const sites = [...new Set(open.map(({ session }) => session.site))].toSorted(inOrder)
  const left = new Map(sites.map((site) => [site, sum(open.filter(({ session }) => session.site === site).map(({ places }) => places))]))
  const need = new Map(villages.map((village) => [village, village.wanted - village.places]))
  const pairs = villages.flatMap((village, rank) => sites.map((site) => ({ village, rank, site, minutes: ways(village.village, site) })))
    .toSorted((a, b) => a.minutes - b.minutes || a.rank - b.rank || inOrder(a.site, b.site))
  const whole = new Map<Village, string>()
  for (const { village, site } of pairs) {
    const wanted = need.get(village)!
    if (wanted === 0 || whole.has(village) || wanted > left.get(site)!) continue
    whole.set(village, site)
    left.set(site, left.get(site)! - wanted)
  }
  balance(whole, { villages, need, left, sites, open, ways, detour })
  const coming = new Map<string, Coming[]>(sites.map((site) => [site, []]))
  for (const [village, site] of whole) coming.get(site)!.push({ village, wanted: need.get(village)! })
  for (const { village, site } of pairs) {
    const taken = whole.has(village) ? 0 : Math.min(need.get(village)!, left.get(site)!)
    if (taken === 0) continue
    coming.get(site)!.push({ village, wanted: taken })
    need.set(village, need.get(village)! - taken)
    left.set(site, left.get(site)! - taken)
  }
  return new Map([...coming].map(([site, all]) => [site, villages.flatMap((village) => all.filter((each) => each.village === village))]))
}

interface Sites {
  readonly villages: readonly Village[]
  readonly need: ReadonlyMap<Village, number>
  /** Places that nobody has yet. */
  readonly left: Map<string, number>
  readonly sites: readonly string[]
  readonly open: readonly Open[]
  readonly ways: Ways
  readonly detour: number
}

/** Moves villages to another site, or lets two change theirs, as long as that makes it better. */
const balance = (at: Map<Village, string>, given: Sites): void => {
  const { villages, need, left, sites } = given
  const worthOf = worth(given)
  const together = villages.filter((village) => at.has(village))
  let best = worthOf(at)
  const tried = (changes: readonly (readonly [Village, string])[]): boolean => {
    const before = changes.map(([village]) => [village, at.get(village)!] as const)
    const move = (to: readonly (readonly [Village, string])[]): void => {
      for (const [village, site] of to) {
        left.set(at.get(village)!, left.get(at.get(village)!)! + need.get(village)!)
        left.set(site, left.get(site)! - need.get(village)!)
        at.set(village, site)
      }
    }
    move(changes)
    const found = changes.every(([, site]) => left.get(site)! >= 0) ? worthOf(at) : undefined
    if (found !== undefined && isLess(found, best)) {
      best = found
      return true
    }
    move(before)
    return false
  }
  for (let isBetter = true; isBetter;) {
    isBetter = false
    together.forEach((a, turn) => {
      for (const site of sites) if (site !== at.get(a) && tried([[a, site]])) isBetter = true
      for (const b of together.slice(turn + 1)) if (at.get(a) !== at.get(b) && tried([[a, at.get(b)!], [b, at.get(a)!]])) isBetter = true
    })
  }
}

/** What is to be small, the most important first: minutes beyond the detour, the last week, the weeks and the minutes of all people. */
const worth = ({ villages, need, sites, open, ways, detour }: Sites): ((at: ReadonlyMap<Village, string>) => readonly number[]) => {
  const first = Math.min(...open.map(({ day }) => day))
  const ends = new Map(sites.map((site) => {
    let places = 0
    return [site, open.filter(({ session }) => session.site === site).map((each) => ({ upTo: places += each.places, week: Math.floor((each.day - first) / 7) }))]
  }))
  const nearest = new Map(villages.map(({ village }) => [village, Math.min(...sites.map((site) => ways(village, site)))]))
  return (at) => {
    const taken = new Map<string, number>()
    let [beyond, last, weeks, minutes] = [0, 0, 0, 0]
    for (const village of villages) {
      const site = at.get(village)
      if (site === undefined) continue
      const [people, way] = [need.get(village)!, ways(village.village, site)]
      const upTo = (taken.get(site) ?? 0) + people
      taken.set(site, upTo)
      const week = ends.get(site)!.find((end) => end.upTo >= upTo)?.week ?? Infinity
      beyond += people * Math.max(0, way - nearest.get(village.village)! - detour)
      last = Math.max(last, week)
      weeks += people * week
      minutes += people * way
    }
    return [beyond, last, weeks, minutes]
  }
}

const isLess = (a: readonly number[], b: readonly number[]): boolean => {
  const differs = a.findIndex((each, at) => each !== b[at])
  return differs >= 0 && a[differs]! < b[differs]!
}
