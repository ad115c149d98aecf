import type { Text } from "../../language/text.ts"
import type { DatedItem } from "../../rules/dated.ts"
import type { ParameterRef } from "../../rules/predicate.ts"

/**
 * What a session needs, or what is to be told when something goes wrong there (bảng kiểm buổi khám): an item says one thing, in
 * one of the fields, with its source and its time. A more local pack replaces an item by `overrides`.
 */
export interface ChecklistItem extends DatedItem {
  /** What the station calls it where it says what is there: `"doctor"`, `"gloves"`. An item that replaces another keeps its code. */
  readonly code: string
  /** Only for these sessions; not said: for all. */
  readonly onlyWith?: SessionTraits
  readonly staff?: StaffNeed
  readonly goods?: GoodsNeed
  readonly measure?: MeasureNeed
  readonly incident?: IncidentKind
}

/** What an item may say. */
export const checklistFields = ["staff", "goods", "measure", "incident"] as const

/** A session is meant if it has one at least of each that is named. */
export interface SessionTraits {
  /** Rooms or machines that are open. */
  readonly rooms?: readonly string[]
  /** Kinds of examination: `"periodic-checkup"`, `"screening"`. */
  readonly examinations?: readonly string[]
  /** Away from the station (khám lưu động), or at it. */
  readonly mobile?: boolean
}

/** How many are needed; nothing said: the station is asked. */
export interface HowMany {
  /** A whole number, or a parameter that the station may set. */
  readonly atLeast: number | ParameterRef
  /** So many for every so many people, begun ones too; not said: for the session. */
  readonly perPeople?: number | ParameterRef
}

/** Somebody who must be there (nhân lực). */
export interface StaffNeed {
  readonly howMany?: HowMany
  /** Only somebody with a licence to practise that holds on the day (giấy phép hành nghề). */
  readonly licensed?: true
  /** Only somebody whom the head of the facility assigned in writing. */
  readonly assigned?: true
  /** Volunteers count too (tình nguyện viên). */
  readonly volunteers?: true
  /** May be done by somebody who has another role in the session. */
  readonly alongside?: true
}

/** Something that must be there: equipment (trang thiết bị) stays, supplies (vật tư) are used up. */
export interface GoodsNeed {
  readonly kind: "equipment" | "supplies"
  readonly howMany?: HowMany
  readonly unit?: Text
}

/** Something that must be done before people come: against infection (kiểm soát nhiễm khuẩn), or for their safety and that of their data (an toàn). */
export interface MeasureNeed {
  readonly kind: "infectionControl" | "safety"
}

/** Something that may go wrong and is to be recorded (sự cố), with those who are to be told. */
export interface IncidentKind {
  readonly tell: readonly Notice[]
}

/** Somebody who is to be told of an incident. */
export interface Notice {
  /** What the station calls them where it says who was told: `"health-agency"`. */
  readonly to: string
  readonly who: Text
  /** Hours since it was found; 0: at once. Not said: no text gives it. */
  readonly withinHours?: number
  /** What is sent, and how: by telephone, on which form. */
  readonly how?: Text
}
