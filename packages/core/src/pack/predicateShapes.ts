import { isRecord } from "../citizen/checkFact.ts"
import type { FactStatus } from "../citizen/fact.ts"
import { factKinds } from "../citizen/factKinds.ts"
import type { Sex } from "../citizen/record.ts"
import type { Comparison, Facts, FirstOrLast, MonthDay, ParameterRef, Point, Predicate, ValueComparison } from "../rules/predicate.ts"
import { operators } from "../rules/predicate.ts"
import type { Duration } from "../time/index.ts"
import { didYouMean } from "./nearest.ts"
import { also, brief, byField, count, each, fields, ifThen, later, listOf, mended, number, oneOf, optional, type Shape, type Shapes, text, when, within } from "./shape.ts"

export const parameterRef: Shape = fields<ParameterRef>("ParameterRef", { param: text })

/** A constant, or the parameter that stands for it. */
export const orParameter = (shape: Shape): Shape => byField("param", parameterRef, shape)

const units: Shapes<Duration> = { years: optional(count), months: optional(count), weeks: optional(count), days: optional(count) }

/** What somebody meant who wrote `"2 years"`, `"P2Y"` or `2`. */
const asDuration = (value: unknown): string | undefined => {
  if (isRecord(value)) return undefined
  const [, number, letter] = typeof value === "string" && value.length < 20 ? /^P?(\d{1,6}) ?([ymwd])[a-z]*$/i.exec(value) ?? [] : []
  const unit = Object.keys(units).find((name) => name.startsWith((letter ?? "-").toLowerCase()))
  return `a duration: { "${unit ?? "years"}": ${Number(number ?? 1)} }${unit === undefined ? ", in years, months, weeks or days" : ""}`
}

export const duration: Shape = mended(fields<Duration>("Duration", units), asDuration)

const shortMonths = [4, 6, 9, 11]

/** A day that every year has: the 29th to 31st are no days of every month. */
export const inEveryYear = (of: Shape): Shape => also<MonthDay>(of, ({ month, day }, path, misfit) => {
  if (day > (shortMonths.includes(month) ? 30 : month === 2 ? 28 : 31)) misfit(path, "give a day that this month has in every year")
}, {
  allOf: [[shortMonths, 30], [[2], 28]].map(([months, maximum]) => ifThen({ properties: { month: { enum: months } } }, { properties: { day: { maximum } } }))
})

/** A yearly date. */
export const monthDay: Shape = inEveryYear(fields<MonthDay>("MonthDay", { month: within(1, 12), day: within(1, 31) }))

type ShiftedPoint = Extract<Point, { readonly shift: unknown }>
type SchoolYearPoint = Extract<Point, { readonly schoolYearStart: unknown }>

const point: Shape = byField("schoolYearStart", fields<SchoolYearPoint>("Point.schoolYearStart", { schoolYearStart: orParameter(monthDay) }),
  byField("shift", fields<ShiftedPoint>("Point.shift", { shift: later(() => point), plus: optional(orParameter(duration)), minus: optional(orParameter(duration)) }),
    oneOf<Extract<Point, string>>("on", "yearStart", "yearEnd", "periodFrom", "periodUntil")))

const bounds: Shapes<Comparison> = {
  atLeast: optional(orParameter(number)), above: optional(orParameter(number)), atMost: optional(orParameter(number)), below: optional(orParameter(number))
}
const comparison: Shape = fields<ValueComparison>("ValueComparison", { ...bounds, component: optional(text) })
const span: Shape = fields<NonNullable<Facts["startsIn"]>>("Window", { from: point, until: point })

/** Any text, as packs add kinds of their own; editors propose those of the core. */
export const factKind: Shape = when((value) => typeof value === "string" && value !== "", "a kind of fact, such as \"encounter\"",
  { anyOf: [{ enum: factKinds.map(({ kind }) => kind) }, { type: "string", minLength: 1 }] })

/** The fields of a set of facts. */
export const facts: Shapes<Facts> = {
  kind: factKind,
  codes: optional(byField("valueSet", fields<{ readonly valueSet: string }>("ValueSetRef", { valueSet: text }), orParameter(listOf(text)))),
  status: optional(listOf(oneOf<FactStatus>("final", "preliminary", "planned", "notDone"))),
  links: optional(each(orParameter(text))),
  activeAt: optional(point),
  startsIn: optional(span),
  overlaps: optional(span),
  value: optional(comparison)
}

const times = ["activeAt", "startsIn", "overlaps"] as const

const set: Shape = also<Facts>(fields<Facts>("Facts", facts), (value, path, misfit) => {
  const said = times.filter((time) => value[time] !== undefined)
  if (said.length > 1) misfit(path, `says ${said.join(" and ")}; a set of facts is looked for at one time, so write two questions`)
}, { not: { anyOf: [["activeAt", "startsIn"], ["activeAt", "overlaps"], ["startsIn", "overlaps"]].map((required) => ({ required })) } })

type Operator = Predicate["op"]
type Node<Op extends Operator> = Extract<Predicate, { readonly op: Op }>

/** The fields of an operator besides its name, which chose it. */
const node = <Op extends Operator>(op: Op, rest: Omit<Shapes<Node<Op>>, "op">): Shape => fields<Node<Op>>(`Predicate.${op}`, { op: oneOf(op), ...rest } as unknown as Shapes<Node<Op>>)

const firstOrLast: Shape = oneOf<FirstOrLast>("first", "last")

/** How the message begins when a question has no known operator, which is a problem with a code of its own. */
export const unknownOperator = "there is no operator"

const inner: Shape = later(() => predicate)
const agesOrTimes = { atLeast: optional(orParameter(duration)), below: optional(orParameter(duration)), at: optional(point) }

const nodes: { readonly [Op in Operator]: Shape } = {
  all: node("all", { of: listOf(inner) }),
  any: node("any", { of: listOf(inner) }),
  not: node("not", { of: inner }),
  sure: node("sure", { of: inner }),
  known: node("known", { of: inner }),
  sex: node("sex", { is: listOf(oneOf<Sex>("male", "female", "other")) }),
  age: node("age", agesOrTimes),
  alive: node("alive", { at: optional(point) }),
  exists: node("exists", { in: set }),
  count: node("count", { in: set, atLeast: orParameter(count) }),
  value: node("value", { which: firstOrLast, in: set, is: comparison }),
  change: node("change", { in: set, is: comparison }),
  elapsed: node("elapsed", { which: firstOrLast, in: set, ...agesOrTimes }),
  flag: node("flag", { param: text }),
  rule: node("rule", { id: text })
}

/** A question: a known operator with its fields. */
export const predicate: Shape = {
  is: "tagged",
  type: "Predicate",
  tag: "op",
  shapes: nodes,
  misfit: (value, { nearest }) => {
    const op = isRecord(value) ? value["op"] : undefined
    if (value !== undefined && !isRecord(value)) return `${unknownOperator} in ${brief(value)}; write a question such as { "op": "alive" }`
    const meant = typeof op === "string" ? didYouMean(nearest(op, operators)) : ""
    return `${unknownOperator} ${typeof op === "string" ? brief(op) : `"${String(op)}"`}${meant === "" ? "; the" : `${meant} The`} operators are ${operators.join(", ")}`
  }
}
