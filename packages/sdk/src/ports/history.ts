import type { Completeness, Fact, Person, Unit } from "@tramyte/core"
import type { OutboxMessage, PersonMerge, WriteConflict } from "./recordStore.ts"
import type { Purpose } from "./securityContext.ts"

/** What of a batch is not its content. */
export interface HistoryBatch {
  readonly id: string
  readonly label: string
  readonly recorded: string
  readonly actor: string
  readonly purpose: Purpose
  readonly commune: string
  /** The check sum of all that was written, also of what changed nothing and is therefore not in the history (`contentDigest`). */
  readonly digest: string
  /** The batches that it rests on, by id, in the order of writing. */
  readonly restsOn: readonly string[]
}

/**
 * One line of the history of a store: an object with one key, by which it is known. A history begins with `history` and ends
 * with `end`. After each `batch` stands what it stored, in the order of writing (of `complete`: in no order); an `undo` stands where it was done. Only
 * what was stored is there: facts that were known already are left out.
 */
export type HistoryLine =
  | { readonly history: { readonly format: 1 } }
  | { readonly batch: HistoryBatch }
  | { readonly person: Person }
  | { readonly unit: Unit }
  | { readonly fact: Fact }
  | { readonly complete: { readonly subject: string; readonly kinds: Completeness } }
  | { readonly merge: PersonMerge }
  | { readonly message: OutboxMessage }
  | { readonly undo: { readonly batch: string; readonly recorded: string } }
  /** After the batch, or the undo, that wrote the message. */
  | { readonly delivered: { readonly commune: string; readonly message: string; readonly recorded: string } }
  /** Those that are not settled, at the end. */
  | { readonly conflict: WriteConflict & { readonly commune: string } }
  /** How many lines stand before this one, and their check sum (`historyDigest`). */
  | { readonly end: { readonly lines: number; readonly digest: string } }
