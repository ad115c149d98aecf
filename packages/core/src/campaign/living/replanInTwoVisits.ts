import { grouped } from "../../language/grouped.ts"
import { allocateSlots } from "../allocateSlots.ts"
import { type Allocation, type Assignment, type Campaign, replanningAims } from "../campaign.ts"
import { campaignCosts, placesOf } from "../campaignCosts.ts"
import { checkCampaign } from "../checkCampaign.ts"
import { type CampaignProblem, refuse } from "../errors.ts"
import { boundOf } from "../planCost.ts"
import { roomNest } from "../roomNest.ts"
import { homeVisit } from "../sessions/homeVisit.ts"
import { tellPlan } from "../tellPlan.ts"
import { allocateAround } from "./allocateAround.ts"
import { applyChanges } from "./applyChanges.ts"
import { checkChanges } from "./checkChanges.ts"
import { checkReplanShapes } from "./checkReplanShapes.ts"
import { examineFirst } from "./examineFirst.ts"
import type { Replan, ReplanOptions } from "./replan.ts"
import { stillToPlan } from "./stillToPlan.ts"
import { tellReplan } from "./tellReplan.ts"

/** Rooms and machines that somebody is examined without, and comes a second time for. */
export interface SecondVisit {
  readonly id: string
  readonly rooms: readonly string[]
}

/** What can wait for a second visit. */
export interface TwoVisitsOptions extends ReplanOptions {
  /** Rooms and machines that can wait, whoever needs them. Default: all, unless `people` says which. */
  readonly rooms?: readonly string[]
  /** Rooms that can wait for some people alone: those that they may not need at all (`unsure` of `inviteesOf`). */
  readonly people?: readonly SecondVisit[]
}

/** A plan in which some are examined now, and come a second time for a room or a machine. */
export interface TwoVisits extends Replan {
  /** In the order of the people. To plan their second visits, make a campaign of these people with these rooms and the sessions that have them. */
  readonly again: readonly SecondVisit[]
}

/**
 * Examines those who have no session for want of a room or a machine (khám trước, làm tiếp dịch vụ sau): without the rooms that can wait, as few of them as can be, and
 * says who comes a second time, for what. An elder whose X-ray van is full has blood pressure taken now, and the picture when the van is back.
 *
 * They take the places that are left; nobody who has a session loses or changes it for that, unless it serves somebody of a higher group. Whoever can be examined with all rooms is;
 * who has no session even without the rooms keeps them, and stays unserved. A visit at home never waits. `remaining` has the proof; as nobody is asked to move, it may show that
 * a plan that moves people would serve more (`served[].atMost`), or be better in a later aim.
 *
 * @throws CampaignError with everything that is wrong with the campaign, the plan and the options
 * @example
 * ```ts
 * import { allocateSlots, replanInTwoVisits } from "@tramyte/core/campaign"
 *
 * const campaign = {
 *   people: [{ id: "an", priority: 2, rooms: ["x-ray"] }, { id: "binh", priority: 2, rooms: ["x-ray"] }, { id: "chi", priority: 8 }],
 *   sessions: [
 *     { id: "Monday", site: "station", day: "2026-07-06", capacity: 2, rooms: { "x-ray": 1 } },
 *     { id: "Tuesday", site: "station", day: "2026-07-07", capacity: 2 }
 *   ]
 * }
 * const plan = allocateSlots(campaign)
 * plan.unserved.map(({ id }) => id) // => ["binh"]
 * const both = replanInTwoVisits(campaign, plan, { rooms: ["x-ray"] })
 * both.again // => [{ id: "binh", rooms: ["x-ray"] }]
 * both.unserved // => []
 *
 * const van = { id: "van", site: "station", day: "2026-07-20", capacity: 9, rooms: { "x-ray": 9 } }
 * const second = allocateSlots({ people: both.again.map((visit) => ({ ...visit, priority: 2 })), sessions: [van] })
 * second.assigned // => [{ id: "binh", session: "van" }]
 * ```
 */
export const replanInTwoVisits = (campaign: Campaign, before: { readonly assigned: readonly Assignment[] }, options: TwoVisitsOptions = {}): TwoVisits => {
  const { from, aims = replanningAims } = options
  refuse(checkReplanShapes(campaign, [], before))
  const { assigned } = before
  refuse([...checkCampaign({ ...campaign, aims }), ...checkChanges(campaign, [], assigned, options), ...problemsOf(campaign, assigned, options)])
  const sessionOf = new Map(assigned.map(({ id, session }) => [id, session]))
  const plan = { campaign, before: sessionOf, ...(from === undefined ? {} : { from }) }
  const toPlan = stillToPlan({ ...plan, changed: applyChanges(campaign, [], sessionOf) }, options)
  const { seats, waits } = examineFirst({ ...toPlan.campaign, aims }, canWait(options))
  const again = campaign.people.flatMap(({ id }): readonly SecondVisit[] => waits.has(id) ? [{ id, rooms: waits.get(id)! }] : [])
  const changed = { ...plan, changed: applyChanges(campaign, again.map((visit) => ({ kind: "withoutRooms", ...visit })), sessionOf) }
  const left = stillToPlan(changed, options)
  const remaining: Campaign = { ...left.campaign, aims }
  return { ...tellReplan(changed, { ...left, campaign: remaining }, withProof(remaining, seats, waits)), again }
}

/** Which of somebody's rooms can wait. */
const canWait = ({ rooms, people }: TwoVisitsOptions): (id: string, needed: readonly string[]) => readonly string[] => {
  const own = new Map(people?.map((one) => [one.id, one.rooms]))
  return (id, needed) => [...new Set(needed)].filter((room) => room !== homeVisit && ((rooms === undefined ? people === undefined : rooms.includes(room)) || own.get(id)?.includes(room) === true))
}

/** The plan with the prices of the best that there is, if anybody may be moved; that one, if nobody has to, and nobody waits for what is there. */
const withProof = (campaign: Campaign, seats: ReadonlyMap<string, string>, waits: ReadonlyMap<string, readonly string[]>): Allocation => {
  const isCrossing = roomNest(campaign.people).crossing.length > 0
  // Where rooms cross the best plan is not to be had, and prices that prove little are not worth the time.
  const best = isCrossing ? undefined : allocateAround(campaign) ?? allocateSlots(campaign)
  const planned = new Map(campaign.people.map((person) => [person.id, person.planned]))
  const isAsGood = (plan: Allocation): boolean => plan.assigned.length === seats.size
    && plan.assigned.every(({ id, session }) => seats.has(id) && (session === seats.get(id) || planned.get(id) !== seats.get(id)))
  if (best !== undefined && isAsGood(best) && !isWasted(campaign, best, waits)) return best
  const costs = campaignCosts(campaign, { groups: isCrossing ? "oneByOne" : "weighted" })
  const prices = best?.proof.prices ?? []
  return tellPlan(campaign, costs, { assigned: seats, prices, bound: boundOf(campaign, costs, prices) })
}

/** Whether somebody waits for a room that has a place in that person's own session. */
const isWasted = ({ people, sessions }: Campaign, { assigned }: Pick<Allocation, "assigned">, waits: ReadonlyMap<string, readonly string[]>): boolean => {
  const needed = new Map(people.map(({ id, rooms = [] }) => [id, new Set(rooms)]))
  const here = grouped(assigned, ({ session }) => session)
  const at = new Map(sessions.map((session) => [session.id, session]))
  return assigned.some(({ id, session }) => waits.get(id)?.some((room) => here.get(session)!.filter((one) => needed.get(one.id)!.has(room)).length < placesOf(at.get(session)!, room)) === true)
}

const problemsOf = (campaign: Campaign, assigned: readonly Assignment[], { rooms = [], people = [] }: TwoVisitsOptions): readonly CampaignProblem[] => {
  const ids = new Set(campaign.people.map(({ id }) => id))
  const known = new Set([...campaign.people.flatMap(({ rooms = [] }) => rooms), ...campaign.sessions.flatMap(({ rooms = {} }) => Object.keys(rooms))])
  const unknown = (where: string, what: string, kind: string): CampaignProblem => ({ code: "TRAMYTE_CAMPAIGN_UNKNOWN", where, message: `${JSON.stringify(what)} is no ${kind} of the campaign` })
  const places = new Map(campaign.sessions.map((session) => [session.id, session]))
  const needed = new Map(campaign.people.map((person) => [person.id, person.rooms ?? []]))
  const crowded = [...grouped(assigned.filter(({ session }) => places.has(session)), ({ session }) => session)].filter(([session, here]) => {
    const used = grouped(here.flatMap(({ id }) => [...new Set(needed.get(id))]), (room) => room)
    return here.length > places.get(session)!.capacity || [...used].some(([room, all]) => placesOf(places.get(session)!, room) > 0 && all.length > placesOf(places.get(session)!, room))
  })
  return [
    ...crowded.map(([session]): CampaignProblem => ({ code: "TRAMYTE_CAMPAIGN_NUMBER", where: "before.assigned", message: `${JSON.stringify(session)} has more people than places; plan again what has changed first (replan)` })),
    ...rooms.filter((room) => !known.has(room)).map((room) => unknown("rooms", room, "room")),
    ...people.flatMap(({ id }, index) => ids.has(id) ? [] : [unknown(`people[${index}].id`, id, "person")])
  ]
}
