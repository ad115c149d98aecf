import type { Fact } from "@tramyte/core"
import {
  type Access, checkAccess, checkedHistory, checkInstant, checkKnownAt, checkResidentOn, historyDigest, type HistoryLine, invalid, isKeptText, mayResideOn, personForReader, type RecordStoreMethods,
  type StoredBatch, StoreError, unitForReader, type WriteBatch
} from "@tramyte/sdk"
import { changesAfter, type Cursor, cursorOf } from "./changes.ts"
import { conflictsOf, versionText } from "./conflicts.ts"
import { asOfDay, countPage } from "./counts.ts"
import type { Snapshot, SqlDriver } from "./driver.ts"
import { batchFacts, batchLines, conflictLines, eventsAfter, undoLines } from "./history.ts"
import { identifiersOf, personsWith } from "./identifiers.ts"
import { acknowledge, pendingAfter } from "./outbox.ts"
import { storeQuestions } from "./questions/storeQuestions.ts"
import { readerOf, type ReadSubject } from "./reader.ts"
import { beginAside, dropAside, replay, setAside } from "./restore.ts"
import { rows, type Steps } from "./steps.ts"
import { type SubjectRow, subjectOf, subjectsByNumber } from "./subjects.ts"
import { termsOf, type TermWriter } from "./terms.ts"
import { undoBatch, unknownBatch } from "./undo.ts"
import { verifyTables } from "./verify.ts"
import { checkContent, writeBatch } from "./write.ts"

/**
 * The record store on a database: all of its logic, for whatever driver carries the steps out. The database was brought to
 * the newest shape before (`prepareStore`).
 */
export const sqlStore = (driver: SqlDriver): RecordStoreMethods => {
  const { dialect } = driver
  const terms = termsOf(dialect)
  const questions = storeQuestions(driver, terms)
  const open = new Set<Snapshot>()
  let closed = false

  const use = (): void => {
    if (closed) throw new StoreError({ _tag: "Unavailable", retryable: false }, `${driver.place} was closed; open it again`)
  }
  const read = <A>(steps: () => Steps<A>): Promise<A> => {
    use()
    return driver.read(steps)
  }
  /** Writes with terms of its own, which others see once all is committed. */
  const write = async <A>(steps: (terms: TermWriter) => Steps<A>): Promise<A> => {
    use()
    let session = terms.session()
    const done = await driver.write(() => steps(session = terms.session()))
    session.committed()
    return done
  }
  /** Pages of one state, until there is no next. */
  async function* stream<Item, Place>(start: Place, page: (place: Place) => Steps<{ readonly items: readonly Item[]; readonly next?: Place }>): AsyncGenerator<Item> {
    use()
    if (driver.snapshot === undefined) {
      const all = await driver.read(function*() {
        const items: Item[] = []
        for (let place: Place | undefined = start; place !== undefined;) {
          const found: { readonly items: readonly Item[]; readonly next?: Place } = yield* page(place)
          items.push(...found.items)
          place = found.next
        }
        return items
      })
      for (const item of all) {
        use()
        yield item
      }
      return
    }
    const snapshot = await driver.snapshot()
    open.add(snapshot)
    try {
      for (let place: Place | undefined = start; place !== undefined;) {
        const now: Place = place
        const found: { readonly items: readonly Item[]; readonly next?: Place } = await snapshot.read(() => page(now))
        for (const item of found.items) {
          use()
          yield item
        }
        place = found.next
      }
    } finally {
      if (open.delete(snapshot)) await snapshot.end()
    }
  }

  return {
    write: async (context, given) => {
      const access = checkAccess(context, "write")
      // Who goes on using the batch must not change what is stored.
      const batch = driver.atOnce === true ? given : copyOf(given)
      checkContent(access, batch)
      const written = await write((session) => writeBatch(dialect, session, access, batch))
      if ("receipt" in written) return written.receipt
      const { stale } = written
      throw new StoreError({ _tag: "VersionConflict", batch: batch.id, subjects: stale },
        `the batch ${JSON.stringify(batch.id)} was not stored: ${stale.map(({ subject }) => JSON.stringify(subject)).join(", ")} changed since; it stands in conflicts(): read again and write it with the versions of now`)
    },
    undo: async (context, id, recorded) => {
      const access = checkAccess(context, "undo")
      checkInstant(recorded, "recorded")
      if (!isKeptText(id)) throw unknownBatch(access.commune, id)
      await write((session) => undoBatch(dialect, access, id, recorded, session))
    },
    batches: async function*(context) {
      const { commune } = checkAccess(context, "batches")
      yield* stream(0, function*(after: number) {
        const found = yield* rows("SELECT n, id, label, recorded, actor, purpose, facts, undone FROM batch WHERE commune = ? AND n > ? ORDER BY n LIMIT 500", commune, after)
        const items = found.map(([, id, label, recorded, actor, purpose, factsStored, undone]) =>
          ({ id, label, recorded, actor, purpose, factsStored, ...(undone === null ? {} : { undone }) }) as unknown as StoredBatch)
        return found.length < 500 ? { items } : { items, next: found.at(-1)![0] as number }
      })
    },
    conflicts: async function*(context) {
      const { commune } = checkAccess(context, "conflicts")
      for (const { commune: _, ...conflict } of await read(() => conflictsOf(commune))) yield conflict
    },
    record: async (context, id, query) => {
      const access = checkAccess(context, "records")
      checkKnownAt(query?.knownAt)
      if (!isKeptText(id)) return undefined
      return read(function*() {
        const [found] = yield* rows("SELECT n, id, creator, changed FROM subject WHERE id = ?", id)
        if (found === undefined) return undefined
        const reader = readerOf(dialect, terms, query?.knownAt)
        const subject = subjectOf(found)
        const whole = (yield* reader.groups([subject.n])).wholeOf(subject.n)
        const [one] = yield* reader.read(whole === subject.n ? [subject] : [...(yield* subjectsByNumber(dialect, [whole])).values()])
        return one?.is === "person" && one.reaches(access) ? personRead(access, one, query?.knownAt) : undefined
      })
    },
    records: async function*(context, query) {
      const access = checkAccess(context, "records", query?.villages)
      checkKnownAt(query?.knownAt)
      checkResidentOn(query)
      const day = query?.residentOn
      const reader = readerOf(dialect, terms, query?.knownAt)
      yield* stream("", function*(after: string) {
        const page = yield* subjectsAfter(after)
        const read = (yield* reader.read(page)).filter((one) => one.is === "person" && one.reaches(access))
        const there = day === undefined ? read : read.filter((one) => one.record.facts.some((fact) => mayResideOn(fact, day) && livesWithin(access, one.writer, fact)))
        return { items: there.flatMap((one) => one.is === "person" ? [personRead(access, one, query?.knownAt)] : []), ...nextOf(page) }
      })
    },
    units: async function*(context, query) {
      const access = checkAccess(context, "units")
      checkKnownAt(query?.knownAt)
      const reader = readerOf(dialect, terms, query?.knownAt)
      yield* stream("", function*(after: string) {
        const page = yield* subjectsAfter(after)
        const items = (yield* reader.read(page)).flatMap((one) => one.is !== "unit" || !one.reaches(access) ? [] : [{
          ...unitForReader(access, one.record), ...(query?.knownAt === undefined ? { version: versionText(one.subject.changed) } : {})
        }])
        return { items, ...nextOf(page) }
      })
    },
    identifiers: async function*(context, asked) {
      const access = checkAccess(context, "identifiers")
      const query = asked ?? {}
      const reader = readerOf(dialect, terms)
      const { value } = query
      if (value !== undefined) {
        if (!isKeptText(value)) return
        const found = await read(function*() {
          return yield* identifiersOf(dialect, terms, reader, access, yield* personsWith(dialect, reader, value), query)
        })
        yield* found
        return
      }
      yield* stream("", function*(after: string) {
        const page = yield* subjectsAfter(after, longPage)
        return { items: yield* identifiersOf(dialect, terms, reader, access, page, query), ...nextOf(page, longPage) }
      })
    },
    counts: async (context) => {
      const access = checkAccess(context, "counts")
      const reader = readerOf(dialect, terms)
      return read(function*() {
        const counts = { persons: 0, units: 0, facts: 0, superseded: 0 }
        for (let after: string | undefined = ""; after !== undefined;) {
          const page: readonly SubjectRow[] = yield* subjectsAfter(after, longPage)
          const found = yield* countPage(dialect, reader, access, page)
          for (const name of ["persons", "units", "facts", "superseded"] as const) counts[name] += found[name]
          after = nextOf(page, longPage).next
        }
        const asOf = yield* asOfDay(access.commune)
        return asOf === undefined ? counts : { ...counts, asOf }
      })
    },
    changesSince: async function*(context, cursor) {
      const access = checkAccess(context, "changes")
      const reader = readerOf(dialect, terms)
      yield* stream(cursorOf(cursor), function*(place: Cursor) {
        const { changes, next } = yield* changesAfter(dialect, terms, reader, access, place)
        return { items: changes, ...(next === undefined ? {} : { next }) }
      })
    },
    outbox: async function*(context, query) {
      const { commune } = checkAccess(context, "outbox")
      const topic = query?.topic
      if (topic !== undefined && !isKeptText(topic)) return
      yield* stream(0, function*(after: number) {
        const found = yield* pendingAfter(commune, topic, after)
        return { items: found.map(([, message]) => message), ...(found.length < 200 ? {} : { next: found.at(-1)![0] }) }
      })
    },
    acknowledge: async (context, messages, recorded) => {
      const { commune } = checkAccess(context, "outbox")
      checkInstant(recorded, "recorded")
      if (!Array.isArray(messages)) throw invalid("The call", [{ path: "messages", message: "is not a list of ids of messages" }])
      const known = (messages as readonly unknown[]).filter(isKeptText)
      if (known.length > 0) await write(() => acknowledge(dialect, commune, known, recorded))
    },
    kpi: (context, rules, query) => asked(() => questions.kpi(checkAccess(context, "kpi"), rules, query)),
    list: (context, rules, question, query) => asked(() => questions.list(checkAccess(context, "list"), rules, question, query ?? {})),
    history: async function*(context) {
      checkAccess(context, "history")
      const digest = historyDigest()
      let lines = 0
      const counted = (line: HistoryLine): HistoryLine => {
        digest.add(JSON.stringify(line))
        lines++
        return line
      }
      yield counted({ history: { format: 1 } })
      for await (const line of stream<HistoryLine, HistoryPlace>({ after: 0 }, historyPage)) yield counted(line)
      yield { end: { lines, digest: digest.text() } }
    },
    restore: async (context, lines) => {
      checkAccess(context, "restore")
      const begin = await write(beginAside)
      let waiting: HistoryLine[] = []
      let from = begin
      const flush = async (): Promise<void> => {
        const some = waiting
        waiting = []
        await write(() => setAside(from, some))
        from += some.length
      }
      try {
        for await (const line of checkedHistory(lines)) {
          waiting.push(line)
          if (waiting.length === 1000) await flush()
        }
        await flush()
        return await write((session) => replay(dialect, session, begin, from - begin))
      } catch (error) {
        await write(() => dropAside(begin)).catch(() => undefined)
        throw error
      }
    },
    verify: async (context) => {
      checkAccess(context, "verify")
      const issues = await read(() => verifyTables())
      const broken = await driver.check?.() ?? []
      return [...broken.map((message) => ({ path: "database", message })), ...issues]
    },
    close: async () => {
      if (closed) return
      closed = true
      for (const snapshot of open) await snapshot.end()
      open.clear()
      await driver.close()
    }
  }

  async function asked<A>(question: () => Promise<A>): Promise<A> {
    use()
    return question()
  }

  /** The lines of a history, a page at a time: events, and within a large batch its facts. */
  function* historyPage(place: HistoryPlace): Steps<{ readonly items: readonly HistoryLine[]; readonly next?: HistoryPlace }> {
    if (place.facts !== undefined) {
      const { batch, from, rest } = place.facts
      const { lines, next } = yield* batchFacts(terms, batch, from)
      return next !== undefined ? { items: lines, next: { after: place.after, facts: { batch, from: next, rest } } } : { items: [...lines, ...rest], next: { after: place.after } }
    }
    const items: HistoryLine[] = []
    const events = yield* eventsAfter(place.after)
    if (events.length === 0) return { items: yield* conflictLines() }
    for (const { batch, is, seq } of events) {
      if (is === "undo") items.push(...yield* undoLines(batch))
      else {
        const { after, before, firstFact, head } = yield* batchLines(terms, batch)
        items.push(head, ...before)
        const { lines, next } = yield* batchFacts(terms, batch, firstFact)
        items.push(...lines)
        if (next !== undefined) return { items, next: { after: seq, facts: { batch, from: next, rest: after } } }
        items.push(...after)
      }
      if (items.length > 2000) return { items, next: { after: seq } }
    }
    return { items, next: { after: events.at(-1)!.seq } }
  }
}

/** A batch of its own, as far as anything in it could be changed. What cannot be copied cannot be stored either, and is told by who checks it. */
const copyOf = (batch: WriteBatch): WriteBatch => {
  const facts: unknown = batch?.facts
  try {
    if (!Array.isArray(facts)) return structuredClone(batch)
    const { facts: _, ...rest } = batch
    return { ...structuredClone(rest), facts: (facts as readonly Fact[]).map((fact) => typeof fact === "object" && fact !== null ? copyOfFact(fact) : fact) }
  } catch {
    return batch
  }
}

/** By hand, since a general copy takes as long as all else that is done here to a fact. No field of a fact is deeper than this. */
const copyOfFact = (fact: Fact): Fact => {
  const copy: Record<string, unknown> = { ...fact }
  for (const field in copy) {
    const value = copy[field]
    if (typeof value === "object" && value !== null) copy[field] = Array.isArray(value) ? (value as unknown[]).slice() : copyOfRecord(value as Readonly<Record<string, unknown>>)
  }
  return copy as unknown as Fact
}

const copyOfRecord = (record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const copy: Record<string, unknown> = { ...record }
  for (const name in copy) if (Array.isArray(copy[name])) copy[name] = (copy[name] as unknown[]).slice()
  return copy
}

interface HistoryPlace {
  readonly after: number
  /** Within a batch: where its facts go on, and what stands behind them. */
  readonly facts?: { readonly batch: number; readonly from: number; readonly rest: readonly HistoryLine[] }
}

/** So many people at once: so few that their facts are forgotten before they grow old in memory. A million facts then stream in less than 300 MB. */
const pageSize = 25

/** Where few of their facts are read. */
const longPage = 500

function* subjectsAfter(id: string, size = pageSize): Steps<readonly SubjectRow[]> {
  return (yield* rows("SELECT n, id, creator, changed FROM subject WHERE id > ? ORDER BY id LIMIT ?", id, size)).map(subjectOf)
}

const nextOf = (page: readonly SubjectRow[], size = pageSize): { readonly next?: string } => page.length < size ? {} : { next: page.at(-1)!.id }

const personRead = (access: Access, { mergedFrom, record, subject }: Extract<ReadSubject, { readonly is: "person" }>, knownAt: string | undefined) => ({
  ...personForReader(access, record),
  ...(knownAt === undefined ? { version: versionText(subject.changed) } : {}),
  ...(mergedFrom.length === 0 ? {} : { mergedFrom })
})

const livesWithin = ({ commune, villages }: Access, writer: string, { links }: { readonly links?: Readonly<Record<string, string>> }): boolean =>
  (links?.["commune"] ?? writer) === commune && (villages === undefined || villages.has(links?.["village"] ?? ""))
