import { isInstant } from "../../citizen/checkFact.ts"
import type { Text } from "../../language/text.ts"
import { type CivilDate, epochDay, type EpochDay, parseCivilDate } from "../../time/index.ts"
import { checkShapes } from "../checkShapes.ts"
import { type CampaignProblem, refuse } from "../errors.ts"

/**
 * What can happen to somebody in a campaign, in the order in which it does. `followedUp`: who did not come was asked why; `retracted` takes
 * back what was recorded by mistake.
 */
export const campaignEventKinds = [
  "invited", "reminded", "confirmed", "declined", "cancelled", "checkedIn", "attended", "examined", "resultsPending", "resultsReady", "completed", "didNotCome", "followedUp", "retracted"
] as const

/** One of what can happen. */
export type CampaignEventKind = (typeof campaignEventKinds)[number]

/** By what somebody was known at the door: the national digital identity, the chip-based or insurance card, or a paper. */
export type CheckInBy = "vneid" | "card" | "paper"

/** When and where somebody was told to come. */
export interface Told {
  readonly day?: CivilDate
  readonly hour?: string
  readonly site?: string
}

/**
 * Something that happened to somebody in a campaign (diễn biến của đợt khám). Nothing is overwritten: a mistake is retracted, and what is right is recorded
 * as an event of its own.
 */
export interface CampaignEvent {
  readonly id: string
  readonly kind: CampaignEventKind
  readonly person: string
  /** The session that it is about; of a check-in without one nobody knows to which. */
  readonly session?: string
  /** A day, or an instant with offset: `"2026-07-06T07:35:00+07:00"`. Days decide: of an instant the day that it is in Viet Nam then (UTC+7). */
  readonly at: string
  /**
   * Of what the station sent: what was said of when and where, so that it is noticed if that changes. `sentEvents` writes it. A `cancelled` without it is the person's own wish.
   */
  readonly told?: Told
  /** Who recorded it. */
  readonly by?: string
  /** Of a check-in: by what the person was known. */
  readonly with?: CheckInBy
  /** Of a retraction: the event that is taken back. */
  readonly retracts?: string
}

/** An event with its day. */
export interface ReadEvent {
  readonly event: CampaignEvent
  readonly day: EpochDay
}

/** What the events say on a day. */
export interface ReadEvents {
  /** In time; what was retracted is left out. */
  readonly standing: readonly ReadEvent[]
  readonly retracted: readonly ReadEvent[]
  /** Retractions of events that nobody recorded, or of somebody else's. */
  readonly astray: readonly ReadEvent[]
}

const stage: ReadonlyMap<string, number> = new Map(campaignEventKinds.map((kind, index) => [kind, index]))

/**
 * Reads events up to and with a day, in time whatever their order in the list. On one day an event without an instant stands where its kind belongs among the
 * others. The same event told twice is one.
 *
 * @throws CampaignError `TRAMYTE_CAMPAIGN_DAY`, `TRAMYTE_CAMPAIGN_DUPLICATE` for two events of one id, `TRAMYTE_CAMPAIGN_UNKNOWN` for a kind
 */
export const readEvents = (events: readonly CampaignEvent[], on: CivilDate): ReadEvents => {
  refuse(checkShapes([["events", events, "list"]]))
  const byId = new Map<string, CampaignEvent>()
  const problems: CampaignProblem[] = []
  if (parseCivilDate(on) === undefined) problems.push({ code: "TRAMYTE_CAMPAIGN_DAY", where: "on", message: `${JSON.stringify(on)} is no day; write it as "2026-07-15"` })
  events.forEach((event, index) => {
    const where = `events[${index}]`
    if (!stage.has(event.kind)) problems.push({ code: "TRAMYTE_CAMPAIGN_UNKNOWN", where: `${where}.kind`, message: `${JSON.stringify(event.kind)} is none of ${campaignEventKinds.join(", ")}` })
    if (dayOf(event) === undefined) {
      problems.push({ code: "TRAMYTE_CAMPAIGN_DAY", where: `${where}.at`, message: `${JSON.stringify(event.at)} is neither a day such as "2026-07-06" nor an instant with offset such as "2026-07-06T07:35:00+07:00"` })
    }
    const known = byId.get(event.id)
    if (known !== undefined && !isSame(known, event)) problems.push({ code: "TRAMYTE_CAMPAIGN_DUPLICATE", where: `${where}.id`, message: `${JSON.stringify(event.id)} is the id of another event; give each its own` })
    byId.set(event.id, event)
  })
  refuse(problems)
  const last = epochDay(on)
  const read = [...byId.values()].map((event): ReadEvent => ({ event, day: dayOf(event)! })).filter(({ day }) => day <= last).sort(inTime)
  const retractions = read.filter(({ event: { kind } }) => kind === "retracted")
  const takesBack = ({ event: { retracts, person } }: ReadEvent): boolean => {
    const taken = retracts === undefined ? undefined : byId.get(retracts)
    return taken !== undefined && taken.kind !== "retracted" && taken.person === person
  }
  const taken = new Set(retractions.filter(takesBack).map(({ event: { retracts } }) => retracts))
  const happened = read.filter(({ event: { kind } }) => kind !== "retracted")
  return {
    standing: happened.filter(({ event: { id } }) => !taken.has(id)),
    retracted: happened.filter(({ event: { id } }) => taken.has(id)),
    astray: retractions.filter((one) => !takesBack(one))
  }
}

const hour = 3_600_000

/** There is no summer time, and one zone. */
const inVietNam = (at: string): EpochDay => Math.floor((Date.parse(at) + 7 * hour) / (24 * hour))

const dayOf = ({ at }: CampaignEvent): EpochDay | undefined => parseCivilDate(at) ?? (isInstant(at) && parseCivilDate(at.slice(0, 10)) !== undefined ? inVietNam(at) : undefined)

const isSame = (a: CampaignEvent, b: CampaignEvent): boolean =>
  (["kind", "person", "session", "at", "by", "with", "retracts"] as const).every((field) => a[field] === b[field])
  && (["day", "hour", "site"] as const).every((field) => a.told?.[field] === b.told?.[field])

/**
 * By day; then in the order in which things happen, so that what a clerk wrote down later, or without a time, stands where it belongs; then by instant.
 */
const inTime = (a: ReadEvent, b: ReadEvent): number =>
  a.day - b.day || stage.get(a.event.kind)! - stage.get(b.event.kind)! || instantOf(a) - instantOf(b) || (a.event.id < b.event.id ? -1 : 1)

const instantOf = ({ event: { at } }: ReadEvent): number => isInstant(at) ? Date.parse(at) : -Infinity

/** What the kinds of event are called. */
export const campaignEventLabels: Readonly<Record<CampaignEventKind, Text>> = {
  invited: { vi: "đã mời", en: "invited" },
  reminded: { vi: "đã nhắc", en: "reminded" },
  confirmed: { vi: "đã hẹn đến", en: "will come" },
  declined: { vi: "từ chối", en: "declined" },
  cancelled: { vi: "đã hủy hẹn", en: "appointment cancelled" },
  checkedIn: { vi: "đã làm thủ tục vào khám", en: "checked in" },
  attended: { vi: "đã có mặt", en: "was there" },
  examined: { vi: "đã khám", en: "examined" },
  resultsPending: { vi: "chờ kết quả", en: "results pending" },
  resultsReady: { vi: "đã có kết quả", en: "results ready" },
  completed: { vi: "hoàn thành", en: "completed" },
  didNotCome: { vi: "không đến", en: "did not come" },
  followedUp: { vi: "đã hỏi lại", en: "asked again" },
  retracted: { vi: "ghi nhầm, đã hủy", en: "recorded by mistake" }
}
