import { assignGroups, type CitizenProfile, explain, type ParameterValue } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { citizen, without } from "../citizen.fixture.ts"
import { loadCamGiang } from "../camGiang.ts"

const on = "2026-07-15"
const ask = (profile: CitizenProfile, day = on, choices: Readonly<Record<string, ParameterValue>> = {}) => assignGroups(loadCamGiang(day, { choices }), profile)
const groupOf = (profile: CitizenProfile, day = on, choices: Readonly<Record<string, ParameterValue>> = {}) => ask(profile, day, choices).group?.id.replace("cam-giang/group-", "")

interface Case {
  readonly given: string
  readonly person: Partial<CitizenProfile>
  readonly group: number
  readonly also?: readonly number[]
}

describe("everything is known: the first group that fits counts, and all that fit are told", () => {
  const cases: readonly Case[] = [
    { given: "a person with meritorious service", person: { merit: true }, group: 1 },
    { given: "an elder with merit who is poor and works: groups 1, 2, 3 and 4", group: 1, also: [2, 3, 4], person: { merit: true, birthDate: "1960-01-01", poverty: "poor", employment: "contract" } },
    { given: "an elder", person: { birthDate: "1956-03-09" }, group: 2 },
    { given: "an elder who works on a contract", person: { birthDate: "1956-03-09", employment: "contract" }, group: 2, also: [4] },
    { given: "somebody with a mild disability", person: { disability: "mild" }, group: 3 },
    { given: "somebody with a disability of a degree not told", person: { disability: true }, group: 3 },
    { given: "somebody of a poor household", person: { poverty: "poor" }, group: 3 },
    { given: "somebody of a near-poor household", person: { poverty: "nearPoor" }, group: 3 },
    { given: "a poor pupil", person: { birthDate: "2015-01-01", poverty: "poor", education: "primary" }, group: 3, also: [7] },
    { given: "a worker on a contract", person: { employment: "contract" }, group: 4 },
    { given: "a worker on probation", person: { employment: "probation" }, group: 4 },
    { given: "an apprentice", person: { employment: "apprentice" }, group: 4 },
    { given: "a trainee", person: { employment: "trainee" }, group: 4 },
    { given: "a cadre", person: { employment: "cadre" }, group: 4 },
    { given: "a civil servant", person: { employment: "civilServant" }, group: 4 },
    { given: "a public employee", person: { employment: "publicEmployee" }, group: 4 },
    { given: "somebody in a special trade", person: { employment: { type: "specialTrade", hazardous: true } }, group: 4 },
    { given: "a child of 13 whose contract is on record", person: { birthDate: "2013-01-01", employment: "contract", education: "lowerSecondary" }, group: 4, also: [7] },
    { given: "a police officer", person: { employment: "police" }, group: 5 },
    { given: "a soldier", person: { employment: "military" }, group: 5 },
    { given: "a student of a university", person: { birthDate: "2006-01-01", education: "university" }, group: 6 },
    { given: "a postgraduate", person: { birthDate: "1998-01-01", education: "postgraduate" }, group: 6 },
    { given: "a student of a university who works on a contract", person: { birthDate: "2006-01-01", education: "university", employment: "contract" }, group: 4, also: [6] },
    { given: "a child of 4 in preschool", person: { birthDate: "2022-03-01", education: "preschool" }, group: 7 },
    { given: "a child in primary school", person: { birthDate: "2018-03-01", education: "primary" }, group: 7 },
    { given: "a pupil of lower secondary school", person: { birthDate: "2013-03-01", education: "lowerSecondary" }, group: 7 },
    { given: "a pupil of upper secondary school", person: { birthDate: "2010-03-01", education: "upperSecondary" }, group: 7 },
    { given: "somebody in continuing education", person: { education: "continuing" }, group: 7 },
    { given: "a student of a college: the plan puts them with the pupils", person: { birthDate: "2006-01-01", education: "college" }, group: 7 },
    { given: "a student of a vocational school", person: { birthDate: "2006-01-01", education: "vocational" }, group: 7 },
    { given: "a child of 1 in a nursery", person: { birthDate: "2025-03-01", education: "preschool" }, group: 7 },
    { given: "a child of 1 at home", person: { birthDate: "2025-03-01" }, group: 8 },
    { given: "a child of 4 at home, whom no group names", person: { birthDate: "2022-03-01" }, group: 8 },
    { given: "somebody self-employed", person: { employment: "freelance" }, group: 8 },
    { given: "somebody without work", person: {}, group: 8 },
    { given: "a woman retired at 57", person: { birthDate: "1969-01-01", employment: "retired" }, group: 8 },
    { given: "a pregnant woman: she has no group of her own", person: { pregnant: true }, group: 8 },
    { given: "somebody with diabetes: no group of their own", person: { conditions: ["E11"] }, group: 8 }
  ]
  it.each(cases)("$given: group $group", ({ person, group, also = [] }) => {
    const answer = ask(citizen(person))
    expect(answer.group?.id).toBe(`cam-giang/group-${group}`)
    expect(answer.matches.map(({ id }) => id)).toEqual(group === 8 ? [] : [group, ...also].map((number) => `cam-giang/group-${number}`))
    expect(answer.certainty).toBe("sure")
    expect(answer.missing).toEqual([])
  })
})

describe("the 60th birthday", () => {
  it.each([
    ["the day before", "1966-07-16", "8", "sure"],
    ["the day", "1966-07-15", "2", "sure"],
    ["the day after", "1966-07-14", "2", "sure"],
    ["born in 1965, only the year known", "1965", "2", "sure"],
    ["born in 1966, only the year known", "1966", "8", "provisional"],
    ["born in 1967, only the year known", "1967", "8", "sure"],
    ["born in July 1966, the day not known", "1966-07", "8", "provisional"],
    ["born in June 1966, the day not known", "1966-06", "2", "sure"]
  ])("%s (%s): group %s, %s", (_, birthDate, group, certainty) => {
    const answer = ask(citizen({ birthDate }))
    expect(answer.group?.id).toBe(`cam-giang/group-${group}`)
    expect(answer.certainty).toBe(certainty)
    if (certainty === "provisional") {
      expect(answer.couldBe.map(({ id }) => id)).toEqual(["cam-giang/group-2"])
      expect(answer.missing.map(({ fact }) => fact)).toEqual(["birthDate"])
    }
  })

  it.each([
    ["2028-02-28", "8"],
    ["2028-02-29", "2"],
    ["2028-03-01", "2"]
  ])("born on 29 February 1968, asked on %s: group %s", (day, group) => {
    expect(groupOf(citizen({ birthDate: "1968-02-29" }), day)).toBe(group)
  })

  it.each([
    ["2029-02-28", "8"],
    ["2029-03-01", "2"]
  ])("born on 29 February 1968, an age of 61 chosen, asked on %s: group %s", (day, group) => {
    expect(groupOf(citizen({ birthDate: "1968-02-29" }), day, { "vietnam/elderly-age": { years: 61 } })).toBe(group)
  })

  it("a year-only birth decides once the year is over", () => {
    expect(groupOf(citizen({ birthDate: "1966" }), "2026-12-30")).toBe("8")
    expect(ask(citizen({ birthDate: "1966" }), "2026-12-31")).toMatchObject({ group: { id: "cam-giang/group-2" }, certainty: "sure" })
  })
})

describe("a fact is missing: the person stands provisionally, and the question is told", () => {
  it.each([
    ["merit", {}, ["1"], ["merit"]],
    ["birthDate", {}, ["2"], ["birthDate"]],
    ["disability", {}, ["3"], ["disability"]],
    ["poverty", {}, ["3"], ["poverty"]],
    ["employment", {}, ["4", "5"], ["employment"]],
    ["education", { birthDate: "2001-05-01" }, ["6", "7"], ["education"]]
  ] as const)("%s is not known", (field, person, couldBe, questions) => {
    const answer = ask(without(citizen(person), field))
    expect(answer.group?.id).toBe("cam-giang/group-8")
    expect(answer.certainty).toBe("provisional")
    expect(answer.couldBe.map(({ id }) => id)).toEqual(couldBe.map((number) => `cam-giang/group-${number}`))
    expect(answer.missing.map(({ fact }) => fact)).toEqual(expect.arrayContaining([...questions]))
    expect(answer.missing.every(({ question }) => question.vi.endsWith("?"))).toBe(true)
  })

  it.each([
    ["the day before 30", "1996-07-16", ["education"]],
    ["at 30", "1996-07-15", []],
    ["at 76", "1950", []]
  ] as const)("nobody of 30 or more is asked about school: %s", (_, birthDate, questions) => {
    expect(ask(without(citizen({ birthDate }), "education")).missing.map(({ fact }) => fact).filter((fact) => fact === "education")).toEqual(questions)
  })

  it("but who is on record as studying counts at any age", () => {
    expect(ask(citizen({ birthDate: "1980-01-01", education: "vocational" })).group?.id).toBe("cam-giang/group-7")
  })

  it("what stands behind the group that counts is not asked for", () => {
    expect(ask(without(citizen({ merit: true }), "birthDate", "disability", "poverty", "employment", "education", "insurance"))).toMatchObject({ group: { id: "cam-giang/group-1" }, certainty: "sure", missing: [] })
  })

  it("the sex, a pregnancy or an illness is never asked for: no group depends on it", () => {
    expect(ask(without(citizen(), "sex", "pregnant", "conditions", "risks", "examinations", "healthRecord"))).toMatchObject({ certainty: "sure", missing: [] })
  })

  it("an answer is no better checked than the figures and choices that it rests on", () => {
    const nursery = ask(citizen({ birthDate: "2025-12-01", employment: false, education: "preschool" }))
    expect(nursery).toMatchObject({ group: { id: "cam-giang/group-7" }, status: "unverified" })
    expect(ask(citizen({ birthDate: "2022-12-01", employment: false, education: "preschool" })).status).toBe("verified")
    expect(ask(citizen({ birthDate: "1950" })).sources.map(({ ref }) => ref)).toContain("law-39-2009")
  })

  it("no infant is asked about work or university", () => {
    const answer = ask(without(citizen({ birthDate: "2025-12-01" }), "employment", "education"))
    expect(answer.couldBe.map(({ id }) => id)).toEqual(["cam-giang/group-7"])
    // The card is evidence where there is one; nobody is asked to bring it.
    expect(answer.missing.map(({ fact }) => fact)).toEqual(["education"])
  })

  it.each([
    ["the day before the 15th birthday", "2011-07-16", []],
    ["the 15th birthday", "2011-07-15", ["cam-giang/group-4", "cam-giang/group-5"]]
  ])("work that nobody recorded is asked about from 15: %s", (_, birthDate, couldBe) => {
    expect(ask(without(citizen({ birthDate }), "employment")).couldBe.map(({ id }) => id)).toEqual(couldBe)
  })
})

describe("who is within the plan", () => {
  it.each([
    ["a permanent resident", { type: "permanent", commune: "10903" }, "yes"],
    ["a temporary resident", { type: "temporary", commune: "10903" }, "no"],
    ["somebody registered but absent", { type: "absent", commune: "10903" }, "no"],
    ["a permanent resident of Cẩm Giang, whose name differs by an accent", { type: "permanent", commune: "10888" }, "no"],
    ["a permanent resident of Nam Thanh Miện", { type: "permanent", commune: "11284" }, "no"],
    ["a resident of the commune, of a kind not known", { commune: "10903" }, "unknown"],
    ["a permanent resident of a commune not known", { type: "permanent" }, "unknown"]
  ] as const)("%s: %s", (_, residence, inScope) => {
    const answer = ask(citizen({ residence, merit: true }))
    expect(answer.inScope).toBe(inScope)
    expect(answer.group === undefined).toBe(inScope === "no")
    if (inScope === "unknown") expect(answer).toMatchObject({ certainty: "unknown", missing: [{ fact: "residence" }] })
  })

  it("nobody knows where the person lives", () => {
    expect(ask(without(citizen(), "residence"))).toMatchObject({ inScope: "unknown", certainty: "unknown" })
  })

  it.each([
    ["the day before the death", "2026-07-14", "yes"],
    ["the day of the death", "2026-07-15", "no"]
  ])("%s", (_, day, inScope) => {
    expect(ask(citizen({ deathDate: "2026-07-15" }), day).inScope).toBe(inScope)
  })
})

describe("what an insurance card shows", () => {
  it.each([
    ["CC", "1"], ["CK", "1"], ["HN", "3"], ["CN", "3"], ["BT", "3"], ["DN", "4"], ["XK", "4"], ["QN", "5"], ["CA", "5"], ["HS", "7"],
    ["GD", "8"], ["TE", "8"], ["TS", "8"], ["SV", "8"], ["CB", "8"]
  ])("a card with the code %s alone: group %s", (insurance, group) => {
    expect(groupOf(citizen({ insurance }))).toBe(group)
  })

  it("only a station that lets it count", () => {
    expect(groupOf(citizen({ insurance: "HN" }), on, { "cam-giang/insurance-code-counts": false })).toBe("8")
  })

  it("an answer that rests on a card is marked unverified, one that rests on the list is not", () => {
    expect(ask(citizen({ insurance: "HN" })).status).toBe("unverified")
    expect(ask(citizen({ poverty: "poor", insurance: "HN" })).matches.map(({ id }) => id)).toEqual(["cam-giang/group-3"])
    expect(ask(citizen({ poverty: "poor" })).status).toBe("verified")
  })

  it.each([
    ["a card whose code is not known", { insurance: true }],
    ["no card", { insurance: false }]
  ] as const)("%s leaves nothing open", (_, person) => {
    expect(ask(citizen(person))).toMatchObject({ certainty: "sure", couldBe: [] })
  })

  it("not knowing of any card leaves nothing open either", () => {
    expect(ask(without(citizen(), "insurance"))).toMatchObject({ certainty: "sure", couldBe: [] })
  })
})

describe("the station may read the plan otherwise", () => {
  const inNursery = { education: "preschool" } as const
  const stays8 = { "cam-giang/nursery-under-2-in-group-7": false }
  it.each([
    ["under 2 in a nursery", "2025-07-01", "8"],
    ["the day before the second birthday", "2024-07-16", "8"],
    ["the second birthday", "2024-07-15", "7"]
  ])("children under 2 in group 8: %s", (_, birthDate, group) => {
    expect(groupOf(citizen({ ...inNursery, birthDate }), on, stays8)).toBe(group)
  })

  it("children under 2 in group 8: a nursery child born on 29 February turns 2 on 1 March", () => {
    expect(groupOf(citizen({ ...inNursery, birthDate: "2028-02-29" }), "2030-02-28", stays8)).toBe("8")
    expect(groupOf(citizen({ ...inNursery, birthDate: "2028-02-29" }), "2030-03-01", stays8)).toBe("7")
  })

  it("colleges with the universities", () => {
    const choices = { "cam-giang/group-6-levels": ["university", "postgraduate", "college"] }
    expect(groupOf(citizen({ education: "college" }), on, choices)).toBe("6")
    expect(groupOf(citizen({ education: "vocational" }), on, choices)).toBe("7")
  })

  it("an older age for the elderly moves the birthday", () => {
    expect(groupOf(citizen({ birthDate: "1961-07-16" }), on, { "vietnam/elderly-age": { years: 65 } })).toBe("8")
    expect(groupOf(citizen({ birthDate: "1961-07-15" }), on, { "vietnam/elderly-age": { years: 65 } })).toBe("2")
  })
})

it("an answer names the plan and the law behind the age", () => {
  const answer = ask(citizen({ birthDate: "1956-03-09" }))
  expect(answer.sources.map(({ ref, at }) => [ref, at])).toEqual([["cam-giang-plan-257-2026", "Mục II.1, Nhóm 2"], ["law-39-2009", "Điều 2"]])
  expect(answer.status).toBe("secondary")
  expect(explain(answer)).toContain("Nhóm 2: Người cao tuổi: đủ 60 tuổi (70 tuổi vào ngày 15/07/2026)")
})
