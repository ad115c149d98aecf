import type { Indicator, RulesInForce } from "@tramyte/core"
import type { CodeList, Definition } from "@tramyte/core/pack"

/** What indicators ask for among the results of engines. */
export interface AssessedCodes {
  readonly codes: ReadonlySet<string>
  /** Whether one asks for results of whatever code; a set that narrows such a set by codes counts as one. */
  readonly any: boolean
}

/**
 * Which `assessment` facts indicators ask for, through all rules and definitions that they use: what has to be worked out before
 * anything can be counted.
 */
export const assessedCodes = (rules: RulesInForce, indicators: readonly Indicator[]): AssessedCodes => {
  const codes = new Set<string>()
  let any = false
  const seen = new Set<string>()
  const follow = (id: string, isRule: boolean): void => {
    if (seen.has(id)) return
    seen.add(id)
    if (isRule) return visit(rules.scope.rule(id).rule.when)
    const { when, facts, quantity, point }: Definition = rules.scope.definition(id)
    visit([when, facts, quantity, point])
  }
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return
    const { kind, codes: asked, use, op, get, id } = node as Readonly<Record<string, unknown>>
    if (kind === "assessment") {
      if (asked === undefined) any = true
      else for (const code of rules.factSet({ kind, codes: asked as CodeList }).codes ?? []) codes.add(code)
    }
    if (typeof use === "string") follow(use, false)
    if (op === "rule") follow(String(id), true)
    if (get === "use") follow(String(id), false)
    Object.values(node).forEach(visit)
  }
  for (const { basis, initial, denominator, exclusion, numerator, exception, continuous, strata, attribution } of indicators) {
    visit([basis, initial, denominator, exclusion, numerator, exception, continuous, strata, attribution])
  }
  return { codes, any }
}
