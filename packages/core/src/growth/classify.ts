import type { GrowthRules, Ruled, SettledClassification } from "./growthRules.ts"
import type { Finding } from "./growthItem.ts"
import type { GrowthScore, Measurement } from "./measurement.ts"
import type { GrowthClass } from "./visit.ts"

/** Age in months, as far as it is known. */
export interface AgeBounds {
  readonly min: number
  readonly max: number
}

/** What a child is called by each criterion at one visit (phân loại dinh dưỡng). */
export const classesOf = ({ classifications }: GrowthRules, ages: AgeBounds, scores: readonly GrowthScore[], { armCircumference, oedema }: Measurement): readonly GrowthClass[] =>
  classifications.flatMap(({ item, is }): readonly GrowthClass[] => {
    if (!isOfAge(is, ages)) return []
    if (is.of === "oedema") return oedema === true ? [{ code: is.bands[0]!.code, label: is.bands[0]!.label, of: is.of, rule: item.id }] : []
    const score = scores.find(({ indicator }) => indicator === (is.of === "armCircumference" ? "arm-circumference-for-age" : is.of))
    const value = is.of === "armCircumference" ? armCircumference : score?.z
    const band = value === undefined ? undefined : is.bands.find(({ below, above }) => value < below && value > above)
    return band === undefined ? [] : [{ code: band.code, label: band.label, of: is.of, rule: item.id, ...(score?.implausible === true ? { implausible: true } : {}) }]
  })

/** Whatever the age may be. Of a child without a birth date only what goes by stature is scored, which is for under-fives; and oedema is seen. */
const isOfAge = ({ ages: { from, until }, of }: SettledClassification, { min, max }: AgeBounds): boolean =>
  min === -Infinity ? of === "weight-for-length-height" || of === "oedema" : min >= from && max < until

/**
 * What several classes together are called; a finding may build on earlier ones. One that there would not be without an implausible score
 * is marked so.
 *
 * @param more codes of signs that were seen
 */
export const findingsOf = (rules: GrowthRules, classes: readonly GrowthClass[], more: readonly string[] = []): readonly GrowthClass[] => {
  const codesOf = (some: readonly GrowthClass[]): readonly string[] => [...some.map(({ code }) => code), ...more]
  const found = gradesOf(rules, codesOf(classes))
  if (classes.every(({ implausible }) => implausible !== true)) return found
  const believed = new Set(gradesOf(rules, codesOf(classes.filter(({ implausible }) => implausible !== true))).map(({ code, rule }) => `${rule} ${code}`))
  return found.map((one) => believed.has(`${one.rule} ${one.code}`) ? one : { ...one, implausible: true })
}

const gradesOf = ({ findings }: GrowthRules, codes: readonly string[]): readonly GrowthClass[] => {
  const known = new Set(codes)
  return findings.flatMap(({ item, is }: Ruled<Finding>) => {
    const grade = is.grades.find(({ all }) => all.every((some) => some.some((code) => known.has(code))))
    if (grade === undefined) return []
    known.add(grade.code)
    return [{ code: grade.code, label: grade.label, rule: item.id }]
  })
}
