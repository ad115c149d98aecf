/** What can be wrong with a schedule. */
export type ScheduleProblemCode =
  /** Something refers to what the schedule does not have: a vaccine, an antigen, an observation, a group, a target dose. */
  | "TRAMYTE_SCHEDULE_UNKNOWN"
  /** Two things have one id. */
  | "TRAMYTE_SCHEDULE_TAKEN"
  /** Something that must be there is not, or can never be used. */
  | "TRAMYTE_SCHEDULE_INVALID"

/** One thing that is wrong in a schedule: where, and how to mend it. */
export interface ScheduleProblem {
  readonly code: ScheduleProblemCode
  /** The path of the part, `"antigens[2].series[0].doses[1].preferable[0].vaccine"`. */
  readonly at: string
  readonly message: string
}

/** A schedule that cannot be used. One error lists all problems; `code` is that of the first. Thrown. */
export class ScheduleError extends Error {
  override readonly name = "ScheduleError"
  readonly code: ScheduleProblemCode
  readonly problems: readonly ScheduleProblem[]

  constructor(schedule: string, problems: readonly ScheduleProblem[]) {
    super(`The schedule "${schedule}" cannot be used:\n${problems.map(({ code, at, message }) => `- ${code} at ${at}: ${message}`).join("\n")}`)
    this.problems = problems
    this.code = problems[0]?.code ?? "TRAMYTE_SCHEDULE_INVALID"
  }
}

/** A history of vaccination that cannot be read: what is wrong where. A wrong dose is no such mistake; it is set aside. Thrown. */
export class HistoryError extends Error {
  override readonly name = "HistoryError"
  readonly code = "TRAMYTE_HISTORY_INVALID"
  readonly issues: readonly { readonly path: string; readonly message: string }[]

  constructor(issues: HistoryError["issues"]) {
    super(`The history cannot be read:\n${issues.map(({ path, message }) => `- ${path}: ${message}`).join("\n")}`)
    this.issues = issues
  }
}
