import { dateParts, type PartialDate, partialDateBounds } from "@tramyte/core"
import type { KnownVillage } from "../fields/villageIndex.ts"
import type { YieldKind } from "../mapping/registerMapping.ts"
import type { KnownPerson } from "../people/knownPerson.ts"
import { addFact, addUnit, type FactContent, type FileDraft, type ImportState } from "./importState.ts"
import { kindBit, type KindSet, kindSet, noKinds } from "./kindSet.ts"
import { codesOf, dateOf } from "./readClues.ts"
import type { RowDesk } from "./rowDesk.ts"

/** What a row of the resident register says of somebody who was found or created. */
export interface ResidentRow {
  readonly person: KnownPerson
  /** As this row has it; another list may know more, and would change what this one says. */
  readonly birthDate: PartialDate | undefined
  readonly number: string | undefined
  readonly oldNumber: string | undefined
  /** Only the number is new. */
  readonly onlyNumber: boolean
  readonly residence: readonly string[] | false | undefined
  readonly village: KnownVillage | undefined
  readonly household: string | undefined
  /** Where the person is registered permanently. */
  readonly homeCommune: string
  readonly died: PartialDate | undefined
}

/** The day of arrival; nobody arrives after dying. */
const arrivalOf = (desk: RowDesk, draft: FileDraft, died: PartialDate | undefined): ReturnType<typeof dateOf> => {
  const arrived = dateOf(desk, draft, "arrivedOn")
  if (arrived.date === undefined || died === undefined || partialDateBounds(died)!.hi >= partialDateBounds(arrived.date)!.lo) return arrived
  desk.rejectField("TRAMYTE_REGISTER_ENDS_BEFORE_START", { field: "arrivedOn", value: desk.text("diedOn"), other: desk.text("arrivedOn") })
  return { unreadable: true }
}

/** Writes the facts of a row of the resident register; answers the kinds that are now known completely for this person. */
export const residentFacts = (desk: RowDesk, state: ImportState, draft: FileDraft, row: ResidentRow): KindSet => {
  const { birthDate, person, number, oldNumber, village, household, homeCommune } = row
  const end = row.died ?? "ongoing"
  let complete = noKinds
  const hold = (kind: YieldKind, content: OpenEnded, detail = ""): void => {
    complete |= kindBit(kind)
    content.end = end
    addFact(draft, person.id, kind, `${person.id}/${kind}${detail}`, content)
  }
  if (number !== undefined) hold("identifier", { code: ["citizen-id"], value: number }, `/citizen-id/${number}`)
  if (oldNumber !== undefined) hold("identifier", { code: ["national-id"], value: oldNumber }, `/national-id/${oldNumber}`)
  if (row.onlyNumber) return complete

  // A name is borne from birth; that day keeps what the register itself says of it.
  hold("name", { value: person.name, ...(birthDate === undefined ? {} : { start: birthDate }) })
  const type = row.residence === undefined || row.residence === false ? [] : row.residence
  const temporary = type.includes("temporary")
  const arrived = arrivalOf(desk, draft, row.died)
  const since = arrived.date ?? (draft.mapping.residenceSince === "birth" && !temporary && arrived.unreadable === undefined ? birthDate : undefined)
  hold("residence", {
    code: type,
    ...(since === undefined ? {} : { start: since }),
    links: village === undefined ? { commune: state.commune.code } : { commune: state.commune.code, village: village.id }
  })
  if (homeCommune !== state.commune.code) hold("residence", { code: ["permanent"], links: { commune: homeCommune } }, "/permanent")
  if (household !== undefined) {
    addUnit(state, draft, { id: household, kind: "household", parent: village?.id ?? state.commune.code, name: desk.text("household") })
    const role = codesOf(desk, draft, "householdRole", "householdRole")
    hold("household", { code: role === undefined || role === false ? [] : role, links: { household } })
  }
  const ethnicity = codesOf(desk, draft, "ethnicity", "ethnicity")
  if (ethnicity !== undefined && ethnicity !== false) hold("ethnicity", { code: ethnicity, ...(birthDate === undefined ? {} : { start: birthDate }) })
  return complete | occupationFacts(desk, draft, birthDate, hold)
}

const worksAndStudies = kindSet(["employment", "education"])

/** What a row says, to which the end is still to be added. */
type OpenEnded = Omit<FactContent, "end"> & { end?: string }
type Hold = (kind: YieldKind, content: OpenEnded) => void

/**
 * An occupation says how somebody works and whether they study. A known word makes employment complete, and education too,
 * except from 3 to 18 years of age, when a child without a word for it may be on a school roll.
 */
const occupationFacts = (desk: RowDesk, draft: FileDraft, birthDate: PartialDate | undefined, hold: Hold): KindSet => {
  const employment = codesOf(desk, draft, "employment", "occupation")
  if (employment === undefined) return noKinds
  const workplace = desk.text("workplace")
  if (employment !== false) hold("employment", { code: employment, ...(workplace === "" ? {} : { value: workplace }) })
  const studies = draft.words["education"]?.(desk.text("occupation"))
  if (studies !== undefined && studies !== false) {
    const code = studies[0] === "bySchoolAge" ? schoolLevel(birthDate, draft.asOf) : studies
    hold("education", { code, ...(workplace === "" || employment !== false ? {} : { value: workplace }) })
    return worksAndStudies
  }
  return mayBeOfSchoolAge(birthDate, draft.asOf) ? kindBit("employment") : worksAndStudies
}

/**
 * The level of a pupil of whom only the age is known, by the calendar year as schools enrol: primary from 6, lower secondary
 * from 11, upper secondary from 15. Empty (not known which) outside these ages. Source: Law on Education 43/2019/QH14, art. 28.
 */
const schoolLevel = (birthDate: PartialDate | undefined, asOf: string): readonly string[] => {
  const bounds = birthDate === undefined ? undefined : partialDateBounds(birthDate)
  if (bounds === undefined) return []
  const age = schoolYearOf(asOf) - dateParts(bounds.lo).year
  return age < 3 || age > 18 ? [] : [age < 6 ? "preschool" : age < 11 ? "primary" : age < 15 ? "lowerSecondary" : "upperSecondary"]
}

/** The calendar year in which the school year of a day began; it begins in September. */
export const schoolYearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < "09" ? 1 : 0)

const mayBeOfSchoolAge = (birthDate: PartialDate | undefined, asOf: string): boolean => {
  const bounds = birthDate === undefined ? undefined : partialDateBounds(birthDate)
  if (bounds === undefined) return true
  const year = Number(asOf.slice(0, 4))
  const rest = asOf.slice(4)
  // From the third birthday to the day before the nineteenth, for any day that the birth may have been.
  return birthYearDay(bounds.lo) <= `${year - 3}${rest}` && birthYearDay(bounds.hi) > `${year - 19}${rest}`
}

const birthYearDay = (day: number): string => {
  const { year, month, dayOfMonth } = dateParts(day)
  return `${year}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`
}
