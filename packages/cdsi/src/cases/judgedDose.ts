import type { DoseStatus, ImmunizationAssessment, SeriesAssessment, SeriesType } from "@tramyte/core/immunization"

/**
 * The status of one dose as it counts for a vaccine group: that of the series chosen as best for each antigen of the group;
 * for a dose that has nothing of the group, for each of its own antigens. Where a type of series is asked for, the best
 * series of that type counts, or the one that is best of its series group only, because an equivalent group serves the need.
 *
 * Where antigens disagree, the most that the dose is worth against one of them: a second Tdap of an adult is valid, though
 * nobody needs the pertussis in it.
 *
 * @param dose the id of the dose
 * @returns `undefined` if no such series looked at the dose
 */
export const judgedDose = (assessment: ImmunizationAssessment, dose: string, vaccineGroup: string, type?: SeriesType): DoseStatus | undefined => {
  const judging = assessment.series.filter(({ evaluations, prioritized }) => prioritized && evaluations.some((one) => one.dose === dose))
  const ofGroup = judging.filter((series) => series.vaccineGroup === vaccineGroup)
  const asked = (ofGroup.length > 0 ? ofGroup : judging).filter((series) => type === undefined || series.type === type)
  const antigens = [...new Set(asked.map(({ antigen }) => antigen))]
  const found = new Set(antigens.flatMap((antigen) => countingFor(antigen, asked)).flatMap(({ evaluations }) => evaluations.filter((one) => one.dose === dose).map(({ status }) => status)))
  return worth.find((status) => found.has(status))
}

const worth: readonly DoseStatus[] = ["valid", "notValid", "extraneous", "substandard"]

const countingFor = (antigen: string, judging: readonly SeriesAssessment[]): readonly SeriesAssessment[] => {
  const rivals = judging.filter((series) => series.antigen === antigen)
  const best = rivals.filter((series) => series.best)
  return best.length > 0 ? best : rivals
}
