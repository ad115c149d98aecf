import type { CivilDate, EpochDay } from "../time/index.ts"
import type { Text } from "../language/text.ts"
import type { SuspectedSlip } from "./trend/suspectedSlip.ts"
import type { GrowthIndicator } from "./indicator.ts"
import type { GrowthScore, Measure, Measurement, NoScoreCode, NoScore, StatureUsed } from "./measurement.ts"

/** What a child is called by one criterion, or by several together. */
export interface GrowthClass {
  readonly code: string
  readonly label: Text
  /** Which criterion: an indicator, the arm circumference, oedema; a finding has none of its own. */
  readonly of?: GrowthIndicator | "armCircumference" | "oedema"
  /** Id of the item of the pack that says so. */
  readonly rule: string
  /** It rests on an implausible score (a slip, or a child in danger), or on a weight beside an oedema that nobody understood. Nobody is counted by it before somebody has measured again. */
  readonly implausible?: true
  /** Of what a child is called now: the day on which the criterion was measured last. */
  readonly on?: CivilDate
}

/** A measure that was not used, and why; it stays in the record. */
export interface SetAsideMeasure {
  /** Id of the fact. */
  readonly fact: string
  readonly measure: Measure | "oedema" | "gestation"
  readonly code: NoScoreCode
  /** The day on which it was measured, where that is known. */
  readonly on?: CivilDate
  /** What it was, as recorded. */
  readonly value?: number | string | boolean
  readonly unit?: string
  /** Which slip of the pen would explain it: a question to whoever measured, never a correction. */
  readonly suspected?: SuspectedSlip
}

/** What was measured on one day, and what it says: a point of the child's line. */
export interface GrowthVisit {
  readonly on: CivilDate
  readonly day: EpochDay
  /** Chronological age. */
  readonly ageDays: number
  /** Age counted from the day on which the child should have been born, where it was born too early and is still so assessed. */
  readonly correctedAgeDays?: number
  /** As it went into the tables; measures that were set aside are not in it. */
  readonly measurement: Measurement
  /** Ids of the facts, by measure. */
  readonly facts: Readonly<Partial<Record<Measure | "oedema", string>>>
  readonly stature?: StatureUsed
  readonly bmi?: number
  readonly scores: readonly GrowthScore[]
  readonly notScored: readonly NoScore[]
  readonly classes: readonly GrowthClass[]
  readonly setAside: readonly SetAsideMeasure[]
}
