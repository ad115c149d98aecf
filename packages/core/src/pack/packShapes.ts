import type { ChecklistItem } from "../campaign/readiness/checklistItem.ts"
import { checklistFieldShapes, oneChecklistField } from "../campaign/readiness/checklistShapes.ts"
import { type FactKindDefinition, factKinds } from "../citizen/factKinds.ts"
import type { Group, Grouping, ResidualGroup } from "../groups/grouping.ts"
import type { Attribution, ContinuousMeasure, Denominator, EventBasis, Indicator, OrderedStrata, SmallNumbers, Target } from "../kpi/indicator.ts"
import { growthFieldShapes, oneGrowthField } from "../growth/growthShapes.ts"
import type { GrowthItem } from "../growth/growthItem.ts"
import { scheduleFields } from "../immunization/scheduleShapes.ts"
import type { ScheduleItem } from "../immunization/scheduleItem.ts"
import type { Citation, DatedItem, SupersededAct } from "../rules/dated.ts"
import type { IntervalRecurrence, OnceRecurrence, Protocol, YearlyRecurrence } from "../screening/protocol.ts"
import { calendar } from "./calendarShapes.ts"
import type { Predicate } from "../rules/predicate.ts"
import { type CalendarItem, type Definition, type EngineNeed, type Freshness, type Pack, type PackNeed, type Parameter, type Rule, type Section, sections, type ValueSet } from "./pack.ts"
import { duration, factKind, factsShape, monthDay, orParameter, parameterRef, plainFacts, pointShape, predicate, quantity } from "./predicateShapes.ts"
import {
  also, anyText, byField, count, each, either, elsewhere, fields, ifThen, listOf, mended, number, oneOf, openFields, optional, type Shape, type Shapes, text, textLike, truth, when
} from "./shape.ts"
import { cites, status } from "./sourceShapes.ts"
import { day, label, texts } from "./textShapes.ts"
import { valueTypeOf } from "./valueType.ts"
import { isVersion, isVersionRange, longestRange, rangeForms, rangePattern, versionPattern } from "./versionRange.ts"

/** An id stands in every problem of what it names: without an end, all of them together would be more than memory holds. */
export const longestId = 500

/** Words with hyphens. */
export const packId: Shape = textLike(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "lower-case words with hyphens, such as \"cam-giang\"", longestId)
/** Whether it begins with the id of its own pack is checked elsewhere. */
const itemId: Shape = elsewhere(textLike(/^[a-z][a-z0-9]*(-[a-z0-9]+)*\//, "the pack's id, a slash and a name, \"cam-giang/group-2\"", longestId), text)

/** The days and sources of an item are checked by name of their own: whether they are there, and meet. */
const dated: Shapes<DatedItem> = {
  id: itemId, label, from: elsewhere(day), until: optional(elsewhere(day)), cites: elsewhere(cites, optional(cites)), status, reviewedOn: optional(elsewhere(day)), reviewBy: optional(elsewhere(day)),
  note: optional(texts), overrides: optional(text)
}

const constants = { number, text: anyText, truth, list: listOf(anyText), duration, "month and day": monthDay } as const
const parameterValue: Shape = either(Object.values(constants), (value) => {
  const type = valueTypeOf(value)
  return type === undefined ? undefined : constants[type]
}, "a number, a text, true or false, a list of texts, a duration, or a month and day")

const { when: condition, ...residual }: Shapes<Group> = { id: itemId, label, when: predicate, cites: optional(cites), status: optional(status) }

const recurrence: Shape = byField("every", fields<IntervalRecurrence>("IntervalRecurrence", { every: orParameter(duration), policy: optional(oneOf("clamp", "rollForward")), opensBefore: optional(orParameter(duration)) }),
  byField("once", fields<OnceRecurrence>("OnceRecurrence", { once: truth }), fields<YearlyRecurrence>("YearlyRecurrence", {
    perYear: fields<YearlyRecurrence["perYear"]>("TimesPerYear", { min: orParameter(count), target: optional(orParameter(count)) }),
    year: orParameter(oneOf("calendar", "school")),
    schoolYearStart: optional(orParameter(monthDay))
  })))

const { activeAt: _activeAt, startsIn: _startsIn, overlaps: _overlaps, ...timeless } = plainFacts

const share: Shape = number
const percent: Shape = when((value) => typeof value === "number" && value > 0 && value < 100, "a percentile between 0 and 100", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 100 })

const definition: Shape = fields<Definition>("Definition", { ...dated, when: optional(predicate), facts: optional(factsShape), quantity: optional(quantity), point: optional(pointShape) })
const definedAs = ["when", "facts", "quantity", "point"] as const

const denominator: Shape = byField("type", byField("estimate",
  fields<Extract<Denominator, { readonly type: "estimated" }>>("EstimatedDenominator", { type: oneOf("estimated"), estimate: text, proRata: optional(truth) }),
  fields<Extract<Denominator, { readonly when: Predicate }>>("RegisteredDenominator", { type: oneOf("registered", "insured"), when: predicate })), predicate)

const stratum: Shapes<OrderedStrata["otherwise"]> = { id: text, label: optional(label) }

const kindsOfFacts: ReadonlySet<unknown> = new Set(factKinds.map(({ kind }) => kind).filter((kind) => kind !== "household" && kind !== "collaborator"))

/** The fields of an indicator besides those of every dated item. */
export const indicatorFields: Omit<Shapes<Indicator>, keyof DatedItem> = {
  basis: mended(byField("event", fields<EventBasis>("EventBasis", { event: factsShape, as: text }), oneOf<Extract<Indicator["basis"], string>>("person", "commune", "village", "household", "school", "employer", "facility", "collaborator")), (value) => kindsOfFacts.has(value)
    ? `{ "event": { "kind": ${JSON.stringify(value)} }, "as": "one" } to count events; a word names what has records of its own: person, village, household, facility` : undefined),
  measures: oneOf("period", "state", "cohort"),
  initial: optional(predicate),
  denominator: optional(denominator),
  exclusion: optional(predicate),
  numerator: predicate,
  exception: optional(predicate),
  continuous: optional(fields<ContinuousMeasure>("ContinuousMeasure", { value: quantity, unit: optional(text), percentiles: optional(listOf(percent)) })),
  strata: optional(listOf(fields<OrderedStrata>("OrderedStrata", {
    id: text, label: optional(label), bands: listOf(fields<OrderedStrata["bands"][number]>("Band", { ...stratum, when: predicate })), otherwise: fields<OrderedStrata["otherwise"]>("Rest", stratum)
  }))),
  attribution: optional(fields<Attribution>("Attribution", { in: factsShape, link: text })),
  target: optional(fields<Target>("Target", { share, by: optional(day), byYear: optional(each(share)) })),
  direction: oneOf("up", "down"),
  smallNumbers: optional(fields<SmallNumbers>("SmallNumbers", { hideBelow: orParameter(number) }))
}

const grouping: Shape = fields<Grouping>("Grouping", {
  ...dated,
  mode: oneOf("first", "every"),
  scope: predicate,
  groups: listOf(fields<Group>("Group", { when: condition, ...residual })),
  order: optional(parameterRef),
  otherwise: optional(fields<ResidualGroup>("ResidualGroup", residual)),
  main: optional(truth),
  exclusive: optional(truth)
})

/** The shape of the items of each section. */
export const itemShapes: Readonly<Record<Section, Shape>> = {
  parameters: fields<Parameter>("Parameter", { ...dated, value: parameterValue }),
  valueSets: fields<ValueSet>("ValueSet", { ...dated, codes: listOf(fields<ValueSet["codes"][number]>("CodeWithLabel", { code: text, label })) }),
  rules: fields<Rule>("Rule", { ...dated, when: predicate }),
  groupings: elsewhere(also<Grouping>(grouping, ({ mode, otherwise }, path, misfit) => {
    if (mode === "first" && otherwise === undefined) misfit(path, "an ordered grouping needs a residual group")
  }, ifThen({ properties: { mode: { const: "first" } } }, { required: ["otherwise"] })), grouping),
  protocols: fields<Protocol>("Protocol", {
    ...dated,
    item: text,
    ages: optional(fields<NonNullable<Protocol["ages"]>>("Ages", { from: optional(orParameter(duration)), until: optional(orParameter(duration)) })),
    who: predicate,
    recurrence,
    doneBy: fields<Protocol["doneBy"]>("UndatedFacts", timeless),
    urgency: optional(number)
  }),
  definitions: also<Definition>(definition, (value, path, misfit) => {
    const said = definedAs.filter((sort) => value[sort] !== undefined)
    if (said.length !== 1) misfit(path, `defines ${said.length === 0 ? "nothing" : said.join(" and ")}; give one of ${definedAs.join(", ")}`)
  }, { oneOf: definedAs.map((sort) => ({ required: [sort] })) }),
  indicators: fields<Indicator>("Indicator", { ...dated, ...indicatorFields }),
  calendars: fields<CalendarItem>("CalendarItem", { ...dated, calendar }),
  freshness: fields<Freshness>("Freshness", { ...dated, kind: factKind, days: count }),
  schedules: fields<ScheduleItem>("ScheduleItem", { ...dated, ...scheduleFields }),
  growth: oneGrowthField(fields<GrowthItem>("GrowthItem", { ...dated, ...growthFieldShapes })),
  checklists: oneChecklistField(fields<ChecklistItem>("ChecklistItem", { ...dated, ...checklistFieldShapes }))
}

const version = when(isVersion, "a version, \"2026.1.0\": year, number and correction", { type: "string", pattern: versionPattern })
const range = optional(when(isVersionRange, `a range of versions: ${rangeForms}`, { type: "string", maxLength: longestRange, pattern: rangePattern }))

const itemLists = Object.fromEntries(sections.map((section) => [section, optional(elsewhere(listOf(itemShapes[section])))])) as unknown as Pick<Shapes<Pack>, Section>

/** The shape of a pack. Its items are looked at one by one, elsewhere; sections that this library does not know are left alone. */
export const packShape: Shape = openFields<Pack>("Pack", {
  $schema: optional(anyText),
  format: elsewhere(when((value) => value === 1, "1", { const: 1 })),
  id: elsewhere(packId),
  version,
  label,
  needs: optional(listOf(byField("derivedFacts", fields<EngineNeed>("EngineNeed", { derivedFacts: text, version: range }), fields<PackNeed>("PackNeed", { pack: text, version: range })))),
  citations: listOf(fields<Citation>("Citation", {
    id: text, issuer: text, number: anyText, year: number, title: label, signed: optional(day), from: optional(day),
    supersedes: optional(listOf(fields<SupersededAct>("SupersededAct", { issuer: text, number: text, year: number, from: optional(day) })))
  })),
  factKinds: optional(listOf(fields<FactKindDefinition>("FactKindDefinition", { kind: text, shape: oneOf("state", "event"), lists: optional(oneOf("history", "current")), codes: optional(listOf(text)), label, question: label }))),
  ...itemLists
})
