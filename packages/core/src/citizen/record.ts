import type { CivilDate, PartialDate } from "../time/index.ts"
import type { Fact } from "./fact.ts"

/** Sex as registered. Leave it out when it is not known. */
export type Sex = "male" | "female" | "other"

/**
 * A citizen (người dân). `id` is this system's own, opaque; official numbers are dated `identifier` facts, because they
 * can be re-issued and newborns have none. Everything that changes in a life is a fact.
 */
export interface Person {
  readonly id: string
  readonly sex?: Sex
  /** `"1956"`, `"1956-03"` or `"1956-03-09"`: year-only births are the norm among elders. */
  readonly birthDate?: PartialDate
  readonly deathDate?: PartialDate
}

/**
 * Which kinds of fact are known completely, and up to which day (inclusive). It turns "no such fact" into *no* instead
 * of *unknown*: the import of the merit list makes `merit` complete up to that list's day. An entry `"<kind>/<code>"` says it of
 * the facts with one code alone (`"assessment/growth-score"`): a question that asks for codes is content if each of them is
 * known. Of kinds whose lists tell only who has it now, such entries say nothing.
 */
export type Completeness = Readonly<Record<string, CivilDate>>

/** All that is known of one person: the citizen and the health record (hồ sơ sức khỏe) as dated facts. */
export interface HealthRecord {
  readonly person: Person
  readonly facts: readonly Fact[]
  readonly complete?: Completeness
}

/** What kind of place or body a unit is. */
export type UnitKind = "commune" | "village" | "household" | "school" | "employer" | "facility" | "collaborator"

/** A village (thôn), school, household or other unit that facts can be about. */
export interface Unit {
  readonly id: string
  readonly kind: UnitKind
  readonly parent?: string
  readonly name?: string
}

/** All that is known of one unit. */
export interface UnitRecord {
  readonly unit: Unit
  readonly facts: readonly Fact[]
  readonly complete?: Completeness
}
