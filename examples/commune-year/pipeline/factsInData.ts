import type { HealthRecord, Indicator, RulesInForce, Text, UnitRecord } from "@tramyte/core"
import type { CodeList, Definition } from "@tramyte/core/pack"

/** What the files of a station hold at all: kinds of facts, their codes, and what else facts say. */
export interface FactsSeen {
  readonly add: (record: HealthRecord | UnitRecord) => void
  /** What an indicator reads that no record holds: for a station that wants to know what to write down. */
  readonly lackingFor: (indicator: Indicator, rules: RulesInForce) => readonly Text[]
}

/** Begins to note what kinds of facts there are. */
export const factsSeen = (): FactsSeen => {
  const codes = new Map<string, Set<string>>()
  const qualifiers = new Set<string>()
  return {
    add: ({ facts }) => {
      for (const fact of facts) {
        let known = codes.get(fact.kind)
        if (known === undefined) codes.set(fact.kind, known = new Set())
        for (const code of fact.code ?? []) known.add(code)
        if (fact.qualifiers !== undefined) for (const name of Object.keys(fact.qualifiers)) qualifiers.add(name)
      }
    },
    lackingFor: (indicator, rules) => {
      const lacking = readBy(indicator, rules).flatMap(({ kind, asked, qualifier, label }) => {
        const isThere = qualifier !== undefined ? qualifiers.has(qualifier)
          : asked === undefined ? codes.has(kind) : asked.some((code) => codes.get(kind)?.has(code) === true)
        return isThere ? [] : [label]
      })
      return [...new Map(lacking.map((label) => [label.vi, label])).values()]
    }
  }
}

/** A set of facts that a definition reads, or a place of a fact that it looks at. */
interface Read {
  readonly kind: string
  readonly asked?: readonly string[] | undefined
  readonly qualifier?: string
  readonly label: Text
}

/** Every set of facts that an indicator reads, through all rules and definitions that it uses. */
const readBy = (indicator: Indicator, rules: RulesInForce): readonly Read[] => {
  const found: Read[] = []
  const seen = new Set<string>()
  const { scope } = rules
  const follow = (id: string, ofRule: boolean): void => {
    if (seen.has(id)) return
    seen.add(id)
    if (ofRule) return visit(scope.rule(id).rule.when)
    const { when, facts, quantity, point }: Definition = scope.definition(id)
    visit([when, facts, quantity, point])
  }
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return
    const part = node as Readonly<Record<string, unknown>>
    if (typeof part["kind"] === "string") found.push(readOf(part["kind"], part["codes"] as CodeList | undefined, rules))
    if (typeof part["qualifiers"] === "object") {
      for (const [qualifier, test] of Object.entries(part["qualifiers"] as object)) found.push({ kind: "", qualifier, label: labelOfCodes((test as { readonly codes?: CodeList }).codes ?? test as CodeList, rules) ?? { vi: qualifier, en: qualifier } })
    }
    if (typeof part["use"] === "string") follow(part["use"], false)
    if (part["op"] === "rule") follow(String(part["id"]), true)
    if (part["get"] === "use") follow(String(part["id"]), false)
    Object.values(part).forEach(visit)
  }
  const { basis, initial, denominator, exclusion, numerator, exception, continuous } = indicator
  visit([basis, initial, denominator, exclusion, numerator, exception, continuous])
  return found
}

const readOf = (kind: string, codes: CodeList | undefined, { scope, factSet }: RulesInForce): Read => {
  const { label } = scope.factKind(kind)
  if (codes === undefined) return { kind, label }
  const asked = factSet({ kind, codes }).codes ?? []
  const named = labelOfCodes(codes, { scope }) ?? joined(asked.slice(0, 3).map(scope.codeLabel))
  return { kind, asked, label: { vi: `${label.vi}: ${lower(named.vi)}`, en: `${label.en}: ${lower(named.en)}` } }
}

/** The name of the value set, where codes are those of one. */
const labelOfCodes = (codes: CodeList, { scope }: Pick<RulesInForce, "scope">): Text | undefined =>
  "valueSet" in codes && typeof codes.valueSet === "string" ? scope.item(codes.valueSet).label : undefined

const joined = (labels: readonly Text[]): Text => ({ vi: labels.map(({ vi }) => vi).join(", "), en: labels.map(({ en }) => en).join(", ") })

/** A name within a sentence: `Gọi` is `gọi`, and `HPV` stays. */
const lower = (text: string): string => /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
