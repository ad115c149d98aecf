import type { RecordView } from "../citizen/readRecord.ts"
import { standsFor } from "../pack/inForce.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { type AskOptions, type Subject, viewOf } from "../rules/answer.ts"
import type { EvaluationContext } from "../rules/context.ts"
import { civilDate, dateParts, periodDays } from "../time/index.ts"
import type { Figures, KpiMember, KpiReport, KpiSettings } from "./computeKpi.ts"
import { distribution } from "./continuous.ts"
import { definitionDigest } from "./definitionDigest.ts"
import { addDigest, digestOf, noDigest, recordDigest } from "./digest.ts"
import { estimateFor, type EstimateUsed } from "./estimates.ts"
import { denominatorType } from "./frame.ts"
import type { SmallNumbers, Target } from "./indicator.ts"
import { type Counted, type Frame, frameOf } from "./membership.ts"
import { addCode, addValue, type Cell, decode, emptyCell, isEmpty, scoringOf, tally } from "./populations.ts"
import { attributed, orderedStrata, type Stratifier, stratifierOf } from "./stratify.ts"

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
export const countKpis = <Id extends string>(rules: RulesInForce<Id>, settings: KpiSettings<NoInfer<Id>>): KpiCounter => {
  const sheet = kpiSheet(rules, settings)
  const people: KpiMember[][] = sheet.running.map(() => [])
  const add = (subject: Subject, basis: "person" | "unit"): void => {
    const line = sheet.lineOf(subject, basis)
    sheet.add(line, 1)
    if (settings.people === true) sheet.running.forEach((_one, at) => people[at]!.push(...membersOf(line, at, sheet.running[at]!)))
  }
  return {
    person: (record) => add(record, "person"),
    unit: (record) => add(record, "unit"),
    reports: () => sheet.reports().map((report, at) => settings.people === true ? { ...report, people: [...people[at]!] } : report)
  }
}

/** What one subject adds to all indicators: it can be added to the sheet, and taken away again. */
export interface Line {
  readonly subject: string
  readonly digest: { readonly hi: number; readonly lo: number }
  /** For each indicator what is counted of the subject; nothing where the indicator counts other subjects. */
  readonly counted: readonly (readonly Counted[])[]
  /** For each indicator, and each of its stratifiers, the keys of the subject. */
  readonly keys: readonly (readonly (readonly string[])[])[]
}

/** The tables of all indicators: lines go in and out, and reports are read off. */
export interface KpiSheet {
  readonly running: readonly Running[]
  readonly context: EvaluationContext
  readonly viewOf: (subject: Subject) => RecordView
  readonly lineOf: (subject: Subject, basis: "person" | "unit") => Line
  readonly add: (line: Line, by: number) => void
  readonly reports: () => readonly KpiReport[]
}

/** One indicator while it is being counted. */
export interface Running {
  readonly frame: Frame
  readonly stratifiers: readonly Stratifier[]
  readonly total: Cell
  readonly strata: readonly Map<string, Cell>[]
}

/** Makes the empty tables of the indicators that are asked for. */
export const kpiSheet = (rules: RulesInForce, settings: KpiSettings): KpiSheet => {
  const { from, until } = periodDays(settings.period)
  const context: EvaluationContext = { on: until - 1, period: { from, until }, ...(settings.utcOffset === undefined ? {} : { utcOffset: settings.utcOffset }) }
  // A profile tells of the day on which the indicator is read.
  const read: AskOptions = { asOf: civilDate(until - 1), ...(settings.knownAt === undefined ? {} : { knownAt: settings.knownAt }) }
  rules.expectKnown("indicators", settings.indicators)
  const wanted = rules.indicators.filter((indicator) => settings.indicators === undefined || settings.indicators.some((id) => standsFor(indicator, id)))
  const shared = (settings.by ?? []).map((by) => typeof by === "string" ? by === "village" ? villages(rules, settings) : stratifierOf(by, rules) : by)
  const running = wanted.map((indicator) => start(frameOf(indicator, rules), shared, rules, settings))
  const input = noDigest()
  let subjects = 0
  return {
    running,
    context,
    viewOf: (subject) => viewOf(subject, rules, read),
    lineOf: (subject, basis) => {
      const view = viewOf(subject, rules, read)
      const unit = basis === "person" ? undefined : "unit" in subject ? subject.unit.kind : undefined
      const found = new Map<Stratifier, readonly string[]>()
      const keysBy = (stratifier: Stratifier): readonly string[] => {
        // A village lies in itself.
        if (basis === "unit" && stratifier.id === "village") return [view.subject]
        let keys = found.get(stratifier)
        if (keys === undefined) found.set(stratifier, keys = stratifier.keysOf(view, context))
        return keys
      }
      const counted = running.map(({ frame }) => concerns(frame, basis, unit) ? frame.counted(view, context) : nothing)
      return {
        subject: view.subject,
        digest: recordDigest(view),
        counted,
        keys: running.map(({ stratifiers }, at) => counted[at]!.every(({ code }) => code === 0) ? nothing : stratifiers.map(keysBy))
      }
    },
    add: (line, by) => {
      subjects += by
      addDigest(input, line.digest, by)
      running.forEach((one, at) => {
        for (const counted of line.counted[at]!) {
          addTo(one.total, counted, one.frame, by)
          // Whom an indicator does not speak of stands in none of its strata.
          if (counted.code === 0) continue
          one.strata.forEach((stratum, index) => {
            for (const key of keysOfCounted(line, counted, at, index, one)) {
              let cell = stratum.get(key)
              if (cell === undefined) stratum.set(key, cell = emptyCell())
              addTo(cell, counted, one.frame, by)
              if (by < 0 && isEmpty(cell)) stratum.delete(key)
            }
          })
        }
      })
    },
    reports: () => running.map((one) => report(one, rules, settings, { subjects, input: digestOf(input), readOn: civilDate(until - 1) }))
  }
}

const nothing: readonly never[] = []

/** The keys of what is counted in a breakdown: an event has keys of its own in the definition's strata, which stand last. */
const keysOfCounted = ({ keys }: Line, { bands }: Counted, at: number, index: number, { frame, stratifiers }: Running): readonly string[] =>
  bands?.[index - stratifiers.length + (frame.indicator.strata ?? []).length] ?? keys[at]![index] ?? nothing

const villages = (rules: RulesInForce, { attribution }: KpiSettings): Stratifier =>
  attribution === undefined ? stratifierOf("village", rules) : { id: "village", keysOf: attribution }

/** Whether an indicator counts subjects of this sort. A record that was read before does not say which kind of unit it is of. */
const concerns = ({ indicator: { basis } }: Frame, of: "person" | "unit", kind: string | undefined): boolean =>
  of === "person" ? basis === "person" || typeof basis === "object" : basis !== "person" && typeof basis !== "object" && (kind === undefined || kind === basis)

const start = (frame: Frame, shared: readonly Stratifier[], rules: RulesInForce, { attribution }: KpiSettings): Running => {
  const { indicator } = frame
  const own = indicator.attribution === undefined || attribution !== undefined ? undefined : attributed(indicator.attribution, rules)
  const stratifiers = [...shared.map((one) => one.id === "village" && own !== undefined ? own : one), ...(indicator.strata ?? []).map((strata) => orderedStrata(strata, rules))]
  return { frame, stratifiers, total: emptyCell(), strata: stratifiers.map(() => new Map()) }
}

const addTo = (cell: Cell, { code, value }: Counted, frame: Frame, by: number): void => {
  addCode(cell, code, by)
  if (frame.hasValue && Math.floor(code / 27) % 3 === 2) addValue(cell, value, by)
}

/** A subject's memberships, as they are listed. */
export const membersOf = (line: Line, at: number, running: Running): readonly KpiMember[] => {
  const { frame, stratifiers } = running
  return line.counted[at]!.map((one) => {
    const { code, fact, value } = one
    const { counted: among, outcome } = scoringOf(code)
    return {
      id: line.subject,
      ...(fact === undefined ? {} : { fact: fact.fact.id }),
      populations: decode(code, frame.names),
      ...(among === "yes" ? { scored: outcome } : among === "unknown" ? { undecided: true as const } : {}),
      ...(value === undefined ? {} : { value }),
      strata: Object.fromEntries(stratifiers.map(({ id }, index) => [id, keysOfCounted(line, one, at, index, running)]))
    }
  })
}

/** The share to reach in a period: of its year if the plan says one, or the last that was to be reached by then, or the target itself. */
export const shareToReach = ({ share, byYear = {} }: Target, lastDay: number): number => {
  const { year } = dateParts(lastDay)
  const reached = Object.keys(byYear).map(Number).filter((one) => one <= year).sort((a, b) => a - b).at(-1)
  return reached === undefined ? share : byYear[String(reached)]!
}

/** The tiny amount keeps a share such as 0.07 of 100 from needing one more by rounding. */
const missingTo = (share: number, direction: "up" | "down", { scored: { yes, no, unknown } }: Figures): number => direction === "up"
  ? Math.max(0, Math.ceil(share * (yes + no + unknown) - 1e-9) - yes)
  : Math.max(0, yes - Math.floor(share * (yes + no + unknown) + 1e-9))

const report = (
  { frame, stratifiers, total, strata }: Running, rules: RulesInForce, settings: KpiSettings, made: { readonly subjects: number; readonly input: string; readonly readOn: string }
): KpiReport => {
  const { indicator } = frame
  const figures = (cell: Cell, unit: string | undefined): Figures => {
    const estimate = estimateOf(frame, settings, unit)
    const found = tally(cell, frame.names, estimate === undefined ? undefined : estimate.value ?? 0)
    return {
      ...found,
      ...(frame.hasValue ? { distribution: distribution(cell.values, cell.withoutValue, indicator.continuous?.percentiles) } : {}),
      ...(estimate === undefined ? {} : { estimate: { ...estimate, ...(estimate.value !== undefined && found.scored.yes > estimate.value ? { exceeded: true as const } : {}) } })
    }
  }
  const whole = figures(total, undefined)
  const { target, direction } = indicator
  const share = target === undefined ? undefined : shareToReach(target, periodDays(settings.period).until - 1)
  const pack = rules.items.find(({ item }) => item === indicator || item.id === indicator.id)?.pack
  return {
    indicator: indicator.id,
    period: settings.period,
    rulebook: rules.rulebook,
    denominatorType: denominatorType(indicator.denominator),
    direction,
    ...(indicator.smallNumbers === undefined ? {} : { smallNumbers: { hideBelow: hiddenBelow(indicator.smallNumbers, rules) } }),
    ...whole,
    ...(share === undefined ? {} : { target: share }),
    ...(share === undefined || whole.rate === undefined ? {} : { missingToTarget: missingTo(share, direction, whole) }),
    strata: stratifiers.map((stratifier, index) => ({
      by: stratifier.id,
      values: [...strata[index]!].sort(([a], [b]) => stratifier.compare?.(a, b) ?? (a < b ? -1 : a > b ? 1 : 0))
        .map(([key, cell]) => ({ key, ...figures(cell, stratifier.id === "village" ? key : "") }))
    })),
    provenance: {
      definition: { pack: rules.rulebook.split("+").find((one) => one.startsWith(`${pack}@`)) ?? rules.rulebook, digest: definitionDigest(indicator, rules), status: indicator.status },
      readOn: made.readOn,
      ...(settings.knownAt === undefined ? {} : { knownAt: settings.knownAt }),
      subjects: made.subjects,
      input: made.input
    }
  }
}

const hiddenBelow = ({ hideBelow }: SmallNumbers, rules: RulesInForce): number => typeof hideBelow === "number" ? hideBelow : rules.scope.value(hideBelow) as number

/** The estimate for the whole, or for one unit; strata that are no units have none. */
const estimateOf = ({ indicator: { denominator } }: Frame, { estimates = [], period }: KpiSettings, unit: string | undefined): EstimateUsed | undefined =>
  denominator === undefined || !("type" in denominator) || denominator.type !== "estimated" ? undefined : estimateFor(estimates, denominator.estimate, unit, period, denominator.proRata === true)
