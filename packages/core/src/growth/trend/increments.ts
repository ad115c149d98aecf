import { daysPerMonth, type GrowthStandards, type VelocityTable } from "../growthTable.ts"
import type { GrowthSex } from "../indicator.ts"
import type { Measure } from "../measurement.ts"
import type { GrowthVisit } from "../visit.ts"
import { type LinePoint, lineOf, tidy } from "./line.ts"
import { type AssessedVelocity, toleranceInDays, type UnassessedVelocity, velocityBetween } from "./velocityBetween.ts"

/** What a child gained from one visit to a later one. */
export interface Increment {
  readonly measure: VelocityTable["measure"]
  readonly earlier: LinePoint
  readonly later: LinePoint
  /** `successive`: from one visit to the next. `interval`: two visits that lie about as far apart as a table asks. A pair may be both. */
  readonly pair: readonly ("successive" | "interval")[]
  /** kg or cm. */
  readonly gain: number
  readonly days: number
  readonly velocity: AssessedVelocity | UnassessedVelocity
  /** What the measuring alone may add or take away, kg or cm. */
  readonly error: number
  /** The z-score if the error went all one way, or all the other: what one pair tells for sure. */
  readonly zBetween?: readonly [least: number, most: number]
  /** Gained or lost no more than the error: the pair does not tell whether the child grew. */
  readonly withinError: boolean
}

/**
 * By how much two careful measurers may differ before they measure again, in kg and cm: the maximum allowable differences of WHO's
 * Multicentre Growth Reference Study, 100 g, 7 mm and 5 mm (de Onis M, Onyango AW, Van den Broeck J, Chumlea WC, Martorell R,
 * Measurement and standardization protocols for anthropometry, Food Nutr Bull 2004; 25 (1 suppl.): S27-36).
 */
export const measurementError: Readonly<Record<VelocityTable["measure"], number>> = { "weight": 0.1, "length": 0.7, "head-circumference": 0.5 }

/** What each velocity table measures. */
export const measureOfVelocity: Readonly<Record<VelocityTable["measure"], Measure>> = { "weight": "weight", "length": "lengthHeight", "head-circumference": "headCircumference" }

/**
 * What a child gained (mức tăng), pair by pair and oldest first: from each visit to the next, and up to each visit from the one that
 * fits a velocity table best.
 *
 * Implausible measures and weights with oedema take no part. Each pair says how far its z-score may be the scale's doing
 * (`zBetween`, `withinError`): a child is not judged by one pair.
 *
 * @param visits oldest first
 */
export const increments = (visits: readonly GrowthVisit[], standards: GrowthStandards): readonly Increment[] => {
  const tables = standards.velocity ?? []
  const sex = sexOf(visits)
  return velocityMeasures.flatMap((measure) => {
    const line = lineOf(visits, measureOfVelocity[measure])
    const intervals = tables.filter((table) => table.measure === measure).map(({ interval }) => interval * daysPerMonth)
    return line.flatMap((later, index) => {
      const before = line.slice(0, index)
      const fitting = new Set(intervals.map((days) => nearest(before, later.day - days)))
      return before.flatMap((earlier): readonly Increment[] => {
        const pair = [...earlier === before.at(-1) ? ["successive" as const] : [], ...fitting.has(earlier) ? ["interval" as const] : []]
        return pair.length === 0 ? [] : [incrementBetween(tables, sex, measure, { earlier, later, pair })]
      })
    })
  })
}

const velocityMeasures: readonly VelocityTable["measure"][] = ["weight", "length", "head-circumference"]

/** The sex that the child's measurements were scored by. */
export const sexOf = (visits: readonly GrowthVisit[]): GrowthSex | undefined => visits.findLast(({ measurement }) => measurement.sex !== undefined)?.measurement.sex

/** The point nearest to a day, if it lies within the tolerance. */
const nearest = (points: readonly LinePoint[], day: number): LinePoint | undefined =>
  points.reduce<LinePoint | undefined>((best, point) =>
    Math.abs(point.day - day) <= toleranceInDays && (best === undefined || Math.abs(point.day - day) < Math.abs(best.day - day)) ? point : best, undefined)

/** One pair. */
export const incrementBetween = (
  tables: readonly VelocityTable[], sex: GrowthSex | undefined, measure: VelocityTable["measure"], { earlier, later, pair }: Pick<Increment, "earlier" | "later" | "pair">
): Increment => {
  const error = measurementError[measure]
  const gain = tidy(later.value - earlier.value)
  const days = later.day - earlier.day
  const velocityOf = (gained: number): AssessedVelocity | UnassessedVelocity => sex === undefined ? { assessable: false, code: "sexUnknown", days }
    : velocityBetween(tables, { sex, measure, earlier: { ageDays: earlier.assessedAgeDays, value: earlier.value }, later: { ageDays: earlier.assessedAgeDays + days, value: earlier.value + gained } })
  const velocity = velocityOf(gain)
  const [least, most] = [velocityOf(gain - error), velocityOf(gain + error)]
  return {
    measure, earlier, later, pair, gain, days, velocity, error, withinError: Math.abs(gain) <= error,
    ...velocity.assessable && least.assessable && most.assessable ? { zBetween: [least.z, most.z] } : {}
  }
}
