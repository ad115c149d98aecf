import { GrowthError } from "../errors.ts"

/** Checks that something is an object of these fields and no others: a misspelt one would be left out without a word. */
export const onlyFields = (what: string, given: unknown, fields: readonly string[], orElse = ""): void => {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new GrowthError("TRAMYTE_GROWTH_DESIGN", `${what} is ${saidOf(given)}; give ${orElse}an object with ${fields.join(", ")}`)
  }
  for (const field of Object.keys(given)) {
    if (!fields.includes(field)) throw new GrowthError("TRAMYTE_GROWTH_DESIGN", `${what} has the unknown field "${field}"; it may have ${fields.join(", ")}`)
  }
}

/** Checks that something is one of these words. */
export const oneOfWords = (what: string, given: unknown, words: readonly string[]): void => {
  if (!words.includes(given as string)) throw new GrowthError("TRAMYTE_GROWTH_DESIGN", `${what} is ${saidOf(given)}; give ${words.map((word) => `"${word}"`).join(" or ")}`)
}

/** How a message names what was given. */
export const saidOf = (given: unknown): string =>
  typeof given === "string" ? `"${given}"` : Array.isArray(given) ? "a list" : typeof given === "object" && given !== null ? "an object" : typeof given === "function" ? "a function" : String(given)
