import { type PartialDate, partialDateBounds } from "@tramyte/core"
import type { RegisterField } from "../mapping/registerMapping.ts"
import type { KnownPerson } from "../people/knownPerson.ts"
import type { RowDesk } from "./rowDesk.ts"

/** Whether a day may lie in somebody's life; one before the birth or after the death is noted. */
export const isInsideLife = (desk: RowDesk, { deathDate, exactBirthDate }: KnownPerson, field: RegisterField, date: PartialDate): boolean => {
  const { hi, lo } = partialDateBounds(date)!
  const wrong = exactBirthDate !== undefined && hi < partialDateBounds(exactBirthDate)!.lo ? exactBirthDate
    : deathDate !== undefined && lo > partialDateBounds(deathDate)!.hi ? deathDate : undefined
  if (wrong !== undefined) desk.note("TRAMYTE_REGISTER_OUTSIDE_LIFE", { field, value: desk.text(field), other: wrong })
  return wrong === undefined
}
