import type { Random } from "../random.ts"

/** Days of a pregnancy that went to its term. */
export const term = 280

/** Days of gestation at birth: eight children in a hundred before 37 weeks, most of these in the last weeks before. Invented, of the order that hospitals report. */
export const drawGestation = (dice: Random): number => {
  if (dice.chance(0.92)) return dice.int(261, 290)
  return dice.chance(0.72) ? dice.int(238, 258) : dice.chance(0.85) ? dice.int(217, 237) : dice.int(196, 216)
}

/** About what half of the children of that gestation weigh (kg) and are long (cm) at birth. Invented from 28 weeks on; nobody is assessed by it. */
export const bornPreterm = (days: number): { readonly kilograms: number; readonly centimetres: number } => {
  const weeks = days / 7
  return { kilograms: 1 + (weeks - 28) * 0.14 + (weeks - 28) ** 2 * 0.0085, centimetres: 37 + (weeks - 28) * 1.28 }
}
