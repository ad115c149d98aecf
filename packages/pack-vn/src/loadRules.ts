import type { CivilDate, Pack, ParameterValue, Rulebook, RulesInForce } from "@tramyte/core"
import { choicesPack, rulebookOf } from "@tramyte/core/pack"

/** What a station may decide for itself while it loads the rules. */
export interface LoadOptions {
  /** The station's own values for named parameters, by id: `{ "cam-giang/residence-types": ["permanent", "temporary"] }`. */
  readonly choices?: Readonly<Record<string, ParameterValue>>
  /** The number of the station's decision and its first day. Default: no number, for all days. */
  readonly decision?: { readonly number?: string; readonly from?: CivilDate }
}

const rulebooks = new WeakMap<readonly Pack[], Rulebook>()

/**
 * Puts the packs of this package together, with the station's choices on top, and gives the rules of the day. Its tests check
 * that the packs compose, so that no app does it again. Packs without choices are put together once.
 */
export const loadRules = (packs: readonly Pack[], station: string, day: CivilDate, { choices, decision }: LoadOptions): RulesInForce => {
  if (choices !== undefined && Object.keys(choices).length > 0) {
    return rulebookOf([...packs, choicesPack(packs, choices, { issuer: station, ...decision })]).on(day)
  }
  let rulebook = rulebooks.get(packs)
  if (rulebook === undefined) rulebooks.set(packs, rulebook = rulebookOf(packs))
  return rulebook.on(day)
}
