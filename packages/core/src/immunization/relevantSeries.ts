import type { InconclusiveSeries } from "./assessment.ts"
import type { CompiledSeries } from "./compiled.ts"
import { inWindow, type Patient, type PatientSeries } from "./patient.ts"

/** The series that a person is on, and those of which nobody can tell. */
export interface Relevance {
  readonly courses: readonly PatientSeries[]
  readonly inconclusive: readonly InconclusiveSeries[]
}

/**
 * The series that a person is on (CDSi chapter 5): of the person's sex, and for everybody or for an indication that applies on
 * the day of the assessment. An indication that nobody can tell does not make a series relevant, but is told.
 */
export const relevantSeries = (patient: Patient): Relevance => {
  const courses: PatientSeries[] = []
  const inconclusive: InconclusiveSeries[] = []
  for (const antigen of patient.schedule.antigens) {
    for (const series of antigen.series) {
      const { sexes } = series.source
      const sexUnknown = patient.sex === "unknown" && sexes?.includes("unknown") !== true && sexes !== undefined
      if (sexes !== undefined && !sexes.includes(patient.sex) && !sexUnknown) continue
      const indication = patient.observed.size === 0 ? undefined : series.indications.find((one) => applies(one, patient.observed, patient))
      const indicated = indication !== undefined || series.indications.length === 0
      if (indicated && !sexUnknown) {
        courses.push({ series, next: 0, passed: [], evaluations: [], valid: 0 })
        continue
      }
      const observations = indicated || patient.notKnown.size === 0 ? nothing : series.indications.filter((one) => applies(one, patient.notKnown, patient)).map(({ observation }) => observation)
      if (indicated || observations.length > 0) inconclusive.push({ antigen: antigen.source.id, series: series.source.id, vaccineGroup: series.source.vaccineGroup, observations, sexUnknown })
    }
  }
  return { courses, inconclusive }
}

const nothing: readonly never[] = []

const applies = (indication: CompiledSeries["indications"][number], among: { readonly has: (code: string) => boolean }, patient: Patient): boolean =>
  among.has(indication.observation) && inWindow(patient, indication, patient.on)
