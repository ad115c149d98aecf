import type { CivilDate } from "../../time/index.ts"
import type { Invitee, Session, Window } from "../campaign.ts"

/** Why somebody is no longer to be examined in this campaign. */
export type GoneBecause = "died" | "movedAway" | "examinedElsewhere" | "withdrew"

/** Something that came otherwise than planned (thay đổi so với kế hoạch). */
export type CampaignChange =
  /** A session that does not take place, or did not. */
  | { readonly kind: "sessionLost"; readonly session: string }
  /** A site that cannot be used; `until` is the first day on which it can be again. */
  | { readonly kind: "siteClosed"; readonly site: string; readonly from: CivilDate; readonly until: CivilDate }
  /** A room or machine that is broken, at one site or at all. Who had it in a session that is over has another session too: nobody examined them. */
  | { readonly kind: "roomBroken"; readonly room: string; readonly site?: string; readonly from: CivilDate; readonly until: CivilDate }
  /** A session as it is now: one of the plan with fewer or more places, another day, place or hours, other rooms or villages, or a new one. */
  | { readonly kind: "session"; readonly session: Session }
  /** Somebody who is to be examined too. */
  | { readonly kind: "newcomer"; readonly person: Invitee }
  | { readonly kind: "gone"; readonly id: string; readonly because: GoneBecause }
  /**
   * Somebody who did not come, and is to have another session from that day on, and not on the day that was missed or before. Own days of an employer or a school
   * that are over then are none any more; if none is left, any session is open.
   */
  | { readonly kind: "didNotCome"; readonly id: string; readonly from: CivilDate }
  /** Somebody who is examined without some rooms or machines, or without all that need a place of their own: they are for another visit. */
  | { readonly kind: "withoutRooms"; readonly id: string; readonly rooms?: readonly string[] }
  /** When somebody can come now; nothing: any day. */
  | { readonly kind: "windows"; readonly id: string; readonly windows?: readonly Window[] }
