import type { RecordView, Text } from "@tramyte/core"
import { type DoseReason, reasonText, type VaccinationPlan } from "@tramyte/core/immunization"
import { registerMappings } from "@tramyte/registers"
import type { DoseProblem } from "./vaccinationYear.ts"

/** Vaccines that the registers know: one of them that the schedule does not know (influenza, rabies) is none to look into. */
const inNoSchedule = new Set(Object.values(registerMappings.vaccinations.codes.vaccine?.words ?? {}).flatMap((codes) => codes === false ? [] : codes))

/** Doses of one person on record that take no part, and those that were given and count for nothing. */
export const doseProblems = (at: number, view: RecordView, plan: VaccinationPlan, labelOf: (code: string) => Text): { readonly setAside: readonly DoseProblem[]; readonly notCounted: readonly DoseProblem[] } => {
  const facts = new Map((view.facts.get("immunization") ?? []).map(({ fact }) => [fact.id, fact]))
  const about = (dose: string): Pick<DoseProblem, "at" | "vaccine" | "day"> => {
    const fact = facts.get(dose)
    return { at, vaccine: labelOf(fact?.code?.[0] ?? ""), day: fact?.start }
  }
  return {
    setAside: plan.setAside.filter(({ code, dose }) => code !== "unknownVaccine" || !inNoSchedule.has(facts.get(dose)?.code?.[0] ?? "")).map((one) => ({ ...about(one.dose), code: one.code, reason: reasonText(one) })),
    notCounted: plan.doses.flatMap(({ dose, evaluations }): readonly DoseProblem[] => {
      // A dose that serves one disease, or came when nothing was needed any more, is none to look into.
      if (evaluations.some(({ status }) => status === "valid" || status === "extraneous")) return []
      const reason = evaluations.flatMap(({ reasons }) => reasons)[0]
      return reason === undefined ? [] : [{ ...about(dose), code: reason.code, reason: inWords(reason) }]
    })
  }
}

/** Days stand as each language writes them. */
const inWords = (reason: DoseReason): Text => ({
  vi: reasonText(reason.day === undefined ? reason : { ...reason, day: reason.day.split("-").reverse().join("/") }).vi,
  en: reasonText(reason).en
})
