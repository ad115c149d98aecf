import { type CivilDate, type Fact, type PartialDate, partialDateBounds } from "@tramyte/core"
import { readDate } from "../fields/readDate.ts"
import { readName } from "../fields/readName.ts"
import { readPersonalNumber } from "../fields/readPersonalNumber.ts"
import { type KnownPerson, mayBeSameDate } from "../people/knownPerson.ts"
import type { PeopleIndex } from "../people/peopleIndex.ts"
import type { YieldKind } from "../mapping/registerMapping.ts"
import { doubt, type FileDraft } from "./importState.ts"
import { allKinds, kindBit, type KindSet, noKinds } from "./kindSet.ts"

/** A row that was not taken. */
export interface LostRow {
  readonly cells: readonly string[]
  /** The text under the date of birth; `undefined` where it is not known which cell that is. */
  readonly birthDate: string | undefined
}

/** Whom a row that was not taken may be about. */
export interface Suspects {
  /** Whoever has a number that stands in it. */
  readonly byNumber: ReadonlySet<KnownPerson>
  /** Everybody else who has a name that stands in it. */
  readonly byName: ReadonlySet<KnownPerson>
}

/**
 * Whom a row that was not taken may be about: everybody whose number or name, with or without its accents, stands in one of
 * its cells. Not a namesake who was surely born at another time, and no namesake beside the one whose number it has.
 */
export const suspectsOf = (row: LostRow, people: PeopleIndex, formats: FileDraft["mapping"]["dateFormats"]): Suspects => {
  const [byNumber, named, numbers] = [new Set<KnownPerson>(), new Set<KnownPerson>(), [] as string[]]
  for (const cell of row.cells) {
    const text = cell.trim()
    if (text.length < 4 || text.length > 100) continue
    if (/\d/.test(text)) {
      const number = readPersonalNumber(text)
      const owner = number.ok ? people.ownerOf(number.value.system, number.value.value) : undefined
      if (owner !== undefined) byNumber.add(owner)
      if (number.ok && number.value.system === "citizen-id") numbers.push(number.value.value)
    } else if (text.includes(" ")) {
      const name = readName(text)
      if (name.ok) for (const person of people.likeName(name.value.key)) named.add(person)
    }
  }
  const birth = readDate(row.birthDate ?? "", { formats })
  const date = birth.ok ? birth.value : undefined
  for (const owner of byNumber) if (named.has(owner) && !bornAtAnotherTime(owner.birthDate, date)) return { byNumber, byName: new Set() }
  // Where the row has no date of birth, its number says the year.
  const number = row.birthDate?.trim() === "" && numbers.length === 1 ? numbers[0] : undefined
  const byName = [...named].filter((person) => !byNumber.has(person) && !bornAtAnotherTime(person.birthDate, date) && !hasAnotherNumber(person, number))
  return { byNumber, byName: new Set(byName) }
}

/**
 * Leaves unknown what a file would say by silence of whomever its lost rows may be about. Somebody who was taken from it is not
 * meant by a row of their name alone: where a line is all that a register says of somebody (NDJSON), for no kind; else for the
 * kinds that it says of them today, as a second row may be another of their groups or cards.
 */
export const doubtSuspects = (draft: FileDraft, lost: readonly LostRow[], people: PeopleIndex): void => {
  if (lost.length === 0) return
  const today = kindsToday(draft)
  const settled = ({ id }: KnownPerson): KindSet => draft.mapping.shape === "ndjson" && draft.listed.has(id) ? allKinds : today.get(id) ?? noKinds
  // Poverty is registered of a household: a lost row about one member may be about all.
  const doubtWithHousehold = ({ household, id }: KnownPerson, kinds: KindSet): void => {
    doubt(draft, id, kinds)
    if (household === undefined || (kinds & draft.completes & poverty) === noKinds) return
    for (const member of people.ofHousehold(household)) doubt(draft, member.id, poverty)
  }
  for (const row of lost) {
    const { byName, byNumber } = suspectsOf(row, people, draft.mapping.dateFormats)
    for (const person of byNumber) doubtWithHousehold(person, allKinds)
    for (const person of byName) doubtWithHousehold(person, allKinds & ~settled(person))
  }
}

const poverty = kindBit("poverty")

const kindsToday = ({ asOf, facts }: FileDraft): ReadonlyMap<string, KindSet> => {
  const kinds = new Map<string, KindSet>()
  for (const fact of facts) if (holdsOn(fact, asOf)) kinds.set(fact.subject!, (kinds.get(fact.subject!) ?? noKinds) | kindBit(fact.kind as YieldKind))
  return kinds
}

const holdsOn = ({ end, start }: Fact, day: CivilDate): boolean => {
  const begun = start === undefined || start === "unknown" || (partialDateBounds(start)?.lo ?? Infinity) <= partialDateBounds(day)!.lo
  return begun && (end === "ongoing" || end !== undefined && (partialDateBounds(end)?.lo ?? -Infinity) > partialDateBounds(day)!.lo)
}

/**
 * Whether two dates of birth are those of two people, and not one date and a slip of the pen: two whole dates differ in more
 * than one of day, month and year (but for day and month in each other's place); years are not near. The first of January
 * stands for a year of which nothing more is known.
 */
const bornAtAnotherTime = (a: PartialDate | undefined, b: PartialDate | undefined): boolean => {
  if (a === undefined || b === undefined || mayBeSameDate(a, b)) return false
  if (a.length < 10 || b.length < 10 || a.endsWith("-01-01") || b.endsWith("-01-01")) return isAnotherYear(a.slice(0, 4), b.slice(0, 4))
  const [year, month, day] = a.split("-")
  const [otherYear, otherMonth, otherDay] = b.split("-")
  const different = Number(year !== otherYear) + Number(month !== otherMonth) + Number(day !== otherDay)
  return different > 1 && !(year === otherYear && month === otherDay && day === otherMonth)
}

/** More than two years apart, in more than one digit, and not the same digits in another order. */
const isAnotherYear = (a: string, b: string): boolean =>
  Math.abs(Number(a) - Number(b)) > 2 && digitsApart(a, b) > 1 && [...a].toSorted().join("") !== [...b].toSorted().join("")

const digitsApart = (a: string, b: string): number => [...a].filter((digit, at) => digit !== b[at]).length

/** A number of another year of birth, unlike every number of the person: neither a slip nor a number issued anew. */
const hasAnotherNumber = (person: KnownPerson, number: string | undefined): boolean =>
  number !== undefined && person.numbers.length > 0 && person.numbers.every((own) => digitsApart(own, number) > 2) &&
  person.birthDate !== undefined && isAnotherYear(person.birthDate.slice(0, 4), String(1900 + (Number(number[3]) >> 1) * 100 + Number(number.slice(4, 6))))
