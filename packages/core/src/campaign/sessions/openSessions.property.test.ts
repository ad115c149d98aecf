import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { civilDate, dayOfWeek, epochDay, workingCalendar } from "../../time/index.ts"
import type { Session } from "../campaign.ts"
import { minutesOf } from "../checkCampaign.ts"
import { CampaignError } from "../errors.ts"
import { arbitraryOpening, arbitraryReserve, calendar } from "./opening.fixture.ts"
import type { OpenedSessions, Opening } from "./opening.ts"
import { openSessions } from "./openSessions.ts"

/** What an opening comes to; nothing where a team would be at two places, or a site has no licence in so short a time. */
const openedOr = (opening: Opening): OpenedSessions | undefined => {
  try {
    return openSessions(opening)
  } catch (error) {
    if (error instanceof CampaignError) return undefined
    throw error
  }
}

const open = (opening: Opening): OpenedSessions => {
  const opened = openedOr(opening)
  fc.pre(opened !== undefined)
  return opened
}

const hoursOf = ({ hours }: Session): number => (minutesOf(hours!.until)! - minutesOf(hours!.from)!) / 60
const overlap = (a: Session, b: Session): boolean => a.hours!.from < b.hours!.until && b.hours!.from < a.hours!.until
const verify = (law: (opening: Opening) => void): void => fc.assert(fc.property(arbitraryOpening(), law), { numRuns: 150 })

describe("whatever is opened", () => {
  it("is an answer more often than not", () => {
    expect(fc.sample(arbitraryOpening(), { numRuns: 200, seed: 7 }).filter((opening) => openedOr(opening) !== undefined && openedOr(opening)!.sessions.length > 3).length).toBeGreaterThan(60)
  })

  it("says of each site and day whether there is a session or why not, never both of a part of it", () => verify((opening) => {
    const { sessions, closed } = open(opening)
    for (let day = epochDay(opening.from); day < epochDay(opening.until); day++) {
      for (const { id } of opening.sites) {
        const isThere = (each: { readonly site: string; readonly day: string; readonly organisation?: string }): boolean => each.site === id && each.day === civilDate(day)
        const [held, not] = [sessions.filter(isThere), closed.filter((each) => isThere(each) && each.organisation === undefined)]
        expect(held.length + not.length).toBeGreaterThan(0)
        const parts = [...held.filter(({ organisation }) => organisation === undefined), ...not].map(({ part }) => part)
        expect(new Set(parts).size).toBe(parts.length)
      }
    }
  }))

  it("is never on a rest day, a holiday or a closed day, unless the site says so", () => verify((opening) => {
    const { isWorkingDay, holidayOn } = workingCalendar(calendar)
    for (const { site, day: date } of open(opening).sessions) {
      const { opens = [], open: single = [], closed = [] } = opening.sites.find(({ id }) => id === site)!
      expect(closed.flatMap((each) => "day" in each ? [each.day] : [])).not.toContain(date)
      const day = epochDay(date)
      if (single.some((each) => each.day === date) || isWorkingDay(day)) continue
      if (holidayOn(day) === undefined) expect(opens[0]!.weekdays).toContain(dayOfWeek(day))
      else expect(opens[0]!.holidays).toBe(true)
    }
  }))

  it("opens on the Saturday that is swapped as on the Monday for which it is worked, which is a holiday", () => verify((opening) => {
    const { sessions, closed } = open({ ...opening, until: "2026-09-03", organisationDays: [], keptForNoShows: 0 })
    for (const { id, opens = [], open: single = [] } of opening.sites) {
      const isOpen = (date: string): boolean => sessions.some(({ site, day }) => site === id && day === date) || closed.some(({ site, day, reason }) => site === id && day === date && (reason === "noTeam" || reason === "noPlaces"))
      const pattern = opens[0]!
      const named = pattern.weekdays === undefined || pattern.weekdays.includes(1) || pattern.weekdays.includes(6)
      expect(isOpen("2026-08-22")).toBe(named || single.some(({ day }) => day === "2026-08-22"))
      const monday = pattern.holidays === true && (pattern.weekdays?.includes(1) ?? true)
      expect(isOpen("2026-08-31")).toBe(monday || single.some(({ day }) => day === "2026-08-31"))
    }
  }))

  it("never has more places at a time than all teams and machines together can examine", () => verify((opening) => {
    const { sessions } = open(opening)
    const all = opening.teams.reduce((sum, { perHour }) => sum + perHour, 0)
    for (const session of sessions) {
      const atATime = sessions.filter((each) => each.day === session.day && overlap(each, session))
      const longest = Math.max(...atATime.map(({ hours }) => minutesOf(hours!.until)!)) - Math.min(...atATime.map(({ hours }) => minutesOf(hours!.from)!))
      expect(atATime.reduce((sum, { capacity }) => sum + capacity, 0)).toBeLessThanOrEqual(all * longest / 60 + 1e-6)
      expect(session.capacity).toBeGreaterThan(0)
      for (const [room, places] of Object.entries(session.rooms ?? {})) {
        const pace = (opening.machines ?? []).filter((machine) => machine.room === room).reduce((sum, { perHour }) => sum + perHour, 0)
        expect(Number.isInteger(places) && places >= 0 && places <= pace * hoursOf(session) + 1e-6).toBe(true)
      }
    }
  }))

  it("has each team and each machine at one place at a time", () => verify((opening) => {
    open(opening)
    for (const team of opening.teams) {
      const { sessions } = openSessions({ ...opening, teams: [{ ...team, perHour: 40 }], machines: [], organisationDays: [], keptForNoShows: 0, sites: opening.sites.map((site) => ({ ...site, ordinaryCare: [] })) })
      for (const a of sessions) expect(sessions.filter((b) => b.day === a.day && b.site !== a.site && overlap(a, b))).toEqual([])
    }
  }))

  it("has no more places anywhere if more is kept", () => {
    fc.assert(fc.property(arbitraryOpening(), arbitraryReserve(), fc.constantFrom(0.3, 0.7, 1), (opening, reserve, noShows) => {
      const before = open(opening)
      const whole = before.sessions.reduce((sum, { capacity }) => sum + capacity, 0)
      const kept = [
        openSessions({ ...opening, sites: opening.sites.map((site) => ({ ...site, ordinaryCare: [...site.ordinaryCare ?? [], reserve] })) }),
        openSessions({ ...opening, keptForNoShows: Math.max(noShows, opening.keptForNoShows ?? 0) })
      ]
      const found = new Map(before.sessions.map((session) => [session.id, session]))
      for (const { sessions } of kept) {
        expect(sessions.reduce((sum, { capacity }) => sum + capacity, 0)).toBeLessThanOrEqual(whole)
        for (const { id, capacity, rooms = {}, organisation } of sessions) {
          // What an organisation cannot have in the morning, it takes in the afternoon.
          if (organisation !== undefined) continue
          expect(capacity).toBeLessThanOrEqual(found.get(id)?.capacity ?? 0)
          if ((opening.organisationDays ?? []).length > 0) continue
          for (const [room, places] of Object.entries(rooms)) expect(places).toBeLessThanOrEqual(found.get(id)?.rooms?.[room] ?? 0)
        }
      }
    }), { numRuns: 150 })
  })

  it("does not depend on the order of anything", () => {
    const shuffled = <A>(all: readonly A[]): fc.Arbitrary<readonly A[]> => fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length })
    fc.assert(fc.property(arbitraryOpening().chain((opening) => fc.tuple(fc.constant(opening), fc.record({
      sites: shuffled(opening.sites.map((site) => ({ ...site, ordinaryCare: [...site.ordinaryCare ?? []].reverse() }))),
      teams: shuffled(opening.teams.map((team) => ({ ...team, at: [...team.at].reverse() }))),
      machines: shuffled(opening.machines ?? []),
      organisationDays: shuffled(opening.organisationDays ?? [])
    }))), ([opening, order]) => {
      expect(openedOr({ ...opening, ...order })).toEqual(openedOr(opening))
    }), { numRuns: 150 })
  })

  it("gives organisations what they asked for, or says what is short", () => verify((opening) => {
    const { sessions, short, closed } = open(opening)
    for (const { organisation, site, day, people } of opening.organisationDays ?? []) {
      const held = sessions.filter((each) => each.organisation === organisation && each.site === site && each.day === day)
      const places = held.reduce((sum, { capacity }) => sum + capacity, 0)
      const isOutside = day < opening.from || day >= opening.until
      const missing = short.find((each) => each.organisation === organisation && each.site === site && each.day === day)
      expect(missing).toEqual(places === people || isOutside ? undefined : { organisation, site, day, people, places })
      if (places === 0) expect(closed.filter((each) => each.organisation === organisation && each.site === site && each.day === day)).not.toEqual([])
    }
  }))

  it("is plain data", () => verify((opening) => {
    const opened = open(opening)
    expect(JSON.parse(JSON.stringify(opened))).toStrictEqual(opened)
  }))
})
