import type { Place } from "./simplifyLine.ts"

/** The rectangle in which lines are drawn, and what part of the world it shows. */
export interface Plot {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly from: number
  readonly until: number
  readonly lowest: number
  readonly highest: number
}

/** Where a place on the axis lies. */
export const xOf = ({ left, right, from, until }: Plot, at: number): number => left + (at - from) / (until - from) * (right - left)

/** Where a measure lies. */
export const yOf = ({ top, bottom, lowest, highest }: Plot, measure: number): number =>
  bottom - (measure - lowest) / (highest - lowest) * (bottom - top)

/** Whether a measure at a place is on the paper. */
export const holds = ({ from, until, lowest, highest }: Plot, at: number, measure: number): boolean =>
  at >= from && at <= until && measure >= lowest && measure <= highest

/** A number as short as it goes at two decimals: a tenth of what an eye resolves. */
export const short = (value: number): string => String(Math.round(value * 100) / 100 + 0)

/** The data of a path through places of the drawing. */
export const pathOf = (places: readonly Place[]): string =>
  places.map(([x, y], index) => `${index === 0 ? "M" : "L"}${short(x)} ${short(y)}`).join("")
