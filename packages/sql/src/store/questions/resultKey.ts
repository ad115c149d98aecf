import type { CivilDate, Period, RulesInForce } from "@tramyte/core"
import { addDigest, digestOf, digestOfText, noDigest } from "@tramyte/core/engine"
import type { SqlStratifier } from "../../kpi/strata.ts"

/** What an answer means: raised when indicators come to mean something else, so that results kept from before are made anew. */
const meaning = 1

/** All that the results of indicators depend on, besides the facts and which indicators they are. */
export interface ResultQuestion {
  readonly rules: RulesInForce
  readonly period: Period
  readonly by: readonly SqlStratifier[]
  readonly knownAt: CivilDate | undefined
  readonly utcOffset: number | undefined
}

/** The name under which results are kept: another law, period, breakdown or day gives another one. */
export const resultKey = ({ by, knownAt, period, rules, utcOffset }: ResultQuestion): string =>
  JSON.stringify([meaning, rulesDigest(rules), rules.on, period.from, period.until, by, knownAt ?? null, utcOffset ?? null])

/** A fingerprint of everything that the rules in force say, in its order, and of the kinds of facts that they know. */
const rulesDigest = (rules: RulesInForce): string => rules.once("digest of all", () => {
  const sum = noDigest()
  for (const [place, { item, pack, section }] of rules.items.entries()) addDigest(sum, digestOfText(`${place} ${pack} ${section} ${JSON.stringify(item)}`), 1)
  for (const kind of rules.scope.factKinds()) addDigest(sum, digestOfText(`kind ${JSON.stringify(kind)}`), 1)
  addDigest(sum, digestOfText(rules.rulebook), 1)
  return digestOf(sum)
})
