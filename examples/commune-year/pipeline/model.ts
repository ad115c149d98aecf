import type { CivilDate, GroupAnswer, Indicator, KpiReport, RuleStatus, Sex, Text } from "@tramyte/core"
import type { CampaignYear } from "./campaign/campaignYear.ts"
import type { GrowthYear } from "./growth/growthYear.ts"
import type { VaccinationYear } from "./vaccination/vaccinationYear.ts"

/** Everything that the report, the worklists and the JSON files tell of one commune: worked out once, written many times. */
export interface CommuneYear {
  readonly commune: { readonly code: string; readonly key: string; readonly name: Text; readonly plan: Text }
  /** The day all of it holds for. */
  readonly on: CivilDate
  readonly rulebook: string
  readonly villages: readonly Village[]
  readonly groups: readonly { readonly id: string; readonly label: Text }[]
  /** Whether a person may be in several groups together. */
  readonly groupsOverlap: boolean
  readonly protocols: readonly { readonly id: string; readonly label: Text; readonly status: RuleStatus; readonly sources: readonly string[] }[]
  readonly people: readonly PersonYear[]
  readonly indicators: readonly IndicatorYear[]
  /** Why people stand where they do in the plan's indicators, each sentence once. */
  readonly sentences: readonly Text[]
  /** What would close gaps in the plan's indicators, each once; and by person, in the order of `people`, which of them are open. */
  readonly gaps: readonly OpenGap[]
  readonly open: readonly (readonly number[])[]
  /** How many people were examined by the end of each month, and how many are entitled: the campaign's progress. */
  readonly weeks: readonly { readonly from: CivilDate; readonly examined: number }[]
  /** Who is to be vaccinated at the next session. */
  readonly vaccination: VaccinationYear
  /** How children grow. */
  readonly growth: GrowthYear
  /** The year's examinations, where the station's folder says its sites and days. */
  readonly campaign?: CampaignYear
  readonly rejects: readonly RejectCount[]
  /** Rules that nobody could check against their text, and that took part in an answer here. */
  readonly unverified: readonly { readonly id: string; readonly label: Text; readonly note?: Text }[]
}

export interface Village {
  readonly id: string
  readonly name: string
  readonly collaborators: readonly { readonly id: string; readonly name: string; readonly active: boolean }[]
}

/** One resident as the lists need it. */
export interface PersonYear {
  readonly id: string
  readonly name: string
  readonly sex: Sex | undefined
  /** As far as known: `"1956"`. */
  readonly birth: string | undefined
  readonly ageYears: { readonly min: number; readonly max: number } | undefined
  readonly household: string | undefined
  /** Index into `villages`; -1 if not known. */
  readonly village: number
  /** Whether the plan is about this person. */
  readonly inScope: "yes" | "no" | "unknown"
  /** The group that counts, and every other match: indexes into `groups`. Several count where groups overlap. */
  readonly group: number
  readonly matches: readonly number[]
  readonly couldBe: readonly number[]
  readonly certainty: GroupAnswer["certainty"]
  /** Why, in both languages. */
  readonly reason: Text
  /** What is due, overdue or not decided, the most urgent first; protocols by index. */
  readonly due: readonly DueItem[]
  readonly flags: { readonly pregnant: boolean; readonly chronic: boolean; readonly frail: boolean }
  /** Questions whose answer could change the group or a due date. */
  readonly clarify: readonly { readonly fact: string; readonly question: Text }[]
  /** Entitlement class of the decree, and the Ministry's subject codes. */
  readonly entitlement: string | undefined
  readonly subjects: readonly string[]
}

export interface DueItem {
  readonly protocol: number
  readonly state: "due" | "overdue" | "unknown"
  readonly dueFrom: CivilDate | undefined
  readonly dueBy: CivilDate | undefined
  readonly lastDone: CivilDate | undefined
}

/** Something that somebody lacks for an indicator of the plan, and the last day for it. */
export interface OpenGap {
  /** Index into `indicators`. */
  readonly indicator: number
  readonly what: Text
  readonly by: CivilDate
}

/** One indicator with its definition, its year and its people. */
export interface IndicatorYear {
  readonly definition: Indicator
  /** Whether it is one of those by which the plan is seen at a glance. */
  readonly first: boolean
  readonly sources: readonly string[]
  readonly report: KpiReport
  /** As it stood at the end of each month up to `on`, if it is of the first screen; the last one may be part of a month. */
  readonly months: readonly MonthEnd[]
  /** One letter a person in the order of `people`, see `Letter`; where events are counted, that of all of a person's together. Empty for villages. */
  readonly members: string
  /** By person the number of the sentence that says why, or -1; empty for indicators that are not the plan's. */
  readonly told: readonly number[]
  /** Nothing can be said of it: what the files would have to hold. Empty if nobody is counted although all is there. */
  readonly lacking?: readonly Text[]
}

/** An indicator as it stood at the end of a month. */
export interface MonthEnd {
  /** `"2026-03"`. */
  readonly month: string
  readonly report: KpiReport
  /**
   * Whether about as much was known of that month as is known of today. A list of those insured today says little of who was in
   * March; a share computed from it would feign a trend, so it is told but not drawn.
   */
  readonly comparable: boolean
}

export interface RejectCount {
  readonly code: string
  /** `error`: something was not taken. `note`: taken, look at it. */
  readonly severity: "error" | "note"
  readonly label: Text
  readonly count: number
}
