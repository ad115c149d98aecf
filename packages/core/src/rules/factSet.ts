import { codeEntries, completeDay } from "../citizen/completeDay.ts"
import type { FactStatus } from "../citizen/fact.ts"
import type { FactKindDefinition } from "../citizen/factKinds.ts"
import { alwaysAfter, type FactView, type RecordView } from "../citizen/readRecord.ts"
import type { EpochDay } from "../time/index.ts"
import { numberOf } from "./reading.ts"
import { type EvaluationContext, type ParameterValues, perContext, pointAt } from "./context.ts"
import type { CodeList, Comparison, ParameterRef, PlainFacts } from "./predicate.ts"

/** Whether a fact belongs to a set: surely, possibly (something about it is not known), or not. */
export type Fit = "sure" | "possible" | "out"

/** What the rules in force supply to a predicate while it is compiled. */
export interface Vocabulary {
  readonly value: ParameterValues
  readonly valueSet: (id: string) => readonly string[]
  readonly factKind: (kind: string) => FactKindDefinition
  /** Days around the day of a complete list during which the kind still counts as complete. */
  readonly freshness: (kind: string) => number
}

/** A set of facts, ready to be asked about any person. */
export interface FactSet {
  readonly kind: string
  readonly codes: readonly string[] | undefined
  readonly fit: (fact: FactView, context: EvaluationContext) => Fit
  /** Whether "there is none" can be believed: the kind, or each of the codes asked for, is known completely for the days asked about. */
  readonly isComplete: (view: RecordView, context: EvaluationContext) => boolean
  /** The window asked about: half-open, or one day when `until` is the day after `from`. */
  readonly window: (context: EvaluationContext) => { readonly from: EpochDay | undefined; readonly until: EpochDay }
}

/** Compiles the description of a set of facts. */
export const factSet = (facts: PlainFacts, words: Vocabulary): FactSet => {
  const codes = facts.codes === undefined ? undefined : codesOf(facts.codes, words)
  const [status, code, link, time, value] = [statusTest(facts.status ?? final), codeTest(codes), linkTest(facts, words), timeTest(facts, words), valueTest(facts, words)]
  const window = windowOf(facts, words)
  const freshness = words.freshness(facts.kind)
  const kind = words.factKind(facts.kind)
  const [current, entries] = [kind.lists === "current", codeEntries(kind, codes)]
  return {
    kind: facts.kind,
    codes,
    fit: (fact, context) => {
      // Written out, not looped over: each test is then called from one place, which engines make fast.
      const byStatus = status(fact, context)
      if (byStatus === "out") return "out"
      const byCode = code === undefined ? "sure" : code(fact, context)
      if (byCode === "out") return "out"
      const byTime = time(fact, context)
      if (byTime === "out") return "out"
      const byLink = link === undefined ? "sure" : link(fact, context)
      if (byLink === "out") return "out"
      const byValue = value === undefined ? "sure" : value(fact, context)
      if (byValue === "out") return "out"
      return byStatus === "sure" && byCode === "sure" && byTime === "sure" && byLink === "sure" && byValue === "sure" ? "sure" : "possible"
    },
    isComplete: (view, context) => {
      // Beyond the day of the question nothing is asked for, however far the window reaches.
      const listed = completeDay(view.complete, facts.kind, entries, context.on - freshness)
      if (listed === undefined) return false
      const { from, until } = window(context)
      return listed + freshness >= Math.min(until - 1, context.on) && (!current || (from ?? Infinity) >= listed - freshness)
    },
    window
  }
}

/** What one condition says of a fact. */
export type Test = (fact: FactView, context: EvaluationContext) => Fit

/** Codes written out. */
export const codesOf = (codes: CodeList, words: Vocabulary): readonly string[] => {
  if ("param" in codes) return words.value(codes) as readonly string[]
  if (!("valueSet" in codes)) return codes
  return typeof codes.valueSet === "string" ? words.valueSet(codes.valueSet) : [...new Set(codes.valueSet.flatMap((id) => words.valueSet(id)))]
}

const final: readonly FactStatus[] = ["final"]

export const statusTest = (wanted: readonly FactStatus[]): Test => {
  const wantsFinal = wanted.includes("final")
  return ({ fact: { status } }) => {
    if (status === undefined || status === "final") return wantsFinal ? "sure" : "out"
    return wanted.includes(status) ? "sure" : status === "preliminary" ? "possible" : "out"
  }
}

export const codeTest = (codes: readonly string[] | undefined): Test | undefined => {
  if (codes === undefined) return undefined
  const wanted = new Set(codes)
  return ({ fact }) => {
    const found = fact.code
    if (found === undefined || found.length === 0) return "possible"
    for (const code of found) if (wanted.has(code)) return "sure"
    return "out"
  }
}

export const linkTest = (facts: Pick<PlainFacts, "links">, words: Vocabulary): Test | undefined => {
  if (facts.links === undefined) return undefined
  const wanted = Object.entries(facts.links).map(([role, id]) => [role, typeof id === "string" ? id : words.value(id)] as const)
  return ({ fact }) => {
    let result: Fit = "sure"
    for (const [role, id] of wanted) {
      const found = fact.links?.[role]
      // Not text: absent, or what every object has by a name such as "constructor".
      if (typeof found !== "string") result = "possible"
      else if (found !== id) return "out"
    }
    return result
  }
}

/** With no time asked for, what began by the day of the question counts. */
const begun: Test = ({ startLo, startHi }, context) => startLo > context.on ? "out" : startHi <= context.on ? "sure" : "possible"

const timeTest = (facts: PlainFacts, words: Vocabulary): Test => {
  const test = spanTest(facts, words)
  return words.factKind(facts.kind).shape === "event" ? (fact, context) => test(lastsOneDay(fact), context) : test
}

/** A record is read without the packs: an event of a kind that a pack adds came out like a state whose end is not known. */
export const lastsOneDay = (view: FactView): FactView =>
  view.fact.end === undefined && view.endHi === alwaysAfter ? { ...view, endHi: view.startHi + 1 } : view

const spanTest = (facts: PlainFacts, words: Vocabulary): Test => {
  if (facts.activeAt !== undefined) {
    const at = pointAt(facts.activeAt, words.value)
    return ({ startLo, startHi, endLo, endHi }, context) => {
      const day = at(context)
      if (startLo > day || endHi <= day) return "out"
      return startHi <= day && day < endLo ? "sure" : "possible"
    }
  }
  const window = facts.startsIn ?? facts.overlaps
  if (window === undefined) return begun
  const from = pointAt(window.from, words.value)
  const until = pointAt(window.until, words.value)
  if (facts.startsIn !== undefined) {
    return ({ startLo, startHi }, context) => {
      const lo = from(context)
      const hi = until(context)
      if (startHi < lo || startLo >= hi || hi <= lo) return "out"
      return startLo >= lo && startHi < hi ? "sure" : "possible"
    }
  }
  return ({ startLo, startHi, endLo, endHi }, context) => {
    const lo = from(context)
    const hi = until(context)
    if (startLo >= hi || endHi <= lo || hi <= lo || endHi <= startLo) return "out"
    return startHi < hi && (startLo >= lo || endLo > lo) ? "sure" : "possible"
  }
}

export const valueTest = (facts: Pick<PlainFacts, "value">, words: Vocabulary): Test | undefined => {
  if (facts.value === undefined) return undefined
  const holds = comparison(facts.value, words.value)
  const reading = facts.value
  return (view) => {
    const number = numberOf(view, reading)
    return number === undefined ? "possible" : holds(number) ? "sure" : "out"
  }
}

/** A comparison with its parameters filled in. */
export const comparison = (is: Comparison, value: ParameterValues): (number: number) => boolean => {
  const { atLeast, above, atMost, below } = boundsOf(is, value)
  return (number) =>
    (atLeast === undefined || number >= atLeast) && (above === undefined || number > above) &&
    (atMost === undefined || number <= atMost) && (below === undefined || number < below)
}

/** The numbers of a comparison, parameters filled in; only those that were given. */
export const boundsOf = (is: Comparison, value: ParameterValues): { readonly [bound in keyof Comparison]?: number } => {
  const bounds: { -readonly [bound in keyof Comparison]?: number } = {}
  for (const bound of ["atLeast", "above", "atMost", "below"] as const) {
    const given: number | ParameterRef | undefined = is[bound]
    if (given !== undefined) bounds[bound] = typeof given === "number" ? given : value(given) as number
  }
  return bounds
}

const windowOf = (facts: PlainFacts, words: Vocabulary): FactSet["window"] => {
  if (facts.activeAt !== undefined) {
    const at = pointAt(facts.activeAt, words.value)
    return perContext((context) => ({ from: at(context), until: at(context) + 1 }))
  }
  const span = facts.startsIn ?? facts.overlaps
  if (span === undefined) return perContext((context) => ({ from: undefined, until: context.on + 1 }))
  const from = pointAt(span.from, words.value)
  const until = pointAt(span.until, words.value)
  return perContext((context) => ({ from: from(context), until: until(context) }))
}
