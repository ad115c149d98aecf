import type { Fact } from "@tramyte/core"
import { checkAccess, checkInstant, checkKnownAt, checkWrite, mayReadPerson, type StoreAction } from "../access/checkAccess.ts"
import { homeOf } from "../access/forReader.ts"
import type { RecordStoreMethods, StoredBatch, StoredRecord, StoredUnit, WriteBatch, WriteReceipt } from "../ports/recordStore.ts"
import type { SecurityContext } from "../ports/securityContext.ts"
import { invalid, StoreError } from "../ports/storeError.ts"
import { checkBatch } from "../records/checkBatch.ts"
import { checkedHistory } from "../records/checkedHistory.ts"
import { contentDigest } from "../records/contentDigest.ts"
import { isAsked } from "../records/identifierOf.ts"
import { show } from "../records/keptText.ts"
import { kpiOfRecords } from "../records/kpiOfRecords.ts"
import { listOfRecords } from "../records/listOfRecords.ts"
import { checkResidentOn, mayResideOn } from "../records/mayResideOn.ts"
import { carryOut, undo, writtenBefore } from "./carryOut.ts"
import { changesSince } from "./changes.ts"
import { conflictsOf, expectMaySettle, expectVersions } from "./conflicts.ts"
import { historyOf } from "./historyOf.ts"
import { type Reading, reading } from "./mayRead.ts"
import { expectAllWritable } from "./mayWrite.ts"
import { type Batch, emptyState, type MemoryState, versionOf } from "./memoryState.ts"
import { acknowledge, outboxOf } from "./outbox.ts"
import { planWrite } from "./planWrite.ts"
import { count, identifiersOf, ordered, personRecord, unitRecord } from "./readSubjects.ts"
import { replay } from "./replay.ts"
import { verifyState } from "./verifyState.ts"

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
  let state = emptyState()
  let open = true
  const use = (): MemoryState => {
    if (open) return state
    throw new StoreError({ _tag: "Unavailable", retryable: false }, "the store was closed; open it again")
  }
  /** What a context may read now, or as known by then. */
  const readBy = (context: SecurityContext, action: StoreAction, query?: { readonly villages?: readonly string[]; readonly knownAt?: string }): Reading => {
    const access = checkAccess(context, action, query?.villages)
    checkKnownAt(query?.knownAt)
    return reading(use(), access, query?.knownAt)
  }
  /** Everything is read when the stream is first asked: it shows one state, whatever is written meanwhile. */
  async function* stream<T>(read: () => Iterable<T>): AsyncGenerator<T> {
    const items = Array.from(read())
    for (const item of items) {
      use()
      yield item
    }
  }
  return {
    write: async (context, batch) => {
      const access = checkAccess(context, "write")
      checkWrite(access, batch)
      const wrong = checkBatch(batch)
      if (wrong.length > 0) throw invalid(`The batch ${show(batch?.id)}`, wrong)
      const digest = contentDigest(batch)
      if (writtenBefore(use(), access.commune, batch.id, digest) !== undefined) return receiptOfRepeat(batch)
      expectAllWritable(use(), access, batch)
      expectVersions(use(), access, batch)
      expectMaySettle(use(), access, batch.id)
      const plan = planWrite(use(), { ...access, access }, batch, digest)
      carryOut(use(), plan.batch)
      return plan.receipt
    },
    undo: async (context, id, recorded) => {
      const access = checkAccess(context, "undo")
      checkInstant(recorded, "recorded")
      undo(use(), access.commune, id, recorded, access)
    },
    batches: (context) => stream(() => {
      const { commune } = checkAccess(context, "batches")
      return [...use().batches.values()].filter((batch) => batch.commune === commune).map(listed)
    }),
    conflicts: (context) => stream(() => conflictsOf(use(), checkAccess(context, "conflicts"))),
    record: async (context, id, query) => {
      const read = readBy(context, "records", query)
      const subject = read.state.subjects.get(read.merged.wholeOf(id))
      return subject && personRecord(read, subject)
    },
    records: (context, query) => stream(() => {
      const read = readBy(context, "records", query)
      checkResidentOn(query)
      const records = personsOf(read)
      const day = query?.residentOn
      return day === undefined ? records : records.filter(({ facts, person }) => facts.some((fact) => livesThere(fact, read, person.id, day)))
    }),
    units: (context, query) => stream(() => unitsOf(readBy(context, "units", query))),
    identifiers: (context, query) => stream(() => {
      const read = readBy(context, "identifiers")
      return ordered(read.state).flatMap((subject) => identifiersOf(read, subject)).filter((entry) => isAsked(entry, query))
    }),
    counts: async (context) => count(readBy(context, "counts")),
    changesSince: (context, cursor) => stream(() => changesSince(readBy(context, "changes"), cursor)),
    outbox: (context, query) => stream(() => outboxOf(use(), checkAccess(context, "outbox").commune, query?.topic)),
    acknowledge: async (context, messages, recorded) => {
      const { commune } = checkAccess(context, "outbox")
      checkInstant(recorded, "recorded")
      if (!Array.isArray(messages)) throw invalid("The call", [{ path: "messages", message: `${show(messages)} is not a list of ids` }])
      acknowledge(use(), commune, messages, recorded)
    },
    kpi: async (context, rules, query) => {
      const read = withNothingWithheld(readBy(context, "kpi", knownThen(query)))
      return kpiOfRecords({ persons: personsOf(read), units: unitsOf(read) }, rules, query)
    },
    list: async (context, rules, question, query) => listOfRecords(personsOf(withNothingWithheld(readBy(context, "list", knownThen(query)))), rules, question, query),
    history: (context) => stream(() => {
      checkAccess(context, "history")
      return historyOf(use())
    }),
    restore: async (context, lines) => {
      checkAccess(context, "restore")
      use()
      const given = []
      for await (const line of checkedHistory(lines)) given.push(line)
      // Into a copy, made of the store's own history: all of it or nothing.
      const restored = emptyState()
      replay(restored, historyOf(use()))
      const answer = replay(restored, given)
      state = restored
      return answer
    },
    verify: async (context) => {
      checkAccess(context, "verify")
      return verifyState(use())
    },
    close: async () => {
      open = false
    }
  }
}

/** What comes back when a batch is written again. */
const receiptOfRepeat = ({ facts = [], id, persons = [], units = [] }: WriteBatch): WriteReceipt =>
  ({ batch: id, persons: 0, units: 0, factsStored: 0, factsSuperseded: 0, unchanged: persons.length + units.length + facts.length })

const listed = (batch: Batch): StoredBatch => ({
  id: batch.id, label: batch.label, recorded: batch.recorded, actor: batch.actor, purpose: batch.purpose,
  factsStored: batch.rows.length, ...(batch.undone === undefined ? {} : { undone: batch.undone })
})

const personsOf = (read: Reading): readonly StoredRecord[] => ordered(read.state).map((subject) => personRecord(read, subject)).filter((record) => record !== undefined)

const unitsOf = (read: Reading): readonly StoredUnit[] => ordered(read.state).map((subject) => unitRecord(read, subject)).filter((record) => record !== undefined)

/** Whether a fact places somebody, on the day, where the question looks. */
const livesThere = (fact: Fact, { access, knownAt, state }: Reading, person: string, day: string): boolean => {
  const home = homeOf(fact)
  return home !== undefined && mayResideOn(fact, day) && mayReadPerson(access, [home], versionOf(state.subjects.get(person), knownAt)!.batch.commune)
}

/** Indicators and lists read everything, whoever asks: only numbers and ids leave the store. */
const withNothingWithheld = (read: Reading): Reading => ({ ...read, access: { ...read.access, withheld: nothing } })

const nothing: ReadonlySet<string> = new Set()

const knownThen = (query: { readonly knownAt?: string } | undefined): { readonly knownAt?: string } => query?.knownAt === undefined ? {} : { knownAt: query.knownAt }
