import { referencesOf } from "../pack/references.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { addDigest, type Digest, digestOf, digestOfText } from "./digest.ts"
import type { Indicator } from "./indicator.ts"

/** The fingerprint of a definition with all that it uses: rules, shared definitions, figures and code lists as they are in force. */
export const definitionDigest = (indicator: Indicator, rules: RulesInForce): Digest => rules.once(`digest ${indicator.id}`, () => {
  const { scope } = rules
  const sum = digestOfText(JSON.stringify(indicator))
  const seen = new Set<string>()
  const follow = (references: ReturnType<typeof referencesOf>): void => {
    for (const id of references.parameters) add(`parameter ${id}`, scope.value({ param: id }))
    for (const id of references.valueSets) add(`value set ${id}`, scope.valueSet(id))
    for (const id of references.rules) {
      const { rule } = scope.rule(id)
      if (add(`rule ${id}`, rule.when)) follow(referencesOf({ pack: "", section: "rules", item: rule }))
    }
    for (const id of references.definitions) {
      const definition = scope.definition(id)
      if (add(`definition ${id}`, definition)) follow(referencesOf({ pack: "", section: "definitions", item: definition }))
    }
  }
  const add = (name: string, value: unknown): boolean => {
    if (seen.has(name)) return false
    seen.add(name)
    addDigest(sum, digestOfText(`${name} ${JSON.stringify(value)}`), 1)
    return true
  }
  follow(referencesOf({ pack: "", section: "indicators", item: indicator }))
  return digestOf(sum)
})
