import { type PartialDate, partialDateBounds } from "@tramyte/core"
import { readDate } from "../fields/readDate.ts"
import type { RegisterField, YieldKind } from "../mapping/registerMapping.ts"
import type { KnownPerson } from "../people/knownPerson.ts"
import { claimEntry } from "./entries.ts"
import { addFact, doubt, type FactContent, type FileDraft } from "./importState.ts"
import { kindBit } from "./kindSet.ts"
import type { RowDesk } from "./rowDesk.ts"

type Item = Readonly<Record<string, unknown>>

/** What an entry of a health record is made into; the text says what is wrong with it and where. */
type Made = { readonly content: FactContent } | { readonly wrong: string; readonly at: string; readonly value: unknown; readonly date?: "invalid" | "future" }

interface ListShape {
  readonly field: RegisterField
  readonly kind: YieldKind
  readonly make: (item: Item, draft: FileDraft) => Made
}

/** Writes what the extract of somebody's electronic health record holds; an entry that cannot be used is listed by itself. */
export const recordFacts = (desk: RowDesk, draft: FileDraft, person: KnownPerson, item: Item): void => {
  const property = (field: RegisterField): { readonly path: string; readonly value: unknown } => {
    const header = draft.mapping.columns[field]?.header
    const path = header === undefined ? field : typeof header === "string" ? header : header.find((name) => Object.hasOwn(item, name)) ?? header[0] ?? field
    return { path, value: Object.hasOwn(item, path) ? item[path] : undefined }
  }
  const wrong = (kind: YieldKind, field: RegisterField, path: string, made: Extract<Made, { wrong: string }>): void => {
    doubt(draft, person.id, kindBit(kind))
    desk.rejectField(
      made.date === "invalid" ? "TRAMYTE_REGISTER_INVALID_DATE" : made.date === "future" ? "TRAMYTE_REGISTER_FUTURE_DATE" : "TRAMYTE_REGISTER_INVALID_VALUE",
      { field, column: made.at === "" ? path : `${path}.${made.at}`, value: shown(made.value), other: made.date === undefined ? made.wrong : draft.asOf }
    )
  }
  const take = (shape: ListShape, path: string, entry: unknown): void => {
    if (!isItem(entry)) return wrong(shape.kind, shape.field, path, { wrong: "{…}", at: "", value: entry })
    const id = textOf(entry["id"])
    if (id === undefined) return wrong(shape.kind, shape.field, path, { wrong: "id", at: "id", value: entry["id"] })
    const made = shape.make(entry, draft)
    if ("wrong" in made) return wrong(shape.kind, shape.field, path, made)
    const key = `${person.id}/${shape.kind}/${id}`
    const claim = claimEntry(desk, draft, key, JSON.stringify(made.content))
    if (typeof claim === "object") {
      doubt(draft, person.id, kindBit(shape.kind))
      return desk.rejectField("TRAMYTE_REGISTER_REPEATED_ENTRY", { field: shape.field, column: `${path}.id`, value: id, ...claim })
    }
    if (claim === "new") addFact(draft, person.id, shape.kind, key, made.content)
  }

  const record = property("record")
  if (isItem(record.value)) {
    const made = withDate(record.value, "createdOn", draft, (start) => ({ code: [], ...(start === undefined ? {} : { start }), end: "ongoing" }))
    if ("wrong" in made) wrong("healthRecord", "record", record.path, made)
    else if (claimEntry(desk, draft, `${person.id}/healthRecord`, "") === "new") addFact(draft, person.id, "healthRecord", `${person.id}/healthRecord`, made.content)
  }
  for (const shape of lists) {
    const { path, value } = property(shape.field)
    if (value === undefined || value === null) continue
    if (!Array.isArray(value)) wrong(shape.kind, shape.field, path, { wrong: "[…]", at: "", value })
    else value.forEach((entry, index) => take(shape, `${path}[${index}]`, entry))
  }
  const pregnancy = property("pregnancy")
  if (pregnancy.value !== undefined && pregnancy.value !== null) take(pregnancyShape, pregnancy.path, pregnancy.value)
}

const isItem = (value: unknown): value is Item => typeof value === "object" && value !== null && !Array.isArray(value)
const loneSurrogate = /\p{Surrogate}/u
/** A text that a store can keep: not empty, and without half a surrogate pair. */
const textOf = (value: unknown): string | undefined =>
  typeof value === "number" ? String(value) : typeof value === "string" && value.trim() !== "" && !loneSurrogate.test(value) ? value.trim() : undefined
const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value) ?? "").replace(/\p{Surrogate}/gu, "\ufffd")

/** Reads the date that an entry must not have after the list's day; absent is unknown. */
const withDate = (item: Item, at: string, draft: FileDraft, make: (date: PartialDate | undefined) => FactContent): Made => {
  const value = item[at]
  if (value === undefined || value === null || value === "") return { content: make(undefined) }
  const text = textOf(value) ?? ""
  // An instant is kept beside the day on which it falls.
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)
  const date = readDate(instant ? text.slice(0, 10) : text, { formats: draft.mapping.dateFormats, notAfter: draft.asOf })
  if (!date.ok) return { wrong: at, at, value, date: date.code === "TRAMYTE_REGISTER_FUTURE_DATE" ? "future" : "invalid" }
  return { content: { ...make(date.value), ...(instant ? { at: text } : {}) } }
}

const coded = (item: Item, at: string, dateAt: string, draft: FileDraft, more: (date: PartialDate | undefined) => FactContent, pattern?: RegExp): Made => {
  const code = textOf(item[at])
  if (code === undefined || pattern !== undefined && !pattern.test(code)) return { wrong: at, at, value: item[at] }
  return withDate(item, dateAt, draft, (date) => ({ code: [code], ...(date === undefined ? {} : { start: date }), ...more(date) }))
}

const nothing = (): FactContent => ({})
const ongoing = (): FactContent => ({ end: "ongoing" })
/** A code of the International Classification of Diseases, `I10` or `E11.9`. */
const icd10 = /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/

const measured = (item: Item, draft: FileDraft): Made => {
  const { value, components, unit } = item
  const unitText = unit === undefined || unit === null ? undefined : textOf(unit)
  if (unit !== undefined && unit !== null && unitText === undefined) return { wrong: "unit", at: "unit", value: unit }
  const content: FactContent = {
    ...(unitText === undefined ? {} : { unit: unitText }),
    ...(value === undefined || value === null ? {} : { value: value as number }),
    ...(isItem(components) ? { components: Object.fromEntries(Object.entries(components)) as Record<string, number> } : {})
  }
  if (content.value !== undefined && !(typeof value === "number" && Number.isFinite(value)) && typeof value !== "boolean" && textOf(value) === undefined) {
    return { wrong: "value", at: "value", value }
  }
  if (components !== undefined && components !== null && !(isItem(components) && Object.entries(components).every(([name, part]) => textOf(name) !== undefined && Number.isFinite(part)))) {
    return { wrong: "components", at: "components", value: components }
  }
  return coded(item, "code", "on", draft, () => content)
}

const lists: readonly ListShape[] = [
  {
    field: "encounters", kind: "encounter",
    make: (item, draft) => {
      const facility = textOf(item["facility"])
      return coded(item, "kind", "on", draft, () => facility === undefined ? {} : { links: { facility } })
    }
  },
  { field: "observations", kind: "observation", make: measured },
  { field: "conditions", kind: "condition", make: (item, draft) => coded(item, "code", "since", draft, ongoing, icd10) },
  { field: "procedures", kind: "procedure", make: (item, draft) => coded(item, "code", "on", draft, nothing) },
  { field: "risks", kind: "risk", make: (item, draft) => coded(item, "code", "since", draft, ongoing) }
]

/** A pregnancy lasts until the day that is expected; whether it went on after that is not known. */
const pregnancyShape: ListShape = {
  field: "pregnancy",
  kind: "pregnancy",
  make: (item, draft) => {
    const due = item["due"] === undefined || item["due"] === null || item["due"] === "" ? undefined : readDate(textOf(item["due"]) ?? "", { formats: draft.mapping.dateFormats })
    if (due !== undefined && !due.ok) return { wrong: "due", at: "due", value: item["due"], date: "invalid" }
    const over = due !== undefined && partialDateBounds(due.value)!.lo <= partialDateBounds(draft.asOf)!.lo
    return withDate(item, "since", draft, (since) => ({
      code: [], ...(since === undefined ? {} : { start: since }), end: due === undefined ? "ongoing" : over ? "unknown" : due.value
    }))
  }
}
