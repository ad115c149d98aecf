import type { FactValue } from "../citizen/fact.ts"
import type { Text } from "../language/text.ts"
import type { Verdict } from "../logic/verdict.ts"
import type { CivilDate, Duration } from "../time/index.ts"
import { type CiteRef, type RuleStatus, strongerStatus, weakerStatus } from "./dated.ts"
import type { MissingFact } from "./missingFacts.ts"
import type { Comparison, FirstOrLast, Quantity } from "./predicate.ts"

/** A fact as it stands in a trace: enough to name it to a person, and to find it again by its id. */
export interface TraceFact {
  readonly id: string
  readonly code?: readonly string[]
  readonly start?: string
  readonly end?: string
  readonly recorded: string
  readonly value?: FactValue
  readonly components?: Readonly<Record<string, number>>
}

/** What every step of a trace has. */
interface Step {
  readonly verdict: Verdict
  /** The parameters and value sets that it took its figures and codes from. */
  readonly uses?: readonly UsedItem[]
}

/** A named value that a step used, with its source: a figure of the law, or a choice of the station. */
export interface UsedItem {
  readonly id: string
  readonly status: RuleStatus
  readonly cites: readonly CiteRef[]
  /** The item of a higher pack that it replaced, to which the rule refers. */
  readonly overrides?: { readonly id: string; readonly cites: readonly CiteRef[] }
}

/** What was asked of a set of facts, and what was found. */
export interface FactsStep {
  readonly kind: string
  /** Whether facts of this kind hold over time or happen on a day. */
  readonly shape: "state" | "event"
  readonly label: Text
  /** The codes asked for, or else those found, with their names. */
  readonly codes?: readonly { readonly code: string; readonly label: Text }[]
  /** The day, or the half-open window of days, that was looked at. */
  readonly at?: CivilDate
  readonly during?: { readonly from: CivilDate; readonly until: CivilDate }
  /** The facts that surely fit, and those that may. */
  readonly found: readonly TraceFact[]
  /** Where none fits: the last of those that do not keep all that is asked. */
  readonly nearest?: TraceFact
  readonly possible: readonly TraceFact[]
  /** Whether the kind is known completely for the time asked about. */
  readonly complete: boolean
  readonly question: Text
}

/** A number between bounds; `lo` and `hi` are equal where it is known exactly, and one is left out where it has no bound. */
export interface NumberRange {
  readonly lo?: number
  readonly hi?: number
}

/** What a quantity was compared with, and what it was. */
export interface ComparedStep {
  readonly get: Quantity["get"]
  /** The unit of the number: of a reading or of a time. */
  readonly unit?: string
  /** `"systolic"`, for a part of a measurement. */
  readonly component?: string
  /** What it was; left out if it is not known at all. */
  readonly number?: NumberRange
  readonly is: { readonly [bound in keyof Comparison]?: NumberRange }
  /** The facts that it was taken from. */
  readonly sets: readonly FactsStep[]
  /** What to ask for where it is not known. */
  readonly needs: readonly MissingFact[]
}

/** Which time was compared with which window. */
export interface WithinStep {
  /** The first and last day that it may be; left out if it is not known at all. */
  readonly day?: { readonly from: CivilDate; readonly through: CivilDate }
  /** The window as days, its edges where they are known exactly. */
  readonly window: { readonly from?: CivilDate; readonly until?: CivilDate }
  readonly sets: readonly FactsStep[]
  readonly needs: readonly MissingFact[]
}

/**
 * How an answer came about: the tree of questions with the verdict of each, the facts that decided it, and the rules with
 * their sources. Plain data: it can be stored with the answer and explained later without the rulebook.
 */
export type Trace =
  | Step & { readonly op: "all" | "any"; readonly of: readonly Trace[] }
  | Step & { readonly op: "not" | "sure" | "known"; readonly of: Trace }
  | Step & { readonly op: "sex"; readonly is: readonly string[]; readonly found?: string }
  | Step & { readonly op: "age"; readonly atLeast?: Duration; readonly below?: Duration; readonly at?: CivilDate; readonly years?: { readonly min: number; readonly max: number } }
  | Step & { readonly op: "alive"; readonly at?: CivilDate }
  | Step & FactsStep & { readonly op: "exists" }
  | Step & FactsStep & { readonly op: "count"; readonly atLeast: number }
  | Step & FactsStep & { readonly op: "value"; readonly which: FirstOrLast; readonly is: Comparison; readonly number?: number }
  | Step & FactsStep & { readonly op: "change"; readonly is: Comparison; readonly by?: number }
  | Step & FactsStep & { readonly op: "elapsed"; readonly which: FirstOrLast; readonly atLeast?: Duration; readonly below?: Duration; readonly until: CivilDate }
  | Step & ComparedStep & { readonly op: "compare" }
  | Step & WithinStep & { readonly op: "within" }
  | Step & { readonly op: "flag"; readonly param: string; readonly label: Text }
  | Step & RuleStep

/** A named rule inside a trace, with its sources; `overrides` names the rule of a higher pack that it replaced. */
export interface RuleStep {
  readonly op: "rule"
  readonly id: string
  readonly label: Text
  readonly status: RuleStatus
  readonly cites: readonly CiteRef[]
  readonly overrides?: { readonly id: string; readonly cites: readonly CiteRef[] }
  readonly of: Trace
}

/**
 * How far the rules that gave a verdict were checked. Where one of several conditions is enough, the best checked of them
 * carries it; where all are needed, the weakest does.
 */
export const statusOf = (trace: Trace): RuleStatus => {
  switch (trace.op) {
    case "rule": return weakerStatus(weakestOf(trace.uses), weakerStatus(trace.status, statusOf(trace.of)))
    case "not":
    case "sure":
    case "known": return statusOf(trace.of)
    case "all":
    case "any": {
      const decisive = trace.of.filter((part) => part.verdict === trace.verdict).map(statusOf)
      const enough = trace.verdict === (trace.op === "any" ? "yes" : "no")
      return decisive.reduce<RuleStatus | undefined>((status, part) =>
        status === undefined ? part : enough ? strongerStatus(status, part) : weakerStatus(status, part), undefined) ?? "verified"
    }
    default: return weakestOf(trace.uses)
  }
}

const weakestOf = (uses: readonly UsedItem[] = []): RuleStatus => uses.reduce<RuleStatus>((status, used) => weakerStatus(status, used.status), "verified")

/** The rules named in a trace that bear its verdict, outermost first: those on decided-against branches are left out. */
export const rulesOf = (trace: Trace): readonly RuleStep[] => {
  const found: RuleStep[] = []
  visit(trace, (step) => {
    if (step.op === "rule") found.push(step)
  })
  return found
}

/** The sources of a trace: of its rules, of those that they replaced, and of the figures and codes that it used. */
export const citesOf = (trace: Trace): readonly CiteRef[] => {
  const found: CiteRef[] = []
  visit(trace, (step) => {
    if (step.op === "rule") found.push(...step.cites, ...(step.overrides?.cites ?? []))
    for (const used of step.uses ?? []) found.push(...used.cites, ...(used.overrides?.cites ?? []))
  })
  return found
}

/** Visits the steps that bear the verdict, outermost first. */
const visit = (trace: Trace, each: (step: Trace) => void): void => {
  each(trace)
  switch (trace.op) {
    case "all":
    case "any":
      for (const part of trace.of) if (part.verdict === trace.verdict) visit(part, each)
      return
    case "rule":
    case "not":
    case "sure":
    case "known":
      return visit(trace.of, each)
    default:
  }
}
