import type { Definition } from "../pack/pack.ts"
import type { ValueType } from "../pack/valueType.ts"
import type { CodeList, Comparison, Facts, ParameterRef, Point, Predicate, Quantity, QuantityComparison, Window } from "./predicate.ts"

/** What predicates refer to by name. */
export interface References {
  readonly parameters: Set<string>
  readonly valueSets: Set<string>
  readonly rules: Set<string>
  readonly definitions: Set<string>
  readonly factKinds: Set<string>
  /** Codes that are asked for of facts of a kind, written out or by the id of a value set. */
  readonly codes: { readonly kind: string; readonly written: readonly string[]; readonly valueSets: readonly string[] }[]
  /** What the value of a parameter must be where it stands. */
  readonly uses: { readonly parameter: string; readonly type: ValueType }[]
  /** As what a definition is used. */
  readonly sorts: { readonly definition: string; readonly sort: DefinitionSort }[]
  /** Names of facts that nothing gave where they are spoken of. */
  readonly unnamed: Set<string>
  /** Rules and definitions that are used, with the names that facts have there. */
  readonly named: { readonly id: string; readonly names: readonly string[] }[]
}

/** What can be defined by name besides rules. */
export type DefinitionSort = "facts" | "quantity" | "point"

/** No references yet. */
export const noReferences = (): References => ({
  parameters: new Set(), valueSets: new Set(), rules: new Set(), definitions: new Set(), factKinds: new Set(), codes: [], uses: [], sorts: [], unnamed: new Set(), named: []
})

/** The names that facts have where a part of a question stands. */
type Names = readonly string[]

const noNames: Names = []

/** Adds all that a predicate refers to. */
export const addReferences = (predicate: Predicate, into: References, names: Names = noNames): void => {
  switch (predicate.op) {
    case "all":
    case "any":
      for (const part of predicate.of) addReferences(part, into, names)
      return
    case "not":
    case "sure":
    case "known":
      return addReferences(predicate.of, into, names)
    case "compare":
      addQuantity(predicate.what, into, names)
      return addComparison(predicate.is, into, names)
    case "within":
      addPoint(predicate.point, into, names)
      return addWindow(predicate.in, into, names)
    case "flag": return addParameter(predicate, "truth", into)
    case "rule":
      into.rules.add(predicate.id)
      into.named.push({ id: predicate.id, names })
      return
    case "sex": return
    default: {
      const { at, atLeast, below, in: facts, is }: LeafParts = predicate
      addParameter(atLeast, predicate.op === "count" ? "number" : "duration", into)
      addParameter(below, "duration", into)
      addPoint(at, into, names)
      if (is !== undefined) addComparison(is, into, names)
      if (facts !== undefined) addFacts(facts, into, names)
    }
  }
}

/** What questions about the person or their facts have, each some of it. */
interface LeafParts {
  readonly at?: Point
  readonly atLeast?: unknown
  readonly below?: unknown
  readonly in?: Facts
  readonly is?: Comparison
}

/** Adds all that a rule or a definition refers to. */
export const addDefined = ({ when, facts, quantity, point }: Pick<Definition, "when" | "facts" | "quantity" | "point">, into: References): void => {
  if (when !== undefined) addReferences(when, into)
  if (facts !== undefined) addFacts(facts, into)
  if (quantity !== undefined) addQuantity(quantity, into)
  addPoint(point, into)
}

/** Adds all that a set of facts refers to. */
export const addFacts = (facts: Facts, into: References, names: Names = noNames): void => {
  if ("kind" in facts) into.factKinds.add(facts.kind)
  else if ("use" in facts) addDefinition(facts.use, "facts", into, names)
  else if ("of" in facts) addFacts(facts.of, into, names)
  else if ("fact" in facts) addName(facts.fact, into, names)
  else if ("linkedFrom" in facts) addName(facts.linkedFrom, into, names)
  else for (const part of facts.anyOf) addFacts(part, into, names)
  addCodes(facts.codes, into, "kind" in facts ? facts.kind : undefined)
  addCodes(facts.valueCodes, into)
  for (const test of Object.values(facts.qualifiers ?? {})) addCodes("codes" in test ? test.codes : "noneOf" in test ? test.noneOf : test as CodeList, into)
  for (const link of Object.values(facts.links ?? {})) addParameter(link, "text", into)
  addPoint(facts.activeAt, into, names)
  for (const window of [facts.startsIn, facts.endsIn, facts.overlaps]) addWindow(window, into, names)
  for (const value of facts.value === undefined ? [] : "length" in facts.value ? facts.value : [facts.value as Comparison]) addComparison(value, into, names)
  if (facts.except !== undefined) addFacts(facts.except, into, names)
  if (facts.where !== undefined) addReferences(facts.where, into, facts.as === undefined ? names : [...names, facts.as])
}

/** Adds all that a quantity refers to. */
export const addQuantity = (quantity: Quantity, into: References, names: Names = noNames): void => {
  switch (quantity.get) {
    case "number": return addParameter(quantity.is, "number", into)
    case "use": return addDefinition(quantity.id, "quantity", into, names)
    case "age": return addPoint(quantity.at, into, names)
    case "plus":
    case "minus":
      for (const part of quantity.of) addQuantity(part, into, names)
      return
    case "time":
      addPoint(quantity.from, into, names)
      return addPoint(quantity.until, into, names)
    default: return addFactOrSet(quantity.in, into, names)
  }
}

const addComparison = (is: Comparison | QuantityComparison, into: References, names: Names): void => {
  for (const bound of [is.atLeast, is.above, is.atMost, is.below]) {
    if (typeof bound === "object" && "get" in bound) addQuantity(bound, into, names)
    else addParameter(bound, "number", into)
  }
}

/** Codes that are asked for; of a kind of fact, where it is known. */
const addCodes = (codes: CodeList | undefined, into: References, kind?: string): void => {
  if (codes === undefined) return
  if ("param" in codes) return addParameter(codes, "list", into)
  const [written, valueSets] = "valueSet" in codes ? [[], typeof codes.valueSet === "string" ? [codes.valueSet] : codes.valueSet] : [codes, []]
  for (const id of valueSets) into.valueSets.add(id)
  if (kind !== undefined) into.codes.push({ kind, written, valueSets })
}

const addDefinition = (definition: string, sort: DefinitionSort, into: References, names: Names): void => {
  into.named.push({ id: definition, names })
  into.definitions.add(definition)
  into.sorts.push({ definition, sort })
}

const addName = (name: string, into: References, names: Names): void => {
  if (!names.includes(name)) into.unnamed.add(name)
}

const addFactOrSet = (which: string | Facts, into: References, names: Names): void =>
  typeof which === "string" ? addName(which, into, names) : addFacts(which, into, names)

/** Adds the parameter that stands where a constant could. */
export const addParameter = (value: unknown, type: ValueType, into: References): void => {
  if (typeof value !== "object" || value === null || !("param" in value)) return
  const parameter = (value as ParameterRef).param
  into.parameters.add(parameter)
  into.uses.push({ parameter, type })
}

const addWindow = (window: Window | undefined, into: References, names: Names): void => {
  for (const edge of [window?.from, window?.after, window?.until, window?.through]) addPoint(edge, into, names)
}

/** Adds all that a point refers to. */
export const addPoint = (point: Point | undefined, into: References, names: Names = noNames): void => {
  if (typeof point !== "object") return
  if ("schoolYearStart" in point) return addParameter(point.schoolYearStart, "month and day", into)
  if ("date" in point) return
  if ("use" in point) return addDefinition(point.use, "point", into, names)
  if ("startOf" in point) return addFactOrSet(point.startOf, into, names)
  if ("endOf" in point) return addFactOrSet(point.endOf, into, names)
  if ("recordedOf" in point) return addFactOrSet(point.recordedOf, into, names)
  if ("floor" in point) return addPoint(point.floor, into, names)
  addParameter(point.plus, "duration", into)
  addParameter(point.minus, "duration", into)
  addPoint(point.shift, into, names)
}
