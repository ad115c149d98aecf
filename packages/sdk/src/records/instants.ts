import { parseCivilDate } from "@tramyte/core"

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/

/** Whether a value is an instant with offset. */
export const isInstant = (value: unknown): boolean => typeof value === "string" && instant.test(value) && parseCivilDate(value.slice(0, 10)) !== undefined && Number.isFinite(Date.parse(value))

export const isDayOrInstant = (value: unknown): boolean => typeof value === "string" && (parseCivilDate(value) !== undefined || isInstant(value))

/**
 * What keeps a value from being the time at which something is written or undone; nothing, if it is one. A year before 2000 or
 * after 2099 comes from a clock that was never set: all that is known at a time would be wrong for good.
 */
export const recordedProblem = (value: unknown): string | undefined => {
  if (!isInstant(value)) return `is not an instant with offset; write "2026-10-15T08:00:00+07:00"`
  return /^20\d\d/.test(value as string) ? undefined : "lies outside the years 2000 to 2099; set the clock of the computer, or mend the year"
}
