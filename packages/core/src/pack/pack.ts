import type { ChecklistItem } from "../campaign/readiness/checklistItem.ts"
import type { FactKindDefinition } from "../citizen/factKinds.ts"
import type { Grouping } from "../groups/grouping.ts"
import type { GrowthItem } from "../growth/growthItem.ts"
import type { ScheduleItem } from "../immunization/scheduleItem.ts"
import type { Indicator } from "../kpi/indicator.ts"
import type { Text } from "../language/text.ts"
import type { Citation, DatedItem } from "../rules/dated.ts"
import type { Facts, MonthDay, Point, Predicate, Quantity } from "../rules/predicate.ts"
import type { Protocol } from "../screening/protocol.ts"
import type { Duration, WorkingCalendarDefinition } from "../time/index.ts"
import type { KnownIds } from "./typedPack.ts"

/** What a parameter may hold. */
export type ParameterValue = number | string | boolean | readonly string[] | Duration | MonthDay

/** A named, dated value: a threshold of the law, or a choice that the law leaves to the commune. */
export interface Parameter extends DatedItem {
  readonly value: ParameterValue
}

/** A named, dated list of codes with their names. */
export interface ValueSet extends DatedItem {
  readonly codes: readonly { readonly code: string; readonly label: Text }[]
}

/** A named, dated predicate. */
export interface Rule extends DatedItem {
  readonly when: Predicate
}

/**
 * Something that several questions speak of, under a name: a set of facts, a number, a point of time, or a condition; one of the
 * four. It may speak of facts that are named where it is used: `{ "startOf": "visit" }`.
 */
export interface Definition extends DatedItem {
  /** Used as a rule is, `{ "op": "rule", "id": … }`; what is a rule of the law stands among the rules. */
  readonly when?: Predicate
  readonly facts?: Facts
  readonly quantity?: Quantity
  readonly point?: Point
}

/** The working calendar of a country or province: rest days, holidays and yearly decisions. */
export interface CalendarItem extends DatedItem {
  readonly calendar: WorkingCalendarDefinition
}

/**
 * How long a complete list of a kind of fact keeps counting as complete after its day, and, where lists tell only who has it
 * now, for how long before.
 */
export interface Freshness extends DatedItem {
  readonly kind: string
  readonly days: number
}

/** A pack that must be composed before this one, in a version of the range. */
export interface PackNeed {
  readonly pack: string
  /** `"^2026.1.0"`; absent: any. See `docs/write-a-pack.md` for all forms. */
  readonly version?: string
}

/** An engine whose results this pack asks for: code, brought by a plugin. */
export interface EngineNeed {
  /** The engine's id, `"acme/frailty-score"`. */
  readonly derivedFacts: string
  readonly version?: string
}

/**
 * A rule pack (gói quy tắc): what a law, a province or a commune's plan says, as plain JSON data with sources. A pack runs
 * nothing. Compose packs from the most general to the most local with `composePacks`.
 */
export interface Pack extends KnownIds<string> {
  /** Where editors find the schema of packs; it says nothing about the pack. */
  readonly $schema?: string
  /** The pack format; this library reads format 1. */
  readonly format: 1
  /** Lower-case words with hyphens, `"cam-giang"`; the ids of all its items begin with it and a slash. */
  readonly id: string
  /** `YYYY.n.p`, the version of the content. */
  readonly version: string
  readonly label: Text
  /** What must be there for this pack: packs composed before it, and engines. */
  readonly needs?: readonly (PackNeed | EngineNeed)[]
  readonly citations: readonly Citation[]
  /** Kinds of fact that this pack adds to those of the core. */
  readonly factKinds?: readonly FactKindDefinition[]
  readonly parameters?: readonly Parameter[]
  readonly valueSets?: readonly ValueSet[]
  readonly rules?: readonly Rule[]
  readonly definitions?: readonly Definition[]
  readonly groupings?: readonly Grouping[]
  readonly protocols?: readonly Protocol[]
  readonly indicators?: readonly Indicator[]
  readonly calendars?: readonly CalendarItem[]
  readonly freshness?: readonly Freshness[]
  readonly schedules?: readonly ScheduleItem[]
  readonly growth?: readonly GrowthItem[]
  readonly checklists?: readonly ChecklistItem[]
}

/** The sections of a pack that hold dated items. */
export const sections = ["parameters", "valueSets", "rules", "definitions", "groupings", "protocols", "indicators", "calendars", "freshness", "schedules", "growth", "checklists"] as const

/** The name of a section of dated items. */
export type Section = (typeof sections)[number]
