/** What was given about growth that has no meaning. */
export type GrowthErrorCode = "TRAMYTE_GROWTH_COLUMN_LENGTH" | "TRAMYTE_GROWTH_DESIGN" | "TRAMYTE_GROWTH_NUMBER" | "TRAMYTE_GROWTH_STANDARDS" | "TRAMYTE_GROWTH_VALUE"

/** A programmer's mistake: thrown. What real data do not allow to be told is an answer with a reason instead. */
export class GrowthError extends Error {
  override readonly name = "GrowthError"
  readonly code: GrowthErrorCode

  constructor(code: GrowthErrorCode, message: string) {
    super(`${code}: ${message}`)
    this.code = code
  }
}
