import type { Allocation, Replan, SessionArrivals, Unserved } from "@tramyte/core/campaign"
import { whyUnservedText } from "@tramyte/documents"
import type { CampaignPerson, CampaignSession, CampaignStanding, CampaignYear } from "./campaignYear.ts"
import type { Since } from "./changesSince.ts"
import type { Invited } from "./invitation.ts"

/** What is known of the plan and of what came. */
export interface PeopleInput {
  readonly invited: readonly Invited[]
  readonly sessions: readonly CampaignSession[]
  readonly before: Pick<Allocation, "assigned">
  readonly after: Replan
  readonly arrivals: readonly SessionArrivals[]
  readonly since: Since
  readonly groups: CampaignYear["groups"]
}

/** How everybody on the list stands, and why those without a session have none. */
export const campaignPeople = ({ invited, sessions, before, after, arrivals, since, groups }: PeopleInput): Pick<CampaignYear, "people" | "reasons" | "groups"> => {
  const placeOf = new Map(sessions.map(({ id }, at) => [id, at]))
  const planned = new Map(before.assigned.map(({ id, session }) => [id, session]))
  const next = new Map(after.remaining.allocation.assigned.map(({ id, session }) => [id, session]))
  const unserved = new Map(after.remaining.allocation.unserved.map((one) => [one.id, one]))
  const moves = new Map(after.moves.map(({ because, id }) => [id, because]))
  const hours = new Map(arrivals.flatMap(({ waves }) => waves.flatMap(({ from, people }) => people.map((id) => [id, from] as const))))
  const reasons: CampaignYear["reasons"][number][] = []
  const places = new Map<string, number>()
  const reason = ({ id: _, ...of }: Unserved): number => {
    const text = whyUnservedText({ id: "", ...of })
    const known = places.get(text.vi)
    if (known !== undefined) return known
    places.set(text.vi, reasons.length)
    return reasons.push({ ...text, of }) - 1
  }
  return {
    groups, reasons,
    people: invited.map(({ at, fasting, isNew, person: { id, priority } }): CampaignPerson => {
      const examined = since.examined.get(id)
      const session = next.get(id)
      const standing: CampaignStanding = examined !== undefined ? examined.where : session !== undefined ? since.didNotCome.has(id) ? "m" : "s" : since.didNotCome.has(id) ? "n" : "u"
      const first = planned.get(id)
      const why = unserved.get(id)
      const hour = hours.get(id)
      const moved = moves.get(id)
      return {
        at, group: groups.findIndex((group) => group.priority === priority), standing, ...first === undefined ? {} : { planned: placeOf.get(first)! }, ...isNew ? { isNew } : {},
        ...examined === undefined ? session === undefined ? {} : { session: placeOf.get(session)!, ...hour === undefined ? {} : { arrive: hour }, ...fasting ? { fasting } : {} } : { examined: examined.day },
        ...examined === undefined && session === undefined && why !== undefined ? { why: reason(why) } : {}, ...moved === undefined || examined !== undefined ? {} : { moved }
      }
    })
  }
}
