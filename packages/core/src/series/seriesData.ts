import type { DenominatorType } from "../kpi/frame.ts"
import type { PopulationName } from "../kpi/populations.ts"
import type { CivilDate, Period } from "../time/index.ts"
import type { MeasureCount } from "./expression.ts"

/** How many surely belong to a population, and of how many it is not known. */
export interface PeopleCount {
  readonly yes: number
  readonly unknown: number
  /** The rulebook by which they were counted. */
  readonly rulebook?: string
}

/** A population that is asked for. */
export interface CountAsked {
  readonly indicator: string
  readonly count: MeasureCount
  readonly unit: string
  readonly period: Period
}

/** The counts of an indicator, as `computeKpi` reports them. */
export interface CountedFigures {
  readonly populations: { readonly [Name in PopulationName]?: Pick<PeopleCount, "yes" | "unknown"> }
  /** How many its share is of, and how many may be among them: the count `scored`. */
  readonly of?: number
  readonly undecided?: number
}

/** What is read of an indicator's report: `computeKpi` returns it. */
export interface CountedReport extends CountedFigures {
  readonly indicator: string
  readonly period: Period
  readonly rulebook?: string
  /** An estimated denominator counts nobody. */
  readonly denominatorType?: DenominatorType
  readonly strata?: readonly { readonly by: string; readonly values: readonly (CountedFigures & { readonly key: string })[] }[]
}

/**
 * The report of one unit. If it is broken down by village, it tells of the unit's villages, too: a village that does not appear
 * in it has nobody, and people of whom no village is known may belong to any.
 */
export interface UnitReport {
  readonly unit: string
  readonly report: CountedReport
}

/** A number that somebody entered, estimated or imported, of one unit and period, and where it is from. */
export interface SeriesNumber {
  /** The id of its `NumberDefinition`. */
  readonly id: string
  readonly unit: string
  readonly period: Period
  readonly value: number
  readonly kind: "entered" | "estimated" | "imported"
  /** Who says so: `"Tổng cục Thống kê"`, `"sổ kho vắc xin"`. */
  readonly source: string
  /** The year that the source tells of. */
  readonly year: number
  readonly version?: string
  /** The day on which it became known. A number that was recorded later replaces one of the same unit and period. */
  readonly recorded?: CivilDate
}

/** What series are computed from. */
export interface SeriesData {
  /** Reports of indicators, or a function that counts; `undefined` where nobody counted. */
  readonly counts?: readonly UnitReport[] | ((asked: CountAsked) => PeopleCount | undefined)
  readonly numbers?: readonly SeriesNumber[]
}
