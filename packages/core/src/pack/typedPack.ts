import type { ChecklistItem } from "../campaign/readiness/checklistItem.ts"
import type { Grouping } from "../groups/grouping.ts"
import type { GrowthItem } from "../growth/growthItem.ts"
import type { ScheduleItem } from "../immunization/scheduleItem.ts"
import type { Indicator } from "../kpi/indicator.ts"
import type { Protocol } from "../screening/protocol.ts"
import type { CalendarItem, Freshness, Pack, Parameter, Rule, ValueSet } from "./pack.ts"

declare const ids: unique symbol

/** What the compiler knows of a pack's ids. No pack has such a field. */
export interface KnownIds<out Id extends string> {
  readonly [ids]?: Id
}

/**
 * A pack whose ids the compiler knows, so that a misspelt one does not compile. The ids are one flat union of texts, not the
 * shape of the pack: fifty packs cost an editor nothing, and a declaration file names them and no more. At run time it is a
 * pack like any other.
 */
export interface TypedPack<out Id extends string = string> extends Pack {
  readonly [ids]?: Id
}

/** The ids of a pack's items; `string` for a pack that was loaded from JSON. Of several packs, the ids of all. */
export type IdsOf<P extends Pack> = NonNullable<P[typeof ids]>

// One interface an item, each with nothing but its id made precise: measured, the lightest way to learn ids from a literal.
interface ParameterOf<Id extends string> extends Parameter { readonly id: Id }
interface ValueSetOf<Id extends string> extends ValueSet { readonly id: Id }
interface RuleOf<Id extends string> extends Rule { readonly id: Id }
interface GroupingOf<Id extends string> extends Grouping { readonly id: Id }
interface ProtocolOf<Id extends string> extends Protocol { readonly id: Id }
interface IndicatorOf<Id extends string> extends Indicator { readonly id: Id }
interface CalendarOf<Id extends string> extends CalendarItem { readonly id: Id }
interface FreshnessOf<Id extends string> extends Freshness { readonly id: Id }
interface ScheduleOf<Id extends string> extends ScheduleItem { readonly id: Id }
interface GrowthOf<Id extends string> extends GrowthItem { readonly id: Id }
interface ChecklistOf<Id extends string> extends ChecklistItem { readonly id: Id }

/** A pack as it is written, from which its ids are learnt. */
export interface PackOf<Id extends string> extends Pack {
  readonly [ids]?: Id
  readonly parameters?: readonly ParameterOf<Id>[]
  readonly valueSets?: readonly ValueSetOf<Id>[]
  readonly rules?: readonly RuleOf<Id>[]
  readonly groupings?: readonly GroupingOf<Id>[]
  readonly protocols?: readonly ProtocolOf<Id>[]
  readonly indicators?: readonly IndicatorOf<Id>[]
  readonly calendars?: readonly CalendarOf<Id>[]
  readonly freshness?: readonly FreshnessOf<Id>[]
  readonly schedules?: readonly ScheduleOf<Id>[]
  readonly growth?: readonly GrowthOf<Id>[]
  readonly checklists?: readonly ChecklistOf<Id>[]
}
