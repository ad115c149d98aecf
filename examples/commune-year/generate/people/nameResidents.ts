import { choices, type Random } from "../random.ts"
import { sourceData } from "../sourceData.ts"
import type { Sex } from "./resident.ts"

const { maleSingle, femaleSingle, maleDouble, femaleDouble } = sourceData.givenNames
const familyNames = choices(Object.entries(sourceData.familyNames))

/** A family name (họ), with the weights of the Red River Delta. */
export const drawFamilyName = (chance: Random): string => chance.weighted(familyNames)

/** Middle and given names as each generation gives them: "Văn" and "Thị" mark the elders, double names the young. */
export const drawFullName = (familyName: string, sex: Sex, birthYear: number, chance: Random): string => {
  const traditional = birthYear < 1965 ? 0.85 : birthYear < 1985 ? 0.62 : birthYear < 2000 ? 0.3 : 0.08
  if (chance.chance(traditional)) {
    return sex === "male" ? `${familyName} Văn ${chance.pick(maleSingle)}` : `${familyName} Thị ${chance.pick(femaleSingle)}`
  }
  const given = chance.pick(sex === "male" ? maleDouble : femaleDouble)
  return sex === "female" && chance.chance(birthYear < 2000 ? 0.45 : 0.2) ? `${familyName} Thị ${given}` : `${familyName} ${given}`
}
