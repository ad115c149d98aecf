import type { Aim, Campaign, DayPart, Invitee, Layer, Session } from "../campaign.ts"

// What a campaign means, read from its words alone and in the slowest way, to hold the fast one against. Nothing here is taken from the allocation's own code.

/** Who comes to which session. */
export type Plan = ReadonlyMap<string, Session>

/** One number of those compared in turn; of `served` a group, or those of a group who are equally urgent. */
export interface NaiveLayer extends Layer {
  readonly urgency?: number
}

const dayNumber = (day: string): number => Date.parse(day) / 86_400_000
/** 1 Monday to 7 Sunday; the first of January 1970 was a Thursday. */
const weekday = (day: string): number => (dayNumber(day) + 3) % 7 + 1
const agree = (...parts: readonly (DayPart | undefined)[]): boolean => new Set(parts.filter((part) => part !== undefined)).size <= 1
const isOwnDay = (person: Invitee, session: Session): boolean => session.villages === undefined || (person.village !== undefined && session.villages.includes(person.village))
const falling = (a: number, b: number): number => b - a
const rising = (a: number, b: number): number => a - b
const sum = <T>(of: readonly T[], value: (one: T) => number): number => of.reduce((total, one) => total + value(one), 0)

export const grouped = <T, K>(of: readonly T[], key: (one: T) => K): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, T[]>()
  for (const one of of) groups.set(key(one), [...groups.get(key(one)) ?? [], one])
  return groups
}
export const roomsOf = (person: Invitee): readonly string[] => [...new Set(person.rooms)]
export const placesOf = (session: Session, room: string): number => session.rooms !== undefined && Object.hasOwn(session.rooms, room) ? session.rooms[room]! : 0
export const prioritiesOf = (campaign: Campaign): readonly number[] => [...new Set(campaign.people.map(({ priority }) => priority))].toSorted(rising)

/** Whether the person alone could come to the session. */
export const isOpen = (campaign: Campaign, person: Invitee, session: Session): boolean => {
  if (session.capacity < 1) return false
  if (person.fixed === undefined ? session.organisation !== undefined : !person.fixed.includes(session.id)) return false
  if (campaign.villageDays === "only" && !isOwnDay(person, session)) return false
  if (roomsOf(person).some((room) => placesOf(session, room) < 1)) return false
  if (person.windows === undefined) return agree(person.part, session.part)
  return person.windows.some(({ from, until, weekdays, part }) =>
    from <= session.day && session.day < until && (weekdays === undefined || weekdays.includes(weekday(session.day))) && agree(person.part, session.part, part))
}

/** What forbids the plan, in words; nothing where it can be done. */
export const faults = (campaign: Campaign, plan: Plan): readonly string[] => campaign.sessions.flatMap((session) => {
  const coming = campaign.people.filter(({ id }) => plan.get(id) === session)
  return [
    ...coming.filter((person) => !isOpen(campaign, person, session)).map(({ id }) => `${session.id} is not open to ${id}`),
    ...(coming.length > session.capacity ? [`${session.id} has ${coming.length} people on ${session.capacity} places`] : []),
    ...[...new Set(coming.flatMap(roomsOf))].filter((room) => coming.filter((person) => roomsOf(person).includes(room)).length > placesOf(session, room))
      .map((room) => `${room} of ${session.id} is too small`)
  ]
})

/** The eighth of a session in which its next person sits, from 0: an eighth is rounded up to whole people. */
export const eighthOf = (session: Session, seat: number): number => Math.floor(seat / Math.ceil(session.capacity / 8))

/** What one person's place costs by itself, or to go without: all layers but those that look at people together. */
export const costOfOne = ({ aim, priority, urgency }: NaiveLayer, campaign: Campaign): ((person: Invitee, session: Session | undefined) => number) => {
  const first = Math.min(...campaign.sessions.map(({ day }) => dayNumber(day)))
  const priorities = prioritiesOf(campaign)
  const costs: Readonly<Record<Aim, (person: Invitee, session: Session) => number>> = {
    served: () => 0,
    waiting: (person, { day }) => (person.urgency ?? 0) * (dayNumber(day) - first),
    households: () => 0,
    villageDays: (person, session) => isOwnDay(person, session) ? 0 : 1,
    travel: ({ village }, { site }) => village === undefined ? 0 : campaign.travel?.[village]?.[site] ?? 0,
    soon: (_, { day }) => dayNumber(day) - first,
    load: () => 0,
    order: (person, { day }) => (priorities.length - 1 - priorities.indexOf(person.priority)) * (dayNumber(day) - first),
    moves: ({ planned }, { id }) => planned === undefined || planned === id ? 0 : 1
  }
  return (person, session) => {
    if (session !== undefined) return costs[aim](person, session)
    if (aim === "moves") return person.planned === undefined ? 0 : 1
    return aim === "served" && person.priority === priority && (urgency === undefined || urgency === (person.urgency ?? 0)) ? 1 : 0
  }
}

/** What the plan costs in one layer, by its definition. */
const costIn = (layer: NaiveLayer, campaign: Campaign, plan: Plan): number => {
  const { people, sessions } = campaign
  const coming = (session: Session): readonly Invitee[] => people.filter(({ id }) => plan.get(id) === session)
  if (layer.aim === "load") return sum(sessions, (session) => sum(coming(session).map((_, seat) => eighthOf(session, seat)), (eighth) => eighth))
  if (layer.aim === "households") return sum([...householdsOf(campaign).values()], (members) => {
    const served = members.flatMap(({ id }) => plan.get(id) ?? [])
    return served.length - Math.max(0, ...sessions.map((session) => served.filter((one) => one === session).length))
  })
  const cost = costOfOne(layer, campaign)
  return sum(people, (person) => cost(person, plan.get(person.id)))
}

export const householdsOf = (campaign: Campaign): ReadonlyMap<string, readonly Invitee[]> => grouped(campaign.people.filter(({ household }) => household !== undefined), ({ household }) => household!)

/** The numbers that are compared in turn; of a group the more urgent first, if they are told apart. */
export const layersOf = (campaign: Campaign, aims: readonly Aim[], isByUrgency = true): readonly NaiveLayer[] => aims.flatMap((aim): readonly NaiveLayer[] =>
  aim !== "served" ? [{ aim }] : prioritiesOf(campaign).flatMap((priority): readonly NaiveLayer[] => {
    if (!isByUrgency) return [{ aim, priority }]
    const urgencies = new Set(campaign.people.filter((person) => person.priority === priority).map(({ urgency }) => urgency ?? 0))
    return [...urgencies].toSorted(falling).map((urgency) => ({ aim, priority, urgency }))
  }))

export const costOf = (campaign: Campaign, plan: Plan, layers: readonly NaiveLayer[]): readonly number[] => layers.map((layer) => costIn(layer, campaign, plan))

export const compareCosts = (a: readonly number[], b: readonly number[]): number => {
  const layer = a.findIndex((value, index) => value !== b[index])
  return layer === -1 ? 0 : a[layer]! - b[layer]!
}
