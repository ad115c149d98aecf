import type { RecordView } from "../citizen/readRecord.ts"
import type { Text } from "../language/text.ts"
import type { Verdict } from "../logic/verdict.ts"
import type { EpochDay } from "../time/index.ts"
import type { EvaluationContext } from "./context.ts"
import type { DatedItem } from "./dated.ts"
import type { Vocabulary } from "./factSet.ts"
import type { Predicate } from "./predicate.ts"
import type { Trace } from "./trace.ts"

/** A predicate made ready for any number of people: the verdict alone, fast, or with its trace. Both agree always. */
export interface Question {
  readonly verdict: (view: RecordView, context: EvaluationContext) => Verdict
  readonly trace: (view: RecordView, context: EvaluationContext) => Trace
  /**
   * Of what holds: the first day from which it is known to have held, by the facts that make it hold. An age holds since the
   * day it was reached, life since the birth, a membership since its start. What gives no day (a sex, the absence of a fact)
   * holds `sinceEver`, and so does what does not hold. A day that is not fully known may come out later than now.
   */
  readonly since: (view: RecordView, context: EvaluationContext, bound: SinceBound) => EpochDay
}

/**
 * How old a membership is whose start is not known: `surely` as old as its recording, by which it had begun; `earliest` as old
 * as can be. It dates a first examination: a worker hired in March is not overdue since the law of 2016.
 */
export type SinceBound = "earliest" | "surely"

/** Before every day. */
export const sinceEver: EpochDay = -Infinity

/** The answer to since when, for questions that give no day. */
export const noDay: Question["since"] = () => sinceEver

/** A rule in force, with the rule of a higher pack that it replaces, if any. */
export interface RuleInForce extends DatedItem {
  readonly when: Predicate
  readonly replaces?: DatedItem
}

/** What a predicate may refer to: the parameters, value sets, rules and fact kinds that are in force. */
export interface CompileScope extends Vocabulary {
  readonly rule: (id: string) => { readonly rule: RuleInForce; readonly question: Question }
  readonly parameter: (id: string) => { readonly label: Text; readonly value: unknown }
  readonly codeLabel: (code: string) => Text
  /** A parameter or value set in force, for its sources. */
  readonly item: (id: string) => DatedItem & { readonly replaces?: DatedItem }
}
