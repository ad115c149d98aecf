import type { Facts, Point, Predicate } from "@tramyte/core"
import type { Comparison, QuantityComparison, Window } from "@tramyte/core/pack"
import type { LawOfDay } from "./lawOfDay.ts"
import type { Leaf } from "./personEdits.ts"
import { isFixed, isPlainLeaf } from "./plainForm.ts"

/** So many facts of a set are made, and no more. */
const mostFacts = 12

/**
 * Whether the search for people is sure enough of a question, references put in place, that finding nobody means that there is nobody:
 * it asks about the person, and about facts that are told by themselves and by the days of the question or of the person's life.
 * Beyond it lie facts that depend on other facts, sets of several kinds, sums of quantities, and more facts than are made.
 */
export const isWithinReach = (tree: Predicate, law: LawOfDay): boolean => {
  switch (tree.op) {
    case "all":
    case "any": return tree.of.every((part) => isWithinReach(part, law))
    case "not":
    case "sure":
    case "known": return isWithinReach(tree.of, law)
    case "flag":
    case "rule": return true
    default: return isLeafWithinReach(tree, law)
  }
}

const isLeafWithinReach = (leaf: Leaf, law: LawOfDay): boolean => {
  const few = (bound: Comparison["atLeast"]): boolean => bound === undefined || (typeof bound === "number" ? bound : law.value(bound) as number) <= mostFacts
  if (leaf.op === "count" && !few(leaf.atLeast)) return false
  if (isPlainLeaf(leaf)) return true
  switch (leaf.op) {
    case "exists":
    case "count":
    case "value": return isNearSet(leaf.in)
    case "within": return (leaf.point === "birth" || leaf.point === "death" || isNear(leaf.point)) && isNearWindow(leaf.in)
    case "compare": {
      const { is, what } = leaf
      if (!areNumbers(is) || !("in" in what) || typeof what.in !== "object" || !isNearSet(what.in)) return false
      return (what.get !== "count" && what.get !== "distinctDays") || [is.atLeast, is.above, is.atMost, is.below].every((bound) => few(bound as Comparison["atLeast"]))
    }
    // Of a birth and a death together, or of two facts, and then in a form that is not plain.
    default: return false
  }
}

const areNumbers = (is: QuantityComparison): boolean => Object.values(is).every((bound) => typeof bound === "number" || !("get" in (bound as object)))

const isNearSet = (set: Facts): boolean => {
  if (set.as !== undefined || set.where !== undefined || "anyOf" in set || "fact" in set || "linkedFrom" in set || "use" in set) return false
  if ("of" in set && !isNearSet(set.of)) return false
  return isNear(set.activeAt) && [set.startsIn, set.endsIn, set.overlaps].every(isNearWindow) && (set.except === undefined || isNearSet(set.except))
}

const isNearWindow = (window: Window | undefined): boolean => window === undefined || [window.from, window.after, window.until, window.through].every(isNear)

/** Days of the question or of a life, moved by a time. */
const isNear = (point: Point | undefined): boolean =>
  point === undefined || point === "birth" || point === "death" || isFixed(point) || (typeof point === "object" && ("shift" in point ? isNear(point.shift) : "floor" in point && isNear(point.floor)))
