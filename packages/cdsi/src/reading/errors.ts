/** What can be wrong with supporting data, or with a file of them. */
export type CdsiProblemCode =
  | "TRAMYTE_CDSI_XML"
  | "TRAMYTE_CDSI_ELEMENT_UNKNOWN"
  | "TRAMYTE_CDSI_ELEMENT_MISSING"
  | "TRAMYTE_CDSI_ELEMENT_REPEATED"
  | "TRAMYTE_CDSI_CONTENT"
  | "TRAMYTE_CDSI_VALUE"
  | "TRAMYTE_CDSI_UNKNOWN"
  | "TRAMYTE_CDSI_TAKEN"
  | "TRAMYTE_CDSI_FILE_MISSING"

/** One thing that is wrong: in which file, at which element (counted from 1), and how to mend it. */
export interface CdsiProblem {
  readonly code: CdsiProblemCode
  readonly file: string
  /** `"antigenSupportingData/series[3]/seriesDose[2]/age[1]/minAge"`; empty for the file as a whole. */
  readonly path: string
  readonly message: string
}

/** Supporting data cannot be used. One error lists all problems; `code` is that of the first. */
export class CdsiError extends Error {
  override readonly name = "CdsiError"
  readonly code: CdsiProblemCode
  readonly problems: readonly CdsiProblem[]

  constructor(problems: readonly CdsiProblem[]) {
    const listed = problems.slice(0, shown).map(({ code, file, path, message }) => `- ${code} in ${file}${path === "" ? "" : `, ${path}`}: ${message}`)
    const rest = problems.length > shown ? [`- and ${problems.length - shown} more, in \`problems\``] : []
    super(`The supporting data cannot be used: ${problems.length} ${problems.length === 1 ? "problem" : "problems"}\n${[...listed, ...rest].join("\n")}`)
    this.problems = problems
    this.code = problems[0]?.code ?? "TRAMYTE_CDSI_XML"
  }
}

/** A message with thousands of lines helps nobody. */
const shown = 50
