import type { Completeness, Fact, Person, Unit } from "@tramyte/core"
import type { OutboxMessage, WriteConflict } from "../ports/recordStore.ts"
import type { Purpose } from "../ports/securityContext.ts"
import { recordedBy } from "../records/knownAt.ts"

/** All that a memory store holds. Nothing is ever removed but settled conflicts: undoing marks. */
export interface MemoryState {
  readonly batches: Map<string, Batch>
  readonly subjects: Map<string, Subject>
  /** Every fact stored for a commune, source and key, in the order of writing. */
  readonly rowsOfKey: Map<string, Row[]>
  readonly merges: Merge[]
  readonly messages: Message[]
  /** The last message of a commune under an id. */
  readonly messageOfId: Map<string, Message>
  /** Refused batches by commune and id, in the order in which they came. */
  readonly conflicts: Map<string, Conflict>
  /** Writes and undos in their order; their places count from 1. */
  readonly events: Event[]
  /** How many facts were ever stored. */
  facts: number
}

export type Event = { readonly write: Batch } | { readonly undo: Batch; readonly recorded: string }

export interface Batch {
  readonly id: string
  readonly label: string
  readonly recorded: string
  readonly actor: string
  readonly purpose: Purpose
  readonly commune: string
  /** The check sum of all that was written, also of what changed nothing. */
  readonly digest: string
  /** Batches whose facts, persons, units or messages this one corrected, repeated or wrote about. */
  readonly restsOn: ReadonlySet<Batch>
  /** What it stored, in the order of writing. */
  readonly versions: readonly Version[]
  readonly rows: readonly Row[]
  readonly complete: readonly { readonly subject: string; readonly kinds: Completeness }[]
  readonly merges: readonly Merge[]
  readonly messages: readonly Message[]
  undone?: string
}

/** A person or a unit: its versions, its facts and what is complete, each as written and in the order of writing. */
export interface Subject {
  readonly id: string
  /** Its place among all subjects, in the order in which they came. */
  readonly n: number
  readonly versions: Version[]
  readonly rows: Row[]
  readonly complete: { readonly kinds: Completeness; readonly batch: Batch }[]
  /** The place of the last event that touched it. */
  changed: number
}

export type Version = { readonly person: Person; readonly batch: Batch } | { readonly unit: Unit; readonly batch: Batch }

/** A fact as stored, with the facts that took its place: more than one where batches were undone in between. */
export interface Row {
  readonly fact: Fact
  readonly batch: Batch
  readonly replaces: readonly Row[]
  readonly replacedBy: Row[]
  /** Its place among all facts, in the order of writing. */
  n: number
}

/** What stands under the person `from` is read under `into`. */
export interface Merge {
  readonly from: string
  readonly into: string
  readonly batch: Batch
}

export interface Message {
  readonly content: OutboxMessage
  readonly batch: Batch
  /** When its batch was recorded; of a withdrawal, when the batch was undone. */
  readonly recorded: string
  readonly withdraws?: string
  delivered?: string
  /** Its batch was undone. */
  withdrawn?: true
}

export interface Conflict extends WriteConflict {
  readonly commune: string
}

export const emptyState = (): MemoryState =>
  ({ batches: new Map(), subjects: new Map(), rowsOfKey: new Map(), merges: [], messages: [], messageOfId: new Map(), conflicts: new Map(), events: [], facts: 0 })

export const keyOf = (commune: string, source: { readonly id: string; readonly key: string }): string => JSON.stringify([commune, source.id, source.key])
/** The key of what is a commune's own by its id: a conflict by its batch, a message. */
export const communeKey = (commune: string, id: string): string => JSON.stringify([commune, id])

/** Whether a batch had been recorded, and not undone, by then. Without a day: whether it stands now. */
export const batchKnown = (batch: Batch, knownAt: string | undefined): boolean =>
  recordedBy(batch.recorded, knownAt) && (batch.undone === undefined || (knownAt !== undefined && !recordedBy(batch.undone, knownAt)))

/** The version of a person or unit that was the latest known by then. */
export const versionOf = (subject: Subject | undefined, knownAt: string | undefined): Version | undefined =>
  subject?.versions.findLast((version) => batchKnown(version.batch, knownAt))

/** The facts of a subject that stood by then: those known, without what a known one took the place of. */
export const rowsOf = (subject: Subject, knownAt: string | undefined): readonly Row[] =>
  subject.rows.filter((row) => rowKnown(row, knownAt) && !isReplaced(row, knownAt))

const isReplaced = (row: Row, knownAt: string | undefined): boolean =>
  row.replacedBy.some((later) => rowKnown(later, knownAt) || isReplaced(later, knownAt))

/** Whether a fact stands now: its batch was not undone, and nothing that stands took its place. */
export const stands = (row: Row): boolean => row.batch.undone === undefined && !isReplaced(row, undefined)

/** Known here: recorded where it comes from, and come in here with its batch. */
const rowKnown = (row: Row, knownAt: string | undefined): boolean => recordedBy(row.fact.recorded, knownAt) && batchKnown(row.batch, knownAt)
