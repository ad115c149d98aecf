import type { Assignment, Campaign, Invitee, Session } from "@tramyte/core/campaign"
import { isOpen } from "./campaignReading.fixture.ts"

// How it is done by hand, and in published systems: whoever comes first in the list takes the first place that is open.

const places = (campaign: Campaign) => {
  const sessions = campaign.sessions.toSorted((a, b) => a.day < b.day ? -1 : a.day > b.day ? 1 : 0).map((session) => ({ session, left: session.capacity, rooms: new Map(Object.entries(session.rooms ?? {})) }))
  const assigned: Assignment[] = []
  const hasRoom = ({ left, rooms }: typeof sessions[number], people: readonly Invitee[]): boolean => left >= people.length
    && [...new Set(people.flatMap((one) => one.rooms ?? []))].every((room) => (rooms.get(room) ?? 0) >= people.filter((one) => one.rooms?.includes(room)).length)
  const take = (at: typeof sessions[number], people: readonly Invitee[]): void => {
    at.left -= people.length
    for (const person of people) {
      for (const room of person.rooms ?? []) at.rooms.set(room, at.rooms.get(room)! - 1)
      assigned.push({ id: person.id, session: at.session.id })
    }
  }
  const isFor = (people: readonly Invitee[], session: Session): boolean => people.every((person) => isOpen(campaign, person, session))
  const seat = (people: readonly Invitee[]): boolean => {
    const at = sessions.find((one) => hasRoom(one, people) && isFor(people, one.session))
    if (at !== undefined) take(at, people)
    return at !== undefined
  }
  return { assigned, seat }
}
const before = (a: Invitee, b: Invitee): number => a.priority - b.priority || (b.urgency ?? 0) - (a.urgency ?? 0)

/** Group after group, the more urgent first, each on the first day that is open. */
export const greedyByGroup = (campaign: Campaign): readonly Assignment[] => {
  const { assigned, seat } = places(campaign)
  for (const person of campaign.people.toSorted(before)) seat([person])
  return assigned
}

/** Household after household, by its first member; whole where a day takes all of it, else one by one. */
export const greedyByHousehold = (campaign: Campaign): readonly Assignment[] => {
  const { assigned, seat } = places(campaign)
  const households = new Map<string, Invitee[]>()
  for (const person of campaign.people.toSorted(before)) households.set(person.household ?? person.id, [...households.get(person.household ?? person.id) ?? [], person])
  for (const members of households.values()) if (!seat(members)) for (const member of members) seat([member])
  return assigned
}
