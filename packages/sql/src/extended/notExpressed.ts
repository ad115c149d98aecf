/** A question that this database cannot be asked: it is refused when it is compiled, never answered wrongly. */
export class SqlNotExpressedError extends Error {
  override readonly name = "SqlNotExpressedError"
  readonly code = "TRAMYTE_SQL_NOT_EXPRESSED"
  /** Where in the definition it stands, `"numerator/in/where"`. */
  readonly path: string
  /** What to do instead. */
  readonly instead: string
  constructor(path: string, what: string, instead: string) {
    super(`${path === "" ? "the question" : path}: ${what}; ${instead}`)
    this.path = path
    this.instead = instead
  }
}
