import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { heatTable, suppressSmallCells, type PublishedCell, type PublishedTable } from "./index.ts"

const kinds = (table: PublishedTable) => table.cells.map((row) => row.map((cell) => cell.kind[1]).join("")).join(" ")
const withTotals = (table: PublishedTable): readonly (readonly PublishedCell[])[] =>
  [...table.cells.map((row, r) => [...row, table.rowTotals[r] ?? table.total]), [...table.columnTotals, table.total]]

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe("cases", () => {
  it("hides nothing where nothing is small, and shows zeros", () => {
    expect(suppressSmallCells([[5, 0], [9, 12]], 5)).toEqual({
      cells: [[{ kind: "shown", value: 5 }, { kind: "shown", value: 0 }], [{ kind: "shown", value: 9 }, { kind: "shown", value: 12 }]],
      rowTotals: [{ kind: "shown", value: 5 }, { kind: "shown", value: 21 }],
      columnTotals: [{ kind: "shown", value: 14 }, { kind: "shown", value: 12 }],
      total: { kind: "shown", value: 26 }
    })
  })

  it("hides one cell with three others, the ones with the fewest people", () => {
    // A lone hidden 3 would be 53 − 20 − 30.
    expect(kinds(suppressSmallCells([[3, 20, 30], [10, 12, 40]], 5))).toBe("mih iih")
  })

  it("does not trust two small cells to hide each other: 1 + 1 = 2 has one answer", () => {
    const table = suppressSmallCells([[1, 1, 50], [40, 60, 70]], 5)
    expect(kinds(table)).not.toBe("mmh hhh")
  })

  it("hides totals that are small themselves", () => {
    expect(suppressSmallCells([[2, 1], [30, 40]], 5).rowTotals[0]).toEqual({ kind: "small" })
  })

  it("says only that it withholds where even 'small' would tell: 1 + 1 of at most 2", () => {
    const table = suppressSmallCells([[1, 1]], 3)
    expect([...withTotals(table)[0] ?? []].some((cell) => cell.kind === "withheld")).toBe(true)
  })

  it("takes an empty table", () => {
    expect(suppressSmallCells([], 5)).toEqual({ cells: [], rowTotals: [], columnTotals: [], total: { kind: "shown", value: 0 } })
  })
})

/**
 * The attacker: tries every assignment of the hidden inner cells that fits all shown totals and what the signs mean, up to a bound, and
 * returns the values seen for each hidden cell. Shares no code and no idea with the graph search under test.
 */
const attack = (table: PublishedTable, below: number, bound: number, withheldFrom = 1): ReadonlyMap<string, ReadonlySet<number>> => {
  const grid = withTotals(table)
  const height = table.cells.length
  const width = table.columnTotals.length
  const fits = (r: number, c: number, value: number): boolean => {
    const cell = grid[r]?.[c]
    if (cell === undefined) return false
    return cell.kind === "shown" ? cell.value === value : cell.kind === "small" ? value >= 1 && value < below : value >= withheldFrom
  }
  const seen = new Map<string, Set<number>>()
  const values = Array.from({ length: height }, () => Array.from({ length: width }, () => 0))
  const sumOfColumn = (c: number) => values.reduce((sum, row) => sum + (row[c] ?? 0), 0)
  const record = () => {
    const rows = values.map((row) => [...row, row.reduce((sum, value) => sum + value, 0)])
    const all = [...rows, Array.from({ length: width + 1 }, (_, c) => rows.reduce((sum, row) => sum + (row[c] ?? 0), 0))]
    all.forEach((row, r) => row.forEach((value, c) => {
      if (grid[r]?.[c]?.kind !== "shown") seen.set(`${r},${c}`, (seen.get(`${r},${c}`) ?? new Set()).add(value))
    }))
  }
  const fill = (at: number): void => {
    if (at === height * width) {
      const whole = values.flat().reduce((sum, value) => sum + value, 0)
      if (fits(height, width, whole)) record()
      return
    }
    const r = Math.floor(at / width)
    const c = at % width
    for (let value = 0; value <= bound; value += 1) {
      if (!fits(r, c, value)) continue
      const row = values[r] ?? []
      row[c] = value
      const rowEnds = c === width - 1
      const columnEnds = r === height - 1
      const open = (!rowEnds || fits(r, width, row.reduce((sum, one) => sum + one, 0))) && (!columnEnds || fits(height, c, sumOfColumn(c)))
      if (open) fill(at + 1)
      row[c] = 0
    }
  }
  fill(0)
  return seen
}

const smallTables = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).filter(([r, c]) => r * c <= 6).chain(([rows, columns]) =>
  fc.array(fc.array(fc.oneof(fc.nat(4), fc.nat(7)), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }))
const anyTable = fc.tuple(fc.nat(8), fc.nat(8)).chain(([rows, columns]) =>
  fc.array(fc.array(fc.oneof(fc.nat(6), fc.nat(300)), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }))

describe("an attacker with pencil and paper", () => {
  it("finds at least two values for every hidden cell and total", () => {
    fc.assert(fc.property(smallTables, fc.integer({ min: 3, max: 5 }), (cells, below) => {
      const table = suppressSmallCells(cells, below)
      const seen = attack(table, below, Math.max(...cells.flat()) + 1)
      const hidden = withTotals(table).flatMap((row, r) => row.flatMap((cell, c) => (cell.kind === "shown" ? [] : [`${r},${c}`])))
      for (const place of hidden) expect(seen.get(place)?.size ?? 0, `values possible at ${place}`).toBeGreaterThanOrEqual(2)
    }), { numRuns: 400 })
  })

  it("still does if he knows that a cell is only withheld from the threshold up, where that is so", () => {
    fc.assert(fc.property(smallTables, fc.integer({ min: 3, max: 5 }), (cells, below) => {
      const table = suppressSmallCells(cells, below)
      const columns = (cells[0] ?? []).map((_, c) => sum(cells.map((row) => row[c] ?? 0)))
      const truth = [...cells.map((row) => [...row, sum(row)]), [...columns, sum(columns)]]
      fc.pre(withTotals(table).every((row, r) => row.every((cell, c) => cell.kind !== "withheld" || (truth[r]?.[c] ?? 0) >= below)))
      const seen = attack(table, below, Math.max(...cells.flat()) + 1, below)
      withTotals(table).forEach((row, r) => row.forEach((cell, c) => {
        if (cell.kind !== "shown") expect(seen.get(`${r},${c}`)?.size ?? 0).toBeGreaterThanOrEqual(2)
      }))
    }), { numRuns: 400 })
  })

  it("would have found the number without complementary hiding (the attacker is no straw man)", () => {
    const shown = (value: number): PublishedCell => ({ kind: "shown", value })
    const naive: PublishedTable = {
      cells: [[{ kind: "small" }, shown(6)], [shown(5), shown(6)]], rowTotals: [shown(9), shown(11)], columnTotals: [shown(8), shown(12)], total: shown(20)
    }
    expect(attack(naive, 5, 7).get("0,0")).toEqual(new Set([3]))
  })
})

describe("of any table", () => {
  it("never shows a count from 1 to one less than the threshold, never hides a zero, and shows only true counts", () => {
    fc.assert(fc.property(anyTable, fc.integer({ min: 3, max: 20 }), (cells, below) => {
      const table = suppressSmallCells(cells, below)
      table.cells.forEach((row, r) => row.forEach((cell, c) => {
        const value = cells[r]?.[c] ?? -1
        if (cell.kind === "shown") expect(cell.value).toBe(value)
        else expect(value).toBeGreaterThan(0)
        if (cell.kind === "small") expect(value).toBeLessThan(below)
      }))
      for (const cell of withTotals(table).flat()) if (cell.kind === "shown") expect(cell.value === 0 || cell.value >= below).toBe(true)
    }))
  })

  it("leaves no row or column with a single hidden entry", () => {
    fc.assert(fc.property(anyTable, (cells) => {
      const grid = withTotals(suppressSmallCells(cells, 5))
      const hiddenIn = (line: readonly (PublishedCell | undefined)[]) => line.filter((cell) => cell?.kind !== "shown").length
      for (const row of grid) expect(hiddenIn(row)).not.toBe(1)
      for (const c of (grid[0] ?? []).keys()) expect(hiddenIn(grid.map((row) => row[c]))).not.toBe(1)
    }))
  })
})

describe("in the heat table", () => {
  const draw = (cells: readonly (readonly number[])[], shadeBy: "table" | "column") => heatTable({
    idPrefix: "h", lang: "vi", title: "T", columns: ["a", "b", "c"], suppressBelow: 5, shadeBy,
    rows: cells.map((row) => ({ label: "r", cells: row })), labels: { row: "Thôn", total: "Tổng", small: "1 đến 4", withheld: "giấu", empty: "trống" }
  })
  const first = [[3, 20, 30], [10, 12, 40]]

  it("writes the signs and explains them", () => {
    const html = draw(first, "table")
    expect(html.match(/>&lt;5<\/td>/g)).toHaveLength(1)
    expect(html.match(/>\*<\/td>/g)).toHaveLength(3)
    expect(html).toContain("&lt;5: 1 đến 4; *: giấu")
  })

  it("is the same page for two tables that differ only in what is hidden", () => {
    // 3 → 2 and back along the hidden square: every shown number stays, so shades and notes must not tell either.
    const second = [[2, 21, 30], [11, 11, 40]]
    for (const shadeBy of ["table", "column"] as const) expect(draw(first, shadeBy)).toBe(draw(second, shadeBy))
  })
})
