import type { GrowthSex, Measure, Measurement, Stature } from "@tramyte/core/growth"
import { type CaseHeader, caseHeader } from "./caseHeader.ts"
import type { CaseRow, ExpectedColumn, GrowthCase, GrowthCaseProblem, GrowthCaseProblemCode } from "./growthCase.ts"

/** What a file of cases holds, and what is wrong with it. */
export interface GrowthCasesRead {
  readonly cases: readonly GrowthCase[]
  readonly problems: readonly GrowthCaseProblem[]
}

/**
 * Reads published cases of growth from the rows of a CSV file, of which the first is the header. Columns are found by their
 * names; by the expected values that they name, files of 0-5 years (WHO anthro: `zlen,flen,zwei,…`) are told from those of
 * 5-19 years (WHO anthroplus: `zhfa,fhfa,…`).
 *
 * Ages are in days or in months of 30.4375 days (`age_days`, `age_months`: one of them), weight in kg, lengths in cm, skinfolds
 * in mm. An empty cell, `NA` or `.` is no value. Sex is `1`, `m`, `2` or `f`; `measure` is `l` (lying) or `h` (standing); oedema is
 * there at `y` or `1` only. A row that says anything else is told as a problem, and is no case.
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
 * const { problems } = readGrowthCases([header, { line: 2, cells: ["1", "x", "400", "7.4", "-1.82", "0"] }])
 * problems[0]?.message // => "sex \"x\" is none of 1, m, 2, f"
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
    } else {
      const read = readRow(row, header, problems)
      if (read !== undefined) cases.push(read)
    }
  }
  if (header === undefined) problems.push({ code: "TRAMYTE_GROWTH_CASES_HEADER", line: 1, message: "there is nothing in it, not even a header" })
  return { cases, problems }
}

const readRow = ({ cells, line }: CaseRow, { layout, names, at, measures, expected }: CaseHeader, problems: GrowthCaseProblem[]): GrowthCase | undefined => {
  const before = problems.length
  const wrong = (code: GrowthCaseProblemCode, message: string): undefined => void problems.push({ code, line, message })
  if (cells.length < names.length || cells.slice(names.length).some((cell) => cell.trim() !== "")) return wrong("TRAMYTE_GROWTH_CASES_ROW", `the row has ${cells.length} cells, and the header ${names.length}`)

  const textAt = (place: number | undefined): string => place === undefined ? "" : cells[place]!.trim()
  const numberAt = (place: number | undefined): number | undefined => {
    if (place === undefined || isMissing(textAt(place))) return undefined
    const text = textAt(place)
    const number = /^[-+.\de]+$/i.test(text) ? Number(text) : NaN
    return Number.isFinite(number) ? number : wrong("TRAMYTE_GROWTH_CASES_NUMBER", `${names[place]} ${shown(text)} is no number such as 10.5`)
  }
  const wordAt = <Meaning>(name: string, words: ReadonlyMap<string, Meaning>, code: GrowthCaseProblemCode): Meaning | undefined => {
    const text = textAt(at.get(name))
    const meaning = words.get(text.toLowerCase())
    return meaning !== undefined || isMissing(text) ? meaning : wrong(code, `${name} ${shown(text)} is none of ${[...words.keys()].join(", ")}`)
  }

  const ageDays = numberAt(at.get("age_days"))
  const ageMonths = numberAt(at.get("age_months"))
  if (ageDays !== undefined && ageMonths !== undefined) wrong("TRAMYTE_GROWTH_CASES_AGES", `the row gives both age_days ${ageDays} and age_months ${ageMonths}; leave one of them empty`)
  const measured: Partial<Record<Measure, number>> = {}
  for (const [measure, place] of measures) {
    const value = numberAt(place)
    if (value !== undefined) measured[measure] = value
  }
  const measurement: Measurement = {
    sex: wordAt("sex", sexes, "TRAMYTE_GROWTH_CASES_SEX"), ageDays, ageMonths, ...measured,
    measured: wordAt("measure", statures, "TRAMYTE_GROWTH_CASES_MEASURE"), oedema: ["y", "1"].includes(textAt(at.get("oedema")).toLowerCase())
  }
  const wanted: Partial<Record<ExpectedColumn, number | null>> = {}
  for (const [{ column }, place] of expected) wanted[column] = numberAt(place) ?? null
  return problems.length > before ? undefined : { id: textAt(at.get("id")) || `line ${line}`, line, layout, measurement, expected: wanted }
}

const sexes: ReadonlyMap<string, GrowthSex> = new Map([["1", "male"], ["m", "male"], ["2", "female"], ["f", "female"]])
const statures: ReadonlyMap<string, Stature> = new Map([["l", "length"], ["h", "height"]])

/** As R, Stata and others write what is not known. */
const isMissing = (text: string): boolean => text === "" || text === "." || /^(na|nan)$/i.test(text)

const shown = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
