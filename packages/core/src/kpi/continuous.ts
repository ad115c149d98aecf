/** What a continuous measure tells of the subjects in its numerator. */
export interface Distribution {
  /** How many have a known number, and how many do not. */
  readonly n: number
  readonly unknown: number
  readonly mean?: number
  readonly median?: number
  readonly min?: number
  readonly max?: number
  /** By percentile, `{ "90": 21 }`. */
  readonly percentiles?: Readonly<Record<string, number>>
}

/**
 * The distribution of numbers, each with how often it stands there. A percentile lies between the two numbers next to its
 * place, in proportion (Hyndman and Fan's type 7, the default of R and of spreadsheets); the median is the 50th.
 */
export const distribution = (values: ReadonlyMap<number, number>, unknown: number, percentiles: readonly number[] = []): Distribution => {
  const sorted = [...values].sort(([a], [b]) => a - b)
  const n = sorted.reduce((sum, [, count]) => sum + count, 0)
  if (n === 0) return { n, unknown }
  const at = (place: number): number => {
    let before = 0
    for (const [value, count] of sorted) {
      before += count
      if (place < before) return value
    }
    return sorted.at(-1)![0]
  }
  const percentile = (share: number): number => {
    const place = (n - 1) * share
    const [below, above] = [at(Math.floor(place)), at(Math.ceil(place))]
    // Rounded where binary fractions would leave 8.600000000000001.
    return Number((below + (above - below) * (place - Math.floor(place))).toPrecision(12))
  }
  return {
    n,
    unknown,
    mean: sorted.reduce((sum, [value, count]) => sum + value * count, 0) / n,
    median: percentile(0.5),
    min: sorted[0]![0],
    max: sorted.at(-1)![0],
    ...(percentiles.length === 0 ? {} : { percentiles: Object.fromEntries(percentiles.map((one) => [String(one), percentile(one / 100)])) })
  }
}
