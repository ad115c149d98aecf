import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { Source } from "../rules/answer.ts"
import { type CiteRef, type RuleStatus, weakerStatus } from "../rules/dated.ts"
import type { CompiledSeries } from "./compiled.ts"
import type { PreparedSchedule } from "./preparedSchedule.ts"
import type { RuleRef } from "./reasons.ts"
import type { Basis } from "./schedule.ts"

/** Where a verdict comes from: the cited texts, and the weakest status of the rules behind it. */
export interface Provenance {
  readonly sources: readonly Source[]
  readonly status: RuleStatus
}

/**
 * The sources of rules and of series. What says nothing of its own stands on what surrounds it: a rule on its target dose, that on
 * its series, that on its schedule. Each is looked up once for all people.
 */
export const provenanceOf = (prepared: PreparedSchedule, rules: RulesInForce, series: readonly string[], refs: readonly RuleRef[]): Provenance => {
  const known = rules.once(`provenance ${prepared.item.id}`, () => new Map<RuleRef | string, Provenance>())
  const parts = new Set<Provenance>()
  for (const id of series) parts.add(found(known, id, () => chainOf(prepared.compiled.series.get(id)), prepared, rules))
  for (const ref of refs) parts.add(found(known, ref, () => chainOf(prepared.compiled.series.get(ref.series), ref), prepared, rules))
  const sources = new Set<Source>()
  let status: RuleStatus = "verified"
  for (const part of parts) {
    status = weakerStatus(status, part.status)
    for (const source of part.sources) sources.add(source)
  }
  return { sources: [...sources], status }
}

type Chain = readonly (Basis | undefined)[]

const found = (known: Map<RuleRef | string, Provenance>, key: RuleRef | string, chain: () => Chain, prepared: PreparedSchedule, rules: RulesInForce): Provenance => {
  let provenance = known.get(key)
  if (provenance === undefined) known.set(key, provenance = read(chain(), prepared, rules))
  return provenance
}

const read = (chain: Chain, { item }: PreparedSchedule, rules: RulesInForce): Provenance => ({
  sources: (chain.find((basis) => basis?.cites !== undefined)?.cites ?? item.cites).flatMap((cite) => sourceOf(cite, rules)),
  status: chain.find((basis) => basis?.status !== undefined)?.status ?? item.status
})

/** One object for one place of a text, so that several rules of it name it once. */
const sourceOf = (cite: CiteRef, rules: RulesInForce): readonly Source[] => rules.once(`source ${cite.ref} ${cite.at ?? ""}`, () => {
  const citation = rules.citations.get(cite.ref)
  return citation === undefined ? [] : [{ ...cite, citation }]
})

/** The rule itself, then its target dose, then its series. */
const chainOf = (series: CompiledSeries | undefined, rule?: RuleRef): Chain => {
  const target = rule === undefined ? undefined : series?.targets[rule.targetDose - 1]?.source
  return [target === undefined ? undefined : partOf(rule!, target), target, series?.source]
}

const partOf = ({ part, index = 0 }: RuleRef, target: CompiledSeries["targets"][number]["source"]): Basis | undefined => {
  switch (part) {
    case "age": return target.ages?.[index]
    case "interval": return target.intervals?.[index]
    case "allowableInterval": return target.allowableIntervals?.[index]
    case "skip": return target.skips?.[index]
    default: return undefined
  }
}
