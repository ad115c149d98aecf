/**
 * An answer to a yes-or-no question about a person: `unknown` when the facts at hand do not decide it.
 *
 * Kleene's strong three-valued logic, the same as SQL's NULL. Never fold `unknown` into `no`: a person whose
 * answer depends on a missing fact belongs on the "to clarify" list.
 *
 * @example
 * ```ts
 * import { allOf, anyOf, not } from "@tramyte/core"
 *
 * allOf(["yes", "unknown"]) // => "unknown"
 * anyOf(["yes", "unknown"]) // => "yes"
 * not("unknown") // => "unknown"
 * ```
 */
export type Verdict = "yes" | "no" | "unknown"

/** `no` if any is `no`, else `unknown` if any is `unknown`, else `yes` (so `yes` for none at all). */
export const allOf = (verdicts: Iterable<Verdict>): Verdict => {
  let result: Verdict = "yes"
  for (const verdict of verdicts) {
    if (verdict === "no") return "no"
    if (verdict === "unknown") result = "unknown"
  }
  return result
}

/** `yes` if any is `yes`, else `unknown` if any is `unknown`, else `no` (so `no` for none at all). */
export const anyOf = (verdicts: Iterable<Verdict>): Verdict => {
  let result: Verdict = "no"
  for (const verdict of verdicts) {
    if (verdict === "yes") return "yes"
    if (verdict === "unknown") result = "unknown"
  }
  return result
}

/** Swaps `yes` and `no`; what is unknown stays unknown. */
export const not = (verdict: Verdict): Verdict => verdict === "yes" ? "no" : verdict === "no" ? "yes" : "unknown"

/** The verdict of a question that has a plain answer. */
export const verdictOf = (truth: boolean): Verdict => truth ? "yes" : "no"
