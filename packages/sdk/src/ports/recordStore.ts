import type { CivilDate, Completeness, Fact, HealthRecord, Person, Unit, UnitRecord } from "@tramyte/core"
import type { SecurityContext } from "./securityContext.ts"

/**
 * What one import, visit or sync writes, in one transaction: all of it or nothing.
 *
 * A fact whose (source id, source key) is stored already with the same content changes nothing; with other content it
 * is stored as a correction that supersedes the one before. The same holds for persons and units by id. Nothing is
 * overwritten, and the whole batch can be undone.
 */
export interface WriteBatch {
  /** Unique id of the batch, chosen by the writer; writing the same batch again changes nothing. */
  readonly id: string
  /** When it is recorded: an instant with offset. The store reads no clock. */
  readonly recorded: string
  /** What it is, for people: `"dan-cu.csv, 2026-10-15"`. */
  readonly label: string
  readonly persons?: readonly Person[]
  readonly units?: readonly Unit[]
  /** Every fact names its `subject` and has a `source`. */
  readonly facts?: readonly Fact[]
  /** Kinds now known completely for subjects, up to a day. A later day replaces an earlier one. */
  readonly complete?: readonly { readonly subject: string; readonly kinds: Completeness }[]
}

/** What a batch changed. */
export interface WriteReceipt {
  readonly batch: string
  readonly persons: number
  readonly units: number
  readonly factsStored: number
  readonly factsSuperseded: number
  /** Facts, persons and units that were stored already. */
  readonly unchanged: number
}

/** A batch as it stands in the store. */
export interface StoredBatch {
  readonly id: string
  readonly label: string
  readonly recorded: string
  readonly actor: string
  readonly factsStored: number
  readonly undone?: string
}

/** Which records to read. */
export interface RecordQuery {
  readonly villages?: readonly string[]
  /** As known by the end of this day or instant. */
  readonly knownAt?: string
}

/** Another system's number of a person, as an `identifier` fact holds it: code = system, value = number. */
export interface IdentifierEntry {
  readonly subject: string
  readonly system: string
  readonly value: string
}

/**
 * Keeps persons, units and their dated facts (kho hồ sơ). Implement it with Promises and AsyncIterables and hand it to
 * `fromPromises`, or as an Effect service; apps take either door.
 */
export interface RecordStoreMethods {
  readonly write: (context: SecurityContext, batch: WriteBatch) => Promise<WriteReceipt>
  /** Takes a batch back: what it superseded stands again. `recorded` is when it was undone. */
  readonly undo: (context: SecurityContext, batch: string, recorded: string) => Promise<void>
  readonly batches: (context: SecurityContext) => AsyncIterable<StoredBatch>
  readonly record: (context: SecurityContext, id: string, query?: { readonly knownAt?: string }) => Promise<HealthRecord | undefined>
  /** Every person of the context's commune, ordered by id. */
  readonly records: (context: SecurityContext, query?: RecordQuery) => AsyncIterable<HealthRecord>
  /** Every unit of the context's commune, ordered by id. */
  readonly units: (context: SecurityContext, query?: { readonly knownAt?: string }) => AsyncIterable<UnitRecord>
  /** All current identifiers, for matching rows to people. */
  readonly identifiers: (context: SecurityContext) => AsyncIterable<IdentifierEntry>
  /** Counts, for a person who wants to know that nothing was lost. */
  readonly counts: (context: SecurityContext) => Promise<{ readonly persons: number; readonly units: number; readonly facts: number; readonly superseded: number; readonly asOf?: CivilDate }>
  readonly close: () => Promise<void>
}
