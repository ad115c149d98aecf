import { civilDate, epochDay, parseCivilDate, type PartialDate, partialDateBounds } from "@tramyte/core"
import type { DateFormat } from "../mapping/registerMapping.ts"
import { plainText } from "./plainText.ts"
import { read, type Reading, unreadable } from "./reading.ts"

/** How a date may be written, and the last day that it may be. */
export interface DateReading {
  /** Formats that the register uses; others are not guessed. */
  readonly formats: readonly DateFormat[]
  /** The day that the list describes: what happened cannot lie after it. Leave it out for dates that may (the end of a card). */
  readonly notAfter?: string
}

/**
 * Reads a date of a Vietnamese register into a partial date: `09/03/1956` and `9/3/1956` (day first), `1956-03-09`, `03/1956`,
 * `1956`, and Excel's day count where the mapping allows it. Dots and hyphens may stand for slashes.
 *
 * Rejects: `TRAMYTE_REGISTER_INVALID_DATE` for what is no date of the calendar or before 1880, `TRAMYTE_REGISTER_FUTURE_DATE`.
 *
 * @example
 * ```ts
 * import { readDate } from "@tramyte/registers"
 *
 * readDate("9/3/1956", { formats: ["d/m/y", "y"] }) // => { ok: true, value: "1956-03-09" }
 * readDate("1956", { formats: ["d/m/y", "y"] }) // => { ok: true, value: "1956" }
 * readDate("31/02/1990", { formats: ["d/m/y", "y"] }) // => { ok: false, code: "TRAMYTE_REGISTER_INVALID_DATE" }
 * ```
 */
export const readDate = (text: string, { formats, notAfter }: DateReading): Reading<PartialDate> => {
  const date = parsed(plainText(text), formats)
  if (date === undefined || date < EARLIEST) return unreadable("TRAMYTE_REGISTER_INVALID_DATE")
  // A year or a month that has begun by then is not in the future, so its first day decides.
  if (notAfter !== undefined && date > notAfter.slice(0, date.length)) return unreadable("TRAMYTE_REGISTER_FUTURE_DATE")
  return read(date)
}

/** Nobody who is alive, and no card or document in use, is older. */
const EARLIEST = "1880"
/** Excel counts days from 1899-12-30 (its calendar has a 29 February 1900 that did not exist). */
const EXCEL_DAY_ZERO = -25_569

const dayMonthYear = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
const monthYear = /^(\d{1,2})[/.-](\d{4})$/

const parsed = (text: string, formats: readonly DateFormat[]): PartialDate | undefined => {
  for (const format of formats) {
    const date = parsers[format](text)
    if (date !== undefined) return date
  }
  return undefined
}

const parsers: Readonly<Record<DateFormat, (text: string) => PartialDate | undefined>> = {
  "d/m/y": (text) => {
    if (text.length < 8 || text.length > 10) return undefined
    const parts = dayMonthYear.exec(text)
    return parts === null ? undefined : existing(`${parts[3]!}-${parts[2]!.padStart(2, "0")}-${parts[1]!.padStart(2, "0")}`)
  },
  "y-m-d": (text) => text.length === 10 ? existing(text) : text.length === 7 && partialDateBounds(text) !== undefined ? text : undefined,
  "m/y": (text) => {
    const parts = text.length > 7 ? null : monthYear.exec(text)
    if (parts === null) return undefined
    const date = `${parts[2]!}-${parts[1]!.padStart(2, "0")}`
    return partialDateBounds(date) === undefined ? undefined : date
  },
  "y": (text) => text.length === 4 && partialDateBounds(text) !== undefined ? text : undefined,
  // Five digits: from 1927. Fewer could be a year.
  "excelSerial": (text) => /^\d{5}$/.test(text) ? civilDate(EXCEL_DAY_ZERO + Number(text)) : undefined
}

const existing = (date: string): string | undefined => parseCivilDate(date) === undefined ? undefined : date

/** The day after, for the exclusive end of what a register says lasts through a day. */
export const dayAfter = (date: PartialDate): PartialDate => {
  const bounds = partialDateBounds(date)
  return bounds === undefined ? date : civilDate((date.length === 10 ? epochDay(date) : bounds.hi) + 1)
}
