import { tidy } from "../line.ts"
import { type SignContext, type SignFinding, untold, untoldBy } from "../sign.ts"
import type { Rule } from "./rule.ts"

/**
 * In its first days a baby weighs less than at birth by more than the share: asked of the last weight, and only in those days, so that
 * a baby who has caught up no longer bears the sign. NICE NG75 (2017), 1.1: more than 10 % of the birth weight in the early days.
 */
export const newbornLoss = ({ moreThanPercent, withinDays }: Rule<"newbornLoss">, { weights }: SignContext): SignFinding => {
  const last = weights.at(-1)
  if (last === undefined) return untoldBy([])
  if (last.ageDays > withinDays) return { verdict: "no", reason: "otherAge", evidence: { points: [last] } }
  const [birth] = weights
  if (birth === undefined || birth.ageDays !== 0) return untold("birthWeightUnknown", [last])
  if (birth === last) return untoldBy([last])
  const gain = tidy(last.value - birth.value)
  const percent = tidy(-gain / birth.value * 100)
  const lost = percent > moreThanPercent
  return { verdict: lost ? "yes" : "no", reason: lost ? "lostOfBirthWeight" : "notSeen", evidence: { points: [birth, last], gain, percent, days: last.day - birth.day } }
}
