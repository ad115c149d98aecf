import { civilDate, computeKpi, epochDay, type Fact, type HealthRecord, type KpiMember, type Period, type RulesInForce, type UnitRecord } from "@tramyte/core"
import { factKinds } from "@tramyte/core"

/** A fact in few words: its kind and code, its day, and what else it says. */
export type Told = Partial<Fact> & Pick<Fact, "kind">

/** The last day of a period. */
export const lastDayOf = ({ until }: Period): string => civilDate(epochDay(until) - 1)

const factsOf = (told: readonly Told[], day: string): readonly Fact[] =>
  told.map((fact, index) => ({ id: `f${index + 1}`, recorded: typeof fact.start === "string" && /^\d{4}-\d\d-\d\d$/.test(fact.start) && fact.start <= day ? fact.start : day, ...fact }))

const completeOn = (day: string, unlisted: readonly string[]) =>
  Object.fromEntries(factKinds.map(({ kind }) => kind).filter((kind) => !unlisted.includes(kind)).map((kind) => [kind, day]))

/** A person of whom all kinds of fact are known completely up to a day, but those that are said not to be. */
export const personWith = (told: readonly Told[], { day, unlisted = [], ...person }: { readonly day: string; readonly unlisted?: readonly string[] } & Partial<HealthRecord["person"]>): HealthRecord =>
  ({ person: { id: "p", sex: "female", birthDate: "1966-05-01", ...person }, facts: factsOf(told, day), complete: completeOn(day, unlisted) })

/** A unit of which all is known up to a day, but what is said not to be. */
export const unitWith = (kind: UnitRecord["unit"]["kind"], told: readonly Told[], { day, unlisted = [] }: { readonly day: string; readonly unlisted?: readonly string[] }): UnitRecord =>
  ({ unit: { id: "u", kind }, facts: factsOf(told, day), complete: completeOn(day, unlisted) })

/**
 * Where somebody stands in an indicator: `in` or `out` of the numerator, `excluded`, `outside` of those it speaks of, `unknown`
 * (counted, and not known whether in), or `open` (not known whether counted).
 */
export type Standing = "in" | "out" | "excluded" | "outside" | "unknown" | "open"

/** Where each thing that an indicator counts of a record stands: the person or unit, or its events. */
export const standings = (rules: RulesInForce, indicator: string, record: HealthRecord | UnitRecord, period: Period): readonly Standing[] => {
  const subjects = "unit" in record ? { records: [], units: [record] } : { records: [record] }
  return (computeKpi(rules, indicator, { ...subjects, period, people: true }).people ?? []).map(standingOf)
}

const standingOf = ({ populations: { denominator, exclusion, initial }, scored, undecided }: KpiMember): Standing => {
  if (undecided === true) return "open"
  if (scored !== undefined) return scored === "yes" ? "in" : scored === "no" ? "out" : "unknown"
  return exclusion === "yes" && initial !== "no" && denominator !== "no" ? "excluded" : "outside"
}
