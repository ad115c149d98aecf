import type { Duration, FactView, ParameterRef, Point, Predicate, RecordView, Verdict } from "@tramyte/core"
import { type Asking, naiveSpan } from "../pack/naiveDays.ts"
import type { Asked, NaiveLaw } from "./asked.ts"
import { beyond, type Bounds, exactly } from "./bounds.ts"
import { type Meaning, plainMeaning } from "./meaning.ts"
import { naiveSet, theFirstOrLast } from "./naiveFacts.ts"
import { compared, naiveQuantity } from "./naiveQuantity.ts"
import { beginning, edgesOf, pointAt } from "./naiveTimes.ts"

/**
 * The whole rule language once more, word for word from the descriptions of its types, for any record: no compilation, no cut-offs,
 * nothing kept. Slow and plain, so that it can be read beside them; the core and other engines are held against it.
 */
export const naiveVerdict = (predicate: Predicate, asked: Asked): Verdict => {
  const { law, meaning, view } = asked
  const ask = (part: Predicate): Verdict => naiveVerdict(part, asked)
  switch (predicate.op) {
    case "all": return meaning.all(predicate.of.map(ask))
    case "any": return meaning.any(predicate.of.map(ask))
    case "not": return meaning.not(ask(predicate.of))
    case "sure": return ask(predicate.of) === "yes" ? "yes" : "no"
    case "known": return ask(predicate.of) === "unknown" ? "no" : "yes"
    case "flag": return law.value(predicate) === true ? "yes" : "no"
    case "rule": return ask(law.when(predicate.id))
    case "sex": return view.sex === undefined ? "unknown" : predicate.is.includes(view.sex) ? "yes" : "no"
    case "age": return view.birth === undefined ? "unknown" : hasLasted(view.birth, predicate, asked)
    case "alive": {
      if (view.death === undefined) return "yes"
      const day = pointAt(predicate.at ?? "on", "day", asked)
      return day === undefined ? "unknown" : meaning.above(view.death, day)
    }
    case "exists": return hasMembers(predicate.in, 1, asked)
    case "count": return hasMembers(predicate.in, typeof predicate.atLeast === "number" ? predicate.atLeast : law.value(predicate.atLeast) as number, asked)
    case "value": {
      const fact = theFirstOrLast(predicate.which, naiveSet(predicate.in, asked), asked)
      const number = fact === undefined ? undefined : meaning.read(fact.fact, predicate.is)
      return number === undefined ? "unknown" : compared(exactly(number), predicate.is, asked)
    }
    case "change": {
      const set = naiveSet(predicate.in, asked)
      const [first, last] = [theFirstOrLast("first", set, asked), theFirstOrLast("last", set, asked)]
      if (first === undefined || last === undefined || first === last) return "unknown"
      const [before, after] = [meaning.read(first.fact, predicate.is), meaning.read(last.fact, predicate.is)]
      return before === undefined || after === undefined ? "unknown" : compared(exactly(after - before), predicate.is, asked)
    }
    case "elapsed": {
      const begun = beginningOf(predicate.which, predicate.in, asked)
      return begun === undefined ? "unknown" : hasLasted(begun, predicate, asked)
    }
    case "compare": {
      const number = naiveQuantity(predicate.what, asked)
      return number === undefined ? "unknown" : compared(number, predicate.is, asked)
    }
    case "within": {
      const at = pointAt(predicate.point, predicate.in.grain ?? "day", asked)
      if (at === undefined) return "unknown"
      const fit = meaning.liesIn(at, edgesOf(predicate.in, asked))
      return fit === "sure" ? "yes" : fit === "out" ? "no" : "unknown"
    }
  }
}

/** Makes everything ready to ask about a person. */
export const askedOf = (law: NaiveLaw, asking: Asking, view: RecordView, meaning: Meaning = plainMeaning): Asked =>
  ({ law, asking, view, meaning, names: new Map(), verdictOf: naiveVerdict, setOf: naiveSet })

type FactsAsked = Extract<Predicate, { readonly op: "exists" }>["in"]

const hasMembers = (facts: FactsAsked, atLeast: number, asked: Asked): Verdict => {
  const { complete, members } = naiveSet(facts, asked)
  const { hi, lo } = asked.meaning.count(members.filter(({ fit }) => fit === "sure").length, members.filter(({ fit }) => fit === "possible").length, complete)
  return lo >= atLeast ? "yes" : hi < atLeast ? "no" : "unknown"
}

interface Span {
  readonly atLeast?: Duration | ParameterRef
  readonly below?: Duration | ParameterRef
  readonly at?: Point
}

/** Whether what began within bounds has, at the point asked for, reached the one length and not the other. Nothing has lasted before it began. */
const hasLasted = (begun: Bounds, { at = "on", atLeast, below }: Span, asked: Asked): Verdict => {
  const { law, meaning } = asked
  const day = pointAt(at, "day", asked)
  if (day === undefined || meaning.isNever(day)) return "unknown"
  const reached = (span: Duration): Verdict => meaning.atMost({ lo: meaning.reached(begun.lo, span), hi: meaning.reached(begun.hi, span) }, day)
  const longEnough = reached(atLeast === undefined ? {} : naiveSpan(atLeast, law))
  return meaning.all([longEnough, ...(below === undefined ? [] : [meaning.not(reached(naiveSpan(below, law)))])])
}

/** Between which days the first or last member of a set began. One that is not seen, or only may belong, could be before the first or after the last. */
const beginningOf = (which: "first" | "last", facts: FactsAsked, asked: Asked): Bounds | undefined => {
  const { complete, members } = naiveSet(facts, asked)
  const start = (fact: FactView): Bounds => beginning(fact, "day", asked)
  const all = members.map(({ fact }) => start(fact))
  const sure = members.filter(({ fit }) => fit === "sure").map(({ fact }) => start(fact))
  if (sure.length === 0) return undefined
  return which === "first"
    ? { lo: complete ? Math.min(...all.map(({ lo }) => lo)) : -beyond, hi: Math.min(...sure.map(({ hi }) => hi)) }
    : { lo: Math.max(...sure.map(({ lo }) => lo)), hi: complete ? Math.max(...all.map(({ hi }) => hi)) : beyond }
}
