import { plainText, withoutAccents, wordKey } from "../fields/plainText.ts"
import type { KnownPerson } from "../people/knownPerson.ts"
import { claimEntry } from "./entries.ts"
import { addFact, addUnit, doubt, type FileDraft, type ImportState } from "./importState.ts"
import { kindBit } from "./kindSet.ts"
import { codesOf } from "./readClues.ts"
import { schoolYearOf } from "./residentFacts.ts"
import type { RowDesk } from "./rowDesk.ts"

/** Writes that somebody is on the roll of a school: for its school year, which begins in September and lasts until the next. */
export const schoolFacts = (desk: RowDesk, state: ImportState, draft: FileDraft, person: KnownPerson): void => {
  const year = yearOf(desk, draft)
  if (year === undefined) return doubt(draft, person.id, kindBit("education"))
  const level = codesOf(desk, draft, "educationLevel", "educationLevel")
  const school = schoolOf(desk, state, draft)
  const grade = desk.text("grade")
  const code = level === undefined || level === false ? [] : level
  const key = `${person.id}/education/${year}/${school ?? ""}`
  const claim = claimEntry(desk, draft, key, `${code.join()}|${grade}`)
  if (typeof claim === "object") return desk.rejectRow("TRAMYTE_REGISTER_REPEATED_ENTRY", claim)
  if (claim === "same") return
  addFact(draft, person.id, "education", key, {
    code, start: `${year}-09`, end: `${year + 1}-09`, ...(grade === "" ? {} : { value: grade }), ...(school === undefined ? {} : { links: { school } })
  })
}

/** The year in which the school year begins: as written, `2026-2027`, else that of the list's day. */
const yearOf = (desk: RowDesk, draft: FileDraft): number | undefined => {
  const text = plainText(desk.text("schoolYear"))
  if (text === "") return schoolYearOf(draft.asOf)
  const years = /^(\d{4})(?:\s*[-–—/]\s*(\d{4}|\d{2}))?$/.exec(text)
  const year = years === null ? 0 : Number(years[1])
  if (year >= 1900 && year <= 9000) return year
  desk.rejectField("TRAMYTE_REGISTER_INVALID_VALUE", { field: "schoolYear", value: text, other: "2026-2027" })
  return undefined
}

const schoolOf = (desk: RowDesk, state: ImportState, draft: FileDraft): string | undefined => {
  const name = plainText(desk.text("school"))
  if (name === "") return undefined
  const key = wordKey(name)
  const base = `${state.commune.code}-school-${withoutAccents(name).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}`
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`
    const known = state.units.get(id)
    if (known !== undefined && wordKey(known.name ?? "") !== key) continue
    addUnit(state, draft, { id, kind: "school", parent: state.commune.code, name })
    return id
  }
}
