import type { Stature } from "./indicator.ts"

/** From this day of life the tables hold standing heights (2 years). */
const standingFrom = 731

/** A child of fewer months cannot stand to be measured. */
const standsFrom = 9

/** How much longer a child is lying than standing, cm. */
const lyingLonger = 0.7

/** Without an age and without a word on how it was measured: shorter children are taken to have been measured lying, cm. */
const lyingBelow = 87

/** What the correction of a child's stature is told in. */
interface Corrected {
  measured: Stature | undefined
  standingBaby: boolean
  correction: number
}

/** Brings stature to what the tables were made from: length until 2 years, height afterwards. An age that is not known (NaN) changes nothing. */
export const statureCorrection = (child: Corrected, ageDays: number, ageMonths: number): void => {
  if (child.measured === "height" && ageMonths < standsFrom) {
    child.standingBaby = true
    child.measured = undefined
  } else if (child.measured === "height" && ageDays < standingFrom) child.correction = lyingLonger
  else if (child.measured === "length" && ageDays >= standingFrom) child.correction = -lyingLonger
}

/** Whether the child counts as lying or standing when a table by stature is chosen. */
export const positionFor = ({ ageDays, measured }: { readonly ageDays: number; readonly measured: Stature | undefined }, used: number): Stature =>
  ageDays < standingFrom ? "length" : ageDays >= standingFrom ? "height" : measured ?? (used < lyingBelow ? "length" : "height")
