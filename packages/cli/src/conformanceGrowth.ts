import { readFile } from "node:fs/promises"
import { type GrowthCase, growthCaseLine, readGrowthCases, scoreGrowthCases } from "@tramyte/who-growth"
import { csvRows, CsvRowsError } from "./csvRows.ts"
import type { Output } from "./run.ts"

/** Of one file not more problems are told than somebody reads. */
const mostTold = 20

/**
 * Scores published cases of growth (CSV) by WHO's method: a line for each expected value that is otherwise, and last how many passed.
 *
 * @returns 0: all passed; 1: some failed; 2: a file is no such list, which is told with file, line and code, and nothing is scored
 */
export const conformanceGrowth = async ({ cases: files, json }: { readonly cases: readonly string[]; readonly json: boolean }, { out, err }: Output): Promise<0 | 1 | 2> => {
  const read = await Promise.all(files.map(readCaseFile))
  for (const { file, problems } of read) {
    for (const { code, line, message } of problems.slice(0, mostTold)) err(`${file}:${line}: ${code}: ${message}`)
    if (problems.length > mostTold) err(`${file}: ${problems.length - mostTold} more problems`)
  }
  if (read.some(({ problems }) => problems.length > 0)) return 2
  const results = read.map(({ file, cases }) => ({ file, ...scoreGrowthCases(cases) }))
  const passed = results.reduce((sum, each) => sum + each.passed, 0)
  const failed = results.reduce((sum, each) => sum + each.failed, 0)
  if (json) out(JSON.stringify({ passed, failed, failures: results.flatMap(({ file, failures }) => failures.map((failure) => ({ file, ...failure }))) }))
  else for (const { failures } of results) for (const failure of failures) out(growthCaseLine(failure))
  out(`${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
}

interface CaseFile {
  readonly file: string
  readonly cases: readonly GrowthCase[]
  readonly problems: readonly { readonly code: string; readonly line: number; readonly message: string }[]
}

const readCaseFile = async (file: string): Promise<CaseFile> => {
  try {
    return { file, ...readGrowthCases(csvRows(await readFile(file))) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const problem = error instanceof CsvRowsError ? { code: "TRAMYTE_GROWTH_CASES_CSV", line: error.line, message } : { code: "TRAMYTE_GROWTH_CASES_UNREADABLE", line: 1, message: `the file cannot be read: ${message}` }
    return { file, cases: [], problems: [problem] }
  }
}
