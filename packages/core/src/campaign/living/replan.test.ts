import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allocateSlots } from "../allocateSlots.ts"
import type { Campaign, Invitee, Session } from "../campaign.ts"
import { checkAllocation } from "../checkAllocation.ts"
import { CampaignError } from "../errors.ts"
import type { CampaignChange } from "./changes.ts"
import { replan, type Replan } from "./replan.ts"

const session = (id: string, day: string, capacity: number, more: Partial<Session> = {}): Session => ({ id, site: "station", day, capacity, ...more })
const mon = session("mon", "2026-07-06", 2, { rooms: { "x-ray": 1 } })
const tue = session("tue", "2026-07-07", 2, { rooms: { "x-ray": 1 } })
const wed = session("wed", "2026-07-08", 2, { site: "school", rooms: { "x-ray": 1 } })

const person = (id: string, more: Partial<Invitee> = {}): Invitee => ({ id, priority: 1, ...more })
const holds = (...pairs: readonly string[]): Replan["assigned"] => pairs.map((pair) => {
  const [id, session] = pair.split(" ") as [string, string]
  return { id, session }
})
const shown = ({ moves }: Replan): readonly string[] => moves.map(({ id, from = "-", to = "-", because }) => `${id} ${from} ${to} ${because}`)
const plan = ({ assigned }: Pick<Replan, "assigned">): readonly string[] => assigned.map(({ id, session }) => `${id} ${session}`)

const week: Campaign = { people: ["an", "binh", "chi"].map((id) => person(id)), sessions: [mon, tue, wed] }
const before = { assigned: holds("an mon", "binh mon", "chi tue") }

describe("what comes otherwise than planned", () => {
  it("finds another day for whom a lost session was, and for nobody else", () => {
    const after = replan(week, [{ kind: "sessionLost", session: "mon" }], before)
    expect(after.moves.map(({ id, from, because }) => [id, from, because])).toEqual([["an", "mon", "sessionGone"], ["binh", "mon", "sessionGone"]])
    expect(after.assigned.find(({ id }) => id === "chi")).toEqual({ id: "chi", session: "tue" })
    expect([after.displaced, after.onlyDisplacedMoved]).toEqual([2, true])
  })

  it("closes a site for some days, up to the day on which it can be used again", () => {
    const moved = (from: string, until: string): readonly string[] => shown(replan(week, [{ kind: "siteClosed", site: "station", from, until }], before)).map((line) => line.slice(0, -12))
    expect(moved("2026-07-06", "2026-07-08")).toHaveLength(3)
    expect(shown(replan(week, [{ kind: "siteClosed", site: "station", from: "2026-07-06", until: "2026-07-07" }], before)).every((line) => line.includes(" mon "))).toBe(true)
    expect(moved("2026-07-07", "2026-07-08")).toHaveLength(1)
    expect(shown(replan(week, [{ kind: "siteClosed", site: "school", from: "2026-07-01", until: "2026-08-01" }], before))).toEqual([])
  })

  it("moves whoever needs a machine that is broken, and leaves the others", () => {
    const people = [person("an", { rooms: ["x-ray"] }), person("binh"), person("chi", { rooms: ["x-ray"] })]
    const broken: CampaignChange = { kind: "roomBroken", room: "x-ray", site: "station", from: "2026-07-06", until: "2026-07-07" }
    const after = replan({ ...week, people }, [broken], before)
    expect(shown(after)).toEqual(["an mon wed roomGone"])
    expect([after.displaced, after.onlyDisplacedMoved]).toEqual([1, true])
    const everywhere = replan({ ...week, people }, [{ kind: "roomBroken", room: "x-ray", from: "2026-07-06", until: "2026-07-09" }], before)
    expect(shown(everywhere)).toEqual(["an mon - roomGone", "chi tue - roomGone"])
    expect(everywhere.remaining.allocation.unserved).toEqual([{ id: "an", reason: "noSession", open: 0, because: ["rooms", "capacity"] }, { id: "chi", reason: "noSession", open: 0, because: ["rooms", "capacity"] }])
  })

  it("moves as many as have no place where a session has fewer, and no more", () => {
    const after = replan(week, [{ kind: "session", session: { ...mon, capacity: 1 } }], before)
    expect(after.moves).toHaveLength(1)
    expect(after.moves[0]).toMatchObject({ from: "mon", because: "fewerPlaces" })
    expect([after.displaced, after.onlyDisplacedMoved]).toEqual([1, true])
    expect(replan(week, [{ kind: "session", session: { ...mon, capacity: 0 } }], before).moves.map(({ because }) => because)).toEqual(["fewerPlaces", "fewerPlaces"])
  })

  it("moves who needs the machine that can do fewer", () => {
    const people = [person("an"), person("binh", { rooms: ["x-ray"] }), person("chi", { rooms: ["x-ray"] })]
    const campaign: Campaign = { people, sessions: [{ ...mon, capacity: 3, rooms: { "x-ray": 2 } }, wed] }
    const after = replan(campaign, [{ kind: "session", session: { ...mon, capacity: 3, rooms: { "x-ray": 1 } } }], { assigned: holds("an mon", "binh mon", "chi mon") })
    expect(after.moves.map(({ to, because }) => [to, because])).toEqual([["wed", "fewerPlaces"]])
    expect(after.displaced).toBe(1)
  })

  it.each([[[]], [["ecg"]]])("tells who left for want of a machine from who left that others have a place: %j", (rooms) => {
    const monday = { windows: [{ from: "2026-07-06", until: "2026-07-07" }] }
    const people = [person("a", { rooms }), person("b", { rooms: ["x-ray"], ...monday }), person("c", { rooms: ["x-ray"] })]
    const full: Session = { ...mon, capacity: 3, rooms: { "x-ray": 2, ecg: 1 } }
    const after = replan({ people, sessions: [full, { ...tue, rooms: { "x-ray": 1, ecg: 1 } }] }, [
      { kind: "session", session: { ...full, rooms: { "x-ray": 1, ecg: 1 } } }, { kind: "newcomer", person: person("new1", monday) }, { kind: "newcomer", person: person("new2", monday) }
    ], { assigned: holds("a mon", "b mon", "c mon") })
    expect(shown(after)).toEqual(["a mon tue madeRoom", "c mon tue fewerPlaces", "new1 - mon newcomer", "new2 - mon newcomer"])
    expect([after.displaced, after.onlyDisplacedMoved]).toEqual([1, false])
  })

  it("moves who needs two machines of which one is broken", () => {
    const campaign: Campaign = { people: [person("an", { rooms: ["x-ray", "ecg"] })], sessions: [{ ...mon, rooms: { "x-ray": 1, ecg: 1 } }, { ...tue, rooms: { "x-ray": 1, ecg: 1 } }] }
    const broken: CampaignChange = { kind: "roomBroken", room: "x-ray", from: "2026-07-06", until: "2026-07-07" }
    expect(shown(replan(campaign, [broken], { assigned: holds("an mon") }))).toEqual(["an mon tue roomGone"])
  })

  it("examines without a machine who has no session for want of it", () => {
    const people = [person("an", { rooms: ["x-ray", "ecg"] }), person("binh"), person("chi")]
    const without = (rooms?: readonly string[]): Replan => replan({ ...week, people, sessions: [{ ...mon, rooms: { ecg: 1 } }, { ...tue, rooms: { ecg: 1 } }] }, [{ kind: "withoutRooms", id: "an", ...(rooms === undefined ? {} : { rooms }) }], { assigned: holds("binh mon", "chi tue") })
    expect(shown(without(["x-ray"]))).toEqual(["an - mon placeFree"])
    expect(without(["x-ray"]).campaign.people[0]).toEqual({ id: "an", priority: 1, rooms: ["ecg"] })
    expect(without().campaign.people[0]).toEqual({ id: "an", priority: 1 })
    expect(without(["ecg"]).unserved.map(({ id }) => id)).toEqual(["an"])
    expect(replan(week, [{ kind: "withoutRooms", id: "an" }], before).campaign).toEqual(week)
  })

  it("gives a new session to who had none, and a place to who is new", () => {
    const full: Campaign = { people: [...week.people, person("dung"), person("em")], sessions: [mon, { ...tue, capacity: 1 }] }
    const after = replan(full, [{ kind: "newcomer", person: person("giang") }, { kind: "session", session: session("fri", "2026-07-10", 3) }], before)
    expect(shown(after)).toEqual(["dung - fri placeFree", "em - fri placeFree", "giang - fri newcomer"])
    expect(after.onlyDisplacedMoved).toBe(true)
  })

  it("lets who is gone go, and gives the place to who had none", () => {
    const full: Campaign = { people: [...week.people, person("dung")], sessions: [mon, { ...tue, capacity: 1 }] }
    const after = replan(full, [{ kind: "gone", id: "an", because: "movedAway" }], before)
    expect(shown(after)).toEqual(["dung - mon placeFree", "an mon - movedAway"])
    expect(after.campaign.people.map(({ id }) => id)).toEqual(["binh", "chi", "dung"])
    expect(after.displaced).toBe(0)
    // Nobody hears of somebody who had no session.
    expect(shown(replan(full, [{ kind: "gone", id: "dung", because: "died" }], before))).toEqual([])
  })

  it("gives who did not come another day from the day on that was asked for", () => {
    const after = replan(week, [{ kind: "didNotCome", id: "an", from: "2026-07-08" }], before, { from: "2026-07-07", noticeDays: 1 })
    expect(shown(after)).toEqual(["an mon wed didNotCome"])
    expect(plan(after)).toEqual(["an wed", "binh mon", "chi tue"])
    expect(after.displaced).toBe(0)
    const late: Campaign = { ...week, people: [person("an", { windows: [{ from: "2026-07-01", until: "2026-07-08" }, { from: "2026-07-07", until: "2026-07-09" }] }), ...week.people.slice(1)] }
    expect(shown(replan(late, [{ kind: "didNotCome", id: "an", from: "2026-07-08" }], before))).toEqual(["an mon wed didNotCome"])
    expect(replan(late, [{ kind: "didNotCome", id: "an", from: "2026-07-08" }], before).campaign.people[0]!.windows).toEqual([{ from: "2026-07-08", until: "2026-07-09" }])
  })

  it("never gives the missed session back, whatever day is asked for", () => {
    const absent = (from: string): readonly string[] => shown(replan({ ...week, sessions: [mon, tue] }, [{ kind: "didNotCome", id: "an", from }], { assigned: holds("an mon", "binh mon") }))
    expect(absent("2026-07-06")).toEqual(["an mon tue didNotCome", "chi - mon placeFree"])
    expect(absent("2026-07-01")).toEqual(absent("2026-07-06"))
    expect(replan(week, [{ kind: "didNotCome", id: "an", from: "9999-12-31" }], before).campaign.people[0]!.windows).toEqual([])
  })

  it("gives who missed all own days of the works a session of the commune, and who has one left that one", () => {
    const own = { organisation: "factory" }
    const campaign: Campaign = { people: [person("an", { fixed: ["mon"] }), person("binh", { fixed: ["mon", "tue"] })], sessions: [{ ...mon, ...own }, { ...tue, ...own }, wed] }
    const after = replan(campaign, [{ kind: "didNotCome", id: "an", from: "2026-07-06" }, { kind: "didNotCome", id: "binh", from: "2026-07-06" }], { assigned: holds("an mon", "binh mon") })
    expect(shown(after)).toEqual(["an mon wed didNotCome", "binh mon tue didNotCome"])
    expect(after.campaign.people.map(({ fixed }) => fixed)).toEqual([undefined, ["tue"]])
  })

  it("tells who keeps a session that is on another day, at another hour or place", () => {
    const moved = (change: Partial<Session>): readonly string[] => shown(replan(week, [{ kind: "session", session: { ...mon, ...change } }], before))
    expect(moved({ day: "2026-07-09" })).toEqual(["an mon mon sessionMoved", "binh mon mon sessionMoved"])
    for (const change of [{ site: "hall" }, { part: "afternoon" }, { hours: { from: "13:30", until: "16:00" } }] as const) expect(moved(change)).toHaveLength(2)
    expect(moved({ rooms: {}, capacity: 3 })).toEqual([])
    const away = replan({ ...week, people: [person("an", { windows: [{ from: "2026-07-06", until: "2026-07-08" }] })] }, [{ kind: "session", session: { ...mon, day: "2026-07-09" } }], { assigned: holds("an mon") })
    expect(shown(away)).toEqual(["an mon tue notOpen"])
  })

  it("moves who can no longer come on the day that was told, and gives back who can come on any", () => {
    const after = replan(week, [{ kind: "windows", id: "an", windows: [{ from: "2026-07-08", until: "2026-07-09" }] }], before)
    expect(shown(after)).toEqual(["an mon wed notOpen"])
    expect(after.displaced).toBe(1)
    expect(shown(replan(after.campaign, [{ kind: "windows", id: "an" }], after))).toEqual([])
    expect(replan(after.campaign, [{ kind: "windows", id: "an" }], after).campaign.people[0]).not.toHaveProperty("windows")
  })

  it("takes a lost day out of the days that an employer laid down", () => {
    const campaign: Campaign = { people: [person("an", { fixed: ["mon", "tue"] }), person("binh", { fixed: ["mon"] }), person("chi")], sessions: [{ ...mon, organisation: "factory" }, { ...tue, organisation: "factory" }] }
    const after = replan(campaign, [{ kind: "sessionLost", session: "mon" }], { assigned: holds("an mon", "binh mon") })
    expect(shown(after)).toEqual(["an mon tue sessionGone", "binh mon - sessionGone"])
    expect(after.remaining.allocation.unserved.find(({ id }) => id === "binh")).toMatchObject({ reason: "noSession" })
    expect(after.campaign.people.map(({ fixed }) => fixed)).toEqual([["tue"], [], undefined])
    expect(replan(campaign, [], { assigned: [] }).campaign.people.map(({ fixed }) => fixed)).toEqual([["mon", "tue"], ["mon"], undefined])
  })

  it("forgets what an older plan said where that is lost, and nowhere else", () => {
    const people = [person("an", { planned: "mon" }), person("binh", { planned: "tue" })]
    expect(replan({ ...week, people }, [{ kind: "sessionLost", session: "mon" }], { assigned: [] }).campaign.people.map(({ planned }) => planned)).toEqual([undefined, "tue"])
  })
})

describe("who moves that others have a place", () => {
  const campaign: Campaign = {
    people: [person("an", { windows: [{ from: "2026-07-06", until: "2026-07-08" }] }), person("binh")], sessions: [{ ...mon, capacity: 1 }, { ...tue, capacity: 1 }, { ...wed, capacity: 1 }]
  }

  it("is told so, and why", () => {
    const after = replan(campaign, [{ kind: "sessionLost", session: "mon" }], { assigned: holds("an mon", "binh tue") })
    expect(shown(after)).toEqual(["an mon tue sessionGone", "binh tue wed madeRoom"])
    expect([after.displaced, after.onlyDisplacedMoved]).toEqual([1, false])
  })

  it("goes without where the place is for somebody of a group before", () => {
    const people = [person("an"), person("binh", { priority: 8 })]
    const after = replan({ people, sessions: [{ ...mon, capacity: 1 }, { ...tue, capacity: 1 }] }, [{ kind: "sessionLost", session: "mon" }], { assigned: holds("an mon", "binh tue") })
    expect(shown(after)).toEqual(["an mon tue sessionGone", "binh tue - gaveWay"])
    expect(after.onlyDisplacedMoved).toBe(false)
  })
})

describe("days that are over", () => {
  it("stay as they are, and take nobody any more", () => {
    const after = replan({ ...week, people: [...week.people, person("dung", { urgency: 5 })] }, [{ kind: "sessionLost", session: "wed" }], { assigned: holds("an mon", "binh wed", "chi tue") }, { from: "2026-07-07", noticeDays: 0 })
    expect(plan(after)).toEqual(expect.arrayContaining(["an mon", "chi tue"]))
    expect(after.assigned.filter(({ session }) => session === "mon")).toEqual([{ id: "an", session: "mon" }])
    expect(after.remaining.campaign.sessions.map(({ id }) => id)).toEqual(["tue"])
    expect(after.remaining.campaign.people.map(({ id }) => id)).toEqual(["binh", "chi", "dung"])
  })

  it("are looked at again where they were lost after all", () => {
    expect(shown(replan(week, [{ kind: "sessionLost", session: "mon" }], before, { from: "2026-07-08", noticeDays: 0 }))).toEqual(["an mon wed sessionGone", "binh mon wed sessionGone"])
  })

  it("are looked at again where a machine was broken that somebody needs", () => {
    const people = [person("an", { rooms: ["x-ray"] }), person("binh"), person("chi")]
    const broken: CampaignChange = { kind: "roomBroken", room: "x-ray", from: "2026-07-06", until: "2026-07-07" }
    const after = replan({ ...week, people }, [broken], before, { from: "2026-07-07", noticeDays: 0 })
    expect(after.moves).toMatchObject([{ id: "an", from: "mon", because: "roomGone" }])
    expect(after.displaced).toBe(1)
    // Who had no place there by the plan either has what is written down: it is no change.
    const never = { ...week, people: [person("an", { rooms: ["ecg"] }), ...people.slice(1)] }
    expect(shown(replan(never, [broken], before, { from: "2026-07-07", noticeDays: 0 }))).toEqual([])
    // Who was examined all the same, as the picture can wait, keeps the day.
    expect(shown(replan({ ...week, people }, [broken, { kind: "withoutRooms", id: "an" }], before, { from: "2026-07-07", noticeDays: 0 }))).toEqual([])
  })

  it("can be planned on from, with what the plan before gave", () => {
    const first = replan(week, [{ kind: "newcomer", person: person("dung") }], before, { from: "2026-07-07", noticeDays: 1 })
    const second = replan(first.campaign, [{ kind: "sessionLost", session: first.assigned.find(({ id }) => id === "dung")!.session }], first, { from: "2026-07-07", noticeDays: 0 })
    expect(second.assigned.find(({ id }) => id === "an")).toEqual({ id: "an", session: "mon" })
    expect(second.assigned).toHaveLength(4)
  })
})

describe("days that are too near to be told anew", () => {
  const days = ["2026-07-06", "2026-07-07", "2026-07-08", "2026-07-09", "2026-07-10"].map((day, index) => session(`d${index}`, day, 2))
  const campaign: Campaign = { people: ["an", "binh", "chi"].map((id) => person(id)), sessions: days }

  it("give nobody a new session, newcomers neither, and everybody there keeps theirs", () => {
    const lost: readonly CampaignChange[] = [{ kind: "sessionLost", session: "d0" }, { kind: "newcomer", person: person("dung", { urgency: 9 }) }]
    const days = (noticeDays?: number): readonly string[] => shown(replan(campaign, lost, { assigned: holds("an d0", "binh d1", "chi d2") }, { from: "2026-07-06", ...(noticeDays === undefined ? {} : { noticeDays }) }))
    expect(days().map((line) => line.split(" ")[2]! >= "d3")).toEqual([true, true])
    expect(days(4)).toEqual(["an d0 d4 sessionGone", "dung - d4 newcomer"])
    expect(days(1)).toEqual(expect.arrayContaining([expect.stringMatching(/^dung - d1/)]))
    expect(shown(replan(campaign, lost, { assigned: holds("an d0", "binh d1", "chi d2") })).some((line) => line.startsWith("dung - d1"))).toBe(true)
  })

  it("are open again to nobody else on the same day", () => {
    const sessions = [session("a", "2026-07-06", 1), session("b", "2026-07-06", 1, { site: "school" }), session("c", "2026-07-09", 1)]
    const after = replan({ people: [person("an"), person("binh")], sessions }, [{ kind: "session", session: { ...sessions[0]!, capacity: 0 } }], { assigned: holds("an a") }, { from: "2026-07-06" })
    expect(plan(after)).toHaveLength(1)
    expect(after.assigned[0]!.session).toBe("c")
    expect(after.unserved).toEqual([{ id: "binh", reason: "full", open: 1, because: ["windows"] }])
  })

  it("leave who loses a place there for a day in time, or without one because of the days", () => {
    const sessions = [session("a", "2026-07-06", 2), session("b", "2026-07-07", 5), session("c", "2026-07-09", 0)]
    const after = replan({ people: [person("an"), person("binh")], sessions }, [{ kind: "session", session: { ...sessions[0]!, capacity: 1 } }], { assigned: holds("an a", "binh a") }, { from: "2026-07-06" })
    expect(after.unserved).toEqual([{ id: "binh", reason: "full", open: 1, because: ["windows"] }])
    const own = replan({ people: [person("an", { fixed: ["a", "b"] }), person("binh", { fixed: ["a", "b"] })], sessions }, [{ kind: "session", session: { ...sessions[0]!, capacity: 1 } }], { assigned: holds("an a", "binh a") }, { from: "2026-07-06" })
    expect(own.unserved).toEqual([{ id: "binh", reason: "full", open: 1, because: ["fixed"] }])
    expect(checkAllocation(after.remaining.campaign, after.remaining.allocation)).toMatchObject({ wrong: [], isOptimal: true })
  })

  it("are open to who would have none else, if somebody calls: the higher group first, and no room above its places", () => {
    const near = session("near", "2026-07-07", 3, { rooms: { "x-ray": 1 } })
    const people = [person("worker", { priority: 8 }), person("elder", { priority: 2, rooms: ["x-ray"] }), person("veteran", { rooms: ["x-ray"] }), person("there"), person("late", { windows: [{ from: "2026-07-08", until: "2026-07-09" }] }), person("own", { fixed: ["lost"] })]
    const lost: CampaignChange = { kind: "sessionLost", session: "lost" }
    const campaign: Campaign = { people, sessions: [session("lost", "2026-07-06", 9), near] }
    const after = replan(campaign, [lost], { assigned: holds("there near", "elder lost") }, { from: "2026-07-06" })
    expect(plan(after)).toEqual(["there near"])
    expect(after.atShortNotice).toEqual(holds("worker near", "veteran near"))
    const called = replan(after.campaign, [], { assigned: [...after.assigned, ...after.atShortNotice] }, { from: "2026-07-06" })
    expect([called.moves, called.atShortNotice, called.assigned.length]).toEqual([[], [], 3])
    const taken = replan({ ...campaign, people: campaign.people.map((one) => one.id === "there" ? { ...one, rooms: ["x-ray"] } : one) }, [lost], { assigned: holds("there near") }, { from: "2026-07-06" })
    expect(taken.atShortNotice).toEqual(holds("worker near"))
    const full = replan({ ...campaign, sessions: [campaign.sessions[0]!, { ...near, capacity: 1 }] }, [lost], { assigned: holds("there near") }, { from: "2026-07-06" })
    expect(full.atShortNotice).toEqual([])
    expect(replan(campaign, [lost], { assigned: holds("there near") }).atShortNotice).toEqual([])
  })

  it("do not open an employer's own day to others", () => {
    const sessions = [session("a", "2026-07-06", 1), session("own", "2026-07-09", 5, { organisation: "factory" })]
    const after = replan({ people: [person("an"), person("binh")], sessions: [{ ...sessions[0]!, capacity: 2 }, sessions[1]!] }, [{ kind: "session", session: sessions[0]! }], { assigned: holds("an a", "binh a") }, { from: "2026-07-06" })
    expect(plan(after)).toEqual(["an a"])
  })
})

describe("what a new plan carries for documents and progress", () => {
  it("counts days that are over among the served, and what any plan could reach", () => {
    const people = [person("an"), person("binh", { priority: 2 }), person("chi", { priority: 2 }), person("dung", { priority: 8 })]
    const after = replan({ people, sessions: [mon, { ...tue, capacity: 1 }] }, [], { assigned: holds("an mon", "binh mon") }, { from: "2026-07-07", noticeDays: 0 })
    expect(after.served).toEqual([{ priority: 1, people: 1, served: 1, atMost: 1 }, { priority: 2, people: 2, served: 2, atMost: 2 }, { priority: 8, people: 1, served: 0, atMost: 0 }])
    expect(after.unserved).toEqual([{ id: "dung", reason: "full", open: 1, because: [] }])
    expect(after.proven).toEqual(after.remaining.allocation.proven)
    expect(after.lost).toEqual([])
  })
})

describe("what is refused", () => {
  const problems = (changes: readonly CampaignChange[], assigned = before.assigned, from?: string): readonly string[] => {
    try {
      replan(week, changes, { assigned }, from === undefined ? {} : { from })
    } catch (error) {
      if (error instanceof CampaignError) return error.problems.map(({ code, where }) => `${code.replace("TRAMYTE_CAMPAIGN_", "")} ${where}`)
    }
    return []
  }

  it("tells everything that is wrong with the changes at once", () => {
    expect(problems([
      { kind: "sessionLost", session: "x" }, { kind: "siteClosed", site: "x", from: "2026-07-08", until: "2026-07-08" }, { kind: "roomBroken", room: "toString", site: "y", from: "soon", until: "2026-07-08" },
      { kind: "session", session: { ...mon, capacity: -1 } }, { kind: "newcomer", person: person("an", { priority: 0, fixed: ["x"] }) }, { kind: "gone", id: "x", because: "died" },
      { kind: "didNotCome", id: "y", from: "2026-02-30" }, { kind: "windows", id: "z", windows: [{ from: "2026-07-02", until: "2026-07-02" }] }, { kind: "flood" } as never, { kind: "withoutRooms", id: "x", rooms: ["y"] }
    ])).toEqual([
      "UNKNOWN changes[0].session", "UNKNOWN changes[1].site", "WINDOW changes[1]", "UNKNOWN changes[2].room", "UNKNOWN changes[2].site", "DAY changes[2].from", "NUMBER changes[3].session.capacity",
      "NUMBER changes[4].person.priority", "UNKNOWN changes[4].person.fixed", "DUPLICATE changes[4].person.id", "UNKNOWN changes[5].id", "UNKNOWN changes[6].id", "DAY changes[6].from",
      "UNKNOWN changes[7].id", "WINDOW changes[7].person.windows[0]", "UNKNOWN changes[8].kind", "UNKNOWN changes[9].id", "UNKNOWN changes[9].rooms"
    ])
  })

  it("tells a plan that is not of this campaign, and a first day that is none", () => {
    expect(problems([], holds("x mon", "an y", "an tue"), "2026-02-30")).toEqual(["DAY from", "UNKNOWN before.assigned[0].id", "UNKNOWN before.assigned[1].session", "DUPLICATE before.assigned[2].id"])
  })

  it.each([-1, 0.5, NaN])("tells a notice that is no number of days: %s", (noticeDays) =>
    expect(() => replan(week, [], before, { noticeDays })).toThrow("TRAMYTE_CAMPAIGN_NUMBER noticeDays"))

  it.each<[string, readonly unknown[], string]>([
    ["no campaign", [null, [], before], "SHAPE campaign"], ["no people", [{ sessions: [] }, [], before], "SHAPE people"], ["no changes", [week, null, before], "SHAPE changes"],
    ["a change that is none", [week, [null], before], "SHAPE changes"], ["no plan", [week, [], undefined], "SHAPE before"], ["a plan of nobody", [week, [], { assigned: null }], "SHAPE before.assigned"],
    ["nobody new", [week, [{ kind: "newcomer" }], before], "SHAPE changes[0].person"], ["no session", [week, [{ kind: "session", session: null }], before], "SHAPE changes[0].session"],
    ["rooms that are a word", [week, [{ kind: "withoutRooms", id: "an", rooms: "x-ray" }], before], "SHAPE changes[0].rooms"]
  ])("refuses data of the wrong shape by name: %s", (_, given, expected) => {
    expect(() => replan(...given as Parameters<typeof replan>)).toThrow(`TRAMYTE_CAMPAIGN_${expected}:`)
    expect(() => replan(...given as Parameters<typeof replan>)).toThrow(CampaignError)
  })

  it("knows rooms that earlier changes brought", () => {
    const broken: CampaignChange = { kind: "roomBroken", room: "ecg", from: "2026-07-06", until: "2026-07-07" }
    expect(problems([broken])).toEqual(["UNKNOWN changes[0].room"])
    expect(problems([{ kind: "session", session: { ...mon, rooms: { ecg: 1 } } }, broken])).toEqual([])
    expect(problems([{ kind: "newcomer", person: person("dung", { rooms: ["ecg"] }) }, broken])).toEqual([])
  })

  it("knows people and sessions that earlier changes brought, and not those that they took", () => {
    expect(problems([{ kind: "newcomer", person: person("dung") }, { kind: "gone", id: "dung", because: "withdrew" }, { kind: "session", session: session("fri", "2026-07-10", 1, { site: "hall" }) }, { kind: "siteClosed", site: "hall", from: "2026-07-10", until: "2026-07-11" }])).toEqual([])
    expect(problems([{ kind: "gone", id: "an", because: "died" }, { kind: "didNotCome", id: "an", from: "2026-07-08" }])).toEqual(["UNKNOWN changes[1].id"])
  })
})

describe("laws of planning again", () => {
  const days = ["2026-07-06", "2026-07-07", "2026-07-08", "2026-07-09"]
  const anyCampaign = fc.record({
    sessions: fc.array(fc.record({ day: fc.constantFrom(...days), capacity: fc.nat(3), xray: fc.nat(2) }), { minLength: 2, maxLength: 4 }),
    people: fc.array(fc.record({ priority: fc.integer({ min: 1, max: 3 }), urgency: fc.nat(2), xray: fc.boolean(), from: fc.constantFrom(0, 0, 1, 2), long: fc.integer({ min: 1, max: 4 }) }), { maxLength: 6 })
  }).map(({ sessions, people }): Campaign => ({
    sessions: sessions.map(({ day, capacity, xray }, index) => session(`s${index}`, day, capacity, { rooms: { "x-ray": xray } })),
    people: people.map(({ xray, from, long, ...rest }, index) => person(`p${index}`, { ...rest, ...(xray ? { rooms: ["x-ray"] } : {}), windows: [{ from: days[from]!, until: ["2026-07-07", "2026-07-08", "2026-07-09", "2026-07-10"][Math.min(3, from + long - 1)]! }] }))
  }))
  const anyChanges = fc.array(fc.oneof(
    fc.record({ kind: fc.constant("sessionLost" as const), session: fc.constantFrom("s0", "s1") }),
    fc.record({ kind: fc.constant("roomBroken" as const), room: fc.constant("x-ray"), from: fc.constantFrom(...days), until: fc.constant("2026-07-10") }),
    fc.record({ kind: fc.constant("newcomer" as const), person: fc.record({ id: fc.constant("new"), priority: fc.integer({ min: 1, max: 3 }) }) }),
    fc.record({ kind: fc.constant("session" as const), session: fc.record({ id: fc.constantFrom("s1", "extra"), site: fc.constant("station"), day: fc.constantFrom(...days), capacity: fc.nat(2) }) })
  ), { maxLength: 3 }).map((changes): readonly CampaignChange[] => changes.filter((change, index) => change.kind !== "newcomer" || changes.findIndex(({ kind }) => kind === "newcomer") === index))

  /** The sessions that somebody can come to, read anew. */
  const openTo = ({ rooms = [], windows = [] }: Invitee, sessions: readonly Session[]): readonly Session[] =>
    sessions.filter((session) => (windows.length === 0 || windows.some(({ from, until }) => from <= session.day && session.day < until)) && rooms.every((room) => (session.rooms?.[room] ?? 0) > 0))

  /** All ways to give people sessions, next to those who have one already. */
  const waysOf = (people: readonly Invitee[], sessions: readonly Session[], seated: readonly (readonly [Invitee, string])[]): readonly (readonly (readonly [Invitee, string])[])[] => {
    const [first, ...rest] = people
    if (first === undefined) return [seated]
    const open = openTo(first, sessions).filter((session) => {
      const here = seated.filter(([, at]) => at === session.id).map(([one]) => one)
      return here.length < session.capacity && (first.rooms ?? []).every((room) => here.filter((one) => one.rooms?.includes(room) === true).length < session.rooms![room]!)
    })
    return [...waysOf(rest, sessions, seated), ...open.flatMap(({ id }) => waysOf(rest, sessions, [...seated, [first, id]]))]
  }

  /** How many of each group, and within it of each urgency, the first first. */
  const servedBy = (people: readonly Invitee[]): string => [1, 2, 3].flatMap((priority) => [2, 1, 0].map((urgency) => String(people.filter((one) => one.priority === priority && (one.urgency ?? 0) === urgency).length).padStart(2, "0"))).join(" ")

  it("moves nobody whose place is still there, if all can be served as well without", () => {
    let others = 0
    fc.assert(fc.property(anyCampaign, anyChanges, (campaign, changes) => {
      const before = allocateSlots(campaign)
      const after = replan(campaign, changes, before)
      const { people, sessions } = after.campaign
      const seats = new Map(before.assigned.map(({ id, session }) => [id, session]))
      const stays = people.filter((one) => openTo(one, sessions).some(({ id, capacity }) => id === seats.get(one.id) && capacity > 0))
      const isFull = sessions.some((session) => {
        const here = stays.filter(({ id }) => seats.get(id) === session.id)
        return here.length > session.capacity || here.filter(({ rooms }) => rooms !== undefined).length > (session.rooms?.["x-ray"] ?? 0)
      })
      if (isFull) return
      const ways = waysOf(people.filter((one) => !stays.includes(one)), sessions, stays.map((one) => [one, seats.get(one.id)!]))
      const served = servedBy(people.filter(({ id }) => after.assigned.some((one) => one.id === id)))
      const canStay = ways.some((way) => servedBy(way.map(([one]) => one)) === served)
      expect(after.onlyDisplacedMoved).toBe(canStay)
      if (canStay) expect(after.moves.filter(({ from, because }) => from !== undefined && because !== "sessionMoved").length).toBeLessThanOrEqual(after.displaced)
      else others++
      // No way with everybody in place serves more: then the plan would not be the best.
      for (const way of ways) expect(servedBy(way.map(([one]) => one)) <= served).toBe(true)
    }), { numRuns: 400 })
    expect(others).toBeGreaterThan(0)
  })

  it("is a plan with proof, and tells a move of everyone whose session changed, and of nobody else", () => {
    fc.assert(fc.property(anyCampaign, anyChanges, fc.constantFrom(undefined, "2026-07-07"), fc.constantFrom(0, 0, 1, 2), (campaign, changes, from, noticeDays) => {
      const before = allocateSlots(campaign)
      const after = replan(campaign, changes, before, from === undefined ? {} : { from, noticeDays })
      const check = checkAllocation(after.remaining.campaign, after.remaining.allocation)
      expect([check.wrong, check.isOptimal]).toEqual([[], true])
      const was = new Map(before.assigned.map(({ id, session }) => [id, session]))
      const is = new Map(after.assigned.map(({ id, session }) => [id, session]))
      const daysOf = ({ sessions }: Campaign): ReadonlyMap<string, string> => new Map(sessions.map(({ id, day }) => [id, day]))
      const [then, now] = [daysOf(campaign), daysOf(after.campaign)]
      const over = new Set(after.campaign.sessions.filter(({ day }) => from !== undefined && day < from).map(({ id }) => id))
      const changed = after.campaign.people.filter(({ id }) => was.get(id) !== is.get(id) || (was.has(id) && !over.has(was.get(id)!) && then.get(was.get(id)!) !== now.get(was.get(id)!))).map(({ id }) => ({ id, from: was.get(id), to: is.get(id) }))
      expect(after.moves.map(({ id, from, to }) => ({ id, from, to }))).toEqual(changed)
      for (const { from, to, because } of after.moves) expect([over.has(from ?? "") && because !== "roomGone" && because !== "fewerPlaces", over.has(to ?? "")]).toEqual([false, false])
      const soonest = from === undefined ? "" : `2026-07-0${7 + noticeDays}`
      for (const { from: old, to } of after.moves) expect(to === undefined || to === old || now.get(to)! >= soonest).toBe(true)
      expect(after.served.map(({ people, served }) => [people, served])).toEqual([...new Set(after.campaign.people.map(({ priority }) => priority))].sort().map((priority) => {
        const group = after.campaign.people.filter((one) => one.priority === priority)
        return [group.length, group.filter(({ id }) => is.has(id)).length]
      }))
      expect(after.unserved.map(({ id }) => id)).toEqual(after.campaign.people.map(({ id }) => id).filter((id) => !is.has(id)))
      expect(after.lost.map(({ id }) => id)).toEqual([...then.keys()].filter((id) => !now.has(id)))
    }), { numRuns: 200 })
  })

  it("changes nothing where nothing changed", () => {
    fc.assert(fc.property(anyCampaign, (campaign) => {
      const before = allocateSlots(campaign)
      const after = replan(campaign, [], before)
      expect([after.assigned, after.moves, after.displaced, after.onlyDisplacedMoved]).toEqual([before.assigned, [], 0, true])
    }))
  })
})
