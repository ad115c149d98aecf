import { describe, expect, it } from "vitest"
import { allocateSlots } from "../allocateSlots.ts"
import type { Invitee } from "../campaign.ts"
import type { CampaignError } from "../errors.ts"
import { fixDays } from "./fixDays.ts"
import { homeVisit } from "./homeVisit.ts"
import type { Opening, Site } from "./opening.ts"
import { afternoon, station, team, weekOf } from "./opening.fixture.ts"
import { openSessions } from "./openSessions.ts"
import { villageSizes } from "./villageSizes.ts"

const home: Site = { id: "home", kind: "home", licences: [{ of: "station" }], opens: [{ weekdays: [3], hours: [afternoon] }] }
const visits = { id: "visits", perHour: 1, at: [{ site: "home" }] }
const opening = weekOf({ sites: [station, home], teams: [team, visits] })
const bedridden: Invitee = { id: "Cụ Bình", priority: 2, village: "Đông", rooms: [homeVisit] }

describe("people who are examined at home", () => {
  const { sessions } = openSessions(opening)

  it("are so many in a half-day as the team can visit", () => {
    expect(sessions.filter(({ site }) => site === "home")).toStrictEqual([
      { id: "home 2026-07-08 afternoon", site: "home", day: "2026-07-08", part: "afternoon", hours: { from: "13:30", until: "16:30" }, capacity: 3, rooms: { "home-visit": 3 }, organisation: "home-visit" }
    ])
  })

  it("have a portable machine where one is sent along", () => {
    const machines = [{ id: "portable", room: "ultrasound", perHour: 0.5, at: [{ site: "home" }] }]
    expect(openSessions({ ...opening, machines }).sessions.find(({ site }) => site === "home")!.rooms).toEqual({ ultrasound: 1, "home-visit": 3 })
  })

  it("have these sessions and no others, whoever employs them; nobody else has them", () => {
    const invited = [bedridden, { ...bedridden, id: "Cụ An" }, { id: "Lan", priority: 1 }]
    const own = openSessions({ ...opening, organisationDays: [{ organisation: "shoes", place: "factory", day: "2026-07-06", people: 9 }] }).sessions
    const people = fixDays(invited, [{ id: "Cụ An", organisation: "shoes" }, { id: "Lan", organisation: "home-visit" }], own)
    expect(people).toEqual([...invited.slice(0, 2).map((person) => ({ ...person, fixed: ["home 2026-07-08 afternoon"] })), invited[2]])
    const { assigned } = allocateSlots({ people: [...people, ...Array.from({ length: 250 }, (_, at) => ({ id: `${at}`, priority: 1 }))], sessions: own })
    expect(assigned.filter(({ session }) => session.startsWith("home")).map(({ id }) => id)).toEqual(["Cụ Bình", "Cụ An"])
  })

  it("have no needs of the station: only what is taken along, and the part of the day in which somebody comes", () => {
    const machines = [{ id: "portable", room: "ecg", perHour: 1, at: [{ site: "home" }] }]
    const needy: Invitee = { ...bedridden, part: "morning", rooms: ["ultrasound", homeVisit, "ecg"] }
    const { sessions: equipped } = openSessions({ ...opening, machines })
    expect(fixDays([needy], [], equipped)).toStrictEqual([{ ...bedridden, rooms: [homeVisit, "ecg"], fixed: ["home 2026-07-08 afternoon"] }])
    expect(fixDays([{ ...needy, part: "afternoon" }], [], equipped)).toStrictEqual([{ ...bedridden, part: "afternoon", rooms: [homeVisit, "ecg"], fixed: ["home 2026-07-08 afternoon"] }])
    const wholeDay = equipped.map(({ part: _, ...session }) => session)
    expect(fixDays([needy], [], wholeDay)[0]!.part).toBe("morning")
    expect(fixDays([needy], [], openSessions(weekOf()).sessions)).toStrictEqual([needy])
  })

  it("stay in the campaign without a session where nobody goes to their homes, and are not sent to the station", () => {
    const { sessions: without } = openSessions(weekOf())
    const people = fixDays([bedridden], [], without)
    expect(people).toEqual([bedridden])
    expect(allocateSlots({ people, sessions: without })).toMatchObject({ assigned: [], unserved: [{ id: "Cụ Bình", reason: "noSession", because: ["rooms"] }] })
  })

  it("need no place on their village's days", () => expect(villageSizes([bedridden, { village: "Đông" }])).toEqual([{ village: "Đông", people: 1 }]))
})

it.each<readonly [string, Partial<Opening>]>([
  ["UNKNOWN organisationDays[0].site", { organisationDays: [{ organisation: "school", site: "home", day: "2026-07-08", people: 1 }] }],
  ["UNKNOWN organisationDays[0].organisation", { organisationDays: [{ organisation: "home-visit", site: "station", day: "2026-07-08", people: 1 }] }],
  ["UNKNOWN machines[0].room", { machines: [{ id: "m", room: "home-visit", perHour: 1, at: [{ site: "station" }] }] }]
])("refuses %s", (problem, change) => {
  try {
    openSessions({ ...opening, ...change })
    expect.unreachable()
  } catch (error) {
    expect((error as CampaignError).problems.map(({ code, where }) => `${code.slice("TRAMYTE_CAMPAIGN_".length)} ${where}`)).toEqual([problem])
  }
})
