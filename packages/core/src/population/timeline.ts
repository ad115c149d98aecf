import { contextOn, type EvaluationContext } from "../rules/context.ts"
import type { EpochDay } from "../time/index.ts"
import type { CutDay } from "./cutDay.ts"

/** How many days ahead the next change is looked for. After them a person is looked at again. */
export const horizon = 400

/** Where cut days lie on a day and on the days after it; worked out once, also while the day moves on. */
export interface Timeline {
  readonly contextOf: (day: EpochDay) => EvaluationContext
  readonly on: (cut: CutDay, day: EpochDay) => EpochDay
}

/** The days of questions of one law, in one reporting period or none. */
export const timeline = (period: EvaluationContext["period"]): Timeline => {
  const contexts = new Map<EpochDay, EvaluationContext>()
  const known = new Map<string, { readonly first: EpochDay; readonly days: EpochDay[] }>()
  const contextOf = (day: EpochDay): EvaluationContext => {
    const made = contexts.get(day) ?? contextOn(day, period)
    contexts.set(day, made)
    return made
  }
  return {
    contextOf,
    on: (cut, day) => {
      let row = known.get(cut.key)
      if (row === undefined || day < row.first || day > row.first + row.days.length + horizon) known.set(cut.key, row = { first: day, days: [] })
      for (let next = row.first + row.days.length; next <= day; next++) row.days.push(bounded(cut.at(contextOf(next))))
      return row.days[day - row.first]!
    }
  }
}

/** Within some thousand years before and after the calendar: there are no days to compare with beyond. */
const bounded = (day: EpochDay): EpochDay => Math.max(-4_000_000, Math.min(4_000_000, day))
