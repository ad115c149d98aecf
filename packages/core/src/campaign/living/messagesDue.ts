import type { Text } from "../../language/text.ts"
import { type CivilDate, type EpochDay, epochDay } from "../../time/index.ts"
import type { Assignment, Session } from "../campaign.ts"
import { type CampaignProblem, refuse } from "../errors.ts"
import type { SessionArrivals } from "./arrivalWaves.ts"
import { campaignMessage, type CampaignMessage } from "./campaignMessage.ts"
import { type CampaignEvent, type CampaignEventKind, readEvents, type Told } from "./events.ts"
import type { CampaignMessageKind, CampaignWords } from "./messageWords.ts"
import { type Round, roundsOf, wasExamined } from "./rounds.ts"

/** From what it follows who is to be told something today. */
export interface MessagesQuestion {
  readonly assigned: readonly Assignment[]
  /** Those that take place. */
  readonly sessions: readonly SessionToTell[]
  /** Those that do not any more, as `replan` tells them: their people hear that there is none; of sessions that are neither here nor there too. */
  readonly lost?: readonly SessionToTell[]
  /** From which the hour is taken; without them a message says the day alone. */
  readonly arrivals?: readonly Pick<SessionArrivals, "session" | "waves">[]
  readonly events: readonly CampaignEvent[]
  readonly on: CivilDate
  /** How many days before the session people are reminded; several for several reminders. Default one day. */
  readonly daysBefore?: number | readonly number[]
  /** The earliest invitation, in days before the session. Default: as soon as there is a session. */
  readonly inviteDaysBefore?: number
  /** What sites are called: those of `openSessions`, or others. Default: their ids. */
  readonly places?: readonly { readonly id: string; readonly name?: Text }[]
  /** Who is to come with an empty stomach; told to who knows an hour of the morning, or comes to a session of the morning. */
  readonly fasting?: readonly string[]
  /** Who is told nothing: died, moved away, asked not to be written to. */
  readonly without?: readonly string[]
  readonly words?: CampaignWords
  /** Words for some: `familyWords` where a child is invited. Default: `words`. */
  readonly wordsOf?: (id: string) => CampaignWords | undefined
}

/** What of a session is told. */
export type SessionToTell = Pick<Session, "id" | "site" | "day" | "part">

/**
 * The messages of a day (tin nhắn cần gửi trong ngày): who is invited, reminded, told a new day, told that a day is lost, or asked after not coming. Who was told a day, an hour or a
 * place that is another now, though the session is the same, is told anew.
 *
 * Nobody is told the same twice, once what was sent is recorded (`sentEvents`). Nothing to who came, died or moved away; nothing of a session to who declined it
 * or rang to cancel it, until the plan gives another. A reminder that was forgotten is
 * sent later, up to the day itself.
 *
 * @throws CampaignError `TRAMYTE_CAMPAIGN_UNKNOWN`, `TRAMYTE_CAMPAIGN_DAY`, `TRAMYTE_CAMPAIGN_NUMBER`, and as `attendance` and `campaignMessage` do
 * @example
 * ```ts
 * import { messagesDue, sentEvents } from "@tramyte/core/campaign"
 *
 * const plan = { assigned: [{ id: "an", session: "s1" }], sessions: [{ id: "s1", site: "station", day: "2026-07-06" }] }
 * const invitations = messagesDue({ ...plan, events: [], on: "2026-06-25" })
 * invitations.map(({ kind, to, day }) => [kind, to, day]) // => [["invitation", "an", "2026-07-06"]]
 * const events = sentEvents(invitations, { at: "2026-06-25" })
 * messagesDue({ ...plan, events, on: "2026-06-25" }) // => []
 * messagesDue({ ...plan, events, on: "2026-07-05" }).map(({ kind }) => kind) // => ["reminder"]
 * ```
 */
export const messagesDue = (question: MessagesQuestion): readonly CampaignMessage[] => {
  const { assigned, sessions, lost = [], arrivals = [], events, on, daysBefore = 1, places = [], fasting = [], without = [], words, wordsOf = () => words } = question
  const reminders = typeof daysBefore === "number" ? [daysBefore] : daysBefore
  refuse(problemsOf(question, reminders))
  const today = epochDay(on)
  const { byPerson } = roundsOf(readEvents(events, on).standing)
  const sessionOf = new Map([...sessions, ...lost].map((session) => [session.id, session]))
  const takesPlace = new Set(sessions.map(({ id }) => id))
  for (const { id } of lost) takesPlace.delete(id)
  const placeOf = new Map(places.map(({ id, name }) => [id, name]))
  const hourOf = new Map(arrivals.flatMap(({ session, waves }) => waves.flatMap(({ from, people }) => people.map((id) => [JSON.stringify([id, session]), from] as const))))
  const [fasts, silent] = [new Set(fasting), new Set(without)]
  const nowOf = (id: string, session: string): Told => {
    const { day, site } = sessionOf.get(session) ?? {}
    const hour = hourOf.get(JSON.stringify([id, session]))
    return { ...(day === undefined ? {} : { day }), ...(hour === undefined ? {} : { hour }), ...(site === undefined ? {} : { site }) }
  }
  const message = (kind: CampaignMessageKind, id: string, session: string, told: Told): CampaignMessage => {
    const part = sessionOf.get(session)?.part
    const site = told.site ?? ""
    return campaignMessage(kind, {
      to: id, session, place: placeOf.get(site) ?? { vi: site, en: site }, fasting: fasts.has(id), ...told, ...(part === undefined ? {} : { part })
    }, wordsOf(id) ?? words)
  }
  const planned = new Map(assigned.map(({ id, session }) => [id, session]))
  const people = [...new Set([...planned.keys(), ...byPerson.keys()])].filter((id) => !silent.has(id)).sort()
  return people.flatMap((id): readonly CampaignMessage[] => {
    const rounds = byPerson.get(id) ?? []
    if (rounds.some(wasExamined)) return []
    const session = planned.get(id)
    const day = session === undefined ? undefined : epochDay(sessionOf.get(session)!.day)
    if (session !== undefined && day! >= today) {
      const kind = aboutSession(rounds, session, nowOf(id, session), { today, reminders, ...(question.inviteDaysBefore === undefined ? {} : { inviteDaysBefore: question.inviteDaysBefore }) })
      return kind === undefined ? [] : [message(kind, id, session, nowOf(id, session))]
    }
    const last = rounds.length === 0 ? undefined : lastTold(rounds)
    if (last?.session === undefined) return []
    // Of a session that is lost or moved people know the day that they were told.
    const told = { ...nowOf(id, last.session), ...last.told }
    const kind = withoutSession(last, session, told, { today, takesPlace: takesPlace.has(last.session) })
    return kind === undefined ? [] : [message(kind, id, last.session, told)]
  })
}

interface Today {
  readonly today: EpochDay
  readonly reminders: readonly number[]
  readonly inviteDaysBefore?: number
}

/** The session that the person was invited to last. */
const lastTold = (rounds: readonly Round[]): Round => rounds.reduce((last, round) => round.lastInvitation >= last.lastInvitation ? round : last)

/** What is to be said of a session that is still to come. */
const aboutSession = (rounds: readonly Round[], session: string, now: Told, { today, reminders, inviteDaysBefore = Infinity }: Today): CampaignMessageKind | undefined => {
  const day = epochDay(now.day!)
  const round = rounds.find((one) => one.session === session)
  if (round?.came === true) return undefined
  if (round !== undefined && isRefused(round)) return undefined
  const isFirst = rounds.every(({ invitedOn }) => invitedOn.length === 0)
  const told = rounds.length === 0 ? undefined : lastTold(rounds)
  if (isFirst || told === undefined || isRefused(told)) return day - today <= inviteDaysBefore ? "invitation" : undefined
  if (round === undefined || round !== told || (round.state === "cancelled" && Math.max(...round.invitedOn) < round.since.day) || isOther(round.told, now)) return "rescheduled"
  if (round.state !== "invited" && round.state !== "confirmed") return undefined
  const reached = reminders.filter((before) => day - today <= before)
  if (reached.length === 0) return undefined
  const since = day - Math.min(...reached)
  return [...round.invitedOn, ...round.remindedOn].some((told) => told >= since) ? undefined : "reminder"
}

/** Whether the person does not want that session: declined it, or rang to cancel it. What the station cancelled says what it told. */
const isRefused = ({ state, since }: Round): boolean => state === "declined" || (state === "cancelled" && since.event.told === undefined)

/** Whether a day, an hour or a place that the person knows is another now. */
const isOther = (told: Told | undefined, now: Told): boolean => (["day", "hour", "site"] as const).some((field) => told?.[field] !== undefined && now[field] !== undefined && told[field] !== now[field])

/** What is to be said to who has no session before them. */
const withoutSession = ({ state, followedUp }: Round, planned: string | undefined, { day }: Told, { today, takesPlace }: { readonly today: EpochDay; readonly takesPlace: boolean }): CampaignMessageKind | undefined => {
  if (state === "didNotCome") return followedUp ? undefined : "didNotCome"
  if ((state !== "invited" && state !== "confirmed") || planned !== undefined || (day !== undefined && epochDay(day) < today)) return undefined
  return takesPlace ? "placeLost" : "cancelled"
}

const eventOf: Readonly<Record<CampaignMessageKind, CampaignEventKind>> = {
  invitation: "invited", reminder: "reminded", rescheduled: "invited", cancelled: "cancelled", placeLost: "cancelled", didNotCome: "followedUp"
}

/** What is to be recorded of messages once they are sent, so that nobody is told twice, and everybody anew if it changes. The ids say which message it was. */
export const sentEvents = (messages: readonly CampaignMessage[], { at, by }: Pick<CampaignEvent, "at" | "by">): readonly CampaignEvent[] => messages.map((message) => {
  const { kind, to, session, day, hour, site } = message
  const told: Told = { ...(day === undefined ? {} : { day }), ...(hour === undefined ? {} : { hour }), ...(site === undefined ? {} : { site }) }
  return {
    // A session may move twice on one day.
    id: [kind, to, session, at, ...(kind === "rescheduled" ? Object.values(told) : [])].join(" "),
    kind: eventOf[kind], person: to, session, at, ...(eventOf[kind] === "followedUp" ? {} : { told }), ...(by === undefined ? {} : { by })
  }
})

const problemsOf = ({ assigned, sessions, inviteDaysBefore }: MessagesQuestion, reminders: readonly number[]): readonly CampaignProblem[] => {
  const known = new Set(sessions.map(({ id }) => id))
  const isDays = (days: number): boolean => Number.isInteger(days) && days >= 0
  const number = (where: string, days: number): CampaignProblem => ({ code: "TRAMYTE_CAMPAIGN_NUMBER", where, message: `${days} is no number of days; write a whole number from 0` })
  return [
    ...assigned.flatMap(({ session }, index): readonly CampaignProblem[] =>
      known.has(session) ? [] : [{ code: "TRAMYTE_CAMPAIGN_UNKNOWN", where: `assigned[${index}].session`, message: `${JSON.stringify(session)} is none of the sessions` }]),
    ...reminders.filter((days) => !isDays(days)).map((days) => number("daysBefore", days)),
    ...(inviteDaysBefore === undefined || isDays(inviteDaysBefore) ? [] : [number("inviteDaysBefore", inviteDaysBefore)])
  ]
}
