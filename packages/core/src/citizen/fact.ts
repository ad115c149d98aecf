import type { PartialDate } from "../time/index.ts"

/**
 * How far a fact may be relied on.
 * `final` happened or holds; `preliminary` may yet change (it makes answers `unknown`, never `yes`); `planned` has not
 * happened; `notDone` says that it did not happen (a negation is a fact of its own, never an absence);
 * `enteredInError` is kept for history and never read.
 */
export type FactStatus = "final" | "preliminary" | "planned" | "notDone" | "enteredInError"

/** A value that a fact may carry: a measurement, a number such as an identifier (as text), or a plain truth. */
export type FactValue = number | string | boolean

/**
 * One dated statement about a person or a unit: a residence, a disability, an employment, a blood pressure, a visit.
 *
 * Valid time is `start`..`end`, half-open (`end` is the first day on which it no longer holds). `end` has three states: a
 * date, `"ongoing"`, or `"unknown"` (it may have ended). An absent `start` is unknown; an absent `end` is the next day for
 * events (a visit, a measurement) and unknown for states (see `FactKindDefinition.shape`). `recorded` is the second
 * time: when it became known here. Nothing is overwritten: a correction is a new fact that `supersedes` the old one.
 */
export interface Fact {
  readonly id: string
  /** The person or unit it is about; may be left out inside a record, whose subject it then is. */
  readonly subject?: string
  /** What it speaks of, a key of the fact dictionary: `"residence"`, `"observation"`, … */
  readonly kind: string
  /** Codes that say which: `["permanent"]`, `["contract", "hazardous"]`, `["I10"]`. Absent or empty: not known which. */
  readonly code?: readonly string[]
  /** Default `"final"`. */
  readonly status?: FactStatus
  /** `"always"`: as long as anybody can tell; `"unknown"`: on a day that nobody knows. */
  readonly start?: PartialDate | "always" | "unknown"
  readonly end?: PartialDate | "ongoing" | "unknown"
  /**
   * The instant at which it happens or begins, with offset, `"2026-07-15T08:30:00+07:00"`, where hours matter. Days decide;
   * without a `start` it begins on the day that is written here.
   */
  readonly at?: string
  /** The instant at which it ends, with offset. Without an `end` the day that is written here is the last on which it holds. */
  readonly endAt?: string
  /** When it was recorded: a day or an instant with offset. */
  readonly recorded: string
  /** Where it came from: `id` names the source, `key` the row there. The same (source, key) is never stored twice. */
  readonly source?: { readonly id: string; readonly key: string }
  /** The id of the fact that this one corrects. */
  readonly supersedes?: string
  readonly value?: FactValue
  /** UCUM unit of `value`, such as `"mm[Hg]"`. */
  readonly unit?: string
  /** Named parts of a measurement: `{ systolic: 142, diastolic: 88 }`, in `unit`. */
  readonly components?: Readonly<Record<string, number>>
  /** A result that is a code and not a number: `["positive"]`. */
  readonly valueCode?: readonly string[]
  /**
   * Codes that say more than `code`, by name: `{ class: ["emergency"], bodySite: ["left-breast"], reason: ["refused"] }`. Names
   * are free; those of FHIR are the usual ones: category, class, clinicalStatus, verificationStatus, intent, discharge.
   */
  readonly qualifiers?: Readonly<Record<string, readonly string[]>>
  /** Ids of what it refers to, by role: `{ commune: "10903", village: "10903-02", household: "h-17" }`. */
  readonly links?: Readonly<Record<string, string>>
}
