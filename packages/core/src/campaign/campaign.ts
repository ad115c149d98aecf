import type { CivilDate } from "../time/index.ts"

/** Part of a day. */
export type DayPart = "morning" | "afternoon"

/** Somebody who is to be examined (người trong danh sách khám). */
export interface Invitee {
  readonly id: string
  /** Place of the group in the order of priority, from 1. */
  readonly priority: number
  /** Within a group who is more urgent, or longer overdue, comes first and sooner: a whole number, the greater the sooner. Default 0. */
  readonly urgency?: number
  readonly village?: string
  /** The scarce room or machine that the examination needs besides a place. */
  readonly room?: string
  /** Days on which the person can come, each from a day until before another. Default: any day. */
  readonly windows?: readonly { readonly from: CivilDate; readonly until: CivilDate }[]
  /** A test on an empty stomach is for the morning. Default: any part. */
  readonly part?: DayPart
  /** The session that an employer, a ministry or a school laid down: this one or none. */
  readonly fixed?: string
  /** The session of the plan before; kept where nothing speaks against it. */
  readonly planned?: string
}

/** Some people's examination at one place, on one day (buổi khám). */
export interface Session {
  readonly id: string
  readonly site: string
  readonly day: CivilDate
  /** Not said: the whole day. */
  readonly part?: DayPart
  /** People who can be examined; what is kept for ordinary care and for those who do not come is taken off already. */
  readonly capacity: number
  /** People for each scarce room or machine that is there. */
  readonly rooms?: Readonly<Record<string, number>>
  /** The villages that are called; not said: all. */
  readonly villages?: readonly string[]
}

/** Who is to be examined, and where and when that can be. */
export interface Campaign {
  readonly people: readonly Invitee[]
  readonly sessions: readonly Session[]
  /** How far it is, by village and site, in whole minutes; nothing where it is not known. */
  readonly travel?: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** What comes before what. Default `planningAims`; `replanningAims` keep people where they are. */
  readonly aims?: readonly Aim[]
}

/**
 * What an allocation is to reach. `served`: as many as can be of each group, in the order of priority. `waiting`: the urgent soon. `travel`: near. `load`: no
 * session fuller than others. `moves`: as planned before.
 */
export type Aim = "served" | "waiting" | "travel" | "load" | "moves"

/** Of a new plan, the most important first. */
export const planningAims: readonly Aim[] = ["served", "waiting", "travel", "load", "moves"]

/** After a lost day or a broken machine: people who were told a day keep it, if nobody goes without for that. */
export const replanningAims: readonly Aim[] = ["served", "moves", "waiting", "travel", "load"]

/** Numbers by aim, compared in the order of the aims. */
export type ByAim = readonly number[]

/**
 * The proof of an allocation, as the prices of a market: what a place costs in each session, by aim. Each person has the cheapest that
 * is open to that person, nothing included; and only what is full costs more than its load does.
 */
export interface Certificate {
  /** By session. */
  readonly places: Readonly<Record<string, ByAim>>
  /** By session and room; at least what the place costs. */
  readonly rooms: Readonly<Record<string, Readonly<Record<string, ByAim>>>>
}
