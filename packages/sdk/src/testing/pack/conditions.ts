import { civilDate, epochDay, type CivilDate, type Facts, type HealthRecord, type Predicate, type Protocol, type Verdict } from "@tramyte/core"
import type { ScheduleItem } from "@tramyte/core/immunization"
import { type Definition, type Grouping, type Indicator, itemsOf, type Pack, type PlacedItem, type Rule, type Rulebook } from "@tramyte/core/pack"
import { expander, type FlagSetting, flagsOf, withFlags } from "./expandPredicate.ts"
import { findPerson, type FindOptions, type Goal } from "./findPerson.ts"
import { hasFreeNames } from "./freeNames.ts"
import { indicatorParts } from "./indicatorParts.ts"
import { lawOfDay } from "./lawOfDay.ts"
import { dayOf, partsOf } from "./naiveCalendar.ts"
import { type Probe, probeOf } from "./probe.ts"
import { isWithinReach } from "./withinReach.ts"

/** One condition of a pack as it stands on a day. */
export interface Condition {
  readonly pack: string
  readonly at: string
  readonly part: string
  readonly on: CivilDate
  readonly probe: Probe
  /** As the author wrote it, and with the referred rules put in place. */
  readonly source: Predicate
  readonly tree: Predicate
  readonly expand: (predicate: Predicate) => Predicate
  /** What holds of everybody who is asked: the scope of the grouping, the denominator. */
  readonly given: readonly Goal[]
  /** What the author asks, where `source` asks it of something else than the person: of an event. */
  readonly asked?: Predicate
  /** Questions that stand for a verdict, to be answered yes: that there is an event of which the condition does not hold. */
  readonly instead?: Readonly<Partial<Record<Verdict, Predicate>>>
}

/** A grouping with the conditions of its groups in the order of precedence. */
export interface GroupingUnderTest {
  readonly place: PlacedItem
  readonly grouping: Grouping
  readonly groups: readonly { readonly id: string; readonly condition: Condition }[]
}

/** All that is to be tested of a pack. */
export interface Conditions {
  readonly all: readonly Condition[]
  readonly groupings: readonly GroupingUnderTest[]
  readonly protocols: readonly { readonly protocol: Protocol; readonly condition: Condition }[]
}

/**
 * The conditions of a pack, and those of the packs that it needs which what it overrides could have spoilt.
 *
 * @param on days to test on; by default, for each version of an item, the last day within its time on which an item comes into force
 */
export const conditionsOf = (rulebook: Rulebook, pack: Pack, on: readonly CivilDate[]): Conditions => {
  const placed = itemsOf(rulebook.packs)
  const changes = [...new Set(placed.map(({ item }) => item.from))].sort()
  const touched = touchedBy(pack, placed)
  const days = new Map<CivilDate, ReturnType<typeof onDay>>()
  const dayFor = (day: CivilDate) => {
    const known = days.get(day) ?? onDay(rulebook, day)
    days.set(day, known)
    return known
  }
  const all: Condition[] = []
  const groupings: GroupingUnderTest[] = []
  const protocols: { readonly protocol: Protocol; readonly condition: Condition }[] = []
  for (const place of placed) {
    if (place.pack !== pack.id && !touched.has(place.item.id)) continue
    for (const day of testDays(place, on, changes)) {
      const { addDefinition, addRule, addGrouping, addIndicator, addProtocol, addSchedule } = dayFor(day)
      switch (place.section) {
        case "rules":
          all.push(addRule(place, place.item as Rule))
          break
        case "groupings": {
          const { conditions, under } = addGrouping(place, place.item as Grouping)
          all.push(...conditions)
          groupings.push(under)
          break
        }
        case "protocols": {
          const conditions = addProtocol(place, place.item as Protocol)
          all.push(...conditions)
          protocols.push({ protocol: place.item as Protocol, condition: conditions[0]! })
          break
        }
        case "definitions":
          all.push(...addDefinition(place, place.item as Definition))
          break
        case "indicators":
          all.push(...addIndicator(place, place.item as Indicator))
          break
        case "schedules":
          all.push(...addSchedule(place, place.item as ScheduleItem))
          break
        default:
      }
    }
  }
  return { all, groupings, protocols }
}

/** Items of other packs that refer, directly or through others, to something that this pack overrides. */
const touchedBy = (pack: Pack, placed: readonly PlacedItem[]): ReadonlySet<string> => {
  const overridden = new Set(placed.filter((place) => place.pack === pack.id).flatMap(({ item }) => item.overrides ?? []))
  const touched = new Set(overridden)
  const texts = placed.map(({ item }) => ({ id: item.id, text: JSON.stringify(item) }))
  for (let before = -1; before !== touched.size;) {
    before = touched.size
    for (const { id, text } of texts) if ([...touched].some((one) => one !== id && text.includes(`"${one}"`))) touched.add(id)
  }
  return new Set([...touched].filter((id) => !overridden.has(id)))
}

const testDays = ({ item }: PlacedItem, on: readonly CivilDate[], changes: readonly CivilDate[]): readonly CivilDate[] => {
  const holds = (day: CivilDate): boolean => item.from <= day && (item.until === undefined || day < item.until)
  if (on.length > 0) return on.filter(holds)
  const last = changes.findLast(holds)
  return last === undefined ? [] : [last]
}

const onDay = (rulebook: Rulebook, day: CivilDate) => {
  const law = lawOfDay(rulebook.on(day), rulebook.packs)
  const probe = probeOf(law, { on: law.rules.day })
  // Indicators are read on the last day of a period: here, of the year to date.
  const ofPeriod = probeOf(law, { on: law.rules.day, period: { from: dayOf(partsOf(law.rules.day).year, 1, 1), until: law.rules.day + 1 } })
  const expand = expander(law.rules)
  const condition = (place: PlacedItem, part: string, source: Predicate, more: { readonly at?: string; readonly given?: readonly Goal[]; readonly probe?: Probe; readonly more?: Pick<Condition, "asked" | "instead"> } = {}): Condition => ({
    pack: place.pack, at: more.at ?? `${place.section}/${place.item.id}`, part, on: day, probe: more.probe ?? probe, source, tree: expand(source), expand, given: more.given ?? [], ...more.more
  })
  const yes = (predicate: Predicate): Goal => ({ tree: expand(predicate), wanted: ["yes"] })
  /** A set is asked for as a question: whether there is such a fact. */
  const ofSet = (place: PlacedItem, part: string, set: Facts, on: Probe): Condition => {
    const source: Predicate = { op: "exists", in: set }
    const tree = expand(source)
    // A list of some kinds never says that there was no such fact; a fact of the kind that does not belong shows as well what the set leaves out.
    const kinds = tree.op === "exists" ? kindsOf(tree.in) : []
    const outside: Predicate = { op: "any", of: [{ op: "not", of: source }, { op: "exists", in: { anyOf: kinds.map((kind) => ({ kind })), except: set } }] }
    return condition(place, part, source, { probe: on, ...(kinds.length === 0 ? {} : { more: { instead: { no: outside } } }) })
  }
  return {
    addRule: (place: PlacedItem, rule: Rule): Condition => condition(place, "when", rule.when),
    addGrouping: (place: PlacedItem, grouping: Grouping): { readonly conditions: readonly Condition[]; readonly under: GroupingUnderTest } => {
      const order = grouping.order === undefined ? undefined : law.value(grouping.order) as readonly string[]
      const groups = (order === undefined ? grouping.groups : grouping.groups.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)))
        .map((group) => ({ id: group.id, condition: condition(place, "when", group.when, { at: `groupings/${grouping.id}/${group.id}`, given: [yes(grouping.scope)] }) }))
      return { conditions: [condition(place, "scope", grouping.scope), ...groups.map((group) => group.condition)], under: { place, grouping, groups } }
    },
    addProtocol: (place: PlacedItem, { ages, who }: Protocol): readonly Condition[] => {
      const { from, until } = ages ?? {}
      const aged: readonly Predicate[] = from === undefined && until === undefined ? [] :
        [{ op: "age", ...(from === undefined ? {} : { atLeast: from }), ...(until === undefined ? {} : { below: until }) }]
      return [condition(place, "eligible", { op: "all", of: [{ op: "alive" }, ...aged, who] }), condition(place, "who", who)]
    },
    /** What speaks of facts that are named elsewhere is tried there. */
    addDefinition: (place: PlacedItem, { facts, id, when }: Definition): readonly Condition[] => {
      const source: Predicate | undefined = when ?? (facts === undefined ? undefined : { op: "exists", in: { use: id } })
      if (source === undefined || hasFreeNames(expand(source))) return []
      return [when === undefined ? ofSet(place, "facts", { use: id }, ofPeriod) : condition(place, "when", when, { probe: ofPeriod })]
    },
    /** How a record shows each observation; that none ever does must be written out, and is no fault. */
    addSchedule: (place: PlacedItem, { observed = {} }: ScheduleItem): readonly Condition[] => Object.entries(observed).flatMap(([code, seen]) =>
      "facts" in seen ? [ofSet(place, `observed.${code}`, seen.facts, probe)] : isNobody(seen.when) ? [] : [condition(place, `observed.${code}`, seen.when)]),
    addIndicator: (place: PlacedItem, indicator: Indicator): readonly Condition[] => indicatorParts(indicator).map(({ given, name, ofEvent, when }) =>
      condition(place, name, when, { probe: ofPeriod, given: given.map(({ tree, wanted }) => ({ tree: expand(tree), wanted })), ...(ofEvent === undefined ? {} : { more: ofEvent }) }))
  }
}

/** Whether an author says outright that a condition holds for everybody: `all` of nothing. */
export const isEverybody = (predicate: Predicate): boolean => predicate.op === "all" && predicate.of.length === 0

/** Whether an author says outright that a condition holds for nobody: `any` of nothing. */
const isNobody = (predicate: Predicate): boolean => predicate.op === "any" && predicate.of.length === 0

/** A person found, and the choices of true or false with which; none if they are those in force. */
export interface FoundPerson {
  readonly record: HealthRecord
  readonly choices?: FlagSetting
}

const mostSettings = 16

/** Looks for a person under the choices in force, and if there is none, under others. */
export const findUnderChoices = (condition: Condition, goals: readonly Goal[], options: Omit<FindOptions, "accept"> & {
  readonly accept?: (record: HealthRecord, settle: (tree: Predicate) => Predicate) => boolean
} = {}): FoundPerson | undefined => {
  const { probe } = condition
  const flags = flagsOf(...goals.map(({ tree }) => tree))
  const now = Object.fromEntries(flags.map((param) => [param, probe.law.value({ param }) === true]))
  const { accept, ...effort } = options
  for (const setting of settingsFrom(now)) {
    const settled = new Map<Predicate, Predicate>()
    const settle = (tree: Predicate): Predicate => {
      const known = settled.get(tree) ?? withFlags(tree, { ...nowOf(tree, condition), ...setting })
      settled.set(tree, known)
      return known
    }
    const record = findPerson(probe, goals.map(({ tree, wanted }) => ({ tree: settle(tree), wanted })), {
      ...effort,
      ...(accept === undefined ? {} : { accept: (one: HealthRecord) => accept(one, settle) })
    })
    if (record !== undefined) return setting === now ? { record } : { record, choices: differing(setting, now) }
  }
  return undefined
}

const nowOf = (tree: Predicate, { probe }: Condition): FlagSetting => Object.fromEntries(flagsOf(tree).map((param) => [param, probe.law.value({ param }) === true]))

/** The choices in force first, then those with the fewest changes. */
const settingsFrom = (now: FlagSetting): readonly FlagSetting[] => {
  const flags = Object.keys(now)
  const settings: FlagSetting[] = [now]
  for (let changes = 1; changes < 2 ** Math.min(flags.length, 10); changes++) {
    settings.push(Object.fromEntries(flags.map((flag, index) => [flag, (changes >> index & 1) === 1 ? !now[flag]! : now[flag]!])))
  }
  const changed = (setting: FlagSetting): number => flags.filter((flag) => setting[flag] !== now[flag]).length
  return settings.sort((a, b) => changed(a) - changed(b)).slice(0, mostSettings)
}

const differing = (setting: FlagSetting, now: FlagSetting): FlagSetting => Object.fromEntries(Object.entries(setting).filter(([flag, on]) => on !== now[flag]))

/** The goals of a condition: what is given, and the verdict wanted of the condition itself. */
export const goalsFor = ({ expand, given, instead, tree }: Condition, wanted: Verdict): readonly Goal[] => {
  const other = instead?.[wanted]
  return [...given, other === undefined ? { tree, wanted: [wanted] } : { tree: expand(other), wanted: ["yes"] }]
}

/** Whether a verdict of a condition is given, by the answers to questions as they are written. */
export const gives = ({ given, instead, source }: Condition, wanted: Verdict, ask: (predicate: Predicate) => Verdict): boolean => {
  const other = instead?.[wanted]
  return given.every((goal) => goal.wanted.includes(ask(goal.tree))) && (other === undefined ? ask(source) === wanted : ask(other) === "yes")
}

/** Whether finding nobody for a condition means that there is nobody. */
export const isSearchable = ({ given, probe, tree }: Condition): boolean => [tree, ...given.map((goal) => goal.tree)].every((one) => isWithinReach(one, probe.law))

/** The kinds that facts of a set are of; the set is written out. */
const kindsOf = (set: Facts): readonly string[] =>
  "kind" in set ? [set.kind] : "of" in set ? kindsOf(set.of) : "anyOf" in set ? [...new Set(set.anyOf.flatMap(kindsOf))] : []

/** The day before or after. */
export const shifted = (day: CivilDate, by: number): CivilDate => civilDate(epochDay(day) + by)
