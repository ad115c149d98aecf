import { zOfPercentile } from "@tramyte/core/growth"

/** The z-score below which the share `tail` of a normal distribution lies: -1.96 for 0.025. Above the middle by the other tail, which a number near 1 could not tell. */
export const zOfTail = (tail: number): number => tail > 0.5 ? -zOfTail(1 - tail) : zOfPercentile(100 * tail)

/** The density of a standard normal variable. */
export const normalDensity = (z: number): number => Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI)
