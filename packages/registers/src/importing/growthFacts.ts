import type { CivilDate, PartialDate } from "@tramyte/core"
import { nearestNames } from "../fields/nearestNames.ts"
import { plainText } from "../fields/plainText.ts"
import { readGestation, readVitaminA } from "../fields/readBirth.ts"
import { type MeasureKind, measureKinds, plainNumber, readMeasure, unitOfHeader, type WrittenUnit } from "../fields/readMeasure.ts"
import type { RegisterField, YieldKind } from "../mapping/registerMapping.ts"
import type { KnownPerson } from "../people/knownPerson.ts"
import { claimEntry } from "./entries.ts"
import { addFact, doubt, type FactContent, type FileDraft } from "./importState.ts"
import { isInsideLife } from "./insideLife.ts"
import { kindBit } from "./kindSet.ts"
import { codesOf, dateOf } from "./readClues.ts"
import type { RowDesk } from "./rowDesk.ts"

/**
 * Writes what one weighing found: each measure as an observation of its own, oedema, milestones, a dose of vitamin A; and what was noted at
 * birth. Measures of a day before the birth or after the death are kept: whoever assesses growth says so, and never uses them.
 */
export const growthFacts = (desk: RowDesk, draft: FileDraft, person: KnownPerson): void => {
  const on = dayOf(desk, draft)
  if (on === undefined || desk.isRejected()) return doubt(draft, person.id, kindBit("observation") | kindBit("procedure"))
  if (!hasContent(desk)) return desk.rejectRow("TRAMYTE_REGISTER_MISSING_VALUE", { field: "weight" })
  if (!isInsideLife(desk, person, "measuredOn", on)) doubt(draft, person.id, kindBit("observation"))
  const row: Row = { desk, draft, person, on }
  const swapped = areSwapped(desk)
  if (swapped) rejectSwapped(row)
  for (const measure of measures) if (!(swapped && (measure.field === "weight" || measure.field === "height"))) takeMeasure(row, measure)
  takeOedema(row)
  takeMilestones(row)
  takeVitaminA(row)
  takeBirth(row)
}

interface Row {
  readonly desk: RowDesk
  readonly draft: FileDraft
  readonly person: KnownPerson
  readonly on: CivilDate
}

interface MeasureField {
  readonly field: "weight" | "height" | "headCircumference" | "armCircumference" | "tricepsSkinfold" | "subscapularSkinfold"
  readonly code: string
  readonly kind: MeasureKind
}

const measures: readonly MeasureField[] = [
  { field: "weight", code: "weight", kind: measureKinds.weight },
  { field: "height", code: "height", kind: measureKinds.stature },
  { field: "headCircumference", code: "head-circumference", kind: measureKinds.head },
  { field: "armCircumference", code: "muac", kind: measureKinds.arm },
  { field: "tricepsSkinfold", code: "triceps-skinfold", kind: measureKinds.skinfold },
  { field: "subscapularSkinfold", code: "subscapular-skinfold", kind: measureKinds.skinfold }
]

const contents: readonly RegisterField[] = [...measures.map(({ field }) => field), "oedema", "milestones", "vitaminA"]
const hasContent = (desk: RowDesk): boolean => contents.some((field) => !isBlank(desk.text(field)))

/** A dash in a cell says that nobody measured. */
const isBlank = (text: string): boolean => /^[-–—.\s]*$/.test(text)

/** Growth goes by days: a month is no day of weighing. */
const dayOf = (desk: RowDesk, draft: FileDraft): CivilDate | undefined => {
  const { date } = dateOf(desk, draft, "measuredOn")
  if (date === undefined || date.length === 10) return date
  desk.rejectField("TRAMYTE_REGISTER_INVALID_DATE", { field: "measuredOn", value: desk.text("measuredOn") })
  return undefined
}

const takeMeasure = (row: Row, { code, field, kind }: MeasureField): void => {
  const value = measureOf(row, field, kind)
  if (value === undefined) return
  const position = field === "height" ? codesOf(row.desk, row.draft, "position", "position") : undefined
  add(row, "observation", field, code, { code: [code], start: row.on, value, unit: kind.unit, ...(position === undefined || position === false ? {} : { qualifiers: { position } }) })
}

/** A measure of the row in its stored unit; what cannot be one is listed. */
const measureOf = ({ desk, draft, person }: Row, field: RegisterField, kind: MeasureKind, unit?: WrittenUnit): number | undefined => {
  const text = desk.text(field)
  if (isBlank(text)) return undefined
  const measure = readMeasure(text, kind, unitOfHeader(desk.header(field)) ?? unit)
  if (!measure.ok) {
    desk.rejectField(measure.code, { field, value: text })
    doubt(draft, person.id, kindBit("observation"))
    return undefined
  }
  const { mended, value } = measure.value
  if (mended !== undefined) desk.note("TRAMYTE_REGISTER_MENDED_UNIT", { field, value: text, other: `${text} ${mended} = ${value} ${kind.unit}` })
  return value
}

/**
 * Nobody weighs more kilograms than they are centimetres tall, and the two numbers make a body the other way round (a body mass index from 7 to 60).
 * Below 2.5 the height may be in metres.
 */
const areSwapped = (desk: RowDesk): boolean => {
  const [weight, height] = [plainNumber(desk.text("weight")), plainNumber(desk.text("height"))]
  const { stature: { possible: [shortest, tallest] } } = measureKinds
  const index = height / (weight / 100) ** 2
  return height >= 2.5 && height < weight && weight >= shortest && weight <= tallest && index >= 7 && index <= 60
}

const rejectSwapped = ({ desk, draft, person }: Row): void => {
  desk.rejectField("TRAMYTE_REGISTER_SWAPPED_VALUES", { field: "weight", value: desk.text("weight"), other: desk.text("height") })
  desk.rejectField("TRAMYTE_REGISTER_SWAPPED_VALUES", { field: "height", value: desk.text("height"), other: desk.text("weight") })
  doubt(draft, person.id, kindBit("observation"))
}

const takeOedema = (row: Row): void => {
  const said = isBlank(row.desk.text("oedema")) ? undefined : codesOf(row.desk, row.draft, "oedema", "oedema")
  if (said !== undefined) add(row, "observation", "oedema", "oedema", { code: ["oedema"], start: row.on, value: said !== false })
}

/** Milestones stand beside each other, `Ngồi vững; chưa bò`. */
const takeMilestones = (row: Row): void => {
  const { desk, draft } = row
  const word = draft.words.milestone
  const text = desk.text("milestones")
  if (isBlank(text) || word === undefined) return
  for (const name of text.split(/\s*[,;+]\s*/).filter((part) => part !== "")) {
    const not = /^(chưa|không)\s+(biết\s+)?/i.exec(plainText(name))
    const codes = word(not === null ? name : plainText(name).slice(not[0].length))
    if (codes === undefined || codes === false) desk.rejectField("TRAMYTE_REGISTER_UNKNOWN_WORD", { field: "milestones", value: name, nearest: nearestNames(name, Object.keys(draft.mapping.codes.milestone!.words)) })
    else for (const code of codes) add(row, "observation", "milestones", code, { code: [code], start: row.on, value: not === null })
  }
}

const takeVitaminA = (row: Row): void => {
  const { desk, draft } = row
  const text = desk.text("vitaminA")
  if (isBlank(text)) return
  const amount = readVitaminA(text)
  const said = amount === undefined ? codesOf(desk, draft, "vitaminA", "vitaminA") : undefined
  const content: FactContent = { code: ["vitamin-a"], start: row.on }
  if (amount !== undefined) add(row, "procedure", "vitaminA", "vitamin-a", { ...content, value: amount, unit: "[iU]" })
  else if (said !== undefined) add(row, "procedure", "vitaminA", "vitamin-a", said === false ? { ...content, status: "notDone" } : content)
  else doubt(draft, row.person.id, kindBit("procedure"))
}

/** What every row of a child may repeat: weeks of gestation, weight and length at birth. They are of the birth day, so they need one. */
const takeBirth = (row: Row): void => {
  const { desk, person: { exactBirthDate } } = row
  const fields = ["gestationalAge", "birthWeight", "birthLength"] as const
  if (fields.every((field) => isBlank(desk.text(field)))) return
  if (exactBirthDate === undefined || exactBirthDate.length !== 10) return
  const born = (field: RegisterField, code: string, content: FactContent): void => add(row, "observation", field, code, { ...content, code: [code], start: exactBirthDate }, "birth")
  const gestation = desk.text("gestationalAge")
  if (!isBlank(gestation)) {
    const read = readGestation(gestation)
    if (read === undefined) desk.rejectField("TRAMYTE_REGISTER_INVALID_VALUE", { field: "gestationalAge", value: gestation, other: "34; 34+2" })
    else born("gestationalAge", "gestational-age-at-birth", { code: [], ...read })
  }
  const weight = measureOf(row, "birthWeight", measureKinds.weight, "g")
  if (weight !== undefined) born("birthWeight", "weight", { code: [], value: weight, unit: "kg" })
  const length = measureOf(row, "birthLength", measureKinds.stature)
  if (length !== undefined) born("birthLength", "height", { code: [], value: length, unit: "cm", qualifiers: { position: ["lying"] } })
}

/** Adds a fact of the row's day, or of the birth. The same again is nothing new; another value for the same is one too many. */
const add = ({ desk, draft, on, person }: Row, kind: YieldKind, field: RegisterField, code: string, content: FactContent, at: PartialDate | "birth" = on === person.exactBirthDate ? "birth" : on): void => {
  const key = `${person.id}/${kind}/${code}/${at}`
  const claim = claimEntry(desk, draft, key, JSON.stringify([content.value, content.status]))
  if (claim === "new") addFact(draft, person.id, kind, key, content)
  else if (claim !== "same") {
    desk.rejectField("TRAMYTE_REGISTER_REPEATED_ENTRY", { field, value: desk.text(field), ...claim })
    doubt(draft, person.id, kindBit(kind))
  }
}
