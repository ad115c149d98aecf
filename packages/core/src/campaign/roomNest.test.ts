import { describe, expect, it } from "vitest"
import { roomNest } from "./roomNest.ts"

const nestOf = (...needs: readonly (readonly string[])[]) => roomNest(needs.map((rooms, at) => ({ id: `p${at}`, priority: 1, rooms })))

describe("rooms nest", () => {
  it("where each person needs one at most", () => {
    const nest = nestOf([], ["x-ray"], ["ultrasound"], ["x-ray"])
    expect([nest.crossing, [...nest.around]]).toEqual([[], []])
    expect(nest.innermost({ id: "p", priority: 1, rooms: ["x-ray"] })).toBe("x-ray")
    expect(nest.innermost({ id: "p", priority: 1 })).toBe(undefined)
  })
  it("where everyone who needs one needs the other", () => {
    const nest = nestOf(["ultrasound"], ["mammography", "ultrasound"], ["biopsy", "ultrasound", "mammography"])
    expect([nest.crossing, [...nest.around]]).toEqual([[], [["mammography", "ultrasound"], ["biopsy", "mammography"]]])
    expect(nest.innermost({ id: "p", priority: 1, rooms: ["ultrasound", "biopsy", "mammography"] })).toBe("biopsy")
  })
  it("where two are always needed together", () => {
    const nest = nestOf(["a", "b"], ["b", "a"])
    expect([nest.crossing, [...nest.around]]).toEqual([[], [["b", "a"]]])
  })
  it("not where some need both and some either: the one that fewer need crosses", () => {
    expect(nestOf(["ecg", "ultrasound"], ["ecg"], ["ultrasound"], ["ultrasound"]).crossing).toEqual(["ecg"])
  })
  it("a room named twice is one room", () => {
    expect(nestOf(["ecg", "ecg"], ["ecg"]).crossing).toEqual([])
  })
})
