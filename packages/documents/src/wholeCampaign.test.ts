import { allocateSlots, arrivalWaves, type Opening, openSessions, villageDays, villageSizes } from "@tramyte/core/campaign"
import { expect, it } from "vitest"
import { appointmentsOf, campaignCalendar, campaignSummary, doorSheets, villageLists } from "./index.ts"

it("takes the sites, sessions, plan and arrival waves of the core as they are", () => {
  const opening: Opening = {
    from: "2026-07-06", until: "2026-07-11", examinations: ["periodic"],
    calendar: { id: "example", name: { vi: "Ví dụ", en: "Example" }, weeklyRestDays: [6, 7], fixedHolidays: [], lunarHolidays: [], decisions: [] },
    sites: [{
      id: "station", name: { vi: "Trạm Y tế xã", en: "Health station" }, licences: [{ from: "2024-01-01", kinds: ["periodic"] }],
      opens: [{ hours: [{ part: "morning", from: "07:00", until: "11:00" }] }]
    }],
    teams: [{ id: "a", perHour: 3, at: [{ site: "station" }] }]
  }
  const people = Array.from({ length: 40 }, (_, at) => ({ id: `p${at}`, priority: 1 + at % 2, village: at % 2 === 0 ? "dong" : "doai", household: `h${Math.floor(at / 2)}` }))
  const { sessions } = villageDays({ sessions: openSessions(opening).sessions, villages: villageSizes(people) })
  const campaign = { people, sessions }
  const allocation = allocateSlots(campaign)
  const plan = { campaign, allocation, places: opening.sites, arrivals: arrivalWaves(campaign, allocation) }
  expect(appointmentsOf(plan)).toHaveLength(40)
  expect(villageLists(plan, { who: (id) => ({ name: id }) }).map(({ name, rows }) => [name, rows.length])).toEqual([["doai", 20], ["dong", 20]])
  // Three an hour, half of them each half hour.
  for (const { waves } of doorSheets(plan, { who: (id) => ({ name: id }) })) for (const { hours, rows } of waves) {
    expect(hours?.from).toMatch(/^(07|08|09|10):[03]0$/)
    expect(rows.length).toBeLessThanOrEqual(2)
  }
  expect(campaignSummary(plan, [])).toMatchObject({ people: 40, served: 40, sessions: 5, places: 60, proven: true, sites: [{ name: { vi: "Trạm Y tế xã", en: "Health station" }, sessions: 5 }] })
  expect(campaignCalendar({ id: "x", lang: "vi", stamp: "2026-07-01T08:00:00+07:00", title: "x", sessions, places: opening.sites, allocation }).match(/BEGIN:VEVENT/g)).toHaveLength(5)
})
