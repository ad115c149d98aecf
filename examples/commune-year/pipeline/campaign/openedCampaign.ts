import type { RulesInForce, UnitRecord } from "@tramyte/core"
import { type Campaign, fixDays, openSessions, planningAims, villageDays, villageSizes } from "@tramyte/core/campaign"
import type { CampaignFile } from "./campaignFile.ts"
import type { Invited } from "./invitation.ts"

/** The sessions that the station's file opens, and who could come to which. */
export interface OpenedCampaign {
  readonly campaign: Campaign
  /** Everybody, newcomers too, with the days that their school or employer laid down. */
  readonly people: Campaign["people"]
  readonly organisationNames: ReadonlyMap<string, string>
}

/** More places than people are given to a village, for scarce rooms and for who cannot come on one of its days. */
const SLACK = 0.05

/** Opens the sessions by the working calendar, gives schools' and employers' people their own days, and villages theirs. */
export const openedCampaign = (rules: RulesInForce, file: CampaignFile, units: readonly UnitRecord[], invited: readonly Invited[]): OpenedCampaign => {
  const { opening, organisations = [], travel } = file
  const { sessions } = openSessions({ ...opening, calendar: rules.calendars.at(-1)!.calendar })
  const byName = new Map(organisations.map(({ id, name }) => [name, id]))
  // Registers know a school by the id of its unit, and an employer by its name.
  for (const { unit } of units) if (unit.name !== undefined && byName.has(unit.name)) byName.set(unit.id, byName.get(unit.name)!)
  const memberships = invited.flatMap(({ person, belongsTo }) => belongsTo.flatMap((one) => byName.has(one) ? [{ id: person.id, organisation: byName.get(one)! }] : []))
  const people = fixDays(invited.map(({ person }) => person), memberships, sessions)
  const newcomers = new Set(invited.flatMap(({ isNew, person }) => isNew ? [person.id] : []))
  const first = people.filter(({ id }) => !newcomers.has(id))
  const days = villageDays({ sessions, villages: villageSizes(first), slack: SLACK, ...travel === undefined ? {} : { travel } })
  return {
    people, organisationNames: new Map(organisations.map(({ id, name }) => [id, name])),
    // A village's day is its own; where nothing else is open, others may come.
    campaign: { people: first, sessions: days.sessions, villageDays: "preferred", aims: planningAims, ...travel === undefined ? {} : { travel } }
  }
}
