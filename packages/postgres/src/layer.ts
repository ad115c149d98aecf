import { type RecordStore, recordStoreLayer, type StoreError } from "@tramyte/sdk"
import type * as Layer from "effect/Layer"
import type { PostgresAddress } from "./address.ts"
import { openPostgresStore, type PostgresStoreOptions } from "./openPostgresStore.ts"

/**
 * The record store in a PostgreSQL database, as a Layer; its connections are closed with the Layer's scope. See `openPostgresStore`.
 *
 * @example
 * ```ts
 * import { layer } from "@tramyte/postgres"
 * import { RecordStore } from "@tramyte/sdk"
 * import * as Effect from "effect/Effect"
 *
 * const auditor = { actor: "an", role: "auditor", purpose: "maintenance", commune: "10903" } as const
 * const counted = Effect.provide(RecordStore.use((store) => store.counts(auditor)), layer("postgres://tramyte@127.0.0.1:1/tramyte"))
 * const failed = await Effect.runPromise(Effect.flip(counted))
 * failed.code // => "TRAMYTE_STORE_UNAVAILABLE"
 * ```
 */
export const layer = (address: string | PostgresAddress, options: PostgresStoreOptions = {}): Layer.Layer<RecordStore, StoreError> =>
  recordStoreLayer(() => openPostgresStore(address, options))
