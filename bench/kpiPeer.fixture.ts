import { readFileSync } from "node:fs"
import type { Fact, HealthRecord } from "@tramyte/core"
import fhir from "cql-exec-fhir"
import cql from "cql-execution"

// The peer: cql-execution, the engine of the Clinical Quality Language for JavaScript (MITRE, Apache-2.0), on the measure of
// our own in lastPressure.fixture.cql, which is indicator "bench/last-pressure" in the other language.

const [icd, loinc, ucum] = ["http://hl7.org/fhir/sid/icd-10", "http://loinc.org", "http://unitsofmeasure.org"]
const readings = [["systolic", "8480-6"], ["diastolic", "8462-4"]] as const

const resourceOf = (fact: Fact, place: number): object | undefined => {
  const { id, kind, code = [], start, recorded, components, unit } = fact
  if (kind === "condition") {
    return {
      resourceType: "Condition", id, code: { coding: code.map((one) => ({ system: icd, code: one })) },
      ...(start === "unknown" ? {} : { onsetDateTime: start }), recordedDate: recorded
    }
  }
  if (kind !== "observation") return undefined
  return {
    resourceType: "Observation", id, status: "final", code: { coding: code.map((one) => one === "blood-pressure" ? { system: loinc, code: "85354-9" } : { code: one }) },
    effectiveDateTime: new Date(Date.parse(start ?? recorded) + place * 60_000).toISOString(),
    ...(fact.value === undefined ? {} : { valueQuantity: { value: fact.value, unit } }),
    ...(components === undefined ? {} : {
      component: readings.map(([name, part]) => ({ code: { coding: [{ system: loinc, code: part }] }, valueQuantity: { value: components[name], unit, system: ucum, code: unit } }))
    })
  }
}

/**
 * A person as the FHIR bundle that a station would send: diagnoses and measurements. Ours come in order without a time of day;
 * the peer's sort needs one to keep that order.
 */
export const bundleOf = ({ person, facts }: HealthRecord): object => {
  const keyOf = ({ start = "", recorded, id }: Fact): string => `${start} ${recorded} ${id}`
  const ordered = facts.toSorted((a, b) => keyOf(a) < keyOf(b) ? -1 : 1)
  const patient = { resourceType: "Patient", id: person.id, birthDate: person.birthDate, ...(person.sex === undefined ? {} : { gender: person.sex }) }
  return { resourceType: "Bundle", type: "collection", entry: [patient, ...ordered.map(resourceOf)].filter((resource) => resource !== undefined).map((resource) => ({ resource })) }
}

/** What the peer says of one person; null where it does not know. */
export interface PeerAnswer {
  readonly Denominator: boolean | null
  readonly Numerator: boolean | null
}

const midnight = (day: string) => cql.DateTime.parse(`${day}T00:00:00.000+00:00`)

/** Makes the measure ready for a half-open period: bundles in, answers by person out. */
export const peerMeasure = (from: string, until: string): ((bundles: readonly object[]) => Promise<Readonly<Record<string, PeerAnswer>>>) => {
  const elm: unknown = JSON.parse(readFileSync(new URL("lastPressure.fixture.json", import.meta.url), "utf8"))
  const executor = new cql.Executor(new cql.Library(elm, new cql.Repository({})), new cql.CodeService({}), { Period: new cql.Interval(midnight(from), midnight(until), true, false) })
  return async (bundles) => {
    const source = fhir.PatientSource.FHIRv401()
    source.loadBundles([...bundles])
    const { patientResults } = await executor.exec(source)
    return patientResults as Readonly<Record<string, PeerAnswer>>
  }
}
