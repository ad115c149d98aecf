/**
 * The door for authors of engines: what another form of the rule language (SQL, columns) needs to mean the same as the
 * interpreter. `rules.scope` supplies what predicates refer to; points and cut-offs are worked out here, once a context.
 */
export { standsFor } from "./pack/inForce.ts"
export { codeEntries } from "./citizen/completeDay.ts"
export { alwaysAfter, alwaysBefore } from "./citizen/readRecord.ts"
export { contextOn, durationOf, type EvaluationContext, type ParameterValues, pointAt } from "./rules/context.ts"
export { inTime } from "./rules/factOrder.ts"
export { boundsOf, type FactSet, type Fit, type Vocabulary } from "./rules/factSet.ts"
export type { CompileScope, Question, RuleInForce, SinceBound } from "./rules/question.ts"
export { isFixed, isPlain, isPlainLeaf, isPlainQuestion, type PlainLeaf } from "./rules/plain.ts"
export { conversionFactor, unitOf as canonicalUnit, unitsLike } from "./rules/reading.ts"

// Indicators: an engine says how each subject answers the questions of the frame; the sheet makes the report of it.
export { type KpiSheet, kpiSheet, type Line, membersOf, type Running } from "./kpi/countKpis.ts"
export { addDigest, digestOf, digestOfText, type DigestSum, noDigest, recordDigest } from "./kpi/digest.ts"
export { denominatorQuestion } from "./kpi/frame.ts"
export { type Counted, membershipCode } from "./kpi/membership.ts"
export type { MembershipCode } from "./kpi/populations.ts"
