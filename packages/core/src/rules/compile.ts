import type { FactView, RecordView } from "../citizen/readRecord.ts"
import type { Text } from "../language/text.ts"
import { not, type Verdict, verdictOf } from "../logic/verdict.ts"
import { ageCutoff, ageInYears, civilDate } from "../time/index.ts"
import { durationOf, type EvaluationContext, perContext, pointAt } from "./context.ts"
import type { DatedItem } from "./dated.ts"
import { describer } from "./describeFacts.ts"
import { inTime } from "./factOrder.ts"
import { boundsOf, comparison, type Fit, factSet, numberOf, type Vocabulary } from "./factSet.ts"
import type { Predicate } from "./predicate.ts"
import { addReferences, noReferences } from "./references.ts"
import type { Trace, UsedItem } from "./trace.ts"

/** A predicate made ready for any number of people: the verdict alone, fast, or with its trace. Both agree always. */
export interface Question {
  readonly verdict: (view: RecordView, context: EvaluationContext) => Verdict
  readonly trace: (view: RecordView, context: EvaluationContext) => Trace
}

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
  readonly item: (id: string) => DatedItem
}

/** Compiles a predicate. References are resolved at once, so a rulebook that composes never fails on a person. */
export const compile = (predicate: Predicate, scope: CompileScope): Question => {
  switch (predicate.op) {
    case "all":
    case "any": return connective(predicate.op, predicate.of.map((part) => compile(part, scope)))
    case "not": return unary("not", compile(predicate.of, scope), not)
    case "sure": return unary("sure", compile(predicate.of, scope), (verdict) => verdictOf(verdict === "yes"))
    case "known": return unary("known", compile(predicate.of, scope), (verdict) => verdictOf(verdict !== "unknown"))
    case "rule": return reference(predicate, scope)
    case "sex": return sex(predicate)
    case "age": return citing(predicate, age(predicate, scope), scope)
    case "alive": return citing(predicate, alive(predicate, scope), scope)
    case "exists":
    case "count": return citing(predicate, count(predicate, scope), scope)
    case "latest": return citing(predicate, latest(predicate, scope), scope)
    case "flag": return citing(predicate, flag(predicate, scope), scope)
  }
}

/** Tells in the trace which parameters and value sets a step used: an answer is no better checked than its figures. */
const citing = (predicate: Predicate, question: Question, scope: CompileScope): Question => {
  const references = noReferences()
  addReferences(predicate, references)
  const uses = [...references.parameters, ...references.valueSets].map((id): UsedItem => {
    const { status, cites } = scope.item(id)
    return { id, status, cites }
  })
  return uses.length === 0 ? question : { verdict: question.verdict, trace: (view, context) => ({ ...question.trace(view, context), uses }) }
}

/** `all` ends at the first no, `any` at the first yes; a trace looks at every part, so that it can tell all that is missing. */
const connective = (op: "all" | "any", parts: readonly Question[]): Question => {
  const decisive = op === "all" ? "no" : "yes"
  const otherwise: Verdict = not(decisive)
  return {
    verdict: (view, context) => {
      let result: Verdict = otherwise
      for (const part of parts) {
        const verdict = part.verdict(view, context)
        if (verdict === decisive) return decisive
        if (verdict === "unknown") result = "unknown"
      }
      return result
    },
    trace: (view, context) => {
      let result: Verdict = otherwise
      const of = parts.map((part) => part.trace(view, context))
      for (const { verdict } of of) {
        if (verdict === decisive) result = decisive
        else if (verdict === "unknown" && result !== decisive) result = "unknown"
      }
      return { op, verdict: result, of }
    }
  }
}

const unary = (op: "not" | "sure" | "known", of: Question, turn: (verdict: Verdict) => Verdict): Question => ({
  verdict: (view, context) => turn(of.verdict(view, context)),
  trace: (view, context) => {
    const inner = of.trace(view, context)
    return { op, verdict: turn(inner.verdict), of: inner }
  }
})

const sex = ({ is }: Predicate & { readonly op: "sex" }): Question => {
  const verdict: Question["verdict"] = (view) => view.sex === undefined ? "unknown" : verdictOf(is.includes(view.sex))
  return {
    verdict,
    trace: (view, context) => ({ op: "sex", verdict: verdict(view, context), is, ...(view.sex === undefined ? {} : { found: view.sex }) })
  }
}

const age = (predicate: Predicate & { readonly op: "age" }, scope: CompileScope): Question => {
  const atLeast = durationOf(predicate.atLeast, scope.value)
  const below = durationOf(predicate.below, scope.value)
  const at = pointAt(predicate.at ?? "on", scope.value)
  // Ages are tested against a cut-off birth day, worked out once for each context: no date arithmetic per person.
  const cutoffs = perContext((context) => ({
    bornBy: atLeast === undefined ? at(context) : ageCutoff(at(context), atLeast),
    bornAfter: below === undefined ? -Infinity : ageCutoff(at(context), below)
  }))
  const verdict: Question["verdict"] = (view, context) => {
    const { bornBy, bornAfter } = cutoffs(context)
    const birth = view.birth
    if (birth === undefined) return "unknown"
    if (birth.lo > bornBy || birth.hi <= bornAfter) return "no"
    return birth.hi <= bornBy && birth.lo > bornAfter ? "yes" : "unknown"
  }
  return {
    verdict,
    trace: (view, context) => ({
      op: "age",
      verdict: verdict(view, context),
      ...(atLeast === undefined ? {} : { atLeast }),
      ...(below === undefined ? {} : { below }),
      at: civilDate(at(context)),
      ...(view.birth === undefined ? {} : { years: ageInYears(view.birth, at(context)) })
    })
  }
}

/** A person is taken to live until a death is recorded. */
const alive = (predicate: Predicate & { readonly op: "alive" }, scope: CompileScope): Question => {
  const at = pointAt(predicate.at ?? "on", scope.value)
  const verdict: Question["verdict"] = ({ death }, context) => {
    if (death === undefined || death.lo > at(context)) return "yes"
    return death.hi <= at(context) ? "no" : "unknown"
  }
  return { verdict, trace: (view, context) => ({ op: "alive", verdict: verdict(view, context), at: civilDate(at(context)) }) }
}

const none: readonly FactView[] = []

const count = (predicate: Predicate & { readonly op: "exists" | "count" }, scope: CompileScope): Question => {
  const set = factSet(predicate.in, scope)
  const describe = describer(set, scope)
  const atLeast = predicate.op === "exists" ? 1 : typeof predicate.atLeast === "number" ? predicate.atLeast : scope.value(predicate.atLeast) as number
  const verdict: Question["verdict"] = (view, context) => {
    let sure = 0
    let possible = 0
    for (const fact of view.facts.get(set.kind) ?? none) {
      const fit = set.fit(fact, context)
      if (fit === "sure") sure++
      else if (fit === "possible") possible++
    }
    if (sure >= atLeast) return "yes"
    return sure + possible >= atLeast || !set.isComplete(view, context) ? "unknown" : "no"
  }
  return {
    verdict,
    trace: (view, context) => ({
      op: predicate.op,
      verdict: verdict(view, context),
      ...describe(view, context),
      ...(predicate.op === "count" ? { atLeast } : {})
    })
  }
}

const latest = (predicate: Predicate & { readonly op: "latest" }, scope: CompileScope): Question => {
  const set = factSet(predicate.in, scope)
  const describe = describer(set, scope)
  const holds = comparison(predicate.is, scope.value)
  const is = boundsOf(predicate.is, scope.value)
  const component = predicate.is.component
  const verdict: Question["verdict"] = (view, context) => {
    if (!set.isComplete(view, context)) return "unknown"
    const facts = view.facts.get(set.kind) ?? none
    let last: FactView | undefined
    for (const fact of facts) if ((last === undefined || inTime(fact, last) > 0) && set.fit(fact, context) === "sure") last = fact
    if (last === undefined) return "unknown"
    for (const fact of facts) if (fact !== last && mayBeLater(fact, last, set.fit(fact, context))) return "unknown"
    const number = numberOf(last, component)
    return number === undefined ? "unknown" : verdictOf(holds(number))
  }
  return {
    verdict,
    trace: (view, context) => ({ op: "latest", verdict: verdict(view, context), ...describe(view, context), is })
  }
}

/** Whether another fact of the set could be later than the one that comes last: it may not fit, or not all days are known. */
const mayBeLater = (fact: FactView, last: FactView, fit: Fit): boolean => {
  if (fit === "out" || fact.startHi < last.startLo) return false
  return fit === "possible" || fact.startLo !== fact.startHi || last.startLo !== last.startHi
}

const flag = (predicate: Predicate & { readonly op: "flag" }, scope: CompileScope): Question => {
  const { label, value } = scope.parameter(predicate.param)
  const verdict = verdictOf(value === true)
  return { verdict: () => verdict, trace: () => ({ op: "flag", verdict, param: predicate.param, label }) }
}

const reference = ({ id }: Predicate & { readonly op: "rule" }, scope: CompileScope): Question => {
  const { rule, question } = scope.rule(id)
  return named(rule, question)
}

/** Wraps a question with the name and sources of the item that asks it, for the trace. */
export const named = (item: DatedItem & { readonly replaces?: DatedItem }, question: Question): Question => ({
  verdict: question.verdict,
  trace: (view, context) => {
    const of = question.trace(view, context)
    return {
      op: "rule",
      verdict: of.verdict,
      id: item.id,
      label: item.label,
      status: item.status,
      cites: item.cites,
      ...(item.replaces === undefined ? {} : { overrides: { id: item.replaces.id, cites: item.replaces.cites } }),
      of
    }
  }
})
