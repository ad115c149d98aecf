import type { Fact } from "../citizen/fact.ts"
import { type CitizenProfile, recordFromProfile } from "../citizen/profile.ts"
import { type FactView, readRecord, type RecordView } from "../citizen/readRecord.ts"
import type { Person } from "../citizen/record.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { CivilDate } from "../time/index.ts"
import { type Subject, viewOf } from "./answer.ts"
import { type AnswerChange, answerChanges } from "./answerChanges.ts"

/** What is to be different from what is known. Nothing is written down anywhere. */
export interface Change {
  /** As a flat profile tells it: each field given takes the place of all that is known of its kind. */
  readonly profile?: Omit<CitizenProfile, "id">
  readonly person?: Partial<Omit<Person, "id">>
  /** Facts in addition. A state that is to hold on the day needs an `end`, `"ongoing"`; recorded, if not told, on the day. */
  readonly facts?: readonly (Omit<Fact, "id" | "recorded"> & Partial<Pick<Fact, "id" | "recorded">>)[]
  /** What is taken away: kinds of fact, ids of facts, or `"sex"`, `"birthDate"`, `"deathDate"`. */
  readonly without?: readonly string[]
  /** Kinds of which nothing more is to be known than stands there: that there is no other fact turns from unknown into no. */
  readonly known?: readonly string[]
  /** Another day: the law of that day is asked, and the facts are read on it. */
  readonly on?: CivilDate
}

/** A question of the core, or of your own. It gets the rules of the day and the person. */
export type Ask<T> = (rules: RulesInForce, subject: RecordView) => T

/** An answer as it is, and as it would be. */
export interface WhatIf<T> {
  readonly before: T
  readonly after: T
  /** In what they differ: groups, states, days, certainty, numbers; not words and reasons. Empty: it would make no difference. */
  readonly changed: readonly AnswerChange[]
}

/**
 * Says what an answer would be if something were different: if she were registered as poor, if he were sixty tomorrow, if the
 * list of merit were complete.
 *
 * @param rules the rules in force
 * @param subject one person in any form; nothing of it is changed
 * @param change what would be different
 * @param ask which question, such as `(rules, person) => assignGroups(rules, person)`
 * @throws CitizenError when the person or the change cannot be read; TimeError when `on` is no day
 * @example
 * ```ts
 * import { assignGroups, whatIf } from "@tramyte/core"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const she = {
 *   id: "p1", birthDate: "1990-05-01", sex: "female", residence: { type: "permanent", commune: "10903" }, merit: false, disability: false, poverty: "none",
 *   insurance: true, area: false, conditions: [], employment: false, education: false, pregnant: false, risks: []
 * } as const
 * const poor = whatIf(loadCommune("cam-giang", "2026-07-15"), she, { profile: { poverty: "poor" } }, (rules, person) => assignGroups(rules, person))
 * poor.changed.find(({ field }) => field === "group") // => { field: "group", before: "cam-giang/group-8", after: "cam-giang/group-3" }
 * ```
 */
export const whatIf = <T>(rules: RulesInForce, subject: Subject, change: Change, ask: Ask<T>): WhatIf<T> => {
  const then = change.on === undefined ? rules : rules.onDay(change.on)
  const before = ask(rules, viewOf(subject, rules, {}))
  const after = ask(then, changedView(viewOf(subject, then, {}), change, then.on))
  return { before, after, changed: answerChanges(before, after) }
}

/** A person as a change would make them, on a day. */
export const changedView = (view: RecordView, { profile, person, facts = [], without = [], known = [] }: Change, on: CivilDate): RecordView => {
  const told = profile === undefined ? undefined : recordFromProfile({ ...profile, id: view.subject }, on)
  const added = facts.map((fact, index): Fact => ({ id: `what-if/${index}`, recorded: on, ...fact }))
  const read = readRecord({
    person: { ...told?.person, ...person, id: view.subject },
    facts: [...told?.facts ?? [], ...added],
    complete: { ...told?.complete, ...Object.fromEntries(known.map((kind) => [kind, on])) }
  })
  const gone = new Set([...without, ...Object.keys(told?.complete ?? {}), ...added.flatMap(({ supersedes }) => supersedes ?? [])])
  const kept = <V>(field: string, value: V | undefined, next: V | undefined): V | undefined => next ?? (gone.has(field) ? undefined : value)
  return {
    ...view,
    sex: kept("sex", view.sex, read.sex),
    birth: kept("birthDate", view.birth, read.birth),
    death: kept("deathDate", view.death, read.death),
    facts: mergedFacts(view.facts, read.facts, gone),
    complete: new Map([...view.complete, ...read.complete])
  }
}

const mergedFacts = (old: RecordView["facts"], added: RecordView["facts"], gone: ReadonlySet<string>): RecordView["facts"] => {
  const facts = new Map<string, readonly FactView[]>()
  for (const [kind, views] of old) if (!gone.has(kind)) facts.set(kind, views.filter(({ fact }) => !gone.has(fact.id)))
  for (const [kind, views] of added) facts.set(kind, [...facts.get(kind) ?? [], ...views])
  return facts
}
