import { tidy } from "../line.ts"
import { type SignContext, type SignFinding, untoldBy } from "../sign.ts"
import type { Rule } from "./rule.ts"

/** The last weight is less than the one before by more than the scale may err. */
export const weightLoss = ({ moreThan }: Rule<"weightLoss">, { weights }: SignContext): SignFinding => {
  const points = weights.slice(-2)
  const [before, last] = points
  if (before === undefined || last === undefined) return untoldBy(points)
  const gain = tidy(last.value - before.value)
  const lost = -gain > moreThan
  return { verdict: lost ? "yes" : "no", reason: lost ? "lostWeight" : "notSeen", evidence: { points, gain, days: last.day - before.day } }
}
