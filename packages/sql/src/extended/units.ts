import { canonicalUnit, conversionFactor, unitsLike } from "@tramyte/core/engine"

/** All ways to write a unit that a number can be converted from, with what it is multiplied by. */
export const unitFactors = (to: string, convert: Readonly<Record<string, number>> = {}): readonly (readonly [from: string, factor: number])[] => {
  const own = new Map(Object.entries(convert))
  // A unit that the definition itself converts may be written in several ways, too.
  const units = new Set([...unitsLike(to), ...[...own.keys()].flatMap((unit) => [unit, ...unitsLike(unit)])])
  return [...units].flatMap((from) => {
    const factor = own.get(from) ?? own.get(canonicalUnit(from)) ?? conversionFactor(from, to)
    return from === to || factor === undefined ? [] : [[from, factor] as const]
  })
}
