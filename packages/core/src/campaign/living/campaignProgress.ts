import { grouped } from "../../language/grouped.ts"
import { civilDate, type CivilDate, isoWeekNumber } from "../../time/index.ts"
import type { Assignment, Obstacle, Session, Unserved } from "../campaign.ts"
import { refuse } from "../errors.ts"
import { currentRound } from "./attendance.ts"
import { type CampaignEvent, readEvents } from "./events.ts"
import { naturalOrder } from "./naturalOrder.ts"
import { type Round, roundsOf, wasExamined } from "./rounds.ts"

/** Somebody on the list of those who are to be examined (`listedPeople`), and by what they can be counted. What is not said is `"unknown"`. */
export interface ListedPerson {
  readonly id: string
  readonly group?: string
  readonly village?: string
  readonly fundingSource?: string
  readonly sex?: string
  readonly ageBand?: string
  /** Whether the person's group is one of those to whom the plan promises access. */
  readonly promised?: boolean
}

/** By what progress is broken down. `day`, `week`: of the session, or of the examination. */
export type ProgressBy = "group" | "village" | "fundingSource" | "sex" | "ageBand" | "day" | "week"

/** So many of so many. */
export interface Share {
  readonly numerator: number
  readonly denominator: number
}

/** People without a session for one reason. */
export interface NotServed {
  /** As `Unserved` says it; `notPlanned`: the plan does not know the person. */
  readonly reason: Unserved["reason"] | "notPlanned"
  readonly because: readonly Obstacle[]
  readonly people: number
}

/** How far the campaign is with some people. */
export interface ProgressCounts {
  /** On the list (trong danh sách). */
  readonly listed: number
  readonly invited: number
  /** Has a session, or came without one. */
  readonly withSession: number
  readonly came: number
  readonly examined: number
  /** Whose last word is that. */
  readonly resultsPending: number
  readonly completed: number
  readonly didNotCome: number
  readonly declined: number
  /** Has no session and did not come, by reason. */
  readonly notServed: readonly NotServed[]
  readonly shares: {
    /** Access (được tiếp cận): invited or examined, of those listed. No plan defines it; this reading is that of the indicators. */
    readonly access: Share
    /** The same of the groups to whom it is promised. */
    readonly priorityAccess: Share
    readonly withSession: Share
    readonly examined: Share
    readonly completed: Share
  }
}

/** One value of a breakdown. */
export interface ProgressStratum extends ProgressCounts {
  /** `"unknown"` where the list does not say it; of days `"none"` where there is no session. */
  readonly key: string
}

/** How far a campaign is. */
export interface CampaignProgress {
  readonly on: CivilDate
  readonly total: ProgressCounts
  readonly strata: readonly { readonly by: ProgressBy; readonly values: readonly ProgressStratum[] }[]
  /** People of the groups to whom access is promised who were neither invited nor examined; by id. */
  readonly notReached: readonly string[]
  /** Who has a session or an event and is not on the list: counted nowhere. By id. */
  readonly notListed: readonly string[]
}

/** What progress is worked out from. */
export interface ProgressQuestion {
  readonly list: readonly ListedPerson[]
  readonly allocation: { readonly assigned: readonly Assignment[]; readonly unserved: readonly Unserved[] }
  readonly sessions: readonly Pick<Session, "id" | "day">[]
  readonly events: readonly CampaignEvent[]
  /** What was recorded of later days is not looked at. */
  readonly on: CivilDate
  readonly by?: readonly ProgressBy[]
}

/**
 * Tells how far a campaign is (tiến độ khám): listed, invited, with a session, examined, done, and who is not served for which reason; by group, village, day
 * or week, source of money, sex and age band. Everybody on the list counts once in each breakdown, so villages add up to the commune.
 *
 * @throws CampaignError `TRAMYTE_CAMPAIGN_DUPLICATE` for somebody who is listed twice, and as `attendance` does
 * @example
 * ```ts
 * import { campaignProgress } from "@tramyte/core/campaign"
 *
 * const { total, strata, notReached } = campaignProgress({
 *   list: [{ id: "an", village: "Cẩm Định", promised: true }, { id: "binh", village: "Kim Giang", promised: true }],
 *   allocation: { assigned: [{ id: "an", session: "s1" }], unserved: [{ id: "binh", reason: "full", open: 1, because: [] }] },
 *   sessions: [{ id: "s1", day: "2026-07-06" }],
 *   events: [{ id: "e1", kind: "invited", person: "an", session: "s1", at: "2026-07-01" }],
 *   on: "2026-07-02", by: ["village"]
 * })
 * total.shares.priorityAccess // => { numerator: 1, denominator: 2 }
 * strata[0]?.values.map(({ key, listed, withSession }) => [key, listed, withSession]) // => [["Cẩm Định", 1, 1], ["Kim Giang", 1, 0]]
 * notReached // => ["binh"]
 * ```
 */
export const campaignProgress = ({ list, allocation: { assigned, unserved }, sessions, events, on, by = [] }: ProgressQuestion): CampaignProgress => {
  const listed = new Set<string>()
  refuse(list.flatMap(({ id }, index) => !listed.has(id) && listed.add(id) ? []
    : [{ code: "TRAMYTE_CAMPAIGN_DUPLICATE" as const, where: `list[${index}].id`, message: `${JSON.stringify(id)} is listed twice; merge the lists first` }]))
  const { byPerson } = roundsOf(readEvents(events, on).standing)
  const days = new Map(sessions.map(({ id, day }) => [id, day]))
  const sessionOf = new Map(assigned.map(({ id, session }) => [id, session]))
  const reasonOf = new Map(unserved.map((one) => [one.id, one]))
  const people = list.map((person): Person => ({ person, ...stateOf(byPerson.get(person.id) ?? [], sessionOf.get(person.id), days), unserved: reasonOf.get(person.id) }))
  return {
    on,
    total: countsOf(people),
    strata: by.map((name) => ({ by: name, values: stratify(people, name) })),
    notReached: people.filter((one) => one.person.promised === true && !hasAccess(one)).map(({ person: { id } }) => id).sort(),
    notListed: [...new Set([...sessionOf.keys(), ...byPerson.keys()])].filter((id) => !listed.has(id)).sort()
  }
}

interface Standing {
  readonly round: Round | undefined
  readonly invited: boolean
  readonly came: boolean
  readonly examined: boolean
  readonly hasSession: boolean
  readonly day: CivilDate | undefined
}

interface Person extends Standing {
  readonly person: ListedPerson
  readonly unserved: Unserved | undefined
}

const stateOf = (rounds: readonly Round[], session: string | undefined, days: ReadonlyMap<string, CivilDate>): Standing => {
  const round = rounds.length === 0 ? undefined : currentRound(rounds)
  const came = round?.came === true
  return {
    round, came,
    invited: rounds.some(({ invitedOn }) => invitedOn.length > 0),
    examined: round !== undefined && wasExamined(round),
    hasSession: session !== undefined || came,
    day: came ? civilDate((round.examined ?? round.since).day) : session === undefined ? undefined : days.get(session)
  }
}

const hasAccess = ({ invited, examined }: Standing): boolean => invited || examined

const countsOf = (people: readonly Person[]): ProgressCounts => {
  const count = (is: (one: Person) => boolean): number => people.filter(is).length
  const share = (numerator: number, denominator = people.length): Share => ({ numerator, denominator })
  const promised = people.filter(({ person }) => person.promised === true)
  const withSession = count(({ hasSession }) => hasSession)
  const examined = count((one) => one.examined)
  const completed = count(({ round }) => round?.state === "completed")
  return {
    listed: people.length,
    invited: count(({ invited }) => invited),
    withSession,
    came: count(({ came }) => came),
    examined,
    resultsPending: count(({ round }) => round?.state === "resultsPending"),
    completed,
    didNotCome: count(({ round }) => round?.state === "didNotCome"),
    declined: count(({ round }) => round?.state === "declined"),
    notServed: reasonsOf(people.filter(({ hasSession }) => !hasSession)),
    shares: {
      access: share(count(hasAccess)), priorityAccess: share(promised.filter(hasAccess).length, promised.length),
      withSession: share(withSession), examined: share(examined), completed: share(completed)
    }
  }
}

const reasonsOf = (people: readonly Person[]): readonly NotServed[] => {
  const notPlanned: Pick<NotServed, "reason" | "because"> = { reason: "notPlanned", because: [] }
  const reasons = grouped(people.map(({ unserved = notPlanned }) => unserved), ({ reason, because }) => [reason, ...because].join(" "))
  return [...reasons].sort(([a], [b]) => a < b ? -1 : 1).map(([, all]) => ({ reason: all[0]!.reason, because: all[0]!.because, people: all.length }))
}

const stratify = (people: readonly Person[], by: ProgressBy): readonly ProgressStratum[] => {
  const strata = grouped(people, (one) => keyOf(one, by))
  const isLast = (key: string): number => Number(key === "unknown" || key === "none")
  return [...strata].sort(([a], [b]) => isLast(a) - isLast(b) || naturalOrder(a, b)).map(([key, members]) => ({ key, ...countsOf(members) }))
}

const keyOf = ({ person, day }: Person, by: ProgressBy): string => {
  if (by !== "day" && by !== "week") return person[by] ?? "unknown"
  return day === undefined ? "none" : by === "day" ? day : weekOf(day)
}

/** A week as `"2026-W28"`. */
export const weekOf = (day: CivilDate): string => {
  const { year, week } = isoWeekNumber(day)
  return `${year}-W${String(week).padStart(2, "0")}`
}
