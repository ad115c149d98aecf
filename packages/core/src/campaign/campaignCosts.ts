import { type EpochDay, epochDay } from "../time/index.ts"
import { type Aim, type ByAim, type Campaign, type Invitee, planningAims, type Session } from "./campaign.ts"

/** A session with what is asked of it again and again. */
export interface OpenSession {
  readonly session: Session
  readonly day: EpochDay
  readonly villages: ReadonlySet<string> | undefined
}

/** What people and sessions cost by aim: the one meaning that allocation and its check share. */
export interface CampaignCosts {
  readonly aims: readonly Aim[]
  readonly sessions: readonly OpenSession[]
  /** Whether somebody may be examined in a session at all. */
  readonly isOpenTo: (person: Invitee, at: OpenSession) => boolean
  /** Of a place for that person, by aim, without the load. */
  readonly ofPlace: (person: Invitee, at: OpenSession) => ByAim
  /** Of no place. */
  readonly ofNone: (person: Invitee) => ByAim
  /** Of the next person in a session, in steps: the fuller it is, the dearer. */
  readonly loadSteps: (session: Session) => readonly { readonly room: number; readonly cost: ByAim }[]
}

/** So many steps from an empty session to a full one. */
const steps = 8

/** Reads a campaign. */
export const campaignCosts = ({ people, sessions, travel = {}, aims = planningAims }: Campaign): CampaignCosts => {
  const inOrder = (cost: Readonly<Partial<Record<Aim, number>>>): ByAim => aims.map((aim) => cost[aim] ?? 0)
  const open = sessions.map((session): OpenSession => ({ session, day: epochDay(session.day), villages: session.villages === undefined ? undefined : new Set(session.villages) }))
  const firstDay = open.reduce((first, { day }) => Math.min(first, day), Infinity)
  // Any falling weights give the same: whom a session can serve together makes a matroid, and there the greedy order is the best by every such weight.
  const levels = [...new Set(people.map(rankOf))].sort((a, b) => a - b)
  const weight = new Map(levels.map((rank, place) => [rank, levels.length - place]))
  return {
    aims,
    sessions: open,
    isOpenTo: ({ windows, part, fixed, village, room }, { session, day, villages }) => session.capacity > 0
      && (fixed === undefined || fixed === session.id)
      && (part === undefined || session.part === undefined || session.part === part)
      && (room === undefined || (session.rooms?.[room] ?? 0) > 0)
      && (villages === undefined || (village !== undefined && villages.has(village)))
      && (windows === undefined || windows.some(({ from, until }) => epochDay(from) <= day && day < epochDay(until))),
    ofPlace: ({ urgency = 0, village = "", planned }, { session, day }) =>
      inOrder({ waiting: urgency * (day - firstDay), travel: travel[village]?.[session.site] ?? 0, moves: planned === undefined || planned === session.id ? 0 : 1 }),
    ofNone: (person) => inOrder({ served: weight.get(rankOf(person))!, moves: person.planned === undefined ? 0 : 1 }),
    loadSteps: ({ capacity }) => {
      const size = Math.ceil(capacity / steps)
      return Array.from({ length: Math.ceil(capacity / size) }, (_, step) => ({ room: Math.min(size, capacity - step * size), cost: inOrder({ load: step }) }))
    }
  }
}

/** The group first, the more urgent of it before the others. */
const rankOf = ({ priority, urgency = 0 }: Invitee): number => priority * (mostUrgent + 1) - Math.min(urgency, mostUrgent)

/** Urgency beyond this is the same. */
const mostUrgent = 1_000_000
