import { uniformInt } from "pure-rand/distribution/uniformInt"
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus"

/** A stream of chances: the same seed and lane give the same answers, in the same order, on every machine. */
export interface Random {
  /** A whole number, both ends included. */
  readonly int: (min: number, max: number) => number
  /** True with this probability, 0 to 1. */
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(items: readonly T[]) => T
  /** Picks by weights that need not add up to one. */
  readonly weighted: <T>(choices: Choices<T>) => T
  readonly shuffle: <T>(items: T[]) => T[]
}

/** Things with weights, summed once. */
export interface Choices<T> {
  readonly items: readonly T[]
  readonly sums: readonly number[]
}

/** Prepares weighted things for `Random.weighted`. */
export const choices = <T>(pairs: Iterable<readonly [T, number]>): Choices<T> => {
  const items: T[] = []
  const sums: number[] = []
  let sum = 0
  for (const [item, weight] of pairs) {
    items.push(item)
    sums.push(sum += weight)
  }
  return { items, sums }
}

/**
 * Lane `lane` of the seed. Each concern draws from a lane of its own (people, health, one a file …), so that another kind
 * of dirt does not change who lives in the commune. Lanes are 2^64 draws apart (the jump of xoroshiro128+).
 */
export const random = (seed: number, lane: number): Random => {
  const generator = xoroshiro128plus(seed)
  for (let jumps = 0; jumps < lane; jumps += 1) generator.jump()
  const int = (min: number, max: number): number => uniformInt(generator, min, max)
  const unit = (): number => (generator.next() >>> 0) / 0x1_0000_0000
  const pick = <T>(items: readonly T[]): T => items[int(0, items.length - 1)] as T
  return {
    int,
    chance: (probability) => unit() < probability,
    pick,
    weighted: ({ items, sums }) => {
      const mark = unit() * (sums.at(-1) ?? 0)
      return items[sums.findIndex((sum) => mark < sum)] ?? items.at(-1) as (typeof items)[number]
    },
    shuffle: (items) => {
      for (let last = items.length - 1; last > 0; last -= 1) {
        const other = int(0, last)
        const held = items[last] as (typeof items)[number]
        items[last] = items[other] as typeof held
        items[other] = held
      }
      return items
    }
  }
}
