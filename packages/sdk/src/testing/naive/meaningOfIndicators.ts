import type { PopulationName, Verdict } from "@tramyte/core"
import type { MeaningOfNumbers } from "./meaningOfNumbers.ts"

/** What each question of an indicator says of a subject by itself. */
export type Said = Readonly<Record<PopulationName, Verdict>>

/** Where a subject stands: in each population, and whether it is one of those whose share it is. */
export interface Standing {
  readonly populations: Said
  readonly scored: Verdict
  /** Of the scored: whether in the numerator. */
  readonly outcome: Verdict
}

/** What the populations of an indicator mean. */
export interface MeaningOfIndicators {
  readonly standing: (said: Said) => Standing
}

/** The Kleene conjunction: I; I and D; I, D and X; I, D, not X and N; I, D, not X, not N and E. Scored: I, D, not X, and not both not N and E. */
export const meaningOfIndicators = (the: () => MeaningOfNumbers): MeaningOfIndicators => ({
  standing: ({ denominator, exception, exclusion, initial, numerator }) => {
    const { all, not } = the()
    return {
      populations: {
        initial,
        denominator: all([initial, denominator]),
        exclusion: all([initial, denominator, exclusion]),
        numerator: all([initial, denominator, not(exclusion), numerator]),
        exception: all([initial, denominator, not(exclusion), not(numerator), exception])
      },
      scored: all([initial, denominator, not(exclusion), not(all([not(numerator), exception]))]),
      outcome: numerator
    }
  }
})
