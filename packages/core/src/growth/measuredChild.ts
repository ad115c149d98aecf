import { lmsAt } from "./compiledTable.ts"
import type { CompiledTable } from "./compiledTable.ts"
import { daysPerMonth } from "./growthTable.ts"
import type { GrowthIndicator, GrowthSex, Stature } from "./indicator.ts"
import { zOfLms } from "./lms.ts"
import type { NoScoreCode } from "./measurement.ts"
import { positionFor, statureCorrection } from "./stature.ts"

/** Places of the measures of a child; BMI is made of two of them. */
export const at = { weight: 0, lengthHeight: 1, headCircumference: 2, armCircumference: 3, tricepsSkinfold: 4, subscapularSkinfold: 5, bmi: 6 } as const

/**
 * A measurement made ready for the tables: one method for single children and for columns. Numbers that are not known are NaN,
 * and are kept so that millions of children can be gone through without a new object for each.
 */
export interface MeasuredChild {
  sex: GrowthSex | undefined
  /** Rounded half up, for looking up. */
  ageDays: number
  /** Not rounded, for limits. */
  ageMonths: number
  oedema: boolean
  /** How stature was measured, as far as it is believed. */
  measured: Stature | undefined
  standingBaby: boolean
  /** What was added to stature, cm. */
  correction: number
  /** By place; stature is corrected. */
  readonly measures: Float64Array
}

export const unmeasured = (): MeasuredChild =>
  ({ sex: undefined, ageDays: NaN, ageMonths: NaN, oedema: false, measured: undefined, standingBaby: false, correction: 0, measures: new Float64Array(7).fill(NaN) })

/** Takes age in days, or else in months, and keeps both as the tables go by them. */
export const setAge = (child: MeasuredChild, days: number, months: number): void => {
  child.ageMonths = Number.isNaN(days) ? months : days / daysPerMonth
  child.ageDays = Math.floor((Number.isNaN(days) ? months * daysPerMonth : days) + 0.5)
}

/** Corrects stature to what the tables were made from, and works out BMI. Age and measures are set. */
export const settleStature = (child: MeasuredChild, measured: Stature | undefined, correctedUntil: number): void => {
  const { measures, ageDays, ageMonths } = child
  const told = measures[at.lengthHeight]!
  child.standingBaby = false
  child.measured = measured
  child.correction = 0
  if (told > 0 && !(ageMonths >= correctedUntil)) statureCorrection(child, ageDays, ageMonths)
  const used = measures[at.lengthHeight] = told + child.correction
  measures[at.bmi] = used > 0 ? measures[at.weight]! / (used / 100) ** 2 : NaN
}

/** One indicator: what it is made of, and its tables. Oedema hides how little a child weighs, and a wrong stature spoils whatever it is in. */
export interface IndicatorTables {
  readonly indicator: GrowthIndicator
  readonly value: number
  readonly weight: boolean
  readonly stature: boolean
  readonly tables: readonly CompiledTable[]
}

/** The table that is meant for the child, or why there can be no score. */
export const tableOf = ({ value, stature, tables }: IndicatorTables, child: MeasuredChild, standingBabyIsSetAside: boolean): CompiledTable | NoScoreCode => {
  const { measures, ageMonths } = child
  const length = stature ? measures[at.lengthHeight]! : 1
  const measure = measures[value === at.bmi ? at.weight : value]!
  if (Number.isNaN(measure) || Number.isNaN(length)) return "notMeasured"
  if (child.sex === undefined) return "sexUnknown"
  if (!Number.isFinite(measure) || !Number.isFinite(length)) return "notNumber"
  if (!(measure > 0 && length > 0)) return "measureNotPositive"
  if (ageMonths < 0) return "ageNegative"
  if (stature && child.standingBaby && standingBabyIsSetAside) return "standingBaby"
  if (tables.length === 0) return "noTable"
  const ageUnknown = Number.isNaN(ageMonths)
  const position = positionFor(child, length)
  for (const table of tables) {
    if (table.stature !== undefined && table.stature !== position) continue
    // An age that nobody knows excludes no table that goes by stature.
    if (ageUnknown ? table.byStature : ageMonths >= table.from && ageMonths < table.until && ageMonths <= table.through) return table
  }
  return ageUnknown ? "ageUnknown" : "ageOutOfRange"
}

/** The z-score by that table, not rounded, or why there is none. */
export const exactZ = ({ value, weight }: IndicatorTables, compiled: CompiledTable, { measures, sex, ageDays, ageMonths, oedema }: MeasuredChild): number | NoScoreCode => {
  const place = compiled.byStature ? measures[at.lengthHeight]! : compiled.byDay ? ageDays : ageMonths
  const found = lmsAt(sex === "male" ? compiled.male : compiled.female, place)
  if (found === undefined) return compiled.byStature ? "statureOutOfRange" : "ageOutOfRange"
  if (weight && oedema) return "oedema"
  const z = zOfLms(found.l, found.m, found.s, measures[value]!, compiled.restricted)
  return Math.abs(z) < farthest ? z : "beyondLimits"
}

/** No slip of a pen is as far as that; beyond, numbers begin to lose their meaning. */
const farthest = 1e6

/** Whether a rounded z-score lies beyond what the authors of the table believe. */
export const isImplausible = (z: number, { table: { implausible: { below, above } } }: CompiledTable): boolean => z < below || z > above
