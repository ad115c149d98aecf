import { readFile } from "node:fs/promises"
import { type GrowthCase, growthCaseLine, readGrowthCases, scoreGrowthCases } from "@tramyte/who-growth"
import { csvRows } from "./csvRows.ts"
import type { Output } from "./run.ts"

/** Of one file not more problems are told than somebody reads. */
const mostTold = 20

/**
 * Scores published cases of growth (CSV) by WHO's method: a line for each expected value that is otherwise, and last how many passed. Rows that
 * cannot be read are told with file, line and code; what is expected of them has failed.
 *
 * @returns 0: all passed; 1: some failed; 2: a file, or the header of one, cannot be read
 */
export const conformanceGrowth = async ({ cases: files, json }: { readonly cases: readonly string[]; readonly json: boolean }, { out, err }: Output): Promise<0 | 1 | 2> => {
  const read = await Promise.all(files.map(readCaseFile))
  for (const { file, problems } of read) {
    for (const { code, line, message } of problems.slice(0, mostTold)) err(`${file}:${line}: ${code}: ${message}`)
    if (problems.length > mostTold) err(`${file}: ${problems.length - mostTold} more problems`)
  }
  const results = read.map(({ file, cases }) => ({ file, ...scoreGrowthCases(cases) }))
  const passed = results.reduce((sum, each) => sum + each.passed, 0)
  const failed = results.reduce((sum, each) => sum + each.failed, 0)
  if (json) out(JSON.stringify({ passed, failed, failures: results.flatMap(({ file, failures }) => failures.map((failure) => ({ file, ...failure }))) }))
  else for (const { failures } of results) for (const failure of failures) out(growthCaseLine(failure))
  out(`${passed} passed, ${failed} failed`)
  return read.some(({ readable }) => !readable) ? 2 : failed > 0 ? 1 : 0
}

interface CaseFile {
  readonly file: string
  readonly readable: boolean
  readonly cases: readonly GrowthCase[]
  readonly problems: readonly { readonly code: string; readonly line: number; readonly message: string }[]
}

const readCaseFile = async (file: string): Promise<CaseFile> => {
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    const message = `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`
    return { file, readable: false, cases: [], problems: [{ code: "TRAMYTE_GROWTH_CASES_UNREADABLE", line: 1, message }] }
  }
  const { rows, broken } = csvRows(bytes)
  const { layout, cases, problems } = readGrowthCases(rows)
  const quotes = broken === undefined ? [] : [{ code: "TRAMYTE_GROWTH_CASES_CSV", ...broken }]
  return { file, readable: layout !== undefined, cases, problems: [...quotes, ...problems] }
}
