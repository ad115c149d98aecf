import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { Cutoff, Classification, Finding, GrowthItem, GrowthSign, MilestoneRules, Plausibility, PretermRules, Supplement, WeighingRule } from "./growthItem.ts"
import type { Duration } from "../time/index.ts"
import type { GrowthStandards, GrowthTable } from "./growthTable.ts"

/** One thing that a pack lays down, with the item that says so. */
export interface Ruled<T> {
  readonly item: GrowthItem
  readonly is: T
}

/** What the packs of a day lay down about growth. */
export interface GrowthRules {
  readonly classifications: readonly Ruled<SettledClassification>[]
  /** In the order of the packs: a finding may build on earlier ones. */
  readonly findings: readonly Ruled<Finding>[]
  readonly signs: readonly Ruled<GrowthSign>[]
  /** The most local first: the first rule that fits is taken. */
  readonly weighing: readonly Ruled<readonly WeighingRule[]>[]
  readonly supplements: readonly Ruled<Supplement>[]
  readonly plausibility: readonly Ruled<Plausibility>[]
  readonly milestones: Ruled<MilestoneRules> | undefined
  readonly preterm: Ruled<PretermRules> | undefined
  readonly classesHold: Duration | undefined
  readonly tables: readonly GrowthTable[]
}

/** A classification whose cut-offs are numbers: those of the station, where it has set them. */
export interface SettledClassification extends Pick<Classification, "of" | "ages"> {
  readonly bands: readonly (Omit<Classification["bands"][number], "below" | "above"> & { readonly below: number; readonly above: number })[]
}

/** Reads what is in force about growth, once for the rules of a day. */
export const growthRules = (rules: RulesInForce): GrowthRules => rules.once("growth", () => {
  const saying = <Field extends keyof GrowthItem>(field: Field): readonly Ruled<NonNullable<GrowthItem[Field]>>[] =>
    rules.growth.flatMap((item) => item[field] === undefined ? [] : [{ item, is: item[field] }])
  return {
    classifications: saying("classification").map(({ item, is }) => ({ item, is: settled(is, rules) })),
    findings: saying("finding"),
    signs: saying("sign"),
    weighing: saying("weighing").toReversed(),
    supplements: saying("supplement"),
    plausibility: saying("plausibility"),
    milestones: saying("milestones").at(-1),
    preterm: saying("preterm").at(-1),
    classesHold: saying("classesHold").at(-1)?.is,
    tables: saying("table").map(({ is }) => is).toReversed()
  }
})

/** A band without a cut-off on one side goes on for ever there; one without any fits everything. */
const settled = ({ of, ages, bands }: Classification, rules: RulesInForce): SettledClassification => {
  const number = (cutoff: Cutoff): number => typeof cutoff === "number" ? cutoff : rules.parameter(cutoff.param) as number
  return { of, ages, bands: bands.map(({ below = Infinity, above = -Infinity, ...band }) => ({ ...band, below: number(below), above: number(above) })) }
}

const combined = new WeakMap<GrowthStandards, WeakMap<GrowthRules, GrowthStandards>>()

/** The standards with the tables of the packs in front of them. */
export const standardsUnder = (rules: GrowthRules, standards: GrowthStandards): GrowthStandards => {
  if (rules.tables.length === 0) return standards
  const known = combined.get(standards) ?? new WeakMap<GrowthRules, GrowthStandards>()
  combined.set(standards, known)
  const found = known.get(rules) ?? { ...standards, tables: [...rules.tables, ...standards.tables] }
  known.set(rules, found)
  return found
}
