import type { GrowthSex, Measure, Measurement, Stature } from "@tramyte/core/growth"
import { type CaseHeader, caseHeader } from "./caseHeader.ts"
import type { CaseRow, ExpectedColumn, GrowthCase, GrowthCaseLayout, GrowthCaseProblem, GrowthCaseProblemCode } from "./growthCase.ts"

/** What a file of cases holds, and what is wrong with it. */
export interface GrowthCasesRead {
  /** Absent: there is no header that can be read, and so there are no cases. */
  readonly layout?: GrowthCaseLayout
  readonly cases: readonly GrowthCase[]
  readonly problems: readonly GrowthCaseProblem[]
}

/**
 * Reads published cases of growth from the rows of a CSV file, of which the first is the header. Columns are found by their
 * names; by the expected values that they name, files of 0-5 years (WHO anthro: `zlen,flen,zwei,…`) are told from those of
 * 5-19 years (WHO anthroplus: `zhfa,fhfa,…`).
 *
 * Ages are in days or in months of 30.4375 days (`age_days`, `age_months`: one of them), weight in kg, lengths in cm, skinfolds
 * in mm. An empty cell, `NA` or `.` is no value. Sex is `1`, `m` or `male`, `2`, `f` or `female`, and otherwise not known; `measure` is
 * `l` (lying) or `h` (standing), and otherwise not said; oedema is there at `y` or `1` only. A row with a number that is none, with
 * both ages, or of another length than the header is told as a problem; it is a case for which no value is found.
 *
 * @param rows as any CSV parser gives them
 * @example
 * ```ts
 * import { readGrowthCases } from "@tramyte/who-growth"
 *
 * const header = { line: 1, cells: ["id", "sex", "age_days", "weight", "zwei", "fwei"] }
 * const { cases } = readGrowthCases([header, { line: 2, cells: ["1", "f", "400", "7.4", "-1.82", "0"] }])
 * cases[0]?.expected // => { zwei: -1.82, fwei: 0 }
 *
 * const { problems } = readGrowthCases([header, { line: 2, cells: ["1", "f", "400", "7,4", "-1.82", "0"] }])
 * problems[0]?.message // => "weight \"7,4\" is no number such as 10.5"
 * ```
 */
export const readGrowthCases = (rows: Iterable<CaseRow>): GrowthCasesRead => {
  const cases: GrowthCase[] = []
  const problems: GrowthCaseProblem[] = []
  let header: CaseHeader | undefined
  for (const row of rows) {
    if (row.cells.every((cell) => cell.trim() === "")) continue
    if (header === undefined) {
      const found = caseHeader(row)
      if (!("layout" in found)) return { cases, problems: found }
      header = found
    } else cases.push(readRow(row, header, problems))
  }
  if (header === undefined) return { cases, problems: [{ code: "TRAMYTE_GROWTH_CASES_HEADER", line: 1, message: "there is nothing in it, not even a header" }] }
  return { layout: header.layout, cases, problems }
}

const readRow = ({ cells, line }: CaseRow, { layout, names, at, measures, expected }: CaseHeader, problems: GrowthCaseProblem[]): GrowthCase => {
  const before = problems.length
  const wrong = (code: GrowthCaseProblemCode, message: string): number => {
    problems.push({ code, line, message })
    return NaN
  }
  if (cells.length < names.length || cells.slice(names.length).some((cell) => cell.trim() !== "")) wrong("TRAMYTE_GROWTH_CASES_ROW", `the row has ${cells.length} cells, and the header ${names.length}`)

  const textAt = (place: number | undefined): string => place === undefined ? "" : (cells[place] ?? "").trim()
  const numberAt = (place: number | undefined): number | undefined => {
    const text = textAt(place)
    if (place === undefined || isMissing(text)) return undefined
    const number = /^[-+.\de]+$/i.test(text) ? Number(text) : NaN
    return Number.isFinite(number) ? number : wrong("TRAMYTE_GROWTH_CASES_NUMBER", `${names[place]} ${shown(text)} is no number such as 10.5`)
  }
  // A column of numbers with gaps is often written as 1.0 and 2.0.
  const wordAt = (name: string): string => textAt(at.get(name)).toLowerCase().replace(/\.0$/, "")

  const ageDays = numberAt(at.get("age_days"))
  const ageMonths = numberAt(at.get("age_months"))
  if (ageDays !== undefined && ageMonths !== undefined) wrong("TRAMYTE_GROWTH_CASES_AGES", `the row gives both age_days ${ageDays} and age_months ${ageMonths}; leave one of them empty`)
  const measured: Partial<Record<Measure, number>> = {}
  for (const [measure, place] of measures) {
    const value = numberAt(place)
    if (value !== undefined) measured[measure] = value
  }
  const wanted: Partial<Record<ExpectedColumn, number | null>> = {}
  for (const [{ column }, place] of expected) wanted[column] = place < cells.length ? numberAt(place) ?? null : NaN
  const unreadable = problems.length > before
  const measurement: Measurement = unreadable ? {} : {
    sex: sexes.get(wordAt("sex")), ageDays, ageMonths, ...measured, measured: statures.get(wordAt("measure")), oedema: ["y", "1"].includes(wordAt("oedema"))
  }
  return { id: short(textAt(at.get("id"))) || `line ${line}`, line, layout, measurement, unreadable, expected: wanted }
}

const sexes: ReadonlyMap<string, GrowthSex> = new Map([["1", "male"], ["m", "male"], ["male", "male"], ["2", "female"], ["f", "female"], ["female", "female"]])
const statures: ReadonlyMap<string, Stature> = new Map([["l", "length"], ["h", "height"]])

/** As R, Stata and others write what is not known. */
const isMissing = (text: string): boolean => text === "" || text === "." || /^(na|nan)$/i.test(text)

const short = (text: string): string => text.length > 40 ? `${text.slice(0, 40)}…` : text

const shown = (text: string): string => JSON.stringify(short(text))
