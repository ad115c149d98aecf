import { twoSidedT } from "../../statistics/studentQuantile.ts"

/** A child of a survey as a plain object. */
export interface NaiveRow {
  readonly weight: number
  /** Undefined: the survey has none. */
  readonly cluster: unknown
  readonly stratum: unknown
  /** Undefined: not in the group that is asked about, or without a value. */
  readonly value: number | undefined
}

/** Estimates as the textbook writes them down, one sum after the other, to compare with. */
export interface NaiveEstimate {
  readonly n: number
  readonly weighted: number
  readonly estimate: number
  readonly standardError: number
  readonly degreesOfFreedom: number
}

export const naiveEstimate = (rows: readonly NaiveRow[]): NaiveEstimate | undefined => {
  const asked = rows.filter(({ value }) => value !== undefined)
  const weighted = asked.reduce((sum, { weight }) => sum + weight, 0)
  if (weighted === 0) return undefined
  const estimate = asked.reduce((sum, { weight, value }) => sum + weight * value!, 0) / weighted
  const oneCluster = new Set(rows.map(({ cluster }) => cluster)).size <= 1
  const strata = grouped(rows, ({ stratum }) => stratum)
  let variance = 0
  let units = 0
  for (const inStratum of strata.values()) {
    let unit = 0
    const sums = [...grouped(inStratum, ({ cluster }) => oneCluster ? unit++ : cluster).values()].map((inUnit) =>
      inUnit.reduce((sum, { weight, value }) => sum + (value === undefined ? 0 : weight * (value - estimate) / weighted), 0))
    const mean = sums.reduce((sum, u) => sum + u, 0) / sums.length
    units += sums.length
    variance += sums.length === 1 ? sums[0]! ** 2 : sums.reduce((sum, u) => sum + (u - mean) ** 2, 0) * sums.length / (sums.length - 1)
  }
  return { n: asked.length, weighted, estimate, standardError: Math.sqrt(variance), degreesOfFreedom: units - strata.size }
}

const grouped = (rows: readonly NaiveRow[], by: (row: NaiveRow) => unknown): ReadonlyMap<unknown, readonly NaiveRow[]> => {
  const groups = new Map<unknown, NaiveRow[]>()
  for (const row of rows) {
    const key = by(row)
    groups.set(key, [...groups.get(key) ?? [], row])
  }
  return groups
}

/** The interval of a share from 0 to 1. */
export const naiveInterval = ({ estimate: p, standardError, degreesOfFreedom }: NaiveEstimate): readonly [number | undefined, number | undefined] => {
  if (p === 0 || p === 1) return [p, p]
  if (degreesOfFreedom === 0) return [undefined, undefined]
  const half = twoSidedT(0.95, degreesOfFreedom) * standardError / (p * (1 - p))
  const expit = (x: number): number => Math.exp(x) / (1 + Math.exp(x))
  return [expit(Math.log(p / (1 - p)) - half), expit(Math.log(p / (1 - p)) + half)]
}
