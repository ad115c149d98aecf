import { describe, expect, it } from "vitest"
import type { Fact } from "../../citizen/fact.ts"
import type { HealthRecord } from "../../citizen/record.ts"
import { item, rulesOn } from "../../pack/smallPack.fixture.ts"
import { CampaignError } from "../errors.ts"
import { campaignPack, july, on, protocol } from "./campaignPack.fixture.ts"
import { exam, kinds, told, type Told } from "./campaignPeople.fixture.ts"
import type { InviteeOptions, InviteesAnswer, Need } from "./invitees.ts"
import { inviteesOf } from "./inviteesOf.ts"

const rules = rulesOn(on, campaignPack)
const asked = (person: Told, options: Partial<InviteeOptions> = {}): InviteesAnswer => inviteesOf(rules, [told(person)], { ...july, ...options })
const invited = (person: Told, options: Partial<InviteeOptions> = {}) => asked(person, options).invitees[0]
const left = (person: Told, options: Partial<InviteeOptions> = {}) => asked(person, options).notInvited[0]
/** What is open, as `question of: facts`. */
const open = (person: Told, options: Partial<InviteeOptions> = {}) => asked(person, options).toClarify.flatMap(({ open: questions, missing }) =>
  [questions.map(({ question, of }) => of === undefined ? question : `${question} ${of}`), missing.map(({ fact }) => fact)])

describe("priority", () => {
  it.each<[string, Told, number]>([
    ["merit", { facts: [{ kind: "merit" }] }, 1], ["an elder", { birthDate: "1966-07-15" }, 2], ["the day before she is one", { birthDate: "1966-07-16" }, 3]
  ])("%s", (_what, person, priority) => expect(invited(person)?.priority).toBe(priority))
  it("is that of another ordered grouping where one is named", () => {
    expect(invited({ birthDate: "1950" }, { grouping: "p/old-first" })?.priority).toBe(1)
    expect(invited({ birthDate: "1960" }, { grouping: "p/old-first" })?.priority).toBe(2)
  })
  it("groups are told in their order, with how many people", () => {
    const people = [told({ id: "a" }), told({ id: "b", birthDate: "1950" }), told({ id: "c" }), told({ id: "d", deathDate: "2020" })]
    expect(inviteesOf(rules, people, july).groups.map(({ priority, id, people: many }) => [priority, id, many])).toEqual([[2, "p/elder", 1], [3, "p/rest", 2]])
  })
  it("a group that is not sure: invited where she stands, and asked", () => {
    const person = { unsure: ["merit"] }
    expect(invited(person)?.priority).toBe(3)
    expect(open(person)).toEqual([["group p/merit"], ["merit"]])
    expect(open({ ...person, birthDate: "1966" })).toEqual([["group p/merit", "group p/elder"], ["merit", "birthDate"]])
  })
  it("whether the plan is about her at all is asked first", () => {
    const person: Told = { home: { code: [] }, unsure: ["merit"] }
    expect(invited(person)?.priority).toBe(3)
    expect(open(person)).toEqual([["scope", "group p/merit"], ["residence", "merit"]])
  })
})

describe("who is not invited", () => {
  it.each<[string, Told, string]>([
    ["who died", { deathDate: "2026-01-01", facts: [exam("checkup", "2026-01-01")] }, "died"],
    ["who was born the day after", { birthDate: "2026-07-16" }, "notBorn"],
    ["who was born in a year that is to come", { birthDate: "2027" }, "notBorn"],
    ["who moved away", { home: { end: "2026-07-01" } }, "movedAway"],
    ["who moved away today", { home: { end: on } }, "movedAway"],
    ["a temporary resident", { home: { code: ["temporary"] } }, "outside"],
    ["a temporary resident who lived here before", { home: { end: "2020-01-01" }, facts: [{ kind: "residence", code: ["temporary"] }] }, "outside"],
    ["of whom no residence is known to be", { home: { status: "notDone", end: "2020-01-01" } }, "outside"]
  ])("%s", (_what, person, because) => {
    const answer = asked(person)
    expect(answer.invitees).toEqual([])
    expect(answer.toClarify).toEqual([])
    expect(answer.notInvited).toMatchObject([{ id: "p1", because }])
    expect(answer.groups).toEqual([])
  })
  it("who was born on the day itself is, and who may have been", () => {
    expect([invited({ birthDate: on })?.id, invited({ birthDate: "2026" })?.id, invited({ birthDate: "2026-07" })?.id]).toEqual(["p1", "p1", "p1"])
  })
  it("who is not known to be alive is invited, and asked", () => {
    expect(open({ deathDate: "2026" })[0]).toContain("due p/checkup")
  })
  it("whom no protocol is for", () => {
    expect(left({}, { protocols: ["p/worker-exam"] })).toEqual({ id: "p1", because: "noRight", text: { vi: "Không thuộc diện của loại khám này.", en: "This examination is not for this person." }, priority: 3, village: "v3" })
  })
  it.each([["p/pregnant", "pregnancy"], ["p/pupil", "education"]])("who is excluded by %s", (rule, kind) => {
    const needs: readonly Need[] = [{ rule, exclude: true }]
    expect(left({ facts: [{ kind }] }, { needs })).toMatchObject({ because: "excluded", needs: [rule], priority: 3, village: "v3" })
    expect(invited({}, { needs })).toEqual({ id: "p1", priority: 3, village: "v3" })
    expect(open({ unsure: [kind] }, { needs })).toEqual([[`need ${rule}`], [kind]])
    expect(invited({ unsure: [kind] }, { needs: [{ rule, exclude: true, rooms: ["eye"] }] })).not.toHaveProperty("rooms")
  })
})

describe("nobody is examined twice for one right", () => {
  it("examined this year: not before next year", () => {
    expect(left({ facts: [exam("checkup", "2026-02-03")] })).toMatchObject({ because: "examined", lastDone: "2026-02-03", dueFrom: "2027-01-01" })
    expect(invited({ facts: [exam("checkup", "2025-12-31")] })).toStrictEqual({ id: "p1", priority: 3, village: "v3" })
  })
  it("a campaign that runs into the next year invites her from then on", () => {
    const until = (day: string) => asked({ facts: [exam("checkup", "2026-02-03")] }, { period: { from: "2026-08-01", until: day } })
    expect(until("2027-01-01").invitees).toEqual([])
    expect(until("2027-01-02").invitees[0]?.windows).toEqual([{ from: "2027-01-01", until: "2027-01-02" }])
  })
  it("whether she was examined is not known: invited, and asked", () => {
    const person = { unsure: ["encounter"] }
    expect(invited(person)).toEqual({ id: "p1", priority: 3, village: "v3" })
    expect(open(person)).toEqual([["due p/checkup"], ["encounter"]])
  })
  it("after an interval: from the day on which it may be done", () => {
    const worker = (start: string) => ({ facts: [{ kind: "employment" }, exam("worker-exam", start)] })
    const options = { protocols: ["p/worker-exam"] }
    expect(invited(worker("2026-02-01"), options)).not.toHaveProperty("windows")
    expect(invited(worker("2026-02-02"), options)?.windows).toEqual([{ from: "2026-08-02", until: "2026-09-01" }])
    expect(invited(worker("2026-02-28"), options)?.windows).toEqual([{ from: "2026-08-28", until: "2026-09-01" }])
    expect(left(worker("2026-03-01"), options)).toMatchObject({ because: "examined", lastDone: "2026-03-01", dueFrom: "2026-09-01" })
  })
  it("several protocols: invited while one of them is open, from the first day of any", () => {
    const options = { protocols: ["p/checkup", "p/worker-exam"] }
    const both = (worker: string) => ({ facts: [{ kind: "employment" }, exam("checkup", "2026-02-03"), exam("worker-exam", worker)] })
    expect(invited(both("2026-02-11"), options)?.windows).toEqual([{ from: "2026-08-11", until: "2026-09-01" }])
    expect(left(both("2026-04-01"), options)).toMatchObject({ because: "examined", lastDone: "2026-04-01", dueFrom: "2026-10-01" })
    expect(left({ facts: [exam("checkup", "2026-02-03")] }, options)?.because).toBe("examined")
    expect(invited({ facts: [{ kind: "employment" }, exam("worker-exam", "2026-02-11")] }, options)).not.toHaveProperty("windows")
  })
  it("had once and for all", () => {
    const options = { protocols: ["p/once", "p/worker-exam"] }
    const { dueFrom, ...done } = left({ facts: [exam("once", "2026-02-03")] }, options)!
    expect([done.because, done.lastDone, dueFrom]).toEqual(["examined", "2026-02-03", undefined])
    expect(left({ facts: [{ kind: "encounter", code: ["once"] }] }, options)).toMatchObject({ because: "examined" })
    expect(left({ facts: [exam("once", "2026-02-03"), { kind: "employment" }, exam("worker-exam", "2026-04-01")] }, options)?.dueFrom).toBe("2026-10-01")
  })
  it("examined this year, nobody knows on which day", () => {
    const { lastDone, ...done } = left({ facts: [{ kind: "encounter", code: ["checkup"], start: "unknown", recorded: "2026-07-01" }, exam("checkup", "2026")] })!
    expect([done.because, done.dueFrom]).toEqual(["examined", "2027-01-01"])
    expect(lastDone).toBe("2026-01-01")
  })
  it.each([["calendar", "2027-01-01"], ["school", "2026-09-01"]])("by the year that a parameter names, %s", (year, dueFrom) => {
    const yearly = rulesOn(on, { ...campaignPack, parameters: [{ ...item("p/year"), value: year }], protocols: [protocol("yearly", { perYear: { min: 1 }, year: { param: "p/year" } })] })
    expect(inviteesOf(yearly, [told({ facts: [exam("yearly", "2026-05-01")] })], { ...july, protocols: ["p/yearly"] }).notInvited[0]?.dueFrom).toBe(dueFrom)
  })
  it.each([["2026-07-15", "2026-09-05"], ["2026-09-05", "2027-09-05"], ["2026-09-04", "2026-09-05"]])("by the school year, examined, asked on %s: from %s", (day, dueFrom) => {
    const school = rulesOn(day, { ...campaignPack, protocols: [protocol("school", { perYear: { min: 1 }, year: "school", schoolYearStart: { month: 9, day: 5 } })] })
    const facts = [exam("school", "2025-09-06"), exam("school", "2026-09-05")]
    expect(inviteesOf(school, [told({ facts })], { period: { from: "2026-07-20", until: "2026-08-01" }, protocols: ["p/school"] }).notInvited[0]?.dueFrom).toBe(dueFrom)
  })
})

describe("where somebody lives", () => {
  it("the village and household of the record", () => {
    expect(invited({ facts: [{ kind: "household", links: { household: "h7" } }] })).toMatchObject({ village: "v3", household: "h7" })
  })
  it("the permanent residence before a later one, of two the later, of households the later", () => {
    const home = (code: string, village: string, start: string) => ({ kind: "residence", code: [code], links: { village }, start })
    expect(invited({ home: { start: "2020" }, facts: [home("temporary", "v4", "2026-06-01")] })?.village).toBe("v3")
    expect(invited({ home: { start: "2020", code: ["temporary"] }, facts: [home("permanent", "v4", "2019-06-01")] })?.village).toBe("v4")
    expect(invited({ home: { start: "2020" }, facts: [home("permanent", "v4", "2026-06-01")] })?.village).toBe("v4")
    expect(invited({ home: { start: "2020" }, facts: [home("permanent", "v4", "2019-06-01")] })?.village).toBe("v3")
    const of = (household: string, start: string) => ({ kind: "household", links: { household }, start })
    expect(invited({ facts: [of("h2", "2024-01-01"), of("h1", "2020-01-01")] })?.household).toBe("h2")
  })
  it("registered for good in another commune, she lives in the village of this one", () => {
    const elsewhere = { kind: "residence", code: ["permanent"], links: { commune: "10888" } }
    expect(invited({ home: { code: ["temporary"] }, facts: [elsewhere] })?.village).toBe("v3")
    expect(invited({ home: { code: ["temporary"] }, facts: [{ kind: "residence", code: ["permanent"] }] })?.village).toBe("v3")
  })
  it("not what is over, begins later, or is not sure", () => {
    const household = (more: Partial<Fact>) => invited({ facts: [{ kind: "household", links: { household: "h7" }, ...more }] })?.household
    expect([household({ end: on }), household({ end: "2026-07-16" }), household({ start: on, recorded: on }), household({ start: "2026-07-16", recorded: "2026-07-16" }), household({ status: "preliminary" }), household({ end: "unknown" }), household({ links: {} })])
      .toEqual([undefined, "h7", "h7", undefined, undefined, undefined, undefined])
  })
  it("as the caller knows better", () => {
    expect(invited({}, { villageOf: (id) => `${id}-village`, householdOf: (id) => `${id}-home` })).toEqual({ id: "p1", priority: 3, village: "p1-village", household: "p1-home" })
    expect(invited({}, { villageOf: () => undefined })).toEqual({ id: "p1", priority: 3 })
  })
  it("a village that nobody knows is asked for", () => {
    expect(open({ home: { links: {} } })).toEqual([["village"], ["residence"]])
    expect(open({ home: { links: {} } }, { villageOf: () => "v1" })).toEqual([])
  })
})

describe("needs", () => {
  const diabetic = { facts: [{ kind: "condition", code: ["E11"] }] }
  it("rooms, each once, and the part of the day", () => {
    const needs: readonly Need[] = [{ rule: "p/fasts", part: "morning", rooms: ["lab", "eye"] }, { rule: "p/elder", rooms: ["eye", "dental"] }]
    expect(invited({ ...diabetic, birthDate: "1950" }, { needs })).toMatchObject({ part: "morning", rooms: ["dental", "eye", "lab"] })
    expect(invited({ birthDate: "1950" }, { needs })).toEqual({ id: "p1", priority: 2, village: "v3", rooms: ["dental", "eye"] })
    expect(invited({}, { needs })).toEqual({ id: "p1", priority: 3, village: "v3" })
  })
  it("a group's own condition, of those whom the plan is about", () => {
    expect(invited({ facts: [{ kind: "merit" }], birthDate: "1950" }, { needs: [{ rule: "p/elder", rooms: ["eye"] }] })).toMatchObject({ priority: 1, rooms: ["eye"] })
  })
  it("what is not known: the room all the same, bound to no part and day, and asked", () => {
    const needs: readonly Need[] = [{ rule: "p/fasts", part: "morning", windows: [{ from: "2026-08-03", until: "2026-08-04" }], rooms: ["lab"] }]
    expect(invited({ unsure: ["condition"] }, { needs })).toEqual({ id: "p1", priority: 3, village: "v3", rooms: ["lab"] })
    expect(open({ unsure: ["condition"] }, { needs })).toEqual([["need p/fasts"], ["condition"]])
  })
  it("a screening that is due, by what is done or by its protocol", () => {
    for (const due of ["women-test", "p/women-test"]) {
      const needs: readonly Need[] = [{ due, rooms: ["gynaecology"] }]
      const rooms = (person: Told) => [invited(person, { needs })?.rooms, open(person, { needs })]
      const test = (start: string) => ({ facts: [exam("women-test", start)] })
      expect(rooms({})).toEqual([["gynaecology"], []])
      expect(rooms({ sex: "male" })).toEqual([undefined, []])
      expect(rooms(test("2023-08-01"))).toEqual([["gynaecology"], []])
      expect(rooms(test("2023-08-02"))).toEqual([undefined, []])
      expect(rooms({ unsure: ["encounter"], facts: [exam("checkup", "2025-01-01")] })).toEqual([["gynaecology"], [["due p/checkup", `need ${due}`], ["encounter"]]])
      expect(rooms({ ...test("2026-07-01"), unsure: ["encounter"] })[0]).toBe(undefined)
    }
  })
  it("a screening counts on the day asked about, once the campaign runs", () => {
    const needs: readonly Need[] = [{ due: "women-test", rooms: ["gynaecology"] }]
    const rooms = (period: InviteeOptions["period"]) => invited({ facts: [exam("women-test", "2023-07-15")] }, { needs, period })?.rooms
    expect([rooms({ from: "2026-07-01", until: "2026-09-01" }), rooms({ from: "2026-07-16", until: "2026-09-01" })]).toEqual([["gynaecology"], ["gynaecology"]])
    expect(invited({ facts: [exam("women-test", "2023-07-16")] }, { needs, period: { from: "2026-07-01", until: "2026-09-01" } })?.rooms).toBe(undefined)
  })
  it("of two protocols of one screening one that is sure is enough", () => {
    const again = rulesOn("2026-12-10", campaignPack)
    const person = told({ facts: [exam("women-test", "2026-12-01")], unsure: [] })
    const open = inviteesOf(again, [{ ...person, complete: { ...person.complete, encounter: "2026-12-10" } }], { period: { from: "2026-12-10", until: "2027-01-01" }, protocols: ["p/checkup"], needs: [{ due: "women-test", rooms: ["g"] }] })
    expect(open.invitees[0]?.rooms).toEqual(["g"])
    expect(open.toClarify.flatMap(({ open: questions }) => questions.filter(({ question }) => question === "need"))).toEqual([])
  })

  it("what is not known leaves nobody without a day", () => {
    const needs: readonly Need[] = [{ rule: "p/fasts", part: "morning", rooms: ["lab"] }, { rule: "p/pregnant", windows: [{ from: "2027-01-01", until: "2027-02-01" }], part: "afternoon" }]
    const person = { ...diabetic, unsure: ["pregnancy"] }
    expect(invited(person, { needs })).toEqual({ id: "p1", priority: 3, village: "v3", rooms: ["lab"], part: "morning" })
    expect(open(person, { needs })).toEqual([["need p/pregnant"], ["pregnancy"]])
    expect(left({ facts: [...diabetic.facts, { kind: "pregnancy" }], unsure: ["education"] }, { needs: [...needs, { rule: "p/pupil", part: "morning" }] })).toMatchObject({ because: "noDay", needs: ["p/fasts", "p/pregnant"] })
  })

  describe("windows", () => {
    const pupil = { facts: [{ kind: "education" }] }
    const saturdays = { rule: "p/pupil", windows: [{ from: "2026-01-01", until: "2027-01-01", weekdays: [6] }] } as const
    const pregnant = (from: string, until: string, more = {}): Need => ({ rule: "p/pregnant", windows: [{ from, until, ...more }] })
    it("lie in the campaign", () => {
      expect(invited(pupil, { needs: [saturdays] })?.windows).toStrictEqual([{ from: "2026-08-01", until: "2026-09-01", weekdays: [6] }])
    expect(invited({ facts: [{ kind: "pregnancy" }] }, { needs: [pregnant("2026-08-10", "2026-08-20")] })?.windows).toStrictEqual([{ from: "2026-08-10", until: "2026-08-20" }])
      expect(invited({}, { needs: [saturdays] })).not.toHaveProperty("windows")
    })
    it("begin when the examination is due", () => {
      const worker = { facts: [...pupil.facts, { kind: "employment" }, exam("worker-exam", "2026-02-11")] }
      expect(invited(worker, { needs: [saturdays], protocols: ["p/worker-exam"] })?.windows).toEqual([{ from: "2026-08-11", until: "2026-09-01", weekdays: [6] }])
    })
    it("of several needs: the days that suit all", () => {
      const both = { facts: [{ kind: "education" }, { kind: "pregnancy" }] }
      expect(invited(both, { needs: [saturdays, pregnant("2026-08-10", "2026-08-20")] })?.windows).toEqual([{ from: "2026-08-10", until: "2026-08-20", weekdays: [6] }])
      const twice: Need = { ...saturdays, windows: [...saturdays.windows, { from: "2026-08-12", until: "2026-08-14", part: "afternoon" }] }
      expect(invited(both, { needs: [twice, pregnant("2026-08-10", "2026-08-20")] })?.windows).toEqual([
        { from: "2026-08-10", until: "2026-08-20", weekdays: [6] }, { from: "2026-08-12", until: "2026-08-14", part: "afternoon" }
      ])
      expect(invited(both, { needs: [saturdays, pregnant("2026-08-10", "2026-08-20", { weekdays: [5, 6] })] })?.windows).toEqual([{ from: "2026-08-10", until: "2026-08-20", weekdays: [6] }])
    })
    it.each<[string, readonly Need[], boolean]>([
      ["Saturday 8 August is one of the days", [saturdays, pregnant("2026-08-03", "2026-08-09")], true],
      ["Friday 7 August is the last of them", [saturdays, pregnant("2026-08-03", "2026-08-08")], false],
      ["a stretch before the campaign", [pregnant("2026-07-01", "2026-08-01")], false],
      ["a stretch that ends on its first day", [pregnant("2026-07-01", "2026-08-02")], true],
      ["a stretch after it", [pregnant("2026-09-01", "2026-10-01")], false],
      ["Saturdays and Sundays", [saturdays, pregnant("2026-08-01", "2026-09-01", { weekdays: [7] })], false],
      ["mornings and afternoons", [{ rule: "p/pupil", part: "morning" }, { rule: "p/pregnant", part: "afternoon" }], false],
      ["a window of another part of the day", [{ rule: "p/pupil", part: "morning" }, pregnant("2026-08-01", "2026-09-01", { part: "afternoon" })], false],
      ["a window of the same part", [{ rule: "p/pupil", part: "morning" }, pregnant("2026-08-01", "2026-09-01", { part: "morning" })], true],
      ["windows of the same part of the day", [{ ...saturdays, windows: [{ ...saturdays.windows[0], part: "morning" }] }, pregnant("2026-08-01", "2026-09-01", { part: "morning" })], true],
      ["windows of two parts", [{ ...saturdays, windows: [{ ...saturdays.windows[0], part: "morning" }] }, pregnant("2026-08-01", "2026-09-01", { part: "afternoon" })], false]
    ])("%s", (_what, needs, can) => {
      const answer = asked({ facts: [{ kind: "education" }, { kind: "pregnancy" }] }, { needs: [...needs, { rule: "p/pupil", rooms: ["eye"] }] })
      expect(answer.invitees.length).toBe(can ? 1 : 0)
      expect(answer.notInvited).toMatchObject(can ? [] : [{ because: "noDay", needs: [...new Set(needs.map(({ rule }) => rule))], priority: 3 }])
    })
  })
})

describe("how pressing it is", () => {
  const worker = (start: string, day = on): number | undefined => {
    const facts = [{ kind: "employment", start: "2015-01-01", recorded: "2015-01-01" }, exam("worker-exam", start)]
    const record = told({ facts })
    const complete = Object.fromEntries(kinds.map((kind) => [kind, day]))
    return inviteesOf(rulesOn(day, campaignPack), [{ ...record, complete }], { period: { from: "2026-01-01", until: "2028-01-01" }, protocols: ["p/worker-exam"] }).invitees[0]?.urgency
  }
  it.each([
    ["on the last day in time", "2026-01-15", undefined], ["a day late", "2026-01-14", 8], ["30 days late", "2025-12-15", 8], ["31 days late", "2025-12-14", 16], ["a year late", "2025-01-15", 96], ["years late", "2020-01-15", 96]
  ])("%s", (_what, start, urgency) => expect(worker(start)).toBe(urgency))
  it("a year that was missed: since its last day", () => {
    const missed = (day: string) => {
      const record = told()
      const yearly = rulesOn(day, { ...campaignPack, protocols: [protocol("checkup", { perYear: { min: 1 }, year: "calendar" })] })
      return inviteesOf(yearly, [{ ...record, complete: { ...record.complete, encounter: day } }], { period: { from: "2026-01-01", until: "2027-01-01" }, protocols: ["p/checkup"] }).invitees[0]?.urgency
    }
    expect([missed("2026-01-01"), missed("2026-01-30"), missed("2026-01-31"), missed("2026-07-15"), missed("2026-12-31")]).toEqual([5, 5, 10, 35, 60])
  })
  it.each([[0, 10], [-3, 10], [1, 9], [9, 1], [20, 1], [2.4, 8], [undefined, 5]])("a protocol of urgency %s weighs %s", (urgency, weight) => {
    const one = rulesOn("2026-01-01", { ...campaignPack, protocols: [protocol("checkup", { perYear: { min: 1 }, year: "calendar" }, urgency === undefined ? {} : { urgency })] })
    expect(inviteesOf(one, [told()], { period: { from: "2026-01-01", until: "2027-01-01" }, protocols: ["p/checkup"] }).invitees[0]?.urgency).toBe(weight)
  })
  it("of several protocols the most pressing; who may have been examined does not press", () => {
    const facts = [{ kind: "employment", start: "2015-01-01" }, exam("worker-exam", "2025-01-01")]
    expect(invited({ facts }, { protocols: ["p/checkup", "p/worker-exam"] })?.urgency).toBe(96)
    expect(invited({ facts, unsure: ["encounter"] }, { protocols: ["p/worker-exam"] })).not.toHaveProperty("urgency")
  })
})

describe("what is wrong with the question", () => {
  const refused = (options: unknown, people: readonly HealthRecord[] = []): readonly string[] => {
    try {
      inviteesOf(rules, people, options as InviteeOptions)
    } catch (error) {
      if (error instanceof CampaignError) return error.problems.map(({ code, where }) => `${code.replace("TRAMYTE_CAMPAIGN_", "")} ${where}`)
      throw error
    }
    return []
  }
  it("is told all at once", () => {
    expect(refused({ period: { from: "2026-09-01", until: "2026-09-01" }, asOf: "today", protocols: ["p/checkup", "p/chekup"], grouping: "p/x", needs: [{}, { rule: "p/x", due: "x" }] })).toEqual([
      "DAY period", "DAY asOf", "UNKNOWN protocols[1]", "UNKNOWN grouping", "NEED needs[0]", "NEED needs[0]", "NEED needs[1]", "UNKNOWN needs[1].rule", "UNKNOWN needs[1].due", "NEED needs[1]"
    ])
  })
  it.each<[string, object, readonly string[]]>([
    ["no campaign", { period: undefined }, ["DAY period"]],
    ["no first day", { period: { until: "2026-09-01" } }, ["DAY period"]],
    ["nothing that it is for", { protocols: [] }, ["UNKNOWN protocols"]],
    ["a protocol that is not in force yet", { protocols: ["p/women-test-again"] }, ["UNKNOWN protocols[0]"]],
    ["groups that overlap", { grouping: "p/overlapping" }, ["NEED grouping"]],
    ["a definition that is no condition", { needs: [{ rule: "p/exams", rooms: ["eye"] }] }, ["UNKNOWN needs[0].rule"]],
    ["a protocol where a rule is asked for", { needs: [{ rule: "p/checkup", rooms: ["eye"] }] }, ["UNKNOWN needs[0].rule"]],
    ["no room", { needs: [{ rule: "p/fasts", rooms: [] }] }, ["NEED needs[0].rooms"]],
    ["a room without a name", { needs: [{ rule: "p/fasts", rooms: ["eye", ""] }] }, ["NEED needs[0].rooms"]],
    ["one room as a text", { needs: [{ rule: "p/fasts", rooms: "eye" }] }, ["NEED needs[0].rooms"]],
    ["a part of the day that there is not", { needs: [{ rule: "p/fasts", part: "noon" }] }, ["NEED needs[0].part"]],
    ["people by one id", { needs: [{ people: "p1", fasting: true }] }, ["NEED needs[0].people"]],
    ["people without ids", { needs: [{ people: ["p1", ""], fasting: true }, { people: [1], fasting: true }] }, ["NEED needs[0].people", "NEED needs[1].people"]],
    ["people and a rule", { needs: [{ people: ["p1"], rule: "p/fasts", fasting: true }] }, ["NEED needs[0]"]],
    ["no name", { needs: [{ people: [], name: "", fasting: true }, { people: [], name: 1, homeVisit: true }] }, ["NEED needs[0].name", "NEED needs[1].name"]],
    ["a visit at home as a room", { needs: [{ rule: "p/fasts", rooms: ["eye", "home-visit"] }] }, ["NEED needs[0].rooms"]],
    ["neither fasting nor at home", { needs: [{ rule: "p/fasts", fasting: false, homeVisit: false }] }, ["NEED needs[0]"]],
    ["nothing needed", { needs: [{ rule: "p/fasts", exclude: false }] }, ["NEED needs[0]"]],
    ["no window", { needs: [{ rule: "p/fasts", windows: [] }] }, ["WINDOW needs[0].windows"]],
    ["windows that hold no day", { needs: [{ rule: "p/fasts", windows: [{ from: "2026-08-01", until: "2026-08-01" }, { from: 1 }, { from: "2026-08-01", until: "2026-08-02" }] }] }, ["WINDOW needs[0].windows[0]", "WINDOW needs[0].windows[1]"]],
    ["days of the week that there are not", { needs: [0, 8, 1.5].map((day) => ({ rule: "p/fasts", windows: [{ from: "2026-08-01", until: "2026-08-02", weekdays: [1, 7, day] }] })) }, ["WINDOW needs[0].windows[0]", "WINDOW needs[1].windows[0]", "WINDOW needs[2].windows[0]"]],
    ["no day of the week", { needs: [{ rule: "p/fasts", windows: [{ from: "2026-08-01", until: "2026-08-02", weekdays: [] }] }] }, ["WINDOW needs[0].windows[0]"]],
    ["a window in the night", { needs: [{ rule: "p/fasts", windows: [{ from: "2026-08-01", until: "2026-08-02", part: "night" }] }] }, ["WINDOW needs[0].windows[0]"]]
  ])("%s", (_what, options, problems) => expect(refused({ ...july, ...options })).toEqual(problems))
  it.each<[string, unknown, unknown, readonly string[]]>([
    ["no people and no question", null, null, ["SHAPE people", "SHAPE options"]], ["a person who is none", [null], july, ["SHAPE people"]],
    ["one protocol as a text, and needs that are none", [], { ...july, protocols: "p/checkup", needs: [null] }, ["SHAPE protocols", "SHAPE needs"]]
  ])("%s", (_what, people, options, problems) => expect(refused(options, people as readonly HealthRecord[])).toEqual(problems))
  it("nothing, of Mondays and Sundays", () => {
    expect(refused({ ...july, needs: [{ rule: "p/fasts", part: "afternoon", windows: [{ from: "2026-08-01", until: "2026-08-02", weekdays: [1, 7], part: "morning" }] }] })).toEqual([])
  })
  it("no plan is in force", () => {
    expect(() => inviteesOf(rulesOn(on, { protocols: campaignPack.protocols! }), [], july)).toThrow("no main grouping is in force on 2026-07-15; there are none")
  })
  it("somebody stands twice", () => {
    expect(refused(july, [told(), told({ id: "p2" }), told()])).toEqual(["DUPLICATE people[2]"])
  })
})

it("says on which day and under which rules", () => {
  expect(asked({}, { asOf: "2026-07-20" })).toMatchObject({ on, asOf: "2026-07-20", rulebook: "p@2026.1.0" })
  expect(asked({})).toMatchObject({ on, asOf: on })
})
