import type { GrowthIndicator, GrowthSex, Stature } from "./indicator.ts"

/** The measures of one child on one day (số đo nhân trắc). */
export interface Measurement {
  readonly sex?: GrowthSex | undefined
  /** Age in days, or `ageMonths`: one of them. A fraction is rounded where a table goes by days. */
  readonly ageDays?: number | undefined
  /** Age in months of 30.4375 days, not rounded. */
  readonly ageMonths?: number | undefined
  /** kg */
  readonly weight?: number | undefined
  /** Recumbent length or standing height, cm. */
  readonly lengthHeight?: number | undefined
  /** How it was measured; not said: as is usual for the age. */
  readonly measured?: Stature | undefined
  /** cm */
  readonly headCircumference?: number | undefined
  /** Mid-upper arm circumference (MUAC, vòng cánh tay), cm. */
  readonly armCircumference?: number | undefined
  /** mm */
  readonly tricepsSkinfold?: number | undefined
  /** mm */
  readonly subscapularSkinfold?: number | undefined
  /** Bilateral pitting oedema (phù hai bên): weight then tells nothing of growth. */
  readonly oedema?: boolean | undefined
}

/** What a measurement carries. */
export type Measure = "weight" | "lengthHeight" | "headCircumference" | "armCircumference" | "tricepsSkinfold" | "subscapularSkinfold"

/** Why an indicator has no z-score, or a measure was not used. */
export const noScoreCodes = [
  "notMeasured", "sexUnknown", "ageUnknown", "ageNegative", "afterDeath", "ageOutOfRange", "notNumber", "notUnderstood", "measureNotPositive", "statureOutOfRange", "oedema", "standingBaby", "noTable",
  "beyondLimits", "unitUnknown", "birthUnknown", "notCertain", "repeated", "implausibleChange"
] as const

/** Why an indicator has no z-score, or a measure was not used. */
export type NoScoreCode = (typeof noScoreCodes)[number]

/** One z-score. */
export interface GrowthScore {
  readonly indicator: GrowthIndicator
  /** Rounded to two decimals, as WHO gives it; flags and cut-offs go by the rounded one. */
  readonly z: number
  /** The share of the reference population below it, in percent, of the unrounded z-score. */
  readonly percentile: number
  /** Biologically implausible by WHO's limits: probably a slip of the scale, the pen or the birth date. */
  readonly implausible: boolean
  /** Id of the table. */
  readonly table: string
}

/** An indicator without a z-score, and why. */
export interface NoScore {
  readonly indicator: GrowthIndicator
  readonly code: NoScoreCode
}

/** Length or height as it went into the tables. */
export interface StatureUsed {
  /** cm, corrected. */
  readonly used: number
  /** What was added: 0.7 cm where a child under 2 years stood, -0.7 cm where an older one lay. */
  readonly correction: number
  /** How it was measured; undefined: nobody said, or it could not be so, and the usual way for the age was assumed. */
  readonly measured: Stature | undefined
  /** Said to stand before 9 months of age: not believed. */
  readonly standingBaby: boolean
}

/** All z-scores of one measurement. */
export interface GrowthScores {
  readonly ageDays: number | undefined
  readonly ageMonths: number | undefined
  readonly stature: StatureUsed | undefined
  /** kg/m², of the corrected stature. */
  readonly bmi: number | undefined
  readonly scores: readonly GrowthScore[]
  readonly notScored: readonly NoScore[]
}
