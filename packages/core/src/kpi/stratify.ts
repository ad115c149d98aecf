import type { RecordView } from "../citizen/readRecord.ts"
import { mainGroupsOf } from "../groups/assignGroups.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { EvaluationContext } from "../rules/context.ts"
import { ageInYears } from "../time/index.ts"

/** The breakdowns that the core knows. */
export type StratifierName = "village" | "sex" | "ageBand" | "group"

/** A way to break people down. A person has one key in each, or several where groups overlap; what is not known has the key `"unknown"`. */
export interface Stratifier {
  readonly id: string
  readonly keysOf: (view: RecordView, context: EvaluationContext) => readonly string[]
  /** The order of keys; default alphabetical. */
  readonly compare?: (a: string, b: string) => number
}

const unknown: readonly string[] = ["unknown"]

/** The stratifier of that name under the rules in force. */
export const stratifierOf = (name: StratifierName, rules: RulesInForce): Stratifier => {
  switch (name) {
    case "village": return { id: name, keysOf: villageOf }
    case "sex": return { id: name, keysOf: ({ sex }) => sex === undefined ? unknown : [sex] }
    case "ageBand": return ageBands([0, 6, 16, 40, 60, 80])
    case "group": return { id: name, keysOf: (view, context) => mainGroupsOf(rules, view, context) }
  }
}

/**
 * Age bands in completed years that begin at the given ages: `[0, 6, 60]` gives `"0-5"`, `"6-59"`, `"60+"`. A person whose
 * birth date leaves two bands open has the key `"unknown"`.
 */
export const ageBands = (starts: readonly number[]): Stratifier => {
  const labels = starts.map((start, index) => starts[index + 1] === undefined ? [`${start}+`] : [`${start}-${starts[index + 1]! - 1}`])
  const bandOf = (age: number): number => starts.findLastIndex((start) => age >= start)
  return {
    id: "ageBand",
    keysOf: ({ birth }, { on }) => {
      if (birth === undefined) return unknown
      const { min, max } = ageInYears(birth, on)
      const band = bandOf(min)
      return band === bandOf(max) && labels[band] !== undefined ? labels[band] : unknown
    },
    compare: (a, b) => Number.parseInt(a) - Number.parseInt(b) || (a === b ? 0 : a === "unknown" ? 1 : b === "unknown" ? -1 : 0)
  }
}

const villageOf: Stratifier["keysOf"] = (view, { on }) => {
  for (const { fact, startHi, endLo } of view.facts.get("residence") ?? []) {
    if (startHi <= on && on < endLo && fact.links?.["village"] !== undefined) return [fact.links["village"]]
  }
  return unknown
}
