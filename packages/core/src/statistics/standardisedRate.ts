import { countOf, levelOf, positiveOf, StatisticsError } from "./errors.ts"
import { byarLimits } from "./poissonLimits.ts"
import { type StandardAgeGroup, whoWorldStandard } from "./standardPopulation.ts"

/** Events and people of one age group. */
export interface AgeGroup {
  /** Completed years at which the group begins; it ends where the next begins, the last is open. */
  readonly from: number
  readonly count: number
  /** People or person-years. */
  readonly population: number
}

/** The standard, a confidence level, and of how many people the rate is told. */
export interface StandardisedRateOptions {
  /** Default the WHO world standard 2000-2025. */
  readonly standard?: readonly StandardAgeGroup[]
  /** Between 0 and 1; default 0.95. */
  readonly level?: number
  /** Default 100,000. */
  readonly per?: number
}

/** Why there is no standardised rate: it would rest on too few events, or an age group has nobody and must be merged with the next. */
export type NotStandardised = "fewerThan10Events" | "ageGroupWithoutPeople"

/** An age-standardised rate beside the crude one. */
export interface StandardisedRate {
  readonly count: number
  readonly population: number
  readonly per: number
  readonly level: number
  /** All events over all people; absent if there is nobody. */
  readonly crude?: number
  /** Absent where it cannot be told, for the reason in `notStandardised`. */
  readonly standardised?: { readonly rate: number; readonly lo: number; readonly hi: number }
  readonly notStandardised?: NotStandardised
}

/**
 * The directly age-standardised rate (tỷ suất chuẩn hóa theo tuổi): what the rate would be, were the population as old as the standard.
 *
 * Each age group's rate is weighted by its part of the standard; the interval is Dobson's on Byar's limits (A. J. Dobson and others,
 * Statistics in Medicine 10 (1991) 457), as in the R package PHEindicatormethods 2.1.0, `calculate_dsr`. As there, no rate is told
 * below 10 events. The age groups may be wider than those of the standard, whose weights are then added up, and may begin later than
 * at birth: the standard's younger groups are then left out. For a commune the ratio to expected events is steadier than this rate.
 *
 * @param ageGroups from the youngest to the oldest; each must begin where a group of the standard begins
 * @throws StatisticsError `TRAMYTE_STATISTICS_INVALID_AGE_GROUPS` and those of counts, levels and numbers
 * @example
 * ```ts
 * import { standardisedRate } from "@tramyte/core"
 *
 * const found = standardisedRate([{ from: 0, count: 2, population: 4000 }, { from: 40, count: 30, population: 3000 }, { from: 60, count: 60, population: 1500 }])
 * const rates = [found.crude, found.standardised?.rate].map((rate) => rate?.toFixed(1))
 * rates // => ["1082.4", "736.0"]
 * standardisedRate([{ from: 0, count: 3, population: 4000 }]).notStandardised // => "fewerThan10Events"
 * ```
 */
export const standardisedRate = (ageGroups: readonly AgeGroup[], options: StandardisedRateOptions = {}): StandardisedRate => {
  const level = levelOf(options.level ?? 0.95, "standardisedRate")
  const per = positiveOf(options.per ?? 100_000, "standardisedRate: per")
  const weights = weightsOf(ageGroups, options.standard ?? whoWorldStandard)
  let count = 0
  let population = 0
  let rate = 0
  let variance = 0
  ageGroups.forEach((group, index) => {
    const share = weights[index]! / positiveOf(group.population, `standardisedRate: population from ${group.from} years`, "with zero")
    count += countOf(group.count, `standardisedRate: count from ${group.from} years`)
    population += group.population
    rate += share * group.count
    variance += share * share * group.count
  })
  const about = { count, population, per, level, ...(population === 0 ? {} : { crude: per * count / population }) }
  if (ageGroups.some((group) => group.population === 0)) return { ...about, notStandardised: "ageGroupWithoutPeople" }
  if (count < FEWEST_EVENTS) return { ...about, notStandardised: "fewerThan10Events" }
  const { lo, hi } = byarLimits(count, level)
  const spread = Math.sqrt(variance / count)
  return { ...about, standardised: { rate: per * rate, lo: per * (rate + spread * (lo - count)), hi: per * (rate + spread * (hi - count)) } }
}

const FEWEST_EVENTS = 10

/** What each age group weighs, all together 1. */
const weightsOf = (ageGroups: readonly AgeGroup[], standard: readonly StandardAgeGroup[]): readonly number[] => {
  const starts = ageGroups.map(({ from }) => from)
  const wrong = starts.find((from, index) => from <= (starts[index - 1] ?? -1) || !standard.some((group) => group.from === from))
  if (starts.length === 0 || wrong !== undefined) {
    const said = wrong === undefined ? "there are no age groups" : `the age group from ${wrong} years is out of order, or no group of the standard begins there`
    const mend = `Give them from the youngest to the oldest, beginning at some of ${standard.map(({ from }) => from).join(", ")}.`
    throw new StatisticsError("TRAMYTE_STATISTICS_INVALID_AGE_GROUPS", `standardisedRate: ${said}. ${mend}`)
  }
  const within = standard.filter(({ from }) => from >= starts[0]!)
  const total = sumOf(within)
  return starts.map((from, index) => sumOf(within.filter((group) => group.from >= from && group.from < (starts[index + 1] ?? Number.POSITIVE_INFINITY))) / total)
}

const sumOf = (groups: readonly StandardAgeGroup[]): number => groups.reduce((sum, { weight }) => sum + positiveOf(weight, "standardisedRate: a weight of the standard"), 0)
