import type { Facts, ParameterRef, Point, Predicate } from "./predicate.ts"
import { operators } from "./predicate.ts"

/** What a predicate refers to by name. */
export interface References {
  readonly parameters: Set<string>
  readonly valueSets: Set<string>
  readonly rules: Set<string>
  readonly factKinds: Set<string>
  readonly unknownOperators: Set<string>
}

/** No references yet. */
export const noReferences = (): References =>
  ({ parameters: new Set(), valueSets: new Set(), rules: new Set(), factKinds: new Set(), unknownOperators: new Set() })

/** Adds all that a predicate refers to. */
export const addReferences = (predicate: Predicate, into: References): void => {
  if (typeof predicate !== "object" || predicate === null || !operators.includes(predicate.op)) {
    into.unknownOperators.add(String((predicate as { readonly op?: unknown } | null)?.op))
    return
  }
  switch (predicate.op) {
    case "all":
    case "any":
      predicate.of.forEach((part) => addReferences(part, into))
      return
    case "not":
    case "sure":
    case "known":
      return addReferences(predicate.of, into)
    case "age":
      addParameter(predicate.atLeast, into)
      addParameter(predicate.below, into)
      return addPoint(predicate.at, into)
    case "alive": return addPoint(predicate.at, into)
    case "exists": return addFacts(predicate.in, into)
    case "count":
      addParameter(predicate.atLeast, into)
      return addFacts(predicate.in, into)
    case "latest":
      addComparison(predicate.is, into)
      return addFacts(predicate.in, into)
    case "flag":
      into.parameters.add(predicate.param)
      return
    case "rule":
      into.rules.add(predicate.id)
      return
    case "sex": return
  }
}

/** Adds all that a set of facts refers to. */
export const addFacts = (facts: Facts, into: References): void => {
  into.factKinds.add(facts.kind)
  if (facts.codes !== undefined && "valueSet" in facts.codes) into.valueSets.add(facts.codes.valueSet)
  else addParameter(facts.codes, into)
  for (const role in facts.links) addParameter(facts.links[role], into)
  addPoint(facts.activeAt, into)
  for (const window of [facts.startsIn, facts.overlaps]) {
    addPoint(window?.from, into)
    addPoint(window?.until, into)
  }
  addComparison(facts.value, into)
}

/** Adds the parameter that stands where a constant could. */
export const addParameter = (value: unknown, into: References): void => {
  if (typeof value === "object" && value !== null && "param" in value) into.parameters.add((value as ParameterRef).param)
}

const addComparison = (is: object | undefined, into: References): void => {
  if (is !== undefined) for (const bound of Object.values(is)) addParameter(bound, into)
}

const addPoint = (point: Point | undefined, into: References): void => {
  if (typeof point !== "object") return
  if ("schoolYearStart" in point) return addParameter(point.schoolYearStart, into)
  addParameter(point.plus, into)
  addParameter(point.minus, into)
  addPoint(point.shift, into)
}
