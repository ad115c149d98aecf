import type { Facts, FactView, Predicate, RecordView, RulesInForce, Verdict } from "@tramyte/core"
import type { Definition, Pack, Rule } from "@tramyte/core/pack"
import { type LawOfDay, lawOfDay, standingItems } from "../pack/lawOfDay.ts"
import type { Asking } from "../pack/naiveDays.ts"
import type { Meaning } from "./meaning.ts"
import type { NaiveSet } from "./meaningOfFacts.ts"

/** What the questions of a day refer to by name, rules and definitions among them. */
export interface NaiveLaw extends LawOfDay {
  /** The condition of a rule, or of a definition that holds one. */
  readonly when: (id: string) => Predicate
  readonly definition: (id: string) => Definition
}

/** Reads the names of one day from the packs themselves. */
export const naiveLaw = (rules: RulesInForce, packs: readonly Pack[]): NaiveLaw => withDefinitions(lawOfDay(rules, packs))

/** The names of a day with its rules and definitions. */
export const withDefinitions = (law: LawOfDay): NaiveLaw => {
  const standing = standingItems<Rule>(law.rules, "rules")
  const definitions = standingItems<Definition>(law.rules, "definitions")
  return { ...law, when: (id) => (definitions.get(id)?.when ?? standing.get(id)?.when)!, definition: (id) => definitions.get(id)! }
}

/** All that a question is asked with: the law, the days, the person, and which facts have which names where it stands. */
export interface Asked {
  readonly law: NaiveLaw
  readonly asking: Asking
  readonly view: RecordView
  readonly names: ReadonlyMap<string, FactView>
  /** What the words of the language mean; tests put wrong meanings in, to see that they are caught. */
  readonly meaning: Meaning
  /** Questions stand in sets, and sets in questions: each asks the other through these. */
  readonly verdictOf: (predicate: Predicate, asked: Asked) => Verdict
  readonly setOf: (facts: Facts, asked: Asked) => NaiveSet
}
