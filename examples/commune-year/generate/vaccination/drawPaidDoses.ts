import type { Resident } from "../people/resident.ts"
import type { Random } from "../random.ts"
import type { Dose } from "./dose.ts"
import { wordsOf } from "./programme.ts"

/** Doses of clinics where parents pay (tiêm dịch vụ): the only ones against rotavirus, pneumococcal disease and HPV, as the programme of Hải Phòng has none of them. */
export const drawPaidDoses = ({ birthDay, sex }: Resident, dice: Random): readonly Dose[] => {
  const series = (code: string, ages: readonly number[]): readonly Dose[] => {
    const word = dice.pick(wordsOf(code, birthDay))
    const late = dice.int(0, 14)
    return ages.map((age, at) => ({ code, word, number: at + 1, day: birthDay + age + late + dice.int(0, at), place: "clinic" }))
  }
  return [
    ...series("dtap-ipv-hib-hepb", [61, 95, 129, 560]),
    ...(dice.chance(0.8) ? series("rotarix", [62, 96]) : []),
    ...(dice.chance(0.7) ? series("pcv", [62, 126, 370]) : []),
    ...(dice.chance(0.6) ? series("mmr", [372, 552]) : []),
    ...(dice.chance(0.5) ? series("je-live", [372, 760]) : []),
    ...(dice.chance(0.4) ? series("influenza", [230, 260]) : []),
    ...(dice.chance(0.4) ? series("varicella", [400]) : []),
    ...(sex === "female" && dice.chance(0.2) ? series("hpv", [4060, 4260]) : [])
  ]
}
