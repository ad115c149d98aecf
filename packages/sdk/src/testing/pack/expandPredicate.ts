import type { Facts, Point, Predicate, Quantity, RulesInForce } from "@tramyte/core"
import type { Definition, Rule } from "@tramyte/core/pack"
import { standingItems } from "./lawOfDay.ts"
import { type LanguageMap, mapFacts, mapPoint, mapPredicate, mapQuantity, visitLanguage } from "./mapLanguage.ts"
import type { Leaf } from "./personEdits.ts"

const yes: Predicate = { op: "all", of: [] }
const no: Predicate = { op: "any", of: [] }

/** How flags are set, by the id of the parameter. */
export type FlagSetting = Readonly<Record<string, boolean>>

/** Puts what rules and definitions say in the place of the references to them, so that one tree holds all that decides. */
export const expander = (rules: RulesInForce): (predicate: Predicate) => Predicate => {
  const standing = standingItems<Rule>(rules, "rules")
  const definitions = standingItems<Definition>(rules, "definitions")
  const known = new Map<object, unknown>()
  /** Each part is put in place once, so that what is shared stays shared. */
  const once = <T>(change: (part: T) => T) => (part: T): T => {
    if (typeof part !== "object" || part === null) return change(part)
    if (!known.has(part)) known.set(part, change(part))
    return known.get(part) as T
  }
  const map: Required<LanguageMap> = {
    predicate: once<Predicate>((part) => part.op === "rule" ? map.predicate((definitions.get(part.id)?.when ?? standing.get(part.id)?.when)!)
      : isConnective(part) || refers(part) ? mapPredicate(part, map) : part),
    facts: once<Facts>((part) => {
      if (!("use" in part)) return mapFacts(part, map)
      const { use, ...narrowing } = part
      return mapFacts({ of: definitions.get(use)!.facts!, ...narrowing }, map)
    }),
    point: once<Point>((part) => typeof part === "object" && "use" in part ? map.point(definitions.get(part.use)!.point!) : mapPoint(part, map)),
    quantity: once<Quantity>((part) => part.get === "use" ? map.quantity(definitions.get(part.id)!.quantity!) : mapQuantity(part, map))
  }
  return map.predicate
}

/** Whether a question is one step: neither connective nor reference. */
export const isLeaf = (predicate: Predicate): predicate is Leaf => !isConnective(predicate) && predicate.op !== "flag" && predicate.op !== "rule"

const isConnective = ({ op }: Predicate): boolean => op === "all" || op === "any" || op === "not" || op === "sure" || op === "known"

/** Whether a step speaks of a rule or definition in what it is narrowed by. */
const refers = (leaf: Predicate): boolean => {
  let found = false
  visitLanguage({
    predicate: ({ op }) => void (found ||= op === "rule"),
    facts: (part) => void (found ||= "use" in part),
    point: (part) => void (found ||= typeof part === "object" && "use" in part),
    quantity: ({ get }) => void (found ||= get === "use")
  }).predicate(leaf)
  return found
}

/** The flags that trees ask for, those within sets among them. */
export const flagsOf = (...trees: readonly Predicate[]): readonly string[] => {
  const found = new Set<string>()
  const { predicate } = visitLanguage({ predicate: (node) => void (node.op === "flag" && found.add(node.param)) })
  trees.forEach(predicate)
  return [...found]
}

/** The same tree with each flag answered. */
export const withFlags = (predicate: Predicate, setting: FlagSetting): Predicate => {
  const map: Required<LanguageMap> = {
    predicate: (part) => part.op === "flag" ? setting[part.param] === true ? yes : no : isConnective(part) || flagsOf(part).length > 0 ? mapPredicate(part, map) : part,
    facts: (part) => mapFacts(part, map),
    point: (part) => mapPoint(part, map),
    quantity: (part) => mapQuantity(part, map)
  }
  return map.predicate(predicate)
}

/** How many questions a tree asks, those within sets among them. Trees that share their parts, as expanded ones do, are counted without walking each part again. */
export const sizeOf = (tree: Predicate, known = new Map<object, number>()): number => {
  const size = (part: unknown): number => {
    if (typeof part !== "object" || part === null) return 0
    const before = known.get(part)
    if (before !== undefined) return before
    const own = Object.values(part).reduce((sum: number, one: unknown) => sum + size(one), "op" in part ? 1 : 0)
    known.set(part, own)
    return own
  }
  return size(tree)
}

/** Visits every node, outermost first. */
export const visit = (predicate: Predicate, each: (node: Predicate) => void): void => {
  each(predicate)
  for (const part of partsOf(predicate)) visit(part, each)
}

const partsOf = (predicate: Predicate): readonly Predicate[] => {
  switch (predicate.op) {
    case "all":
    case "any": return predicate.of
    case "not":
    case "sure":
    case "known": return [predicate.of]
    default: return []
  }
}

/** The same question of other parts; a question that has none is given back as it is. */
export const mapParts = (predicate: Predicate, change: (part: Predicate) => Predicate): Predicate => {
  switch (predicate.op) {
    case "all":
    case "any": return { op: predicate.op, of: predicate.of.map(change) }
    case "not":
    case "sure":
    case "known": return { op: predicate.op, of: change(predicate.of) }
    default: return predicate
  }
}
