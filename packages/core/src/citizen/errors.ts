/** One thing that is wrong in data given to the library: where, and how to mend it. */
export interface DataIssue {
  /** The path of the field, `"facts[3].start"`. */
  readonly path: string
  readonly message: string
}

/**
 * Data about a person is not of the right shape. One error lists every field.
 * The code is `TRAMYTE_CITIZEN_INVALID`; `issues` has a path and a sentence for each field.
 */
export class CitizenError extends Error {
  override readonly name = "CitizenError"
  readonly code = "TRAMYTE_CITIZEN_INVALID"
  readonly issues: readonly DataIssue[]

  constructor(subject: string, issues: readonly DataIssue[]) {
    super(`The data of ${subject} cannot be read:\n${issues.map((issue) => `- ${issue.path}: ${issue.message}`).join("\n")}`)
    this.issues = issues
  }
}
