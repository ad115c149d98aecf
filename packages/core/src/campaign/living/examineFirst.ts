import { grouped } from "../../language/grouped.ts"
import type { Campaign, Invitee } from "../campaign.ts"
import { type CampaignCosts, campaignCosts, placesOf } from "../campaignCosts.ts"
import { flowPlan } from "../flowPlan.ts"
import { roomNest } from "../roomNest.ts"
import { severalRoomsPlan } from "../severalRooms/severalRoomsPlan.ts"
import { roomLeft } from "./allocateAround.ts"

/** Who has which session, and which rooms wait for a second visit. */
export interface ExaminedFirst {
  readonly seats: ReadonlyMap<string, string>
  /** In the order of their names. */
  readonly waits: ReadonlyMap<string, readonly string[]>
}

/**
 * Seats those who have no session (`planned`), without the rooms that can wait: first with all their rooms, then without the scarcest, then without two of them, and so on, always
 * where there is room left, so that nobody moves. Whoever has no place then takes one of a lower group, and those who give way take what is left. In the end, a room that is left
 * where somebody comes anyway does not wait.
 */
export const examineFirst = (campaign: Campaign, canWait: (id: string, needed: readonly string[]) => readonly string[]): ExaminedFirst => {
  const seats = new Map(campaign.people.flatMap(({ id, planned }) => planned === undefined ? [] : [[id, planned] as const]))
  const waits = new Map<string, readonly string[]>()
  const waitable = new Map(campaign.people.map(({ id, rooms = [] }) => [id, canWait(id, rooms)]))
  const { isOpenTo, sessions } = campaignCosts(campaign)
  const withoutSession = (): readonly Invitee[] => campaign.people.filter(({ id }) => !seats.has(id))
  const seated = (): readonly Invitee[] => campaign.people.filter(({ id }) => seats.has(id)).map((person) => ({ ...without(person, waits.get(person.id)), planned: seats.get(person.id)! }))

  /** Plans some people around all others, who stay; in a trial without these rooms. */
  const seat = (moving: readonly Invitee[], trial: ReadonlyMap<string, readonly string[]>): void => {
    if (moving.length === 0) return
    const isMoving = new Set(moving.map(({ id }) => id))
    const rooms = ({ id }: Invitee): readonly string[] | undefined => trial.get(id) ?? waits.get(id)
    const found = planAround(campaign, seated().filter(({ id }) => !isMoving.has(id)), moving.map((person) => without(person, rooms(person))))
    for (const person of moving) {
      const [session, waiting] = [found.get(person.id), rooms(person) ?? []]
      if (session === undefined) seats.delete(person.id)
      else seats.set(person.id, session)
      if (session === undefined || waiting.length === 0) waits.delete(person.id)
      else waits.set(person.id, waiting)
    }
  }

  const takeWhatIsLeft = (): void => {
    const most = Math.max(0, ...withoutSession().map(({ id }) => waitable.get(id)!.length))
    for (let many = 0; many <= most; many++) {
      const scarcity = placesLeft(campaign, seated())
      const scarcest = (id: string): readonly string[] => waitable.get(id)!.toSorted((a, b) => scarcity(a) - scarcity(b) || (a < b ? -1 : 1)).slice(0, many)
      const trial = new Map(withoutSession().filter(({ id }) => waitable.get(id)!.length >= many).map(({ id }) => [id, scarcest(id)]))
      seat(withoutSession().filter(({ id }) => trial.has(id)), trial)
    }
  }

  takeWhatIsLeft()
  const groups = [...new Set(withoutSession().filter(({ id }) => waitable.get(id)!.length > 0).map(({ priority }) => priority))].sort((a, b) => a - b)
  for (const priority of groups) {
    const lower = campaign.people.filter((person) => seats.has(person.id) && person.priority > priority)
    const held = new Set(lower.map(({ id }) => seats.get(id)!))
    const comers = withoutSession().filter((person) => person.priority === priority && sessions.some((at) => held.has(at.session.id) && isOpenTo(without(person, waitable.get(person.id)), at)))
    if (comers.length > 0) seat([...comers, ...lower], new Map(comers.map(({ id }) => [id, waitable.get(id)!])))
  }
  if (groups.length > 0) takeWhatIsLeft()
  bringBack(campaign, seats, waits)
  return { seats, waits: new Map([...waits].map(([id, rooms]) => [id, rooms.toSorted()])) }
}

const without = ({ rooms, ...person }: Invitee, waiting: readonly string[] = []): Invitee => {
  const left = rooms?.filter((room) => !waiting.includes(room)) ?? []
  return left.length === 0 ? person : { ...person, rooms: left }
}

/** The best plan of some people, in what others leave free. */
const planAround = (campaign: Campaign, fixed: readonly Invitee[], moving: readonly Invitee[]): ReadonlyMap<string, string> => {
  const nest = roomNest(moving)
  const isCrossing = nest.crossing.length > 0
  const left: CampaignCosts = roomLeft(campaignCosts(campaign, { groups: isCrossing ? "oneByOne" : "weighted" }), fixed)
  if (!isCrossing) return flowPlan(moving, left, nest).assigned
  return severalRoomsPlan({ ...campaign, people: moving, sessions: left.sessions.map(({ session }) => session) }, left, nest).assigned
}

/** How many more each room could take, in all sessions. */
const placesLeft = ({ sessions }: Campaign, seated: readonly Invitee[]): (room: string) => number => {
  const left = new Map<string, number>()
  const add = (room: string, many: number): void => void left.set(room, (left.get(room) ?? 0) + many)
  for (const { rooms = {} } of sessions) for (const room of Object.keys(rooms)) add(room, rooms[room]!)
  for (const { rooms = [] } of seated) for (const room of new Set(rooms)) add(room, -1)
  return (room) => left.get(room) ?? 0
}

/** What is free in the session to which somebody comes anyway does not wait; the higher groups first. */
const bringBack = (campaign: Campaign, seats: ReadonlyMap<string, string>, waits: Map<string, readonly string[]>): void => {
  const sessions = new Map(campaign.sessions.map((session) => [session.id, session]))
  const people = grouped(campaign.people.filter(({ id }) => seats.has(id)), ({ id }) => seats.get(id)!)
  for (const [session, here] of people) {
    const used = new Map<string, number>()
    const take = (room: string): void => void used.set(room, (used.get(room) ?? 0) + 1)
    for (const person of here) for (const room of new Set(without(person, waits.get(person.id)).rooms)) take(room)
    const waiting = here.filter(({ id }) => waits.has(id)).sort((a, b) => a.priority - b.priority || (b.urgency ?? 0) - (a.urgency ?? 0) || (a.id < b.id ? -1 : 1))
    for (const { id } of waiting) {
      const left = waits.get(id)!.toSorted().filter((room) => {
        if ((used.get(room) ?? 0) >= placesOf(sessions.get(session)!, room)) return true
        take(room)
        return false
      })
      if (left.length === 0) waits.delete(id)
      else waits.set(id, left)
    }
  }
}
