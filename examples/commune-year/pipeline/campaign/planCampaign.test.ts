import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parse } from "csv-parse/sync"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openSqliteStore } from "@tramyte/sqlite"
import { generateCommuneYear } from "../../generate/generateCommuneYear.ts"
import { campaignFiles, campaignFolder } from "../../report/campaign/campaignFiles.ts"
import type { Progress } from "../progress.ts"
import { runStation, type StationResult } from "../runStation.ts"
import { writeOutputs } from "../writeOutputs.ts"
import type { CampaignPerson, CampaignYear } from "./campaignYear.ts"

/** Two small stations, planned once; the tests look at what came out. */
const folder = mkdtempSync(join(tmpdir(), "commune-campaign-"))
const silent: Progress = { step: () => ({ to: () => {}, end: () => {} }), close: () => {} }
let stations: readonly StationResult[]

beforeAll(async () => {
  generateCommuneYear({ people: 1600, seed: 5, out: join(folder, "data") })
  const run = (commune: string) => runStation({ folder: join(folder, "data", commune), out: folder, on: undefined, recorded: undefined, fresh: true, undo: false }, silent)
  stations = [await run("cam-giang"), await run("nam-thanh-mien")]
  await writeOutputs(stations, { out: folder, lang: "vi", names: true }, silent)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

const campaignOf = ({ year }: StationResult): CampaignYear => year.campaign!
const withSession = ({ people }: CampaignYear): readonly CampaignPerson[] => people.filter(({ session }) => session !== undefined)

describe("the year's campaign of two stations", () => {
  it("is planned and planned again, and the check finds nothing against either plan", () => {
    for (const { plan, replan } of stations.map(campaignOf)) {
      expect([plan.findings, replan.findings]).toEqual([0, 0])
      expect(plan.proven).toContain("served")
      expect(replan.proven).toContain("served")
    }
  })

  it("has everybody once: on the list, or not invited with a reason", () => {
    for (const station of stations) {
      const { notInvited, people } = campaignOf(station)
      const everybody = [...people.map(({ at }) => at), ...notInvited.flatMap(({ who }) => who)]
      expect(new Set(everybody).size).toBe(everybody.length)
      const unreadable = station.year.people.filter(({ clarify }) => clarify.some(({ fact }) => fact === "record")).length
      expect(everybody.length).toBe(station.year.people.length - unreadable)
      expect(people.map(({ at }) => at)).toEqual(people.map(({ at }) => at).toSorted((a, b) => a - b))
    }
  })

  it("invites nobody who had this year's examination before it began, and says when the others had theirs", async () => {
    for (const station of stations) {
      const { from, people } = campaignOf(station)
      const listed = new Map(people.map((person) => [station.year.people[person.at]!.id, person]))
      const store = await openSqliteStore(join(folder, station.year.commune.key, "station.db"))
      const kinds = ["periodic-checkup", "screening", "occupational-exam", "health-exam", "school-start-check", "bhyt-visit"]
      for await (const { facts, person: { id } } of store.records({ actor: "test", role: "station", purpose: "care", commune: station.year.commune.code })) {
        const person = listed.get(id)
        if (person === undefined) continue
        const days = facts.flatMap(({ code = [], kind, start = "" }) => kind === "encounter" && kinds.includes(code[0] ?? "") && /^2026-..-..$/.test(start) ? [start] : []).toSorted()
        expect(days.filter((day) => day < from), id).toEqual([])
        expect(person.examined, id).toBe(days[0])
      }
      await store.close()
    }
  })

  it("lets each stand where the plan, the day and the registers put them", () => {
    for (const station of stations) {
      const { people, sessions } = campaignOf(station)
      const { on } = station.year
      for (const { arrive, examined, moved, planned, session, standing, why } of people) {
        const plannedDay = planned === undefined ? undefined : sessions[planned]!.day
        const day = session === undefined ? undefined : sessions[session]!.day
        const isOver = plannedDay !== undefined && plannedDay < on
        expect(examined !== undefined).toBe("xe".includes(standing))
        expect(day !== undefined).toBe("sm".includes(standing))
        expect(why !== undefined).toBe("nu".includes(standing))
        if (day !== undefined) expect(day >= on).toBe(true)
        if (standing === "m" || standing === "n") expect([isOver, moved]).toEqual([true, "didNotCome"])
        if (standing === "s" || standing === "u") expect(isOver).toBe(false)
        if (session !== undefined && sessions[session]!.hours !== undefined) expect(arrive).toMatch(/^\d\d:\d\d$/)
      }
      for (const standing of "xesm") expect(people.some((person) => person.standing === standing), standing).toBe(true)
    }
  })

  it("never has more people in a session than it has places, and moves nobody who need not move", () => {
    for (const campaign of stations.map(campaignOf)) {
      const coming = new Map<number, number>()
      for (const { session } of withSession(campaign)) coming.set(session!, (coming.get(session!) ?? 0) + 1)
      for (const [session, people] of coming) expect(people).toBeLessThanOrEqual(campaign.sessions[session]!.capacity)
      expect(campaign.replan.lost.length).toBeGreaterThan(0)
      for (const lost of campaign.replan.lost) expect(coming.has(lost)).toBe(false)
      expect(campaign.replan.onlyDisplacedMoved).toBe(true)
      for (const { moved, planned, session, standing } of campaign.people) if (standing === "s" && moved === undefined) expect(session).toBe(planned)
    }
  })

  it("calls pupils and workers to the days of their schools and employers, and to no others", () => {
    for (const { people, sessions } of stations.map(campaignOf)) {
      const own = people.filter(({ planned }) => planned !== undefined && sessions[planned]!.organisation !== undefined)
      expect(own.length).toBeGreaterThan(100)
      expect(new Set(own.map(({ planned }) => sessions[planned!]!.organisation)).size).toBeGreaterThan(5)
      expect(own.some(({ standing }) => standing === "x")).toBe(true)
    }
  })

  it("adds up to the đồng, and tells what is not known of each item once", () => {
    for (const { money, people } of stations.map(campaignOf)) {
      const { findings, lines, payers, total, undecided } = money!
      expect(payers.reduce((sum, { amount }) => sum + amount, undecided)).toBe(total)
      for (const { budget, committed, free, settled } of lines) expect(budget).toBe(committed + settled + free)
      expect(lines[0]!.settled).toBeGreaterThan(0)
      expect(lines[0]!.committed).toBeGreaterThan(0)
      expect(new Set(findings.map(({ says }) => says.vi)).size).toBe(findings.length)
      const free = findings.find(({ says }) => says.vi.includes("general-examination"))!
      expect(free.who).toEqual(people.map(({ at }) => at))
      expect(free.says.vi).toContain(`của ${people.length} người`)
      expect(free.says.en).toContain(`for ${people.length}, is free`)
    }
  })

  it("asks what the next session lacks", () => {
    for (const station of stations) {
      const { readiness, sessions } = campaignOf(station)
      expect(readiness?.ready).toBe("no")
      expect(sessions[readiness!.session]!.day >= station.year.on).toBe(true)
      expect(readiness?.requirements.find(({ code }) => code === "doctor")?.state).toBe("met")
    }
  })
})

describe("what is printed and sent", () => {
  const read = (path: string): string => readFileSync(join(folder, path), "utf8")

  it("has each with a session in one village's list, and those without in another", () => {
    for (const station of stations) {
      const campaign = campaignOf(station)
      const lists = readdirSync(join(folder, campaignFolder(station.year))).filter((file) => file.endsWith(".csv") && file !== "chua-co-lich.csv")
      const rows = (path: string): readonly string[][] => (parse(read(path), { bom: true }) as string[][]).slice(1)
      const listed = lists.flatMap((file) => rows(campaignFolder(station.year) + file))
      expect(listed).toHaveLength(withSession(campaign).length)
      for (const [, , , , , day] of listed) expect(day! >= station.year.on).toBe(true)
      expect(rows(campaignFiles(station.year).unservedCsv)).toHaveLength(campaign.people.filter(({ standing }) => "nu".includes(standing)).length)
    }
  })

  it("names nobody on a notice board or in a calendar", () => {
    const named = stations.flatMap(({ year }) => {
      const board = campaignFolder(year) + "bang-tin/"
      const texts = [...readdirSync(join(folder, board)).map((file) => read(board + file)), read(campaignFiles(year).calendar)]
      return year.people.filter(({ name }) => name.split(" ").length > 2 && texts.some((text) => text.includes(name)))
    })
    expect(named).toEqual([])
  })

  it("has every session to come in the calendar, those that were lost as cancelled", () => {
    for (const station of stations) {
      const { replan, sessions } = campaignOf(station)
      const file = read(campaignFiles(station.year).calendar)
      expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(sessions.filter(({ day }) => day >= station.year.on).length)
      expect(file.match(/STATUS:CANCELLED/g)).toHaveLength(replan.lost.length)
    }
  })

  it("is not written where nobody may be named", async () => {
    const out = join(folder, "published")
    await writeOutputs(stations, { out, lang: "vi", names: false }, silent)
    expect(readdirSync(out).toSorted()).toEqual(["kpi.json", "report.html"])
  })
})
