import type { Measurement, StatureUsed } from "./measurement.ts"
import type { Stature } from "./indicator.ts"

/** From this day of life the tables hold standing heights (2 years). */
export const standingFrom = 731

/** A child of fewer months cannot stand to be measured. */
const standsFrom = 9

/** How much longer a child is lying than standing, cm. */
const lyingLonger = 0.7

/** Without an age and without a word on how it was measured: shorter children are taken to have been measured lying, cm. */
const lyingBelow = 87

/**
 * Brings stature to what the tables were made from: length until 2 years, height afterwards.
 *
 * @param correctedUntil age in months up to which tables ask for this
 */
export const statureUsed = (
  { lengthHeight, measured }: Measurement & { readonly lengthHeight: number }, ageDays: number | undefined, ageMonths: number | undefined, correctedUntil: number
): StatureUsed => {
  if (ageMonths !== undefined && ageMonths >= correctedUntil) return { used: lengthHeight, correction: 0, measured, standingBaby: false }
  const standingBaby = measured === "height" && ageMonths !== undefined && ageMonths < standsFrom
  const believed = standingBaby ? undefined : measured
  const correction = ageDays === undefined || believed === undefined ? 0
    : ageDays < standingFrom ? (believed === "height" ? lyingLonger : 0) : believed === "length" ? -lyingLonger : 0
  return { used: lengthHeight + correction, correction, measured: believed, standingBaby }
}

/** Whether the child counts as lying or standing when a table by stature is chosen. */
export const positionFor = ({ used, measured }: StatureUsed, ageDays: number | undefined): Stature =>
  ageDays !== undefined ? ageDays < standingFrom ? "length" : "height" : measured ?? (used < lyingBelow ? "length" : "height")
