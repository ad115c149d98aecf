import type { Predicate, RulesInForce } from "@tramyte/core"
import type { Rule } from "@tramyte/core/pack"
import { standingItems } from "./lawOfDay.ts"

const yes: Predicate = { op: "all", of: [] }
const no: Predicate = { op: "any", of: [] }

/** How flags are set, by the id of the parameter. */
export type FlagSetting = Readonly<Record<string, boolean>>

/** Puts the conditions of referred rules in the place of the references, so that one tree holds all that decides. */
export const expander = (rules: RulesInForce): (predicate: Predicate) => Predicate => {
  const standing = standingItems<Rule>(rules, "rules")
  const known = new Map<Predicate, Predicate>()
  const expand = (predicate: Predicate): Predicate => {
    const done = known.get(predicate)
    if (done !== undefined) return done
    const result = predicate.op === "rule" ? expand(standing.get(predicate.id)!.when) : mapParts(predicate, expand)
    known.set(predicate, result)
    return result
  }
  return expand
}

/** The flags that trees ask for. */
export const flagsOf = (...trees: readonly Predicate[]): readonly string[] => {
  const found = new Set<string>()
  for (const tree of trees) visit(tree, (node) => void (node.op === "flag" && found.add(node.param)))
  return [...found]
}

/** The same tree with each flag answered. */
export const withFlags = (predicate: Predicate, setting: FlagSetting): Predicate =>
  predicate.op === "flag" ? setting[predicate.param] === true ? yes : no : mapParts(predicate, (part) => withFlags(part, setting))

/** How many questions a tree asks. Trees that share their parts, as expanded ones do, are counted without walking each part again. */
export const sizeOf = (predicate: Predicate, known = new Map<Predicate, number>()): number => {
  const before = known.get(predicate)
  if (before !== undefined) return before
  const size = partsOf(predicate).reduce((sum, part) => sum + sizeOf(part, known), 1)
  known.set(predicate, size)
  return size
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
