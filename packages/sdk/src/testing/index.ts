export { arb } from "./arb.ts"
export type { DomainArbitraries } from "./arb.ts"
export type { DayRange } from "./dates.ts"
