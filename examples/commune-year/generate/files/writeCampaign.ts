import type { OrganisationDay, Provided } from "@tramyte/core/campaign"
import { civilDate, dayOfWeek, epochDayOf } from "@tramyte/core"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { CampaignFile } from "../../pipeline/campaign/campaignFile.ts"
import { campaignStart, working } from "../health/campaignDay.ts"
import type { Resident } from "../people/resident.ts"
import type { CommuneSource } from "../sourceData.ts"
import { villageId } from "../truth.ts"
import { stationOf, type Writing } from "./writing.ts"

/** What the station's head says of the campaign: where, when, with whom, for how much. Nothing in it comes from a register, and all figures are examples. */
export const writeCampaign = ({ source, folder, residents }: Pick<Writing, "source" | "folder" | "residents">): string => {
  const file = "chien-dich.json"
  writeFileSync(join(folder, file), `${JSON.stringify(campaignOf(source, residents.filter(({ diedOn }) => diedOn === undefined)), undefined, 1)}\n`)
  return file
}

const year = 2026
const until = `${year + 1}-01-01`
const morning = { part: "morning", from: "07:00", until: "11:30" } as const
const afternoon = { part: "afternoon", from: "13:30", until: "16:30" } as const

const campaignOf = (source: CommuneSource, residents: readonly Resident[]): CampaignFile => {
  const station = stationOf(source)
  // The largest villages have a hall each, where a team comes.
  const halls = source.villages.map(({ name, weight }, at) => ({ name, weight, at, id: `nha-van-hoa-${at + 1}` })).toSorted((a, b) => b.weight - a.weight || a.at - b.at).slice(0, 3)
  const [first, second, third] = halls
  // About seven in ten are to be examined by the station, in some 780 hours of its team.
  const perHour = Math.max(2, Math.ceil(residents.length * 0.72 / 780))
  const organisations = organisationsOf(source, residents)
  const opening: CampaignFile["opening"] = {
    from: civilDate(campaignStart), until, examinations: ["periodic", "screening"], keptForNoShows: 0.05,
    sites: [
      { id: "ttyt", name: { vi: "Trung tâm Y tế khu vực", en: "Area health centre" }, kind: "facility", licences: [{ from: "2020-01-01", kinds: ["periodic", "screening"] }] },
      {
        id: "tram", name: { vi: station, en: `Health station of ${source.name.replace(/^Xã /, "")}` }, kind: "station", licences: [{ from: "2024-01-01", kinds: ["periodic", "screening"] }],
        // Saturdays are for those who work and learn.
        opens: [{ weekdays: [1, 3, 6], hours: [morning, afternoon] }],
        // Ordinary care goes on; on the day of vaccination half of the station is taken.
        ordinaryCare: [{ share: 0.2 }, { share: 0.5, days: vaccinationDays(source) }]
      },
      ...halls.map(({ id, name }) => ({
        id, name: { vi: `Nhà văn hóa thôn ${name}`, en: `Culture house of ${name}` }, kind: "hall" as const, licences: [{ of: "ttyt" }],
        opens: [{ weekdays: id === third?.id ? [5] : id === second?.id ? [4] : [2], hours: [morning] }]
      }))
    ],
    teams: [{ id: "doi-kham", name: { vi: "Đội khám", en: "Examining team" }, perHour, at: [{ site: "tram" }, ...halls.map(({ id }) => ({ site: id }))] }],
    machines: [
      { id: "sieu-am-1", room: "ultrasound", name: { vi: "Máy siêu âm tại trạm", en: "Ultrasound at the station" }, perHour: Math.max(1, Math.ceil(perHour * 0.45)), at: [{ site: "tram" }] },
      { id: "sieu-am-2", room: "ultrasound", name: { vi: "Máy siêu âm xách tay", en: "Portable ultrasound" }, perHour: Math.max(1, Math.ceil(perHour * 0.4)), at: halls.map(({ id }) => ({ site: id })) },
      { id: "phong-san", room: "gynaecology", name: { vi: "Phòng khám sản phụ khoa", en: "Gynaecology room" }, perHour: Math.max(1, Math.ceil(perHour * 0.3)), at: [{ site: "tram" }] }
    ],
    organisationDays: organisations.flatMap(({ days }) => days)
  }
  return {
    note: { vi: "Địa điểm, giờ, đội khám, máy, giá và kinh phí trong tệp này là số liệu ví dụ.", en: "Places, hours, teams, machines, prices and money in this file are examples." },
    opening,
    organisations: organisations.map(({ id, name, kind }) => ({ id, name, kind })),
    needs: [
      { rule: "vietnam/elderly", rooms: ["ultrasound"], part: "morning", fasting: true },
      { due: "cervical-screening", rooms: ["gynaecology"] }
    ],
    travel: Object.fromEntries(source.villages.map(({ name }, at) => [villageId(source, name), Object.fromEntries([["tram", 4 + (at * 7) % 13], ...halls.map((hall) => [hall.id, Math.abs(hall.at - at) * 3 + 1])])])),
    changes: [{
      change: { kind: "siteClosed", site: first?.id ?? "tram", from: `${year}-11-09`, until: `${year}-11-21` },
      note: { vi: "Nhà văn hóa sửa mái", en: "The hall's roof is mended" }
    }],
    prices: { "general-examination": 45_000, "blood-glucose": 21_000, "blood-count": 44_000, urinalysis: 28_000, ultrasound: 58_000, ecg: 39_000, "cervical-screening": 75_000 },
    items: { everybody: ["general-examination", "blood-glucose", "blood-count", "urinalysis"], rooms: { ultrasound: ["ultrasound", "ecg"], gynaecology: ["cervical-screening"] } },
    budget: [{
      source: "commune-budget", label: { vi: "Ngân sách nhà nước", en: "State budget" }, amount: residents.length * 110_000,
      payers: ["vietnam-campaign/payer-budget"]
    }, {
      source: "school-health", label: { vi: "Kinh phí y tế trường học", en: "School health" }, amount: residents.length * 18_000, payers: ["vietnam-campaign/payer-school-health"]
    }],
    provided
  }
}

/** What is there for a session as a rule; a few things are missing or not said, so that the list has something to ask. */
const provided: Provided = {
  staff: [
    { id: "bs-1", roles: ["doctor", "concluder"], licence: { from: "2014-05-01" }, assigned: true }, { id: "bs-2", roles: ["sonographer"], licence: { from: "2019-09-01" } },
    { id: "nhs-1", roles: ["gynaecologist", "chaperone"], licence: { from: "2016-01-01" } }, { id: "dd-1", roles: ["nurse"], licence: { from: "2018-03-01" } },
    { id: "tn-1", roles: ["guide"], volunteer: true }
  ],
  goods: [{ code: "blood-pressure-monitor", count: 3 }, { code: "scale", count: 2 }, { code: "emergency-kit", count: 1, until: `${year}-11-01` }, { code: "ultrasound-machine", count: 1 }, { code: "gynaecology-table", count: 1 }],
  measures: { "hand-hygiene": true, surfaces: true, flow: true, facility: true },
  enough: { nurse: 1, guide: 1, "blood-pressure-monitor": 2, scale: 1 }
}

interface Organisation {
  readonly id: string
  readonly name: string
  readonly kind: "school" | "employer"
  readonly days: readonly OrganisationDay[]
}

/** Schools and the larger employers have days of their own, at places of their own. */
const organisationsOf = (source: CommuneSource, residents: readonly Resident[]): readonly Organisation[] => {
  const schools = source.schools.map(({ name, file }, at): Organisation => {
    const pupils = residents.filter(({ enrolment }) => enrolment?.school === at).length
    return daysOf({ id: file.replace(/\.csv$/, ""), name, kind: "school" }, pupils, epochDayOf(year, 9, 7) + at * 6, 3)
  })
  const workers = new Map<string, number>()
  for (const { occupation: { workplace } } of residents) if (workplace?.startsWith("Công ty") === true) workers.set(workplace, (workers.get(workplace) ?? 0) + 1)
  const largest = [...workers].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).slice(0, 3)
  return [...schools, ...largest.map(([name, many], at) => daysOf({ id: `don-vi-${at + 1}`, name, kind: "employer" }, many, epochDayOf(year, 7 + at, 14), 2))].filter(({ days }) => days.length > 0)
}

const daysOf = (one: Omit<Organisation, "days">, people: number, from: number, many: number): Organisation => ({
  ...one,
  days: people === 0 ? [] : Array.from({ length: many }, (_, at) => workingDay(from + at * 2)).map((day) => ({
    organisation: one.id, place: one.name, day: civilDate(day), part: "morning" as const, hours: { from: morning.from, until: morning.until }, people: Math.ceil(people * 1.05 / many)
  })).filter((day, at, all) => all.findIndex((other) => other.day === day.day) === at)
})

/** Not on Sundays, not on Saturdays, not on the holidays. */
const workingDay = (day: number): number => {
  let open = working(day)
  while (dayOfWeek(open) >= 6) open = working(open + 1)
  return open
}

const vaccinationDays = ({ vaccinationDay }: CommuneSource): readonly string[] =>
  Array.from({ length: 6 }, (_, at) => civilDate(workingDay(epochDayOf(year, 7 + at, vaccinationDay))))
