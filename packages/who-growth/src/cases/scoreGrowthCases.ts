import { type GrowthScores, type GrowthStandards, type NoScoreCode, scoreGrowth } from "@tramyte/core/growth"
import { who2006 } from "../who2006.ts"
import { who2007 } from "../who2007.ts"
import { type CaseColumn, caseColumns } from "./caseColumns.ts"
import type { ExpectedColumn, GrowthCase, GrowthCaseLayout } from "./growthCase.ts"

/** An expected value that is otherwise. */
export interface GrowthCaseFailure {
  readonly id: string
  readonly line: number
  readonly column: ExpectedColumn
  /** null: no value; NaN: the file says something that is none. */
  readonly expected: number | null
  readonly got: number | null
  /** Why there is no value; `rowUnreadable`: because of the row. */
  readonly code?: NoScoreCode | "rowUnreadable"
}

/** How cases went. One expected value, also that there is none, is one case. */
export interface GrowthCasesResult {
  readonly passed: number
  readonly failed: number
  readonly failures: readonly GrowthCaseFailure[]
}

const standards: Readonly<Record<GrowthCaseLayout, GrowthStandards>> = { "0-5": who2006, "5-19": who2007 }

/**
 * Scores published cases by `scoreGrowth` with its default options: those of 0-5 years by the standards of 2006, those of 5-19 years
 * by the reference of 2007. Z-scores are compared at two decimals, flags as they are. Whatever is expected of a row that cannot be read
 * has failed, unless no value is expected.
 *
 * @example
 * ```ts
 * import { growthCaseLine, readGrowthCases, scoreGrowthCases } from "@tramyte/who-growth"
 *
 * const header = { line: 1, cells: ["id", "sex", "age_days", "weight", "zwei", "fwei"] }
 * const { cases } = readGrowthCases([header, { line: 2, cells: ["1", "f", "400", "7.4", "-1.81", "0"] }])
 * const { passed, failures } = scoreGrowthCases(cases)
 * passed // => 1
 * failures.map(growthCaseLine) // => ["1: zwei: expected -1.81, got -1.82"]
 * ```
 */
export const scoreGrowthCases = (cases: readonly GrowthCase[]): GrowthCasesResult => {
  const failures: GrowthCaseFailure[] = []
  let passed = 0
  for (const { id, line, layout, measurement, unreadable, expected } of cases) {
    const scores = scoreGrowth(standards[layout], measurement)
    for (const column of caseColumns[layout]) {
      const wanted = expected[column.column]
      if (wanted === undefined) continue
      const got = unreadable ? null : valueOf(scores, column)
      if (same(wanted, got)) passed++
      else failures.push({ id, line, column: column.column, expected: wanted, got, ...(unreadable ? { code: "rowUnreadable" } : got === null ? codeOf(scores, column) : {}) })
    }
  }
  return { passed, failed: failures.length, failures }
}

/**
 * One line that says how an expected value is otherwise.
 *
 * @example
 * ```ts
 * import { growthCaseLine } from "@tramyte/who-growth"
 *
 * growthCaseLine({ id: "17", line: 18, column: "zwfl", expected: -0.81, got: null, code: "statureOutOfRange" }) // => "17: zwfl: expected -0.81, got none (statureOutOfRange)"
 * ```
 */
export const growthCaseLine = ({ id, column, expected, got, code }: GrowthCaseFailure): string =>
  `${id}: ${column}: expected ${Number.isNaN(expected) ? "what cannot be read" : expected ?? "none"}, got ${got ?? "none"}${code === undefined ? "" : ` (${code})`}`

const valueOf = ({ scores }: GrowthScores, { indicator, flag }: CaseColumn): number | null => {
  const score = scores.find((each) => each.indicator === indicator)
  return score === undefined ? null : flag ? Number(score.implausible) : score.z
}

const codeOf = ({ notScored }: GrowthScores, { indicator }: CaseColumn): { readonly code?: NoScoreCode } => {
  const code = notScored.find((each) => each.indicator === indicator)?.code
  return code === undefined ? {} : { code }
}

/** WHO's programs write two decimals, but single-precision files have -0.070000001. */
const same = (wanted: number | null, got: number | null): boolean => wanted === null || got === null ? wanted === got : Math.round(wanted * 100) === Math.round(got * 100)
