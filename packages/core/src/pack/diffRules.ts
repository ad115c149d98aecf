import type { RecordView } from "../citizen/readRecord.ts"
import { assignGroups } from "../groups/assignGroups.ts"
import type { Text } from "../language/text.ts"
import { type Subject, viewOf } from "../rules/answer.ts"
import type { ActKey, DatedItem } from "../rules/dated.ts"
import { planScreening } from "../screening/planScreening.ts"
import type { ScreeningState } from "../screening/standing.ts"
import type { CivilDate } from "../time/index.ts"
import { replacementsOf } from "./acts.ts"
import type { Rulebook } from "./composePacks.ts"
import { originOf, standsFor } from "./inForce.ts"
import type { ParameterValue, Section } from "./pack.ts"
import type { RulesInForce } from "./rulesInForce.ts"

/** A rule, parameter, grouping or other item that differs between two states of the law. */
export interface ItemChange {
  readonly section: Section
  readonly id: string
  readonly label: Text
  readonly change: "added" | "removed" | "changed"
  /** The fields that differ, for a changed item: `["value", "cites"]`. */
  readonly fields: readonly string[]
  /** The item of a higher pack that it replaces: where it is added, that one no longer counts; where it is removed, it counts again. */
  readonly overrides?: string
  /** What counts before and after, where the value of a parameter differs: of the parameter itself, or of what it replaces. */
  readonly value?: { readonly before?: ParameterValue; readonly after?: ParameterValue }
}

/** An act that is replaced in one of two states of the law and not in the other. */
export interface ActReplaced extends ActKey {
  /** The id of the citation that replaces it, and from when. */
  readonly by: string
  readonly from: CivilDate
}

/** What changes for one person: only what differs stands in it. What replaces a grouping or protocol stands under the id of that one. */
export interface PersonChange {
  readonly subject: string
  /** Where the group that counts, or the groups where every match counts, differ. */
  readonly groups: readonly { readonly grouping: string; readonly before: readonly string[]; readonly after: readonly string[] }[]
  /** Where a protocol begins or ends to apply, or its state or last day differs. */
  readonly screening: readonly { readonly protocol: string; readonly before?: DueState; readonly after?: DueState }[]
}

/** How a protocol stands for a person. */
export interface DueState {
  readonly state: ScreeningState
  readonly dueBy?: CivilDate
}

/** Two states of the law held against each other. */
export interface RulesDiff {
  readonly before: { readonly on: CivilDate; readonly rulebook: string }
  readonly after: { readonly on: CivilDate; readonly rulebook: string }
  readonly items: readonly ItemChange[]
  /** The acts that are replaced after, and were not before. */
  readonly acts: readonly ActReplaced[]
  /** The people for whom something changes, in the order given. */
  readonly people: readonly PersonChange[]
}

/**
 * Says what changes between two states of the law, and for whom: two versions of the packs on one day.
 *
 * @param before the rulebook in use, and `after` the one to come
 * @param on the day that both are asked for
 * @param subjects the people to try it on; without them only the items are compared
 * @throws CitizenError when a person's data cannot be read
 * @example
 * ```ts
 * import { composePacks, diffRulebooks } from "@tramyte/core"
 * import { haiPhong, vietNam } from "@tramyte/pack-vn"
 *
 * diffRulebooks(composePacks([vietNam]), composePacks([vietNam, haiPhong]), "2026-07-15").people // => []
 * ```
 */
export const diffRulebooks = (before: Rulebook, after: Rulebook, on: CivilDate, subjects: Iterable<Subject> = []): RulesDiff =>
  diffRules(before.on(on), after.on(on), subjects)

/**
 * The same for any two states: one rulebook before and after the day a law changes, say.
 *
 * Each person is read at the day of each state, so that a birthday in between counts as well; for the law alone, take one
 * day.
 */
export const diffRules = (before: RulesInForce, after: RulesInForce, subjects: Iterable<Subject> = []): RulesDiff => {
  const people: PersonChange[] = []
  for (const subject of subjects) {
    const change = changeOf(before, after, viewOf(subject, before, {}), viewOf(subject, after, {}))
    if (change.groups.length + change.screening.length > 0) people.push(change)
  }
  return {
    before: { on: before.on, rulebook: before.rulebook },
    after: { on: after.on, rulebook: after.rulebook },
    items: itemChanges(before, after),
    acts: actChanges(before, after),
    people
  }
}

const itemChanges = (before: RulesInForce, after: RulesInForce): readonly ItemChange[] => {
  const keyed = (rules: RulesInForce) => new Map(rules.items.map((place) => [`${place.section} ${place.item.id}`, place]))
  const [old, now] = [keyed(before), keyed(after)]
  const changes: ItemChange[] = []
  for (const [key, { section, item }] of old) {
    const next = now.get(key)?.item
    if (next === undefined) changes.push({ section, id: item.id, label: item.label, change: "removed", fields: [], ...replacing(section, item, before, after) })
    else {
      const fields = differing(item, next)
      if (fields.length > 0) changes.push({ section, id: item.id, label: next.label, change: "changed", fields, ...replacing(section, next, before, after) })
    }
  }
  for (const [key, { section, item }] of now) {
    if (!old.has(key)) changes.push({ section, id: item.id, label: item.label, change: "added", fields: [], ...replacing(section, item, before, after) })
  }
  return changes
}

const replacing = (section: Section, { id, overrides }: DatedItem, before: RulesInForce, after: RulesInForce): Pick<ItemChange, "overrides" | "value"> => {
  const [old, now] = [before, after].map((rules) => rules.parameters.find((parameter) => standsFor(parameter, id) || (overrides !== undefined && standsFor(parameter, overrides)))?.value)
  return {
    ...(overrides === undefined ? {} : { overrides }),
    ...(section !== "parameters" || canonical(old) === canonical(now) ? {} : { value: { ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) } })
  }
}

const actChanges = (before: RulesInForce, after: RulesInForce): readonly ActReplaced[] => {
  const [old, now] = [replacedIn(before), replacedIn(after)]
  return [...now].filter(([key]) => !old.has(key)).map(([, act]) => act)
}

/** The acts that are replaced by the day, by key. */
const replacedIn = ({ citations, on }: RulesInForce): ReadonlyMap<string, ActReplaced> => {
  const found = new Map<string, ActReplaced>()
  for (const [key, replacements] of replacementsOf([...citations.values()].map((citation) => ({ pack: "", citation })))) {
    const [first] = replacements
    if (first !== undefined && first.from <= on) found.set(key, { issuer: first.act.issuer, number: first.act.number, year: first.act.year, by: first.by.id, from: first.from })
  }
  return found
}

const differing = (a: DatedItem, b: DatedItem): readonly string[] => {
  const [left, right] = [new Map<string, unknown>(Object.entries(a)), new Map<string, unknown>(Object.entries(b))]
  return [...new Set([...left.keys(), ...right.keys()])].filter((field) => canonical(left.get(field)) !== canonical(right.get(field)))
}

/** JSON text with the keys of objects in order, so that equal data are equal texts. */
const canonical = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, part: unknown) => typeof part === "object" && part !== null && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a < b ? -1 : 1))
    : part)

const changeOf = (before: RulesInForce, after: RulesInForce, then: RecordView, now: RecordView): PersonChange => {
  const groupings = new Set([...before.groupings, ...after.groupings].map(originOf))
  const plans = [dueStates(before, then), dueStates(after, now)] as const
  const protocols = new Set([...plans[0].keys(), ...plans[1].keys()])
  return {
    subject: now.subject,
    groups: [...groupings].map((grouping) => ({ grouping, before: groupsOf(before, then, grouping), after: groupsOf(after, now, grouping) }))
      .filter((one) => one.before.join() !== one.after.join()),
    screening: [...protocols].map((protocol) => {
      const [old, next] = [plans[0].get(protocol), plans[1].get(protocol)]
      return { protocol, ...(old === undefined ? {} : { before: old }), ...(next === undefined ? {} : { after: next }) }
    }).filter(({ before: old, after: next }) => canonical(old) !== canonical(next))
  }
}

const groupsOf = (rules: RulesInForce, view: RecordView, grouping: string): readonly string[] => {
  if (!rules.groupings.some((one) => standsFor(one, grouping))) return []
  const { mode, group, matches } = assignGroups(rules, view, { grouping })
  return mode === "every" ? matches.map(({ id }) => id) : group === undefined ? [] : [group.id]
}

/** By the id of the protocol, or of the one that it replaces. */
const dueStates = (rules: RulesInForce, view: RecordView): ReadonlyMap<string, DueState> => {
  const origins = rules.once("origins of protocols", () => new Map(rules.protocols.map((protocol) => [protocol.id, originOf(protocol)])))
  return new Map(planScreening(rules, view).items.map(({ protocol, state, dueBy }) => [origins.get(protocol) ?? protocol, { state, ...(dueBy === undefined ? {} : { dueBy }) }]))
}
