import type { Completeness, Fact, HealthRecord, Unit, UnitRecord } from "@tramyte/core"
import type { Access, Home } from "./checkAccess.ts"

/**
 * A person's record as a context may see it. For an analyst the facts of withheld kinds are gone, together with their
 * completeness (so that they are unknown, not "none"), and facts lose their `source`: row keys are often official numbers.
 */
export const personForReader = (access: Access, record: HealthRecord): HealthRecord =>
  access.withheld.size === 0 ? record : { person: record.person, ...contentForReader(access, record) }

/** A unit's record as a context may see it. For an analyst households and collaborators, which bear people's names, are nameless. */
export const unitForReader = (access: Access, record: UnitRecord): UnitRecord =>
  access.withheld.size === 0 ? record : { unit: namelessUnit(record.unit), ...contentForReader(access, record) }

const contentForReader = (access: Access, record: { readonly facts: readonly Fact[]; readonly complete?: Completeness }) => ({
  facts: record.facts.filter((fact) => !access.withheld.has(fact.kind)).map(withoutSource),
  ...(record.complete === undefined ? {} : { complete: Object.fromEntries(Object.entries(record.complete).filter(([entry]) => !isWithheld(access, entry))) })
})

/** What is known of single codes of a withheld kind (`"assessment/growth-score"`) is withheld with it. */
const isWithheld = ({ withheld }: Access, entry: string): boolean => withheld.has(entry) || [...withheld].some((kind) => entry.startsWith(`${kind}/`))

const withoutSource = ({ source: _, ...fact }: Fact): Fact => fact

const namelessUnit = (unit: Unit): Unit => {
  if (unit.kind !== "household" && unit.kind !== "collaborator") return unit
  const { name: _, ...rest } = unit
  return rest
}

/** Where a residence fact places a person; `undefined` for other facts, and for residences in error, denied or only planned. */
export const homeOf = (fact: Fact): Home | undefined => {
  if (fact.kind !== "residence" || fact.status === "enteredInError" || fact.status === "notDone" || fact.status === "planned") return undefined
  const commune = fact.links?.["commune"]
  const village = fact.links?.["village"]
  return { ...(commune === undefined ? {} : { commune }), ...(village === undefined ? {} : { village }) }
}
