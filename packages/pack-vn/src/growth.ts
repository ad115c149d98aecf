export { haiPhongGrowth } from "./growth/haiPhongGrowth.ts"
export { loadGrowth } from "./growth/loadGrowth.ts"
export type { GrowthPlace } from "./growth/loadGrowth.ts"
export { vietNamGrowth } from "./growth/vietNamGrowth.ts"
