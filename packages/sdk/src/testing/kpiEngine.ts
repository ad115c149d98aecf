import {
  civilDate, computeKpi, epochDay, type Estimates, type Figures, type HealthRecord, type KpiMember, type KpiReport, type Period, readRecord, type RulesInForce, type UnitRecord
} from "@tramyte/core"
import type { Indicator, Pack } from "@tramyte/core/pack"
import * as fc from "fast-check"
import { type KpiFeature, kpiFeatures } from "./kpiFeatures.ts"
import { measureEstimates, measureIndicator, measurePackOf, measurePeriods, measurePopulation, measureRulebookOf } from "./measureIndicators.ts"
import { naiveLaw } from "./naive/asked.ts"
import { naiveKpi, type NaiveReport } from "./naive/naiveKpi.ts"

/** What an engine is to count. */
export interface KpiJob {
  /** The rules in force on the last day of the period; the indicator is among them. */
  readonly rules: RulesInForce
  readonly packs: readonly Pack[]
  readonly indicator: Indicator
  readonly period: Period
  readonly records: readonly HealthRecord[]
  readonly units: readonly UnitRecord[]
  readonly estimates: Estimates
}

/** What an engine counted, as `computeKpi` reports it: broken down by village, by sex and by the strata of the definition. */
export interface KpiCount extends Figures {
  readonly strata: KpiReport["strata"]
  /** Where each subject stands; compared if it is given. */
  readonly people?: readonly Omit<KpiMember, "strata">[]
}

/** An engine for indicators beside the core's: SQL in a database, a vendor's. */
export interface KpiEngine {
  readonly name: string
  /** What it has no way to say. A definition that asks for one of these it must refuse, and no other. */
  readonly declines?: readonly KpiFeature[]
  /** @throws KpiNotExpressed for a definition that it has no way to say */
  readonly count: (job: KpiJob) => KpiCount | Promise<KpiCount>
}

/** A definition that an engine has no way to say: refused, never counted wrongly. */
export class KpiNotExpressed extends Error {
  override readonly name = "KpiNotExpressed"
  readonly code = "TRAMYTE_KPI_NOT_EXPRESSED"
  /** What of the language it is. */
  readonly feature: string
  constructor(feature: string) {
    super(`this engine has no way to say "${feature}"; count the indicator with the core's computeKpi`)
    this.feature = feature
  }
}

/** How much is compared. */
export interface KpiEngineOptions {
  /** How many indicators (default 60), each counted over people of its own. */
  readonly indicators?: number
  /** At most so many people for each (default 16). */
  readonly people?: number
  /** The same seed makes the same indicators and people (default 1). */
  readonly seed?: number
}

/** One indicator that came out otherwise. */
export interface KpiEngineDifference {
  readonly indicator: Indicator
  readonly period: Period
  /** The fewest people with whom it does. */
  readonly records: readonly HealthRecord[]
  readonly units: readonly UnitRecord[]
  /** `refused`: though it said that it could; `counted`: though it said that it could not; `different`: other numbers; `failed`: another error. */
  readonly how: "refused" | "counted" | "different" | "failed"
  /** The first place at which the counts part, with both sides. */
  readonly what: string
}

/** What a comparison found. */
export interface KpiEngineReport {
  readonly engine: string
  /** How many indicators were counted and compared, over how many people. */
  readonly counted: number
  readonly people: number
  /** How many were refused as they had to be, by what the engine could not say. */
  readonly refused: number
  readonly declined: Readonly<Partial<Record<KpiFeature, number>>>
  /** How many of the compared had somebody in the numerator, somebody out of it, and somebody open. */
  readonly outcomes: { readonly yes: number; readonly no: number; readonly unknown: number }
  readonly different: number
  /** The first twenty. */
  readonly differences: readonly KpiEngineDifference[]
}

/**
 * Compares an engine's counts with those of the naive interpreter: generated indicators of every form of the language, over generated
 * people whose days and instants crowd around the borders.
 *
 * What the engine has no way to say it declares in `declines` and refuses with `KpiNotExpressed`; a refused definition is counted as
 * such. It is a difference if the engine refuses what it does not decline, or counts what it declines.
 *
 * @example
 * ```ts
 * import { computeKpi } from "@tramyte/core"
 * import { checkKpiEngine } from "@tramyte/sdk/testing"
 *
 * const report = await checkKpiEngine({
 *   name: "the core itself",
 *   count: ({ rules, indicator, period, records, units, estimates }) => computeKpi(rules, indicator.id, { period, records, units, estimates, by: ["village", "sex"], people: true })
 * }, { indicators: 40 })
 * report.counted // => 40
 * report.different // => 0
 * ```
 */
export const checkKpiEngine = async (engine: KpiEngine, { indicators = 60, people = 16, seed = 1 }: KpiEngineOptions = {}): Promise<KpiEngineReport> => {
  const drawn = fc.sample(fc.tuple(measureIndicator(), measurePopulation(people)), { numRuns: indicators, seed })
  const declines = new Set(engine.declines)
  const differences: KpiEngineDifference[] = []
  const declined: Partial<Record<KpiFeature, number>> = {}
  const outcomes = { yes: 0, no: 0, unknown: 0 }
  const sums = { counted: 0, people: 0, refused: 0, different: 0 }
  for (const [index, [indicator, { records, units }]] of drawn.entries()) {
    const period = measurePeriods[index % measurePeriods.length]!
    const packs = measurePackOf([indicator])
    const rules = measureRulebookOf([indicator]).on(civilDate(epochDay(period.until) - 1))
    const job: KpiJob = { rules, packs, indicator, period, records, units, estimates: measureEstimates }
    const beyond = [...kpiFeatures(indicator, naiveLaw(rules, packs))].filter((feature) => declines.has(feature))
    const expected = expectedOf(job)
    const found = await answerOf(engine, job)
    const how = verdictOn(found, expected, beyond.length > 0)
    if (how !== undefined) {
      sums.different++
      if (differences.length < 20) differences.push(await smallest(engine, job, beyond.length > 0, how))
    } else if (beyond.length > 0) {
      sums.refused++
      for (const feature of beyond) declined[feature] = (declined[feature] ?? 0) + 1
    } else {
      sums.counted++
      sums.people += records.length
      for (const verdict of ["yes", "no", "unknown"] as const) if (expected.scored[verdict] > 0) outcomes[verdict]++
    }
  }
  return { engine: engine.name, counted: sums.counted, people: sums.people, refused: sums.refused, declined, outcomes, different: sums.different, differences }
}

/** What the naive interpreter counts. */
const expectedOf = ({ estimates, indicator, packs, period, records, rules, units }: KpiJob): NaiveReport => {
  const [from, until] = [epochDay(period.from), epochDay(period.until)]
  return naiveKpi(indicator, { people: records.map((record) => readRecord(record)), units: units.map((unit) => ({ kind: unit.unit.kind, view: readRecord(unit) })), estimates },
    { on: until - 1, period: { from, until } }, naiveLaw(rules, packs))
}

type Found = KpiCount | KpiNotExpressed | Error

const answerOf = async (engine: KpiEngine, job: KpiJob): Promise<Found> => {
  try {
    return await engine.count(job)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

interface Fault {
  readonly how: KpiEngineDifference["how"]
  readonly what: string
}

const verdictOn = (found: Found, expected: NaiveReport, mustRefuse: boolean): Fault | undefined => {
  if (found instanceof KpiNotExpressed) return mustRefuse ? undefined : { how: "refused", what: found.message }
  if (found instanceof Error) return { how: "failed", what: found.message }
  if (mustRefuse) return { how: "counted", what: "it says that it has no way to say this" }
  const what = parting(plainly(found, found.people !== undefined), plainly(expected, found.people !== undefined), "")
  return what === undefined ? undefined : { how: "different", what }
}

/** Leaves people out as long as the answer stays wrong in the same way. */
const smallest = async (engine: KpiEngine, job: KpiJob, mustRefuse: boolean, first: Fault): Promise<KpiEngineDifference> => {
  let [small, fault] = [job, first]
  for (const part of ["records", "units"] as const) {
    for (const one of job[part]) {
      const fewer: KpiJob = { ...small, [part]: (small[part] as readonly unknown[]).filter((other) => other !== one) }
      const again = verdictOn(await answerOf(engine, fewer), expectedOf(fewer), mustRefuse)
      if (again?.how === first.how) [small, fault] = [fewer, again]
    }
  }
  return { indicator: job.indicator, period: job.period, records: small.records, units: small.units, ...fault }
}

/** The counts in one form, whatever order strata and people are given in. */
const plainly = (count: KpiCount | NaiveReport, withPeople: boolean): unknown => {
  const figures = ({ distribution, of, populations, range, rate, scored, undecided }: Figures): unknown => ({ populations, scored, of, undecided, rate, range, distribution })
  return {
    ...figures(count) as object,
    strata: Object.fromEntries(count.strata.map(({ by, values }) => [by, Object.fromEntries(values.map((value) => [value.key, figures(value)]))])),
    ...(withPeople ? { people: Object.fromEntries((count.people ?? []).map(({ fact = "", id, populations, scored, undecided, value }) => [`${id} ${fact}`, { populations, scored, undecided, value }])) } : {})
  }
}

/** The first place at which two values part. Shares may differ in their last digit, by the order of adding. */
const parting = (found: unknown, expected: unknown, path: string): string | undefined => {
  if (Object.is(found, expected) || (typeof found === "number" && typeof expected === "number" && Math.abs(found - expected) <= 1e-9 * Math.max(1, Math.abs(expected)))) return undefined
  if (typeof found !== "object" || typeof expected !== "object" || found === null || expected === null) return `${path === "" ? "the count" : path} is ${shown(found)}, expected ${shown(expected)}`
  const [left, right] = [found as Readonly<Record<string, unknown>>, expected as Readonly<Record<string, unknown>>]
  for (const key of new Set([...Object.keys(right), ...Object.keys(left)])) {
    const at = parting(left[key], right[key], path === "" ? key : `${path}.${key}`)
    if (at !== undefined) return at
  }
  return undefined
}

const shown = (value: unknown): string => JSON.stringify(value) ?? String(value)

/** The core as an engine, to be checked like any other. */
export const coreKpiEngine: KpiEngine = {
  name: "the core",
  count: ({ estimates, indicator, period, records, rules, units }) => computeKpi(rules, indicator.id, { period, records, units, estimates, by: ["village", "sex"], people: true })
}
