import type { RulesInForce } from "@tramyte/core"
import { readinessOf } from "@tramyte/core/campaign"
import type { CampaignFile } from "./campaignFile.ts"
import type { CampaignPerson, CampaignSession, CampaignYear } from "./campaignYear.ts"

/** Whether the next session to which somebody comes has what it needs. */
export const readinessOfNext = (rules: RulesInForce, { opening, provided }: CampaignFile, sessions: readonly CampaignSession[], people: readonly CampaignPerson[], lost: readonly number[]): CampaignYear["readiness"] => {
  const coming = new Map<number, number>()
  for (const { session } of people) if (session !== undefined) coming.set(session, (coming.get(session) ?? 0) + 1)
  const next = sessions.findIndex(({ day, organisation }, at) => day >= rules.on && organisation === undefined && !lost.includes(at) && coming.has(at))
  if (next < 0 || provided === undefined) return undefined
  const { capacity, day, id, site } = sessions[next]!
  const place = opening.sites[site]
  const rooms = Object.fromEntries((opening.machines ?? []).filter(({ at }) => at.some((posting) => posting.site === place?.id)).map(({ perHour, room }) => [room, perHour]))
  const { ready, requirements, status } = readinessOf(rules, { id, day, capacity, people: coming.get(next)!, rooms, mobile: place?.kind !== "station" }, provided)
  return { session: next, ready, requirements, status }
}
