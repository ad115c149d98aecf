import type { CitizenProfile, CivilDate, HealthRecord, ParameterValue, Period, ScreeningState, UnitRecord, Verdict } from "@tramyte/core"

/** What a case expects; what is left out is not looked at. */
export interface CaseExpectation {
  /** The group that counts under the main grouping; `"none"`, or `"outside"` its scope. */
  readonly group?: string
  /** The same under other groupings by id; a list: all groups that surely hold, in order. */
  readonly groups?: Readonly<Record<string, string | readonly string[]>>
  /** How sure the group is. */
  readonly certainty?: "sure" | "provisional" | "unknown"
  /** What should be asked for the group, in any order: `["birthDate", "merit"]`. */
  readonly missing?: readonly string[]
  /** Rules, and groups of any grouping, by id. */
  readonly rules?: Readonly<Record<string, Verdict>>
  /** Screening protocols by id; `"none"`: it does not apply. */
  readonly due?: Readonly<Record<string, ScreeningState | "none">>
  /** Indicators by id: whether the person is in the numerator; `"outside"`: not in the denominator. */
  readonly indicators?: Readonly<Record<string, Verdict | "outside">>
  /** Texts that an explanation of the group, or of what is expected in `due`, must hold, in Vietnamese or English. */
  readonly explains?: string | readonly string[]
}

/** A case that a nurse can read: given this person on this day, expect this. */
export interface PackCase {
  readonly name: string
  readonly on: CivilDate
  /** A flat profile; or give a `record`. */
  readonly person?: Omit<CitizenProfile, "id">
  readonly record?: HealthRecord | UnitRecord
  /** Choices of the station under which the case holds. */
  readonly choices?: Readonly<Record<string, ParameterValue>>
  /** For indicators; default: from 1 January to the day of the case. */
  readonly period?: Period
  readonly expect: CaseExpectation
  /** Where it stands in its file. */
  readonly line?: number
}
