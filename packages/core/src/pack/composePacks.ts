import { type CivilDate, epochDay } from "../time/index.ts"
import type { ComposeOptions } from "./checkNeeds.ts"
import { checkPacks } from "./checkPacks.ts"
import { PackError } from "./errors.ts"
import type { Pack } from "./pack.ts"
import { type RulesInForce, rulesInForce } from "./rulesInForce.ts"
import type { IdsOf } from "./typedPack.ts"

/**
 * Packs that work together. It answers as of a day: the law changes, even in the middle of a campaign. `Id` are the ids of
 * its packs as far as the compiler knows them; leave it out in signatures of your own.
 */
export interface Rulebook<out Id extends string = string> {
  /** The packs with their versions. */
  readonly id: string
  readonly packs: readonly Pack[]
  /** What it was composed with besides packs: whoever composes its packs again needs it. */
  readonly options: ComposeOptions
  /** What is in force on a day. Asking again for the same day costs nothing. */
  readonly on: (day: CivilDate) => RulesInForce<Id>
}

/**
 * Puts packs together, from the most general to the most local.
 *
 * @param packs national, then provincial, then the commune's
 * @param options the engines that plugins bring, for packs that need them
 * @throws PackError with every problem of all packs at once, each with its code, pack, place and mend.
 * @example
 * ```ts
 * import { composePacks } from "@tramyte/core"
 * import { vietNam } from "@tramyte/pack-vn"
 *
 * const rulebook = composePacks([vietNam])
 * rulebook.on("2026-07-15").on // => "2026-07-15"
 * ```
 */
export const composePacks = <P extends Pack>(packs: readonly P[], options: ComposeOptions = {}): Rulebook<IdsOf<P>> => {
  const problems = checkPacks(packs, options)
  if (problems.length > 0) throw new PackError(problems)
  return rulebookOf(packs, options)
}

/**
 * Puts packs together without checking them, for packs that were composed before: in their author's tests, on the day they
 * were built into an app. It is faster, and a bundle need not carry the checks.
 *
 * What is wrong with such packs shows late and anywhere. Whatever comes from outside goes through `composePacks`.
 */
export const rulebookOf = <P extends Pack>(packs: readonly P[], options: ComposeOptions = {}): Rulebook<IdsOf<P>> => {
  const id = packs.map((pack) => `${pack.id}@${pack.version}`).join("+")
  const days = new Map<CivilDate, RulesInForce>()
  const on = (day: CivilDate): RulesInForce => {
    const known = days.get(day)
    if (known !== undefined) return known
    const rules = rulesInForce(packs, { id, on }, day, epochDay(day))
    days.set(day, rules)
    return rules
  }
  const rulebook: Rulebook = { id, packs, options, on }
  return rulebook as Rulebook<IdsOf<P>>
}
