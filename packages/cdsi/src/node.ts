export { loadCdsi } from "./loadCdsi.ts"
export { loadWaivers } from "./loadWaivers.ts"
