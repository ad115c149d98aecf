import { conversionFactor, unitsLike } from "@tramyte/core/engine"

/** All units that a number can be converted from, with what it is multiplied by. */
export const unitFactors = (to: string, convert: Readonly<Record<string, number>> = {}): readonly (readonly [from: string, factor: number])[] =>
  [...new Set([...unitsLike(to), ...Object.keys(convert)])].filter((from) => from !== to).map((from) => [from, convert[from] ?? conversionFactor(from, to)!] as const)
