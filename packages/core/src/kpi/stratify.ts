import type { FactView, RecordView } from "../citizen/readRecord.ts"
import { mainGroupsOf } from "../groups/assignGroups.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { EvaluationContext } from "../rules/context.ts"
import { inTime } from "../rules/factOrder.ts"
import type { CompileScope } from "../rules/question.ts"
import { ageInYears } from "../time/index.ts"
import type { Attribution, OrderedStrata } from "./indicator.ts"

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
 * Age bands in completed years that begin at birth and at the given ages: `[6, 60]` and `[0, 6, 60]` give `"0-5"`, `"6-59"`,
 * `"60+"`. A person whose birth date leaves two bands open, or who is not born yet, has the key `"unknown"`.
 */
export const ageBands = (starts: readonly number[]): Stratifier => {
  const sorted = [...new Set([0, ...starts])].toSorted((a, b) => a - b)
  const labels = sorted.map((start, index) => [sorted[index + 1] === undefined ? `${start}+` : `${start}-${sorted[index + 1]! - 1}`])
  const bandOf = (age: number): number => sorted.findLastIndex((start) => age >= start)
  return {
    id: "ageBand",
    keysOf: ({ birth }, { on }) => {
      if (birth === undefined) return unknown
      const { min, max } = ageInYears(birth, on)
      const band = bandOf(min)
      return band === bandOf(max) ? labels[band] ?? unknown : unknown
    },
    compare: (a, b) => a === "unknown" || b === "unknown" ? Number(a === "unknown") - Number(b === "unknown") : Number.parseInt(a) - Number.parseInt(b)
  }
}

/** Ordered bands: the first that surely holds takes the subject, unless it is not known whether an earlier one does. */
export const orderedStrata = ({ id, bands, otherwise }: OrderedStrata, rules: RulesInForce, scope: CompileScope = rules.scope): Stratifier => {
  const asked = bands.map((band) => ({ key: [band.id], question: scope.compile(band.when, scope) }))
  const places = new Map([...bands, otherwise].map((band, place) => [band.id, place]))
  const rest = [otherwise.id]
  const place = (key: string): number => places.get(key) ?? Infinity
  return {
    id,
    keysOf: (view, context) => {
      for (const { key, question } of asked) {
        const verdict = question.verdict(view, context)
        if (verdict !== "no") return verdict === "yes" ? key : unknown
      }
      return rest
    },
    compare: (a, b) => place(a) - place(b)
  }
}

/** The unit that a definition counts somebody to, instead of the village of residence. */
export const attributed = ({ in: facts, link }: Attribution, rules: RulesInForce): Stratifier => {
  const query = rules.scope.query(facts, rules.scope)
  return {
    id: "village",
    keysOf: (view, context) => {
      const { facts: found, sure } = query.members(view, context)
      // As with the village of residence: the last that surely holds, whatever else may be missing from what is known.
      const last = found.filter((_fact, index) => sure[index] === true).sort(inTime).at(-1)
      const unit = last?.fact.links?.[link]
      return typeof unit === "string" ? [unit] : unknown
    }
  }
}

/** Where somebody surely lives on the day: of several residences the permanent one, then the latest. */
const villageOf: Stratifier["keysOf"] = (view, { on }) => {
  let home: FactView | undefined
  for (const one of view.facts.get("residence") ?? none) {
    const { fact, startHi, endLo } = one
    const isHome = (fact.status ?? "final") === "final" && startHi <= on && on < endLo && fact.links?.["village"] !== undefined
    if (isHome && (home === undefined || goesBefore(one, home))) home = one
  }
  return home === undefined ? unknown : [home.fact.links!["village"]!]
}

const none: readonly FactView[] = []

const goesBefore = (one: FactView, other: FactView): boolean =>
  isPermanent(one) === isPermanent(other) ? inTime(one, other) > 0 : isPermanent(one)

const isPermanent = ({ fact }: FactView): boolean => fact.code?.includes("permanent") === true
