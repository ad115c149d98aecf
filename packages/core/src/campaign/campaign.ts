import type { CivilDate } from "../time/index.ts"

/** Part of a day (buổi). */
export type DayPart = "morning" | "afternoon"

/** A stretch of days on which somebody can come. */
export interface Window {
  readonly from: CivilDate
  /** The first day that is too late. */
  readonly until: CivilDate
  /** Days of the week, 1 Monday to 7 Sunday: a pupil's free Saturday, a shift worker's day off. Default: all. */
  readonly weekdays?: readonly number[]
  /** Default: any part. */
  readonly part?: DayPart
}

/** Somebody who is to be examined (người trong danh sách khám). */
export interface Invitee {
  readonly id: string
  /** Place of the group in the order of priority, from 1. */
  readonly priority: number
  /** Within a group who is more urgent, or longer overdue, comes first and sooner: a whole number, the greater the sooner. Default 0. */
  readonly urgency?: number
  readonly village?: string
  /** Who would come together (hộ gia đình). */
  readonly household?: string
  /** The scarce rooms and machines that the examination needs besides a place: without them there is none. What can wait for another visit is not among them. */
  readonly rooms?: readonly string[]
  /** When the person can come: since the last examination, out of school, off shift, in a pregnancy. Default: any day. */
  readonly windows?: readonly Window[]
  /** A test on an empty stomach is for the morning. Default: any part. */
  readonly part?: DayPart
  /** The sessions that an employer, a ministry or a school laid down: one of these or none. */
  readonly fixed?: readonly string[]
  /** The session of the plan before; kept where nothing speaks against it. */
  readonly planned?: string
}

/** Hours of a day, `"07:00"` until `"11:30"`. */
export interface Hours {
  readonly from: string
  readonly until: string
}

/** Some people's examination at one place, on one day (buổi khám). */
export interface Session {
  readonly id: string
  readonly site: string
  readonly day: CivilDate
  /** Not said: the whole day. */
  readonly part?: DayPart
  /** When its people come. */
  readonly hours?: Hours
  /** People who can be examined; what is kept for ordinary care and for those who did not come before is taken off already. */
  readonly capacity: number
  /** People for each scarce room or machine that is there. */
  readonly rooms?: Readonly<Record<string, number>>
  /** The villages whose day it is; not said: all. */
  readonly villages?: readonly string[]
  /** The employer, ministry or school whose own day it is: only for those who have it among their `fixed`. */
  readonly organisation?: string
}

/** Who is to be examined, and where and when that can be. */
export interface Campaign {
  readonly people: readonly Invitee[]
  readonly sessions: readonly Session[]
  /** How far it is, by village and site, in whole minutes; nothing where it is not known. */
  readonly travel?: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Whether others may come on a village's day where that serves more people (`preferred`, the default; `villageDays` among the aims keeps them few), or its own villages alone. */
  readonly villageDays?: "only" | "preferred"
  /** What comes before what. Default `planningAims`; `familyAims` bring households together, `replanningAims` keep people where they are. */
  readonly aims?: readonly Aim[]
}

/**
 * What an allocation is to reach; each is a number to make small. `served`: as many as can be of each group, in the order of priority. `waiting`: the urgent
 * soon (urgency times days). `households`: people in another session than most of their household. `villageDays`: people on another village's day. `travel`: minutes.
 * `soon`: days from the first on, of everybody. `load`: no session fuller than others (by eighths of its capacity). `order`: where all that is equal, the higher groups first (days, weighted by group).
 * `moves`: people who are told another session than before.
 */
export type Aim = "served" | "waiting" | "households" | "villageDays" | "travel" | "soon" | "load" | "order" | "moves"

/** Of a new plan, the most important first. */
export const planningAims: readonly Aim[] = ["served", "waiting", "villageDays", "travel", "load", "order", "moves"]

/** Of a plan that is done as early as can be, and leaves the last sessions empty, to be dropped. */
export const earlyAims: readonly Aim[] = ["served", "waiting", "villageDays", "soon", "travel", "order", "moves"]

/** Of a new plan whose households come together. */
export const familyAims: readonly Aim[] = ["served", "waiting", "households", "villageDays", "travel", "load", "order", "moves"]

/** After a lost day or a broken machine: people who were told a day keep it, if nobody goes without for that; those who cannot get another soon. */
export const replanningAims: readonly Aim[] = ["served", "moves", "waiting", "villageDays", "soon", "travel", "load", "order"]

/** Numbers by layer, compared in their order. */
export type ByLayer = readonly number[]

/** One number of those that are compared in turn. `served` has several: people without a session, of one group alone (`priority`), or by a weight that falls from group to group and from urgent to not (`ranked`). */
export interface Layer {
  readonly aim: Aim
  readonly priority?: number
  readonly ranked?: true
}

/** Somebody's session. */
export interface Assignment {
  readonly id: string
  readonly session: string
}

/** Of one group: how many there are, how many have a session, and how many could at most. */
export interface ServedGroup {
  readonly priority: number
  readonly people: number
  readonly served: number
  /** Nobody could serve more of it without falling behind in what comes before: higher groups, and aims that stand before `served`. Equal to `served` where the plan is proven that far. */
  readonly atMost: number
}

/** What a place and its rooms cost in a session, by layer. */
export interface SessionPrice {
  readonly session: string
  readonly place: ByLayer
  /** On top of the place. */
  readonly rooms: readonly { readonly room: string; readonly price: ByLayer }[]
}

/**
 * The proof of an allocation, as the prices of a market: if everyone paid what is cheapest for that one person, and the sessions kept what their places
 * cost, no plan could come below that sum. A plan that reaches it is the best there is. Anyone can add it up: `checkAllocation` does.
 */
export interface Proof {
  readonly layers: readonly Layer[]
  /** What the plan costs, by layer. */
  readonly cost: ByLayer
  /** What every plan costs at least, in the order of the layers: equal to `cost` for the best plan; else smaller in the first layer where they differ, and nothing is said of the layers behind it. */
  readonly bound: ByLayer
  /** Whether the plan is proven to be the best: `cost` is `bound`. */
  readonly isOptimal: boolean
  readonly prices: readonly SessionPrice[]
}

/** Who comes when (lịch khám). */
export interface Allocation {
  /** In the order of the people. */
  readonly assigned: readonly Assignment[]
  /** Without a session, and why; in the order of the people. */
  readonly unserved: readonly Unserved[]
  /** By group, in the order of priority. */
  readonly served: readonly ServedGroup[]
  /** What the plan reaches of the aims besides `served`: days, people, minutes. */
  readonly totals: Readonly<Partial<Record<Exclude<Aim, "served">, number>>>
  /** The aims that are proven, the most important first: no plan does better in them. */
  readonly proven: readonly Aim[]
  readonly proof: Proof
  /** What one more session would buy, the best first; nothing where nobody was turned away. `oneMoreSession` answers for sessions of your own choice. */
  readonly oneMore: readonly OneMoreSession[]
  /** What it costs that households come together, where that is an aim. */
  readonly households?: HouseholdPrice
}

/** What one more session would buy (thêm một buổi khám thì thêm được ai). */
export interface OneMoreSession {
  /** The session that would be added. */
  readonly session: Session
  /** The session that it is another one of, on the same day, if nobody proposed it. */
  readonly like?: string
  /** People who would be served and are not now. */
  readonly people: number
  /** No plan with that session serves more, or others before them; false: at least these. */
  readonly isExact: boolean
  /** By group, in the order of priority. */
  readonly groups: readonly { readonly priority: number; readonly served: number }[]
  /** Who, in the order of rank. */
  readonly who: readonly string[]
}

/** Households together, and the price of it in what is less important. */
export interface HouseholdPrice {
  /** Households with more than one member who has a session, and those of them who come together. */
  readonly households: number
  readonly together: number
  /** Those who would come together if nobody cared. */
  readonly togetherOtherwise: number
  /** How much more the aims behind it take than without it. */
  readonly price: Readonly<Partial<Record<Aim, number>>>
}

/** What may stand between a person and a session. */
export type Obstacle = "sessions" | "windows" | "part" | "rooms" | "villages" | "fixed" | "capacity"

/** Why somebody has no session. */
export interface Unserved {
  readonly id: string
  /** `full`: every session that is open to the person is taken by people who come before, or stand equal. `noSession`: none is open. */
  readonly reason: "full" | "noSession"
  /** Sessions that are open to the person. */
  readonly open: number
  /**
   * What each by itself would open one, if it were not so; where all that are open are full, one that has room. None of them, if several stand together, or there is no room anywhere.
   * `sessions`: there is no session at all.
   */
  readonly because: readonly Obstacle[]
}
