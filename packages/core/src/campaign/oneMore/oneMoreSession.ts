import type { Allocation, ByLayer, Campaign, OneMoreSession, Session } from "../campaign.ts"
import { type CampaignCosts, campaignCosts, compared } from "../campaignCosts.ts"
import { checkCampaign } from "../checkCampaign.ts"
import { refuse } from "../errors.ts"
import { roomNest } from "../roomNest.ts"
import { seating } from "../severalRooms/seating.ts"
import { serveByChains } from "../severalRooms/serveByChains.ts"

/**
 * What one more session, one more room-day, would buy: how many people more could be served, of which groups, and who. The best first, in the order of groups; nothing where nobody was
 * turned away.
 *
 * Without proposals it looks, of each site and each of its rooms, at a double of the session whose place is dearest. Nobody who is served now would go without: more room
 * never takes away. Where rooms nest and the plan is proven to serve all that can be, it is exactly what planning anew would find; elsewhere at least that.
 *
 * @throws CampaignError with everything that is wrong with the sessions that are proposed
 * @example
 * ```ts
 * import { allocateSlots, oneMoreSession } from "@tramyte/core/campaign"
 *
 * const campaign = {
 *   people: [{ id: "veteran", priority: 1 }, { id: "elder", priority: 2 }, { id: "worker", priority: 8, rooms: ["x-ray"] }],
 *   sessions: [{ id: "Monday", site: "station", day: "2026-07-06", capacity: 1, rooms: { "x-ray": 1 } }]
 * }
 * const [best] = oneMoreSession(campaign, allocateSlots(campaign))
 * best?.who // => ["elder"]
 * const [larger] = oneMoreSession(campaign, allocateSlots(campaign), [{ id: "Tuesday", site: "station", day: "2026-07-07", capacity: 9 }])
 * larger?.who // => ["elder", "worker"]
 * ```
 */
export const oneMoreSession = (campaign: Campaign, allocation: Pick<Allocation, "assigned" | "unserved" | "proof" | "proven">, proposed?: readonly Session[]): readonly OneMoreSession[] => {
  if (proposed !== undefined) refuse(checkCampaign({ people: [], sessions: [...campaign.sessions, ...proposed] }))
  const turnedAway = new Set(allocation.unserved.filter(({ reason }) => proposed !== undefined || reason === "full").map(({ id }) => id))
  if (turnedAway.size === 0) return []
  const costs = campaignCosts(campaign)
  const present = costs.sessions
  const added = proposed === undefined ? doubles(campaign, allocation.proof, present) : proposed.map((session) => ({ session }))
  const numbered = [...present, ...added.map(({ session }) => opened(session))]
  const seats = seating(campaign.people, { ...costs, sessions: numbered }, new Map(allocation.assigned.map(({ id, session }) => [id, session])))
  const waiting = [...seats.people.keys()].filter((person) => turnedAway.has(seats.people[person]!.id))
  const isExact = roomNest(campaign.people).crossing.length === 0 && allocation.proof.layers[0]?.aim === "served" && allocation.proven.includes("served")
  const back = seats.remember()
  return added.flatMap(({ session, ...like }, index): readonly OneMoreSession[] => {
    const served = serveByChains(seats, waiting, { sessions: [present.length + index] }).map((person) => seats.people[person]!)
    back()
    if (served.length === 0) return []
    const groups = [...new Set(served.map(({ priority }) => priority))].map((priority) => ({ priority, served: served.filter((one) => one.priority === priority).length }))
    return [{ session, ...like, people: served.length, isExact, groups, who: served.map(({ id }) => id) }]
  }).sort(byGroups)
}

const opened = (session: Session): CampaignCosts["sessions"][number] => campaignCosts({ people: [], sessions: [session] }).sessions[0]!

/** The highest group in which they differ decides. */
const byGroups = (a: OneMoreSession, b: OneMoreSession): number => {
  const of = ({ groups }: OneMoreSession, priority: number): number => groups.find((group) => group.priority === priority)?.served ?? 0
  const differs = [...new Set([...a.groups, ...b.groups].map(({ priority }) => priority))].sort((one, other) => one - other).find((priority) => of(a, priority) !== of(b, priority))
  return differs === undefined ? a.session.id < b.session.id ? -1 : 1 : of(b, differs) - of(a, differs)
}

/** Another session of each of those whose places, or whose rooms, are the dearest of their site. */
const doubles = ({ sessions: all }: Campaign, { prices, layers }: Allocation["proof"], sessions: CampaignCosts["sessions"]): readonly { readonly session: Session; readonly like: string }[] => {
  const price = new Map(prices.map((one) => [one.session, one]))
  const nothing: ByLayer = layers.map(() => 0)
  const dearest = new Map<string, { readonly session: Session; readonly price: ByLayer }>()
  for (const { session } of sessions) {
    const { place = nothing, rooms = [] } = price.get(session.id) ?? {}
    for (const room of [undefined, ...Object.keys(session.rooms ?? {}).sort()]) {
      const extra = rooms.find((one) => one.room === room)?.price ?? nothing
      const sum = place.map((one, layer) => one + extra[layer]!)
      const key = JSON.stringify([session.site, room ?? null])
      const known = dearest.get(key)
      if (known === undefined || compared(sum, known.price) > 0) dearest.set(key, { session, price: sum })
    }
  }
  const ids = new Set(all.map(({ id }) => id))
  const free = (id: string): string => ids.has(id) ? free(`${id}+`) : id
  return [...new Set([...dearest.values()].map(({ session }) => session))].map((session) => ({ session: { ...session, id: free(`${session.id}+`) }, like: session.id }))
}
