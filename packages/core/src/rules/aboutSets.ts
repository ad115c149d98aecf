import { alwaysAfter, alwaysBefore, type FactView, type RecordView } from "../citizen/readRecord.ts"
import { verdictOf } from "../logic/verdict.ts"
import type { DayBounds } from "../time/index.ts"
import { spanUntil } from "./aboutPerson.ts"
import type { EvaluationContext } from "./context.ts"
import { queryDescriber, shownDay } from "./describeFacts.ts"
import { inTime } from "./factOrder.ts"
import type { Members } from "./members.ts"
import { boundsOf, comparison } from "./factSet.ts"
import type { FirstOrLast, Predicate } from "./predicate.ts"
import { type CompileScope, noDay, type Question, sinceEver } from "./question.ts"
import { numberOf } from "./reading.ts"

type Node<Op extends Predicate["op"]> = Extract<Predicate, { readonly op: Op }>

/** `exists` and `count` over a set of any form. */
export const countIn = (predicate: Node<"exists"> | Node<"count">, scope: CompileScope): Question => {
  const query = scope.query(predicate.in, scope)
  const describe = queryDescriber(query, scope)
  const atLeast = predicate.op === "exists" ? 1 : typeof predicate.atLeast === "number" ? predicate.atLeast : scope.value(predicate.atLeast) as number
  const verdict: Question["verdict"] = (view, context) => {
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

/** `value` over a set of any form. */
export const valueIn = (predicate: Node<"value">, scope: CompileScope): Question => {
  const query = scope.query(predicate.in, scope)
  const describe = queryDescriber(query, scope)
  const holds = comparison(predicate.is, scope.value)
  const is = boundsOf(predicate.is, scope.value)
  const found = (view: RecordView, context: EvaluationContext): number | undefined => {
    const picked = pick(predicate.which, query.members(view, context))
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

/** `change` over a set of any form. */
export const changeIn = (predicate: Node<"change">, scope: CompileScope): Question => {
  const query = scope.query(predicate.in, scope)
  const describe = queryDescriber(query, scope)
  const holds = comparison(predicate.is, scope.value)
  const is = boundsOf(predicate.is, scope.value)
  const changed = (view: RecordView, context: EvaluationContext): number | undefined => {
    const members = query.members(view, context)
    const [first, last] = [pick("first", members), pick("last", members)]
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

/** `elapsed` over a set of any form, at a point of any form. */
export const elapsedIn = (predicate: Node<"elapsed">, scope: CompileScope): Question => {
  const query = scope.query(predicate.in, scope)
  const describe = queryDescriber(query, scope)
  const { atLeast, below, at, holds } = spanUntil(predicate, scope)
  const verdict: Question["verdict"] = (view, context) => {
    const begun = beginningOf(predicate.which, query.members(view, context))
    return begun === undefined ? "unknown" : holds(begun, view, context)
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
    since: noDay
  }
}

/** The first or last member, if it is sure which that is. */
const pick = (which: FirstOrLast, { facts, sure, complete }: Members): FactView | undefined => {
  if (!complete) return undefined
  const sign = which === "last" ? 1 : -1
  let picked: FactView | undefined
  facts.forEach((fact, index) => {
    if (sure[index] === true && (picked === undefined || sign * inTime(fact, picked) > 0)) picked = fact
  })
  if (picked === undefined) return undefined
  const { startLo, startHi } = picked
  const rival = facts.some((fact, index) => fact !== picked && (which === "last" ? fact.startHi >= startLo : fact.startLo <= startHi) &&
    (sure[index] !== true || fact.startLo !== fact.startHi || startLo !== startHi))
  return rival ? undefined : picked
}

/** Within which days the first or last member began; nothing if it may be that there is none. */
const beginningOf = (which: FirstOrLast, { facts, sure, complete }: Members): DayBounds | undefined => {
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
