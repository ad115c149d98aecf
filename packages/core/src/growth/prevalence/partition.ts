import type { SurveyDesign } from "./surveyDesign.ts"

/**
 * Rows in disjoint cells, of which groups are put together: all, boys and girls of each age are cells; boys, or everybody, are many.
 * A run is the rows of one cell and one block of the design: what is added up in the first pass, and all that later passes need.
 */
export interface Partition {
  readonly cells: number
  /** -1: the row is in no cell, or takes no part in the survey. */
  readonly runOfRow: Int32Array
  readonly blockOfRun: Int32Array
  /** The runs of a cell are from its entry up to that of the next cell. */
  readonly firstRunOfCell: Int32Array
  /** Rows of each cell, without those of weight 0. */
  readonly rowsOfCell: Int32Array
}

/** @param cellOfRow from 0; -1: in none */
export const partition = ({ block, weight, stratumOfBlock }: SurveyDesign, cellOfRow: Int32Array, cells: number): Partition => {
  const n = block.length
  const { rows, firstOfCell } = sortedByCell(cellOfRow, block, cells)
  const runOfRow = new Int32Array(n).fill(-1)
  const blockOfRun = new Int32Array(rows.length)
  const firstRunOfCell = new Int32Array(cells + 1)
  const rowsOfCell = new Int32Array(cells)
  const cellSeenIn = new Int32Array(stratumOfBlock.length).fill(-1)
  const runSeenIn = new Int32Array(stratumOfBlock.length)
  let runs = 0
  for (let cell = 0; cell < cells; cell++) {
    firstRunOfCell[cell] = runs
    for (let at = firstOfCell[cell]!; at < firstOfCell[cell + 1]!; at++) {
      const row = rows[at]!
      const b = block[row]!
      if (cellSeenIn[b] !== cell) {
        cellSeenIn[b] = cell
        runSeenIn[b] = runs
        blockOfRun[runs++] = b
      }
      runOfRow[row] = runSeenIn[b]!
      if (weight[row]! > 0) rowsOfCell[cell]!++
    }
  }
  firstRunOfCell[cells] = runs
  return { cells, runOfRow, blockOfRun: blockOfRun.slice(0, runs), firstRunOfCell, rowsOfCell }
}

const sortedByCell = (cellOfRow: Int32Array, block: Int32Array, cells: number): { readonly rows: Int32Array; readonly firstOfCell: Int32Array } => {
  const firstOfCell = new Int32Array(cells + 1)
  const n = block.length
  for (let row = 0; row < n; row++) if (cellOfRow[row]! >= 0 && block[row]! >= 0) firstOfCell[cellOfRow[row]! + 1]!++
  for (let cell = 0; cell < cells; cell++) firstOfCell[cell + 1]! += firstOfCell[cell]!
  const next = firstOfCell.slice()
  const rows = new Int32Array(firstOfCell[cells]!)
  for (let row = 0; row < n; row++) if (cellOfRow[row]! >= 0 && block[row]! >= 0) rows[next[cellOfRow[row]!]!++] = row
  return { rows, firstOfCell }
}
