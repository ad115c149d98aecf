/** How stature was measured, or is looked up, as columns hold it. */
export const statures = { notSaid: 0, length: 1, height: 2 } as const

/** From this day of life the tables hold standing heights (2 years). */
const standingFrom = 731

/** A child of fewer months cannot stand to be measured. */
const standsFrom = 9

/** How much longer a child is lying than standing, cm. */
const lyingLonger = 0.7

/** Without an age and without a word on how it was measured: shorter children are taken to have been measured lying, cm. */
const lyingBelow = 87

/** Whether a child is said to have stood that cannot stand yet. */
export const isStandingBaby = (measured: number, ageMonths: number): boolean => measured === statures.height && ageMonths < standsFrom

/** What brings stature to what the tables were made from: length until 2 years, height afterwards. An age that is not known (NaN) changes nothing. */
export const statureCorrection = (measured: number, ageDays: number): number =>
  measured === statures.height && ageDays < standingFrom ? lyingLonger : measured === statures.length && ageDays >= standingFrom ? -lyingLonger : 0

/** Whether the child counts as lying or standing when a table by stature is chosen. */
export const positionFor = (measured: number, ageDays: number, used: number): number =>
  ageDays < standingFrom ? statures.length : ageDays >= standingFrom ? statures.height : measured !== statures.notSaid ? measured : used < lyingBelow ? statures.length : statures.height
