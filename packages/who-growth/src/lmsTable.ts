import type { GrowthSex, GrowthTable, LmsRows } from "@tramyte/core/growth"
import { unpackColumn } from "./unpackColumn.ts"

/** The columns L, M and S of both sexes, packed. */
export interface PackedRows {
  readonly first: number
  readonly step: number
  readonly rows: number
  readonly male: PackedLms
  readonly female: PackedLms
}

type PackedLms = readonly [l: string, m: string, s: string]

/** A table whose rows are unpacked when they are first asked for, a sex at a time. */
export const lmsTable = (about: Omit<GrowthTable, "rows">, packed: PackedRows): GrowthTable => {
  const known: Partial<Record<GrowthSex, LmsRows>> = {}
  const rowsOf = (sex: GrowthSex): LmsRows => known[sex] ??= unpackRows(packed, packed[sex])
  return {
    ...about,
    rows: {
      get male() { return rowsOf("male") },
      get female() { return rowsOf("female") }
    }
  }
}

/** L and M are published with four decimals, S with five. */
const unpackRows = ({ first, step, rows }: PackedRows, [l, m, s]: PackedLms): LmsRows =>
  ({ first, step, l: unpackColumn(l, rows, 4), m: unpackColumn(m, rows, 4), s: unpackColumn(s, rows, 5) })
