import type { Predicate, Verdict } from "@tramyte/core"
import { type Condition, findUnderChoices, goalsFor, isEverybody } from "./conditions.ts"
import { describePerson } from "./describePerson.ts"
import { visit } from "./expandPredicate.ts"
import type { Notebook, Witness } from "./packReport.ts"

const verdicts: readonly Verdict[] = ["yes", "no", "unknown"]

/** Looks for a person for each verdict of each condition, and reports the verdicts that nobody gives. */
export const checkWitnesses = (conditions: readonly Condition[], notebook: Notebook): readonly Witness[] => conditions.flatMap((condition) => {
  const found = verdicts.map((verdict) => {
    notebook.tried()
    return witnessOf(condition, verdict)
  }).filter((witness) => witness !== undefined)
  report(condition, found, notebook)
  return found
})

const witnessOf = (condition: Condition, verdict: Verdict): Witness | undefined => {
  const found = findUnderChoices(condition, goalsFor(condition, verdict))
  if (found === undefined) return undefined
  const { at, on, part, probe } = condition
  return { at, part, verdict, on, record: found.record, words: describePerson(found.record, probe.law), ...(found.choices === undefined ? {} : { choices: found.choices }) }
}

const report = (condition: Condition, found: readonly Witness[], { find, note }: Notebook): void => {
  const { at, given, pack, part, source, tree } = condition
  const of = (verdict: Verdict): Witness | undefined => found.find((witness) => witness.verdict === verdict)
  const among = given.length === 0 ? "" : part === "when" ? " within the scope of the grouping" : part === "exclusion" ? " of those in the denominator" : " of those who are counted"
  const name = part === "when" ? "the condition" : `"${part}"`
  const example = (verdict: Verdict) => {
    const words = of(verdict)?.words
    return { pack, ...(words === undefined ? {} : { example: words }) }
  }
  if (of("yes") === undefined) {
    find("TRAMYTE_PACK_NEVER_HOLDS", at, `no person was found for whom ${name} holds${among}: it is dead; look for parts that contradict each other, or take it out`, example("no"))
  }
  if (of("no") === undefined && !isEverybody(source)) {
    find("TRAMYTE_PACK_ALWAYS_HOLDS", at, `no person was found for whom ${name} does not hold${among}: it says nothing; if everybody is meant, write { "op": "all", "of": [] }`, example("yes"))
  }
  if (found.length === 2 && of("unknown") === undefined && mayBeOpen(tree)) {
    find("TRAMYTE_PACK_NEVER_UNKNOWN", at, `no missing fact leaves ${name} open${among}; if unknown is meant to be taken for no, write "sure"`, example("yes"))
  }
  for (const { choices, verdict } of found) {
    if (choices !== undefined) note(at, `${name} comes out ${verdict} for nobody under the choices in force; it does where ${Object.entries(choices).map(([id, on]) => `${id} is ${String(on)}`).join(" and ")}`)
  }
}

/** Whether a condition asks for facts of a person, and nothing in it takes unknown for something else. */
const mayBeOpen = (tree: Predicate): boolean => {
  let asks = false
  let hides = false
  visit(tree, ({ op }) => {
    if (op === "sure" || op === "known") hides = true
    else if (op !== "all" && op !== "any" && op !== "not" && op !== "flag") asks = true
  })
  return asks && !hides
}
