import type { Lang, Text } from "../../language/text.ts"
import { type CivilDate, dateParts, dayOfWeek, parseCivilDate } from "../../time/index.ts"
import type { DayPart } from "../campaign.ts"
import { minutesOf } from "../checkCampaign.ts"
import { type CampaignProblem, refuse } from "../errors.ts"
import { type CampaignMessageKind, type CampaignWords, campaignWords } from "./messageWords.ts"

/** What somebody is told of a session: nothing else may be said. */
export interface Appointment {
  /** Whom to tell: the station knows name, phone and address. */
  readonly to: string
  readonly session: string
  /** Not known only of a session that nobody has any more. */
  readonly day?: CivilDate
  /** `"07:30"`. */
  readonly hour?: string
  /** Where no hour is known: the part of the day of the session. */
  readonly part?: DayPart
  /** Id of the place. */
  readonly site?: string
  readonly place: Text
  /** Default: that of the words. */
  readonly bring?: Text
  /** Whether to come with an empty stomach. It is said for a time in the morning alone: nobody is told to fast until an hour that is not known. */
  readonly fasting?: boolean
}

/** A message for the station to send (tin nhắn, giấy mời): its text, and the fields of which it was made. */
export interface CampaignMessage extends Appointment {
  readonly kind: CampaignMessageKind
  readonly bring: Text
  /** Whether it is said. */
  readonly fasting: boolean
  readonly text: Text
}

/**
 * Writes an invitation, a reminder, a new day, a day that is lost, or what is asked of who did not come.
 *
 * @throws CampaignError `TRAMYTE_CAMPAIGN_DAY`, also for an invitation, a reminder or a new day without one, `TRAMYTE_CAMPAIGN_HOURS`; `TRAMYTE_CAMPAIGN_UNKNOWN` for words that ask for a field that messages do not have
 * @example
 * ```ts
 * import { campaignMessage } from "@tramyte/core/campaign"
 *
 * const place = { vi: "Trạm Y tế xã Cẩm Giàng", en: "Cẩm Giàng health station" }
 * campaignMessage("reminder", { to: "an", session: "s1", day: "2026-07-06", hour: "07:30", place, bring: { vi: "thẻ BHYT", en: "your card" } }).text.vi // => "Trạm Y tế xin nhắc: ông/bà có lịch khám sức khỏe vào lúc 7 giờ 30, thứ Hai ngày 06/07/2026, tại Trạm Y tế xã Cẩm Giàng. Khi đi xin mang theo thẻ BHYT."
 * ```
 */
export const campaignMessage = (kind: CampaignMessageKind, appointment: Appointment, words: CampaignWords = campaignWords): CampaignMessage => {
  refuse([...problemsOf(kind, appointment), ...problemsOfWords(words)])
  const { day, hour, part, place, bring = words.bring } = appointment
  const fasting = appointment.fasting === true && (hour === undefined ? part === "morning" : hour < noon)
  const text = (lang: Lang): string => fill(words.messages[kind][lang], {
    day: day === undefined ? undefined : dayInWords(day, lang), hour: hour === undefined ? undefined : hourInWords(hour, lang),
    place: place[lang], bring: bring[lang] === "" ? undefined : bring[lang], fasting: fasting ? words.fasting[lang] : undefined
  })
  return { ...appointment, kind, bring, fasting, text: { vi: text("vi"), en: text("en") } }
}

const noon = "12:00"

type Fields = Readonly<Record<"day" | "hour" | "place" | "bring" | "fasting", string | undefined>>

const fields: readonly string[] = ["day", "hour", "place", "bring", "fasting"] satisfies readonly (keyof Fields)[]

/** What is in brackets goes where a field of it is not there. */
const fill = (template: string, values: Fields): string => {
  const put = (part: string): string => part.replace(/\{(\w+)\}/g, (_, name: keyof Fields) => values[name] ?? "")
  const isThere = (part: string): boolean => [...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => values[name as keyof Fields] !== undefined)
  return template.split(/\[([^\]]*)\]/).map((part, index) => index % 2 === 0 || isThere(part) ? put(part) : "").join("")
}

const weekdays: Readonly<Record<Lang, readonly string[]>> = {
  vi: ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]

const dayInWords = (date: CivilDate, lang: Lang): string => {
  const day = parseCivilDate(date)!
  const { year, month, dayOfMonth } = dateParts(day)
  const weekday = weekdays[lang][dayOfWeek(day) - 1]!
  return lang === "vi" ? `${weekday} ngày ${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}` : `${weekday} ${dayOfMonth} ${months[month - 1]} ${year}`
}

const hourInWords = (hour: string, lang: Lang): string =>
  lang === "vi" ? `${Number(hour.slice(0, 2))} giờ${hour.endsWith("00") ? "" : ` ${hour.slice(3)}`}` : hour

const namesADay: ReadonlySet<CampaignMessageKind> = new Set(["invitation", "reminder", "rescheduled"])

const problemsOf = (kind: CampaignMessageKind, { day, hour }: Appointment): readonly CampaignProblem[] => [
  ...(day === undefined && namesADay.has(kind) ? [{ code: "TRAMYTE_CAMPAIGN_DAY" as const, where: "day", message: `this message says when to come (${kind}); write the day as "2026-07-15"` }] : []),
  ...(day === undefined || parseCivilDate(day) !== undefined ? [] : [{ code: "TRAMYTE_CAMPAIGN_DAY" as const, where: "day", message: `${JSON.stringify(day)} is no day; write it as "2026-07-15"` }]),
  ...(hour === undefined || minutesOf(hour) !== undefined ? [] : [{ code: "TRAMYTE_CAMPAIGN_HOURS" as const, where: "hour", message: `${JSON.stringify(hour)} is no time; write "07:30"` }])
]

const problemsOfWords = ({ messages }: CampaignWords): readonly CampaignProblem[] => Object.entries(messages).flatMap(([kind, text]) => (["vi", "en"] as const).flatMap((lang) =>
  [...text[lang].matchAll(/\{([^}]*)\}/g)].filter(([, name]) => !fields.includes(name!)).map(([found]): CampaignProblem =>
    ({ code: "TRAMYTE_CAMPAIGN_UNKNOWN", where: `words.messages.${kind}.${lang}`, message: `${found} is no field of a message; it can tell ${fields.map((field) => `{${field}}`).join(", ")}` }))))
