import type { Grouping } from "../groups/grouping.ts"
import type { CiteRef } from "../rules/dated.ts"
import type { MonthDay } from "../rules/predicate.ts"
import { type CivilDate, parseCivilDate } from "../time/index.ts"
import { PackError, type PackProblem, type PackProblemCode } from "./errors.ts"
import type { Pack, Parameter, ParameterValue } from "./pack.ts"
import { meet } from "./placedItem.ts"
import type { TypedPack } from "./typedPack.ts"
import { type ValueType, valueTypeOf } from "./valueType.ts"

/**
 * A small pack that holds a station's own choices for named parameters of the packs below it.
 *
 * @param packs the packs that define the parameters
 * @param choices the value for each parameter id
 * @param source who decided, and from which day
 * @throws PackError for parameters that do not exist, values that they cannot take, and a day that is none
 * @example
 * ```ts
 * import { composePacks } from "@tramyte/core"
 * import { choicesPack } from "@tramyte/core/pack"
 * import { vietNam } from "@tramyte/pack-vn"
 *
 * const station = choicesPack([vietNam], { "vietnam/hypertension-screening-interval": { months: 6 } }, { issuer: "Trạm Y tế", from: "2026-09-01" })
 * composePacks([vietNam, station]).on("2026-10-01").parameter("vietnam/hypertension-screening-interval") // => { months: 6 }
 * ```
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
  const problems = parameters.flatMap((parameter) => problemsOf(parameter, packs).map(([code, message]): PackProblem => ({ code, pack: pack.id, at: `parameters/${parameter.id}`, message })))
  if (problems.length > 0) throw new PackError(problems)
  return pack
}

/**
 * What composition would say of a choice. It is looked for here without the checks of whole packs, so that an app in a browser
 * that loads the shipped packs need not carry these.
 */
const problemsOf = (choice: Parameter, packs: readonly Pack[]): readonly (readonly [PackProblemCode, string])[] => {
  const found: (readonly [PackProblemCode, string])[] = []
  const parameters = packs.flatMap((pack) => (pack.parameters ?? []).map((parameter) => ({ pack: pack.id, parameter })))
  const { overrides: id = "", value, from } = choice
  if (parseCivilDate(from) === undefined) found.push(["TRAMYTE_PACK_DATE", `"from" is ${JSON.stringify(from)}; write a day such as "2026-07-01"`])
  const other = parameters.find(({ parameter }) => parameter.overrides === id && meet(parameter, choice))
  if (other !== undefined) found.push(["TRAMYTE_PACK_OVERRIDE", `"${other.parameter.id}" of pack "${other.pack}" overrides "${id}" in the same time; override that one instead`])
  const [type, expected] = [valueTypeOf(value), valueTypeOf(parameters.find(({ parameter }) => parameter.id === id)!.parameter.value)]
  if (type !== expected) found.push(["TRAMYTE_PACK_VALUE", `${JSON.stringify(value)} is a ${type ?? "value of no type"}, but "${id}" holds a ${expected}`])
  else if (!isSound(value)) found.push(["TRAMYTE_PACK_VALUE", `${JSON.stringify(value)} does not fit; give a ${type} such as ${JSON.stringify(samples[type!])}`])
  else for (const grouping of groupingsInOrderOf(id, packs)) {
    const groups = grouping.groups.map((group) => group.id)
    const whole = Array.isArray(value) && value.length === groups.length && groups.every((group) => value.includes(group))
    if (!whole && meet(grouping, choice)) found.push(["TRAMYTE_PACK_VALUE", `the order of the groups of "${grouping.id}" must name each of them once: ${groups.join(", ")}`])
  }
  return found
}

/** A value for each type that has parts. */
const samples: Partial<Record<ValueType, ParameterValue>> = { duration: { months: 6 }, "month and day": { month: 9, day: 5 } }

const isSound = (value: ParameterValue): boolean => {
  switch (valueTypeOf(value)) {
    case "duration": return Object.entries(value).every(([unit, count]) => units.has(unit) && Number.isSafeInteger(count) && count >= 0)
    case "month and day": {
      const { month, day, ...more } = value as MonthDay
      return Object.keys(more).length === 0 && Number.isInteger(month) && Number.isInteger(day) && parseCivilDate(`2023-${twoDigits(month)}-${twoDigits(day)}`) !== undefined
    }
    default: return true
  }
}

const units: ReadonlySet<string> = new Set(["years", "months", "weeks", "days"])

const twoDigits = (number: number): string => String(number).padStart(2, "0")

/** The groupings whose order a parameter says, itself or as the override of another. */
const groupingsInOrderOf = (id: string, packs: readonly Pack[]): readonly Grouping[] => {
  const ids = new Set([id])
  for (const one of ids) for (const { overrides } of packs.flatMap((pack) => pack.parameters ?? []).filter((parameter) => parameter.id === one)) if (overrides !== undefined) ids.add(overrides)
  return packs.flatMap((pack) => pack.groupings ?? []).filter(({ order }) => order !== undefined && ids.has(order.param))
}
