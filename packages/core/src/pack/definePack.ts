import type { PackOf, TypedPack } from "./typedPack.ts"

/**
 * Writes a pack with the editor's help. It is the same plain data that its JSON holds; what it needs from other packs is
 * checked when packs are composed. Ids written out in it are known to the compiler from then on: asking a rulebook of such
 * packs for one that is misspelt does not compile.
 *
 * @example
 * ```ts
 * import { composePacks } from "@tramyte/core"
 * import { definePack } from "@tramyte/core/pack"
 *
 * const harbour = definePack({
 *   format: 1, id: "harbour", version: "2026.1.0", label: { vi: "Cảng", en: "Harbour" },
 *   citations: [{ id: "plan", issuer: "UBND", number: "1/KH", year: 2026, title: { vi: "Kế hoạch", en: "Plan" } }],
 *   parameters: [{ id: "harbour/months", label: { vi: "Tháng", en: "Months" }, from: "2026-07-01", cites: [{ ref: "plan" }], status: "verified", value: 6 }]
 * })
 * const rules = composePacks([harbour]).on("2026-07-15")
 * rules.parameter("harbour/months") // => 6
 * // @ts-expect-error: this pack has no "harbour/month"
 * const misspelt = () => rules.parameter("harbour/month")
 * ```
 */
export const definePack = <Id extends string = never>(pack: PackOf<Id>): TypedPack<Id> => pack
