import type { Facts, Point, Predicate } from "@tramyte/core"
import type { FixedPoint, PlainFacts, Window } from "@tramyte/core/pack"
import type { Leaf } from "./personEdits.ts"

/** Whether a point depends on the question alone. */
export const isFixed = (point: Point): point is FixedPoint =>
  typeof point === "string" ? point !== "birth" && point !== "death" : "shift" in point ? isFixed(point.shift) : "floor" in point ? isFixed(point.floor) : "schoolYearStart" in point || "date" in point

const plainFields = ["kind", "codes", "status", "links", "activeAt", "startsIn", "overlaps", "value"]

const isPlainWindow = (window: Window | undefined): boolean => window === undefined ||
  (window.from !== undefined && window.until !== undefined && isFixed(window.from) && isFixed(window.until) && window.after === undefined && window.through === undefined && window.grain !== "instant")

/** Whether a set is of one kind and told by each fact itself and the days of the question: then candidates are made to fit it. */
export const isPlainSet = (set: Facts): set is PlainFacts =>
  Object.keys(set).every((field) => plainFields.includes(field)) && [set.activeAt, set.startsIn, set.overlaps].filter((time) => time !== undefined).length <= 1 &&
  (set.activeAt === undefined || isFixed(set.activeAt)) && isPlainWindow(set.startsIn) && isPlainWindow(set.overlaps) && (set.value === undefined || isPlainReading(set.value))

const isPlainReading = (is: object): boolean => !("length" in is) && !("unit" in is)

type SetLeaf = Extract<Leaf, { readonly op: "exists" | "count" | "value" | "change" | "elapsed" }>

/** A step whose people are made from what it says: its set is plain, and its days are those of the question. */
export type PlainLeaf =
  | Extract<Leaf, { readonly op: "sex" }>
  | (Extract<Leaf, { readonly op: "age" | "alive" }> & { readonly at?: FixedPoint })
  | (SetLeaf & { readonly in: PlainFacts; readonly at?: FixedPoint })

/** Whether a step is of that form. */
export const isPlainLeaf = (leaf: Leaf): leaf is PlainLeaf => {
  if (leaf.op === "sex") return true
  if (leaf.op === "compare" || leaf.op === "within") return false
  if ("at" in leaf && leaf.at !== undefined && !isFixed(leaf.at)) return false
  return leaf.op === "age" || leaf.op === "alive" || (isPlainSet(leaf.in) && (!("is" in leaf) || isPlainReading(leaf.is)))
}

/** Whether a whole tree without references asks nothing but what the first form of the language had. */
export const isPlainTree = (tree: Predicate): boolean => {
  switch (tree.op) {
    case "all":
    case "any": return tree.of.every(isPlainTree)
    case "not":
    case "sure":
    case "known": return isPlainTree(tree.of)
    case "flag":
    case "rule": return true
    default: return isPlainLeaf(tree)
  }
}
