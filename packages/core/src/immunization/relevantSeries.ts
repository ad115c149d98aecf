import type { CompiledSeries } from "./compiled.ts"
import { inWindow, type Patient, type PatientSeries } from "./patient.ts"

/**
 * The series that a person is on (CDSi chapter 5): of the person's sex, and for everybody or for an indication that applies on
 * the day of the assessment.
 */
export const relevantSeries = (patient: Patient): readonly PatientSeries[] => {
  const relevant: PatientSeries[] = []
  for (const antigen of patient.schedule.antigens) {
    for (const series of antigen.series) {
      if (series.source.sexes !== undefined && !series.source.sexes.includes(patient.sex)) continue
      const indication = indicationOf(series, patient)
      if (indication === undefined && series.indications.length > 0) continue
      relevant.push({ series, indication, next: 0, passed: [], evaluations: [], valid: 0 })
    }
  }
  return relevant
}

const indicationOf = ({ indications }: CompiledSeries, patient: Patient): CompiledSeries["indications"][number] | undefined =>
  patient.observed.size === 0 ? undefined : indications.find((indication) => patient.observed.has(indication.observation) && inWindow(patient, indication, patient.on))
