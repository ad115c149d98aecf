/** What was expected, or what was found, in CDC's words. `null`: nothing. */
export interface CaseAnswer {
  readonly seriesStatus: string | null
  readonly doseNumber: number | null
  readonly earliest: string | null
  readonly recommended: string | null
  readonly pastDue: string | null
  /** The status of each dose, in the order of the case. */
  readonly doses: readonly string[]
}

/** One field of a case that is otherwise than expected. */
export interface CaseDifference {
  /** `"seriesStatus"`, `"earliest"`, `"dose 2"` and so on. */
  readonly field: string
  readonly expected: string
  readonly got: string
}

/** How one case went. */
export interface CaseResult {
  readonly id: string
  readonly suite: string
  readonly passed: boolean
  /** Absent, as `got`, for a case that could not be put to the schedule; `reason` says why. */
  readonly expected?: CaseAnswer
  readonly got?: CaseAnswer
  readonly differences: readonly CaseDifference[]
  readonly reason?: string
  /** Why the case is believed to be defective. It counts as failed all the same. */
  readonly waived?: string
}

/** A case that is believed to be defective, with the argument. */
export interface CaseWaiver {
  readonly id: string
  readonly reason: string
}

/**
 * One line that says how a case went: its id, and expected and got of each field that differs.
 *
 * @example
 * ```ts
 * import { resultLine } from "@tramyte/cdsi"
 *
 * const differences = [{ field: "earliest", expected: "2026-07-15", got: "2026-07-16" }]
 *
 * resultLine({ id: "my-case-1", suite: "healthy", passed: false, differences }) // => "my-case-1: earliest: expected 2026-07-15, got 2026-07-16"
 * ```
 */
export const resultLine = ({ id, passed, differences, reason, waived }: CaseResult): string => {
  const found = passed ? "passed" : reason ?? differences.map(({ field, expected, got }) => `${field}: expected ${expected}, got ${got}`).join("; ")
  return `${id}: ${found}${waived === undefined ? "" : ` (waived: ${waived})`}`
}
