import type { DoseStatus, SeriesStatus, SeriesType } from "@tramyte/core/immunization"

/** The words of CDC's cases and what they mean here. */
export const seriesStatusWords: Readonly<Record<SeriesStatus, string>> = {
  notComplete: "Not Complete", complete: "Complete", immune: "Immune", contraindicated: "Contraindicated", notRecommended: "Not Recommended", agedOut: "Aged Out"
}

export const doseStatusWords: Readonly<Record<DoseStatus, string>> = { valid: "Valid", notValid: "Not Valid", extraneous: "Extraneous", substandard: "Sub-standard" }

export const seriesTypeWords: Readonly<Record<SeriesType, string>> = { standard: "Standard", risk: "Risk", evaluationOnly: "Evaluation Only" }

/** What a word means, whatever its case, hyphens and spaces. */
export const meaningOf = <Meaning extends string>(words: Readonly<Record<Meaning, string>>, written: string): Meaning | undefined => {
  const plain = (word: string): string => word.toLowerCase().replaceAll(/[\s-]/g, "")
  return (Object.keys(words) as Meaning[]).find((meaning) => plain(words[meaning]) === plain(written))
}
