import { type CivilDate, dateParts, type EpochDay, epochDayOf } from "../../time/index.ts"
import { daysInMonth } from "../../time/civilDate.ts"
import type { Supplement } from "../growthItem.ts"

/** A round of a year (đợt bổ sung), first and last day. */
export interface SupplementRound {
  readonly from: CivilDate
  readonly through: CivilDate
}

/** The rounds that end on a day or later and begin before another, the earliest first. Days that a month lacks are its last one. */
export const roundsFrom = (rounds: Supplement["rounds"], from: EpochDay, before: EpochDay): readonly { readonly from: EpochDay; readonly through: EpochDay }[] => {
  const years: number[] = []
  for (let year = dateParts(from).year; before > from && year <= dateParts(before).year; year++) years.push(year)
  return years.flatMap((year) => rounds.map(({ month, from: first, through }) => {
    const day = (dayOfMonth: number): EpochDay => epochDayOf(year, month, Math.min(dayOfMonth, daysInMonth(year, month)))
    return { from: day(first), through: day(through) }
  })).filter((round) => round.through >= from && round.from < before).toSorted((a, b) => a.from - b.from)
}
