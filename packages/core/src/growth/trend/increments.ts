import type { GrowthStandards, VelocityTable } from "../growthTable.ts"
import type { GrowthSex } from "../indicator.ts"
import type { Measure } from "../measurement.ts"
import type { GrowthVisit } from "../visit.ts"
import { type LinePoint, lineOf, tidy } from "./line.ts"
import { type AssessedVelocity, toleranceInDays, type UnassessedVelocity, velocityAt, velocityZ } from "./velocityBetween.ts"
import { intervalsOf, velocityPlace } from "./velocityPlace.ts"

/** What a child gained from one visit to a later one. */
export interface Increment {
  readonly measure: VelocityTable["measure"]
  readonly earlier: LinePoint
  readonly later: LinePoint
  /** `successive`: from one visit to the next. `interval`: up to the last visit, from about as long before as a table asks. A pair may be both. */
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
 * What a child gained (mức tăng), measure by measure and oldest first: from each visit to the next, and up to the last visit from those
 * that lie about as far before it as the velocity tables ask (one, two, three, four, six months).
 *
 * Implausible measures and weights with oedema take no part. Each pair says how far its z-score may be the scale's doing
 * (`zBetween`, `withinError`): a child is not judged by one pair.
 *
 * @param visits oldest first
 * @example
 * ```ts
 * import { assessGrowth, increments } from "@tramyte/core/growth"
 * import { loadGrowth } from "@tramyte/pack-vn/growth"
 * import { whoGrowth, who2009 } from "@tramyte/who-growth"
 *
 * const weighed = (day: string, value: number) => ({ id: day, kind: "observation", code: ["weight"], value, unit: "kg", start: day, recorded: day })
 * const { visits } = assessGrowth(loadGrowth("cam-giang", "2026-07-15"), {
 *   person: { id: "c1", sex: "male", birthDate: "2026-01-01" },
 *   facts: [weighed("2026-03-03", 5.5), weighed("2026-04-02", 5.6)]
 * }, { standards: whoGrowth })
 * const [step] = increments(visits, { ...whoGrowth, velocity: who2009 })
 * step?.gain // => 0.1
 * step?.velocity.assessable && step.velocity.z // => -3.42
 * step?.withinError // => true
 * ```
 */
export const increments = (visits: readonly GrowthVisit[], { velocity: tables = noTables }: GrowthStandards): readonly Increment[] => {
  const sex = sexOf(visits)
  const found: Increment[] = []
  for (const measure of velocityMeasures) {
    const line = lineOf(visits, measureOfVelocity[measure])
    const last = line.at(-1)
    if (last === undefined) continue
    const before = line.slice(0, -1)
    for (const [index, later] of before.entries()) if (index > 0) found.push(incrementBetween(tables, sex, measure, { earlier: before[index - 1]!, later, pair: successive }))
    const fitting = new Set(intervalsOf(tables, measure).map((days) => nearest(before, last.day - days)))
    for (const earlier of before) {
      const pair = [...earlier === before.at(-1) ? successive : [], ...fitting.has(earlier) ? ["interval" as const] : []]
      if (pair.length > 0) found.push(incrementBetween(tables, sex, measure, { earlier, later: last, pair }))
    }
  }
  return found
}

/** Where the standards have none. */
export const noTables: readonly VelocityTable[] = []

const successive: Increment["pair"] = ["successive"]

const velocityMeasures: readonly VelocityTable["measure"][] = ["weight", "length", "head-circumference"]

/** The sex that the child's measurements were scored by. */
export const sexOf = (visits: readonly GrowthVisit[]): GrowthSex | undefined => visits.findLast(({ measurement }) => measurement.sex !== undefined)?.measurement.sex

/** The point nearest to a day, if it lies within the tolerance. */
const nearest = (points: readonly LinePoint[], day: number): LinePoint | undefined => {
  let best: LinePoint | undefined
  for (const point of points) {
    const off = Math.abs(point.day - day)
    if (off <= toleranceInDays && (best === undefined || off < Math.abs(best.day - day))) best = point
  }
  return best
}

/** One pair. */
export const incrementBetween = (
  tables: readonly VelocityTable[], sex: GrowthSex | undefined, measure: VelocityTable["measure"], { earlier, later, pair }: Pick<Increment, "earlier" | "later" | "pair">
): Increment => {
  const error = measurementError[measure]
  const gain = tidy(later.value - earlier.value)
  const days = later.day - earlier.day
  const place = sex === undefined ? "sexUnknown" : velocityPlace(tables, { sex, measure, ageDays: earlier.assessedAgeDays, days, withinDays: toleranceInDays })
  const told = { measure, earlier, later, pair, gain, days, error, withinError: Math.abs(gain) <= error }
  if (typeof place === "string") return { ...told, velocity: { assessable: false, code: place, days } }
  const velocity = velocityAt(place, days, gain)
  const least = velocityZ(place, days, gain - error)
  const most = velocityZ(place, days, gain + error)
  return { ...told, velocity, ...least === undefined || most === undefined ? {} : { zBetween: [least, most] } }
}
