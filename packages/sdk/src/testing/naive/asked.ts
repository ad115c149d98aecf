import type { Definition } from "@tramyte/core/pack"
import type { FactView, Predicate, RecordView } from "@tramyte/core"
import { type LawOfDay, lawOfDay, standingItems } from "../pack/lawOfDay.ts"
import type { Pack, Rule } from "@tramyte/core/pack"
import type { RulesInForce } from "@tramyte/core"
import type { Asking } from "../pack/naiveDays.ts"
import type { Meaning } from "./meaning.ts"

/** What the questions of a day refer to by name, rules and definitions among them. */
export interface NaiveLaw extends LawOfDay {
  /** The condition of a rule, or of a definition that holds one. */
  readonly when: (id: string) => Predicate
  readonly definition: (id: string) => Definition
}

/** Reads the names of one day from the packs themselves. */
export const naiveLaw = (rules: RulesInForce, packs: readonly Pack[]): NaiveLaw => {
  const standing = standingItems<Rule>(rules, "rules")
  const definitions = standingItems<Definition>(rules, "definitions")
  return { ...lawOfDay(rules, packs), when: (id) => (definitions.get(id)?.when ?? standing.get(id)?.when)!, definition: (id) => definitions.get(id)! }
}

/** All that a question is asked with: the law, the days, the person, and which facts have which names where it stands. */
export interface Asked {
  readonly law: NaiveLaw
  readonly asking: Asking
  readonly view: RecordView
  readonly names: ReadonlyMap<string, FactView>
  /** What the words of the language mean; tests put wrong meanings in, to see that they are caught. */
  readonly meaning: Meaning
}
