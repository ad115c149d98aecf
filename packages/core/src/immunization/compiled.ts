import type { EpochDay, MonthPolicy } from "../time/index.ts"
import type { RuleRef } from "./reasons.ts"
import type { Antigen, ConditionalSkip, ImmunizationSchedule, Series, TargetDose, VaccineGroup } from "./schedule.ts"

// A schedule made ready: names are numbers, texts of days are days, and what is absent has its neutral value.

/** A span in the two units that count. `slot` numbers the different spans of a schedule, so that ages are worked out once a person. */
export interface CompiledSpan {
  readonly months: number
  readonly days: number
  readonly slot: number
}

export interface CompiledWindow {
  readonly begin: CompiledSpan | undefined
  readonly end: CompiledSpan | undefined
}

/** A rule that stands from `effective` to `cessation`, both included. */
export interface CompiledRow {
  readonly ref: RuleRef
  readonly effective: EpochDay
  readonly cessation: EpochDay
  readonly absMin: CompiledSpan | undefined
  readonly min: CompiledSpan | undefined
  readonly earliestRec: CompiledSpan | undefined
  readonly latestRec: CompiledSpan | undefined
  readonly max: CompiledSpan | undefined
}

export interface CompiledAge extends CompiledRow {
  readonly withinHours: number | undefined
}

export interface CompiledInterval extends CompiledRow {
  readonly from: "previous" | "targetDose" | "mostRecent" | "observation"
  readonly targetDose: number
  readonly vaccines: ReadonlySet<number>
  readonly observation: string
  readonly override: boolean
  readonly orNextEpisode: string | undefined
}

export interface CompiledVaccineRow extends CompiledWindow {
  readonly vaccine: number
  readonly tradeName: string | undefined
  readonly manufacturer: string | undefined
  readonly volume: number | undefined
  readonly forecast: boolean
  readonly ref: RuleRef
}

export interface CompiledCount extends CompiledWindow {
  readonly kind: "count"
  readonly compare: "greaterThan" | "equalTo" | "lessThan"
  readonly doses: number
  readonly validOnly: boolean
  /** Absent: any vaccine of the antigen. */
  readonly vaccines: ReadonlySet<number> | undefined
  readonly from: EpochDay
  readonly until: EpochDay
}

export type CompiledCondition =
  | { readonly kind: "age" } & CompiledWindow
  | { readonly kind: "completedSeries"; readonly groups: readonly string[] }
  | { readonly kind: "interval"; readonly interval: CompiledSpan }
  | CompiledCount

export interface CompiledSkip {
  readonly context: ConditionalSkip["context"]
  readonly all: boolean
  readonly sets: readonly {
    readonly effective: EpochDay
    readonly cessation: EpochDay
    readonly all: boolean
    readonly conditions: readonly CompiledCondition[]
  }[]
  readonly ref: RuleRef
}

export interface CompiledTarget {
  readonly source: TargetDose
  /** From 1. */
  readonly number: number
  readonly ages: readonly CompiledAge[]
  readonly intervals: readonly CompiledInterval[]
  readonly allowableIntervals: readonly CompiledInterval[]
  readonly preferable: readonly CompiledVaccineRow[]
  readonly allowable: readonly CompiledVaccineRow[]
  readonly inadvertent: ReadonlySet<number>
  readonly skips: readonly CompiledSkip[]
  readonly recurring: boolean
  readonly seasonFrom: EpochDay
  readonly seasonUntil: EpochDay
  readonly refs: { readonly inadvertent: RuleRef; readonly vaccine: RuleRef; readonly conflict: RuleRef; readonly lot: RuleRef; readonly season: RuleRef }
}

export interface CompiledSeries {
  readonly source: Series
  readonly antigen: CompiledAntigen
  readonly targets: readonly CompiledTarget[]
  readonly indications: readonly (CompiledWindow & { readonly observation: string; readonly guidance: string | undefined })[]
  readonly considers: CompiledWindow & { readonly vaccines: ReadonlySet<number> | undefined }
  readonly offered: CompiledWindow
  readonly minAgeToStart: CompiledSpan | undefined
  readonly maxAgeToStart: CompiledSpan | undefined
  readonly priority: string
  readonly preference: number
  readonly guidance: readonly string[]
}

export interface CompiledContraindication extends CompiledWindow {
  readonly observation: string
  readonly guidance: readonly string[]
  readonly vaccines: readonly (CompiledWindow & { readonly vaccine: number })[]
}

export interface CompiledAntigen {
  readonly source: Antigen
  readonly index: number
  readonly series: readonly CompiledSeries[]
  /** Whether some skip asks if another series is complete. */
  readonly asksComplete: boolean
  readonly immuneHistory: readonly string[]
  readonly immuneBirth: readonly { readonly before: EpochDay; readonly country: string | undefined; readonly except: readonly string[] }[]
  /** Against the antigen altogether. */
  readonly contraindications: readonly CompiledContraindication[]
  /** Against single vaccines. */
  readonly vaccineContraindications: readonly CompiledContraindication[]
}

export interface CompiledVaccine {
  readonly code: string
  readonly index: number
  readonly antigens: readonly (CompiledWindow & { readonly antigen: number })[]
  /** The antigens where they are the same at every age. */
  readonly always: readonly number[] | undefined
  /** By the index of the vaccine given before: how long this one must keep away from it. */
  readonly conflicts: ReadonlyMap<number, CompiledConflict>
}

export interface CompiledConflict {
  readonly begin: CompiledSpan
  readonly minEnd: CompiledSpan
  readonly end: CompiledSpan
}

export interface CompiledVaccineGroup {
  readonly source: VaccineGroup
  readonly antigens: readonly number[]
}

/** A schedule made ready for any number of people. Made by `compileSchedule`; its parts are the engine's own. */
export interface CompiledSchedule {
  readonly source: ImmunizationSchedule
  readonly policy: MonthPolicy
  /** The different spans, by slot. */
  readonly spanList: readonly CompiledSpan[]
  readonly antigens: readonly CompiledAntigen[]
  readonly series: ReadonlyMap<string, CompiledSeries>
  readonly vaccines: ReadonlyMap<string, CompiledVaccine>
  readonly vaccineList: readonly CompiledVaccine[]
  readonly groups: readonly CompiledVaccineGroup[]
}
