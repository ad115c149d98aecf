import { civilDate, partialDateBounds } from "@tramyte/core"
import { dayAfter, readDate } from "../fields/readDate.ts"
import { claimEntry } from "./entries.ts"
import { addFact, addUnit, type FileDraft, type ImportState } from "./importState.ts"
import { codesOf, dateOf, nameOf, villageOf } from "./readClues.ts"
import type { RowDesk } from "./rowDesk.ts"

/**
 * Takes one row of the collaborators' list: a community health worker (cộng tác viên) of a village, and whether their report
 * of a month came. Both are facts of the village, which indicators are about; a report counts on the last day of its month.
 */
export const takeCollaborator = (desk: RowDesk, state: ImportState, draft: FileDraft): void => {
  const code = desk.text("collaboratorId")
  if (code === "") desk.rejectField("TRAMYTE_REGISTER_MISSING_VALUE", { field: "collaboratorId" })
  const name = nameOf(desk)
  const village = villageOf(desk, state)
  if (desk.text("village") === "") desk.rejectField("TRAMYTE_REGISTER_MISSING_VALUE", { field: "village" })
  if (desk.isRejected() || name === undefined || village === undefined) return
  const collaborator = `${state.commune.code}-ctv-${code}`
  addUnit(state, draft, { id: collaborator, kind: "collaborator", parent: village.id, name: name.display })
  assignment(desk, draft, village.id, collaborator)
  report(desk, draft, village.id, collaborator)
}

const assignment = (desk: RowDesk, draft: FileDraft, village: string, collaborator: string): void => {
  const from = dateOf(desk, draft, "validFrom")
  const to = dateOf(desk, draft, "validTo", false)
  if (from.unreadable || to.unreadable) return
  if (from.date !== undefined && to.date !== undefined && partialDateBounds(to.date)!.hi < partialDateBounds(from.date)!.lo) {
    return desk.rejectField("TRAMYTE_REGISTER_ENDS_BEFORE_START", { field: "validTo", value: desk.text("validTo"), other: desk.text("validFrom") })
  }
  const end = to.date === undefined ? "ongoing" as const : dayAfter(to.date)
  const key = `${collaborator}/${village}/collaborator`
  const claim = claimEntry(desk, draft, key, `${from.date ?? ""}|${end}`)
  if (typeof claim === "object") return desk.rejectField("TRAMYTE_REGISTER_REPEATED_ENTRY", { field: "validFrom", value: desk.text("validFrom"), ...claim })
  if (claim === "same") return
  addFact(draft, village, "collaborator", key, { code: [], ...(from.date === undefined ? {} : { start: from.date }), end, links: { collaborator } })
}

const report = (desk: RowDesk, draft: FileDraft, village: string, collaborator: string): void => {
  const text = desk.text("reportMonth")
  if (text === "") return
  const month = readDate(text, { formats: ["m/y", "y-m-d"], notAfter: draft.asOf })
  if (!month.ok || month.value.length !== 7) {
    return desk.rejectField(month.ok ? "TRAMYTE_REGISTER_INVALID_DATE" : month.code, { field: "reportMonth", value: text, other: draft.asOf })
  }
  const done = desk.text("reported")
  const meaning = codesOf(desk, draft, "reported", "reported")
  if (done !== "" && meaning === undefined) return
  const reported = meaning !== undefined && meaning !== false
  const visits = visitsOf(desk)
  const key = `${collaborator}/${village}/activity/${month.value}`
  const claim = claimEntry(desk, draft, key, `${String(reported)}|${visits ?? ""}`)
  if (typeof claim === "object") return desk.rejectField("TRAMYTE_REGISTER_REPEATED_ENTRY", { field: "reportMonth", value: text, ...claim })
  if (claim === "same") return
  addFact(draft, village, "activity", key, {
    code: ["monthly-report"],
    ...(reported ? {} : { status: "notDone" as const }),
    start: civilDate(partialDateBounds(month.value)!.hi),
    ...(reported && visits !== undefined ? { value: visits, unit: "{visit}" } : {}),
    links: { collaborator }
  })
}

/** How many household visits the report counts. */
const visitsOf = (desk: RowDesk): number | undefined => {
  const text = desk.text("householdVisits")
  if (text === "") return undefined
  if (/^\d{1,5}$/.test(text)) return Number(text)
  desk.rejectField("TRAMYTE_REGISTER_INVALID_VALUE", { field: "householdVisits", value: text })
  return undefined
}
