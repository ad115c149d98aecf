import { isRecord } from "../citizen/checkFact.ts"
import type { FactStatus } from "../citizen/fact.ts"
import { factKinds } from "../citizen/factKinds.ts"
import type { Sex } from "../citizen/record.ts"
import type {
  CalendarUnit, CodeList, Comparison, Facts, FirstOrLast, FixedPoint, FixedWindow, MonthDay, Narrowing, ParameterRef, Pick, PlainFacts, Point, Predicate, QualifierTest, Quantity,
  QuantityComparison, Reading, TimeUnit, ValueComparison, Window
} from "../rules/predicate.ts"
import { operators } from "../rules/predicate.ts"
import type { Duration } from "../time/index.ts"
import { didYouMean } from "./nearest.ts"
import { day } from "./textShapes.ts"
import { also, brief, byField, count, each, either, fields, filledListOf, ifThen, later, listOf, mended, number, oneOf, optional, type Shape, type Shapes, text, textLike, when, within } from "./shape.ts"

export const parameterRef: Shape = fields<ParameterRef>("ParameterRef", { param: text })

/** A constant, or the parameter that stands for it. */
export const orParameter = (shape: Shape): Shape => byField("param", parameterRef, shape)

/** How the message begins when a question has no known operator, which is a problem with a code of its own. */
export const unknownOperator = "there is no operator"

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

type PointBy<Field extends string> = Extract<Point, Readonly<Record<Field, unknown>>>

const durations = { plus: optional(orParameter(duration)), minus: optional(orParameter(duration)) }
const calendarUnit: Shape = oneOf<CalendarUnit>("month", "quarter", "year")

const datePoint: Shape = fields<PointBy<"date">>("Point.date", { date: day })

const fixedPoint: Shape = byField("date", datePoint, byField("schoolYearStart", fields<PointBy<"schoolYearStart">>("Point.schoolYearStart", { schoolYearStart: orParameter(monthDay) }),
  byField("shift", fields<Extract<FixedPoint, { readonly shift: unknown }>>("FixedPoint.shift", { shift: later(() => fixedPoint), ...durations }),
    byField("floor", fields<Extract<FixedPoint, { readonly floor: unknown }>>("FixedPoint.floor", { floor: later(() => fixedPoint), to: calendarUnit }),
      oneOf<Extract<FixedPoint, string>>("on", "yearStart", "yearEnd", "periodFrom", "periodUntil")))))

/** A fact by the name that it was given, or a set. */
const factOrSet: Shape = either([text, later(() => set)], (value) => typeof value === "string" ? text : later(() => set), "the name of a fact, or a set of facts")

const point: Shape = byField("date", datePoint, byField("schoolYearStart", fields<PointBy<"schoolYearStart">>("Point.schoolYearStart", { schoolYearStart: orParameter(monthDay) }),
  byField("shift", fields<PointBy<"shift">>("Point.shift", { shift: later(() => point), ...durations }),
    byField("floor", fields<PointBy<"floor">>("Point.floor", { floor: later(() => point), to: calendarUnit }),
      byField("startOf", fields<PointBy<"startOf">>("Point.startOf", { startOf: factOrSet }),
        byField("endOf", fields<PointBy<"endOf">>("Point.endOf", { endOf: factOrSet }),
          byField("recordedOf", fields<PointBy<"recordedOf">>("Point.recordedOf", { recordedOf: factOrSet }),
            byField("use", fields<PointBy<"use">>("Point.use", { use: text }),
              oneOf<Extract<Point, string>>("on", "yearStart", "yearEnd", "periodFrom", "periodUntil", "birth", "death")))))))))

/** A point of time by itself, as a definition holds it. */
export const pointShape: Shape = point

const bounds: Shapes<Comparison> = {
  atLeast: optional(orParameter(number)), above: optional(orParameter(number)), atMost: optional(orParameter(number)), below: optional(orParameter(number))
}
const reading: Shapes<Reading> = { component: optional(text), unit: optional(text), convert: optional(each(number)) }
const comparison: Shape = fields<ValueComparison>("ValueComparison", { ...bounds, ...reading })

const window: Shape = also<Window>(fields<Window>("Window", {
  from: optional(point), after: optional(point), until: optional(point), through: optional(point), grain: optional(oneOf("day", "instant"))
}), ({ from, after, until, through }, path, misfit) => {
  if (from === undefined && after === undefined && until === undefined && through === undefined) misfit(path, "says no edge; give from, after, until or through")
  if (from !== undefined && after !== undefined) misfit(path, "says from and after; from belongs to the window, after does not: give one of them")
  if (until !== undefined && through !== undefined) misfit(path, "says until and through; through belongs to the window, until does not: give one of them")
}, {
  anyOf: ["from", "after", "until", "through"].map((edge) => ({ required: [edge] })),
  not: { anyOf: [["from", "after"], ["until", "through"]].map((required) => ({ required })) }
})
const fixedWindow: Shape = fields<FixedWindow>("FixedWindow", { from: fixedPoint, until: fixedPoint })

/** Any text, as packs add kinds of their own; editors propose those of the core. */
export const factKind: Shape = when((value) => typeof value === "string" && value !== "", "a kind of fact, such as \"encounter\"",
  { anyOf: [{ enum: factKinds.map(({ kind }) => kind) }, { type: "string", minLength: 1 }] })

const valueSets: Shape = either([text, filledListOf(text)], (value) => Array.isArray(value) ? filledListOf(text) : text, "the id of a value set, or several")
const codeList: Shape = byField("valueSet", fields<Extract<CodeList, { readonly valueSet: unknown }>>("ValueSetRef", { valueSet: valueSets }), orParameter(listOf(text)))
const statuses: Shape = listOf(oneOf<FactStatus>("final", "preliminary", "planned", "notDone"))

/** The fields of a plain set of facts. */
export const plainFacts: Shapes<PlainFacts> = {
  kind: factKind,
  codes: optional(codeList),
  status: optional(statuses),
  links: optional(each(orParameter(text))),
  activeAt: optional(fixedPoint),
  startsIn: optional(fixedWindow),
  overlaps: optional(fixedWindow),
  value: optional(comparison)
}

const absent = optional(oneOf<NonNullable<QualifierTest["absent"]>>("may", "fits", "out"))
const qualifier: Shape = byField("codes", fields<Extract<QualifierTest, { readonly codes: unknown }>>("QualifierTest.codes", { codes: codeList, absent }),
  byField("noneOf", fields<Extract<QualifierTest, { readonly noneOf: unknown }>>("QualifierTest.noneOf", { noneOf: codeList, absent }), codeList))

const factPart: Shape = textLike(/^(code|value|number|valueCode|unit|start|end|instant|(components|links|qualifiers)\..+)$/, "a part of a fact: code, value, number, valueCode, unit, start, end, instant, \"links.encounter\", \"qualifiers.class\"")

const narrowing: Shapes<Narrowing> = {
  codes: optional(codeList),
  status: optional(statuses),
  links: optional(each(orParameter(text))),
  activeAt: optional(point),
  startsIn: optional(window),
  endsIn: optional(window),
  overlaps: optional(window),
  value: optional(either([comparison, filledListOf(comparison)], (value) => Array.isArray(value) ? filledListOf(comparison) : comparison, "a comparison, or a list of them")),
  valueCodes: optional(codeList),
  qualifiers: optional(each(qualifier)),
  has: optional(listOf(factPart)),
  lacks: optional(listOf(factPart)),
  as: optional(text),
  where: optional(later(() => predicate)),
  except: optional(later(() => set)),
  pick: optional(byField("by", fields<Pick>("Pick", { which: oneOf<FirstOrLast>("first", "last"), by: oneOf("end", "recorded", "value"), ...reading }), oneOf<FirstOrLast>("first", "last")))
}

type FactsBy<Field extends string> = Extract<Facts, Readonly<Record<Field, unknown>>>

const sources = {
  kind: fields<FactsBy<"kind">>("Facts.kind", { kind: factKind, ...narrowing }),
  anyOf: fields<FactsBy<"anyOf">>("Facts.anyOf", { anyOf: filledListOf(later(() => set)), ...narrowing }),
  of: fields<FactsBy<"of">>("Facts.of", { of: later(() => set), ...narrowing }),
  use: fields<FactsBy<"use">>("Facts.use", { use: text, ...narrowing }),
  fact: fields<FactsBy<"fact">>("Facts.fact", { fact: text, ...narrowing }),
  linkedFrom: fields<FactsBy<"linkedFrom">>("Facts.linkedFrom", { linkedFrom: text, link: text, ...narrowing })
} as const

const sourceNames = ["kind", "anyOf", "of", "use", "fact", "linkedFrom"] as const

const set: Shape = either(Object.values(sources), (value) => {
  const name = isRecord(value) ? sourceNames.find((source) => source in value) : undefined
  return name === undefined ? undefined : sources[name]
}, `a set of facts, which says what it is taken from by one of ${sourceNames.join(", ")}`)

/** A set of facts of any form, as a definition holds it. */
export const factsShape: Shape = set

const timeUnit: Shape = oneOf<TimeUnit>("hours", "days", "weeks", "months", "years")
type QuantityNode<Get extends Quantity["get"]> = Extract<Quantity, { readonly get: Get }>

const getting = <Get extends Quantity["get"]>(get: Get, rest: Omit<Shapes<QuantityNode<Get>>, "get">): Shape =>
  fields<QuantityNode<Get>>(`Quantity.${get}`, { get: oneOf(get), ...rest } as unknown as Shapes<QuantityNode<Get>>)

const quantities: { readonly [Get in Quantity["get"]]: Shape } = {
  count: getting("count", { in: set }),
  distinctDays: getting("distinctDays", { in: set }),
  value: getting("value", { in: factOrSet, ...reading }),
  min: getting("min", { in: set, ...reading }),
  max: getting("max", { in: set, ...reading }),
  sum: getting("sum", { in: set, ...reading }),
  mean: getting("mean", { in: set, ...reading }),
  age: getting("age", { in: timeUnit, at: optional(point) }),
  time: getting("time", { from: point, until: point, in: timeUnit }),
  plus: getting("plus", { of: filledListOf(later(() => quantity)) }),
  minus: getting("minus", { of: also<readonly unknown[]>(listOf(later(() => quantity)), (of, path, misfit) => {
    if (Array.isArray(of) && of.length !== 2) misfit(path, "give two quantities: from what, and what is taken away")
  }, { minItems: 2, maxItems: 2 }) }),
  number: getting("number", { is: orParameter(number) }),
  use: getting("use", { id: text })
}

const quantityNames = Object.keys(quantities)

/** A number about a person or a fact: a known operator with its fields. */
export const quantity: Shape = {
  is: "tagged",
  type: "Quantity",
  tag: "get",
  shapes: quantities,
  misfit: (value, { nearest }) => {
    const get = isRecord(value) ? value["get"] : undefined
    if (value === undefined) return "is missing; write a quantity such as { \"get\": \"age\", \"in\": \"years\" }"
    if (!isRecord(value)) return `${unknownOperator} in ${brief(value)}; write a quantity such as { "get": "age", "in": "years" }`
    const meant = typeof get === "string" ? didYouMean(nearest(get, quantityNames)) : ""
    return `${unknownOperator} ${typeof get === "string" ? brief(get) : `"${String(get)}"`} of quantities${meant === "" ? "; they" : `${meant} They`} are ${quantityNames.join(", ")}`
  }
}

const numberOrQuantity: Shape = byField("get", later(() => quantity), orParameter(number))
const quantityComparison: Shape = also<QuantityComparison>(fields<QuantityComparison>("QuantityComparison", {
  atLeast: optional(numberOrQuantity), above: optional(numberOrQuantity), atMost: optional(numberOrQuantity), below: optional(numberOrQuantity)
}), (value, path, misfit) => {
  if (Object.keys(value).length === 0) misfit(path, "says no bound; give atLeast, above, atMost or below")
}, { minProperties: 1 })

type Operator = Predicate["op"]
type Node<Op extends Operator> = Extract<Predicate, { readonly op: Op }>

/** The fields of an operator besides its name, which chose it. */
const node = <Op extends Operator>(op: Op, rest: Omit<Shapes<Node<Op>>, "op">): Shape => fields<Node<Op>>(`Predicate.${op}`, { op: oneOf(op), ...rest } as unknown as Shapes<Node<Op>>)

const firstOrLast: Shape = oneOf<FirstOrLast>("first", "last")

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
  compare: node("compare", { what: later(() => quantity), is: quantityComparison }),
  within: node("within", { point, in: window }),
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
    if (value === undefined) return "is missing; write a question such as { \"op\": \"alive\" }"
    if (!isRecord(value)) return `${unknownOperator} in ${brief(value)}; write a question such as { "op": "alive" }`
    const meant = typeof op === "string" ? didYouMean(nearest(op, operators)) : ""
    return `${unknownOperator} ${typeof op === "string" ? brief(op) : `"${String(op)}"`}${meant === "" ? "; the" : `${meant} The`} operators are ${operators.join(", ")}`
  }
}
