import { addMonths, dateParts, epochDayOf } from "@tramyte/core"
import type { Random } from "../random.ts"
import { insuranceNumber } from "./personalNumber.ts"
import type { Insurance, Occupation, PriorityEntry, Sex } from "./resident.ts"

/** What the object code depends on. */
export interface Insured {
  readonly serial: number
  readonly sex: Sex
  readonly birthDay: number
  readonly age: number
  readonly occupation: Occupation
  readonly priorities: readonly PriorityEntry[]
}

/**
 * The card of a person, with the first object code that fits in the order of the Law on Health Insurance, art. 12: so the code
 * does not reveal all memberships. About one in twenty has none, and some household cards have lapsed.
 */
export const drawInsurance = (person: Insured, on: number, chance: Random): Insurance | undefined => {
  const code = objectCode(person, chance)
  if (!chance.chance(covered(code))) return undefined
  const { year } = dateParts(on)
  const childEnd = childCardEnd(person.birthDay)
  const from = code === "TE" ? person.birthDay : Math.min(on, Math.max(epochDayOf(year, 1, 1), childEnd + 1))
  const to = code === "TE" ? childEnd : epochDayOf(year, 12, 31)
  const number = insuranceNumber(person.serial)
  // A household card runs a year from the day it was paid.
  if (code !== "GD") return { number, code, from, to }
  const lapsed = chance.chance(0.04)
  const paid = lapsed ? on - chance.int(372, 560) : on - chance.int(0, 360)
  return { number, code, from: paid, to: addMonths(paid, 12, "clamp") - 1 }
}

/** The share of those a code fits who have a card. */
const covered = (code: string): number => ({ GD: 0.88, DN: 0.98, SV: 0.95, TE: 0.985 })[code] ?? 1

const objectCode = ({ age, occupation, priorities }: Insured, chance: Random): string => {
  const has = (category: PriorityEntry["category"]): boolean => priorities.some((entry) => entry.category === category)
  switch (occupation.class) {
    case "contract": case "specialTrade": return "DN"
    case "publicEmployee": return "HC"
    case "police": return "CA"
    case "army": return "QN"
    default:
  }
  if (occupation.class === "retired" && age >= 55) return chance.chance(0.93) ? "HT" : "MS"
  if (has("Người có công")) return priorities.some(({ note }) => note.startsWith("Mẹ") || note.endsWith("1/4")) ? "CC" : "CK"
  if (age < 6) return "TE"
  if (has("Hộ nghèo")) return "HN"
  const severe = priorities.some(({ category, degree }) => category === "Khuyết tật" && degree !== "Nhẹ")
  if (severe || (age >= 75 && chance.chance(0.85))) return "BT"
  if (age >= 60 && chance.chance(0.07)) return chance.chance(0.5) ? "CB" : "KC"
  if (chance.chance(0.025)) return age < 18 ? chance.pick(["TQ", "TY"]) : "TS"
  if (has("Hộ cận nghèo")) return "CN"
  if (occupation.class === "pupil") return "HS"
  return ["university", "college", "vocational", "postgraduate"].includes(occupation.class) ? "SV" : "GD"
}

/** A child's card: to 30 September of the year in which it turns 72 months, or to the end of that month if born later. */
const childCardEnd = (birthDay: number): number => {
  const { year, month } = dateParts(birthDay)
  if (month <= 9) return epochDayOf(year + 6, 9, 30)
  return (month === 12 ? epochDayOf(year + 7, 1, 1) : epochDayOf(year + 6, month + 1, 1)) - 1
}
