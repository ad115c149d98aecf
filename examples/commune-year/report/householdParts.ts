import type { CommuneYear } from "../pipeline/model.ts"
import { compareText } from "./standing.ts"

/**
 * Which of a village's collaborators looks after each person, counted from 0: the households in the order of their numbers are cut into as
 * many equal parts as there are collaborators. People without a known household go to the last part.
 */
export const householdParts = (year: CommuneYear): readonly number[] => {
  const households = year.villages.map((_, village) =>
    [...new Set(year.people.flatMap((person) => person.village === village && person.household !== undefined ? [person.household] : []))].toSorted(compareText))
  const places = households.map((list) => new Map(list.map((household, place) => [household, place])))
  return year.people.map(({ village, household }) => {
    const parts = year.villages[village]?.collaborators.length ?? 0
    if (parts < 2) return 0
    const place = household === undefined ? undefined : places[village]?.get(household)
    return place === undefined ? parts - 1 : Math.floor(place * parts / (households[village]?.length ?? 1))
  })
}
