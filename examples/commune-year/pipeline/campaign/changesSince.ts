import { type CivilDate, civilDate, epochDay } from "@tramyte/core"
import type { Allocation, Campaign, CampaignChange } from "@tramyte/core/campaign"
import type { CampaignFile } from "./campaignFile.ts"
import type { Invited } from "./invitation.ts"

/** What came otherwise than planned until the day of the report. */
export interface Since {
  readonly changes: readonly CampaignChange[]
  /** Examined at a session of the campaign, or elsewhere. */
  readonly examined: ReadonlyMap<string, { readonly day: CivilDate; readonly where: "x" | "e" }>
  /** Had a session that is over, and were not examined. */
  readonly didNotCome: ReadonlySet<string>
}

/** So many days before a session people must be told of it. */
const NOTICE = 3

/** The station's own examinations of a campaign. */
const ofStation: ReadonlySet<string> = new Set(["periodic-checkup", "screening"])

/** Who was examined, who did not come, who came to live here, and what the station says of places and machines. */
export const changesSince = (on: CivilDate, { changes = [], opening }: CampaignFile, campaign: Campaign, { assigned }: Pick<Allocation, "assigned">, people: Campaign["people"], invited: readonly Invited[]): Since => {
  const days = new Map(campaign.sessions.map(({ id, day }) => [id, day]))
  const planned = new Map(assigned.map(({ id, session }) => [id, days.get(session)!]))
  const first = new Map(campaign.people.map((person) => [person.id, person]))
  const examined = new Map(invited.flatMap(({ examined: found, person }) => {
    if (found === undefined) return []
    const where = ofStation.has(found.kind) || first.get(person.id)?.fixed !== undefined ? "x" : "e"
    return [[person.id, { day: civilDate(found.day), where }] as const]
  }))
  const isOver = (id: string): boolean => (planned.get(id) ?? "9") < on
  const didNotCome = new Set(invited.flatMap(({ person: { id } }) => isOver(id) && !examined.has(id) ? [id] : []))
  const from = civilDate(epochDay(on) + NOTICE)
  return {
    examined, didNotCome,
    changes: [
      ...changes.map(({ change }) => change),
      ...invited.flatMap(({ isNew, person: { id } }, at): readonly CampaignChange[] => {
        if (examined.has(id)) return !isNew && !(isOver(id) && examined.get(id)!.where === "x") ? [{ kind: "gone", id, because: "examinedElsewhere" }] : []
        if (isNew) return [{ kind: "newcomer", person: { windows: [{ from, until: opening.until }], ...people[at]! } }]
        return didNotCome.has(id) ? [{ kind: "didNotCome", id, from }] : []
      })
    ]
  }
}
