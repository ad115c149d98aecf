/** Why a dose was judged as it was, or stands apart. A verdict carries all that apply; the names are those of CDSi. */
export type DoseReasonCode =
  | "ageTooYoung"
  | "ageTooOld"
  | "gracePeriodAge"
  | "intervalTooShort"
  | "intervalTooLong"
  | "gracePeriodInterval"
  | "allowableInterval"
  | "vaccineConflict"
  | "inadvertentVaccine"
  | "vaccineNotAllowed"
  | "vaccineAtWrongAge"
  | "wrongProduct"
  | "volumeLessThanRecommended"
  | "allowableVaccine"
  | "lotExpired"
  | "substandardDose"
  | "seriesAlreadyComplete"

/** Why a dose takes no part at all. */
export type SetAsideCode =
  | "beforeBirth"
  | "afterDeath"
  | "inTheFuture"
  | "unknownVaccine"
  | "duplicate"
  | "impossibleDate"
  /** Only its month or year is known, or whether it was given at all is not sure. */
  | "notCertain"

/** The rule that gave a reason: which part of which target dose of which series. */
export interface RuleRef {
  readonly series: string
  /** From 1, as the series counts its doses. */
  readonly targetDose: number
  readonly part: "age" | "interval" | "allowableInterval" | "preferable" | "allowable" | "inadvertent" | "conflict" | "skip" | "lot" | "season"
  /** Which of several of its kind, from 0. */
  readonly index?: number
}
