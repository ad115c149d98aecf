import type { FactStatus } from "../citizen/fact.ts"
import type { Sex } from "../citizen/record.ts"
import type { Comparison, Facts, FirstOrLast, MonthDay, ParameterRef, Point, Predicate, ValueComparison } from "../rules/predicate.ts"
import { operators } from "../rules/predicate.ts"
import type { Duration } from "../time/index.ts"
import { byField, count, each, fields, listOf, number, oneOf, optional, type Shape, type Shapes, text, within } from "./shape.ts"

export const parameterRef: Shape = fields<ParameterRef>({ param: text })

/** A constant, or the parameter that stands for it. */
export const orParameter = (shape: Shape): Shape => byField(["param"], parameterRef, shape)

export const duration: Shape = fields<Duration>({ years: optional(count), months: optional(count), weeks: optional(count), days: optional(count) })

/** A yearly date: the 29th to 31st are no days of every month, and a day that some years lack is no date to begin on. */
export const monthDay: Shape = (value, path, misfit) => {
  fields<MonthDay>({ month: within(1, 12), day: within(1, 31) })(value, path, misfit)
  const { month, day } = (value ?? {}) as Partial<MonthDay>
  if (day !== undefined && day > ([4, 6, 9, 11].includes(month ?? 0) ? 30 : month === 2 ? 28 : 31)) misfit(path, "give a day that this month has in every year")
}

const point: Shape = (value, path, misfit) => {
  byField(["schoolYearStart"], fields<Extract<Point, { readonly schoolYearStart: unknown }>>({ schoolYearStart: orParameter(monthDay) }),
    byField(["shift"], fields<Extract<Point, { readonly shift: unknown }>>({ shift: point, plus: optional(orParameter(duration)), minus: optional(orParameter(duration)) }),
      oneOf<Extract<Point, string>>("on", "yearStart", "yearEnd", "periodFrom", "periodUntil")))(value, path, misfit)
}

const bounds: Shapes<Comparison> = {
  atLeast: optional(orParameter(number)), above: optional(orParameter(number)), atMost: optional(orParameter(number)), below: optional(orParameter(number))
}
const comparison: Shape = fields<ValueComparison>({ ...bounds, component: optional(text) })
const span: Shape = fields<{ readonly from: Point; readonly until: Point }>({ from: point, until: point })

/** The fields of a set of facts. */
export const facts: Shapes<Facts> = {
  kind: text,
  codes: optional(byField(["valueSet"], fields<{ readonly valueSet: string }>({ valueSet: text }), orParameter(listOf(text)))),
  status: optional(listOf(oneOf<FactStatus>("final", "preliminary", "planned", "notDone"))),
  links: optional(each(orParameter(text))),
  activeAt: optional(point),
  startsIn: optional(span),
  overlaps: optional(span),
  value: optional(comparison)
}

const set: Shape = (value, path, misfit) => {
  fields<Facts>(facts)(value, path, misfit)
  const times = (["activeAt", "startsIn", "overlaps"] as const).filter((time) => (value as Partial<Facts> | undefined)?.[time] !== undefined)
  if (times.length > 1) misfit(path, `says ${times.join(" and ")}; a set of facts is looked for at one time, so write two questions`)
}

type Operator = Predicate["op"]
type Node<Op extends Operator> = Extract<Predicate, { readonly op: Op }>

const op: Shape = oneOf(...operators)
const firstOrLast: Shape = oneOf<FirstOrLast>("first", "last")

/** A question: a known operator with its fields. */
export const predicate: Shape = (value, path, misfit) => {
  const found = (value as Partial<Predicate> | null | undefined)?.op
  if (found === undefined || !Object.hasOwn(nodes, found)) misfit(path, `${unknownOperator} "${String(found)}"; the operators are ${operators.join(", ")}`)
  else nodes[found](value, path, misfit)
}

/** How the message begins when a question has no known operator, which is a problem with a code of its own. */
export const unknownOperator = "there is no operator"

const nodes: { readonly [Op in Operator]: Shape } = {
  all: fields<Node<"all">>({ op, of: listOf(predicate) }),
  any: fields<Node<"any">>({ op, of: listOf(predicate) }),
  not: fields<Node<"not">>({ op, of: predicate }),
  sure: fields<Node<"sure">>({ op, of: predicate }),
  known: fields<Node<"known">>({ op, of: predicate }),
  sex: fields<Node<"sex">>({ op, is: listOf(oneOf<Sex>("male", "female", "other")) }),
  age: fields<Node<"age">>({ op, atLeast: optional(orParameter(duration)), below: optional(orParameter(duration)), at: optional(point) }),
  alive: fields<Node<"alive">>({ op, at: optional(point) }),
  exists: fields<Node<"exists">>({ op, in: set }),
  count: fields<Node<"count">>({ op, in: set, atLeast: orParameter(count) }),
  value: fields<Node<"value">>({ op, which: firstOrLast, in: set, is: comparison }),
  change: fields<Node<"change">>({ op, in: set, is: comparison }),
  elapsed: fields<Node<"elapsed">>({ op, which: firstOrLast, in: set, atLeast: optional(orParameter(duration)), below: optional(orParameter(duration)), at: optional(point) }),
  flag: fields<Node<"flag">>({ op, param: text }),
  rule: fields<Node<"rule">>({ op, id: text })
}
