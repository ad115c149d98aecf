import { not, type Verdict, verdictOf } from "../logic/verdict.ts"
import { change, count, elapsed, value } from "./aboutFacts.ts"
import { compare, within } from "./comparing.ts"
import { age, alive, sex } from "./aboutPerson.ts"
import type { DatedItem } from "./dated.ts"
import type { Predicate } from "./predicate.ts"
import { type CompileScope, noDay, type Question, sinceEver } from "./question.ts"
import { addReferences, noReferences } from "./references.ts"
import type { UsedItem } from "./trace.ts"

/** Compiles a predicate. References are resolved at once, so a rulebook that composes never fails on a person. */
export const compile = (predicate: Predicate, scope: CompileScope): Question => {
  switch (predicate.op) {
    case "all":
    case "any": return connective(predicate.op, predicate.of.map((part) => compile(part, scope)))
    case "not": return unary("not", compile(predicate.of, scope), not)
    case "sure": {
      const of = compile(predicate.of, scope)
      return { ...unary("sure", of, (verdict) => verdictOf(verdict === "yes")), since: of.since }
    }
    case "known": return unary("known", compile(predicate.of, scope), (verdict) => verdictOf(verdict !== "unknown"))
    case "rule": return reference(predicate, scope)
    case "sex": return sex(predicate)
    case "age": return citing(predicate, age(predicate, scope), scope)
    case "alive": return citing(predicate, alive(predicate, scope), scope)
    case "exists":
    case "count": return citing(predicate, count(predicate, scope), scope)
    case "value": return citing(predicate, value(predicate, scope), scope)
    case "change": return citing(predicate, change(predicate, scope), scope)
    case "elapsed": return citing(predicate, elapsed(predicate, scope), scope)
    case "compare": return citing(predicate, compare(predicate, scope), scope)
    case "within": return citing(predicate, within(predicate, scope), scope)
    case "flag": return citing(predicate, flag(predicate, scope), scope)
  }
}

const citing = (predicate: Predicate, question: Question, scope: CompileScope): Question => {
  const references = noReferences()
  addReferences(predicate, references)
  return using([...references.parameters, ...references.valueSets, ...references.definitions], question, scope)
}

/** Tells in the trace which parameters and value sets a step used: an answer is no better checked than its figures. */
export const using = (ids: Iterable<string>, question: Question, scope: CompileScope): Question => {
  const uses = [...ids].map((one): UsedItem => {
    const { id, status, cites, replaces } = scope.item(one)
    return { id, status, cites, ...(replaces === undefined ? {} : { overrides: { id: replaces.id, cites: replaces.cites } }) }
  })
  return uses.length === 0 ? question : { ...question, trace: (view, context) => ({ ...question.trace(view, context), uses }) }
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
    },
    since: (view, context, bound) => {
      const days = parts.filter((part) => part.verdict(view, context) === "yes").map((part) => part.since(view, context, bound))
      if (op === "all") return days.length < parts.length ? sinceEver : days.reduce((latest, day) => Math.max(latest, day), sinceEver)
      return days.length === 0 ? sinceEver : days.reduce((earliest, day) => Math.min(earliest, day))
    }
  }
}

const unary = (op: "not" | "sure" | "known", of: Question, turn: (verdict: Verdict) => Verdict): Question => ({
  verdict: (view, context) => turn(of.verdict(view, context)),
  trace: (view, context) => {
    const inner = of.trace(view, context)
    return { op, verdict: turn(inner.verdict), of: inner }
  },
  since: noDay
})

const flag = (predicate: Predicate & { readonly op: "flag" }, scope: CompileScope): Question => {
  const { label, value } = scope.parameter(predicate.param)
  const verdict = verdictOf(value === true)
  return { verdict: () => verdict, trace: () => ({ op: "flag", verdict, param: predicate.param, label }), since: noDay }
}

const reference = ({ id }: Predicate & { readonly op: "rule" }, scope: CompileScope): Question => {
  const { rule, question } = scope.rule(id, scope)
  return named(rule, question)
}

/** Wraps a question with the name and sources of the item that asks it, for the trace. */
export const named = (item: DatedItem & { readonly replaces?: DatedItem }, question: Question): Question => ({
  ...question,
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
