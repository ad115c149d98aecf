export { layer } from "./layer.ts"
export { openSqliteStore } from "./openSqliteStore.ts"
export type { SqliteStoreOptions } from "./openSqliteStore.ts"
