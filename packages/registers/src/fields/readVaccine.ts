import { plainText } from "./plainText.ts"
import type { WordMeaning, WordReader } from "./readWord.ts"

/** What the cell of a vaccine says: its code, and the number of the dose where it stands beside the name. */
export interface VaccineReading {
  readonly meaning: WordMeaning
  readonly doseNumber?: string
}

/** `VNNB B mũi 1`, `Sởi (lần 2)`, `OPV2`. */
const withNumber = /^(.*?)[\s,;:(–-]*(?:(?:mũi|lần|liều)\s*(?:thứ\s*)?)?(\d)\s*\)?$/iu
const spacedHyphen = /\s*[-–]\s*/g

/** Reads a vaccine's name as it stands on cards: whole, and else without the number of the dose that often follows it. */
export const readVaccine = (word: WordReader, text: string): VaccineReading => {
  const name = plainText(text).replace(spacedHyphen, "-")
  const whole = word(name)
  if (whole !== undefined) return { meaning: whole }
  const parts = withNumber.exec(name)
  const meaning = parts === null ? undefined : word(parts[1]!)
  return meaning === undefined ? { meaning } : { meaning, doseNumber: parts![2]! }
}
