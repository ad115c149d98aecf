import { civilDate } from "../../time/index.ts"
import type { GrowthSex } from "../indicator.ts"
import { scoreGrowth } from "../scoreGrowth.ts"
import type { GrowthVisit } from "../visit.ts"
import { type LinePoint, lineOf } from "./line.ts"
import type { SignOptions } from "./sign.ts"

/** Weights that can be believed, oldest first, the weight at birth among them where it is known and not one of the visits. */
export const weightLine = (visits: readonly GrowthVisit[], sex: GrowthSex | undefined, options: SignOptions): readonly LinePoint[] => {
  const line = lineOf(visits, "weight")
  const birth = birthPoint(visits, sex, options)
  return birth === undefined || line[0]?.ageDays === 0 ? line : [birth, ...line]
}

const birthPoint = (visits: readonly GrowthVisit[], sex: GrowthSex | undefined, { birthWeight, standards }: SignOptions): LinePoint | undefined => {
  const [first] = visits
  if (first === undefined || birthWeight === undefined || !(birthWeight.kg > 0) || !Number.isFinite(first.ageDays)) return undefined
  const { kg, fact } = birthWeight
  const day = first.day - first.ageDays
  const early = first.ageDays - (first.correctedAgeDays ?? first.ageDays)
  const z = birthWeight.z ?? (early > 0 || sex === undefined ? undefined : zAtTerm(standards, sex, kg))
  return { on: civilDate(day), day, ageDays: 0, assessedAgeDays: 0 - early, value: kg, ...z === undefined ? {} : { z }, ...fact === undefined ? {} : { fact } }
}

const zAtTerm = (standards: SignOptions["standards"], sex: GrowthSex, weight: number): number | undefined =>
  scoreGrowth(standards, { sex, ageDays: 0, weight }).scores.find(({ indicator, implausible }) => indicator === "weight-for-age" && !implausible)?.z
