import type { GrowthIndicator } from "./indicator.ts"

/**
 * Whether a rounded z-score is biologically implausible by WHO's limits: for scores that come without flags, and for standards whose
 * authors gave no limits of their own. Tables bring theirs.
 */
export const isBeyondWhoLimits = (indicator: GrowthIndicator, z: number): boolean =>
  indicator === "length-height-for-age" ? z < -6 || z > 6 : indicator === "weight-for-age" ? z < -6 || z > 5 : z < -5 || z > 5
