/** What was given to a statistic that has no meaning; each is a programmer's mistake, or data that nobody checked. */
export type StatisticsErrorCode =
  | "TRAMYTE_STATISTICS_INVALID_COUNT"
  | "TRAMYTE_STATISTICS_INVALID_LEVEL"
  | "TRAMYTE_STATISTICS_INVALID_NUMBER"
  | "TRAMYTE_STATISTICS_INVALID_AGE_GROUPS"
  | "TRAMYTE_STATISTICS_INVALID_TABLE"

/**
 * A count, a level or a table that cannot be: thrown at once. What real data do not allow to be told (a share of nobody, a table
 * that cannot be published) is an answer instead, never an error.
 *
 * @example
 * ```ts
 * import { proportionInterval, StatisticsError } from "@tramyte/core"
 *
 * const codeOf = (run: () => unknown) => { try { run() } catch (error) { return error instanceof StatisticsError ? error.code : "other" } }
 *
 * codeOf(() => proportionInterval(13, 12)) // => "TRAMYTE_STATISTICS_INVALID_COUNT"
 * codeOf(() => proportionInterval(3, 12, { level: 95 })) // => "TRAMYTE_STATISTICS_INVALID_LEVEL"
 * ```
 */
export class StatisticsError extends Error {
  override readonly name = "StatisticsError"
  readonly code: StatisticsErrorCode

  constructor(code: StatisticsErrorCode, message: string) {
    super(`${code}: ${message}`)
    this.code = code
  }
}

/** Returns a count of people or events: a whole number from 0; `where` names the call and the argument. */
export const countOf = (value: number, where: string): number => {
  if (Number.isSafeInteger(value) && value >= 0) return value
  throw new StatisticsError("TRAMYTE_STATISTICS_INVALID_COUNT", `${where} is ${String(value)}. Give a count: a whole number from 0.`)
}

/** Checks a part and its whole, both counts. */
export const checkPart = (x: number, n: number, where: string): void => {
  if (countOf(x, `${where}: x`) > countOf(n, `${where}: n`)) {
    throw new StatisticsError("TRAMYTE_STATISTICS_INVALID_COUNT", `${where}: ${x} of ${n}. The part must not be greater than the whole.`)
  }
}

/** Returns a confidence level, between 0 and 1. */
export const levelOf = (level: number, where: string): number => {
  if (level > 0 && level < 1) return level
  throw new StatisticsError("TRAMYTE_STATISTICS_INVALID_LEVEL", `${where}: the level is ${String(level)}. Give a share, 0.95 for 95 %.`)
}

/** Returns a number that is finite and above 0, or from 0 where `zero` may be. */
export const positiveOf = (value: number, where: string, zero: "with zero" | "without zero" = "without zero"): number => {
  if (Number.isFinite(value) && (value > 0 || (zero === "with zero" && value === 0))) return value
  throw new StatisticsError("TRAMYTE_STATISTICS_INVALID_NUMBER", `${where} is ${String(value)}. Give a finite number above 0${zero === "with zero" ? ", or 0" : ""}.`)
}
