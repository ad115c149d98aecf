import { isRecord } from "../citizen/checkFact.ts"
import { CitizenError } from "../citizen/errors.ts"
import type { CitizenProfile } from "../citizen/profile.ts"
import { recordFromProfile } from "../citizen/profile.ts"
import type { ReadOptions, RecordView } from "../citizen/readRecord.ts"
import { readRecord, readSoundRecord } from "../citizen/readRecord.ts"
import type { HealthRecord, UnitRecord } from "../citizen/record.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { type CivilDate, type EpochDay, epochDay } from "../time/index.ts"
import { contextOn, type EvaluationContext } from "./context.ts"
import { type Citation, type CiteRef, type RuleStatus, weakerStatus } from "./dated.ts"
import type { MissingFact } from "./missingFacts.ts"
import { citesOf, statusOf, type Trace } from "./trace.ts"

/** A person or unit in any form that a verb takes: a flat profile, a record, or a record read before (the fastest). */
export type Subject = CitizenProfile | HealthRecord | UnitRecord | RecordView

/** When the facts are read. */
export interface AskOptions extends ReadOptions {
  /** The day facts and ages are read at. Default: the day of the rules. */
  readonly asOf?: CivilDate
}

/** A source of an answer: the cited text and the place in it. */
export interface Source extends CiteRef {
  readonly citation: Citation
}

/**
 * What every answer has besides its value: for which day and rulebook it holds, what is missing, why, from which sources,
 * and how far those were checked. Plain data.
 */
export interface Answer {
  readonly subject: string
  /** The day of the law, and the day the facts were read at. */
  readonly on: CivilDate
  readonly asOf: CivilDate
  readonly rulebook: string
  /** `sure`: no missing fact can change it. `provisional`: it holds for what is known. `unknown`: the facts do not decide. */
  readonly certainty: "sure" | "provisional" | "unknown"
  /** The facts that could change it, best question first. Empty if it is sure. */
  readonly missing: readonly MissingFact[]
  readonly why: readonly Trace[]
  readonly sources: readonly Source[]
  /** The weakest status of the rules that gave it. */
  readonly status: RuleStatus
}

/** Reads a subject in whichever form it comes. */
export const viewOf = (subject: Subject, rules: RulesInForce, options: AskOptions): RecordView => {
  if (!isRecord(subject as unknown)) throw new CitizenError("the person", [{ path: "", message: "give a profile, a record, or a record that was read" }])
  if (isRead(subject)) return subject
  if ("person" in subject || "unit" in subject) return readRecord(subject, options)
  return readSoundRecord(recordFromProfile(subject, options.asOf ?? rules.on), options)
}

/** A field "subject" alone may be a misspelt profile's. */
const isRead = (subject: Subject): subject is RecordView => "subject" in subject && subject.facts instanceof Map

/** The context of a question: the day of the rules, or the day the facts are to be read at. */
export const contextFor = (rules: RulesInForce, options: AskOptions): EvaluationContext =>
  contextAt(rules, options.asOf === undefined ? rules.day : epochDay(options.asOf))

/** One context a day and rules: what is worked out for it is shared by all people. */
export const contextAt = (rules: RulesInForce, day: EpochDay): EvaluationContext => rules.once(`context ${day}`, () => contextOn(day))

/** Collects the sources and the weakest status of the rules that stand in traces. */
export const sourcesOf = (traces: readonly Trace[], rules: RulesInForce): Pick<Answer, "sources" | "status"> =>
  sourcesOfItems(traces.map((trace) => ({ cites: citesOf(trace), status: statusOf(trace) })), rules)

/** Collects the sources, each place of a text once, and the weakest status of whatever names them. */
export const sourcesOfItems = (items: readonly { readonly cites: readonly CiteRef[]; readonly status: RuleStatus }[], rules: RulesInForce): Pick<Answer, "sources" | "status"> => {
  const sources = new Map<string, Source>()
  let status: RuleStatus = "verified"
  for (const item of items) {
    status = weakerStatus(status, item.status)
    for (const cite of item.cites) {
      const citation = rules.citations.get(cite.ref)
      if (citation !== undefined) sources.set(`${cite.ref} ${cite.at ?? ""}`, { ...cite, citation })
    }
  }
  return { sources: [...sources.values()], status }
}
