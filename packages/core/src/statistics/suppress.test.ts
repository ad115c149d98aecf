import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { feasibilityIntervals } from "./feasibilityIntervals.ts"
import type { CountTable } from "./hiddenTable.ts"
import { suppress, type SuppressedTable } from "./suppress.ts"
import { suppressions } from "./suppressions.fixture.ts"

const published = (table: CountTable, threshold: number, hiddenAtLeast: 0 | 1 = 1): SuppressedTable => {
  const found = suppress(table, threshold, { hiddenAtLeast })
  if (found.needsMerge) throw new Error("the table needs a merge")
  return found
}
const coverOf = ({ audit }: SuppressedTable) => audit.filter(({ because }) => because === "cover").map(({ row, column }) => [row, column])
const smallOf = (cells: readonly (readonly number[])[], threshold: number) =>
  cells.flatMap((counts, row) => counts.flatMap((count, column) => count > 0 && count < threshold ? [{ row, column }] : []))

describe("the reference tables", () => {
  it.each(suppressions)("$name, below $threshold: the same cells hidden besides, the same ranges", ({ threshold, cells, cover, small }) => {
    const alone = feasibilityIntervals(cells, smallOf(cells, threshold), { hiddenAtLeast: 0 })
    expect(alone).toEqual(small.map(([row, column, lo, hi]) => ({ row, column, lo, hi })))
    const found = suppress(cells, threshold, { hiddenAtLeast: 0 })
    if (cover === undefined) {
      expect(found).toEqual({ needsMerge: true, unprotected: smallOf(cells, threshold) })
      return
    }
    const table = published(cells, threshold, 0)
    expect(coverOf(table)).toEqual(cover)
    expect(table.optimal).toBe(true)
    expect(table.audit.filter(({ because }) => because === "small")).toEqual(small.map(([row, column, , , lo, hi]) => ({ row, column, lo, hi, because: "small" })))
  })
})

describe("a village table", () => {
  it("hides one small count behind three others, keeps the totals and prints one sign", () => {
    expect(suppress([[20, 30, 15], [25, 3, 18], [40, 22, 35]], 5)).toEqual({
      needsMerge: false,
      cells: [[20, "hidden", "hidden"], [25, "hidden", "hidden"], [40, 22, 35]],
      rowTotals: [65, 46, 97], columnTotals: [85, 55, 68], total: 208,
      audit: [
        { row: 0, column: 1, lo: 13, hi: 32, because: "cover" }, { row: 0, column: 2, lo: 13, hi: 32, because: "cover" },
        { row: 1, column: 1, lo: 1, hi: 20, because: "small" }, { row: 1, column: 2, lo: 1, hi: 20, because: "cover" }
      ],
      optimal: true
    })
  })
  it.each([[0, false], [1, true], [4, true], [5, false]])("with %d in it, below 5: something hidden is %s", (count, hides) => {
    expect(published([[20, 30, 15], [25, count, 18], [40, 22, 35]], 5).audit.length > 0).toBe(hides)
  })
  it("knows that readers know: zeros are shown, so a hidden count is 1 or more", () => {
    // 4 in two cells: a reader who knows no more thinks of 0 to 4, one who knows that zeros are shown of 1 to 3.
    const pair = [[2, 2], [40, 50], [60, 70]]
    const cells = [{ row: 0, column: 0 }, { row: 0, column: 1 }, { row: 1, column: 0 }, { row: 1, column: 1 }]
    expect(feasibilityIntervals(pair, cells, { hiddenAtLeast: 0 })[0]).toEqual({ row: 0, column: 0, lo: 0, hi: 4 })
    expect(feasibilityIntervals(pair, cells)[0]).toEqual({ row: 0, column: 0, lo: 1, hi: 3 })
    expect(suppress(pair, 5, { hiddenAtLeast: 0 }).needsMerge).toBe(false)
    expect(suppress(pair, 5)).toEqual({ needsMerge: true, unprotected: [{ row: 0, column: 0 }, { row: 0, column: 1 }] })
  })
  it("hides more for readers who know that than what is enough for those who do not", () => {
    const { cells, cover } = suppressions.find(({ name }) => name === "two small same row")!
    const hidden = [...smallOf(cells, 5), ...cover!.map(([row, column]) => ({ row, column }))]
    const smallOnes = (hiddenAtLeast: 0 | 1) => feasibilityIntervals(cells, hidden, { hiddenAtLeast }).filter(({ row, column }) => cells[row]![column]! < 5)
    expect(smallOnes(0).map(({ lo, hi }) => [lo, hi])).toEqual([[0, 16], [0, 24], [1, 25]])
    expect(smallOnes(1).map(({ lo, hi }) => [lo, hi])).toEqual([[1, 15], [1, 23], [2, 24]])
    expect(coverOf(published(cells, 5))).not.toEqual(cover)
  })
  it("needs a merge where a row's total is itself small", () => {
    expect(suppress([[1, 2, 0], [30, 40, 50]], 5)).toEqual({ needsMerge: true, unprotected: [{ row: 0, column: 0 }, { row: 0, column: 1 }] })
  })
  it("names only the counts that nothing protects", () => {
    expect(suppress([[1, 2, 0], [30, 40, 50], [3, 60, 70]], 5)).toEqual({ needsMerge: true, unprotected: [{ row: 0, column: 0 }, { row: 0, column: 1 }] })
  })
  it("where only ones are small, leaves at least two possible counts", () => {
    expect(published([[1, 9, 8], [7, 9, 8]], 2).audit.filter(({ because }) => because === "small").every(({ lo, hi }) => lo === 1 && hi >= 2)).toBe(true)
  })
})

describe("a list with one total", () => {
  it("hides the smallest other count beside a lone small one", () => {
    expect(suppress([4, 20, 31, 18, 0, 18], 5)).toEqual({
      needsMerge: false, cells: [["hidden", 20, 31, "hidden", 0, 18]], rowTotals: [91], total: 91, optimal: true,
      audit: [{ row: 0, column: 0, lo: 1, hi: 21, because: "small" }, { row: 0, column: 3, lo: 1, hi: 21, because: "cover" }]
    })
  })
  it("needs no more where the small ones hide one another: 2 + 3 could be 1 + 4, but 2 + 2 could not", () => {
    expect(coverOf(published([2, 3, 50, 60], 5))).toEqual([])
    expect(coverOf(published([2, 2, 50, 60], 5))).toEqual([[0, 2]])
    expect(coverOf(published([2, 2, 50, 60], 5, 0))).toEqual([])
  })
  it("needs a merge where nothing else could be hidden", () => {
    expect(suppress([3, 0, 0], 5)).toEqual({ needsMerge: true, unprotected: [{ row: 0, column: 0 }] })
    expect(suppress([1, 1], 5)).toEqual({ needsMerge: true, unprotected: [{ row: 0, column: 0 }, { row: 0, column: 1 }] })
  })
  it("takes an empty one", () => expect(suppress([], 5)).toEqual({ needsMerge: false, cells: [[]], rowTotals: [0], total: 0, audit: [], optimal: true }))
})

it("refuses tables that cannot be", () => {
  expect(() => suppress([[1, 2], [3]], 5)).toThrow("TRAMYTE_STATISTICS_INVALID_TABLE: suppress: row 1 has 1 cells, row 0 has 2.")
  expect(() => suppress([[1, -2]], 5)).toThrow("TRAMYTE_STATISTICS_INVALID_COUNT: suppress: row 0, column 1 is -2.")
  expect(() => suppress([1, 2.5], 5)).toThrow("suppress: row 0, column 1 is 2.5.")
  expect(() => suppress([1, 2], 0)).toThrow("suppress: the threshold is 0.")
  expect(() => feasibilityIntervals([[1, 2]], [{ row: 1, column: 0 }])).toThrow("row 1, column 0 is not in the table")
  for (const [row, column] of [[0, 2], [-1, 0], [0, -1], [0.5, 0], [0, 0.5]] as const) {
    expect(() => feasibilityIntervals([[1, 2], [3, 4]], [{ row, column }])).toThrow(`TRAMYTE_STATISTICS_INVALID_TABLE: feasibilityIntervals: row ${row}, column ${column} is not in the table`)
  }
  expect(() => feasibilityIntervals([[1, -2]], [])).toThrow("feasibilityIntervals: row 0, column 1 is -2.")
  expect(() => feasibilityIntervals([[0, 2]], [{ row: 0, column: 0 }])).toThrow("row 0, column 0 is 0, which is said to be shown")
  expect(feasibilityIntervals([[0, 2]], [{ row: 0, column: 0 }], { hiddenAtLeast: 0 })).toEqual([{ row: 0, column: 0, lo: 0, hi: 0 }])
})

/** Tables as communes have them: many small counts and zeros, some of all sizes. */
const tables = (rows: { readonly min: number; readonly max: number }, columns: { readonly min: number; readonly max: number }, greatest = 60) => {
  const count = fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(12) }, { weight: 4, arbitrary: fc.nat(greatest) })
  return fc.tuple(fc.integer(rows), fc.integer(columns)).chain(([height, width]) =>
    fc.array(fc.array(count, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }))
}
const floor = fc.constantFrom(0 as const, 1 as const)
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

/**
 * The attacker, who shares no idea with the code under test: tries every table that has the shown counts and the totals, and
 * tells the least and greatest count seen in each hidden cell.
 */
const attack = (cells: readonly (readonly number[])[], isHidden: (row: number, column: number) => boolean, atLeast: number): Map<string, { lo: number; hi: number }> => {
  const seen = new Map<string, { lo: number; hi: number }>()
  const hidden = cells.flatMap((counts, row) => counts.flatMap((_, column) => isHidden(row, column) ? [{ row, column }] : []))
  const left = (line: readonly number[], at: (index: number) => boolean): number => sum(line.filter((_, index) => at(index)))
  const inRow = cells.map((counts, row) => left(counts, (column) => isHidden(row, column)))
  const inColumn = cells[0]!.map((_, column) => left(cells.map((counts) => counts[column]!), (row) => isHidden(row, column)))
  const guess: number[] = []
  const tryFrom = (index: number): void => {
    if (index === hidden.length) {
      if ([...inRow, ...inColumn].some((rest) => rest !== 0)) return
      hidden.forEach(({ row, column }, place) => {
        const range = seen.get(`${row},${column}`) ?? { lo: guess[place]!, hi: guess[place]! }
        seen.set(`${row},${column}`, { lo: Math.min(range.lo, guess[place]!), hi: Math.max(range.hi, guess[place]!) })
      })
      return
    }
    const { row, column } = hidden[index]!
    const isLastOfRow = hidden[index + 1]?.row !== row
    for (let count = isLastOfRow ? Math.max(inRow[row]!, atLeast) : atLeast; count <= Math.min(inRow[row]!, inColumn[column]!); count++) {
      guess[index] = count
      inRow[row] = inRow[row]! - count
      inColumn[column] = inColumn[column]! - count
      tryFrom(index + 1)
      inRow[row] = inRow[row]! + count
      inColumn[column] = inColumn[column]! + count
    }
  }
  tryFrom(0)
  return seen
}

describe("the audit", () => {
  it("finds exactly what an attacker finds who tries every table", () => {
    const tableAndMask = tables({ min: 1, max: 3 }, { min: 1, max: 4 }, 7).chain((cells) => fc.tuple(fc.constant(cells), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 })))
    fc.assert(fc.property(tableAndMask, floor, ([cells, mask], hiddenAtLeast) => {
      const small = cells.map((counts) => counts.map((count) => Math.min(count, 7)))
      const isHidden = (row: number, column: number): boolean => mask[row * 4 + column]! && small[row]![column]! >= hiddenAtLeast
      const hidden = small.flatMap((counts, row) => counts.flatMap((_, column) => isHidden(row, column) ? [{ row, column }] : []))
      const seen = attack(small, isHidden, hiddenAtLeast)
      for (const { row, column, lo, hi } of feasibilityIntervals(small, hidden, { hiddenAtLeast })) expect({ lo, hi }).toEqual(seen.get(`${row},${column}`))
    }), { numRuns: 300 })
  })
  it("of a list is what the attacker finds of a table whose second row hides all", () => {
    fc.assert(fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 5 }), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), floor, (list, mask, hiddenAtLeast) => {
      const hidden = list.flatMap((count, column) => mask[column] && count >= hiddenAtLeast ? [{ row: 0, column }] : [])
      const found = feasibilityIntervals(list, hidden, { hiddenAtLeast })
      // Column totals that anything could make up tell nothing.
      const plenty = [list, list.map(() => 1000)]
      const all = [...hidden, ...hidden.map(({ column }) => ({ row: 1, column }))]
      expect(found).toEqual(feasibilityIntervals(plenty, all, { hiddenAtLeast }).filter(({ row }) => row === 0))
    }))
  })
})

const threshold = fc.constantFrom(2, 3, 5, 10)

const checkPublished = (cells: readonly (readonly number[])[], below: number, hiddenAtLeast: 0 | 1): void => {
  const found = suppress(cells, below, { hiddenAtLeast })
  expect(suppress(cells, below, { hiddenAtLeast })).toEqual(found)
  const small = smallOf(cells, below)
  const hidden = (withAll: boolean) => cells.flatMap((counts, row) => counts.flatMap((count, column) =>
    count > 0 && (withAll || (!found.needsMerge && found.cells[row]![column] === "hidden")) ? [{ row, column }] : []))
  const safe = (cells: CountTable, all: boolean) => feasibilityIntervals(cells, hidden(all), { hiddenAtLeast })
    .filter(({ row, column }) => small.some((cell) => cell.row === row && cell.column === column))
    .every(({ lo, hi }) => lo <= 1 && hi >= Math.max(2, below - 1))
  if (found.needsMerge) {
    // Not even hiding everything would have helped.
    expect(safe(cells, true)).toBe(false)
    expect(found.unprotected.length).toBeGreaterThan(0)
    return
  }
  expect(safe(cells, false)).toBe(true)
  for (const { lo, hi, row, column } of found.audit) {
    expect(lo, "no hidden count can be worked out").toBeLessThan(hi)
    expect(cells[row]![column]).toBeGreaterThanOrEqual(lo)
    expect(cells[row]![column]).toBeLessThanOrEqual(hi)
  }
  found.cells.forEach((shown, row) => shown.forEach((cell, column) => {
    const count = cells[row]![column]!
    if (cell === "hidden") expect(count).toBeGreaterThan(0)
    else expect([cell, count === 0 || count >= below]).toEqual([count, true])
  }))
  expect(found.audit).toHaveLength(found.cells.flat().filter((cell) => cell === "hidden").length)
  expect(found.rowTotals).toEqual(cells.map(sum))
  expect(found.columnTotals).toEqual(cells[0]!.map((_, column) => sum(cells.map((counts) => counts[column]!))))
  expect(found.total).toBe(sum(cells.flat()))
  if (small.length === 0) expect(found.audit).toEqual([])
}

describe("any table", () => {
  it("is safe, true and complete, or needs a merge", () => {
    fc.assert(fc.property(tables({ min: 1, max: 6 }, { min: 1, max: 5 }), threshold, floor, checkPublished), { numRuns: 150 })
  })
  it("of a whole commune, 40 villages by 8 columns, too", () => {
    fc.assert(fc.property(tables({ min: 30, max: 40 }, { min: 5, max: 8 }, 200), threshold, floor, checkPublished), { numRuns: 20 })
  })
  it("beyond 30 cells hides none that could be shown again", () => {
    fc.assert(fc.property(tables({ min: 7, max: 9 }, { min: 5, max: 6 }, 100), threshold, (cells, below) => {
      const found = suppress(cells, below)
      fc.pre(!found.needsMerge)
      const { audit, optimal } = published(cells, below)
      expect(optimal).toBe(audit.every(({ because }) => because === "small"))
      for (const shown of audit.filter(({ because }) => because === "cover")) {
        const ranges = feasibilityIntervals(cells, audit.filter((cell) => cell !== shown))
        expect(ranges.some(({ row, column, lo, hi }) => cells[row]![column]! < below && (lo > 1 || hi < Math.max(2, below - 1)))).toBe(true)
      }
    }), { numRuns: 30 })
  })
  it("up to 30 cells hides the smallest sum of all choices, then the fewest, then the first", () => {
    fc.assert(fc.property(tables({ min: 2, max: 3 }, { min: 2, max: 4 }, 20), threshold, floor, (cells, below, hiddenAtLeast) => {
      const found = suppress(cells, below, { hiddenAtLeast })
      const small = smallOf(cells, below)
      const others = cells.flatMap((counts, row) => counts.flatMap((count, column) => count >= below ? [{ row, column, count }] : []))
      const choices = Array.from({ length: 2 ** others.length }, (_, mask) => others.filter((_, index) => mask & 1 << index))
        .map((cover) => ({ cover: cover.map(({ row, column }) => [row, column]), key: [sum(cover.map(({ count }) => count)), cover.length, ...cover.map(({ row, column }) => row * 10 + column)] }))
        .sort((a, b) => a.key.map((value, index) => value - (b.key[index] ?? 0)).find((difference) => difference !== 0) ?? 0)
      const best = choices.find(({ cover }) => feasibilityIntervals(cells, [...small, ...cover.map(([row, column]) => ({ row: row!, column: column! }))], { hiddenAtLeast })
        .every(({ row, column, lo, hi }) => cells[row]![column]! >= below || (lo <= 1 && hi >= Math.max(2, below - 1))))
      expect(found.needsMerge ? undefined : coverOf(found)).toEqual(best?.cover)
    }), { numRuns: 60 })
  })
  it("costs the same whatever the order of villages", () => {
    fc.assert(fc.property(tables({ min: 2, max: 5 }, { min: 2, max: 5 }), threshold, (cells, below) => {
      const costOf = (cells: readonly (readonly number[])[]): number | undefined => {
        const found = suppress(cells, below)
        return found.needsMerge ? undefined : sum(coverOf(found).map(([row, column]) => cells[row!]![column!]!))
      }
      expect(costOf(cells.toReversed())).toBe(costOf(cells))
      expect(costOf(cells[0]!.map((_, column) => cells.map((counts) => counts[column]!)))).toBe(costOf(cells))
    }))
  })
  it("as a list is safe with at most one more count hidden", () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.nat(9), fc.nat(60)), { maxLength: 12 }), threshold, floor, (list, below, hiddenAtLeast) => {
      const found = suppress(list, below, { hiddenAtLeast })
      if (found.needsMerge) {
        expect(list.every((count) => count < below)).toBe(true)
        return
      }
      for (const { because, lo, hi } of found.audit) if (because === "small") expect(lo <= 1 && hi >= Math.max(2, below - 1)).toBe(true)
      expect(coverOf(found).length).toBeLessThanOrEqual(1)
      expect(found.cells[0]!.every((cell, column) => cell === "hidden" ? list[column]! > 0 : cell === list[column] && (cell === 0 || cell >= below))).toBe(true)
    }))
  })
})
