import type { FactView, RecordView } from "../citizen/readRecord.ts"
import { alwaysAfter, alwaysBefore } from "../citizen/readRecord.ts"
import type { EvaluationContext } from "./context.ts"
import { codesOf, codeTest, factSet, type Fit, linkTest, statusTest, valueTest } from "./factSet.ts"
import { inTime } from "./factOrder.ts"
import { isPlain } from "./plain.ts"
import { type Bounds, daysOf, endInstants, holdsAt, lastDays, lasting, liesIn, meets, pointOf, startDays, startInstants, type WindowBounds, windowOf } from "./points.ts"
import type { CodeList, FactPart, Facts, Narrowing, PlainFacts, QualifierTest, ValueComparison, Window } from "./predicate.ts"
import { type CompileScope, factNamed, type FactSlot, remembered, withName } from "./question.ts"
import { numberOf } from "./reading.ts"
import { addFacts, noReferences } from "./references.ts"

/**
 * The facts of a person that belong to a set, surely or possibly, in no order, and whether that is all: `complete` says
 * that no unseen fact could belong.
 */
export interface Members {
  readonly facts: readonly FactView[]
  readonly sure: readonly boolean[]
  readonly complete: boolean
}

/** A set of facts, ready to be asked for about any person. */
export interface FactQuery {
  /** The kinds that its facts may be of, as far as the definition tells. */
  readonly kinds: readonly string[]
  readonly codes: readonly string[] | undefined
  readonly members: (view: RecordView, context: EvaluationContext) => Members
  /** The days looked at, for a reader. */
  readonly window: (view: RecordView, context: EvaluationContext) => { readonly from: number | undefined; readonly until: number }
}

type Test = (fact: FactView, view: RecordView, context: EvaluationContext) => Fit

const nobody: Members = { facts: [], sure: [], complete: true }
const notKnown: Members = { facts: [], sure: [], complete: false }

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
  return tests.length === 0 ? base : { ...base, members: (view, context) => narrowed(base.members(view, context), tests, view, context) }
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

/** What a fact refers to. A reference to what is not on record tells nothing; no reference at all refers to nothing. */
const referred = ({ fact }: FactSlot, link: string, view: RecordView): Members => {
  if (fact === undefined) return notKnown
  const id = fact.fact.links?.[link]
  if (typeof id !== "string") return nobody
  const found = factsById(view).get(id)
  return found === undefined ? notKnown : { facts: [found], sure: [true], complete: true }
}

const indexes = new WeakMap<RecordView, ReadonlyMap<string, FactView>>()

/** The facts of a person by id, made when the first reference is followed. */
const factsById = (view: RecordView): ReadonlyMap<string, FactView> => {
  let index = indexes.get(view)
  if (index === undefined) indexes.set(view, index = indexOf(view))
  return index
}

/** An id that facts of two kinds have means neither: nobody could tell which is meant. */
const indexOf = (view: RecordView): ReadonlyMap<string, FactView> => {
  const index = new Map<string, FactView>()
  const twice = new Set<string>()
  for (const facts of view.facts.values()) {
    for (const one of facts) {
      if (index.has(one.fact.id)) twice.add(one.fact.id)
      index.set(one.fact.id, one)
    }
  }
  for (const id of twice) index.delete(id)
  return index
}

const union = (parts: readonly Members[]): Members => {
  const facts: FactView[] = []
  const sure: boolean[] = []
  let complete = true
  for (const part of parts) {
    complete &&= part.complete
    part.facts.forEach((fact, index) => {
      const known = facts.indexOf(fact)
      if (known < 0) {
        facts.push(fact)
        sure.push(part.sure[index]!)
      } else if (part.sure[index] === true) sure[known] = true
    })
  }
  return { facts, sure, complete }
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
  const [freshness, current] = [scope.freshness(kind), scope.factKind(kind).lists === "current"]
  const isComplete = plain ? set.isComplete : (view: RecordView, context: EvaluationContext): boolean => {
    const listed = view.complete.get(kind)
    if (listed === undefined) return false
    const { from, until } = window(view, context)
    return listed + freshness >= Math.min(until - 1, context.on) && (!current || (from ?? -Infinity) >= listed - freshness)
  }
  return {
    kinds: [kind],
    codes: set.codes,
    window,
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

/** Whether a set speaks of no fact that is named around it: then it is the same for every one of them. */
const isClosed = (facts: Facts, scope: CompileScope): boolean => {
  const references = noReferences()
  addFacts(facts, references)
  return references.unnamed.size === 0 && [...references.definitions, ...references.rules].every((id) => scope.isClosed(id))
}

const weaker = (a: Fit, b: Fit): Fit => a === "out" || b === "out" ? "out" : a === "sure" ? b : a

const narrowed = (base: Members, tests: readonly Test[], view: RecordView, context: EvaluationContext): Members => {
  const facts: FactView[] = []
  const sure: boolean[] = []
  // By number: a set defined by name is shared, and may be gone through again while it is being narrowed.
  for (let index = 0; index < base.facts.length; index++) {
    const fact = base.facts[index]!
    let fit: Fit = base.sure[index] === true ? "sure" : "possible"
    for (let test = 0; fit !== "out" && test < tests.length; test++) fit = weaker(fit, tests[test]!(fact, view, context))
    if (fit === "out") continue
    facts.push(fact)
    sure.push(fit === "sure")
  }
  return { facts, sure, complete: base.complete }
}

/** The conditions of a narrowing, those that look at the fact alone first. */
const testsOf = (by: Narrowing, scope: CompileScope, status: Narrowing["status"]): readonly Test[] => {
  const alone = [
    status === undefined ? undefined : statusTest(status),
    by.codes === undefined ? undefined : codeTest(codesOf(by.codes, scope)),
    linkTest(by, scope),
    ...valuesOf(by.value).map((value) => valueTest({ value }, scope))
  ].filter((test) => test !== undefined).map((test): Test => (fact, _view, context) => test(fact, context))
  const tests: Test[] = [...alone]
  if (by.valueCodes !== undefined) tests.push(valueCodeTest(codesOf(by.valueCodes, scope)))
  for (const [name, test] of Object.entries(by.qualifiers ?? {})) tests.push(qualifierTest(name, test, scope))
  for (const part of by.has ?? []) tests.push(hasPart(part, true))
  for (const part of by.lacks ?? []) tests.push(hasPart(part, false))
  tests.push(...timeTests(by, scope))
  if (by.except !== undefined) tests.push(notIn(scope.query(by.except, scope), isClosed(by.except, scope)))
  if (by.where !== undefined) tests.push(whereTest(by.as, by.where, scope))
  return tests
}

const valuesOf = (value: Narrowing["value"]): readonly ValueComparison[] => value === undefined ? [] : "length" in value ? value : [value as ValueComparison]

const whereTest = (name: string | undefined, where: NonNullable<Narrowing["where"]>, scope: CompileScope): Test => {
  const slot: FactSlot = { fact: undefined }
  const question = scope.compile(where, name === undefined ? scope : withName(name, slot, scope))
  return (fact, view, context) => {
    slot.fact = fact
    const verdict = question.verdict(view, context)
    slot.fact = undefined
    return verdict === "yes" ? "sure" : verdict === "no" ? "out" : "possible"
  }
}

/** Only what surely belongs to the other set is taken out; what may belong to it may stay. */
const notIn = (other: FactQuery, shared: boolean): Test => {
  const members = shared ? remembered(other.members) : other.members
  return (fact, view, context) => {
    const { facts, sure } = members(view, context)
    const index = facts.indexOf(fact)
    return index < 0 ? "sure" : sure[index] === true ? "out" : "possible"
  }
}

const valueCodeTest = (codes: readonly string[]): Test => {
  const wanted = new Set(codes)
  return ({ fact: { value, valueCode, components } }) => {
    const found = valueCode !== undefined && valueCode.length > 0 ? valueCode : value === undefined || typeof value === "number" ? undefined : [String(value)]
    // A number is a result, and no code.
    if (found === undefined) return typeof value === "number" || components !== undefined ? "out" : "possible"
    return found.some((code) => wanted.has(code)) ? "sure" : "out"
  }
}

const qualifierTest = (name: string, given: CodeList | QualifierTest, scope: CompileScope): Test => {
  const test = "codes" in given || "noneOf" in given ? given as QualifierTest : { codes: given as CodeList }
  const [codes, fits] = "noneOf" in test ? [test.noneOf, false] : [test.codes, true]
  const wanted = new Set(codesOf(codes, scope))
  const absent: Fit = test.absent === "fits" ? "sure" : test.absent === "out" ? "out" : "possible"
  return ({ fact }) => {
    const found = fact.qualifiers?.[name]
    if (!Array.isArray(found) || found.length === 0) return absent
    return found.some((code) => wanted.has(code as string)) === fits ? "sure" : "out"
  }
}

const hasPart = (part: FactPart, wanted: boolean): Test => {
  const has = partOf(part)
  return ({ fact }) => has(fact) === wanted ? "sure" : "out"
}

const partOf = (part: FactPart): ((fact: FactView["fact"]) => boolean) => {
  const [field, name] = part.split(/\.(.*)/s)
  if (name !== undefined && field === "links") return ({ links }) => typeof links?.[name] === "string"
  if (name !== undefined && field === "components") return ({ components }) => typeof components?.[name] === "number"
  if (name !== undefined && field === "qualifiers") return ({ qualifiers }) => Array.isArray(qualifiers?.[name]) && qualifiers[name].length > 0
  switch (part) {
    case "code": return ({ code }) => code !== undefined && code.length > 0
    case "number": return ({ value, components }) => typeof value === "number" || components !== undefined
    case "value": return ({ value, valueCode, components }) => value !== undefined || (valueCode !== undefined && valueCode.length > 0) || components !== undefined
    case "valueCode": return ({ valueCode }) => valueCode !== undefined && valueCode.length > 0
    case "unit": return ({ unit }) => unit !== undefined
    case "start": return ({ start, at }) => (start !== undefined && start !== "unknown") || at !== undefined
    case "end": return ({ end, endAt }) => (end !== undefined && end !== "unknown" && end !== "ongoing") || endAt !== undefined
    default: return ({ at }) => at !== undefined
  }
}

const timeTests = ({ activeAt, startsIn, endsIn, overlaps }: Narrowing, scope: CompileScope): readonly Test[] => {
  const tests: Test[] = []
  const timed = (window: Window, test: (start: Bounds, end: () => Bounds | undefined, edges: WindowBounds) => Fit): void => {
    const edges = windowOf(window, scope)
    const [starts, ends] = window.grain === "instant" ? [startInstants, endInstants] : [startDays, lastDays]
    tests.push((fact, view, context) => {
      const shown = lasting(fact, scope)
      return test(starts(shown, context)!, () => ends(shown, context), edges(view, context))
    })
  }
  if (activeAt !== undefined) {
    const at = pointOf(activeAt, "day", scope)
    tests.push((fact, view, context) => {
      const [shown, day] = [lasting(fact, scope), at(view, context)]
      const last = lastDays(shown, context)
      return last === undefined ? "out" : holdsAt(startDays(shown, context)!, last, day ?? anyDay)
    })
  }
  if (startsIn !== undefined) timed(startsIn, (start, _end, edges) => liesIn(start, edges))
  // What never held has no end, and no part in any window.
  if (endsIn !== undefined) timed(endsIn, (_start, end, edges) => {
    const last = end()
    return last === undefined ? "out" : liesIn(last, edges)
  })
  if (overlaps !== undefined) timed(overlaps, (start, end, edges) => {
    const last = end()
    return last === undefined ? "out" : meets(start, last, edges)
  })
  return tests
}

const anyDay: Bounds = { lo: alwaysBefore, hi: alwaysAfter }

/** Takes the first or last of a set. Where it is not sure which that is, all that it could be may belong. */
const picker = (pick: NonNullable<Narrowing["pick"]>, scope: CompileScope): ((members: Members, context: EvaluationContext) => Members) => {
  const which = typeof pick === "string" ? pick : pick.which
  const sign = which === "last" ? 1 : -1
  const keyOf = keyOfPick(pick, scope)
  const byTime = typeof pick === "string"
  const byEnd = typeof pick !== "string" && pick.by === "end"
  /** Of the last, the earliest that it may be tells; of the first, the latest. */
  const place = ({ lo, hi }: Bounds): number => which === "last" ? lo : hi
  const after = (a: FactView, b: FactView, context: EvaluationContext): number => {
    const [left, right] = [keyOf(a), keyOf(b)]
    if (left !== undefined && right !== undefined && place(left) !== place(right)) return place(left) - place(right)
    return byEnd ? (endInstants(a, context)?.lo ?? 0) - (endInstants(b, context)?.lo ?? 0) || inTime(a, b) : inTime(a, b)
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
    const rivals = facts.filter((fact, index) => index !== best && mayBeat(fact, keyOf(fact), sure[index] === true, chosen, keyOf(chosen)!, sign, byTime))
    if (rivals.length === 0 && complete) return { facts: [chosen], sure: [true], complete }
    return { facts: [chosen, ...rivals], sure: [false, ...rivals.map(() => false)], complete }
  }
}

/** Whether another fact could come before the chosen one in the order: it may not belong, or its place is not known exactly. */
const mayBeat = (fact: FactView, key: Bounds | undefined, sure: boolean, chosen: FactView, chosenKey: Bounds, sign: 1 | -1, byTime: boolean): boolean => {
  if (key === undefined) return true
  if (sign > 0 ? key.hi < chosenKey.lo : key.lo > chosenKey.hi) return false
  const exact = key.lo === key.hi && chosenKey.lo === chosenKey.hi
  if (!exact || byTime || key.lo !== chosenKey.lo) return !sure || !exact
  // Alike in the order asked for: then the time tells, as far as it is known.
  if (sign > 0 ? fact.startHi < chosen.startLo : fact.startLo > chosen.startHi) return false
  return !sure || fact.startLo !== fact.startHi || chosen.startLo !== chosen.startHi
}

const keyOfPick = (pick: NonNullable<Narrowing["pick"]>, scope: CompileScope): ((fact: FactView) => Bounds | undefined) => {
  if (typeof pick === "string") return ({ startLo, startHi }) => ({ lo: startLo, hi: startHi })
  switch (pick.by) {
    // The day tells; of those that end on one day, the instant where it is told, then the beginning.
    case "end": return (fact) => {
      const { endLo, endHi } = lasting(fact, scope)
      return { lo: endLo, hi: endHi }
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
