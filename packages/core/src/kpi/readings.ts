import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { Definition } from "../pack/pack.ts"
import type { Facts, Point, Predicate, Quantity, Reading, ValueComparison, Window } from "../rules/predicate.ts"

/** What definitions read of facts besides their codes and days. */
export interface Readings {
  /** Links that are followed to other facts. */
  readonly links: ReadonlySet<string>
  /** Numbers that are read in a unit. */
  readonly readings: readonly { readonly in: Facts; readonly reading: Reading }[]
}

/** Collects what questions and quantities read, through all that they use. */
export const readingsIn = (questions: readonly Predicate[], quantities: readonly Quantity[], rules: RulesInForce): Readings => {
  const links = new Set<string>()
  const readings = new Map<string, { readonly in: Facts; readonly reading: Reading }>()
  const seen = new Set<string>()
  const read = (set: Facts, { component, unit, convert }: Reading): void => {
    if (unit === undefined) return
    const base = baseOf(set)
    const reading = { unit, ...(component === undefined ? {} : { component }), ...(convert === undefined ? {} : { convert }) }
    readings.set(JSON.stringify(["kind" in base ? [base.kind, base.codes] : base, reading]), { in: base, reading })
  }
  /** The set of a kind that another was narrowed from. */
  const baseOf = (set: Facts): Facts => {
    if ("of" in set) return baseOf(set.of)
    const used = "use" in set ? definitionOf(set.use)?.facts : undefined
    return used === undefined ? set : baseOf(used)
  }
  const definitionOf = (id: string): Definition | undefined => rules.items.find(({ section, item }) => section === "definitions" && item.id === id)?.item as Definition | undefined
  const ofDefinition = (id: string): void => {
    if (seen.has(id)) return
    seen.add(id)
    const { when, facts, quantity, point } = definitionOf(id) ?? {} as Partial<Definition>
    if (when !== undefined) ofPredicate(when)
    if (facts !== undefined) ofFacts(facts)
    if (quantity !== undefined) ofQuantity(quantity)
    ofPoint(point)
  }
  const ofRule = (id: string): void => {
    if (seen.has(id)) return
    seen.add(id)
    ofPredicate(rules.scope.rule(id).rule.when)
  }
  const ofFacts = (set: Facts): void => {
    if ("of" in set) ofFacts(set.of)
    else if ("use" in set) ofDefinition(set.use)
    else if ("linkedFrom" in set) links.add(set.link)
    else if ("anyOf" in set) set.anyOf.forEach(ofFacts)
    for (const value of set.value === undefined ? [] : "length" in set.value ? set.value : [set.value as ValueComparison]) read(set, value)
    if (typeof set.pick === "object") read(set, set.pick)
    ofPoint(set.activeAt)
    for (const window of [set.startsIn, set.endsIn, set.overlaps]) ofWindow(window)
    if (set.except !== undefined) ofFacts(set.except)
    if (set.where !== undefined) ofPredicate(set.where)
  }
  const ofWindow = (window: Window | undefined): void => [window?.from, window?.after, window?.until, window?.through].forEach(ofPoint)
  const ofPoint = (point: Point | undefined): void => {
    if (typeof point !== "object") return
    if ("use" in point) return ofDefinition(point.use)
    if ("shift" in point) return ofPoint(point.shift)
    if ("floor" in point) return ofPoint(point.floor)
    const which = "startOf" in point ? point.startOf : "endOf" in point ? point.endOf : "recordedOf" in point ? point.recordedOf : undefined
    if (typeof which === "object") ofFacts(which)
  }
  const ofQuantity = (quantity: Quantity): void => {
    switch (quantity.get) {
      case "number": return
      case "plus":
      case "minus": return quantity.of.forEach(ofQuantity)
      case "use": return ofDefinition(quantity.id)
      case "age": return ofPoint(quantity.at)
      case "time":
        ofPoint(quantity.from)
        return ofPoint(quantity.until)
      default:
        if (typeof quantity.in !== "object") return
        if ("unit" in quantity) read(quantity.in, quantity)
        return ofFacts(quantity.in)
    }
  }
  const ofPredicate = (predicate: Predicate): void => {
    switch (predicate.op) {
      case "all":
      case "any": return predicate.of.forEach(ofPredicate)
      case "not":
      case "sure":
      case "known": return ofPredicate(predicate.of)
      case "age":
      case "alive": return ofPoint(predicate.at)
      case "value":
      case "change":
        read(predicate.in, predicate.is)
        return ofFacts(predicate.in)
      case "exists":
      case "count":
      case "elapsed": return ofFacts(predicate.in)
      case "compare":
        ofQuantity(predicate.what)
        for (const bound of Object.values(predicate.is)) if (typeof bound === "object" && "get" in bound) ofQuantity(bound as Quantity)
        return
      case "within":
        ofPoint(predicate.point)
        return ofWindow(predicate.in)
      case "rule": return ofRule(predicate.id)
      case "sex":
      case "flag": return
    }
  }
  questions.forEach(ofPredicate)
  quantities.forEach(ofQuantity)
  return { links, readings: [...readings.values()] }
}
