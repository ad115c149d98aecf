import type { GrowthIndicator, GrowthSex, Stature } from "./indicator.ts"

/** Days of a month as all WHO growth tables count it. */
export const daysPerMonth = 30.4375

/** The smoothed L (skewness), M (median) and S (coefficient of variation) of one sex, row by row. */
export interface LmsRows {
  /** Where the first row stands on the axis. */
  readonly first: number
  /** From row to row: 1 day, 1 month, or 0.1 cm. */
  readonly step: number
  readonly l: ArrayLike<number>
  readonly m: ArrayLike<number>
  readonly s: ArrayLike<number>
}

/**
 * One table of a growth standard (bảng chuẩn tăng trưởng): what the children of the reference population measured.
 * Plain data: the tables of `@tramyte/who-growth` and those that a pack brings have this form.
 */
export interface GrowthTable {
  /** `"who-2006/weight-for-age"`. */
  readonly id: string
  readonly indicator: GrowthIndicator
  /** By what it goes on: age in days (rows are taken as they stand), age in months or stature in cm (rows are interpolated). */
  readonly axis: "day" | "month" | "cm"
  /** How stature was measured, where the table is meant for one way only. */
  readonly stature?: Stature
  /** Ages for which it is meant, in months of 30.4375 days. */
  readonly ages: {
    readonly from: number
    /** Not at this age. */
    readonly until?: number
    /** At this age too. */
    readonly through?: number
  }
  /** Beyond 3 SD: `restricted` counts on in steps of the last SD (indicators with weight in them), `computed` by the formula as it is. */
  readonly beyond3: "restricted" | "computed"
  /** A z-score below or above is biologically implausible: it is flagged, and left out of prevalence. */
  readonly implausible: { readonly below: number; readonly above: number }
  /** Where its figures were published. */
  readonly source: string
  readonly rows: Readonly<Record<GrowthSex, LmsRows>>
}

/** Increments between two measurements (vận tốc tăng trưởng), by the length of the interval. */
export interface VelocityTable {
  /** `"who-2009/weight-velocity-2-months"`. */
  readonly id: string
  readonly measure: "weight" | "length" | "head-circumference"
  readonly unit: "g" | "cm"
  /** Length of the interval in months. */
  readonly interval: number
  readonly source: string
  readonly rows: Readonly<Record<GrowthSex, readonly VelocityRow[]>>
}

/** The increments from one age to another: z = (((increment + delta) / M)^L - 1) / (L S). */
export interface VelocityRow {
  /** Completed months at the first measurement; `from` 0 `until` 4 weeks is written 0 to 1. */
  readonly from: number
  readonly until: number
  readonly l: number
  readonly m: number
  readonly s: number
  readonly delta: number
}

/** Ages at which children reach the gross motor milestones (mốc vận động), in days by percentile. */
export interface MilestoneTable {
  readonly id: string
  readonly source: string
  readonly percentiles: readonly number[]
  readonly milestones: readonly { readonly milestone: string; readonly days: readonly number[] }[]
}

/** A standard of newborn or preterm size (chuẩn cho trẻ sơ sinh, sinh non), which is no LMS table. */
export interface NewbornStandard {
  /** `"intergrowth-21st/newborn-weight"`. */
  readonly id: string
  readonly indicator: Extract<GrowthIndicator, "weight-for-age" | "length-height-for-age" | "head-circumference-for-age" | "weight-for-length-height">
  /** `gestational-day`: size at birth by days of gestation. `postmenstrual-day`: growth after a preterm birth by days since the last menstrual period. `cm`: by length. */
  readonly axis: "gestational-day" | "postmenstrual-day" | "cm"
  /** First and last place on the axis. */
  readonly range: readonly [first: number, last: number]
  readonly source: string
  /** The z-score of a measure in kg or cm; nothing off the axis. */
  readonly z: (sex: GrowthSex, at: number, measure: number) => number | undefined
  /** The measure at a z-score, in kg or cm; nothing off the axis. */
  readonly measure: (sex: GrowthSex, at: number, z: number) => number | undefined
}

/** The tables that growth is assessed by. Of several for one indicator the first that is meant for the child is taken. */
export interface GrowthStandards {
  readonly tables: readonly GrowthTable[]
  readonly newborn?: readonly NewbornStandard[]
  readonly velocity?: readonly VelocityTable[]
  readonly milestones?: MilestoneTable
}
