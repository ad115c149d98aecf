import type { RecordView } from "../citizen/readRecord.ts"
import type { Text } from "../language/text.ts"
import type { Verdict } from "../logic/verdict.ts"
import { RulesError } from "../pack/errors.ts"
import { standsFor } from "../pack/inForce.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { type Answer, sourcesOf, type Subject } from "../rules/answer.ts"
import { weakerStatus } from "../rules/dated.ts"
import { missingFacts } from "../rules/missingFacts.ts"
import type { FactsStep, Trace } from "../rules/trace.ts"
import { type CivilDate, civilDate, epochDay } from "../time/index.ts"
import type { KpiMember, KpiSettings } from "./computeKpi.ts"
import { type KpiSheet, kpiSheet, membersOf } from "./countKpis.ts"
import type { PopulationName } from "./populations.ts"

/** Something that would have to be otherwise, or done, for somebody to count as the plan wants. */
export interface GapStep {
  /** What kind of fact, what it is called, and which codes were asked for. */
  readonly fact: string
  readonly label: Text
  readonly codes: readonly { readonly code: string; readonly label: Text }[]
  /** `missing`: there is none; `unfit`: there is, and it does not meet what is asked; `unknown`: nobody knows. */
  readonly state: "missing" | "unfit" | "unknown"
  /** The last day on which it can still count. */
  readonly by: CivilDate
  /** The step itself, with what was asked and found. */
  readonly step: Trace
}

/** Why one person counts or does not count in an indicator, and what is to be done about it. */
export interface KpiAnswer extends Answer {
  readonly indicator: string
  readonly label: Text
  /** The event that is counted, where an indicator counts events. */
  readonly fact?: string
  readonly populations: KpiMember["populations"]
  readonly scored?: Verdict
  readonly undecided?: true
  /** `reached`: counts as the plan wants; `gap`: is counted, and does not; `notCounted`: is not among those counted; `undecided`: nobody knows. */
  readonly standing: "reached" | "gap" | "notCounted" | "undecided"
  /** The trace of each question by itself, in the order of the populations. */
  readonly because: { readonly [name in PopulationName]?: Trace }
  /** What keeps somebody who is scored from counting as the plan wants; empty if nothing does. Of alternatives, all are told. */
  readonly gap: readonly GapStep[]
}

/**
 * Says where one person stands in an indicator and why: counted or not, in the numerator or not, what closes the gap, and by when.
 * An indicator of events gives one answer for each event.
 *
 * @param rules the rules in force on the last day of the period
 * @throws RulesError `TRAMYTE_RULES_NOT_IN_FORCE` when the rules have no such indicator
 * @example
 * ```ts
 * import { explain, explainKpi } from "@tramyte/core"
 * import { loadCommune } from "@tramyte/pack-vn"
 *
 * const rules = loadCommune("nam-thanh-mien", "2026-12-31")
 * const person = { id: "a", residence: { type: "permanent", commune: "11284" }, insurance: false } as const
 * const [answer] = explainKpi(rules, "nam-thanh-mien/insurance-coverage", person, { period: { from: "2026-01-01", until: "2027-01-01" } })
 * answer?.scored // => "no"
 * answer?.gap.map(({ fact, state, by }) => [fact, state, by]) // => [["insurance", "missing", "2026-12-31"]]
 * ```
 */
export const explainKpi = <Id extends string>(
  rules: RulesInForce<Id>, indicator: NoInfer<Id>, subject: Subject, settings: Omit<KpiSettings, "indicators" | "people">
): readonly KpiAnswer[] => {
  const item = rules.indicators.find((one) => standsFor(one, indicator))
  if (item === undefined) throw new RulesError("TRAMYTE_RULES_NOT_IN_FORCE", `The indicator "${indicator}" is not in force on ${rules.on} (${rules.rulebook}); in force are ${rules.indicators.map((one) => one.id).join(", ") || "none"}`)
  const sheet = kpiSheet(rules as RulesInForce, { ...settings, indicators: [item.id] })
  return kpiAnswers(rules, sheet, sheet.viewOf(subject))
}

/** The answers of the one indicator of a sheet. */
export const kpiAnswers = (rules: RulesInForce, sheet: KpiSheet, view: RecordView): readonly KpiAnswer[] => {
  const running = sheet.running[0]!
  const { frame } = running
  const item = frame.indicator
  const { basis } = item
  const members = membersOf(sheet.lineOf(view, basis === "person" || typeof basis === "object" ? "person" : "unit"), 0, running)
  const on = civilDate(sheet.context.on)
  return frame.traced(view, sheet.context).map(({ why }, at): KpiAnswer => {
    const { populations, scored, undecided, fact } = members[at]!
    const wanted = item.direction === "up" ? "yes" : "no"
    const standing = undecided === true || scored === "unknown" ? "undecided" : scored === undefined ? "notCounted" : scored === wanted ? "reached" : "gap"
    const traces = decisive(why, standing)
    const { sources, status } = sourcesOf(traces, rules)
    const cited = item.cites.flatMap((cite) => {
      const citation = rules.citations.get(cite.ref)
      return citation === undefined ? [] : [{ ...cite, citation }]
    })
    const open = openIn(why, populations, scored, undecided)
    return {
      subject: view.subject,
      on: rules.on,
      asOf: on,
      rulebook: rules.rulebook,
      indicator: item.id,
      label: item.label,
      ...(fact === undefined ? {} : { fact }),
      populations,
      ...(scored === undefined ? {} : { scored }),
      ...(undecided === undefined ? {} : { undecided }),
      standing,
      certainty: standing === "undecided" ? "unknown" : "sure",
      missing: missingFacts(open),
      why: traces,
      because: why,
      gap: scored === undefined || why.numerator === undefined ? [] : gapIn(why.numerator, wanted, on),
      sources: [...cited, ...sources.filter((source) => !cited.some((one) => one.ref === source.ref && one.at === source.at))],
      status: weakerStatus(item.status, status)
    }
  })
}

/** The questions that made the standing what it is: of those counted, the numerator; of others, what keeps them out; of the undecided, all. */
const decisive = (why: KpiAnswer["because"], standing: KpiAnswer["standing"]): readonly Trace[] => {
  if (standing === "undecided") return Object.values(why)
  if (standing !== "notCounted") return why.numerator === undefined ? [] : [why.numerator]
  const out = why.initial?.verdict === "no" ? why.initial : why.denominator?.verdict === "no" ? why.denominator : why.exclusion?.verdict === "yes" ? why.exclusion : why.exception
  return out === undefined ? [] : [out]
}

/** The questions whose answers are still needed: of those scored, the numerator; of the undecided, what keeps them from being scored. */
const openIn = (why: KpiAnswer["because"], populations: KpiMember["populations"], scored: Verdict | undefined, undecided: true | undefined): readonly Trace[] => {
  if (scored === "unknown") return why.numerator === undefined ? [] : [why.numerator]
  if (undecided === undefined) return []
  const first = (["initial", "denominator", "exclusion", "exception"] as const).filter((name) => why[name]?.verdict === "unknown")
  return first.length > 0 ? first.map((name) => why[name]!) : populations.numerator === "unknown" ? [why.numerator!] : []
}

/** The steps that keep a question from being answered as wanted. */
const gapIn = (trace: Trace, wanted: Verdict, lastDay: CivilDate): readonly GapStep[] => {
  if (trace.verdict === wanted) return []
  const other = wanted === "yes" ? "no" : "yes"
  switch (trace.op) {
    case "all":
    case "any": return trace.of.flatMap((part) => gapIn(part, wanted, lastDay))
    case "not": return gapIn(trace.of, other, lastDay)
    case "sure":
    case "rule": return gapIn(trace.of, wanted, lastDay)
    case "known":
    case "flag": return []
    case "sex":
    case "age":
    case "alive": return trace.verdict === "unknown" ? [{ ...personal[trace.op], codes: [], state: "unknown", by: lastDay, step: trace }] : []
    case "compare":
    case "within": return trace.sets.map((set) => stepOf(set, trace, lastDay))
    default: return [stepOf(trace, trace, lastDay)]
  }
}

const personal = {
  sex: { fact: "sex", label: { vi: "giới tính", en: "sex" } },
  age: { fact: "birthDate", label: { vi: "ngày sinh", en: "date of birth" } },
  alive: { fact: "deathDate", label: { vi: "ngày mất", en: "date of death" } }
} as const

const stepOf = (set: FactsStep, step: Trace, lastDay: CivilDate): GapStep => {
  const last = set.at ?? (set.during === undefined ? lastDay : civilDate(epochDay(set.during.until) - 1))
  return {
    fact: set.kind,
    label: set.label,
    codes: set.codes ?? [],
    state: step.verdict === "unknown" && set.found.length === 0 ? (set.complete && set.possible.length === 0 ? "missing" : "unknown") : set.found.length === 0 && set.nearest === undefined ? "missing" : "unfit",
    by: last < lastDay ? last : lastDay,
    step
  }
}
