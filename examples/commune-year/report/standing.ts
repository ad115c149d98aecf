import type { CivilDate } from "@tramyte/core"
import { endOfISOWeek } from "date-fns/endOfISOWeek"
import { format } from "date-fns/format"
import { parseISO } from "date-fns/parseISO"
import type { DueItem, PersonYear } from "../pipeline/model.ts"

/** Where a person stands: overdue, due this week, due later, to clarify, nothing to do. The first that holds. */
export type Standing = "o" | "w" | "d" | "c" | "r"
export const standings: readonly Standing[] = ["o", "w", "d", "c", "r"]

/** The Sunday that ends the week of a day. */
export const lastDayOfWeek = (on: CivilDate): CivilDate => format(endOfISOWeek(parseISO(on)), "yyyy-MM-dd")

/** The state of one item, with "this week" for what must be done by Sunday. */
export const itemState = (item: DueItem, sunday: CivilDate): "o" | "w" | "d" | "u" =>
  item.state === "overdue" ? "o" : item.state === "unknown" ? "u" : item.dueBy !== undefined && item.dueBy <= sunday ? "w" : "d"

/** The most urgent item: overdue before due this week before due before not decided, the earlier last day first. */
export const mostUrgent = (person: PersonYear, sunday: CivilDate): DueItem | undefined =>
  person.due.toSorted((a, b) => compareItems(a, b, sunday))[0]

/** Orders items by urgency; what has no last day comes after what has one. */
export const compareItems = (a: DueItem, b: DueItem, sunday: CivilDate): number =>
  rank(itemState(a, sunday)) - rank(itemState(b, sunday)) || compareDays(a.dueBy, b.dueBy) || a.protocol - b.protocol

export const standingOf = (person: PersonYear, sunday: CivilDate): Standing => {
  const first = mostUrgent(person, sunday)
  const state = first === undefined ? "u" : itemState(first, sunday)
  if (state !== "u") return state
  return first !== undefined || person.clarify.length > 0 || person.certainty !== "sure" ? "c" : "r"
}

const rank = (state: "o" | "w" | "d" | "u"): number => "owdu".indexOf(state)

const compareDays = (a: CivilDate | undefined, b: CivilDate | undefined): number =>
  a === b ? 0 : a === undefined ? 1 : b === undefined ? -1 : a < b ? -1 : 1

/** A person with what a worklist needs, worked out once. */
export interface ListedPerson {
  readonly person: PersonYear
  /** Place in `year.people`. */
  readonly at: number
  readonly standing: Standing
  readonly item: DueItem | undefined
}

/** Orders a worklist: the most urgent on top; equals by priority group, then household and name. */
export const compareListed = (sunday: CivilDate) => (a: ListedPerson, b: ListedPerson): number =>
  standings.indexOf(a.standing) - standings.indexOf(b.standing)
  || (a.item === undefined || b.item === undefined ? Number(a.item === undefined) - Number(b.item === undefined) : compareItems(a.item, b.item, sunday))
  || (a.person.group >>> 0) - (b.person.group >>> 0)
  || compareText(a.person.household ?? "", b.person.household ?? "")
  || compareText(a.person.name, b.person.name)
  || a.at - b.at

// Not `localeCompare`: its order depends on the ICU data of the machine, and the same lists must be the same bytes everywhere.
export const compareText = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0

/** Everybody whom the plan is about, or may be about, the most urgent first. */
export const listedPeople = (people: readonly PersonYear[], on: CivilDate): readonly ListedPerson[] => {
  const sunday = lastDayOfWeek(on)
  return people
    .flatMap((person, at) => person.inScope === "no" ? [] : [{ person, at, standing: standingOf(person, sunday), item: mostUrgent(person, sunday) }])
    .toSorted(compareListed(sunday))
}
