import type { DataIssue } from "@tramyte/core"
import { StoreError } from "../ports/storeError.ts"

/**
 * What a store throws where a question could not be answered: an indicator or rule that is not in force, a period or day that
 * cannot be read, a record that contradicts itself become `TRAMYTE_STORE_INVALID`; anything else stays as it is.
 */
export const questionError = (thrown: unknown): unknown => {
  if (!(thrown instanceof Error) || !("code" in thrown) || typeof thrown.code !== "string" || !/^TRAMYTE_(RULES|TIME|CITIZEN)_/.test(thrown.code)) return thrown
  const issues = "issues" in thrown ? thrown.issues as readonly DataIssue[] : [{ path: "", message: thrown.message }]
  return new StoreError({ _tag: "Invalid", issues }, `The question cannot be answered: ${thrown.message}`, { cause: thrown })
}
