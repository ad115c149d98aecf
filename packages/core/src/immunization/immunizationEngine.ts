import type { Fact } from "../citizen/fact.ts"
import type { RecordView } from "../citizen/readRecord.ts"
import type { DerivedFact, FactEngine } from "../derivedFacts/engine.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { contextAt } from "../rules/answer.ts"
import { type CivilDate, civilDate, epochDay, partialDateBounds } from "../time/index.ts"
import type { DoseEvaluation, ImmunizationAssessment, SeriesAssessment, VaccineGroupForecast } from "./assessment.ts"
import { assessRecord } from "./assessRecord.ts"
import { doseVerdicts } from "./planVaccination.ts"
import { kindsRead, type PreparedSchedule, preparedSchedule } from "./preparedSchedule.ts"

/** The codes of the facts that the engine writes. */
export type ImmunizationCode = "vaccine-dose" | "vaccine-group" | "vaccine-due" | "vaccine-overdue" | "vaccine-dose-set-aside"

const codes: readonly ImmunizationCode[] = ["vaccine-dose", "vaccine-group", "vaccine-due", "vaccine-overdue", "vaccine-dose-set-aside"]

/**
 * The engine that writes what a schedule makes of a record as `assessment` facts, for rules, indicators and SQL:
 *
 * - `vaccine-dose`, on the day of the dose, for each antigen: `qualifiers` antigen, vaccineGroup, vaccine, series, status
 *   (`valid`, `notValid`, `extraneous`, `substandard`), for valid ones `ordinal`, `timely` (`yes`, `no`) where hours matter and
 *   are known, and `reason`; `value` is the ordinal: the how manieth valid dose of the antigen it is. `links.immunization` is the
 *   dose. One that cannot be judged (its day or the birth is not known exactly, it is not final) is `preliminary`, without a status.
 * - `vaccine-group`, for each line of the card: `qualifiers` vaccineGroup, type and status; of what is complete since its last
 *   valid dose, else on the day.
 * - `vaccine-due` from the day on which the next dose is due, and `vaccine-overdue` from the day after it was last on time:
 *   `qualifiers` vaccineGroup, antigen, vaccine; `value` is the number of the dose.
 * - `vaccine-dose-set-aside`, on its day: a dose on record that takes no part, with its `reason`.
 *
 * Of a birth date that is not known exactly, every line may be due or late: these facts are `preliminary`, too.
 * Where the record does not say that its immunizations are complete, neither are these facts.
 *
 * @param rules any rules in force of the rulebook: they tell which kinds of fact its schedules look at
 * @param schedule the id of the schedule; default that of the most local pack
 * @example
 * ```ts
 * import { deriveFacts } from "@tramyte/core"
 * import { immunizationEngine } from "@tramyte/core/immunization"
 * import { loadImmunization } from "@tramyte/pack-vn/immunization"
 *
 * const rules = loadImmunization("cam-giang", "2026-07-15")
 * const { record } = deriveFacts(rules, {
 *   person: { id: "c1", birthDate: "2026-05-15" },
 *   facts: [{ id: "d1", kind: "immunization", code: ["bcg"], start: "2026-05-16", recorded: "2026-05-16" }],
 *   complete: { immunization: "2026-07-15" }
 * }, [immunizationEngine(rules)])
 * record.facts.find(({ code }) => code?.includes("vaccine-dose"))?.qualifiers?.["status"] // => ["valid"]
 * ```
 */
export const immunizationEngine = (rules: RulesInForce, schedule?: string): FactEngine => ({
  id: "tramyte/immunization",
  version: "1.0.0",
  codes,
  reads: kindsRead(rules),
  completeWith: ["immunization"],
  derive: (lawOfDay, view, asOf) => factsOf(preparedSchedule(lawOfDay, schedule), lawOfDay, view, asOf)
})

const factsOf = (prepared: PreparedSchedule, rules: RulesInForce, view: RecordView, asOf: CivilDate): readonly DerivedFact[] => {
  const { assessment, otherwise, notCertain } = assessRecord(prepared, view, contextAt(rules, epochDay(asOf)))
  const given = new Map((view.facts.get("immunization") ?? []).map(({ fact }) => [fact.id, fact]))
  const about = (dose: string): About => ({ start: given.get(dose)?.start ?? given.get(dose)?.at?.slice(0, 10), vaccine: given.get(dose)?.code?.find((code) => prepared.compiled.vaccines.has(code)) })
  const setAside = [...notCertain, ...assessment?.setAside ?? []].map(({ dose, code }): DerivedFact =>
    ({ code: ["vaccine-dose-set-aside"], key: dose, ...started(about(dose)), qualifiers: { reason: [code] }, links: { immunization: dose } }))
  const unsure = notCertain.flatMap(({ dose }) => unsureFacts(dose, about(dose), prepared))
  // Of a birth on one of several days nothing can be judged: each dose may count.
  if (assessment === undefined || otherwise.length > 0) {
    const lines = new Map([...otherwise, ...(assessment === undefined ? [] : [assessment])].flatMap(({ groups }) => groups).map((group) => [`${group.vaccineGroup}/${group.type}`, group]))
    const judged = assessment === undefined ? [] : doseVerdicts(assessment).flatMap(({ dose }) => unsureFacts(dose, about(dose), prepared))
    return [...setAside, ...unsure, ...judged, ...[...lines.values()].flatMap(unsureLine)]
  }
  return [...doseFacts(assessment, about), ...assessment.groups.flatMap((group) => groupFacts(group, assessment, about, asOf)), ...setAside, ...unsure]
}

/** What the record says of a dose. */
interface About {
  readonly start: Fact["start"] | undefined
  readonly vaccine: string | undefined
}

/** When it was given, as the record says it; what it does not say, or no calendar has, is unknown. */
const started = ({ start }: About): Pick<DerivedFact, "start"> => ({ start: start === undefined || start === "always" || start === "unknown" || partialDateBounds(start) === undefined ? "unknown" : start })

/** A dose that may count, for each antigen of its vaccine: what asks for valid doses is then unknown, not no. */
const unsureFacts = (dose: string, about: About, { compiled }: PreparedSchedule): readonly DerivedFact[] => about.vaccine === undefined ? [] :
  [...new Set(compiled.vaccines.get(about.vaccine)!.antigens.map(({ antigen }) => compiled.antigens[antigen]!.source.id))].map((antigen) => ({
    code: ["vaccine-dose"],
    key: `${dose}/${antigen}`,
    status: "preliminary",
    ...started(about),
    qualifiers: { antigen: [antigen], vaccine: [about.vaccine!] },
    links: { immunization: dose }
  }))

/** A line of which nobody can tell how it stands: it may be due, or late. */
const unsureLine = ({ vaccineGroup, type }: VaccineGroupForecast): readonly DerivedFact[] => (["vaccine-group", "vaccine-due", "vaccine-overdue"] as const).map((code) =>
  ({ code: [code], key: `${vaccineGroup}/${type}`, status: "preliminary", start: "unknown", end: "unknown", qualifiers: { vaccineGroup: [vaccineGroup] } }))

const doseFacts = ({ series }: ImmunizationAssessment, about: (dose: string) => About): readonly DerivedFact[] => {
  const counting = series.filter(({ best }) => best)
  const ordinals = ordinalsOf(counting, about)
  return counting.flatMap(({ antigen, vaccineGroup, evaluations }) => evaluations.map((evaluation) =>
    doseFact(evaluation, vaccineGroup, evaluation.status === "valid" ? ordinals.get(`${antigen}/${vaccineGroup}`)!.indexOf(evaluation.dose) + 1 : undefined, about(evaluation.dose))))
}

/** The valid doses of each antigen and line in the order in which they were given, each once, in however many series it is valid. */
const ordinalsOf = (counting: readonly SeriesAssessment[], about: (dose: string) => About): ReadonlyMap<string, readonly string[]> => {
  const valid = new Map<string, Set<string>>()
  for (const { antigen, vaccineGroup, evaluations } of counting) {
    const line = `${antigen}/${vaccineGroup}`
    const doses = valid.get(line) ?? new Set()
    valid.set(line, doses)
    for (const { dose, status } of evaluations) if (status === "valid") doses.add(dose)
  }
  const day = (dose: string): string => String(about(dose).start)
  return new Map(Array.from(valid, ([line, doses]) => [line, [...doses].sort((a, b) => day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0)]))
}

const doseFact = ({ dose, antigen, series, status, reasons, timely }: DoseEvaluation, vaccineGroup: string, ordinal: number | undefined, about: About): DerivedFact => ({
  code: ["vaccine-dose"],
  key: `${dose}/${series}`,
  ...started(about),
  ...(ordinal === undefined ? {} : { value: ordinal }),
  qualifiers: {
    antigen: [antigen],
    vaccineGroup: [vaccineGroup],
    series: [series],
    status: [status],
    ...(about.vaccine === undefined ? {} : { vaccine: [about.vaccine] }),
    ...(ordinal === undefined ? {} : { ordinal: [String(ordinal)] }),
    ...(timely === undefined || timely === "unknown" ? {} : { timely: [timely] }),
    ...(reasons.length === 0 ? {} : { reason: [...new Set(reasons.map(({ code }) => code))] })
  },
  links: { immunization: dose }
})

const groupFacts = (group: VaccineGroupForecast, { series }: ImmunizationAssessment, about: (dose: string) => About, asOf: CivilDate): readonly DerivedFact[] => {
  const { vaccineGroup, type, status, doseNumber, recommended, pastDue, antigens, vaccines } = group
  const key = `${vaccineGroup}/${type}`
  const valid = series.filter(({ series: id, best }) => best && group.series.includes(id)).flatMap(({ evaluations }) => evaluations.filter((one) => one.status === "valid"))
  const last = valid.map(({ dose }) => String(about(dose).start ?? "")).reduce((a, b) => a > b ? a : b, "")
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
