import { dateParts, epochDayOf } from "@tramyte/core"
import { working } from "../health/campaignDay.ts"

/** The first session day of a station on or after a day: the same day of every month, or the next on which it works (ngày tiêm chủng). */
export const sessionFrom = (day: number, dayOfMonth: number): number => {
  const { year, month } = dateParts(day)
  for (let ahead = 0; ; ahead += 1) {
    const session = working(epochDayOf(year + Math.floor((month - 1 + ahead) / 12), (month - 1 + ahead) % 12 + 1, dayOfMonth))
    if (session >= day) return session
  }
}
