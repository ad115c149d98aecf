import type { Text } from "../../language/text.ts"
import type { AskOptions } from "../../rules/answer.ts"
import type { MissingFact } from "../../rules/missingFacts.ts"
import type { CivilDate, Period } from "../../time/index.ts"
import type { DayPart, Invitee, Window } from "../campaign.ts"

/** Of whom something is asked: who fulfils a rule, for whom a screening is due, or whom the station names. One of the three. */
export interface NeedCondition {
  /** Id of a rule, of a definition that is a condition, or of a group, in force. */
  readonly rule?: string
  /** A screening by what is done (`"cervical-screening"`) or by the id of its protocol: who can have it by the first day of the campaign. */
  readonly due?: string
  /** Ids of people: what only the station knows, such as who works at night or lies in bed. Ids of nobody who is asked about stand in `notAsked` of the answer. */
  readonly people?: readonly string[]
}

/**
 * What some people's examination needs, or when they can come. Nothing of it is built in: a test on an empty stomach is for the
 * morning because the station says so here. What nobody is sure of gives a room, and nothing else: see `unsure` of the answer.
 */
export interface Need extends NeedCondition {
  /** What the answer calls it. Default: the rule, the screening, or `"people"`. */
  readonly name?: string
  /** Rooms and machines without which there is no examination at all: who gets no place in one is not examined. What can wait for another visit is not among them. */
  readonly rooms?: readonly string[]
  /** The part of the day in which they come. */
  readonly part?: DayPart
  /** When they can come: out of school, off shift, in a stretch of a pregnancy. */
  readonly windows?: readonly Window[]
  /** They come without having eaten (nhịn ăn): they stand in `fasting` of the answer. It says nothing of the hour; `part` does. */
  readonly fasting?: boolean
  /**
   * They are examined at home (khám tại nhà): they need the room `homeVisit` (`"home-visit"`), and of others only those that this need names. Other needs that name
   * rooms are not met at home: they bind to no part of the day there, and nobody fasts for them.
   */
  readonly homeVisit?: boolean
  /** They are not invited to this campaign: somebody else examines them. */
  readonly exclude?: boolean
}

/** What the campaign is for. */
export interface InviteeOptions<Id extends string = string> extends AskOptions {
  /** The days of the campaign. */
  readonly period: Period
  /** The protocols that an examination in this campaign fulfils. Who has had all of them is not invited again before the next is due. */
  readonly protocols: readonly Id[]
  /** The ordered grouping whose order is that of priority. Default: the main grouping. */
  readonly grouping?: Id
  readonly needs?: readonly Need[]
  /** Default: where the person surely lives by the record; of several, the permanent residence, then the latest. */
  readonly villageOf?: (id: string) => string | undefined
  /** Default: the household of the record. */
  readonly householdOf?: (id: string) => string | undefined
}

/**
 * Why somebody is not invited. `notBorn`: surely born after the day that is asked about, or the date is wrong. `outside`: the grouping is not about the person. `noRight`: none of the protocols is. `examined`: all were had, and none is due
 * again in the campaign. `excluded`: by a need. `noDay`: the needs leave no day and part of it.
 */
export type NotInvitedReason = "died" | "notBorn" | "movedAway" | "outside" | "noRight" | "examined" | "excluded" | "noDay"

/** Somebody who is not invited, and why. */
export interface NotInvited {
  readonly id: string
  readonly because: NotInvitedReason
  readonly text: Text
  /** The day of the last examination that counts, and the first day on which the next may be. */
  readonly lastDone?: CivilDate
  readonly dueFrom?: CivilDate
  /** The needs that stand in the way, by their names. */
  readonly needs?: readonly string[]
  readonly priority?: number
  readonly village?: string
  readonly household?: string
}

/** What a missing fact leaves open: whether the grouping is about the person, which group, whether or when a protocol is due, a need, the village. */
export type OpenQuestion = "scope" | "group" | "due" | "need" | "village"

/**
 * What learning the missing facts may change. `invitation`: whether the person is invited at all. `group`: only the place in the order of priority. `village`: only on which
 * village's days the person comes. `visit`: only how urgent it is, rooms, half-days, an empty stomach.
 */
export type MayChange = "invitation" | "group" | "village" | "visit"

/** Somebody of whom facts are missing. They are invited with what is known; learning the facts may change the rest. */
export interface ToClarify {
  readonly id: string
  /** The weightiest of all that may change. */
  readonly mayChange: MayChange
  /** Facts to ask for, each once, those that may change most first. */
  readonly missing: readonly MissingFact[]
  /** What they would decide, the weightiest first; `of` is the group, protocol or need. */
  readonly open: readonly { readonly question: OpenQuestion; readonly of?: string }[]
}

/** A fact that is missing of so many people: one list or one import may answer it for all of them. */
export interface FactToClarify extends MissingFact {
  readonly people: number
  /** Those of them whom it may leave without an invitation, or put into another group. */
  readonly decisive: number
  /** What it would decide, and of how many people; the most first. */
  readonly open: readonly { readonly question: OpenQuestion; readonly of?: string; readonly people: number }[]
}

/** What somebody may need, as far as nobody knows it: a reason to ask, and none to lose the examination, a day or a breakfast. */
export interface UnsureNeeds {
  readonly id: string
  /** Rooms that the person has only because a fact is missing, and is to be examined without rather than not at all. Maybe none. */
  readonly rooms: readonly string[]
  /** May have to come without having eaten, and does not stand in `fasting`. */
  readonly fasting?: true
  /** May be one of those who are examined at home, and is invited like those who are not. */
  readonly homeVisit?: true
}

/** Somebody who is examined at home. */
export interface HomeVisit {
  readonly id: string
  /** Rooms that other needs would give, and that are not at home: for another way, or none. */
  readonly without: readonly string[]
}

/** A group of the grouping in which somebody is who is invited. */
export interface InvitedGroup {
  readonly priority: number
  readonly id: string
  readonly label: Text
  readonly people: number
}

/** Everybody that was asked about: who is invited, who is not and why, and what to ask. */
export interface InviteesAnswer {
  readonly on: CivilDate
  readonly asOf: CivilDate
  readonly rulebook: string
  /** By priority. */
  readonly groups: readonly InvitedGroup[]
  /** In the order of the people, as are all lists but those to clarify. */
  readonly invitees: readonly Invitee[]
  readonly notInvited: readonly NotInvited[]
  /** Those first whose invitation may change, then by group, village and visit; among equals in the order of the people. */
  readonly toClarify: readonly ToClarify[]
  /** The same by what is missing: those facts first that are decisive for most, then those that are missing of most. */
  readonly byFact: readonly FactToClarify[]
  /** Invited, and surely to come without having eaten: as `arrivalWaves`, `messagesDue` and the lists on paper take it. */
  readonly fasting: readonly string[]
  /** Invited, and surely to be examined at home. */
  readonly homeVisits: readonly HomeVisit[]
  /** Invited, with needs that hang on a missing fact. */
  readonly unsure: readonly UnsureNeeds[]
  /** Ids that needs name by `people`, and that are nobody's who was asked about; each once. */
  readonly notAsked: readonly string[]
}
