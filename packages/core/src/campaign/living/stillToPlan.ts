import { type CivilDate, type EpochDay, epochDay } from "../../time/index.ts"
import type { Campaign, Invitee, Session } from "../campaign.ts"
import { campaignCosts, placesOf } from "../campaignCosts.ts"
import { type ChangedCampaign, windowsFrom } from "./applyChanges.ts"

/** A plan, and what came otherwise. */
export interface ChangedPlan {
  /** As it was. */
  readonly campaign: Campaign
  /** By person: the session. */
  readonly before: ReadonlyMap<string, string>
  readonly changed: ChangedCampaign
  readonly from?: CivilDate
}

/** What can still be planned. */
export interface StillToPlan {
  /** The days to come, the people without a day that is over, and the session that each was told (`planned`), if it still can be theirs. */
  readonly campaign: Campaign
  /** Who keeps a session of a day that is over. */
  readonly kept: ReadonlySet<string>
  /** Sessions to come of days that are too near to be told. */
  readonly near: readonly Session[]
}

/** So many days it takes until somebody has been told. */
const daysToTell = 3

/** What of a campaign is over, what is too near to be told anew, and what is left to plan. */
export const stillToPlan = ({ campaign: original, before, changed, from }: ChangedPlan, { noticeDays = daysToTell }: { readonly noticeDays?: number }): StillToPlan => {
  const { campaign, absent } = changed
  const first = from === undefined ? -Infinity : epochDay(from)
  const toCome: Campaign = { ...campaign, sessions: campaign.sessions.filter(({ day }) => epochDay(day) >= first) }
  const { sessions, isOpenTo } = campaignCosts(toCome)
  const open = new Map(sessions.map((at) => [at.session.id, at]))
  const wasExamined = withAllRooms(original.sessions, campaign.sessions)
  const kept = new Set(campaign.people.filter((person) => {
    const session = before.get(person.id)
    return session !== undefined && !open.has(session) && !absent.has(person.id) && wasExamined(person, session)
  }).map(({ id }) => id))
  const soonest = first + noticeDays
  const near = toCome.sessions.filter(({ day }) => epochDay(day) < soonest)
  const inTime = toldInTime(toCome.sessions, near, soonest)
  const people = campaign.people.filter(({ id }) => !kept.has(id)).map(({ planned: _, ...person }): Invitee => {
    const at = absent.has(person.id) ? undefined : open.get(before.get(person.id) ?? "")
    const fixed = person.fixed?.filter((session) => open.has(session))
    return inTime({ ...person, ...(fixed === undefined ? {} : { fixed }), ...(at !== undefined && isOpenTo(person, at) ? { planned: at.session.id } : {}) })
  })
  return { campaign: { ...toCome, people }, kept, near }
}

/** Whether a session that is over had what somebody needs: it took place, and no machine broke that was there by the plan. */
const withAllRooms = (planned: readonly Session[], took: readonly Session[]): (person: Invitee, session: string) => boolean => {
  const was = new Map(planned.map((session) => [session.id, session]))
  const is = new Map(took.map((session) => [session.id, session]))
  return ({ rooms = [] }, id) => {
    const now = is.get(id)
    const then = was.get(id)
    return now !== undefined && rooms.every((room) => placesOf(now, room) > 0 || then === undefined || placesOf(then, room) === 0)
  }
}

/** Somebody as far as there is time to tell them: on the days that are too near, nothing is open but the session that they were told. */
const toldInTime = (sessions: readonly Session[], tooNear: readonly Session[], soonest: EpochDay): (person: Invitee) => Invitee => {
  const near = new Set(tooNear.map(({ id }) => id))
  if (near.size === 0) return (person) => person
  const far = sessions.filter(({ id }) => !near.has(id))
  const anyDay = windowsFrom(undefined, soonest)
  // People who hold the same session and have no day laid down share a list.
  const lists = new Map<string, readonly string[]>()
  const orLater = (session: string): readonly string[] => {
    const known = lists.get(session) ?? [session, ...far.filter(({ organisation }) => organisation === undefined).map(({ id }) => id)]
    lists.set(session, known)
    return known
  }
  return (person) => {
    const { fixed, planned, windows } = person
    if (planned === undefined || !near.has(planned)) return { ...person, windows: windows === undefined ? anyDay : windowsFrom(windows, soonest) }
    return { ...person, fixed: fixed === undefined ? orLater(planned) : fixed.filter((session) => session === planned || !near.has(session)) }
  }
}
