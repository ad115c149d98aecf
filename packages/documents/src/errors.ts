/** What was wrong with what a document was to be made from. */
export type DocumentProblemCode =
  | "TRAMYTE_DOCUMENTS_DAY"
  | "TRAMYTE_DOCUMENTS_DUPLICATE"
  | "TRAMYTE_DOCUMENTS_HOURS"
  | "TRAMYTE_DOCUMENTS_INSTANT"
  | "TRAMYTE_DOCUMENTS_NUMBER"
  | "TRAMYTE_DOCUMENTS_TEXT"
  | "TRAMYTE_DOCUMENTS_UNKNOWN"

/** One thing that is wrong: where, what, and how to mend it. */
export interface DocumentProblem {
  readonly code: DocumentProblemCode
  /** `sessions[3].hours`, `allocation.assigned[7].session`. */
  readonly where: string
  readonly message: string
}

/**
 * Thrown before anything is written, with everything that is wrong: a list that lacks a place or a day sends people the wrong way.
 *
 * @example
 * ```ts
 * import { DocumentError } from "@tramyte/documents"
 *
 * const error = new DocumentError([{ code: "TRAMYTE_DOCUMENTS_DAY", where: "sessions[0].day", message: "\"6/7/2026\" is not a day: write it as \"2026-07-06\"" }])
 * error.message // => "TRAMYTE_DOCUMENTS_DAY sessions[0].day: \"6/7/2026\" is not a day: write it as \"2026-07-06\""
 * ```
 */
export class DocumentError extends Error {
  override readonly name = "DocumentError"
  /** Of the first problem. */
  readonly code: DocumentProblemCode
  readonly problems: readonly DocumentProblem[]

  constructor(problems: readonly [DocumentProblem, ...DocumentProblem[]]) {
    const shown = problems.slice(0, 20).map(({ code, where, message }) => `${code} ${where}: ${message}`)
    super([...shown, ...(problems.length > 20 ? [`and ${problems.length - 20} more`] : [])].join("\n"))
    this.code = problems[0].code
    this.problems = problems
  }
}

/** Throws if there is anything wrong. */
export const refuse = (problems: readonly DocumentProblem[]): void => {
  const [first, ...others] = problems
  if (first !== undefined) throw new DocumentError([first, ...others])
}
