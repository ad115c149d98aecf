import type { CommuneYear } from "../../pipeline/model.ts"
import { packNumbers, packPlaces } from "../client/placeLists.ts"
import type { CampaignColumns } from "../client/peopleColumns.ts"
import { campaignLists } from "./campaignLists.ts"

/** The campaign's people column by column; see `CampaignColumns`. */
export const campaignColumns = (year: CommuneYear): CampaignColumns | undefined => {
  const { campaign, people } = year
  if (campaign === undefined) return undefined
  const lists = campaignLists(campaign)
  const listed = new Map(campaign.people.map((person) => [person.at, person]))
  const keyOf = (session: number, arrive: string | undefined): string => `${String(session).padStart(4, "0")} ${arrive ?? ""}`
  // In the order of time, as sessions are.
  const keys = [...new Set(campaign.people.flatMap(({ session, arrive }) => session === undefined ? [] : [keyOf(session, arrive)]))].toSorted()
  const sessions = [...new Set(keys.map((key) => Number(key.slice(0, 4))))]
  const packed = lists.all.map(({ who }) => packPlaces(who, people.length))
  const different = [...new Set(packed)]
  const places = new Map(keys.map((key, place) => [key, place]))
  const appointmentOf = (at: number): number => {
    const person = listed.get(at)
    return person?.session === undefined ? -1 : places.get(keyOf(person.session, person.arrive)) ?? -1
  }
  return {
    standing: people.map((_, at) => listed.get(at)?.standing ?? "-").join(""),
    group: people.map((_, at) => letterOfGroup(listed.get(at)?.group)).join(""),
    appointment: packNumbers(people.map((_, at) => appointmentOf(at))),
    appointments: keys.map((key) => [sessions.indexOf(Number(key.slice(0, 4))), key.slice(5)]),
    sessions: sessions.map((session) => [session, campaign.sessions[session]!.day, campaign.sessions[session]!.site]),
    sites: campaign.sites.map(({ name }) => name),
    list: packed.map((list) => different.indexOf(list)),
    lists: different,
    why: lists.why.map(({ label }) => label)
  }
}

/** Groups by a letter each, so that none reads as the count of a run. */
export const letterOfGroup = (group: number | undefined): string => group === undefined ? "-" : String.fromCharCode(97 + group)
