import { assessImmunization, compileSchedule, type CompiledSchedule, type ImmunizationAssessment, type ImmunizationSchedule } from "@tramyte/core/immunization"
import type { CaseAnswer, CaseResult, CaseWaiver } from "./caseResult.ts"
import { doseStatusWords, seriesStatusWords } from "./caseWords.ts"
import type { CdsiCase } from "./cdsiCase.ts"
import { doseId, foundAnswer } from "./foundAnswer.ts"
import { readCase, type RefusedCase } from "./readCase.ts"
import { vaccineGroupOf } from "./vaccineGroupNames.ts"

/**
 * Puts CDC's published cases to a schedule and scores them strictly: the series status; where a dose is needed also its
 * number and its earliest, recommended and past-due dates (an empty past-due date is not compared); and the status of every
 * dose given, in the series that was chosen as best for its antigen.
 *
 * In the suite of underlying conditions a risk forecast, where there is one, is the one compared; doses are judged in the
 * type of series that the case names; and a history that is partly of a standard series has its valid doses counted once.
 *
 * A row that is no case (no birth date, a vaccine or a vaccine group that the schedule does not have) fails, with a reason.
 *
 * @param cases rows of a file of cases, as they were parsed
 * @param waivers cases believed to be defective; they count as failed, and say why
 *
 * @example
 * ```ts
 * import { scoreCases } from "@tramyte/cdsi"
 *
 * const empty = { id: "none", version: "1", label: { vi: "Không", en: "None" }, monthPolicy: "rollForward", antigens: [], vaccines: [], vaccineGroups: [] } as const
 *
 * scoreCases(empty, [{ id: "1", suite: "healthy" }])[0]?.reason // => "dob is missing; assessmentDate is missing; vaccineGroup is missing; seriesStatus nothing is none of Not Complete, Complete, Immune, Contraindicated, Not Recommended, Aged Out"
 * ```
 */
export const scoreCases = (schedule: ImmunizationSchedule, cases: readonly unknown[], waivers: readonly CaseWaiver[] = []): readonly CaseResult[] => {
  const compiled = compileSchedule(schedule)
  const waived = new Map(waivers.map(({ id, reason }) => [id, reason]))
  return cases.map((row, index) => {
    const read = readCase(row, index + 1)
    const result = "reasons" in read ? refused(read, read.reasons) : scoreCase(schedule, compiled, read)
    const reason = waived.get(result.id)
    return result.passed || reason === undefined ? result : { ...result, waived: reason }
  })
}

const refused = ({ id, suite }: CdsiCase | RefusedCase, reasons: readonly string[]): CaseResult => ({ id, suite, passed: false, differences: [], reason: reasons.join("; ") })

const scoreCase = (schedule: ImmunizationSchedule, compiled: CompiledSchedule, one: CdsiCase): CaseResult => {
  const vaccineGroup = vaccineGroupOf(one.vaccineGroup, schedule.vaccineGroups)
  const reasons = [
    ...vaccineGroup === undefined ? [`vaccineGroup "${one.vaccineGroup}" is none of the schedule`] : [],
    ...one.doses.flatMap(({ cvx }, index) => schedule.vaccines.some(({ code }) => code === cvx) ? [] : [`dose ${index + 1}: cvx "${cvx}" is no vaccine of the schedule`])
  ]
  if (vaccineGroup === undefined || reasons.length > 0) return refused(one, reasons)
  try {
    return compared(one, foundAnswer(one, vaccineGroup, assess(compiled, one)))
  } catch (error) {
    // A case that the engine cannot take must not hide how the others go.
    return refused(one, [error instanceof Error ? error.message : String(error)])
  }
}

const assess = (compiled: CompiledSchedule, { birthDate, sex, doses, observations, on }: CdsiCase): ImmunizationAssessment => assessImmunization(compiled, {
  birthDate,
  ...sex === undefined ? {} : { sex },
  observations,
  doses: doses.map(({ date, cvx, mvx }, index) => ({ id: doseId(index), date, vaccine: cvx, ...mvx === undefined ? {} : { manufacturer: mvx } }))
}, on)

const compared = (one: CdsiCase, got: CaseAnswer): CaseResult => {
  const { status, doseNumber = null, earliest = null, recommended = null, pastDue = null } = one.expected
  const expected: CaseAnswer = { seriesStatus: seriesStatusWords[status], doseNumber, earliest, recommended, pastDue, doses: one.doses.map((dose) => doseStatusWords[dose.status]) }
  const needed = status === "notComplete"
  const fields: readonly Field[] = [
    ["seriesStatus", expected.seriesStatus, got.seriesStatus],
    ...needed ? [["doseNumber", doseNumber, got.doseNumber], ["earliest", earliest, got.earliest], ["recommended", recommended, got.recommended]] as const : [],
    ...needed && pastDue !== null ? [["pastDue", pastDue, got.pastDue]] as const : [],
    ...expected.doses.map((dose, index) => [`dose ${index + 1}`, dose, got.doses[index] ?? null] as const)
  ]
  const differences = fields.filter(([, wanted, found]) => wanted !== found).map(([field, wanted, found]) => ({ field, expected: String(wanted ?? "none"), got: String(found ?? "none") }))
  return { id: one.id, suite: one.suite, passed: differences.length === 0, expected, got, differences }
}

type Field = readonly [name: string, expected: string | number | null, got: string | number | null]
