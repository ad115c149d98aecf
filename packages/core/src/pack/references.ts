import type { Grouping } from "../groups/grouping.ts"
import type { Comparison, Facts, ParameterRef, Point, Predicate } from "../rules/predicate.ts"
import type { Protocol } from "../screening/protocol.ts"
import type { PlacedItem } from "./placedItem.ts"
import type { ValueType } from "./valueType.ts"

/** What an item refers to by name. */
export interface References {
  readonly parameters: Set<string>
  readonly valueSets: Set<string>
  readonly rules: Set<string>
  readonly factKinds: Set<string>
  /** What the value of a parameter must be where it stands. */
  readonly uses: { readonly parameter: string; readonly type: ValueType }[]
}

/** The references of an item whose shape is sound. */
export const referencesOf = ({ section, item }: PlacedItem): References => {
  const references: References = { parameters: new Set(), valueSets: new Set(), rules: new Set(), factKinds: new Set(), uses: [] }
  const fields = item as unknown as Readonly<Record<string, unknown>>
  for (const field of ["when", "scope", "who", "denominator", "exclusion", "numerator"]) {
    if (fields[field] !== undefined) addPredicate(fields[field] as Predicate, references)
  }
  if (section === "groupings") addGrouping(item as Grouping, references)
  if (section === "protocols") addProtocol(item as Protocol, references)
  if (section === "freshness") references.factKinds.add(fields["kind"] as string)
  return references
}

const addGrouping = ({ groups, order }: Grouping, into: References): void => {
  for (const group of groups) addPredicate(group.when, into)
  addParameter(order, "list", into)
}

const addProtocol = ({ ages, recurrence, doneBy }: Protocol, into: References): void => {
  addParameter(ages?.from, "duration", into)
  addParameter(ages?.until, "duration", into)
  addFacts(doneBy, into)
  if ("every" in recurrence) {
    addParameter(recurrence.every, "duration", into)
    addParameter(recurrence.opensBefore, "duration", into)
  }
  if ("perYear" in recurrence) {
    addParameter(recurrence.perYear.min, "number", into)
    addParameter(recurrence.perYear.target, "number", into)
    addParameter(recurrence.year, "text", into)
    addParameter(recurrence.schoolYearStart, "month and day", into)
  }
}

const addPredicate = (predicate: Predicate, into: References): void => {
  switch (predicate.op) {
    case "all":
    case "any":
      for (const part of predicate.of) addPredicate(part, into)
      return
    case "not":
    case "sure":
    case "known":
      return addPredicate(predicate.of, into)
    case "age":
      addParameter(predicate.atLeast, "duration", into)
      addParameter(predicate.below, "duration", into)
      return addPoint(predicate.at, into)
    case "alive": return addPoint(predicate.at, into)
    case "exists": return addFacts(predicate.in, into)
    case "count":
      addParameter(predicate.atLeast, "number", into)
      return addFacts(predicate.in, into)
    case "latest":
      addComparison(predicate.is, into)
      return addFacts(predicate.in, into)
    case "flag": return addParameter(predicate, "truth", into)
    case "rule":
      into.rules.add(predicate.id)
      return
    case "sex": return
  }
}

const addFacts = (facts: Facts, into: References): void => {
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
const addParameter = (value: unknown, type: ValueType, into: References): void => {
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
