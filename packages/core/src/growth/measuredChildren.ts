import { daysPerMonth } from "./growthTable.ts"
import { at } from "./indicatorMeasures.ts"
import { isStandingBaby, positionFor, statureCorrection, statures } from "./stature.ts"

/**
 * Children made ready for the tables, a row each: one method for a single child, which is one row, and for millions.
 * Numbers that are not known are NaN.
 */
export interface MeasuredChildren {
  /** 0 not known, 1 male, 2 female. */
  readonly sex: Uint8Array
  /** Rounded half up, for looking up. */
  readonly ageDays: Float64Array
  /** Not rounded, for limits. */
  readonly ageMonths: Float64Array
  readonly oedema: Uint8Array
  /** One of `statures`: how stature was measured, as far as it is believed. */
  readonly measured: Uint8Array
  /** One of `statures`: by which table it is looked up. */
  readonly position: Uint8Array
  readonly standingBaby: Uint8Array
  /** 1 where nothing is made of stature. */
  readonly statureSetAside: Uint8Array
  /** What was added to stature, cm. */
  readonly correction: Float64Array
  /** By place; stature is corrected. */
  readonly measures: readonly Float64Array[]
}

/** Rows to be filled: sex, oedema, how stature was measured, both ages as they are told, and the measures but BMI. */
export const unsettledChildren = (rows: number): MeasuredChildren => ({
  sex: new Uint8Array(rows), ageDays: new Float64Array(rows), ageMonths: new Float64Array(rows), oedema: new Uint8Array(rows), measured: new Uint8Array(rows), position: new Uint8Array(rows),
  standingBaby: new Uint8Array(rows), statureSetAside: new Uint8Array(rows), correction: new Float64Array(rows),
  measures: Object.values(at).map(() => new Float64Array(rows))
})

/** Takes age in days, or else in months, as the tables go by them; corrects stature to what they were made from; and works out BMI. */
export const settleChild = (children: MeasuredChildren, row: number, correctedUntil: number): void => {
  const { measures, measured } = children
  const days = children.ageDays[row]!
  const months = children.ageMonths[row]!
  const ageMonths = children.ageMonths[row] = Number.isNaN(days) ? months : days / daysPerMonth
  const ageDays = children.ageDays[row] = Math.floor((Number.isNaN(days) ? months * daysPerMonth : days) + 0.5)
  const stature = measures[at.lengthHeight]!
  const told = stature[row]!
  let correction = 0
  let standingBaby = false
  if (told > 0 && !(ageMonths >= correctedUntil)) {
    standingBaby = isStandingBaby(measured[row]!, ageMonths)
    if (standingBaby) measured[row] = statures.notSaid
    correction = statureCorrection(measured[row]!, ageDays)
  }
  children.standingBaby[row] = standingBaby ? 1 : 0
  children.correction[row] = correction
  const used = stature[row] = told + correction
  children.position[row] = positionFor(measured[row]!, ageDays, used)
  measures[at.bmi]![row] = used > 0 ? measures[at.weight]![row]! / (used / 100) ** 2 : NaN
}
