import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { composePacks } from "../../pack/composePacks.ts"
import { smallPack } from "../../pack/smallPack.fixture.ts"
import { CampaignError } from "../errors.ts"
import type { ChecklistItem } from "./checklistItem.ts"
import { line, rulesWith, session, states } from "./checklist.fixture.ts"
import type { StaffMember } from "./readiness.ts"
import { readinessOf } from "./readinessOf.ts"

const doctor = line("doctor", { staff: { howMany: { atLeast: 1 }, licensed: true, assigned: true } })
const lan: StaffMember = { id: "lan", roles: ["doctor"], licence: { from: "2015-03-01" }, assigned: true }

describe("a doctor who is licensed and assigned", () => {
  it.each<[string, Partial<StaffMember>, string]>([
    ["is there", {}, "met 1/1"],
    ["whose licence begins on the day", { licence: { from: "2026-07-06" } }, "met 1/1"],
    ["whose licence begins the day after", { licence: { from: "2026-07-07" } }, "missing 0/1"],
    ["whose licence ends with the day", { licence: { from: "2015-03-01", until: "2026-07-07" } }, "met 1/1"],
    ["whose licence ended the day before", { licence: { from: "2015-03-01", until: "2026-07-06" } }, "missing 0/1"],
    ["who has no licence", { licence: false }, "missing 0/1"],
    ["who is not assigned", { assigned: false }, "missing 0/1"],
    ["who has another role only", { roles: ["nurse"] }, "missing 0/1"],
    ["who is a volunteer: this role is not for volunteers", { volunteer: true }, "missing 0/1"]
  ])("%s", (_, more, state) => expect(states([doctor], { staff: [{ ...lan, ...more }] })).toEqual({ doctor: state }))

  it.each(["licence", "assigned"] as const)("of whom nobody said the %s: it is asked, with the name", (field) => {
    const { [field]: _unknown, ...minh } = { ...lan, id: "minh" }
    const { ready, requirements: [only] } = readinessOf(rulesWith([doctor]), session, { staff: [minh] })
    expect([ready, only!.state, only!.there]).toEqual(["unknown", "ask", 0])
    expect(only!.says.vi).toContain("minh")
    expect(only!.says.en).toContain("minh")
  })

  it("only those are to be confirmed who matter", () => {
    const { licence: _unknown, ...minh } = { ...lan, id: "minh" }
    const [only] = readinessOf(rulesWith([line("doctor", { staff: { howMany: { atLeast: 2 }, licensed: true } })]), session, { staff: [lan, minh] }).requirements
    expect([only!.state, only!.there, only!.says.en]).toEqual(["ask", 1, "doctor: 2 needed, 1 surely there; confirm the licence or the assignment of minh"])
    const { requirements: [open] } = readinessOf(rulesWith([line("doctor", { staff: { licensed: true } })]), session, { staff: [minh] })
    expect([open!.state, open!.says.en]).toEqual(["ask", "doctor: 1 needed, 0 surely there; confirm the licence or the assignment of minh"])
  })

  it("whose licence is not known does not matter where another is sure", () => {
    const { licence: _unknown, ...minh } = { ...lan, id: "minh" }
    expect(states([doctor], { staff: [minh, lan] })).toEqual({ doctor: "met 1/1" })
  })

  it("who surely has no licence is not asked for the assignment", () => {
    const { assigned: _unknown, ...nobody } = { ...lan, licence: false as const }
    expect(states([doctor], { staff: [nobody] })).toEqual({ doctor: "missing 0/1" })
  })
})

describe("people have one role", () => {
  const role = (code: string, atLeast: number, more: Partial<ChecklistItem["staff"]> = {}): ChecklistItem => line(code, { staff: { howMany: { atLeast }, ...more } })
  const staff = (id: string, ...roles: readonly string[]): StaffMember => ({ id, roles })

  it("and are moved so that all roles are filled", () => {
    const { ready, requirements } = readinessOf(rulesWith([role("nurse", 1), role("guide", 1)]), session, { staff: [staff("a", "nurse", "guide"), staff("b", "nurse")] })
    expect(ready).toBe("yes")
    expect(requirements.map(({ by }) => by)).toEqual([["b"], ["a"]])
  })

  it("the role that comes first is filled first", () => {
    expect(states([role("nurse", 1), role("guide", 1)], { staff: [staff("a", "nurse", "guide")] })).toEqual({ nurse: "met 1/1", guide: "missing 0/1" })
    expect(states([role("guide", 1), role("nurse", 1)], { staff: [staff("a", "nurse", "guide")] })).toEqual({ guide: "met 1/1", nurse: "missing 0/1" })
  })

  it("besides those that can be done alongside", () => {
    expect(states([role("nurse", 1), role("leader", 1, { alongside: true })], { staff: [staff("a", "nurse", "leader")] })).toEqual({ nurse: "met 1/1", leader: "met 1/1" })
    expect(states([role("leader", 1, { alongside: true }), role("nurse", 1)], { staff: [staff("a", "nurse", "leader")] })).toEqual({ leader: "met 1/1", nurse: "met 1/1" })
    expect(states([role("leader", 2, { alongside: true })], { staff: [staff("a", "leader"), staff("b", "leader"), staff("c", "leader")] })).toEqual({ leader: "met 2/2" })
  })

  it("volunteers guide where the list lets them", () => {
    const youth = { id: "y", roles: ["guide"], volunteer: true }
    expect(states([role("guide", 1, { volunteers: true })], { staff: [youth] })).toEqual({ guide: "met 1/1" })
    expect(states([role("guide", 1)], { staff: [youth] })).toEqual({ guide: "missing 0/1" })
  })

  it("one more member of the staff never makes a session less ready, and nobody is in two roles", () => {
    const roles = ["r1", "r2", "r3"]
    const people = fc.uniqueArray(fc.record({ id: fc.constantFrom("a", "b", "c", "d", "e", "__proto__"), roles: fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 3 }) }), { selector: ({ id }) => id, minLength: 1, maxLength: 6 })
    fc.assert(fc.property(people, fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)), ([last, ...others], counts) => {
      const rules = rulesWith(roles.map((code, index) => role(code, counts[index]!)))
      const filled = (given: readonly StaffMember[]) => readinessOf(rules, session, { staff: given }).requirements.map(({ by }) => by!)
      const [before, after] = [filled(others), filled([...others, last!])]
      after.forEach((by, index) => {
        expect(by.length).toBeLessThanOrEqual(counts[index]!)
        expect(by.every((id) => [...others, last!].find((one) => one.id === id)!.roles.includes(roles[index]!))).toBe(true)
      })
      expect(new Set(after.flat()).size).toBe(after.flat().length)
      expect(after.flat().length).toBeGreaterThanOrEqual(before.flat().length)
      // As many as any choice could place: what one role leaves empty, nobody who is free can do.
      const free = [...others, last!].filter(({ id }) => !after.flat().includes(id))
      after.forEach((by, index) => { if (by.length < counts[index]!) expect(free.some((one) => one.roles.includes(roles[index]!))).toBe(false) })
    }))
  })
})

describe("how many", () => {
  const gloves = (howMany?: { readonly atLeast: number; readonly perPeople?: number }) => line("gloves", { goods: { kind: "supplies", ...(howMany === undefined ? {} : { howMany }) } })
  it.each([[1, 100], [50, 2], [51, 2], [99, 2], [100, 1], [101, 1]])("one for every %i people begun: %i for 100", (perPeople, needed) => {
    expect(states([gloves({ atLeast: 1, perPeople })], { goods: [{ code: "gloves", count: needed }] })).toEqual({ gloves: `met ${needed}/${needed}` })
    expect(states([gloves({ atLeast: 1, perPeople })], { goods: [{ code: "gloves", count: needed - 1 }] })).toEqual({ gloves: `missing ${needed - 1}/${needed}` })
  })

  it("counts the people expected, where they are said, rather than the places", () => {
    expect(states([gloves({ atLeast: 2, perPeople: 1 })], { goods: [{ code: "gloves", count: 60 }] }, { people: 30 })).toEqual({ gloves: "met 60/60" })
  })

  it("asks where no text says it; what the station decides counts", () => {
    expect(states([gloves()], { goods: [{ code: "gloves", count: 9 }] })).toEqual({ gloves: "ask 9/?" })
    expect(states([gloves()], { goods: [{ code: "gloves", count: 9 }], enough: { gloves: 9 } })).toEqual({ gloves: "met 9/9" })
    expect(states([gloves()], { goods: [{ code: "gloves", count: 9 }], enough: { gloves: 10 } })).toEqual({ gloves: "missing 9/10" })
    expect(states([gloves()], {})).toEqual({ gloves: "missing 0/?" })
    expect(states([line("nurse", { staff: {} })], { staff: [{ id: "a", roles: ["nurse"] }] })).toEqual({ nurse: "ask 1/?" })
    expect(states([line("nurse", { staff: {} })], {})).toEqual({ nurse: "missing 0/?" })
  })

  it("may be a parameter, whose status counts, too, and that of no other", () => {
    const parameters = [{ ...line("kits", {}), value: 3, status: "secondary" as const }, { ...line("other", {}), value: 3, status: "unverified" as const }].map(({ code: _code, ...rest }) => rest)
    const rules = rulesWith([line("kit", { goods: { kind: "equipment", howMany: { atLeast: { param: "p/kits" } } } })], { parameters })
    const { requirements: [kit], status } = readinessOf(rules, session, { goods: [{ code: "kit", count: 3 }] })
    expect([kit!.state, kit!.needed, kit!.status, status]).toEqual(["met", 3, "secondary", "secondary"])
  })

  it.each([1.5, -1])("a parameter of %s is refused", (value) => {
    const parameters = [{ ...line("kits", {}), value }].map(({ code: _code, ...rest }) => rest)
    const howMany = { atLeast: { param: "p/kits" } }
    expect(() => readinessOf(rulesWith([line("kit", { goods: { kind: "equipment", howMany } })], { parameters }), session)).toThrow(`TRAMYTE_CAMPAIGN_NUMBER p/kit: "p/kits" is ${value}; give a whole number from 0 up`)
  })

  it("of goods that two lines need nothing is counted twice", () => {
    const twice = ["p/one", "p/two"].map((id) => ({ ...gloves({ atLeast: 5 }), id }))
    const { requirements } = readinessOf(rulesWith(twice), session, { goods: [{ code: "gloves", count: 4 }, { code: "gloves", count: 5 }] })
    expect(requirements.map(({ state, there }) => [state, there])).toEqual([["met", 9], ["missing", 4]])
  })

  it("expired goods are not there: the day is the first on which they cannot be used", () => {
    expect(states([gloves({ atLeast: 1 })], { goods: [{ code: "gloves", count: 5, until: "2026-07-06" }] })).toEqual({ gloves: "missing 0/1" })
    expect(states([gloves({ atLeast: 1 })], { goods: [{ code: "gloves", count: 5, until: "2026-07-07" }] })).toEqual({ gloves: "met 5/1" })
  })
})

describe("only where it concerns the session", () => {
  const probe = line("probe", { onlyWith: { rooms: ["ultrasound", "x-ray"] }, goods: { kind: "equipment", howMany: { atLeast: 1 } } })
  it.each([[{ ultrasound: 40 }, true], [{ "x-ray": 1 }, true], [{ ultrasound: 0 }, false], [{ ecg: 9 }, false], [{}, false]])("rooms %j", (rooms, concerned) => {
    expect(Object.keys(states([probe], {}, { rooms }))).toEqual(concerned ? ["probe"] : [])
  })
  it("no rooms said: none is open", () => expect(states([probe])).toEqual({}))

  const consent = line("consent", { onlyWith: { examinations: ["screening", "occupational-exam"] }, measure: { kind: "safety" } })
  it.each([[["screening", "x"], true], [["x", "screening"], true], [["periodic-checkup"], false], [undefined, true]])("examinations %j; not said, it may be any", (examinations, concerned) => {
    expect(Object.keys(states([consent], {}, examinations === undefined ? {} : { examinations }))).toEqual(concerned ? ["consent"] : [])
  })

  const tent = line("tent", { onlyWith: { mobile: true }, measure: { kind: "safety" } })
  it.each([[true, true], [false, false], [undefined, false]])("mobile %s", (mobile, concerned) => {
    expect(Object.keys(states([tent], {}, mobile === undefined ? {} : { mobile }))).toEqual(concerned ? ["tent"] : [])
  })

  it("incidents are no requirement", () => expect(states([line("fall", { incident: { tell: [] } })])).toEqual({}))
})

describe("measures, and the whole", () => {
  const hands = line("hands", { measure: { kind: "infectionControl" } })
  const flow = line("flow", { measure: { kind: "safety" } })
  it("are done, known not to be, or not confirmed", () => {
    expect(states([hands, flow], { measures: { hands: true } })).toEqual({ hands: "met", flow: "ask" })
    expect(states([hands], { measures: { hands: false } })).toEqual({ hands: "missing" })
    expect(states([line("constructor", { measure: { kind: "safety" } })], { measures: {} })).toEqual({ constructor: "ask" })
  })

  it.each([[{ hands: true, flow: true }, "yes"], [{ hands: true }, "unknown"], [{ hands: false }, "no"]] as const)("%j: ready %s", (measures, ready) => {
    expect(readinessOf(rulesWith([hands, flow]), session, { measures }).ready).toBe(ready)
  })

  it("without any checklist nobody knows", () => {
    expect(readinessOf(rulesWith([]), session)).toEqual({ session: "s1", on: "2026-07-06", ready: "unknown", requirements: [], status: "unverified" })
    expect(readinessOf(rulesWith([flow]), session).status).toBe("verified")
  })

  it("stand in the order of their kinds", () => {
    const kit = line("kit", { goods: { kind: "equipment" } })
    const tubes = line("tubes", { goods: { kind: "supplies" } })
    expect(readinessOf(rulesWith([flow, tubes, hands, kit, doctor]), session).requirements.map(({ kind }) => kind)).toEqual(["staff", "equipment", "supplies", "infectionControl", "safety"])
  })

  it("each line has its sources; the law is that of the day of the session", () => {
    const soon = { ...flow, from: "2026-07-06" }
    expect(readinessOf(rulesWith([soon]), session).requirements.map(({ item, sources }) => [item, sources.map(({ ref }) => ref)])).toEqual([["p/flow", ["law"]]])
    expect(readinessOf(rulesWith([soon]), { ...session, day: "2026-07-05" }).requirements).toEqual([])
  })

  it("in words: how many, and that nobody said how many", () => {
    const says = (goods: readonly { readonly code: string; readonly count: number }[], more: Partial<ChecklistItem["goods"]> = {}) => readinessOf(rulesWith([line("găng tay", { goods: { kind: "supplies", ...more } })]), session, { goods }).requirements[0]!
    expect(says([]).says).toEqual({ vi: "Chưa có găng tay; không văn bản nào nêu cần bao nhiêu, trạm quyết định", en: "găng tay: none there; no text says how many are needed, the station decides" })
    expect(says([{ code: "găng tay", count: 2 }]).says).toEqual({ vi: "Găng tay: có 2; không văn bản nào nêu cần bao nhiêu, trạm quyết định", en: "găng tay: 2 there; no text says how many are needed, the station decides" })
    expect(says([{ code: "găng tay", count: 2 }], { howMany: { atLeast: 2 } }).says).toEqual({ vi: "Đủ găng tay: cần 2, có 2", en: "găng tay: 2 needed, 2 there" })
    expect(Object.hasOwn(says([]), "needed")).toBe(false)
    expect(readinessOf(rulesWith([line("điều dưỡng", { staff: {} })]), session).requirements[0]!.says.vi).toBe("Chưa có điều dưỡng; không văn bản nào nêu cần bao nhiêu, trạm quyết định")
  })

  it("a line that is short says it in both languages", () => {
    const says = readinessOf(rulesWith([line("bác sĩ", { staff: { howMany: { atLeast: 3 } } })]), session, { staff: [{ id: "a", roles: ["bác sĩ"] }] }).requirements[0]!.says
    expect(says).toEqual({ vi: "Thiếu 2 bác sĩ: cần 3, có 1", en: "bác sĩ: 2 missing, 3 needed, 1 there" })
  })
})

it("a local pack replaces a line by its code's item", () => {
  const more = line("doctors", { code: "doctor", overrides: "p/doctor", staff: { howMany: { atLeast: 2 } } })
  const rules = composePacks([smallPack({ checklists: [doctor] }), smallPack({ id: "q", citations: [], checklists: [{ ...more, id: "q/doctor" }] })]).on(session.day)
  expect(readinessOf(rules, session, { staff: [{ id: "a", roles: ["doctor"] }] }).requirements.map(({ item, needed, there }) => [item, needed, there])).toEqual([["q/doctor", 2, 1]])
})

it("bad input is told whole, before any work", () => {
  const wrong = (): unknown => readinessOf(rulesWith([doctor]), { id: "s", day: "2026-02-30", capacity: 1.5, people: -1 }, {
    staff: [lan, lan, { id: "x", roles: [], licence: { from: "2026-01-02", until: "2026-01-02" } }, { id: "y", roles: [], licence: { from: "soon" } }],
    goods: [{ code: "g", count: 0.5, until: "never" }], enough: { g: -2 }
  })
  expect(wrong).toThrow(CampaignError)
  try {
    wrong()
  } catch (error) {
    expect((error as CampaignError).problems.map(({ code, where }) => `${code.slice(17)} ${where}`)).toEqual([
      "DAY session.day", "NUMBER session.capacity", "NUMBER session.people", "DUPLICATE staff[1].id", "WINDOW staff[2].licence", "DAY staff[3].licence.from",
      "NUMBER goods[0].count", "DAY goods[0].until", "NUMBER enough.g"
    ])
  }
})
