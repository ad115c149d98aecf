import { partialDateBounds } from "@tramyte/core"
import { dayAfter } from "../fields/readDate.ts"
import type { KnownPerson } from "../people/knownPerson.ts"
import { claimEntry } from "./entries.ts"
import { addFact, doubt, type FileDraft } from "./importState.ts"
import { kindBit } from "./kindSet.ts"
import { codesOf, dateOf } from "./readClues.ts"
import type { RowDesk } from "./rowDesk.ts"

/** Writes a health insurance card: it holds from its first day to its last, that day included; without a last day it goes on. */
export const insuranceFacts = (desk: RowDesk, draft: FileDraft, person: KnownPerson, card: { readonly object?: string }): void => {
  const from = dateOf(desk, draft, "validFrom", false)
  const to = dateOf(desk, draft, "validTo", false)
  if (from.unreadable || to.unreadable) return doubt(draft, person.id, kindBit("insurance"))
  if (from.date !== undefined && to.date !== undefined && partialDateBounds(to.date)!.hi < partialDateBounds(from.date)!.lo) {
    doubt(draft, person.id, kindBit("insurance"))
    return desk.rejectField("TRAMYTE_REGISTER_ENDS_BEFORE_START", { field: "validTo", value: desk.text("validTo"), other: desk.text("validFrom") })
  }
  const named = codesOf(desk, draft, "insuranceObject", "insuranceObject")
  const code = named === undefined || named === false ? card.object === undefined || desk.text("insuranceObject") !== "" ? [] : [card.object] : named
  const facility = desk.text("facility")
  const end = to.date === undefined ? "ongoing" as const : dayAfter(to.date)
  const key = `${person.id}/insurance/${from.date ?? ""}`
  const claim = claimEntry(desk, draft, key, `${code.join()}|${end}|${facility}`)
  if (typeof claim === "object") {
    doubt(draft, person.id, kindBit("insurance"))
    return desk.rejectRow("TRAMYTE_REGISTER_REPEATED_ENTRY", claim)
  }
  if (claim === "new") {
    addFact(draft, person.id, "insurance", key, {
      code, ...(from.date === undefined ? {} : { start: from.date }), end, ...(facility === "" ? {} : { links: { facility } })
    })
  }
}
