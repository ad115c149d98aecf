import { isInstant } from "../../citizen/checkFact.ts"
import type { RulesInForce } from "../../pack/rulesInForce.ts"
import { sourcesOfItems } from "../../rules/answer.ts"
import { civilDate } from "../../time/index.ts"
import { type CampaignProblem, refuse } from "../errors.ts"
import type { ChecklistItem, IncidentKind, Notice } from "./checklistItem.ts"
import type { Incident, IncidentDuties, IncidentDuty } from "./incident.ts"

/**
 * Who is to be told of an incident, until when, and who was told (báo cáo sự cố). The law of its day is read. An incident of a
 * kind that no list knows has no duties, and says so by having no `item`.
 *
 * @param rules rules with a checklist in force
 * @param incident the incident as it was recorded
 * @param options `at`: the instant of asking, by which what is not told yet may be overdue
 * @throws CampaignError `TRAMYTE_CAMPAIGN_DAY` for instants that are none or have no offset
 * @example
 * ```ts
 * import { incidentDuties } from "@tramyte/core/campaign"
 * import { loadCampaign } from "@tramyte/pack-vn/campaign"
 *
 * const rules = loadCampaign("cam-giang", "2026-07-06")
 * const incident = { id: "sc-1", code: "serious-incident", session: "s1", found: "2026-07-06T08:40:00+07:00", what: "Người được khám ngừng tim" }
 * const { duties } = incidentDuties(rules, incident, { at: "2026-07-06T10:00:00+07:00" })
 * duties.map(({ to, by, state }) => [to, by, state])[1] // => ["health-agency", "2026-07-06T09:40:00+07:00", "overdue"]
 * ```
 */
export const incidentDuties = (rules: RulesInForce, incident: Incident, { at }: { readonly at?: string } = {}): IncidentDuties => {
  checkIncident(incident, at)
  const law = rules.onDay(incident.found.slice(0, 10))
  const item = incidentsOf(law).find(({ code }) => code === incident.code)
  if (item === undefined) {
    return { incident: incident.id, label: { vi: `Sự cố ngoài danh mục: ${incident.code}`, en: `An incident that is not on the list: ${incident.code}` }, duties: [], sources: [], status: "unverified" }
  }
  const duties = item.incident.tell.map((notice) => dutyFrom(notice, incident, at))
  return { incident: incident.id, item: item.id, label: item.label, duties, ...sourcesOfItems([item], law) }
}

type IncidentItem = ChecklistItem & { readonly incident: IncidentKind }

/** The kinds of incident that are to be recorded, as they are in force on the day of the rules. */
export const incidentsOf = (rules: RulesInForce): readonly IncidentItem[] => rules.checklists.filter((item): item is IncidentItem => item.incident !== undefined)

const dutyFrom = ({ to, who, withinHours, how }: Notice, { found, told = [] }: Incident, at: string | undefined): IncidentDuty => {
  const by = withinHours === undefined ? undefined : later(found, withinHours)
  const toldAt = told.filter((one) => one.to === to).map((one) => one.at).toSorted((a, b) => Date.parse(a) - Date.parse(b))[0]
  const isLate = (instant: string): boolean => by !== undefined && withinHours !== 0 && Date.parse(instant) > Date.parse(by)
  const state = toldAt !== undefined ? isLate(toldAt) ? "toldLate" : "told" : at !== undefined && isLate(at) ? "overdue" : "toTell"
  return { to, who, ...(by === undefined ? {} : { by }), ...(how === undefined ? {} : { how }), state, ...(toldAt === undefined ? {} : { toldAt }) }
}

const checkIncident = ({ found, told = [] }: Incident, at: string | undefined): void => {
  const problems: CampaignProblem[] = []
  const instants = [["found", found], ...told.map((one, index) => [`told[${index}].at`, one.at] as const), ...(at === undefined ? [] : [["at", at] as const])] as const
  for (const [where, value] of instants) {
    if (!isInstant(value)) problems.push({ code: "TRAMYTE_CAMPAIGN_DAY", where, message: `${String(value)} is no instant; give one with offset such as "2026-07-06T08:40:00+07:00"` })
  }
  refuse(problems)
}

/** So many hours later, written with the same offset. */
const later = (instant: string, hours: number): string => {
  const offset = instant.endsWith("Z") ? "Z" : instant.slice(-6)
  // Of "Z" there are no hours and no minutes, which are 0.
  const fromUtc = (offset.startsWith("-") ? -1 : 1) * (Number(offset.slice(1, 3)) * 3600 + Number(offset.slice(4, 6)) * 60)
  const seconds = Math.floor(Date.parse(instant) / 1000) + Math.round(hours * 3600) + fromUtc
  const day = Math.floor(seconds / 86_400)
  const two = (value: number): string => String(value).padStart(2, "0")
  const rest = seconds - day * 86_400
  return `${civilDate(day)}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}${offset}`
}
