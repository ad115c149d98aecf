import { also, count, fields, filledListOf, listOf, oneOf, optional, type Shape, type Shapes, text, truth, when } from "../../pack/shape.ts"
import { orParameter } from "../../pack/predicateShapes.ts"
import { label } from "../../pack/textShapes.ts"
import type { DatedItem } from "../../rules/dated.ts"
import { type ChecklistItem, checklistFields, type GoodsNeed, type HowMany, type IncidentKind, type MeasureNeed, type Notice, type SessionTraits, type StaffNeed } from "./checklistItem.ts"

const yes: Shape = when((value) => value === true, "true, or leave it out", { const: true })
const positive: Shape = when((value) => Number.isSafeInteger(value) && (value as number) > 0, "a whole number from 1 up", { type: "integer", minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
const howMany: Shape = fields<HowMany>("HowMany", { atLeast: orParameter(count), perPeople: optional(orParameter(positive)) })
const hours: Shape = when((value) => Number.isFinite(value) && (value as number) >= 0, "hours from 0 up", { type: "number", minimum: 0 })

/** The shapes of what an item of a checklist may say. */
export const checklistFieldShapes: Omit<Shapes<ChecklistItem>, keyof DatedItem> = {
  code: text,
  onlyWith: optional(fields<SessionTraits>("SessionTraits", { rooms: optional(filledListOf(text)), examinations: optional(filledListOf(text)), mobile: optional(truth) })),
  staff: optional(fields<StaffNeed>("StaffNeed", { howMany: optional(howMany), licensed: optional(yes), assigned: optional(yes), volunteers: optional(yes), alongside: optional(yes) })),
  goods: optional(fields<GoodsNeed>("GoodsNeed", { kind: oneOf<GoodsNeed["kind"]>("equipment", "supplies"), howMany: optional(howMany), unit: optional(label) })),
  measure: optional(fields<MeasureNeed>("MeasureNeed", { kind: oneOf<MeasureNeed["kind"]>("infectionControl", "safety") })),
  incident: optional(fields<IncidentKind>("IncidentKind", { tell: listOf(fields<Notice>("Notice", { to: text, who: label, withinHours: optional(hours), how: optional(label) })) }))
}

/** An item says one thing. */
export const oneChecklistField = (shape: Shape): Shape => also<ChecklistItem>(shape, (item, path, misfit) => {
  const said = checklistFields.filter((field) => item[field] !== undefined)
  if (said.length !== 1) misfit(path, `says ${said.length === 0 ? "nothing" : said.join(" and ")}; give one of ${checklistFields.join(", ")}`)
}, { oneOf: checklistFields.map((field) => ({ required: [field] })) })
