import { checkPart, positiveOf } from "./errors.ts"
import { proportionInterval, type ProportionOptions } from "./proportionInterval.ts"

/** Whether a target is met; `cannotTell` where chance, or what is not known, could make it either. */
export type TargetVerdict = "met" | "notMet" | "cannotTell"

/** What is promised, and how it was counted. */
export interface TargetTest extends ProportionOptions {
  /** The target, from 0 to 1. */
  readonly share: number
  /** Whether a greater share is better; default `"up"`: at least the target. `"down"`: at most. */
  readonly direction?: "up" | "down"
  /** `everybody`: a full enumeration, judged by the plain share. `sample`: judged by the whole confidence interval. */
  readonly counted: "everybody" | "sample"
  /** How many of the n, beside the x, might have it: it is not known of them. Default 0. */
  readonly unknown?: number
}

/**
 * Tells whether a share meets its target (chỉ tiêu).
 *
 * Of a sample the target is met if the whole confidence interval is at or beyond it, not met if the whole interval falls short, else it
 * cannot be told (our rule; the interval is the cited one of `proportionInterval`). Of everybody the share itself is compared: 19 of
 * 20 meets 95 %. People of whom it is not known widen either by what they could turn out to be. Of nobody nothing can be told.
 *
 * @throws StatisticsError `TRAMYTE_STATISTICS_INVALID_COUNT`, `TRAMYTE_STATISTICS_INVALID_LEVEL`, `TRAMYTE_STATISTICS_INVALID_NUMBER`
 * @example
 * ```ts
 * import { targetVerdict } from "@tramyte/core"
 *
 * targetVerdict(176, 180, { share: 0.98, counted: "everybody" }) // => "notMet"
 * targetVerdict(176, 180, { share: 0.98, counted: "sample" }) // => "cannotTell"
 * targetVerdict(19, 20, { share: 0.95, counted: "everybody" }) // => "met"
 * targetVerdict(18, 20, { share: 0.95, counted: "everybody", unknown: 1 }) // => "cannotTell"
 * ```
 */
export const targetVerdict = (x: number, n: number, test: TargetTest): TargetVerdict => {
  const { share, direction = "up", counted, unknown = 0, ...options } = test
  checkPart(x, n, "targetVerdict")
  checkPart(unknown, n - x, "targetVerdict: not known, of those who do not surely have it")
  positiveOf(share, "targetVerdict: share", "with zero")
  const least = proportionInterval(x, n, options)
  const most = proportionInterval(x + unknown, n, options)
  if (least === undefined || most === undefined) return "cannotTell"
  const { lo, hi } = counted === "sample" ? { lo: least.lo, hi: most.hi } : { lo: least.share, hi: most.share }
  if (direction === "up") return lo >= share ? "met" : hi < share ? "notMet" : "cannotTell"
  return hi <= share ? "met" : lo > share ? "notMet" : "cannotTell"
}
