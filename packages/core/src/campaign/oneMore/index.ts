export { missingSessions, type MissingSession } from "./missingSessions.ts"
export { oneMoreSession, type OneMoreSession } from "./oneMoreSession.ts"
