import { verdictOf } from "../logic/verdict.ts"
import { ageCutoff, ageInYears, civilDate, dayAgeReached, type DayBounds } from "../time/index.ts"
import { type CompileScope, noDay, type Question, sinceEver } from "./question.ts"
import { durationOf, type EvaluationContext, type ParameterValues, perContext, pointAt } from "./context.ts"
import type { Predicate } from "./predicate.ts"

type Node<Op extends Predicate["op"]> = Extract<Predicate, { readonly op: Op }>

export const sex = ({ is }: Node<"sex">): Question => {
  const verdict: Question["verdict"] = (view) => view.sex === undefined ? "unknown" : verdictOf(is.includes(view.sex))
  return {
    verdict,
    trace: (view, context) => ({ op: "sex", verdict: verdict(view, context), is, ...(view.sex === undefined ? {} : { found: view.sex }) }),
    since: noDay
  }
}

export const age = (predicate: Node<"age">, scope: CompileScope): Question => {
  const { atLeast, below, at, holds } = spanSince(predicate, scope.value)
  const verdict: Question["verdict"] = ({ birth }, context) => birth === undefined ? "unknown" : holds(birth, context)
  return {
    verdict,
    trace: (view, context) => ({
      op: "age",
      verdict: verdict(view, context),
      ...(atLeast === undefined ? {} : { atLeast }),
      ...(below === undefined ? {} : { below }),
      at: civilDate(at(context)),
      ...(view.birth === undefined ? {} : { years: ageInYears(view.birth, at(context)) })
    }),
    since: (view, context) =>
      atLeast === undefined || view.birth === undefined || verdict(view, context) !== "yes" ? sinceEver : dayAgeReached(view.birth.hi, atLeast)
  }
}

/**
 * How long something has lasted that began within bounds: an age since birth, a time since a fact. It is tested against a
 * cut-off day, worked out once for each context: no date arithmetic per person.
 */
export const spanSince = (span: Pick<Node<"age">, "atLeast" | "below" | "at">, value: ParameterValues) => {
  const atLeast = durationOf(span.atLeast, value)
  const below = durationOf(span.below, value)
  const at = pointAt(span.at ?? "on", value)
  const cutoffs = perContext((context) => ({
    begunBy: atLeast === undefined ? at(context) : ageCutoff(at(context), atLeast),
    begunAfter: below === undefined ? -Infinity : ageCutoff(at(context), below)
  }))
  return {
    atLeast,
    below,
    at,
    holds: ({ lo, hi }: DayBounds, context: EvaluationContext) => {
      const { begunBy, begunAfter } = cutoffs(context)
      if (lo > begunBy || hi <= begunAfter) return "no"
      return hi <= begunBy && lo > begunAfter ? "yes" : "unknown"
    }
  } as const
}

/** A person is taken to live until a death is recorded. */
export const alive = (predicate: Node<"alive">, scope: CompileScope): Question => {
  const at = pointAt(predicate.at ?? "on", scope.value)
  const verdict: Question["verdict"] = ({ death }, context) => {
    if (death === undefined || death.lo > at(context)) return "yes"
    return death.hi <= at(context) ? "no" : "unknown"
  }
  return {
    verdict,
    trace: (view, context) => ({ op: "alive", verdict: verdict(view, context), at: civilDate(at(context)) }),
    since: (view, context) => verdict(view, context) === "yes" ? view.birth?.hi ?? sinceEver : sinceEver
  }
}
