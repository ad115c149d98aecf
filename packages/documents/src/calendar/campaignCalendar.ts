import type { Allocation, Hours, Session } from "@tramyte/core/campaign"
import { sessionProblems } from "../checkPlan.ts"
import { type DocumentProblem, refuse } from "../errors.ts"
import { inWords, type Named, namesById, type Place, placeText, type Wording } from "../named.ts"
import { type CalendarEntry, calendarFile, type CalendarOptions, calendarProblems, identifier } from "./calendarFile.ts"

export interface CampaignCalendarOptions extends CalendarOptions {
  /** How a phone calls it: "Khám sức khỏe 2026, xã Cẩm Giàng". */
  readonly title: Wording
  readonly sessions: readonly Session[]
  readonly places: readonly Place[]
  /** Sessions of earlier files, as they were told: those that are no more among `sessions` are cancelled in the phones that have them. */
  readonly before?: readonly Session[]
  /** Only this place's sessions: the calendar of one team. */
  readonly site?: string
  /** With it each session says how many people come. */
  readonly allocation?: Pick<Allocation, "assigned">
  readonly villages?: readonly Named[]
  readonly organisations?: readonly Named[]
  /** Of sessions of which only the part of the day is known; without them they last the whole day. */
  readonly usualHours?: { readonly morning: Hours; readonly afternoon: Hours }
}

/**
 * The sessions of a campaign as a calendar (lịch các buổi khám, tệp .ics) for the phones and computers of the station, or with `site` of one team:
 * when, where, which villages, how many people. Nobody's name.
 *
 * A session that moves keeps its id: phones that have it move it, as its identifier is the same and `revision` is greater. Times are written in UTC, which
 * Viet Nam's time (UTC+7, no summer time) is exactly known by.
 *
 * @returns the text of a file of type `text/calendar; charset=utf-8` (RFC 5545)
 * @throws DocumentError `TRAMYTE_DOCUMENTS_DAY`, `…_HOURS`, `…_DUPLICATE`, `…_UNKNOWN` (a site without a place), `…_INSTANT`, `…_NUMBER`, `…_TEXT`, all at once
 * @example
 * ```ts
 * import { campaignCalendar } from "@tramyte/documents"
 *
 * const file = campaignCalendar({
 *   id: "kham-2026.cam-giang.example", lang: "vi", stamp: "2026-07-01T08:00:00+07:00", title: "Khám sức khỏe 2026, xã Cẩm Giàng",
 *   sessions: [{ id: "s1", site: "station", day: "2026-07-06", hours: { from: "07:00", until: "11:30" }, capacity: 60 }],
 *   places: [{ id: "station", name: "Trạm Y tế xã Cẩm Giàng" }]
 * })
 * file.includes("DTSTART:20260706T000000Z") // => true
 * ```
 */
export const campaignCalendar = (options: CampaignCalendarOptions): string => {
  const { sessions, places, before = [], site, usualHours, lang, title } = options
  refuse([...calendarProblems(options), ...sessionProblems(sessions, places), ...sessionProblems(before, places, "before"), ...siteProblems(site, places)])
  const here = (all: readonly Session[]): readonly Session[] => all.filter((session) => site === undefined || session.site === site)
  const now = here(sessions)
  const kept = new Set(now.map(({ id }) => id))
  const gone = here(before).filter(({ id }) => !kept.has(id))
  const names = { places: namesById(places), villages: namesById(options.villages ?? []), organisations: namesById(options.organisations ?? []) }
  const people = new Map<string, number>()
  for (const { session } of options.allocation?.assigned ?? []) people.set(session, (people.get(session) ?? 0) + 1)
  const entry = (session: Session, cancelled: boolean): CalendarEntry => {
    const place = names.places.get(session.site)!
    const hours = session.hours ?? (session.part === undefined ? undefined : usualHours?.[session.part])
    const name = placeText(place, lang)
    const part = hours !== undefined || session.part === undefined ? "" : `, ${words.parts[session.part][lang]}`
    const named = (known: ReadonlyMap<string, Named>, id: string): string => inWords(known.get(id)?.name ?? id, lang)
    return {
      uid: `session-${identifier(session.id)}`, day: session.day, cancelled, ...hours === undefined ? {} : { hours },
      summary: `${cancelled ? `${words.cancelled[lang]}: ` : ""}${words.session[lang]} – ${name}${part}`,
      location: placeText(place, lang, "address"),
      description: cancelled ? [words.notHeld[lang]] : [
        options.allocation === undefined
          ? `${words.places[lang]}: ${session.capacity}`
          : `${words.coming[lang]}: ${people.get(session.id) ?? 0}/${session.capacity}`,
        ...session.villages === undefined ? [] : [`${words.villages[lang]}: ${session.villages.map((id) => named(names.villages, id)).join(", ")}`],
        ...session.organisation === undefined ? [] : [`${words.organisation[lang]}: ${named(names.organisations, session.organisation)}`]
      ]
    }
  }
  const entries = [...now.map((session) => entry(session, false)), ...gone.map((session) => entry(session, true))]
  const name = [inWords(title, lang), ...site === undefined ? [] : [placeText(names.places.get(site)!, lang)]].join(" – ")
  return calendarFile(name, entries.toSorted(inTime), options)
}

const siteProblems = (site: string | undefined, places: readonly Place[]): readonly DocumentProblem[] => site === undefined || places.some(({ id }) => id === site)
  ? []
  : [{ code: "TRAMYTE_DOCUMENTS_UNKNOWN", where: "site", message: `${JSON.stringify(site)} is not among places` }]

const inTime = (a: CalendarEntry, b: CalendarEntry): number => compared(a.day, b.day) || compared(a.hours?.from ?? "", b.hours?.from ?? "") || compared(a.uid, b.uid)
const compared = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0

const words = {
  session: { vi: "Khám sức khỏe", en: "Health examination" },
  cancelled: { vi: "HỦY", en: "CANCELLED" },
  notHeld: { vi: "Buổi khám này không tổ chức nữa.", en: "This session is not held." },
  coming: { vi: "Số người đã xếp lịch / số chỗ", en: "People / places" },
  places: { vi: "Số chỗ", en: "Places" },
  villages: { vi: "Thôn", en: "Villages" },
  organisation: { vi: "Ngày khám riêng của", en: "Own day of" },
  parts: { morning: { vi: "buổi sáng", en: "morning" }, afternoon: { vi: "buổi chiều", en: "afternoon" } }
} as const
