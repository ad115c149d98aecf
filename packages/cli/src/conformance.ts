import { readFile } from "node:fs/promises"
import type { ImmunizationSchedule } from "@tramyte/core/immunization"
import { CasesError, CdsiError, readCases, resultLine, scoreCases } from "@tramyte/cdsi"
import { loadCdsi, loadWaivers } from "@tramyte/cdsi/node"
import type { Output } from "./run.ts"

/** What the command puts to the proof, as its arguments say it. */
export interface ConformanceArguments {
  /** The folder of CDC's XML files. */
  readonly data: string
  readonly cases: readonly string[]
  /** Without one, the waivers of @tramyte/cdsi. */
  readonly waivers: string | undefined
  readonly json: boolean
}

/**
 * Scores CDC's published cases against CDC's supporting data: a line for each case that fails, and last how many passed.
 *
 * @returns 0: all passed; 1: some failed, or the data cannot be used; throws for wrong use
 */
export const conformanceCdsi = async ({ data, cases, waivers, json }: ConformanceArguments, { out, err }: Output): Promise<0 | 1> => {
  const rows = (await Promise.all(cases.map(async (file) => readList(file, async () => readCases(await readFile(file, "utf8")))))).flat()
  const waived = waivers === undefined ? await loadWaivers() : await readList(waivers, () => loadWaivers(waivers))
  let schedule: ImmunizationSchedule
  try {
    schedule = await loadCdsi(data)
  } catch (error) {
    if (!(error instanceof CdsiError)) throw error
    for (const { code, file, path, message } of error.problems) err(`${file}: ${code}${path === "" ? "" : ` at ${path}`}: ${message}`)
    if (error.code === "TRAMYTE_CDSI_FILE_MISSING" && error.problems.length === 1) throw new Error(`Name the folder of CDC's XML files with --data.`, { cause: error })
    return 1
  }
  const results = scoreCases(schedule, rows, waived)
  const passed = results.filter((result) => result.passed).length
  const failed = results.length - passed
  if (json) out(JSON.stringify({ passed, failed, cases: results }))
  else for (const result of results) if (!result.passed) out(resultLine(result))
  out(`${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
}

/** A message about a list names its file. */
const readList = async <T>(file: string, read: () => Promise<T>): Promise<T> => {
  try {
    return await read()
  } catch (error) {
    throw error instanceof CasesError ? new Error(`${file}: ${error.message}`, { cause: error }) : error
  }
}
