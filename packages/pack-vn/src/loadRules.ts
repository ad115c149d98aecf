import type { CivilDate, Pack, ParameterValue, Rulebook, RulesInForce } from "@tramyte/core"
import { choicesPack, composePacks } from "@tramyte/core/pack"

/** What a station may decide for itself while it loads the rules. */
export interface LoadOptions {
  /** The station's own values for named parameters, by id: `{ "cam-giang/residence-types": ["permanent", "temporary"] }`. */
  readonly choices?: Readonly<Record<string, ParameterValue>>
  /** The number of the station's decision and its first day. Default: no number, for all days. */
  readonly decision?: { readonly number?: string; readonly from?: CivilDate }
}

const rulebooks = new WeakMap<readonly Pack[], Rulebook>()

/** Composes packs, with the station's choices on top, and gives the rules of the day. Packs without choices compose once. */
export const loadRules = (packs: readonly Pack[], station: string, day: CivilDate, { choices, decision }: LoadOptions): RulesInForce => {
  if (choices !== undefined && Object.keys(choices).length > 0) {
    return composePacks([...packs, choicesPack(packs, choices, { issuer: station, ...decision })]).on(day)
  }
  let rulebook = rulebooks.get(packs)
  if (rulebook === undefined) rulebooks.set(packs, rulebook = composePacks(packs))
  return rulebook.on(day)
}
