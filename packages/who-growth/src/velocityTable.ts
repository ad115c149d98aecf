import type { GrowthSex, VelocityRow, VelocityTable } from "@tramyte/core/growth"
import { unpackColumn } from "./unpackColumn.ts"

/** The rows of one sex: as many as there are ages at which an interval may begin, month by month from birth. */
export interface PackedVelocity {
  readonly rows: number
  readonly male: PackedIncrements
  readonly female: PackedIncrements
}

interface PackedIncrements {
  readonly delta: number
  readonly lms: readonly [l: string, m: string, s: string]
}

/** A table of increments whose rows are unpacked when they are first asked for, a sex at a time. */
export const velocityTable = (about: Omit<VelocityTable, "rows">, packed: PackedVelocity): VelocityTable => {
  const known: Partial<Record<GrowthSex, readonly VelocityRow[]>> = {}
  const rowsOf = (sex: GrowthSex): readonly VelocityRow[] => known[sex] ??= unpackRows(about.interval, packed.rows, packed[sex])
  return {
    ...about,
    rows: {
      get male() { return rowsOf("male") },
      get female() { return rowsOf("female") }
    }
  }
}

/** L and M are published with four decimals, S with five. */
const unpackRows = (interval: number, rows: number, { delta, lms }: PackedIncrements): readonly VelocityRow[] => {
  const [l, m, s] = [unpackColumn(lms[0], rows, 4), unpackColumn(lms[1], rows, 4), unpackColumn(lms[2], rows, 5)]
  return l.map((_, from) => ({ from, until: from + interval, l: l[from]!, m: m[from]!, s: s[from]!, delta }))
}
