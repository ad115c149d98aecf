import type { Campaign, Invitee } from "../campaign.ts"
import { type CampaignCosts, placesOf } from "../campaignCosts.ts"
import { flowPlan, type Plan } from "../flowPlan.ts"
import type { RoomNest } from "../roomNest.ts"

/**
 * A plan where rooms cross: the best plan without the rooms that cross is a bound, and becomes a plan by leaving out those who find no place in such a room.
 */
export const severalRoomsPlan = ({ people }: Campaign, costs: CampaignCosts, nest: RoomNest): Plan => {
  const { assigned, prices, bound } = flowPlan(people, costs, nest)
  const open = new Map(costs.sessions.map((at) => [at.session.id, at]))
  const taken = new Map<string, number>()
  const used = (session: string, room: string): number => taken.get(JSON.stringify([session, room])) ?? 0
  const all = ({ rooms = [] }: Invitee): readonly string[] => [...new Set(rooms)]
  const kept = new Map<string, string>()
  const keep = (person: Invitee, session: string): boolean => {
    const at = open.get(session)!
    if ((taken.get(session) ?? 0) >= at.session.capacity || !costs.isOpenTo(person, at) || all(person).some((room) => used(session, room) >= placesOf(at.session, room))) return false
    taken.set(session, (taken.get(session) ?? 0) + 1)
    for (const room of all(person)) taken.set(JSON.stringify([session, room]), used(session, room) + 1)
    kept.set(person.id, session)
    return true
  }
  const inOrder = people.toSorted((a, b) => a.priority - b.priority || (b.urgency ?? 0) - (a.urgency ?? 0) || (a.id < b.id ? -1 : 1))
  const left = inOrder.filter((person) => !assigned.has(person.id) || !keep(person, assigned.get(person.id)!))
  for (const person of left) costs.sessions.some((at) => keep(person, at.session.id))
  return { assigned: kept, prices, bound }
}
