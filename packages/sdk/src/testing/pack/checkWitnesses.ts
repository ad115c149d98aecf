import type { Predicate, Verdict } from "@tramyte/core"
import { type Condition, findUnderChoices, goalsFor, isEverybody, isSearchable } from "./conditions.ts"
import { describePerson } from "./describePerson.ts"
import { visit } from "./expandPredicate.ts"
import { type AskableCase, asPerson, shows } from "./openCases.ts"
import type { Notebook, Witness } from "./packReport.ts"

const verdicts: readonly Verdict[] = ["yes", "no", "unknown"]

/**
 * Looks for a person for each verdict of each condition, and reports the verdicts that nobody gives. Whoever stands in a case of the
 * author's is such a person. Where the search does not reach all that is asked, that it finds nobody is told as such, and not as a fault.
 */
export const checkWitnesses = (conditions: readonly Condition[], notebook: Notebook, cases: readonly AskableCase[] = []): readonly Witness[] => conditions.flatMap((condition) => {
  const searchable = isSearchable(condition)
  const found = verdicts.map((verdict) => {
    notebook.tried()
    // Of what is hard to find, what the author shows is looked at first.
    return searchable ? witnessOf(condition, verdict) ?? caseOf(condition, verdict, cases) : caseOf(condition, verdict, cases) ?? witnessOf(condition, verdict)
  }).filter((witness) => witness !== undefined)
  report(condition, found, searchable, notebook)
  return found
})

const witnessOf = (condition: Condition, verdict: Verdict): Witness | undefined => {
  const found = findUnderChoices(condition, goalsFor(condition, verdict))
  if (found === undefined) return undefined
  const { at, on, part, probe } = condition
  return { at, part, verdict, on, record: found.record, words: describePerson(found.record, probe.law), ...(found.choices === undefined ? {} : { choices: found.choices }) }
}

const caseOf = (condition: Condition, verdict: Verdict, cases: readonly AskableCase[]): Witness | undefined => {
  const shown = cases.find((one) => shows(one, condition, verdict))
  if (shown === undefined) return undefined
  const { at, part, probe } = condition
  const record = asPerson(shown.record)
  return { at, part, verdict, on: shown.case.on, record, words: describePerson(record, probe.law), case: shown.case.name }
}

const report = (condition: Condition, found: readonly Witness[], searchable: boolean, { find, note, warn }: Notebook): void => {
  const { asked, at, expand, given, pack, part, source } = condition
  const of = (verdict: Verdict): Witness | undefined => found.find((witness) => witness.verdict === verdict)
  const among = given.length === 0 ? "" : part === "when" ? " within the scope of the grouping" : part === "exclusion" ? " of those in the denominator" : " of those who are counted"
  const name = part === "when" ? "the condition" : `"${part}"`
  const example = (verdict: Verdict) => {
    const words = of(verdict)?.words
    return { pack, ...(words === undefined ? {} : { example: words }) }
  }
  const blame: Notebook["find"] = (code, where, message, more) => searchable ? find(code, where, message, more)
    : warn("TRAMYTE_PACK_NOT_TRIED", where, `${message.split(/[:;] /)[0]!}, but the search does not reach all that it asks: that is no fault; write a case that shows it`, more)
  if (of("yes") === undefined) {
    blame("TRAMYTE_PACK_NEVER_HOLDS", at, `no person was found for whom ${name} holds${among}: it is dead; look for parts that contradict each other, or take it out`, example("no"))
  }
  if (of("no") === undefined && !isEverybody(asked ?? source)) {
    blame("TRAMYTE_PACK_ALWAYS_HOLDS", at, `no person was found for whom ${name} does not hold${among}: it says nothing; if everybody is meant, write { "op": "all", "of": [] }`, example("yes"))
  }
  if (found.length === 2 && of("unknown") === undefined && mayBeOpen(expand(asked ?? source))) {
    blame("TRAMYTE_PACK_NEVER_UNKNOWN", at, `no missing fact leaves ${name} open${among}; if unknown is meant to be taken for no, write "sure"`, example("yes"))
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
