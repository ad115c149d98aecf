import { readFile } from "node:fs/promises"
import type { CaseWaiver } from "./cases/caseResult.ts"
import { readWaivers } from "./cases/readCases.ts"

/**
 * The waivers in a file; without one, those of this package: published cases that are believed to be defective or older
 * than the supporting data, each argued from the data.
 *
 * @throws CasesError for a file that is no list of waivers
 *
 * @example
 * ```ts
 * import { loadWaivers } from "@tramyte/cdsi/node"
 *
 * const waivers = await loadWaivers()
 * waivers.every(({ reason }) => reason.length > 0) // => true
 * ```
 */
export const loadWaivers = async (file: string | URL = new URL("../waivers.json", import.meta.url)): Promise<readonly CaseWaiver[]> => readWaivers(await readFile(file, "utf8"))
