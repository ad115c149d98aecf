import { type CivilDate, dateParts, epochDay, type Lang } from "@tramyte/core"
import type { Hours } from "@tramyte/core/campaign"
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventClass, ICalEventStatus } from "ical-generator"
import type { DocumentProblem } from "../errors.ts"
import { cleanText } from "../named.ts"

/** What all calendar files take. */
export interface CalendarOptions {
  /**
   * The campaign's name in identifiers, for ever the same: `"kham-suc-khoe-2026.cam-giang.example"`. A phone knows by it, and by the revision, that an
   * entry of a later file replaces one that it has.
   */
  readonly id: string
  readonly lang: Lang
  /** When the file is made, with its offset: `"2026-07-01T08:00:00+07:00"`. There is no clock here. */
  readonly stamp: string
  /** 0 for the first file of this id, greater for each that replaces it. */
  readonly revision?: number
  /** Who invites. With it the file is a publication (`METHOD:PUBLISH`), which iTIP wants an organizer for. */
  readonly organizer?: { readonly name: string; readonly email: string }
}

/** One entry; without hours it lasts the whole day. */
export interface CalendarEntry {
  readonly uid: string
  readonly day: CivilDate
  readonly hours?: Hours
  readonly cancelled: boolean
  readonly summary: string
  readonly location: string
  readonly description: readonly string[]
  /** Only for the eyes of the one who imports it. */
  readonly personal?: true
  readonly alarmMinutesBefore?: readonly number[]
}

/** Part of an identifier made from any id: no two ids give the same, and nothing in it needs escaping. */
export const identifier = (id: string): string => [...new TextEncoder().encode(id)].map((byte) => {
  const char = String.fromCharCode(byte)
  return /[A-Za-z0-9._~-]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`
}).join("")

/** What is wrong with the common options. */
export const calendarProblems = ({ id, stamp, revision = 0, organizer }: CalendarOptions): readonly DocumentProblem[] => [
  ...IDENTIFIER.test(id) ? [] : [{ code: "TRAMYTE_DOCUMENTS_TEXT", where: "id", message: `${JSON.stringify(id)} cannot stand in an identifier: use letters, digits, ".", "_" and "-"` } as const],
  ...INSTANT.test(stamp) && !Number.isNaN(Date.parse(stamp))
    ? []
    : [{ code: "TRAMYTE_DOCUMENTS_INSTANT", where: "stamp", message: `${JSON.stringify(stamp)} is no instant with an offset: write "2026-07-01T08:00:00+07:00"` } as const],
  ...Number.isSafeInteger(revision) && revision >= 0
    ? []
    : [{ code: "TRAMYTE_DOCUMENTS_NUMBER", where: "revision", message: `must be a whole number from 0, got ${String(revision)}` } as const],
  ...organizer === undefined || EMAIL.test(organizer.email)
    ? []
    : [{ code: "TRAMYTE_DOCUMENTS_TEXT", where: "organizer.email", message: `${JSON.stringify(organizer.email)} is no address` } as const]
]

/** The file's text: RFC 5545, lines of at most 75 octets that end in CRLF. */
export const calendarFile = (name: string, entries: readonly CalendarEntry[], options: CalendarOptions): string => {
  const { revision = 0, organizer, lang } = options
  const stamp = new Date(options.stamp)
  const calendar = ical({
    // Of these two ical-generator writes as it finds.
    name: escaped(name),
    prodId: { company: "tramyte", product: "documents", language: lang.toUpperCase() },
    ...organizer === undefined ? {} : { method: ICalCalendarMethod.PUBLISH }
  })
  for (const { uid, day, hours, cancelled, summary, location, description, personal, alarmMinutesBefore = [] } of entries) {
    calendar.createEvent({
      id: `${uid}@${options.id}`, sequence: revision, stamp, ...times(day, hours), summary, location, description: description.join("\n"),
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...personal === true ? { class: ICalEventClass.PRIVATE } : {},
      ...organizer === undefined ? {} : { organizer: { name: cleanText(organizer.name).replace(/["\r\n]/g, "'"), email: organizer.email } },
      alarms: cancelled ? [] : alarmMinutesBefore.map((minutes) => ({ type: ICalAlarmType.display, triggerBefore: minutes * 60, description: summary }))
    })
  }
  return `${calendar.toString()}\r\n`
}

// Viet Nam keeps UTC+7 the whole year, without summer time, so UTC says each instant exactly and needs no table of a time zone.
const VIET_NAM = 7 * 60

const times = (day: CivilDate, hours: Hours | undefined) => hours === undefined
  ? { allDay: true, start: instant(day, 0), end: instant(day, 24 * 60) }
  : { start: instant(day, minutesOf(hours.from) - VIET_NAM), end: instant(day, minutesOf(hours.until) - VIET_NAM) }

const instant = (day: CivilDate, minutes: number): Date => {
  const { year, month, dayOfMonth } = dateParts(epochDay(day))
  const at = new Date(0)
  // Not Date.UTC(year, …): it takes the years 0 to 99 for 1900 to 1999.
  at.setUTCFullYear(year, month - 1, dayOfMonth)
  at.setUTCMinutes(minutes)
  return at
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
const escaped = (text: string): string => text.replace(/[\\;,]/g, (char) => `\\${char}`).replace(/\r\n|\r|\n/g, "\\n")

const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/
const EMAIL = /^[^\s@"<>,;:\\]+@[^\s@"<>,;:\\]+$/
