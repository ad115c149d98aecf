import type { FactView, RecordView } from "../citizen/readRecord.ts"
import type { FactKindDefinition } from "../citizen/factKinds.ts"
import type { Text } from "../language/text.ts"
import type { Verdict } from "../logic/verdict.ts"
import type { EpochDay } from "../time/index.ts"
import type { EvaluationContext } from "./context.ts"
import type { Definition } from "../pack/pack.ts"
import type { DatedItem } from "./dated.ts"
import type { FactQuery } from "./factQuery.ts"
import type { Vocabulary } from "./factSet.ts"
import type { PointOf } from "./points.ts"
import type { Facts, Predicate, Quantity } from "./predicate.ts"
import type { QuantityOf } from "./quantity.ts"
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

/** What a predicate may refer to: the parameters, value sets, rules, definitions and fact kinds that are in force. */
export interface CompileScope extends Vocabulary {
  readonly rule: (id: string, scope?: CompileScope) => { readonly rule: RuleInForce; readonly question: Question }
  readonly parameter: (id: string) => { readonly label: Text; readonly value: unknown }
  readonly codeLabel: (code: string) => Text
  /** A parameter, value set or definition in force, for its sources. */
  readonly item: (id: string) => DatedItem & { readonly replaces?: DatedItem }
  /** What was defined by name, with the facts that are named where it is used. */
  readonly set: (id: string, scope: CompileScope) => FactQuery
  readonly quantity: (id: string, scope: CompileScope) => QuantityOf
  readonly point: (id: string, scope: CompileScope) => { readonly day: PointOf; readonly instant: PointOf }
  readonly definition: (id: string) => Definition
  /** The kinds of fact that the core and the packs know. */
  readonly factKinds: () => Iterable<FactKindDefinition>
  /** Whether a rule or definition speaks of no fact that is named where it is used: then it is worked out once a person. */
  readonly isClosed: (id: string) => boolean
  /** Compiles a part with the names that are known where it stands. */
  readonly compile: (predicate: Predicate, scope: CompileScope) => Question
  readonly query: (facts: Facts, scope: CompileScope) => FactQuery
  readonly number: (quantity: Quantity, scope: CompileScope) => QuantityOf
  /** The facts that were given a name. */
  readonly names?: ReadonlyMap<string, FactSlot>
}

/** Where the fact stands that a name means just now. */
export interface FactSlot {
  fact: FactView | undefined
}

/** A scope in which a fact has a name. */
export const withName = (name: string, slot: FactSlot, scope: CompileScope): CompileScope => ({ ...scope, names: new Map([...scope.names ?? [], [name, slot]]) })

/** Where the fact of that name stands. Composition has seen to it that there is one. */
export const factNamed = (name: string, { names }: CompileScope): FactSlot => names?.get(name) ?? { fact: undefined }

/**
 * Keeps what was found for the person asked about last: what is the same for all questions about a person is worked out once,
 * however many ask for it.
 */
export const remembered = <T>(find: (view: RecordView, context: EvaluationContext) => T) => {
  let lastView: RecordView | undefined
  let lastContext: EvaluationContext | undefined
  let last: T
  return (view: RecordView, context: EvaluationContext): T => {
    if (view === lastView && context === lastContext) return last
    last = find(view, context)
    lastView = view
    lastContext = context
    return last
  }
}
