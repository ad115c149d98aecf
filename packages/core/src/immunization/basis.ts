import type { CiteRef, RuleStatus } from "../rules/dated.ts"
import { weakerStatus } from "../rules/dated.ts"
import type { CompiledSchedule, CompiledSeries, CompiledTarget } from "./compiled.ts"
import type { RuleRef } from "./reasons.ts"
import type { Basis } from "./schedule.ts"
import type { ScheduleItem } from "./scheduleItem.ts"

/** Where a verdict comes from: the cited places, and the weakest status of the rules behind it. */
export interface Provenance {
  readonly cites: readonly CiteRef[]
  readonly status: RuleStatus
}

/** The sources of rules and of series. What says nothing of its own stands on what surrounds it. */
export const provenanceOf = (item: ScheduleItem, compiled: CompiledSchedule, series: readonly string[], rules: readonly RuleRef[]): Provenance => {
  const cites = new Map<string, CiteRef>()
  let status: RuleStatus = "verified"
  const add = (chain: readonly (Basis | undefined)[]): void => {
    const citing = chain.find((basis) => basis?.cites !== undefined)
    for (const cite of citing?.cites ?? item.cites) cites.set(`${cite.ref} ${cite.at ?? ""}`, cite)
    status = weakerStatus(status, chain.find((basis) => basis?.status !== undefined)?.status ?? item.status)
  }
  for (const id of series) add([compiled.series.get(id)?.source])
  for (const rule of rules) add(chainOf(rule, compiled.series.get(rule.series)))
  return { cites: [...cites.values()], status }
}

/** The rule itself, then its target dose, then its series. */
const chainOf = (rule: RuleRef, series: CompiledSeries | undefined): readonly (Basis | undefined)[] => {
  const target: CompiledTarget | undefined = series?.targets[rule.targetDose - 1]
  return [target === undefined ? undefined : partOf(rule, target), target?.source, series?.source]
}

const partOf = ({ part, index = 0 }: RuleRef, { source }: CompiledTarget): Basis | undefined => {
  switch (part) {
    case "age": return source.ages?.[index]
    case "interval": return source.intervals?.[index]
    case "allowableInterval": return source.allowableIntervals?.[index]
    case "skip": return source.skips?.[index]
    default: return undefined
  }
}
