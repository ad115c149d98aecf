import { epochDayOf } from "@tramyte/core"
import type { Random } from "../random.ts"
import type { Dose } from "./dose.ts"
import { wordsOf } from "./programme.ts"

/** Hospitals note the hour of birth for the register since about then. */
const hoursSince = epochDayOf(2023, 1, 1)

/** The doses of the first days: against hepatitis B within 24 hours for most, BCG before going home or within the month. */
export const drawBirthDoses = (birthDay: number, dice: Random): { readonly doses: readonly Dose[]; readonly minute?: number } => {
  const minute = dice.int(0, 1439)
  const noted = birthDay >= hoursSince && dice.chance(0.86)
  const word = (code: string): string => dice.pick(wordsOf(code, birthDay))
  const doses: Dose[] = []
  if (dice.chance(0.92)) {
    const hours = dice.chance(0.9) ? dice.int(1, 23) : dice.chance(0.7) ? dice.int(25, 70) : dice.int(72, 600)
    const given = minute + hours * 60 + dice.int(0, 50)
    doses.push({ code: "hepb-birth", word: word("hepb-birth"), number: 1, day: birthDay + Math.floor(given / 1440), place: "hospital", ...(noted ? { minute: given % 1440 } : {}) })
  }
  if (dice.chance(0.955)) {
    const day = birthDay + (dice.chance(0.8) ? dice.int(0, 4) : dice.int(8, 55))
    doses.push({ code: "bcg", word: word("bcg"), number: 1, day, place: day - birthDay < 5 ? "hospital" : "station" })
  }
  return { doses, ...(noted ? { minute } : {}) }
}
