import type { ChecklistItem } from "../campaign/readiness/checklistItem.ts"
import { type FactKindDefinition, factKinds } from "../citizen/factKinds.ts"
import type { Grouping } from "../groups/grouping.ts"
import type { GrowthItem } from "../growth/growthItem.ts"
import type { ScheduleItem } from "../immunization/scheduleItem.ts"
import type { Indicator } from "../kpi/indicator.ts"
import type { Text } from "../language/text.ts"
import { compile, named } from "../rules/compile.ts"
import type { Citation, DatedItem } from "../rules/dated.ts"
import { type FactSet, factSet } from "../rules/factSet.ts"
import { type FactQuery, factQuery } from "../rules/factQuery.ts"
import { pointOf } from "../rules/points.ts"
import type { PlainFacts, Predicate } from "../rules/predicate.ts"
import { quantityOf } from "../rules/quantity.ts"
import type { DefinitionSort } from "../rules/references.ts"
import { type CompileScope, type Question, remembered, type RuleInForce } from "../rules/question.ts"
import type { Protocol } from "../screening/protocol.ts"
import type { CivilDate, EpochDay } from "../time/index.ts"
import type { Rulebook } from "./composePacks.ts"
import { RulesError } from "./errors.ts"
import { inForceOn, isInForce } from "./inForce.ts"
import type { CalendarItem, Definition, Freshness, Pack, Parameter, ParameterValue, Rule, Section, ValueSet } from "./pack.ts"
import { sections } from "./pack.ts"
import { freeNamesAmong } from "./freeNames.ts"
import { itemsOf, type PlacedItem } from "./placedItem.ts"

/**
 * The law of one day: what all packs of a rulebook say on it. Made by `rulebook.on(day)`; ask it with the verbs of the core.
 * `Id` are the ids that the compiler knows; leave it out in signatures of your own.
 */
export interface RulesInForce<out Id extends string = string> {
  readonly on: CivilDate
  readonly day: EpochDay
  /** The packs with their versions, `"vietnam@2026.1.0+cam-giang@2026.1.0"`. */
  readonly rulebook: string
  /** The law of another day, as the same packs have it. */
  readonly onDay: (day: CivilDate) => RulesInForce<Id>
  readonly citations: ReadonlyMap<string, Citation>
  /** Every dated item in force, with its pack and section. */
  readonly items: readonly PlacedItem[]
  readonly groupings: readonly Grouping[]
  readonly protocols: readonly Protocol[]
  readonly indicators: readonly Indicator[]
  readonly parameters: readonly Parameter[]
  readonly calendars: readonly CalendarItem[]
  readonly schedules: readonly ScheduleItem[]
  readonly growth: readonly GrowthItem[]
  readonly checklists: readonly ChecklistItem[]
  /**
   * Throws `RulesError` `TRAMYTE_RULES_UNKNOWN` for an id that no pack has in any of its versions: a misspelt one. What is
   * merely not in force on the day is no mistake.
   */
  readonly expectKnown: (section: Section, ids: readonly string[] | undefined) => void
  /** The value of a parameter in force. */
  // A method, so that rules with known ids can be given where any rules will do.
  parameter(id: Id): ParameterValue
  /** Compiles a predicate against these rules; with an item, its name and sources stand in the trace. */
  readonly question: (predicate: Predicate, item?: DatedItem & { readonly replaces?: DatedItem }) => Question
  /** Compiles the description of a set of facts against these rules. */
  readonly factSet: (facts: PlainFacts) => FactSet
  /** What predicates refer to by name, for engines of their own (`@tramyte/core/engine`). */
  readonly scope: CompileScope
  /** Makes something once for these rules and keeps it. */
  readonly once: <T>(key: string, make: () => T) => T
}

/** Selects what is in force on a day, replaces what is overridden, and makes it ready to be asked. */
export const rulesInForce = (packs: readonly Pack[], rulebook: Pick<Rulebook, "id" | "on">, on: CivilDate, day: EpochDay): RulesInForce => {
  const inForce = new Map(sections.map((section) => [section, inForceOn(packs, section, on)]))
  const items = <T extends DatedItem>(section: Section): ReadonlyMap<string, T & { readonly replaces?: DatedItem }> =>
    inForce.get(section) as ReadonlyMap<string, T & { readonly replaces?: DatedItem }>
  const need = <T extends DatedItem>(section: Section, id: string): T & { readonly replaces?: DatedItem } => {
    const item = items<T>(section).get(id)
    if (item === undefined) throw new RulesError("TRAMYTE_RULES_NOT_IN_FORCE", `"${id}" is not among the ${section} in force on ${on} (${rulebook.id})`)
    return item
  }
  const kinds = new Map<string, FactKindDefinition>([...factKinds, ...packs.flatMap((pack) => pack.factKinds ?? [])].map((kind) => [kind.kind, kind]))
  const codes = codeLabels(items<ValueSet>("valueSets").values())
  const freshness = new Map([...items<Freshness>("freshness").values()].map((item) => [item.kind, item.days]))
  const made = new Map<string, unknown>()
  const once = <T>(key: string, make: () => T): T => {
    if (!made.has(key)) made.set(key, make())
    return made.get(key) as T
  }
  const defined = <Sort extends DefinitionSort>(id: string, sort: Sort): NonNullable<Definition[Sort]> => {
    const definition = need<Definition>("definitions", id)[sort]
    if (definition === undefined) throw new RulesError("TRAMYTE_RULES_NOT_IN_FORCE", `"${id}" is not defined as ${sort} on ${on} (${rulebook.id})`)
    return definition
  }
  /** A rule, or a condition that was defined by name. */
  const ruleOf = (id: string): RuleInForce => {
    const { when, ...definition } = items<Definition>("definitions").get(id) ?? {} as Partial<Definition>
    return when === undefined ? need<Rule>("rules", id) : { ...definition as DatedItem, when }
  }
  const freeNames = freeNamesAmong((id) => items<DatedItem>("rules").get(id) ?? items<DatedItem>("definitions").get(id))
  const isClosed = (id: string): boolean => freeNames(id).size === 0
  const scope: CompileScope = {
    value: ({ param }) => need<Parameter>("parameters", param).value,
    parameter: (id) => need<Parameter>("parameters", id),
    item: (id) => items<DatedItem>("parameters").get(id) ?? items<DatedItem>("valueSets").get(id) ?? need("definitions", id),
    valueSet: (id) => need<ValueSet>("valueSets", id).codes.map((entry) => entry.code),
    freshness: (kind) => freshness.get(kind) ?? 0,
    rule: (id, around) => isClosed(id) ? once(`rule ${id}`, () => {
      const rule = ruleOf(id)
      const question = compile(rule.when, scope)
      return { rule, question: { ...question, verdict: remembered(question.verdict) } }
    }) : { rule: ruleOf(id), question: compile(ruleOf(id).when, around ?? scope) },
    set: (id, around) => isClosed(id) ? once(`set ${id}`, () => rememberedSet(factQuery(defined(id, "facts"), scope))) : factQuery(defined(id, "facts"), around),
    quantity: (id, around) => isClosed(id) ? once(`quantity ${id}`, () => remembered(quantityOf(defined(id, "quantity"), scope))) : quantityOf(defined(id, "quantity"), around),
    point: (id, around) => isClosed(id) ? once(`point ${id}`, () => {
      const point = defined(id, "point")
      return { day: remembered(pointOf(point, "day", scope)), instant: remembered(pointOf(point, "instant", scope)) }
    }) : { day: pointOf(defined(id, "point"), "day", around), instant: pointOf(defined(id, "point"), "instant", around) },
    isClosed,
    definition: (id) => need<Definition>("definitions", id),
    factKinds: () => kinds.values(),
    compile,
    query: factQuery,
    number: quantityOf,
    factKind: (kind) => kinds.get(kind) ?? { kind, shape: "state", label: { vi: kind, en: kind }, question: { vi: kind, en: kind } },
    codeLabel: (code) => codes.get(code) ?? { vi: code, en: code }
  }
  return {
    on,
    day,
    rulebook: rulebook.id,
    onDay: rulebook.on,
    citations: new Map(packs.flatMap((pack) => pack.citations).map((citation) => [citation.id, citation])),
    items: itemsOf(packs).filter(({ item }) => isInForce(item, on)),
    groupings: unique(items<Grouping>("groupings")),
    protocols: unique(items<Protocol>("protocols")),
    indicators: unique(items<Indicator>("indicators")),
    parameters: unique(items<Parameter>("parameters")),
    calendars: unique(items<CalendarItem>("calendars")),
    schedules: unique(items<ScheduleItem>("schedules")),
    growth: unique(items<GrowthItem>("growth")),
    checklists: unique(items<ChecklistItem>("checklists")),
    expectKnown: (section, ids) => {
      for (const id of ids ?? []) {
        const known = once(`ids ${section}`, () => new Set(packs.flatMap((pack) => (pack[section] ?? []).map((item) => item.id))))
        if (!known.has(id)) throw new RulesError("TRAMYTE_RULES_UNKNOWN", `"${id}" is not among the ${section} of any pack (${rulebook.id}); there are ${[...known].join(", ") || "none"}`)
      }
    },
    parameter: (id) => need<Parameter>("parameters", id).value,
    question: (predicate, item) => {
      const question = compile(predicate, scope)
      return item === undefined ? question : named(item, question)
    },
    factSet: (facts) => factSet(facts, scope),
    scope,
    once
  }
}

const rememberedSet = (query: FactQuery): FactQuery => ({ ...query, members: remembered(query.members) })

/** The items in the order of their packs: an override stands where its own pack is, not where that of the replaced one was. */
const unique = <T>(items: ReadonlyMap<string, T>): readonly T[] => [...new Set([...items.values()].reverse())].reverse()

const codeLabels = (sets: Iterable<ValueSet>): ReadonlyMap<string, Text> => {
  const labels = new Map<string, Text>()
  for (const set of sets) for (const { code, label } of set.codes) labels.set(code, label)
  return labels
}
