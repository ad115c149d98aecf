import { civilDate, type CivilDate, type EpochDay, epochDay } from "../../time/index.ts"
import type { Campaign, Invitee, Session, Window } from "../campaign.ts"
import type { CampaignChange, GoneBecause } from "./changes.ts"

/** A campaign after changes, and what they did to whom. */
export interface ChangedCampaign {
  /** With all its days, without those who are gone. */
  readonly campaign: Campaign
  readonly gone: ReadonlyMap<string, GoneBecause>
  /** Who did not come, and therefore holds no place any more. */
  readonly absent: ReadonlySet<string>
  readonly newcomers: ReadonlySet<string>
}

/** Applies changes in their order, to a campaign of which people know their sessions. They were checked before. */
export const applyChanges = (campaign: Campaign, changes: readonly CampaignChange[], before: ReadonlyMap<string, string> = new Map()): ChangedCampaign => {
  const dayOf = new Map(campaign.sessions.map(({ id, day }) => [id, epochDay(day)]))
  const sessions = new Map(campaign.sessions.map((session) => [session.id, session]))
  const people = new Map(campaign.people.map((person) => [person.id, person]))
  const gone = new Map<string, GoneBecause>()
  const absent = new Set<string>()
  const newcomers = new Set<string>()
  for (const change of changes) {
    switch (change.kind) {
      case "sessionLost":
        sessions.delete(change.session)
        break
      case "siteClosed":
        for (const session of sessions.values()) if (session.site === change.site && isWithin(session, change)) sessions.delete(session.id)
        break
      case "roomBroken":
        for (const session of sessions.values()) {
          if ((change.site === undefined || change.site === session.site) && isWithin(session, change)) sessions.set(session.id, withoutRoom(session, change.room))
        }
        break
      case "session":
        sessions.set(change.session.id, change.session)
        break
      case "newcomer":
        people.set(change.person.id, change.person)
        newcomers.add(change.person.id)
        break
      case "gone":
        people.delete(change.id)
        gone.set(change.id, change.because)
        break
      case "didNotCome":
        absent.add(change.id)
        people.set(change.id, comesFrom(people.get(change.id)!, Math.max(epochDay(change.from), 1 + (dayOf.get(before.get(change.id) ?? "") ?? -Infinity)), sessions))
        break
      case "withoutRooms": {
        const { rooms = [], ...person } = people.get(change.id)!
        const left = change.rooms === undefined ? [] : rooms.filter((room) => !change.rooms!.includes(room))
        people.set(change.id, { ...person, ...(left.length === 0 ? {} : { rooms: left }) })
        break
      }
      case "windows": {
        const { windows: _, ...person } = people.get(change.id)!
        people.set(change.id, { ...person, ...(change.windows === undefined ? {} : { windows: change.windows }) })
      }
    }
  }
  return { campaign: { ...campaign, sessions: [...sessions.values()], people: [...people.values()].map((person) => withKnownDays(person, sessions)) }, gone, absent, newcomers }
}

const isWithin = ({ day }: Session, { from, until }: { readonly from: CivilDate; readonly until: CivilDate }): boolean => epochDay(from) <= epochDay(day) && epochDay(day) < epochDay(until)

const withoutRoom = (session: Session, room: string): Session =>
  session.rooms === undefined || !Object.hasOwn(session.rooms, room) ? session : { ...session, rooms: Object.fromEntries(Object.entries(session.rooms).map(([name, places]) => [name, name === room ? 0 : places])) }

/** From a day on; whose own days are all over can come to any session. */
const comesFrom = ({ fixed, ...person }: Invitee, first: EpochDay, sessions: ReadonlyMap<string, Session>): Invitee => {
  const left = fixed?.filter((session) => epochDay(sessions.get(session)?.day ?? "0001-01-01") >= first) ?? []
  return { ...person, windows: windowsFrom(person.windows, first), ...(left.length > 0 ? { fixed: left } : {}) }
}

const lastDay = epochDay("9999-12-31")

/** What of the windows is left from a day on; who could come on any day has one that does not end. */
export const windowsFrom = (windows: readonly Window[] | undefined, first: EpochDay): readonly Window[] => {
  if (windows === undefined) return first < lastDay ? [{ from: civilDate(first), until: civilDate(lastDay) }] : []
  return windows.filter(({ until }) => epochDay(until) > first).map((window) => ({ ...window, from: civilDate(Math.max(first, epochDay(window.from))) }))
}

/** A day that an employer laid down and that is lost is none of the person's days any more. */
const withKnownDays = (person: Invitee, sessions: ReadonlyMap<string, Session>): Invitee => {
  const { planned, ...rest } = person
  const kept = planned === undefined || sessions.has(planned) ? person : rest
  return kept.fixed === undefined || kept.fixed.every((session) => sessions.has(session)) ? kept : { ...kept, fixed: kept.fixed.filter((session) => sessions.has(session)) }
}
