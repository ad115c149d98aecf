export type { PostgresAddress } from "./address.ts"
export { layer } from "./layer.ts"
export { openPostgresStore } from "./openPostgresStore.ts"
export type { PostgresStoreOptions } from "./openPostgresStore.ts"
