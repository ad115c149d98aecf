import { type HealthRecord, type Predicate, readRecord, type RecordView, type RulesInForce, type Verdict } from "@tramyte/core"
import type { LawOfDay } from "./lawOfDay.ts"
import type { Asking } from "./naiveDays.ts"

/** Asks the core for verdicts, each question compiled and each person read once. */
export interface Probe {
  readonly law: LawOfDay
  readonly asking: Asking
  /** @param asking other days than those of the probe */
  readonly verdict: (tree: Predicate, record: HealthRecord, asking?: Asking) => Verdict
  readonly view: (record: HealthRecord) => RecordView
}

type Question = ReturnType<RulesInForce["question"]>

export const probeOf = (law: LawOfDay, asking: Asking): Probe => {
  const questions = new WeakMap<Predicate, Question>()
  const views = new WeakMap<HealthRecord, RecordView>()
  const question = (tree: Predicate): Question => {
    let known = questions.get(tree)
    if (known === undefined) questions.set(tree, known = law.rules.question(tree))
    return known
  }
  const view = (record: HealthRecord): RecordView => {
    let known = views.get(record)
    if (known === undefined) views.set(record, known = readRecord(record))
    return known
  }
  return { law, asking, verdict: (tree, record, other = asking) => question(tree).verdict(view(record), other), view }
}
