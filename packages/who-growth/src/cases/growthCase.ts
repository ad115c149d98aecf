import type { Measurement } from "@tramyte/core/growth"

/** Which program's values a file of cases expects: WHO anthro under 5 years, or WHO anthroplus from 5 to 19. */
export type GrowthCaseLayout = "0-5" | "5-19"

/** A column of expected values: `z` and `f` for the z-score and its flag, then the indicator as WHO's programs name it. */
export type ExpectedColumn = `${"z" | "f"}${"len" | "wei" | "wfl" | "bmi" | "hc" | "ac" | "ts" | "ss" | "hfa" | "wfa" | "bfa"}`

/** One row of a file of published cases: what was measured of a child, and what WHO's program makes of it. */
export interface GrowthCase {
  /** Where the file gives none, the line. */
  readonly id: string
  /** The line of the file on which it stands, from 1. */
  readonly line: number
  readonly layout: GrowthCaseLayout
  readonly measurement: Measurement
  /** The row cannot be read; why, a problem says. No value is found for it, and the measurement is empty. */
  readonly unreadable: boolean
  /** By column; null: no value is expected; NaN: what is written there is none. A column that the file does not have is not asked for. */
  readonly expected: Readonly<Partial<Record<ExpectedColumn, number | null>>>
}

/** One row of a CSV file. */
export interface CaseRow {
  readonly cells: readonly string[]
  /** The line of the file on which it begins, from 1. */
  readonly line: number
}

/** What can be wrong with a file of cases. */
export type GrowthCaseProblemCode =
  | "TRAMYTE_GROWTH_CASES_HEADER" | "TRAMYTE_GROWTH_CASES_COLUMN" | "TRAMYTE_GROWTH_CASES_ROW"
  | "TRAMYTE_GROWTH_CASES_AGES" | "TRAMYTE_GROWTH_CASES_NUMBER"

/** Why a file, or a row of it, cannot be read. */
export interface GrowthCaseProblem {
  readonly code: GrowthCaseProblemCode
  readonly line: number
  readonly message: string
}
