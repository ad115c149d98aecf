/** A normal distribution of a measure, or of its natural logarithm. */
export interface NormalCurve {
  readonly mean: number
  readonly sd: number
  readonly logarithm: boolean
}

/** How many standard deviations a measure lies from the mean. */
export const zOfNormal = ({ mean, sd, logarithm }: NormalCurve, measure: number): number => ((logarithm ? Math.log(measure) : measure) - mean) / sd

/** The inverse of `zOfNormal`. */
export const measureOfNormal = ({ mean, sd, logarithm }: NormalCurve, z: number): number =>
  logarithm ? Math.exp(mean + z * sd) : mean + z * sd
