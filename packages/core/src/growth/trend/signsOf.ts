import type { AgesInMonths, GrowthItem, GrowthSign, SignRule } from "../growthItem.ts"
import { daysPerMonth } from "../growthTable.ts"
import type { GrowthVisit } from "../visit.ts"
import { sexOf } from "./increments.ts"
import type { SignContext, SignFinding, SignOptions, SignVerdict } from "./sign.ts"
import { centileFall } from "./signs/centileFall.ts"
import { flatLine } from "./signs/flatLine.ts"
import { lowCentile } from "./signs/lowCentile.ts"
import { lowConditionalGain } from "./signs/lowConditionalGain.ts"
import { lowIncrement } from "./signs/lowIncrement.ts"
import { newbornLoss } from "./signs/newbornLoss.ts"
import { weightLoss } from "./signs/weightLoss.ts"
import { weightLine } from "./weightLine.ts"

export type { SignEvidence, SignOptions, SignReasonCode, SignVerdict } from "./sign.ts"

/** A sign, and the item of a pack that says so. */
export interface SignItem {
  readonly item: Pick<GrowthItem, "id">
  readonly is: GrowthSign
}

/**
 * Which signs a child shows that it does not grow as it should (dấu hiệu chậm tăng trưởng), each with what it rests on.
 *
 * Signs are of the last measures: a loss that was made good is none now. `signsAtEachVisit` tells what was seen when. Implausible
 * scores and weights with oedema take no part; a sign that cannot be told is `unknown`, and says why.
 *
 * @param items the signs of the rules in force
 * @param visits oldest first
 * @example
 * ```ts
 * import { assessGrowth, signsOf } from "@tramyte/core/growth"
 * import { loadGrowth } from "@tramyte/pack-vn/growth"
 * import { whoGrowth } from "@tramyte/who-growth"
 *
 * const weighed = (day: string, value: number) => ({ id: day, kind: "observation", code: ["weight"], value, unit: "kg", start: day, recorded: day })
 * const { visits } = assessGrowth(loadGrowth("cam-giang", "2026-07-15"), {
 *   person: { id: "c1", sex: "male", birthDate: "2025-06-01" },
 *   facts: [weighed("2026-06-03", 9.1), weighed("2026-07-02", 8.8)]
 * }, { standards: whoGrowth })
 * const [loss] = signsOf([{ item: { id: "mine/loss" }, is: { code: "loss", label: { vi: "sụt cân", en: "weight loss" }, when: { sign: "weightLoss", moreThan: 0.1 } } }], visits, { standards: whoGrowth })
 * loss?.verdict // => "yes"
 * loss?.evidence.gain // => -0.3
 * loss?.evidence.points.map(({ on, value }) => `${on} ${value} kg`) // => ["2026-06-03 9.1 kg", "2026-07-02 8.8 kg"]
 * ```
 */
export const signsOf = (items: readonly SignItem[], visits: readonly GrowthVisit[], options: SignOptions): readonly SignVerdict[] => {
  const sex = sexOf(visits)
  const context: SignContext = { ...options, visits, sex, weights: weightLine(visits, sex, options) }
  return items.map(({ item, is }) => ({ code: is.code, label: is.label, rule: item.id, sign: is.when.sign, ...findingAtAge(is, context) }))
}

/**
 * What was seen at each visit, by what was known then: later visits change nothing of it.
 *
 * @param visits oldest first
 */
export const signsAtEachVisit = (
  items: readonly SignItem[], visits: readonly GrowthVisit[], options: SignOptions
): readonly { readonly visit: GrowthVisit; readonly signs: readonly SignVerdict[] }[] =>
  visits.map((visit, index) => ({ visit, signs: signsOf(items, visits.slice(0, index + 1), options) }))

/** The age is that of the last measure that the finding rests on, or else of the last visit. */
const findingAtAge = ({ ages, when }: GrowthSign, context: SignContext): SignFinding => {
  const found = finding(when, context)
  const ageDays = (found.evidence.points.at(-1) ?? context.visits.at(-1))?.ageDays
  if (ages === undefined || ageDays === undefined) return found
  if (Number.isNaN(ageDays)) return { ...found, verdict: "unknown", reason: "ageUnknown" }
  return isWithin(ages, ageDays / daysPerMonth) ? found : { ...found, verdict: "no", reason: "otherAge" }
}

const isWithin = ({ from, until }: AgesInMonths, months: number): boolean => months >= from && months < until

const finding = (when: SignRule, context: SignContext): SignFinding => {
  switch (when.sign) {
    case "weightLoss": return weightLoss(when, context)
    case "newbornLoss": return newbornLoss(when, context)
    case "flatLine": return flatLine(when, context)
    case "centileFall": return centileFall(when, context)
    case "lowCentile": return lowCentile(when, context)
    case "lowIncrement": return lowIncrement(when, context)
    case "lowConditionalGain": return lowConditionalGain(when, context)
  }
}
