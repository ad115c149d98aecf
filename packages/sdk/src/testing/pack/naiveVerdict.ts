import { type EpochDay, epochDay, type Fact, type HealthRecord, type ParameterRef, type Predicate, type Verdict } from "@tramyte/core"
import type { CodeList, Comparison, FixedPoint, PlainFacts, ValueComparison } from "@tramyte/core/pack"
import type { LawOfDay } from "./lawOfDay.ts"
import { dayReached } from "./naiveCalendar.ts"
import { type Asking, naivePoint, naiveSpan } from "./naiveDays.ts"
import { isPlainLeaf, type PlainLeaf } from "./plainForm.ts"

/**
 * The rule language once more, read word for word from its description, for people of whom everything is known to the day:
 * no cut-offs, no bounds, no compilation. The core's verdicts are held against it on border days.
 *
 * @param tree without references to rules
 * @param record every date a full day, every fact with a start; kinds are taken to be listed on the day of the question
 */
export const naiveVerdict = (tree: Predicate, record: HealthRecord, asking: Asking, law: LawOfDay): Verdict => {
  const ask = (part: Predicate): Verdict => naiveVerdict(part, record, asking, law)
  switch (tree.op) {
    case "all": {
      const parts = tree.of.map(ask)
      return parts.includes("no") ? "no" : parts.includes("unknown") ? "unknown" : "yes"
    }
    case "any": {
      const parts = tree.of.map(ask)
      return parts.includes("yes") ? "yes" : parts.includes("unknown") ? "unknown" : "no"
    }
    case "not": {
      const part = ask(tree.of)
      return part === "yes" ? "no" : part === "no" ? "yes" : "unknown"
    }
    case "sure": return ask(tree.of) === "yes" ? "yes" : "no"
    case "known": return ask(tree.of) === "unknown" ? "no" : "yes"
    case "flag": return law.value(tree) === true ? "yes" : "no"
    case "rule": throw new Error(`the rule ${tree.id} was to be put in place first`)
    default: {
      if (!isPlainLeaf(tree)) throw new Error(`the question "${tree.op}" is not of the plain form`)
      return naiveLeaf(tree, record, asking, law)
    }
  }
}

const naiveLeaf = (tree: PlainLeaf, record: HealthRecord, asking: Asking, law: LawOfDay): Verdict => {
  switch (tree.op) {
    case "sex": return record.person.sex === undefined ? "unknown" : verdict(tree.is.includes(record.person.sex))
    case "age": return record.person.birthDate === undefined ? "unknown" : verdict(hasLasted(epochDay(record.person.birthDate), tree, asking, law))
    case "alive": return verdict(record.person.deathDate === undefined || epochDay(record.person.deathDate) > naivePoint(tree.at ?? "on", asking, law))
    case "exists":
    case "count": {
      const atLeast = tree.op === "exists" ? 1 : numberOf(tree.atLeast, law)
      if (chosen(tree.in, record, asking, law).length >= atLeast) return "yes"
      return isListed(tree.in, asking, law) ? "no" : "unknown"
    }
    case "value": {
      const number = numberIn(picked(tree.which, tree.in, record, asking, law), tree.is)
      return number === undefined ? "unknown" : verdict(fits(number, tree.is, law))
    }
    case "change": {
      const [first, last] = [picked("first", tree.in, record, asking, law), picked("last", tree.in, record, asking, law)]
      const [before, after] = [numberIn(first, tree.is), numberIn(last, tree.is)]
      return first === last || before === undefined || after === undefined ? "unknown" : verdict(fits(after - before, tree.is, law))
    }
    case "elapsed": {
      const facts = chosen(tree.in, record, asking, law).map(startOf)
      if (facts.length === 0) return "unknown"
      const begun = tree.which === "first" ? Math.min(...facts) : Math.max(...facts)
      return isListed(tree.in, asking, law) ? verdict(hasLasted(begun, tree, asking, law)) : unlisted(tree, begun, asking, law)
    }
  }
}

const verdict = (holds: boolean): Verdict => holds ? "yes" : "no"

/** A fact that is not listed could be later than the last, or earlier than the first: one side alone is sure. */
const unlisted = ({ at = "on", atLeast, below, which }: Extract<PlainLeaf, { readonly op: "elapsed" }>, begun: EpochDay, asking: Asking, law: LawOfDay): Verdict => {
  const longEnough = hasLasted(begun, { at, ...(atLeast === undefined ? {} : { atLeast }) }, asking, law)
  if (which === "last") return longEnough ? "unknown" : "no"
  if (below === undefined) return longEnough ? "yes" : "unknown"
  return dayReached(begun, naiveSpan(below, law)) <= naivePoint(at, asking, law) ? "no" : "unknown"
}

/** Whether what began on a day has, at the point asked for, reached the one span and not the other. */
const hasLasted = (begun: EpochDay, { at = "on", atLeast, below }: Pick<Extract<Predicate, { readonly op: "age" }>, "atLeast" | "below"> & { readonly at?: FixedPoint }, asking: Asking, law: LawOfDay): boolean => {
  const day = naivePoint(at, asking, law)
  return (atLeast === undefined ? begun : dayReached(begun, naiveSpan(atLeast, law))) <= day && (below === undefined || dayReached(begun, naiveSpan(below, law)) > day)
}

/** What a list that is current on the day says nothing of: who had it long before, and has it no longer. */
const isListed = (facts: PlainFacts, asking: Asking, law: LawOfDay): boolean => {
  if (law.kind(facts.kind).lists !== "current") return true
  const window = facts.startsIn ?? facts.overlaps
  const from = facts.activeAt ?? window?.from
  return from === undefined || naivePoint(from, asking, law) >= asking.on - law.freshness(facts.kind)
}

const startOf = (fact: Fact): EpochDay => epochDay(fact.start!)

const endOf = (fact: Fact, law: LawOfDay): EpochDay =>
  fact.end === undefined ? law.kind(fact.kind).shape === "event" ? startOf(fact) + 1 : Infinity : fact.end === "ongoing" ? Infinity : epochDay(fact.end)

const chosen = (facts: PlainFacts, record: HealthRecord, asking: Asking, law: LawOfDay): readonly Fact[] => record.facts.filter((fact) => {
  if (fact.kind !== facts.kind || !(facts.status ?? ["final"]).includes(fact.status ?? "final")) return false
  if (facts.codes !== undefined && !codesOf(facts.codes, law).some((code) => fact.code?.includes(code))) return false
  if (Object.entries(facts.links ?? {}).some(([role, id]) => fact.links?.[role] !== (typeof id === "string" ? id : law.value(id)))) return false
  if (facts.value !== undefined) {
    const number = numberIn(fact, facts.value)
    if (number === undefined || !fits(number, facts.value, law)) return false
  }
  const [start, end] = [startOf(fact), endOf(fact, law)]
  if (facts.activeAt !== undefined) {
    const day = naivePoint(facts.activeAt, asking, law)
    return start <= day && day < end
  }
  const window = facts.startsIn ?? facts.overlaps
  if (window === undefined) return start <= asking.on
  const [from, until] = [naivePoint(window.from, asking, law), naivePoint(window.until, asking, law)]
  return facts.startsIn === undefined ? Math.max(from, start) < Math.min(until, end) : from <= start && start < until
})

/** The codes that a set asks for. */
export const codesOf = (codes: CodeList, law: LawOfDay): readonly string[] =>
  "param" in codes ? law.value(codes) as readonly string[] : "valueSet" in codes ? [codes.valueSet].flat().flatMap(law.codes) : codes

const picked = (which: "first" | "last", facts: PlainFacts, record: HealthRecord, asking: Asking, law: LawOfDay): Fact | undefined => {
  if (!isListed(facts, asking, law)) return undefined
  const inOrder = chosen(facts, record, asking, law).toSorted((a, b) =>
    startOf(a) - startOf(b) || Date.parse(a.at ?? "-271821-04-20") - Date.parse(b.at ?? "-271821-04-20") || byText(a.recorded, b.recorded) || byText(a.id, b.id))
  return which === "first" ? inOrder[0] : inOrder.at(-1)
}

const byText = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0

const numberIn = (fact: Fact | undefined, { component }: ValueComparison): number | undefined => {
  const number = component === undefined ? fact?.value : fact?.components?.[component]
  return typeof number === "number" ? number : undefined
}

const numberOf = (given: number | ParameterRef, law: LawOfDay): number => typeof given === "number" ? given : law.value(given) as number

const fits = (number: number, is: Comparison, law: LawOfDay): boolean =>
  (is.atLeast === undefined || number >= numberOf(is.atLeast, law)) && (is.above === undefined || number > numberOf(is.above, law)) &&
  (is.atMost === undefined || number <= numberOf(is.atMost, law)) && (is.below === undefined || number < numberOf(is.below, law))
