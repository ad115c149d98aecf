import { assignGroups, type CitizenProfile, RulesError } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { citizen, without } from "../citizen.fixture.ts"
import { loadVietNam } from "../loadVietNam.ts"

const on = "2026-07-15"
const ask = (profile: CitizenProfile, day = on) => assignGroups(loadVietNam(day), profile, { grouping: "vietnam/entitlement" })
const classes = (ids: readonly { readonly id: string }[]) => ids.map(({ id }) => id.replace("vietnam/class-", ""))

describe("everything is known", () => {
  it.each<[string, Partial<CitizenProfile>, string, string]>([
    ["an elder", { birthDate: "1956" }, "a", "a"],
    ["a disabled person", { disability: true }, "a", "a"],
    ["of a poor household", { poverty: "poor" }, "a", "a"],
    ["of a near-poor household", { poverty: "nearPoor" }, "a", "a"],
    ["with merit", { merit: true }, "a", "a"],
    ["with diabetes", { conditions: ["E11"] }, "a", "a"],
    ["with a cold only", { conditions: ["J00"] }, "dd", ""],
    ["living on an island", { area: ["island"] }, "a", "a"],
    ["living in a mountainous area", { area: ["mountainous"] }, "a", "a"],
    ["a child in preschool", { birthDate: "2022", education: "preschool" }, "b", "b"],
    ["a pupil", { birthDate: "2013", education: "lowerSecondary" }, "b", "b"],
    ["a poor pupil: a is only for those not in b", { birthDate: "2013", education: "lowerSecondary", poverty: "poor" }, "b", "b a"],
    ["somebody in continuing education, whom the decree does not name", { education: "continuing" }, "dd", ""],
    ["a worker", { employment: "contract" }, "c", "c"],
    ["an elder who works: the employer pays, not class a", { birthDate: "1960", employment: "contract" }, "c", "c a"],
    ["a retired elder", { birthDate: "1960", employment: "retired" }, "a", "a"],
    ["a soldier", { employment: "military" }, "d", "d"],
    ["a police officer with a chronic disease", { employment: "police", conditions: ["I10"] }, "d", "d a"],
    ["a working pupil: b and c are not ordered by the decree, b is taken", { birthDate: "2010", education: "upperSecondary", employment: "apprentice" }, "b", "b c"],
    ["a student of a university", { birthDate: "2006", education: "university" }, "dd", ""],
    ["a student of a college", { birthDate: "2006", education: "college" }, "dd", ""],
    ["somebody self-employed", { employment: "freelance" }, "dd", ""],
    ["a child at home", { birthDate: "2023" }, "dd", ""],
    ["a visitor of another commune: the decree is for everybody", { residence: { type: "temporary", commune: "10888" } }, "dd", ""]
  ])("%s", (_, person, group, matches) => {
    const answer = ask(citizen(person))
    expect(answer.group?.id).toBe(`vietnam/class-${group}`)
    expect(classes(answer.matches).join(" ")).toBe(matches)
    expect(answer.certainty).toBe("sure")
  })
})

describe("something is missing", () => {
  it("an elder whose work is not known stands in class a, and could be in c or d", () => {
    const answer = ask(without(citizen({ birthDate: "1956" }), "employment"))
    expect(answer.group?.id).toBe("vietnam/class-a")
    expect(classes(answer.couldBe)).toEqual(["c", "d"])
    expect(answer.missing.map(({ fact }) => fact)).toEqual(["employment"])
  })

  it.each(["conditions", "area", "merit", "disability", "poverty"] as const)("%s not known: could be class a", (field) => {
    const answer = ask(without(citizen(), field))
    expect(answer.group?.id).toBe("vietnam/class-dd")
    expect(classes(answer.couldBe)).toEqual(["a"])
    expect(answer.missing).toHaveLength(1)
  })
})

describe("the decree is in force from 1 July 2026", () => {
  it("there are no classes the day before", () => {
    expect(() => ask(citizen(), "2026-06-30")).toThrow(RulesError)
  })

  it("there are on the day", () => {
    expect(ask(citizen(), "2026-07-01").group?.id).toBe("vietnam/class-dd")
  })
})

describe("the 60th birthday", () => {
  it.each([["1966-07-16", "dd"], ["1966-07-15", "a"], ["1966-07-14", "a"]])("born on %s: class %s", (birthDate, group) => {
    expect(ask(citizen({ birthDate })).group?.id).toBe(`vietnam/class-${group}`)
  })
})

it("a station may order b, c and d otherwise", () => {
  const rules = loadVietNam(on, { choices: { "vietnam/entitlement-order": ["vietnam/class-c", "vietnam/class-b", "vietnam/class-d", "vietnam/class-a"] } })
  const pupil = citizen({ birthDate: "2010", education: "upperSecondary", employment: "apprentice", poverty: "poor" })
  expect(classes(assignGroups(rules, pupil, { grouping: "vietnam/entitlement" }).matches)).toEqual(["c", "b", "a"])
})

it("each class cites its own letter", () => {
  expect(ask(citizen({ employment: "contract" })).sources.map(({ at }) => at)).toContain("Điều 69.2.c")
  expect(ask(citizen()).sources.map(({ at }) => at)).toEqual(["Điều 69.2.đ"])
})
