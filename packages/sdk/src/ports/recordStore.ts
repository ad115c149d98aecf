import type {
  CivilDate, Completeness, DataIssue, Estimates, Fact, HealthRecord, KpiReport, PartialDate, Period, Person, Predicate, RulesInForce, StratifierName, Unit, UnitRecord
} from "@tramyte/core"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { HistoryLine } from "./history.ts"
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
  /**
   * Two records that are of one person: what stands under `from` is read under `into` from now on. Nothing is copied: undoing
   * the batch takes the two apart again, with what was written under each since. Nothing ever rests on a merge.
   */
  readonly merges?: readonly PersonMerge[]
  /**
   * The versions that the writer read. If one is another now, nothing of the batch is stored but a record of the conflict
   * (`conflicts`), and the write fails with `TRAMYTE_STORE_VERSION_CONFLICT`. Writing a batch of the same id later, with the
   * versions of then, settles the conflict, if the same actor or the station does; undoing it drops what was not stored.
   */
  readonly expects?: readonly Expectation[]
  /** What is to be told to other systems, kept in the same transaction as the facts until it is delivered (`outbox`). */
  readonly messages?: readonly OutboxMessage[]
}

/** Two records that are of one person. Both are there, neither is merged already, and they differ. */
export interface PersonMerge {
  readonly from: string
  readonly into: string
}

/** What a writer saw of a person or unit. */
export interface Expectation {
  readonly subject: string
  /** The `version` of the record that was read; left out: there was none yet. */
  readonly version?: string
}

/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Something to be told to another system (hộp thư đi). */
export interface OutboxMessage {
  /** Unique among the commune's; receivers know by it what they have. The same message again changes nothing; it may not begin with `"withdraw:"`. */
  readonly id: string
  /** Who takes it: `"fhir"`, `"insurance-portal"`. */
  readonly topic: string
  readonly subject?: string
  readonly payload: Json
}

/** A message that nobody has acknowledged yet. */
export interface PendingMessage extends OutboxMessage {
  /** The batch that wrote it, and when it was recorded; of a withdrawal, when the batch was undone. */
  readonly batch: string
  readonly recorded: string
  /** It takes back this message, which was delivered before its batch was undone. Its id is `"withdraw:"` and that message's. */
  readonly withdraws?: string
}

/** A batch that was refused because somebody else had written in the meantime (xung đột): kept until it is settled. */
export interface WriteConflict {
  /** The batch as it was to be written. */
  readonly batch: WriteBatch
  readonly actor: string
  readonly purpose: Purpose
  /** The expectations that failed, each with the version that stood then; without `found` there was none. */
  readonly subjects: readonly (Expectation & { readonly found?: string })[]
}

/** A person's record as it stands in a store. */
export interface StoredRecord extends HealthRecord {
  /** Changes with every write and undo that touches the record, and never comes back. Compare it only for equality. Left out of what was known earlier. */
  readonly version?: string
  /** The ids of records that were merged into this one, ordered by code points. */
  readonly mergedFrom?: readonly string[]
}

/** A unit's record as it stands in a store. */
export interface StoredUnit extends UnitRecord {
  readonly version?: string
}

/** That a person or unit is other than it was. */
export interface SubjectChange {
  readonly subject: string
  readonly is: "person" | "unit"
  /** Its version now. Left out: it is gone (undone, merged into another, or no longer of this commune). */
  readonly version?: string
  readonly mergedInto?: string
  /** Where to go on from: `changesSince(context, cursor)` tells what came after this. */
  readonly cursor: string
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
  /** With `villages`: only those of whom such a fact surely or possibly holds on this day, before or after any move. */
  readonly residentOn?: CivilDate
  /**
   * As known here by the end of this day or instant: what had come in with its batch by then and was not taken back, and,
   * of facts, what their own source had recorded by then. Instants are compared as they are written: give them in the offset of those recorded.
   * Who may be read is then decided by where people lived as known then.
   */
  readonly knownAt?: string
}

/** Another system's number of a person, as an `identifier` fact holds it: code = system, value = number. */
export interface IdentifierEntry {
  readonly subject: string
  readonly system: string
  readonly value: string
  /** From and until when it is theirs, as the fact says. */
  readonly start?: PartialDate | "always" | "unknown"
  readonly end?: PartialDate | "ongoing" | "unknown"
}

/** Which identifiers to read. */
export interface IdentifierQuery {
  readonly system?: string
  readonly value?: string
}

/** Which indicators, over which period, broken down by what. */
export interface KpiQuery {
  /** Ids of indicators. Default: all in force. */
  readonly indicators?: readonly string[]
  /** Half-open. Facts are read at its last day; give the rules of that day. For a series by month ask month by month. */
  readonly period: Period
  /** Broken down by these, each on its own. Age bands begin at birth and at these ages. */
  readonly by?: readonly (StratifierName | { readonly ageBands: readonly number[] })[]
  /** Whether to list every subject's place in each indicator, for `drillDown`. */
  readonly people?: boolean
  readonly knownAt?: CivilDate
  readonly estimates?: Estimates
  /** What local time is ahead of UTC, in minutes. */
  readonly utcOffset?: number
}

/** How a question is asked of all people. */
export interface ListQuery {
  /** The day facts are read at. Default: the day of the rules. */
  readonly asOf?: CivilDate
  readonly knownAt?: CivilDate
  readonly period?: Period
  readonly utcOffset?: number
}

/** The three parts of a list: ids in the order of code points. */
export interface PeopleList {
  readonly yes: readonly string[]
  readonly no: readonly string[]
  /** To clarify: the answer rests on something that is not known. */
  readonly unknown: readonly string[]
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
   * Takes a batch back: what it superseded stands again, what it merged is two again. `recorded` is when it was undone. Undoing
   * it twice changes nothing. Refused with `TRAMYTE_STORE_BATCH_CONFLICT` while later batches rest on it: corrected or repeated
   * what it stored, or wrote about the people and units that it created; the error names them, to be undone first. Of a batch that
   * stands in `conflicts`, the conflict is dropped.
   */
  readonly undo: (context: SecurityContext, batch: string, recorded: string) => Promise<void>
  /** The batches of the context's commune, in the order of writing. */
  readonly batches: (context: SecurityContext) => AsyncIterable<StoredBatch>
  /** The commune's batches that were refused because of a version and are not settled, in the order in which they came. */
  readonly conflicts: (context: SecurityContext) => AsyncIterable<WriteConflict>
  /** A person's record. An id that was merged into another's gives the other's record. */
  readonly record: (context: SecurityContext, id: string, query?: { readonly knownAt?: string }) => Promise<StoredRecord | undefined>
  /** Every person of the context's commune, ordered by id (by Unicode code points), facts in the order of writing. */
  readonly records: (context: SecurityContext, query?: RecordQuery) => AsyncIterable<StoredRecord>
  /** Every unit of the context's commune, ordered by id; its commune is the one at the top of its parents. */
  readonly units: (context: SecurityContext, query?: { readonly knownAt?: string }) => AsyncIterable<StoredUnit>
  /** All current identifiers of the commune's people, for matching rows to people; those entered in error or not done are left out. */
  readonly identifiers: (context: SecurityContext, query?: IdentifierQuery) => AsyncIterable<IdentifierEntry>
  /** Counts of what the context reaches, for a person who wants to know that nothing was lost. */
  readonly counts: (context: SecurityContext) => Promise<StoreCounts>
  /**
   * Which persons and units are other than at a cursor, each once, in the order of their last change; from the beginning without a
   * cursor. What is written meanwhile comes later or next time, but is never passed over.
   *
   * @throws StoreError `TRAMYTE_STORE_INVALID` for a text that is no cursor of a store
   */
  readonly changesSince: (context: SecurityContext, cursor?: string) => AsyncIterable<SubjectChange>
  /**
   * The commune's messages that nobody has acknowledged, in the order of writing. Deliver, then acknowledge: each is delivered at
   * least once. Undoing a batch withdraws each of its messages, delivered or not, since nobody knows which were handed out: instead of
   * the message comes its withdrawal, which a receiver ignores that does not have it. An id is used up for ever.
   */
  readonly outbox: (context: SecurityContext, query?: { readonly topic?: string }) => AsyncIterable<PendingMessage>
  /** Marks messages as delivered. Ids that are not pending change nothing. */
  readonly acknowledge: (context: SecurityContext, messages: readonly string[], recorded: string) => Promise<void>
  /**
   * Indicators over what the context reaches, from the same definitions and with the same reports as `computeKpis`. Nothing is
   * withheld from the rules: who may not read official numbers still gets numbers that are right.
   */
  readonly kpi: (context: SecurityContext, rules: RulesInForce, query: KpiQuery) => Promise<readonly KpiReport[]>
  /** Asks a predicate, or a rule by its id, of everybody whom the context reaches. */
  readonly list: (context: SecurityContext, rules: RulesInForce, question: Predicate | string, query?: ListQuery) => Promise<PeopleList>
  /** Everything that was ever written, of all communes, in the order of writing: for `restore`. For the role `operator`. */
  readonly history: (context: SecurityContext) => AsyncIterable<HistoryLine>
  /**
   * Writes a history again, all of it or nothing; batches that are here already with the same content are passed over. Afterwards
   * every question, as known at any time, has the answers that it had there. For the role `operator`.
   *
   * @throws StoreError `TRAMYTE_STORE_INVALID` for lines that are no history, are damaged or end too early
   */
  readonly restore: (context: SecurityContext, lines: AsyncIterable<HistoryLine> | Iterable<HistoryLine>) => Promise<{ readonly batches: number; readonly known: number }>
  /** Looks over everything that is kept and tells what does not fit together; nothing, if it is sound. */
  readonly verify: (context: SecurityContext) => Promise<readonly DataIssue[]>
  readonly close: () => Promise<void>
}

/** The table that both doors of the record store are made from. */
export const recordStorePort: Port<RecordStoreMethods, StoreError> = {
  name: "RecordStore",
  methods: {
    write: "one", undo: "one", batches: "many", conflicts: "many", record: "one", records: "many", units: "many", identifiers: "many", counts: "one",
    changesSince: "many", outbox: "many", acknowledge: "one", kpi: "one", list: "one", history: "many", restore: "one", verify: "one", close: "one"
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
