import type { CiteRef } from "../rules/dated.ts"
import type { CivilDate } from "../time/index.ts"
import { checkPacks } from "./checkPacks.ts"
import { PackError } from "./errors.ts"
import type { Pack, Parameter, ParameterValue } from "./pack.ts"

/**
 * Writes a pack with the editor's help. It is the same plain data that its JSON holds; what it needs from other packs is
 * checked when packs are composed.
 */
export const definePack = (pack: Pack): Pack => pack

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
): Pack => {
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
  const pack: Pack = {
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
