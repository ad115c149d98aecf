import { describe, expect, it } from "vitest"
import type { Campaign, Invitee, Session } from "../campaign.ts"
import { campaignCosts } from "../campaignCosts.ts"
import { seating } from "./seating.ts"
import { serveInOrder } from "./serveInOrder.ts"

const day = (id: string, rooms: Session["rooms"] = {}, capacity = 2): Session => ({ id, site: "station", day: "2026-07-06", capacity, rooms })
const person = (id: string, priority: number, rooms: readonly string[], fixed?: readonly string[]): Invitee => ({ id, priority, rooms, ...(fixed === undefined ? {} : { fixed }) })

/** Who sits where in the end, and who did in the beginning. */
const served = (people: readonly Invitee[], sessions: readonly Session[], before: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const campaign: Campaign = { people, sessions }
  const seats = seating(people, campaignCosts(campaign), new Map(Object.entries(before)))
  serveInOrder(seats)
  return Object.fromEntries(seats.assigned())
}

describe("somebody without a place", () => {
  const [one, other] = [day("a", { ecg: 1, ultrasound: 1 }), day("b", { ecg: 1, ultrasound: 1 })]
  it("takes the place of another who has one elsewhere", () => {
    expect(served([person("p", 1, ["ecg"]), person("q", 1, ["ecg"], ["a"])], [one, other], { p: "a" })).toEqual({ p: "b", q: "a" })
  })
  it("needs two rooms, and two others make room at once", () => {
    const people = [person("p", 2, ["ecg"]), person("q", 2, ["ultrasound"]), person("both", 1, ["ecg", "ultrasound"], ["a"])]
    expect(served(people, [one, other], { p: "a", q: "a" })).toEqual({ both: "a", p: "b", q: "b" })
  })
  it("comes before one of a lower group, who goes without", () => {
    expect(served([person("low", 3, ["ecg"], ["a"]), person("high", 1, ["ecg"], ["a"])], [one], { low: "a" })).toEqual({ high: "a" })
  })
  it("comes before two of a lower group, where both rooms are needed", () => {
    const people = [person("p", 2, ["ecg"]), person("q", 2, ["ultrasound"]), person("both", 1, ["ecg", "ultrasound"])]
    expect(served(people, [one], { p: "a", q: "a" })).toEqual({ both: "a" })
  })
  it("takes the place of the lowest group, not of the next", () => {
    const people = [person("second", 2, ["ecg"]), person("third", 3, ["ecg"]), person("first", 1, ["ecg"])]
    expect(served(people, [day("a", { ecg: 2 })], { second: "a", third: "a" })).toEqual({ second: "a", first: "a" })
  })
  it("stays without a place where all others are of the same group", () => {
    const people = [person("p", 1, ["ecg"]), person("q", 1, ["ultrasound"]), person("both", 1, ["ecg", "ultrasound"])]
    expect(served(people, [one], { p: "a", q: "a" })).toEqual({ p: "a", q: "a" })
  })
})
