export { loadCdsi } from "./loadCdsi.ts"
