import { type MeaningOfFacts, meaningOfFacts } from "./meaningOfFacts.ts"
import { type MeaningOfIndicators, meaningOfIndicators } from "./meaningOfIndicators.ts"
import { type MeaningOfNumbers, meaningOfNumbers } from "./meaningOfNumbers.ts"
import { type MeaningOfTime, meaningOfTime } from "./meaningOfTime.ts"

/** What each word of the language means, one small function a word, taken from its description. */
export interface Meaning extends MeaningOfTime, MeaningOfFacts, MeaningOfNumbers, MeaningOfIndicators {}

/**
 * The meaning with some words taken otherwise: what a test puts in, to see that it is caught.
 *
 * @param change is given the plain meaning, and gives the words that differ
 */
export const meaningWith = (change: (plain: Meaning) => Partial<Meaning>): Meaning => {
  const meaning: Meaning = { ...meaningOfTime(() => meaning), ...meaningOfFacts(() => meaning), ...meaningOfNumbers(() => meaning), ...meaningOfIndicators(() => meaning), ...change(plainMeaning) }
  return meaning
}

/** The meaning as it is described. */
export const plainMeaning: Meaning = (() => {
  const meaning: Meaning = { ...meaningOfTime(() => meaning), ...meaningOfFacts(() => meaning), ...meaningOfNumbers(() => meaning), ...meaningOfIndicators(() => meaning) }
  return meaning
})()
