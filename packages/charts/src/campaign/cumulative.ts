import { checkCount } from "../checkInput.ts"
import { ChartError } from "../ChartError.ts"

/** A week, or a day: how many were to be examined in it, and how many were. `done` is undefined where it has not come, or is not over. */
export interface PlannedPeriod {
  readonly planned: number
  readonly done: number | undefined
}

/** All of the plan up to the end of a period, and all that was done by then. */
export interface SumUpTo {
  readonly planned: number
  readonly done: number | undefined
}

/** Sums from the first period on. After a period without a number nothing can be summed, so such a one must be the last with none after it. */
export const cumulative = (chart: string, at: string, periods: readonly PlannedPeriod[]): readonly SumUpTo[] => {
  let [planned, done] = [0, 0]
  let open = false
  return periods.map((period, index) => {
    planned += checkCount(chart, `${at}[${index}].planned`, period.planned)
    if (period.done === undefined) {
      open = true
      return { planned, done: undefined }
    }
    if (open) {
      throw new ChartError("TRAMYTE_CHARTS_BAD_SHAPE", chart, `${at}[${index}].done`, "has a number after a period without one, so no sum up to it is known; give 0 where nobody was examined")
    }
    done += checkCount(chart, `${at}[${index}].done`, period.done)
    return { planned, done }
  })
}
