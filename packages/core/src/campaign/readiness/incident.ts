import type { Text } from "../../language/text.ts"
import type { Source } from "../../rules/answer.ts"
import type { RuleStatus } from "../../rules/dated.ts"

/** Something that went wrong in a session, as it is recorded (sự cố trong buổi khám). */
export interface Incident {
  readonly id: string
  /** What kind, by its code in the checklist: `"anaphylaxis"`. */
  readonly code: string
  readonly session: string
  /** When it was found, with offset: `"2026-07-06T08:40:00+07:00"`. The hours in which others are to be told count from it. */
  readonly found: string
  /** What happened, and what was done at once. */
  readonly what: string
  readonly doneAtOnce?: string
  /** Who came to harm, by id; nobody, where nobody did. */
  readonly people?: readonly string[]
  /** Who was told, and when. */
  readonly told?: readonly { readonly to: string; readonly at: string }[]
}

/** Somebody who is to be told of an incident, and whether that was done. */
export interface IncidentDuty {
  readonly to: string
  readonly who: Text
  /** Until when, in the same offset as the incident; absent where no text gives it. */
  readonly by?: string
  readonly how?: Text
  /** `toTell` and `overdue` are told apart where the time of asking is given. */
  readonly state: "told" | "toldLate" | "toTell" | "overdue"
  readonly toldAt?: string
}

/** What the checklist says of an incident. */
export interface IncidentDuties {
  readonly incident: string
  /** Id of the item of the pack; absent where the list knows no such kind: it is recorded all the same, and somebody has to look. */
  readonly item?: string
  readonly label: Text
  readonly duties: readonly IncidentDuty[]
  readonly sources: readonly Source[]
  readonly status: RuleStatus
}
