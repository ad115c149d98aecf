import type { Fact, UnitRecord } from "@tramyte/core"
import type { RecordStoreMethods, StoredRecord, WriteBatch, WriteReceipt } from "../ports/recordStore.ts"
import type { SecurityContext } from "../ports/securityContext.ts"
import { isStoreError, type StoreError, type StoreErrorCode } from "../ports/storeError.ts"
import { expectSame } from "./expectSame.ts"

export const station = (commune: string): SecurityContext => ({ actor: `station-${commune}`, role: "station", purpose: "import", commune })
export const collaborator = (commune: string, ...villages: readonly string[]): SecurityContext =>
  ({ actor: "collaborator", role: "collaborator", purpose: "care", commune, villages })
export const analyst = (commune: string): SecurityContext => ({ actor: "analyst", role: "analyst", purpose: "report", commune })
export const auditor = (commune: string): SecurityContext => ({ actor: "auditor", role: "auditor", purpose: "maintenance", commune })
export const operator = (commune: string): SecurityContext => ({ actor: "operator", role: "operator", purpose: "maintenance", commune })

/** The station that writes in the cases. */
export const clerk = station("10903")

/** The station next door. */
export const neighbour = station("10888")

/** Who keeps the store. */
export const keeper = operator("10903")

/** What a batch holds besides its id, label and time. */
export type BatchContent = Omit<WriteBatch, "id" | "label" | "recorded">

/** A batch of one day, at eight in the morning. */
export const batchOf = (id: string, day: string, content: BatchContent): WriteBatch =>
  ({ id, label: `batch ${id}`, recorded: morning(day), ...content })

/** Eight o'clock of a day. */
export const morning = (day: string): string => `${day}T08:00:00+07:00`

/** A risk fact of p1 under a key, with a value. */
export const factOf = (key: string, more: Partial<Fact> = {}): Fact =>
  ({ id: `f-${key}`, subject: "p1", kind: "risk", recorded: "2026-01-10", source: { id: "list", key }, ...more })

/** Where somebody lives. */
export const residenceOf = (subject: string, commune: string, village: string, more: Partial<Fact> = {}): Fact =>
  factOf(`home-${subject}`, { subject, kind: "residence", links: { commune, village }, ...more })

/** A person's number in another system. */
export const numberOf = (key: string, value: string | number, more: Partial<Fact> = {}): Fact =>
  factOf(key, { kind: "identifier", code: ["personal-number"], value, ...more })

export const receipt = (batch: string, more: Partial<WriteReceipt>): WriteReceipt =>
  ({ batch, persons: 0, units: 0, factsStored: 0, factsSuperseded: 0, unchanged: 0, ...more })

/** A record without its version: what a person would see of it. */
export const read = async (store: RecordStoreMethods, id = "p1", knownAt?: string, context: SecurityContext = clerk): Promise<Omit<StoredRecord, "version"> | undefined> => {
  const record = await store.record(context, id, knownAt === undefined ? {} : { knownAt })
  return record && withoutVersion(record)
}

/** Persons, by id, of whom a context reads. */
export const peopleOf = async (store: RecordStoreMethods, context: SecurityContext, query: { readonly villages?: readonly string[]; readonly residentOn?: string; readonly knownAt?: string } = {}): Promise<readonly string[]> =>
  (await collect(store.records(context, query))).map((record) => record.person.id)

/** Versions are a store's own affair: they are compared with each other, never with a text. */
export const withoutVersion = <T extends { readonly version?: string }>(item: T): Omit<T, "version"> => {
  const { version: _, ...rest } = item
  return rest
}

/** The units that a context reads, without versions. */
export const unitsOf = async (store: RecordStoreMethods, context: SecurityContext = clerk, query: { readonly knownAt?: string } = {}): Promise<readonly UnitRecord[]> =>
  (await collect(store.units(context, query))).map(withoutVersion)

/** Everything that is kept, as a station reads it, without versions. */
export const wholeState = async (store: RecordStoreMethods, context: SecurityContext = clerk): Promise<readonly unknown[]> => [
  (await collect(store.records(context))).map(withoutVersion), await unitsOf(store, context),
  await collect(store.identifiers(context)), await store.counts(context)
]

export const collect = async <T>(items: AsyncIterable<T>): Promise<readonly T[]> => {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

/** Waits for a refusal with a code. */
export const expectRefusal = async (act: () => Promise<unknown>, code: StoreErrorCode, what: string): Promise<StoreError> => {
  try {
    await act()
  } catch (error) {
    if (!isStoreError(error)) throw new Error(`${what}: threw ${String(error)}, which is no StoreError`, { cause: error })
    expectSame(error.code, code, `${what}: the code`)
    if (!error.message.includes(code)) throw new Error(`${what}: the message does not name its code: ${error.message}`, { cause: error })
    return error
  }
  throw new Error(`${what}: was accepted, expected ${code}`)
}

/** Waits until something is refused because of these fields. */
export const expectInvalid = async (act: () => Promise<unknown>, paths: readonly string[], what: string): Promise<void> => {
  const { message, reason } = await expectRefusal(act, "TRAMYTE_STORE_INVALID", what)
  const found = reason._tag === "Invalid" ? reason.issues.map((issue) => issue.path) : []
  for (const path of paths) if (!found.includes(path)) throw new Error(`${what}: ${path} is not among the issues: ${message}`)
}

/** Waits for all, and only then throws the first error: nobody is still at work when a case has ended. */
export const together = async <T>(calls: readonly Promise<T>[]): Promise<readonly T[]> => {
  await Promise.allSettled(calls)
  return Promise.all(calls)
}

export const expectTrue = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what)
}
