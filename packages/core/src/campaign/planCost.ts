import type { ByLayer, Campaign, Invitee, SessionPrice } from "./campaign.ts"
import { type CampaignCosts, compared, placesOf } from "./campaignCosts.ts"

/** What a plan costs, by layer; nothing is said of whether it may be. */
export const planCost = ({ people }: Campaign, { layers, sessions, ofPlace, ofNone, loadSteps }: CampaignCosts, assigned: ReadonlyMap<string, string>): ByLayer => {
  const sum = layers.map(() => 0)
  const add = (cost: ByLayer, times = 1): void => cost.forEach((one, layer) => { sum[layer]! += one * times })
  const open = new Map(sessions.map((at) => [at.session.id, at]))
  const taken = new Map<string, number>()
  for (const person of people) {
    const id = assigned.get(person.id)
    const at = id === undefined ? undefined : open.get(id)
    add(at === undefined ? ofNone(person) : ofPlace(person, at))
    if (at !== undefined) taken.set(at.session.id, (taken.get(at.session.id) ?? 0) + 1)
  }
  for (const { session } of sessions) {
    let left = taken.get(session.id) ?? 0
    for (const { room, cost } of loadSteps(session)) {
      add(cost, Math.min(left, room))
      left -= Math.min(left, room)
    }
  }
  const households = layers.findIndex(({ aim }) => aim === "households")
  if (households >= 0) sum[households] = apart(people, assigned)
  return sum
}

/** People in another session than most of their household. */
const apart = (people: readonly Invitee[], assigned: ReadonlyMap<string, string>): number =>
  homesIn(people, assigned).reduce((sum, { members, together }) => sum + members - together, 0)

/** Households with more than one member who has a session, where most of them come, and how many that are; of equals the session with the first id. */
export const homesIn = (people: readonly Invitee[], assigned: ReadonlyMap<string, string>): readonly { readonly household: string; readonly home: string; readonly members: number; readonly together: number }[] => {
  const sessions = new Map<string, Map<string, number>>()
  for (const { id, household } of people) {
    const session = assigned.get(id)
    if (household === undefined || session === undefined) continue
    const here = sessions.get(household) ?? new Map<string, number>()
    sessions.set(household, here.set(session, (here.get(session) ?? 0) + 1))
  }
  return [...sessions].flatMap(([household, here]) => {
    const members = [...here.values()].reduce((sum, one) => sum + one, 0)
    const [home, together] = [...here].reduce((best, one) => one[1] > best[1] || (one[1] === best[1] && one[0] < best[0]) ? one : best)
    return members > 1 ? [{ household, home, members, together }] : []
  })
}

/**
 * What every plan costs at least, by prices: if everyone paid what is cheapest for that one person, and the sessions kept what their places cost, no plan
 * could come below that sum, whatever the prices (weak duality; it holds layer by layer, since sums and orders of such numbers are those of one number).
 */
export const boundOf = ({ people }: Campaign, { layers, sessions, isOpenTo, ofPlace, ofNone, loadSteps }: CampaignCosts, prices: readonly SessionPrice[]): ByLayer => {
  const nothing: ByLayer = layers.map(() => 0)
  const sum = [...nothing]
  const add = (cost: ByLayer, times = 1): void => cost.forEach((one, layer) => { sum[layer]! += one * times })
  // Only a room that costs something binds: with a price below nothing, whoever does not use it would be paid.
  const priced = new Map(prices.map((price) => [price.session, { place: price.place, rooms: new Map(price.rooms.filter((one) => compared(one.price, nothing) > 0).map((one) => [one.room, one.price])) }]))
  const market = sessions.map((at) => ({ at, price: priced.get(at.session.id) }))
  for (const person of people) {
    let cheapest = ofNone(person)
    for (const { at, price } of market) {
      if (!isOpenTo(person, at)) continue
      let cost = plus(ofPlace(person, at), price?.place)
      for (const room of new Set(person.rooms)) cost = plus(cost, price?.rooms.get(room))
      if (compared(cost, cheapest) < 0) cheapest = cost
    }
    add(cheapest)
  }
  for (const { at: { session }, price } of market) {
    if (price === undefined) continue
    for (const { room, cost } of loadSteps(session)) {
      const gain = plus(cost, price.place.map((one) => -one))
      if (compared(gain, nothing) < 0) add(gain, room)
    }
    for (const [room, one] of price.rooms) add(one, -placesOf(session, room))
  }
  // All costs are whole and none is below nothing: 12.4 proves 13, and then nothing more of what comes behind it.
  const broken = sum.findIndex((one) => !Number.isInteger(one))
  return broken < 0 ? sum : sum.map((one, layer) => layer < broken ? one : layer === broken ? Math.ceil(one) : 0)
}

/** Layer by layer. */
export const plus = (one: ByLayer, other: ByLayer | undefined): ByLayer => other === undefined ? one : one.map((number, layer) => number + other[layer]!)
