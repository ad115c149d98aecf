import { type RecordStore, recordStoreLayer, type StoreError } from "@tramyte/sdk"
import type * as Layer from "effect/Layer"
import { openSqliteStore, type SqliteStoreOptions } from "./openSqliteStore.ts"

/**
 * The record store in one SQLite file, as a Layer; the file is closed with the Layer's scope. See `openSqliteStore`.
 *
 * @example
 * ```ts
 * import { RecordStore } from "@tramyte/sdk"
 * import { layer } from "@tramyte/sqlite"
 * import * as Effect from "effect/Effect"
 *
 * const auditor = { actor: "an", role: "auditor", purpose: "maintenance", commune: "10903" } as const
 * const counts = await Effect.runPromise(Effect.provide(RecordStore.use((store) => store.counts(auditor)), layer(":memory:")))
 * counts.persons // => 0
 * ```
 */
export const layer = (path: string, options: SqliteStoreOptions = {}): Layer.Layer<RecordStore, StoreError> =>
  recordStoreLayer(() => openSqliteStore(path, options))
