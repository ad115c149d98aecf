import { describe, expect, it } from "vitest"
import type { Campaign, Invitee, Obstacle } from "./campaign.ts"
import { campaignCosts } from "./campaignCosts.ts"
import { whyUnserved } from "./whyUnserved.ts"

// Monday is full. On Tuesday afternoon one more could come, and the ECG is taken. Wednesday is village a's, with room for everything.
const there: readonly Invitee[] = [{ id: "an", priority: 1 }, { id: "binh", priority: 1, rooms: ["ecg"] }]
const left: readonly (readonly [name: string, person: Partial<Invitee>, open: number, because: readonly Obstacle[]])[] = [
  ["comes in the morning only", { part: "morning", village: "b" }, 1, ["part", "villages"]],
  ["comes in the morning only and needs the ECG: of those to whom nothing is open nobody asks whether there is room", { part: "morning", rooms: ["ecg"], village: "b" }, 0, ["part", "rooms", "villages"]],
  ["needs the ECG: a place without it, or the other village's day", { rooms: ["ecg"], village: "b" }, 1, ["rooms", "villages"]],
  ["can come on Monday only", { windows: [{ from: "2026-07-06", until: "2026-07-07" }] }, 1, ["windows"]],
  ["was told Monday by the employer", { fixed: ["Monday"], village: "b" }, 1, ["fixed"]],
  ["needs the ECG and can come on Tuesday only", { rooms: ["ecg"], windows: [{ from: "2026-07-07", until: "2026-07-08" }], village: "a" }, 1, ["windows", "rooms"]],
  ["needs the X-ray, which is nowhere", { rooms: ["x-ray"], village: "b" }, 0, ["rooms"]]
]
const people = [...there, ...left.map(([id, person]): Invitee => ({ id, priority: 2, ...person }))]
const campaign: Campaign = {
  people, villageDays: "only", sessions: [
    { id: "Monday", site: "station", day: "2026-07-06", capacity: 1 },
    { id: "Tuesday", site: "station", day: "2026-07-07", part: "afternoon", capacity: 2, rooms: { ecg: 1 } },
    { id: "Wednesday", site: "station", day: "2026-07-08", capacity: 5, rooms: { ecg: 2 }, villages: ["a"] }
  ]
}

describe("somebody who has no session in a plan", () => {
  const why = whyUnserved(people, campaignCosts(campaign), new Map([["an", "Monday"], ["binh", "Tuesday"]]))
  it.each(left)("%s", (id, _, open, because) => expect(why(people.find((person) => person.id === id)!)).toEqual({ id, reason: open > 0 ? "full" : "noSession", open, because }))
  it("is told the same as another who is alike, by the own name", () => {
    const [id, person] = left[0]!
    expect([why({ id, priority: 2, ...person }), why({ id: "other", priority: 3, ...person })].map(({ id: name, because }) => [name, because])).toEqual([[id, ["part", "villages"]], ["other", ["part", "villages"]]])
  })
})
