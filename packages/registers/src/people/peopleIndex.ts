import type { Fact, HealthRecord, PartialDate, Sex } from "@tramyte/core"
import { readName } from "../fields/readName.ts"
import { withoutAccents, wordKey } from "../fields/plainText.ts"
import { differs, type KnownPerson, mayBeSameDate } from "./knownPerson.ts"

/** The people of a commune, found by number and by name. */
export interface PeopleIndex {
  readonly all: () => Iterable<KnownPerson>
  readonly size: () => number
  readonly byId: (id: string) => KnownPerson | undefined
  /** By a personal number of the resident register. */
  readonly byNumber: (number: string) => KnownPerson | undefined
  /** Whoever has a number of any system, from any source. */
  readonly ownerOf: (system: string, value: string) => KnownPerson | undefined
  readonly byName: (nameKey: string) => readonly KnownPerson[]
  /** People of one household, to whom what is registered of the household belongs. */
  readonly ofHousehold: (household: string) => readonly KnownPerson[]
  /** The same without regard to accents, for suggesting only. */
  readonly likeName: (nameKey: string) => readonly KnownPerson[]
  readonly add: (person: KnownPerson) => void
  /** A number that the resident register gives. */
  readonly addNumber: (person: KnownPerson, number: string) => void
  readonly addIdentifier: (person: KnownPerson, system: string, value: string) => void
  readonly rename: (person: KnownPerson, name: string, nameKey: string) => void
  readonly moveTo: (person: KnownPerson, household: string | undefined, village: string | undefined) => void
}

/** What a row says of who it is about. */
export interface PersonClues {
  readonly nameKey: string
  readonly birthDate: PartialDate | undefined
  readonly sex: Sex | undefined
  readonly village: string | undefined
  readonly household: string | undefined
  /** The personal number. */
  readonly number: string | undefined
}

/** An empty index; records of the store and rows are added. */
export const peopleIndex = (): PeopleIndex => {
  const people = new Map<string, KnownPerson>()
  const numbers = new Map<string, KnownPerson>()
  const owners = new Map<string, KnownPerson>()
  const names = new Map<string, KnownPerson[]>()
  const households = new Map<string, KnownPerson[]>()
  let folded: Map<string, KnownPerson[]> | undefined
  const index: PeopleIndex = {
    all: () => people.values(),
    size: () => people.size,
    byId: (id) => people.get(id),
    byNumber: (number) => numbers.get(number),
    ownerOf: (system, value) => (system === "citizen-id" ? numbers.get(value) : undefined) ?? owners.get(`${system}:${value}`),
    byName: (nameKey) => names.get(nameKey) ?? nobody,
    ofHousehold: (household) => households.get(household) ?? nobody,
    likeName: (nameKey) => {
      if (folded === undefined) {
        folded = new Map()
        for (const person of people.values()) push(folded, withoutAccents(person.nameKey), person)
      }
      return folded.get(withoutAccents(nameKey)) ?? nobody
    },
    add: (person) => {
      people.set(person.id, person)
      push(names, person.nameKey, person)
      if (folded !== undefined) push(folded, withoutAccents(person.nameKey), person)
      if (person.household !== undefined) push(households, person.household, person)
      for (const number of person.numbers) if (!numbers.has(number)) numbers.set(number, person)
      for (const identifier of person.identifiers) if (!owners.has(identifier)) owners.set(identifier, person)
    },
    addNumber: (person, number) => {
      if (!person.numbers.includes(number)) person.numbers = [...person.numbers, number]
      if (!numbers.has(number)) numbers.set(number, person)
    },
    addIdentifier: (person, system, value) => {
      const identifier = `${system}:${value}`
      if (!person.identifiers.includes(identifier)) person.identifiers = [...person.identifiers, identifier]
      if (!owners.has(identifier)) owners.set(identifier, person)
    },
    rename: (person, name, nameKey) => {
      if (person.nameKey !== nameKey) {
        remove(names, person.nameKey, person)
        push(names, nameKey, person)
        folded = undefined
      }
      person.name = name
      person.nameKey = nameKey
    },
    moveTo: (person, household, village) => {
      if (household !== undefined && household !== person.household) {
        if (person.household !== undefined) remove(households, person.household, person)
        push(households, household, person)
        person.household = household
      }
      if (village !== undefined) person.village = village
    }
  }
  return index
}

const nobody: readonly KnownPerson[] = []
/** One list for all who have no number: most memory of an import is its people. */
export const none: readonly string[] = []

const push = (map: Map<string, KnownPerson[]>, key: string, person: KnownPerson): void => {
  const others = map.get(key)
  if (others === undefined) map.set(key, [person])
  else others.push(person)
}

const remove = (map: Map<string, KnownPerson[]>, key: string, person: KnownPerson): void => {
  const others = map.get(key)?.filter((other) => other !== person) ?? []
  if (others.length === 0) map.delete(key)
  else map.set(key, others)
}

/** A stored record as the index holds it. */
export const personOfRecord = ({ person, facts }: HealthRecord): KnownPerson => {
  const superseded = new Set(facts.flatMap((fact) => fact.supersedes ?? []))
  // Only a resident register gives names.
  const register = facts.find((fact) => fact.kind === "name" && !superseded.has(fact.id))?.source?.id
  const known: KnownPerson = {
    id: person.id, name: "", nameKey: "", sex: person.sex, birthDate: person.birthDate, exactBirthDate: person.birthDate, deathDate: person.deathDate,
    village: undefined, household: undefined, numbers: none, identifiers: none, rowNumber: undefined
  }
  for (const fact of facts) {
    if (superseded.has(fact.id) || fact.status === "enteredInError") continue
    readFact(known, fact, fact.source?.id === register)
  }
  return known
}

const readFact = (known: KnownPerson, fact: Fact, fromRegister: boolean): void => {
  const value = fact.value
  if (fact.kind === "name" && typeof value === "string") {
    const name = readName(value)
    known.name = value
    known.nameKey = name.ok ? name.value.key : wordKey(value)
    if (fact.start !== undefined && fact.start !== "unknown") known.birthDate = fact.start
  } else if (fact.kind === "identifier" && value !== undefined) {
    const system = fact.code?.[0] ?? ""
    if (system === "citizen-id" && fromRegister) known.numbers = [...known.numbers, String(value)]
    else known.identifiers = [...known.identifiers, `${system}:${String(value)}`]
  } else if (fact.kind === "residence") known.village = fact.links?.["village"] ?? known.village
  else if (fact.kind === "household") known.household = fact.links?.["household"] ?? known.household
}

/** People whom the clues fit, by name and what else is known on both sides; those born on exactly the same date first choice. */
export const candidates = (index: PeopleIndex, clues: PersonClues): readonly KnownPerson[] => {
  const named = index.byName(clues.nameKey)
  if (named.length === 0) return named
  const fitting = named.filter((person) => fits(person, clues))
  if (fitting.length < 2 || clues.birthDate === undefined) return fitting
  const exact = fitting.filter((person) => person.birthDate === clues.birthDate)
  return exact.length === 0 ? fitting : exact
}

const fits = (person: KnownPerson, clues: PersonClues): boolean => {
  if (!mayBeSameDate(person.birthDate, clues.birthDate) || differs(person.sex, clues.sex)) return false
  const sameDay = person.birthDate === clues.birthDate && clues.birthDate?.length === 10
  // Two numbers are two people, unless all else says that one was re-issued.
  if (clues.number !== undefined && person.numbers.length > 0 && !person.numbers.includes(clues.number) && !sameDay) return false
  // A whole date of birth is enough to follow somebody who moved; a year is not.
  return sameDay || !differs(person.village, clues.village) && !differs(person.household, clues.household)
}
