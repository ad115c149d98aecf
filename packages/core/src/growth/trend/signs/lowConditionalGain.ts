import { roundedZ } from "../../lms.ts"
import { conditionalGain } from "../conditionalGain.ts"
import { indicatorPoints } from "../indicatorPoints.ts"
import { tidy } from "../line.ts"
import { type SignContext, type SignFinding, untold, untoldBy } from "../sign.ts"
import type { Rule } from "./rule.ts"

/** Four weeks: nearer measures tell no conditional gain (Cole 1995, doi 10.1136/adc.73.1.8: validated over four or more weeks). */
const apart = 28

/** Gained less than children do who stood where it stood: the last visit against the last one at least four weeks before. */
export const lowConditionalGain = ({ indicator, belowZ }: Rule<"lowConditionalGain">, context: SignContext): SignFinding => {
  const points = indicatorPoints(indicator, context)
  const last = points.at(-1)
  if (context.sex === undefined && context.visits.length > 0) return untold("sexUnknown")
  if (last === undefined || points.length < 2) return untoldBy(points)
  const before = points.findLast(({ day }) => day <= last.day - apart)
  if (before === undefined) return untold("intervalNotAssessable", points.slice(-2))
  const pair = [before, last]
  const correlation = context.correlation?.(indicator, context.sex!, before.assessedAgeDays, last.assessedAgeDays)
  if (correlation === undefined) return untold("noCorrelation", pair)
  const exact = conditionalGain({ z1: before.z, z2: last.z, correlation })
  if (Number.isNaN(exact)) return untold("noCorrelation", pair)
  const conditionalZ = roundedZ(exact)
  const low = conditionalZ < belowZ
  return {
    verdict: low ? "yes" : "no",
    reason: low ? "gainedLessThanExpected" : "notSeen",
    evidence: { points: pair, days: last.day - before.day, gain: tidy(last.value - before.value), zChange: tidy(last.z - before.z), expectedZ: roundedZ(correlation * before.z), conditionalZ }
  }
}
