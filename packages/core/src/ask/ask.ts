import type { Text } from "../language/text.ts"
import type { Verdict } from "../logic/verdict.ts"
import { RulesError } from "../pack/errors.ts"
import { standsFor } from "../pack/inForce.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { type Answer, type AskOptions, contextFor, sourcesOf, type Subject, viewOf } from "../rules/answer.ts"
import { missingFacts } from "../rules/missingFacts.ts"
import type { Question } from "../rules/question.ts"
import type { Trace } from "../rules/trace.ts"
import { eligibilityOf, planScreening, type ScreeningItem } from "../screening/planScreening.ts"

/** Whether a named condition holds for one person, with the reasons for it or against it. */
export interface ItemAnswer extends Answer, Partial<Omit<ScreeningItem, keyof Answer | "state" | "label">> {
  /** The id of the rule, group or protocol, and its name; if another pack overrides it, those of the override. */
  readonly id: string
  readonly label: Text
  /** Whether the rule holds, the person is in the group, the protocol is for the person. */
  readonly verdict: Verdict
  /** How a protocol stands; `notEligible` if it is not for this person. */
  readonly state?: ScreeningItem["state"] | "notEligible"
}

/**
 * Asks one rule, group or screening protocol by its id about one person, and says why it is so or why not: with the facts
 * that decided, the day each was recorded, and the sources. With `asOf` and `knownAt` it tells why somebody was not on the list
 * of a day gone by.
 *
 * @param id of a rule, a group or a protocol in force
 * @throws RulesError `TRAMYTE_RULES_NOT_IN_FORCE` for an id that is not in force on the day; CitizenError when the data cannot be read
 * @example
 * ```ts
 * import { ask, explain } from "@tramyte/core"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const rules = loadCommune("nam-thanh-mien", "2026-07-15")
 * const answer = ask(rules, { id: "p1", sex: "male", birthDate: "1990" }, "vietnam/cervical-screening-after-hpv")
 * answer.state // => "notEligible"
 * explain(answer, { lang: "en", sources: false }).includes("male") // => true
 * ```
 */
export const ask = (rules: RulesInForce, subject: Subject, id: string, options: AskOptions = {}): ItemAnswer => {
  const view = viewOf(subject, rules, options)
  const context = contextFor(rules, options)
  const { question, protocol } = rules.once(`ask ${id}`, () => find(rules, id))
  const trace = question.trace(view, context) as Extract<Trace, { readonly op: "rule" }>
  const answer: ItemAnswer = {
    subject: view.subject,
    on: rules.on,
    asOf: options.asOf ?? rules.on,
    rulebook: rules.rulebook,
    id: trace.id,
    label: trace.label,
    verdict: trace.verdict,
    certainty: trace.verdict === "unknown" ? "unknown" : "sure",
    missing: missingFacts(trace),
    why: [trace],
    ...sourcesOf([trace], rules)
  }
  if (!protocol) return answer
  const [due] = planScreening(rules, view, { ...options, protocols: [trace.id] }).items
  return due === undefined ? { ...answer, state: "notEligible" } : { ...answer, ...due }
}

/** The question of a named item, whose trace bears the name; an id stands for the item that overrides it, too. */
const find = (rules: RulesInForce, id: string): { readonly question: Question; readonly protocol: boolean } => {
  const protocol = rules.protocols.find((one) => standsFor(one, id))
  if (protocol !== undefined) return { question: eligibilityOf(protocol, rules), protocol: true }
  for (const grouping of rules.groupings) {
    const group = grouping.groups.find((one) => one.id === id)
    if (group === undefined) continue
    const item = { ...grouping, ...group, cites: group.cites ?? grouping.cites, status: group.status ?? grouping.status }
    return { question: rules.question({ op: "all", of: [grouping.scope, group.when] }, item), protocol: false }
  }
  const isRule = rules.items.some(({ section, item }) => section === "rules" && item.id === id)
  if (isRule) return { question: rules.question({ op: "rule", id }), protocol: false }
  throw new RulesError("TRAMYTE_RULES_NOT_IN_FORCE", `"${id}" is no rule, group or protocol in force on ${rules.on} (${rules.rulebook})`)
}
