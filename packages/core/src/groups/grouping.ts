import type { Text } from "../language/text.ts"
import type { CiteRef, DatedItem, RuleStatus } from "../rules/dated.ts"
import type { ParameterRef, Predicate } from "../rules/predicate.ts"

/** The group of all who are in no other. */
export interface ResidualGroup {
  /** `"<grouping's pack>/<name>"`. */
  readonly id: string
  readonly label: Text
  /** Sources of its own; without them, those of the grouping hold. */
  readonly cites?: readonly CiteRef[]
  readonly status?: RuleStatus
}

/** One group of a grouping: who is in it, and why. */
export interface Group extends ResidualGroup {
  readonly when: Predicate
}

/**
 * A way to classify people: an ordered list of groups in which the first match counts (priority groups, entitlement
 * classes), or groups that a person may be in together (managed groups, subject codes). First match, all matches and
 * reasons are returned for both.
 *
 * Different groupings of one person are never merged.
 */
export interface Grouping extends DatedItem {
  /** `first`: ordered, one group a person. `every`: all that match. */
  readonly mode: "first" | "every"
  /** Whom it classifies; others are outside. */
  readonly scope: Predicate
  readonly groups: readonly Group[]
  /** Group ids in the order of precedence, where a parameter decides it; else the order of `groups`. */
  readonly order?: ParameterRef
  /** The residual group. An ordered grouping must have one, so that everybody in scope gets exactly one group. */
  readonly otherwise?: ResidualGroup
  /** The grouping that `assignGroups` uses when none is named: of several, that of the most local pack. */
  readonly main?: boolean
  /** The author means nobody to be in two of the groups; `testPack` looks for somebody who is. It changes no answer. */
  readonly exclusive?: boolean
}
