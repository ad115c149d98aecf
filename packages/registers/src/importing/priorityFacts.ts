import type { YieldKind } from "../mapping/registerMapping.ts"
import type { KnownPerson } from "../people/knownPerson.ts"
import { claimEntry } from "./entries.ts"
import { addFact, type FileDraft, type ImportState } from "./importState.ts"
import { codesOf } from "./readClues.ts"
import type { RowDesk } from "./rowDesk.ts"

/** A row of a village list: who, of which group, on which village's list. */
export interface PriorityRow {
  readonly person: KnownPerson
  /** The kind of fact, then its codes. */
  readonly category: readonly string[]
  readonly village: string | undefined
}

/**
 * Writes a priority group. Poverty is registered of a household, so every member that is known gets it, with the household's
 * id; all else is the person's own.
 */
export const priorityFacts = (desk: RowDesk, state: ImportState, draft: FileDraft, { person, category, village }: PriorityRow): void => {
  const [kind, ...codes] = category as readonly [YieldKind, ...string[]]
  const degree = codesOf(desk, draft, "degree", "degree")
  const code = kind === "disability" && degree !== undefined && degree !== false ? [...codes, ...degree] : codes
  const household = kind === "poverty" ? person.household : undefined
  const members = household === undefined ? [person] : state.people.ofHousehold(household)
  const remark = desk.text("remark")
  for (const member of members) {
    const key = `${village ?? ""}/${member.id}/${kind}`
    const claim = claimEntry(desk, draft, key, code.join())
    if (typeof claim === "object") return desk.rejectRow("TRAMYTE_REGISTER_REPEATED_ENTRY", claim)
    if (claim === "same") continue
    addFact(draft, member.id, kind, key, {
      code, end: "ongoing",
      ...(household === undefined ? {} : { links: { household } }),
      ...(remark === "" || kind === "poverty" ? {} : { value: remark })
    })
  }
}
