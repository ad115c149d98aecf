import { type FactKindDefinition, factKinds, type ParameterRef, type ParameterValue, type RulesInForce, type Text } from "@tramyte/core"
import type { DatedItem, Freshness, Pack, Section, ValueSet } from "@tramyte/core/pack"

/** What the trees of one day refer to by name, read from the packs themselves. */
export interface LawOfDay {
  readonly rules: RulesInForce
  readonly value: (reference: ParameterRef) => ParameterValue
  readonly codes: (valueSet: string) => readonly string[]
  readonly kind: (kind: string) => FactKindDefinition
  /** Days around the day of a complete list during which the kind still counts as complete. */
  readonly freshness: (kind: string) => number
  readonly codeLabel: (code: string) => Text
}

/** Reads the names of one day. */
export const lawOfDay = (rules: RulesInForce, packs: readonly Pack[]): LawOfDay => {
  const valueSets = standingItems<ValueSet>(rules, "valueSets")
  const kinds = new Map([...factKinds, ...packs.flatMap((pack) => pack.factKinds ?? [])].map((kind) => [kind.kind, kind]))
  const freshness = new Map([...standingItems<Freshness>(rules, "freshness").values()].map(({ days, kind }) => [kind, days]))
  const labels = new Map([...valueSets.values()].flatMap((set) => set.codes.map(({ code, label }) => [code, label] as const)))
  return {
    rules,
    value: ({ param }) => rules.parameter(param),
    codes: (id) => valueSets.get(id)!.codes.map(({ code }) => code),
    // An entry of `complete` may be of a code ("assessment/growth-score"), or of a list.
    kind: (kind) => kinds.get(kind) ?? rules.scope.factKind(kind),
    freshness: (kind) => freshness.get(kind) ?? 0,
    codeLabel: (code) => labels.get(code) ?? { vi: code, en: code }
  }
}

/** The items of a section in force, under their own ids and those that they override. */
export const standingItems = <T extends DatedItem>(rules: RulesInForce, section: Section): ReadonlyMap<string, T> => {
  const standing = new Map<string, T>()
  for (const place of rules.items) {
    if (place.section !== section) continue
    const item = place.item as T
    const replaced = item.overrides === undefined ? undefined : standing.get(item.overrides)
    standing.set(item.id, item)
    if (replaced !== undefined) for (const [id, one] of standing) if (one === replaced) standing.set(id, item)
  }
  return standing
}
