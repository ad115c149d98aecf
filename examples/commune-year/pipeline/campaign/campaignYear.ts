import type { CivilDate, RuleStatus, Text } from "@tramyte/core"
import type { Aim, Allocation, DayPart, GoneBecause, Hours, MoveBecause, Readiness, ServedGroup, Unserved } from "@tramyte/core/campaign"

/**
 * The year's examinations: as they were planned, as they came, and as they go on from the day of the report. People are told by their place in `people` of the
 * year, sessions, groups and sites by theirs here; villages by theirs in `villages` of the year.
 */
export interface CampaignYear {
  /** The first day of the plan, and the first day after it. */
  readonly from: CivilDate
  readonly until: CivilDate
  /** Where sites, days, machines and prices come from. */
  readonly opening: {
    /** The station's file: `chien-dich.json`. */
    readonly file: string
    /** What the file says of itself, such as that its figures are examples. */
    readonly note?: Text
  }
  /** In the order of priority. */
  readonly groups: readonly { readonly priority: number; readonly label: Text }[]
  readonly sites: readonly { readonly id: string; readonly name: Text }[]
  /** All of the plan, in the order of time; those that were lost, too. */
  readonly sessions: readonly CampaignSession[]
  /** Everybody who is on the list, in the order of `at`. */
  readonly people: readonly CampaignPerson[]
  /** Who is on no list and why, such as examined in the year before the plan began. */
  readonly notInvited: readonly { readonly reason: Text; readonly who: readonly number[] }[]
  /** Why people have no session, each reason once. */
  readonly reasons: readonly (Text & { readonly of?: Omit<Unserved, "id"> })[]
  /** The plan as it is made over again for its first day, from what is known today. */
  readonly plan: PlanOfCampaign
  /** The plan of the days that are left. */
  readonly replan: PlanOfCampaign & {
    /** Sessions that do not take place, of those that were to come. */
    readonly lost: readonly number[]
    /** People whose place is no longer there. */
    readonly displaced: number
    /** Whether everybody else keeps the session that was told. */
    readonly onlyDisplacedMoved: boolean
    /** On the list of the plan, and no longer among the people of the year: died, or moved away. */
    readonly gone: readonly { readonly because: GoneBecause; readonly people: number }[]
  }
  /** What one more session would buy, the best first; three at most. */
  readonly oneMore: readonly {
    readonly site: number
    readonly day: CivilDate
    readonly part?: DayPart
    /** No plan with it serves more; false: at least these. */
    readonly isExact: boolean
    readonly who: readonly number[]
  }[]
  /** Sessions that are nowhere in the plan and would be open to people who can come to none. */
  readonly missing?: readonly {
    readonly from?: CivilDate
    readonly until?: CivilDate
    readonly part?: DayPart
    readonly who: readonly number[]
  }[]
  /** Nothing where the station's file has no prices. */
  readonly money?: CampaignMoney
  /** Of the next session; nothing where none is to come. */
  readonly readiness?: Pick<Readiness, "ready" | "requirements" | "status"> & { readonly session: number }
}

/** Some people's examination at one place, on one day. */
export interface CampaignSession {
  readonly id: string
  readonly day: CivilDate
  readonly part?: DayPart
  readonly hours?: Hours
  readonly site: number
  readonly capacity: number
  /** Whose day it is; empty: everybody's. */
  readonly villages: readonly number[]
  /** The employer or school whose own day it is, by name. */
  readonly organisation?: string
}

/**
 * How somebody on the list stands: `x` examined in a session of the campaign, `e` examined elsewhere since it began (at work, at school, in a hospital); `s` has a session to come, `m`
 * did not come and has another; `n` did not come and has none; `u` never had one. Everybody else is `-`.
 */
export type CampaignStanding = "x" | "e" | "s" | "m" | "n" | "u"

/** Somebody on the list. */
export interface CampaignPerson {
  readonly at: number
  /** Place in `groups`. */
  readonly group: number
  readonly standing: CampaignStanding
  /** The session of the plan as it was first made; nothing: none. */
  readonly planned?: number
  /** Came to the list after the first plan. */
  readonly isNew?: true
  /** First examination since the first day of the plan, with `x` and `e`. */
  readonly examined?: CivilDate
  /** The session to come, with `s` and `m`. */
  readonly session?: number
  /** The hour of it, `"07:30"`. */
  readonly arrive?: string
  /** Comes with an empty stomach. */
  readonly fasting?: true
  /** Why there is none, with `n` and `u`: place in `reasons`. */
  readonly why?: number
  /** Why the session is another than planned first, or there is none any more. */
  readonly moved?: MoveBecause
  /** Who pays: place in `money.payers`; nothing where it is not decided. */
  readonly payer?: number
}

/** A plan, with what is proven of it. */
export interface PlanOfCampaign {
  readonly served: readonly ServedGroup[]
  readonly totals: Allocation["totals"]
  readonly aims: readonly Aim[]
  /** The aims that are proven, the most important first. */
  readonly proven: readonly Aim[]
  readonly isOptimal: boolean
  /** What `checkAllocation` found against it; 0 in a sound plan. */
  readonly findings: number
}

/** What the examinations cost, in whole đồng, at the station's prices. */
export interface CampaignMoney {
  /** Weakest status of the rules about who pays. */
  readonly status: RuleStatus
  readonly cap: { readonly amount: number; readonly status: RuleStatus; readonly sources: readonly string[] }
  /** By payer: how many people of the list are estimated for it, and their amount. Counts of people are the lengths of what `payer` of them says. */
  readonly payers: readonly { readonly label: Text; readonly amount: number }[]
  /** What no payer is named for. */
  readonly undecided: number
  readonly total: number
  /** Money given, promised for sessions, and paid for examinations, by source. */
  readonly lines: readonly { readonly source: Text; readonly budget: number; readonly committed: number; readonly settled: number; readonly free: number }[]
  /** What is to be looked at before the estimate is handed in. */
  readonly findings: readonly { readonly says: Text; readonly who: readonly number[] }[]
}
