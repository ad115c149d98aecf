import type { HealthRecord, UnitRecord } from "@tramyte/core"
import { type Access, checkAccess, checkInstant, checkKnownAt, checkWrite } from "../access/checkAccess.ts"
import { personForReader, unitForReader } from "../access/forReader.ts"
import type { IdentifierEntry, RecordStoreMethods, StoreCounts, StoredBatch, WriteReceipt } from "../ports/recordStore.ts"
import { invalid, StoreError } from "../ports/storeError.ts"
import { checkBatch } from "../records/checkBatch.ts"
import { codePointOrder } from "../records/codePointOrder.ts"
import { identifierOf } from "../records/identifierOf.ts"
import { sameBatch } from "../records/sameContent.ts"
import { mayRead } from "./mayRead.ts"
import { type Batch, completenessOf, emptyState, factsOf, keyOf, type MemoryState, stands, type Subject, versionOf } from "./memoryState.ts"
import { planWrite, type WritePlan } from "./planWrite.ts"

/**
 * A record store in memory: for tests, for examples, and as the reference that other stores are held against. It forgets
 * everything when the program ends.
 *
 * @example
 * ```ts
 * import { memoryStore } from "@tramyte/sdk"
 *
 * const store = memoryStore()
 * const clerk = { actor: "lan", role: "station", purpose: "import", commune: "10903" } as const
 * const receipt = await store.write(clerk, { id: "b-1", recorded: "2026-10-15T08:00:00+07:00", label: "dan-cu.csv", persons: [{ id: "p1", birthDate: "1956" }] })
 * const record = await store.record(clerk, "p1")
 *
 * receipt.persons // => 1
 * record?.person.birthDate // => "1956"
 * ```
 */
export const memoryStore = (): RecordStoreMethods => {
  const state = emptyState()
  let open = true
  const use = (): MemoryState => {
    if (open) return state
    throw new StoreError({ _tag: "Unavailable", retryable: false }, "the store was closed; open it again")
  }
  return {
    write: async (context, batch) => {
      const access = checkAccess(context, "write")
      checkWrite(access, batch)
      const wrong = checkBatch(batch)
      if (wrong.length > 0) throw invalid(`The batch ${JSON.stringify(batch?.id)}`, wrong)
      const repeated = repeatOf(use(), access, batch)
      if (repeated !== undefined) return repeated
      const plan = planWrite(use(), access, batch)
      carryOut(use(), plan)
      return plan.receipt
    },
    undo: async (context, id, recorded) => undo(use(), checkAccess(context, "undo"), id, recorded),
    batches: async function*(context) {
      const access = checkAccess(context, "batches")
      for (const batch of use().batches.values()) if (batch.commune === access.commune) yield listed(batch)
    },
    record: async (context, id, query) => {
      const access = checkAccess(context, "records")
      checkKnownAt(query?.knownAt)
      const subject = use().subjects.get(id)
      return subject === undefined ? undefined : personRecord(use(), access, subject, query?.knownAt)
    },
    records: async function*(context, query) {
      const access = checkAccess(context, "records", query?.villages)
      checkKnownAt(query?.knownAt)
      for (const subject of ordered(use())) {
        const record = personRecord(use(), access, subject, query?.knownAt)
        if (record !== undefined) yield record
      }
    },
    units: async function*(context, query) {
      const access = checkAccess(context, "units")
      checkKnownAt(query?.knownAt)
      for (const subject of ordered(use())) {
        const record = unitRecord(use(), access, subject, query?.knownAt)
        if (record !== undefined) yield record
      }
    },
    identifiers: async function*(context) {
      const access = checkAccess(context, "identifiers")
      for (const subject of ordered(use())) yield* identifiers(use(), access, subject)
    },
    counts: async (context) => count(use(), checkAccess(context, "counts")),
    close: async () => {
      open = false
    }
  }
}

/** The receipt of a batch that was written before; `undefined` for a new one. */
const repeatOf = (state: MemoryState, access: Access, content: Batch["content"]): WriteReceipt | undefined => {
  const before = state.batches.get(content.id)
  if (before === undefined) return undefined
  const refuse = (why: string): StoreError => new StoreError({ _tag: "BatchConflict", batch: content.id, dependents: [] }, `the batch id ${JSON.stringify(content.id)} ${why}; choose a new id`)
  if (before.undone !== undefined) throw refuse("belongs to a batch that was undone")
  if (before.commune !== access.commune || !sameBatch(before.content, content)) throw refuse("is taken by a batch with other content")
  const unchanged = (content.persons?.length ?? 0) + (content.units?.length ?? 0) + (content.facts?.length ?? 0)
  return { batch: content.id, persons: 0, units: 0, factsStored: 0, factsSuperseded: 0, unchanged }
}

const carryOut = (state: MemoryState, { batch, rows, versions }: WritePlan): void => {
  state.batches.set(batch.content.id, batch)
  for (const version of versions) subjectOf(state, "person" in version ? version.person.id : version.unit.id).versions.push(version)
  for (const { row, replaces } of rows) {
    const key = keyOf(batch.commune, row.fact.source!)
    const sameKey = state.rowsOfKey.get(key)
    if (sameKey === undefined) state.rowsOfKey.set(key, [row])
    else sameKey.push(row)
    subjectOf(state, row.fact.subject!).rows.push(row)
    for (const before of replaces) before.replacedBy.push(row)
  }
  for (const { subject, kinds } of batch.content.complete ?? []) subjectOf(state, subject).complete.push({ kinds: { ...kinds }, batch })
}

const subjectOf = (state: MemoryState, id: string): Subject => {
  const known = state.subjects.get(id)
  if (known !== undefined) return known
  const subject: Subject = { id, versions: [], rows: [], complete: [] }
  state.subjects.set(id, subject)
  return subject
}

const undo = (state: MemoryState, access: Access, id: string, recorded: string): void => {
  checkInstant(recorded, "recorded")
  const batch = state.batches.get(id)
  if (batch === undefined || batch.commune !== access.commune) {
    throw new StoreError({ _tag: "BatchUnknown", batch: id }, `the commune ${access.commune} has no batch ${JSON.stringify(id)}; batches() lists those it has`)
  }
  if (batch.undone !== undefined) return
  const dependents = [...state.batches.values()].filter((other) => other.undone === undefined && other.restsOn.has(batch)).map((other) => other.content.id)
  if (dependents.length > 0) {
    throw new StoreError({ _tag: "BatchConflict", batch: id, dependents },
      `the batch ${JSON.stringify(id)} cannot be undone while later ones rest on it; undo first: ${dependents.join(", ")}`)
  }
  batch.undone = recorded
}

const ordered = (state: MemoryState): readonly Subject[] => [...state.subjects.values()].sort((a, b) => codePointOrder(a.id, b.id))

const personRecord = (state: MemoryState, access: Access, subject: Subject, knownAt: string | undefined): HealthRecord | undefined => {
  const version = versionOf(subject, knownAt)
  if (version === undefined || !("person" in version) || !mayRead(state, access, subject, knownAt)) return undefined
  return personForReader(access, { person: version.person, ...contentOf(subject, knownAt) })
}

const unitRecord = (state: MemoryState, access: Access, subject: Subject, knownAt: string | undefined): UnitRecord | undefined => {
  const version = versionOf(subject, knownAt)
  if (version === undefined || !("unit" in version) || !mayRead(state, access, subject, knownAt)) return undefined
  return unitForReader(access, { unit: version.unit, ...contentOf(subject, knownAt) })
}

const contentOf = (subject: Subject, knownAt: string | undefined): Pick<HealthRecord, "facts" | "complete"> => {
  const complete = completenessOf(subject, knownAt)
  return { facts: factsOf(subject, knownAt), ...(complete === undefined ? {} : { complete }) }
}

const identifiers = (state: MemoryState, access: Access, subject: Subject): readonly IdentifierEntry[] => {
  const version = versionOf(subject, undefined)
  if (version === undefined || !("person" in version) || !mayRead(state, access, subject, undefined)) return []
  return factsOf(subject, undefined).map((fact) => identifierOf(subject.id, fact)).filter((entry) => entry !== undefined)
}

const listed = (batch: Batch): StoredBatch => ({
  id: batch.content.id, label: batch.content.label, recorded: batch.content.recorded, actor: batch.actor, purpose: batch.purpose,
  factsStored: batch.rows.length, ...(batch.undone === undefined ? {} : { undone: batch.undone })
})

const count = (state: MemoryState, access: Access): StoreCounts => {
  const reached = [...state.subjects.values()].filter((subject) => mayRead(state, access, subject, undefined))
  const persons = reached.filter((subject) => "person" in versionOf(subject, undefined)!).length
  const rows = reached.flatMap((subject) => subject.rows.filter((row) => row.batch.undone === undefined))
  const facts = rows.filter(stands).length
  let asOf = ""
  for (const batch of state.batches.values()) {
    const day = batch.content.recorded.slice(0, 10)
    if (batch.commune === access.commune && batch.undone === undefined && day > asOf) asOf = day
  }
  return { persons, units: reached.length - persons, facts, superseded: rows.length - facts, ...(asOf === "" ? {} : { asOf }) }
}
