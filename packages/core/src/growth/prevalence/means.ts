import { type Mean, meanOf, standardError, stratumSums, type StratumSums, tOf } from "./linearised.ts"
import type { Partition } from "./partition.ts"
import type { SurveyDesign } from "./surveyDesign.ts"

/** The mean of one group, and how much its children differ. */
export interface GroupMean {
  /** Rows with a value. */
  readonly n: number
  readonly weighted: number
  /** Undefined where nobody counts. */
  readonly mean: Mean | undefined
  /** The standard deviation; undefined of fewer than two. */
  readonly sd: number | undefined
}

/**
 * @param values NaN: none
 * @param groups each a list of cells
 */
export const meansOf = (design: SurveyDesign, cells: Partition, values: Float64Array, groups: readonly (readonly number[])[]): readonly GroupMean[] => {
  const tally = tallyOf(design, cells, values)
  const t = tOf(design)
  const sums = stratumSums(design)
  const unitSums = new Float64Array(design.clustered ? design.units : 0)
  return groups.map((of): GroupMean => {
    let [n, weighted, total, rows] = [0, 0, 0, 0]
    for (const cell of of) {
      n += tally.n[cell]!
      weighted += tally.weightOfCell[cell]!
      total += tally.weightOfCell[cell]! * tally.centre[cell]!
      rows += design.clustered ? cells.rowsOfCell[cell]! : tally.counting[cell]!
    }
    if (!(weighted > 0)) return { n, weighted, mean: undefined, sd: undefined }
    const mean = total / weighted
    const spread = deviations(design, cells, tally, { of, mean, weighted }, sums, unitSums)
    return { n, weighted, mean: meanOf(mean, standardError(design, sums), t), sd: rows > 1 ? Math.sqrt(spread / weighted * rows / (rows - 1)) : undefined }
  })
}

/** Sums over the rows of each run, as deviations d from the mean of the run's cell, so that no digits are lost. */
interface Tally {
  readonly n: Int32Array
  /** Those of a weight above 0. */
  readonly counting: Int32Array
  readonly weightOfCell: Float64Array
  /** The mean of each cell. */
  readonly centre: Float64Array
  readonly w: Float64Array
  readonly wd: Float64Array
  readonly wdd: Float64Array
  readonly ww: Float64Array
  readonly wwd: Float64Array
  readonly wwdd: Float64Array
}

const tallyOf = ({ weight }: SurveyDesign, { cells, runOfRow, blockOfRun, firstRunOfCell }: Partition, values: Float64Array): Tally => {
  const runs = blockOfRun.length
  const [w, wd, wdd, ww, wwd, wwdd] = [0, 1, 2, 3, 4, 5].map(() => new Float64Array(runs)) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array]
  const [n, counting, centreOfRun] = [new Int32Array(runs), new Int32Array(runs), new Float64Array(runs)]
  for (let row = 0; row < runOfRow.length; row++) {
    const run = runOfRow[row]!
    const value = values[row]!
    if (run < 0 || Number.isNaN(value)) continue
    n[run]!++
    if (weight[row]! > 0) counting[run]!++
    w[run]! += weight[row]!
    wd[run]! += weight[row]! * value
  }
  const ofCell = { n: new Int32Array(cells), counting: new Int32Array(cells), weightOfCell: new Float64Array(cells), centre: new Float64Array(cells) }
  for (let cell = 0; cell < cells; cell++) {
    for (let run = firstRunOfCell[cell]!; run < firstRunOfCell[cell + 1]!; run++) {
      ofCell.n[cell]! += n[run]!
      ofCell.counting[cell]! += counting[run]!
      ofCell.weightOfCell[cell]! += w[run]!
      ofCell.centre[cell]! += wd[run]!
    }
    if (ofCell.weightOfCell[cell]! > 0) ofCell.centre[cell]! /= ofCell.weightOfCell[cell]!
    centreOfRun.fill(ofCell.centre[cell]!, firstRunOfCell[cell]!, firstRunOfCell[cell + 1]!)
  }
  wd.fill(0)
  for (let row = 0; row < runOfRow.length; row++) {
    const run = runOfRow[row]!
    const value = values[row]!
    if (run < 0 || Number.isNaN(value)) continue
    const one = weight[row]!
    const d = value - centreOfRun[run]!
    wd[run]! += one * d
    wdd[run]! += one * d * d
    ww[run]! += one * one
    wwd[run]! += one * one * d
    wwdd[run]! += one * one * d * d
  }
  return { ...ofCell, w, wd, wdd, ww, wwd, wwdd }
}

interface Group {
  readonly of: readonly number[]
  readonly mean: number
  readonly weighted: number
}

/** Fills the sums of each stratum; returns the sum of weighted squared deviations from the mean. */
const deviations = (
  { clustered, stratumOfBlock }: SurveyDesign, { firstRunOfCell, blockOfRun }: Partition, tally: Tally, { of, mean, weighted }: Group,
  { sum, squares }: StratumSums, unitSums: Float64Array
): number => {
  let spread = 0
  for (const cell of of) {
    const shift = tally.centre[cell]! - mean
    for (let run = firstRunOfCell[cell]!; run < firstRunOfCell[cell + 1]!; run++) {
      const block = blockOfRun[run]!
      const u = (tally.wd[run]! + shift * tally.w[run]!) / weighted
      spread += tally.wdd[run]! + 2 * shift * tally.wd[run]! + shift * shift * tally.w[run]!
      if (clustered) unitSums[block]! += u
      else {
        sum[stratumOfBlock[block]!]! += u
        squares[stratumOfBlock[block]!]! += (tally.wwdd[run]! + 2 * shift * tally.wwd[run]! + shift * shift * tally.ww[run]!) / weighted / weighted
      }
    }
  }
  if (clustered) for (const cell of of) {
    for (let run = firstRunOfCell[cell]!; run < firstRunOfCell[cell + 1]!; run++) {
      const block = blockOfRun[run]!
      const u = unitSums[block]!
      // The runs of one unit add up to it, and it counts once.
      unitSums[block] = 0
      sum[stratumOfBlock[block]!]! += u
      squares[stratumOfBlock[block]!]! += u * u
    }
  }
  return spread
}
