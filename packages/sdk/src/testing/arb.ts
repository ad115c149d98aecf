import type * as fc from "fast-check"
import type { CitizenProfile, CivilDate, Fact, FactValue, HealthRecord, PartialDate, Person } from "@tramyte/core"
import { anniversary, birthday, day, dayNear, type DayNear, type DayRange, partialDate } from "./dates.ts"
import { fact, factValue } from "./facts.ts"
import { citizen, communeCode, name, personalId, villageId } from "./people.ts"
import { profile, record } from "./records.ts"

/** The arbitraries of the domain, for `fc.property`. */
export interface DomainArbitraries {
  /** A civil day; one in three is a 29 February, a month's end or start, or near a change of the law. */
  readonly day: (range?: DayRange) => fc.Arbitrary<CivilDate>
  /** A day on, beside or close to another one, given or drawn; an epoch day gives epoch days. */
  readonly dayNear: DayNear
  /** A birthday of an age from 0 to 110, or a day beside one. */
  readonly anniversary: (birth?: PartialDate | fc.Arbitrary<PartialDate>) => fc.Arbitrary<CivilDate>
  /** A day, a month or a year. */
  readonly partialDate: (range?: DayRange) => fc.Arbitrary<PartialDate>
  /** A date of birth; of elders mostly the year alone. */
  readonly birthday: () => fc.Arbitrary<PartialDate>
  /** A commune's code, often of the two that differ by an accent: 10903 and 10888. */
  readonly communeCode: () => fc.Arbitrary<string>
  /** A village of a commune. */
  readonly villageId: (commune?: fc.Arbitrary<string>) => fc.Arbitrary<string>
  /** A personal identification number of twelve digits, mostly with a leading zero. */
  readonly personalId: (about?: { readonly birthYear?: number; readonly sex?: NonNullable<Person["sex"]> }) => fc.Arbitrary<string>
  /** A full name, one in three in NFD. */
  readonly name: () => fc.Arbitrary<string>
  readonly citizen: () => fc.Arbitrary<Person>
  /** A fact of a kind, or of any. */
  readonly fact: (kind?: string) => fc.Arbitrary<Fact>
  /** A value at the edges of what a store must keep. */
  readonly factValue: () => fc.Arbitrary<FactValue>
  /** A person with facts, completeness, re-issued numbers and corrections. */
  readonly record: () => fc.Arbitrary<HealthRecord>
  /** A flat profile with fields left out. */
  readonly profile: () => fc.Arbitrary<CitizenProfile>
}

/**
 * Arbitraries of the domain that reach its edge cases on purpose and shrink to cases that a nurse understands.
 *
 * @example
 * ```ts
 * import { parseCivilDate, readRecord } from "@tramyte/core"
 * import { arb } from "@tramyte/sdk/testing"
 * import * as fc from "fast-check"
 *
 * const ran = fc.check(fc.property(arb.record(), arb.anniversary(), (record, day) =>
 *   readRecord(record).subject === record.person.id && parseCivilDate(day) !== undefined))
 * ran.failed // => false
 * ```
 */
export const arb: DomainArbitraries = { day, dayNear, anniversary, partialDate, birthday, communeCode, villageId, personalId, name, citizen, fact, factValue, record, profile }
