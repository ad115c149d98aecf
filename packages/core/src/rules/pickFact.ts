import type { FactView } from "../citizen/readRecord.ts"
import type { EvaluationContext } from "./context.ts"
import { inTime } from "./factOrder.ts"
import type { Members } from "./members.ts"
import { type Bounds, endInstants, lastDays, lasting } from "./points.ts"
import type { Narrowing } from "./predicate.ts"
import type { CompileScope } from "./question.ts"
import { numberOf } from "./reading.ts"

/** Takes the first or last of a set. Where it is not sure which that is, all that it could be may belong. */
export const picker = (pick: NonNullable<Narrowing["pick"]>, scope: CompileScope): ((members: Members, context: EvaluationContext) => Members) => {
  const isLast = (typeof pick === "string" ? pick : pick.which) === "last"
  const sign = isLast ? 1 : -1
  const keyOf = keyOfPick(pick, scope)
  const byTime = typeof pick === "string"
  /** Where facts end on one day, the instants tell. */
  const endOf = (fact: FactView, context: EvaluationContext): Bounds | undefined =>
    typeof pick !== "string" && pick.by === "end" ? endInstants(lasting(fact, scope), context) : undefined
  const isBehind = (one: Bounds, other: Bounds): boolean => isLast ? one.hi < other.lo : one.lo > other.hi
  /** Of the last, the earliest that it may be tells; of the first, the latest. */
  const place = ({ lo, hi }: Bounds): number => isLast ? lo : hi
  const after = (a: FactView, b: FactView, context: EvaluationContext): number => {
    const [left, right] = [keyOf(a), keyOf(b)]
    if (left !== undefined && right !== undefined && place(left) !== place(right)) return place(left) - place(right)
    return (endOf(a, context)?.lo ?? 0) - (endOf(b, context)?.lo ?? 0) || inTime(a, b)
  }
  /** Whether another fact could come before the chosen one in the order: it may not belong, or its place is not known exactly. */
  const mayBeat = (fact: FactView, sure: boolean, chosen: FactView, context: EvaluationContext): boolean => {
    const [key, chosenKey] = [keyOf(fact), keyOf(chosen)!]
    if (key === undefined) return true
    if (isBehind(key, chosenKey)) return false
    const exact = isExact(key) && isExact(chosenKey)
    if (!exact || byTime || key.lo !== chosenKey.lo) return !sure || !exact
    const [ended, chosenEnded] = [endOf(fact, context), endOf(chosen, context)]
    if (ended !== undefined && chosenEnded !== undefined) {
      if (isBehind(ended, chosenEnded)) return false
      if (isBehind(chosenEnded, ended)) return true
    }
    // Alike in the order asked for: then the time tells, as far as it is known.
    const [begun, chosenBegun] = [beginning(fact), beginning(chosen)]
    return !isBehind(begun, chosenBegun) && (!sure || !isExact(begun) || !isExact(chosenBegun))
  }
  return (members, context) => {
    const { facts, sure, complete } = members
    // The only one is the first and the last, whatever is known of it.
    if (facts.length === 1 && sure[0] === true && complete) return members
    let best = -1
    for (let index = 0; index < facts.length; index++) {
      if (sure[index] === true && keyOf(facts[index]!) !== undefined && (best < 0 || sign * after(facts[index]!, facts[best]!, context) > 0)) best = index
    }
    // No fact that surely belongs: any that may could be it, and so could none.
    if (best < 0) return { facts, sure: facts.map(() => false), complete }
    const chosen = facts[best]!
    const rivals = facts.filter((fact, index) => index !== best && mayBeat(fact, sure[index] === true, chosen, context))
    if (rivals.length === 0 && complete) return { facts: [chosen], sure: [true], complete }
    return { facts: [chosen, ...rivals], sure: [false, ...rivals.map(() => false)], complete }
  }
}

const isExact = ({ lo, hi }: Bounds): boolean => lo === hi

const beginning = ({ startLo, startHi }: FactView): Bounds => ({ lo: startLo, hi: startHi })

/** The days of a fact do not depend on the question. */
const anyContext: EvaluationContext = { on: 0 }

const keyOfPick = (pick: NonNullable<Narrowing["pick"]>, scope: CompileScope): ((fact: FactView) => Bounds | undefined) => {
  if (typeof pick === "string") return beginning
  switch (pick.by) {
    // The day tells; of those that end on one day, the instant where it is told, then the beginning.
    case "end": return (fact) => {
      const shown = lasting(fact, scope)
      return lastDays(shown, anyContext) ?? { lo: shown.endLo - 1, hi: shown.endHi - 1 }
    }
    // A day without an instant is its first, where things stood in Viet Nam.
    case "recorded": return ({ fact }) => {
      const day = Date.parse(fact.recorded.length > 10 ? fact.recorded : `${fact.recorded}T00:00:00+07:00`)
      return { lo: day, hi: day }
    }
    case "value": return (fact) => {
      const number = numberOf(fact, pick)
      return number === undefined ? undefined : { lo: number, hi: number }
    }
  }
}
