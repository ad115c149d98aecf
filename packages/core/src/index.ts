/**
 * The door for apps: a person and a day in, groups, due dates and indicators out, each with its reason and source.
 * Packs are written through `@tramyte/core/pack`; data from outside is checked through `@tramyte/core/schema`.
 */
export type { Lang, Text } from "./language/text.ts"
export * from "./logic/verdict.ts"
export * from "./time/index.ts"

// People and what is known of them
export * from "./citizen/errors.ts"
export * from "./citizen/fact.ts"
export { type FactKindDefinition, factKinds } from "./citizen/factKinds.ts"
export * from "./citizen/profile.ts"
export { type FactView, readRecord, type ReadOptions, type RecordView } from "./citizen/readRecord.ts"
export * from "./citizen/record.ts"

// The law of a day
export type { ComposeOptions } from "./pack/checkNeeds.ts"
export { composePacks, type Rulebook } from "./pack/composePacks.ts"
export * from "./pack/diffRules.ts"
export type { PackWarning, PackWarningCode } from "./pack/checkLaw.ts"
export { PackError, type PackProblem, type PackProblemCode, RulesError } from "./pack/errors.ts"
export type * from "./pack/pack.ts"
export type { IdsOf, TypedPack } from "./pack/typedPack.ts"
export type { RulesInForce } from "./pack/rulesInForce.ts"

// Answers
export type { Answer, AskOptions, Source, Subject } from "./rules/answer.ts"
export type { ActKey, Citation, CiteRef, DatedItem, RuleStatus, SupersededAct } from "./rules/dated.ts"
export { explain, type ExplainOptions } from "./rules/explain.ts"
export type * from "./rules/predicate.ts"
export type { AnswerChange } from "./rules/answerChanges.ts"
export { type Ask, type Change, whatIf, type WhatIf } from "./rules/whatIf.ts"
export { type PossibleChange, type PossibleOutcome, whatWouldChange } from "./rules/whatWouldChange.ts"
export { type MissingFact, missingFacts } from "./rules/missingFacts.ts"
export type { RuleStep, Trace, TraceFact, UsedItem } from "./rules/trace.ts"

// Results of engines, as facts
export { deriveFacts, type DerivedRecord } from "./derivedFacts/deriveFacts.ts"
export type * from "./derivedFacts/engine.ts"
export { checkEngines } from "./derivedFacts/engineOrder.ts"
export { type EngineConflict, EngineError, type EngineProblem, type EngineProblemCode } from "./derivedFacts/errors.ts"

// What is asked
export { ask, type ItemAnswer } from "./ask/ask.ts"
export { type AssignedGroup, assignGroups, type GroupAnswer, type GroupOptions } from "./groups/assignGroups.ts"
export type * from "./groups/grouping.ts"
export { planScreening, type ScreeningItem, type ScreeningOptions, type ScreeningPlan } from "./screening/planScreening.ts"
export type * from "./screening/protocol.ts"
export type { ScreeningState, Standing } from "./screening/standing.ts"
export * from "./kpi/computeKpi.ts"
export type { Distribution } from "./kpi/continuous.ts"
export { countKpis, type KpiCounter } from "./kpi/countKpis.ts"
export type { Digest } from "./kpi/digest.ts"
export * from "./kpi/dataProblems.ts"
export * from "./kpi/drillDown.ts"
export { explainKpi, type GapStep, type KpiAnswer } from "./kpi/explainKpi.ts"
export * from "./kpi/explainRevision.ts"
export * from "./kpi/presentKpi.ts"
export * from "./kpi/trackKpis.ts"
export * from "./kpi/worklist.ts"
export type { Estimate, Estimates, EstimateUsed } from "./kpi/estimates.ts"
export type { DenominatorType } from "./kpi/frame.ts"
export type * from "./kpi/indicator.ts"
export type { Counts, Membership, PopulationName, Populations, Tally } from "./kpi/populations.ts"
export { ageBands, type Stratifier, type StratifierName } from "./kpi/stratify.ts"

// Numbers over units and periods: counts that are reckoned with, and numbers from outside
export * from "./series/index.ts"

// How sure a number is, and whether it may be shown
export * from "./statistics/index.ts"
