import type { RecordView } from "../../citizen/readRecord.ts"
import { standsFor } from "../../pack/inForce.ts"
import type { Definition } from "../../pack/pack.ts"
import type { RulesInForce } from "../../pack/rulesInForce.ts"
import type { Verdict } from "../../logic/verdict.ts"
import type { EvaluationContext } from "../../rules/context.ts"
import { type MissingFact, missingFacts } from "../../rules/missingFacts.ts"
import type { Predicate } from "../../rules/predicate.ts"
import type { Protocol } from "../../screening/protocol.ts"
import type { ScreeningState } from "../../screening/standing.ts"
import type { EpochDay } from "../../time/index.ts"
import { type AskedProtocol, askedProtocol } from "./dueOf.ts"
import type { Need } from "./invitees.ts"

/** A need that is ready to be asked about many people. */
export interface PreparedNeed {
  readonly need: Need
  /** What the caller calls it, or by what it is asked. */
  readonly name: string
  readonly verdict: (view: RecordView, context: EvaluationContext) => Verdict
  /** The facts that would decide it. */
  readonly missing: (view: RecordView, context: EvaluationContext) => readonly MissingFact[]
}

/** Makes needs ready; a screening counts if it may be done by the first day. Needs must have been checked. */
export const prepareNeeds = (needs: readonly Need[], rules: RulesInForce, firstDay: EpochDay): readonly PreparedNeed[] =>
  needs.map((need) => {
    const { rule, due, people = [] } = need
    return rule !== undefined ? byRule(need, rule, rules) : due !== undefined ? byDue(need, due, rules, firstDay) : byName(need, people)
  })

const byName = (need: Need, people: readonly string[]): PreparedNeed => {
  const named = new Set(people)
  return { need, name: need.name ?? "people", verdict: ({ subject }) => named.has(subject) ? "yes" : "no", missing: () => [] }
}

const byRule = (need: Need, rule: string, rules: RulesInForce): PreparedNeed => {
  const question = rules.question(conditionOf(rule, rules)!)
  return { need, name: need.name ?? rule, verdict: question.verdict, missing: (view, context) => missingFacts(question.trace(view, context)) }
}

const byDue = (need: Need, due: string, rules: RulesInForce, firstDay: EpochDay): PreparedNeed => {
  const protocols = protocolsOf(due, rules).map((protocol) => askedProtocol(protocol, rules))
  const openOf = (view: RecordView, context: EvaluationContext): readonly { readonly state: ScreeningState; readonly asked: AskedProtocol }[] =>
    protocols.flatMap((asked) => {
      const standing = asked.due(view, context)
      return standing === undefined || (standing.opensOn ?? Infinity) > firstDay ? [] : [{ state: standing.state, asked }]
    })
  return {
    need,
    name: need.name ?? due,
    verdict: (view, context) => {
      const open = openOf(view, context)
      return open.some(({ state }) => state !== "unknown") ? "yes" : open.length > 0 ? "unknown" : "no"
    },
    missing: (view, context) => eachOnce(openOf(view, context).flatMap(({ asked }) => asked.missing(view, context)))
  }
}

/** Two protocols of one screening often ask the same. */
const eachOnce = (missing: readonly MissingFact[]): readonly MissingFact[] =>
  missing.filter(({ fact }, at) => missing.findIndex((one) => one.fact === fact) === at)

/** The protocols in force of a screening: by what is done, or by id. */
export const protocolsOf = (name: string, rules: RulesInForce): readonly Protocol[] =>
  rules.protocols.filter((protocol) => protocol.item === name || standsFor(protocol, name))

/** What a rule, a group or a definition in force says of a person; nothing where there is none of that id. */
export const conditionOf = (id: string, rules: RulesInForce): Predicate | undefined => {
  for (const { scope, groups } of rules.groupings) {
    const group = groups.find((one) => one.id === id)
    if (group !== undefined) return { op: "all", of: [scope, group.when] }
  }
  const isCondition = rules.items.some(({ section, item }) => item.id === id && (section === "rules" || (section === "definitions" && (item as Definition).when !== undefined)))
  return isCondition ? { op: "rule", id } : undefined
}
