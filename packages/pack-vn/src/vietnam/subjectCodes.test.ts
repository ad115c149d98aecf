import { assignGroups, type CitizenProfile, RulesError } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { citizen, without } from "../citizen.fixture.ts"
import { loadVietNam } from "../loadVietNam.ts"

const ask = (profile: CitizenProfile, day = "2026-07-15") => assignGroups(loadVietNam(day), profile, { grouping: "vietnam/subject-codes" })
const codes = (groups: readonly { readonly id: string }[]) => groups.map(({ id }) => Number(id.replace("vietnam/subject-", "")))

describe("all codes that hold are sent together", () => {
  it.each<[string, Partial<CitizenProfile>, readonly number[]]>([
    ["an elder", { birthDate: "1956" }, [1]],
    ["disabled", { disability: "severe" }, [2]],
    ["poor", { poverty: "poor" }, [3]],
    ["near-poor", { poverty: "nearPoor" }, [3]],
    ["with merit", { merit: true }, [4]],
    ["with a chronic disease", { conditions: ["I10"] }, [5]],
    ["in an ethnic-minority area", { area: ["ethnicMinority"] }, [6]],
    ["in a mountainous area", { area: ["mountainous"] }, [6]],
    ["in a difficult area", { area: ["difficult"] }, [7]],
    ["in an extremely difficult area", { area: ["extremelyDifficult"] }, [7]],
    ["in an island commune", { area: ["island"] }, [8]],
    ["in a special zone", { area: ["specialZone"] }, [9]],
    ["in preschool", { birthDate: "2022", education: "preschool" }, [10]],
    ["a pupil", { birthDate: "2015", education: "primary" }, [11]],
    ["a student of a university", { education: "university" }, [12]],
    ["a student of a college", { education: "college" }, [12]],
    ["a worker", { employment: "contract" }, [13]],
    ["an informal worker", { employment: "freelance" }, [14]],
    ["without insurance", { insurance: false }, [15]],
    ["a poor elder with diabetes on an island, without insurance", { birthDate: "1956", poverty: "poor", conditions: ["E11"], area: ["island"], insurance: false }, [1, 3, 5, 8, 15]]
  ])("%s", (_, person, expected) => {
    const answer = ask(citizen(person))
    expect(codes(answer.matches)).toEqual(expected)
    expect(codes([answer.group!])).toEqual([expected[0]])
  })

  it("nothing holds: 16, other", () => {
    expect(ask(citizen()).group?.id).toBe("vietnam/subject-16")
    expect(ask(citizen({ employment: "police" })).group?.id).toBe("vietnam/subject-16")
  })

  it("nothing holds surely: no code yet, not 16", () => {
    const answer = ask(without(citizen(), "insurance"))
    expect(answer.group).toBeUndefined()
    expect(codes(answer.couldBe)).toEqual([15])
    expect(answer.missing.map(({ fact }) => fact)).toEqual(["insurance"])
  })

  it("has sixteen codes, each once", () => {
    const grouping = loadVietNam("2026-07-15").groupings.find(({ id }) => id === "vietnam/subject-codes")!
    expect(codes([...grouping.groups, grouping.otherwise!])).toEqual(Array.from({ length: 16 }, (_, index) => index + 1))
  })
})

it("the sixteen codes stand since the decision of 7 July 2026", () => {
  expect(() => ask(citizen(), "2026-07-06")).toThrow(RulesError)
  expect(ask(citizen(), "2026-07-07").group?.id).toBe("vietnam/subject-16")
})
