import type { Text } from "../../language/text.ts"
import type { Verdict } from "../../logic/verdict.ts"
import type { Source } from "../../rules/answer.ts"
import type { RuleStatus } from "../../rules/dated.ts"
import type { CivilDate } from "../../time/index.ts"
import type { Session } from "../campaign.ts"

/** A session that is to be ready: one of the campaign, with what the campaign does not say. Its `rooms` are all that are open, scarce or not. */
export interface SessionToPrepare extends Pick<Session, "id" | "day" | "capacity" | "rooms"> {
  /** People expected. Default: the capacity. */
  readonly people?: number
  /** Kinds of examination; not said: it may be any, and what is needed for any of them is needed. */
  readonly examinations?: readonly string[]
  /** Away from the station. Default: at the station. */
  readonly mobile?: boolean
}

/** Somebody who is there for a session (người tham gia buổi khám). */
export interface StaffMember {
  readonly id: string
  /** Codes of the roles that they can do; in a session they do one of them, besides those that can be done alongside. */
  readonly roles: readonly string[]
  readonly volunteer?: boolean
  /** When their licence to practise holds; `false`: they have none; not said: not known. */
  readonly licence?: false | { readonly from: CivilDate; readonly until?: CivilDate }
  /** Whether the head of the facility assigned them in writing; not said: not known. */
  readonly assigned?: boolean
}

/** Goods that are there, of one batch or machine. */
export interface ProvidedGoods {
  readonly code: string
  readonly count: number
  /** The first day on which they can no longer be used: expired, or due for calibration. */
  readonly until?: CivilDate
}

/** What is there for a session. What is not said is asked for, and never taken to be there. */
export interface Provided {
  readonly staff?: readonly StaffMember[]
  readonly goods?: readonly ProvidedGoods[]
  /** By code: done, or known not to be. */
  readonly measures?: Readonly<Record<string, boolean>>
  /** By code: how many the station decided are enough, where the list does not say it. */
  readonly enough?: Readonly<Record<string, number>>
}

/** The parts of a checklist, in the order in which a station goes through them. */
export const requirementKinds = ["staff", "equipment", "supplies", "infectionControl", "safety"] as const

/** A part of a checklist. */
export type RequirementKind = (typeof requirementKinds)[number]

/** One line of the checklist, answered. */
export interface Requirement {
  /** Id of the item of the pack. */
  readonly item: string
  readonly code: string
  readonly kind: RequirementKind
  readonly label: Text
  /** `ask`: something about it is not known yet; `says` tells what. */
  readonly state: "met" | "missing" | "ask"
  /** How many, where things or people are counted; absent where nobody said how many are enough. */
  readonly needed?: number
  readonly there?: number
  /** Who fills it, of the staff. */
  readonly by?: readonly string[]
  readonly says: Text
  readonly sources: readonly Source[]
  readonly status: RuleStatus
}

/** Whether a session can begin (buổi khám đã sẵn sàng chưa). */
export interface Readiness {
  readonly session: string
  /** The day of the session, whose law was read. */
  readonly on: CivilDate
  /** `no`: something is missing. `unknown`: nothing is surely missing, but something is not known, or no checklist is in force. */
  readonly ready: Verdict
  /** In the order of the kinds, and within a kind of the packs. */
  readonly requirements: readonly Requirement[]
  /** The weakest status of the lines, and of the numbers in them. */
  readonly status: RuleStatus
}
