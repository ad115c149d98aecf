/** Something was asked of a population, or of a run over it, that it does not hold. A programmer's mistake: thrown. */
export class PopulationError extends Error {
  override readonly name = "PopulationError"
  readonly code: PopulationErrorCode

  constructor(code: PopulationErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * `RULEBOOK`: the rules are not those of the population's rulebook. `NOT_HELD`: a question reads what no column holds.
 * `NOT_ASKED`: a run knows nothing of an id, for it was not asked about it. `PERSON_UNKNOWN`: no such person.
 * `PROFILE_DAY`: a flat profile describes a day, and none was given.
 */
export type PopulationErrorCode =
  | "TRAMYTE_POPULATION_RULEBOOK" | "TRAMYTE_POPULATION_NOT_HELD" | "TRAMYTE_POPULATION_NOT_ASKED"
  | "TRAMYTE_POPULATION_PERSON_UNKNOWN" | "TRAMYTE_POPULATION_PROFILE_DAY"
