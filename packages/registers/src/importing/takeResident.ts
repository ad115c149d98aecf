import { type PartialDate, partialDateBounds } from "@tramyte/core"
import { withoutAccents } from "../fields/plainText.ts"
import { differs, type KnownPerson, mayBeSameDate, moreExact } from "../people/knownPerson.ts"
import { candidates, none, type PersonClues } from "../people/peopleIndex.ts"
import { addPerson, type FileDraft, type ImportState, type PlaceCode, placeCode, placeText } from "./importState.ts"
import { codesOf, dateOf, nameOf, numberOf, sexOf, villageOf } from "./readClues.ts"
import { residentFacts } from "./residentFacts.ts"
import type { RowDesk } from "./rowDesk.ts"

/** Whether a row waits until all others are read. */
export type Turn = "done" | "later"

/**
 * Takes one row of the resident register: finds or creates the person, and writes what the row says of where they live. At
 * first only rows about somebody new, and rows that say of somebody exactly what is known, are taken; the others answer
 * `later`, because which row is whose must not hang on their order. At the `last` turn none waits.
 */
export const takeResident = (desk: RowDesk, state: ImportState, draft: FileDraft, last: boolean): Turn => {
  const name = nameOf(desk)
  const birth = dateOf(desk, draft, "birthDate")
  if (desk.isRejected() || name === undefined) return "done"
  const residence = codesOf(desk, draft, "residenceType", "residenceType")
  const home = homeOf(desk, draft, state, residence !== undefined && residence !== false && residence.includes("temporary"))
  if (desk.isRejected() || home === undefined) return "done"
  const sex = sexOf(desk, draft)
  const number = numberOf(desk, birth.date, sex)
  const village = villageOf(desk, state)
  if (desk.isRejected()) return "done"
  const householdText = desk.text("household")
  const household = householdText === "" ? undefined : `${state.commune.code}-h-${householdText}`
  const clues: PersonClues = { nameKey: name.key, birthDate: birth.date, sex, village: village?.id, household, number: number.citizen }
  const found = whoIs(desk, state, draft, clues, last)
  if (found === undefined) return "done"
  if (found === "later") return "later"
  const died = deathOf(desk, draft, birth.date)
  const person = found.person ?? {
    id: freshId(state), name: name.display, nameKey: name.key, sex, birthDate: birth.date, exactBirthDate: birth.date, deathDate: died,
    village: village?.id, household, numbers: none, identifiers: none, rowNumber: undefined
  }
  if (found.person === undefined) state.people.add(person)
  else if (!found.again) {
    state.people.rename(person, name.display, name.key)
    state.people.moveTo(person, household, village?.id)
    person.sex = sex ?? person.sex
    person.exactBirthDate = mayBeSameDate(person.exactBirthDate, birth.date) ? moreExact(person.exactBirthDate, birth.date) : birth.date
    person.birthDate = birth.date
    person.deathDate = died ?? person.deathDate
  }
  if (found.number !== undefined) state.people.addNumber(person, found.number)
  if (number.old !== undefined) state.people.addIdentifier(person, "national-id", number.old)
  if (!found.again) {
    draft.source.taken.set(person.id, placeCode(draft.source, desk.line()))
    person.rowNumber = number.citizen
    addPerson(draft, person)
  }
  const complete = residentFacts(desk, state, draft, {
    person, birthDate: birth.date, number: found.number, oldNumber: number.old, onlyNumber: found.again, residence, village, household, homeCommune: home, died
  })
  if (!found.again) draft.listed.set(person.id, complete & draft.completes)
  return "done"
}

const deathOf = (desk: RowDesk, draft: FileDraft, birthDate: PartialDate | undefined): PartialDate | undefined => {
  const { date } = dateOf(desk, draft, "diedOn")
  if (date === undefined || birthDate === undefined || partialDateBounds(date)!.hi >= partialDateBounds(birthDate)!.lo) return date
  desk.rejectField("TRAMYTE_REGISTER_ENDS_BEFORE_START", { field: "diedOn", value: desk.text("diedOn"), other: desk.text("birthDate") })
  return undefined
}

/** The commune of the permanent residence; `undefined` (with the row rejected) if the row belongs to another station. */
const homeOf = (desk: RowDesk, draft: FileDraft, state: ImportState, temporary: boolean): string | undefined => {
  const own = state.commune
  const [code, name] = [desk.text("communeCode"), desk.text("communeName")]
  const commune = draft.readCommune(code, name)
  if (commune.is === "unsaid") return own.code
  if (commune.is === "unknown") {
    const remark = { field: name === "" ? "communeCode" : "communeName", value: name === "" ? code : name, nearest: commune.nearest } as const
    if (temporary) desk.rejectField("TRAMYTE_REGISTER_UNKNOWN_COMMUNE", remark)
    else desk.rejectRow("TRAMYTE_REGISTER_UNKNOWN_COMMUNE", remark)
    return temporary ? own.code : undefined
  }
  // Somebody registered permanently elsewhere may live here temporarily; anybody else in another commune is that station's.
  if (commune.code !== own.code && !temporary) {
    desk.rejectRow("TRAMYTE_REGISTER_OTHER_COMMUNE", {
      field: code === "" ? "communeName" : "communeCode", value: [name, code].filter((text) => text !== "").join(" "), other: `${own.name} (${own.code})`
    })
    return undefined
  }
  if (commune.conflict) desk.note("TRAMYTE_REGISTER_COMMUNE_CONFLICT", { field: "communeName", value: name, other: code })
  return commune.code
}

interface Found {
  /** Absent: somebody new. */
  readonly person?: KnownPerson
  /** The number to store; absent where it belongs to somebody else. */
  readonly number: string | undefined
  /** A second row of somebody, with a second number: only that number is taken. */
  readonly again: boolean
}

/** Whom a row of the resident register is about; `undefined` once the row is rejected. */
const whoIs = (desk: RowDesk, state: ImportState, draft: FileDraft, clues: PersonClues, last: boolean): Found | "later" | undefined => {
  const { taken } = draft.source
  const { people } = state
  const place = (person: KnownPerson): string => {
    const first = taken.get(person.id)
    return first === undefined ? `${person.name}, ${person.birthDate ?? "?"}` : `${person.name}, ${placeText(draft.source, first)}`
  }
  // What an earlier list said may be corrected by a later one; two rows of one list contradict each other.
  let number = clues.number
  const owner = number === undefined ? undefined : people.byNumber(number)
  const sameName = owner !== undefined && isSameName(owner, clues.nameKey)
  const sameBirth = owner !== undefined && mayBeSameDate(owner.birthDate, clues.birthDate)
  if (owner !== undefined && (sameName || sameBirth)) {
    const first = taken.get(owner.id)
    if (first === undefined && (last || isExact(owner, clues, number))) return { person: owner, number, again: false }
    if (!last) return "later"
    if (!(sameName && sameBirth)) return void desk.rejectRow("TRAMYTE_REGISTER_IDENTIFIER_CONFLICT", { field: "personalId", value: number, other: place(owner) })
    if (owner.rowNumber === number) return repeated(desk, draft, first!)
    desk.note("TRAMYTE_REGISTER_REISSUED_NUMBER", { field: "personalId", value: number, other: owner.rowNumber })
    return { person: owner, number, again: true }
  }
  if (owner !== undefined) {
    desk.rejectField("TRAMYTE_REGISTER_IDENTIFIER_CONFLICT", { field: "personalId", value: number, other: place(owner) })
    number = undefined
  }
  const fitting = narrowed(candidates(people, { ...clues, number }).filter((person) => !otherNumberElsewhere(person, clues, number)), clues, number)
  if (fitting.length === 0) return { number, again: false }
  const person = fitting[0]!
  const first = taken.get(person.id)
  if (!last && !(fitting.length === 1 && first === undefined && isExact(person, clues, number))) return "later"
  if (fitting.length > 1) return void desk.rejectRow("TRAMYTE_REGISTER_AMBIGUOUS_PERSON", { nearest: fitting.slice(0, 5).map(place) })
  const reissued = number !== undefined && person.numbers.length > 0 && !person.numbers.includes(number)
  if (first !== undefined && !reissued) return repeated(desk, draft, first)
  if (reissued) desk.note("TRAMYTE_REGISTER_REISSUED_NUMBER", { field: "personalId", value: number, other: person.numbers.at(-1) })
  return { person, number, again: first !== undefined }
}

const repeated = (desk: RowDesk, draft: FileDraft, first: PlaceCode): undefined =>
  void desk.rejectRow("TRAMYTE_REGISTER_REPEATED_PERSON", { other: placeText(draft.source, first) })

/** Whether a name is that of somebody known, at most with other accents. */
export const isSameName = (person: KnownPerson, nameKey: string): boolean =>
  person.nameKey === nameKey || withoutAccents(person.nameKey) === withoutAccents(nameKey)

/** Two people of one name and birthday with two numbers in two households are two people. */
const otherNumberElsewhere = (person: KnownPerson, clues: PersonClues, number: string | undefined): boolean =>
  number !== undefined && person.numbers.length > 0 && !person.numbers.includes(number) &&
  (differs(person.household, clues.household) || differs(person.village, clues.village))

/** Whether a row says of somebody exactly what is known. */
const isExact = (person: KnownPerson, clues: PersonClues, number: string | undefined): boolean =>
  person.nameKey === clues.nameKey && person.birthDate === clues.birthDate && person.sex === clues.sex && person.village === clues.village &&
  person.household === clues.household && (number === undefined ? person.numbers.length === 0 : person.numbers.includes(number))

/** Of several who fit, those of whom all is the same, or else of the same household, or else of the same village. */
const narrowed = (people: readonly KnownPerson[], clues: PersonClues, number: string | undefined): readonly KnownPerson[] => {
  if (people.length < 2) return people
  const exact = people.filter((person) => isExact(person, clues, number))
  if (exact.length > 0) return exact
  const ofHousehold = people.filter((person) => person.household !== undefined && person.household === clues.household)
  if (ofHousehold.length > 0) return ofHousehold
  const ofVillage = people.filter((person) => person.village !== undefined && person.village === clues.village)
  return ofVillage.length > 0 ? ofVillage : people
}

/** An id that nobody has: a counter that starts again must not meet people of an earlier import. */
const freshId = (state: ImportState): string => {
  for (let tries = 0; tries < 10_000_000; tries++) {
    const id = state.newId()
    if (state.people.byId(id) === undefined && !state.units.has(id)) return id
  }
  throw new RangeError("newId() gives ids that are taken, over and over. Give a function that returns another id at each call.")
}
