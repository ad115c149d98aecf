import type { Facts, Point, Predicate, Quantity } from "@tramyte/core"
import type { Narrowing, QuantityComparison, Window } from "@tramyte/core/pack"

/** What becomes of each part of a question that stands directly in another; what is left out stays as it is. */
export interface LanguageMap {
  readonly predicate?: (part: Predicate) => Predicate
  readonly facts?: (part: Facts) => Facts
  readonly point?: (part: Point) => Point
  readonly quantity?: (part: Quantity) => Quantity
}

const same = <T>(part: T): T => part

/** The same question with its direct parts changed, whatever they are. */
export const mapPredicate = (predicate: Predicate, map: LanguageMap): Predicate => {
  const { facts = same, point = same, predicate: part = same, quantity = same } = map
  switch (predicate.op) {
    case "all":
    case "any": return { op: predicate.op, of: predicate.of.map(part) }
    case "not":
    case "sure":
    case "known": return { op: predicate.op, of: part(predicate.of) }
    case "age":
    case "alive": return predicate.at === undefined ? predicate : { ...predicate, at: point(predicate.at) }
    case "exists":
    case "count":
    case "value":
    case "change": return { ...predicate, in: facts(predicate.in) }
    case "elapsed": return { ...predicate, in: facts(predicate.in), ...(predicate.at === undefined ? {} : { at: point(predicate.at) }) }
    case "compare": return { ...predicate, what: quantity(predicate.what), is: mapBounds(predicate.is, quantity) }
    case "within": return { ...predicate, point: point(predicate.point), in: mapWindow(predicate.in, point) }
    case "sex":
    case "flag":
    case "rule": return predicate
  }
}

/** The same set with its direct parts changed. */
export const mapFacts = (set: Facts, map: LanguageMap): Facts => {
  const { facts = same, point = same, predicate = same } = map
  const { activeAt, endsIn, except, overlaps, startsIn, where }: Narrowing = set
  return {
    ...("anyOf" in set ? { ...set, anyOf: set.anyOf.map(facts) } : "of" in set ? { ...set, of: facts(set.of) } : set),
    ...(activeAt === undefined ? {} : { activeAt: point(activeAt) }),
    ...(startsIn === undefined ? {} : { startsIn: mapWindow(startsIn, point) }),
    ...(endsIn === undefined ? {} : { endsIn: mapWindow(endsIn, point) }),
    ...(overlaps === undefined ? {} : { overlaps: mapWindow(overlaps, point) }),
    ...(where === undefined ? {} : { where: predicate(where) }),
    ...(except === undefined ? {} : { except: facts(except) })
  }
}

/** The same point with its direct parts changed. */
export const mapPoint = (at: Point, map: LanguageMap): Point => {
  const { facts = same, point = same } = map
  if (typeof at === "string" || "schoolYearStart" in at || "date" in at || "use" in at) return at
  if ("shift" in at) return { ...at, shift: point(at.shift) }
  if ("floor" in at) return { ...at, floor: point(at.floor) }
  const of = (which: string | Facts): string | Facts => typeof which === "string" ? which : facts(which)
  if ("startOf" in at) return { startOf: of(at.startOf) }
  return "endOf" in at ? { endOf: of(at.endOf) } : { recordedOf: of(at.recordedOf) }
}

/** The same quantity with its direct parts changed. */
export const mapQuantity = (what: Quantity, map: LanguageMap): Quantity => {
  const { facts = same, point = same, quantity = same } = map
  switch (what.get) {
    case "plus": return { ...what, of: what.of.map(quantity) }
    case "minus": return { ...what, of: [quantity(what.of[0]), quantity(what.of[1])] }
    case "count":
    case "distinctDays":
    case "min":
    case "max":
    case "sum":
    case "mean": return { ...what, in: facts(what.in) }
    case "value": return typeof what.in === "string" ? what : { ...what, in: facts(what.in) }
    case "age": return what.at === undefined ? what : { ...what, at: point(what.at) }
    case "time": return { ...what, from: point(what.from), until: point(what.until) }
    case "number":
    case "use": return what
  }
}

const mapWindow = (window: Window, point: (part: Point) => Point): Window => {
  const { after, from, through, until } = window
  return {
    ...window,
    ...(from === undefined ? {} : { from: point(from) }),
    ...(after === undefined ? {} : { after: point(after) }),
    ...(until === undefined ? {} : { until: point(until) }),
    ...(through === undefined ? {} : { through: point(through) })
  }
}

const mapBounds = (is: QuantityComparison, quantity: (part: Quantity) => Quantity): QuantityComparison =>
  Object.fromEntries(Object.entries(is).map(([bound, given]) => [bound, typeof given === "object" && "get" in given ? quantity(given as Quantity) : given]))

/** What is done at each part of a question, however deep it lies. */
export interface LanguageVisitor {
  readonly predicate?: (part: Predicate) => void
  readonly facts?: (part: Facts) => void
  readonly point?: (part: Point) => void
  readonly quantity?: (part: Quantity) => void
  readonly window?: (part: Window) => void
}

/** Visits every part of a question: questions within sets, sets within points, and so on; each once, though it may stand in several places. */
export const visitLanguage = (visitor: LanguageVisitor) => {
  const seen = new Set<object>()
  const once = <T>(visit: ((part: T) => void) | undefined, map: (part: T, map: LanguageMap) => T) => (part: T): T => {
    if (typeof part === "object" && part !== null) {
      if (seen.has(part)) return part
      seen.add(part)
    }
    visit?.(part)
    map(part, deep)
    return part
  }
  const windows = (...found: readonly (Window | undefined)[]): void => found.forEach((window) => window !== undefined && visitor.window?.(window))
  const deep = {
    predicate: once<Predicate>((part) => {
      if (part.op === "within") windows(part.in)
      visitor.predicate?.(part)
    }, mapPredicate),
    facts: once<Facts>((part) => {
      windows(part.startsIn, part.endsIn, part.overlaps)
      visitor.facts?.(part)
    }, mapFacts),
    point: once<Point>(visitor.point, mapPoint),
    quantity: once<Quantity>(visitor.quantity, mapQuantity)
  } satisfies Required<LanguageMap>
  return deep
}
