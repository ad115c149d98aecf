import type { Random } from "../random.ts"

const STEPS = 1 << 20

/** A number of the standard normal distribution, near enough: twelve even chances less their mean (Irwin and Hall), the same on every machine. */
export const normal = (dice: Random): number => {
  let sum = 0
  for (let draw = 0; draw < 12; draw += 1) sum += dice.int(0, STEPS)
  return sum / STEPS - 6
}
