import type { RecordView } from "../citizen/readRecord.ts"
import type { Text } from "../language/text.ts"
import type { Verdict } from "../logic/verdict.ts"
import { RulesError } from "../pack/errors.ts"
import { standsFor } from "../pack/inForce.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { type Answer, type AskOptions, contextFor, sourcesOf, type Subject, viewOf } from "../rules/answer.ts"
import type { Question } from "../rules/question.ts"
import type { EvaluationContext } from "../rules/context.ts"
import { type MissingFact, missingFacts } from "../rules/missingFacts.ts"
import type { Trace } from "../rules/trace.ts"
import type { Group, Grouping } from "./grouping.ts"

/** Which grouping to use and when to read the facts. */
export interface GroupOptions<Id extends string = string> extends AskOptions {
  /** Id of the grouping. Default: the main grouping of the most local pack. */
  readonly grouping?: Id
}

/** Leaves the reasons out: several times faster, for counting and for lists that ask for a reason when a person is opened. */
export interface WithoutReasons {
  readonly reasons: false
}

/** A group as it stands in an answer; `order` counts from 1 in the order of precedence. */
export interface AssignedGroup {
  readonly id: string
  readonly label: Text
  readonly order: number
}

/** The groups of one person under one grouping, without the reasons. */
export interface GroupAssignment {
  readonly subject: string
  readonly grouping: string
  /** `first`: one group counts. `every`: all of `matches` do. */
  readonly mode: "first" | "every"
  /** Whether the grouping is about this person at all (a permanent resident of the commune, say). */
  readonly inScope: Verdict
  /** The group that counts: the first match, or the residual group; none if the person is outside. */
  readonly group: AssignedGroup | undefined
  /** Every group whose condition surely holds. */
  readonly matches: readonly AssignedGroup[]
  /** Groups that a missing fact could put the person in, ahead of `group` (or at all, where every match counts). */
  readonly couldBe: readonly AssignedGroup[]
  readonly certainty: Answer["certainty"]
}

/** The groups of one person under one grouping, with what is missing, the reasons and their sources. */
export interface GroupAnswer extends GroupAssignment, Answer {
  readonly subject: string
  readonly certainty: Answer["certainty"]
}

/**
 * Puts a person, or many, into the groups of a plan: first match in order of priority, all matches, and the reasons.
 *
 * A missing fact never silently means *no*: a group that it leaves open stands in `couldBe`, the question to ask in
 * `missing`, and the answer is `provisional`.
 *
 * @param rules the rules in force, `loadCommune("cam-giang", "2026-07-15")`
 * @param subject one person or a list: a flat profile, a record, or a record read before
 * @throws RulesError `TRAMYTE_RULES_NOT_IN_FORCE` when no grouping is in force; CitizenError when the data cannot be read
 * @example
 * ```ts
 * import { assignGroups } from "@tramyte/core"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const rules = loadCommune("cam-giang", "2026-07-15")
 * const answer = assignGroups(rules, {
 *   id: "p1", birthDate: "1956", residence: { type: "permanent", commune: "10903" }, merit: false
 * })
 * answer.group?.id // => "cam-giang/group-2"
 * answer.certainty // => "sure"
 *
 * const fast = assignGroups(rules, [{ id: "p1", birthDate: "1956" }], { reasons: false })
 * fast[0]?.inScope // => "unknown"
 * ```
 */
export function assignGroups<Id extends string>(rules: RulesInForce<Id>, subject: Subject, options: GroupOptions<NoInfer<Id>> & WithoutReasons): GroupAssignment
export function assignGroups<Id extends string>(
  rules: RulesInForce<Id>, subjects: readonly Subject[], options: GroupOptions<NoInfer<Id>> & WithoutReasons
): readonly GroupAssignment[]
export function assignGroups<Id extends string>(rules: RulesInForce<Id>, subjects: readonly Subject[], options?: GroupOptions<NoInfer<Id>>): readonly GroupAnswer[]
// The last of these is the one that the compiler speaks of when none fits.
export function assignGroups<Id extends string>(rules: RulesInForce<Id>, subject: Subject, options?: GroupOptions<NoInfer<Id>>): GroupAnswer
export function assignGroups(
  rules: RulesInForce, subject: Subject | readonly Subject[], options: GroupOptions & Partial<WithoutReasons> = {}
): GroupAssignment | readonly GroupAssignment[] {
  const prepared = prepare(rules, options.grouping)
  const context = contextFor(rules, options)
  const ask = (one: Subject): GroupAssignment => {
    const view = viewOf(one, rules, options)
    const placed = place(prepared, view, context)
    const assignment = assignmentOf(prepared, view, placed)
    return options.reasons === false ? assignment : { ...assignment, ...reasonsOf(prepared, rules, view, context, options, placed, assignment.group) }
  }
  return Array.isArray(subject) ? subject.map(ask) : ask(subject as Subject)
}

interface PreparedGroup {
  readonly group: AssignedGroup
  readonly question: Question
}

interface PreparedGrouping {
  readonly grouping: Grouping
  readonly scope: Question
  readonly groups: readonly PreparedGroup[]
  readonly otherwise: AssignedGroup | undefined
}

const prepare = (rules: RulesInForce, id: string | undefined): PreparedGrouping =>
  rules.once(id === undefined ? "main grouping" : `grouping ${id}`, () => {
    const grouping = id === undefined ? rules.groupings.findLast((one) => one.main === true) : rules.groupings.find((one) => standsFor(one, id))
    if (grouping === undefined) {
      throw new RulesError("TRAMYTE_RULES_NOT_IN_FORCE", `${id === undefined ? "No main grouping is" : `The grouping "${id}" is not`} in force on ${rules.on} (${rules.rulebook}); in force are ${rules.groupings.map((one) => one.id).join(", ") || "none"}`)
    }
    const groups = inOrder(grouping, rules).map((group, index): PreparedGroup => ({
      group: { id: group.id, label: group.label, order: index + 1 },
      question: rules.question(group.when, { ...grouping, ...group, cites: group.cites ?? grouping.cites, status: group.status ?? grouping.status })
    }))
    return {
      grouping,
      scope: rules.question(grouping.scope),
      groups,
      otherwise: grouping.otherwise === undefined ? undefined : { id: grouping.otherwise.id, label: grouping.otherwise.label, order: groups.length + 1 }
    }
  })

/** An order by parameter names every group: packs that compose have none that does not. */
const inOrder = ({ groups, order }: Grouping, rules: RulesInForce): readonly Group[] => {
  if (order === undefined) return groups
  const ids = rules.parameter(order.param) as readonly string[]
  return groups.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** Which groups surely hold and which may, in the order of precedence; one that comes after the first match no longer matters. */
interface Placed {
  readonly inScope: Verdict
  readonly matches: readonly PreparedGroup[]
  readonly open: readonly PreparedGroup[]
}

const place = ({ grouping, scope, groups }: PreparedGrouping, view: RecordView, context: EvaluationContext): Placed => {
  const inScope = scope.verdict(view, context)
  const matches: PreparedGroup[] = []
  const open: PreparedGroup[] = []
  for (const group of inScope === "no" ? [] : groups) {
    const verdict = group.question.verdict(view, context)
    if (verdict === "yes") matches.push(group)
    else if (verdict === "unknown" && (grouping.mode === "every" || matches.length === 0)) open.push(group)
  }
  return { inScope, matches, open }
}

const assignmentOf = ({ grouping, otherwise }: PreparedGrouping, view: RecordView, { inScope, matches, open }: Placed): GroupAssignment => {
  const first = matches[0]?.group
  return {
    subject: view.subject,
    grouping: grouping.id,
    mode: grouping.mode,
    inScope,
    group: inScope === "no" ? undefined : first ?? (grouping.mode === "first" || open.length === 0 ? otherwise : undefined),
    matches: groupsIn(matches),
    couldBe: groupsIn(open),
    certainty: inScope === "unknown" ? "unknown" : open.length > 0 ? "provisional" : "sure"
  }
}

const none: readonly AssignedGroup[] = []

const groupsIn = (prepared: readonly PreparedGroup[]): readonly AssignedGroup[] => prepared.length === 0 ? none : prepared.map((one) => one.group)

const reasonsOf = (
  prepared: PreparedGrouping, rules: RulesInForce, view: RecordView, context: EvaluationContext, options: AskOptions,
  { inScope, matches, open }: Placed, group: AssignedGroup | undefined
): Omit<GroupAnswer, keyof GroupAssignment> => {
  const scopeTrace = inScope === "yes" ? undefined : prepared.scope.trace(view, context)
  const openTraces = open.map((one) => one.question.trace(view, context))
  const why: readonly Trace[] = [
    ...(scopeTrace === undefined ? [] : [scopeTrace]),
    ...matches.map((one) => one.question.trace(view, context)),
    ...(group !== undefined && group === prepared.otherwise ? [residual(prepared)] : []),
    ...openTraces
  ]
  return { on: rules.on, asOf: options.asOf ?? rules.on, rulebook: rules.rulebook, missing: missingOf(prepared.grouping, scopeTrace, openTraces), why, ...sourcesOf(why, rules) }
}

/** The keys of a person's groups under the main grouping, without reasons: for counting. */
export const mainGroupsOf = (rules: RulesInForce, view: RecordView, context: EvaluationContext): readonly string[] => {
  const { scope, grouping, groups, otherwise } = prepare(rules, undefined)
  const inScope = scope.verdict(view, context)
  if (inScope !== "yes") return inScope === "no" ? outside : unknown
  const verdictOn = ({ question }: PreparedGroup): Verdict => question.verdict(view, context)
  const residual = [otherwise?.id ?? "none"]
  if (grouping.mode === "first") {
    const first = groups.find((group) => verdictOn(group) === "yes")
    return first === undefined ? residual : [first.group.id]
  }
  const verdicts = groups.map(verdictOn)
  const found = groups.filter((_group, index) => verdicts[index] === "yes")
  return found.length > 0 ? found.map(({ group }) => group.id) : verdicts.includes("unknown") ? unknown : residual
}

const outside: readonly string[] = ["outside"]
const unknown: readonly string[] = ["unknown"]

/** The residual group has no condition of its own: nobody else took the person. */
const residual = ({ grouping }: PreparedGrouping): Trace => ({
  op: "rule",
  verdict: "yes",
  id: grouping.otherwise!.id,
  label: grouping.otherwise!.label,
  status: grouping.otherwise!.status ?? grouping.status,
  cites: grouping.otherwise!.cites ?? grouping.cites,
  of: { op: "all", verdict: "yes", of: [] }
})

/** Whether the grouping is about the person at all comes first: outside it, nothing else matters. */
const missingOf = ({ mode }: Grouping, scope: Trace | undefined, open: readonly Trace[]): readonly MissingFact[] => {
  const missing = missingFacts(open, { firstMatch: mode === "first" })
  if (scope === undefined) return missing
  const first = missingFacts(scope)
  return [...first, ...missing.filter(({ fact }) => first.every((one) => one.fact !== fact))]
}
