import type { HealthRecord, Indicator, RulesInForce, Text, UnitRecord } from "@tramyte/core"
import type { CodeList, Definition } from "@tramyte/core/pack"

/** What the files of a station hold at all: kinds of facts, their codes, and what else facts say. */
export interface FactsSeen {
  readonly add: (record: HealthRecord | UnitRecord) => void
  /** What an indicator reads that no record holds: for a station that wants to know what to write down. */
  readonly lackingFor: (indicator: Indicator, rules: RulesInForce) => readonly Text[]
  /** Whether nothing of what its numerator reads is on any record: that nobody has it then says nothing. */
  readonly nothingFor: (indicator: Indicator, rules: RulesInForce) => boolean
}

/** Begins to note what kinds of facts there are. */
export const factsSeen = (): FactsSeen => {
  const codes = new Map<string, Set<string>>()
  const qualifiers = new Set<string>()
  const isThere = ({ kind, asked, qualifier }: Read): boolean => qualifier !== undefined ? qualifiers.has(qualifier)
    : asked === undefined ? codes.has(kind) : asked.some((code) => codes.get(kind)?.has(code) === true)
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
      const { basis, initial, denominator, exclusion, numerator, exception, continuous } = indicator
      const lacking = readBy([basis, initial, denominator, exclusion, numerator, exception, continuous], rules).filter((one) => !isThere(one))
      return [...new Map(lacking.map(({ label }) => [label.vi, label])).values()]
    },
    nothingFor: ({ numerator }, rules) => {
      const read = readBy(numerator, rules)
      return read.length > 0 && !read.some(isThere)
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

/** Every set of facts that a part of an indicator reads, through all rules and definitions that it uses. */
const readBy = (part: unknown, rules: RulesInForce): readonly Read[] => {
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
    const inner = node as Readonly<Record<string, unknown>>
    if (typeof inner["kind"] === "string") found.push(readOf(inner["kind"], inner["codes"] as CodeList | undefined, rules))
    if (typeof inner["qualifiers"] === "object") {
      for (const [qualifier, test] of Object.entries(inner["qualifiers"] as object)) found.push({ kind: "", qualifier, label: lowered(labelOfCodes((test as { readonly codes?: CodeList }).codes ?? test as CodeList, rules) ?? { vi: qualifier, en: qualifier }) })
    }
    if (typeof inner["use"] === "string") follow(inner["use"], false)
    if (inner["op"] === "rule") follow(String(inner["id"]), true)
    if (inner["get"] === "use") follow(String(inner["id"]), false)
    Object.values(inner).forEach(visit)
  }
  visit(part)
  return found
}

const readOf = (kind: string, codes: CodeList | undefined, { scope, factSet }: RulesInForce): Read => {
  const { label } = scope.factKind(kind)
  if (codes === undefined) return { kind, label }
  const asked = factSet({ kind, codes }).codes ?? []
  const named = labelOfCodes(codes, { scope }) ?? joined(asked.slice(0, 3).map(scope.codeLabel))
  return { kind, asked, label: { vi: `${label.vi}: ${lowered(named).vi}`, en: `${label.en}: ${lowered(named).en}` } }
}

/** The name of the value set, where codes are those of one. */
const labelOfCodes = (codes: CodeList, { scope }: Pick<RulesInForce, "scope">): Text | undefined =>
  "valueSet" in codes && typeof codes.valueSet === "string" ? scope.item(codes.valueSet).label : undefined

const joined = (labels: readonly Text[]): Text => ({ vi: labels.map(({ vi }) => vi).join(", "), en: labels.map(({ en }) => en).join(", ") })

/** A name within a sentence: `Gọi` is `gọi`, and `HPV` stays. */
export const lowered = ({ vi, en }: Text): Text => ({ vi: lower(vi), en: lower(en) })

const lower = (text: string): string => /^\p{Lu}[\p{Ll} ]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
