import { conversionFactor, unitsLike } from "@tramyte/core/engine"

/** All ways to write a unit that a number can be converted from, with what it is multiplied by. */
export const unitFactors = (to: string, convert: Readonly<Record<string, number>> = {}): readonly (readonly [from: string, factor: number])[] => {
  // A unit that is converted by the definition itself may be written in several ways, too.
  const given = Object.keys(convert)
  const units = new Set([...unitsLike(to), ...given.flatMap((unit) => [unit, ...unitsLike(unit)])])
  return [...units].flatMap((from) => {
    const factor = convert[from] ?? convert[canonical(from)] ?? conversionFactor(from, to)
    return from === to || factor === undefined ? [] : [[from, factor] as const]
  })
}

/** The unit as UCUM writes it: the one spelling that all others stand for. */
const canonical = (unit: string): string => unitsLike(unit).find((other) => other !== unit && isSame(other, unit)) ?? unit
const isSame = (a: string, b: string): boolean => conversionFactor(a, b) === 1
