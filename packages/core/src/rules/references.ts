import type { ValueType } from "../pack/valueType.ts"
import type { Comparison, Facts, ParameterRef, Point, Predicate } from "./predicate.ts"

/** What predicates refer to by name. */
export interface References {
  readonly parameters: Set<string>
  readonly valueSets: Set<string>
  readonly rules: Set<string>
  readonly factKinds: Set<string>
  /** What the value of a parameter must be where it stands. */
  readonly uses: { readonly parameter: string; readonly type: ValueType }[]
}

/** No references yet. */
export const noReferences = (): References => ({ parameters: new Set(), valueSets: new Set(), rules: new Set(), factKinds: new Set(), uses: [] })

/** Adds all that a predicate refers to. */
export const addReferences = (predicate: Predicate, into: References): void => {
  switch (predicate.op) {
    case "all":
    case "any":
      for (const part of predicate.of) addReferences(part, into)
      return
    case "not":
    case "sure":
    case "known":
      return addReferences(predicate.of, into)
    case "age":
      addParameter(predicate.atLeast, "duration", into)
      addParameter(predicate.below, "duration", into)
      return addPoint(predicate.at, into)
    case "alive": return addPoint(predicate.at, into)
    case "exists": return addFacts(predicate.in, into)
    case "count":
      addParameter(predicate.atLeast, "number", into)
      return addFacts(predicate.in, into)
    case "value":
    case "change":
      addComparison(predicate.is, into)
      return addFacts(predicate.in, into)
    case "elapsed":
      addParameter(predicate.atLeast, "duration", into)
      addParameter(predicate.below, "duration", into)
      addPoint(predicate.at, into)
      return addFacts(predicate.in, into)
    case "flag": return addParameter(predicate, "truth", into)
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
  else addParameter(facts.codes, "list", into)
  for (const link of Object.values(facts.links ?? {})) addParameter(link, "text", into)
  addPoint(facts.activeAt, into)
  for (const window of [facts.startsIn, facts.overlaps]) {
    addPoint(window?.from, into)
    addPoint(window?.until, into)
  }
  addComparison(facts.value, into)
}

/** Adds the parameter that stands where a constant could. */
export const addParameter = (value: unknown, type: ValueType, into: References): void => {
  if (typeof value !== "object" || value === null || !("param" in value)) return
  const parameter = (value as ParameterRef).param
  into.parameters.add(parameter)
  into.uses.push({ parameter, type })
}

const addComparison = (is: Comparison | undefined, into: References): void => {
  for (const bound of [is?.atLeast, is?.above, is?.atMost, is?.below]) addParameter(bound, "number", into)
}

const addPoint = (point: Point | undefined, into: References): void => {
  if (typeof point !== "object") return
  if ("schoolYearStart" in point) return addParameter(point.schoolYearStart, "month and day", into)
  addParameter(point.plus, "duration", into)
  addParameter(point.minus, "duration", into)
  addPoint(point.shift, into)
}
