import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allocateSlots } from "../allocateSlots.ts"
import type { Campaign, Invitee, Session } from "../campaign.ts"
import { checkAllocation } from "../checkAllocation.ts"
import { CampaignError } from "../errors.ts"
import { replanInTwoVisits, type TwoVisits, type TwoVisitsOptions } from "./replanInTwoVisits.ts"

const session = (id: string, day: string, capacity: number, more: Partial<Session> = {}): Session => ({ id, site: "station", day, capacity, ...more })
const person = (id: string, more: Partial<Invitee> = {}): Invitee => ({ id, priority: 8, ...more })
const elder = (id: string, ...rooms: readonly string[]): Invitee => person(id, { priority: 2, rooms })
const plan = ({ assigned }: Pick<TwoVisits, "assigned">): readonly string[] => assigned.map(({ id, session }) => `${id} ${session}`)
const again = ({ again }: TwoVisits): readonly string[] => again.map(({ id, rooms }) => `${id} ${rooms.join("+")}`)
const both = (campaign: Campaign, options?: TwoVisitsOptions): TwoVisits => replanInTwoVisits(campaign, allocateSlots(campaign), options)

const mon = session("mon", "2026-07-06", 2, { rooms: { "x-ray": 1, ultrasound: 2 } })
const tue = session("tue", "2026-07-07", 2)

describe("an elder whose X-ray waits", () => {
  const campaign: Campaign = { people: [elder("an", "x-ray"), elder("binh", "x-ray")], sessions: [mon, tue] }

  it("is examined now, and comes again for it", () => {
    const after = both(campaign)
    expect(plan(after)).toEqual(["an mon", "binh mon"])
    expect(again(after)).toEqual(["binh x-ray"])
    expect(after.moves).toEqual([{ id: "binh", to: "mon", because: "placeFree" }])
    expect(after.campaign.people[1]).toEqual({ id: "binh", priority: 2 })
    expect(after.served).toEqual([{ priority: 2, people: 2, served: 2, atMost: 2 }])
    expect(checkAllocation(after.remaining.campaign, after.remaining.allocation)).toMatchObject({ wrong: [], isOptimal: true })
  })

  it("has the van nowhere in the campaign", () => expect(again(both({ ...campaign, sessions: [tue] }))).toEqual(["an x-ray", "binh x-ray"]))
  it("does not wait where there is room after all", () => {
    const late = replanInTwoVisits({ ...campaign, sessions: [...campaign.sessions, session("wed", "2026-07-08", 1, { rooms: { "x-ray": 1 } })] }, allocateSlots(campaign))
    expect([plan(late), again(late)]).toEqual([["an mon", "binh wed"], []])
  })
  it("stays without a session, with all rooms, where it helps nothing", () => {
    const people = [elder("an", "x-ray"), { ...elder("binh", "x-ray"), windows: [{ from: "2026-08-01", until: "2026-09-01" }] }]
    const after = both({ ...campaign, people })
    expect([again(after), after.unserved.map(({ id }) => id)]).toEqual([[], ["binh"]])
    expect(after.campaign.people[1]!.rooms).toEqual(["x-ray"])
  })
  it("waits for the room that is missing alone, or for as few as can be", () => {
    const two: Campaign = { people: [elder("an", "x-ray"), elder("binh", "x-ray", "ultrasound")], sessions: [mon, tue] }
    expect(again(both(two))).toEqual(["binh x-ray"])
    expect(plan(both(two))).toEqual(["an mon", "binh mon"])
    const apart: Campaign = { people: [elder("an", "x-ray", "ultrasound")], sessions: [session("a", "2026-07-06", 1, { rooms: { "x-ray": 1 } }), session("b", "2026-07-07", 1, { rooms: { ultrasound: 5 } })] }
    expect([plan(both(apart)), again(both(apart))]).toEqual([["an b"], ["an x-ray"]])
    const other: Campaign = { ...apart, sessions: [apart.sessions[0]!, { ...apart.sessions[1]!, day: "2026-07-09" }], people: [{ ...apart.people[0]!, windows: [{ from: "2026-07-06", until: "2026-07-07" }] }] }
    expect([plan(both(other)), again(both(other))]).toEqual([["an a"], ["an ultrasound"]])
    const none: Campaign = { ...apart, sessions: [tue] }
    expect(again(both(none))).toEqual(["an ultrasound+x-ray"])
  })
  it("does not wait for a room that is free where that person comes", () => {
    const people = [person("p0", { priority: 2 }), person("p1", { priority: 1, rooms: ["x", "z"] }), person("p2", { priority: 2 }), person("p3", { priority: 1 })]
    const sessions = [session("s0", "2026-07-06", 1, { rooms: { x: 0, z: 0 } }), session("s1", "2026-07-06", 1, { rooms: { x: 0, z: 1 } })]
    const after = replanInTwoVisits({ people, sessions }, { assigned: [{ id: "p0", session: "s0" }, { id: "p2", session: "s1" }] })
    expect(again(after)).toEqual(after.assigned.some(({ id, session: at }) => id === "p1" && at === "s1") ? ["p1 x"] : ["p1 x+z"])
    expect(plan(after)).toHaveLength(2)
  })
  it("is told of nobody where nobody is turned away", () => {
    const fine: Campaign = { people: [elder("an", "x-ray"), person("binh")], sessions: [mon] }
    expect(both(fine)).toMatchObject({ again: [], moves: [], displaced: 0, onlyDisplacedMoved: true })
  })
})

describe("what can wait", () => {
  const campaign: Campaign = { people: [elder("an", "x-ray"), elder("binh", "gynaecology"), elder("chi", "home-visit")], sessions: [session("a", "2026-07-06", 9)] }

  it.each<[string, TwoVisitsOptions, readonly string[]]>([
    ["all rooms but a visit at home", {}, ["an x-ray", "binh gynaecology"]],
    ["some rooms, of everybody", { rooms: ["x-ray"] }, ["an x-ray"]],
    ["no room", { rooms: [] }, []],
    ["a visit at home never", { rooms: ["home-visit"], people: [{ id: "chi", rooms: ["home-visit"] }] }, []],
    ["what some may not need at all", { people: [{ id: "binh", rooms: ["gynaecology"] }] }, ["binh gynaecology"]],
    ["of them nothing else", { people: [{ id: "binh", rooms: [] }, { id: "an", rooms: ["gynaecology"] }] }, []],
    ["both", { rooms: ["x-ray"], people: [{ id: "binh", rooms: ["gynaecology"] }] }, ["an x-ray", "binh gynaecology"]]
  ])("%s", (_, options, expected) => {
    const after = both(campaign, options)
    expect(again(after)).toEqual(expected)
    expect(after.unserved.map(({ id }) => id)).toEqual(["an", "binh", "chi"].filter((id) => !expected.some((line) => line.startsWith(id))))
  })

  it("refuses a plan of the wrong shape", () => expect(() => replanInTwoVisits(campaign, null as never)).toThrow("TRAMYTE_CAMPAIGN_SHAPE before:"))

  it("refuses rooms and people that nobody knows, and a plan that is none, before any work", () => {
    const problems = (options: TwoVisitsOptions, assigned = [{ id: "an", session: "a" }], capacity = 9): readonly string[] => {
      try {
        replanInTwoVisits({ ...campaign, sessions: [session("a", "2026-07-06", capacity)] }, { assigned }, options)
      } catch (error) {
        if (error instanceof CampaignError) return error.problems.map(({ code, where }) => `${code} ${where}`)
      }
      return []
    }
    expect(problems({ rooms: ["xray"], people: [{ id: "x", rooms: [] }], noticeDays: -1 })).toEqual(["TRAMYTE_CAMPAIGN_NUMBER noticeDays", "TRAMYTE_CAMPAIGN_UNKNOWN rooms", "TRAMYTE_CAMPAIGN_UNKNOWN people[0].id"])
    expect(problems({}, [{ id: "an", session: "a" }, { id: "binh", session: "a" }], 1)).toEqual(["TRAMYTE_CAMPAIGN_NUMBER before.assigned"])
    expect(problems({}, [{ id: "an", session: "a" }, { id: "binh", session: "a" }], 2)).toEqual([])
  })
})

describe("who has a session already", () => {
  const one: Campaign = { people: [elder("an", "x-ray"), person("binh")], sessions: [session("mon", "2026-07-06", 1)] }

  it("gives way to a higher group alone", () => {
    const after = replanInTwoVisits(one, { assigned: [{ id: "binh", session: "mon" }] })
    expect([plan(after), again(after)]).toEqual([["an mon"], ["an x-ray"]])
    expect(after.moves).toEqual([{ id: "an", to: "mon", because: "placeFree" }, { id: "binh", from: "mon", because: "gaveWay" }])
    const equals: Campaign = { ...one, people: [elder("an", "x-ray"), person("binh", { priority: 2 })] }
    for (const more of [{}, { urgency: 9 }]) {
      const stays = replanInTwoVisits({ ...equals, people: [{ ...equals.people[0]!, ...more }, equals.people[1]!] }, { assigned: [{ id: "binh", session: "mon" }] })
      expect([plan(stays), again(stays)]).toEqual([["binh mon"], []])
      expect(checkAllocation(stays.remaining.campaign, stays.remaining.allocation).wrong).toEqual([])
    }
  })

  it("takes what is left then", () => {
    const after = replanInTwoVisits({ ...one, people: [{ ...one.people[0]!, windows: [{ from: "2026-07-06", until: "2026-07-07" }] }, one.people[1]!], sessions: [...one.sessions, tue] }, { assigned: [{ id: "binh", session: "mon" }] })
    expect([plan(after), after.onlyDisplacedMoved]).toEqual([["an mon", "binh tue"], false])
  })

  it("keeps the session of a day that is over, or too near to be told", () => {
    const campaign: Campaign = { people: [elder("an", "x-ray"), person("binh"), person("chi")], sessions: [session("sun", "2026-07-05", 1), session("mon", "2026-07-06", 1), session("fri", "2026-07-10", 1)] }
    const after = replanInTwoVisits(campaign, { assigned: [{ id: "binh", session: "mon" }, { id: "chi", session: "sun" }] }, { from: "2026-07-06" })
    expect([plan(after), again(after)]).toEqual([["an fri", "binh mon", "chi sun"], ["an x-ray"]])
  })
})

describe("laws of two visits", () => {
  const anyone = fc.record({
    priority: fc.integer({ min: 1, max: 3 }), urgency: fc.nat(1), rooms: fc.constantFrom<(readonly string[])[]>([], [], ["x"], ["y"], ["x", "y"], ["y", "z"], ["x", "z"]),
    days: fc.constantFrom(0, 0, 1, 2)
  })
  const days = ["2026-07-06", "2026-07-07", "2026-07-08"]
  const anyCampaign = fc.record({
    people: fc.array(anyone, { minLength: 1, maxLength: 9 }), sessions: fc.array(fc.record({ day: fc.nat(2), capacity: fc.nat(3), x: fc.nat(1), y: fc.nat(2), z: fc.nat(1) }), { minLength: 1, maxLength: 4 }),
    planned: fc.constantFrom("best", "worst")
  }).map(({ people, sessions, planned }): { readonly campaign: Campaign; readonly planned: Campaign } => {
    const campaign: Campaign = {
      people: people.map(({ days: from, ...rest }, index) => ({ id: `p${index}`, ...rest, ...(from === 0 ? {} : { windows: [{ from: days[from]!, until: "2026-07-09" }] }) })),
      sessions: sessions.map(({ day, capacity, x, y, z }, index) => session(`s${index}`, days[day]!, capacity, { rooms: { x, y, z } }))
    }
    return { campaign, planned: planned === "best" ? campaign : { ...campaign, people: campaign.people.map((one) => ({ ...one, priority: 4 - one.priority })) } }
  })

  it("examines whom it can, moves nobody but for a higher group, and lets nothing wait that is there", () => {
    let [helped, moved] = [0, 0]
    fc.assert(fc.property(anyCampaign, fc.constantFrom<(readonly string[] | undefined)[]>(undefined, ["x"], ["x", "y"]), ({ campaign, planned }, rooms) => {
      const before = allocateSlots(planned)
      const after = replanInTwoVisits(campaign, before, rooms === undefined ? {} : { rooms })
      const check = checkAllocation(after.remaining.campaign, after.remaining.allocation)
      expect(check.wrong).toEqual([])
      const [was, is] = [new Map(before.assigned.map(({ id, session }) => [id, session])), new Map(after.assigned.map(({ id, session }) => [id, session]))]
      const needed = new Map(campaign.people.map((one) => [one.id, one]))
      const sessionOf = new Map(campaign.sessions.map((one) => [one.id, one]))
      const newly = campaign.people.filter(({ id }) => !was.has(id) && is.has(id))
      helped += after.again.length
      for (const { id, priority } of campaign.people) {
        if (!was.has(id) || was.get(id) === is.get(id)) continue
        moved++
        expect(newly.some((one) => one.priority < priority)).toBe(true)
      }
      const now = new Map(after.campaign.people.map((one) => [one.id, one]))
      const free = (at: string, room: string | undefined): number => {
        const here = after.assigned.filter(({ session }) => session === at).map(({ id }) => now.get(id)!)
        return room === undefined ? sessionOf.get(at)!.capacity - here.length : (sessionOf.get(at)!.rooms?.[room] ?? 0) - here.filter((one) => one.rooms?.includes(room) === true).length
      }
      for (const { id, rooms: waiting } of after.again) {
        expect(is.has(id) && waiting.length > 0).toBe(true)
        for (const room of waiting) {
          expect(needed.get(id)!.rooms!.includes(room) && (rooms === undefined || rooms.includes(room))).toBe(true)
          expect(free(is.get(id)!, room)).toBeLessThanOrEqual(0)
        }
        expect(new Set([...waiting, ...(now.get(id)!.rooms ?? [])])).toEqual(new Set(needed.get(id)!.rooms))
      }
      for (const { id } of after.unserved) {
        const { rooms: all = [], windows } = needed.get(id)!
        expect(now.get(id)!.rooms ?? []).toEqual(all)
        const must = all.filter((room) => rooms !== undefined && !rooms.includes(room))
        const open = campaign.sessions.filter(({ day }) => windows === undefined || windows.some(({ from, until }) => from <= day && day < until))
        expect(open.filter(({ id: at }) => free(at, undefined) > 0 && must.every((room) => free(at, room) > 0))).toEqual([])
      }
    }), { numRuns: 500 })
    expect(helped).toBeGreaterThan(30)
    expect(moved).toBeGreaterThan(0)
  })

  it("does not depend on the order of the people", () => {
    fc.assert(fc.property(anyCampaign, ({ campaign, planned }) => {
      const before = allocateSlots(planned)
      const turned = replanInTwoVisits({ ...campaign, people: campaign.people.toReversed(), sessions: campaign.sessions.toReversed() }, before)
      const straight = replanInTwoVisits(campaign, before)
      expect([plan(turned).toSorted(), again(turned).toSorted()]).toEqual([plan(straight).toSorted(), again(straight).toSorted()])
    }), { numRuns: 150 })
  })
})
