import { measureAtZ, type GrowthSex, type GrowthTable } from "@tramyte/core/growth"
import {
  armCircumferenceForAge2006, bmiForAge2006, headCircumferenceForAge2006, lengthHeightForAge2006, subscapularSkinfoldForAge2006,
  tricepsSkinfoldForAge2006, weightForAge2006, weightForHeight2006, weightForLength2006
} from "../src/index.ts"
import { zOfTail } from "../src/intergrowth/zOfTail.ts"
import { linesOf, readCsv } from "./readTables.ts"

/** `who_gs_wfa_female_zscore.csv` */
export const publishedFiles = /^who_gs_([a-z]+)_(male|female)_(zscore|percentiles)\.csv$/

const tables: Readonly<Record<string, GrowthTable>> = {
  lhfa: lengthHeightForAge2006, wfa: weightForAge2006, wfl: weightForLength2006, wfh: weightForHeight2006, bfa: bmiForAge2006,
  hcfa: headCircumferenceForAge2006, acfa: armCircumferenceForAge2006, tsfa: tricepsSkinfoldForAge2006, ssfa: subscapularSkinfoldForAge2006
}

const sdColumns = { SD4neg: -4, SD3neg: -3, SD2neg: -2, SD1neg: -1, SD0: 0, SD1: 1, SD2: 2, SD3: 3, SD4: 4 } as const
const centileColumns = {
  P01: 0.001, P1: 0.01, P3: 0.03, P5: 0.05, P10: 0.1, P15: 0.15, P25: 0.25, P50: 0.5, P75: 0.75, P85: 0.85, P90: 0.9, P95: 0.95, P97: 0.97, P99: 0.99, P999: 0.999
} as const

/** A printed value that the tables do not give. */
export interface Misses {
  readonly file: string
  readonly at: string
  readonly column: string
  readonly published: string
  readonly computed: number
}

/** What one file of printed values was compared with. */
export interface Checked {
  readonly sds: number
  readonly centiles: number
  readonly parameters: number
  readonly misses: readonly Misses[]
}

/**
 * Compares each value of one file. SD values are restricted beyond 3 SD, as scores are; WHO's centiles are not, even where they lie
 * beyond (the 0.1st at -3.09 SD).
 */
export const checkPublishedTable = (folder: string, file: string): Checked => {
  const [, code = "", sex = "", kind = ""] = publishedFiles.exec(file) ?? []
  const table = tables[code]
  if (table === undefined) throw new Error(`${file}: no table`)
  const columns: Readonly<Record<string, number>> = kind === "zscore" ? sdColumns : centileColumns
  const unrestricted: GrowthTable = kind === "zscore" ? table : { ...table, beyond3: "computed" }
  const axis = linesOf(folder, file)[0]!.split(",")[0]!
  const rows = readCsv(folder, file, [axis, "L", "M", "S", ...Object.keys(columns)])
  const own = table.rows[sex as GrowthSex]
  if (rows.length !== own.m.length) throw new Error(`${file}: ${rows.length} rows instead of ${own.m.length}`)
  const misses: Array<Misses> = []
  rows.forEach((row, index) => {
    const at = row[axis]!
    const expect = (column: string, computed: number, off: number): void => {
      if (!(Math.abs(computed - Number(row[column])) <= off)) misses.push({ file, at, column, published: row[column]!, computed })
    }
    if (Math.abs(Number(at) - (own.first + index * own.step)) > 1e-9) throw new Error(`${file}: row ${index + 1} stands at ${at}`)
    for (const [column, values] of [["L", own.l], ["M", own.m], ["S", own.s]] as const) expect(column, values[index]!, 0)
    for (const [column, value] of Object.entries(columns)) {
      expect(column, measureAtZ(unrestricted, sex as GrowthSex, Number(at), kind === "zscore" ? value : zOfTail(value)), ROUNDING)
    }
  })
  const values = rows.length * Object.keys(columns).length
  return { sds: kind === "zscore" ? values : 0, centiles: kind === "zscore" ? 0 : values, parameters: rows.length * 3, misses }
}

/** Half of the last printed decimal, and what floating point adds. */
const ROUNDING = 0.0005 + 1e-9
