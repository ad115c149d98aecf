import type { ImmunizationAssessment, SeriesType, VaccineGroupForecast } from "@tramyte/core/immunization"
import type { CaseAnswer } from "./caseResult.ts"
import { doseStatusWords, seriesStatusWords } from "./caseWords.ts"
import type { CdsiCase } from "./cdsiCase.ts"
import { judgedDose } from "./judgedDose.ts"

/** What an assessment answers to a case, about one vaccine group. */
export const foundAnswer = (one: CdsiCase, vaccineGroup: string, assessment: ImmunizationAssessment): CaseAnswer => {
  const forecast = comparedForecast(one, assessment.groups.filter((line) => line.vaccineGroup === vaccineGroup))
  return {
    seriesStatus: forecast === undefined ? null : seriesStatusWords[forecast.status],
    doseNumber: forecast === undefined ? null : doseNumber(one, forecast, assessment),
    earliest: forecast?.earliest ?? null,
    recommended: forecast?.recommended ?? null,
    pastDue: forecast?.pastDue ?? null,
    doses: one.doses.map(({ seriesType }, index) => {
      const id = doseId(index)
      const status = judgedDose(assessment, id, vaccineGroup, one.suite === "underlying" ? seriesType : undefined)
      const setAside = assessment.setAside.find(({ dose }) => dose === id)
      return status === undefined ? setAside === undefined ? "not judged" : `set aside: ${setAside.code}` : doseStatusWords[status]
    })
  }
}

/** The id that a dose of a case goes by. */
export const doseId = (index: number): string => String(index + 1)

/** With underlying conditions a risk forecast goes before a standard one; what only says that it is too late, or out of season, forecasts nothing. */
const comparedForecast = ({ suite }: CdsiCase, lines: readonly VaccineGroupForecast[]): VaccineGroupForecast | undefined => {
  const order: readonly SeriesType[] = suite === "underlying" ? ["risk", "standard", "evaluationOnly"] : ["standard", "risk", "evaluationOnly"]
  const inOrder = order.flatMap((type) => lines.filter((line) => line.type === type))
  return inOrder.find(({ status }) => status !== "agedOut" && status !== "notRecommended") ?? inOrder[0]
}

/** A history that is partly of a standard and partly of a risk series has its valid doses counted together, each once. */
const doseNumber = ({ suite }: CdsiCase, forecast: VaccineGroupForecast, { series }: ImmunizationAssessment): number | null => {
  if (forecast.doseNumber === undefined) return null
  if (suite !== "underlying" || forecast.type !== "risk") return forecast.doseNumber
  const validIn = (type: SeriesType): readonly string[] => series.filter((one) => one.prioritized && one.vaccineGroup === forecast.vaccineGroup && one.type === type)
    .flatMap(({ evaluations }) => evaluations.filter(({ status }) => status === "valid").map(({ dose }) => dose))
  const standard = validIn("standard")
  return standard.length === 0 ? forecast.doseNumber : new Set([...standard, ...validIn("risk")]).size + 1
}
