import type { CivilDate, EpochDay } from "../../time/index.ts"
import type { GrowthIndicator } from "../indicator.ts"
import type { GrowthScore, Measure } from "../measurement.ts"
import type { GrowthVisit } from "../visit.ts"

/** One measure of one visit: a point of a child's line. */
export interface LinePoint {
  readonly on: CivilDate
  readonly day: EpochDay
  /** Chronological age; NaN if the birth is not known to the day. */
  readonly ageDays: number
  /** Age as assessed: corrected, where the child was born too early and is still so assessed. */
  readonly assessedAgeDays: number
  /** kg, cm or mm. Stature as if lying at every age, so that a child who stands for the first time does not shrink. */
  readonly value: number
  /** Its z-score for age, if it has one. */
  readonly z?: number
  /** Id of the fact. */
  readonly fact?: string
}

/** From this day of life a stature counts as standing height, which is this much less than length (cm): WHO 2006, as in `stature.ts`. */
const standing = { from: 731, less: 0.7 }

/** The indicator that compares a measure with the child's age. */
export const indicatorForAge: Readonly<Record<Measure, GrowthIndicator>> = {
  weight: "weight-for-age",
  lengthHeight: "length-height-for-age",
  headCircumference: "head-circumference-for-age",
  armCircumference: "arm-circumference-for-age",
  tricepsSkinfold: "triceps-skinfold-for-age",
  subscapularSkinfold: "subscapular-skinfold-for-age"
}

/** The score of an indicator at a visit. */
export const scoreOf = ({ scores }: GrowthVisit, indicator: GrowthIndicator): GrowthScore | undefined => {
  for (const score of scores) if (score.indicator === indicator) return score
  return undefined
}

/** Lines of one child, made when they are first asked for: signs, increments and plausibility all look at them. */
type Lines = Partial<Record<Measure, { readonly doubtful: readonly LinePoint[]; readonly believed: readonly LinePoint[] }>>

const known = new WeakMap<readonly GrowthVisit[], Lines>()

/**
 * The points of one measure that can be believed, oldest first: without those whose z-score is implausible, and without weights with
 * oedema, which weigh water. `doubtful` too: those with an implausible z-score.
 */
export const lineOf = (visits: readonly GrowthVisit[], measure: Measure, take: "believed" | "doubtful" = "believed"): readonly LinePoint[] => {
  let lines = known.get(visits)
  if (lines === undefined) known.set(visits, lines = {})
  return (lines[measure] ??= drawn(visits, measure))[take]
}

const drawn = (visits: readonly GrowthVisit[], measure: Measure): NonNullable<Lines[Measure]> => {
  const doubtful: LinePoint[] = []
  const unbelieved = new Set<LinePoint>()
  for (const visit of visits) {
    const value = valueAt(visit, measure)
    if (value === undefined) continue
    const score = scoreOf(visit, indicatorForAge[measure])
    const { on, day, ageDays, correctedAgeDays = ageDays, facts: { [measure]: fact } } = visit
    const point: Writable<LinePoint> = { on, day, ageDays, assessedAgeDays: correctedAgeDays, value }
    if (score !== undefined) point.z = score.z
    if (fact !== undefined) point.fact = fact
    doubtful.push(point)
    if (score?.implausible === true) unbelieved.add(point)
  }
  return { doubtful, believed: unbelieved.size === 0 ? doubtful : doubtful.filter((point) => !unbelieved.has(point)) }
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

const valueAt = (visit: GrowthVisit, measure: Measure): number | undefined => {
  const { measurement, stature } = visit
  if (measure === "weight" && measurement.oedema === true) return undefined
  if (measure === "lengthHeight" && stature?.standingBaby === true) return undefined
  const value = measure === "lengthHeight" ? stature?.used : measurement[measure]
  if (value === undefined || !(value > 0) || !Number.isFinite(value)) return undefined
  return measure === "lengthHeight" && stands(visit) ? value + standing.less : value
}

/** Whether the stature that was used is a standing one; at an unknown age, as it was measured. */
const stands = ({ stature, ageDays, correctedAgeDays = ageDays }: GrowthVisit): boolean =>
  Number.isNaN(correctedAgeDays) ? stature?.measured === "height" : Math.floor(correctedAgeDays + 0.5) >= standing.from

/** Without what binary fractions add: 8.2 - 8.1 is 0.1. */
export const tidy = (value: number): number => Math.round(value * 1e6) / 1e6 + 0
