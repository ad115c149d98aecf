import { describe, expect, it } from "vitest"
import { small, vaccines } from "./child.fixture.ts"
import { sessionDoses } from "./sessionDoses.ts"

const schedule = small({})
const turned = small({}, { vaccines: vaccines.toReversed() })

/** The vaccines to give where each line may be served by some of them. */
const give = (lines: Readonly<Record<string, readonly string[]>>, among = schedule) => sessionDoses(Object.entries(lines).map(([vaccineGroup, allowed]) => ({ vaccineGroup, vaccines: allowed })), among)
const names = (...all: Parameters<typeof give>): readonly string[] => give(...all).map(({ vaccine }) => vaccine)

describe("the doses of a session", () => {
  it("none for nobody, and none for a line without a vaccine", () => {
    expect(give({})).toEqual([])
    expect(give({ measles: [] })).toEqual([])
    expect(names({ measles: [], je: ["JE"] })).toEqual(["JE"])
  })
  it("one for each line that no other serves", () => {
    expect(give({ measles: ["MV"], je: ["JE"] })).toEqual([{ vaccine: "MV", vaccineGroups: ["measles"] }, { vaccine: "JE", vaccineGroups: ["je"] }])
  })
  it("one that serves several lines goes before those that serve one", () => {
    expect(give({ measles: ["MV", "MR"], rubella: ["RV", "MR"], je: ["JE"] })).toEqual([{ vaccine: "MR", vaccineGroups: ["measles", "rubella"] }, { vaccine: "JE", vaccineGroups: ["je"] }])
    expect(give({ measles: ["MV", "MR", "MMR"], mumps: ["MMR"], rubella: ["RV", "MR", "MMR"] })).toEqual([{ vaccine: "MMR", vaccineGroups: ["measles", "mumps", "rubella"] }])
  })
  it("among equals the one with fewest antigens that nobody asked for", () => {
    expect(names({ measles: ["MMR", "MR", "MV"] })).toEqual(["MV"])
    expect(names({ measles: ["MMR", "MR"], rubella: ["MMR", "MR"] })).toEqual(["MR"])
  })
  it("then the first of the schedule", () => {
    expect(names({ either: ["RV", "MV"] })).toEqual(["MV"])
    expect(names({ either: ["RV", "MV"] }, turned)).toEqual(["RV"])
    expect(names({ either: ["MV", "RV"] }, turned)).toEqual(["RV"])
  })
  it("a vaccine that the schedule does not know comes last", () => {
    expect(names({ either: ["X", "MV"] })).toEqual(["X"])
    expect(names({ one: ["X"], two: ["JE"] })).toEqual(["X", "JE"])
    expect(names({ either: ["Y", "X"] })).toEqual(["Y"])
  })
  it("what was served needs no second one", () => {
    expect(names({ a: ["MV"], b: ["MV", "JE"], c: ["JE", "HepB"], d: ["HepB"] })).toEqual(["MV", "HepB"])
  })
})
