import type { HealthRecord, Person } from "@tramyte/core"

/** The person with one field set, or left out. */
export const withPerson = <Field extends "sex" | "birthDate" | "deathDate">(record: HealthRecord, field: Field, value: Person[Field] | undefined): HealthRecord => {
  const { [field]: _, ...rest } = record.person
  return { ...record, person: (value === undefined ? rest : { ...rest, [field]: value }) as Person }
}
