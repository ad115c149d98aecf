import { type CompiledTable, lmsAt, zAt } from "./compiledTable.ts"
import type { GrowthIndicator } from "./indicator.ts"
import { at, type IndicatorMeasures } from "./indicatorMeasures.ts"
import { farthestZ, roundedZ } from "./lms.ts"
import type { MeasuredChildren } from "./measuredChildren.ts"
import { type NoScoreCode, noScoreCodes } from "./measurement.ts"
import { statures } from "./stature.ts"

/** One indicator: what it is made of, and its tables. */
export interface IndicatorTables extends IndicatorMeasures {
  readonly indicator: GrowthIndicator
  readonly tables: readonly CompiledTable[]
}

/** The z-scores of one indicator. */
export interface ScoreColumn {
  /** Rounded to two decimals; NaN where there is none. */
  readonly z: Float64Array
  /** 1 where it is biologically implausible. */
  readonly implausible: Uint8Array
  /** Why there is none: 0 where there is one, else 1 + the place in `noScoreCodes`. */
  readonly reason: Uint8Array
}

/** What is told of a single child besides. */
export interface ScoreDetails {
  /** Not rounded. */
  readonly exact: Float64Array
  /** Which of the indicator's tables it is by. */
  readonly table: Uint16Array
}

export const emptyScores = (rows: number): ScoreColumn => ({ z: new Float64Array(rows), implausible: new Uint8Array(rows), reason: new Uint8Array(rows) })

/**
 * Looks up one indicator for all children, into columns that are empty.
 *
 * The columns are taken out before the loop, which goes through millions of rows; what is 0 already is not written, so that memory which nothing is
 * written to is never claimed.
 */
export const findScores = (each: IndicatorTables, children: MeasuredChildren, { z, implausible, reason }: ScoreColumn, details?: ScoreDetails): void => {
  const { tables, value, weight, stature } = each
  const { sex, ageDays, ageMonths, oedema, position, statureSetAside, measures } = children
  const values = measures[value]!
  const told = value === at.bmi ? measures[at.weight]! : values
  const lengths = measures[at.lengthHeight]!
  for (let row = 0; row < z.length; row++) {
    const months = ageMonths[row]!
    const length = lengths[row]!
    z[row] = NaN
    const refused = refusal(told[row]!, stature ? length : 1, sex[row]!, months) || (stature && statureSetAside[row] === 1 ? reasons.standingBaby : 0)
    if (refused !== 0) {
      reason[row] = refused
      continue
    }
    const which = tableFor(tables, months, position[row]!)
    if (which === tables.length) {
      reason[row] = which === 0 ? reasons.noTable : Number.isNaN(months) ? reasons.ageUnknown : reasons.ageOutOfRange
      continue
    }
    const meant = tables[which]!
    const rows = sex[row] === 1 ? meant.male : meant.female
    const place = meant.byStature ? length : meant.byDay ? ageDays[row]! : months
    const found = weight && oedema[row] === 1 ? NaN : zAt(rows, place, values[row]!, meant.restricted)
    if (Math.abs(found) < farthestZ) {
      const rounded = z[row] = roundedZ(found)
      // Flags, too, go by the rounded one.
      if (rounded < meant.below || rounded > meant.above) implausible[row] = 1
      if (details === undefined) continue
      details.exact[row] = found
      details.table[row] = which
    } else if (lmsAt(rows, place) === undefined) reason[row] = meant.byStature ? reasons.statureOutOfRange : reasons.ageOutOfRange
    else reason[row] = weight && oedema[row] === 1 ? reasons.oedema : reasons.beyondLimits
  }
}

const reasons = Object.fromEntries(noScoreCodes.map((code, place) => [code, place + 1])) as Readonly<Record<NoScoreCode, number>>

/** Why there can be no score, whatever the tables; 0: there can. */
const refusal = (measure: number, length: number, sex: number, ageMonths: number): number => {
  if (Number.isNaN(measure) || Number.isNaN(length)) return reasons.notMeasured
  if (sex === 0) return reasons.sexUnknown
  if (!(Math.abs(measure) < Infinity && Math.abs(length) < Infinity)) return reasons.notNumber
  if (!(measure > 0 && length > 0)) return reasons.measureNotPositive
  return ageMonths < 0 ? reasons.ageNegative : 0
}

/** The place of the first table that is meant for the child; an age that nobody knows excludes no table that goes by stature. */
const tableFor = (tables: readonly CompiledTable[], ageMonths: number, position: number): number => {
  let which = 0
  for (; which < tables.length; which++) {
    const { stature, byStature, from, until, through } = tables[which]!
    if (stature !== statures.notSaid && stature !== position) continue
    if (Number.isNaN(ageMonths) ? byStature : ageMonths >= from && ageMonths < until && ageMonths <= through) break
  }
  return which
}
