import { type FactKindDefinition, factKinds } from "../citizen/factKinds.ts"
import type { Grouping } from "../groups/grouping.ts"
import { questionsOf } from "../kpi/frame.ts"
import type { Indicator } from "../kpi/indicator.ts"
import type { Rulebook } from "../pack/composePacks.ts"
import type { Rule } from "../pack/pack.ts"
import { isPlainLeaf } from "../rules/plain.ts"
import type { PlainFacts, Predicate } from "../rules/predicate.ts"
import type { Protocol } from "../screening/protocol.ts"

/** What of one kind of fact is read by any question, on any day: only that is held. */
export interface KindReads {
  readonly kind: string
  /** An event lasts one day, unless its end is told. */
  readonly shape: FactKindDefinition["shape"]
  /** A complete list tells only who has it now. */
  readonly current: boolean
  /** Roles of links that are looked at. */
  readonly roles: readonly string[]
  /** The numbers that are compared: `undefined` is the value itself, the others components by name. */
  readonly numbers: readonly (string | undefined)[]
}

/** What a rulebook's questions read, over all versions of its items, and the words that they tell apart. */
export interface Reads {
  readonly kinds: readonly KindReads[]
  /** Codes and ids of links that some question names; all others are alike to it. */
  readonly words: ReadonlySet<string>
}

/** Collects what the rules, groupings, protocols and indicators of a rulebook read, and further questions besides. */
export const readsOf = (rulebook: Rulebook, questions: readonly Predicate[]): Reads => {
  const into: Collected = { kinds: new Map(), words: new Set() }
  for (const question of questions) addPredicate(question, into)
  for (const pack of rulebook.packs) {
    for (const rule of pack.rules ?? []) addRule(rule, into)
    for (const grouping of pack.groupings ?? []) addGrouping(grouping, into)
    for (const protocol of pack.protocols ?? []) addProtocol(protocol, into)
    for (const indicator of pack.indicators ?? []) addIndicator(indicator, into)
    for (const { codes } of pack.valueSets ?? []) for (const { code } of codes) into.words.add(code)
    // A parameter may stand where a code list or the id of a link could.
    for (const { value } of pack.parameters ?? []) {
      if (typeof value === "string") into.words.add(value)
      else if (Array.isArray(value)) for (const word of value as readonly string[]) into.words.add(word)
    }
  }
  const definitions = new Map([...factKinds, ...rulebook.packs.flatMap((pack) => pack.factKinds ?? [])].map((definition) => [definition.kind, definition]))
  return {
    words: into.words,
    kinds: [...into.kinds].toSorted(([a], [b]) => a < b ? -1 : 1).map(([kind, { roles, numbers }]) => ({
      kind,
      shape: definitions.get(kind)?.shape ?? "state",
      current: definitions.get(kind)?.lists === "current",
      roles: [...roles].toSorted(),
      numbers: [...numbers]
    }))
  }
}

interface Collected {
  readonly kinds: Map<string, { readonly roles: Set<string>; readonly numbers: Set<string | undefined> }>
  readonly words: Set<string>
}

const addRule = ({ when }: Rule, into: Collected): void => addPredicate(when, into)

const addGrouping = ({ scope, groups }: Grouping, into: Collected): void => {
  addPredicate(scope, into)
  for (const { when } of groups) addPredicate(when, into)
}

const addProtocol = ({ who, doneBy }: Protocol, into: Collected): void => {
  addPredicate(who, into)
  addFacts(doneBy, into)
}

const addIndicator = (indicator: Indicator, into: Collected): void => {
  for (const predicate of questionsOf(indicator)) addPredicate(predicate, into)
}

const addPredicate = (predicate: Predicate, into: Collected): void => {
  switch (predicate.op) {
    case "all":
    case "any":
      for (const part of predicate.of) addPredicate(part, into)
      return
    case "not":
    case "sure":
    case "known": return addPredicate(predicate.of, into)
    // What is not of this form is asked of records, not of columns.
    case "exists":
    case "count":
    case "elapsed":
      if (isPlainLeaf(predicate)) addFacts(predicate.in, into)
      return
    case "value":
    case "change":
      if (isPlainLeaf(predicate)) addFacts(predicate.in, into).numbers.add(predicate.is.component)
      return
    default:
  }
}

const addFacts = (facts: PlainFacts, into: Collected) => {
  const { kind, codes, links, value } = facts
  const held = into.kinds.get(kind) ?? { roles: new Set<string>(), numbers: new Set<string | undefined>() }
  into.kinds.set(kind, held)
  if (value !== undefined) held.numbers.add(value.component)
  for (const [role, id] of Object.entries(links ?? {})) {
    held.roles.add(role)
    if (typeof id === "string") into.words.add(id)
  }
  if (Array.isArray(codes)) for (const code of codes as readonly string[]) into.words.add(code)
  return held
}
