import { describe, expect, it } from "vitest"
import type { Guest } from "./guest.ts"
import type { SessionHour } from "./hoursOfSession.ts"
import { roomsApart } from "./roomsApart.ts"

/** Somebody who needs two machines and has no hour for both; of each hour, what is free. */
const sent = (examination: readonly number[], a: readonly number[], b: readonly number[], canCome: readonly boolean[] = [true, true, true, true]): readonly [number, readonly string[], readonly number[]] => {
  const hours = examination.map((pace, hour): SessionHour =>
    ({ from: 420 + 60 * hour, until: 480 + 60 * hour, part: "morning", pace, rooms: new Map([["a", a[hour]!], ["b", b[hour]!]]), share: { of: 60, minutes: 240 } }))
  const placed = [-1]
  const guest: Guest = { person: { id: "an", priority: 1 }, rank: Infinity, fasting: false }
  const { apart, left } = roomsApart(placed, [guest], [{ rooms: ["a", "b"], canCome }], hours)
  return [placed[0]!, apart.map(({ room = "examination", hour }) => `${room} ${hours.indexOf(hour)}`), left]
}

describe("rooms in different hours", () => {
  it("are as near to the hour with the most of them as there is room", () => {
    expect(sent([1, 1, 1, 1], [1, 0, 0, 1], [0, 0, 1, 0])).toEqual([0, ["b 2"], []])
    expect(sent([1, 1, 1, 1], [0, 1, 0, 0], [1, 0, 0, 1])).toEqual([0, ["a 1"], []])
    expect(sent([0, 0, 0, 1], [1, 0, 0, 1], [1, 1, 0, 0])).toEqual([0, ["examination 3"], []])
  })

  it("of two that are as near, are rather after than before it", () => {
    expect(sent([0, 1, 1, 1], [1, 0, 1, 0], [0, 1, 0, 0])).toEqual([1, ["a 2"], []])
  })

  it("are in hours in which the person can come, or nowhere", () => {
    expect(sent([1, 1, 1, 1], [1, 0, 0, 1], [0, 0, 1, 0], [false, true, true, true])).toEqual([2, ["a 3"], []])
    expect(sent([1, 1, 1, 1], [1, 0, 0, 0], [0, 0, 1, 0], [false, true, true, true])).toEqual([-1, [], [0]])
  })
})
