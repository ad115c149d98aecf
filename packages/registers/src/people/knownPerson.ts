import { type PartialDate, partialDateBounds, type Sex } from "@tramyte/core"

/**
 * What an import knows of a person. Rows are matched with what the resident register says alone: were they matched with what
 * other lists add too, a row could be understood otherwise the second time it is read.
 */
export interface KnownPerson {
  readonly id: string
  /** The name to show and the name to compare. */
  name: string
  nameKey: string
  sex: Sex | undefined
  /** As the resident register has it. */
  birthDate: PartialDate | undefined
  /** As it is known, with what other lists add. */
  exactBirthDate: PartialDate | undefined
  deathDate: PartialDate | undefined
  village: string | undefined
  household: string | undefined
  /** Personal numbers (`citizen-id`) in the resident register, the last one learned last. */
  numbers: readonly string[]
  /** Numbers of other systems and sources, as `system:value`. */
  identifiers: readonly string[]
  /** The number in the row by which this import took the person. */
  rowNumber: string | undefined
}

/** Whether two dates may be the same day: a year and a day in it may. What is not known fits anything. */
export const mayBeSameDate = (a: PartialDate | undefined, b: PartialDate | undefined): boolean => {
  if (a === undefined || b === undefined || a === b) return true
  if (a.length === b.length) return false
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.startsWith(short) && partialDateBounds(long) !== undefined
}

/** Whether two things are both known and not the same. */
export const differs = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== b

/** The date that says more. */
export const moreExact = (a: PartialDate | undefined, b: PartialDate | undefined): PartialDate | undefined =>
  a === undefined ? b : b === undefined || b.length <= a.length ? a : b
