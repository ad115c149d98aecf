import type { Resident } from "../people/resident.ts"
import type { Random } from "../random.ts"
import type { RecordBook } from "./record.ts"

/** On which days each mother of a child under one year gave birth, by the mother's key. Households do not say who the mother is: the youngest woman of an age to be is taken. */
export const birthsByMother = (residents: readonly Resident[], on: number): ReadonlyMap<string, readonly number[]> => {
  const women = new Map<string, Resident>()
  for (const resident of residents) {
    const { household, sex, age } = resident
    const known = women.get(household)
    if (sex === "female" && age >= 18 && age <= 45 && (known === undefined || age < known.age)) women.set(household, resident)
  }
  const births = new Map<string, readonly number[]>()
  for (const { birthDay, household } of residents) {
    const mother = on - birthDay < 366 ? women.get(household) : undefined
    if (mother !== undefined) births.set(mother.key, [...new Set([...births.get(mother.key) ?? [], birthDay])])
  }
  return births
}

/** Writes the delivery, and the visits after it: about two mothers in three are seen in the first week, more by the 42nd day. */
export const writeBirths = (book: RecordBook, days: readonly number[], station: string, care: Random): void => {
  for (const day of days) {
    book.procedure(day, "delivery")
    if (care.chance(0.66)) book.encounter(day + care.int(2, 7), "postnatal", station)
    if (care.chance(0.7)) book.encounter(day + care.int(20, 42), "postnatal", station)
  }
}
