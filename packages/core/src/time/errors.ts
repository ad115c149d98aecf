/** What went wrong in the time room; each code is a programmer's or a pack author's mistake, never a person's data. */
export type TimeErrorCode =
  | "TRAMYTE_TIME_INVALID_DATE"
  | "TRAMYTE_TIME_INVALID_NUMBER"
  | "TRAMYTE_TIME_DAY_OUT_OF_RANGE"
  | "TRAMYTE_TIME_INVALID_DURATION"
  | "TRAMYTE_TIME_INVALID_BOUNDS"
  | "TRAMYTE_TIME_INVALID_PERIOD"
  | "TRAMYTE_TIME_INVALID_SCHOOL_YEAR_START"
  | "TRAMYTE_TIME_LUNAR_YEAR_OUT_OF_RANGE"
  | "TRAMYTE_TIME_INVALID_CALENDAR"

/**
 * A mistake in the call or in the data of a calendar, thrown at once; dates that people wrote are read with
 * `parseCivilDate`, `partialDateBounds` or `parsePeriod`, which answer `undefined` instead.
 *
 * The message says what happened, where, and how to mend it; `code` is stable and may be matched on.
 *
 * @example
 * ```ts
 * import { epochDay, TimeError } from "@tramyte/core"
 *
 * const codeOf = (run: () => unknown) => { try { run() } catch (error) { return error instanceof TimeError ? error.code : "other" } }
 *
 * codeOf(() => epochDay("2026-02-30")) // => "TRAMYTE_TIME_INVALID_DATE"
 * ```
 */
export class TimeError extends Error {
  override readonly name = "TimeError"
  readonly code: TimeErrorCode

  constructor(code: TimeErrorCode, message: string) {
    super(`${code}: ${message}`)
    this.code = code
  }
}

/** Returns the number when it is a whole one; `where` names the call and the argument in the message. */
export const wholeNumber = (value: number, where: string): number => {
  if (Number.isSafeInteger(value)) return value
  throw new TimeError(
    "TRAMYTE_TIME_INVALID_NUMBER",
    `${where} is ${String(value)}, which is not a whole number. Pass an integer, such as the result of epochDay("2026-07-15").`
  )
}
