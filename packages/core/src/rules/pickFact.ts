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
  const which = typeof pick === "string" ? pick : pick.which
  const sign = which === "last" ? 1 : -1
  const keyOf = keyOfPick(pick, scope)
  const byTime = typeof pick === "string"
  /** Where facts end on one day, the instants tell. */
  const endOf = typeof pick !== "string" && pick.by === "end" ? (fact: FactView, context: EvaluationContext) => endInstants(lasting(fact, scope), context) : undefined
  /** Of the last, the earliest that it may be tells; of the first, the latest. */
  const place = ({ lo, hi }: Bounds): number => which === "last" ? lo : hi
  const after = (a: FactView, b: FactView, context: EvaluationContext): number => {
    const [left, right] = [keyOf(a), keyOf(b)]
    if (left !== undefined && right !== undefined && place(left) !== place(right)) return place(left) - place(right)
    return (endOf?.(a, context)?.lo ?? 0) - (endOf?.(b, context)?.lo ?? 0) || inTime(a, b)
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
    const rivals = facts.filter((fact, index) => index !== best && mayBeat(fact, keyOf(fact), sure[index] === true, chosen, keyOf(chosen)!, sign, byTime, endOf && ((one) => endOf(one, context))))
    if (rivals.length === 0 && complete) return { facts: [chosen], sure: [true], complete }
    return { facts: [chosen, ...rivals], sure: [false, ...rivals.map(() => false)], complete }
  }
}

/** The days of a fact do not depend on the question. */
const anyContext: EvaluationContext = { on: 0 }

/** Whether another fact could come before the chosen one in the order: it may not belong, or its place is not known exactly. */
const mayBeat = (fact: FactView, key: Bounds | undefined, sure: boolean, chosen: FactView, chosenKey: Bounds, sign: 1 | -1, byTime: boolean, endOf: ((fact: FactView) => Bounds | undefined) | undefined): boolean => {
  if (key === undefined) return true
  if (sign > 0 ? key.hi < chosenKey.lo : key.lo > chosenKey.hi) return false
  const exact = key.lo === key.hi && chosenKey.lo === chosenKey.hi
  if (!exact || byTime || key.lo !== chosenKey.lo) return !sure || !exact
  const [ended, chosenEnded] = [endOf?.(fact), endOf?.(chosen)]
  if (ended !== undefined && chosenEnded !== undefined) {
    if (sign > 0 ? ended.hi < chosenEnded.lo : ended.lo > chosenEnded.hi) return false
    if (sign > 0 ? ended.lo > chosenEnded.hi : ended.hi < chosenEnded.lo) return true
  }
  // Alike in the order asked for: then the time tells, as far as it is known.
  if (sign > 0 ? fact.startHi < chosen.startLo : fact.startLo > chosen.startHi) return false
  return !sure || fact.startLo !== fact.startHi || chosen.startLo !== chosen.startHi
}

const keyOfPick = (pick: NonNullable<Narrowing["pick"]>, scope: CompileScope): ((fact: FactView) => Bounds | undefined) => {
  if (typeof pick === "string") return ({ startLo, startHi }) => ({ lo: startLo, hi: startHi })
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
