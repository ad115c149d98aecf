import { civilDate, type EpochDay, epochDay } from "../../time/index.ts"
import type { GrowthStandards, GrowthTable, LmsRows, VelocityRow, VelocityTable } from "../growthTable.ts"
import type { GrowthIndicator, GrowthSex } from "../indicator.ts"
import type { Measure, Measurement } from "../measurement.ts"
import { scoreGrowth } from "../scoreGrowth.ts"
import type { GrowthVisit } from "../visit.ts"
import { percentileOf } from "../zScore.ts"

/** The day of birth of the child in these cases. */
export const born: EpochDay = epochDay("2026-01-01")

/** What is said of a visit in a case: measures, and z-scores where the case is about them. */
export interface Said extends Omit<Measurement, "sex" | "ageDays"> {
  readonly ageDays: number
  /** A boy, if nothing is said; `undefined`: nobody knows. */
  readonly sex?: GrowthSex | undefined
  readonly z?: Partial<Record<GrowthIndicator, number>>
  /** Indicators whose score is flagged. */
  readonly implausible?: readonly GrowthIndicator[]
  readonly correctedAgeDays?: number
  /** The birth is not known to the day. */
  readonly birthUnknown?: boolean
}

const measures: readonly Measure[] = ["weight", "lengthHeight", "headCircumference", "armCircumference", "tricepsSkinfold", "subscapularSkinfold"]

/** A visit as assessing makes it, with the z-scores of the case. */
export const visit = ({ ageDays, z = {}, implausible = [], correctedAgeDays, birthUnknown = false, ...said }: Said): GrowthVisit => {
  const day = born + ageDays
  const { sex, ...measured } = { sex: "male" as const, ...said }
  const { lengthHeight } = measured
  return {
    on: civilDate(day), day, ageDays: birthUnknown ? NaN : ageDays,
    ...correctedAgeDays === undefined ? {} : { correctedAgeDays },
    measurement: { ...measured, sex, ...birthUnknown ? {} : { ageDays } },
    facts: Object.fromEntries(measures.filter((measure) => measured[measure] !== undefined).map((measure) => [measure, `${measure}-${ageDays}`])),
    ...lengthHeight === undefined ? {} : { stature: { used: lengthHeight, correction: 0, measured: measured.measured, standingBaby: false } },
    scores: (Object.entries(z) as [GrowthIndicator, number][]).map(([indicator, one]) => ({ indicator, z: one, percentile: percentileOf(one), implausible: implausible.includes(indicator), table: "plain" })),
    notScored: [], classes: [], setAside: []
  }
}

/** Weighings, by age in days. */
export const weighings = (...said: readonly (readonly [ageDays: number, kg: number, z?: number])[]): readonly GrowthVisit[] =>
  said.map(([ageDays, weight, z]) => visit({ ageDays, weight, ...z === undefined ? {} : { z: { "weight-for-age": z } } }))

const lastDay = 1856

const straight = (at: (day: number) => number, s: number): LmsRows => ({
  first: 0, step: 1, l: new Float64Array(lastDay + 1).fill(1), m: Float64Array.from({ length: lastDay + 1 }, (_, day) => at(day)), s: new Float64Array(lastDay + 1).fill(s)
})

const table = (indicator: GrowthIndicator, rows: LmsRows): GrowthTable => ({
  id: `plain/${indicator}`, indicator, axis: "day", ages: { from: 0, until: 60 }, beyond3: "computed", implausible: { below: -6, above: 6 }, source: "made up for these cases",
  rows: { male: rows, female: rows }
})

const row = (from: number, until: number, l: number, m: number, s: number, delta: number): VelocityRow => ({ from, until, l, m, s, delta })

/**
 * Rows of WHO's 2009 tables of boys' increments (WHO child growth standards: growth velocity, 2009). Girls' rows are not needed
 * by the cases; they stand as the boys'.
 */
const oneMonth: readonly VelocityRow[] = [
  row(0, 1, 1.3828, 1423.0783, 0.22048, 400), row(1, 2, 0.7241, 1596.347, 0.19296, 400), row(2, 3, 0.659, 1215.3989, 0.19591, 400), row(3, 4, 0.7003, 1017.0488, 0.20965, 400)
]
const twoMonths: readonly VelocityRow[] = [
  row(0, 2, 0.7188, 2815.612, 0.17422, 600), row(1, 3, 0.6464, 2592.0761, 0.17025, 600), row(2, 4, 0.6071, 2038.1036, 0.17559, 600), row(3, 5, 0.5915, 1744.8197, 0.18708, 600),
  row(4, 6, 0.5891, 1541.367, 0.2013, 600), row(5, 7, 0.5954, 1377.6979, 0.21318, 600), row(6, 8, 0.6088, 1272.5277, 0.22426, 600)
]

const ofLength: readonly VelocityRow[] = [
  row(0, 2, 0.9497, 8.482, 0.134, 0), row(1, 3, 0.9497, 6.9984, 0.14062, 0), row(2, 4, 0.9497, 5.5716, 0.17179, 0), row(3, 5, 0.9497, 4.4941, 0.20929, 0), row(4, 6, 0.9497, 3.7228, 0.24323, 0)
]

const velocity = (measure: "weight" | "length", interval: number, rows: readonly VelocityRow[]): VelocityTable =>
  ({ id: `who-2009/${measure}-${interval}`, measure, unit: measure === "weight" ? "g" : "cm", interval, source: "WHO 2009", rows: { male: rows, female: rows } })

export const monthly = velocity("weight", 1, oneMonth)
export const bimonthly = velocity("weight", 2, twoMonths)
export const lengths = velocity("length", 2, ofLength)

/** A standard that can be reckoned in the head: 3 kg and 50 cm at birth, 10 g and 0.5 mm more each day; an SD is 10 % and 4 %. */
export const plain: GrowthStandards = {
  tables: [table("weight-for-age", straight((day) => 3 + day / 100, 0.1)), table("length-height-for-age", straight((day) => 50 + day / 20, 0.04))],
  velocity: [bimonthly, lengths, monthly]
}

/** Visits with the scores of the plain standard. */
export const scored = (...said: readonly Said[]): readonly GrowthVisit[] => said.map((one) => {
  const made = visit(one)
  return { ...made, scores: scoreGrowth(plain, made.measurement).scores }
})
