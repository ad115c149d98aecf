import type { HiddenTable } from "./hiddenTable.ts"
import { type Shift, shiftCell } from "./shiftCell.ts"

/** One side of what protects a small count: it must look as if it could be lower, or higher, by so much. */
export interface Need {
  readonly cell: number
  readonly direction: "up" | "down"
  readonly by: number
}

/**
 * What protects small counts: each could as well be 1, and as well be the greatest small count (2 where only 1 is small, as a range
 * of one number hides nothing).
 */
export const needsOf = ({ counts }: HiddenTable, small: readonly number[], threshold: number): readonly Need[] => small.flatMap((cell) => {
  const count = counts[cell]!
  const needs: readonly Need[] = [{ cell, direction: "down", by: count - 1 }, { cell, direction: "up", by: greatest(threshold) - count }]
  return needs.filter(({ by }) => by > 0)
})

/** How high a small count must look. */
export const greatest = (threshold: number): number => Math.max(threshold - 1, 2)

/** As far as the need can be met with the cells that are hidden. */
export const shiftFor = (table: HiddenTable, { cell, direction, by }: Need): Shift => shiftCell(table, cell, direction, by)

/** Whether the need is met. */
export const isMet = (table: HiddenTable, need: Need): boolean => shiftFor(table, need).moved === need.by
