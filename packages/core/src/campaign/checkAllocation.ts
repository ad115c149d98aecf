import type { ByAim, Campaign } from "./campaign.ts"
import { campaignCosts } from "./campaignCosts.ts"
import type { Allocation } from "./allocateSlots.ts"

/** What of an allocation is looked at. */
export interface CheckedAllocation extends Pick<Allocation, "assigned" | "certificate"> {
  readonly unserved: readonly { readonly id: string }[]
}

/**
 * Everything that keeps an allocation from being one, or from being the best: nobody needs to believe how it was found. It looks at each person and each
 * session once, with the prices of the certificate, and knows nothing of networks.
 *
 * @returns nothing if it is the best there is
 */
export const checkAllocation = (campaign: Campaign, { assigned, unserved, certificate }: CheckedAllocation): readonly string[] => {
  const costs = campaignCosts(campaign)
  const wrong: string[] = []
  const left = new Set(unserved.map(({ id }) => id))
  const taken = new Map<string, number>()
  const take = (key: string): void => void taken.set(key, (taken.get(key) ?? 0) + 1)
  for (const person of campaign.people) {
    const place = assigned.get(person.id)
    if ((place === undefined) !== left.has(person.id)) wrong.push(`${person.id} is ${place === undefined ? "neither assigned nor unserved" : "both assigned and unserved"}`)
    let best = costs.ofNone(person)
    let own = place === undefined ? best : undefined
    for (const at of costs.sessions) {
      if (!costs.isOpenTo(person, at)) continue
      const { id } = at.session
      const price = person.room === undefined ? certificate.places[id] : certificate.rooms[id]?.[person.room]
      if (price === undefined) return [...wrong, `the certificate has no price for ${id}`]
      const cost = costs.ofPlace(person, at).map((one, aim) => one + price[aim]!)
      if (compared(cost, best) < 0) best = cost
      if (id === place) own = cost
    }
    if (own === undefined) wrong.push(`${person.id} is assigned to ${place}, where that person may not come`)
    else if (compared(own, best) > 0) wrong.push(`${person.id} could have something better than ${place ?? "nothing"}`)
    if (place === undefined) continue
    take(place)
    if (person.room !== undefined) take(`${place} ${person.room}`)
  }
  for (const { session } of costs.sessions) {
    const { id, rooms = {}, capacity } = session
    const price = certificate.places[id]
    if (price === undefined) return [...wrong, `the certificate has no price for ${id}`]
    const people = taken.get(id) ?? 0
    if (people > capacity) wrong.push(`${id} has ${people} people, and room for ${capacity}`)
    let before = 0
    for (const { room, cost } of costs.loadSteps(session)) {
      if (people < before + room && compared(price, cost) > 0) wrong.push(`${id} has room left, and costs more than its load`)
      if (people > before && compared(price, cost) < 0) wrong.push(`${id} costs less than its load`)
      before += room
    }
    for (const [room, places] of Object.entries(rooms)) {
      const used = taken.get(`${id} ${room}`) ?? 0
      const here = certificate.rooms[id]?.[room]
      if (here === undefined) return [...wrong, `the certificate has no price for ${id} ${room}`]
      if (used > places) wrong.push(`${id} has ${used} people for ${room}, and room for ${places}`)
      if (used < places && compared(here, price) > 0) wrong.push(`${id} has room left for ${room}, and costs more than the place`)
      if (used > 0 && compared(here, price) < 0) wrong.push(`${id} costs less for ${room} than the place`)
    }
  }
  return wrong
}

/** In the order of the aims. */
const compared = (a: ByAim, b: ByAim): number => {
  for (let aim = 0; aim < a.length; aim++) if (a[aim] !== b[aim]) return a[aim]! - b[aim]!
  return 0
}
