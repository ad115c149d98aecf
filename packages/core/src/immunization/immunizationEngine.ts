import type { RecordView } from "../citizen/readRecord.ts"
import type { DerivedFact, FactEngine } from "../derivedFacts/engine.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { contextAt } from "../rules/answer.ts"
import { type CivilDate, civilDate, epochDay } from "../time/index.ts"
import type { DoseEvaluation, ImmunizationAssessment, VaccineGroupForecast } from "./assessment.ts"
import { assessRecord } from "./planVaccination.ts"
import { kindsRead, type PreparedSchedule, preparedSchedule } from "./preparedSchedule.ts"

/** The codes of the facts that the engine writes. */
export type ImmunizationCode = "vaccine-dose" | "vaccine-group" | "vaccine-due" | "vaccine-overdue" | "vaccine-dose-set-aside"

const codes: readonly ImmunizationCode[] = ["vaccine-dose", "vaccine-group", "vaccine-due", "vaccine-overdue", "vaccine-dose-set-aside"]

/**
 * The engine that writes what a schedule makes of a record as `assessment` facts, for rules, indicators and SQL:
 *
 * - `vaccine-dose`, on the day of the dose, for each antigen: `qualifiers` antigen, vaccineGroup, vaccine, series, status
 *   (`valid`, `notValid`, `extraneous`, `substandard`), for valid ones `ordinal`, `timely` where hours matter, and `reason`;
 *   `value` is the ordinal: the how manieth valid dose of the antigen it is. `links.immunization` is the dose.
 * - `vaccine-group`, for each line of the card: `qualifiers` vaccineGroup, type and status; of what is complete since its last
 *   valid dose, else on the day.
 * - `vaccine-due` from the day on which the next dose is due, and `vaccine-overdue` from the day after it was last on time:
 *   `qualifiers` vaccineGroup, antigen, vaccine; `value` is the number of the dose.
 * - `vaccine-dose-set-aside`: a dose on record that takes no part, with its `reason`.
 *
 * A birth date that is not fully known gives no facts but those set aside: dates would be guesses.
 *
 * @param rules any rules in force of the rulebook: they tell which kinds of fact its schedules look at
 * @param schedule the id of the schedule; default that of the most local pack
 */
export const immunizationEngine = (rules: RulesInForce, schedule?: string): FactEngine => ({
  id: "tramyte/immunization",
  version: "1.0.0",
  codes,
  reads: kindsRead(rules),
  derive: (lawOfDay, view, asOf) => factsOf(preparedSchedule(lawOfDay, schedule), lawOfDay, view, asOf)
})

const factsOf = (prepared: PreparedSchedule, rules: RulesInForce, view: RecordView, asOf: CivilDate): readonly DerivedFact[] => {
  const { assessment, later, notCertain } = assessRecord(prepared, view, contextAt(rules, epochDay(asOf)))
  const setAside = [...notCertain, ...assessment?.setAside ?? []].map(({ dose, code }): DerivedFact =>
    ({ code: ["vaccine-dose-set-aside"], key: dose, qualifiers: { reason: [code] }, links: { immunization: dose } }))
  if (assessment === undefined || later !== undefined) return setAside
  const days = new Map((view.facts.get("immunization") ?? []).map(({ fact, startLo }) => [fact.id, civilDateOf(startLo)]))
  const vaccineOf = new Map((view.facts.get("immunization") ?? []).map(({ fact }) => [fact.id, fact.code?.find((code) => prepared.compiled.vaccines.has(code))]))
  const doses = doseFacts(assessment, days, vaccineOf)
  return [...doses, ...assessment.groups.flatMap((group) => groupFacts(group, assessment, days, asOf)), ...setAside]
}

const civilDateOf = (day: number): CivilDate | undefined => Math.abs(day) < 5_000_000 ? civilDate(day) : undefined

type Days = ReadonlyMap<string, CivilDate | undefined>

const doseFacts = ({ series }: ImmunizationAssessment, days: Days, vaccineOf: ReadonlyMap<string, string | undefined>): readonly DerivedFact[] => {
  const facts: DerivedFact[] = []
  const ordinals = new Map<string, number>()
  for (const { antigen, best, vaccineGroup, evaluations } of series) {
    if (!best) continue
    for (const evaluation of evaluations) {
      const line = `${antigen}/${vaccineGroup}`
      const ordinal = evaluation.status === "valid" ? (ordinals.get(line) ?? 0) + 1 : undefined
      if (ordinal !== undefined) ordinals.set(line, ordinal)
      facts.push(doseFact(evaluation, vaccineGroup, ordinal, days.get(evaluation.dose), vaccineOf.get(evaluation.dose)))
    }
  }
  return facts
}

const doseFact = ({ dose, antigen, series, status, reasons, timely }: DoseEvaluation, vaccineGroup: string, ordinal: number | undefined, day: CivilDate | undefined, vaccine: string | undefined): DerivedFact => ({
  code: ["vaccine-dose"],
  key: `${dose}/${series}`,
  ...(day === undefined ? {} : { start: day }),
  ...(ordinal === undefined ? {} : { value: ordinal }),
  qualifiers: {
    antigen: [antigen],
    vaccineGroup: [vaccineGroup],
    series: [series],
    status: [status],
    ...(vaccine === undefined ? {} : { vaccine: [vaccine] }),
    ...(ordinal === undefined ? {} : { ordinal: [String(ordinal)] }),
    ...(timely === undefined ? {} : { timely: [timely] }),
    ...(reasons.length === 0 ? {} : { reason: [...new Set(reasons.map(({ code }) => code))] })
  },
  links: { immunization: dose }
})

const groupFacts = (group: VaccineGroupForecast, { series }: ImmunizationAssessment, days: Days, asOf: CivilDate): readonly DerivedFact[] => {
  const { vaccineGroup, type, status, doseNumber, recommended, pastDue, antigens, vaccines } = group
  const key = `${vaccineGroup}/${type}`
  const valid = series.filter(({ series: id, best }) => best && group.series.includes(id)).flatMap(({ evaluations }) => evaluations.filter((one) => one.status === "valid"))
  const last = valid.map(({ dose }) => days.get(dose) ?? "").reduce((a, b) => a > b ? a : b, "")
  const standing: DerivedFact = {
    code: ["vaccine-group"],
    key,
    ...(status === "complete" && last !== "" ? { start: last, end: "ongoing" } : {}),
    qualifiers: { vaccineGroup: [vaccineGroup], type: [type], status: [status] }
  }
  if (status !== "notComplete" || recommended === undefined) return [standing]
  const next = {
    key,
    end: "ongoing" as const,
    ...(doseNumber === undefined ? {} : { value: doseNumber }),
    qualifiers: { vaccineGroup: [vaccineGroup], antigen: antigens, ...(vaccines.length === 0 ? {} : { vaccine: vaccines }) }
  }
  const due: DerivedFact = { code: ["vaccine-due"], start: recommended, ...next }
  // What has become overdue is a fact of today; what may become so is none yet.
  return pastDue === undefined || asOf <= pastDue ? [standing, due] : [standing, due, { code: ["vaccine-overdue"], start: civilDate(epochDay(pastDue) + 1), ...next }]
}
