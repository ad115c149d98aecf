import { GrowthError } from "../errors.ts"

/** The correlation of z-scores at two ages in days; nothing outside the ages that were given. */
export type CorrelationOfAges = (ageDays1: number, ageDays2: number) => number | undefined

/**
 * Correlations at any two ages from a matrix of those at some, as studies publish them.
 *
 * Between the ages of the matrix it goes straight (bilinear); next to the diagonal it goes straight from 1, so that the correlation
 * of an age with itself is 1 everywhere. Throws `GrowthError` `TRAMYTE_GROWTH_NUMBER` for a matrix that cannot be one of correlations.
 *
 * @param ages in days, rising
 * @param matrix as many rows and columns as ages, symmetric, 1 on its diagonal
 * @example
 * ```ts
 * import { type Correlation, correlationMatrix } from "@tramyte/core/growth"
 *
 * // Figures made up for the example
 * const ofWeight = correlationMatrix([0, 91, 183], [[1, 0.6, 0.5], [0.6, 1, 0.8], [0.5, 0.8, 1]])
 * const correlation: Correlation = (indicator, _sex, ageDays1, ageDays2) => indicator === "weight-for-age" ? ofWeight(ageDays1, ageDays2) : undefined
 *
 * ofWeight(0, 91) // => 0.6
 * ofWeight(0, 137) // => 0.55
 * correlation("weight-for-age", "male", 0, 200) // => undefined
 * ```
 */
export const correlationMatrix = (ages: readonly number[], matrix: readonly (readonly number[])[]): CorrelationOfAges => {
  check(ages, matrix)
  const at = (row: number, column: number): number => matrix[row]![column]!
  return (ageDays1, ageDays2) => {
    const [first, second] = ageDays1 <= ageDays2 ? [ageDays1, ageDays2] : [ageDays2, ageDays1]
    const [i, j] = [cellOf(ages, first), cellOf(ages, second)]
    if (i === undefined || j === undefined) return undefined
    const [u, v] = [place(ages, i, first), place(ages, j, second)]
    if (i === j) return 1 - (v - u) * (1 - at(i, i + 1))
    return (1 - u) * (1 - v) * at(i, j) + u * (1 - v) * at(i + 1, j) + (1 - u) * v * at(i, j + 1) + u * v * at(i + 1, j + 1)
  }
}

/** Which two neighbouring ages an age lies between: the index of the first. */
const cellOf = (ages: readonly number[], age: number): number | undefined => {
  const next = ages.findIndex((known, index) => index > 0 && age <= known)
  return next < 0 || !(age >= ages[0]!) ? undefined : next - 1
}

/** How far an age lies between two: 0 to 1. */
const place = (ages: readonly number[], cell: number, age: number): number => (age - ages[cell]!) / (ages[cell + 1]! - ages[cell]!)

const check = (ages: readonly number[], matrix: readonly (readonly number[])[]): void => {
  const refuse = (what: string): never => { throw new GrowthError("TRAMYTE_GROWTH_NUMBER", `the correlations ${what}. Give rising ages and a symmetric matrix with 1 on its diagonal.`) }
  if (ages.length < 2 || !ages.every((age, index) => Number.isFinite(age) && (index === 0 || age > ages[index - 1]!))) refuse(`have the ages ${ages.join(", ")}, which are not two or more that rise`)
  if (matrix.length !== ages.length || matrix.some((row) => row.length !== ages.length)) refuse(`have ${matrix.length} rows for ${ages.length} ages, or rows of another length`)
  matrix.forEach((row, i) => row.forEach((r, j) => {
    if (i === j ? r !== 1 : !(r > -1 && r < 1) || r !== matrix[j]![i]) refuse(`say ${r} for the ages ${ages[i]} and ${ages[j]}`)
  }))
}
