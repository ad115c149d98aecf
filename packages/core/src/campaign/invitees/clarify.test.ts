import { describe, expect, it } from "vitest"
import { rulesOn } from "../../pack/smallPack.fixture.ts"
import { campaignPack, july, on } from "./campaignPack.fixture.ts"
import { exam, told, type Told } from "./campaignPeople.fixture.ts"
import type { InviteeOptions, Need } from "./invitees.ts"
import { inviteesOf } from "./inviteesOf.ts"

const rules = rulesOn(on, campaignPack)
const answerOf = (people: readonly Told[], options: Partial<InviteeOptions> = {}) => inviteesOf(rules, people.map((person, at) => told({ id: `p${at + 1}`, ...person })), { ...july, ...options })
const mayChange = (person: Told, options: Partial<InviteeOptions> = {}) => answerOf([person], options).toClarify[0]?.mayChange
const eye: Need = { rule: "p/fasts", rooms: ["eye"] }
const fromAugust = (until: string, more: Partial<Need> = {}): Need => ({ rule: "p/pupil", windows: [{ from: "2026-08-01", until }], ...more })

describe("what learning a fact may change", () => {
  it.each<[string, Told, Partial<InviteeOptions>, string | undefined]>([
    ["everything is known", {}, {}, undefined],
    ["whether the plan is about her", { home: { code: [] } }, {}, "invitation"],
    ["whether she was examined", { unsure: ["encounter"] }, {}, "invitation"],
    ["whether she is alive", { deathDate: "2026" }, {}, "invitation"],
    ["whether somebody else examines her", { unsure: ["education"] }, { needs: [{ rule: "p/pupil", exclude: true }] }, "invitation"],
    ["whether she has merit", { unsure: ["merit"] }, {}, "group"],
    ["in which village she lives", { home: { links: {} } }, {}, "village"],
    ["whether she needs a room", { unsure: ["condition"] }, { needs: [eye] }, "visit"],
    ["whether she comes in the morning", { unsure: ["condition"] }, { needs: [{ rule: "p/fasts", part: "morning" }] }, "visit"],
    ["on which days she can come", { unsure: ["education"] }, { needs: [fromAugust("2026-08-02")] }, "visit"],
    ["days of which none is in the campaign", { unsure: ["education"] }, { needs: [fromAugust("2026-08-02", { windows: [{ from: "2026-01-01", until: "2026-02-01" }] })] }, "invitation"],
    ["a part of the day that contradicts one that is sure", { facts: [{ kind: "pregnancy" }], unsure: ["education"] }, { needs: [{ rule: "p/pregnant", part: "morning" }, { rule: "p/pupil", part: "afternoon" }] }, "invitation"],
    ["a room beside that", { facts: [{ kind: "pregnancy" }, { kind: "education" }], unsure: ["condition"] }, { needs: [{ rule: "p/pregnant", part: "morning" }, eye] }, "visit"],
    ["whether one of two examinations is due, and the other one surely is", { facts: [exam("checkup", "2025-01-01")], unsure: ["employment"] }, { protocols: ["p/checkup", "p/worker-exam"] }, "visit"],
    ["whether any of two is due", { unsure: ["encounter", "employment"] }, { protocols: ["p/checkup", "p/worker-exam"] }, "invitation"],
    ["the group and a room", { unsure: ["merit", "condition"] }, { needs: [eye] }, "group"]
  ])("%s", (_what, person, options, change) => expect(mayChange(person, options)).toBe(change))
  it("of two needs that leave no day together, only those that bind to days may take the invitation", () => {
    const needs: readonly Need[] = [{ rule: "p/pupil", part: "afternoon" }, { rule: "p/fasts", part: "morning", rooms: ["eye"] }, { rule: "p/pregnant", rooms: ["scan"] }]
    const { byFact } = answerOf([{ unsure: ["education", "condition", "pregnancy"] }], { needs })
    expect(byFact.map(({ fact, decisive }) => [fact, decisive])).toEqual([["condition", 1], ["education", 1], ["pregnancy", 0]])
  })
})

describe("people to clarify", () => {
  const people: readonly Told[] = [
    { unsure: ["condition"] }, { home: { links: {} } }, { unsure: ["merit"] }, { unsure: ["encounter", "condition", "merit"] }, {}, { unsure: ["merit", "condition"] }, { unsure: ["condition"] }
  ]
  const { toClarify, byFact } = answerOf(people, { needs: [eye] })
  it("come in the order of what may change, and among equals as they were", () => {
    expect(toClarify.map(({ id, mayChange: change }) => [id, change])).toEqual([["p4", "invitation"], ["p3", "group"], ["p6", "group"], ["p2", "village"], ["p1", "visit"], ["p7", "visit"]])
  })
  it("are asked first what may change most", () => {
    expect(toClarify[0]).toMatchObject({
      open: [{ question: "due", of: "p/checkup" }, { question: "group", of: "p/merit" }, { question: "need", of: "p/fasts" }],
      missing: [{ fact: "encounter" }, { fact: "merit" }, { fact: "condition" }]
    })
  })
  it("are counted by what is missing: one list answers it for all of them", () => {
    expect(byFact.map(({ fact, people: many, decisive }) => [fact, many, decisive])).toEqual([["merit", 3, 3], ["encounter", 1, 1], ["condition", 4, 0], ["residence", 1, 0]])
    expect(byFact[2]).toEqual({
      fact: "condition", question: { vi: "Có mắc bệnh mạn tính nào không?", en: "Is there any chronic condition?" }, people: 4, decisive: 0,
      open: [{ question: "need", of: "p/fasts", people: 4 }]
    })
  })
  it("a fact that decides several things tells of each, the most first", () => {
    const needs: readonly Need[] = [{ rule: "p/elder", rooms: ["scan"], name: "of age" }]
    const { byFact: [birth, ...others] } = answerOf([{ birthDate: "1966" }, { birthDate: "1966", facts: [{ kind: "merit" }] }, { birthDate: "1966" }], { needs })
    expect(others).toEqual([])
    expect(birth).toMatchObject({ fact: "birthDate", people: 3, decisive: 2, open: [{ question: "need", of: "of age", people: 3 }, { question: "group", of: "p/elder", people: 2 }] })
  })
  it("of facts that are missing of as many, in the order of their names; a village has no rule", () => {
    const { byFact: facts } = answerOf([{ home: { links: {} } }, { unsure: ["condition"] }, { unsure: ["pregnancy"] }], { needs: [eye, { rule: "p/pregnant", rooms: ["scan"] }] })
    expect(facts.map(({ fact }) => fact)).toEqual(["condition", "pregnancy", "residence"])
    expect(facts[2]?.open).toStrictEqual([{ question: "village", people: 1 }])
  })
  it("a fact is asked for by the groups that speak of it, and no others", () => {
    const { byFact: facts } = answerOf([{ birthDate: "1966", home: { code: [] }, unsure: ["merit"] }])
    expect(facts.map(({ fact, decisive, open }) => [fact, decisive, open.map(({ question, of }) => of ?? question)])).toEqual([
      ["birthDate", 1, ["p/elder"]], ["merit", 1, ["p/merit"]], ["residence", 1, ["scope"]]
    ])
  })
  it("two protocols of one screening that ask the same count it once", () => {
    const later = rulesOn("2026-12-10", campaignPack)
    const { byFact: facts } = inviteesOf(later, [told({ unsure: ["encounter"] })], { period: { from: "2026-12-10", until: "2027-01-01" }, protocols: ["p/checkup"], needs: [{ due: "women-test", rooms: ["g"] }] })
    expect(facts.find(({ fact }) => fact === "encounter")?.open).toEqual([{ question: "due", of: "p/checkup", people: 1 }, { question: "need", of: "women-test", people: 1 }])
  })
  it("nobody", () => expect(answerOf([{}])).toMatchObject({ toClarify: [], byFact: [], fasting: [], homeVisits: [], unsure: [], notAsked: [] }))
})
