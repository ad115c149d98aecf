import { alwaysAfter, alwaysBefore, type FactView, type RecordView } from "../citizen/readRecord.ts"
import { verdictOf } from "../logic/verdict.ts"
import type { DayBounds } from "../time/index.ts"
import { spanOf } from "./aboutPerson.ts"
import type { EvaluationContext } from "./context.ts"
import { queryDescriber, shownDay } from "./describeFacts.ts"
import { inTime } from "./factOrder.ts"
import { boundsOf, comparison, factSet } from "./factSet.ts"
import type { Members } from "./members.ts"
import { isPlain } from "./plain.ts"
import type { FirstOrLast, PlainFacts, Predicate } from "./predicate.ts"
import { type CompileScope, noDay, type Question, sinceEver } from "./question.ts"
import { numberOf } from "./reading.ts"

type Node<Op extends Predicate["op"]> = Extract<Predicate, { readonly op: Op }>

export const count = (predicate: Node<"exists"> | Node<"count">, scope: CompileScope): Question => {
  const query = scope.query(predicate.in, scope)
  const describe = queryDescriber(query, scope)
  const atLeast = predicate.op === "exists" ? 1 : typeof predicate.atLeast === "number" ? predicate.atLeast : scope.value(predicate.atLeast) as number
  const verdict: Question["verdict"] = isPlain(predicate.in) ? plainCount(predicate.in, atLeast, scope) : (view, context) => {
    const { facts, sure, complete } = query.members(view, context)
    let certain = 0
    for (const one of sure) if (one) certain++
    if (certain >= atLeast) return "yes"
    return facts.length >= atLeast || !complete ? "unknown" : "no"
  }
  return {
    verdict,
    trace: (view, context) => {
      const step = { verdict: verdict(view, context), ...describe(view, context) }
      return predicate.op === "count" ? { op: "count", ...step, atLeast } : { op: "exists", ...step }
    },
    since: predicate.op === "count" ? noDay : (view, context, bound) => {
      const { facts, sure } = query.members(view, context)
      let earliest = Infinity
      facts.forEach((fact, index) => {
        if (sure[index] === true) earliest = Math.min(earliest, bound === "earliest" && fact.startLo === alwaysBefore ? sinceEver : fact.startHi)
      })
      return earliest === Infinity ? sinceEver : earliest
    }
  }
}

/** Most questions count plain facts: these are counted where they stand, without a list of those that belong. */
const plainCount = (facts: PlainFacts, atLeast: number, scope: CompileScope): Question["verdict"] => {
  const set = factSet(facts, scope)
  return (view, context) => {
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
}

const none: readonly FactView[] = []

export const value = (predicate: Node<"value">, scope: CompileScope): Question =>
  compared(predicate, scope, "number", (members) => {
    const picked = pick(predicate.which, members)
    return picked === undefined ? undefined : numberOf(picked, predicate.is)
  })

export const change = (predicate: Node<"change">, scope: CompileScope): Question =>
  compared(predicate, scope, "by", (members) => {
    const [first, last] = [pick("first", members), pick("last", members)]
    if (first === undefined || last === undefined || first === last) return undefined
    const [before, after] = [numberOf(first, predicate.is), numberOf(last, predicate.is)]
    return before === undefined || after === undefined ? undefined : after - before
  })

/** Compares a number that the facts of a set give, and tells it in the trace by its name there. */
const compared = (predicate: Node<"value"> | Node<"change">, scope: CompileScope, name: "number" | "by", numberIn: (members: Members) => number | undefined): Question => {
  const query = scope.query(predicate.in, scope)
  const describe = queryDescriber(query, scope)
  const holds = comparison(predicate.is, scope.value)
  const is = boundsOf(predicate.is, scope.value)
  const verdict: Question["verdict"] = (view, context) => {
    const number = numberIn(query.members(view, context))
    return number === undefined ? "unknown" : verdictOf(holds(number))
  }
  return {
    verdict,
    trace: (view, context) => {
      const number = numberIn(query.members(view, context))
      const step = { verdict: verdict(view, context), ...describe(view, context), is, ...(number === undefined ? {} : { [name]: number }) }
      return predicate.op === "value" ? { op: "value", which: predicate.which, ...step } : { op: "change", ...step }
    },
    since: noDay
  }
}

export const elapsed = (predicate: Node<"elapsed">, scope: CompileScope): Question => {
  const query = scope.query(predicate.in, scope)
  const describe = queryDescriber(query, scope)
  const { atLeast, below, at, holds, since } = spanOf(predicate, scope)
  const begun = (view: RecordView, context: EvaluationContext): DayBounds | undefined => beginningOf(predicate.which, query.members(view, context))
  const verdict: Question["verdict"] = (view, context) => {
    const found = begun(view, context)
    return found === undefined ? "unknown" : holds(found, view, context)
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
      until: shownDay(at(view, context)?.lo ?? context.on)
    }),
    since: (view, context) => since(begun(view, context), view, context)
  }
}

/** The first or last fact of a set, if it is sure which that is: the kind is known completely, and no other fact could take its place. */
const pick = (which: FirstOrLast, { facts, sure, complete }: Members): FactView | undefined => {
  if (!complete) return undefined
  const sign = which === "last" ? 1 : -1
  let picked: FactView | undefined
  facts.forEach((fact, index) => {
    if (sure[index] === true && (picked === undefined || sign * inTime(fact, picked) > 0)) picked = fact
  })
  if (picked === undefined) return undefined
  const { startLo, startHi } = picked
  // Another could be later than the last, or earlier than the first: it may not belong, or not all days are known.
  const rival = facts.some((fact, index) => fact !== picked && (which === "last" ? fact.startHi >= startLo : fact.startLo <= startHi) &&
    (sure[index] !== true || fact.startLo !== fact.startHi || startLo !== startHi))
  return rival ? undefined : picked
}

/** Within which days the first or last fact of a set began; nothing if it may be that there is none. */
const beginningOf = (which: FirstOrLast, { facts, sure, complete }: Members): DayBounds | undefined => {
  // An unseen fact could be before the first, or after the last, that is known.
  let lo = which === "last" || !complete ? alwaysBefore : alwaysAfter
  let hi = which === "first" || !complete ? alwaysAfter : alwaysBefore
  facts.forEach((fact, index) => {
    if (which === "first") {
      lo = Math.min(lo, fact.startLo)
      if (sure[index] === true) hi = Math.min(hi, fact.startHi)
    } else {
      hi = Math.max(hi, fact.startHi)
      if (sure[index] === true) lo = Math.max(lo, fact.startLo)
    }
  })
  return sure.includes(true) ? { lo, hi } : undefined
}
