import type { RecordView } from "../citizen/readRecord.ts"
import type { Text } from "../language/text.ts"
import type { RulesInForce } from "../pack/rulesInForce.ts"
import { type Answer, type AskOptions, contextFor, type Subject, viewOf } from "../rules/answer.ts"
import type { EvaluationContext } from "../rules/context.ts"
import { type MissingFact, missingFacts, needsBirth, needsDeath, needsSex } from "../rules/missingFacts.ts"
import { type CivilDate, civilDate } from "../time/index.ts"
import type { DoseEvaluation, ForecastReason, ImmunizationAssessment, SeriesStatus, SetAsideDose, VaccineGroupForecast } from "./assessment.ts"
import { assessRecord } from "./assessRecord.ts"
import { provenanceOf } from "./basis.ts"
import { type PreparedSchedule, preparedSchedule } from "./preparedSchedule.ts"
import type { RuleRef } from "./reasons.ts"
import type { SeriesType } from "./schedule.ts"
import { type SessionDose, sessionDoses } from "./sessionDoses.ts"

/**
 * Where one line of a card stands on the day. `overdue`: should have been given before; `due`: may be given, on time; `later`:
 * needed, not yet; `unknown`: the facts do not decide. The others are as the series stands.
 */
export type VaccinationState = "overdue" | "due" | "later" | "unknown" | Exclude<SeriesStatus, "notComplete">

/** One vaccine group as it stands for one person: a line of the vaccination card. */
export interface VaccinationLine extends Omit<Answer, "why"> {
  readonly vaccineGroup: string
  readonly label: Text
  readonly type: SeriesType
  readonly state: VaccinationState
  /** The number of the dose that is next, as a card counts. */
  readonly doseNumber?: number | undefined
  /** The first day on which it would count. */
  readonly earliest?: CivilDate | undefined
  /** The first day on which it is due. */
  readonly dueFrom?: CivilDate | undefined
  /** The last day on which it is on time. */
  readonly dueBy?: CivilDate | undefined
  /** The last day on which it can be given at all. */
  readonly latest?: CivilDate | undefined
  /** Vaccines that may be used, the preferred ones. */
  readonly vaccines: readonly string[]
  readonly antigens: readonly string[]
  readonly series: readonly string[]
  /** All reasons of the status and of the dates; `reasonText` says them in words. */
  readonly reasons: readonly ForecastReason[]
  readonly guidance: readonly string[]
}

/** One dose on record, with the verdict of each antigen's series that counts. */
export interface DoseVerdict {
  /** The id of the fact. */
  readonly dose: string
  readonly evaluations: readonly DoseEvaluation[]
}

/** What a schedule says about one person: what each dose is worth, and what comes next. */
export interface VaccinationPlan {
  readonly subject: string
  readonly schedule: string
  readonly on: CivilDate
  readonly asOf: CivilDate
  /** The most urgent first. */
  readonly lines: readonly VaccinationLine[]
  readonly doses: readonly DoseVerdict[]
  /** Doses on record that take no part, each with its reason. */
  readonly setAside: readonly SetAsideDose[]
  /** What to ask for where there can be no lines: nobody knows when the person was born. */
  readonly missing: readonly MissingFact[]
  /** What to give on the day: the fewest doses that serve all lines that are due. */
  readonly toGive: readonly SessionDose[]
}

/** Which schedule is asked, and when the facts are read. */
export interface VaccinationOptions<Id extends string = string> extends AskOptions {
  /** Default: the schedule of the most local pack that has one. */
  readonly schedule?: Id
}

/**
 * Says what each vaccine dose of a person is worth, which doses are due, from when, and why (lịch tiêm chủng cá nhân).
 *
 * The law is that of the rules' day, the facts are read at `asOf`. A record that does not say that its immunizations are complete
 * gives provisional lines; a birth date of which only the year is known gives lines only where every day of it gives the same.
 *
 * @param rules the rules in force, with a schedule
 * @param subjects one person or a list, in any form
 * @throws CitizenError when the data cannot be read; RulesError `TRAMYTE_RULES_UNKNOWN` for a misspelt schedule,
 *   `TRAMYTE_RULES_NOT_IN_FORCE` where there is none on that day
 * @example
 * ```ts
 * import { planVaccination, reasonText } from "@tramyte/core/immunization"
 * import { loadImmunization } from "@tramyte/pack-vn/immunization"
 *
 * const dose = (id: string, vaccine: string, start: string) => ({ id, kind: "immunization", code: [vaccine], start, recorded: start })
 * const plan = planVaccination(loadImmunization("cam-giang", "2026-07-15"), {
 *   person: { id: "c1", sex: "male", birthDate: "2025-09-10" },
 *   facts: [dose("d1", "bcg", "2025-09-11"), dose("d2", "dpt-hepb-hib", "2025-11-12"), dose("d3", "dpt-hepb-hib", "2025-12-05")],
 *   complete: { immunization: "2026-07-15" }
 * })
 * plan.doses.find(({ dose: id }) => id === "d3")?.evaluations.map(({ reasons }) => reasons.map((reason) => reasonText(reason).en))[0] // => ["too soon after the dose before; not before 2025-12-12"]
 * plan.lines.find(({ vaccineGroup }) => vaccineGroup === "dpt")?.doseNumber // => 2
 * ```
 */
export function planVaccination<Id extends string>(rules: RulesInForce<Id>, subjects: readonly Subject[], options?: VaccinationOptions<NoInfer<Id>>): readonly VaccinationPlan[]
export function planVaccination<Id extends string>(rules: RulesInForce<Id>, subject: Subject, options?: VaccinationOptions<NoInfer<Id>>): VaccinationPlan
export function planVaccination(rules: RulesInForce, subject: Subject | readonly Subject[], options: VaccinationOptions = {}): VaccinationPlan | readonly VaccinationPlan[] {
  const prepared = preparedSchedule(rules, options.schedule)
  const context = contextFor(rules, options)
  const ask = (one: Subject): VaccinationPlan => plan(prepared, rules, viewOf(one, rules, options), context)
  return Array.isArray(subject) ? subject.map(ask) : ask(subject as Subject)
}

const plan = (prepared: PreparedSchedule, rules: RulesInForce, view: RecordView, context: EvaluationContext): VaccinationPlan => {
  const asOf = civilDate(context.on)
  const { assessment, otherwise, notCertain } = assessRecord(prepared, view, context)
  const around: Around = { prepared, rules, view, context, asOf, incomplete: incompleteOf(view, context, rules) }
  const lines = assessment === undefined ? [] : linesOf(assessment, otherwise, around).toSorted(byUrgency)
  return {
    subject: view.subject,
    schedule: prepared.item.id,
    on: rules.on,
    asOf,
    lines,
    doses: assessment === undefined ? [] : doseVerdicts(assessment),
    setAside: [...notCertain, ...assessment?.setAside ?? []],
    missing: assessment === undefined ? needsBirth : [],
    toGive: sessionDoses(lines.filter(({ state }) => state === "due" || state === "overdue"), prepared.compiled)
  }
}

/** What all lines of one plan share. */
interface Around {
  readonly prepared: PreparedSchedule
  readonly rules: RulesInForce
  readonly view: RecordView
  readonly context: EvaluationContext
  readonly asOf: CivilDate
  /** Doses may be missing from the record. */
  readonly incomplete: readonly MissingFact[]
}

const incompleteOf = (view: RecordView, { on }: EvaluationContext, { scope }: RulesInForce): readonly MissingFact[] => {
  const listed = view.complete.get("immunization")
  const alive = view.death === undefined || view.death.lo > on || view.death.hi <= on ? [] : needsDeath
  return listed !== undefined && listed + scope.freshness("immunization") >= on ? alive : [...alive, { fact: "immunization", question: scope.factKind("immunization").question }]
}

const linesOf = (assessment: ImmunizationAssessment, otherwise: readonly ImmunizationAssessment[], around: Around): readonly VaccinationLine[] => {
  const lines = assessment.groups.map((group) => lineOf(group, assessment, otherwise, around))
  const told = new Set(assessment.groups.map(({ vaccineGroup }) => vaccineGroup))
  const open = new Map<string, OpenLine>()
  for (const { vaccineGroup, series, observations, sexUnknown } of assessment.inconclusive) {
    if (told.has(vaccineGroup)) continue
    const other = open.get(vaccineGroup)
    const missing = sexUnknown ? [...needsSex, ...askFor(observations, around)] : askFor(observations, around)
    open.set(vaccineGroup, { series: [...other?.series ?? [], series], missing: [...other?.missing ?? [], ...missing] })
  }
  // A line that only some of the possible births give.
  for (const { vaccineGroup, series } of otherwise.flatMap(({ groups }) => groups)) {
    if (!told.has(vaccineGroup) && !open.has(vaccineGroup)) open.set(vaccineGroup, { series, missing: needsBirth })
  }
  return [...lines, ...Array.from(open, ([vaccineGroup, one]) => openLine(vaccineGroup, one, around))]
}

/** A group of which nobody can tell whether the person needs it. */
interface OpenLine {
  readonly series: readonly string[]
  readonly missing: readonly MissingFact[]
}

const lineOf = (group: VaccineGroupForecast, { inconclusive, undecided }: ImmunizationAssessment, otherwise: readonly ImmunizationAssessment[], around: Around): VaccinationLine => {
  const { vaccineGroup, type, status, doseNumber, earliest, recommended, pastDue, latest, vaccines, antigens, series, reasons, guidance } = group
  const others = otherwise.map(({ groups }) => groups.find((one) => one.vaccineGroup === vaccineGroup && one.type === type))
  const unclear = others.some((one) => one?.status !== status)
  const moved = others.some((one) => one === undefined || differs(one, group))
  const open = inconclusive.length === 0 ? inconclusive : inconclusive.filter((one) => one.vaccineGroup === vaccineGroup)
  const hanging = undecided.length === 0 ? undecided : undecided.filter((one) => around.prepared.compiled.groups.some(({ source }) => source.id === vaccineGroup && source.antigens.includes(one.antigen)))
  // What is no longer offered at this age is not given, whatever doses a record lacks: nothing is worth asking for.
  const settled = status === "agedOut" && reasons.every(({ code }) => code === "noLongerOffered") && !unclear
  const missing = settled ? [] : !unclear && !moved && open.length === 0 && hanging.length === 0 ? around.incomplete
    : distinct([...unclear || moved ? needsBirth : [], ...open.flatMap((one) => [...one.sexUnknown ? needsSex : [], ...askFor(one.observations, around)]), ...hanging.flatMap((one) => askFor(one.observations, around)), ...around.incomplete])
  const rules = reasons.flatMap(({ rule }) => rule ?? [])
  return {
    ...answered(around, series, rules, missing, unclear ? "unknown" : missing.length > 0 || (settled && around.incomplete.length > 0) ? "provisional" : "sure"),
    vaccineGroup,
    label: labelOf(vaccineGroup, around),
    type,
    state: unclear ? "unknown" : status === "notComplete" ? dueState(around.asOf, recommended, pastDue) : status,
    doseNumber,
    earliest,
    dueFrom: recommended,
    dueBy: pastDue,
    latest,
    vaccines,
    antigens,
    series,
    reasons,
    guidance
  }
}

/** Whether another birth makes a difference to what the line says. */
const differs = (one: VaccineGroupForecast, other: VaccineGroupForecast): boolean =>
  one.earliest !== other.earliest || one.recommended !== other.recommended || one.pastDue !== other.pastDue || one.latest !== other.latest || one.doseNumber !== other.doseNumber || one.vaccines.join() !== other.vaccines.join()

const dueState = (asOf: CivilDate, dueFrom: CivilDate | undefined, dueBy: CivilDate | undefined): "overdue" | "due" | "later" =>
  dueBy !== undefined && asOf > dueBy ? "overdue" : dueFrom !== undefined && asOf < dueFrom ? "later" : "due"

const openLine = (vaccineGroup: string, { series, missing }: OpenLine, around: Around): VaccinationLine => ({
  ...answered(around, series, [], distinct(missing), "unknown"),
  vaccineGroup,
  label: labelOf(vaccineGroup, around),
  type: around.prepared.compiled.series.get(series[0]!)!.source.type,
  state: "unknown",
  vaccines: [],
  antigens: [],
  series,
  reasons: [],
  guidance: []
})

const askFor = (observations: readonly string[], { prepared, rules, view, context }: Around): readonly MissingFact[] =>
  prepared.observed.filter(({ code }) => observations.includes(code)).flatMap(({ question, facts }) => question === undefined
    ? facts!.kinds.map((kind) => ({ fact: kind, question: rules.scope.factKind(kind).question }))
    : missingFacts(question.trace(view, context)))

const distinct = (missing: readonly MissingFact[]): readonly MissingFact[] => [...new Map(missing.map((one) => [one.fact, one])).values()]

type Answered = Pick<VaccinationLine, "subject" | "on" | "asOf" | "rulebook" | "certainty" | "missing" | "sources" | "status">

const answered = ({ prepared, rules, view, asOf }: Around, series: readonly string[], refs: readonly RuleRef[], missing: readonly MissingFact[], certainty: Answer["certainty"]): Answered => ({
  subject: view.subject, on: rules.on, asOf, rulebook: rules.rulebook, certainty, missing, ...provenanceOf(prepared, rules, series, refs)
})

const labelOf = (vaccineGroup: string, { prepared: { compiled } }: Around): Text => compiled.groups.find(({ source }) => source.id === vaccineGroup)!.source.label

/** The doses that take part, with the verdicts of the series that count. */
export const doseVerdicts = ({ series }: ImmunizationAssessment): readonly DoseVerdict[] => {
  const verdicts = new Map<string, DoseEvaluation[]>()
  for (const { best, evaluations } of series) {
    if (!best) continue
    for (const evaluation of evaluations) {
      const others = verdicts.get(evaluation.dose)
      if (others === undefined) verdicts.set(evaluation.dose, [evaluation])
      else others.push(evaluation)
    }
  }
  return [...verdicts].map(([dose, evaluations]) => ({ dose, evaluations }))
}

const rankOf: Readonly<Record<VaccinationState, number>> = { overdue: 0, due: 1, unknown: 2, later: 3, contraindicated: 4, agedOut: 5, notRecommended: 6, immune: 7, complete: 8 }

const byUrgency = (a: VaccinationLine, b: VaccinationLine): number =>
  rankOf[a.state] - rankOf[b.state] || alphabetical(a.dueBy ?? "9999", b.dueBy ?? "9999") || alphabetical(a.dueFrom ?? "9999", b.dueFrom ?? "9999")

/** Not by the habits of a country: a card looks the same on every computer. */
const alphabetical = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0
