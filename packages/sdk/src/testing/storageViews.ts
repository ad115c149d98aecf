import type { RecordStoreMethods } from "../ports/recordStore.ts"
import type { SecurityContext } from "../ports/securityContext.ts"
import { isStoreError } from "../ports/storeError.ts"
import { analyst, auditor, collaborator, collect, station } from "./storageBatches.ts"

/** Everybody who may look at a store after a history. */
export const readers: readonly SecurityContext[] = [station("10903"), station("10888"), collaborator("10903", "10903-01"), analyst("10903"), auditor("10903")]

/** What a reader learns from a store. */
export interface StoreView {
  /** All that must be equal in every store with the same history. */
  readonly told: unknown
  /** The versions that stand, by id: they are equal only to themselves. */
  readonly versions: ReadonlyMap<string, string | undefined>
}

/** All that a reader can learn from a store, now or as known by a day; what is refused is a code. */
export const viewOf = async (store: RecordStoreMethods, reader: SecurityContext, knownAt?: string): Promise<StoreView> => {
  const query = knownAt === undefined ? {} : { knownAt }
  const versions = new Map<string, string | undefined>()
  const plain = <T extends { readonly version?: string }>(id: string, { version, ...item }: T): Omit<T, "version"> => {
    versions.set(id, version)
    return item
  }
  const records = await listed(store.records(reader, query), (record) => plain(record.person.id, record))
  const units = await listed(store.units(reader, query), (unit) => plain(unit.unit.id, unit))
  const now = knownAt === undefined ? {
    batches: await listed(store.batches(reader)), identifiers: await listed(store.identifiers(reader)), counts: await attempted(() => store.counts(reader)),
    outbox: await listed(store.outbox(reader)),
    // What stood and what was expected are versions.
    conflicts: await listed(store.conflicts(reader), ({ batch: { expects, ...batch }, subjects, ...rest }) =>
      ({ ...rest, batch, expects: expects?.map((each) => [each.subject, each.version === undefined]), subjects: subjects.map((each) => [each.subject, each.version === undefined, each.found === undefined]) })),
    changes: await changesOf(store, reader)
  } : {}
  return { told: { records, units, ...now }, versions }
}

/** All that must be equal in two stores with the same history. */
export const settledViewOf = async (store: RecordStoreMethods, reader: SecurityContext, knownAt?: string): Promise<unknown> => (await viewOf(store, reader, knownAt)).told

/**
 * What changed since a cursor, in the order of ids: which of two subjects of one batch comes first is a store's own affair. From the
 * beginning only who is there, since nobody needs to hear of those who are gone already.
 */
export const changesOf = (store: RecordStoreMethods, reader: SecurityContext, cursor?: string): Promise<unknown> => attempted(async () => (await collect(store.changesSince(reader, cursor)))
  .filter(({ version }) => cursor !== undefined || version !== undefined)
  .map(({ is, mergedInto, subject, version }) => ({ subject, is, gone: version === undefined, ...(mergedInto === undefined ? {} : { mergedInto }) }))
  .sort((a, b) => a.subject < b.subject ? -1 : 1))

export const attempted = async (ask: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await ask()
  } catch (error) {
    if (!isStoreError(error)) throw error
    return error.code
  }
}

const listed = <T>(items: AsyncIterable<T>, shown: (item: T) => unknown = (item) => item): Promise<unknown> => attempted(async () => (await collect(items)).map(shown))
