import { describe, expect, it } from "vitest"
import { recordFromProfile, type CitizenProfile } from "../../citizen/profile.ts"
import { rulesOn } from "../../pack/smallPack.fixture.ts"
import { compareWithRegister } from "../lineList/compareWithRegister.ts"
import { entriesOf } from "../lineList/entriesOf.ts"
import { handedIn, listOf } from "../lineList/lists.fixture.ts"
import { campaignPack, july, on } from "./campaignPack.fixture.ts"
import { inviteesOf } from "./inviteesOf.ts"
import { registerPeople } from "./registerPeople.ts"

const rules = rulesOn(on, campaignPack)
const known = { birthDate: "1990-05-01", merit: false, education: false, examinations: [], residence: { type: "permanent", village: "v3" } } as const
const register = (profile: Partial<CitizenProfile>, more = {}) => registerPeople(inviteesOf(rules, [{ id: "p1", ...known, ...profile }], { ...july, ...more }))
const without = (field: keyof typeof known): Partial<CitizenProfile> => ({ [field]: undefined })

describe("the register as a list is held against it", () => {
  it.each<[string, Partial<CitizenProfile>, object]>([
    ["who is to be examined", {}, { standing: "entitled", village: "v3", group: "p/rest" }],
    ["an elder", { birthDate: "1950" }, { standing: "entitled", village: "v3", group: "p/elder" }],
    ["whose group is not sure", without("merit"), { standing: "entitled", village: "v3" }],
    ["of whom it is not known whether the plan is about them", { residence: { village: "v3" } }, { standing: "unknown", village: "v3" }],
    ["of whom no examination is known", without("examinations"), { standing: "unknown", village: "v3", group: "p/rest" }],
    ["whose village is not known", { residence: { type: "permanent" } }, { standing: "entitled", group: "p/rest" }],
    ["who was examined", { examinations: [{ kind: "checkup", on: "2026-02-03" }] }, { standing: "entitled", village: "v3", examined: { on: "2026-02-03" } }],
    ["who was not born yet, it is said", { birthDate: "2027" }, { standing: "unknown", village: "v3" }],
    ["who died", { deathDate: "2026-01-01" }, { standing: "died", village: "v3" }],
    ["who lives here for a time", { residence: { type: "temporary", village: "v3" } }, { standing: "notEntitled", village: "v3" }]
  ])("%s", (_what, profile, person) => expect(register(profile)).toEqual([{ id: "p1", ...person }]))
  it("who moved away", () => {
    const { facts, ...record } = recordFromProfile({ id: "p1", ...known }, on)
    const moved = { ...record, facts: facts.map((fact) => fact.kind === "residence" ? { ...fact, end: "2026-07-01" } : fact) }
    expect(registerPeople(inviteesOf(rules, [moved], july))).toEqual([{ id: "p1", standing: "movedAway" }])
  })
  it("whom the protocol is not for, a rule excludes, or no day fits", () => {
    const standing = (profile: Partial<CitizenProfile>, more: object) => register(profile, more)[0]?.standing
    expect(standing({ employment: false }, { protocols: ["p/worker-exam"] })).toBe("notEntitled")
    expect(standing({ education: "primary" }, { needs: [{ rule: "p/pupil", exclude: true }] })).toBe("notEntitled")
    expect(standing({ education: "primary" }, { needs: [{ rule: "p/pupil", windows: [{ from: "2026-01-01", until: "2026-01-02" }] }] })).toBe("entitled")
  })
  it("a need that is not known changes nothing of it", () => {
    expect(register(without("education"), { needs: [{ rule: "p/pupil", rooms: ["eye"] }] })).toEqual([{ id: "p1", standing: "entitled", village: "v3", group: "p/rest" }])
  })
  it("tells what a village's list has wrong", () => {
    const people: readonly CitizenProfile[] = [{ ...known, id: "p1" }, { ...known, id: "p2", deathDate: "2026-01-01" }, { ...known, id: "p3", examinations: [{ kind: "checkup", on: "2026-02-03" }] }, { ...known, id: "p4" }]
    const list = listOf(handedIn("a", [{ person: "p1", village: "v4", group: "p/elder" }, { person: "p2" }, { person: "p3" }, { person: "p9" }]))
    expect(compareWithRegister(entriesOf(list), registerPeople(inviteesOf(rules, people, july))).map(({ id, finding }) => [id, finding])).toEqual([
      ["p1", "otherVillage"], ["p1", "otherGroup"], ["p2", "died"], ["p3", "examined"], ["p4", "notListed"], ["p9", "notInRegister"]
    ])
  })
})
