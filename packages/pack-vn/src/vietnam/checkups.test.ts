import { type CitizenProfile, planScreening, type ParameterValue, type ScreeningItem } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { citizen, without } from "../citizen.fixture.ts"
import { loadCommune } from "../loadCommune.ts"
import { loadVietNam } from "../loadVietNam.ts"

type Choices = Readonly<Record<string, ParameterValue>>
const plan = (protocol: string, day: string, profile: CitizenProfile, choices: Choices = {}): ScreeningItem | undefined =>
  planScreening(loadVietNam(day, { choices }), profile, { protocols: [`vietnam/${protocol}`] }).items[0]
const examined = (on: string, kind: string) => ({ examinations: [{ on, kind }] })

describe("the yearly right of everybody", () => {
  it.each([
    ["never examined", "2026-07-15", {}, "due", "2026-07-01", "2026-12-31"],
    ["on the last day of the year", "2026-12-31", {}, "due", "2026-07-01", "2026-12-31"],
    ["on the first day of the next year", "2027-01-01", {}, "due", "2027-01-01", "2027-12-31"],
    ["examined in March, before the decree", "2026-07-15", examined("2026-03-01", "periodic-checkup"), "upToDate", undefined, undefined],
    ["examined on the last day of last year", "2026-07-15", examined("2025-12-31", "periodic-checkup"), "due", "2026-07-01", "2026-12-31"],
    ["a whole year under the decree missed", "2028-01-01", {}, "overdue", "2028-01-01", "2028-12-31"]
  ] as const)("%s, asked on %s: %s", (_, day, person, state, dueFrom, dueBy) => {
    const item = plan("annual-checkup", day, citizen(person))
    expect([item?.state, item?.dueFrom, item?.dueBy]).toEqual([state, dueFrom, dueBy])
  })

  it.each(["periodic-checkup", "screening", "occupational-exam", "health-exam", "school-start-check", "bhyt-visit"])("%s fulfils it", (kind) => {
    expect(plan("annual-checkup", "2026-07-15", citizen(examined("2026-02-01", kind)))?.state).toBe("upToDate")
  })

  it.each(["outpatient", "antenatal"])("%s does not", (kind) => {
    expect(plan("annual-checkup", "2026-07-15", citizen(examined("2026-02-01", kind)))?.state).toBe("due")
  })

  it("an examination of a kind not known may fulfil it", () => {
    expect(plan("annual-checkup", "2026-07-15", citizen({ examinations: [{ on: "2026-02-01" }] }))?.state).toBe("unknown")
  })

  it("nobody knows of any examination: the question is asked", () => {
    const item = plan("annual-checkup", "2026-07-15", without(citizen(), "examinations"))
    expect(item).toMatchObject({ state: "unknown", missing: [{ fact: "encounter" }], dueBy: "2026-12-31" })
  })

  it("is not there the day before the decree, nor for the dead", () => {
    expect(plan("annual-checkup", "2026-06-30", citizen())).toBeUndefined()
    expect(plan("annual-checkup", "2026-07-01", citizen())?.state).toBe("due")
    expect(plan("annual-checkup", "2026-07-15", citizen({ deathDate: "2026-07-10" }))).toBeUndefined()
  })

  it("names the decree", () => {
    expect(plan("annual-checkup", "2026-07-15", citizen())?.sources.map(({ ref }) => ref)).toEqual(["decree-165-2026", "decree-165-2026", "resolution-72-2025"])
  })
})

describe("the checkup of the elderly", () => {
  it.each([
    ["the day before the 60th birthday", "1966-07-16", undefined],
    ["the 60th birthday", "1966-07-15", "due"],
    ["year of birth alone", "1966", "unknown"]
  ])("%s", (_, birthDate, state) => {
    expect(plan("elderly-checkup", "2026-07-15", citizen({ birthDate }))?.state).toBe(state)
  })

  it("who turned 60 in July is due from the birthday to the end of the year, not from January", () => {
    expect(plan("elderly-checkup", "2026-07-20", citizen({ birthDate: "1966-07-15" }))).toMatchObject({ dueFrom: "2026-07-15", dueBy: "2026-12-31" })
  })

  it("who missed all of last year is overdue", () => {
    expect(plan("elderly-checkup", "2026-07-15", citizen({ birthDate: "1956-01-01" }))?.state).toBe("overdue")
  })

  it("one is enough in the law, two are aimed at in Nam Thanh Miện", () => {
    const elder = citizen({ birthDate: "1956-01-01", examinations: [{ on: "2026-02-01", kind: "periodic-checkup" }] })
    expect(plan("elderly-checkup", "2026-07-15", elder)).toMatchObject({ state: "upToDate", doneThisYear: 1, stillAimedAt: 0 })
    const there = planScreening(loadCommune("nam-thanh-mien", "2026-07-15"), elder, { protocols: ["vietnam/elderly-checkup"] }).items[0]
    expect(there).toMatchObject({ state: "upToDate", doneThisYear: 1, stillAimedAt: 1 })
  })

  it("a visit under insurance is no checkup of an elder", () => {
    const elder = citizen({ birthDate: "1966-01-01", ...examined("2026-02-01", "bhyt-visit") })
    expect(plan("elderly-checkup", "2026-07-15", elder)?.state).toBe("due")
  })
})

describe("workers", () => {
  const hazardous = { employment: { type: "contract", hazardous: true } } as const
  it.each<[string, Partial<CitizenProfile>, string]>([
    ["hazardous work", hazardous, "six-monthly"],
    ["a disabled worker", { employment: "contract", disability: "mild" }, "six-monthly"],
    ["a worker the day before the 18th birthday", { employment: "contract", birthDate: "2008-07-16" }, "six-monthly"],
    ["a worker on the 18th birthday", { employment: "contract", birthDate: "2008-07-15" }, "yearly"],
    ["a worker the day before the 60th birthday", { employment: "contract", birthDate: "1966-07-16" }, "yearly"],
    ["a worker on the 60th birthday", { employment: "contract", birthDate: "1966-07-15" }, "six-monthly"],
    ["a civil servant", { employment: "civilServant" }, "yearly"],
    ["somebody self-employed, even in hazardous work", { employment: { type: "freelance", hazardous: true } }, "neither"],
    ["a disabled person without work", { disability: "mild" }, "neither"]
  ])("%s: %s", (_, person, interval) => {
    const found = ["six-monthly", "yearly"].filter((name) => plan(`worker-${name}`, "2026-07-15", citizen(person)) !== undefined)
    expect(found).toEqual(interval === "neither" ? [] : [interval])
  })

  it("born on 29 February: a minor until 28 February of a common year", () => {
    const worker = citizen({ employment: "contract", birthDate: "2008-02-29" })
    expect(plan("worker-six-monthly", "2026-02-28", worker)).toBeDefined()
    expect(plan("worker-six-monthly", "2026-03-01", worker)).toBeUndefined()
  })

  it.each([
    ["last on 1 March", "2026-03-01", "2026-08-02", "2026-09-01"],
    ["last on 31 August: February has no 31st", "2026-08-31", "2027-01-29", "2027-02-28"],
    ["last on 29 August", "2026-08-29", "2027-01-29", "2027-02-28"]
  ])("every six months: %s", (_, on, dueFrom, dueBy) => {
    expect(plan("worker-six-monthly", "2026-09-15", citizen({ ...hazardous, ...examined(on, "occupational-exam") }))).toMatchObject({ dueFrom, dueBy })
  })

  it.each([
    ["2026-08-01", "upToDate"],
    ["2026-08-02", "due"],
    ["2026-09-01", "due"],
    ["2026-09-02", "overdue"]
  ])("last on 1 March, asked on %s: %s", (day, state) => {
    expect(plan("worker-six-monthly", day, citizen({ ...hazardous, ...examined("2026-03-01", "occupational-exam") }))?.state).toBe(state)
  })

  it("a station may open the door sooner", () => {
    const worker = citizen({ ...hazardous, ...examined("2026-03-01", "occupational-exam") })
    expect(plan("worker-six-monthly", "2026-07-15", worker, { "vietnam/recall-window": { months: 2 } })?.dueFrom).toBe("2026-07-01")
  })

  it("a disability that is not known leaves both open, with one question", () => {
    const worker = without(citizen({ employment: "contract" }), "disability")
    expect(plan("worker-six-monthly", "2026-07-15", worker)).toMatchObject({ state: "unknown", missing: [{ fact: "disability" }] })
    expect(plan("worker-yearly", "2026-07-15", worker)).toMatchObject({ state: "unknown", missing: [{ fact: "disability" }] })
  })
})

describe("pupils", () => {
  const pupil = { birthDate: "2015-01-01", education: "primary" } as const
  const inCalendarYears = { "vietnam/pupil-year": "calendar" }
  it.each([
    ["checked last September, asked in July: the same school year", "2026-07-15", "2025-09-20", "upToDate", {}],
    ["checked last September, asked on the last day of the school year", "2026-08-31", "2025-09-20", "upToDate", {}],
    ["checked last September, asked on the first day of the new one", "2026-09-01", "2025-09-20", "due", {}],
    ["checked last September, counted by calendar years", "2026-07-15", "2025-09-20", "due", inCalendarYears],
    ["checked in March, asked in October", "2026-10-01", "2026-03-10", "due", {}],
    ["checked in March, asked in October, counted by calendar years", "2026-10-01", "2026-03-10", "upToDate", inCalendarYears],
    ["a school year from 5 September, asked on the 4th", "2026-09-04", "2025-09-20", "upToDate", { "vietnam/school-year-start": { month: 9, day: 5 } }],
    ["a school year from 5 September, asked on the 5th", "2026-09-05", "2025-09-20", "due", { "vietnam/school-year-start": { month: 9, day: 5 } }]
  ] as const)("%s", (_, day, on, state, choices) => {
    expect(plan("pupil-checkup", day, citizen({ ...pupil, ...examined(on, "school-start-check") }), choices)?.state).toBe(state)
  })

  it.each([
    ["preschool", true], ["upperSecondary", true], ["continuing", true], ["college", false], ["university", false]
  ] as const)("%s: %s", (education, applies) => {
    expect(plan("pupil-checkup", "2026-07-15", citizen({ ...pupil, education })) !== undefined).toBe(applies)
  })

  it("whether somebody is a pupil is asked", () => {
    expect(plan("pupil-checkup", "2026-10-01", without(citizen(pupil), "education"))).toMatchObject({ state: "unknown", missing: [{ fact: "education" }] })
  })
})
