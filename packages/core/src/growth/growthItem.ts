import type { Text } from "../language/text.ts"
import type { DatedItem } from "../rules/dated.ts"
import type { ParameterRef } from "../rules/predicate.ts"
import type { Duration } from "../time/index.ts"
import type { GrowthTable } from "./growthTable.ts"
import type { GrowthIndicator } from "./indicator.ts"
import type { Measure } from "./measurement.ts"

/**
 * What a pack lays down about growth: an item says one thing, in one of the fields, with its source and its time. A more local
 * pack replaces an item by `overrides`.
 */
export interface GrowthItem extends DatedItem {
  /** What a z-score or a measure is called. */
  readonly classification?: Classification
  /** What several classes together are called. */
  readonly finding?: Finding
  /** A sign that a child does not grow as it should. */
  readonly sign?: GrowthSign
  /** When a child is weighed next. Of several items in force the last one, the most local, is asked first. */
  readonly weighing?: readonly WeighingRule[]
  /** Doses that are given to all children in rounds. */
  readonly supplement?: Supplement
  /** What is said about gross motor milestones. */
  readonly milestones?: MilestoneRules
  /** Which measures are not believed. */
  readonly plausibility?: Plausibility
  /** How children who were born too early are assessed. */
  readonly preterm?: PretermRules
  /** How long a class holds where its criterion was not measured again. Nothing said: for its own visit only. */
  readonly classesHold?: Duration
  /** A table that stands in front of those of the standards. */
  readonly table?: GrowthTable
}

/** What an item may say. */
export const growthFields = ["classification", "finding", "sign", "weighing", "supplement", "milestones", "plausibility", "preterm", "classesHold", "table"] as const

/** A number, or a parameter that a station may set. */
export type Cutoff = number | ParameterRef

/** What a z-score, an arm circumference (cm) or oedema is called at some ages (phân loại). */
export interface Classification {
  readonly of: GrowthIndicator | "armCircumference" | "oedema"
  readonly ages: AgesInMonths
  /** The first that fits is the class; the last one fits whatever is left, if it has no cut-off. */
  readonly bands: readonly Band[]
}

/** Ages in months of 30.4375 days: from, and before. */
export interface AgesInMonths {
  readonly from: number
  readonly until: number
}

/** One class: what lies below the one cut-off and above the other, as far as they are given. Oedema fits a band without cut-offs. */
export interface Band {
  readonly code: string
  readonly label: Text
  /** Fits below this, the cut-off itself not. */
  readonly below?: Cutoff
  /** Fits above this, the cut-off itself not. */
  readonly above?: Cutoff
}

/** What several classes together are called: acute malnutrition by any criterion, stunted and wasted, the one word of a register. */
export interface Finding {
  /** The first that fits is the finding; none, where none fits. */
  readonly grades: readonly FindingGrade[]
}

/** Holds if of each list at least one code is among the child's classes, signs and findings of earlier items. */
export interface FindingGrade {
  readonly code: string
  readonly label: Text
  readonly all: readonly (readonly string[])[]
}

/** A sign that a child does not grow as it should (dấu hiệu chậm tăng trưởng). */
export interface GrowthSign {
  readonly code: string
  readonly label: Text
  /** Looked for at these ages only: newborns lose weight as a rule, and older children may gain nothing in a month. */
  readonly ages?: AgesInMonths
  readonly when: SignRule
}

/** How a sign is seen in the line of a child. */
export type SignRule =
  /** Weighs less than the time before, by more than the scale may err (kg). */
  | { readonly sign: "weightLoss"; readonly moreThan: number }
  /** Lost more than this share of the birth weight in the first days of life. */
  | { readonly sign: "newbornLoss"; readonly moreThanPercent: number; readonly withinDays: number }
  /** Gained nothing over so many visits in a row, which lie at least so far apart. */
  | { readonly sign: "flatLine"; readonly visits: number; readonly apart: Duration }
  /** Fell through at least so many centile spaces; how many depends on the centile at birth (or at first sight). */
  | { readonly sign: "centileFall"; readonly indicator: GrowthIndicator; readonly spaces: readonly { readonly fromCentileBelow?: number; readonly spaces: number }[]; readonly spaceInZ: number }
  /** Lies below a centile now. */
  | { readonly sign: "lowCentile"; readonly indicator: GrowthIndicator; readonly below: number }
  /** Gained so little between two visits that few children gain less, so many times in a row (WHO velocity standards). */
  | { readonly sign: "lowIncrement"; readonly measure: "weight" | "length" | "head-circumference"; readonly belowZ: number; readonly times: number }
  /** Gained less than was to be expected from where the child stood before (conditional gain). */
  | { readonly sign: "lowConditionalGain"; readonly indicator: GrowthIndicator; readonly belowZ: number }

/** The first rule that fits the child's age and state says how long after the last weighing the next one is. */
export interface WeighingRule {
  readonly from?: Duration
  readonly until?: Duration
  /** Fits only a child with one of these classes, findings or signs, or `measure-again`: a score at the last visit is implausible. */
  readonly state?: readonly string[]
  readonly every: Duration
}

/** Doses that are given to all children of some ages in rounds of a year: vitamin A (đợt bổ sung vitamin A). */
export interface Supplement {
  /** Codes of the procedures by which a record tells a dose. */
  readonly codes: readonly string[]
  readonly rounds: readonly RoundOfYear[]
  readonly doses: readonly SupplementDose[]
  /** Not if the last dose is not so long ago. */
  readonly notWithin: Duration
  /** Children with one of these conditions or findings get a dose outside the rounds. */
  readonly atRisk?: { readonly codes: readonly string[]; readonly doses: readonly SupplementDose[]; readonly notWithin: Duration }
}

/** Some days of a month, every year. */
export interface RoundOfYear {
  readonly month: number
  /** First and last day of the month. */
  readonly from: number
  readonly through: number
}

/** How much a child of that age gets: `from` reached, `until` not yet. */
export interface SupplementDose {
  readonly from: Duration
  readonly until: Duration
  readonly amount: number
  /** UCUM: `"[iU]"` */
  readonly unit: string
}

/** What is said about a milestone that a child has not reached. */
export interface MilestoneRules {
  /** From the age at which so many percent of children have reached it: watch (theo dõi). */
  readonly watchFrom: number
  /** From that age: refer (chuyển khám). */
  readonly referFrom: number
  /** Reached before that age: look at the entry again. */
  readonly checkBefore: number
  /** Some healthy children never do these: never a reason alone. */
  readonly neverAlone: readonly string[]
  /** From this age in months of 30.4375 days nobody asks any more for what nobody looked for; what was seen not to be reached still counts. */
  readonly askUntil?: number
}

/** How children who were born too early (trẻ sinh non) are assessed. */
export interface PretermRules {
  /** Born too early: before so many completed weeks of gestation. */
  readonly bornBefore: Duration
  /** Until this age since the last menstrual period standards of preterm growth are taken, where there are any; afterwards the age is corrected. */
  readonly pretermStandardUntil: Duration
  /** Until this age, chronological, the age is corrected. */
  readonly correctUntil: Duration
}

/** Which measures are not believed (số đo vô lý). */
export interface Plausibility {
  readonly measure: Measure
  /** Never below or above, at ages in months of 30.4375 days. */
  readonly range?: { readonly from: number; readonly through: number; readonly ages?: AgesInMonths }
  /** Less than at an earlier visit by more than this cannot be: children do not shrink. */
  readonly shrinksAtMost?: number
  /** A z-score farther from both neighbours than this, on the same side, is a slip. */
  readonly jumpInZ?: number
}
