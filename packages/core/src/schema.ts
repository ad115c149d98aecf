/**
 * The shapes of records as Effect schemas, for checking data from outside. Kept behind a door of its own, because the
 * schema library is larger than all the rules: what only asks questions does not ship it.
 */
export * from "./citizen/schema.ts"
