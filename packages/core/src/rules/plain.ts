import type { Facts, FixedPoint, Narrowing, PlainFacts, Point, Predicate, ValueComparison, Window } from "./predicate.ts"

/** Whether a point depends on the question alone. */
export const isFixed = (point: Point): point is FixedPoint => {
  if (typeof point === "string") return point !== "birth" && point !== "death"
  if ("shift" in point) return isFixed(point.shift)
  if ("floor" in point) return isFixed(point.floor)
  return "schoolYearStart" in point || "date" in point
}

/** A span of time whose end depends on the question alone. */
export interface FixedSpan extends Pick<Extract<Predicate, { readonly op: "age" }>, "atLeast" | "below"> {
  readonly at?: FixedPoint
}

/** Whether a span ends on a day of the question. */
export const isFixedSpan = <Span extends Pick<Extract<Predicate, { readonly op: "age" }>, "atLeast" | "below" | "at">>(span: Span): span is Span & FixedSpan => span.at === undefined || isFixed(span.at)

const plainFields: ReadonlySet<string> = new Set(["kind", "codes", "status", "links", "activeAt", "startsIn", "overlaps", "value"])

/** Whether a set of facts is of one kind, and told by each fact itself and the days of the question: the form that every engine holds. */
export const isPlain = (facts: Facts): facts is PlainFacts =>
  "kind" in facts && Object.keys(facts).every((field) => plainFields.has(field) || facts[field as keyof Facts] === undefined) &&
  [facts.activeAt, facts.startsIn, facts.overlaps].filter((time) => time !== undefined).length <= 1 &&
  (facts.activeAt === undefined || isFixed(facts.activeAt)) && isPlainWindow(facts.startsIn) && isPlainWindow(facts.overlaps) && isPlainReading(facts.value)

const isPlainWindow = (window: Window | undefined): boolean =>
  window === undefined || (window.from !== undefined && window.until !== undefined && window.after === undefined && window.through === undefined &&
    window.grain !== "instant" && isFixed(window.from) && isFixed(window.until))

const isPlainReading = (reading: Narrowing["value"]): boolean => reading === undefined || ("length" in reading ? false : (reading as ValueComparison).unit === undefined)

type Operator = Predicate["op"]

/** A leaf of a question as every engine holds it: plain sets, fixed points, numbers as they stand. */
export type PlainLeaf<Op extends Operator> = Extract<Predicate, { readonly op: Op }> & { readonly in: PlainFacts; readonly at?: FixedPoint }

/** Whether a question about facts is of the form that every engine holds. */
export const isPlainLeaf = <Op extends "exists" | "count" | "value" | "change" | "elapsed">(predicate: Extract<Predicate, { readonly op: Op }>): predicate is PlainLeaf<Op> => {
  const { in: facts, at, is } = predicate as { readonly in: Facts; readonly at?: Point; readonly is?: PlainFacts["value"] }
  return isPlain(facts) && (at === undefined || isFixed(at)) && isPlainReading(is)
}

/** Whether a whole question, the rules that it refers to left aside, is of the form that every engine holds. */
export const isPlainQuestion = (predicate: Predicate): boolean => {
  switch (predicate.op) {
    case "all":
    case "any": return predicate.of.every(isPlainQuestion)
    case "not":
    case "sure":
    case "known": return isPlainQuestion(predicate.of)
    case "exists":
    case "count":
    case "value":
    case "change":
    case "elapsed": return isPlainLeaf(predicate)
    case "age":
    case "alive": return predicate.at === undefined || isFixed(predicate.at)
    case "compare":
    case "within": return false
    case "sex":
    case "flag":
    case "rule": return true
  }
}
