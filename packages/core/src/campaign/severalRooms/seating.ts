import type { Invitee } from "../campaign.ts"
import { type CampaignCosts, placesOf } from "../campaignCosts.ts"
import { type Effort, effort } from "./effort.ts"

/** Who sits where while a plan is being made: people and sessions by number, and how full everything is. Changes when somebody is put or leaves. */
export interface Seating {
  /** The highest group first, of it the more urgent, then by id: the order of the list changes nothing. */
  readonly people: readonly Invitee[]
  readonly sessionIds: readonly string[]
  /** By person: the sessions that are open, in their order. */
  readonly open: (person: number) => readonly number[]
  readonly isOpen: (person: number, session: number) => boolean
  /** By person: the same for those to whom the same is open, and who need the same. */
  readonly type: (person: number) => number
  /** By person: which rooms are needed, as a number. */
  readonly kind: Int32Array
  readonly kinds: number
  /** By person: the session, or -1. */
  readonly at: Int32Array
  /** By session: its people. */
  readonly here: readonly number[][]
  /** Whether a place and all rooms of that kind are free. */
  readonly fits: (kind: number, session: number) => boolean
  /** Whether they would be if that person, who is there, left. */
  readonly fitsWithout: (kind: number, session: number, person: number) => boolean
  /** How many of the rooms of that kind are full, the place among them, if those people left. */
  readonly lacks: (kind: number, session: number, leaving: readonly number[]) => number
  readonly put: (person: number, session: number) => void
  readonly leave: (person: number) => void
  /** How many more of each room are there: nothing is not the place. */
  readonly left: (session: number, room: string | undefined) => number
  readonly assigned: () => ReadonlyMap<string, string>
  /** What looking for places takes. */
  readonly work: Effort
  /** Remembers how everybody sits now, and seats them so again when it is called. */
  readonly remember: () => () => void
}

/** Everybody who has a place, sitting there. */
export const seating = (all: readonly Invitee[], costs: Pick<CampaignCosts, "sessions" | "isOpenTo">, assigned: ReadonlyMap<string, string>, work = effort(Infinity)): Seating => {
  const { sessions, isOpenTo } = costs
  const people = all.toSorted(byRank)
  const roomAt = new Map<string | undefined, number>([[undefined, 0]])
  for (const room of [...new Set(people.flatMap(({ rooms = [] }) => rooms))].sort()) roomAt.set(room, roomAt.size)
  const width = roomAt.size
  // Of each kind the rooms by number, the place among them.
  const kindRooms: number[][] = []
  const kindAt = new Map<string, number>()
  const kind = Int32Array.from(people, ({ rooms = [] }) => {
    const needed = [0, ...[...new Set(rooms)].map((room) => roomAt.get(room)!).sort((a, b) => a - b)]
    const key = needed.join()
    if (!kindAt.has(key)) kindAt.set(key, kindRooms.push(needed) - 1)
    return kindAt.get(key)!
  })
  const needs = kindRooms.map((needed) => Uint8Array.from({ length: width }, (_, room) => needed.includes(room) ? 1 : 0))
  const left = new Int32Array(sessions.length * width)
  sessions.forEach(({ session }, index) => {
    for (const [room, number] of roomAt) left[index * width + number] = room === undefined ? session.capacity : placesOf(session, room)
  })
  const at = new Int32Array(people.length).fill(-1)
  const here = sessions.map((): number[] => [])
  const place = new Int32Array(people.length)
  const put = (person: number, session: number): void => {
    at[person] = session
    place[person] = here[session]!.push(person) - 1
    for (const room of kindRooms[kind[person]!]!) left[session * width + room]!--
  }
  const leave = (person: number): void => {
    const session = at[person]!
    const others = here[session]!
    const last = others.pop()!
    if (last !== person) {
      others[place[person]!] = last
      place[last] = place[person]!
    }
    at[person] = -1
    for (const room of kindRooms[kind[person]!]!) left[session * width + room]!++
  }
  const sessionAt = new Map(sessions.map(({ session }, index) => [session.id, index]))
  people.forEach(({ id }, person) => {
    const session = assigned.get(id)
    if (session !== undefined) put(person, sessionAt.get(session)!)
  })
  const { open, isOpen, type } = openSessions(people, sessions, isOpenTo)
  return {
    people, sessionIds: sessions.map(({ session }) => session.id), kind, kinds: kindRooms.length, at, here, put, leave, open, isOpen, type, work,
    fits: (one, session) => kindRooms[one]!.every((room) => left[session * width + room]! > 0),
    fitsWithout: (one, session, person) => kindRooms[one]!.every((room) => left[session * width + room]! + needs[kind[person]!]![room]! > 0),
    lacks: (one, session, leaving) => kindRooms[one]!.filter((room) => left[session * width + room]! + leaving.reduce((sum, person) => sum + needs[kind[person]!]![room]!, 0) <= 0).length,
    left: (session, room) => left[session * width + roomAt.get(room)!]!,
    remember: () => {
      const [leftThen, atThen, placeThen, hereThen] = [left.slice(), at.slice(), place.slice(), here.map((list) => [...list])]
      return () => {
        left.set(leftThen)
        at.set(atThen)
        place.set(placeThen)
        hereThen.forEach((list, session) => { here[session] = [...list] })
      }
    },
    assigned: () => new Map(people.flatMap(({ id }, person) => at[person]! < 0 ? [] : [[id, sessions[at[person]!]!.session.id]]))
  }
}

/** The sessions that are open to somebody, when it is asked; to people of whom the same is said the same are. */
const openSessions = (people: readonly Invitee[], sessions: CampaignCosts["sessions"], isOpenTo: CampaignCosts["isOpenTo"]): Pick<Seating, "open" | "isOpen" | "type"> => {
  interface Open { readonly type: number; readonly list: readonly number[]; readonly is: Uint8Array }
  const known = new Map<string, Open>()
  const asked: (Open | undefined)[] = []
  const of = (person: number): Open => {
    const before = asked[person]
    if (before !== undefined) return before
    const { village, rooms, windows, part, fixed } = people[person]!
    const key = JSON.stringify([village, rooms, windows, part, fixed])
    let found = known.get(key)
    if (found === undefined) {
      const list = [...sessions.keys()].filter((session) => isOpenTo(people[person]!, sessions[session]!))
      const is = new Uint8Array(sessions.length)
      for (const session of list) is[session] = 1
      known.set(key, found = { type: known.size, list, is })
    }
    return asked[person] = found
  }
  return { open: (person) => of(person).list, isOpen: (person, session) => of(person).is[session] === 1, type: (person) => of(person).type }
}

/** The highest group first, the more urgent of it before the others, then by id. */
export const byRank = (a: Invitee, b: Invitee): number => a.priority - b.priority || (b.urgency ?? 0) - (a.urgency ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
