import type { Completeness, Fact, Person, Unit } from "@tramyte/core"
import type { Purpose } from "../ports/securityContext.ts"
import type { WriteBatch } from "../ports/recordStore.ts"
import { recordedBy } from "../records/knownAt.ts"

/** All that a memory store holds. Nothing is ever removed: undoing marks. */
export interface MemoryState {
  readonly batches: Map<string, Batch>
  readonly subjects: Map<string, Subject>
  /** Every fact stored for a commune, source and key, in the order of writing. */
  readonly rowsOfKey: Map<string, Row[]>
}

export interface Batch {
  readonly content: WriteBatch
  readonly actor: string
  readonly purpose: Purpose
  readonly commune: string
  /** Batches whose facts, persons or units this one corrected, repeated or wrote about. */
  readonly restsOn: ReadonlySet<Batch>
  readonly rows: readonly Row[]
  undone?: string
}

/** A person or a unit: its versions, its facts and what is complete, each as written and in the order of writing. */
export interface Subject {
  readonly id: string
  readonly versions: Version[]
  readonly rows: Row[]
  readonly complete: { readonly kinds: Completeness; readonly batch: Batch }[]
}

export type Version = { readonly person: Person; readonly batch: Batch } | { readonly unit: Unit; readonly batch: Batch }

/** A fact as stored, with the facts that took its place: more than one where batches were undone in between. */
export interface Row {
  readonly fact: Fact
  readonly batch: Batch
  readonly replacedBy: Row[]
}

export const emptyState = (): MemoryState => ({ batches: new Map(), subjects: new Map(), rowsOfKey: new Map() })

export const keyOf = (commune: string, source: { readonly id: string; readonly key: string }): string => JSON.stringify([commune, source.id, source.key])

/** Whether a batch had been recorded, and not undone, by then. Without a day: whether it stands now. */
export const batchKnown = (batch: Batch, knownAt: string | undefined): boolean =>
  recordedBy(batch.content.recorded, knownAt) && (batch.undone === undefined || (knownAt !== undefined && !recordedBy(batch.undone, knownAt)))

/** The version of a person or unit that was the latest known by then. */
export const versionOf = (subject: Subject | undefined, knownAt: string | undefined): Version | undefined =>
  subject?.versions.findLast((version) => batchKnown(version.batch, knownAt))

/** The facts that stood by then, in the order of writing: those known, without what a known one took the place of. */
export const factsOf = (subject: Subject, knownAt: string | undefined): readonly Fact[] =>
  subject.rows.filter((row) => rowKnown(row, knownAt) && !isReplaced(row, knownAt)).map((row) => row.fact)

const isReplaced = (row: Row, knownAt: string | undefined): boolean =>
  row.replacedBy.some((later) => rowKnown(later, knownAt) || isReplaced(later, knownAt))

/** Whether a fact stands now: its batch was not undone, and nothing that stands took its place. */
export const stands = (row: Row): boolean => row.batch.undone === undefined && !isReplaced(row, undefined)

/** Known here: recorded where it comes from, and come in here with its batch. */
const rowKnown = (row: Row, knownAt: string | undefined): boolean => recordedBy(row.fact.recorded, knownAt) && batchKnown(row.batch, knownAt)

export const completenessOf = (subject: Subject, knownAt: string | undefined): Completeness | undefined => {
  const latest = new Map<string, string>()
  for (const { kinds, batch } of subject.complete) {
    if (!batchKnown(batch, knownAt)) continue
    for (const [kind, day] of Object.entries(kinds)) if (day > (latest.get(kind) ?? "")) latest.set(kind, day)
  }
  return latest.size === 0 ? undefined : Object.fromEntries(latest)
}
