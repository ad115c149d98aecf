import { isStoreError, type KpiQuery, type RecordStoreMethods, type SecurityContext, type WriteBatch } from "@tramyte/sdk"
import { AsyncLocalStorage } from "node:async_hooks"
import type { Journal } from "./faultyDriver.fixture.ts"
import { lawOfFaults } from "./lawOfFaults.fixture.ts"

/** What a client asks of a store. */
export type Ask =
  | { readonly write: WriteBatch }
  | { readonly undo: string; readonly recorded: string }
  | { readonly acknowledge: readonly string[]; readonly recorded: string }
  | { readonly record: string; readonly knownAt?: string }
  | { readonly all: "records" | "units" | "identifiers" | "batches" | "conflicts"; readonly knownAt?: string }
  | { readonly changes: string | undefined }
  | { readonly outbox: string | undefined }
  | { readonly look: "counts" | "verify" | "history" }
  | { readonly kpi: KpiQuery }
  | { readonly list: string }

/** One thing that one client wants, however often it asks. */
export interface Request {
  readonly number: number
  readonly who: string
  readonly by: SecurityContext
  readonly ask: Ask
}

/** A request as a server came to carry it out. */
export interface Execution {
  readonly request: Request
  /** How many commits there were when it first and when it last began to look at the data. */
  first: number
  began: number
  /** How many states it looked at. */
  states: number
  commits: number
  answer?: Answer
}

export type Answer = { readonly value: unknown } | { readonly error: unknown }

/** Everything that happened to the data, in the order in which it did. */
export interface Ledger {
  readonly journal: Journal
  readonly serve: (store: RecordStoreMethods, request: Request) => Promise<unknown>
  /** The execution behind each commit. */
  readonly commits: readonly Execution[]
  readonly executions: readonly Execution[]
  /** What a client was told for good. */
  readonly acknowledge: (request: Request, answer: Answer) => void
  readonly acknowledged: ReadonlyMap<Request, Answer>
}

export const newLedger = (): Ledger => {
  const current = new AsyncLocalStorage<Execution>()
  const commits: Execution[] = []
  const executions: Execution[] = []
  const acknowledged = new Map<Request, Answer>()
  const looks = (): void => {
    const execution = current.getStore()
    if (execution === undefined) return
    execution.began = commits.length
    if (execution.states++ === 0) execution.first = commits.length
  }
  return {
    commits,
    executions,
    acknowledged,
    journal: {
      writes: looks,
      reads: looks,
      commits: () => {
        const execution = current.getStore()
        if (execution === undefined) return
        execution.commits++
        commits.push(execution)
      }
    },
    acknowledge: (request, answer) => {
      if ("value" in answer && changes(request.ask) && !commits.some((each) => each.request === request)) {
        throw new Error(`${request.who} was told that request ${request.number} is done, and nothing was committed`)
      }
      acknowledged.set(request, answer)
    },
    serve: async (store, request) => {
      const execution: Execution = { request, first: commits.length, began: commits.length, states: 0, commits: 0 }
      executions.push(execution)
      try {
        const value = await current.run(execution, () => perform(store, request.by, request.ask))
        if (execution.states === 0) execution.first = execution.began = commits.length
        execution.answer = { value }
        return value
      } catch (error) {
        execution.answer = { error }
        throw error
      }
    }
  }
}

/** Whether something is asked that changes the data. */
export const changes = (ask: Ask): boolean => "write" in ask || "undo" in ask || "acknowledge" in ask

/** Asks a store. Streams are read to their end. */
export const perform = async (store: RecordStoreMethods, by: SecurityContext, ask: Ask): Promise<unknown> => {
  if ("write" in ask) return store.write(by, ask.write)
  if ("undo" in ask) return store.undo(by, ask.undo, ask.recorded)
  if ("acknowledge" in ask) return store.acknowledge(by, ask.acknowledge, ask.recorded)
  if ("record" in ask) return store.record(by, ask.record, ask.knownAt === undefined ? {} : { knownAt: ask.knownAt })
  if ("all" in ask) return collect<unknown>(ask.knownAt !== undefined && (ask.all === "records" || ask.all === "units") ? store[ask.all](by, { knownAt: ask.knownAt }) : store[ask.all](by))
  if ("changes" in ask) return collect(store.changesSince(by, ask.changes))
  if ("outbox" in ask) return collect(store.outbox(by, ask.outbox === undefined ? {} : { topic: ask.outbox }))
  if ("kpi" in ask) return store.kpi(by, lawOfFaults, ask.kpi)
  if ("list" in ask) return store.list(by, lawOfFaults, ask.list)
  return ask.look === "history" ? collect(store.history(by)) : store[ask.look](by)
}

export const collect = async <T>(items: AsyncIterable<T>): Promise<readonly T[]> => {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

/** Whether a later try may succeed without a change by anybody. */
export const isPassing = (error: unknown): boolean => isStoreError(error) && error.reason._tag === "Unavailable"

/** What somebody asks, in a line. */
export const showAsk = (ask: Ask): string => {
  if (!("write" in ask)) return JSON.stringify(ask, (_, value: unknown) => value === undefined ? "all" : value)
  const { complete, expects, facts, id, merges, messages, persons, units } = ask.write
  const parts = {
    persons: persons?.map((each) => each.id), units: units?.map((each) => each.id), complete: complete?.map((each) => each.subject), merges: merges?.map((each) => `${each.from}>${each.into}`),
    facts: facts?.map((fact) => `${fact.subject}:${fact.source?.key}=${fact.id}${fact.supersedes === undefined ? "" : ` for ${fact.supersedes}`}`),
    messages: messages?.map((each) => each.id), expects: expects?.map((each) => `${each.subject}@${each.version}`)
  }
  return `write ${id} ${JSON.stringify(parts)}`
}
