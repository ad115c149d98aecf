import { alwaysAfter, alwaysBefore, type RecordView } from "../citizen/readRecord.ts"
import { allOf, not, type Verdict, verdictOf } from "../logic/verdict.ts"
import { ageCutoff, ageInYears, civilDate, dayAgeReached, type DayBounds, type Duration, type EpochDay } from "../time/index.ts"
import { FIRST_DAY, LAST_DAY } from "../time/civilDate.ts"
import { type CompileScope, noDay, type Question, sinceEver } from "./question.ts"
import { durationOf, type EvaluationContext, type ParameterValues, perContext, pointAt } from "./context.ts"
import { isFixed } from "./plain.ts"
import { pointOf } from "./points.ts"
import type { FixedPoint, Predicate } from "./predicate.ts"

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
  if (!isFixedSpan(predicate)) return ageThen(predicate, scope)
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
export const spanSince = (span: FixedSpan, value: ParameterValues) => {
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

/** A span whose end depends on the question alone. */
export interface FixedSpan extends Pick<Node<"age">, "atLeast" | "below"> {
  readonly at?: FixedPoint
}

/** Whether a span ends on a day of the question. */
export const isFixedSpan = <Span extends Pick<Node<"age">, "atLeast" | "below" | "at">>(span: Span): span is Span & FixedSpan => span.at === undefined || isFixed(span.at)

/** How long something has lasted by a day of the person's own, which may itself not be known exactly. */
export const spanUntil = (span: Pick<Node<"age">, "atLeast" | "below" | "at">, scope: CompileScope) => {
  const atLeast = durationOf(span.atLeast, scope.value)
  const below = durationOf(span.below, scope.value)
  const at = pointOf(span.at ?? "on", "day", scope)
  const reached = (begun: DayBounds, day: DayBounds, age: Duration): Verdict =>
    begun.hi <= cutoff(day.lo, age) ? "yes" : begun.lo > cutoff(day.hi, age) ? "no" : "unknown"
  return {
    atLeast,
    below,
    at,
    holds: (begun: DayBounds, view: RecordView, context: EvaluationContext): Verdict => {
      const day = at(view, context)
      // What may not come about has no age.
      if (day === undefined || day.hi >= alwaysAfter) return "unknown"
      // Nothing has lasted for any time before it began.
      const long = reached(begun, day, atLeast ?? {})
      return below === undefined ? long : allOf([long, not(reached(begun, day, below))])
    }
  }
}

const cutoff = (day: EpochDay, age: Duration): EpochDay => day <= alwaysBefore || day >= alwaysAfter ? day : ageCutoff(day, age)

const ageThen = (predicate: Node<"age">, scope: CompileScope): Question => {
  const { atLeast, below, at, holds } = spanUntil(predicate, scope)
  const verdict: Question["verdict"] = (view, context) => view.birth === undefined ? "unknown" : holds(view.birth, view, context)
  return {
    verdict,
    trace: (view, context) => {
      const day = at(view, context)
      const known = day !== undefined && day.lo >= FIRST_DAY && day.hi <= LAST_DAY
      return {
        op: "age",
        verdict: verdict(view, context),
        ...(atLeast === undefined ? {} : { atLeast }),
        ...(below === undefined ? {} : { below }),
        ...(known ? { at: civilDate(day.lo) } : {}),
        ...(known && view.birth !== undefined ? { years: { min: ageInYears(view.birth, day.lo).min, max: ageInYears(view.birth, day.hi).max } } : {})
      }
    },
    since: noDay
  }
}

/** A person is taken to live until a death is recorded. */
export const alive = (predicate: Node<"alive">, scope: CompileScope): Question => {
  const at = pointOf(predicate.at ?? "on", "day", scope)
  const verdict: Question["verdict"] = (view, context) => {
    const { death } = view
    if (death === undefined) return "yes"
    const day = at(view, context)
    if (day === undefined) return "unknown"
    return death.lo > day.hi ? "yes" : death.hi <= day.lo ? "no" : "unknown"
  }
  return {
    verdict,
    trace: (view, context) => {
      const day = at(view, context)
      return { op: "alive", verdict: verdict(view, context), ...(day === undefined || day.lo > LAST_DAY || day.lo < FIRST_DAY ? {} : { at: civilDate(day.lo) }) }
    },
    since: (view, context) => verdict(view, context) === "yes" ? view.birth?.hi ?? sinceEver : sinceEver
  }
}
