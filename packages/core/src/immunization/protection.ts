import type { ForecastReason } from "./assessment.ts"
import type { CompiledAntigen } from "./compiled.ts"
import { inWindow, type Patient, type Protection, textOf } from "./patient.ts"

const unprotected: Protection = { immune: undefined, contraindicated: undefined, barredVaccines: new Map(), guidance: [] }

/** Looks for immunity (CDSi 7.2) and for contraindications (7.3) of one antigen; once a person, for all of its series. */
export const protectionOf = (antigen: CompiledAntigen, patient: Patient): Protection =>
  patient.protections[antigen.index] ??= find(antigen, patient)

const find = (antigen: CompiledAntigen, patient: Patient): Protection => {
  const byBirth = antigen.immuneBirth.length > 0 ? immuneByBirth(antigen, patient) : undefined
  if (patient.observed.size === 0) return byBirth === undefined ? unprotected : { ...unprotected, immune: byBirth }
  const proof = antigen.immuneHistory.find((code) => patient.observed.has(code))
  const against = antigen.contraindications.find((one) => patient.observed.has(one.observation) && inWindow(patient, one, patient.on))
  const barredVaccines = new Map<number, string>()
  const guidance = against === undefined ? [] : [...against.guidance]
  for (const one of antigen.vaccineContraindications) {
    if (!patient.observed.has(one.observation) || !inWindow(patient, one, patient.on)) continue
    guidance.push(...one.guidance)
    for (const row of one.vaccines) if (inWindow(patient, row, patient.on)) barredVaccines.set(row.vaccine, one.observation)
  }
  return {
    immune: proof === undefined ? byBirth : { code: "immuneByHistory", observation: proof },
    contraindicated: against === undefined ? undefined : { code: "antigenContraindicated", observation: against.observation },
    barredVaccines,
    guidance
  }
}

const immuneByBirth = ({ immuneBirth }: CompiledAntigen, patient: Patient): ForecastReason | undefined => {
  const rule = immuneBirth.find(({ before, country, except }) =>
    patient.birth < before && (country === undefined || country === patient.country) && !except.some((code) => patient.observed.has(code)))
  return rule === undefined ? undefined : { code: "immuneByBirthDate", day: textOf(rule.before) }
}
