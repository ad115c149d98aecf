import { isRecord } from "../citizen/checkFact.ts"
import type { RecordView } from "../citizen/readRecord.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { ageCutoff, civilDate, type DayBounds, epochDay } from "../time/index.ts"
import { type Answer, type Subject, viewOf } from "./answer.ts"
import { type AnswerChange, answerChanges } from "./answerChanges.ts"
import type { MissingFact } from "./missingFacts.ts"
import type { FactsStep, Trace } from "./trace.ts"
import { type Ask, type Change, changedView } from "./whatIf.ts"

/** One way in which a missing fact could turn out, and what the answer would be then. */
export interface PossibleOutcome<T> {
  readonly if: Change
  readonly answer: T
  readonly changed: readonly AnswerChange[]
}

/** A missing fact with the outcomes that learning it could have. */
export interface PossibleChange<T> extends MissingFact {
  /** Each outcome once, with one way to come to it. They are examples: a fact may turn out in ways that are not tried here. */
  readonly could: readonly PossibleOutcome<T>[]
}

/**
 * Says what could make an answer otherwise: for each fact that is missing, best question first, what learning it alone could
 * change.
 *
 * Simple cases are tried, one fact at a time: that there is none, or one of each code that was asked about; the first and the
 * last day of birth that are possible, and those on which an age limit falls; each sex. What depends on several facts
 * together, on values or on places may show no outcome.
 *
 * @param ask a question whose answers tell what is missing, such as `(rules, person) => planScreening(rules, person)`
 * @throws CitizenError when the person cannot be read
 * @example
 * ```ts
 * import { assignGroups, whatWouldChange } from "@tramyte/core"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const he = { id: "p1", birthDate: "1950", residence: { type: "permanent", commune: "10903" } } as const
 * const [merit] = whatWouldChange(loadCommune("cam-giang", "2026-07-15"), he, (rules, person) => assignGroups(rules, person))
 * merit?.fact // => "merit"
 * merit?.could.map(({ answer }) => answer.group?.id) // => ["cam-giang/group-2", "cam-giang/group-1"]
 * ```
 */
export const whatWouldChange = <T>(rules: RulesInForce, subject: Subject, ask: Ask<T>): readonly PossibleChange<T>[] => {
  const view = viewOf(subject, rules, {})
  const before = ask(rules, view)
  const answers = answersIn(before)
  const open = answers.flatMap(({ why }) => why.flatMap(openSteps))
  const missing = new Map(answers.flatMap((answer) => answer.missing).map((one) => [one.fact, one]))
  return [...missing.values()].map((one) => {
    const could: PossibleOutcome<T>[] = []
    for (const change of hypotheses(one.fact, open, view, rules)) {
      const answer = ask(rules, changedView(view, change, rules.on))
      const changed = answerChanges(before, answer)
      if (changed.length > 0 && could.every((other) => answerChanges(other.answer, answer).length > 0)) could.push({ if: change, answer, changed })
    }
    return { ...one, could }
  })
}

/** The answers in what a question gave: itself, a list, or the items of a plan. */
const answersIn = (given: unknown): readonly Answer[] =>
  Array.isArray(given) ? given.flatMap(answersIn)
  : !isRecord(given) ? []
  : Array.isArray(given["missing"]) && Array.isArray(given["why"]) ? [given as unknown as Answer]
  : answersIn(given["items"])

const openSteps = (trace: Trace): readonly Trace[] => {
  switch (trace.op) {
    case "all":
    case "any": return trace.of.flatMap(openSteps)
    case "not":
    case "sure":
    case "known":
    case "rule": return openSteps(trace.of)
    default: return trace.verdict === "unknown" ? [trace] : []
  }
}

const hypotheses = (fact: string, open: readonly Trace[], view: RecordView, rules: RulesInForce): readonly Change[] => {
  switch (fact) {
    case "sex": return (["female", "male", "other"] as const).map((sex) => ({ person: { sex } }))
    case "birthDate": return birthDays(open, view.birth, rules).map((day) => ({ person: { birthDate: civilDate(day) } }))
    case "deathDate": return view.death === undefined ? [] : [view.death.lo, view.death.hi].map((day) => ({ person: { deathDate: civilDate(day) } }))
    default: return ofKind(fact, open, rules)
  }
}

/** No living person is older. */
const oldest = { years: 120 }

/** The bounds of what is known of the birth, and each age limit that falls between them: the day on which it is just reached, and the next. */
const birthDays = (open: readonly Trace[], birth: DayBounds | undefined, { day }: RulesInForce): readonly number[] => {
  const { lo, hi } = birth ?? { lo: ageCutoff(day, oldest), hi: day }
  const limits = open.flatMap((step) => step.op !== "age" ? [] : [step.atLeast, step.below].flatMap((age) => {
    if (age === undefined) return []
    const last = ageCutoff(step.at === undefined ? day : epochDay(step.at), age)
    return [last, last + 1]
  }))
  return [...new Set([lo, ...limits, hi])].filter((one) => one >= lo && one <= hi).sort((a, b) => a - b)
}

/** That there is no other fact of the kind, what is doubtful among them taken away; and that there is one of each code asked about. */
const ofKind = (kind: string, open: readonly Trace[], rules: RulesInForce): readonly Change[] => {
  const steps = open.flatMap((step): readonly FactsStep[] => "sets" in step ? step.sets : "kind" in step ? [step] : []).filter((step) => step.kind === kind)
  const doubtful = [...new Set(steps.flatMap(({ possible }) => possible.map(({ id }) => id)))]
  const none: Change = { ...(doubtful.length === 0 ? {} : { without: doubtful }), known: [kind] }
  const codes = [...new Set(steps.flatMap((step) => step.codes?.map(({ code }) => code) ?? []))]
  return [none, ...(codes.length === 0 ? [undefined] : codes).map((code): Change => ({
    ...none,
    facts: [{ kind, start: rules.on, ...(code === undefined ? {} : { code: [code] }), ...(rules.scope.factKind(kind).shape === "state" ? { end: "ongoing" } : {}) }]
  }))]
}
