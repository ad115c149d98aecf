import { lastIndicatorPoint } from "../indicatorPoints.ts"
import { type SignContext, type SignFinding, untold, untoldBy } from "../sign.ts"
import type { Rule } from "./rule.ts"

/** Lay below a centile when last measured. NICE NG75 (2017), 1.2: weight below the 2nd centile, whatever the birth weight. */
export const lowCentile = ({ indicator, below }: Rule<"lowCentile">, context: SignContext): SignFinding => {
  const last = lastIndicatorPoint(indicator, context)
  if (last === undefined) return context.sex === undefined && context.visits.length > 0 ? untold("sexUnknown") : untoldBy([])
  const low = last.percentile < below
  return { verdict: low ? "yes" : "no", reason: low ? "belowCentile" : "notSeen", evidence: { points: [last], percentile: last.percentile } }
}
