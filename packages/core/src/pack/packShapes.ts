import { isRecord } from "../citizen/checkFact.ts"
import type { FactKindDefinition } from "../citizen/factKinds.ts"
import type { Group, Grouping } from "../groups/grouping.ts"
import type { Indicator, Target } from "../kpi/indicator.ts"
import type { Text } from "../language/text.ts"
import type { Citation, CiteRef, DatedItem, SupersededAct } from "../rules/dated.ts"
import type { IntervalRecurrence, OnceRecurrence, Protocol, YearlyRecurrence } from "../screening/protocol.ts"
import { checkWorkingCalendar, parseCivilDate, type WorkingCalendarDefinition } from "../time/index.ts"
import type { CalendarItem, EngineNeed, Freshness, Pack, PackNeed, Parameter, Rule, Section, ValueSet } from "./pack.ts"
import { duration, facts, monthDay, orParameter, parameterRef, predicate } from "./predicateShapes.ts"
import { anything, byField, count, fields, listOf, number, object, oneOf, optional, type Shape, type Shapes, text, truth, when } from "./shape.ts"
import { valueTypeOf } from "./valueType.ts"
import { isVersion, isVersionRange, rangeForms } from "./versionRange.ts"

const texts: Shape = fields<Text>({ vi: anything, en: anything })
const label: Shape = fields<Text>({ vi: text, en: text })
const day: Shape = (value, path, misfit) => {
  if (typeof value !== "string" || parseCivilDate(value) === undefined) misfit(path, "give a day such as \"2026-07-01\"")
}
const cites: Shape = listOf(fields<CiteRef>({ ref: text, at: optional(text) }))
const status: Shape = oneOf("verified", "secondary", "unverified")

/** The days and sources of an item are checked by name of their own: whether they are there, and meet. */
const dated: Shapes<DatedItem> = {
  id: text, label, from: anything, until: optional(anything), cites: optional(cites), status, reviewedOn: optional(anything), reviewBy: optional(anything), note: optional(texts), overrides: optional(text)
}

const parameterValue: Shape = (value, path, misfit) => {
  const type = valueTypeOf(value)
  if (type === "duration") duration(value, path, misfit)
  else if (type === "month and day") monthDay(value, path, misfit)
  else if (type === undefined) misfit(path, "give a number, a text, true or false, a list of texts, a duration, or a month and day")
}

const { when: condition, ...residual }: Shapes<Group> = { id: text, label, when: predicate, cites: optional(cites), status: optional(status) }

const recurrence: Shape = byField(["every"], fields<IntervalRecurrence>({ every: orParameter(duration), policy: optional(oneOf("clamp", "rollForward")), opensBefore: optional(orParameter(duration)) }),
  byField(["once"], fields<OnceRecurrence>({ once: truth }), fields<YearlyRecurrence>({
    perYear: fields<YearlyRecurrence["perYear"]>({ min: orParameter(count), target: optional(orParameter(count)) }),
    year: orParameter(oneOf("calendar", "school")),
    schoolYearStart: optional(orParameter(monthDay))
  })))

const { activeAt: _activeAt, startsIn: _startsIn, overlaps: _overlaps, ...timeless } = facts

const calendar: Shape = (value, path, misfit) => {
  if (!isRecord(value)) return object(value, path, misfit)
  try {
    for (const problem of checkWorkingCalendar(value as unknown as WorkingCalendarDefinition)) misfit(path, problem)
  } catch {
    misfit(path, "is not a working calendar: give id, name, weeklyRestDays, fixedHolidays, lunarHolidays and decisions")
  }
}

/** The shape of the items of each section. */
export const itemShapes: Readonly<Record<Section, Shape>> = {
  parameters: fields<Parameter>({ ...dated, value: parameterValue }),
  valueSets: fields<ValueSet>({ ...dated, codes: listOf(fields<ValueSet["codes"][number]>({ code: text, label })) }),
  rules: fields<Rule>({ ...dated, when: predicate }),
  groupings: fields<Grouping>({
    ...dated,
    mode: oneOf("first", "every"),
    scope: predicate,
    groups: listOf(fields<Group>({ when: condition, ...residual })),
    order: optional(parameterRef),
    otherwise: optional(fields<Omit<Group, "when">>(residual)),
    main: optional(truth)
  }),
  protocols: fields<Protocol>({
    ...dated,
    item: text,
    ages: optional(fields<NonNullable<Protocol["ages"]>>({ from: optional(orParameter(duration)), until: optional(orParameter(duration)) })),
    who: predicate,
    recurrence,
    doneBy: fields<Protocol["doneBy"]>(timeless),
    urgency: optional(number)
  }),
  indicators: fields<Indicator>({
    ...dated,
    basis: oneOf("person", "village"),
    measures: oneOf("period", "state"),
    denominator: predicate,
    exclusion: optional(predicate),
    numerator: predicate,
    target: optional(fields<Target>({ share: number, by: optional(day) })),
    direction: oneOf("up", "down")
  }),
  calendars: fields<CalendarItem>({ ...dated, calendar }),
  freshness: fields<Freshness>({ ...dated, kind: text, days: count })
}

const version = when(isVersion, "a version, \"2026.1.0\": year, number and correction")
const range = optional(when(isVersionRange, `a range of versions: ${rangeForms}`))

/** The shape of what a pack has besides its items. Sections that this library does not know are left alone. */
export const packShapes: Omit<Shapes<Pack>, Section | "format" | "id"> = {
  version,
  label,
  needs: optional(listOf(byField(["derivedFacts"], fields<EngineNeed>({ derivedFacts: text, version: range }), fields<PackNeed>({ pack: text, version: range })))),
  citations: listOf(fields<Citation>({
    id: text, issuer: text, number: anything, year: number, title: label, signed: optional(day), from: optional(day),
    supersedes: optional(listOf(fields<SupersededAct>({ issuer: text, number: text, year: number, from: optional(day) })))
  })),
  factKinds: optional(listOf(fields<FactKindDefinition>({ kind: text, shape: oneOf("state", "event"), lists: optional(oneOf("history", "current")), label, question: label })))
}
