import type { UndecidedAntigen } from "./assessment.ts"
import type { CompiledAntigen } from "./compiled.ts"
import type { Patient, PatientSeries } from "./patient.ts"

/** The observations that nobody knows and on which forecasts hang: immunity, contraindications, and what intervals run from. */
export const undecidedBy = (courses: readonly PatientSeries[], patient: Patient): readonly UndecidedAntigen[] => {
  if (patient.notKnown.size === 0) return []
  const byAntigen = new Map<CompiledAntigen, Set<string>>()
  for (const { series } of courses) {
    const known = byAntigen.get(series.antigen)
    const asked = known ?? new Set(askedOf(series.antigen))
    if (known === undefined) byAntigen.set(series.antigen, asked)
    for (const { intervals, allowableIntervals } of series.targets) {
      for (const { observation, orNextEpisode } of [...intervals, ...allowableIntervals]) for (const code of [observation, orNextEpisode ?? ""]) asked.add(code)
    }
  }
  return [...byAntigen].flatMap(([antigen, asked]) => {
    const observations = [...asked].filter((code) => patient.notKnown.has(code))
    return observations.length === 0 ? [] : [{ antigen: antigen.source.id, observations }]
  })
}

const askedOf = ({ immuneHistory, immuneBirth, contraindications, vaccineContraindications }: CompiledAntigen): readonly string[] => [
  ...immuneHistory, ...immuneBirth.flatMap(({ except }) => except), ...[...contraindications, ...vaccineContraindications].map(({ observation }) => observation)
]
