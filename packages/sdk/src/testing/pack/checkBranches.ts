import type { HealthRecord, Predicate, Verdict } from "@tramyte/core"
import { type Condition, findUnderChoices, isSearchable } from "./conditions.ts"
import { mapParts } from "./expandPredicate.ts"
import type { Goal } from "./findPerson.ts"
import { type AskableCase, speaksOf } from "./openCases.ts"
import type { Notebook } from "./packReport.ts"

type Any = Extract<Predicate, { readonly op: "any" }>
type Path = readonly number[]

const effort = { effort: 800, rounds: 2 }

/** Beyond this a condition is no sentence of law. */
const mostParts = 150

/**
 * Looks at each part of each `any` that an author wrote for a person on whom the whole condition would come out otherwise without it,
 * among the author's own cases, too.
 */
export const checkBranches = (conditions: readonly Condition[], { find, note, tried, warn }: Notebook, cases: readonly AskableCase[] = []): void => {
  for (const condition of conditions) {
    const searchable = isSearchable(condition)
    let parts = 0
    for (const { node, path } of alternatives(condition.source)) {
      if (node.of.length < 2) continue
      node.of.forEach((branch, index) => {
        if (++parts > mostParts) return
        tried()
        if (cases.some((one) => tellsApart(one, condition, path, node, index)) || !isDead(condition, path, node, index)) return
        const place = [...path, index].map((step) => `of[${step}]`).join(".")
        if (!searchable) return warn("TRAMYTE_PACK_NOT_TRIED", condition.at, `"${condition.part}", ${place}: nobody was found to whom this part of an "any" (${branch.op}) makes a difference, but the search does not reach all that it asks: that is no fault; write a case that shows it`, { pack: condition.pack })
        find("TRAMYTE_PACK_BRANCH_DEAD", condition.at, `"${condition.part}", ${place}: this part of an "any" (${branch.op}) never makes a difference: ${reason(condition, node, index)}; take it out or correct it`, { pack: condition.pack })
      })
    }
    if (parts > mostParts) note(condition.at, `"${condition.part}" has ${parts} alternatives; the first ${mostParts} were tried`)
  }
}

/** Every `any` of a condition as it is written, with the way to it. */
const alternatives = (predicate: Predicate, path: Path = []): readonly { readonly node: Any; readonly path: Path }[] => {
  switch (predicate.op) {
    case "all":
    case "any": return [...(predicate.op === "any" ? [{ node: predicate, path }] : []), ...predicate.of.flatMap((part, index) => alternatives(part, [...path, index]))]
    case "not":
    case "sure":
    case "known": return alternatives(predicate.of, [...path, 0])
    default: return []
  }
}

const replaced = (predicate: Predicate, path: Path, by: Predicate): Predicate => {
  const [step, ...rest] = path
  if (step === undefined) return by
  let index = 0
  return mapParts(predicate, (part) => index++ === step ? replaced(part, rest, by) : part)
}

/** What must hold beside the way to a part, so that the whole condition hangs on it: the others of an `all` hold, those of an `any` do not. */
const besides = (predicate: Predicate, path: Path): readonly Goal[] => {
  const [step, ...rest] = path
  if (step === undefined) return []
  switch (predicate.op) {
    case "all":
    case "any": return [
      ...predicate.of.filter((_, index) => index !== step).map((tree): Goal => ({ tree, wanted: [predicate.op === "all" ? "yes" : "no"] })),
      ...besides(predicate.of[step]!, rest)
    ]
    case "not":
    case "sure":
    case "known": return besides(predicate.of, rest)
    default: return []
  }
}

const not = (of: Predicate): Predicate => ({ op: "not", of })
const sure = (of: Predicate): Predicate => ({ op: "sure", of })

/** Whether the condition comes out otherwise for the person of a case without a part. */
const tellsApart = (one: AskableCase, condition: Condition, path: Path, node: Any, index: number): boolean => {
  if (!speaksOf(one, condition)) return false
  const ask = (predicate: Predicate): Verdict => one.rules.question(predicate).verdict(one.view, one.asking)
  const without = replaced(condition.source, path, { op: "any", of: node.of.filter((_, other) => other !== index) })
  return condition.given.every(({ tree, wanted }) => wanted.includes(ask(tree))) && ask(condition.source) !== ask(without)
}

const isDead = (condition: Condition, path: Path, node: Any, index: number): boolean => {
  const { expand, given, probe, source } = condition
  const branch = node.of[index]!
  // What holds for nobody can only leave people open to no purpose.
  if (holdsForNobody(condition, branch)) return true
  const others = node.of.filter((_, other) => other !== index)
  const put = (by: Predicate): Predicate => expand(replaced(source, path, by))
  const [whole, without] = [put(node), put({ op: "any", of: others })]
  const accept = (record: HealthRecord, settle: (tree: Predicate) => Predicate): boolean => probe.verdict(settle(whole), record) !== probe.verdict(settle(without), record)
  const makesADifference = (goals: readonly Goal[]): boolean => findUnderChoices(condition, [...given, ...goals], { ...effort, accept }) !== undefined
  // Whoever fulfils this part and none of the others, or leaves this part open where the others are no.
  const around = besides(source, path).map(({ tree, wanted }) => ({ tree: expand(tree), wanted }))
  const [mine, theirs] = [expand(branch), others.map(expand)]
  const aims = [["yes", "no"], ["unknown", "no"]] as const satisfies readonly (readonly [Verdict, Verdict])[]
  if (aims.some(([own, other]) => makesADifference([...around, { tree: mine, wanted: [own] }, ...theirs.map((tree): Goal => ({ tree, wanted: [other] }))]))) return false
  // Where what stands around cannot be had so plainly: any verdict of the whole will do.
  const only: readonly Predicate[] = [{ op: "all", of: [branch, ...others.map((other) => not(sure(other)))] }, { op: "all", of: [branch, ...others.map(not)] }]
  return !only.some((one) => {
    const tree = put(one)
    return (["yes", "unknown", "no"] as const).some((verdict) => makesADifference([{ tree, wanted: [verdict] }]))
  })
}

const holdsForNobody = (condition: Condition, branch: Predicate): boolean =>
  findUnderChoices(condition, [{ tree: condition.expand(branch), wanted: ["yes"] }], effort) === undefined

const reason = (condition: Condition, node: Any, index: number): string => {
  const { expand } = condition
  const branch: Goal = { tree: expand(node.of[index]!), wanted: ["yes"] }
  if (holdsForNobody(condition, node.of[index]!)) return "it holds for nobody"
  const covering = node.of.flatMap((other, place) =>
    place !== index && findUnderChoices(condition, [branch, { tree: expand(other), wanted: ["no", "unknown"] }], effort) === undefined ? [`of[${place}] (${other.op === "rule" ? other.id : other.op})`] : [])
  return covering.length === 0 ? "whoever fulfils it fulfils the others together, or what stands around it decides" : `whoever fulfils it fulfils ${covering.join(" and ")} as well`
}
