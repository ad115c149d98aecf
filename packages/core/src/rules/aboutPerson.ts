import { alwaysAfter, alwaysBefore, type RecordView } from "../citizen/readRecord.ts"
import { type Verdict, verdictOf } from "../logic/verdict.ts"
import { ageCutoff, ageInYears, civilDate, dayAgeReached, type DayBounds, type Duration, type EpochDay } from "../time/index.ts"
import { FIRST_DAY, LAST_DAY } from "../time/civilDate.ts"
import { type CompileScope, noDay, type Question, sinceEver } from "./question.ts"
import { durationOf, type EvaluationContext, perContext, pointAt } from "./context.ts"
import { isFixed } from "./plain.ts"
import { pointOf } from "./points.ts"
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
  const { atLeast, below, at, holds, since } = spanOf(predicate, scope)
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
    since: (view, context) => since(view.birth, view, context)
  }
}

/**
 * How long something has lasted that began within bounds: an age since birth, a time since a fact, by a day that may itself
 * not be known exactly. Where that day is one of the question, the cut-off days are worked out once for each context: no date
 * arithmetic per person.
 */
export const spanOf = (span: Pick<Node<"age">, "atLeast" | "below" | "at">, scope: CompileScope) => {
  const atLeast = durationOf(span.atLeast, scope.value)
  const below = durationOf(span.below, scope.value)
  const until = span.at ?? "on"
  const at = pointOf(until, "day", scope)
  const cutoffs = isFixed(until) ? sameForAll(pointAt(until, scope.value), atLeast, below) : (view: RecordView, context: EvaluationContext): Cutoffs | undefined => {
    const day = at(view, context)
    // What may not come about has no age.
    return day === undefined || day.hi >= alwaysAfter ? undefined : cutoffsOf(day, atLeast, below)
  }
  const holds = ({ lo, hi }: DayBounds, view: RecordView, context: EvaluationContext): Verdict => {
    const found = cutoffs(view, context)
    if (found === undefined) return "unknown"
    if (lo > found.latestBy || hi <= found.earliestAfter) return "no"
    return hi <= found.earliestBy && lo > found.latestAfter ? "yes" : "unknown"
  }
  return {
    atLeast,
    below,
    at,
    holds,
    since: (begun: DayBounds | undefined, view: RecordView, context: EvaluationContext): EpochDay =>
      atLeast === undefined || begun === undefined || !isFixed(until) || holds(begun, view, context) !== "yes" ? sinceEver : dayAgeReached(begun.hi, atLeast)
  }
}

/** What began by a day has lasted long enough, what began after another not too long: each the earliest and the latest that it may be. */
interface Cutoffs {
  readonly earliestBy: EpochDay
  readonly latestBy: EpochDay
  readonly earliestAfter: EpochDay
  readonly latestAfter: EpochDay
}

const cutoffsOf = ({ lo, hi }: DayBounds, atLeast: Duration = {}, below: Duration | undefined): Cutoffs => ({
  // Nothing has lasted for any time before it began.
  earliestBy: cutoff(lo, atLeast),
  latestBy: cutoff(hi, atLeast),
  earliestAfter: below === undefined ? -Infinity : cutoff(lo, below),
  latestAfter: below === undefined ? -Infinity : cutoff(hi, below)
})

const cutoff = (day: EpochDay, age: Duration): EpochDay => day <= alwaysBefore || day >= alwaysAfter ? day : ageCutoff(day, age)

const sameForAll = (at: (context: EvaluationContext) => EpochDay, atLeast: Duration | undefined, below: Duration | undefined) => {
  const cutoffs = perContext((context) => cutoffsOf({ lo: at(context), hi: at(context) }, atLeast, below))
  return (_view: RecordView, context: EvaluationContext): Cutoffs => cutoffs(context)
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
