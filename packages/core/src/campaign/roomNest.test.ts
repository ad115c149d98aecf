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
  it("of rooms that as many need the first by name stays, whoever names them in which order", () => {
    expect(nestOf(["ultrasound", "ecg"], ["ecg"], ["ultrasound"]).crossing).toEqual(["ultrasound"])
    expect(nestOf(["ultrasound"], ["ecg"], ["ecg", "ultrasound"]).crossing).toEqual(["ultrasound"])
    expect(nestOf(["c", "b"], ["b", "a"], ["a", "c"]).crossing).toEqual(nestOf(["a", "c"], ["a", "b"], ["b", "c"]).crossing)
  })
  it("inside the nest of those that are left where one crosses: it is nobody's innermost", () => {
    const nest = nestOf(["ultrasound"], ["ultrasound"], ["ecg"], ["ecg", "ultrasound"])
    expect([nest.crossing, nest.innermost({ id: "p", priority: 1, rooms: ["ecg"] }), nest.innermost({ id: "q", priority: 1, rooms: ["ecg", "ultrasound"] })]).toEqual([["ecg"], undefined, "ultrasound"])
  })
  it("a room named twice is one room", () => {
    expect(nestOf(["ecg", "ecg"], ["ecg"]).crossing).toEqual([])
  })
})
