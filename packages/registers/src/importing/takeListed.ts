import type { PartialDate } from "@tramyte/core"
import type { PersonName } from "../fields/readName.ts"
import { type KnownPerson, mayBeSameDate, moreExact } from "../people/knownPerson.ts"
import { candidates, type PersonClues } from "../people/peopleIndex.ts"
import { growthFacts } from "./growthFacts.ts"
import { insuranceFacts } from "./insuranceFacts.ts"
import { addFact, addPerson, type FileDraft, type ImportState } from "./importState.ts"
import { kindBit } from "./kindSet.ts"
import { priorityFacts } from "./priorityFacts.ts"
import { codesOf, dateOf, insuranceNumberOf, nameOf, numberOf, sexOf, villageOf } from "./readClues.ts"
import { recordFacts } from "./recordFacts.ts"
import type { RowDesk } from "./rowDesk.ts"
import { schoolFacts } from "./schoolFacts.ts"
import { isSameName } from "./takeResident.ts"
import { vaccinationFacts } from "./vaccinationFacts.ts"

/** Takes one row of a list about people who are in the resident register: finds the person, and writes what the row says. */
export const takeListed = (desk: RowDesk, state: ImportState, draft: FileDraft, item: Readonly<Record<string, unknown>> | undefined): void => {
  const name = nameOf(desk)
  // What decides whether the row is taken at all is read before anything is noted.
  const category = desk.has("category") ? categoryOf(desk, draft) : undefined
  if (desk.isRejected() || name === undefined) return
  const birth = dateOf(desk, draft, "birthDate")
  const sex = sexOf(desk, draft)
  const number = numberOf(desk, birth.date, sex)
  const insurance = insuranceNumberOf(desk)
  const village = villageOf(desk, state)
  if (village !== undefined) draft.villageRows.set(village.id, (draft.villageRows.get(village.id) ?? 0) + 1)
  if (desk.isRejected()) return
  const row: ListedRow = {
    name, birth: birth.date, birthUnreadable: birth.unreadable === true, number: number.citizen, insuranceNumber: insurance.value, pupilId: desk.text("pupilId"), vaccinationId: desk.text("vaccinationId"),
    clues: { nameKey: name.key, birthDate: birth.date, sex, village: village?.id, household: undefined, number: number.citizen }
  }
  const person = whoIsListed(desk, state, draft, row)
  if (person === undefined) return
  learn(state, draft, person, row, number.old)
  if ((draft.yields & kindBit("insurance")) !== 0) insuranceFacts(desk, draft, person, insurance)
  if (desk.has("school") || desk.has("educationLevel")) schoolFacts(desk, state, draft, person)
  if ((draft.yields & kindBit("immunization")) !== 0) vaccinationFacts(desk, draft, person)
  if (desk.has("measuredOn")) growthFacts(desk, draft, person)
  if (category !== undefined) priorityFacts(desk, state, draft, { person, category, village: village?.id })
  if (item !== undefined) recordFacts(desk, draft, person, item)
  if (!desk.isRejected()) draft.listed.set(person.id, draft.completes)
}

const categoryOf = (desk: RowDesk, draft: FileDraft): readonly string[] | undefined => {
  if (desk.text("category") === "") {
    desk.rejectField("TRAMYTE_REGISTER_MISSING_VALUE", { field: "category" })
    return undefined
  }
  const codes = codesOf(desk, draft, "category", "category")
  return codes === false ? undefined : codes
}

/** Who a row of a list says that it is about. */
interface ListedRow {
  readonly name: PersonName
  readonly birth: PartialDate | undefined
  readonly birthUnreadable: boolean
  readonly number: string | undefined
  readonly insuranceNumber: string | undefined
  readonly pupilId: string
  readonly vaccinationId: string
  readonly clues: PersonClues
}

/** Finds the one person whom a row fits; `undefined` once the row is rejected or belongs elsewhere. */
const whoIsListed = (desk: RowDesk, state: ImportState, draft: FileDraft, row: ListedRow): KnownPerson | undefined => {
  const { people } = state
  const owner = row.number === undefined ? undefined : people.byNumber(row.number)
  if (owner !== undefined && mayBeSameDate(owner.birthDate, row.birth) && isSameName(owner, row.name.key)) {
    if (owner.nameKey !== row.name.key) desk.note("TRAMYTE_REGISTER_NAME_DIFFERS", { field: "name", value: row.name.display, other: owner.name })
    return owner
  }
  const fitting = candidates(people, row.clues)
  const conflict = { field: "personalId", value: row.number, other: owner === undefined ? undefined : describe(owner) } as const
  const only = fitting.length === 1 ? fitting[0]! : undefined
  // Without a date of birth a name is too little, unless the village has nobody else of that name.
  const enough = row.birth !== undefined || only?.village !== undefined && only.village === row.clues.village
  if (only !== undefined && enough && !livesElsewhere(desk, state, draft, row, only)) {
    if (owner !== undefined) desk.note("TRAMYTE_REGISTER_IDENTIFIER_CONFLICT", conflict)
    else if (row.number !== undefined && only.numbers.length > 0 && !only.numbers.includes(row.number)) {
      desk.note("TRAMYTE_REGISTER_REISSUED_NUMBER", { field: "personalId", value: row.number, other: only.numbers.at(-1) })
    }
    return only
  }
  if (owner !== undefined) desk.rejectRow("TRAMYTE_REGISTER_IDENTIFIER_CONFLICT", conflict)
  else if (row.birthUnreadable) desk.fallWith("birthDate")
  else if (fitting.length > 0 && enough || fitting.length > 1) {
    if (livesElsewhere(desk, state, draft, row, undefined)) elsewhere(desk)
    else desk.rejectRow("TRAMYTE_REGISTER_AMBIGUOUS_PERSON", { nearest: fitting.slice(0, 5).map(describe) })
  } else if (draft.mapping.about === "pupils" && livesElsewhere(desk, state, draft, row, undefined)) elsewhere(desk)
  else desk.rejectRow("TRAMYTE_REGISTER_UNKNOWN_PERSON", { nearest: similar(state, row) })
  return undefined
}

/** A pupil whose row names another commune is one of ours only if village and day of birth say so. */
const livesElsewhere = (desk: RowDesk, state: ImportState, draft: FileDraft, row: ListedRow, person: KnownPerson | undefined): boolean => {
  if (!desk.has("communeName") && !desk.has("communeCode")) return false
  const commune = draft.readCommune(desk.text("communeCode"), desk.text("communeName"))
  if (commune.is === "unsaid" || commune.is === "known" && commune.code === state.commune.code) return false
  return !(person !== undefined && row.birth?.length === 10 && person.birthDate === row.birth && person.village !== undefined && person.village === row.clues.village)
}

const elsewhere = (desk: RowDesk): void => {
  desk.setElsewhere()
  const name = desk.text("communeName")
  desk.note("TRAMYTE_REGISTER_NOT_RESIDENT", { field: "communeName", ...(name === "" ? {} : { value: name, other: name }) })
}

/** A person in the words by which a clerk finds them. */
export const describe = (person: KnownPerson): string => [person.name, person.birthDate, person.numbers.at(-1)].filter((text) => text !== undefined).join(", ")

const similar = (state: ImportState, row: ListedRow): readonly string[] => {
  const year = row.birth?.slice(0, 4)
  return state.people.likeName(row.name.key)
    .toSorted((a, b) => Number(b.birthDate?.slice(0, 4) === year) - Number(a.birthDate?.slice(0, 4) === year)).slice(0, 3).map(describe)
}

/** What a list knows of a person and the resident register does not: the exact date of birth, numbers. */
const learn = (state: ImportState, draft: FileDraft, person: KnownPerson, row: ListedRow, old: string | undefined): void => {
  const exact = mayBeSameDate(person.exactBirthDate, row.birth) && mayBeSameDate(person.birthDate, row.birth) ? moreExact(person.exactBirthDate, row.birth) : person.exactBirthDate
  if (exact !== person.exactBirthDate) {
    person.exactBirthDate = exact
    addPerson(draft, person)
  }
  const numbers = [["citizen-id", row.number], ["national-id", old], ["insurance-number", row.insuranceNumber], ["pupil-id", row.pupilId], ["immunization-id", row.vaccinationId]] as const
  for (const [system, value] of numbers) {
    // A number that somebody has, this person or another, is not given again.
    if (value === undefined || value === "" || state.people.ownerOf(system, value) !== undefined) continue
    state.people.addIdentifier(person, system, value)
    addFact(draft, person.id, "identifier", `${person.id}/identifier/${system}/${value}`, { code: [system], value, end: "ongoing" })
  }
}
