import type { Text } from "../../language/text.ts"
import { civilDate, type CivilDate, epochDay } from "../../time/index.ts"
import type { Session } from "../campaign.ts"
import { type CampaignEvent, type CampaignEventKind, type CheckInBy, readEvents, type ReadEvent } from "./events.ts"
import { type Round, roundsOf, wasExamined } from "./rounds.ts"

/** How far somebody is. */
export type AttendanceState = Exclude<CampaignEventKind, "reminded" | "followedUp" | "retracted">

/** How far somebody is, and how it came to that. */
export interface PersonAttendance {
  readonly id: string
  readonly state: AttendanceState
  /** Of the event that says so. */
  readonly since: CivilDate
  /** Of the session that the state is about. */
  readonly session?: string
  /** Whether the person was there: checked in, seen, or examined. */
  readonly came: boolean
  readonly checkIn?: { readonly at: string; readonly with?: CheckInBy }
  readonly examinedOn?: CivilDate
  /** How many times the person was invited, reminded, and did not come. */
  readonly invited: number
  readonly reminded: number
  readonly missed: number
}

/** What is odd about the order of events. Nothing is thrown away for it. */
export type FindingCode =
  | "checkedInWithoutSession" | "checkedInTwice" | "checkedInOnOtherDay" | "withoutCheckIn" | "resultsWithoutExamination" | "cameAfterAll" | "examinedTwice" | "unknownSession" | "retractsNothing"

/** An event that does not go with the others. */
export interface AttendanceFinding {
  readonly code: FindingCode
  readonly person: string
  readonly event: string
}

/** Who is how far. */
export interface Attendance {
  /** By id; who had no event is not in it. */
  readonly people: readonly PersonAttendance[]
  /** In the order of the events. */
  readonly findings: readonly AttendanceFinding[]
}

/** As of when. */
export interface AttendanceOptions {
  /** What was recorded of later days is not looked at. */
  readonly on: CivilDate
  /** With them, check-ins on another day and sessions that do not exist are found. */
  readonly sessions?: readonly Pick<Session, "id" | "day">[]
}

/**
 * Tells how far each person is (tình trạng tham gia khám): invited, will come, checked in, examined, waiting for results, done; did not come.
 *
 * Events may be given in any order. Who was examined in one session stays examined, whatever is recorded about others. A retracted event never happened. What does
 * not fit together, such as a result of somebody who was never there, is told as a finding and still counts.
 *
 * @throws CampaignError `TRAMYTE_CAMPAIGN_DAY`, `TRAMYTE_CAMPAIGN_DUPLICATE`, `TRAMYTE_CAMPAIGN_UNKNOWN`
 * @example
 * ```ts
 * import { attendance } from "@tramyte/core/campaign"
 *
 * const { people, findings } = attendance([
 *   { id: "e1", kind: "invited", person: "an", session: "station 2026-07-06", at: "2026-07-01" },
 *   { id: "e2", kind: "checkedIn", person: "an", session: "station 2026-07-06", at: "2026-07-06T07:35:00+07:00", with: "vneid" },
 *   { id: "e3", kind: "examined", person: "an", session: "station 2026-07-06", at: "2026-07-06" },
 *   { id: "e4", kind: "completed", person: "binh", session: "station 2026-07-06", at: "2026-07-06" }
 * ], { on: "2026-07-06" })
 * people.map(({ id, state }) => `${id} ${state}`) // => ["an examined", "binh completed"]
 * findings.map(({ person, code }) => `${person} ${code}`) // => ["binh withoutCheckIn", "binh resultsWithoutExamination"]
 * ```
 */
export const attendance = (events: readonly CampaignEvent[], { on, sessions }: AttendanceOptions): Attendance => {
  const { standing, astray } = readEvents(events, on)
  const { byPerson, findings } = roundsOf(standing)
  return {
    people: [...byPerson].sort(([a], [b]) => a < b ? -1 : 1).map(([id, rounds]) => personOf(id, rounds)),
    findings: [...findings, ...sessionFindings(standing, sessions), ...astray.map((read) => finding("retractsNothing", read))]
  }
}

/** The round that says how far somebody is: the last in which the person came, else the last that was begun. */
export const currentRound = (rounds: readonly Round[]): Round =>
  rounds.findLast(wasExamined) ?? rounds.findLast(({ came }) => came) ?? rounds.at(-1)!

const personOf = (id: string, rounds: readonly Round[]): PersonAttendance => {
  const { state, since, session, came, checkIn } = currentRound(rounds)
  const examined = rounds.find((round) => round.examined !== undefined)?.examined
  const total = (count: (round: Round) => number): number => rounds.reduce((sum, round) => sum + count(round), 0)
  return {
    id, state, since: civilDate(since.day), came,
    ...(session === undefined ? {} : { session }),
    ...(checkIn === undefined ? {} : { checkIn: { at: checkIn.event.at, ...(checkIn.event.with === undefined ? {} : { with: checkIn.event.with }) } }),
    ...(examined === undefined ? {} : { examinedOn: civilDate(examined.day) }),
    invited: total(({ invitedOn }) => invitedOn.length),
    reminded: total(({ remindedOn }) => remindedOn.length),
    missed: total((round) => round.state === "didNotCome" ? 1 : 0)
  }
}

const sessionFindings = (events: readonly ReadEvent[], sessions: AttendanceOptions["sessions"]): readonly AttendanceFinding[] => {
  if (sessions === undefined) return []
  const days = new Map(sessions.map(({ id, day }) => [id, epochDay(day)]))
  return events.flatMap((read): readonly AttendanceFinding[] => {
    const { event: { session, kind }, day } = read
    if (session === undefined) return []
    if (!days.has(session)) return [finding("unknownSession", read)]
    return kind === "checkedIn" && days.get(session) !== day ? [finding("checkedInOnOtherDay", read)] : []
  })
}

const finding = (code: FindingCode, { event: { person, id } }: ReadEvent): AttendanceFinding => ({ code, person, event: id })

/** The findings in words. */
export const attendanceFindingLabels: Readonly<Record<FindingCode, Text>> = {
  checkedInWithoutSession: { vi: "vào khám nhưng không có lịch hẹn", en: "checked in without an appointment" },
  checkedInTwice: { vi: "làm thủ tục vào khám hai lần trong một ngày", en: "checked in twice on one day" },
  checkedInOnOtherDay: { vi: "vào khám không đúng ngày hẹn", en: "checked in on another day than that of the session" },
  withoutCheckIn: { vi: "có khám hoặc kết quả nhưng chưa làm thủ tục vào khám", en: "examined or with results, but never checked in" },
  resultsWithoutExamination: { vi: "có kết quả nhưng chưa ghi nhận lượt khám", en: "results without an examination" },
  cameAfterAll: { vi: "ghi là không đến nhưng đã đến", en: "recorded as absent, but was there" },
  examinedTwice: { vi: "đã khám ở hai buổi", en: "examined in two sessions" },
  unknownSession: { vi: "buổi khám không có trong kế hoạch", en: "the session is not in the plan" },
  retractsNothing: { vi: "hủy một ghi nhận không có hoặc của người khác", en: "takes back what was not recorded, or is somebody else's" }
}
