import type { DataIssue } from "@tramyte/core"

/** A mapping file is not of the right shape. `code` is stable; `issues` has the path, what is wrong and how to mend it. */
export class MappingError extends Error {
  override readonly name = "MappingError"
  readonly code = "TRAMYTE_REGISTER_MAPPING_INVALID"
  readonly issues: readonly DataIssue[]

  constructor(what: string, issues: readonly DataIssue[]) {
    super(`${what} cannot be used as a mapping:\n${issues.map(({ path, message }) => `- ${path === "" ? "(whole file)" : path}: ${message}`).join("\n")}`)
    this.issues = issues
  }
}
