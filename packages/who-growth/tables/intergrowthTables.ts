import type { GrowthSex, NewbornStandard } from "@tramyte/core/growth"
import {
  newbornHeadCircumference, newbornLength, newbornWeight, pretermHeadCircumference, pretermLength, pretermWeight, pretermWeightForLength
} from "../src/index.ts"
import { zOfTail } from "../src/intergrowth/zOfTail.ts"
import { linesOf } from "./readTables.ts"

/** `ig_nbs_hc_female_percentiles.csv`; body composition and the ratio of weight to length are not among our standards. */
export const intergrowthFiles = /^ig_(nbs_hc|nbs_len|nbs_weight|png_hc|png_len|png_weight|png_wfl)_(male|female)_(percentiles|zscores)\.csv$/

const standards: Readonly<Record<string, NewbornStandard>> = {
  nbs_hc: newbornHeadCircumference, nbs_len: newbornLength, nbs_weight: newbornWeight,
  png_hc: pretermHeadCircumference, png_len: pretermLength, png_weight: pretermWeight, png_wfl: pretermWeightForLength
}

interface Column {
  readonly name: string
  readonly z: number
  /** The same as print took it: 1.28 for 1.2816. */
  readonly roughly: readonly number[]
}

const centile = (percent: number, ...roughly: readonly number[]): Column =>
  ({ name: `P${percent}`, z: zOfTail(percent / 100), roughly: roughly.map((z) => percent < 50 ? -z : z) })

const columns: Readonly<Record<string, readonly Column[]>> = {
  percentiles: [centile(3, 1.88), centile(5, 1.64, 1.645), centile(10, 1.28), centile(50), centile(90, 1.28), centile(95, 1.64, 1.645), centile(97, 1.88)],
  zscores: [-3, -2, -1, 0, 1, 2, 3].map((z) => ({ name: `${z} SD`, z, roughly: [] }))
}

/** How a printed value comes out: rounded once, rounded twice (36.046 to 36.05 to 36.1), with a z of two decimals, or not. */
export const outcomes = ["rounded once", "rounded twice", "by a z of two decimals", "otherwise"] as const

/** One printed value, and what the standard gives there. */
export interface Compared {
  readonly file: string
  readonly at: string
  readonly column: string
  readonly published: string
  readonly computed: number
  readonly outcome: typeof outcomes[number]
}

/** Compares each value of one file: rows are `24+0 19.2 …`: weeks and days, or weeks, or cm. */
export const compareIntergrowth = (folder: string, file: string): readonly Compared[] => {
  const [, code = "", sex = "", kind = ""] = intergrowthFiles.exec(file) ?? []
  const standard = standards[code]
  if (standard === undefined) throw new Error(`${file}: no standard`)
  const decimals = /weight|wfl/.test(code) ? 2 : 1
  return linesOf(folder, file).flatMap((line) => {
    const [at = "", ...cells] = line.split(/[\s,]+/)
    if (cells.length !== 7) throw new Error(`${file}: ${line}`)
    const measure = (z: number): number => standard.measure(sex as GrowthSex, placeOf(standard, at), z) ?? NaN
    return columns[kind]!.map(({ name, z, roughly }, index): Compared => {
      const published = cells[index]!
      const prints = (value: number): boolean => Math.abs(value - Number(published)) <= 0.5 * 10 ** -decimals + 1e-9
      const twice = (value: number): boolean => prints(Math.round(value * 10 ** (decimals + 1)) / 10 ** (decimals + 1))
      const computed = measure(z)
      const near = roughly.map(measure)
      const outcome = prints(computed) ? "rounded once" : twice(computed) ? "rounded twice" : near.some(prints) || near.some(twice) ? "by a z of two decimals" : "otherwise"
      return { file, at, column: name, published, computed, outcome }
    })
  })
}

const placeOf = ({ axis }: NewbornStandard, at: string): number => {
  const [weeks = NaN, days = 0] = at.split("+").map(Number)
  return axis === "cm" ? weeks : weeks * 7 + days
}
