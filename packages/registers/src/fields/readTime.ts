import { plainText } from "./plainText.ts"
import { read, type Reading, unreadable } from "./reading.ts"

/** Registers are written by the clock of Viet Nam, which has one time zone and no summer time. */
const OFFSET = "+07:00"

const written = /^(\d{1,2})\s*(?:h|g|:|giờ)\s*(?:(\d{1,2})(?::\d\d)?\s*(?:p|phút)?)?$/i

/**
 * Reads a time of day as registers write it, `08:30`, `8h30`, `8 giờ 30`, on a day: an instant with the offset of Viet Nam.
 *
 * Rejects: `TRAMYTE_REGISTER_INVALID_VALUE`.
 */
export const readTime = (text: string, day: string): Reading<string> => {
  const parts = written.exec(plainText(text))
  const [hour, minute] = [Number(parts?.[1] ?? 24), Number(parts?.[2] ?? 0)]
  if (hour > 23 || minute > 59) return unreadable("TRAMYTE_REGISTER_INVALID_VALUE")
  return read(`${day}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00${OFFSET}`)
}
