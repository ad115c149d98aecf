import type { ReadOptions, RecordView } from "../citizen/readRecord.ts"
import { RulesError } from "../pack/errors.ts"
import { standsFor } from "../pack/inForce.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { type AskOptions, type Subject, viewOf } from "../rules/answer.ts"
import type { Question } from "../rules/question.ts"
import { contextOn, type EvaluationContext } from "../rules/context.ts"
import { civilDate, type Period, periodDays } from "../time/index.ts"
import type { Indicator, Target } from "./indicator.ts"
import { addMember, type IndicatorPopulations, type Membership, noPopulations, rateOf, type Tally, tally } from "./populations.ts"
import { type Stratifier, type StratifierName, stratifierOf } from "./stratify.ts"

/** What an indicator is computed from. */
export interface KpiOptions extends ReadOptions {
  /** The persons, in any form; records read before are the fastest. */
  readonly records: Iterable<Subject>
  /** Villages and other units, for indicators that count them. */
  readonly units?: Iterable<Subject>
  /** Half-open. Facts are read at its last day; give the rules of that day. */
  readonly period: Period
  /** Broken down by these, each on its own. */
  readonly by?: readonly (StratifierName | Stratifier)[]
  /** Whether to list every person's membership. */
  readonly people?: boolean
}

/** One person's or unit's place in an indicator. */
export interface KpiMember extends Membership {
  readonly id: string
}

/** One value of a stratifier with its counts. */
export interface Stratum extends Tally {
  readonly key: string
}

/** The result of one indicator. Counts only; plain data. */
export interface KpiReport extends Tally {
  readonly indicator: string
  readonly period: Period
  readonly rulebook: string
  /** How many more must be reached for the target, or fewer where less is better; 0 when it is reached; absent without a target. */
  readonly missingToTarget?: number
  readonly strata: readonly { readonly by: string; readonly values: readonly Stratum[] }[]
  readonly people?: readonly KpiMember[]
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
 * report.populations.numerator // => { yes: 1, no: 1, unknown: 1 }
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
export const computeKpis = <Id extends string>(
  rules: RulesInForce<Id>, options: KpiOptions & { readonly indicators?: readonly NoInfer<Id>[] }
): readonly KpiReport[] => {
  const counter = countKpis(rules, options)
  for (const record of options.records) counter.person(record)
  for (const unit of options.units ?? []) counter.unit(unit)
  return counter.reports()
}

/** Indicators while they are being counted: for people who come one by one, so that no more than one is held at a time. */
export interface KpiCounter {
  readonly person: (record: Subject) => void
  readonly unit: (record: Subject) => void
  /** The counts so far. */
  readonly reports: () => readonly KpiReport[]
}

/**
 * Begins to count indicators over people who are streamed from a store or a file.
 *
 * @param rules the rules in force on the last day of the period
 * @example
 * ```ts
 * import { countKpis } from "@tramyte/core"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const counter = countKpis(loadCommune("nam-thanh-mien", "2026-12-31"), {
 *   period: { from: "2026-01-01", until: "2027-01-01" }, indicators: ["nam-thanh-mien/insurance-coverage"]
 * })
 * counter.person({ id: "a", residence: { type: "permanent", commune: "11284" }, insurance: true })
 * counter.reports()[0]?.rate // => 1
 * ```
 */
export const countKpis = <Id extends string>(
  rules: RulesInForce<Id>, options: Omit<KpiOptions, "records" | "units"> & { readonly indicators?: readonly NoInfer<Id>[] }
): KpiCounter => {
  const { from, until } = periodDays(options.period)
  const context = contextOn(until - 1, { from, until })
  // A profile tells of the day on which the indicator is read.
  const read: AskOptions = { asOf: civilDate(until - 1), ...(options.knownAt === undefined ? {} : { knownAt: options.knownAt }) }
  rules.expectKnown("indicators", options.indicators)
  const stratifiers = (options.by ?? []).map((by) => typeof by === "string" ? stratifierOf(by, rules) : by)
  const wanted = rules.indicators.filter((indicator) => options.indicators === undefined || options.indicators.some((id) => standsFor(indicator, id)))
  const running = wanted.map((indicator) => start(indicator, rules, stratifiers))
  const persons = running.filter(({ indicator }) => indicator.basis === "person")
  const units = running.filter(({ indicator }) => indicator.basis === "village")
  // A village lies in itself.
  const ofUnits = stratifiers.map((one): Stratifier => one.id === "village" ? { ...one, keysOf: ({ subject }) => [subject] } : one)
  const countIn = (some: readonly Running[], by: readonly Stratifier[]) => (subject: Subject): void => {
    if (some.length > 0) count(some, viewOf(subject, rules, read), by, context, options.people === true)
  }
  return { person: countIn(persons, stratifiers), unit: countIn(units, ofUnits), reports: () => running.map((one) => finish(one, rules, options, stratifiers)) }
}

interface Running {
  readonly indicator: Indicator
  readonly denominator: Question
  readonly exclusion: Question | undefined
  readonly numerator: Question
  readonly total: IndicatorPopulations
  readonly strata: readonly Map<string, IndicatorPopulations>[]
  readonly people: KpiMember[]
}

const start = (indicator: Indicator, rules: RulesInForce, stratifiers: readonly Stratifier[]): Running => ({
  indicator,
  denominator: rules.question(indicator.denominator),
  exclusion: indicator.exclusion === undefined ? undefined : rules.question(indicator.exclusion),
  numerator: rules.question(indicator.numerator),
  total: noPopulations(),
  strata: stratifiers.map(() => new Map()),
  people: []
})

const count = (running: readonly Running[], view: RecordView, stratifiers: readonly Stratifier[], context: EvaluationContext, people: boolean): void => {
  let keys: readonly (readonly string[])[] | undefined
  for (const one of running) {
    const member = memberOf(one, view, context)
    if (member.denominator === "no") continue
    keys ??= stratifiers.map((stratifier) => stratifier.keysOf(view, context))
    addMember(one.total, member)
    one.strata.forEach((stratum, index) => {
      for (const key of keys![index]!) {
        let populations = stratum.get(key)
        if (populations === undefined) stratum.set(key, populations = noPopulations())
        addMember(populations, member)
      }
    })
    if (people) one.people.push({ id: view.subject, ...member })
  }
}

/** Exclusions come out of the denominator; the numerator is asked only of those who are surely in it. */
const memberOf = ({ denominator, exclusion, numerator }: Running, view: RecordView, context: EvaluationContext): Membership => {
  const included = denominator.verdict(view, context)
  if (included === "no") return { denominator: "no" }
  const excluded = exclusion === undefined ? "no" : exclusion.verdict(view, context)
  if (excluded === "yes") return { denominator: "no" }
  if (included === "unknown" || excluded === "unknown") return { denominator: "unknown" }
  return { denominator: "yes", numerator: numerator.verdict(view, context) }
}

/** The tiny amount keeps a share such as 0.07 of 100 from needing one more by rounding. */
const missingTo = ({ share }: Target, direction: Indicator["direction"], { denominator, numerator }: IndicatorPopulations): number => direction === "up"
  ? Math.max(0, Math.ceil(share * denominator.yes - 1e-9) - numerator.yes)
  : Math.max(0, numerator.yes - Math.floor(share * denominator.yes + 1e-9))

const finish = (one: Running, rules: RulesInForce, options: Pick<KpiOptions, "period" | "people">, stratifiers: readonly Stratifier[]): KpiReport => {
  const { target, direction } = one.indicator
  return {
    indicator: one.indicator.id,
    period: options.period,
    rulebook: rules.rulebook,
    ...tally(one.total),
    ...(target === undefined || rateOf(one.total) === undefined ? {} : { missingToTarget: missingTo(target, direction, one.total) }),
    strata: stratifiers.map((stratifier, index) => ({
      by: stratifier.id,
      values: [...one.strata[index]!].sort(([a], [b]) => stratifier.compare?.(a, b) ?? (a < b ? -1 : a > b ? 1 : 0)).map(([key, populations]) => ({ key, ...tally(populations) }))
    })),
    ...(options.people === true ? { people: [...one.people] } : {})
  }
}
