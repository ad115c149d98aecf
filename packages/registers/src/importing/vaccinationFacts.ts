import { type PartialDate, partialDateBounds } from "@tramyte/core"
import { nearestNames } from "../fields/nearestNames.ts"
import { plainText } from "../fields/plainText.ts"
import { readTime } from "../fields/readTime.ts"
import { readVaccine } from "../fields/readVaccine.ts"
import type { CodeTableName, RegisterField } from "../mapping/registerMapping.ts"
import type { KnownPerson } from "../people/knownPerson.ts"
import { claimEntry } from "./entries.ts"
import { addFact, doubt, type FactContent, type FileDraft } from "./importState.ts"
import { isInsideLife } from "./insideLife.ts"
import { kindBit } from "./kindSet.ts"
import { codesOf, dateOf } from "./readClues.ts"
import type { RowDesk } from "./rowDesk.ts"

const immunization = kindBit("immunization")

/**
 * Writes one dose, given, planned or not given, and the hour of birth. A dose of a vaccine that nobody knows, and one that lies before
 * the birth or after the death, is kept: whoever judges it says so, and never counts it. What of its person's doses is known
 * stays open then, as with a row that is not taken.
 */
export const vaccinationFacts = (desk: RowDesk, draft: FileDraft, person: KnownPerson): void => {
  birthHour(desk, draft, person)
  const vaccine = vaccineOf(desk, draft)
  const status = statusOf(desk, draft)
  const { date } = dateOf(desk, draft, "givenOn", status !== "planned")
  if (vaccine === undefined || status === undefined || date === undefined || desk.isRejected()) return doubt(draft, person.id, immunization)
  if (!vaccine.known || !historyIsWhole(desk, draft, person)) doubt(draft, person.id, immunization)
  if (status === "final" && !isInsideLife(desk, person, "givenOn", date)) doubt(draft, person.id, immunization)
  const number = doseNumberOf(desk) ?? vaccine.doseNumber
  const content = contentOf(desk, draft, { code: vaccine.code, status, date, number })
  // The same dose with another day is that dose put right; what was not given may be put off several times.
  const place = status === "notDone" ? `${date}/not-given` : number ?? date
  const key = `${person.id}/immunization/${vaccine.code.join()}/${place}`
  const told = JSON.stringify(content)
  const claim = claimEntry(desk, draft, key, told)
  if (claim === "new") addFact(draft, person.id, "immunization", key, content)
  else if (typeof claim === "object") again(desk, draft, person, { key, date, content, told, other: claim.other })
}

/** One dose as its row has it. */
interface Dose {
  readonly code: readonly string[]
  readonly status: "final" | "notDone" | "planned"
  readonly date: PartialDate
  readonly number: string | undefined
}

const contentOf = (desk: RowDesk, draft: FileDraft, { code, status, date, number }: Dose): FactContent => {
  const at = timeOf(desk, "givenAt", date)
  const facility = plainText(desk.text("facility"))
  const reason = status === "notDone" ? codesOf(desk, draft, "notGivenReason", "notGivenReason") : undefined
  const qualifiers = Object.fromEntries(Object.entries({
    doseNumber: number === undefined ? undefined : [number],
    antigen: antigensOf(desk, draft),
    product: textOf(desk, "product"),
    manufacturer: textOf(desk, "manufacturer"),
    lot: textOf(desk, "lot"),
    expiry: expiryOf(desk, draft),
    site: wordOf(desk, draft, "site"),
    funding: wordOf(desk, draft, "funding"),
    reason: reason === false ? undefined : reason
  }).filter((entry): entry is [string, readonly string[]] => entry[1] !== undefined))
  return {
    code, start: date,
    ...(status === "final" ? {} : { status }),
    ...(at === undefined ? {} : { at }),
    ...(Object.keys(qualifiers).length === 0 ? {} : { qualifiers }),
    ...(facility === "" ? {} : { links: { facility } })
  }
}

/** The dose of a key was told before otherwise: on another day it is a dose of its own, that was miscounted; else one of two is wrong. */
const again = (desk: RowDesk, draft: FileDraft, person: KnownPerson, { key, date, content, told, other }: {
  readonly key: string, readonly date: PartialDate, readonly content: FactContent, readonly told: string, readonly other: string
}): void => {
  const ofDay = `${key}/${date}`
  const sameDay = draft.source.entries.get(key)!.content.includes(`"start":"${date}"`)
  const claim = sameDay ? { other } : claimEntry(desk, draft, ofDay, told)
  if (claim === "new") addFact(draft, person.id, "immunization", ofDay, content)
  if (typeof claim !== "object") return
  doubt(draft, person.id, immunization)
  desk.rejectRow("TRAMYTE_REGISTER_REPEATED_ENTRY", claim)
}

const vaccineOf = (desk: RowDesk, draft: FileDraft): { readonly code: readonly string[]; readonly known: boolean; readonly doseNumber?: string } | undefined => {
  const [text, table, word] = [desk.text("vaccine"), draft.mapping.codes.vaccine, draft.words.vaccine]
  if (text === "") return void desk.rejectField("TRAMYTE_REGISTER_MISSING_VALUE", { field: "vaccine" })
  const { meaning, doseNumber } = word === undefined ? { meaning: undefined } : readVaccine(word, text)
  if (meaning !== undefined && meaning !== false) return { code: meaning, known: true, ...(doseNumber === undefined ? {} : { doseNumber }) }
  const remark = { field: "vaccine", value: text, nearest: nearestNames(text, Object.keys(table?.words ?? {})) } as const
  if (table?.unknown === "rejectRow") return void desk.rejectRow("TRAMYTE_REGISTER_UNKNOWN_WORD", remark)
  if (table?.unknown === "rejectField") return void desk.rejectField("TRAMYTE_REGISTER_UNKNOWN_WORD", remark)
  desk.note("TRAMYTE_REGISTER_UNKNOWN_WORD", remark)
  return { code: [plainText(text)], known: false }
}

/** Given, unless the row says otherwise or gives a reason why not. */
const statusOf = (desk: RowDesk, draft: FileDraft): Dose["status"] | undefined => {
  if (desk.text("given") === "") return desk.text("notGivenReason") === "" ? "final" : "notDone"
  const said = codesOf(desk, draft, "given", "given")
  return said === undefined ? undefined : said === false ? "notDone" : said.includes("planned") ? "planned" : "final"
}

/** Whether every dose of the person is in the list, so that what it does not have was not given. */
const historyIsWhole = (desk: RowDesk, draft: FileDraft, { exactBirthDate }: KnownPerson): boolean => {
  const said = codesOf(desk, draft, "history", "history")
  if (said !== undefined) return said !== false
  if (desk.text("history") !== "") return false
  const { dosesSince } = draft.mapping
  return dosesSince === undefined || exactBirthDate !== undefined && partialDateBounds(exactBirthDate)!.lo >= partialDateBounds(dosesSince)!.lo
}

const doseNumberOf = (desk: RowDesk): string | undefined => {
  const text = plainText(desk.text("doseNumber"))
  return text === "" ? undefined : /^\D*(\d{1,2})$/.exec(text)?.[1] ?? text
}

const antigensOf = (desk: RowDesk, draft: FileDraft): readonly string[] | undefined => {
  const [text, word] = [desk.text("antigen"), draft.words.antigen]
  if (text === "" || word === undefined) return undefined
  const names = text.split(/\s*[,;+]\s*/).filter((name) => name !== "")
  const wrong = names.find((name) => !word(name))
  if (wrong === undefined) return names.flatMap((name) => word(name) || [])
  desk.rejectField("TRAMYTE_REGISTER_UNKNOWN_WORD", { field: "antigen", value: wrong, nearest: nearestNames(wrong, Object.keys(draft.mapping.codes.antigen!.words)) })
  return undefined
}

const wordOf = (desk: RowDesk, draft: FileDraft, field: CodeTableName & RegisterField): readonly string[] | undefined => codesOf(desk, draft, field, field) || undefined

const textOf = (desk: RowDesk, field: RegisterField): readonly string[] | undefined => {
  const text = plainText(desk.text(field))
  return text === "" ? undefined : [text]
}

const expiryOf = (desk: RowDesk, draft: FileDraft): readonly string[] | undefined => {
  const { date } = dateOf(desk, draft, "expiry", false)
  return date === undefined ? undefined : [date]
}

const timeOf = (desk: RowDesk, field: "givenAt" | "birthTime", day: PartialDate): string | undefined => {
  const text = desk.text(field)
  if (text === "" || day.length !== 10) return undefined
  const time = readTime(text, day)
  if (time.ok) return time.value
  desk.rejectField(time.code, { field, value: text, other: "08:30" })
  return undefined
}

/** The hour of birth, by which a dose of the first day is judged. Each row of a child may repeat it. */
const birthHour = (desk: RowDesk, draft: FileDraft, { id, exactBirthDate = "" }: KnownPerson): void => {
  const at = timeOf(desk, "birthTime", exactBirthDate)
  if (at === undefined) return
  const key = `${id}/observation/birth`
  const claim = claimEntry(desk, draft, key, at)
  if (typeof claim === "object") desk.rejectField("TRAMYTE_REGISTER_REPEATED_ENTRY", { field: "birthTime", value: desk.text("birthTime"), ...claim })
  else if (claim === "new") addFact(draft, id, "observation", key, { code: ["birth"], start: exactBirthDate, at })
}
