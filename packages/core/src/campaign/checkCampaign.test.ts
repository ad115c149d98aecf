import { describe, expect, it } from "vitest"
import { allocateSlots } from "./allocateSlots.ts"
import type { Campaign, Invitee, Session } from "./campaign.ts"
import { minutesOf } from "./checkCampaign.ts"
import { CampaignError } from "./errors.ts"

const person: Invitee = { id: "p", priority: 1 }
const session: Session = { id: "s", site: "station", day: "2026-07-02", capacity: 1 }

/** What is wrong, as code and place. */
const problemsOf = (campaign: unknown): readonly string[] => {
  try {
    allocateSlots(campaign as Campaign)
  } catch (error) {
    if (error instanceof CampaignError) return error.problems.map(({ code, where }) => `${code.replace("TRAMYTE_CAMPAIGN_", "")} ${where}`)
    throw error
  }
  return []
}

const withPerson = (more: object): readonly string[] => problemsOf({ people: [{ ...person, ...more }], sessions: [session] })
const withSession = (more: object): readonly string[] => problemsOf({ people: [person], sessions: [{ ...session, ...more }] })

describe("before any work, a campaign is refused with all that is wrong with it", () => {
  it.each<[string, object, string]>([
    ["a group before the first", { priority: 0 }, "NUMBER people[0].priority"],
    ["a group and a half", { priority: 1.5 }, "NUMBER people[0].priority"],
    ["no group", { priority: undefined }, "NUMBER people[0].priority"],
    ["an urgency below nothing", { urgency: -1 }, "NUMBER people[0].urgency"],
    ["an urgency that is no number", { urgency: NaN }, "NUMBER people[0].urgency"],
    ["a part of the day that is none", { part: "evening" }, "HOURS people[0].part"],
    ["a window that ends before it begins", { windows: [{ from: "2026-07-03", until: "2026-07-03" }] }, "WINDOW people[0].windows[0]"],
    ["a window on a day that is none", { windows: [{ from: "2026-02-30", until: "2026-07-03" }] }, "DAY people[0].windows[0].from"],
    ["a window on the eighth day of the week", { windows: [{ from: "2026-07-01", until: "2026-07-03", weekdays: [1, 8] }] }, "WINDOW people[0].windows[0].weekdays"],
    ["a window on the zeroth day of the week", { windows: [{ from: "2026-07-01", until: "2026-07-03", weekdays: [0] }] }, "WINDOW people[0].windows[0].weekdays"],
    ["a window in the evening", { windows: [{ from: "2026-07-01", until: "2026-07-03", part: "evening" }] }, "HOURS people[0].windows[0].part"],
    ["a fixed session that is not there", { fixed: ["s", "works"] }, "UNKNOWN people[0].fixed"],
    ["no id", { id: "" }, "UNKNOWN people[0].id"]
  ])("%s", (_, more, found) => expect(withPerson(more)).toEqual([found]))
  it.each<[string, object, string]>([
    ["a day that is none", { day: "2/7/2026" }, "DAY sessions[0].day"],
    ["half a place", { capacity: 0.5 }, "NUMBER sessions[0].capacity"],
    ["places without end", { capacity: Infinity }, "NUMBER sessions[0].capacity"],
    ["fewer than no places in a room", { rooms: { ultrasound: -1 } }, "NUMBER sessions[0].rooms.ultrasound"],
    ["a part of the day that is none", { part: "night" }, "HOURS sessions[0].part"],
    ["hours that end before they begin", { hours: { from: "11:00", until: "07:00" } }, "HOURS sessions[0].hours"],
    ["hours that are none", { hours: { from: "7h", until: "11:00" } }, "HOURS sessions[0].hours"]
  ])("%s", (_, more, found) => expect(withSession(more)).toEqual([found]))
  it("two people or two sessions of one id", () => {
    expect(problemsOf({ people: [person, person], sessions: [session, session] })).toEqual(["DUPLICATE people[1].id", "DUPLICATE sessions[1].id"])
  })
  it("a travel time below nothing, an aim that is none, an aim twice, a setting that is none", () => {
    expect(problemsOf({ people: [], sessions: [], travel: { a: { station: -1 } }, aims: ["served", "served", "beauty"], villageDays: "never" })).toEqual([
      "NUMBER travel.a.station", "AIM aims", "AIM aims", "AIM villageDays"
    ])
  })
  it.each<[string, unknown, string]>([
    ["nothing", undefined, "SHAPE campaign"], ["no sessions", { people: [] }, "SHAPE sessions"], ["no people", { people: null, sessions: [] }, "SHAPE people"],
    ["people who are none", { people: [null], sessions: [] }, "SHAPE people"], ["windows that are a word", { people: [{ ...person, windows: "always" }], sessions: [] }, "SHAPE people[0].windows"],
    ["rooms that are a word", { people: [{ ...person, rooms: "ultrasound" }], sessions: [] }, "SHAPE people[0].rooms"],
    ["villages that are a word", { people: [], sessions: [{ ...session, villages: "v1" }] }, "SHAPE sessions[0].villages"],
    ["rooms of a session as a list", { people: [], sessions: [{ ...session, rooms: ["ultrasound"] }] }, "SHAPE sessions[0].rooms"],
    ["travel times that are a number", { people: [], sessions: [], travel: { a: 3 } }, "SHAPE travel.a"]
  ])("%s", (_, campaign, found) => expect(problemsOf(campaign)).toEqual([found]))
  it("a village or a room whose name is written in two ways that look the same", () => {
    expect(problemsOf({
      people: [{ ...person, village: "Đông Giàng".normalize("NFD"), rooms: ["điện tim".normalize("NFD")] }],
      sessions: [{ ...session, villages: ["Đông Giàng".normalize("NFC")], rooms: { ["điện tim".normalize("NFC")]: 1 } }]
    })).toEqual(["UNKNOWN village", "UNKNOWN room"])
  })
  it("no aims, or none that anybody is examined", () => {
    expect([problemsOf({ people: [], sessions: [], aims: [] }), problemsOf({ people: [], sessions: [], aims: ["travel"] })]).toEqual([["AIM aims"], ["AIM aims"]])
  })
  it("and the error tells the first in its code, and all in its message", () => {
    expect(() => allocateSlots({ people: [{ id: "p", priority: 0 }], sessions: [{ ...session, capacity: -1 }] })).toThrow(/people\[0\]\.priority: 0 is no place.*\n.*sessions\[0\]\.capacity: -1 is no number/)
  })
  it("a sound campaign with strange names is none of that", () => {
    const strange = ["__proto__", "constructor", "toString"]
    const { assigned, proof } = allocateSlots({
      people: strange.map((id) => ({ id, priority: 1, rooms: [id], village: id, household: id })),
      sessions: strange.map((id) => ({ id, site: id, day: "2026-07-02", capacity: 1, rooms: { ["__proto__"]: 1, constructor: 1, toString: 1 }, villages: strange })),
      travel: { ["__proto__"]: { ["__proto__"]: 3 } }, aims: ["served", "households", "travel"]
    })
    expect([assigned.length, proof.isOptimal]).toEqual([3, true])
  })
})

it.each([["00:00", 0], ["07:30", 450], ["23:59", 1439], ["24:00", 1440], ["24:01", undefined], ["7:30", undefined], ["07:60", undefined], ["", undefined]])("%s is minute %s of the day", (hour, minutes) => {
  expect(minutesOf(hour)).toBe(minutes)
})
