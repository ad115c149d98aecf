import type { RecordView } from "../citizen/readRecord.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { type Answer, type AskOptions, contextFor, sourcesOfItems, type Subject, viewOf } from "../rules/answer.ts"
import { type MissingFact, needsBirth, needsSex } from "../rules/missingFacts.ts"
import { civilDate, type EpochDay } from "../time/index.ts"
import { findingsOf } from "./classify.ts"
import { type GrowthRules, growthRules, standardsUnder } from "./growthRules.ts"
import type { GrowthStandards } from "./growthTable.ts"
import type { GrowthIndicator } from "./indicator.ts"
import type { GrowthScore } from "./measurement.ts"
import { isOneDay } from "./measuresOfRecord.ts"
import { assessMilestones, type MilestoneAssessment } from "./milestones/assessMilestones.ts"
import { milestonesOfRecord } from "./milestonesOfRecord.ts"
import { type SupplementStanding, supplementDue } from "./supplements/supplementDue.ts"
import type { Correlation } from "./trend/conditionalGain.ts"
import { type Increment, increments } from "./trend/increments.ts"
import { type NextWeighing, nextWeighing } from "./trend/nextWeighing.ts"
import { signsOf, type SignVerdict } from "./trend/signsOf.ts"
import { smoccCorrelation } from "./trend/smoccCorrelation.ts"
import type { GrowthClass, GrowthVisit, SetAsideMeasure } from "./visit.ts"
import { checkStandards } from "./standardsIndex.ts"
import { standingNow } from "./standingNow.ts"
import { type RecordedGrowth, visitsOfRecord } from "./visitsOfRecord.ts"

/** By which tables growth is assessed, and when the facts are read. */
export interface GrowthOptions extends AskOptions {
  /** `whoGrowth` of `@tramyte/who-growth`, or others; tables of packs stand in front of them. */
  readonly standards: GrowthStandards
  /** How z-scores at two ages go together, for conditional gain. Default: `smoccCorrelation`, weight and length in the first two years. */
  readonly correlation?: Correlation
}

/** Size at birth among newborns of the same gestation. */
export interface BirthSize {
  readonly gestationDays: number
  readonly scores: readonly GrowthScore[]
}

/** How one child grows. */
export interface GrowthAssessment extends Omit<Answer, "why"> {
  /** What was measured, the earliest first. */
  readonly visits: readonly GrowthVisit[]
  /** What the child is called now: by each criterion as it was measured last, by several together, and with the signs in them. */
  readonly classes: readonly GrowthClass[]
  /** Indicators whose last score is implausible: a slip, or a child in danger (cân đo lại). */
  readonly measureAgain: readonly GrowthIndicator[]
  /** Signs that the child does not grow as it should: seen, not seen, or not to be told. */
  readonly signs: readonly SignVerdict[]
  /** What was gained between visits, against the velocity standards. */
  readonly increments: readonly Increment[]
  /** Days of gestation, and size at birth among newborns of the same gestation. */
  readonly birth?: BirthSize
  readonly milestones?: MilestoneAssessment
  /** When the child is to be weighed next. */
  readonly nextWeighing?: NextWeighing
  /** Doses given to all children of an age in rounds: vitamin A. */
  readonly supplements: readonly SupplementStanding[]
  /** Measures that were not used, with the reason. */
  readonly setAside: readonly SetAsideMeasure[]
  /** The tables that were used, and where they were published. */
  readonly tables: readonly { readonly id: string; readonly source: string }[]
}

/**
 * Says how a child grows (đánh giá tăng trưởng): every measure against the standards, what it is called, whether the line
 * falters, and what comes next.
 *
 * Each measure is judged on its own day; the law (classes, signs, intervals) is that of the rules' day. Measures are facts of kind
 * `observation` with the codes `weight`, `height` or `length`, `head-circumference`, `muac`, `triceps-skinfold`,
 * `subscapular-skinfold` and a UCUM unit, `oedema` with true or false, and `gestational-age-at-birth`. What cannot be
 * used is set aside with its reason, and the rest goes on.
 *
 * @param rules the rules in force, with what packs say about growth
 * @param subjects one person or a list, in any form
 * @throws CitizenError when the data cannot be read; GrowthError `TRAMYTE_GROWTH_STANDARDS` where no tables are given
 * @example
 * ```ts
 * import { assessGrowth } from "@tramyte/core/growth"
 * import { loadGrowth } from "@tramyte/pack-vn/growth"
 * import { whoGrowth } from "@tramyte/who-growth"
 *
 * const measured = (day: string, code: string, value: number, unit: string) =>
 *   ({ id: `${code}-${day}`, kind: "observation", code: [code], value, unit, start: day, recorded: day })
 * const girl = assessGrowth(loadGrowth("cam-giang", "2026-07-15"), {
 *   person: { id: "c1", sex: "female", birthDate: "2025-06-01" },
 *   facts: [measured("2026-05-10", "weight", 7.2, "kg"), measured("2026-07-06", "weight", 7000, "g"), measured("2026-07-06", "length", 72, "cm")]
 * }, { standards: whoGrowth })
 * girl.visits.at(-1)?.scores.map(({ indicator, z }) => `${indicator} ${z}`) // => ["length-height-for-age -1.28", "weight-for-age -2.29", "weight-for-length-height -2.32", "bmi-for-age -2.17"]
 * girl.classes.map(({ code }) => code).includes("underweight") // => true
 * girl.signs.filter(({ verdict }) => verdict === "yes").map(({ code }) => code).includes("weight-loss") // => true
 * ```
 */
export function assessGrowth(rules: RulesInForce, subjects: readonly Subject[], options: GrowthOptions): readonly GrowthAssessment[]
export function assessGrowth(rules: RulesInForce, subject: Subject, options: GrowthOptions): GrowthAssessment
export function assessGrowth(rules: RulesInForce, subject: Subject | readonly Subject[], options: GrowthOptions): GrowthAssessment | readonly GrowthAssessment[] {
  checkStandards(options?.standards)
  const law = growthRules(rules)
  const standards = standardsUnder(law, options.standards)
  const { on } = contextFor(rules, options)
  const ask = (one: Subject): GrowthAssessment => assess(viewOf(one, rules, options), on, { rules, law, standards, correlation: options.correlation ?? smoccCorrelation })
  return Array.isArray(subject) ? subject.map(ask) : ask(subject as Subject)
}

/** What growth is assessed under. */
export interface GrowthLaw {
  readonly rules: RulesInForce
  readonly law: GrowthRules
  readonly standards: GrowthStandards
  readonly correlation: Correlation
}

/** Assesses a record that was read. */
export const assess = (view: RecordView, on: EpochDay, under: GrowthLaw): GrowthAssessment => {
  const { law, standards, correlation } = under
  const recorded = visitsOfRecord(view, on, law, standards)
  const { visits, birth, gestationDays } = recorded
  // Children born too early lose more in their first days, and longer.
  const looked = recorded.preterm === undefined ? law.signs : law.signs.filter(({ is }) => is.when.sign !== "newbornLoss")
  const signs = signsOf(looked, visits, { standards, correlation })
  const { criteria, measureAgain } = standingNow(visits, law)
  const seen = signs.filter(({ verdict }) => verdict === "yes").map(({ code }) => code)
  const classes = [...criteria, ...findingsOf(law, criteria, seen)]
  const codes = [...classes.map(({ code }) => code), ...seen, ...(measureAgain.length > 0 ? ["measure-again"] : []), ...conditionsOn(view, on)]
  const living = birth !== undefined && birth <= on && (view.death === undefined || view.death.hi > on)
  const next = living ? nextWeighing(law.weighing, { birth, lastWeighed: visits.findLast(({ measurement }) => measurement.weight !== undefined)?.day, on, codes }) : undefined
  const supplements = living ? law.supplements.map((one) => supplementDue(one, { birth, given: givenDoses(view, one.is.codes), on, codes })) : []
  const bornEarlyBy = recorded.preterm?.bornEarlyBy ?? 0
  const milestones = standards.milestones === undefined || law.milestones === undefined || !living ? undefined
    : assessMilestones(standards.milestones, law.milestones, milestonesOfRecord(view, standards.milestones, birth, on, bornEarlyBy), on - birth - bornEarlyBy)
  return {
    ...answered(view, on, recorded, under, [...classes.map(({ rule }) => rule), ...signs.map(({ rule }) => rule), ...(next === undefined ? [] : [next.rule]), ...supplements.map(({ rule }) => rule), ...(milestones === undefined ? [] : [milestones.rule])]),
    visits,
    classes,
    measureAgain,
    signs,
    increments: increments(visits, standards),
    ...(gestationDays === undefined ? {} : { birth: { gestationDays, scores: recorded.birthScores } }),
    ...(milestones === undefined ? {} : { milestones }),
    ...(next === undefined ? {} : { nextWeighing: next }),
    supplements,
    setAside: recorded.setAside,
    tables: tablesUsed(visits, standards)
  }
}

type Answered = Pick<GrowthAssessment, "subject" | "on" | "asOf" | "rulebook" | "certainty" | "missing" | "sources" | "status">

/** What every answer says besides; `used` are the ids of the items that spoke. */
const answered = (view: RecordView, on: EpochDay, { birth, sex, visits }: RecordedGrowth, { rules }: GrowthLaw, used: readonly string[]): Answered => {
  const listed = view.complete.get("observation")
  const { question } = rules.scope.factKind("observation")
  const items = rules.once("growth items", () => new Map(rules.growth.map((item) => [item.id, item])))
  const missing: readonly MissingFact[] = [
    ...(birth === undefined ? needsBirth : []), ...(sex === undefined ? needsSex : []),
    ...(listed !== undefined && listed + rules.scope.freshness("observation") >= on ? [] : [{ fact: "observation", question }])
  ]
  return {
    subject: view.subject, on: rules.on, asOf: civilDate(on), rulebook: rules.rulebook,
    certainty: visits.every(({ scores }) => scores.length === 0) ? "unknown" : missing.length > 0 ? "provisional" : "sure",
    missing, ...sourcesOfItems([...new Set(used)].map((id) => items.get(id)!), rules)
  }
}

const tablesUsed = (visits: readonly GrowthVisit[], { tables, newborn = [] }: GrowthStandards): GrowthAssessment["tables"] => {
  const used = new Set(visits.flatMap(({ scores }) => scores.map(({ table }) => table)))
  return [...tables, ...newborn].filter(({ id }) => used.has(id)).map(({ id, source }) => ({ id, source }))
}

/** What the child surely has on the day, for supplements of children at risk. */
const conditionsOn = (view: RecordView, on: EpochDay): readonly string[] =>
  (view.facts.get("condition") ?? []).flatMap(({ fact: { code = [], status = "final" }, startHi, endLo }) => status === "final" && startHi <= on && endLo > on ? code : [])

/** The days of doses on record. */
const givenDoses = (view: RecordView, codes: readonly string[]): readonly { readonly day: EpochDay }[] => (view.facts.get("procedure") ?? []).filter(isOneDay)
  .flatMap(({ fact: { code = [], status = "final" }, startLo }) => status === "final" && code.some((one) => codes.includes(one)) ? [{ day: startLo }] : [])
