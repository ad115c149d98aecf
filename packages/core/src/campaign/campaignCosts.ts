import { dayOfWeek, type EpochDay, epochDay } from "../time/index.ts"
import { type Aim, type ByLayer, type Campaign, type Invitee, type Layer, planningAims, type Session } from "./campaign.ts"

/** A session with what is asked of it again and again. */
export interface OpenSession {
  readonly session: Session
  readonly day: EpochDay
  readonly villages: ReadonlySet<string> | undefined
}

/** How the costs are told. */
export interface CostOptions {
  /** `served` as one layer with a weight for each rank, or group by group. The first is the same where rooms nest, and quicker. */
  readonly groups?: "weighted" | "oneByOne"
  /** By household the session where it comes together; nothing: nobody cares. */
  readonly homes?: ReadonlyMap<string, string>
}

/** What people and sessions cost by layer: the one meaning that allocation and its check share. */
export interface CampaignCosts {
  readonly layers: readonly Layer[]
  readonly homes: ReadonlyMap<string, string> | undefined
  /** By day and id, so that the order of the list changes nothing. */
  readonly sessions: readonly OpenSession[]
  /** Whether somebody may be examined in a session at all. */
  readonly isOpenTo: (person: Invitee, at: OpenSession) => boolean
  /** Of a place for that person, without the load. */
  readonly ofPlace: (person: Invitee, at: OpenSession) => ByLayer
  /** Of no place. */
  readonly ofNone: (person: Invitee) => ByLayer
  /** Of the next person in a session, in steps: the fuller it is, the dearer. */
  readonly loadSteps: (session: Session) => readonly { readonly room: number; readonly cost: ByLayer }[]
}

/** So many steps from an empty session to a full one. */
const steps = 8

/** Reads a campaign. */
export const campaignCosts = (campaign: Campaign, { groups = "weighted", homes }: CostOptions = {}): CampaignCosts => {
  const { people, travel = {}, villageDays = "preferred", aims = planningAims } = campaign
  const sessions = campaign.sessions.map((session): OpenSession => ({ session, day: epochDay(session.day), villages: session.villages === undefined ? undefined : new Set(session.villages) }))
    .toSorted((a, b) => a.day - b.day || (a.session.id < b.session.id ? -1 : 1))
  const firstDay = sessions[0]?.day ?? 0
  const ranks = fallingWeights(people.map(rankOf))
  const priorities = fallingWeights(people.map(({ priority }) => priority))
  const layers = aims.flatMap((aim): readonly Layer[] => aim !== "served" ? [{ aim }]
    : groups === "weighted" ? [{ aim }, { aim, ranked: true }] : [...priorities.keys()].map((priority) => ({ aim, priority })))
  const cost = (of: (layer: Layer) => number): ByLayer => layers.map(of)
  const minutes = new Map(Object.entries(travel).map(([village, sites]) => [village, new Map(Object.entries(sites))]))
  const isVillages = ({ village }: Invitee, { villages }: OpenSession): boolean => villages === undefined || (village !== undefined && villages.has(village))
  const size = (capacity: number): number => Math.ceil(capacity / steps)
  // Sessions are asked of one person after the other: what the days of that person's windows are is read once.
  let asked: Invitee["windows"]
  let spans: readonly (readonly [from: EpochDay, until: EpochDay])[] = []
  const isWithin = (windows: NonNullable<Invitee["windows"]>, partOfPerson: Invitee["part"], { day, session }: OpenSession): boolean => {
    if (windows !== asked) {
      asked = windows
      spans = windows.map(({ from, until }) => [epochDay(from), epochDay(until)])
    }
    return windows.some(({ weekdays, part }, at) => spans[at]![0] <= day && day < spans[at]![1]
      && (weekdays === undefined || weekdays.includes(dayOfWeek(day)))
      && (part === undefined || ((session.part === undefined || session.part === part) && (partOfPerson === undefined || partOfPerson === part))))
  }
  return {
    layers,
    homes,
    sessions,
    isOpenTo: (person, at) => {
      const { windows, part, fixed, rooms } = person
      const { session } = at
      return session.capacity > 0
        && (session.organisation === undefined || fixed !== undefined)
        && (fixed === undefined || fixed.includes(session.id))
        && (part === undefined || session.part === undefined || session.part === part)
        && (rooms === undefined || rooms.every((room) => placesOf(session, room) > 0))
        && (villageDays === "preferred" || isVillages(person, at))
        && (windows === undefined || isWithin(windows, part, at))
    },
    ofPlace: (person, at) => {
      const { urgency = 0, village = "", household, planned, priority } = person
      const { session, day } = at
      const home = household === undefined ? undefined : homes?.get(household)
      return cost(({ aim }) => {
        switch (aim) {
          case "waiting": return urgency * (day - firstDay)
          case "households": return home === undefined || home === session.id ? 0 : 1
          case "villageDays": return isVillages(person, at) ? 0 : 1
          case "travel": return minutes.get(village)?.get(session.site) ?? 0
          case "soon": return day - firstDay
          case "order": return (priorities.get(priority)! - 1) * (day - firstDay)
          case "moves": return planned === undefined || planned === session.id ? 0 : 1
          default: return 0
        }
      })
    },
    ofNone: (person) => cost(({ aim, priority, ranked }) => aim === "served" ? ranked ? ranks.get(rankOf(person))! : priority === undefined || priority === person.priority ? 1 : 0
      : aim === "moves" && person.planned !== undefined ? 1 : 0),
    loadSteps: ({ capacity }) => Array.from({ length: Math.ceil(capacity / (size(capacity) || 1)) }, (_, step) => ({
      room: Math.min(size(capacity), capacity - step * size(capacity)), cost: cost(({ aim }) => aim === "load" ? step : 0)
    }))
  }
}

/** People whom a scarce room or machine of a session can take; nothing where it is not there, whatever it is called. */
export const placesOf = ({ rooms }: Session, room: string): number => rooms !== undefined && Object.hasOwn(rooms, room) ? rooms[room]! : 0

/**
 * Any falling weights give the same where rooms nest: whom the sessions can serve together makes a matroid then. There the greedy order is the best by
 * every such weight, and serves as many people as any other, so that to count heads first changes nothing but the time it takes.
 */
const fallingWeights = (values: readonly number[]): ReadonlyMap<number, number> => {
  const levels = [...new Set(values)].sort((a, b) => a - b)
  return new Map(levels.map((level, place) => [level, levels.length - place]))
}

/** The group first, the more urgent of it before the others. */
const rankOf = ({ priority, urgency = 0 }: Invitee): number => priority * (mostUrgent + 1) - Math.min(urgency, mostUrgent)

/** Urgency beyond this is the same. */
export const mostUrgent = 1_000_000

/** The aims of layers, each once. */
export const aimsOf = (layers: readonly Layer[]): readonly Aim[] => [...new Set(layers.map(({ aim }) => aim))]

/** In the order of the layers. */
export const compared = (a: ByLayer, b: ByLayer): number => {
  for (let layer = 0; layer < a.length; layer++) if (a[layer] !== b[layer]) return a[layer]! - b[layer]!
  return 0
}
