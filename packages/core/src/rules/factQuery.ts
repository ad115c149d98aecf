import { codeEntries, completeDay } from "../citizen/completeDay.ts"
import { alwaysAfter, alwaysBefore, type FactView, type RecordView } from "../citizen/readRecord.ts"
import type { EvaluationContext } from "./context.ts"
import { factSet, type Fit } from "./factSet.ts"
import { type Members, nobody, notKnown, referred, union } from "./members.ts"
import { narrowed, testsOf, weaker } from "./narrowing.ts"
import { picker } from "./pickFact.ts"
import { isPlain } from "./plain.ts"
import { daysOf, windowOf } from "./points.ts"
import type { Facts, Narrowing, PlainFacts } from "./predicate.ts"
import { type CompileScope, factNamed } from "./question.ts"

/** A set of facts, ready to be asked for about any person. */
export interface FactQuery {
  /** The kinds that its facts may be of, as far as the definition tells. */
  readonly kinds: readonly string[]
  readonly codes: readonly string[] | undefined
  readonly members: (view: RecordView, context: EvaluationContext) => Members
  /** The days looked at, for a reader. */
  readonly window: (view: RecordView, context: EvaluationContext) => { readonly from: number | undefined; readonly until: number }
  /** The set before it was narrowed: what nearly belongs is found in it. */
  readonly wider?: FactQuery
}

/** Compiles a set of facts of any form. */
export const factQuery = (facts: Facts, scope: CompileScope): FactQuery => {
  const source = sourceOf(facts, scope)
  const picked = facts.pick === undefined ? undefined : picker(facts.pick, scope)
  const members: FactQuery["members"] = picked === undefined ? source.members : (view, context) => picked(source.members(view, context), context)
  return { ...source, members }
}

const sourceOf = (facts: Facts, scope: CompileScope): FactQuery => {
  if ("kind" in facts) return ofKind(facts, scope)
  const base = baseOf(facts, scope)
  const tests = testsOf(facts, scope, facts.status)
  return tests.length === 0 ? base : { ...base, wider: base, members: (view, context) => narrowed(base.members(view, context), tests, view, context) }
}

const baseOf = (facts: Exclude<Facts, { readonly kind: string }>, scope: CompileScope): FactQuery => {
  const onDay: FactQuery["window"] = (_view, context) => ({ from: undefined, until: context.on + 1 })
  if ("use" in facts) return scope.set(facts.use, scope)
  if ("of" in facts) return scope.query(facts.of, scope)
  if ("fact" in facts) {
    const slot = factNamed(facts.fact, scope)
    return { kinds: [], codes: undefined, window: onDay, members: () => slot.fact === undefined ? notKnown : { facts: [slot.fact], sure: [true], complete: true } }
  }
  if ("linkedFrom" in facts) {
    const slot = factNamed(facts.linkedFrom, scope)
    return { kinds: [], codes: undefined, window: onDay, members: (view) => referred(slot, facts.link, view) }
  }
  const parts = facts.anyOf.map((part) => scope.query(part, scope))
  return {
    kinds: [...new Set(parts.flatMap(({ kinds }) => kinds))],
    codes: undefined,
    window: parts[0]?.window ?? onDay,
    members: (view, context) => union(parts.map((part) => part.members(view, context)))
  }
}

/** Facts of a kind: where plain sets hold the time that is asked for, they look at it; the rest is looked at here. */
const ofKind = (facts: Extract<Facts, { readonly kind: string }>, scope: CompileScope): FactQuery => {
  const { kind, codes, status, links, activeAt, startsIn, endsIn, overlaps, ...rest } = facts
  const itself: PlainFacts = { kind, ...(codes === undefined ? {} : { codes }), ...(status === undefined ? {} : { status }), ...(links === undefined ? {} : { links }) }
  const timed = { ...itself, ...(activeAt === undefined ? {} : { activeAt }), ...(startsIn === undefined ? {} : { startsIn }), ...(overlaps === undefined ? {} : { overlaps }) }
  const plain = endsIn === undefined && isPlain(timed)
  const set = factSet(plain ? timed : itself, scope)
  const tests = plain ? testsOf(rest, scope, undefined) : testsOf(facts, scope, status ?? ["final"])
  const window = plain ? (_view: RecordView, context: EvaluationContext) => set.window(context) : windowLookedAt(facts, scope)
  const [freshness, current, entries] = [scope.freshness(kind), scope.factKind(kind).lists === "current", codeEntries(scope.factKind(kind), set.codes)]
  const isComplete = plain ? set.isComplete : (view: RecordView, context: EvaluationContext): boolean => {
    // Beyond the day of the question nothing is asked for, however far the window reaches.
    const listed = completeDay(view.complete, kind, entries, context.on - freshness)
    if (listed === undefined) return false
    const { from, until } = window(view, context)
    return listed + freshness >= Math.min(until - 1, context.on) && (!current || (from ?? -Infinity) >= listed - freshness)
  }
  const isNarrower = Object.keys(rest).length > 0 || !plain
  return {
    kinds: [kind],
    codes: set.codes,
    window,
    ...(isNarrower ? { wider: ofKind(itself, scope) } : {}),
    members: (view, context) => {
      const ofIt = view.facts.get(kind)
      if (ofIt === undefined) return isComplete(view, context) ? nobody : notKnown
      const found: FactView[] = []
      const sure: boolean[] = []
      for (const fact of ofIt) {
        let fit: Fit = plain ? set.fit(fact, context) : "sure"
        for (let index = 0; fit !== "out" && index < tests.length; index++) fit = weaker(fit, tests[index]!(fact, view, context))
        if (fit === "out") continue
        found.push(fact)
        sure.push(fit === "sure")
      }
      return { facts: found, sure, complete: isComplete(view, context) }
    }
  }
}

/** The days from which to which facts could matter, as far as the edges of all windows are known. */
const windowLookedAt = ({ activeAt, startsIn, endsIn, overlaps }: Narrowing, scope: CompileScope): FactQuery["window"] => {
  const windows = [startsIn, endsIn, overlaps, activeAt === undefined ? undefined : { from: activeAt, through: activeAt }].filter((one) => one !== undefined)
    .map((window) => ({ edges: windowOf(window, scope), grain: window.grain ?? "day" }))
  return (view, context) => {
    let [from, until] = [alwaysBefore, alwaysAfter]
    for (const { edges: edgesOf, grain } of windows) {
      const edges = daysOf(edgesOf(view, context), grain)
      from = Math.max(from, edges.from.lo)
      until = Math.min(until, edges.until.hi)
    }
    return { from: from <= alwaysBefore ? undefined : from, until: Math.min(until, Math.max(context.on + 1, from + 1)) }
  }
}
