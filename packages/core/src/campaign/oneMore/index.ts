export { missingSessions, type MissingSession } from "./missingSessions.ts"
export { oneMoreSession } from "./oneMoreSession.ts"
