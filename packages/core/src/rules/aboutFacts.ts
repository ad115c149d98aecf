import { alwaysAfter, alwaysBefore, type FactView, type RecordView } from "../citizen/readRecord.ts"
import { verdictOf } from "../logic/verdict.ts"
import { civilDate, dayAgeReached, type DayBounds } from "../time/index.ts"
import { spanSince } from "./aboutPerson.ts"
import { type CompileScope, noDay, type Question, sinceEver } from "./question.ts"
import type { EvaluationContext } from "./context.ts"
import { describer } from "./describeFacts.ts"
import { inTime } from "./factOrder.ts"
import { boundsOf, comparison, type Fit, type FactSet, factSet } from "./factSet.ts"
import type { PlainLeaf as Node } from "./plain.ts"
import type { FirstOrLast } from "./predicate.ts"
import { numberOf } from "./reading.ts"

const none: readonly FactView[] = []

export const count = (predicate: Node<"exists"> | Node<"count">, scope: CompileScope): Question => {
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
    trace: (view, context) => {
      const step = { verdict: verdict(view, context), ...describe(view, context) }
      return predicate.op === "count" ? { op: "count", ...step, atLeast } : { op: "exists", ...step }
    },
    since: predicate.op === "count" ? noDay : (view, context, bound) => {
      let earliest = Infinity
      for (const fact of view.facts.get(set.kind) ?? none) {
        if (set.fit(fact, context) !== "sure") continue
        earliest = Math.min(earliest, bound === "earliest" && fact.startLo === alwaysBefore ? sinceEver : fact.startHi)
      }
      return earliest === Infinity ? sinceEver : earliest
    }
  }
}

export const value = (predicate: Node<"value">, scope: CompileScope): Question => {
  const set = factSet(predicate.in, scope)
  const describe = describer(set, scope)
  const holds = comparison(predicate.is, scope.value)
  const is = boundsOf(predicate.is, scope.value)
  const found = (view: RecordView, context: EvaluationContext): number | undefined => {
    const picked = pick(predicate.which, set, view, context)
    return picked === undefined ? undefined : numberOf(picked, predicate.is)
  }
  const verdict: Question["verdict"] = (view, context) => {
    const number = found(view, context)
    return number === undefined ? "unknown" : verdictOf(holds(number))
  }
  return {
    verdict,
    trace: (view, context) => {
      const number = found(view, context)
      return { op: "value", verdict: verdict(view, context), ...describe(view, context), which: predicate.which, is, ...(number === undefined ? {} : { number }) }
    },
    since: noDay
  }
}

export const change = (predicate: Node<"change">, scope: CompileScope): Question => {
  const set = factSet(predicate.in, scope)
  const describe = describer(set, scope)
  const holds = comparison(predicate.is, scope.value)
  const is = boundsOf(predicate.is, scope.value)
  const changed = (view: RecordView, context: EvaluationContext): number | undefined => {
    const [first, last] = [pick("first", set, view, context), pick("last", set, view, context)]
    if (first === undefined || last === undefined || first === last) return undefined
    const [before, after] = [numberOf(first, predicate.is), numberOf(last, predicate.is)]
    return before === undefined || after === undefined ? undefined : after - before
  }
  const verdict: Question["verdict"] = (view, context) => {
    const by = changed(view, context)
    return by === undefined ? "unknown" : verdictOf(holds(by))
  }
  return {
    verdict,
    trace: (view, context) => {
      const by = changed(view, context)
      return { op: "change", verdict: verdict(view, context), ...describe(view, context), is, ...(by === undefined ? {} : { by }) }
    },
    since: noDay
  }
}

export const elapsed = (predicate: Node<"elapsed">, scope: CompileScope): Question => {
  const set = factSet(predicate.in, scope)
  const describe = describer(set, scope)
  const { atLeast, below, at, holds } = spanSince(predicate, scope.value)
  const verdict: Question["verdict"] = (view, context) => {
    const begun = beginningOf(predicate.which, set, view, context)
    return begun === undefined ? "unknown" : holds(begun, context)
  }
  return {
    verdict,
    trace: (view, context) => ({
      op: "elapsed",
      verdict: verdict(view, context),
      ...describe(view, context),
      which: predicate.which,
      ...(atLeast === undefined ? {} : { atLeast }),
      ...(below === undefined ? {} : { below }),
      until: civilDate(at(context))
    }),
    since: (view, context) => {
      const begun = beginningOf(predicate.which, set, view, context)
      return atLeast === undefined || begun === undefined || holds(begun, context) !== "yes" ? sinceEver : dayAgeReached(begun.hi, atLeast)
    }
  }
}

/** Within which days the first or last fact of a set began; nothing if it may be that there is none. */
const beginningOf = (which: FirstOrLast, set: FactSet, view: RecordView, context: EvaluationContext): DayBounds | undefined => {
  // An unseen fact could be before the first, or after the last, that is known.
  const complete = set.isComplete(view, context)
  let lo = which === "last" || !complete ? alwaysBefore : alwaysAfter
  let hi = which === "first" || !complete ? alwaysAfter : alwaysBefore
  let sure = false
  for (const fact of view.facts.get(set.kind) ?? none) {
    const fit = set.fit(fact, context)
    if (fit === "out") continue
    if (which === "first") {
      lo = Math.min(lo, fact.startLo)
      if (fit === "sure") hi = Math.min(hi, fact.startHi)
    } else {
      hi = Math.max(hi, fact.startHi)
      if (fit === "sure") lo = Math.max(lo, fact.startLo)
    }
    sure ||= fit === "sure"
  }
  return sure ? { lo, hi } : undefined
}

/** The first or last fact of a set, if it is sure which that is: the kind is known completely, and no other fact could take its place. */
const pick = (which: FirstOrLast, set: FactSet, view: RecordView, context: EvaluationContext): FactView | undefined => {
  if (!set.isComplete(view, context)) return undefined
  const facts = view.facts.get(set.kind) ?? none
  const sign = which === "last" ? 1 : -1
  let picked: FactView | undefined
  for (const fact of facts) if ((picked === undefined || sign * inTime(fact, picked) > 0) && set.fit(fact, context) === "sure") picked = fact
  if (picked === undefined) return undefined
  for (const fact of facts) if (fact !== picked && mayGoBeyond(which, fact, picked, set.fit(fact, context))) return undefined
  return picked
}

/** Whether another fact of the set could be later than the last, or earlier than the first: it may not fit, or not all days are known. */
const mayGoBeyond = (which: FirstOrLast, fact: FactView, picked: FactView, fit: Fit): boolean => {
  if (fit === "out" || (which === "last" ? fact.startHi < picked.startLo : fact.startLo > picked.startHi)) return false
  return fit === "possible" || fact.startLo !== fact.startHi || picked.startLo !== picked.startHi
}
