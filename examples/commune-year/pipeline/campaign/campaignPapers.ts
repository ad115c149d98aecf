import { civilDate, epochDay } from "@tramyte/core"
import {
  appointmentCalendar, appointmentsOf, campaignCalendar, campaignSummary, campaignSummaryPage, doorSheets, doorSheetsPage, type PersonOnPaper, type ToldPlan, unservedLists,
  unservedListsCsv, unservedListsPage, villageLists, villageListsCsv, villageListsPage
} from "@tramyte/documents"
import { campaignFiles, campaignNoticePage, campaignVillageCsv, campaignVillagePage } from "../../report/campaign/campaignFiles.ts"
import { shortNames } from "../../report/shortNames.ts"
import type { ListFile } from "../../report/worklists.ts"
import type { CommuneYear } from "../model.ts"
import type { CampaignYear } from "./campaignYear.ts"

/** Sheets for the door are printed for so many days. */
const DAYS_AHEAD = 7

/** What a station prints and sends of the plan of the days that are left; each made only when its turn to be written has come. */
export const campaignPapers = (year: CommuneYear): readonly (() => readonly ListFile[])[] => {
  const { campaign } = year
  if (campaign === undefined) return []
  const station = campaign.sites.find(({ id }) => id === "tram")?.name ?? { vi: `Trạm Y tế ${year.commune.name.vi.toLowerCase()}`, en: year.commune.name.en }
  const paper = { lang: "vi", station, madeOn: year.on } as const
  const plan = toldPlan(year, campaign)
  const who = personOf(year)
  const files = campaignFiles(year)
  const villages = [...year.villages.keys(), -1]
  const ofVillage = (village: number) => (list: { readonly village?: string }): boolean => list.village === year.villages[village]?.id
  const last = civilDate(epochDay(year.on) + DAYS_AHEAD)
  return [
    () => {
      const [named, coded] = [villageLists(plan, { who }), villageLists(plan, { who, show: "codes" })]
      return villages.flatMap((village): readonly ListFile[] => {
        const [list, board] = [named.filter(ofVillage(village)), coded.filter(ofVillage(village))]
        return list.length === 0 ? [] : [
          { path: campaignVillagePage(year, village), text: villageListsPage(list, paper) }, { path: campaignVillageCsv(year, village), text: villageListsCsv(list, "vi") },
          { path: campaignNoticePage(year, village), text: villageListsPage(board, paper) }
        ]
      })
    },
    () => [{ path: files.door, text: doorSheetsPage(doorSheets(plan, { who }).filter(({ day }) => day < last), paper) }],
    () => {
      const lists = unservedLists(plan, { who })
      return [{ path: files.unservedPage, text: unservedListsPage(lists, paper) }, { path: files.unservedCsv, text: unservedListsCsv(lists, "vi") }]
    },
    () => [{ path: files.summary, text: campaignSummaryPage(campaignSummary(plan, campaign.groups.map(({ label, priority }) => ({ priority, name: label }))), paper) }],
    () => calendars(year, campaign, plan, files)
  ]
}

/** The plan of the days that are left, with the people's own ids. */
const toldPlan = ({ people, villages }: CommuneYear, { groups, people: listed, reasons, replan, sessions, sites }: CampaignYear): ToldPlan => {
  const left = listed.filter(({ standing }) => "smnu".includes(standing))
  const toCome = new Set(left.flatMap(({ session }) => session ?? []))
  const idOf = (at: number): string => people[at]!.id
  const homes = shortNames(people.flatMap(({ household }) => household ?? []))
  const arrivals = new Map<string, Map<string, string[]>>()
  for (const { arrive, at, session } of left) {
    if (session === undefined || arrive === undefined) continue
    const { id } = sessions[session]!
    const waves = arrivals.get(id) ?? new Map<string, string[]>()
    arrivals.set(id, waves.set(arrive, [...waves.get(arrive) ?? [], idOf(at)]))
  }
  return {
    campaign: {
      people: left.map(({ at, group }) => {
        const { household, village } = people[at]!
        return { id: idOf(at), priority: groups[group]?.priority ?? groups.length + 1, ...household === undefined ? {} : { household: homes(household) }, ...village < 0 ? {} : { village: villages[village]!.id } }
      }),
      sessions: sessions.flatMap(({ capacity, day, hours, id, part, site }, at) => toCome.has(at) ? [{ id, day, site: sites[site]!.id, capacity, ...hours === undefined ? {} : { hours }, ...part === undefined ? {} : { part } }] : [])
    },
    allocation: {
      assigned: left.flatMap(({ at, session }) => session === undefined ? [] : [{ id: idOf(at), session: sessions[session]!.id }]),
      unserved: left.flatMap(({ at, why }) => {
        const of = reasons[why ?? -1]?.of
        return of === undefined ? [] : [{ id: idOf(at), ...of }]
      }),
      proven: replan.proven
    },
    places: sites, villages, fasting: left.flatMap(({ at, fasting }) => fasting === true ? [idOf(at)] : []),
    arrivals: [...arrivals].map(([session, waves]) => ({ session, waves: [...waves].map(([from, coming]) => ({ from, until: halfAnHourAfter(from), people: coming })) }))
  }
}

/** People are asked to come in waves of half an hour. */
const halfAnHourAfter = (from: string): string => {
  const minutes = Number(from.slice(0, 2)) * 60 + Number(from.slice(3)) + 30
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`
}

/** Names for the station's own papers; the number of the register, without what all numbers begin with, is the code for the notice board. */
const personOf = ({ people }: CommuneYear): ((id: string) => PersonOnPaper | undefined) => {
  const byId = new Map(people.map((person) => [person.id, person]))
  const code = shortNames(people.map(({ id }) => id))
  return (id) => {
    const person = byId.get(id)
    if (person === undefined) return undefined
    const birthYear = Number(person.birth?.slice(0, 4))
    return { name: person.name, code: code(id), ...Number.isInteger(birthYear) ? { birthYear } : {} }
  }
}

/** The sessions from the day of the report on, those that are lost as cancelled; and one person's appointment as an example of what may be sent. */
const calendars = (year: CommuneYear, { people, replan, sessions, sites }: CampaignYear, plan: ToldPlan, files: ReturnType<typeof campaignFiles>): readonly ListFile[] => {
  const all = sessions.filter(({ day }) => day >= year.on).map(({ capacity, day, hours, id, organisation, part, site, villages }) => ({
    id, day, site: sites[site]!.id, capacity, ...hours === undefined ? {} : { hours }, ...part === undefined ? {} : { part }, ...villages.length === 0 ? {} : { villages: villages.map((village) => year.villages[village]!.id) },
    ...organisation === undefined ? {} : { organisation }
  }))
  const lost = new Set(replan.lost.map((at) => sessions[at]!.id))
  const assigned = people.flatMap(({ at, session }) => session === undefined ? [] : [{ id: year.people[at]!.id, session: sessions[session]!.id }])
  const options = { id: `kham-suc-khoe-${year.on.slice(0, 4)}.${year.commune.key}.example`, lang: "vi", stamp: `${year.on}T08:00:00+07:00`, revision: 1 } as const
  const [first] = appointmentsOf(plan)
  const place = sites.find(({ id }) => id === first?.site)
  return [
    {
      path: files.calendar,
      text: campaignCalendar({
        ...options, title: { vi: `Khám sức khỏe ${year.on.slice(0, 4)}, ${year.commune.name.vi}`, en: `Health examinations ${year.on.slice(0, 4)}, ${year.commune.name.en}` },
        sessions: all.filter(({ id }) => !lost.has(id)), before: all, places: sites, villages: year.villages, allocation: { assigned }
      })
    },
    ...first === undefined || place === undefined ? [] : [{ path: files.appointment, text: appointmentCalendar({ ...options, appointment: first, place }) }]
  ]
}
