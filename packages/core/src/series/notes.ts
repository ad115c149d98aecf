import type { UnitKind } from "../citizen/record.ts"
import type { Period } from "../time/index.ts"
import type { MeasureCount } from "./expression.ts"

/**
 * What a reader should know of a number. It holds of the number itself, or of one from which it was worked out.
 *
 * - `aboveWhole`: a ratio says that a part is more than its whole (trên 100 %); it is not clipped.
 * - `belowZero`: the series is negative, as drop-out in period form may be.
 * - `divisionByZero`: it is a share of nothing. `divisorMayBeZero`: it may be one.
 * - `tooLarge`: no computer can hold it.
 * - `estimated`: an estimate is in it. `proRata`: a yearly number was divided by days.
 * - `carriedForward`: a number of an earlier period stands for this one's.
 * - `conflictingNumbers`: two different numbers were recorded for one place on one day, so that none is taken.
 */
export type SeriesFlag =
  | "aboveWhole" | "belowZero" | "divisionByZero" | "divisorMayBeZero" | "tooLarge" | "estimated" | "proRata" | "carriedForward" | "conflictingNumbers"

/** Where a number is from: counted from records, or told by somebody. */
export interface SeriesSource {
  /** The id of the indicator or number. */
  readonly id: string
  readonly kind: "counted" | "entered" | "estimated" | "imported"
  /** Who says so; of people that were counted, the rulebook. */
  readonly source?: string
  readonly year?: number
  readonly version?: string
}

/**
 * What is missing, and could change the result: a number, a count, the answer about some people, one number instead of
 * several that contradict each other, or units of a kind below one.
 */
export type SeriesGap =
  | { readonly missing: "number"; readonly id: string; readonly unit: string; readonly period: Period }
  | { readonly missing: "count"; readonly indicator: string; readonly count: MeasureCount; readonly unit: string; readonly period: Period }
  | { readonly missing: "people"; readonly indicator: string; readonly count: MeasureCount; readonly unit: string; readonly period: Period; readonly people: number }
  | { readonly missing: "agreement"; readonly id: string; readonly unit: string; readonly period: Period; readonly numbers: readonly number[] }
  | { readonly missing: "units"; readonly kind: UnitKind; readonly unit: string }

/** What came up while a number was worked out. */
export interface Notes {
  readonly flags: readonly SeriesFlag[]
  readonly sources: readonly SeriesSource[]
  readonly missing: readonly SeriesGap[]
}

export const noNotes: Notes = { flags: [], sources: [], missing: [] }

/** All notes of several parts, each once, in the order in which they came up. */
export const together = (notes: readonly Notes[]): Notes => {
  const some = notes.filter((one) => one !== noNotes)
  if (some.length < 2) return some[0] ?? noNotes
  return { flags: [...new Set(some.flatMap(({ flags }) => flags))], sources: eachOnce(some.flatMap(({ sources }) => sources)), missing: eachOnce(some.flatMap(({ missing }) => missing)) }
}

/** Notes are made in one place each, with their fields in one order, so that the same one is the same text. */
const eachOnce = <T>(notes: readonly T[]): readonly T[] => notes.length < 2 ? notes : [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()]
