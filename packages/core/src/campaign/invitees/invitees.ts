import type { Text } from "../../language/text.ts"
import type { AskOptions } from "../../rules/answer.ts"
import type { MissingFact } from "../../rules/missingFacts.ts"
import type { CivilDate, Period } from "../../time/index.ts"
import type { DayPart, Invitee, Window } from "../campaign.ts"

/** Of whom something is asked: who fulfils a rule, or for whom a screening is due. One of the two. */
export interface NeedCondition {
  /** Id of a rule, of a definition that is a condition, or of a group, in force. */
  readonly rule?: string
  /** A screening by what is done (`"cervical-screening"`) or by the id of its protocol: who can have it by the first day of the campaign. */
  readonly due?: string
}

/**
 * What some people's examination needs, or when they can come. Nothing of it is built in: a test on an empty stomach is for the
 * morning because the station says so here.
 */
export interface Need extends NeedCondition {
  /** Rooms and machines that they need. */
  readonly rooms?: readonly string[]
  /** The part of the day in which they come. */
  readonly part?: DayPart
  /** When they can come: out of school, off shift, in a stretch of a pregnancy. */
  readonly windows?: readonly Window[]
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
 * Why somebody is not invited. `outside`: the grouping is not about the person. `noRight`: none of the protocols is. `examined`: all were had, and none is due
 * again in the campaign. `excluded`: by a need. `noDay`: the needs leave no day and part of it.
 */
export type NotInvitedReason = "died" | "movedAway" | "outside" | "noRight" | "examined" | "excluded" | "noDay"

/** Somebody who is not invited, and why. */
export interface NotInvited {
  readonly id: string
  readonly because: NotInvitedReason
  readonly text: Text
  /** The day of the last examination that counts, and the first day on which the next may be. */
  readonly lastDone?: CivilDate
  readonly dueFrom?: CivilDate
  /** The needs that stand in the way, by rule or screening. */
  readonly needs?: readonly string[]
  readonly priority?: number
  readonly village?: string
  readonly household?: string
}

/** What a missing fact leaves open: whether the grouping is about the person, which group, whether or when a protocol is due, a need, the village. */
export type OpenQuestion = "scope" | "group" | "due" | "need" | "village"

/** Somebody of whom facts are missing. They are invited with what is known; learning the facts may change the rest. */
export interface ToClarify {
  readonly id: string
  /** Facts to ask for, each once. */
  readonly missing: readonly MissingFact[]
  /** What they would decide; `of` is the group, protocol or rule. */
  readonly open: readonly { readonly question: OpenQuestion; readonly of?: string }[]
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
  /** All in the order of the people. */
  readonly invitees: readonly Invitee[]
  readonly notInvited: readonly NotInvited[]
  readonly toClarify: readonly ToClarify[]
}
