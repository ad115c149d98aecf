import type { DerivedFact, FactEngine } from "../derivedFacts/engine.ts"
import { civilDate, epochDay } from "../time/index.ts"
import { assess, type GrowthAssessment, type GrowthOptions } from "./assessGrowth.ts"
import { growthRules, standardsUnder } from "./growthRules.ts"
import { daysPerMonth } from "./growthTable.ts"
import type { MilestoneAssessment } from "./milestones/assessMilestones.ts"
import type { SupplementStanding } from "./supplements/supplementDue.ts"
import type { NextWeighing } from "./trend/nextWeighing.ts"
import type { SignVerdict } from "./trend/signsOf.ts"
import { smoccCorrelation } from "./trend/smoccCorrelation.ts"
import type { GrowthClass, GrowthVisit } from "./visit.ts"

/** Codes of the facts that the engine writes. */
export const growthCodes = [
  "growth-score", "growth-class", "growth-class-implausible", "growth-visit", "growth-sign", "growth-measure-again", "growth-set-aside", "weighing-due", "weighing-overdue", "supplement-due", "milestone-watch", "milestone-refer"
] as const

/** One of the codes that the engine writes. */
export type GrowthCode = (typeof growthCodes)[number]

/**
 * Writes how children grow as `assessment` facts, so that rules, indicators and SQL need to know nothing of z-scores.
 *
 * `growth-visit`: a day of measures (`value`: age in completed months of 30.4375 days; qualifier `measures`). `growth-score`: `value` is the z-score,
 * with `indicator`, `table`, and `flag` where it is implausible. `growth-class`: what the child is called on that day, `class` and `criterion`; `growth-class-implausible`, where that rests on an implausible score.
 * `growth-sign`: a sign seen at the last visit. `growth-measure-again`: an implausible score at the last visit, with its `indicator`: a slip, or a child in danger. `growth-set-aside`: a measure that was not used. `weighing-due` from its day on,
 * `weighing-overdue` once it has passed; `supplement-due`; `milestone-watch`, `milestone-refer`.
 *
 * @example
 * ```ts
 * import { deriveFacts } from "@tramyte/core"
 * import { growthEngine } from "@tramyte/core/growth"
 * import { loadGrowth } from "@tramyte/pack-vn/growth"
 * import { whoGrowth } from "@tramyte/who-growth"
 *
 * const { record } = deriveFacts(loadGrowth("cam-giang", "2026-07-15"), {
 *   person: { id: "c1", sex: "female", birthDate: "2025-06-01" },
 *   facts: [{ id: "w1", kind: "observation", code: ["weight"], value: 7, unit: "kg", start: "2026-07-06", recorded: "2026-07-06" }]
 * }, [growthEngine({ standards: whoGrowth })])
 * record.facts.find(({ code }) => code?.includes("growth-score"))?.value // => -2.29
 * ```
 */
export const growthEngine = ({ standards, correlation = smoccCorrelation }: Pick<GrowthOptions, "standards" | "correlation">): FactEngine => ({
  id: "tramyte/growth",
  version: "1.0.0",
  codes: growthCodes,
  reads: ["observation", "procedure", "condition"],
  completeWith: ["observation"],
  derive: (rules, view, asOf) => {
    const law = growthRules(rules)
    return factsOf(assess(view, epochDay(asOf), { rules, law, standards: standardsUnder(law, standards), correlation }))
  }
})

const factsOf = (assessment: GrowthAssessment): readonly DerivedFact[] => {
  const { visits, classes, measureAgain, signs, setAside, nextWeighing, supplements, milestones } = assessment
  const last = visits.at(-1)
  return [
    // What several classes are called together is told of the last visit as the child stands now.
    ...visits.flatMap((visit) => visitFacts(visit, visit === last ? [...visit.classes.filter(({ of }) => of !== undefined), ...classes.filter(({ of }) => of === undefined)] : visit.classes)),
    ...signs.flatMap(signFact),
    ...measureAgain.map((indicator): DerivedFact => ({ code: ["growth-measure-again"], key: indicator, start: last!.on, qualifiers: { indicator: [indicator] } })),
    ...setAside.map(({ fact, measure, code }): DerivedFact => ({ code: ["growth-set-aside"], key: `${fact}/${measure}/${code}`, qualifiers: { reason: [code], measure: [measure] }, links: { observation: fact } })),
    ...(nextWeighing === undefined ? [] : weighingFacts(nextWeighing)),
    ...supplements.flatMap(supplementFacts),
    ...(milestones === undefined ? [] : milestoneFacts(milestones))
  ]
}

const visitFacts = ({ on, ageDays, measurement, scores }: GrowthVisit, classes: readonly GrowthClass[]): readonly DerivedFact[] => [
  {
    code: ["growth-visit"], key: on, start: on, ...(Number.isNaN(ageDays) ? {} : { value: Math.floor(ageDays / daysPerMonth) }),
    qualifiers: { measures: measures.filter((measure) => measurement[measure] !== undefined) }
  },
  ...scores.map(({ indicator, z, implausible, table }): DerivedFact => ({
    code: ["growth-score"], key: `${indicator}/${on}`, start: on, value: z, qualifiers: { indicator: [indicator], table: [table], ...(implausible ? { flag: ["implausible"] } : {}) }
  })),
  ...classes.map(({ code, of = "finding", rule, implausible }): DerivedFact => ({ code: [implausible === true ? "growth-class-implausible" : "growth-class"], key: `${code}/${of}/${on}/${rule}`, start: on, qualifiers: { class: [code], criterion: [of] } }))
]

const measures = ["weight", "lengthHeight", "headCircumference", "armCircumference", "tricepsSkinfold", "subscapularSkinfold", "oedema"] as const

/** A sign that cannot be told may be there: what asks for it is then unknown, not no. */
const signFact = ({ code, verdict, rule }: SignVerdict): readonly DerivedFact[] => verdict === "no" ? []
  : [{ code: ["growth-sign"], key: `${code}/${rule}`, ...(verdict === "unknown" ? { status: "preliminary" as const } : {}), qualifiers: { sign: [code] } }]

const weighingFacts = ({ due, status }: NextWeighing): readonly DerivedFact[] => [
  { code: ["weighing-due"], start: due, end: "ongoing" },
  ...(status === "overdue" ? [{ code: ["weighing-overdue"], start: civilDate(epochDay(due) + 1), end: "ongoing" as const }] : [])
]

const supplementFacts = ({ rule, next, atRisk }: SupplementStanding): readonly DerivedFact[] => [
  ...(next === undefined ? [] : [{ code: ["supplement-due"], key: `${rule}/round`, start: next.day, end: "ongoing" as const, value: next.amount, unit: next.unit, qualifiers: { supplement: [rule], reason: ["round"] } }]),
  ...(atRisk?.next === undefined ? [] : [{ code: ["supplement-due"], key: `${rule}/at-risk`, start: atRisk.next.day, end: "ongoing" as const, value: atRisk.next.amount, unit: atRisk.next.unit, qualifiers: { supplement: [rule], reason: ["at-risk"] } }])
]

const milestoneFacts = ({ milestones }: MilestoneAssessment): readonly DerivedFact[] => milestones.flatMap(({ milestone, verdict, neverAlone }) => (verdict !== "watch" && verdict !== "refer") || neverAlone ? []
  : [{ code: [verdict === "watch" ? "milestone-watch" : "milestone-refer"], key: milestone, qualifiers: { milestone: [milestone] } }])
