import { expect, it } from "vitest"
import { allocateSlots } from "../allocateSlots.ts"
import type { Invitee } from "../campaign.ts"
import { checkAllocation } from "../checkAllocation.ts"
import { fixDays } from "./fixDays.ts"
import { calendar, morning, station, team } from "./opening.fixture.ts"
import { openSessions } from "./openSessions.ts"
import { villageDays } from "./villageDays.ts"
import { villageSizes } from "./villageSizes.ts"

it("a commune of two villages, a factory and a school: everyone has a day, where and when it is theirs", () => {
  const hall = { ...station, id: "hall", licences: [{ of: "station" }], opens: [{ weekdays: [2], hours: [morning] }] }
  const { sessions } = openSessions({
    from: "2026-08-20",
    until: "2026-09-05",
    calendar,
    examinations: ["screening"],
    sites: [{ ...station, opens: [{ weekdays: [1, 3, 4], hours: [morning] }], ordinaryCare: [{ share: 0.25 }] }, hall],
    teams: [{ ...team, at: [{ site: "station", weekdays: [1, 3, 4] }, { site: "hall", weekdays: [2] }] }],
    machines: [{ id: "portable", room: "ultrasound", perHour: 2, at: [{ site: "station", weekdays: [1, 3, 4] }, { site: "hall", weekdays: [2] }] }],
    organisationDays: [
      { organisation: "shoes", place: "factory", day: "2026-08-23", hours: { from: "06:00", until: "10:00" }, people: 60 },
      { organisation: "school", site: "station", day: "2026-09-03", people: 20 }
    ]
  })
  const some = (name: string, count: number, rest: Omit<Invitee, "id">): readonly Invitee[] => Array.from({ length: count }, (_, at) => ({ id: `${name} ${at}`, ...rest }))
  const invited = [
    ...some("elder of Đông", 50, { priority: 2, village: "Đông" }), ...some("elder of Tây", 8, { priority: 2, village: "Tây", rooms: ["ultrasound"] }),
    ...some("farmer of Tây", 30, { priority: 8, village: "Tây" }), ...some("worker", 60, { priority: 4, village: "Đông" }), ...some("pupil", 20, { priority: 7, village: "Tây" })
  ]
  const memberships = invited.flatMap(({ id }) => id.startsWith("worker") ? [{ id, organisation: "shoes" }] : id.startsWith("pupil") ? [{ id, organisation: "school" }] : [])
  const people = fixDays(invited, memberships, sessions)
  const travel = { "Đông": { station: 5, hall: 25 }, "Tây": { station: 30, hall: 10 } }
  const proposal = villageDays({ sessions, villages: villageSizes(people), travel, slack: 0.05 })
  expect(proposal.noRoom).toEqual([])

  const campaign = { people, sessions: proposal.sessions, travel }
  const allocation = allocateSlots(campaign)
  expect(checkAllocation(campaign, allocation).wrong).toEqual([])
  expect(allocation.unserved).toEqual([])
  const sitesOf = (name: string) => new Set(allocation.assigned.filter(({ id }) => id.startsWith(name)).map(({ session }) => session.split(" ")[0]))
  expect([sitesOf("elder of Đông"), sitesOf("elder of Tây"), sitesOf("farmer of Tây"), sitesOf("worker"), sitesOf("pupil")].map((sites) => [...sites].join())).toEqual(
    ["station", "hall", "hall", "factory", "station"]
  )
  expect(new Set(allocation.assigned.filter(({ id }) => id.startsWith("pupil")).map(({ session }) => session))).toEqual(new Set(["station 2026-09-03 morning school"]))
})
