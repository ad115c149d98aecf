import { isRecord } from "../citizen/checkFact.ts"
import type { UnitKind } from "../citizen/record.ts"
import { populationNames } from "../kpi/populations.ts"
import { didYouMean } from "../pack/nearest.ts"
import { also, brief, byField, count, fields, filledListOf, later, listOf, number, oneOf, optional, type Shape, type Shapes, text, when, within } from "../pack/shape.ts"
import { day, label } from "../pack/textShapes.ts"
import { parsePeriod } from "../time/index.ts"
import type { MeasureCount, NamedSeries, NumberDefinition, NumberNature, PeriodPart, SeriesDefinition, SeriesExpression, SeriesOperator } from "./expression.ts"
import type { SeriesNumber } from "./seriesData.ts"

/** So many periods are the most that anybody looks back: ten years of weeks. */
export const longest = 520

type Node<Op extends SeriesOperator> = Extract<SeriesExpression, { readonly op: Op }>

/** The fields of an operator besides its name, which chose it. */
const node = <T extends { readonly op: SeriesOperator }>(op: T["op"], rest: Omit<Shapes<T>, "op">, type: string = op): Shape =>
  fields<T>(`Series.${type}`, { op: oneOf(op), ...rest } as unknown as Shapes<T>)

const inner: Shape = later(() => seriesExpression)

const operands = (size: { readonly minItems: number; readonly maxItems?: number }, mend: string): Shape => also<readonly unknown[]>(listOf(inner), ({ length }, path, misfit) => {
  if (length < size.minItems || length > (size.maxItems ?? length)) misfit(path, `has ${length} ${length === 1 ? "part" : "parts"}; give ${mend}`)
}, size)

const two = operands({ minItems: 2, maxItems: 2 }, "a list of two series")
const several = operands({ minItems: 2 }, "a list of two series or more")

export const unitKinds = ["commune", "village", "household", "school", "employer", "facility", "collaborator"] as const satisfies readonly UnitKind[]
export const periodParts = ["month", "quarter"] as const satisfies readonly PeriodPart[]

const steps = within(0, longest)
const yes: Shape = when((value) => value === true, "true, or leave it out", { const: true })
const factors = [1, 100, 1_000, 10_000, 100_000] as const

type Sum = Extract<SeriesExpression, { readonly of: readonly [SeriesExpression, SeriesExpression, ...SeriesExpression[]] }>
type ByPeriods = Extract<Node<"offset">, { readonly periods: number }>
type ByYears = Extract<Node<"offset">, { readonly years: number }>
type FromPeriods = Extract<Node<"rollUp">, { readonly from: PeriodPart }>

const nodes: { readonly [Op in SeriesOperator]: Shape } = {
  measure: node<Node<"measure">>("measure", { indicator: text, count: oneOf<MeasureCount>(...populationNames, "scored") }),
  value: node<Node<"value">>("value", { id: text }),
  number: node<Node<"number">>("number", { is: number }),
  use: node<Node<"use">>("use", { id: text }),
  add: node<Sum>("add", { of: several }),
  subtract: node<Sum>("subtract", { of: several }),
  multiply: node<Sum>("multiply", { of: several }),
  divide: node<Node<"divide">>("divide", { of: two }),
  ratio: node<Node<"ratio">>("ratio", {
    of: inner, to: inner, per: optional(when((value) => factors.includes(value as 1), `one of ${factors.join(", ")}`, { enum: factors })), mayExceed: optional(yes)
  }),
  offset: byField("years", node<ByYears>("offset", { of: inner, years: within(0, 100) }, "offsetByYears"), node<ByPeriods>("offset", { of: inner, periods: steps })),
  window: node<Node<"window">>("window", {
    of: inner,
    over: when((value) => value === "yearToDate" || (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= longest), `a whole number of periods from 1 to ${longest}, or "yearToDate"`,
      { anyOf: [{ type: "integer", minimum: 1, maximum: longest }, { const: "yearToDate" }] }),
    by: oneOf("sum", "mean", "last")
  }),
  // Whether `last` fits is looked at with the sorts, where it can be said why.
  rollUp: node<Omit<FromPeriods, "from"> & { readonly from?: UnitKind | PeriodPart }>("rollUp", {
    of: inner, from: optional(oneOf<UnitKind | PeriodPart>(...unitKinds, ...periodParts)), by: oneOf("sum", "last", "recount")
  }),
  ofYear: node<Node<"ofYear">>("ofYear", { of: inner, proRata: optional(yes) })
}

const operators = Object.keys(nodes)

/** The shape of a series: a known operator with its fields. */
export const seriesExpression: Shape = {
  is: "tagged",
  type: "SeriesExpression",
  tag: "op",
  shapes: nodes,
  misfit: (value, { nearest }) => {
    if (!isRecord(value)) return `${value === undefined ? "is missing" : `${brief(value)} is not a series`}; give one such as { "op": "value", "id": "doses-received" }`
    const { op } = value
    const meant = typeof op === "string" ? didYouMean(nearest(op, operators)) : ""
    return `there is no operator ${brief(op)}${meant === "" ? "; the" : `${meant} The`} operators are ${operators.join(", ")}`
  }
}

/** The shape of a definition of series. */
export const seriesDefinition: Shape = fields<SeriesDefinition>("SeriesDefinition", {
  numbers: listOf(fields<NumberDefinition>("NumberDefinition", { id: text, label: optional(label), measures: oneOf<NumberNature>("flow", "stock", "share", "rate") })),
  series: filledListOf(fields<NamedSeries>("NamedSeries", { id: text, label: optional(label), is: seriesExpression }))
})

/** A period with its two days, the first before the second. */
export const period: Shape = when(
  (value) => isRecord(value) && typeof value["from"] === "string" && typeof value["until"] === "string" && parsePeriod(`${value["from"]}..${value["until"]}`) !== undefined,
  "a period such as { \"from\": \"2026-01-01\", \"until\": \"2027-01-01\" }, whose second day is the first that no longer belongs to it",
  { type: "object", properties: { from: { type: "string", format: "date" }, until: { type: "string", format: "date" } }, required: ["from", "until"] }
)

/** The shape of the numbers that are given. */
export const seriesNumbers: Shape = listOf(fields<SeriesNumber>("SeriesNumber", {
  id: text, unit: text, period, value: number, kind: oneOf("entered", "estimated", "imported"), source: text, year: count, version: optional(text), recorded: optional(day)
}))
