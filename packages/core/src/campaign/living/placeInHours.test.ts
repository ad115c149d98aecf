import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Comer, type HourLimit, placeInHours } from "./placeInHours.ts"

const comer = (...rooms: readonly string[]): Comer => ({ rooms, canCome: [true, true, true] })
const limit = (people: number, rooms: Readonly<Record<string, number>> = {}): HourLimit => ({ people, rooms: new Map(Object.entries(rooms)) })

describe("an hour for everyone", () => {
  it("is the earliest in which there is room, for the first the first", () => {
    expect(placeInHours([comer(), comer(), comer()], [limit(1), limit(2)])).toEqual([0, 1, 1])
    expect(placeInHours([comer("a"), comer("a")], [limit(2, { a: 1 }), limit(2, { a: 1 })])).toEqual([0, 1])
  })

  it("moves others on, the last first, and along several hours", () => {
    const early: Comer = { rooms: [], canCome: [true, false, false] }
    const later: Comer = { rooms: [], canCome: [true, true, false] }
    expect(placeInHours([comer(), comer(), early], [limit(2), limit(1)])).toEqual([0, 1, 0])
    expect(placeInHours([later, comer(), early], [limit(1), limit(1), limit(1)])).toEqual([1, 2, 0])
  })

  it("leaves out who finds none, without an hour that cannot be", () => {
    expect(placeInHours([comer(), comer()], [limit(1)])).toEqual([0, -1])
    expect(placeInHours([comer("a")], [limit(1)])).toEqual([-1])
    expect(placeInHours([{ rooms: [], canCome: [false, true] }], [limit(1), limit(1)])).toEqual([1])
    expect(placeInHours([{ rooms: [], canCome: [false] }], [limit(1)])).toEqual([-1])
  })

  it("overfills no hour and no room, whatever crosses what", () => {
    const rooms = ["a", "b", "c", "d"]
    const anyComer = fc.record({ rooms: fc.subarray(rooms, { minLength: 1, maxLength: 3 }), canCome: fc.tuple(fc.boolean(), fc.constant(true), fc.boolean()) })
    const anyLimit = fc.tuple(fc.integer({ min: 1, max: 6 }), ...rooms.map(() => fc.integer({ min: 0, max: 3 }))).map(([people, ...many]) => limit(people, Object.fromEntries(rooms.map((room, at) => [room, many[at]!]))))
    fc.assert(fc.property(fc.array(anyComer, { maxLength: 14 }), fc.tuple(anyLimit, anyLimit, anyLimit), (comers, limits) => {
      const hourOf = placeInHours(comers, limits)
      limits.forEach(({ people, rooms: places }, hour) => {
        const here = comers.filter((_, who) => hourOf[who] === hour)
        expect(here.length).toBeLessThanOrEqual(people)
        for (const room of rooms) expect(here.filter((one) => one.rooms.includes(room)).length).toBeLessThanOrEqual(places.get(room)!)
        expect(here.every(({ canCome }) => canCome[hour])).toBe(true)
      })
    }), { numRuns: 3000 })
  })
})
