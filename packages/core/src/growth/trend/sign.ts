import type { Text } from "../../language/text.ts"
import type { Verdict } from "../../logic/verdict.ts"
import type { SignRule } from "../growthItem.ts"
import type { GrowthStandards } from "../growthTable.ts"
import type { GrowthSex } from "../indicator.ts"
import type { GrowthVisit } from "../visit.ts"
import type { Correlation } from "./conditionalGain.ts"
import type { Increment } from "./increments.ts"
import type { LinePoint } from "./line.ts"

/** Why a sign is there, is not, or cannot be told. */
export type SignReasonCode =
  | "lostWeight" | "lostOfBirthWeight" | "gainedNothing" | "fellThroughCentiles" | "belowCentile" | "gainedLittle" | "gainedLessThanExpected"
  /** Looked for, and not there. */
  | "notSeen"
  /** Looked for at other ages only. */
  | "otherAge"
  /** Nothing was measured that tells it, or nothing that can be believed. */
  | "notMeasured"
  /** One measure tells no change. */
  | "tooFewMeasures"
  | "birthWeightUnknown"
  /** The measures lie too near to each other, or at no distance for which there are standards. */
  | "intervalNotAssessable"
  /** The velocity standards are for other ages. */
  | "beyondAges"
  | "sexUnknown"
  /** The sign is looked for at some ages only, and the birth is not known to the day. */
  | "ageUnknown"
  /** Nobody said how closely z-scores at those ages go together. */
  | "noCorrelation"

/** What a verdict rests on. */
export interface SignEvidence {
  /** The measures, oldest first: kg or cm, z-scores, days and facts. */
  readonly points: readonly LinePoint[]
  /** Days from the first of them to the last. */
  readonly days?: number
  /** kg or cm from the first of them to the last; negative: lost. */
  readonly gain?: number
  /** Lost of the birth weight, in percent. */
  readonly percent?: number
  readonly zChange?: number
  /** z per month of 30.4375 days. */
  readonly zChangePerMonth?: number
  /** Centile spaces fallen through; negative: risen. */
  readonly spaces?: number
  /** How many make the sign, by the centile of the first point. */
  readonly spacesNeeded?: number
  /** What a fall was counted from. */
  readonly reference?: "birthWeight" | "firstVisit"
  readonly percentile?: number
  /** Where children stand on the average who stood where this one did before. */
  readonly expectedZ?: number
  /** z-score of the gain, given where the child stood before. */
  readonly conditionalZ?: number
  /** The newest first. */
  readonly increments?: readonly Increment[]
}

/** Whether a sign is there, by which rule, and why. */
export interface SignVerdict {
  readonly code: string
  readonly label: Text
  /** Id of the item of the pack. */
  readonly rule: string
  readonly sign: SignRule["sign"]
  readonly verdict: Verdict
  readonly reason: SignReasonCode
  readonly evidence: SignEvidence
}

/** What one rule finds. */
export type SignFinding = Pick<SignVerdict, "verdict" | "reason" | "evidence">

/** What is known of a child beside the visits. */
export interface SignOptions {
  readonly standards: GrowthStandards
  /** How closely z-scores at two ages go together; without it conditional gain is unknown. */
  readonly correlation?: Correlation | undefined
  /**
   * Weight at birth in kg. `z`: by the standard that fits the child (a preterm baby is compared with newborns of its own gestational
   * age); otherwise a baby born at term is compared with WHO's newborns.
   */
  readonly birthWeight?: { readonly kg: number; readonly z?: number; readonly fact?: string } | undefined
}

/** What a rule looks at. */
export interface SignContext extends SignOptions {
  readonly visits: readonly GrowthVisit[]
  readonly sex: GrowthSex | undefined
  /** Weights that can be believed, the one at birth first if it is known. */
  readonly weights: readonly LinePoint[]
}

/** What cannot be told, and why. */
export const untold = (reason: SignReasonCode, points: readonly LinePoint[] = []): SignFinding => ({ verdict: "unknown", reason, evidence: { points } })

/** What one measure, or none, tells of a change. */
export const untoldBy = (points: readonly LinePoint[]): SignFinding => untold(points.length === 0 ? "notMeasured" : "tooFewMeasures", points)
