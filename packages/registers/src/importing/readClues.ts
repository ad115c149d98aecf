import type { PartialDate, Sex } from "@tramyte/core"
import { readDate } from "../fields/readDate.ts"
import { readInsuranceNumber } from "../fields/readInsuranceNumber.ts"
import { type PersonName, readName } from "../fields/readName.ts"
import { readPersonalNumber } from "../fields/readPersonalNumber.ts"
import type { KnownVillage } from "../fields/villageIndex.ts"
import type { CodeTableName, RegisterField } from "../mapping/registerMapping.ts"
import { wordReader } from "../fields/readWord.ts"
import type { FileDraft, ImportState } from "./importState.ts"
import type { RowDesk } from "./rowDesk.ts"

/** Reads the name; a missing or illegible one is rejected. */
export const nameOf = (desk: RowDesk): PersonName | undefined => {
  const text = desk.text("name")
  if (text === "") {
    if (desk.has("name")) desk.rejectRow("TRAMYTE_REGISTER_MISSING_VALUE", { field: "name" })
    return undefined
  }
  const name = readName(text)
  if (name.ok) return name.value
  desk.rejectRow(name.code, { field: "name", value: text })
  return undefined
}

/** Reads a date of a field. `unreadable` says that something stands there that is no date. */
export const dateOf = (desk: RowDesk, draft: FileDraft, field: RegisterField, past = true): { readonly date?: PartialDate; readonly unreadable?: true } => {
  const text = desk.text(field)
  if (text === "") {
    if (draft.mapping.columns[field]?.required === true) desk.rejectField("TRAMYTE_REGISTER_MISSING_VALUE", { field })
    return {}
  }
  const date = readDate(text, past ? { formats: draft.mapping.dateFormats, notAfter: draft.asOf } : { formats: draft.mapping.dateFormats })
  if (date.ok) return { date: date.value }
  desk.rejectField(date.code, { field, value: text, other: draft.asOf })
  return { unreadable: true }
}

/** The codes of a word, `false` for a known no; `undefined` for an empty or unknown one, which is listed. */
export const codesOf = (desk: RowDesk, draft: FileDraft, table: CodeTableName, field: RegisterField): readonly string[] | false | undefined => {
  const text = desk.text(field)
  const codes = draft.mapping.codes[table]
  if (text === "" || codes === undefined) return undefined
  const meaning = draft.words[table]!(text)
  if (meaning !== undefined) return meaning
  const remark = { field, value: text, nearest: Object.keys(codes.words).slice(0, 4) }
  if (codes.unknown === "keep") {
    desk.note("TRAMYTE_REGISTER_UNKNOWN_WORD", remark)
    return [text]
  }
  if (codes.unknown === "rejectRow") desk.rejectRow("TRAMYTE_REGISTER_UNKNOWN_WORD", remark)
  else desk.rejectField("TRAMYTE_REGISTER_UNKNOWN_WORD", remark)
  return undefined
}

/** Reads the sex. */
export const sexOf = (desk: RowDesk, draft: FileDraft): Sex | undefined => {
  const codes = codesOf(desk, draft, "sex", "sex")
  const sex = codes === undefined || codes === false ? undefined : codes[0]
  return sex === "male" || sex === "female" || sex === "other" ? sex : undefined
}

/** Reads the personal number and says what was noticed about it. */
export const numberOf = (desk: RowDesk, birthDate: PartialDate | undefined, sex: Sex | undefined): { readonly citizen?: string; readonly old?: string } => {
  const text = desk.text("personalId")
  if (text === "") return {}
  const number = readPersonalNumber(text, { birthDate, sex })
  const remark = { field: "personalId", value: text } as const
  if (!number.ok) {
    desk.rejectField(number.code, remark)
    return {}
  }
  const { system, value, mended, conflict } = number.value
  if (system === "national-id") {
    desk.note("TRAMYTE_REGISTER_OLD_NUMBER", remark)
    return { old: value }
  }
  if (mended) desk.note("TRAMYTE_REGISTER_MENDED_NUMBER", { ...remark, other: value })
  if (conflict !== undefined) desk.note("TRAMYTE_REGISTER_NUMBER_CONFLICT", { ...remark, other: conflict })
  return { citizen: value }
}

/** Reads the insurance number, and the object code that an old card carries. */
export const insuranceNumberOf = (desk: RowDesk): { readonly value?: string; readonly object?: string } => {
  const text = desk.text("insuranceNumber")
  if (text === "") return {}
  const number = readInsuranceNumber(text)
  if (!number.ok) {
    desk.rejectField(number.code, { field: "insuranceNumber", value: text })
    return {}
  }
  if (number.value.mended) desk.note("TRAMYTE_REGISTER_MENDED_NUMBER", { field: "insuranceNumber", value: text, other: number.value.value })
  return number.value
}

/** Reads the village; an unknown one is listed with the nearest names. */
export const villageOf = (desk: RowDesk, state: ImportState): KnownVillage | undefined => {
  const text = desk.text("village")
  if (text === "") return undefined
  const village = state.villages.find(text)
  if (village === undefined) desk.rejectField("TRAMYTE_REGISTER_UNKNOWN_VILLAGE", { field: "village", value: text, nearest: state.villages.nearest(text) })
  return village
}

/** Readers of all code tables of a mapping. */
export const wordReaders = (mapping: FileDraft["mapping"]): FileDraft["words"] =>
  Object.fromEntries(Object.entries(mapping.codes).map(([name, table]) => [name, wordReader(table)]))
