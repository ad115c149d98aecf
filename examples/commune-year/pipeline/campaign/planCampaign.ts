import type { HealthRecord, RecordView, RulesInForce, UnitRecord } from "@tramyte/core"
import {
  type Allocation, allocateSlots, arrivalWaves, type Campaign, checkAllocation, missingSessions, oneMoreSession, replan
} from "@tramyte/core/campaign"
import type { Village } from "../model.ts"
import type { CampaignFile } from "./campaignFile.ts"
import { campaignFileName } from "./campaignFile.ts"
import { campaignMoneyOf } from "./campaignMoneyOf.ts"
import { campaignPeople } from "./campaignPeople.ts"
import type { CampaignSession, CampaignYear, PlanOfCampaign } from "./campaignYear.ts"
import { groupsOf } from "./groupsOf.ts"
import { invitation } from "./invitation.ts"
import { openedCampaign } from "./openedCampaign.ts"
import { readinessOfNext } from "./readinessOfNext.ts"
import { changesSince } from "./changesSince.ts"

/** Plans a year's examinations while people come one by one. */
export interface CampaignPlanner {
  /** `at` is the place of the person in the report. */
  readonly add: (at: number, record: HealthRecord, view: RecordView) => void
  readonly end: () => CampaignYear
}

/** The year's plan as it is made over again for its first day, what became of it until the day of the report, and the plan of the days that are left. */
export const planCampaign = (rules: RulesInForce, file: CampaignFile, units: readonly UnitRecord[], villages: readonly Village[]): CampaignPlanner => {
  const invite = invitation(rules, file)
  return { add: invite.add, end: () => campaignYear(rules, file, units, villages, invite.end()) }
}

const campaignYear = (rules: RulesInForce, file: CampaignFile, units: readonly UnitRecord[], villages: readonly Village[], { findings, invited, notInvited }: ReturnType<ReturnType<typeof invitation>["end"]>): CampaignYear => {
  const { campaign, organisationNames, people } = openedCampaign(rules, file, units, invited)
  const before = allocateSlots(campaign)
  const since = changesSince(rules.on, file, campaign, before, people, invited)
  const after = replan(campaign, since.changes, before, { from: rules.on })
  const { remaining } = after
  const fasting = invited.flatMap(({ fasting: comesFasting, person }) => comesFasting ? [person.id] : [])
  const precedence = invited.flatMap(({ person, rank }) => rank === undefined ? [] : [{ id: person.id, rank }])
  const arrivals = arrivalWaves(remaining.campaign, remaining.allocation, { fasting, precedence })
  const sites = file.opening.sites.map(({ id, name = { vi: id, en: id } }) => ({ id, name }))
  const sessions = sessionsOf(after.campaign.sessions, campaign.sessions, sites, villages, organisationNames)
  const told = campaignPeople({ invited, sessions, before, after, arrivals, since, groups: groupsOf(rules) })
  const standing = new Set(remaining.campaign.sessions.map(({ id }) => id))
  const lost = sessions.flatMap(({ id, day }, at) => day >= rules.on && !standing.has(id) ? [at] : [])
  const places = new Map(invited.map(({ at, person }) => [person.id, at]))
  const at = (ids: readonly string[]): readonly number[] => ids.map((id) => places.get(id)!).toSorted((a, b) => a - b)
  const missing = missingSessions(remaining.campaign, remaining.allocation).slice(0, 3)
  const money = campaignMoneyOf({ rules, file, invited, findings, people: told.people, sessions })
  const readiness = readinessOfNext(rules, file, sessions, told.people, lost)
  return {
    from: file.opening.from, until: file.opening.until, opening: { file: campaignFileName, ...file.note === undefined ? {} : { note: file.note } },
    groups: told.groups, sites, sessions, people: money?.people ?? told.people, reasons: told.reasons,
    notInvited: [...new Set(notInvited.map(({ because }) => because))].map((reason) => {
      const some = notInvited.filter(({ because }) => because === reason)
      return { reason: withoutDay(some[0]!.text), who: some.map((one) => one.at) }
    }),
    plan: planOf(campaign, before),
    replan: { ...planOf(remaining.campaign, remaining.allocation), lost, displaced: after.displaced, onlyDisplacedMoved: after.onlyDisplacedMoved, gone: [] },
    oneMore: oneMoreSession(remaining.campaign, remaining.allocation).slice(0, 3).map(({ session: { day, part, site }, isExact, who }) => ({
      site: sites.findIndex(({ id }) => id === site), day, isExact, who: at(who), ...part === undefined ? {} : { part }
    })),
    ...missing.length === 0 ? {} : { missing: missing.map(({ part, who, window }) => ({ who: at(who), ...part === undefined ? {} : { part }, ...window === undefined ? {} : { from: window.from, until: window.until } })) },
    ...money === undefined ? {} : { money: money.money }, ...readiness === undefined ? {} : { readiness }
  }
}

const planOf = (campaign: Campaign, allocation: Allocation): PlanOfCampaign => {
  const { isOptimal, wrong } = checkAllocation(campaign, allocation)
  return { served: allocation.served, totals: allocation.totals, aims: [...campaign.aims ?? []], proven: allocation.proven, isOptimal, findings: wrong.length }
}

const sessionsOf = (
  now: Campaign["sessions"], first: Campaign["sessions"], sites: { readonly id: string; readonly name: { readonly vi: string; readonly en: string } }[], villages: readonly Village[], organisations: ReadonlyMap<string, string>
): readonly CampaignSession[] => {
  const known = new Map([...now, ...first].map((session) => [session.id, session]))
  const places = new Map(villages.map(({ id }, at) => [id, at]))
  return [...known.values()].toSorted((a, b) => compared(a.day, b.day) || compared(a.hours?.from ?? "", b.hours?.from ?? "") || compared(a.id, b.id)).map(({ capacity, day, hours, id, organisation, part, site, villages: whose = [] }) => ({
    id, day, site: placeOf(site, sites), capacity, villages: whose.flatMap((village) => places.get(village) ?? []), ...part === undefined ? {} : { part }, ...hours === undefined ? {} : { hours },
    ...organisation === undefined ? {} : { organisation: organisations.get(organisation) ?? organisation }
  }))
}

/** A place of an organisation's own is a site of its name. */
const placeOf = (site: string, sites: { readonly id: string; readonly name: { readonly vi: string; readonly en: string } }[]): number => {
  const found = sites.findIndex(({ id }) => id === site)
  return found >= 0 ? found : sites.push({ id: site, name: { vi: site, en: site } }) - 1
}

/** The reason of many, without the day of one. */
const withoutDay = ({ en, vi }: { readonly vi: string; readonly en: string }) => ({ vi: vi.replace(DAY, "…"), en: en.replace(DAY, "…") })
const DAY = /\d{4}-\d\d-\d\d|\d{1,2}\/\d{1,2}\/\d{4}/g

const compared = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0
