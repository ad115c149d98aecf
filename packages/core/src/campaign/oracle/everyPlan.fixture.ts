import type { Campaign, Session } from "../campaign.ts"
import { compareCosts, costOf, faults, isOpen, type NaiveLayer, type Plan } from "./naiveReading.fixture.ts"

/** Tries every plan there is and keeps the best: for a handful of people and sessions. */
export const bestOfEveryPlan = (campaign: Campaign, layers: readonly NaiveLayer[]): { readonly cost: readonly number[]; readonly plan: Plan } => {
  let best: { readonly cost: readonly number[]; readonly plan: Plan } | undefined
  const choices = campaign.people.map((person) => campaign.sessions.filter((session) => isOpen(campaign, person, session)))
  const from = (index: number, plan: ReadonlyMap<string, Session>): void => {
    const person = campaign.people[index]
    if (person === undefined) {
      if (faults(campaign, plan).length > 0) return
      const cost = costOf(campaign, plan, layers)
      if (best === undefined || compareCosts(cost, best.cost) < 0) best = { cost, plan }
      return
    }
    for (const session of choices[index]!) from(index + 1, new Map([...plan, [person.id, session]]))
    from(index + 1, plan)
  }
  from(0, new Map())
  return best!
}
