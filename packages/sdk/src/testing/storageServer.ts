import { memoryStore } from "../memory/memoryStore.ts"
import type { PendingMessage, RecordStoreMethods, SubjectChange, WriteBatch } from "../ports/recordStore.ts"
import type { SecurityContext } from "../ports/securityContext.ts"
import { isStoreError } from "../ports/storeError.ts"
import { sameContent } from "../records/sameContent.ts"
import { expectSame } from "./expectSame.ts"
import { collect, keeper } from "./storageBatches.ts"
import { NoAnswer, type Simulation } from "./storageChannel.ts"
import { changesOf, readers, settledViewOf } from "./storageViews.ts"

/** A version as the store under test shows it, and as the reference store does. */
export interface SeenVersion {
  readonly store?: string
  readonly model?: string
}

/** A batch whose expectations are still to be said in each store's own versions. */
export interface SentBatch {
  readonly batch: WriteBatch
  readonly sees?: readonly { readonly subject: string; readonly version: SeenVersion }[]
}

/** Where a server ends abruptly: before it did what it was asked, while it does, or after. */
export type CrashMoment = "crashBefore" | "crashMeanwhile" | "crashAfter"

/** A store that is asked for one thing after the other, beside the reference store that is asked for the same. */
export interface StorageServer {
  readonly write: (context: SecurityContext, sent: SentBatch) => Promise<unknown>
  readonly undo: (context: SecurityContext, batch: string, recorded: string) => Promise<void>
  readonly acknowledge: (context: SecurityContext, messages: readonly string[], recorded: string) => Promise<void>
  readonly version: (context: SecurityContext, subject: string) => Promise<SeenVersion>
  readonly outbox: (context: SecurityContext) => Promise<readonly PendingMessage[]>
  readonly changesSince: (context: SecurityContext, cursor: string | undefined) => Promise<readonly SubjectChange[]>
  readonly store: () => RecordStoreMethods
  readonly model: RecordStoreMethods
  /** Throws unless both stores answer everything alike, to everybody, now and as known on these days. */
  readonly compare: (days: readonly string[]) => Promise<void>
  readonly close: () => Promise<void>
}

/** What a server needs: the store, how it crashes, and who decides when. */
export interface ServerOptions {
  readonly open: () => Promise<RecordStoreMethods>
  readonly crash?: ((store: RecordStoreMethods) => Promise<RecordStoreMethods>) | undefined
  readonly crashes: number
  readonly world: Simulation
  readonly told: (moment: CrashMoment) => void
}

export const storageServer = async ({ crash, crashes, open, told, world }: ServerOptions): Promise<StorageServer> => {
  let store = await open()
  const model = memoryStore()
  const restart = async (moment: CrashMoment): Promise<void> => {
    told(moment)
    store = await crash!(store)
  }
  /** Does the same to both stores: to the reference store only what the store has done. */
  const both = async <A>(act: (each: RecordStoreMethods, which: "store" | "model") => Promise<A>, happened: () => Promise<boolean>): Promise<A> => {
    const crashing = crash !== undefined && world.chance(crashes) ? world.pick(["crashBefore", "crashMeanwhile", "crashAfter"] as const) : undefined
    if (crashing === "crashBefore") {
      await restart(crashing)
      throw new NoAnswer("the server ended before it began")
    }
    if (crashing === "crashMeanwhile") {
      const pending = act(store, "store").then(() => undefined, () => undefined)
      await restart(crashing)
      await pending
      // Whether it was done, only what is kept can tell.
      if (await happened()) await act(model, "model").catch(expectTyped)
      throw new NoAnswer("the server ended while it was at it")
    }
    const answer = await outcomeOf(() => act(store, "store"))
    const wanted = await outcomeOf(() => act(model, "model"))
    if (!(refused(answer) && refused(wanted))) expectSame(shown(answer), shown(wanted), "the answer")
    if (crashing !== undefined) {
      await restart(crashing)
      throw new NoAnswer("the server ended after it had done it")
    }
    if ("error" in answer) throw answer.error
    return answer.answer
  }
  return {
    write: (context, { batch, sees }) => both((each, which) => each.write(context, sees === undefined ? batch : { ...batch, expects: sees.map(({ subject, version }) => {
      const seen = version[which]
      return seen === undefined ? { subject } : { subject, version: seen }
    }) }), async () => differs([await batchesOf(store, context), await conflictsOf(store, context)], [await batchesOf(model, context), await conflictsOf(model, context)])),
    undo: (context, batch, recorded) => both((each) => each.undo(context, batch, recorded), async () =>
      differs([await batchesOf(store, context), await conflictsOf(store, context)], [await batchesOf(model, context), await conflictsOf(model, context)])),
    acknowledge: (context, messages, recorded) => both((each) => each.acknowledge(context, messages, recorded), async () => differs(await pendingOf(store, context), await pendingOf(model, context))),
    version: async (context, subject) => {
      const [found, wanted] = [(await store.record(context, subject))?.version, (await model.record(context, subject))?.version]
      expectSame(found === undefined, wanted === undefined, `whether ${subject} has a version`)
      return { ...(found === undefined ? {} : { store: found }), ...(wanted === undefined ? {} : { model: wanted }) }
    },
    outbox: (context) => collect(store.outbox(context)),
    changesSince: (context, cursor) => collect(store.changesSince(context, cursor)),
    store: () => store,
    model,
    compare: async (days) => {
      for (const reader of readers) {
        for (const knownAt of [undefined, ...days]) {
          expectSame(await settledViewOf(store, reader, knownAt), await settledViewOf(model, reader, knownAt), `${reader.role} of ${reader.commune} reads${knownAt === undefined ? "" : ` as known at ${knownAt}`}`)
        }
        expectSame(await changesOf(store, reader), await changesOf(model, reader), `what changed for ${reader.role} of ${reader.commune}`)
      }
      expectSame(await store.verify(keeper), [], "what does not fit together")
    },
    close: () => store.close()
  }
}

type Outcome<A> = { readonly answer: A } | { readonly error: unknown }

const outcomeOf = async <A>(act: () => Promise<A>): Promise<Outcome<A>> => {
  try {
    return { answer: await act() }
  } catch (error) {
    expectTyped(error)
    return { error }
  }
}
const expectTyped = (error: unknown): void => {
  if (!isStoreError(error)) throw error
}
const codeOf = (outcome: Outcome<unknown>): string | undefined => "error" in outcome && isStoreError(outcome.error) ? outcome.error.code : undefined
const refused = (outcome: Outcome<unknown>): boolean => codeOf(outcome) === "TRAMYTE_STORE_INVALID" || codeOf(outcome) === "TRAMYTE_STORE_ACCESS_DENIED"
const shown = (outcome: Outcome<unknown>): unknown => "error" in outcome ? { code: codeOf(outcome) } : outcome.answer

const differs = (a: unknown, b: unknown): boolean => !sameContent(a, b)
const batchesOf = async (store: RecordStoreMethods, context: SecurityContext) => (await collect(store.batches(context))).map(({ id, undone }) => [id, undone])
const conflictsOf = async (store: RecordStoreMethods, context: SecurityContext) => (await collect(store.conflicts(context))).map(({ batch: { expects: _, ...batch } }) => batch)
const pendingOf = async (store: RecordStoreMethods, context: SecurityContext) => (await collect(store.outbox(context))).map(({ id }) => id)
