import { parseCivilDate } from "@tramyte/core"
import { hoursProblems } from "../checkPlan.ts"
import { refuse } from "../errors.ts"
import type { ToldAppointment } from "../lists/appointments.ts"
import { inWords, type Place, placeText, type Wording } from "../named.ts"
import { bringText } from "../words/bringText.ts"
import { calendarFile, type CalendarOptions, calendarProblems, identifier } from "./calendarFile.ts"

export interface AppointmentCalendarOptions extends CalendarOptions {
  readonly appointment: ToldAppointment
  readonly place: Place
  /** What to bring; the usual papers if not given. */
  readonly bring?: Wording
  /** Whom to ask or tell: "Trạm Y tế xã Cẩm Giàng, 0220 3 786 115". */
  readonly contact?: Wording
  /** The appointment does not stand any more: phones that have it strike it out. */
  readonly cancelled?: boolean
  /** Minutes before it at which the phone rings; a day before if not given. */
  readonly alarmMinutesBefore?: readonly number[]
}

/**
 * One person's appointment as a file to open on a phone (giấy hẹn điện tử): day, hour, place, what to bring, whether to come fasting. It names no disease,
 * no group, no room and nobody: what a phone shows, others read too.
 *
 * The identifier is made of the campaign's and the person's id, so a later file with a greater `revision` moves the appointment or, with `cancelled`, strikes
 * it out.
 *
 * @throws DocumentError `TRAMYTE_DOCUMENTS_DAY`, `…_HOURS`, `…_UNKNOWN` (another place than the appointment's), `…_INSTANT`, `…_NUMBER`, `…_TEXT`
 * @example
 * ```ts
 * import { appointmentCalendar } from "@tramyte/documents"
 *
 * const file = appointmentCalendar({
 *   id: "kham-2026.cam-giang.example", lang: "vi", stamp: "2026-07-01T08:00:00+07:00",
 *   appointment: { id: "p1", session: "s1", site: "station", day: "2026-07-06", hours: { from: "07:30", until: "08:00" }, fasting: true },
 *   place: { id: "station", name: "Trạm Y tế xã Cẩm Giàng" }
 * })
 * file.includes("SUMMARY:Khám sức khỏe\r\n") // => true
 * ```
 */
export const appointmentCalendar = (options: AppointmentCalendarOptions): string => {
  const { appointment, place, lang, cancelled = false, contact, alarmMinutesBefore = [24 * 60] } = options
  refuse([
    ...calendarProblems(options),
    ...parseCivilDate(appointment.day) === undefined
      ? [{ code: "TRAMYTE_DOCUMENTS_DAY", where: "appointment.day", message: `${JSON.stringify(appointment.day)} is not a day: write it as "2026-07-06"` } as const]
      : [],
    ...hoursProblems("appointment.hours", appointment.hours),
    ...place.name === undefined ? [{ code: "TRAMYTE_DOCUMENTS_UNKNOWN", where: "place.name", message: "is not given, so nobody would be told where to come" } as const] : [],
    ...place.id === appointment.site ? [] : [{ code: "TRAMYTE_DOCUMENTS_UNKNOWN", where: "place.id", message: `is ${JSON.stringify(place.id)}, and the appointment is at ${JSON.stringify(appointment.site)}` } as const],
    ...alarmMinutesBefore.flatMap((minutes, at) => Number.isSafeInteger(minutes) && minutes >= 0
      ? []
      : [{ code: "TRAMYTE_DOCUMENTS_NUMBER", where: `alarmMinutesBefore[${at}]`, message: `must be a whole number from 0, got ${String(minutes)}` } as const])
  ])
  const { hours, part } = appointment
  return calendarFile(words.title[lang], [{
    uid: `appointment-${identifier(appointment.id)}`, day: appointment.day, cancelled, personal: true, alarmMinutesBefore, ...hours === undefined ? {} : { hours },
    summary: `${cancelled ? `${words.cancelled[lang]}: ` : ""}${words.title[lang]}${hours === undefined && part !== undefined ? ` (${words.parts[part][lang]})` : ""}`,
    location: placeText(place, lang, "address"),
    description: [
      ...cancelled ? [words.notHeld[lang]] : bringText(options.bring, appointment.fasting, lang),
      ...contact === undefined ? [] : [`${words.contact[lang]}: ${inWords(contact, lang)}`]
    ]
  }], options)
}

const words = {
  title: { vi: "Khám sức khỏe", en: "Health examination" },
  cancelled: { vi: "HỦY", en: "CANCELLED" },
  notHeld: { vi: "Lịch hẹn này không còn hiệu lực.", en: "This appointment does not stand any more." },
  contact: { vi: "Liên hệ", en: "Contact" },
  parts: { morning: { vi: "buổi sáng", en: "morning" }, afternoon: { vi: "buổi chiều", en: "afternoon" } }
} as const
