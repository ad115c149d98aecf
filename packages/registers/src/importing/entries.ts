import { type FileDraft, placeCode, placeText } from "./importState.ts"
import type { RowDesk } from "./rowDesk.ts"

/**
 * Claims the key of an entry that can occur more than once for somebody. `new`: it is the first. `same`: it was said before in
 * the same words. `other`: it was said before otherwise, which is listed.
 */
export const claimEntry = (desk: RowDesk, draft: FileDraft, key: string, content: string): "new" | "same" | { readonly other: string } => {
  const before = draft.source.entries.get(key)
  if (before === undefined) {
    draft.source.entries.set(key, { place: placeCode(draft.source, desk.line()), content })
    return "new"
  }
  return before.content === content ? "same" : { other: placeText(draft.source, before.place) }
}
