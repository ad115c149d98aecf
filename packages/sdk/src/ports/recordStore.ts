import type { CivilDate, Completeness, Fact, HealthRecord, Person, Unit, UnitRecord } from "@tramyte/core"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { type EffectService, fromPromises, type Port } from "./port.ts"
import type { Purpose, SecurityContext } from "./securityContext.ts"
import { isStoreError, type StoreError } from "./storeError.ts"

/**
 * What one import, visit or sync writes, in one transaction: all of it or nothing.
 *
 * A fact whose (source id, source key) is stored already with the same content (all but `id` and `recorded`) changes
 * nothing; with other content it is stored as a correction that supersedes the one before. The same holds for persons and
 * units by id. A fact with `supersedes` takes the place of its subject's fact of that id, which stays superseded when its
 * row is merely read again. Sources are each commune's own. One batch says one thing: the same
 * (source id, source key), person or unit twice with different content is refused. Nothing is overwritten, and the whole
 * batch can be undone.
 */
export interface WriteBatch {
  /**
   * Unique id of the batch, chosen by the writer. Writing the same batch again changes nothing; other content under the
   * same id, or the id of an undone batch, is refused.
   */
  readonly id: string
  /** When it is recorded: an instant with offset. The store reads no clock. */
  readonly recorded: string
  /** What it is, for people: `"dan-cu.csv, 2026-10-15"`. */
  readonly label: string
  readonly persons?: readonly Person[]
  readonly units?: readonly Unit[]
  /** Every fact names its `subject`, a person or unit of the store or of this batch, and has a `source`. */
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
  readonly purpose: Purpose
  readonly factsStored: number
  /** When it was undone. */
  readonly undone?: string
}

/** Which records to read. */
export interface RecordQuery {
  /** Only people with a standing residence fact in one of these villages. */
  readonly villages?: readonly string[]
  /**
   * As known here by the end of this day or instant: what had come in with its batch by then and was not taken back, and,
   * of facts, what their own source had recorded by then.
   */
  readonly knownAt?: string
}

/** Another system's number of a person, as an `identifier` fact holds it: code = system, value = number. */
export interface IdentifierEntry {
  readonly subject: string
  readonly system: string
  readonly value: string
}

/** How much a store holds for a context. */
export interface StoreCounts {
  readonly persons: number
  readonly units: number
  /** Facts that stand. */
  readonly facts: number
  /** Facts that a correction took the place of. */
  readonly superseded: number
  /** The last day on which the commune's station recorded something that stands. */
  readonly asOf?: CivilDate
}

/**
 * Keeps persons, units and their dated facts (kho hồ sơ). Implement it with Promises and AsyncIterables and hand it to
 * `fromPromises`, or as an Effect service; apps take either door.
 *
 * A person belongs to the communes that the standing residence facts link to; without any, to the commune of the context
 * that wrote the person. What a context does not allow is denied with `TRAMYTE_STORE_ACCESS_DENIED`; a person outside it
 * is as if absent. Errors are `StoreError`s; an AsyncIterable throws them when it is first asked.
 */
export interface RecordStoreMethods {
  readonly write: (context: SecurityContext, batch: WriteBatch) => Promise<WriteReceipt>
  /**
   * Takes a batch back: what it superseded stands again. `recorded` is when it was undone. Undoing it twice changes nothing.
   * Refused with `TRAMYTE_STORE_BATCH_CONFLICT` while later batches rest on it: corrected or repeated what it stored, or
   * wrote about the people and units that it created; the error names them, to be undone first.
   */
  readonly undo: (context: SecurityContext, batch: string, recorded: string) => Promise<void>
  /** The batches of the context's commune, in the order of writing. */
  readonly batches: (context: SecurityContext) => AsyncIterable<StoredBatch>
  readonly record: (context: SecurityContext, id: string, query?: { readonly knownAt?: string }) => Promise<HealthRecord | undefined>
  /** Every person of the context's commune, ordered by id (by Unicode code points), facts in the order of writing. */
  readonly records: (context: SecurityContext, query?: RecordQuery) => AsyncIterable<HealthRecord>
  /** Every unit of the context's commune, ordered by id; its commune is the one at the top of its parents. */
  readonly units: (context: SecurityContext, query?: { readonly knownAt?: string }) => AsyncIterable<UnitRecord>
  /** All current identifiers of the commune's people, for matching rows to people; those entered in error or not done are left out. */
  readonly identifiers: (context: SecurityContext) => AsyncIterable<IdentifierEntry>
  /** Counts of what the context reaches, for a person who wants to know that nothing was lost. */
  readonly counts: (context: SecurityContext) => Promise<StoreCounts>
  readonly close: () => Promise<void>
}

/** The table that both doors of the record store are made from. */
export const recordStorePort: Port<RecordStoreMethods, StoreError> = {
  name: "RecordStore",
  methods: {
    write: "one", undo: "one", batches: "many", record: "one", records: "many", units: "many", identifiers: "many", counts: "one", close: "one"
  },
  isExpected: isStoreError
}

/** The Effect form of the record store. */
export type RecordStoreService = EffectService<RecordStoreMethods, StoreError>

/** The record store as an Effect service. */
export class RecordStore extends Context.Service<RecordStore, RecordStoreService>()("@tramyte/sdk/RecordStore") {}

/**
 * A Layer of the record store from an adapter in Promise form; it opens the adapter when built and closes it with its scope.
 *
 * @example
 * ```ts
 * import { memoryStore, RecordStore, recordStoreLayer } from "@tramyte/sdk"
 * import * as Effect from "effect/Effect"
 *
 * const auditor = { actor: "an", role: "auditor", purpose: "maintenance", commune: "10903" } as const
 * const program = RecordStore.use((store) => store.counts(auditor))
 * const counts = await Effect.runPromise(Effect.provide(program, recordStoreLayer(async () => memoryStore())))
 * counts.units // => 0
 * ```
 */
export const recordStoreLayer = (open: () => Promise<RecordStoreMethods>): Layer.Layer<RecordStore, StoreError> =>
  Layer.effect(RecordStore, Effect.map(
    Effect.acquireRelease(
      Effect.tryPromise({ try: open, catch: expected }),
      (store) => Effect.promise(() => store.close())
    ),
    (store) => RecordStore.of(fromPromises(recordStorePort, store))
  ))

const expected = (thrown: unknown): StoreError => {
  if (isStoreError(thrown)) return thrown
  throw thrown
}
