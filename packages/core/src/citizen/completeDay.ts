import type { EpochDay } from "../time/index.ts"
import type { FactKindDefinition } from "./factKinds.ts"
import type { RecordView } from "./readRecord.ts"

/** The entry of `complete` that speaks only of the facts of a kind that carry a code. */
export const codeEntry = (kind: string, code: string): string => `${kind}/${code}`

/**
 * The entries of `complete` that together stand for the kind where facts with one of these codes are asked for: one a code.
 * None where no codes are asked for; nor of kinds whose lists tell only who has it now, since two such lists of different
 * days have no day in common of which both tell.
 *
 * @example
 * ```ts
 * import { codeEntries } from "@tramyte/core/engine"
 *
 * codeEntries({ kind: "assessment" }, ["growth-score", "growth-class"]) // => ["assessment/growth-score", "assessment/growth-class"]
 * ```
 */
export const codeEntries = ({ kind, lists }: Pick<FactKindDefinition, "kind" | "lists">, codes: readonly string[] | undefined): readonly string[] =>
  codes === undefined || lists === "current" ? [] : [...new Set(codes)].map((code) => codeEntry(kind, code))

/**
 * Up to which day all facts of a kind, or all those with some codes, are known: as far as the kind is, or as far as every one
 * of the codes is, whichever is later. A fact of several codes is known as soon as one of them is, but a question for one of
 * two codes is answered "no" only if there is neither.
 *
 * @param entries of the codes asked for, as `codeEntries` gives them
 * @param enough a day that is late enough for who asks: if the kind reaches it, the codes need not be looked at
 */
export const completeDay = (complete: RecordView["complete"], kind: string, entries: readonly string[], enough = Infinity): EpochDay | undefined => {
  const day = complete.get(kind)
  if (entries.length === 0 || (day !== undefined && day >= enough)) return day
  let least = Infinity
  for (const entry of entries) {
    const ofCode = complete.get(entry)
    if (ofCode === undefined) return day
    if (ofCode < least) least = ofCode
  }
  return day === undefined || least > day ? least : day
}
