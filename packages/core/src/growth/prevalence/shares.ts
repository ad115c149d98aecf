import { type Percentage, percentage, standardError, stratumSums, tOf } from "./linearised.ts"
import type { Partition } from "./partition.ts"
import type { SurveyDesign } from "./surveyDesign.ts"

/** Each row is of one category; the shares asked for are of categories that stand side by side. */
export interface Categories {
  readonly count: number
  readonly shares: readonly (readonly [from: number, until: number])[]
  /** The category of each row; `noCategory`: it has none. */
  readonly ofRow: Uint8Array
}

export const noCategory = 255

/** The shares of one group. */
export interface GroupShares {
  /** Rows with a category. */
  readonly n: number
  readonly weighted: number
  /** In the order of `Categories.shares`; undefined where nobody counts. */
  readonly shares: readonly (Percentage | undefined)[]
}

/** @param groups each a list of cells */
export const sharesOf = (design: SurveyDesign, cells: Partition, categories: Categories, groups: readonly (readonly number[])[]): readonly GroupShares[] => {
  const tally = tallyOf(design, cells, categories)
  const group = groupOf(design, categories.count)
  const t = tOf(design)
  return groups.map((of) => {
    const { n, weighted } = group.gather(cells, tally, of)
    const shares = categories.shares.map(([from, until]) => {
      if (!(weighted > 0)) return undefined
      const share = group.weightOf(from, until) / weighted
      return percentage(share, group.standardError(share, weighted, from, until), t)
    })
    group.empty()
    return { n, weighted, shares }
  })
}

/** Sums over the rows of each run and category. */
interface Tally {
  readonly rows: Int32Array
  readonly weight: Float64Array
  /** Of squared weights: needed where each row is a unit. */
  readonly squares: Float64Array
}

const tallyOf = ({ weight }: SurveyDesign, { runOfRow, blockOfRun }: Partition, { count, ofRow }: Categories): Tally => {
  const tally = { rows: new Int32Array(blockOfRun.length), weight: new Float64Array(blockOfRun.length * count), squares: new Float64Array(blockOfRun.length * count) }
  const { rows, weight: sums, squares } = tally
  for (let row = 0; row < runOfRow.length; row++) {
    const run = runOfRow[row]!
    const category = ofRow[row]!
    if (run < 0 || category === noCategory) continue
    const w = weight[row]!
    const at = run * count + category
    rows[run]!++
    sums[at]! += w
    squares[at]! += w * w
  }
  return tally
}

/** One group at a time, its cells put together block by block. */
const groupOf = (design: SurveyDesign, count: number) => {
  const { clustered, stratumOfBlock } = design
  const weight = new Float64Array(stratumOfBlock.length * count)
  const squares = new Float64Array(stratumOfBlock.length * count)
  const seen = new Uint8Array(stratumOfBlock.length)
  const blocks = new Int32Array(stratumOfBlock.length)
  const sums = stratumSums(design)
  let touched = 0
  const total = (of: Float64Array, block: number, from: number, until: number): number => {
    let sum = 0
    for (let at = block * count + from; at < block * count + until; at++) sum += of[at]!
    return sum
  }
  const weightOf = (from: number, until: number): number => {
    let sum = 0
    for (let at = 0; at < touched; at++) sum += total(weight, blocks[at]!, from, until)
    return sum
  }
  return {
    gather: ({ firstRunOfCell, blockOfRun }: Partition, tally: Tally, cells: readonly number[]) => {
      let n = 0
      for (const cell of cells) {
        for (let run = firstRunOfCell[cell]!; run < firstRunOfCell[cell + 1]!; run++) {
          if (tally.rows[run] === 0) continue
          n += tally.rows[run]!
          const block = blockOfRun[run]!
          if (seen[block] === 0) {
            seen[block] = 1
            blocks[touched++] = block
          }
          for (let category = 0; category < count; category++) {
            weight[block * count + category]! += tally.weight[run * count + category]!
            squares[block * count + category]! += tally.squares[run * count + category]!
          }
        }
      }
      return { n, weighted: weightOf(0, count) }
    },
    weightOf,
    standardError: (share: number, weighted: number, from: number, until: number): number => {
      for (let at = 0; at < touched; at++) {
        const block = blocks[at]!
        const stratum = stratumOfBlock[block]!
        const inside = total(weight, block, from, until)
        const outside = total(weight, block, 0, from) + total(weight, block, until, count)
        const u = ((1 - share) * inside - share * outside) / weighted
        sums.sum[stratum]! += u
        if (clustered) sums.squares[stratum]! += u * u
        else {
          const squaresInside = total(squares, block, from, until)
          const squaresOutside = total(squares, block, 0, from) + total(squares, block, until, count)
          sums.squares[stratum]! += ((1 - share) ** 2 * squaresInside + share ** 2 * squaresOutside) / weighted / weighted
        }
      }
      return standardError(design, sums)
    },
    empty: (): void => {
      for (let at = 0; at < touched; at++) {
        const block = blocks[at]!
        seen[block] = 0
        weight.fill(0, block * count, (block + 1) * count)
        squares.fill(0, block * count, (block + 1) * count)
      }
      touched = 0
    }
  }
}
