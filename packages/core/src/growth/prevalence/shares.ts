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

/** Sums over the rows of each run, up to and with each category: what lies between two categories is a difference. */
interface Tally {
  readonly rows: Int32Array
  readonly weight: Float64Array
  /** Of squared weights: needed where each row is a unit, left out where clusters are. */
  readonly squares: Float64Array
}

const tallyOf = ({ weight, clustered }: SurveyDesign, { runOfRow, blockOfRun }: Partition, { count, ofRow }: Categories): Tally => {
  const rows = new Int32Array(blockOfRun.length)
  const sums = new Float64Array(blockOfRun.length * count)
  const squares = new Float64Array(clustered ? 0 : sums.length)
  for (let row = 0; row < runOfRow.length; row++) {
    const run = runOfRow[row]!
    const category = ofRow[row]!
    if (run < 0 || category === noCategory) continue
    const w = weight[row]!
    const at = run * count + category
    rows[run]!++
    sums[at]! += w
    if (!clustered) squares[at]! += w * w
  }
  for (const each of [sums, squares]) for (let at = 0; at < each.length; at++) if (at % count > 0) each[at]! += each[at - 1]!
  return { rows, weight: sums, squares }
}

/** One group at a time, its cells put together block by block. */
const groupOf = (design: SurveyDesign, count: number) => {
  const { clustered, stratumOfBlock } = design
  const weight = new Float64Array(stratumOfBlock.length * count)
  const squares = new Float64Array(clustered ? 0 : weight.length)
  const seen = new Uint8Array(stratumOfBlock.length)
  const blocks = new Int32Array(stratumOfBlock.length)
  const sums = stratumSums(design)
  let touched = 0
  const weightOf = (from: number, until: number): number => {
    let sum = 0
    for (let at = 0; at < touched; at++) sum += between(weight, blocks[at]! * count, from, until)
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
          const [to, from] = [block * count, run * count]
          for (let category = 0; category < count; category++) weight[to + category]! += tally.weight[from + category]!
          if (!clustered) for (let category = 0; category < count; category++) squares[to + category]! += tally.squares[from + category]!
        }
      }
      return { n, weighted: weightOf(0, count) }
    },
    weightOf,
    standardError: (share: number, weighted: number, from: number, until: number): number => {
      const without = 1 - share
      for (let at = 0; at < touched; at++) {
        const block = blocks[at]!
        const stratum = stratumOfBlock[block]!
        const inside = between(weight, block * count, from, until)
        const outside = weight[block * count + count - 1]! - inside
        const u = (without * inside - share * outside) / weighted
        sums.sum[stratum]! += u
        if (clustered) sums.squares[stratum]! += u * u
        else {
          const squaresInside = between(squares, block * count, from, until)
          const squaresOutside = squares[block * count + count - 1]! - squaresInside
          sums.squares[stratum]! += (without * without * squaresInside + share * share * squaresOutside) / weighted / weighted
        }
      }
      return standardError(design, sums)
    },
    empty: (): void => {
      for (let at = 0; at < touched; at++) {
        const block = blocks[at]!
        seen[block] = 0
        for (let category = block * count; category < (block + 1) * count; category++) {
          weight[category] = 0
          if (!clustered) squares[category] = 0
        }
      }
      touched = 0
    }
  }
}

/** What lies in the categories from `from` up to but without `until`, of sums that start at `at`. */
const between = (sums: Float64Array, at: number, from: number, until: number): number => sums[at + until - 1]! - (from === 0 ? 0 : sums[at + from - 1]!)
