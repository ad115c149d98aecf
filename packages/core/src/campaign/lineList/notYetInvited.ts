import type { ListEntry } from "./entriesOf.ts"
import { rowId } from "./lineList.ts"

/** Who was invited, by the id of the entry or of the person. */
export interface Invited {
  readonly id: string
}

/** Who is on the list and has no invitation yet (chưa được mời), in the order of the entries. Who was rejected is not waited for. */
export const notYetInvited = (entries: readonly ListEntry[], invitations: readonly Invited[]): readonly ListEntry[] => {
  const invited = new Set(invitations.map(({ id }) => id))
  const isInvited = ({ id, sources }: ListEntry): boolean => invited.has(id) || sources.some(({ list, row }) => invited.has(rowId(list, row.row ?? "")))
  return entries.filter((entry) => entry.verification.state !== "rejected" && !isInvited(entry))
}
