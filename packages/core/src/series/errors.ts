/** What can be wrong with series, with the numbers given to them, or with what is asked. */
export type SeriesProblemCode =
  /** A field is missing, misspelt or of the wrong type. */
  | "TRAMYTE_SERIES_SHAPE"
  /** There is no series, number or indicator of that name. */
  | "TRAMYTE_SERIES_UNKNOWN"
  /** Two have one name. */
  | "TRAMYTE_SERIES_ID_TAKEN"
  /** Series refer to each other in a circle. */
  | "TRAMYTE_SERIES_CYCLE"
  /** More operators or names follow one another than anybody needs. */
  | "TRAMYTE_SERIES_TOO_DEEP"
  /** What cannot be added up is added up, such as shares. */
  | "TRAMYTE_SERIES_SORT"
  /** A number or count that was given cannot be read, or is told twice. */
  | "TRAMYTE_SERIES_DATA"
  /** A unit is not among those given, or lies below itself. */
  | "TRAMYTE_SERIES_UNIT"
  /** A period cannot be put together from the months or quarters that a series asks for. */
  | "TRAMYTE_SERIES_PERIOD"

/** One thing that is wrong: where, and how to mend it. Plain data. */
export interface SeriesProblem {
  readonly code: SeriesProblemCode
  /** Where, `"series[2].is.of[0]"`. */
  readonly path: string
  readonly message: string
}

/** Series cannot be computed. One error lists all problems; `code` is that of the first. Thrown. */
export class SeriesError extends Error {
  override readonly name = "SeriesError"
  readonly code: SeriesProblemCode
  readonly problems: readonly SeriesProblem[]

  constructor(problems: readonly [SeriesProblem, ...SeriesProblem[]]) {
    super(`The series cannot be computed:\n${problems.map(({ code, path, message }) => `- ${code} at ${path}: ${message}`).join("\n")}`)
    this.problems = problems
    this.code = problems[0].code
  }
}
