import type { ChecklistItem, HowMany } from "../campaign/readiness/checklistItem.ts"
import type { Grouping } from "../groups/grouping.ts"
import { questionsOf } from "../kpi/frame.ts"
import type { GrowthItem } from "../growth/growthItem.ts"
import type { ScheduleItem } from "../immunization/scheduleItem.ts"
import type { Indicator } from "../kpi/indicator.ts"
import type { Predicate } from "../rules/predicate.ts"
import { addDefined, addFacts, addParameter, addQuantity, addReferences, noReferences, type References } from "../rules/references.ts"
import type { Protocol, Recurrence } from "../screening/protocol.ts"
import type { Definition } from "./pack.ts"
import type { PlacedItem } from "./placedItem.ts"

/** The references of an item whose shape is sound. */
export const referencesOf = ({ section, item }: PlacedItem): References => {
  const references = noReferences()
  const fields = item as unknown as Readonly<Record<string, unknown>>
  for (const field of ["scope", "who"]) {
    if (fields[field] !== undefined) addReferences(fields[field] as Predicate, references)
  }
  if (section === "rules" || section === "definitions") addDefined(item as Definition, references)
  if (section === "groupings") addGrouping(item as Grouping, references)
  if (section === "protocols") addProtocol(item as Protocol, references)
  if (section === "indicators") addIndicator(item as Indicator, references)
  if (section === "schedules") addSchedule(item as ScheduleItem, references)
  if (section === "growth") addGrowth(item as GrowthItem, references)
  if (section === "checklists") addChecklist(item as ChecklistItem, references)
  if (section === "freshness") references.factKinds.add(fields["kind"] as string)
  return references
}

const addIndicator = (indicator: Indicator, into: References): void => {
  const { attribution, continuous, smallNumbers } = indicator
  const names = typeof indicator.basis === "object" ? [indicator.basis.as] : []
  if (typeof indicator.basis === "object") addFacts(indicator.basis.event, into)
  for (const question of questionsOf(indicator)) addReferences(question, into, names)
  if (continuous !== undefined) addQuantity(continuous.value, into, names)
  if (attribution !== undefined) addFacts(attribution.in, into)
  addParameter(smallNumbers?.hideBelow, "number", into)
}

const addSchedule = ({ overdueAfter, observed = {} }: ScheduleItem, into: References): void => {
  addParameter(overdueAfter, "duration", into)
  for (const seen of Object.values(observed)) {
    if ("when" in seen) addReferences(seen.when, into)
    else addFacts(seen.facts, into)
  }
}

const addGrowth = ({ classification }: GrowthItem, into: References): void => {
  for (const { below, above } of classification?.bands ?? []) {
    addParameter(below, "number", into)
    addParameter(above, "number", into)
  }
}

const addChecklist = ({ staff, goods }: ChecklistItem, into: References): void => {
  const { atLeast, perPeople }: Partial<HowMany> = staff?.howMany ?? goods?.howMany ?? {}
  addParameter(atLeast, "number", into)
  addParameter(perPeople, "number", into)
}

const addGrouping = ({ groups, order }: Grouping, into: References): void => {
  for (const group of groups) addReferences(group.when, into)
  addParameter(order, "list", into)
}

const addProtocol = ({ ages, recurrence, doneBy }: Protocol, into: References): void => {
  addParameter(ages?.from, "duration", into)
  addParameter(ages?.until, "duration", into)
  addFacts(doneBy, into)
  addRecurrence(recurrence, into)
}

/** The parameters that say how often a protocol is repeated. */
export const recurrenceParameters = ({ recurrence }: Protocol): ReadonlySet<string> => {
  const references = noReferences()
  addRecurrence(recurrence, references)
  return references.parameters
}

const addRecurrence = (recurrence: Recurrence, into: References): void => {
  if ("every" in recurrence) {
    addParameter(recurrence.every, "duration", into)
    addParameter(recurrence.opensBefore, "duration", into)
  }
  if ("perYear" in recurrence) {
    addParameter(recurrence.perYear.min, "number", into)
    addParameter(recurrence.perYear.target, "number", into)
    addParameter(recurrence.year, "text", into)
    addParameter(recurrence.schoolYearStart, "month and day", into)
  }
}
