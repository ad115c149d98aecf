import type { FactView, RecordView } from "../citizen/readRecord.ts"
import type { EvaluationContext } from "../rules/context.ts"
import { civilDate, type EpochDay } from "../time/index.ts"
import type { SetAsideDose } from "./assessment.ts"
import type { DoseGiven, Observed, VaccinationHistory } from "./history.ts"
import { kindsOfCodes, type PreparedSchedule } from "./preparedSchedule.ts"
import { firstDay, lastDay } from "./reckonable.ts"

/** What a health record tells a schedule, and the doses on record of which it tells nothing that could be judged. */
export interface RecordedHistory {
  /** Without the dates of birth and death, which may be known in part only. */
  readonly history: Omit<VaccinationHistory, "birthDate">
  readonly notCertain: readonly SetAsideDose[]
}

/**
 * Reads a health record for a schedule.
 *
 * A dose is a fact of kind `immunization`: its `code` names the vaccine, in any code that the schedule knows; `start` or `at` its
 * day; `qualifiers` say `manufacturer`, `product`, `expiry` of the lot, and `condition: ["substandard"]`; `value` in `mL` its volume.
 */
export const historyOfRecord = (prepared: PreparedSchedule, view: RecordView, context: EvaluationContext): RecordedHistory => {
  const doses: DoseGiven[] = []
  const notCertain: SetAsideDose[] = []
  for (const fact of view.facts.get("immunization") ?? []) {
    const { status = "final" } = fact.fact
    if (status === "notDone" || status === "planned") continue
    const dose = doseOf(fact, prepared)
    if (status === "final" && fact.startLo === fact.startHi) doses.push(dose)
    else notCertain.push({ dose: dose.id, code: "notCertain", message: status === "final" ? "its day is not known exactly; find it on the card" : "it is not final; confirm that it was given" })
  }
  const birth = prepared.birth?.members(view, context).facts.find(({ fact }) => fact.at !== undefined)?.fact.at
  return {
    history: {
      doses,
      observations: observationsOf(prepared, view, context),
      ...(birth === undefined ? {} : { birthInstant: birth }),
      ...(view.death === undefined || view.death.hi > lastDay ? {} : { deathDate: civilDate(view.death.hi) }),
      ...(view.sex === undefined ? {} : { sex: view.sex })
    },
    notCertain
  }
}

const doseOf = ({ fact, startLo }: FactView, { compiled }: PreparedSchedule): DoseGiven => {
  const { id, code = [], at, qualifiers = {}, value, unit } = fact
  const first = (name: string): string | undefined => qualifiers[name]?.[0]
  const [manufacturer, tradeName, expires] = [first("manufacturer"), first("product"), first("expiry")]
  return {
    id,
    date: dateOf(startLo),
    vaccine: code.find((one) => compiled.vaccines.has(one)) ?? code[0] ?? "",
    ...(at === undefined ? {} : { at }),
    ...(manufacturer === undefined ? {} : { manufacturer }),
    ...(tradeName === undefined ? {} : { tradeName }),
    ...(expires === undefined ? {} : { expires }),
    ...(typeof value === "number" && unit === "mL" ? { volume: value } : {}),
    ...(qualifiers["condition"]?.includes("substandard") === true ? { substandard: true } : {})
  }
}

/** What facts say by a code that the schedule knows: what holds on the day, and what was done or found before; what may be so is unknown. */
const codedObservations = (byCode: ReadonlyMap<string, string>, view: RecordView, { on }: EvaluationContext): Observed[] =>
  kindsOfCodes.flatMap((kind) => (view.facts.get(kind) ?? []).flatMap((one): readonly Observed[] => {
    const { fact: { code = [], status = "final" }, startLo, startHi, endLo, endHi } = one
    const state = kind === "condition" || kind === "risk"
    if (status === "notDone" || status === "planned" || startLo > on || (state && endHi <= on)) return []
    const sure = status === "final" && startHi <= on && (!state || endLo > on)
    return [...new Set(code.flatMap((each) => byCode.get(each) ?? []))].map((observation) => sure ? observedOn(observation, one) : { code: observation, unknown: true })
  }))

/** With its day, where that is known. */
const observedOn = (code: string, { startLo, startHi }: FactView): Observed => startLo === startHi && startLo > firstDay ? { code, date: civilDate(startLo) } : { code }

/** A day that no calendar has (nobody knows when) is written so that it is set aside, not invented. */
const dateOf = (day: EpochDay): string => day > firstDay && day < lastDay ? civilDate(day) : "unknown"

const observationsOf = ({ observed, byCode }: PreparedSchedule, view: RecordView, context: EvaluationContext): readonly Observed[] => {
  const found: Observed[] = byCode.size === 0 ? [] : codedObservations(byCode, view, context)
  for (const { code, question, facts } of observed) {
    if (question !== undefined) {
      const verdict = question.verdict(view, context)
      if (verdict !== "no") found.push({ code, ...(verdict === "unknown" ? { unknown: true } : {}) })
      continue
    }
    const members = facts!.members(view, context)
    let sure = 0
    members.facts.forEach((member, index) => {
      if (members.sure[index] !== true) return
      sure++
      found.push(observedOn(code, member))
    })
    if (sure === 0 && (members.facts.length > 0 || !members.complete)) found.push({ code, unknown: true })
  }
  return found
}
