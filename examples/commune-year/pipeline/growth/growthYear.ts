import type { CivilDate, RuleStatus, Text } from "@tramyte/core"
import type { GrowthDataQuality, GrowthIndicator, GrowthPrevalence, GrowthSex, NoScoreCode, SurveyStandard } from "@tramyte/core/growth"

/** How the children of a commune grow: how many do not as they should, who is to be weighed, examined, or watched. */
export interface GrowthYear {
  /** Beginning of the year whose last measurements are counted. */
  readonly since: CivilDate
  /** The rules that took part, and the least checked of them. */
  readonly sources: readonly string[]
  readonly status: RuleStatus
  /** The next day on which the station weighs: children who are due by then are listed. */
  readonly weighOn: CivilDate
  /** Under five, and 5 to 19 years: those of whom at least one was measured. */
  readonly surveys: readonly GrowthSurveyOfYear[]
  /** The next round of vitamin A. */
  readonly vitaminA: { readonly from: CivilDate; readonly through: CivilDate } | undefined
  /** In the order of `people`; children of whom nothing is to be done are not here. */
  readonly children: readonly ChildToFollow[]
  /** Children whose line is drawn: those of the lists of whom somebody should look at it. */
  readonly charted: readonly ChartedChild[]
  /** Some of them that show what a chart tells, for the page. */
  readonly examples: readonly { readonly about: ExampleOf; readonly place: number }[]
  /** Measures on record that are not believed, by what is wrong with them. */
  readonly setAside: readonly { readonly code: NoScoreCode; readonly measure: string; readonly count: number }[]
}

/** One age group of the commune as a survey of everybody. Groups by village have the place of the village as their value. */
export interface GrowthSurveyOfYear {
  readonly standard: SurveyStandard
  readonly prevalence: GrowthPrevalence
  readonly quality: GrowthDataQuality
  /** How far last digits are preferred in each village, weight and stature: the score of `digitPreference`; few measures have none. */
  readonly digits: readonly { readonly village: number; readonly weights: number; readonly weight: number | undefined; readonly stature: number | undefined }[]
}

/**
 * What is to be done about a child: `r` refer, `g` measure again, `m` malnourished, `f` its growth falters, `o` overweight or obese, `w` weighing overdue, `n` to be weighed
 * by the next weighing day, `a` and `b` a dose of vitamin A in the next round (half, whole), `u` missed the last round.
 */
export type GrowthMark = "r" | "g" | "m" | "f" | "o" | "w" | "n" | "a" | "b" | "u"

/** `i` under two years, `y` two to four, `s` five and more. */
export type GrowthAge = "i" | "y" | "s"

/** One child of the lists. */
export interface ChildToFollow {
  /** Place in `people` of the year. */
  readonly at: number
  readonly age: GrowthAge
  readonly marks: string
  /** What the child is called, and the signs that its growth falters. */
  readonly words: readonly Text[]
  readonly signs: readonly Text[]
  /** Why it is to be seen by a doctor. */
  readonly refer: readonly Text[]
  readonly last: { readonly on: CivilDate; readonly weight: number | undefined; readonly stature: number | undefined } | undefined
  /** When it is to be weighed next. */
  readonly weighing: { readonly due: CivilDate; readonly every: Text } | undefined
  /** International units of vitamin A in the next round. */
  readonly vitaminA: number | undefined
  readonly status: RuleStatus
}

/** What an example shows. */
export type ExampleOf = "faltering" | "preterm" | "malnourished" | "obese"

/** A child with its measurements. */
export interface ChartedChild {
  readonly at: number
  readonly sex: GrowthSex
  readonly gestationDays: number | undefined
  readonly visits: readonly ChartedVisit[]
}

/** What one day says of a child. */
export interface ChartedVisit {
  readonly on: CivilDate
  readonly ageDays: number
  readonly correctedAgeDays?: number
  /** kg */
  readonly weight?: number
  /** cm, as it went into the tables. */
  readonly stature?: number
  readonly bmi?: number
  readonly z: Readonly<Partial<Record<GrowthIndicator, number>>>
  /** The one word of a register. */
  readonly word?: Text
  /** Measures that are not believed: kg or cm. */
  readonly flagged: readonly { readonly measure: "weight" | "stature"; readonly value: number; readonly why: Text }[]
}
