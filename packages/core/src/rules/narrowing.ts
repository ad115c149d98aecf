import { alwaysAfter, alwaysBefore, type FactView, type RecordView } from "../citizen/readRecord.ts"
import type { EvaluationContext } from "./context.ts"
import type { FactQuery } from "./factQuery.ts"
import { codesOf, codeTest, type Fit, linkTest, statusTest, valueTest } from "./factSet.ts"
import type { Members } from "./members.ts"
import { type Bounds, endInstants, holdsAt, lastDays, lasting, liesIn, meets, pointOf, startDays, startInstants, type WindowBounds, windowOf } from "./points.ts"
import type { CodeList, FactPart, Facts, Narrowing, QualifierTest, ValueComparison, Window } from "./predicate.ts"
import { type CompileScope, type FactSlot, remembered, withName } from "./question.ts"
import { addFacts, noReferences } from "./references.ts"

/** What one condition of a narrowing says of a fact. */
export type Test = (fact: FactView, view: RecordView, context: EvaluationContext) => Fit

/** The weaker of two fits: a fact belongs as surely as the least sure of its conditions. */
export const weaker = (a: Fit, b: Fit): Fit => a === "out" || b === "out" ? "out" : a === "sure" ? b : a

/** The members of a set that keep all conditions. */
export const narrowed = (base: Members, tests: readonly Test[], view: RecordView, context: EvaluationContext): Members => {
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
export const testsOf = (by: Narrowing, scope: CompileScope, status: Narrowing["status"]): readonly Test[] => {
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
  const [field, name] = part.split(/\.(.*)/s) as ["links" | "components" | "qualifiers", string | undefined]
  if (name !== undefined) return (fact) => isTold(fact[field]?.[name])
  switch (part) {
    case "number": return ({ value, components }) => typeof value === "number" || components !== undefined
    case "value": return ({ value, valueCode, components }) => value !== undefined || isTold(valueCode) || components !== undefined
    case "start": return ({ start, at }) => (start !== undefined && start !== "unknown") || at !== undefined
    case "end": return ({ end, endAt }) => (end !== undefined && end !== "unknown" && end !== "ongoing") || endAt !== undefined
    case "instant": return ({ at }) => at !== undefined
    default: return (fact) => isTold(fact[part as "code" | "valueCode" | "unit"])
  }
}

/** Whether something is said: a text, a number or at least one code; not what every object has by a name such as "constructor". */
const isTold = (said: unknown): boolean => Array.isArray(said) ? said.length > 0 : typeof said === "string" || typeof said === "number"

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

/** Whether a set speaks of no fact that is named around it: then it is the same for every one of them. */
const isClosed = (facts: Facts, scope: CompileScope): boolean => {
  const references = noReferences()
  addFacts(facts, references)
  return references.unnamed.size === 0 && [...references.definitions, ...references.rules].every((id) => scope.isClosed(id))
}
