import type { GrowthIndicator, Measure } from "@tramyte/core/growth"
import type { ExpectedColumn, GrowthCaseLayout } from "./growthCase.ts"

/** What an expected value is about, and which measures it needs. */
interface Expectation {
  readonly indicator: GrowthIndicator
  readonly of: readonly Measure[]
}

const expectations: Readonly<Record<GrowthCaseLayout, Readonly<Record<string, Expectation>>>> = {
  "0-5": {
    len: { indicator: "length-height-for-age", of: ["lengthHeight"] },
    wei: { indicator: "weight-for-age", of: ["weight"] },
    wfl: { indicator: "weight-for-length-height", of: ["weight", "lengthHeight"] },
    bmi: { indicator: "bmi-for-age", of: ["weight", "lengthHeight"] },
    hc: { indicator: "head-circumference-for-age", of: ["headCircumference"] },
    ac: { indicator: "arm-circumference-for-age", of: ["armCircumference"] },
    ts: { indicator: "triceps-skinfold-for-age", of: ["tricepsSkinfold"] },
    ss: { indicator: "subscapular-skinfold-for-age", of: ["subscapularSkinfold"] }
  },
  "5-19": {
    hfa: { indicator: "length-height-for-age", of: ["lengthHeight"] },
    wfa: { indicator: "weight-for-age", of: ["weight"] },
    bfa: { indicator: "bmi-for-age", of: ["weight", "lengthHeight"] }
  }
}

/** An expected column: the z-score of an indicator, or its flag. */
export interface CaseColumn extends Expectation {
  readonly column: ExpectedColumn
  readonly flag: boolean
}

const columnsOf = (layout: GrowthCaseLayout): readonly CaseColumn[] => Object.entries(expectations[layout]).flatMap(([name, expectation]) => [
  { column: `z${name}` as ExpectedColumn, flag: false, ...expectation }, { column: `f${name}` as ExpectedColumn, flag: true, ...expectation }
])

/** The expected columns of each layout. */
export const caseColumns: Readonly<Record<GrowthCaseLayout, readonly CaseColumn[]>> = { "0-5": columnsOf("0-5"), "5-19": columnsOf("5-19") }

/** The column of each measure. */
export const measureColumns: Readonly<Record<GrowthCaseLayout, Readonly<Partial<Record<Measure, string>>>>> = {
  "0-5": { weight: "weight", lengthHeight: "lenhei", headCircumference: "headc", armCircumference: "armc", tricepsSkinfold: "triskin", subscapularSkinfold: "subskin" },
  "5-19": { weight: "weight", lengthHeight: "height" }
}
