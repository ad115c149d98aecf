import type { RecordView } from "../citizen/readRecord.ts"
import { assignGroups } from "../groups/assignGroups.ts"
import type { Text } from "../language/text.ts"
import { type Subject, viewOf } from "../rules/answer.ts"
import type { DatedItem } from "../rules/dated.ts"
import { planScreening } from "../screening/planScreening.ts"
import type { ScreeningState } from "../screening/standing.ts"
import type { CivilDate } from "../time/index.ts"
import type { Rulebook } from "./composePacks.ts"
import type { Section } from "./pack.ts"
import type { RulesInForce } from "./rulesInForce.ts"

/** A rule, parameter, grouping or other item that differs between two states of the law. */
export interface ItemChange {
  readonly section: Section
  readonly id: string
  readonly label: Text
  readonly change: "added" | "removed" | "changed"
  /** The fields that differ, for a changed item: `["value", "cites"]`. */
  readonly fields: readonly string[]
}

/** What changes for one person: only what differs stands in it. */
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
    people
  }
}

const itemChanges = (before: RulesInForce, after: RulesInForce): readonly ItemChange[] => {
  const keyed = (rules: RulesInForce) => new Map(rules.items.map((place) => [`${place.section} ${place.item.id}`, place]))
  const [old, now] = [keyed(before), keyed(after)]
  const changes: ItemChange[] = []
  for (const [key, { section, item }] of old) {
    const next = now.get(key)?.item
    if (next === undefined) changes.push({ section, id: item.id, label: item.label, change: "removed", fields: [] })
    else {
      const fields = differing(item, next)
      if (fields.length > 0) changes.push({ section, id: item.id, label: next.label, change: "changed", fields })
    }
  }
  for (const [key, { section, item }] of now) {
    if (!old.has(key)) changes.push({ section, id: item.id, label: item.label, change: "added", fields: [] })
  }
  return changes
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
  const groupings = new Set([...before.groupings, ...after.groupings].map(({ id }) => id))
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
  if (!rules.groupings.some(({ id }) => id === grouping)) return []
  const { mode, group, matches } = assignGroups(rules, view, { grouping })
  return mode === "every" ? matches.map(({ id }) => id) : group === undefined ? [] : [group.id]
}

const dueStates = (rules: RulesInForce, view: RecordView): ReadonlyMap<string, DueState> =>
  new Map(planScreening(rules, view).items.map(({ protocol, state, dueBy }) => [protocol, { state, ...(dueBy === undefined ? {} : { dueBy }) }]))
