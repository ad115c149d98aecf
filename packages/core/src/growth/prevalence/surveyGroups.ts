import type { GrowthSex } from "../indicator.ts"
import type { Text } from "../../language/text.ts"
import { interned, type Labels } from "./columns.ts"

/** Which children a table is about: under five by the standards of 2006, or 5 to 19 years by the reference of 2007. */
export type SurveyStandard = "0-5" | "5-19"

/** One line of the table: which children. */
export interface SurveyGroup {
  /** `"all"`, `"age:24-35"` (months), `"year:7"`, `"sex:female"`, `"age-sex:24-35:female"`, or `"commune=Cẩm Giàng"` of a column of one's own. */
  readonly id: string
  readonly by: "all" | "age" | "year" | "sex" | "age-sex" | "column"
  /** Completed months, both included. */
  readonly months?: { readonly from: number; readonly through: number }
  readonly sex?: GrowthSex
  /** The name of the column of one's own, and the value that these children have there. */
  readonly column?: string
  readonly value?: string | number
  readonly label: Text
}

/** Groups and the cells they are made of. */
export interface GroupedCells {
  readonly cellOfRow: Int32Array
  readonly cells: number
  readonly groups: readonly { readonly group: SurveyGroup; readonly cells: readonly number[] }[]
}

interface AgeGroup {
  readonly from: number
  readonly through: number
  readonly label: Text
  /** The narrow ages it is made of. */
  readonly narrow: readonly number[]
}

const months = (from: number, through: number, at: number): AgeGroup => ({ from, through, narrow: [at], label: { vi: `${from}–${through} tháng`, en: `${from}–${through} months` } })
const years = (from: number, through: number, narrow: readonly number[]): AgeGroup => {
  const said = from === through ? `${from}` : `${from}–${through}`
  return { from: 12 * from, through: through === 19 ? 228 : 12 * through + 11, narrow, label: { vi: `${said} tuổi`, en: `${said} years` } }
}

const upTo = (count: number, from = 0): readonly number[] => Array.from({ length: count }, (_, at) => from + at)

/** The age groups of WHO's survey programs. Narrow ages are those that nothing is smaller than. */
const ages: Readonly<Record<SurveyStandard, { readonly narrow: number; readonly at: (months: number) => number; readonly years: readonly AgeGroup[]; readonly ages: readonly AgeGroup[] }>> = {
  "0-5": {
    narrow: 6,
    at: (age) => age >= 0 && age < 60 ? age < 12 ? age < 6 ? 0 : 1 : Math.floor(age / 12) + 1 : -1,
    years: [],
    ages: [months(0, 5, 0), months(6, 11, 1), months(12, 23, 2), months(24, 35, 3), months(36, 47, 4), months(48, 59, 5)]
  },
  "5-19": {
    narrow: 15,
    at: (age) => age >= 60 && age <= 228 ? Math.floor(age / 12) - 5 : -1,
    years: upTo(15).map((at) => years(at + 5, at + 5, [at])),
    ages: [years(5, 9, upTo(5)), years(10, 14, upTo(5, 5)), years(15, 19, upTo(5, 10))]
  }
}

const sexes: readonly { readonly sex: GrowthSex; readonly at: number; readonly label: Text }[] = [
  { sex: "female", at: 0, label: { vi: "trẻ gái", en: "girls" } },
  { sex: "male", at: 1, label: { vi: "trẻ trai", en: "boys" } }
]
const EITHER: readonly number[] = [0, 1, 2]

/** Everybody, by age, by sex, and by both. */
export const ageAndSexGroups = (standard: SurveyStandard, ageMonths: Float64Array, sex: ArrayLike<number> | undefined): GroupedCells => {
  const { narrow, at, years: single, ages: wide } = ages[standard]
  const cellOfRow = new Int32Array(ageMonths.length)
  for (let row = 0; row < cellOfRow.length; row++) {
    const age = at(ageMonths[row]!)
    const ofSex = sex?.[row]
    cellOfRow[row] = (age < 0 ? narrow : age) * EITHER.length + (ofSex === 2 ? 0 : ofSex === 1 ? 1 : 2)
  }
  const cellsOf = (ofAge: readonly number[], ofSex: readonly number[]): readonly number[] => ofAge.flatMap((one) => ofSex.map((other) => one * EITHER.length + other))
  const anyAge = upTo(narrow + 1)
  return {
    cellOfRow,
    cells: anyAge.length * EITHER.length,
    groups: [
      { group: { id: "all", by: "all", label: { vi: "tất cả", en: "all" } }, cells: cellsOf(anyAge, EITHER) },
      ...single.map(({ from, through, label, narrow: ofAge }) => ({ group: { id: `year:${from / 12}`, by: "year" as const, months: { from, through }, label }, cells: cellsOf(ofAge, EITHER) })),
      ...wide.map(({ from, through, label, narrow: ofAge }) => ({ group: { id: `age:${from}-${through}`, by: "age" as const, months: { from, through }, label }, cells: cellsOf(ofAge, EITHER) })),
      ...sexes.map(({ sex: one, at: ofSex, label }) => ({ group: { id: `sex:${one}`, by: "sex" as const, sex: one, label }, cells: cellsOf(anyAge, [ofSex]) })),
      ...wide.flatMap(({ from, through, label, narrow: ofAge }) => sexes.map(({ sex: one, at: ofSex, label: said }) => ({
        group: {
          id: `age-sex:${from}-${through}:${one}`, by: "age-sex" as const, months: { from, through }, sex: one,
          label: { vi: `${said.vi} ${label.vi}`, en: `${said.en}, ${label.en}` }
        },
        cells: cellsOf(ofAge, [ofSex])
      })))
    ]
  }
}

/** By a column of one's own: the values that rows in the survey have, in their order. */
export const columnGroups = (column: string, labels: Labels, taking: Int32Array): GroupedCells => {
  const { codes, values } = interned(labels)
  const used = new Uint8Array(values.length)
  for (let row = 0; row < codes.length; row++) if (taking[row]! >= 0 && codes[row]! >= 0) used[codes[row]!] = 1
  const inOrder = upTo(values.length).filter((code) => used[code] === 1).sort((a, b) => inTheirOrder(values[a]!, values[b]!))
  return {
    cellOfRow: codes,
    cells: values.length,
    groups: inOrder.map((code) => {
      const value = values[code]!
      return { group: { id: `${column}=${value}`, by: "column", column, value, label: { vi: `${column}: ${value}`, en: `${column}: ${value}` } }, cells: [code] }
    })
  }
}

/** Numbers before texts; not by anybody's language, which differs from machine to machine. */
const inTheirOrder = (a: string | number, b: string | number): number =>
  typeof a === typeof b ? a < b ? -1 : a > b ? 1 : 0 : typeof a === "number" ? -1 : 1
