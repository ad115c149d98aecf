import type { CiteRef } from "../rules/dated.ts"
import type { CivilDate } from "../time/index.ts"
import { checkPacks } from "./checkPacks.ts"
import { PackError } from "./errors.ts"
import type { Pack, Parameter, ParameterValue } from "./pack.ts"
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

/**
 * A small pack that holds a station's own choices for named parameters of the packs below it.
 *
 * @param packs the packs that define the parameters
 * @param choices the value for each parameter id
 * @param source who decided, and from which day
 * @throws PackError when a parameter does not exist
 */
export const choicesPack = (
  packs: readonly Pack[],
  choices: Readonly<Record<string, ParameterValue>>,
  source: { readonly issuer: string; readonly number?: string; readonly from?: CivilDate }
): TypedPack<`station/${string}`> => {
  const defined = packs.flatMap((pack) => pack.parameters ?? [])
  const unknown = Object.keys(choices).filter((id) => !defined.some((parameter) => parameter.id === id))
  if (unknown.length > 0) {
    throw new PackError(unknown.map((id) => ({
      code: "TRAMYTE_PACK_REFERENCE_UNKNOWN",
      pack: "station",
      at: `parameters/${id}`,
      message: `no pack has the parameter "${id}"; the parameters are ${defined.map((parameter) => parameter.id).join(", ")}`
    })))
  }
  const from = source.from ?? "2000-01-01"
  const cites: readonly CiteRef[] = [{ ref: "station-decision" }]
  const parameters = Object.entries(choices).map(([id, value]): Parameter => ({
    id: `station/${id}`,
    label: defined.find((parameter) => parameter.id === id)!.label,
    from,
    cites,
    status: "verified",
    // The station speaks for itself: its decision is read on the day it is taken, where that is known.
    ...(source.from === undefined ? {} : { reviewedOn: source.from }),
    overrides: id,
    value
  }))
  const pack: TypedPack<`station/${string}`> = {
    format: 1,
    id: "station",
    version: "0.0.0",
    label: { vi: "Lựa chọn của trạm", en: "The station's choices" },
    citations: [{ id: "station-decision", issuer: source.issuer, number: source.number ?? "", year: Number(from.slice(0, 4)), title: { vi: "Lựa chọn tham số của trạm", en: "The station's choice of parameters" } }],
    parameters
  }
  const problems = checkPacks([...packs, pack]).filter((problem) => problem.pack === "station")
  if (problems.length > 0) throw new PackError(problems)
  return pack
}
