import type { RecordView } from "../citizen/readRecord.ts"
import type { Text } from "../language/text.ts"
import { standsFor } from "../pack/inForce.ts"
import { recurrenceParameters } from "../pack/references.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { type Answer, type AskOptions, contextAt, contextFor, sourcesOf, type Subject, viewOf } from "../rules/answer.ts"
import type { EvaluationContext } from "../rules/context.ts"
import type { Question } from "../rules/question.ts"
import { using } from "../rules/compile.ts"
import type { DatedItem } from "../rules/dated.ts"
import type { ParameterRef, Predicate } from "../rules/predicate.ts"
import { type MissingFact, missingFacts } from "../rules/missingFacts.ts"
import type { Trace } from "../rules/trace.ts"
import type { CivilDate } from "../time/index.ts"
import type { Protocol } from "./protocol.ts"
import { type PreparedProtocol, type ScreeningState, type Standing, standingOf } from "./standing.ts"

/** One protocol as it stands for one person. People to whom it surely does not apply have no such item. */
export interface ScreeningItem extends Answer, Standing {
  readonly protocol: string
  readonly item: string
  readonly label: Text
  readonly urgency: number
}

/** What one person is due for, the most urgent first. */
export interface ScreeningPlan {
  readonly subject: string
  readonly on: CivilDate
  readonly items: readonly ScreeningItem[]
}

/** Which protocols to look at, and when the facts are read. */
export interface ScreeningOptions<Id extends string = string> extends AskOptions {
  /** Ids of protocols; default all in force. One that is not in force that day gives no item. */
  readonly protocols?: readonly Id[]
}

/**
 * Says what a person is due for: from when, until when, and why.
 *
 * Dates are worked out from the anchor (the last time, the birthday, the start of the year), never chained.
 *
 * @param rules the rules in force
 * @param subjects one person or a list, in any form
 * @throws CitizenError when the data cannot be read; RulesError `TRAMYTE_RULES_UNKNOWN` for a misspelt protocol
 * @example
 * ```ts
 * import { planScreening } from "@tramyte/core"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const rules = loadCommune("nam-thanh-mien", "2026-07-15")
 * const plan = planScreening(rules, {
 *   id: "p1", sex: "male", birthDate: "1990-05-01", employment: false, education: false, examinations: []
 * }, { protocols: ["vietnam/annual-checkup"] })
 * plan.items[0]?.state // => "due"
 * plan.items[0]?.dueBy // => "2026-12-31"
 * ```
 */
export function planScreening<Id extends string>(
  rules: RulesInForce<Id>, subjects: readonly Subject[], options?: ScreeningOptions<NoInfer<Id>>
): readonly ScreeningPlan[]
// The last of these is the one that the compiler speaks of when none fits.
export function planScreening<Id extends string>(rules: RulesInForce<Id>, subject: Subject, options?: ScreeningOptions<NoInfer<Id>>): ScreeningPlan
export function planScreening(rules: RulesInForce, subject: Subject | readonly Subject[], options: ScreeningOptions = {}): ScreeningPlan | readonly ScreeningPlan[] {
  const context = contextFor(rules, options)
  rules.expectKnown("protocols", options.protocols)
  const prepared = chosen(rules.once("protocols", () => rules.protocols.map((protocol) => prepareProtocol(protocol, rules))), options.protocols)
  const asOf = options.asOf ?? rules.on
  const ask = (one: Subject): ScreeningPlan => {
    const view = viewOf(one, rules, options)
    const items = prepared.map((protocol) => plan(protocol, rules, view, context, asOf)).filter((item) => item !== undefined)
    return { subject: view.subject, on: rules.on, items: items.toSorted(byUrgency) }
  }
  return Array.isArray(subject) ? subject.map(ask) : ask(subject as Subject)
}

/** The protocols with these ids; one that was overridden is found by its own id too. */
const chosen = (all: readonly PreparedProtocol[], ids: readonly string[] | undefined): readonly PreparedProtocol[] =>
  ids === undefined ? all : all.filter(({ protocol }) => ids.some((id) => standsFor(protocol, id)))

/** Whether a protocol is for somebody: alive, of its ages, and one of those whom it names. The trace names its interval, too. */
export const eligibilityOf = (protocol: Protocol & { readonly replaces?: DatedItem }, rules: RulesInForce): Question => {
  const { from, until } = protocol.ages ?? {}
  const age: readonly Predicate[] = from === undefined && until === undefined ? [] :
    [{ op: "age", ...(from === undefined ? {} : { atLeast: from }), ...(until === undefined ? {} : { below: until }) }]
  const question = rules.question({ op: "all", of: [{ op: "alive" }, ...age, protocol.who] }, protocol)
  return using(recurrenceParameters(protocol), question, rules.scope)
}

/** A protocol with its questions compiled. */
export const prepareProtocol = (protocol: Protocol & { readonly replaces?: DatedItem }, rules: RulesInForce): PreparedProtocol => {
  const value = ({ param }: ParameterRef): unknown => rules.parameter(param)
  return {
    protocol,
    eligible: eligibilityOf(protocol, rules),
    done: rules.question({ op: "exists", in: protocol.doneBy }),
    doneBy: rules.factSet(protocol.doneBy),
    value,
    contextAt: (day) => contextAt(rules, day)
  }
}

/** How a protocol stands for somebody, since the day on which it began to apply. */
export const standingFor = (prepared: PreparedProtocol, view: RecordView, context: EvaluationContext): Standing => {
  const since = prepared.eligible.since(view, context, "perYear" in prepared.protocol.recurrence ? "earliest" : "surely")
  return standingOf(prepared, view, context, Math.min(since, context.on))
}

const plan = (prepared: PreparedProtocol, rules: RulesInForce, view: RecordView, context: EvaluationContext, asOf: CivilDate): ScreeningItem | undefined => {
  const { protocol, eligible } = prepared
  const verdict = eligible.verdict(view, context)
  if (verdict === "no") return undefined
  const eligibility = eligible.trace(view, context)
  const standing = standingFor(prepared, view, context)
  // What was done in time needs no answer to whether it had to be done.
  const undecided = standing.state === "unknown" || (verdict === "unknown" && standing.state !== "upToDate")
  const doneTrace = prepared.done.trace(view, context)
  const why = [eligibility, doneTrace]
  return {
    subject: view.subject,
    on: rules.on,
    asOf,
    rulebook: rules.rulebook,
    protocol: protocol.id,
    item: protocol.item,
    label: protocol.label,
    ...standing,
    state: undecided ? "unknown" : standing.state,
    urgency: protocol.urgency ?? 5,
    certainty: undecided ? "unknown" : "sure",
    missing: undecided ? missingOfStanding(eligibility, standing.state === "unknown" ? doneTrace : undefined) : [],
    why,
    ...sourcesOf([eligibility], rules)
  }
}

/** The facts that would decide whether a protocol applies, and where it is not known whether it was done, the kind of fact that would tell. */
export const missingOfStanding = (eligibility: Trace, done: Trace | undefined): readonly MissingFact[] => {
  const missing = missingFacts(eligibility)
  if (done === undefined || !("question" in done) || missing.some(({ fact }) => fact === done.kind)) return missing
  return [...missing, { fact: done.kind, question: done.question }]
}

const rankOf: Readonly<Record<ScreeningState, number>> = { overdue: 0, due: 1, unknown: 2, upToDate: 3 }

const byUrgency = (a: ScreeningItem, b: ScreeningItem): number =>
  rankOf[a.state] - rankOf[b.state] || a.urgency - b.urgency || alphabetical(a.dueBy ?? "9999", b.dueBy ?? "9999") || alphabetical(a.protocol, b.protocol)

/** Not by the habits of a country: a worklist looks the same on every computer. */
const alphabetical = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0
