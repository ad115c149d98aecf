import type { DayBounds, Fact, PartialDate, Unit } from "@tramyte/core"
import { partialDateBounds } from "@tramyte/core"
import { homeOf } from "../access/forReader.ts"
import { isDayOrInstant } from "./instants.ts"
import { isKeptText, show } from "./keptText.ts"

/** What is said of every move. */
export interface MoveNote {
  /** The first day at the new place, as far as it is known: `"2026-03-09"`, `"2026-03"`. */
  readonly on: PartialDate
  /** When it is recorded: a day or an instant with offset. */
  readonly recorded: string
  /** What tells of it: `{ id: "residence-desk", key: "CT01-2026/117" }`. One key, one move. */
  readonly source: { readonly id: string; readonly key: string }
}

/** Why somebody cannot have moved as it was told: a closed list. */
export type MoveIssueCode =
  /** A date, a source or a place cannot be read. */
  | "TRAMYTE_MOVE_INVALID"
  /** No residence stands on that day. */
  | "TRAMYTE_MOVE_NO_RESIDENCE"
  /** The residence began on that day or later. */
  | "TRAMYTE_MOVE_BEFORE_RESIDENCE"
  /** Several residences stand on that day; say in `leaves` which village is left. */
  | "TRAMYTE_MOVE_SEVERAL_RESIDENCES"
  /** A later residence of the same type is known already. */
  | "TRAMYTE_MOVE_LATER_RESIDENCE"
  | "TRAMYTE_MOVE_SAME_PLACE"
  /** The person had died by then. */
  | "TRAMYTE_MOVE_DEAD"
  /** The record holds this very move already. */
  | "TRAMYTE_MOVE_DONE"
  /** The household has nobody on that day, or somebody is not in it. */
  | "TRAMYTE_MOVE_NO_MEMBER"

export interface MoveIssue {
  readonly code: MoveIssueCode
  /** Who cannot move; left out where it is nobody's fault alone. */
  readonly person?: string
  readonly message: string
}

/** What a batch has to write for a move; nothing, if something cannot be. */
export interface MovePlan {
  readonly facts: readonly Fact[]
  readonly units: readonly Unit[]
  readonly issues: readonly MoveIssue[]
}

/** What cannot be read of a move's note and places. */
export const noteIssues = ({ on, recorded, source }: MoveNote, places: Readonly<Record<string, unknown>>): readonly MoveIssue[] => {
  const issue = (field: string, value: unknown, mend: string): MoveIssue => ({ code: "TRAMYTE_MOVE_INVALID", message: `${field}: ${show(value)} ${mend}` })
  return [
    ...(typeof on === "string" && partialDateBounds(on) !== undefined ? [] : [issue("on", on, `is not a date; write "2026-03-09" or "2026-03"`)]),
    ...(isDayOrInstant(recorded) ? [] : [issue("recorded", recorded, `is neither a day nor an instant; write "2026-03-09"`)]),
    ...(isKeptText(source?.id) && isKeptText(source.key) ? [] : [issue("source", source, "does not name who tells of the move, and where; give id and key")]),
    ...Object.entries(places).flatMap(([field, id]) => id === undefined || isKeptText(id) ? [] : [issue(field, id, "is not an id")])
  ]
}

/** A fact about the person that tells of the move; `part` tells the facts of one move apart. */
export const factOfMove = ({ recorded, source }: MoveNote, subject: string, part: string, content: Omit<Fact, "id" | "subject" | "recorded" | "source">): Fact => {
  const key = `${source.key}/${subject}/${part}`
  return { ...content, id: `${source.id}/${key}`, subject, recorded, source: { id: source.id, key } }
}

/** A correction: the same as before, until the day of the move. */
export const endedBy = (note: MoveNote, subject: string, part: string, fact: Fact): Fact => {
  const { endAt: _, id, recorded: _recorded, source: _source, subject: _subject, ...content } = fact
  return factOfMove(note, subject, part, { ...content, end: note.on, supersedes: id })
}

/** The days on which a fact may have begun and may end; open ends lie beyond every day. */
export const daysOf = (fact: Fact): { readonly start: DayBounds; readonly end: DayBounds } => {
  const bounds = (date: string | undefined): DayBounds | undefined => date === undefined ? undefined : partialDateBounds(date)
  const last = fact.end === undefined ? bounds(fact.endAt?.slice(0, 10)) : undefined
  return {
    start: bounds(fact.start ?? fact.at?.slice(0, 10)) ?? { lo: -Infinity, hi: fact.start === "always" ? -Infinity : Infinity },
    end: last === undefined ? bounds(fact.end) ?? { lo: fact.end === "ongoing" ? Infinity : -Infinity, hi: Infinity } : { lo: last.lo + 1, hi: last.hi + 1 }
  }
}

/** Whether a fact that counts may hold when somebody moves. */
export const mayHold = (fact: Fact, on: DayBounds): boolean => {
  const { end, start } = daysOf(fact)
  return start.lo < on.hi && on.lo < end.hi
}

export const isResidence = (fact: Fact): boolean => homeOf(fact) !== undefined

/** A membership of a household that counts. */
export const householdOf = (fact: Fact): string | undefined =>
  fact.kind !== "household" || fact.status === "enteredInError" || fact.status === "notDone" || fact.status === "planned" ? undefined : fact.links?.["household"]
