import { describe, expect, it } from "vitest"
import type { Guest } from "./guest.ts"
import { joinHouseholds } from "./joinHouseholds.ts"
import type { Comer } from "./placeInHours.ts"

/** Households by letter, a point for who lives alone; whoever has an odd one out by its number. */
const joined = (homes: string, hours: readonly number[], { ranks = [], rooms = [] }: { readonly ranks?: readonly number[]; readonly rooms?: readonly (readonly string[])[] } = {}): readonly number[] => {
  const placed = [...hours]
  const guests = [...homes].map((home, index): Guest => ({ person: { id: `p${index}`, priority: 1, ...(home === "." ? {} : { household: home }) }, rank: ranks[index] ?? Infinity, fasting: false }))
  joinHouseholds(placed, guests, guests.map((_, index): Comer => ({ rooms: rooms[index] ?? [], canCome: [true, true, true] })))
  return placed
}

describe("a household in one hour", () => {
  it("changes places with somebody who lives alone", () => {
    expect(joined("hh.", [0, 1, 0])).toEqual([0, 0, 1])
    expect(joined(".hh", [0, 0, 1])).toEqual([1, 0, 0])
  })

  it("comes when most of it come, and of equals in the earlier hour", () => {
    expect(joined("hhh.", [0, 1, 1, 1])).toEqual([1, 1, 1, 0])
    expect(joined("hhh.", [2, 2, 1, 2])).toEqual([2, 2, 2, 1])
    expect(joined("hh..", [2, 1, 1, 2])).toEqual([1, 1, 2, 2])
    expect(joined("hh..", [1, 2, 1, 2])).toEqual([1, 1, 2, 2])
  })

  it("does not change places within itself", () => {
    expect(joined("hhh.", [0, 0, 1, 0])).toEqual([0, 0, 0, 1])
    expect(joined("hhh", [0, 0, 1])).toEqual([0, 0, 1])
  })

  it("tears no other apart, but takes the place of one who is apart anyway", () => {
    expect(joined("hhkk", [0, 1, 0, 0])).toEqual([0, 1, 0, 0])
    expect(joined("hhkk", [0, 1, 0, 1])).toEqual([0, 0, 1, 1])
    expect(joined("hhhkk", [0, 0, 1, 0, 0])).toEqual([0, 0, 0, 1, 0])
  })

  it("changes places only with who has the same precedence and needs the same", () => {
    expect(joined("hh.", [0, 1, 0], { ranks: [1, 2, 1] })).toEqual([0, 1, 0])
    expect(joined("hh.", [0, 1, 0], { ranks: [1, 2, 2] })).toEqual([0, 0, 1])
    expect(joined("hh.", [0, 1, 0], { rooms: [[], ["x-ray"], []] })).toEqual([0, 1, 0])
  })

  it("leaves out who has no hour", () => {
    expect(joined("hh.", [0, -1, 0])).toEqual([0, -1, 0])
    expect(joined("hhh.", [-1, 1, 0, 0])).toEqual([-1, 0, 0, 1])
  })
})
