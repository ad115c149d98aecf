import { type ByLayer, type Campaign, type Invitee, planningAims } from "../campaign.ts"
import { type CampaignCosts, campaignCosts, compared } from "../campaignCosts.ts"
import { minimumCostFlow } from "../flow/minimumCostFlow.ts"
import { alike, networkOf } from "../flowPlan.ts"
import { type RoomNest, roomNest } from "../roomNest.ts"
import { type Effort, ofPivot } from "./effort.ts"

/** So many nests are tried at most. */
const tries = 8

/**
 * Of the nests that can be made of rooms which cross, the one whose flow leaves the most people without a session: what stands outside it has no limit there, so it proves the most, and
 * its plan breaks the fewest limits. A van that comes on a few days binds less than the ultrasound of those days.
 */
export const strongestNest = (campaign: Campaign, { homes }: CampaignCosts, given: RoomNest, work: Effort): RoomNest => {
  const { people, aims = planningAims } = campaign
  const first = aims.slice(0, aims.lastIndexOf("served") + 1)
  // Fewer are unlike each other where less is asked.
  const asked = people.map(({ urgency, planned, ...person }): Invitee => ({
    ...person, ...(urgency !== undefined && first.includes("waiting") ? { urgency } : {}), ...(planned !== undefined && first.includes("moves") ? { planned } : {})
  }))
  const costs = campaignCosts({ ...campaign, people: asked, aims: first }, { groups: "oneByOne", ...(homes === undefined ? {} : { homes }) })
  let best = given
  let most: ByLayer | undefined
  for (const nest of nestsOf(people, given)) {
    if (most !== undefined && !work.isLeft(0.5)) break
    const network = networkOf(alike(asked, costs, nest), costs, nest)
    const { totals, pivots } = minimumCostFlow(network)
    // As measured: a flow from the beginning takes two and a half times what one does that goes on from another.
    work.spend(2.5 * (3 * network.from.length * totals.length + ofPivot * pivots))
    if (most === undefined || compared(totals, most) > 0) [best, most] = [nest, totals]
  }
  return best
}

/** The given nest, and those that begin with another room: as many others as go with it, those that most people need first. */
const nestsOf = (people: readonly Invitee[], given: RoomNest): readonly RoomNest[] => {
  const sets = [...new Map(people.map(({ rooms = [] }) => [JSON.stringify([...rooms].sort()), rooms])).values()]
  const need = new Map<string, number>()
  for (const { rooms } of people) for (const room of new Set(rooms)) need.set(room, (need.get(room) ?? 0) + 1)
  const byNeed = [...need.keys()].sort((a, b) => need.get(b)! - need.get(a)! || (a < b ? -1 : 1))
  const keeping = (kept: readonly string[]): RoomNest => roomNest(sets.map((rooms, at) => ({ id: String(at), priority: 1, rooms: rooms.filter((room) => kept.includes(room)) })))
  const found = new Map<string, RoomNest>([[[...given.crossing].sort().join("\u0000"), given]])
  for (const first of byNeed) {
    let kept = [first]
    for (const room of byNeed) if (room !== first && keeping([...kept, room]).crossing.length === 0) kept = [...kept, room]
    const crossing = byNeed.filter((room) => !kept.includes(room))
    const key = [...crossing].sort().join("\u0000")
    if (found.size < tries && !found.has(key)) found.set(key, { ...keeping(kept), crossing })
  }
  return [...found.values()]
}
