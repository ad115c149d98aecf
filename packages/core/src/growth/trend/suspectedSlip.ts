import type { GrowthStandards } from "../growthTable.ts"
import type { Measure, Measurement } from "../measurement.ts"
import { scoreGrowth } from "../scoreGrowth.ts"
import { indicatorForAge, tidy } from "./line.ts"

/** What may have gone wrong when a measure was written down. `grams`: grams written where kg belong; `kilograms`: kg written as grams. */
export type SlipCode = "grams" | "kilograms" | "pounds" | "metres" | "inches" | "millimetres" | "pointTooFarLeft" | "pointTooFarRight" | "swapped"

/** A slip that would explain a measure that cannot be: a question to whoever measured, never a correction. */
export interface SuspectedSlip {
  readonly code: SlipCode
  /** What the measure then was, in kg, cm or mm. */
  readonly value: number
}

/** What is known around the measure. */
export interface SlipOptions {
  /** z-scores of the same measure at the visits around. */
  readonly neighbours?: readonly number[]
  /** How far from them it may be; without neighbours the limits of the standard decide alone. */
  readonly within?: number | undefined
}

/** 1 lb in kg and 1 inch in cm, exact by definition. */
const [poundsToKg, inchesToCm] = [0.45359237, 2.54]

const point = { pointTooFarLeft: (value: number) => value * 10, pointTooFarRight: (value: number) => value / 10 }

/** In which other unit each measure is usually written, and the place of the decimal point. */
const slips: Readonly<Record<Measure, Partial<Record<SlipCode, (value: number) => number>>>> = {
  weight: { grams: (value) => value / 1000, kilograms: (value) => value * 1000, pounds: (value) => value * poundsToKg, ...point },
  lengthHeight: { metres: (value) => value * 100, inches: (value) => value * inchesToCm, millimetres: (value) => value / 10, pointTooFarLeft: point.pointTooFarLeft },
  headCircumference: { inches: (value) => value * inchesToCm, millimetres: (value) => value / 10, pointTooFarLeft: point.pointTooFarLeft },
  armCircumference: { inches: (value) => value * inchesToCm, millimetres: (value) => value / 10, pointTooFarLeft: point.pointTooFarLeft },
  tricepsSkinfold: point,
  subscapularSkinfold: point
}

/**
 * Which slip of the pen would explain a measure that cannot be: another unit, the decimal point, weight and stature in each other's place.
 *
 * Of those that give a measure which the standards believe, the one nearest to the child's other measures is named; without others, the one
 * nearest to the median.
 *
 * @example
 * ```ts
 * import { suspectedSlip } from "@tramyte/core/growth"
 * import { whoGrowth } from "@tramyte/who-growth"
 *
 * suspectedSlip(whoGrowth, { sex: "female", ageDays: 400, weight: 7400 }, "weight") // => { code: "grams", value: 7.4 }
 * suspectedSlip(whoGrowth, { sex: "female", ageDays: 400, armCircumference: 135 }, "armCircumference") // => { code: "millimetres", value: 13.5 }
 * suspectedSlip(whoGrowth, { sex: "female", ageDays: 400, weight: 72, lengthHeight: 7.4 }, "weight") // => { code: "swapped", value: 7.4 }
 * ```
 */
export const suspectedSlip = (standards: GrowthStandards, measurement: Measurement, measure: Measure, { neighbours = [], within = Infinity }: SlipOptions = {}): SuspectedSlip | undefined => {
  const value = measurement[measure]
  if (value === undefined || measurement.sex === undefined) return undefined
  const expected = neighbours.length === 0 ? 0 : neighbours.reduce((sum, z) => sum + z, 0) / neighbours.length
  let best: SuspectedSlip | undefined
  let least = neighbours.length === 0 ? Infinity : within
  for (const candidate of candidates(measurement, measure, value)) {
    const z = believableZ(standards, measurement, measure, candidate.value)
    if (z === undefined || (candidate.code === "swapped" && !swapIsBelievable(standards, measurement))) continue
    const off = Math.abs(z - expected)
    if (off > least || (off === least && best !== undefined)) continue
    best = candidate
    least = off
  }
  return best
}

const candidates = ({ weight, lengthHeight }: Measurement, measure: Measure, value: number): readonly SuspectedSlip[] => {
  const swapped = measure === "weight" ? lengthHeight : measure === "lengthHeight" ? weight : undefined
  const converted = (Object.entries(slips[measure]) as [SlipCode, (value: number) => number][]).map(([code, convert]) => ({ code, value: tidy(convert(value)) }))
  return swapped === undefined ? converted : [{ code: "swapped", value: swapped }, ...converted]
}

const swapIsBelievable = (standards: GrowthStandards, measurement: Measurement): boolean =>
  believableZ(standards, measurement, "weight", measurement.lengthHeight!) !== undefined && believableZ(standards, measurement, "lengthHeight", measurement.weight!) !== undefined

const believableZ = (standards: GrowthStandards, { sex, ageDays, ageMonths, measured }: Measurement, measure: Measure, value: number): number | undefined =>
  scoreGrowth(standards, { sex, ageDays, ageMonths, measured, [measure]: value }).scores.find(({ indicator, implausible }) => indicator === indicatorForAge[measure] && !implausible)?.z
