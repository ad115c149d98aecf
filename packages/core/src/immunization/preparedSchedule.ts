import { RulesError } from "../pack/errors.ts"
import type { Definition } from "../pack/pack.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { type FactQuery, factQuery } from "../rules/factQuery.ts"
import type { Question } from "../rules/question.ts"
import { addDefined, addFacts, addReferences, noReferences } from "../rules/references.ts"
import type { CompiledSchedule } from "./compiled.ts"
import { compileSchedule } from "./compileSchedule.ts"
import type { Span } from "./schedule.ts"
import type { ScheduleItem } from "./scheduleItem.ts"

/** A schedule in force, with its questions compiled for the rules of the day. */
export interface PreparedSchedule {
  readonly item: ScheduleItem
  readonly compiled: CompiledSchedule
  /** How each observation is seen: by a question, or by facts. */
  readonly observed: readonly { readonly code: string; readonly question?: Question; readonly facts?: FactQuery }[]
  /** Observations that other systems' codes tell, by code: those that no question and no set of facts was given for. */
  readonly byCode: ReadonlyMap<string, string>
  /** A dose for which the schedule names no day by which it is late counts as late so long after it became due. */
  readonly overdueAfter: Span | undefined
  /** The facts that tell the hour of birth. */
  readonly birth: FactQuery | undefined
}

/**
 * The schedule of that id in force; without an id that of the most local pack.
 *
 * @throws RulesError `TRAMYTE_RULES_UNKNOWN` for a misspelt id, `TRAMYTE_RULES_NOT_IN_FORCE` where no schedule is in force
 */
export const preparedSchedule = (rules: RulesInForce, id: string | undefined): PreparedSchedule => {
  rules.expectKnown("schedules", id === undefined ? undefined : [id])
  const item = id === undefined ? rules.schedules.at(-1) : rules.schedules.find((one) => one.id === id)
  if (item === undefined) throw new RulesError("TRAMYTE_RULES_NOT_IN_FORCE", `${id === undefined ? "no schedule" : `"${id}"`} is among the schedules in force on ${rules.on} (${rules.rulebook}); compose a pack that has one`)
  return rules.once(`schedule ${item.id}`, () => prepare(item, rules))
}

/** The kinds of fact in which an observation is looked for by its codes: what holds, and what was done or found. */
export const kindsOfCodes = ["condition", "risk", "procedure", "observation"] as const

const prepare = (item: ScheduleItem, rules: RulesInForce): PreparedSchedule => {
  const { birth, ...observed } = item.observed ?? {}
  const { overdueAfter } = item
  return {
    item,
    compiled: compileSchedule(item.schedule),
    observed: Object.entries(observed).map(([code, seen]) => "when" in seen ? { code, question: rules.question(seen.when) } : { code, facts: factQuery(seen.facts, rules.scope) }),
    byCode: new Map(item.schedule.observations?.flatMap(({ code, codes = [] }) => Object.hasOwn(observed, code) ? [] : codes.flatMap((other) => [[other, code], [other.slice(other.indexOf("|") + 1), code]] as const))),
    overdueAfter: overdueAfter !== undefined && "param" in overdueAfter ? rules.parameter(overdueAfter.param) as Span : overdueAfter,
    birth: birth !== undefined && "facts" in birth ? factQuery(birth.facts, rules.scope) : undefined
  }
}

/** The kinds of fact that the schedules in force look at, with those behind the rules and definitions that they use. */
export const kindsRead = (rules: RulesInForce): readonly string[] => {
  const references = noReferences()
  for (const { observed = {} } of rules.schedules) {
    for (const seen of Object.values(observed)) {
      if ("when" in seen) addReferences(seen.when, references)
      else addFacts(seen.facts, references)
    }
  }
  const known = new Set<string>()
  // The list grows while it is gone through: what is used may use more.
  for (const { id } of references.named) {
    if (known.has(id)) continue
    known.add(id)
    addDefined((rules.items.find(({ item }) => item.id === id)?.item ?? {}) as Partial<Definition>, references)
  }
  const coded = rules.schedules.some((item) => preparedSchedule(rules, item.id).byCode.size > 0) ? kindsOfCodes : []
  for (const kind of coded) references.factKinds.add(kind)
  return ["immunization", ...[...references.factKinds].filter((kind) => kind !== "immunization" && kind !== "assessment")]
}
