import type { Measure } from "@tramyte/core/growth"
import { type CaseColumn, caseColumns, measureColumns } from "./caseColumns.ts"
import type { CaseRow, GrowthCaseLayout, GrowthCaseProblem, GrowthCaseProblemCode } from "./growthCase.ts"

/** Where the columns of a file stand. */
export interface CaseHeader {
  readonly layout: GrowthCaseLayout
  readonly names: readonly string[]
  /** The place of a column by its name; undefined where the file does not have it. */
  readonly at: ReadonlyMap<string, number>
  readonly measures: readonly (readonly [Measure, place: number])[]
  readonly expected: readonly (readonly [CaseColumn, place: number])[]
}

/** Reads the names of the columns, in any order; those that nobody knows are passed over. */
export const caseHeader = ({ cells, line }: CaseRow): CaseHeader | readonly GrowthCaseProblem[] => {
  const names = cells.map((cell) => cell.replace(/^\uFEFF/, "").trim().toLowerCase())
  while (names.at(-1) === "") names.pop()
  const problem = (code: GrowthCaseProblemCode, message: string): GrowthCaseProblem => ({ code, line, message })
  const at = new Map<string, number>()
  for (const [place, name] of names.entries()) if (!at.has(name)) at.set(name, place)
  const layouts = (["0-5", "5-19"] as const).filter((layout) => caseColumns[layout].some(({ column }) => at.has(column)))
  const [layout] = layouts
  if (layout === undefined) return [problem("TRAMYTE_GROWTH_CASES_HEADER", `the header names no expected value; it is neither that of 0-5 years (${listed("0-5")}) nor that of 5-19 years (${listed("5-19")})`)]
  if (layouts.length > 1) return [problem("TRAMYTE_GROWTH_CASES_HEADER", "the header mixes the columns of 0-5 and of 5-19 years; give each a file of its own")]

  const expected = caseColumns[layout].filter(({ column }) => at.has(column)).map((column) => [column, at.get(column.column)!] as const)
  const columns = measureColumns[layout]
  const needed = new Set(["sex", ...expected.flatMap(([{ of }]) => of.map((measure) => columns[measure]!))])
  const missing = [...needed].filter((name) => !at.has(name)).map((name) => `"${name}"`)
  if (!at.has("age_days") && !at.has("age_months")) missing.push(`"age_days" or "age_months"`)
  const known = new Set(["id", "age_days", "age_months", "measure", "oedema", ...Object.values(columns), ...caseColumns[layout].map(({ column }) => column), "sex"])
  const repeated = new Set(names.filter((name, place) => known.has(name) && at.get(name) !== place))
  const problems = [
    ...missing.map((name) => problem("TRAMYTE_GROWTH_CASES_COLUMN", `the column ${name} is missing`)),
    ...[...repeated].map((name) => problem("TRAMYTE_GROWTH_CASES_COLUMN", `the column "${name}" stands twice in the header`))
  ]
  const measures = (Object.entries(columns) as [Measure, string][]).flatMap(([measure, name]) => at.has(name) ? [[measure, at.get(name)!] as const] : [])
  return problems.length > 0 ? problems : { layout, names, at, measures, expected }
}

const listed = (layout: GrowthCaseLayout): string => caseColumns[layout].map(({ column }) => column).join(",")
