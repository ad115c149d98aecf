import type { SignRule } from "../../growthItem.ts"

/** The rule of one kind of sign. */
export type Rule<Kind extends SignRule["sign"]> = Extract<SignRule, { readonly sign: Kind }>
