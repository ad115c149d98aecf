import { grouped } from "../../language/grouped.ts"
import { type Guest, householdKey } from "./guest.ts"
import { alikeKey, type Comer } from "./placeInHours.ts"

/**
 * Brings the members of a household into the hour in which most of them come: by changing places with somebody who needs the same, can come at the same hours
 * and has no other precedence, if more people come with their own by that than without it.
 */
export const joinHouseholds = (placed: number[], guests: readonly Guest[], comers: readonly Comer[]): void => {
  const key = comers.map((comer, who) => `${guests[who]!.rank} ${guests[who]!.fasting} ${alikeKey(comer)}`)
  const homes = grouped(guests.map((_, who) => who).filter((who) => placed[who]! >= 0), (who) => householdKey(guests[who]!.person))
  const homeOf = (who: number): readonly number[] => homes.get(householdKey(guests[who]!.person))!
  /** Of the others of the household, how many come in that hour. */
  const companions = (who: number, hour: number): number => homeOf(who).filter((other) => other !== who && placed[other] === hour).length
  const gain = (who: number, hour: number): number => companions(who, hour) - companions(who, placed[who]!)
  for (const members of homes.values()) {
    if (members.length < 2) continue
    const together = mostCommon(members.map((who) => placed[who]!))
    for (const who of members) {
      const hour = placed[who]!
      if (hour === together) continue
      const other = placed.findIndex((at, other) => at === together && key[other] === key[who] && homeOf(other) !== members && gain(who, together) + gain(other, hour) > 0)
      if (other < 0) continue
      placed[who] = together
      placed[other] = hour
    }
  }
}

/** The earliest of those that are there most often. */
const mostCommon = (hours: readonly number[]): number => {
  const times = (hour: number): number => hours.filter((one) => one === hour).length
  return hours.reduce((best, hour) => times(hour) > times(best) || (times(hour) === times(best) && hour < best) ? hour : best)
}
