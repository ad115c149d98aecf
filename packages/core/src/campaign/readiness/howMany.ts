import { standsFor } from "../../pack/inForce.ts"
import type { Parameter } from "../../pack/pack.ts"
import type { RulesInForce } from "../../pack/rulesInForce.ts"
import { refuse } from "../errors.ts"
import type { ChecklistItem, HowMany } from "./checklistItem.ts"
import type { Provided, SessionToPrepare } from "./readiness.ts"

/** How many an item needs; nothing where nobody said it. */
export type Numbers = (item: ChecklistItem, howMany: HowMany | undefined) => number | undefined

/** How many are needed for a session, by the list or by what the station decided. */
export const numbersFor = (rules: RulesInForce, { people, capacity }: SessionToPrepare, { enough: decided = {} }: Provided): Numbers => (item, howMany) => {
  if (howMany === undefined) return Object.hasOwn(decided, item.code) ? decided[item.code] : undefined
  const value = (number: HowMany["atLeast"], least: number): number => {
    const found = typeof number === "number" ? number : rules.parameter(number.param) as number
    if (!(Number.isSafeInteger(found) && found >= least)) {
      refuse([{ code: "TRAMYTE_CAMPAIGN_NUMBER", where: item.id, message: `${typeof number === "number" ? "its number" : `"${number.param}"`} is ${String(found)}; give a whole number from ${least} up` }])
    }
    return found
  }
  const atLeast = value(howMany.atLeast, 0)
  return howMany.perPeople === undefined ? atLeast : atLeast * Math.ceil((people ?? capacity) / value(howMany.perPeople, 1))
}

/** The parameters that an item takes its numbers from. */
export const parametersOf = ({ staff, goods }: ChecklistItem, rules: RulesInForce): readonly Parameter[] =>
  Object.values(staff?.howMany ?? goods?.howMany ?? {} as Partial<HowMany>).flatMap((number) => typeof number === "object" ? rules.parameters.filter((parameter) => standsFor(parameter, number.param)) : [])
