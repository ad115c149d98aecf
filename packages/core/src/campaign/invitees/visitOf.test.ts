import { describe, expect, it } from "vitest"
import { rulesOn } from "../../pack/smallPack.fixture.ts"
import { allocateSlots } from "../allocateSlots.ts"
import { campaignPack, july, on } from "./campaignPack.fixture.ts"
import { told, type Told } from "./campaignPeople.fixture.ts"
import type { InviteeOptions, Need } from "./invitees.ts"
import { inviteesOf } from "./inviteesOf.ts"

const rules = rulesOn(on, campaignPack)
const answerOf = (needs: readonly Need[], people: readonly Told[], options: Partial<InviteeOptions> = {}) =>
  inviteesOf(rules, people.map((person, at) => told({ id: `p${at + 1}`, ...person })), { ...july, ...options, needs })
const diabetic: Told = { facts: [{ kind: "condition", code: ["E11"] }] }
const maybe: Told = { unsure: ["condition"] }

describe("who comes without having eaten", () => {
  const needs: readonly Need[] = [{ rule: "p/fasts", fasting: true, part: "morning" }, { rule: "p/elder", part: "morning" }]
  const { invitees, fasting, unsure } = answerOf(needs, [diabetic, { birthDate: "1930" }, maybe, { ...diabetic, deathDate: "2020" }, {}])
  it("only who surely is to, and not everybody who comes in the morning", () => {
    expect(fasting).toEqual(["p1"])
    expect(invitees.map(({ id, part }) => [id, part])).toEqual([["p1", "morning"], ["p2", "morning"], ["p3", undefined], ["p5", undefined]])
  })
  it("who may have to is told apart", () => expect(unsure).toStrictEqual([{ id: "p3", rooms: [], fasting: true }]))
  it("who surely does for one reason is not unsure for another", () => {
    const both = answerOf([{ rule: "p/fasts", fasting: true }, { people: ["p1"], fasting: true }], [maybe])
    expect([both.fasting, both.unsure]).toEqual([["p1"], []])
  })
  it("a need that says nothing else", () => expect(answerOf([{ rule: "p/fasts", fasting: true }], [diabetic]).invitees).toStrictEqual([{ id: "p1", priority: 3, village: "v3" }]))
})

describe("rooms that hang on a missing fact", () => {
  const needs: readonly Need[] = [{ rule: "p/fasts", rooms: ["x-ray", "eye"] }, { rule: "p/elder", rooms: ["eye"] }]
  it("are given, and told", () => {
    const { invitees, unsure } = answerOf(needs, [maybe, diabetic, {}])
    expect(invitees.map(({ rooms }) => rooms)).toEqual([["eye", "x-ray"], ["eye", "x-ray"], undefined])
    expect(unsure).toStrictEqual([{ id: "p1", rooms: ["eye", "x-ray"] }])
  })
  it("but not those that are sure for another reason", () => {
    expect(answerOf(needs, [{ ...maybe, birthDate: "1930" }]).unsure).toEqual([{ id: "p1", rooms: ["x-ray"] }])
    expect(answerOf([needs[0]!, { people: ["p1"], rooms: ["eye", "x-ray"] }], [maybe]).unsure).toEqual([])
  })
  it("whether somebody is excluded is no room", () => expect(answerOf([{ rule: "p/fasts", rooms: ["eye"], exclude: true }], [maybe]).unsure).toEqual([]))
})

describe("what only the station knows", () => {
  const nights: Need = { people: ["p1", "p3", "p9", "__proto__"], name: "night shift", part: "afternoon" }
  it("of the people named, nobody else", () => {
    const { invitees, notAsked, toClarify } = answerOf([nights, { people: [], rooms: ["eye"] }], [{}, {}, { deathDate: "2020" }])
    expect(invitees.map(({ id, part }) => [id, part])).toEqual([["p1", "afternoon"], ["p2", undefined]])
    expect(notAsked).toEqual(["p9", "__proto__"])
    expect(toClarify).toEqual([])
  })
  it("who is nobody's is told once", () => expect(answerOf([nights, nights], [{ id: "__proto__" }]).notAsked).toEqual(["p1", "p3", "p9"]))
  it("days that suit nothing else leave no day, by the name of the need", () => {
    const { notInvited } = answerOf([nights, { people: ["p1"], windows: [{ from: "2026-08-01", until: "2026-08-02", part: "morning" }] }], [{}])
    expect(notInvited).toMatchObject([{ id: "p1", because: "noDay", needs: ["night shift", "people"] }])
  })
  it("people who are left out", () => expect(answerOf([{ people: ["p2"], exclude: true }], [{}, {}]).notInvited).toMatchObject([{ id: "p2", because: "excluded", needs: ["people"] }]))
  it("a need by a rule or a screening has a name as well", () => {
    const named = answerOf([{ rule: "p/fasts", name: "diabetes clinic", exclude: true }, { due: "women-test", name: "women", exclude: true }], [diabetic, maybe, { ...maybe, unsure: ["condition", "encounter"] }])
    expect(named.notInvited.map(({ needs }) => needs)).toEqual([["diabetes clinic", "women"], ["women"]])
    expect(named.toClarify.flatMap(({ open }) => open.map(({ of }) => of))).toEqual(["p/checkup", "diabetes clinic", "women"])
  })
})

describe("who is examined at home", () => {
  const bedridden: Need = { people: ["p1"], homeVisit: true }
  const scan: Need = { rule: "p/elder", rooms: ["scan"], part: "morning" }
  it("is invited, in the group as anybody, with no room but that, and in no morning that was for another", () => {
    const { invitees, homeVisits, groups } = answerOf([bedridden, scan, { rule: "p/fasts", rooms: ["x-ray"] }], [{ birthDate: "1930", unsure: ["condition"] }, { birthDate: "1930" }])
    expect(invitees).toEqual([{ id: "p1", priority: 2, village: "v3", rooms: ["home-visit"] }, { id: "p2", priority: 2, village: "v3", rooms: ["scan"], part: "morning" }])
    expect(homeVisits).toStrictEqual([{ id: "p1", without: ["scan", "x-ray"] }])
    expect(groups.map(({ people }) => people)).toEqual([2])
  })
  it("what they lack for another reason is nothing that is unsure", () => expect(answerOf([bedridden, { rule: "p/fasts", rooms: ["x-ray"] }], [maybe]).unsure).toEqual([]))
  it("with what is carried to them", () => {
    const { invitees, homeVisits } = answerOf([{ ...bedridden, rooms: ["ecg"] }, scan, { rule: "p/elder", rooms: ["ecg"] }], [{ birthDate: "1930" }])
    expect([invitees[0]?.rooms, homeVisits]).toEqual([["ecg", "home-visit"], [{ id: "p1", without: ["scan"] }]])
  })
  it("whoever may be one of them comes like those who are not, and is asked", () => {
    const { invitees, homeVisits, unsure, toClarify } = answerOf([{ rule: "p/fasts", homeVisit: true, rooms: ["ecg"] }, { rule: "p/fasts", rooms: ["eye"] }], [maybe])
    expect([invitees[0]?.rooms, homeVisits]).toEqual([["eye"], []])
    expect(unsure).toStrictEqual([{ id: "p1", rooms: ["eye"], homeVisit: true }])
    expect(toClarify).toMatchObject([{ id: "p1", mayChange: "visit" }])
  })
  it("is not unsure of it who surely is one, for another reason", () => {
    expect(answerOf([bedridden, { rule: "p/fasts", homeVisit: true, rooms: ["ecg"] }], [maybe])).toMatchObject({ homeVisits: [{ id: "p1", without: [] }], unsure: [], invitees: [{ rooms: ["home-visit"] }] })
  })
  it("fasts, and in the morning, for what is done at home, and not for what is not", () => {
    const hospital: Need = { rule: "p/elder", rooms: ["scan"], part: "afternoon", fasting: true }
    expect(answerOf([bedridden, hospital], [{ birthDate: "1930" }])).toMatchObject({ fasting: [], invitees: [{ id: "p1", rooms: ["home-visit"] }] })
    const sugar: Need = { rule: "p/fasts", part: "morning", fasting: true }
    const { fasting, invitees } = answerOf([bedridden, hospital, sugar], [{ ...diabetic, birthDate: "1930" }])
    expect([fasting, invitees.map(({ part }) => part)]).toEqual([["p1"], ["morning"]])
    expect(answerOf([{ ...bedridden, rooms: ["ecg"], part: "morning", fasting: true }], [{}])).toMatchObject({ fasting: ["p1"], invitees: [{ part: "morning" }] })
  })
  it("is met when that is possible", () => {
    const away: Need = { rule: "p/elder", rooms: ["scan"], windows: [{ from: "2026-08-10", until: "2026-08-20" }] }
    expect(answerOf([bedridden, away], [{ birthDate: "1930" }]).invitees[0]?.windows).toEqual([{ from: "2026-08-10", until: "2026-08-20" }])
  })
  it("who may be one of them keeps the rest", () => {
    const both = answerOf([{ rule: "p/fasts", homeVisit: true }, scan], [{ ...maybe, birthDate: "1930" }])
    expect(both.invitees[0]).toMatchObject({ rooms: ["scan"], part: "morning" })
  })
  it("is in the plan even where nobody goes from house to house", () => {
    const { invitees } = answerOf([bedridden], [{}, {}])
    const { assigned, unserved } = allocateSlots({ people: invitees, sessions: [{ id: "station", site: "station", day: "2026-08-03", capacity: 9 }] })
    expect(assigned.map(({ id }) => id)).toEqual(["p2"])
    expect(unserved).toMatchObject([{ id: "p1", reason: "noSession", because: ["rooms"] }])
  })
})
