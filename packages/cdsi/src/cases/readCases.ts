import type { CaseWaiver } from "./caseResult.ts"

/** A file that is no list of cases, or of waivers. */
export class CasesError extends Error {
  override readonly name = "CasesError"
  readonly code = "TRAMYTE_CDSI_CASES_UNREADABLE"
}

/**
 * The rows of a file of cases: a JSON list of objects. What is in a row shows when it is scored.
 *
 * @throws CasesError for a text that is no such list
 *
 * @example
 * ```ts
 * import { readCases } from "@tramyte/cdsi"
 *
 * readCases('[{ "id": "my-case-1" }]') // => [{ id: "my-case-1" }]
 * ```
 */
export const readCases = (json: string): readonly object[] => listOfObjects(json, `a list of cases, [{ "id": …, "suite": "healthy" or "underlying", … }]`)

/**
 * The waivers of a JSON list, `[{ "id", "reason" }]`.
 *
 * @throws CasesError for a text that is no such list
 *
 * @example
 * ```ts
 * import { readWaivers } from "@tramyte/cdsi"
 *
 * readWaivers('[{ "id": "1", "reason": "older than the data" }]') // => [{ id: "1", reason: "older than the data" }]
 * ```
 */
export const readWaivers = (json: string): readonly CaseWaiver[] => {
  const expected = `a list of waivers, [{ "id": …, "reason": … }]`
  const rows = listOfObjects(json, expected)
  if (!rows.every(isWaiver)) throw new CasesError(`It is not ${expected}: each needs an id and a reason.`)
  return rows
}

const isWaiver = (row: object): row is CaseWaiver =>
  "id" in row && typeof row.id === "string" && "reason" in row && typeof row.reason === "string" && row.reason.trim() !== ""

const listOfObjects = (json: string, expected: string): readonly object[] => {
  let rows: unknown
  try {
    rows = JSON.parse(json.replace(/^\uFEFF/, ""))
  } catch (error) {
    throw new CasesError(`It is not ${expected}: ${error instanceof Error ? error.message : String(error)}.`)
  }
  if (!Array.isArray(rows) || !rows.every((row) => typeof row === "object" && row !== null && !Array.isArray(row))) throw new CasesError(`It is not ${expected}.`)
  return rows as readonly object[]
}
