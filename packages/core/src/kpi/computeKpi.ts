import type { ReadOptions } from "../citizen/readRecord.ts"
import { RulesError } from "../pack/errors.ts"
import { standsFor } from "../pack/inForce.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import type { Subject } from "../rules/answer.ts"
import type { Verdict } from "../logic/verdict.ts"
import type { RuleStatus } from "../rules/dated.ts"
import type { CivilDate, Period } from "../time/index.ts"
import type { Distribution } from "./continuous.ts"
import { countKpis } from "./countKpis.ts"
import type { Digest } from "./digest.ts"
import type { Estimates, EstimateUsed } from "./estimates.ts"
import type { DenominatorType } from "./frame.ts"
import type { Indicator } from "./indicator.ts"
import type { Membership, Tally } from "./populations.ts"
import type { Stratifier, StratifierName } from "./stratify.ts"

/** How indicators are computed. */
export interface KpiSettings<Id extends string = string> extends ReadOptions {
  /** Half-open. Facts are read at its last day; give the rules of that day. */
  readonly period: Period
  /** Ids of indicators. Default: all in force. */
  readonly indicators?: readonly Id[]
  /** Broken down by these, each on its own, besides the strata that belong to a definition. */
  readonly by?: readonly (StratifierName | Stratifier)[]
  /** To which unit a person counts, instead of what definitions say: the stratifier `village` then gives its keys. */
  readonly attribution?: Stratifier["keysOf"]
  /** Estimated numbers of people, for indicators whose denominator is one. */
  readonly estimates?: Estimates
  /** Whether to list every subject's membership. */
  readonly people?: boolean
  /** What local time is ahead of UTC, in minutes, where definitions compare instants. Default: each by the clock on the wall where it was written. */
  readonly utcOffset?: number
}

/** What an indicator is computed from. */
export interface KpiOptions extends Omit<KpiSettings, "indicators"> {
  /** The persons, in any form; records read before are the fastest. */
  readonly records: Iterable<Subject>
  /** Villages and other units, for indicators that count them. */
  readonly units?: Iterable<Subject>
}

/** One person's, unit's or event's place in an indicator. */
export interface KpiMember {
  /** The subject. */
  readonly id: string
  /** The fact that is counted, where an indicator counts events. */
  readonly fact?: string
  readonly populations: Membership
  /** Whether it is in the numerator of those scored; left out if it is not among them. */
  readonly scored?: Verdict
  /** It is not known whether it is among those scored. */
  readonly undecided?: true
  /** The number of a continuous measure. */
  readonly value?: number
  /** Its keys in each breakdown. */
  readonly strata: Readonly<Record<string, readonly string[]>>
}

/** Counts, and the distribution of a continuous measure. */
export interface Figures extends Tally {
  readonly distribution?: Distribution
  /** The estimated number that stands for the denominator. */
  readonly estimate?: EstimateUsed
}

/** One value of a stratifier with its counts. */
export interface Stratum extends Figures {
  readonly key: string
}

/** What a report was made from, so that it can be made again. */
export interface Provenance {
  /** The version of the pack that holds the definition, `"nam-thanh-mien@2026.1.0"`, and a fingerprint of the definition. */
  readonly definition: { readonly pack: string; readonly digest: Digest; readonly status: RuleStatus }
  /** The day facts were read at, and the day by which they were known, if one was given. */
  readonly readOn: CivilDate
  readonly knownAt?: CivilDate
  /** How many subjects there were, and a fingerprint of all that was known of them. */
  readonly subjects: number
  readonly input: Digest
}

/** The result of one indicator. Counts only; plain data. */
export interface KpiReport extends Figures {
  readonly indicator: string
  readonly period: Period
  readonly rulebook: string
  readonly denominatorType: DenominatorType
  /** Whether a greater share is better. */
  readonly direction: Indicator["direction"]
  /** Below which count nothing is shown outside, where the definition says so. */
  readonly smallNumbers?: { readonly hideBelow: number }
  /** The share to reach for this period, and how many more must be reached, or fewer where less is better; 0 when it is reached. */
  readonly target?: number
  readonly missingToTarget?: number
  readonly strata: readonly { readonly by: string; readonly values: readonly Stratum[] }[]
  readonly people?: readonly KpiMember[]
  readonly provenance: Provenance
}

/**
 * Computes one indicator: who is in the denominator, who of them in the numerator, and how many are not known.
 *
 * A person is in the numerator only if surely in the denominator; a person whose facts do not decide is counted as unknown
 * and never as *no*. A share of nothing is absent, not zero.
 *
 * @param rules the rules in force on the last day of the period
 * @param indicator id of the indicator, `"nam-thanh-mien/insurance-coverage"`
 * @throws RulesError `TRAMYTE_RULES_NOT_IN_FORCE` when the rules have no such indicator
 * @example
 * ```ts
 * import { computeKpi } from "@tramyte/core"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const rules = loadCommune("nam-thanh-mien", "2026-12-31")
 * const home = { type: "permanent", commune: "11284" } as const
 * const report = computeKpi(rules, "nam-thanh-mien/insurance-coverage", {
 *   period: { from: "2026-01-01", until: "2027-01-01" },
 *   records: [{ id: "a", residence: home, insurance: true }, { id: "b", residence: home, insurance: false }, { id: "c", residence: home }]
 * })
 * report.scored // => { yes: 1, no: 1, unknown: 1 }
 * report.of // => 3
 * ```
 */
export const computeKpi = <Id extends string>(rules: RulesInForce<Id>, indicator: NoInfer<Id>, options: KpiOptions): KpiReport => {
  const found = rules.indicators.find((one) => standsFor(one, indicator))
  if (found === undefined) throw new RulesError("TRAMYTE_RULES_NOT_IN_FORCE", `The indicator "${indicator}" is not in force on ${rules.on} (${rules.rulebook}); in force are ${rules.indicators.map((one) => one.id).join(", ") || "none"}`)
  return computeKpis(rules, { ...options, indicators: [indicator] })[0]!
}

/**
 * Computes many indicators (default: all in force) with all their breakdowns in one pass over the people.
 *
 * @param rules the rules in force on the last day of the period
 */
export const computeKpis = <Id extends string>(rules: RulesInForce<Id>, { records, units = [], ...settings }: KpiOptions & { readonly indicators?: readonly NoInfer<Id>[] }): readonly KpiReport[] => {
  const counter = countKpis(rules, settings)
  for (const record of records) counter.person(record)
  for (const unit of units) counter.unit(unit)
  return counter.reports()
}
