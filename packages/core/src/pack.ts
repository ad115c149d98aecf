/** The door for authors of rule packs: the pack as data, what composition checks, and a station's own choices. */
export * from "./pack/checkPacks.ts"
export * from "./pack/composePacks.ts"
export * from "./pack/definePack.ts"
export * from "./pack/errors.ts"
export * from "./pack/pack.ts"
export type * from "./rules/dated.ts"
export type * from "./rules/predicate.ts"
