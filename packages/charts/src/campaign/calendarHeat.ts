import { type CivilDate, dateParts, dayOfWeek, epochDay, epochDayOf, parseCivilDate } from "@tramyte/core"
import { scaleLinear } from "d3-scale"
import { checkAmount } from "../checkInput.ts"
import { ChartError } from "../ChartError.ts"
import { INK, paint, SOFT_INK, VERMILLION_INK } from "../fills.ts"
import { closeFrame, emptyFrame, openFrame, type ChartOptions, type Frame } from "../frame.ts"
import { SHADES } from "../heatTable.ts"
import { element, tooltip } from "../markup.ts"
import { textLine } from "../textLines.ts"
import { textWidth } from "../wrapText.ts"
import { shadeKey } from "./shadeKey.ts"

/** A day: what is asked of the station, and what it can do. */
export interface LoadDay {
  readonly day: CivilDate
  readonly load: number
  readonly capacity: number
}

export interface CalendarHeatOptions extends ChartOptions {
  /** Days with a session, in any order; on all others nothing is open. */
  readonly days: readonly LoadDay[]
  readonly labels: {
    /** "Lượt hẹn". */
    readonly load: string
    /** "Năng lực". */
    readonly capacity: string
    /** "Quá tải". */
    readonly overload: string
    /** Of loads and capacities: "lượt". */
    readonly unit: string
    /** The light end of the key: "còn trống". */
    readonly free: string
    /** The dark end: "kín chỗ". */
    readonly full: string
    readonly empty: string
  }
}

/**
 * On which days of the year is the station open, how full is each, and on which is more asked than it can do (lịch tải cả năm)?
 *
 * Months as a calendar on the wall, a number in each open day (its load), the fuller the darker; what is above the capacity is striped. For some days or the
 * weeks of a year `loadAgainstCapacity` shows the amounts better; this one, 720 units wide, serves 180 days on a page of A4.
 *
 * @throws ChartError `TRAMYTE_CHARTS_BAD_NUMBER`, `TRAMYTE_CHARTS_BAD_SHAPE` (no day of the calendar, a day twice), `TRAMYTE_CHARTS_BAD_OPTION`
 * @example
 * ```ts
 * import { calendarHeat } from "@tramyte/charts"
 *
 * const svg = calendarHeat({
 *   idPrefix: "days", lang: "vi", title: "Ngày nào kín chỗ?", days: [{ day: "2026-07-06", load: 64, capacity: 60 }],
 *   labels: { load: "Lượt hẹn", capacity: "Năng lực", overload: "Quá tải", unit: "lượt", free: "còn trống", full: "kín chỗ", empty: "Chưa có lịch" }
 * })
 * svg.includes("06/07/2026: Lượt hẹn 64 lượt, Năng lực 60 lượt, Quá tải 4 lượt") // => true
 * ```
 */
export const calendarHeat = (options: CalendarHeatOptions): string => {
  const { labels, idPrefix, lang } = options
  const chart = "calendarHeat"
  const frame = openFrame(chart, options)
  const days = checkedDays(chart, options.days)
  if (days.length === 0) return emptyFrame(frame, labels.empty)

  const shade = scaleLinear<string>().domain([0, 1]).range(SHADES).clamp(true)
  const scale = shadeKey(frame, shade, labels.free, labels.full, frame.top)
  const over = (day: LoadDay) => Math.max(0, Math.round((day.load - day.capacity) * 100) / 100)
  const crowded = days.some((day) => over(day) > 0)
  const key = crowded ? overloadKey(frame, labels.overload, frame.top + scale.height) : ""
  const columns = Math.max(1, Math.floor((frame.width - 8 + GAP) / (NARROWEST + GAP)))
  const months = monthsOf(days)
  const used = Math.min(columns, Math.max(2, months.length))
  const width = (frame.width - 8 - (used - 1) * GAP) / used
  const cell = width / 7
  const words = (day: LoadDay) => [
    `${dayText(day.day, lang)}: ${labels.load} ${frame.number(day.load, 2)} ${labels.unit}`, `${labels.capacity} ${frame.number(day.capacity, 2)} ${labels.unit}`,
    ...over(day) > 0 ? [`${labels.overload} ${frame.number(over(day), 2)} ${labels.unit}`] : []
  ].join(", ")
  let top = frame.top + scale.height + (crowded ? 22 : 0) + 4
  let tallest = 0
  const blocks = months.map(({ year, month, length, first, byDay }, at) => {
    if (at > 0 && at % used === 0) {
      top += tallest
      tallest = 0
    }
    const x = 4 + (at % used) * (width + GAP)
    const weeks = Math.ceil((length + first) / 7)
    tallest = Math.max(tallest, HEAD + weeks * CELL + 14)
    const heading = textLine(lang === "vi" ? `Tháng ${month}/${year}` : `${monthNames[month - 1] ?? ""} ${year}`, { x, y: top + 13, weight: 700 })
      + weekdays[lang].map((name, weekday) => textLine(name, { x: x + (weekday + 0.5) * cell, y: top + 30, size: 11, anchor: "middle", fill: SOFT_INK })).join("")
    return heading + Array.from({ length }, (_, index) => {
      const place = first + index
      const box = { x: x + place % 7 * cell, y: top + HEAD + Math.floor(place / 7) * CELL, width: cell, height: CELL }
      const day = byDay.get(index + 1)
      const number = textLine(String(index + 1), { x: box.x + 3, y: box.y + 11, size: 11, fill: day === undefined ? "#767676" : INK, ...day === undefined ? {} : { edge: true } })
      if (day === undefined) return element("rect", { ...box, fill: "none", stroke: "#e2e2e2" }) + number
      const load = frame.number(day.load)
      return element("rect", {
        ...box, fill: over(day) > 0 ? paint("stripes", idPrefix) : shade(day.capacity === 0 ? 0 : day.load / day.capacity), stroke: over(day) > 0 ? VERMILLION_INK : "#8a8a8a", "stroke-width": over(day) > 0 ? 1.6 : 0.8
      }, tooltip(words(day))) + number
        + (textWidth(load, 12) <= cell - 2 ? textLine(load, { x: box.x + cell / 2, y: box.y + CELL - 5, size: 12, weight: 700, anchor: "middle", edge: true }) : "")
    }).join("")
  }).join("")
  return closeFrame(frame, { height: top + tallest, fills: crowded ? ["stripes"] : [], body: scale.markup + key + blocks, description: [days.map(words).join("; ")] })
}

const checkedDays = (chart: string, days: readonly LoadDay[]): readonly LoadDay[] => {
  const seen = new Set<string>()
  for (const [at, { day, load, capacity }] of days.entries()) {
    if (parseCivilDate(day) === undefined) throw new ChartError("TRAMYTE_CHARTS_BAD_SHAPE", chart, `days[${at}].day`, `is no day of the calendar, got ${JSON.stringify(day)}; write it as "2026-07-06"`)
    if (seen.has(day)) throw new ChartError("TRAMYTE_CHARTS_BAD_SHAPE", chart, `days[${at}].day`, `is there already: sum the sessions of ${day}`)
    seen.add(day)
    checkAmount(chart, `days[${at}].load`, load)
    checkAmount(chart, `days[${at}].capacity`, capacity)
  }
  return days.toSorted((a, b) => epochDay(a.day) - epochDay(b.day))
}

interface Month {
  readonly year: number
  readonly month: number
  /** Days in it. */
  readonly length: number
  /** Empty places before its first day, Monday being the first. */
  readonly first: number
  readonly byDay: ReadonlyMap<number, LoadDay>
}

/** Months in which something is open. */
const monthsOf = (days: readonly LoadDay[]): readonly Month[] => {
  const found = new Map<string, Map<number, LoadDay>>()
  for (const day of days) {
    const byDay = found.get(day.day.slice(0, 7)) ?? new Map<number, LoadDay>()
    byDay.set(dateParts(epochDay(day.day)).dayOfMonth, day)
    found.set(day.day.slice(0, 7), byDay)
  }
  return [...found].map(([name, byDay]) => {
    const [year, month] = [Number(name.slice(0, 4)), Number(name.slice(5))]
    const start = epochDayOf(year, month, 1)
    const next = month === 12 ? epochDayOf(year, 12, 31) + 1 : epochDayOf(year, month + 1, 1)
    return { year, month, length: next - start, first: dayOfWeek(start) - 1, byDay }
  })
}

const overloadKey = (frame: Frame, label: string, top: number): string =>
  element("rect", { x: 4, y: top + 1, width: 22, height: 13, fill: paint("stripes", frame.options.idPrefix), stroke: VERMILLION_INK, "stroke-width": 1.6 }) + textLine(label, { x: 32, y: top + 12 })

const dayText = (day: CivilDate, lang: "vi" | "en"): string => {
  const { year, month, dayOfMonth } = dateParts(epochDay(day))
  return lang === "vi" ? `${String(dayOfMonth).padStart(2, "0")}/${String(month).padStart(2, "0")}/${year}` : `${dayOfMonth} ${monthNames[month - 1] ?? ""} ${year}`
}

const NARROWEST = 196
const GAP = 18
const HEAD = 36
const CELL = 34
const monthNames = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
const weekdays = { vi: ["T2", "T3", "T4", "T5", "T6", "T7", "CN"], en: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] } as const
