import type { Aim, Campaign, Invitee, Layer, Session } from "@tramyte/core/campaign"

// What a campaign asks, read a second time: nothing of it is shared with the allocation that is measured.

const dayNumber = (day: string): number => Date.parse(day) / 86_400_000
const weekday = (day: string): number => (dayNumber(day) + 3) % 7 + 1
const fits = (one: string | undefined, other: string | undefined): boolean => one === undefined || other === undefined || one === other

/** Whether somebody could come to a session. */
export const isOpen = ({ villageDays }: Campaign, { fixed, village, rooms = [], windows, part }: Invitee, session: Session): boolean =>
  session.capacity > 0
  && (fixed === undefined ? session.organisation === undefined : fixed.includes(session.id))
  && (villageDays !== "only" || session.villages === undefined || (village !== undefined && session.villages.includes(village)))
  && rooms.every((room) => (session.rooms?.[room] ?? 0) > 0)
  && fits(part, session.part)
  && (windows === undefined || windows.some((window) => window.from <= session.day && session.day < window.until
    && (window.weekdays === undefined || window.weekdays.includes(weekday(session.day))) && fits(window.part, session.part) && fits(window.part, part)))

/** People who are the same to every aim, and the sessions that are open to them by their place in the list. */
export interface Alike {
  readonly one: Invitee
  readonly people: readonly Invitee[]
  readonly open: readonly number[]
}

/** Everyone, those who are alike together. */
export const alike = (campaign: Campaign): readonly Alike[] => {
  const all = new Map<string, Invitee[]>()
  for (const person of campaign.people) {
    const { priority, urgency, village, rooms, windows, part, fixed, planned } = person
    const key = JSON.stringify([priority, urgency ?? 0, village, rooms, windows, part, fixed, planned])
    const same = all.get(key)
    if (same === undefined) all.set(key, [person])
    else same.push(person)
  }
  return [...all.values()].map((people) => ({ one: people[0]!, people, open: campaign.sessions.flatMap((session, at) => isOpen(campaign, people[0]!, session) ? [at] : []) }))
}

/** A number of those that are compared in turn; of a group, where it matters, those who are equally urgent. */
export interface ReadLayer extends Layer {
  readonly urgency?: number
}

/** Group after group, of each the more urgent first, and then the other aims. */
export const layersOf = (campaign: Campaign, aims: readonly Aim[]): readonly ReadLayer[] => aims.flatMap((aim): readonly ReadLayer[] => aim !== "served" ? [{ aim }]
  : [...new Map(campaign.people.map(({ priority, urgency = 0 }) => [`${priority} ${urgency}`, { aim, priority, urgency }])).values()].toSorted((a, b) => a.priority - b.priority || b.urgency - a.urgency))

/** What a place costs somebody, or what it costs to go without, for the aims that can be told of one person. */
export const costOfOne = ({ aim, priority, urgency }: ReadLayer, campaign: Campaign): ((person: Invitee, session: Session | undefined) => number) => {
  const first = Math.min(...campaign.sessions.map(({ day }) => dayNumber(day)))
  const groups = [...new Set(campaign.people.map((person) => person.priority))].toSorted((a, b) => b - a)
  const after = ({ day }: Session): number => dayNumber(day) - first
  const costs: Readonly<Record<Exclude<Aim, "served" | "households" | "load">, (person: Invitee, session: Session) => number>> = {
    waiting: ({ urgency = 0 }, session) => urgency * after(session),
    soon: (_, session) => after(session),
    villageDays: ({ village }, { villages }) => villages === undefined || (village !== undefined && villages.includes(village)) ? 0 : 1,
    travel: ({ village = "" }, { site }) => campaign.travel?.[village]?.[site] ?? 0,
    order: (person, session) => groups.indexOf(person.priority) * after(session),
    moves: ({ planned }, { id }) => planned === undefined || planned === id ? 0 : 1
  }
  return (person, session) => session === undefined ? aim === "served" ? person.priority === priority && (urgency === undefined || urgency === (person.urgency ?? 0)) ? 1 : 0 : aim === "moves" && person.planned !== undefined ? 1 : 0
    : aim === "served" || aim === "households" || aim === "load" ? 0 : costs[aim](person, session)
}

/** The places of a session by how full it is when they are taken: eighths, rounded up to whole people. */
export const eighths = ({ capacity }: Session): readonly { readonly eighth: number; readonly places: number }[] => {
  const size = Math.ceil(capacity / 8)
  return Array.from({ length: Math.ceil(capacity / size) }, (_, eighth) => ({ eighth, places: Math.min(size, capacity - eighth * size) }))
}

/** What a plan costs, layer by layer. */
export const costOf = (campaign: Campaign, assigned: readonly { readonly id: string; readonly session: string }[], layers: readonly ReadLayer[]): readonly number[] => {
  const sessions = new Map(campaign.sessions.map((session) => [session.id, session]))
  const places = new Map(assigned.map(({ id, session }) => [id, sessions.get(session)!]))
  return layers.map((layer) => {
    const cost = costOfOne(layer, campaign)
    if (layer.aim !== "load") return campaign.people.reduce((sum, person) => sum + cost(person, places.get(person.id)), 0)
    return campaign.sessions.reduce((sum, session) => {
      let left = assigned.filter((one) => one.session === session.id).length
      return sum + eighths(session).reduce((some, step) => {
        const taken = Math.min(left, step.places)
        left -= taken
        return some + step.eighth * taken
      }, 0)
    }, 0)
  })
}

/** People above what a session or one of its rooms can take, and people where they cannot come. */
export const overloads = (campaign: Campaign, assigned: readonly { readonly id: string; readonly session: string }[]): number => {
  const [people, sessions] = [new Map(campaign.people.map((person) => [person.id, person])), new Map(campaign.sessions.map((session) => [session.id, session]))]
  const taken = new Map<string, number>()
  let wrong = new Set(assigned.map(({ id }) => id)).size === assigned.length ? 0 : 1
  for (const { id, session } of assigned) {
    const [person, at] = [people.get(id)!, sessions.get(session)!]
    if (!isOpen(campaign, person, at)) wrong++
    for (const [what, places] of [[session, at.capacity], ...(person.rooms ?? []).map((room) => [`${room} of ${session}`, at.rooms![room]!] as const)] as const) {
      const now = (taken.get(what) ?? 0) + 1
      taken.set(what, now)
      if (now > places) wrong++
    }
  }
  return wrong
}

/** Pairs of somebody of a higher group without a session and somebody of a lower one who has a place there that would do. */
export const passedOver = (campaign: Campaign, assigned: readonly { readonly id: string; readonly session: string }[]): number => {
  const served = new Map(assigned.map(({ id, session }) => [id, session]))
  const here = new Map(campaign.sessions.map(({ id }) => [id, [] as Invitee[]]))
  for (const person of campaign.people) if (served.has(person.id)) here.get(served.get(person.id)!)!.push(person)
  let pairs = 0
  for (const person of campaign.people.filter(({ id }) => !served.has(id))) {
    for (const session of campaign.sessions) {
      if (!isOpen(campaign, person, session)) continue
      const present = here.get(session.id)!
      const isFree = (room: string, without: Invitee): boolean => present.filter((one) => one !== without && one.rooms?.includes(room)).length < session.rooms![room]!
      pairs += present.filter((other) => other.priority > person.priority && (person.rooms ?? []).every((room) => isFree(room, other))).length
    }
  }
  return pairs
}
