import type { Resident } from "../people/resident.ts"
import type { Random } from "../random.ts"
import type { Dose } from "./dose.ts"
import { wordsOf } from "./programme.ts"
import { sessionFrom } from "./sessionDays.ts"

/** The first days of each woman's pregnancies, by her key. Households do not say who the mother is: the youngest woman of an age to be is taken. */
export const pregnanciesOf = (residents: readonly Resident[], on: number): ReadonlyMap<string, readonly number[]> => {
  const women = new Map<string, Resident[]>()
  for (const resident of residents) if (resident.sex === "female" && resident.age >= 18 && resident.age < 50) women.set(resident.household, [...women.get(resident.household) ?? [], resident])
  const pregnancies = new Map<string, number[]>()
  const add = ({ key }: Resident, since: number): void => void pregnancies.set(key, [...pregnancies.get(key) ?? [], since])
  for (const { age, birthDay, household } of residents) {
    const ofAge = age > 14 ? [] : (women.get(household) ?? []).filter((woman) => birthDay - woman.birthDay > 18 * 365 && birthDay - woman.birthDay < 46 * 365)
    const mother = ofAge.toSorted((a, b) => a.age - b.age)[0]
    if (mother !== undefined) add(mother, birthDay - 276)
  }
  for (const resident of residents) if (resident.pregnancySince !== undefined) add(resident, resident.pregnancySince)
  return new Map([...pregnancies].map(([key, days]) => [key, apart(days.filter((day) => day <= on).toSorted((a, b) => a - b))]))
}

/** Children of one household who are less than a year apart have two mothers, or are twins. */
const apart = (days: readonly number[]): readonly number[] => days.reduce<readonly number[]>((kept, day) => day - (kept.at(-1) ?? -Infinity) < 365 ? kept : [...kept, day], [])

/** The doses against tetanus that a woman had in her pregnancies (uốn ván phụ nữ có thai): two in the first for most, one in each later one. */
export const drawTetanus = (pregnancies: readonly number[], dayOfMonth: number, last: number, dice: Random): readonly Dose[] => {
  const doses: Dose[] = []
  for (const since of pregnancies) {
    if (dice.chance(0.09)) continue
    const wanted = doses.length < 2 ? dice.chance(0.86) ? 2 : 1 : dice.chance(0.8) ? 1 : 0
    let from = since + dice.int(95, 175)
    for (let number = 0; number < wanted && doses.length < 5; number += 1) {
      const day = sessionFrom(from, dayOfMonth)
      if (day > last || day > since + 272) break
      doses.push({ code: "tt", word: dice.pick(wordsOf("tt", day)), number: doses.length + 1, day, place: "station" })
      from = day + (dice.chance(0.03) ? 18 : 29)
    }
  }
  return doses
}
