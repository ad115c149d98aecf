import type { CivilDate, HealthRecord, PackProblemCode, Text, Verdict } from "@tramyte/core"
import type { PackWarningCode } from "@tramyte/core/pack"

/** The kinds of proof that `testPack` asks of a pack, in the order in which they are done. */
export const packChecks = ["composes", "law", "witnesses", "branches", "groups", "borders", "effectiveDays", "roundTrip", "reasons", "cases"] as const

/** One kind of proof. */
export type PackCheck = (typeof packChecks)[number]

/**
 * What `testPack` can find, besides what keeps packs from composing and what is doubtful in their sources:
 *
 * - `NEVER_HOLDS`: no person fulfils a condition; a dead rule. `ALWAYS_HOLDS`: every person does.
 * - `NEVER_UNKNOWN`: a condition depends on facts, and yet no missing fact leaves it open.
 * - `BRANCH_DEAD`: a part of an `any` never makes a difference.
 * - `GROUP_COVERED`: a group of an ordered grouping never counts, since others come before it.
 * - `GROUPS_OVERLAP`: a person is in two groups of a grouping that is said to be exclusive.
 * - `BORDER`: a condition does not change on the day that naive calendar arithmetic says.
 * - `EFFECTIVE_DAY`: not the version that holds is in force around a day on which the law changes.
 * - `ROUND_TRIP`: as JSON the pack says something else.
 * - `REASON_CHANGED`: an explanation differs from the stored one.
 * - `CASE_FAILED`, `CASES_UNREADABLE`, `CASES_MISSING`: of the author's own cases.
 * - `NOT_TRIED`: nobody was found, and the search does not reach all that is asked: a warning, which a case of the author's removes.
 * - `UNTESTABLE`: a check came to an end before its time.
 */
export type PackTestCode =
  | PackProblemCode | PackWarningCode
  | `TRAMYTE_PACK_${"NEVER_HOLDS" | "ALWAYS_HOLDS" | "NEVER_UNKNOWN" | "BRANCH_DEAD" | "GROUP_COVERED" | "GROUPS_OVERLAP" | "BORDER" | "EFFECTIVE_DAY"
    | "ROUND_TRIP" | "REASON_CHANGED" | "CASE_FAILED" | "CASES_UNREADABLE" | "CASES_MISSING" | "NOT_TRIED" | "UNTESTABLE"}`

/** One thing that is wrong with a pack: where, and how to mend it. */
export interface PackFinding {
  readonly code: PackTestCode
  readonly check: PackCheck
  readonly pack: string
  /** The place in the pack, `"rules/harbour/docker"`, or the case. */
  readonly at: string
  readonly message: string
  /** The smallest person found that shows it, in words. */
  readonly example?: Text
  /** The line of the file of cases. */
  readonly line?: number
}

/** A person for whom a condition is yes, no or unknown. */
export interface Witness {
  readonly at: string
  /** Which condition of the item: `"when"`, `"scope"`, `"eligible"`, `"numerator"`, … */
  readonly part: string
  readonly verdict: Verdict
  readonly on: CivilDate
  readonly record: HealthRecord
  readonly words: Text
  /** Choices of true or false that differ from those in force, where only they let the condition come out so. */
  readonly choices?: Readonly<Record<string, boolean>>
  /** The name of the author's case whose person this is, under its choices and period; absent: a person that was made. */
  readonly case?: string
}

/** Something worth knowing that is no fault. */
export interface PackNote {
  readonly at: string
  readonly message: string
}

/** How many things a check tried. */
export interface PackCheckCount {
  readonly check: PackCheck
  readonly tried: number
  readonly findings: number
}

/** How one case went. */
export interface CaseResult {
  readonly name: string
  readonly on: CivilDate
  /** What differs from what the case expects; empty when it passed. */
  readonly differences: readonly string[]
  readonly line?: number
}

/** Which verdicts the author's own cases reach, of one condition. */
export interface CaseCoverage {
  readonly at: string
  readonly part: string
  readonly reached: readonly Verdict[]
  /** The verdicts that some person gives, and no case has. */
  readonly missing: readonly Verdict[]
}

/** All that came of testing a pack. Plain data. */
export interface PackTestReport {
  readonly pack: string
  readonly findings: readonly PackFinding[]
  /** What a person should look at, and what stops nothing: reviews that are due, texts that nothing cites, what could not be tried. */
  readonly warnings: readonly PackFinding[]
  readonly notes: readonly PackNote[]
  readonly checks: readonly PackCheckCount[]
  readonly witnesses: readonly Witness[]
  readonly cases: readonly CaseResult[]
  readonly coverage: readonly CaseCoverage[]
  /** The explanation of every group and protocol in both languages, as Markdown: to be read, stored and compared. */
  readonly reasons: string
}

/** What a check tells while it runs. */
export interface Notebook {
  readonly tried: (count?: number) => void
  readonly find: (code: PackTestCode, at: string, message: string, more?: { readonly example?: Text; readonly line?: number; readonly pack?: string }) => void
  /** The same for what is no fault by itself. */
  readonly warn: Notebook["find"]
  readonly note: (at: string, message: string) => void
}
