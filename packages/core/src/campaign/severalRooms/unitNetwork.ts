import { type CampaignCosts, placesOf } from "../campaignCosts.ts"
import type { CampaignNetwork } from "../flowPlan.ts"
import type { SharedRooms } from "./sharedRooms.ts"

/** The ways of one share into one session. */
export interface ShareArc {
  readonly session: number
  readonly share: number
  /** Without a limit. */
  readonly arc: number
  /** The first of as many as there are places for at most, each for one person. */
  readonly units: number
  readonly places: number
  /** The rooms, by number of session and room. */
  readonly rows: readonly number[]
}

/** Of each share in a session an arc for each person there is room for, beside the one that has no limit: which of them are within the places is told by costs. */
export const unitNetwork = (given: CampaignNetwork, { sessions }: CampaignCosts, { shares }: SharedRooms, crossing: readonly string[]): { readonly network: CampaignNetwork; readonly shareArcs: readonly ShareArc[] } => {
  const nodes = new Map(sessions.flatMap((_, session) => shares.map(({ share }, at) => [given.nodeOf(session, share), { session, share: at }] as const)))
  const shareArcs: ShareArc[] = []
  // By arc of the new network that of the given one; those of one person are the later of the same.
  const origin: number[] = []
  const placeOf = new Int32Array(given.from.length)
  given.from.forEach((node, arc) => {
    placeOf[arc] = origin.push(arc) - 1
    const found = nodes.get(node)
    if (found === undefined) return
    const needed = shares[found.share]!.crossing
    const places = Math.min(...needed.map((name) => placesOf(sessions[found.session]!.session, name)))
    shareArcs.push({ ...found, arc: placeOf[arc]!, units: origin.length, places, rows: needed.map((name) => found.session * crossing.length + crossing.indexOf(name)) })
    for (let unit = 0; unit < places; unit++) origin.push(arc)
  })
  const spread = <T extends Int32Array | Float64Array>(all: T): T => {
    const longer = new (all.constructor as new (length: number) => T)(origin.length)
    origin.forEach((arc, at) => { longer[at] = all[arc]! })
    return longer
  }
  const capacity = spread(given.capacity)
  for (const { units, places } of shareArcs) capacity.fill(1, units, units + places)
  const { begin } = given
  return {
    shareArcs,
    network: {
      ...given, from: spread(given.from), to: spread(given.to), capacity, costs: given.costs.map(spread),
      ...(begin === undefined ? {} : { begin: { ...begin, ways: begin.ways.map((arc) => arc < 0 ? arc : placeOf[arc]!), dearness: spread(begin.dearness) } })
    }
  }
}
