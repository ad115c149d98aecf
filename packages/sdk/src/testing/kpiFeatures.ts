import type { Facts, Point, Predicate, Quantity } from "@tramyte/core"
import type { Indicator, Narrowing, Window } from "@tramyte/core/pack"
import type { NaiveLaw } from "./naive/asked.ts"
import { indicatorParts } from "./pack/indicatorParts.ts"
import { type LanguageVisitor, visitLanguage } from "./pack/mapLanguage.ts"
import { isFixed } from "./pack/plainForm.ts"

/** Something of the language that an engine may have no way to say: an operator, a source of facts, a narrowing, a point, a number, or a part of an indicator. */
export type KpiFeature =
  | `op:${Predicate["op"]}`
  | "facts:anyOf" | "facts:of" | "facts:use" | "facts:fact" | "facts:linkedFrom"
  | `narrow:${Exclude<keyof Narrowing, "as">}` | "narrow:values"
  | "pick:time" | "pick:end" | "pick:recorded" | "pick:value"
  | "window:instant" | "window:own"
  | "point:birth" | "point:death" | "point:startOf" | "point:endOf" | "point:recordedOf" | "point:use"
  | `get:${Quantity["get"]}` | "in:hours" | "reading:unit" | "reading:component"
  | "basis:unit" | "basis:event" | "denominator:estimated" | "initial" | "exclusion" | "exception" | "strata" | "continuous" | "attribution"

/** All that an indicator asks of an engine, what it refers to by name taken in. */
export const kpiFeatures = (indicator: Indicator, law: NaiveLaw): ReadonlySet<KpiFeature> => {
  const found = new Set<KpiFeature>()
  const own = (window: Window): boolean => [window.from, window.after, window.until, window.through].some((edge) => edge !== undefined && !isFixed(edge))
  const visitor: LanguageVisitor = {
    predicate: (part) => {
      found.add(`op:${part.op}`)
      if (part.op === "rule") visit.predicate(law.when(part.id))
      if (part.op === "value" || part.op === "change") ofReading(part.is)
    },
    facts: (part) => {
      for (const source of ["anyOf", "of", "use", "fact", "linkedFrom"] as const) if (source in part) found.add(`facts:${source}`)
      if ("use" in part) visit.facts(law.definition(part.use).facts!)
      ofNarrowing(part)
    },
    point: (part) => {
      if (part === "birth" || part === "death") found.add(`point:${part}`)
      if (typeof part !== "object") return
      for (const name of ["startOf", "endOf", "recordedOf", "use"] as const) if (name in part) found.add(`point:${name}`)
      if ("use" in part) visit.point(law.definition(part.use).point!)
    },
    quantity: (part) => {
      found.add(`get:${part.get}`)
      if (part.get === "use") visit.quantity(law.definition(part.id).quantity!)
      if ((part.get === "age" || part.get === "time") && part.in === "hours") found.add("in:hours")
      ofReading(part)
    },
    window: (part) => {
      if (part.grain === "instant") found.add("window:instant")
      if (own(part)) found.add("window:own")
    }
  }
  const ofReading = (reading: object): void => {
    if ("unit" in reading) found.add("reading:unit")
    if ("component" in reading) found.add("reading:component")
  }
  const ofNarrowing = (part: Facts): void => {
    for (const [field, value] of Object.entries(part)) if (narrowings.has(field) && value !== undefined) found.add(`narrow:${field as Exclude<keyof Narrowing, "as">}`)
    for (const one of [part.value ?? []].flat()) ofReading(one)
    if (Array.isArray(part.value)) found.add("narrow:values")
    if (part.pick !== undefined) found.add(typeof part.pick === "string" ? "pick:time" : `pick:${part.pick.by}`)
  }
  const visit: { readonly predicate: (part: Predicate) => unknown; readonly facts: (part: Facts) => unknown; readonly point: (part: Point) => unknown; readonly quantity: (part: Quantity) => unknown } = visitLanguage(visitor)
  const { attribution, basis, continuous, denominator, strata } = indicator
  // Of events each question is asked of the event itself.
  for (const { when } of indicatorParts({ ...indicator, basis: "person" })) visit.predicate(when)
  if (typeof basis === "object") {
    found.add("basis:event")
    visit.facts(basis.event)
  } else if (basis !== "person") found.add("basis:unit")
  if (denominator !== undefined && "type" in denominator && denominator.type === "estimated") found.add("denominator:estimated")
  for (const part of ["initial", "exclusion", "exception"] as const) if (indicator[part] !== undefined) found.add(part)
  if (strata !== undefined) found.add("strata")
  if (continuous !== undefined) {
    found.add("continuous")
    visit.quantity(continuous.value)
  }
  if (attribution !== undefined) {
    found.add("attribution")
    visit.facts(attribution.in)
  }
  return found
}

const narrowings: ReadonlySet<string> = new Set<Exclude<keyof Narrowing, "as">>([
  "codes", "status", "links", "value", "valueCodes", "qualifiers", "has", "lacks", "activeAt", "startsIn", "endsIn", "overlaps", "where", "except", "pick"
])
