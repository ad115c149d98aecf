import { describe, expect, it } from "vitest"
import { CitizenError } from "./errors.ts"
import type { Fact } from "./fact.ts"
import { type CitizenProfile, recordFromProfile } from "./profile.ts"
import { readRecord } from "./readRecord.ts"

const on = "2026-07-15"

const issuesOf = (profile: unknown): readonly string[] => {
  try {
    recordFromProfile(profile as CitizenProfile, on)
    return []
  } catch (error) {
    if (!(error instanceof CitizenError)) throw error
    return error.issues.map((issue) => issue.path)
  }
}

const facts = (profile: Omit<CitizenProfile, "id">): readonly Fact[] => recordFromProfile({ id: "p1", ...profile }, on).facts
const codes = (profile: Omit<CitizenProfile, "id">): readonly (readonly [string, ...string[]])[] => facts(profile).map((fact) => [fact.kind, ...(fact.code ?? [])])
const complete = (profile: Omit<CitizenProfile, "id">): readonly string[] => Object.keys(recordFromProfile({ id: "p1", ...profile }, on).complete ?? {})

describe("a field of a profile", () => {
  it("that is left out makes nothing complete and adds no fact", () => {
    expect(recordFromProfile({ id: "p1" }, on)).toEqual({ person: { id: "p1" }, facts: [], complete: {} })
  })

  it.each<[Omit<CitizenProfile, "id">, string]>([
    [{ merit: false }, "merit"], [{ disability: false }, "disability"], [{ poverty: "none" }, "poverty"], [{ area: false }, "area"], [{ area: [] }, "area"],
    [{ employment: false }, "employment"], [{ education: false }, "education"], [{ insurance: false }, "insurance"], [{ pregnant: false }, "pregnancy"],
    [{ conditions: [] }, "condition"], [{ risks: [] }, "risk"], [{ examinations: [] }, "encounter"], [{ healthRecord: false }, "healthRecord"]
  ])("that says no (%o) is known to have no fact of %s", (profile, kind) => {
    expect(facts(profile)).toEqual([])
    expect(recordFromProfile({ id: "p1", ...profile }, on).complete).toEqual({ [kind]: on })
  })

  it.each<[Omit<CitizenProfile, "id">, readonly (readonly string[])[]]>([
    [{ merit: true }, [["merit"]]],
    [{ disability: true }, [["disability"]]],
    [{ disability: "severe" }, [["disability", "severe"]]],
    [{ poverty: "nearPoor" }, [["poverty", "nearPoor"]]],
    [{ area: ["island", "difficult"] }, [["area", "island"], ["area", "difficult"]]],
    [{ employment: "freelance" }, [["employment", "freelance"]]],
    [{ employment: { type: "contract" } }, [["employment", "contract"]]],
    [{ employment: { type: "contract", hazardous: false } }, [["employment", "contract"]]],
    [{ employment: { type: "contract", hazardous: true } }, [["employment", "contract", "hazardous"]]],
    [{ education: "primary" }, [["education", "primary"]]],
    [{ insurance: true }, [["insurance"]]],
    [{ insurance: "HN" }, [["insurance", "HN"]]],
    [{ pregnant: true }, [["pregnancy"]]],
    [{ conditions: ["I10", "E11"] }, [["condition", "I10"], ["condition", "E11"]]],
    [{ risks: ["tobacco"] }, [["risk", "tobacco"]]],
    [{ healthRecord: true }, [["healthRecord"]]],
    [{ residence: {} }, [["residence"]]],
    [{ residence: { type: "temporary" } }, [["residence", "temporary"]]],
    [{ examinations: [{ on: "2026-03", kind: "annual" }, { on: "2025" }] }, [["encounter", "annual"], ["encounter"]]]
  ])("that says something (%o) becomes the facts %o", (profile, expected) => {
    expect(codes(profile)).toEqual(expected)
    expect(complete(profile)).toEqual([expected[0]![0]])
  })

  it("names the place of residence, as far as it is known", () => {
    expect(facts({ residence: { type: "permanent", commune: "10903", village: "v1", since: "2020" } })[0]).toMatchObject({ start: "2020", end: "ongoing", links: { commune: "10903", village: "v1" } })
    expect(facts({ residence: { commune: "10903" } })[0]?.links).toEqual({ commune: "10903" })
    expect(facts({ residence: { village: "v1" } })[0]?.links).toEqual({ village: "v1" })
  })

  it("holds on the day of the profile; since when is not known, so it is no claim that it began that day", () => {
    const fact = readRecord(recordFromProfile({ id: "p1", residence: { type: "permanent" } }, on)).facts.get("residence")![0]!
    const today = readRecord({ person: { id: "p" }, facts: [{ id: "f", kind: "merit", start: on, end: "ongoing", recorded: on }] }).facts.get("merit")![0]!
    expect(fact.startHi).toBe(today.startHi)
    expect(fact.startLo).toBeLessThan(today.startLo)
  })

  it("gives every fact an id of its own", () => {
    const ids = facts({ merit: true, conditions: ["I10", "I10"], examinations: [{ on: "2026" }, { on: "2026" }], residence: {} }).map((fact) => fact.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it("of the person itself stays with the person", () => {
    expect(recordFromProfile({ id: "p1", sex: "female", birthDate: "1956", deathDate: "2026-01" }, on).person).toEqual({ id: "p1", sex: "female", birthDate: "1956", deathDate: "2026-01" })
  })
})

describe("a profile that cannot be read", () => {
  it("tells every wrong field at once", () => {
    const profile = {
      id: "", sex: "nam", birthDate: "1956-13", deathDate: 2026, residence: { type: "here", since: "x", commune: 10903, village: 7, street: "A" },
      merit: "yes", disability: "heavy", poverty: "rich", area: ["sea"], employment: { type: "job", hazardous: 1, since: "x" }, education: "phd", insurance: 1,
      pregnant: null, conditions: "I10", risks: [1], examinations: [{ on: "x", kind: 1 }, null, { on: "2026", place: "y" }], healthRecord: 0, age: 70
    }
    expect(issuesOf(profile).toSorted()).toEqual([
      "id", "sex", "birthDate", "deathDate", "residence.type", "residence.since", "residence.commune", "residence.village", "residence.street",
      "merit", "disability", "poverty", "area[0]", "employment.type", "employment.hazardous", "employment.since", "education", "insurance",
      "pregnant", "conditions", "risks", "examinations[0].on", "examinations[0].kind", "examinations[1]", "examinations[2].place", "healthRecord", "age"
    ].toSorted())
  })

  it.each([
    ["nothing", null, [""]],
    ["a list", [], [""]],
    ["a text", "p1", [""]],
    ["no id", {}, ["id"]],
    ["a residence that is null", { id: "p1", residence: null }, ["residence"]],
    ["a residence in one word", { id: "p1", residence: "permanent" }, ["residence"]],
    ["an area that is null", { id: "p1", area: null }, ["area"]],
    ["an area in one word", { id: "p1", area: "island" }, ["area"]],
    ["employment that is null", { id: "p1", employment: null }, ["employment"]],
    ["employment that is true, which does not say what", { id: "p1", employment: true }, ["employment"]],
    ["employment without its type", { id: "p1", employment: {} }, ["employment.type"]],
    ["an insurance card without its code", { id: "p1", insurance: "" }, ["insurance"]],
    ["poverty that is false: write \"none\"", { id: "p1", poverty: false }, ["poverty"]],
    ["examinations that are no list", { id: "p1", examinations: { on: "2026" } }, ["examinations"]],
    ["an examination without a day", { id: "p1", examinations: [{}] }, ["examinations[0].on"]],
    ["a year as a number", { id: "p1", birthDate: 1956 }, ["birthDate"]]
  ])("%s", (_what, profile, paths) => expect(issuesOf(profile)).toEqual(paths))

  it("says what was found and how to mend it", () => {
    expect(() => recordFromProfile({ id: "p1", poverty: "rich" } as unknown as CitizenProfile, on)).toThrow("profile \"p1\" cannot be read:\n- poverty: \"rich\" is not one of poor, nearPoor, none")
    expect(() => recordFromProfile({ merit: undefined } as unknown as CitizenProfile, on)).toThrow("a profile without id cannot be read")
  })

  it("is not one whose field is undefined: that is left out", () => {
    expect(issuesOf({ id: "p1", merit: undefined, residence: undefined, area: undefined, employment: undefined, education: undefined, insurance: undefined, examinations: undefined })).toEqual([])
  })

  it.each(["__proto__", "constructor"])("may have the id and codes %s", (name) => {
    expect(issuesOf({ id: name, conditions: [name], insurance: name })).toEqual([])
    expect(issuesOf(JSON.parse(`{"id":"p1","${name}":1}`))).toEqual([name])
  })
})
