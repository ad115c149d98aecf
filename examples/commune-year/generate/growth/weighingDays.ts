import { addMonths, dateParts, epochDayOf } from "@tramyte/core"
import { working } from "../health/campaignDay.ts"
import type { Random } from "../random.ts"
import { sessionFrom } from "../vaccination/sessionDays.ts"

/** Why a child is weighed: at the monthly session, in the quarter, in the rounds of June and December, at school. */
export type Occasion = "month" | "quarter" | "round" | "school"

export interface WeighingDay {
  readonly day: number
  readonly occasion: Occasion
}

export interface Childhood {
  readonly birthDay: number
  readonly village: number
  /** The day of the month on which the station vaccinates, and weighs. */
  readonly dayOfMonth: number
  /** From when to when the register may have the child. */
  readonly from: number
  readonly last: number
}

/** How often families come: to the monthly weighing in the first and the second year, and in the third to fifth. */
const comes = { first: 0.82, second: 0.62, later: 0.66, round: 0.93, school: 0.92 } as const

/** The days on which a child was weighed (cân hằng tháng dưới 24 tháng, hằng quý dưới 60 tháng, hai đợt mỗi năm, đầu năm học). */
export const drawWeighingDays = ({ birthDay, village, dayOfMonth, from, last }: Childhood, dice: Random): readonly WeighingDay[] => {
  const days: WeighingDay[] = []
  const add = (day: number, occasion: Occasion, share: number): void => {
    if (dice.chance(share) && day >= from && day <= last && day > birthDay) days.push({ day, occasion })
  }
  const start = dateParts(Math.max(from, birthDay))
  const end = dateParts(last)
  const [twoYears, fiveYears] = [addMonths(birthDay, 24, "rollForward"), addMonths(birthDay, 60, "rollForward")]
  for (let month = start.year * 12 + start.month - 1; month <= end.year * 12 + end.month - 1; month += 1) {
    const [year, at] = [Math.floor(month / 12), month % 12 + 1]
    const first = epochDayOf(year, at, 1)
    if (first >= fiveYears) {
      // School by school, in the first weeks of the school year.
      if (at === 9) add(working(epochDayOf(year, 9, 8 + dice.int(0, 11))), "school", comes.school)
    } else if (at === 6 || at === 12) add(working(first + village % 2), "round", comes.round)
    else if (first < twoYears) add(sessionFrom(first, dayOfMonth), "month", first - birthDay < 365 ? comes.first : comes.second)
    else if (at % 3 === 0) add(sessionFrom(first, dayOfMonth), "quarter", comes.later)
  }
  return days
}
