import { type CivilDate, dateParts, dayOfWeek, epochDay, type Lang } from "@tramyte/core"
import type { DayPart, Hours } from "@tramyte/core/campaign"

/** A day with its day of the week: "Thứ Hai, 06/07/2026" or "Monday, 6 July 2026". */
export const longDay = (day: CivilDate, lang: Lang): string => {
  const at = epochDay(day)
  const { year, month, dayOfMonth } = dateParts(at)
  const weekday = weekdays[lang][dayOfWeek(at) - 1]!
  return lang === "vi" ? `${weekday}, ${shortDay(day, lang)}` : `${weekday}, ${dayOfMonth} ${months[month - 1]!} ${year}`
}

/** A day: "06/07/2026" or "6 Jul 2026". */
export const shortDay = (day: CivilDate, lang: Lang): string => {
  const { year, month, dayOfMonth } = dateParts(epochDay(day))
  return lang === "vi" ? `${two(dayOfMonth)}/${two(month)}/${year}` : `${dayOfMonth} ${months[month - 1]!.slice(0, 3)} ${year}`
}

/** A day in a narrow column: "T2 06/07/2026" or "Mon 6 Jul 2026". */
export const columnDay = (day: CivilDate, lang: Lang): string => {
  const weekday = dayOfWeek(epochDay(day))
  return `${lang === "vi" ? weekday === 7 ? "CN" : `T${weekday + 1}` : weekdays.en[weekday - 1]!.slice(0, 3)} ${shortDay(day, lang)}`
}

/** "07:00–11:30"; where no hours are said, the part of the day; else nothing. */
export const hoursText = (hours: Hours | undefined, part: DayPart | undefined, lang: Lang): string =>
  hours !== undefined ? `${hours.from}–${hours.until}` : part === undefined ? "" : parts[part][lang]

const parts = { morning: { vi: "buổi sáng", en: "morning" }, afternoon: { vi: "buổi chiều", en: "afternoon" } } as const
const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
const weekdays = {
  vi: ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
} as const
const two = (number: number): string => String(number).padStart(2, "0")
