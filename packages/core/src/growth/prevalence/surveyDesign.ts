import { GrowthError } from "../errors.ts"
import { onlyFields, saidOf } from "./checkedOptions.ts"
import { interned, type Labels, sameLength } from "./columns.ts"

/** How the children of a survey were chosen. Every column has one entry a row; what is left out was not part of the plan. */
export interface SurveyPlan {
  /** Rows of the file. */
  readonly n: number
  /** How many children each row stands for (quyền số); NaN, not known: 0, and counted. */
  readonly weights?: ArrayLike<number> | undefined
  /**
   * Where the row was drawn (cụm): its primary sampling unit, told apart within its stratum. One cluster for all is as none, as in WHO's
   * programs: how much clusters differ cannot be known from one. Rows are then taken as drawn one by one, and `clustered` is false; where
   * they were not, the intervals are too narrow.
   */
  readonly clusters?: Labels | undefined
  /** The part of the population that was sampled by itself (tầng). */
  readonly strata?: Labels | undefined
  /** Which rows take part (not 0); left out: all. */
  readonly rows?: ArrayLike<number> | undefined
}

/** A survey plan, checked and made ready. Made once, asked for many estimates. */
export interface SurveyDesign {
  readonly n: number
  /** Rows that take part. */
  readonly rows: number
  /** Rows that cannot, because their cluster or stratum is missing. */
  readonly dropped: { readonly clusterUnknown: number; readonly stratumUnknown: number }
  /** Rows that take part with weight 0, because theirs is missing. A warning: they count for nothing. */
  readonly weightUnknown: number
  /** Primary sampling units: clusters, or rows where there are none. */
  readonly units: number
  readonly strata: number
  /** Units less strata. With 0 nothing can be said of chance, and there are no intervals. */
  readonly degreesOfFreedom: number
  /** False without clusters, and where all rows are of one. */
  readonly clustered: boolean
  readonly weight: Float64Array
  /** What each row is added up in: its cluster, or its stratum where there are no clusters; -1: the row takes no part. */
  readonly block: Int32Array
  readonly stratumOfBlock: Int32Array
  readonly unitsOfStratum: Int32Array
}

/**
 * Checks how the children of a survey were chosen (thiết kế mẫu), once for all estimates.
 *
 * Rows without a cluster or stratum, where the survey has them, are dropped and counted; a missing weight is 0, and counted. One
 * cluster for all is none. Clusters are told apart within their stratum: cluster 3 of the north is not cluster 3 of the south.
 *
 * @throws GrowthError `TRAMYTE_GROWTH_DESIGN` for a weight that is negative or infinite, or an unknown field, `TRAMYTE_GROWTH_COLUMN_LENGTH`, `TRAMYTE_GROWTH_NUMBER`
 * @example
 * ```ts
 * import { surveyDesign } from "@tramyte/core/growth"
 *
 * const design = surveyDesign({ n: 6, weights: [1, 1, 2, 2, 1, 1], clusters: ["a", "a", "b", "c", "d", undefined], strata: [1, 1, 1, 2, 2, 2] })
 * design.units // => 4
 * design.degreesOfFreedom // => 2
 * design.dropped // => { clusterUnknown: 1, stratumUnknown: 0 }
 * ```
 */
export const surveyDesign = (plan: SurveyPlan): SurveyDesign => {
  onlyFields("the survey's plan", plan, ["n", "weights", "clusters", "strata", "rows"])
  const { n, weights, clusters, strata, rows } = plan
  if (!Number.isSafeInteger(n) || n < 0) throw new GrowthError("TRAMYTE_GROWTH_NUMBER", `the number of rows is ${String(n)}; give a whole number from 0`)
  sameLength(n, { weights, clusters, strata, rows })
  const { weight, unknown } = weightsOf(n, weights)
  const inCluster = clusters && interned(clusters)
  const inStratum = strata && interned(strata)
  const block = new Int32Array(n)
  const dropped = { clusterUnknown: 0, stratumUnknown: 0 }
  let taking = 0
  let weightUnknown = 0
  for (let row = 0; row < n; row++) {
    block[row] = -1
    if (rows !== undefined && !rows[row]) continue
    if (inCluster && inCluster.codes[row]! < 0) dropped.clusterUnknown++
    else if (inStratum && inStratum.codes[row]! < 0) dropped.stratumUnknown++
    else {
      block[row] = inStratum ? inStratum.codes[row]! : 0
      taking++
      if (unknown !== undefined && unknown[row] === 1) weightUnknown++
    }
  }
  const count = { n, rows: taking, dropped, weightUnknown, weight }
  return inCluster && severalOf(inCluster.codes, block) ? byCluster(count, block, inCluster.codes) : byRow(count, block)
}

/** Checks that a design was made by `surveyDesign`. */
export const checkDesign = (design: SurveyDesign): void => {
  if (!((design as SurveyDesign | undefined)?.block instanceof Int32Array)) {
    throw new GrowthError("TRAMYTE_GROWTH_DESIGN", `the design is ${saidOf(design)} that surveyDesign did not make; give what surveyDesign({ n, weights, clusters, strata }) returns`)
  }
}

type Counted = Pick<SurveyDesign, "n" | "rows" | "dropped" | "weightUnknown" | "weight">

const weightsOf = (n: number, column: ArrayLike<number> | undefined): { readonly weight: Float64Array; readonly unknown?: Uint8Array } => {
  if (column === undefined) return { weight: new Float64Array(n).fill(1) }
  const weight = Float64Array.from(column)
  const unknown = new Uint8Array(n)
  for (let row = 0; row < n; row++) {
    const value = weight[row]!
    if (Number.isNaN(value)) {
      unknown[row] = 1
      weight[row] = 0
    } else if (value < 0 || value === Number.POSITIVE_INFINITY) {
      throw new GrowthError("TRAMYTE_GROWTH_DESIGN", `the weight of row ${row + 1} is ${value}; a weight says how many children a row stands for: give a number from 0, NaN where it is not known`)
    }
  }
  return { weight, unknown }
}

/** Whether the rows that take part are of more than one cluster. */
const severalOf = (cluster: Int32Array, block: Int32Array): boolean => {
  let first = -1
  for (let row = 0; row < block.length; row++) {
    if (block[row]! < 0) continue
    if (first < 0) first = cluster[row]!
    else if (cluster[row] !== first) return true
  }
  return false
}

/** Every row is drawn by itself: strata are all that rows need to be told apart by. */
const byRow = (counted: Counted, stratum: Int32Array): SurveyDesign => {
  const { block, count } = renumbered(stratum)
  const unitsOfStratum = new Int32Array(count)
  for (let row = 0; row < block.length; row++) if (block[row]! >= 0) unitsOfStratum[block[row]!]!++
  return ready(counted, false, block, Int32Array.from({ length: count }, (_, at) => at), unitsOfStratum)
}

const byCluster = (counted: Counted, stratum: Int32Array, cluster: Int32Array): SurveyDesign => {
  const inStratum = renumbered(stratum)
  const ofPair = new Map<number, number>()
  const stratumOfBlock: number[] = []
  const block = new Int32Array(counted.n).fill(-1)
  for (let row = 0; row < block.length; row++) {
    const at = inStratum.block[row]!
    if (at < 0) continue
    const pair = cluster[row]! * inStratum.count + at
    let unit = ofPair.get(pair)
    if (unit === undefined) {
      unit = stratumOfBlock.push(at) - 1
      ofPair.set(pair, unit)
    }
    block[row] = unit
  }
  const unitsOfStratum = new Int32Array(inStratum.count)
  for (const at of stratumOfBlock) unitsOfStratum[at]!++
  return ready(counted, true, block, Int32Array.from(stratumOfBlock), unitsOfStratum)
}

const ready = (counted: Counted, clustered: boolean, block: Int32Array, stratumOfBlock: Int32Array, unitsOfStratum: Int32Array): SurveyDesign => {
  const units = clustered ? stratumOfBlock.length : counted.rows
  const strata = unitsOfStratum.length
  return { ...counted, units, strata, degreesOfFreedom: units - strata, clustered, block, stratumOfBlock, unitsOfStratum }
}

/** Numbers from 0 without gaps, for those that rows take part in. */
const renumbered = (stratum: Int32Array): { readonly block: Int32Array; readonly count: number } => {
  const numbers = new Int32Array(stratum.reduce((most, one) => Math.max(most, one), -1) + 1).fill(-1)
  let count = 0
  const block = stratum.map((one) => {
    if (one < 0) return -1
    if (numbers[one]! < 0) numbers[one] = count++
    return numbers[one]!
  })
  return { block, count }
}
