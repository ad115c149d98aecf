import { firstIndicatorPoint, lastIndicatorPoint } from "../indicatorPoints.ts"
import { tidy } from "../line.ts"
import { type SignContext, type SignFinding, untold, untoldBy } from "../sign.ts"
import { percentileOf } from "../../zScore.ts"
import type { Rule } from "./rule.ts"

/**
 * Fell through so many spaces between centile lines since birth; where that is not known, since the first visit. How many make the sign
 * depends on the centile there: small babies may fall less. A space need not begin on a line: 0.67 z down is one.
 *
 * NICE NG75 (2017), 1.2: one space or more for babies born below the 9th centile, two from the 9th to the 91st, three above the 91st.
 */
export const centileFall = ({ indicator, spaces: list, spaceInZ }: Rule<"centileFall">, context: SignContext): SignFinding => {
  const last = lastIndicatorPoint(indicator, context)
  const atBirth = indicator === "weight-for-age" && context.weights[0]?.ageDays === 0 && context.weights[0].z !== undefined ? context.weights[0] : undefined
  const first = atBirth ?? firstIndicatorPoint(indicator, context)
  if (last === undefined || first === undefined) return context.sex === undefined && context.visits.length > 0 ? untold("sexUnknown") : untoldBy([])
  if (first.day >= last.day) return untoldBy([last])
  const percentile = percentileOf(first.z!)
  const needed = list.find(({ fromCentileBelow = Infinity }) => percentile < fromCentileBelow)
  const zChange = tidy(last.z! - first.z!)
  const spaces = tidy(-zChange / spaceInZ)
  const fell = needed !== undefined && spaces >= needed.spaces
  return {
    verdict: fell ? "yes" : "no",
    reason: fell ? "fellThroughCentiles" : "notSeen",
    evidence: {
      points: [first, last], days: last.day - first.day, gain: tidy(last.value - first.value), zChange, spaces, percentile,
      reference: atBirth === undefined ? "firstVisit" : "birthWeight", ...needed === undefined ? {} : { spacesNeeded: needed.spaces }
    }
  }
}
